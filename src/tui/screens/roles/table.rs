//! The rows of the role list, and what a filter leaves of them.

use ratatui::{
    Frame,
    layout::Rect,
    style::Style,
    text::{Line, Span},
};

use crate::{
    text::{truncate, width, wrap},
    tui::{
        Action, Desk, HitMap, Message, Scope,
        screens::Show,
        widgets::{cut, list::Cursor},
    },
};

use super::{
    Roles, Row,
    columns::Columns,
    filter::Filter,
    listed::Listed,
    listing::{Listing, lines, shown},
    top,
};

/// Columns of a filter that is being typed before what is said beside it gets shorter.
const FIELD: usize = 8;

/// The line above the rows, and where they stand.
pub(super) fn parts(area: Rect) -> (Rect, Rect) {
    cut::top(area, 1)
}

pub(super) fn view(roles: &Roles, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
    let (top, body) = parts(area);
    let columns = Columns::new(usize::from(area.width), &desk.total());
    let page = usize::from(body.height);
    let lines = lines(roles, desk);
    let row = lines
        .iter()
        .position(|line| line.is_row(roles.cursor.row))
        .unwrap_or(0);
    let first = Cursor { row }.first_shown(lines.len(), page);
    let shown = shown(&lines, first, page);
    match &roles.listed {
        Listed::Matching(filter) => {
            let line = filter_line(roles, filter, &shown.span, columns, desk, usize::from(top.width));
            frame.render_widget(line, top);
        }
        Listed::All | Listed::Of(_) => top::view(roles, &shown, columns, desk, frame, top, hits),
    }
    if roles.rows.is_empty() {
        nothing(roles.scope(), desk, frame, body);
    }
    for (place, line) in body.rows().zip(lines.iter().skip(first)) {
        match line {
            Listing::Heading(section) => {
                let name = truncate(section.name(), usize::from(place.width).saturating_sub(2));
                frame.render_widget(Line::styled(format!(" {name}"), desk.theme.quiet), place);
            }
            Listing::Role(number, row) => {
                draw(row, *number == roles.cursor.row, desk, columns, frame, place);
                hits.add(place, Message::Chosen(*number));
            }
        }
    }
}

/// The filter, what it leaves, and the headings where there is room for them too.
fn filter_line(
    roles: &Roles,
    filter: &Filter,
    shown: &str,
    columns: Columns,
    desk: &Desk,
    width_of_all: usize,
) -> Line<'static> {
    let theme = &desk.theme;
    let (room, headings) = if columns.wide {
        (columns.left(), columns.headings())
    } else {
        (width_of_all, String::new())
    };
    let found = found(roles, filter, shown, desk);
    let mark = " / ";
    let field = width(filter.text()).max(FIELD) + 1;
    let found = that_fits(found, room.saturating_sub(width(mark) + field + 4));
    let field = room.saturating_sub(width(mark) + width(&found) + 4);
    let typed = filter.shown(field);
    let pad = " ".repeat(field.saturating_sub(width(&typed)) + 2);
    Line::from(vec![
        Span::styled(mark, theme.key),
        Span::styled(typed, theme.text),
        Span::raw(pad),
        Span::styled(format!("{found}  {headings}"), theme.quiet),
    ])
}

/// How many roles match, or which of those are shown, and how to see the others again: from many words to few.
fn found(roles: &Roles, filter: &Filter, shown: &str, desk: &Desk) -> Vec<String> {
    if filter.is_empty() {
        return vec![shown.to_owned()];
    }
    let (matching, all) = (roles.rows.len(), desk.library.roles().len());
    let verb = if matching == 1 { "matches" } else { "match" };
    let numbers = format!("{matching} of {all}");
    let (words, numbers) = match shown {
        "" => (format!("{numbers} roles {verb}"), numbers),
        shown => (format!("{shown} that match"), shown.to_owned()),
    };
    if filter.is_typing() {
        return vec![words, numbers];
    }
    let key = desk.keymap.key_in(Scope::Roles, Action::Back);
    vec![
        format!("{words}; {key} shows all"),
        format!("{numbers}; {key} shows all"),
        words,
        numbers,
    ]
}

/// The first text that fits, else the last.
pub(super) fn that_fits(texts: Vec<String>, columns: usize) -> String {
    let shortest = texts.last().cloned().unwrap_or_default();
    let fitting = texts.into_iter().find(|text| width(text) <= columns);
    fitting.unwrap_or(shortest)
}

/// That no role matches, and how to see them again.
fn nothing(scope: Scope, desk: &Desk, frame: &mut Frame, area: Rect) {
    let key = desk.keymap.key_in(scope, Action::Back);
    let text = format!("no role matches; {key} clears the filter");
    let lines = wrap(&text, usize::from(area.width.saturating_sub(4)), 0);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(Line::styled(format!("   {line}"), desk.theme.quiet), row);
    }
}

/// A row of the list. What stands between its name and its figures is not printed, only styled if the row is the chosen one.
fn draw(row: &Row, chosen: bool, desk: &Desk, columns: Columns, frame: &mut Frame, area: Rect) {
    let theme = &desk.theme;
    let style = |style: Style| if chosen { theme.chosen } else { style };
    let right = area
        .width
        .saturating_sub(u16::try_from(columns.left()).unwrap_or(u16::MAX));
    let (left, right) = cut::right(area, right);
    if chosen {
        frame.buffer_mut().set_style(area, theme.chosen);
    }
    frame.render_widget(name(row, chosen, style, desk, columns), left);
    frame.render_widget(figures(row, style, desk, columns), right);
}

/// The row's mark and the name of its role.
fn name(
    row: &Row,
    chosen: bool,
    style: impl Fn(Style) -> Style,
    desk: &Desk,
    columns: Columns,
) -> Line<'static> {
    let theme = &desk.theme;
    let of_name = if row.role.is_none() {
        theme.title
    } else {
        theme.text
    };
    let mark = if chosen { " › " } else { "   " };
    let name = truncate(&row.name, columns.name.saturating_sub(1));
    Line::from(vec![
        Span::styled(mark, style(theme.key)),
        Span::styled(name, style(of_name)),
    ])
}

/// How much of the role was reviewed, is due and is new.
fn figures(row: &Row, style: impl Fn(Style) -> Style, desk: &Desk, columns: Columns) -> Line<'static> {
    let (theme, tally) = (&desk.theme, &row.tally);
    let mut spans = Vec::with_capacity(5);
    if let Some((done, open)) = columns.bar_of(tally) {
        spans.push(Span::styled(done, style(theme.done)));
        spans.push(Span::styled(open, style(theme.quiet)));
    }
    spans.push(Span::styled(columns.share(tally), style(theme.text)));
    for (number, width, some) in [
        (tally.due, columns.due, theme.due),
        (tally.new, columns.new, theme.new),
    ] {
        let shown = if number == 0 { theme.quiet } else { some };
        spans.push(Span::styled(columns.count(number, width), style(shown)));
    }
    Line::from(spans)
}
