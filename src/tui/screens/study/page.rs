//! The card laid out for the size of the screen: done once per card and size, shared by drawing and scrolling.

use ratatui::layout::{Constraint, Layout, Rect};

use crate::{
    answer::Account,
    deck::Card,
    text::wrap,
    tui::{
        Action, Desk, Scope,
        view::SMALLEST,
        widgets::{cut, footer},
    },
};

use super::{
    Phase, Study, Tab, grades,
    judge::Judge,
    rows::{Row, account, answer, own, own_answer, text},
};

/// From this width on, the answer stands beside the question.
const WIDE: u16 = 116;

/// From this height on there is air around the question.
const AIRY: u16 = 14;

/// Columns left free at each side of a text.
const MARGIN: u16 = 2;

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
    /// All of the user's own stands beside the sample.
    pub(super) own_is_beside: bool,
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
        match &study.phase {
            Phase::Revealed { judge, counted, .. } => {
                revealed(card, (judge, counted), parts, body, desk, study)
            }
            _ => asked(card, parts, body, desk, study),
        }
    }
}

fn asked(card: &Card, parts: Parts, body: Rect, desk: &Desk, study: &Study) -> Page {
    // Where the answer will stand beside the question, the question stands where it will stay.
    let place = beside(card, body, desk).map_or_else(|| inset(body, desk), |pinned| pinned.place);
    let mut rows = vec![Row::Text(String::new())];
    rows.extend(text(&card.question, place.width));
    rows.push(Row::Text(String::new()));
    let key = |action| desk.keymap.key_in(Scope::Question, action);
    let hint = format!(
        "Answer aloud or in writing ({}), then {} shows a sample answer.",
        key(Action::Write),
        key(Action::Advance)
    );
    rows.extend(
        wrap(&hint, usize::from(place.width), 0)
            .into_iter()
            .map(Row::Quiet),
    );
    rows.extend(own_answer(&study.own.text, &[], place.width));
    rows.extend(study.programs.failure(place.width));
    Page {
        parts: Parts {
            scrolled: place,
            ..parts
        },
        question: Vec::new(),
        scrolled: rows,
        answer_at: 0,
        own_is_beside: false,
    }
}

/// A question that stays on the screen while its answer scrolls.
struct Pinned {
    place: Rect,
    rows: Vec<Row>,
    /// What is left to the answer.
    rest: Rect,
    /// All of the user's own is among the rows.
    with_own: bool,
}

impl Pinned {
    /// What the user wrote beneath the question and what was counted in it, each if there is room for all of it.
    fn with_own(mut self, written: &str, judge: &Judge, counted: &Account) -> Self {
        // Once the answer is shown, the grades have taken their rows already.
        let room = usize::from(self.place.height);
        self.with_own = true;
        let width = self.place.width;
        for rows in [
            own_answer(written, judge.assessed.found(), width),
            account(counted, width),
        ] {
            if self.rows.len() + rows.len() <= room {
                self.rows.extend(rows);
            } else {
                self.with_own = false;
            }
        }
        self
    }
}

/// The question at the left of its answer, on a screen wide enough and where the question is not too long.
fn beside(card: &Card, body: Rect, desk: &Desk) -> Option<Pinned> {
    if body.width < WIDE {
        return None;
    }
    let answer = (desk.settings.text_width + 2 * MARGIN).min(body.width.saturating_mul(3) / 5);
    let [left, _, rest] = body.layout(&Layout::horizontal([
        Constraint::Fill(2),
        Constraint::Length(2),
        Constraint::Length(answer),
    ]));
    let place = inset(left, desk);
    let mut rows = vec![Row::Text(String::new())];
    rows.extend(text(&card.question, place.width));
    // The grades take some of the height once the answer is shown.
    let room = usize::from(place.height.saturating_sub(grades::EXPLAINED));
    (rows.len() <= room).then_some(Pinned {
        place,
        rows,
        rest,
        with_own: false,
    })
}

/// The question above its answer, where enough of the answer to be worth scrolling fits beneath.
fn above(card: &Card, body: Rect, desk: &Desk) -> Option<Pinned> {
    let rows = text(&card.question, inset(body, desk).width);
    let air = u16::from(body.height >= AIRY);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(air);
    // With the rule.
    let beneath = 1 + (body.height / 3).max(3);
    if height.saturating_add(air + beneath) > body.height {
        return None;
    }
    let [_, top, rest] = body.layout(&Layout::vertical([
        Constraint::Length(air),
        Constraint::Length(height),
        Constraint::Fill(1),
    ]));
    let place = inset(top, desk);
    Some(Pinned {
        place,
        rows,
        rest,
        with_own: false,
    })
}

fn revealed(
    card: &Card,
    (judge, counted): (&Judge, &Account),
    parts: Parts,
    body: Rect,
    desk: &Desk,
    study: &Study,
) -> Page {
    let progress = study.progress(desk);
    let below = |columns| {
        let mut rows = study.programs.failure(columns);
        if !rows.is_empty() {
            rows.push(Row::Text(String::new()));
        }
        match study.tab {
            Tab::Sample => {
                rows.extend(answer(card, judge, progress, &study.asked_next(), columns));
                study.add_stories(&mut rows, card, columns, desk);
            }
            Tab::Own => {
                rows.extend(own(&study.own.text, judge.assessed.found(), columns));
                rows.extend(account(counted, columns));
            }
        }
        rows.extend(study.programs.opinion(columns));
        rows
    };
    let Some(pinned) = beside(card, body, desk)
        .map(|pinned| pinned.with_own(&study.own.text, judge, counted))
        .or_else(|| above(card, body, desk))
    else {
        return together(card, below, parts, body, desk);
    };
    let (rule, place) = under_rule(pinned.rest, desk);
    Page {
        parts: Parts {
            question: pinned.place,
            rule,
            scrolled: place,
            ..parts
        },
        question: pinned.rows,
        scrolled: below(place.width),
        answer_at: 0,
        own_is_beside: pinned.with_own,
    }
}

/// A question too long to stay above its answer scrolls with it, so that none of it is ever out of reach.
fn together(card: &Card, below: impl Fn(u16) -> Vec<Row>, parts: Parts, body: Rect, desk: &Desk) -> Page {
    let (rule, place) = under_rule(body, desk);
    let mut rows = text(&card.question, place.width);
    rows.push(Row::Text(String::new()));
    let answer_at = rows.len();
    rows.extend(below(place.width));
    Page {
        parts: Parts {
            rule,
            scrolled: place,
            ..parts
        },
        question: Vec::new(),
        scrolled: rows,
        answer_at,
        own_is_beside: false,
    }
}

/// The rule above an answer, and where the answer stands.
fn under_rule(area: Rect, desk: &Desk) -> (Rect, Rect) {
    let [rule, below] = area.layout(&Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]));
    (rule, inset(below, desk))
}

/// The part of `area` that text takes: at most the width the settings allow.
fn inset(area: Rect, desk: &Desk) -> Rect {
    cut::column(area, MARGIN, desk.settings.text_width)
}
