//! The rows of the role list.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    text::{truncate, width},
    tui::{
        Action, Desk, HitMap, Message, Scope,
        widgets::{
            bar::bar,
            cut,
            list::{Cursor, span},
        },
    },
};

use super::{Row, filter::Filter};

/// Columns of the bar, and from which width on it is drawn.
const BAR: usize = 12;
const ROOM_FOR_ALL: usize = 62;

pub(super) fn view(
    rows: &[Row],
    cursor: Cursor,
    filter: &Filter,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
    hits: &mut HitMap,
) {
    let (top, body) = cut::top(area, 1);
    let columns = usize::from(area.width);
    if filter.is_typing() || !filter.is_empty() {
        let caret = if filter.is_typing() { "▏" } else { "" };
        let line = vec![
            Span::styled(" / ", desk.theme.key),
            Span::raw(format!("{}{caret}", filter.text())),
        ];
        frame.render_widget(Line::from(line), top);
    } else {
        let page = usize::from(body.height);
        let shown = span(cursor.first_shown(rows.len(), page), page, rows.len());
        frame.render_widget(Line::styled(headings(columns, &shown), desk.theme.quiet), top);
    }
    if rows.is_empty() {
        let scope = if filter.is_typing() {
            Scope::Filter
        } else {
            Scope::Roles
        };
        let key = desk.keymap.key_in(scope, Action::Back);
        let text = format!(" no role matches; {key} clears the filter");
        frame.render_widget(Line::styled(text, desk.theme.quiet), body);
        return;
    }
    let page = usize::from(body.height);
    let first = cursor.first_shown(rows.len(), page);
    for (place, (number, row)) in body.rows().zip(rows.iter().enumerate().skip(first)) {
        let chosen = number == cursor.row;
        frame.render_widget(line(row, chosen, desk, columns), place);
        hits.add(place, Message::Chosen(number));
    }
}

fn headings(columns: usize, shown: &str) -> String {
    let role = if shown.is_empty() {
        "Role".to_owned()
    } else {
        format!("Role {shown}")
    };
    if columns >= ROOM_FOR_ALL {
        let name = columns.saturating_sub(RIGHT + 3);
        format!(
            "   {:<name$}{:<reviewed$}{:>5}{:>6}",
            role,
            "Reviewed",
            "Due",
            "New",
            reviewed = BAR + 10
        )
    } else {
        let name = columns.saturating_sub(NARROW_RIGHT + 3);
        format!("   {:<name$}{:>8}{:>4}{:>5}", role, "Reviewed", "Due", "New")
    }
}

/// Columns right of the name.
const RIGHT: usize = BAR + 10 + 5 + 6 + 1;
const NARROW_RIGHT: usize = 8 + 4 + 5 + 1;

fn line(row: &Row, chosen: bool, desk: &Desk, columns: usize) -> Line<'static> {
    let theme = &desk.theme;
    let wide = columns >= ROOM_FOR_ALL;
    let room = columns.saturating_sub(if wide { RIGHT } else { NARROW_RIGHT } + 3);
    let name = truncate(&row.name, room.saturating_sub(1));
    let pad = " ".repeat(room.saturating_sub(width(&name)));
    let tally = row.tally;
    let style = |style: Style| if chosen { theme.chosen } else { style };
    let count = |number: usize, columns: usize, some: Style| {
        let shown = if number == 0 {
            "·".to_owned()
        } else {
            number.to_string()
        };
        Span::styled(
            format!("{shown:>columns$}"),
            style(if number == 0 { theme.quiet } else { some }),
        )
    };
    let share = format!("{}/{}", tally.reviewed, tally.cards);
    let mut spans = vec![
        Span::styled(if chosen { " › " } else { "   " }, style(theme.key)),
        Span::styled(
            name,
            style(if row.role.is_none() {
                theme.title
            } else {
                theme.text
            }),
        ),
        Span::styled(pad, style(theme.text)),
    ];
    if wide {
        let (done, open) = bar(tally.reviewed, tally.cards, BAR);
        spans.push(Span::styled(done, style(theme.done)));
        spans.push(Span::styled(open, style(theme.quiet)));
        spans.push(Span::styled(format!(" {share:<9}"), style(theme.text)));
    } else {
        spans.push(Span::styled(format!("{share:>8}"), style(theme.text)));
    }
    spans.push(count(tally.due, if wide { 5 } else { 4 }, theme.due));
    spans.push(count(tally.new, if wide { 6 } else { 5 }, theme.new));
    spans.push(Span::styled(" ", style(theme.text)));
    Line::from(spans)
}
