//! The terminal's modes: set together, and given back together however the program ends.

use std::{
    io::{self, Write},
    panic,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::{Context, Result};
use crossterm::{
    cursor, event, queue,
    terminal::{
        self, BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    },
};
use ratatui::{Frame, Terminal, backend::Backend, layout::Size};

use super::backend::Lean;

/// Whether the modes are set, so that they are given back once and from anywhere.
static OPEN: AtomicBool = AtomicBool::new(false);

const NO_SIZE: &str = "the terminal does not say how large it is";

/// Clicks and the wheel, with coordinates beyond column 223; no reports of mere motion.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// The full screen. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Lean<Frames>>,
}

/// Collects a frame and sends it in one piece, which the terminal shows at once and whole if it can.
///
/// Unlike a `BufWriter` it sends nothing when it is dropped: what a panic left unfinished must not follow the codes that
/// gave the terminal back.
#[derive(Debug)]
struct Frames {
    unsent: Vec<u8>,
    out: Out,
}

/// The terminal itself: `Stdout` would send a frame in two pieces, the second from its last line feed on.
#[cfg(unix)]
type Out = std::fs::File;

/// The Windows console takes text, which `Stdout` makes of bytes.
#[cfg(not(unix))]
type Out = io::Stdout;

#[cfg(unix)]
fn out() -> io::Result<Out> {
    use std::os::fd::AsFd;

    io::stdout().as_fd().try_clone_to_owned().map(Out::from)
}

#[cfg(not(unix))]
fn out() -> io::Result<Out> {
    Ok(io::stdout())
}

impl Frames {
    fn new() -> io::Result<Self> {
        Ok(Self {
            unsent: Vec::with_capacity(16 << 10),
            out: out()?,
        })
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.unsent.is_empty() {
            queue!(self.unsent, BeginSynchronizedUpdate)?;
        }
        self.unsent.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.unsent.is_empty() {
            return Ok(());
        }
        queue!(self.unsent, EndSynchronizedUpdate)?;
        let sent = self.out.write_all(&self.unsent).and_then(|()| self.out.flush());
        self.unsent.clear();
        sent
    }
}

impl Screen {
    /// Takes the terminal over. From here on a panic gives it back before it says why.
    pub fn open(mouse: bool) -> Result<Self> {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
        }));
        // Without a screen there is nothing whose end would undo what was set up so far.
        Self::take_over(mouse).inspect_err(|_| restore())
    }

    fn take_over(mouse: bool) -> Result<Self> {
        set_up(mouse)?;
        let out = Frames::new().context("the terminal cannot be written to")?;
        let lean = Lean::new(out, size()?);
        let terminal = Terminal::new(lean).context("the screen cannot be drawn")?;
        Ok(Self { terminal })
    }

    /// How large it is, as it was last told.
    pub fn size(&self) -> Result<Size> {
        self.terminal.size().context(NO_SIZE)
    }

    /// It has this size now.
    pub fn resized(&mut self, size: Size) {
        self.terminal.backend_mut().resized(size);
    }

    /// Draws a frame; the terminal shows it at once and whole if it can.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> Result<()> {
        if !is_open() {
            return Ok(());
        }
        let drawn = self.terminal.draw(render).map(|_| ());
        // What came after the cells, such as the cursor.
        let sent = self.terminal.backend_mut().out().flush();
        drawn.and(sent).context("the screen cannot be drawn")
    }

    /// Forgets what is on the screen, so that the next frame draws every cell.
    pub fn clear(&mut self) -> Result<()> {
        // Not the terminal's own `clear`, which asks where the cursor is: the answer would go to the thread that reads input.
        self.terminal
            .backend_mut()
            .clear()
            .context("the screen cannot be cleared")?;
        self.terminal.swap_buffers();
        Ok(())
    }

    /// Sends text that moves nothing on the screen.
    pub fn write(&mut self, text: &str) -> Result<()> {
        if !is_open() {
            return Ok(());
        }
        let out = self.terminal.backend_mut().out();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// Turns reports of clicks and of the wheel on or off.
    pub fn mouse(&mut self, on: bool) -> Result<()> {
        if !is_open() {
            return Ok(());
        }
        let out = self.terminal.backend_mut().out();
        report_mouse(out, on)
            .and_then(|()| out.flush())
            .context("the mouse cannot be turned on or off")
    }

    /// Gives the terminal back for a while.
    pub fn close(&mut self) {
        restore();
    }

    /// Takes the terminal over again and draws every cell afresh.
    pub fn reopen(&mut self, mouse: bool) -> Result<()> {
        restore();
        set_up(mouse)?;
        // It may have another size by now.
        self.resized(size()?);
        self.clear()
    }
}

/// What the system says of the terminal's size.
fn size() -> Result<Size> {
    let (columns, rows) = terminal::size().context(NO_SIZE)?;
    Ok(Size::new(columns, rows))
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the screen is ours. Once a panic elsewhere has given it back, nothing more may come to the shell's.
fn is_open() -> bool {
    OPEN.load(Ordering::SeqCst)
}

fn set_up(mouse: bool) -> Result<()> {
    terminal::enable_raw_mode().context("raw mode cannot be set")?;
    OPEN.store(true, Ordering::SeqCst);
    let mut codes = Vec::new();
    queue!(
        codes,
        EnterAlternateScreen,
        // A key that was typed before may stand there already.
        terminal::Clear(terminal::ClearType::All),
        cursor::Hide,
        event::EnableBracketedPaste,
        event::EnableFocusChange,
    )?;
    if mouse {
        report_mouse(&mut codes, true)?;
    }
    send(&codes)?;
    Ok(())
}

/// Undoes every mode. Nothing can be done about an error here: the terminal may be gone.
fn restore() {
    if !OPEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut codes = Vec::new();
    let _ = report_mouse(&mut codes, false);
    let _ = queue!(
        codes,
        EndSynchronizedUpdate,
        event::DisableFocusChange,
        event::DisableBracketedPaste,
        cursor::Show,
        LeaveAlternateScreen,
    );
    let _ = send(&codes);
    let _ = terminal::disable_raw_mode();
}

fn send(codes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(codes).and_then(|()| out.flush())
}

#[cfg(not(windows))]
fn report_mouse(out: &mut impl Write, on: bool) -> io::Result<()> {
    out.write_all(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
}

/// The Windows console takes calls, not escape codes.
#[cfg(windows)]
fn report_mouse(out: &mut impl Write, on: bool) -> io::Result<()> {
    if on {
        queue!(out, event::EnableMouseCapture)
    } else {
        queue!(out, event::DisableMouseCapture)
    }
}
