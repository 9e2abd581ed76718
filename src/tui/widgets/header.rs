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
const LEAD: u16 = 2;

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
    let (line, _) = cut::right(line, 1);
    let right = Line::from(right).right_aligned();
    let room = usize::from(line.width).saturating_sub(right.width() + 2);
    let title = Span::styled(truncate(title, room), theme.title);
    frame.render_widget(Line::from(vec![Span::raw(" "), title]), line);
    frame.render_widget(right, line);
    self::rule(theme, "", frame, rule);
    rest
}

/// Draws a rule with a title in it.
pub(in crate::tui) fn rule(theme: &Theme, title: &str, frame: &mut Frame, area: Rect) {
    let buffer = frame.buffer_mut();
    for place in area.columns() {
        if let Some(cell) = buffer.cell_mut(place.as_position()) {
            cell.set_symbol("─").set_style(theme.quiet);
        }
    }
    if !title.is_empty() {
        let (_, behind) = cut::right(area, area.width.saturating_sub(LEAD));
        let title = truncate(title, usize::from(behind.width).saturating_sub(4));
        frame.render_widget(Span::styled(format!(" {title} "), theme.title), behind);
    }
}

/// A title in the middle of a screen, with what is to be said beside it. It comes and goes with what it is above, so
/// it is no longer than its words.
pub(in crate::tui) fn heading<'a>(theme: &Theme, title: &str, beside: &str, columns: u16) -> Line<'a> {
    let beside = if beside.is_empty() {
        String::new()
    } else {
        format!(" · {beside}")
    };
    let lead = usize::from(LEAD);
    let room = usize::from(columns).saturating_sub(lead + 1 + width(&beside));
    let title = format!("{} {}", "─".repeat(lead), truncate(title, room));
    Line::from(vec![
        Span::styled(title, theme.title),
        Span::styled(beside, theme.quiet),
    ])
}
