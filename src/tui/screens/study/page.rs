//! The card laid out for the size of the screen: done once per card and size, shared by drawing and scrolling.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::{
    deck::{Card, Judging, Rubric, STORY_RUBRIC},
    text::wrap,
    tui::{
        Action, Desk,
        view::SMALLEST,
        widgets::{footer, paragraph},
    },
};

use super::{Phase, Study, grades};

/// From this width on, the answer stands beside the question.
const WIDE: u16 = 116;

/// Columns left free at each side of a text.
const MARGIN: u16 = 2;

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

/// Where the parts of the screen are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Role, position and clock.
    pub(super) header: Rect,
    /// Difficulty, kind, topic.
    pub(super) about: Rect,
    /// The question where it is not part of what scrolls.
    pub(super) question: Rect,
    /// The rule above the answer.
    pub(super) rule: Rect,
    /// What scrolls.
    pub(super) scrolled: Rect,
    /// The four grades.
    pub(super) grades: Rect,
}

/// The card laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) parts: Parts,
    /// The lines of the question where they stay on the screen.
    pub(super) question: Vec<Row>,
    /// The lines that scroll.
    pub(super) scrolled: Vec<Row>,
    /// At which of them the answer begins.
    pub(super) answer_at: usize,
}

impl Page {
    /// The furthest the page can be scrolled, lines.
    pub(super) fn last_scroll(&self) -> usize {
        self.scrolled
            .len()
            .saturating_sub(usize::from(self.parts.scrolled.height))
    }

    pub(super) fn lay_out(study: &Study, desk: &Desk) -> Self {
        let (columns, rows) = desk.size;
        if columns < SMALLEST.0 || rows < SMALLEST.1 {
            return Self::default();
        }
        let (area, _) = footer::split(Rect::new(0, 0, columns, rows));
        let Some(card) = study.card() else {
            return Self {
                parts: Parts {
                    header: Rect { height: 2, ..area },
                    ..Parts::default()
                },
                ..Self::default()
            };
        };
        let grades = match study.phase {
            Phase::Revealed { .. } => grades::height(study.explain_grades, area),
            _ => 0,
        };
        let [header, about, body, grades] = area.layout(&Layout::vertical([
            Constraint::Length(2),
            Constraint::Length(u16::from(rows >= footer::LOW || grades == 0)),
            Constraint::Fill(1),
            Constraint::Length(grades),
        ]));
        let parts = Parts {
            header,
            about,
            grades,
            ..Parts::default()
        };
        match study.phase {
            Phase::Revealed { .. } => revealed(card, parts, body, desk, study),
            _ => asked(card, parts, body, desk),
        }
    }
}

fn asked(card: &Card, parts: Parts, body: Rect, desk: &Desk) -> Page {
    // Where the answer will stand beside the question, the question stands where it will stay.
    let text = beside(card, body, desk).map_or_else(|| inset(body, desk), |(question, ..)| question);
    let mut rows = vec![Row::Text(String::new())];
    rows.extend(text_rows(&card.question, text));
    rows.push(Row::Text(String::new()));
    let hint = format!(
        "Answer aloud, then {} shows a sample answer.",
        desk.keymap.key(Action::Advance)
    );
    rows.extend(
        wrap(&hint, usize::from(text.width), 0)
            .into_iter()
            .map(Row::Quiet),
    );
    Page {
        parts: Parts {
            scrolled: text,
            ..parts
        },
        question: Vec::new(),
        scrolled: rows,
        answer_at: 0,
    }
}

/// Question and answer side by side, and the question's rows, on a screen wide enough and where the question is not too long.
fn beside(card: &Card, body: Rect, desk: &Desk) -> Option<(Rect, Rect, Vec<Row>)> {
    if body.width < WIDE {
        return None;
    }
    let answer = (desk.settings.text_width + 2 * MARGIN).min(body.width.saturating_mul(3) / 5);
    let [left, _, right] = body.layout(&Layout::horizontal([
        Constraint::Fill(2),
        Constraint::Length(2),
        Constraint::Length(answer),
    ]));
    let question = inset(left, desk);
    let mut rows = vec![Row::Text(String::new())];
    rows.extend(text_rows(&card.question, question));
    // The grades take some of the height once the answer is shown.
    let room = usize::from(question.height.saturating_sub(grades::EXPLAINED));
    (rows.len() <= room).then_some((question, right, rows))
}

fn revealed(card: &Card, parts: Parts, body: Rect, desk: &Desk, study: &Study) -> Page {
    let note = study
        .session
        .card()
        .and_then(|card| desk.ledger.progress().card(card.as_str()));
    let note = note.and_then(|card| card.note.as_deref());
    if let Some((question, right, rows)) = beside(card, body, desk) {
        let (rule, below) = under_rule(right);
        let text = inset(below, desk);
        return Page {
            parts: Parts {
                question,
                rule,
                scrolled: text,
                ..parts
            },
            question: rows,
            scrolled: answer(card, note, text),
            answer_at: 0,
        };
    }
    let text = inset(body, desk);
    let question = text_rows(&card.question, text);
    let air = u16::from(body.height >= 14);
    let height = u16::try_from(question.len())
        .unwrap_or(u16::MAX)
        .saturating_add(air);
    // A rule, and enough of the answer to be worth scrolling.
    let beneath = 1 + (body.height / 3).max(3);
    if height.saturating_add(air + beneath) <= body.height {
        let [_, top, below] = body.layout(&Layout::vertical([
            Constraint::Length(air),
            Constraint::Length(height),
            Constraint::Fill(1),
        ]));
        let (rule, below) = under_rule(below);
        let text = inset(below, desk);
        return Page {
            parts: Parts {
                question: inset(top, desk),
                rule,
                scrolled: text,
                ..parts
            },
            question,
            scrolled: answer(card, note, text),
            answer_at: 0,
        };
    }
    // A question too long to stay above its answer scrolls with it, so that none of it is ever out of reach.
    let (rule, below) = under_rule(body);
    let text = inset(below, desk);
    let mut rows = text_rows(&card.question, text);
    rows.push(Row::Text(String::new()));
    let answer_at = rows.len();
    rows.extend(answer(card, note, text));
    Page {
        parts: Parts {
            rule,
            scrolled: text,
            ..parts
        },
        question: Vec::new(),
        scrolled: rows,
        answer_at,
    }
}

fn under_rule(area: Rect) -> (Rect, Rect) {
    let [rule, below] = area.layout(&Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]));
    (rule, below)
}

/// The part of `area` that text takes: at most the width the settings allow.
fn inset(area: Rect, desk: &Desk) -> Rect {
    let width = area
        .width
        .saturating_sub(2 * MARGIN)
        .min(desk.settings.text_width);
    Rect::new(area.x + MARGIN, area.y, width, area.height)
}

fn text_rows(text: &str, area: Rect) -> Vec<Row> {
    let lines = paragraph::lines(text, usize::from(area.width));
    lines.into_iter().map(Row::Text).collect()
}

/// The sample answer and what one judges by.
fn answer(card: &Card, note: Option<&str>, area: Rect) -> Vec<Row> {
    let columns = usize::from(area.width);
    let mut rows = text_rows(&card.answer, area);
    let heading = |rows: &mut Vec<Row>, text: &str| {
        rows.push(Row::Text(String::new()));
        rows.push(Row::Heading(text.to_owned()));
    };
    let item = |rows: &mut Vec<Row>, mark: &str, text: &str| {
        rows.extend(
            wrap(&format!("{mark} {text}"), columns, 2)
                .into_iter()
                .map(Row::Text),
        );
    };
    match card.judging() {
        Judging::KeyPoints(points) => {
            heading(&mut rows, "Did you say?");
            for point in points {
                let optional = if point.required { "" } else { " (optional)" };
                item(&mut rows, "•", &format!("{}{optional}", point.text));
            }
        }
        Judging::Rubric(rubric) => {
            heading(&mut rows, "Judge your story: 0 to 3 points a row");
            match rubric {
                Rubric::Behavioral => {
                    for (name, levels) in STORY_RUBRIC {
                        rubric_row(&mut rows, name, &levels, columns);
                    }
                }
                Rubric::Rows(own) => {
                    for row in own {
                        let levels = row.levels.each_ref().map(String::as_str);
                        rubric_row(&mut rows, &row.name, &levels, columns);
                    }
                }
            }
        }
        Judging::ByHand => {}
    }
    if !card.follow_ups.is_empty() {
        heading(&mut rows, "They may ask next");
        for question in &card.follow_ups {
            item(&mut rows, "-", question);
        }
    }
    if let Some(note) = note {
        heading(&mut rows, "Your note");
        for line in note.lines() {
            rows.extend(wrap(line, columns, 0).into_iter().map(Row::Text));
        }
    }
    rows
}

fn rubric_row(rows: &mut Vec<Row>, name: &str, levels: &[&str; 4], columns: usize) {
    rows.extend(wrap(&format!("• {name}"), columns, 2).into_iter().map(Row::Text));
    let levels: Vec<String> = levels
        .iter()
        .enumerate()
        .map(|(points, level)| format!("{points} {level}"))
        .collect();
    let text = levels.join(" · ");
    let lines = wrap(&text, columns.saturating_sub(2), 0);
    rows.extend(lines.into_iter().map(|line| Row::Quiet(format!("  {line}"))));
}
