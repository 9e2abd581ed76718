//! What is claimed of places and of texts that are shown.

use std::{collections::HashSet, fmt::Debug, hash::Hash};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use greenroom::{
    deck::{Card, Problem},
    text::clean,
    tui::{Action, Keymap, Scope},
};

/// A text in which problems have places.
pub(crate) struct Text<'a> {
    lines: Vec<&'a str>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            lines: text.split('\n').collect(),
        }
    }

    /// Every problem has a place in the text, or is about all of it, and can be shown.
    pub(crate) fn holds_all(&self, problems: &[Problem]) {
        for problem in problems {
            no_controls(&problem.to_string());
            if (problem.line, problem.column) != (0, 0) {
                self.holds(problem.line, problem.column, problem);
            }
        }
    }

    /// The place is that of a character, or just behind the last one of a line.
    pub(crate) fn holds(&self, line: usize, column: usize, what: &(impl std::fmt::Display + ?Sized)) {
        let found = line.checked_sub(1).and_then(|line| self.lines.get(line));
        let columns = found.map(|line| line.chars().count() + 1);
        assert!(
            columns.is_some_and(|columns| (1..=columns).contains(&column)),
            "{line}:{column}: {what}: there are {} lines, and here {columns:?} columns",
            self.lines.len(),
        );
    }
}

/// Nothing in `text` moves the cursor or reorders what is around it.
pub(crate) fn no_controls(text: &str) {
    assert_eq!(clean(text), text);
    assert!(
        !text.contains(|char: char| char.is_control() && char != '\n'),
        "{text:?}"
    );
}

pub(crate) fn fit_to_show(card: &Card) {
    assert!(!card.id.contains(['/', ' ', '\n']) && card.id.len() <= 200);
    assert!(!card.question.trim().is_empty() && !card.answer.trim().is_empty());
    let texts = [
        Some(&card.id),
        Some(&card.question),
        Some(&card.answer),
        card.topic.as_ref(),
    ];
    texts
        .into_iter()
        .flatten()
        .chain(&card.follow_ups)
        .for_each(|text| no_controls(text));
    for point in &card.key_points {
        no_controls(&point.text);
        point.any.iter().for_each(|text| no_controls(text));
    }
}

pub(crate) fn all_different<T: Eq + Hash + Debug>(items: impl IntoIterator<Item = T>) {
    let mut seen = HashSet::new();
    for item in items {
        let shown = format!("{item:?}");
        assert!(seen.insert(item), "{shown} twice");
    }
}

/// No text has more lines than this many bytes of it, however they are encoded.
pub(crate) fn lines_in_any_encoding(bytes: &[u8]) -> usize {
    1 + bytes
        .iter()
        .filter(|byte| matches!(**byte, b'\n' | b'\r'))
        .count()
}

/// Whatever keys the user chose, this one gets out of every place.
pub(crate) fn ctrl_c_leaves(keymap: &Keymap) {
    let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    for scope in [
        Scope::Roles,
        Scope::Filter,
        Scope::Setup,
        Scope::Question,
        Scope::Answer,
        Scope::Note,
        Scope::Interview,
        Scope::Answering,
        Scope::Mocks,
        Scope::Report,
        Scope::Help,
    ] {
        assert_eq!(keymap.action(scope, &ctrl_c), Some(Action::Leave));
    }
}
