//! A bar of a share.

/// A bar of `width` columns, filled for `part` of `whole`; full only when all is done, and never empty once something is.
pub(in crate::tui) fn bar(part: usize, whole: usize, width: usize) -> (String, String) {
    let filled = if whole == 0 || part == 0 {
        0
    } else if part >= whole {
        width
    } else {
        (part * width / whole).clamp(1, width.saturating_sub(1))
    };
    ("█".repeat(filled), "░".repeat(width - filled))
}
