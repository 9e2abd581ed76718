//! The lines of a history file that do not count: how many, and which the user is told of.

use crate::{deck::Problem, text::count};

use super::{Covered, line::Damage};

/// Damaged lines that are named one by one, of each file. Of a file that is damaged all over nobody reads more.
const NAMED: usize = 20;

const SKIPPED: &str = "this line is skipped and stays in the file; everything else was read";

/// What could not be read of one file.
#[derive(Debug)]
pub(super) struct Unreadable<'a> {
    path: &'a str,
    named: Vec<Problem>,
    damaged: usize,
    unknown: usize,
}

impl<'a> Unreadable<'a> {
    /// Of the file that is shown to the user as `path`.
    pub(super) fn of(path: &'a str) -> Self {
        Self {
            path,
            named: Vec::new(),
            damaged: 0,
            unknown: 0,
        }
    }

    /// Line `number` is damaged.
    pub(super) fn damaged(&mut self, number: usize, damage: Damage) {
        self.damaged += 1;
        if self.named.len() < NAMED {
            let hint = if damage.checksum {
                "this line is skipped and stays in the file; if it was changed by hand, it counts once the `//` and the \
                 checksum behind it are removed"
            } else {
                SKIPPED
            };
            let problem = Problem::warning(self.path, number, damage.column, damage.what);
            self.named.push(problem.hint(hint));
        }
    }

    /// A line is of a kind that only a newer program reads.
    pub(super) fn unknown(&mut self) {
        self.unknown += 1;
    }

    /// How many lines are damaged, and how many are for a newer program.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.damaged, self.unknown)
    }

    /// What the user is told.
    pub(super) fn problems(self) -> Vec<Problem> {
        let mut problems = self.named;
        let more = self.damaged - problems.len();
        if more > 0 {
            let are = if more == 1 { "is" } else { "are" };
            let what = format!("{} {are} damaged as well", count(more, "more line"));
            problems.push(unnamed(self.path, &what));
        }
        problems.extend(from_newer(self.path, self.unknown));
        problems
    }
}

impl Covered {
    /// What is still to be said, at every start, of the lines a snapshot covers of the file that is shown as `path`.
    #[must_use]
    pub fn problems(&self, path: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.damaged > 0 {
            let are = if self.damaged == 1 { "is" } else { "are" };
            let what = format!("{} of this history {are} damaged", count(self.damaged, "line"));
            problems.push(unnamed(path, &what));
        }
        problems.extend(from_newer(path, self.unknown));
        problems
    }
}

fn unnamed(path: &str, what: &str) -> Problem {
    Problem::warning(path, 0, 0, what)
        .hint("what is damaged is skipped and stays in the file; `greenroom doctor` names the lines")
}

/// The lines that a newer program understands, as one problem; `None` if there are none.
fn from_newer(path: &str, lines: usize) -> Option<Problem> {
    let what = match lines {
        0 => return None,
        1 => "1 line of this history is of a kind that only a newer Greenroom reads; it is kept and will count after an \
              update"
            .to_owned(),
        lines => format!(
            "{lines} lines of this history are of a kind that only a newer Greenroom reads; they are kept and will \
             count after an update"
        ),
    };
    Some(Problem::warning(path, 0, 0, what))
}
