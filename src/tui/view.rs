//! Draws the model; nothing here changes it.

use ratatui::{
    Frame,
    layout::{Constraint, Rect},
    text::Line,
    widgets::Paragraph,
};

use super::{HitMap, Model, widgets};

/// The smallest screen the program is laid out for.
pub(super) const SMALLEST: (u16, u16) = (40, 12);

/// Draws the top screen and says what a click on it means.
pub fn view(model: &Model, frame: &mut Frame) -> HitMap {
    let mut hits = HitMap::default();
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
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
    let lines = vec![
        Line::from(format!("Greenroom needs {columns}x{rows}.")),
        Line::from(format!("This is {}x{}.", area.width, area.height)),
    ];
    let place = area.centered_vertically(Constraint::Length(2));
    frame.render_widget(Paragraph::new(lines).centered(), place);
}
