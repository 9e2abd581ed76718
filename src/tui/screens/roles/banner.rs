//! What stands above the list for as long as it holds: that nothing can be saved here, or that a clock was wrong, and what can be
//! done about it.

use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    store::{Access, Refusal},
    tui::{
        Action, Desk,
        widgets::{cut, paragraph::beginning},
    },
};

use super::redate::Redating;

/// Its lines at the top of `area`, where they stand, and what is left.
fn lay_out(redating: &Redating, desk: &Desk, area: Rect) -> (Vec<String>, Rect, Rect) {
    let text = read_only(desk).or_else(|| redating.says(desk));
    let columns = usize::from(area.width.saturating_sub(2));
    let most = usize::from(area.height / 3);
    let lines = text.map_or(Vec::new(), |text| beginning(&text, columns, most));
    let (banner, rest) = cut::top(area, u16::try_from(lines.len()).unwrap_or(u16::MAX));
    (lines, banner, rest)
}

/// What it leaves of `area`.
pub(super) fn below(redating: &Redating, desk: &Desk, area: Rect) -> Rect {
    lay_out(redating, desk, area).2
}

/// Draws it at the top of `area`, and returns what is left.
pub(super) fn view(redating: &Redating, desk: &Desk, frame: &mut Frame, area: Rect) -> Rect {
    let (lines, banner, rest) = lay_out(redating, desk, area);
    for (line, row) in lines.into_iter().zip(banner.rows()) {
        frame.render_widget(Line::styled(format!(" {line}"), desk.theme.alarm), row);
    }
    rest
}

fn read_only(desk: &Desk) -> Option<String> {
    let Access::ReadOnly(why) = &desk.access else {
        return None;
    };
    let open = desk.keymap.key(Action::Open);
    Some(match why {
        Refusal::Locked => format!("read-only: {why}. Leave that one, and this one saves from then on."),
        Refusal::Newer => format!("read-only: {why}."),
        Refusal::Disk { .. } => format!("read-only: {why}; {open} tries again."),
    })
}
