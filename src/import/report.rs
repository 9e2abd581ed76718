//! The problems met while a page is read, as many as a person would look at.

use std::path::Path;

use crate::deck::{Problem, Severity};

/// How many are kept word for word.
const LIMIT: usize = 100;

/// The problems of one page.
#[derive(Debug)]
pub(super) struct Report<'a> {
    path: &'a Path,
    kept: Vec<Problem>,
    more: usize,
    worst: Severity,
}

impl<'a> Report<'a> {
    /// No problems yet of the page at `path`.
    pub(super) fn new(path: &'a Path) -> Self {
        Self {
            path,
            kept: Vec::new(),
            more: 0,
            worst: Severity::Advice,
        }
    }

    /// Something that was left out; line 0 stands for the page as a whole.
    pub(super) fn error(&mut self, line: usize, what: impl Into<String>, hint: &str) {
        self.push(Problem::error(self.path, line, line.min(1), what).hint(hint));
    }

    /// Something that was read, but perhaps not as expected.
    pub(super) fn warning(&mut self, line: usize, what: impl Into<String>, hint: &str) {
        self.push(Problem::warning(self.path, line, line.min(1), what).hint(hint));
    }

    /// Adds a problem.
    pub(super) fn push(&mut self, problem: Problem) {
        if self.kept.len() < LIMIT {
            self.kept.push(problem);
        } else {
            self.more += 1;
            self.worst = self.worst.max(problem.severity);
        }
    }

    /// The problems in the order of their lines, and a last one if there were too many.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.kept.sort_by_key(|problem| problem.line);
        if self.more > 0 {
            let what = format!("{} more problems are not listed", self.more);
            let mut last = Problem::warning(self.path, 0, 0, what)
                .hint("mend the ones listed and import the page again");
            last.severity = self.worst;
            self.kept.push(last);
        }
        self.kept
    }
}
