//! The thread that reads the terminal: one event at a time, and none while the last is still being handled,
//! so that it never takes keys meant for an editor.

use std::{
    sync::mpsc::{Receiver, Sender, channel},
    time::{Duration, Instant},
};

use crossterm::{event, terminal};
use ratatui::layout::Size;

use crate::tui::Message;

use super::{Incoming, spawn};

/// An event that is there at once was waiting: nobody answers a new screen this fast.
const AT_ONCE: Duration = Duration::from_millis(1);

/// The reading end of the terminal.
#[derive(Debug)]
pub(super) struct Input {
    ready: Sender<()>,
}

impl Input {
    /// Reads from now on. What is drawn is for a terminal of the size `drawn`.
    pub(super) fn start(sender: &Sender<Incoming>, drawn: Size) -> Self {
        let (ready, wanted) = channel();
        let to_main = sender.clone();
        spawn(sender, move || {
            watch_the_size(&to_main, drawn);
            read(&to_main, &wanted);
        });
        Self { ready }
    }

    /// The last event was handled: the next may be read.
    pub(super) fn handled(&self) {
        // The thread is gone only when the terminal is.
        let _ = self.ready.send(());
    }
}

/// Begins crossterm's watch over the size, and tells of a change before it.
fn watch_the_size(sender: &Sender<Incoming>, drawn: Size) {
    // The first read says what an error here means.
    let _ = event::poll(Duration::ZERO);
    if let Ok((columns, rows)) = terminal::size()
        && Size::new(columns, rows) != drawn
    {
        let _ = sender.send(Incoming::Message(Message::Resized { columns, rows }));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a read waited is no business of the model's clock"
)]
fn read(sender: &Sender<Incoming>, wanted: &Receiver<()>) {
    loop {
        let asked = Instant::now();
        let incoming = match event::read() {
            Ok(event) => Incoming::Input {
                event,
                queued: asked.elapsed() < AT_ONCE,
            },
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => Incoming::InputEnded(error),
        };
        let ended = matches!(incoming, Incoming::InputEnded(_));
        if sender.send(incoming).is_err() || ended || wanted.recv().is_err() {
            return;
        }
    }
}
