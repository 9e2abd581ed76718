//! What a click on each part of the last frame means.

use ratatui::layout::{Position, Rect};

use super::Message;

/// The clickable areas of the last frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HitMap(Vec<(Rect, Option<Message>)>);

impl HitMap {
    pub(super) fn add(&mut self, area: Rect, message: Message) {
        self.0.push((area, Some(message)));
    }

    /// Something lies over `area` that clicks do not go through.
    pub(super) fn cover(&mut self, area: Rect) {
        self.0.push((area, None));
    }

    /// What a click on a cell means: the area drawn last wins.
    #[must_use]
    pub(super) fn at(&self, column: u16, row: u16) -> Option<&Message> {
        let cell = Position::new(column, row);
        let hit = self.0.iter().rev().find(|(area, _)| area.contains(cell));
        hit.and_then(|(_, message)| message.as_ref())
    }
}
