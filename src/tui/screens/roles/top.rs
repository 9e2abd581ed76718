//! The line above the role list: which roles are listed, and what stands in the columns.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    text::{truncate, width},
    tui::{Action, Desk, HitMap, Message, widgets::cut},
};

use super::{Roles, columns::Columns, listed::Listed, listing::Shown, table::that_fits};

/// Columns of ` ‹ ` and of ` ›`, between which the name of a group stands.
const BEFORE: u16 = 3;
const AFTER: usize = 2;

/// Draws the line in `area`; `shown` says which of the roles listed are shown.
pub(super) fn view(
    roles: &Roles,
    shown: &Shown,
    columns: Columns,
    desk: &Desk,
    frame: &mut Frame,
    area: Rect,
    hits: &mut HitMap,
) {
    let theme = &desk.theme;
    let room = columns.left();
    let (mut spans, rest) = if desk.has_groups() {
        let (name, rest) = group(&roles.listed, shown, room);
        click(area, width(&name), hits);
        let name = [
            Span::styled(" ‹ ", theme.key),
            Span::styled(name, theme.text),
            Span::styled(" ›", theme.key),
        ];
        (name.into(), rest)
    } else {
        let role = shown.said().into_iter().map(|said| format!("   Role {said}"));
        let few = [format!("   {}", shown.span)];
        (Vec::new(), that_fits(role.chain(few).collect(), room))
    };
    let used: usize = spans.iter().map(Span::width).sum();
    let pad = " ".repeat(room.saturating_sub(used + width(&rest)));
    let rest = format!("{rest}{pad}{}", columns.headings());
    spans.push(Span::styled(rest, theme.quiet));
    frame.render_widget(Line::from(spans), area);
}

/// The group that is listed, and which of its roles are shown, in `room` columns with the arrows.
fn group(listed: &Listed, shown: &Shown, room: usize) -> (String, String) {
    let room = room.saturating_sub(usize::from(BEFORE) + AFTER);
    let (name, short) = match listed {
        Listed::Of(section) => (section.name(), section.name()),
        Listed::All | Listed::Matching(_) => ("All groups", "All"),
    };
    // Two columns part the arrow behind the name from what follows.
    let said = shown.said().into_iter().filter(|said| !said.is_empty());
    let said: Vec<String> = said.map(|said| format!("  {said}")).collect();
    if said.is_empty() {
        return (truncate(name, room), String::new());
    }
    let both = |name: &'static str| said.iter().map(move |said| (name, said));
    match [name, short]
        .into_iter()
        .flat_map(both)
        .find(|(name, said)| width(name) + width(said) <= room)
    {
        Some((name, said)) => (name.to_owned(), said.clone()),
        None => (truncate(short, room.saturating_sub(1)), String::new()),
    }
}

/// A click on the first arrow goes one group back, and one on the name of so many columns or behind it forward.
fn click(area: Rect, name: usize, hits: &mut HitMap) {
    let columns = usize::from(BEFORE) + name + AFTER;
    let columns = u16::try_from(columns).unwrap_or(u16::MAX);
    let (all, _) = cut::right(area, area.width.saturating_sub(columns));
    let (back, on) = cut::right(all, all.width.saturating_sub(BEFORE));
    hits.add(back, Message::Do(Action::Left));
    hits.add(on, Message::Do(Action::Right));
}
