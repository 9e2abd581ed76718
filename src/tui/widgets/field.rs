//! A field of several lines that text is typed into, up to so many bytes.

use crossterm::event::KeyEvent;
use ratatui::{Frame, layout::Rect};
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::{
    text::clean,
    tui::{
        Theme,
        widgets::{cut, header},
    },
};

/// The longest line that is read with ease, columns.
const WIDEST: u16 = 80;

/// A text being typed.
#[derive(Clone, Debug)]
pub(in crate::tui) struct Field {
    area: TextArea<'static>,
    /// Bytes.
    longest: usize,
}

/// The text would be too long: it stays as it was, or ends where it must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Full;

impl Field {
    /// A field that holds `text`, with the cursor behind it.
    pub(in crate::tui) fn new(text: &str, longest: usize, theme: &Theme) -> Self {
        let mut area = TextArea::new(text.lines().map(str::to_owned).collect());
        area.set_cursor_line_style(theme.text);
        area.set_selection_style(theme.chosen);
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, longest }
    }

    /// The text, without what must not reach a screen and without blanks at its end.
    pub(in crate::tui) fn text(&self) -> String {
        clean(self.area.lines().join("\n").trim_end()).into_owned()
    }

    /// A key that would make the text too long does nothing.
    pub(in crate::tui) fn typed(&mut self, key: KeyEvent) -> Result<(), Full> {
        let before = self.length();
        self.area.input(key);
        if self.length() > self.longest.max(before) {
            self.area.undo();
            return Err(Full);
        }
        Ok(())
    }

    /// What does not fit is left out.
    pub(in crate::tui) fn pasted(&mut self, text: &str) -> Result<(), Full> {
        let text = clean(text);
        let kept = beginning(&text, self.longest.saturating_sub(self.length()));
        self.area.insert_str(kept);
        if kept.len() < text.len() {
            Err(Full)
        } else {
            Ok(())
        }
    }

    /// Draws it under a rule with `title`.
    pub(in crate::tui) fn view(&self, title: &str, theme: &Theme, frame: &mut Frame, area: Rect) {
        let (rule, below) = cut::top(area, 1);
        header::rule(theme, title, frame, rule);
        let field = cut::column(below, 2, WIDEST);
        frame.render_widget(&self.area, field);
    }

    /// Bytes of the text.
    fn length(&self) -> usize {
        let lines = self.area.lines().iter().map(|line| line.len() + 1);
        lines.sum::<usize>().saturating_sub(1)
    }
}

/// As much of the beginning of `text` as fits into `room` bytes.
fn beginning(text: &str, room: usize) -> &str {
    let ends = (0..=room.min(text.len())).rev();
    ends.into_iter()
        .find_map(|end| text.get(..end))
        .unwrap_or_default()
}
