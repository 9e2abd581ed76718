//! Draws the model; nothing here changes it.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::Line,
    widgets::Paragraph,
};

use crate::text::wrap;

use super::{HitMap, Model, widgets};

/// The smallest screen the program is laid out for.
pub(super) const SMALLEST: (u16, u16) = (40, 12);

/// Whether a screen of this size can be read.
pub(super) fn fits((columns, rows): (u16, u16)) -> bool {
    columns >= SMALLEST.0 && rows >= SMALLEST.1
}

/// Draws the top screen and says what a click on it means.
pub fn view(model: &Model, frame: &mut Frame) -> HitMap {
    let mut hits = HitMap::default();
    let area = frame.area();
    if !fits((area.width, area.height)) {
        too_small(frame, area);
        return hits;
    }
    let (body, footer) = widgets::footer::split(area);
    model.screen().view(model.desk(), frame, body, &mut hits);
    widgets::footer::view(model.desk(), model.scope(), frame, footer, &mut hits);
    hits
}

fn too_small(frame: &mut Frame, area: Rect) {
    let (columns, rows) = SMALLEST;
    let needed = format!("Greenroom needs {columns}x{rows}.");
    let is = format!("This is {}x{}.", area.width, area.height);
    let lines: Vec<Line> = [needed, is]
        .iter()
        .flat_map(|text| wrap(text, usize::from(area.width), 0))
        .map(Line::from)
        .collect();
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let place = area.centered_vertically(Constraint::Length(height));
    frame.render_widget(Paragraph::new(lines).centered(), place);
}
