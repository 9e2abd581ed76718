//! The first line of a screen: what it is at the left, where one stands at the right, a rule beneath.

use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    text::{Line, Span},
};

use crate::{
    text::{truncate, width},
    tui::{Theme, widgets::footer},
};

/// Rows the header takes.
pub(in crate::tui) const HEIGHT: u16 = 2;

/// What header and footer leave of a screen of so many columns and rows.
pub(in crate::tui) fn body((columns, rows): (u16, u16)) -> Rect {
    let (area, _) = footer::split(Rect::new(0, 0, columns, rows));
    let [_, body] = area.layout(&Layout::vertical([
        Constraint::Length(HEIGHT),
        Constraint::Fill(1),
    ]));
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
    let [line, rule, rest] = area.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
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
    frame.render_widget(rule_line(theme, "", "", rule.width), rule);
    rest
}

/// A rule with words in it at both ends.
pub(in crate::tui) fn rule_line<'a>(theme: &Theme, left: &str, right: &str, columns: u16) -> Line<'a> {
    let columns = usize::from(columns);
    let label = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!(" {text} ")
        }
    };
    let (mut left, right) = (label(left), label(right));
    if width(&left) + width(&right) + 4 > columns {
        left = truncate(&left, columns.saturating_sub(width(&right) + 4));
    }
    let dashes = columns.saturating_sub(width(&left) + width(&right));
    let lead = dashes.min(2);
    let tail = if right.is_empty() {
        0
    } else {
        (dashes - lead).min(2)
    };
    Line::from(vec![
        Span::styled("─".repeat(lead), theme.quiet),
        Span::styled(left, theme.title),
        Span::styled("─".repeat(dashes - lead - tail), theme.quiet),
        Span::styled(right, theme.quiet),
        Span::styled("─".repeat(tail), theme.quiet),
    ])
}
