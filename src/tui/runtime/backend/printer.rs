//! Prints what changed with the shortest moves, looks and erasures.

use std::ops::Range;

use super::{
    code::{code, move_across, move_right, move_to},
    pen::Look,
    shown::{Changed, Shown},
};

/// Where the terminal prints next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    /// Not known; at the end of a row terminals differ.
    Lost,
    /// Here, if the terminal counts columns as Ratatui does: before it stand characters of several code points.
    About(u16, u16),
    /// Here.
    At(u16, u16),
}

/// Collects the bytes of one frame.
#[derive(Debug)]
pub(super) struct Printer<'a> {
    /// What the screen shows once they arrived.
    shown: &'a Shown,
    bytes: Vec<u8>,
    cursor: Cursor,
    look: Look,
}

impl<'a> Printer<'a> {
    /// For a terminal that prints plain text, wherever its cursor is.
    pub(super) fn new(shown: &'a Shown) -> Self {
        Self {
            shown,
            bytes: Vec::new(),
            cursor: Cursor::Lost,
            look: Look::PLAIN,
        }
    }

    /// The bytes. After them the terminal prints plain text again.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.take_up(Look::PLAIN);
        self.bytes
    }

    /// Prints what changed in one row.
    pub(super) fn row(&mut self, changed: &[Changed]) {
        let erased = self.erasable(changed);
        let mut is_erased = false;
        for it in changed {
            if !(erased.contains(&it.x) && self.shown.is_bare(it.x, it.y)) {
                self.print(it);
            } else if !is_erased {
                self.erase(it.x, it.y);
                is_erased = true;
            }
        }
    }

    /// The end of a row that can be erased: only blanks and what is printed anew stand there. None if there is too little.
    fn erasable(&self, changed: &[Changed]) -> Range<u16> {
        let end = self.shown.columns();
        let (mut start, mut blanks) = (end, 0);
        let mut left = changed.iter().rev().peekable();
        while let (Some(x), Some(last)) = (start.checked_sub(1), left.peek()) {
            let is_bare = self.shown.is_bare(x, last.y);
            let has_changed = left.next_if(|it| it.x == x).is_some();
            if !is_bare && !has_changed {
                break;
            }
            blanks += usize::from(is_bare && has_changed);
            start = x;
        }
        if blanks > erase().len() {
            start..end
        } else {
            end..end
        }
    }

    fn erase(&mut self, x: u16, y: u16) {
        self.go(x, y, Look::PLAIN);
        if !self.look.is_bare() {
            self.take_up(Look::PLAIN);
        }
        self.bytes.extend(erase());
    }

    fn print(&mut self, changed: &Changed) {
        let Changed { x, y, cell, width } = *changed;
        let look = Look::of(cell);
        self.go(x, y, look);
        let symbol = cell.symbol();
        self.text(symbol.as_bytes(), look);
        let next = x.saturating_add(width);
        let is_about = matches!(self.cursor, Cursor::About(..)) || symbol.chars().nth(1).is_some();
        self.cursor = if width != 1 || next >= self.shown.columns() {
            Cursor::Lost
        } else if is_about {
            Cursor::About(next, y)
        } else {
            Cursor::At(next, y)
        };
    }

    fn text(&mut self, symbol: &[u8], look: Look) {
        let is_any_blank = symbol == b" " && look.is_bare() && self.look.is_bare();
        if !is_any_blank {
            self.take_up(look);
        }
        self.bytes.extend_from_slice(symbol);
    }

    fn take_up(&mut self, look: Look) {
        if look != self.look {
            self.bytes.extend(look.code_after(self.look));
            self.look = look;
        }
    }

    /// Moves the cursor to where something of the look `next` is to be printed.
    fn go(&mut self, x: u16, y: u16, next: Look) {
        if matches!(self.cursor, Cursor::At(column, row) | Cursor::About(column, row) if (column, row) == (x, y))
        {
            return;
        }
        let cursor = std::mem::replace(&mut self.cursor, Cursor::At(x, y));
        // What leads to the beginning of a bridge, where that begins, and the shortest way around it.
        let (lead, from, shorter) = match cursor {
            // Never longer than a move to a place.
            Cursor::At(column, row) if row == y && column < x => (Vec::new(), column, move_right(x - column)),
            Cursor::At(_, row) if row < y => {
                // Some terminals return to the first column with every line feed, so the column is always said.
                let down = b"\n".repeat(usize::from(y - row));
                let around = [down.as_slice(), &move_across(x)].concat();
                let absolute = move_to(x, y);
                let shorter = if around.len() < absolute.len() {
                    around
                } else {
                    absolute
                };
                ([b"\r", down.as_slice()].concat(), 0, shorter)
            }
            _ => return self.bytes.extend(move_to(x, y)),
        };
        let pays = lead.len() + usize::from(x - from) <= shorter.len();
        let Some(bridge) = pays.then(|| self.bridge(from..x, y, next)).flatten() else {
            return self.bytes.extend(shorter);
        };
        self.bytes.extend(lead);
        for (symbol, look) in bridge {
            self.text(&[symbol], look);
        }
    }

    /// The cells on the way to something of the look `next`, if printing them again takes a byte each.
    fn bridge(&self, way: Range<u16>, y: u16, next: Look) -> Option<Vec<(u8, Look)>> {
        let mut look = self.look;
        way.map(|x| {
            let (symbol, its) = self.shown.at(x, y)?;
            let is_any_blank = symbol == b' ' && its.is_bare() && look.is_bare();
            // The look may change on the way, but only to the one that is needed next anyway.
            if its != look && !is_any_blank {
                look = next;
            }
            (its == look || is_any_blank).then_some((symbol, its))
        })
        .collect()
    }
}

/// Erases from the cursor to the end of its row.
fn erase() -> Vec<u8> {
    code(&[], b'K')
}
