//! The lines of the role list: the rows, and the name of each section above its own.

use crate::tui::Desk;

use super::{Roles, Row, listed::Section};

/// A line of the list.
pub(super) enum Listing<'a> {
    /// The name of the section that follows.
    Heading(Section),
    /// A row and its number.
    Role(usize, &'a Row),
}

impl Listing<'_> {
    /// The number of the row, if it is one.
    fn number(&self) -> Option<usize> {
        match self {
            Self::Heading(_) => None,
            Self::Role(number, _) => Some(*number),
        }
    }

    /// Whether it is the row of this number.
    pub(super) fn is_row(&self, row: usize) -> bool {
        self.number() == Some(row)
    }
}

/// All lines, those that are not on the screen too.
pub(super) fn lines<'a>(roles: &'a Roles, desk: &Desk) -> Vec<Listing<'a>> {
    let headings = roles.has_headings(desk);
    let mut lines = Vec::with_capacity(roles.rows.len());
    let mut last = None;
    for (number, row) in roles.rows.iter().enumerate() {
        if headings && row.section != last {
            last = row.section;
            lines.extend(row.section.map(Listing::Heading));
        }
        lines.push(Listing::Role(number, row));
    }
    lines
}

/// The row one page of `page` lines on from `row`, or `back`. A line of the page that is left stays in sight.
pub(super) fn page_on(lines: &[Listing], row: usize, back: bool, page: usize) -> usize {
    let step = page.saturating_sub(1).max(1);
    let at = lines.iter().position(|line| line.is_row(row)).unwrap_or(0);
    let (before, after) = lines.split_at(
        if back {
            at.saturating_sub(step) + 1
        } else {
            at + step
        }
        .min(lines.len()),
    );
    let found = if back {
        before.iter().rev().find_map(Listing::number)
    } else {
        let last = before.iter().rev();
        after.iter().chain(last).find_map(Listing::number)
    };
    found.unwrap_or(0)
}

/// Which roles are on the screen, where not all are.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// `3-9 of 14`; the row of all roles together is not counted. Empty where all are shown.
    pub(super) span: String,
    /// There are more lines before these.
    above: bool,
    /// There are more lines after these.
    below: bool,
}

/// What a page of `page` lines from `first` on shows.
pub(super) fn shown(lines: &[Listing], first: usize, page: usize) -> Shown {
    if lines.len() <= page {
        return Shown::default();
    }
    let is_role = |line: &&Listing| matches!(line, Listing::Role(_, row) if row.role.is_some());
    let count = |lines: &[Listing]| lines.iter().filter(is_role).count();
    let (before, rest) = lines.split_at(first.min(lines.len()));
    let before = count(before);
    let shown = count(rest.get(..page).unwrap_or(rest));
    Shown {
        span: format!("{}-{} of {}", before + 1, before + shown.max(1), count(lines)),
        above: first > 0,
        below: rest.len() > page,
    }
}

impl Shown {
    /// It in words, from many to few.
    pub(super) fn said(&self) -> Vec<String> {
        let span = &self.span;
        let mut said = match (self.above, self.below) {
            (false, false) => Vec::new(),
            (false, true) => vec![format!("{span}, more below"), format!("{span} ↓")],
            (true, false) => vec![format!("{span}, more above"), format!("{span} ↑")],
            (true, true) => vec![format!("{span} ↕")],
        };
        said.push(span.clone());
        said
    }
}
