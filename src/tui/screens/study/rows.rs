//! The texts of a card as lines: the question, the sample answer, and what one judges by.

use std::ops::Range;

use crate::{
    answer::{Account, Marks},
    deck::{Card, Judging, KeyPoint, Rubric},
    history::{CardProgress, Story},
    text::{lines, wrap},
};

use super::{debrief::Next, judge::Judge};

/// What a line of the page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Text to read.
    Text(String),
    /// A heading.
    Heading(String),
    /// Text beside the point.
    Quiet(String),
    /// What the user wrote, in pieces: some show a key point.
    Own(Vec<(String, bool)>),
    /// A line of what can be marked: which row, its text, whether the keys are on it.
    Mark { row: usize, text: String, chosen: bool },
}

impl Row {
    /// Which row it is to be marked, if it is one.
    pub(super) fn mark(&self) -> Option<usize> {
        match self {
            Self::Mark { row, .. } => Some(*row),
            _ => None,
        }
    }
}

/// A text of the card in lines of at most so many columns.
pub(super) fn text(text: &str, columns: u16) -> Vec<Row> {
    lines(text, usize::from(columns))
        .into_iter()
        .map(Row::Text)
        .collect()
}

/// The sample answer, the user's own that they prefer, and what one judges by, in lines of at most so many columns.
///
/// `next` is what was asked next and answered, in a mock interview.
pub(super) fn answer(
    card: &Card,
    judge: &Judge,
    progress: Option<&CardProgress>,
    next: &[Next],
    columns: u16,
) -> Vec<Row> {
    let mut rows = text(&card.answer, columns);
    if let Some(preferred) = progress.and_then(|card| card.preferred.as_deref()) {
        heading(&mut rows, "Your preferred answer");
        rows.extend(text(preferred, columns));
    }
    let columns = usize::from(columns);
    match card.judging() {
        Judging::KeyPoints(points) => key_points(&mut rows, points, judge, columns),
        Judging::Rubric(rubric) => rubric_rows(&mut rows, rubric, judge, columns),
        Judging::ByHand => {}
    }
    if !next.is_empty() {
        heading(&mut rows, "They asked next");
        for next in next {
            item(&mut rows, &format!("- {}", next.asked), columns);
            let said = next
                .said
                .lines()
                .flat_map(|line| wrap(line, columns.saturating_sub(2), 0));
            rows.extend(said.map(|line| Row::Quiet(format!("  {line}"))));
        }
    } else if !card.follow_ups.is_empty() {
        heading(&mut rows, "They may ask next");
        for question in &card.follow_ups {
            item(&mut rows, &format!("- {question}"), columns);
        }
    }
    if let Some(note) = progress.and_then(|card| card.note.as_deref()) {
        heading(&mut rows, "Your note");
        let lines = note.lines().flat_map(|line| wrap(line, columns, 0));
        rows.extend(lines.map(Row::Text));
    }
    rows
}

/// What the user wrote, if they did, under a heading; `found` as in [`own`].
pub(super) fn own_answer(written: &str, found: &[Vec<Range<usize>>], columns: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    if !written.is_empty() {
        heading(&mut rows, "Your answer");
        rows.extend(own(written, found, columns));
    }
    rows
}

/// What was counted in the user's own answer, under a heading, and where the counts come from.
pub(super) fn account(counted: &Account, columns: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    if !counted.is_empty() {
        heading(&mut rows, "Counted in your answer");
        let columns = usize::from(columns);
        let figures = counted.figures.iter().flat_map(|figure| wrap(figure, columns, 2));
        rows.extend(figures.map(Row::Text));
        let sources = counted.sources.join(" ");
        if !sources.is_empty() {
            rows.extend(wrap(&sources, columns, 0).into_iter().map(Row::Quiet));
        }
    }
    rows
}

/// The user's stories for a question, each with its title and its text.
pub(super) fn stories(rows: &mut Vec<Row>, stories: &[&Story], columns: u16) {
    for (number, story) in stories.iter().enumerate() {
        if number == 0 {
            heading(
                rows,
                if stories.len() == 1 {
                    "Your story"
                } else {
                    "Your stories"
                },
            );
        } else {
            rows.push(Row::Text(String::new()));
        }
        let title = wrap(&story.title, usize::from(columns), 0).into_iter();
        rows.extend(title.map(Row::Heading));
        rows.extend(text(&story.text, columns));
    }
}

fn heading(rows: &mut Vec<Row>, text: &str) {
    rows.push(Row::Text(String::new()));
    rows.push(Row::Heading(text.to_owned()));
}

/// A text whose mark takes two columns, which its second and later lines leave free.
fn item(rows: &mut Vec<Row>, text: &str, columns: usize) {
    rows.extend(wrap(text, columns, 2).into_iter().map(Row::Text));
}

/// What can be marked: its lines hang in as far as the box before it.
fn mark(rows: &mut Vec<Row>, row: usize, text: &str, judge: &Judge, columns: usize) {
    let chosen = judge.cursor == Some(row);
    let lines = wrap(text, columns, 4).into_iter();
    rows.extend(lines.map(|text| Row::Mark { row, text, chosen }));
}

fn key_points(rows: &mut Vec<Row>, points: &[KeyPoint], judge: &Judge, columns: usize) {
    let Marks::KeyPoints(ticks) = judge.assessed.marks() else {
        return;
    };
    heading(rows, "Did you say?");
    if judge.assessed.found().iter().any(|words| !words.is_empty()) {
        let said = "Ticked is what your words seem to show: words were found, not meaning.";
        rows.extend(wrap(said, columns, 0).into_iter().map(Row::Quiet));
    }
    let ticked = |ticked: bool| if ticked { "[x]" } else { "[ ]" };
    for (number, point) in points.iter().enumerate() {
        let optional = if point.required { "" } else { " (optional)" };
        let text = format!("{} {}{optional}", ticked(ticks.is_ticked(number)), point.text);
        mark(rows, number, &text, judge, columns);
    }
    let wrong = ticked(ticks.said_something_wrong);
    let text = format!("{wrong} I said something wrong that matters");
    mark(rows, points.len(), &text, judge, columns);
}

fn rubric_rows(rows: &mut Vec<Row>, rubric: &Rubric, judge: &Judge, columns: usize) {
    let Marks::Rubric(scores) = judge.assessed.marks() else {
        return;
    };
    heading(rows, "Judge your story: 0 to 3 points a row");
    for ((number, (name, levels)), score) in rubric.rows().into_iter().enumerate().zip(scores.rows()) {
        let score = score.map_or(" ".to_owned(), |level| level.points().to_string());
        mark(rows, number, &format!("[{score}] {name}"), judge, columns);
        levels_of(rows, levels, columns);
    }
}

fn levels_of(rows: &mut Vec<Row>, levels: [&str; 4], columns: usize) {
    let levels: Vec<String> = levels
        .iter()
        .enumerate()
        .map(|(points, level)| format!("{points} {level}"))
        .collect();
    let text = levels.join(" · ");
    let lines = wrap(&text, columns.saturating_sub(4), 0);
    rows.extend(lines.into_iter().map(|line| Row::Quiet(format!("    {line}"))));
}

/// What the user wrote in lines, the words apart from the others that show a key point: of each point the bytes they are `found` at.
pub(super) fn own(written: &str, found: &[Vec<Range<usize>>], columns: u16) -> Vec<Row> {
    let mut shows = vec![false; written.len()];
    for at in found.iter().flatten() {
        shows
            .get_mut(at.clone())
            .into_iter()
            .flatten()
            .for_each(|it| *it = true);
    }
    // Reflowing moves only blanks and leaves marks of code out: every other character comes in the same order.
    let mut rest = written.char_indices();
    let mut shows_a_point = |char: char| {
        let at = rest.by_ref().find(|(_, written)| *written == char);
        at.is_some_and(|(at, _)| shows.get(at).copied().unwrap_or(false))
    };
    let lines = lines(written, usize::from(columns)).into_iter();
    lines
        .map(|line| {
            let mut pieces: Vec<(String, bool)> = Vec::new();
            for char in line.chars() {
                let found = !char.is_whitespace() && shows_a_point(char);
                match pieces.last_mut() {
                    Some((text, same)) if *same == found => text.push(char),
                    _ => pieces.push((char.to_string(), found)),
                }
            }
            Row::Own(pieces)
        })
        .collect()
}
