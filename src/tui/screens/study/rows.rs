//! The texts of a card as lines: the question, the sample answer, and what one judges by.

use crate::{
    deck::{Card, Judging, KeyPoint, Rubric, STORY_RUBRIC},
    text::{lines, wrap},
};

/// What a line of the page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Text to read.
    Text(String),
    /// A heading.
    Heading(String),
    /// Text beside the point.
    Quiet(String),
}

/// A text of the card in lines of at most so many columns.
pub(super) fn text(text: &str, columns: u16) -> Vec<Row> {
    lines(text, usize::from(columns))
        .into_iter()
        .map(Row::Text)
        .collect()
}

/// The sample answer and what one judges by, in lines of at most so many columns.
pub(super) fn answer(card: &Card, note: Option<&str>, columns: u16) -> Vec<Row> {
    let mut rows = text(&card.answer, columns);
    let columns = usize::from(columns);
    match card.judging() {
        Judging::KeyPoints(points) => key_points(&mut rows, points, columns),
        Judging::Rubric(rubric) => rubric_rows(&mut rows, rubric, columns),
        Judging::ByHand => {}
    }
    if !card.follow_ups.is_empty() {
        heading(&mut rows, "They may ask next");
        for question in &card.follow_ups {
            item(&mut rows, &format!("- {question}"), columns);
        }
    }
    if let Some(note) = note {
        heading(&mut rows, "Your note");
        let lines = note.lines().flat_map(|line| wrap(line, columns, 0));
        rows.extend(lines.map(Row::Text));
    }
    rows
}

fn heading(rows: &mut Vec<Row>, text: &str) {
    rows.push(Row::Text(String::new()));
    rows.push(Row::Heading(text.to_owned()));
}

/// A text whose mark takes two columns, which its second and later lines leave free.
fn item(rows: &mut Vec<Row>, text: &str, columns: usize) {
    rows.extend(wrap(text, columns, 2).into_iter().map(Row::Text));
}

fn key_points(rows: &mut Vec<Row>, points: &[KeyPoint], columns: usize) {
    heading(rows, "Did you say?");
    for point in points {
        let optional = if point.required { "" } else { " (optional)" };
        item(rows, &format!("• {}{optional}", point.text), columns);
    }
}

fn rubric_rows(rows: &mut Vec<Row>, rubric: &Rubric, columns: usize) {
    heading(rows, "Judge your story: 0 to 3 points a row");
    match rubric {
        Rubric::Behavioral => {
            for (name, levels) in STORY_RUBRIC {
                rubric_row(rows, name, &levels, columns);
            }
        }
        Rubric::Rows(own) => {
            for row in own {
                let levels = row.levels.each_ref().map(String::as_str);
                rubric_row(rows, &row.name, &levels, columns);
            }
        }
    }
}

fn rubric_row(rows: &mut Vec<Row>, name: &str, levels: &[&str; 4], columns: usize) {
    item(rows, &format!("• {name}"), columns);
    let levels: Vec<String> = levels
        .iter()
        .enumerate()
        .map(|(points, level)| format!("{points} {level}"))
        .collect();
    let text = levels.join(" · ");
    let lines = wrap(&text, columns.saturating_sub(2), 0);
    rows.extend(lines.into_iter().map(|line| Row::Quiet(format!("  {line}"))));
}
