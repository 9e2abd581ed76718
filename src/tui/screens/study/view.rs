//! Draws a session.

use jiff::SignedDuration;
use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
    widgets::{Clear, Paragraph},
};

use crate::{
    deck::Card,
    history::{Mode, Sure},
    text::{truncate, wrap},
    tui::{
        Action, Desk, HitMap, Message,
        answering::Shown,
        widgets::{
            cut, days,
            header::{header, heading},
            list::position,
        },
    },
};

use super::{Phase, Study, Tab, grades, rows::Row};

/// Words a minute of ordinary speech, for "about 70 s spoken" (National Center for Voice and Speech: about 150).
const WORDS_A_MINUTE: usize = 150;

/// Below this width there is no room for a long title beside which lines are shown.
const NARROW: u16 = 60;

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
        Phase::Revealed {
            card,
            outcomes,
            judge,
            ..
        } => {
            let question = question_rows(&study.page.question);
            let rows = study.page.question.iter().enumerate();
            for ((number, row), place) in rows.zip(parts.question.rows()) {
                frame.render_widget(line(row, desk, number < question), place);
            }
            rule(card, study, desk, frame);
            scrolled(study, desk, frame);
            let mode = study.session.mode();
            let suggested = judge.assessed.suggestion(card);
            marks(study, hits);
            grades::view(outcomes, mode, suggested, desk, frame, parts.grades, hits);
        }
    }
    if let Some(field) = &study.own.field {
        hits.cover(area);
        let place = writing_place(study, frame, area);
        field.view("Your answer", &desk.theme, frame, place);
    }
    if let Some((what, field)) = &study.beside {
        hits.cover(area);
        let place = note_place(frame, area);
        field.view(what.title(), &desk.theme, frame, place);
    }
    study.programs.view(desk, frame, area, hits);
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
    let narrow = place.width < NARROW;
    let title = match study.tab {
        Tab::Own if narrow && study.page.question.is_empty() => "Question, yours",
        Tab::Sample if narrow && study.page.question.is_empty() => "Question, sample",
        Tab::Own if study.page.question.is_empty() => "Question and your answer",
        Tab::Own => "Your answer",
        Tab::Sample if study.page.question.is_empty() => "Question and sample answer",
        Tab::Sample => "Sample answer",
    };
    let mut beside = match study.tab {
        _ if !shown.is_empty() => shown,
        Tab::Sample => spoken(card),
        Tab::Own => String::new(),
    };
    if study.has_own_answer() && !study.page.own_is_beside {
        let other = match study.tab {
            Tab::Sample => "→ yours",
            Tab::Own => "→ sample",
        };
        beside = if beside.is_empty() {
            other.to_owned()
        } else {
            format!("{beside} · {other}")
        };
    }
    frame.render_widget(heading(&desk.theme, title, &beside, place.width), place);
}

fn title(study: &Study) -> String {
    match study.session.mode() {
        Mode::Cram => format!("{} (cram)", study.role),
        Mode::Mock => format!("{} (mock)", study.role),
        Mode::Study => study.role.to_string(),
    }
}

/// Position and clock.
fn status(study: &Study, desk: &Desk) -> Vec<Span<'static>> {
    let theme = &desk.theme;
    let position = study.session.position();
    let again = if position.again { "again, " } else { "" };
    let place = format!("{again}{} of {}   ", position.number, position.of);
    let mut spans = vec![Span::styled(place, theme.text)];
    let (what, span) = match &study.phase {
        Phase::Asking { .. } => match study.timing.shown(desk.now.at) {
            Shown::Thinking(span) => ("", span),
            Shown::Speaking(span) => ("speaking ", span),
            Shown::Paused(span) => ("paused ", span),
        },
        Phase::Revealed { speech, took, .. } => ("", speech.map_or(*took, |(_, spoke)| spoke)),
        Phase::Waiting | Phase::Unreadable(_) => return spans,
    };
    let what = study.programs.clock_says().unwrap_or(what);
    spans.push(Span::styled(what, theme.due));
    let seconds = u64::try_from(span.max(SignedDuration::ZERO).as_secs()).unwrap_or(0);
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
    let progress = study.progress(desk);
    let flagged = progress.is_some_and(|card| card.flagged);
    let noted = progress.is_some_and(|card| card.note.is_some());
    let stories = match study.stories(desk).len() {
        0 => String::new(),
        1 => "+ 1 story".to_owned(),
        some => format!("+ {some} stories"),
    };
    let runs = study.programs.says();
    let sure = study.own.sure.map_or("", Sure::name);
    let parts = [
        (!said.is_empty(), said.as_str(), theme.quiet),
        (!sure.is_empty(), sure, theme.key),
        (!runs.is_empty(), runs, theme.due),
        (flagged, "* flagged", theme.due),
        (noted, "+ note", theme.quiet),
        (!stories.is_empty(), stories.as_str(), theme.quiet),
    ];
    let parts = parts.into_iter().filter(|(is_said, ..)| *is_said);
    let spans = parts.map(|(_, text, style)| Span::styled(format!("  {text}"), style));
    frame.render_widget(spans.collect::<Line>(), area);
}

fn scrolled(study: &Study, desk: &Desk, frame: &mut Frame) {
    let place = study.page.parts.scrolled;
    let rows = &study.page.scrolled;
    let question = match study.phase {
        Phase::Asking { .. } => question_rows(rows),
        _ => 0,
    };
    let shown = rows.iter().enumerate().skip(study.first_line());
    for ((number, row), place) in shown.zip(place.rows()) {
        frame.render_widget(line(row, desk, number < question), place);
    }
}

/// A click on what can be marked marks it.
fn marks(study: &Study, hits: &mut HitMap) {
    let shown = study.page.scrolled.iter().skip(study.first_line());
    for (row, place) in shown.zip(study.page.parts.scrolled.rows()) {
        if let Some(row) = row.mark() {
            hits.add(place, Message::Chosen(row));
        }
    }
}

/// How many of `rows` belong to the question: what the user wrote stands under a heading.
fn question_rows(rows: &[Row]) -> usize {
    let heading = rows.iter().position(|row| matches!(row, Row::Heading(_)));
    heading.unwrap_or(rows.len())
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
        Row::Heading(text) => Line::styled(text.as_str(), theme.title),
        Row::Quiet(text) => Line::styled(text.as_str(), theme.quiet),
        Row::Own(pieces) => pieces
            .iter()
            .map(|(text, found)| {
                let style = if *found {
                    theme.text.underlined()
                } else {
                    theme.text
                };
                Span::styled(text.as_str(), style)
            })
            .collect(),
        Row::Mark { text, chosen, .. } if *chosen => Line::styled(text.as_str(), theme.chosen),
        Row::Text(text) | Row::Mark { text, .. } => Line::styled(text.as_str(), theme.text),
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

/// Where the answer is written: beneath the question, as far as that leaves at least half of the screen.
fn writing_place(study: &Study, frame: &mut Frame, area: Rect) -> Rect {
    let question = study.page.scrolled.iter();
    let question = question.take_while(|row| !matches!(row, Row::Quiet(_))).count();
    let top = study.page.parts.scrolled.y.saturating_sub(area.y);
    let above = u16::try_from(question).unwrap_or(u16::MAX).saturating_add(top);
    let (_, place) = cut::bottom(area, area.height.saturating_sub(above).max(area.height / 2));
    frame.render_widget(Clear, place);
    place
}

/// Where the note stands, over what was there.
fn note_place(frame: &mut Frame, area: Rect) -> Rect {
    let height = (area.height / 3).max(4);
    let (_, place) = cut::bottom(area, height);
    frame.render_widget(Clear, place);
    place
}
