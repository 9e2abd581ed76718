//! The problems of one file, as many as a person would look at.

use std::path::Path;

use super::{Problem, Severity};

/// How many are kept word for word.
const LIMIT: usize = 100;

/// Problems of one file, counted where there are too many.
#[derive(Debug)]
pub(crate) struct Problems<'a> {
    path: &'a Path,
    kept: Vec<Problem>,
    more: usize,
    worst: Severity,
}

impl<'a> Problems<'a> {
    /// No problems yet of the file at `path`.
    pub(crate) fn new(path: &'a Path) -> Self {
        Self {
            path,
            kept: Vec::new(),
            more: 0,
            worst: Severity::Advice,
        }
    }

    /// The file.
    pub(crate) fn path(&self) -> &'a Path {
        self.path
    }

    /// Adds a problem.
    pub(crate) fn push(&mut self, problem: Problem) {
        if self.kept.len() < LIMIT {
            self.kept.push(problem);
        } else {
            self.more += 1;
            self.worst = self.worst.max(problem.severity);
        }
    }

    /// The problems in the order of their lines, and a last one if there were too many.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.kept.sort_by_key(|problem| problem.line);
        if self.more > 0 {
            let what = format!("{} more problems are not listed", self.more);
            let mut last =
                Problem::warning(self.path, 0, 0, what).hint("mend the ones listed, and the others show");
            last.severity = self.worst;
            self.kept.push(last);
        }
        self.kept
    }
}
