//! Where each name and choice of the form stands.

use crate::text::{truncate, width};

use super::{Choice, Field};

/// Below this width a field's choices stand beneath its name.
const NARROW: u16 = 60;

/// From this height on there is air between the fields.
const AIRY: u16 = 15;

/// A field's name or a choice, and where it stands on a screen of any height.
pub(super) struct Piece {
    pub(super) x: u16,
    pub(super) y: u16,
    pub(super) row: usize,
    /// Which choice; `None` for the name.
    pub(super) column: Option<usize>,
    pub(super) text: String,
    pub(super) chosen: bool,
}

impl Piece {
    pub(super) fn width(&self) -> u16 {
        u16::try_from(width(&self.text)).unwrap_or(u16::MAX)
    }
}

/// The form laid out for so many columns and rows; `row` is the field the cursor is on.
pub(super) fn pieces<W>(fields: &[Field<W>], row: usize, columns: u16, rows: u16) -> Vec<Piece> {
    let narrow = columns < NARROW;
    let air = u16::from(rows >= AIRY);
    let indent = if narrow { 3 } else { 15 };
    let mut y = air;
    let mut pieces = Vec::new();
    for (number, field) in fields.iter().enumerate() {
        let mark = if number == row { "›" } else { " " };
        pieces.push(Piece {
            x: 1,
            y,
            row: number,
            column: None,
            text: format!("{mark} {}", field.name),
            chosen: false,
        });
        y += u16::from(narrow);
        let mut x = indent;
        for (column, choice) in field.choices.iter().enumerate() {
            let mut piece = Piece {
                x,
                y,
                row: number,
                column: Some(column),
                text: truncate(
                    &text(choice, field.several),
                    usize::from(columns.saturating_sub(indent)),
                ),
                chosen: choice.chosen,
            };
            if x + piece.width() > columns && x > indent {
                y += 1;
                (piece.x, piece.y) = (indent, y);
            }
            x = piece.x + piece.width() + 2;
            pieces.push(piece);
        }
        y += 1 + air;
    }
    pieces
}

/// A choice with its box, or its button where exactly one is chosen.
fn text<W>(choice: &Choice<W>, several: bool) -> String {
    let mark = match (several, choice.chosen) {
        (true, true) => "[x]",
        (true, false) => "[ ]",
        (false, true) => "(•)",
        (false, false) => "( )",
    };
    format!("{mark} {}", choice.name)
}

/// Lines that make room above: on a low screen the field of `row` is always shown whole.
pub(super) fn hidden(pieces: &[Piece], row: usize, height: u16) -> u16 {
    let above = pieces.iter().filter(|piece| piece.row <= row);
    let needed = above.map(|piece| piece.y + 1).max().unwrap_or(0);
    needed.saturating_sub(height)
}
