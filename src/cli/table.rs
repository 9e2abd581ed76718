//! Tables for people: a name on the left of each row, numbers to the right of it.

use crate::text::width;

use super::output::Output;

/// Prints `rows` under `head`, each column as wide as the widest of its cells.
pub(super) fn print<const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: impl IntoIterator<Item = [String; COLUMNS]>,
    out: &mut Output,
) {
    let rows: Vec<_> = std::iter::once(head.map(str::to_owned)).chain(rows).collect();
    let mut widths = [0; COLUMNS];
    for row in &rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest);
        }
    }
    for row in &rows {
        let padded = |(column, (cell, widest)): (usize, (&String, usize))| {
            let padding = " ".repeat(widest - width(cell));
            match column {
                0 => format!("{cell}{padding}"),
                _ => format!("{padding}{cell}"),
            }
        };
        let cells: Vec<_> = row.iter().zip(widths).enumerate().map(padded).collect();
        out.line(cells.join("  "));
    }
}
