//! The lines of a history file that do not count: how many, and which the user is told of.

use std::path::Path;

use crate::{deck::Problem, text::count};

use super::{Covered, line::Damage};

/// Damaged lines that are named one by one, of each file. Of a file that is damaged all over nobody reads more.
const NAMED: usize = 20;

const SKIPPED: &str = "this line is skipped and stays in the file; everything else was read";

const CHANGED: &str = "this line is skipped and stays in the file; if it was changed by hand, it counts once the `//` and the \
                       checksum behind it are removed";

/// What could not be read of one file.
#[derive(Debug, Default)]
pub(super) struct Unreadable {
    /// The first of the damaged lines, by number.
    named: Vec<(usize, Damage)>,
    damaged: usize,
    unknown: usize,
}

impl Unreadable {
    /// In a file of which `known` was read before.
    pub(super) fn after(known: Covered) -> Self {
        Self {
            named: Vec::new(),
            damaged: known.damaged,
            unknown: known.unknown,
        }
    }

    /// Line `number` is damaged.
    pub(super) fn damaged(&mut self, number: usize, damage: Damage) {
        self.damaged = self.damaged.saturating_add(1);
        if self.named.len() < NAMED {
            self.named.push((number, damage));
        }
    }

    /// A line is of a kind that only a newer program reads.
    pub(super) fn unknown(&mut self) {
        self.unknown = self.unknown.saturating_add(1);
    }

    /// What could not be read of a piece that begins after `lines` lines.
    pub(super) fn extend(&mut self, piece: Self, lines: usize) {
        self.damaged = self.damaged.saturating_add(piece.damaged);
        self.unknown = self.unknown.saturating_add(piece.unknown);
        let room = NAMED.saturating_sub(self.named.len());
        let named = piece.named.into_iter().take(room);
        self.named
            .extend(named.map(|(number, damage)| (lines.saturating_add(number), damage)));
    }

    /// How many lines are damaged, and how many are for a newer program.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.damaged, self.unknown)
    }

    /// What the user is told of the file that is shown as `path`.
    pub(super) fn problems(self, path: &Path) -> Vec<Problem> {
        let named = self.named.len();
        let mut problems: Vec<Problem> = self
            .named
            .into_iter()
            .map(|(number, damage)| {
                let hint = if damage.checksum { CHANGED } else { SKIPPED };
                Problem::warning(path, number, damage.column, damage.what).hint(hint)
            })
            .collect();
        problems.extend(unnamed(path, named, self.damaged.saturating_sub(named)));
        problems.extend(from_newer(path, self.unknown));
        problems
    }
}

/// Damaged lines besides those that are named, as one problem; `None` if there are none.
fn unnamed(path: &Path, named: usize, more: usize) -> Option<Problem> {
    let are = if more == 1 { "is" } else { "are" };
    let what = match (named, more) {
        (_, 0) => return None,
        (0, more) => format!("{} of this history {are} damaged", count(more, "line")),
        (_, more) => format!("{} {are} damaged as well", count(more, "more line")),
    };
    let hint = "what is damaged is skipped and stays in the file; `greenroom history` names every line";
    Some(Problem::warning(path, 0, 0, what).hint(hint))
}

/// The lines that a newer program understands, as one problem; `None` if there are none.
pub(crate) fn from_newer(path: &Path, lines: usize) -> Option<Problem> {
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

/// What the user is told of a last line, of that number, without its line end.
pub(super) fn torn(path: &Path, number: usize) -> Problem {
    let what = "the last line is cut off: it was being written when the program or machine stopped";
    Problem::warning(path, number, 1, what)
        .hint("it is not counted; this device's own is set aside before the next grade is written")
}
