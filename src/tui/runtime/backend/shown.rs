//! What stands on the screen, as far as it helps to send less.

use ratatui::{
    buffer::{Cell, CellWidth},
    layout::Size,
};

use super::{Placed, pen::Look};

/// A cell on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Kept {
    /// A character of ASCII, or [`OTHER`].
    symbol: u8,
    /// Its number among the looks.
    look: u8,
}

/// A cell that looks different from now on.
#[derive(Debug)]
pub(super) struct Changed<'a> {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) cell: &'a Cell,
    /// Columns of its text.
    pub(super) width: u16,
}

/// Text that is not kept: longer than a byte, or covered by a wide character.
const OTHER: u8 = 0;

/// The number of every look that is not kept because there are too many.
const FORGOTTEN: u8 = u8::MAX;

/// The screen.
#[derive(Debug)]
pub(super) struct Shown {
    size: Size,
    /// Row by row.
    cells: Vec<Kept>,
    /// Every look there was since the screen was blank; a handful.
    looks: Vec<Look>,
}

impl Shown {
    pub(super) fn blank(size: Size) -> Self {
        let blank = Kept {
            symbol: b' ',
            look: 0,
        };
        Self {
            size,
            cells: vec![blank; usize::from(size.width) * usize::from(size.height)],
            looks: vec![Look::PLAIN],
        }
    }

    pub(super) fn columns(&self) -> u16 {
        self.size.width
    }

    /// The character at a place and its look, where it is a single byte.
    pub(super) fn at(&self, x: u16, y: u16) -> Option<(u8, Look)> {
        let kept = self.cells.get(self.index(x, y)?)?;
        let look = self.looks.get(usize::from(kept.look))?;
        (kept.symbol != OTHER).then_some((kept.symbol, *look))
    }

    /// Whether nothing can be seen at a place.
    pub(super) fn is_bare(&self, x: u16, y: u16) -> bool {
        self.at(x, y)
            .is_some_and(|(symbol, look)| symbol == b' ' && look.is_bare())
    }

    /// Notes what the cells show from now on. Returns those that look different.
    pub(super) fn keep<'a>(&mut self, cells: impl Iterator<Item = Placed<'a>>) -> Vec<Changed<'a>> {
        let mut changed = Vec::with_capacity(1024);
        for (x, y, cell) in cells {
            let (symbol, width) = match cell.symbol().as_bytes() {
                [symbol @ b' '..=b'~'] => (*symbol, 1),
                _ => (OTHER, cell.cell_width()),
            };
            let was_bare = self.is_bare(x, y);
            self.put(x, y, symbol, Look::of(cell));
            if !(was_bare && self.is_bare(x, y)) {
                changed.push(Changed { x, y, cell, width });
            }
        }
        for Changed { x, y, cell, width } in &changed {
            for covered in 1..*width {
                self.put(x.saturating_add(covered), *y, OTHER, Look::of(cell));
            }
        }
        changed
    }

    fn put(&mut self, x: u16, y: u16, symbol: u8, look: Look) {
        let look = self.number(look);
        if let Some(kept) = self.index(x, y).and_then(|index| self.cells.get_mut(index)) {
            *kept = Kept { symbol, look };
        }
    }

    fn number(&mut self, look: Look) -> u8 {
        let known = self.looks.iter().position(|it| *it == look);
        let number = known.unwrap_or_else(|| {
            if self.looks.len() < usize::from(FORGOTTEN) {
                self.looks.push(look);
                self.looks.len() - 1
            } else {
                usize::from(FORGOTTEN)
            }
        });
        u8::try_from(number).unwrap_or(FORGOTTEN)
    }

    fn index(&self, x: u16, y: u16) -> Option<usize> {
        let inside = x < self.size.width && y < self.size.height;
        inside.then(|| usize::from(y) * usize::from(self.size.width) + usize::from(x))
    }
}
