//! The list of stories, and beneath it the questions that none of them answers yet.

use std::collections::BTreeSet;

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::CardId,
    history::{EventId, Story},
    text::{count, truncate, width, wrap},
    tui::{
        About, Desk, HitMap, Message,
        widgets::{
            cut,
            header::{body, header},
            list::{Cursor, span},
            paragraph::beginning,
        },
    },
};

use super::Stories;

/// Below this width less is said beside a row.
const NARROW: u16 = 60;

/// A row that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Row {
    Story(EventId),
    /// Where a new story is begun.
    New,
    /// A question without a story.
    Question(CardId),
}

/// A line of the screen.
enum Shown {
    Gap,
    Heading(&'static str),
    Said(String),
    Row(usize),
}

/// Every story by its title, then what has none yet.
pub(super) fn rows(stories: &Stories, desk: &Desk) -> Vec<Row> {
    let mut all: Vec<(&EventId, &Story)> = desk.ledger.progress().stories().iter().collect();
    all.sort_by_key(|(_, story)| story.title.to_lowercase());
    let mut rows: Vec<Row> = all.into_iter().map(|(id, _)| Row::Story(id.clone())).collect();
    rows.push(Row::New);
    if !matches!(stories.about, About::Card(_)) {
        let answered = answered(desk);
        let open = stories.questions.own().iter();
        let open = open.filter(|question| !answered.contains(&question.card));
        rows.extend(open.map(|question| Row::Question(question.card.clone())));
    }
    rows
}

/// The questions that some story answers.
fn answered(desk: &Desk) -> BTreeSet<&CardId> {
    let stories = desk.ledger.progress().stories().values();
    stories.flat_map(|story| &story.cards).collect()
}

/// How many rows are on the screen.
pub(super) fn page(about: &About, desk: &Desk) -> usize {
    let lines = if matches!(about, About::Card(_)) {
        QUESTION
    } else {
        0
    };
    usize::from(body(desk.size).height).saturating_sub(lines)
}

/// Lines the question takes that the list is about, with a gap.
const QUESTION: usize = 3;

pub(super) fn view(stories: &Stories, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
    let body = heading(stories, desk, frame, area);
    let body = question(stories, desk, frame, body);
    let lines = lines(stories, desk, body.width);
    let is_chosen = |line: &Shown| matches!(line, Shown::Row(row) if *row == stories.cursor.row);
    let chosen = lines.iter().position(is_chosen).unwrap_or(0);
    let first = Cursor { row: chosen }.first_shown(lines.len(), usize::from(body.height));
    for (place, line) in body.rows().zip(lines.iter().skip(first)) {
        let theme = &desk.theme;
        match line {
            Shown::Gap => {}
            Shown::Heading(text) => {
                frame.render_widget(Line::styled(format!("   {text}"), theme.title), place);
            }
            Shown::Said(text) => frame.render_widget(Line::styled(format!("   {text}"), theme.quiet), place),
            Shown::Row(row) => {
                frame.render_widget(row_line(stories, *row, desk, place.width), place);
                hits.add(place, Message::Chosen(*row));
            }
        }
    }
}

/// What the list is of, and how far it goes.
fn heading(stories: &Stories, desk: &Desk, frame: &mut Frame, area: Rect) -> Rect {
    let narrow = area.width < NARROW;
    let own = stories.questions.own();
    let answered = answered(desk);
    let covered = own
        .iter()
        .filter(|question| answered.contains(&question.card))
        .count();
    let title = match (&stories.about, &stories.questions.role) {
        (About::Card(_), _) => "Stories for this question".to_owned(),
        (_, Some(role)) if !narrow => format!("Stories · {role}"),
        _ => "Stories".to_owned(),
    };
    let right = match &stories.about {
        About::Card(_) => {
            let page = usize::from(area.height).saturating_sub(2 + QUESTION);
            span(
                stories.cursor.first_shown(stories.rows.len(), page),
                page,
                stories.rows.len(),
            )
        }
        _ if own.is_empty() => "no behavioral questions".to_owned(),
        _ => {
            let questions = if narrow {
                own.len().to_string()
            } else {
                count(own.len(), "question")
            };
            let have = if own.len() == 1 { "has" } else { "have" };
            format!("{covered} of {questions} {have} a story")
        }
    };
    let right = vec![Span::styled(format!("{right} "), desk.theme.quiet)];
    header(&desk.theme, &title, right, frame, area)
}

/// The question the list is about, in two lines at most.
fn question(stories: &Stories, desk: &Desk, frame: &mut Frame, body: Rect) -> Rect {
    let About::Card(card) = &stories.about else {
        return body;
    };
    let (top, rest) = cut::top(body, u16::try_from(QUESTION).unwrap_or(0));
    let place = cut::column(top, 3, desk.settings.text_width);
    let text = stories.questions.find(card).map_or(card.as_str(), |it| it.text());
    let lines = beginning(text, usize::from(place.width), QUESTION - 1);
    for (line, row) in lines.into_iter().zip(place.rows()) {
        frame.render_widget(Line::styled(line, desk.theme.title), row);
    }
    rest
}

fn lines(stories: &Stories, desk: &Desk, columns: u16) -> Vec<Shown> {
    let mut lines = Vec::new();
    if desk.ledger.progress().stories().is_empty() {
        let said = "No story yet. A few good ones answer most behavioral questions: write each down once, as situation, \
                    task, action and result, and link it to the questions it answers.";
        let columns = usize::from(columns.min(desk.settings.text_width)).saturating_sub(4);
        lines.extend(wrap(said, columns, 0).into_iter().map(Shown::Said));
        lines.push(Shown::Gap);
    }
    let mut headed = false;
    for (number, row) in stories.rows.iter().enumerate() {
        if matches!(row, Row::Question(_)) && !headed {
            headed = true;
            lines.extend([Shown::Gap, Shown::Heading("Questions without a story")]);
        }
        lines.push(Shown::Row(number));
    }
    lines
}

fn row_line(stories: &Stories, number: usize, desk: &Desk, columns: u16) -> Line<'static> {
    let theme = &desk.theme;
    let (text, beside) = match stories.rows.get(number) {
        Some(Row::Story(id)) => story(stories, id, desk),
        Some(Row::Question(card)) => {
            let question = stories.questions.find(card);
            let role = question.and_then(|question| question.role.as_deref());
            // The role in the header needs no saying again.
            let is_said = |role: &&str| columns >= NARROW && stories.questions.role.as_deref() != Some(*role);
            let role = role.filter(is_said).unwrap_or_default();
            let text = question.map_or(card.as_str(), |question| question.text());
            (text.to_owned(), role.to_owned())
        }
        Some(Row::New) => ("+ a new story".to_owned(), String::new()),
        None => return Line::default(),
    };
    let chosen = number == stories.cursor.row;
    let room = usize::from(columns).saturating_sub(width(&beside) + 6);
    let text = truncate(&text, room);
    let pad = " ".repeat(room.saturating_sub(width(&text)) + 2);
    let (style, quiet) = if chosen {
        (theme.chosen, theme.chosen)
    } else if matches!(stories.rows.get(number), Some(Row::New)) {
        (theme.key, theme.quiet)
    } else {
        (theme.text, theme.quiet)
    };
    Line::from(vec![
        Span::styled(if chosen { " › " } else { "   " }, style),
        Span::styled(text, style),
        Span::styled(pad, style),
        Span::styled(format!("{beside} "), quiet),
    ])
}

/// A story in the list, and how many questions it is linked to.
fn story(stories: &Stories, id: &EventId, desk: &Desk) -> (String, String) {
    let Some(story) = desk.ledger.progress().stories().get(id) else {
        return Default::default();
    };
    let mark = match &stories.about {
        About::Card(card) if story.cards.contains(card) => "[x] ",
        About::Card(_) => "[ ] ",
        _ => "",
    };
    let linked = match story.cards.len() {
        0 => "no question yet".to_owned(),
        some => count(some, "question"),
    };
    (format!("{mark}{}", story.title), linked)
}
