//! The way cells take to the terminal: in few bytes, in one write a frame, and without ever asking the terminal anything.

use std::io::{self, Write};

use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::{Cell, CellWidth},
    layout::{Position, Size},
};

/// Moving the cursor takes six bytes or more: up to so many cells that did not change cost no more than going around them.
const BRIDGE: u16 = 6;

/// A cell to print, and where.
type Placed<'a> = (u16, u16, &'a Cell);

/// Ratatui's crossterm backend for a full screen whose cursor is hidden, with what it shows in mind.
#[derive(Debug)]
pub(super) struct Lean<W: Write> {
    inner: CrosstermBackend<W>,
    shown: Shown,
    cursor_shown: bool,
}

impl<W: Write> Lean<W> {
    /// Writes to `out`, a blank screen of this size without a cursor.
    pub(super) fn new(out: W, size: Size) -> Self {
        Self {
            inner: CrosstermBackend::new(out),
            shown: Shown::blank(size),
            cursor_shown: false,
        }
    }

    /// For what is no cell. A frame's bytes lie here until this is flushed.
    pub(super) fn out(&mut self) -> &mut impl Write {
        &mut self.inner
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = Placed<'a>>>(&mut self, content: I) -> io::Result<()> {
        let changed: Vec<Placed> = content.collect();
        self.shown.keep(&changed);
        let shown = &self.shown;
        let mut printed: Vec<Placed> = Vec::with_capacity(2 * changed.len());
        for next in changed {
            if let Some(last) = printed.last() {
                printed.extend(bridge(shown, *last, next).unwrap_or_default());
            }
            printed.push(next);
        }
        self.inner.draw(printed.into_iter())
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.inner.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.cursor_shown) {
            self.inner.hide_cursor()?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_shown = true;
        self.inner.show_cursor()
    }

    /// Anywhere: it is hidden. The terminal's answer would come as input, which another thread reads.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.shown = Shown::blank(self.size()?);
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    /// Nothing yet: the frame is sent once it is whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What stands on the screen. Rows nothing was drawn on yet take no memory: the first frame must not wait for them.
#[derive(Debug)]
struct Shown {
    columns: usize,
    rows: Vec<Vec<Cell>>,
}

impl Shown {
    fn blank(size: Size) -> Self {
        Self {
            columns: usize::from(size.width),
            rows: vec![Vec::new(); usize::from(size.height)],
        }
    }

    fn cell(&self, x: u16, y: u16) -> Option<&Cell> {
        self.rows.get(usize::from(y))?.get(usize::from(x))
    }

    fn cell_mut(&mut self, x: u16, y: u16) -> Option<&mut Cell> {
        let row = self.rows.get_mut(usize::from(y))?;
        if row.is_empty() {
            row.resize(self.columns, Cell::EMPTY);
        }
        row.get_mut(usize::from(x))
    }

    /// Notes what the cells show now. Those that a wide character covers show nothing of their own.
    fn keep(&mut self, changed: &[Placed]) {
        for (x, y, cell) in changed {
            if let Some(kept) = self.cell_mut(*x, *y) {
                kept.clone_from(cell);
            }
        }
        for (x, y, cell) in changed {
            for covered in 1..cell.cell_width() {
                if let Some(kept) = self.cell_mut(x.saturating_add(covered), *y) {
                    kept.set_symbol("");
                }
            }
        }
    }
}

/// The unchanged cells between `last` and `next` if printing them is shorter than going around them.
fn bridge<'a>(shown: &'a Shown, last: Placed, next: Placed) -> Option<Vec<Placed<'a>>> {
    let ((x, y, from), (next_x, next_y, to)) = (last, next);
    let first = x.checked_add(1)?;
    if y != next_y || next_x.checked_sub(first)? > BRIDGE || from.cell_width() != 1 {
        return None;
    }
    let mut style = from.style();
    (first..next_x)
        .map(|x| {
            let cell = shown.cell(x, y)?;
            // The style may change on the way, but only to the one that is needed next anyway.
            if cell.style() != style {
                style = to.style();
            }
            let fits = cell.symbol().len() == 1 && cell.style() == style;
            fits.then_some((x, y, cell))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, num::NonZeroU16, rc::Rc};

    use proptest::prelude::*;
    use ratatui::{
        buffer::Buffer,
        layout::Rect,
        style::{Color, Modifier, Style},
    };

    use super::*;

    const SIZE: Size = Size::new(20, 3);

    fn blank(size: Size) -> Buffer {
        Buffer::empty(Rect::from((Position::ORIGIN, size)))
    }

    /// A terminal at the end of a wire, and the bytes that went over it.
    #[derive(Clone, Default)]
    struct Wire(Rc<RefCell<Vec<u8>>>);

    impl Write for Wire {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn terminal() -> vt100::Parser {
        let side = |cells| NonZeroU16::new(cells).unwrap();
        vt100::Parser::new(side(SIZE.height), side(SIZE.width), 0)
    }

    /// Draws one frame after another; gives the bytes of the last and the screen they all made.
    fn drawn<B: Backend<Error = io::Error>>(
        backend: impl FnOnce(Wire) -> B,
        frames: &[Buffer],
    ) -> (String, vt100::Parser) {
        let (wire, mut screen) = (Wire::default(), terminal());
        let mut backend = backend(wire.clone());
        let (mut before, mut sent) = (blank(SIZE), Vec::new());
        for frame in frames {
            backend.draw(before.diff_iter(frame)).unwrap();
            before.clone_from(frame);
            sent = wire.0.take();
            screen.process(&sent);
        }
        (String::from_utf8(sent).unwrap(), screen)
    }

    fn lean(wire: Wire) -> Lean<Wire> {
        Lean::new(wire, SIZE)
    }

    fn frame(lines: &[(&str, Style)]) -> Buffer {
        let mut frame = blank(SIZE);
        for (row, (text, style)) in (0..).zip(lines) {
            frame.set_stringn(0, row, text, usize::from(SIZE.width), *style);
        }
        frame
    }

    #[test]
    fn a_line_is_sent_in_one_piece_although_the_spaces_in_it_were_there_before() {
        let (bytes, _) = drawn(lean, &[frame(&[("a queue of work", Style::new())])]);
        assert!(bytes.contains("a queue of work"), "{bytes:?}");
    }

    #[test]
    fn what_did_not_change_is_not_sent_where_going_around_it_is_shorter() {
        let before = frame(&[("12:05  Backend  1/20", Style::new())]);
        let after = frame(&[("12:06  Backend  2/20", Style::new())]);
        let (bytes, _) = drawn(lean, &[before, after]);
        assert!(!bytes.contains("Backend"), "{bytes:?}");
    }

    #[test]
    fn the_terminal_is_asked_nothing() {
        let wire = Wire::default();
        let mut lean = lean(wire.clone());
        lean.get_cursor_position().unwrap();
        lean.hide_cursor().unwrap();
        assert_eq!(wire.0.take(), b"");
    }

    prop_compose! {
        fn any_frame()(lines in prop::collection::vec(("[a-c 漢\u{e9}]{0,20}", 0..4usize), 3)) -> Buffer {
            let styles = [
                Style::new(),
                Style::new().add_modifier(Modifier::BOLD),
                Style::new().fg(Color::Red),
                Style::new().add_modifier(Modifier::REVERSED),
            ];
            let lines: Vec<_> = lines.iter().map(|(text, style)| (text.as_str(), styles[*style])).collect();
            frame(&lines)
        }
    }

    /// Text, reversed or not, and of what is not blank the weight and the colour.
    type Look = (String, bool, Option<(bool, vt100::Color)>);

    /// What can be seen of every cell: nobody sees the weight or the colour of a blank.
    fn looks(parser: &vt100::Parser) -> Vec<Look> {
        let cells = (0..SIZE.height).flat_map(|row| (0..SIZE.width).map(move |column| (row, column)));
        let look = |(row, column)| {
            let cell = parser.screen().cell(row, column).unwrap();
            let text = cell.contents().trim().to_owned();
            let ink = (!text.is_empty()).then(|| (cell.bold(), cell.fgcolor()));
            (text, cell.inverse(), ink)
        };
        cells.map(look).collect()
    }

    proptest! {
        #[test]
        fn the_screen_becomes_what_ratatui_alone_would_make_of_it(frames in prop::collection::vec(any_frame(), 1..5)) {
            let (_, screen) = drawn(lean, &frames);
            let (_, expected) = drawn(CrosstermBackend::new, &frames);
            prop_assert_eq!(looks(&screen), looks(&expected));
        }
    }
}
