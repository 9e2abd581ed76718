//! More about the chosen role.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    deck::{Difficulty, Kind},
    text::{count, truncate, width, wrap},
    tui::{
        Action, Desk,
        widgets::{cut, days, header::rule, paragraph::beginning},
    },
};

use super::{Row, is_first_run};

/// Columns the pane takes beside the list.
pub(super) const WIDTH: u16 = 46;

/// Columns of what a fact is called, with the gaps around it.
const LABEL: usize = 15;

/// Keeps a number and what it counts in one line.
const NO_BREAK: char = '\u{a0}';

/// Rows the pane takes below the list in `area`: more where its lines are short and there are rows enough.
pub(super) fn height(area: Rect) -> u16 {
    if area.width < 60 && area.height >= 24 {
        12
    } else {
        8
    }
}

/// Draws the pane, `beside` or below the list.
pub(super) fn view(row: Option<&Row>, desk: &Desk, beside: bool, frame: &mut Frame, area: Rect) {
    let Some(row) = row else { return };
    let columns = usize::from(area.width.saturating_sub(3));
    let (top, body) = cut::top(area, 1);
    rule(&desk.theme, &row.name, frame, top);
    let hint = first_run_lines(desk, columns, beside);
    let room = usize::from(body.height).saturating_sub(hint.len());
    let lines = about(row, desk, columns, room, beside).into_iter().chain(hint);
    for (line, place) in lines.zip(body.rows()) {
        frame.render_widget(line, place);
    }
}

/// The role's summary and how it stands, in at most `room` lines.
fn about(row: &Row, desk: &Desk, columns: usize, room: usize, beside: bool) -> Vec<Line<'static>> {
    let facts = facts(row, desk);
    let summary = summary(row, desk);
    let gap = usize::from(beside && room > facts.len() + 3);
    let mut spare = room.saturating_sub(facts.len() + gap);
    // A fact may need more than its one line: two lines of the summary come before that, and the rest of it after.
    let mut lines_of_summary = wrap(summary, columns, 0).len().min(2).min(spare);
    spare -= lines_of_summary;
    let mut below = Vec::new();
    for (name, value) in facts {
        let lines = fact(name, &value, columns, 1 + spare, desk);
        spare -= lines.len() - 1;
        below.extend(lines);
    }
    lines_of_summary += spare;
    let summary = beginning(summary, columns, lines_of_summary).into_iter();
    let mut lines: Vec<Line> = summary.map(|line| Line::from(format!(" {line}"))).collect();
    lines.extend(vec![Line::default(); gap]);
    lines.extend(below);
    lines
}

fn summary<'a>(row: &Row, desk: &'a Desk) -> &'a str {
    let Some(slug) = &row.role else {
        return "Every role in one session.";
    };
    let role = desk.library.roles().iter().find(|role| role.slug == *slug);
    role.and_then(|role| role.summary.as_deref())
        .unwrap_or("Your own questions.")
}

/// What there is to know of a role, each with what it is called.
fn facts(row: &Row, desk: &Desk) -> Vec<(&'static str, String)> {
    let tally = &row.tally;
    let difficulties = Difficulty::ALL.map(Difficulty::name);
    let last = tally.last.map(|day| days::relative(day, desk.now.day));
    let next = match (tally.due, tally.next) {
        (0, None) => "nothing yet".to_owned(),
        (0, Some(day)) => days::relative(day, desk.now.day),
        (due, _) => format!("{} now", count(due, "card")),
    };
    let mut facts = vec![
        (
            "Difficulty",
            share(tally.mix.difficulties, difficulties, tally.cards),
        ),
        (
            "Kind",
            share(tally.mix.kinds, Kind::ALL.map(Kind::name), tally.cards),
        ),
        ("Last studied", last.unwrap_or("never".to_owned())),
        ("Next due", next),
    ];
    if tally.suspended + tally.flagged > 0 {
        let marked = [(tally.suspended, "suspended"), (tally.flagged, "flagged")];
        let marked = marked.iter().filter(|(count, _)| *count > 0);
        let marked: Vec<_> = marked.map(|(count, name)| format!("{count} {name}")).collect();
        facts.push(("Marked", marked.join(", ")));
    }
    facts
}

/// A fact in at most `most` lines.
fn fact(name: &str, value: &str, columns: usize, most: usize, desk: &Desk) -> Vec<Line<'static>> {
    let values = beginning(value, (columns + 1).saturating_sub(LABEL), most);
    let label = LABEL - 1;
    let lines = values.into_iter().enumerate().map(|(number, value)| {
        let name = if number == 0 { name } else { "" };
        Line::from(vec![
            Span::styled(format!(" {name:<label$}"), desk.theme.quiet),
            Span::raw(value.replace(NO_BREAK, " ")),
        ])
    });
    lines.collect()
}

/// What to press, in a sentence and in a few words; where there are many roles, how to find one's own too.
fn first_run_texts(desk: &Desk) -> [String; 2] {
    let key = |action| desk.keymap.key(action);
    let (open, reveal, help) = (key(Action::Open), key(Action::Advance), key(Action::Help));
    let then = format!("answer aloud, {reveal} reveals, {help} helps.");
    if desk.has_groups() {
        let find = key(Action::Filter);
        return [
            format!("New here? {find} finds your role, {open} asks; {then}"),
            format!("New here? {find} finds a role, {open} asks."),
        ];
    }
    [
        format!("New here? {open} asks the first question; {then}"),
        format!("New here? {open} asks a question."),
    ]
}

/// What to press, for someone who has never graded a card: beside the list in as many lines as it takes.
fn first_run_lines(desk: &Desk, columns: usize, beside: bool) -> Vec<Line<'static>> {
    if !is_first_run(desk) {
        return Vec::new();
    }
    if !beside {
        return vec![first_run(desk, columns + 2)];
    }
    let [text, _] = first_run_texts(desk);
    let lines = wrap(&text, columns, 0).into_iter();
    let lines = lines.map(|line| Line::styled(format!(" {line}"), desk.theme.title));
    [Line::default()].into_iter().chain(lines).collect()
}

/// What to press, in one line, for someone who has never graded a card.
pub(super) fn first_run(desk: &Desk, columns: usize) -> Line<'static> {
    if !is_first_run(desk) {
        return Line::default();
    }
    let room = columns.saturating_sub(1);
    let [text, few] = first_run_texts(desk);
    let text = if width(&text) > room {
        truncate(&few, room)
    } else {
        text
    };
    Line::styled(format!(" {text}"), desk.theme.title)
}

/// `5 easy, 8 medium, 7 hard`, and how many say nothing.
fn share(counts: [usize; 3], names: [&str; 3], cards: usize) -> String {
    let mut parts: Vec<String> = counts
        .into_iter()
        .zip(names)
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count}{NO_BREAK}{name}"))
        .collect();
    let silent = cards.saturating_sub(counts.iter().sum());
    if silent > 0 {
        parts.push(format!("{silent}{NO_BREAK}unstated"));
    }
    if parts.is_empty() {
        "no cards".to_owned()
    } else {
        parts.join(", ")
    }
}
