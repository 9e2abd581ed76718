//! Gathers advice by place and puts it in the order of the file.

use std::{ops::Range, path::Path};

use crate::deck::{
    Problem,
    source::{Part, Walk, opening, parts, within_text},
};

use super::Fields;

/// Advice found so far, by byte offset.
pub(super) struct Notes<'a> {
    text: &'a str,
    found: Vec<(usize, String, String)>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            found: Vec::new(),
        }
    }

    /// The fields of the struct in `range`.
    pub(super) fn group(&self, range: Range<usize>) -> Fields<'a> {
        Fields {
            opening: opening(self.text, range.clone()),
            parts: parts(self.text, range),
        }
    }

    /// The items of the list that is the value of a field.
    pub(super) fn items(&self, list: Option<&Part<'_>>) -> Vec<Part<'a>> {
        list.map_or_else(Vec::new, |part| parts(self.text, part.value.clone()))
    }

    /// Where byte `target` of the text in a field stands, or the field where that cannot be told.
    pub(super) fn within(&self, fields: &Fields<'_>, name: &str, target: usize) -> usize {
        fields
            .get(name)
            .and_then(|part| within_text(self.text, part.value.clone(), target))
            .unwrap_or_else(|| fields.at(name))
    }

    pub(super) fn add(&mut self, at: usize, what: impl Into<String>, hint: impl Into<String>) {
        self.found.push((at, what.into(), hint.into()));
    }

    /// The advice in the order of the file.
    pub(super) fn into_problems(mut self, path: &Path) -> Vec<Problem> {
        self.found.sort_by_key(|(at, ..)| *at);
        let mut walk = Walk::new(self.text);
        let problem = |(at, what, hint): (usize, String, String)| {
            let (line, column) = walk.to(at);
            Problem::advice(path, line, column, what).hint(hint)
        };
        self.found.into_iter().map(problem).collect()
    }
}
