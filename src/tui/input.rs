//! What a terminal event means to the model.

use crossterm::event::{Event, MouseButton, MouseEventKind};

use super::{HitMap, Message, Model, keymap::as_typed};

/// Lines the wheel scrolls a notch.
const NOTCH: i32 = 3;

/// The message an event stands for, if any.
#[must_use]
pub fn message_for(event: &Event, model: &Model, hits: &HitMap) -> Option<Message> {
    if let Some(key) = event.as_key_press_event() {
        let key = as_typed(key);
        let scope = model.scope();
        return match model.desk().keymap.action(scope, &key) {
            Some(action) => Some(Message::Do(action)),
            None => scope.is_typing().then_some(Message::Typed(key)),
        };
    }
    match event {
        Event::Resize(columns, rows) => Some(Message::Resized {
            columns: *columns,
            rows: *rows,
        }),
        Event::FocusLost => Some(Message::FocusLost),
        Event::FocusGained => Some(Message::FocusGained),
        Event::Paste(text) => Some(Message::Pasted(text.clone())),
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Up(MouseButton::Left) => hits.at(mouse.column, mouse.row).cloned(),
            MouseEventKind::ScrollDown => Some(Message::Scrolled(NOTCH)),
            MouseEventKind::ScrollUp => Some(Message::Scrolled(-NOTCH)),
            _ => None,
        },
        Event::Key(_) => None,
    }
}
