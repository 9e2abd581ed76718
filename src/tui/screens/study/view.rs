//! Draws a session.

use jiff::SignedDuration;
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
    widgets::{Clear, Paragraph},
};

use crate::{
    deck::Card,
    history::Mode,
    text::{truncate, wrap},
    tui::{
        Action, Desk, HitMap, Message,
        widgets::{
            days,
            header::{self, header, heading},
            list::position,
        },
    },
};

use super::{Phase, Study, grades, rows::Row};

/// Words a minute of ordinary speech, for "about 70 s spoken" (National Center for Voice and Speech: about 150).
const WORDS_A_MINUTE: usize = 150;

pub(super) fn view(study: &Study, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
    let parts = study.page.parts;
    header(
        &desk.theme,
        &title(study),
        status(study, desk),
        frame,
        parts.header,
    );
    if let Some(card) = study.card() {
        about(card, study, desk, frame, parts.about);
    }
    match &study.phase {
        Phase::Waiting => {}
        Phase::Unreadable(problem) => unreadable(&problem.to_string(), desk, frame, area),
        Phase::Asking { .. } => asking(study, desk, frame, area, hits),
        Phase::Revealed { card, outcomes, .. } => {
            for (row, place) in study.page.question.iter().zip(parts.question.rows()) {
                frame.render_widget(line(row, desk, true), place);
            }
            rule(card, study, desk, frame);
            scrolled(study, desk, frame);
            let mode = study.session.plan().mode();
            grades::view(outcomes, mode, desk, frame, parts.grades, hits);
        }
    }
    if let Some(note) = &study.note {
        hits.cover(area);
        note_field(note, desk, frame, area);
    }
}

/// The question alone: a click on it reveals.
fn asking(study: &Study, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
    scrolled(study, desk, frame);
    more_below(study, desk, frame);
    let place = study.page.parts.scrolled;
    // Not where the grades will stand: the second click of a double click must not fall on one.
    let grades = grades::height(study.explain_grades, area);
    let height = place.height.saturating_sub(grades);
    hits.add(Rect { height, ..place }, Message::Reveal);
}

/// The rule above the answer: what is below, and which lines of it, or how long it is.
fn rule(card: &Card, study: &Study, desk: &Desk, frame: &mut Frame) {
    let place = study.page.parts.rule;
    let page = usize::from(study.page.parts.scrolled.height);
    let shown = position(study.first_line(), page, study.page.scrolled.len());
    let title = if study.page.question.is_empty() {
        "Question and sample answer"
    } else {
        "Sample answer"
    };
    let beside = if shown.is_empty() { spoken(card) } else { shown };
    frame.render_widget(heading(&desk.theme, title, &beside, place.width), place);
}

fn title(study: &Study) -> String {
    match study.session.plan().mode() {
        Mode::Cram => format!("{} (cram)", study.role),
        Mode::Study | Mode::Mock => study.role.to_string(),
    }
}

/// Position and clock.
fn status(study: &Study, desk: &Desk) -> Vec<Span<'static>> {
    let theme = &desk.theme;
    // A failed card is asked again, so it counts again: the number moves with each card.
    let done = study.session.asked();
    let of = done + study.session.remaining();
    let mut spans = vec![Span::styled(format!("{} of {of}   ", done + 1), theme.text)];
    let asked = match &study.phase {
        Phase::Asking { .. } => desk.now.at.duration_since(study.since),
        Phase::Revealed { thought, .. } => *thought,
        Phase::Waiting | Phase::Unreadable(_) => return spans,
    };
    let seconds = u64::try_from(asked.max(SignedDuration::ZERO).as_secs()).unwrap_or(0);
    let target = study.card().and_then(|card| card.target_seconds).map(u64::from);
    let over = target.is_some_and(|target| seconds > target);
    let style = if over { theme.due } else { theme.text };
    spans.push(Span::styled(days::clock(seconds), style));
    if let Some(target) = target {
        let sign = if over { " over " } else { " of " };
        spans.push(Span::styled(
            format!("{sign}{} ", days::clock(target)),
            theme.quiet,
        ));
    } else {
        spans.push(Span::raw(" "));
    }
    spans
}

fn about(card: &Card, study: &Study, desk: &Desk, frame: &mut Frame, area: Rect) {
    let theme = &desk.theme;
    let said = [
        card.difficulty.map(|difficulty| difficulty.name().to_owned()),
        card.kind.map(|kind| kind.name().to_owned()),
        card.topic.clone(),
    ];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let said = truncate(&said, usize::from(area.width).saturating_sub(2));
    let id = study.session.card();
    let progress = id.and_then(|id| desk.ledger.progress().card(id.as_str()));
    let flagged = progress.is_some_and(|card| card.flagged);
    let noted = progress.is_some_and(|card| card.note.is_some());
    let parts = [
        (!said.is_empty(), said.as_str(), theme.quiet),
        (flagged, "* flagged", theme.due),
        (noted, "+ note", theme.quiet),
    ];
    let parts = parts.into_iter().filter(|(is_said, ..)| *is_said);
    let spans = parts.map(|(_, text, style)| Span::styled(format!("  {text}"), style));
    frame.render_widget(spans.collect::<Line>(), area);
}

fn scrolled(study: &Study, desk: &Desk, frame: &mut Frame) {
    let place = study.page.parts.scrolled;
    let asking = matches!(study.phase, Phase::Asking { .. });
    for (row, place) in study
        .page
        .scrolled
        .iter()
        .skip(study.first_line())
        .zip(place.rows())
    {
        frame.render_widget(line(row, desk, asking), place);
    }
}

/// A question longer than the screen says so.
fn more_below(study: &Study, desk: &Desk, frame: &mut Frame) {
    let place = study.page.parts.scrolled;
    let shown = position(
        study.first_line(),
        usize::from(place.height),
        study.page.scrolled.len(),
    );
    if !shown.is_empty() {
        let about = study.page.parts.about;
        frame.render_widget(
            Line::styled(format!("{shown} "), desk.theme.quiet).right_aligned(),
            about,
        );
    }
}

fn line<'a>(row: &'a Row, desk: &Desk, question: bool) -> Line<'a> {
    let theme = &desk.theme;
    match row {
        Row::Text(text) if question => Line::styled(text.as_str(), theme.title),
        Row::Text(text) => Line::styled(text.as_str(), theme.text),
        Row::Heading(text) => Line::styled(text.as_str(), theme.title),
        Row::Quiet(text) => Line::styled(text.as_str(), theme.quiet),
    }
}

fn spoken(card: &Card) -> String {
    let seconds = card.answer_words() * 60 / WORDS_A_MINUTE;
    format!("about {} s spoken", ((seconds + 2) / 5 * 5).max(5))
}

fn unreadable(problem: &str, desk: &Desk, frame: &mut Frame, area: Rect) {
    let place = Rect::new(
        area.x + 2,
        area.y + 3,
        area.width.saturating_sub(4),
        area.height.saturating_sub(3),
    );
    let key = |action| desk.keymap.key(action);
    let mut lines: Vec<Line> = wrap("This card cannot be shown.", usize::from(place.width), 0)
        .into_iter()
        .map(|text| Line::styled(text, desk.theme.alarm))
        .collect();
    lines.extend(
        wrap(problem, usize::from(place.width), 0)
            .into_iter()
            .map(Line::from),
    );
    lines.push(Line::default());
    let remedy = format!(
        "{} puts it off until tomorrow, {} goes back.",
        key(Action::Bury),
        key(Action::Back)
    );
    lines.extend(
        wrap(&remedy, usize::from(place.width), 0)
            .into_iter()
            .map(Line::from),
    );
    frame.render_widget(Paragraph::new(lines), place);
}

fn note_field(note: &ratatui_textarea::TextArea, desk: &Desk, frame: &mut Frame, area: Rect) {
    let height = (area.height / 3).max(4);
    let place = Rect::new(area.x, area.bottom().saturating_sub(height), area.width, height);
    frame.render_widget(Clear, place);
    let [rule, field] = place.layout(&Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]));
    header::rule(&desk.theme, "Your note on this card", frame, rule);
    let field = Rect::new(field.x + 2, field.y, field.width.saturating_sub(4), field.height);
    frame.render_widget(note, field);
}
