//! The problems met while a page is read.

use std::path::Path;

use crate::deck::{Problem, Problems};

use super::lines::Line;

/// The problems of one page.
#[derive(Debug)]
pub(super) struct Report<'a>(Problems<'a>);

impl<'a> Report<'a> {
    /// No problems yet of the page at `path`.
    pub(super) fn new(path: &'a Path) -> Self {
        Self(Problems::new(path))
    }

    /// Something that was left out; line 0 stands for the page as a whole.
    pub(super) fn error(&mut self, line: usize, what: impl Into<String>, hint: &str) {
        self.push(Problem::error(self.0.path(), line, line.min(1), what).hint(hint));
    }

    /// Something that was read, but perhaps not as expected.
    pub(super) fn warning(&mut self, line: usize, what: impl Into<String>, hint: &str) {
        self.push(Problem::warning(self.0.path(), line, line.min(1), what).hint(hint));
    }

    /// Adds a problem.
    pub(super) fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// The problems in the order of their lines, and a last one if there were too many.
    pub(super) fn finish(self) -> Vec<Problem> {
        self.0.finish()
    }
}

/// The numbers of `lines`, from the first to the last, in words, and whether there is only one.
pub(super) fn span(lines: &[Line]) -> (String, bool) {
    let first = lines.first().map_or(0, |line| line.place());
    let last = lines.last().map_or(first, |line| line.place());
    if first == last {
        ("this line".to_owned(), true)
    } else {
        (format!("lines {first} to {last}"), false)
    }
}
