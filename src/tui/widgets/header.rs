//! The first line of a screen: what it is at the left, where one stands at the right, a rule beneath.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    text::{truncate, width},
    tui::{
        Theme,
        widgets::{cut, footer},
    },
};

/// Columns of a rule before its title.
const LEAD: usize = 2;

/// Rows the header takes.
pub(in crate::tui) const HEIGHT: u16 = 2;

/// What header and footer leave of a screen of so many columns and rows.
pub(in crate::tui) fn body((columns, rows): (u16, u16)) -> Rect {
    let (area, _) = footer::split(Rect::new(0, 0, columns, rows));
    let (_, body) = cut::top(area, HEIGHT);
    body
}

/// Draws the header and returns what is left of `area`.
pub(in crate::tui) fn header(
    theme: &Theme,
    title: &str,
    right: Vec<Span<'_>>,
    frame: &mut Frame,
    area: Rect,
) -> Rect {
    let (line, below) = cut::top(area, 1);
    let (rule, rest) = cut::top(below, 1);
    let right = Line::from(right);
    let room = usize::from(line.width).saturating_sub(right.width() + 3);
    let title = truncate(title, room);
    let gap = usize::from(line.width).saturating_sub(width(&title) + right.width() + 2);
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(title, theme.title),
        Span::raw(" ".repeat(gap)),
    ];
    spans.extend(right);
    frame.render_widget(Line::from(spans), line);
    frame.render_widget(rule_line(theme, "", rule.width), rule);
    rest
}

/// A rule across `columns`, with a title in it.
pub(in crate::tui) fn rule_line<'a>(theme: &Theme, title: &str, columns: u16) -> Line<'a> {
    let columns = usize::from(columns);
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" {} ", truncate(title, columns.saturating_sub(6)))
    };
    let dashes = columns.saturating_sub(width(&title));
    let lead = dashes.min(LEAD);
    Line::from(vec![
        Span::styled("─".repeat(lead), theme.quiet),
        Span::styled(title, theme.title),
        Span::styled("─".repeat(dashes - lead), theme.quiet),
    ])
}

/// A title in the middle of a screen, with what is to be said beside it. It comes and goes with what it is above, so
/// it is no longer than its words.
pub(in crate::tui) fn heading<'a>(theme: &Theme, title: &str, beside: &str, columns: u16) -> Line<'a> {
    let beside = if beside.is_empty() {
        String::new()
    } else {
        format!(" · {beside}")
    };
    let room = usize::from(columns).saturating_sub(LEAD + 1 + width(&beside));
    let title = format!("{} {}", "─".repeat(LEAD), truncate(title, room));
    Line::from(vec![
        Span::styled(title, theme.title),
        Span::styled(beside, theme.quiet),
    ])
}
