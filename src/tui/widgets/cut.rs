//! Parts of an area, cut off at its edges.
//!
//! Ratatui's `Layout` can do more, but solves equations for it: that takes longer than all else in the first frame.

use ratatui::layout::Rect;

/// The first `rows` of `area`, and the rest of it.
pub(in crate::tui) fn top(area: Rect, rows: u16) -> (Rect, Rect) {
    let height = rows.min(area.height);
    let rest = Rect {
        y: area.y.saturating_add(height),
        height: area.height - height,
        ..area
    };
    (Rect { height, ..area }, rest)
}

/// `area` without its last `rows`, and these.
pub(in crate::tui) fn bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    top(area, area.height.saturating_sub(rows))
}

/// The column of at most `widest` columns in `area` that text is set in, `margin` from its left edge and as far from its right.
pub(in crate::tui) fn column(area: Rect, margin: u16, widest: u16) -> Rect {
    let width = area.width.saturating_sub(2 * margin).min(widest);
    Rect::new(area.x + margin, area.y, width, area.height)
}

/// `area` without its last `columns`, and these.
pub(in crate::tui) fn right(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let width = area.width - columns;
    let right = Rect {
        x: area.x.saturating_add(width),
        width: columns,
        ..area
    };
    (Rect { width, ..area }, right)
}
