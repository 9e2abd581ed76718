//! The way cells take to the terminal: in few bytes, in one write a frame, and without ever asking the terminal anything.

mod code;
mod pen;
mod printer;
mod shown;

use std::io::{self, Write};

use ratatui::{
    backend::{Backend, ClearType, CrosstermBackend, WindowSize},
    buffer::Cell,
    layout::{Position, Size},
};

use printer::Printer;
use shown::Shown;

/// A cell to print, and where.
type Placed<'a> = (u16, u16, &'a Cell);

/// Ratatui's crossterm backend for a full screen whose cursor is hidden, with what it shows in mind.
#[derive(Debug)]
pub(super) struct Lean<W: Write> {
    inner: CrosstermBackend<W>,
    shown: Shown,
    /// As it was last told. Asking the system opens the terminal anew, and Ratatui asks before every frame.
    size: Size,
    cursor_shown: bool,
}

impl<W: Write> Lean<W> {
    /// Writes to `out`, a blank screen of this size without a cursor.
    pub(super) fn new(out: W, size: Size) -> Self {
        Self {
            inner: CrosstermBackend::new(out),
            shown: Shown::blank(size),
            size,
            cursor_shown: false,
        }
    }

    /// The screen has this size now.
    pub(super) fn resized(&mut self, size: Size) {
        self.size = size;
    }

    /// For what is no cell. A frame's bytes lie here until this is flushed.
    pub(super) fn out(&mut self) -> &mut impl Write {
        &mut self.inner
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = Placed<'a>>>(&mut self, content: I) -> io::Result<()> {
        let changed = self.shown.keep(content);
        let mut printer = Printer::new(&self.shown);
        for row in changed.chunk_by(|one, other| one.y == other.y) {
            printer.row(row);
        }
        self.inner.write_all(&printer.finish())?;
        // Not only when it is flushed: by then Ratatui has wiped the buffer of the next frame, which takes its time.
        Write::flush(&mut self.inner)
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

    /// Never fails: the one who asks for it at the end, Ratatui, would say so on a standard error that is gone with the terminal, and
    /// panic. Whatever else is wrong with a terminal shows when it is drawn.
    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_shown = true;
        let _ = self.inner.show_cursor();
        Ok(())
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
        self.shown = Shown::blank(self.size);
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    /// Nothing more: the cells of a frame were sent when they were printed.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, num::NonZeroU16, rc::Rc};

    use proptest::prelude::*;
    use ratatui::{buffer::Buffer, layout::Rect, style::Style};

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
    fn what_is_no_longer_there_is_erased_to_the_end_of_its_row() {
        let before = frame(&[("A long old question", Style::new()), ("and more", Style::new())]);
        let after = frame(&[("A short one", Style::new())]);
        let (bytes, _) = drawn(lean, &[before, after]);
        assert_eq!(bytes, "\x1b[1;3Hshort\x1b[K one\r\n\x1b[K");
    }

    #[test]
    fn only_the_letters_of_a_paragraph_and_its_line_breaks_are_sent() {
        let after = frame(&[("  A queue", Style::new()), ("  of work", Style::new())]);
        let (bytes, _) = drawn(lean, &[after]);
        assert_eq!(bytes, "\x1b[1;3HA queue\r\n  of work");
    }

    #[test]
    fn a_look_is_sent_in_its_shortest_form_and_not_for_blanks() {
        let mut after = frame(&[("good", Style::new().bold())]);
        after.set_string(6, 0, "easy ", Style::new().dim());
        after.set_string(12, 0, "hard", Style::new().bold().cyan());
        let (bytes, _) = drawn(lean, &[after]);
        assert_eq!(bytes, "\x1b[H\x1b[1mgood  \x1b[0;2measy  \x1b[0;1;36mhard\x1b[m");
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
        fn any_frame()(
            pieces in prop::collection::vec((0..SIZE.width, 0..SIZE.height, "([a-c 漢\u{e9}]|e\u{301}| {9}){0,20}", 0..7usize), 0..6)
        ) -> Buffer {
            let plain = Style::reset();
            let styles = [plain, plain.bold(), plain.dim(), plain.red(), plain.on_blue(), plain.underlined(), plain.reversed()];
            let mut frame = blank(SIZE);
            for (column, row, text, style) in pieces {
                frame.set_string(column, row, text, styles[style]);
            }
            frame
        }
    }

    /// Text, what is behind it, and of what is not blank the weight and the colour.
    type Look = (
        String,
        (bool, bool, vt100::Color),
        Option<(bool, bool, vt100::Color)>,
    );

    /// What can be seen of every cell: nobody sees the weight or the colour of a blank.
    fn looks(parser: &vt100::Parser) -> Vec<Look> {
        let cells = (0..SIZE.height).flat_map(|row| (0..SIZE.width).map(move |column| (row, column)));
        let look = |(row, column)| {
            let cell = parser.screen().cell(row, column).unwrap();
            let text = cell.contents().trim().to_owned();
            let ink = (!text.is_empty()).then(|| (cell.bold(), cell.dim(), cell.fgcolor()));
            (text, (cell.inverse(), cell.underline(), cell.bgcolor()), ink)
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
