//! The least a full-screen program can be: this executable, started with [`ARGUMENT`], shows one word and waits for `q`.

use crossterm::event::{self, Event, KeyCode};

/// What makes this executable that program.
pub(crate) const ARGUMENT: &str = "empty-program";

/// The word it shows.
pub(crate) const READY: &str = "ready";

/// Shows the word, counts keys beside it, ends at `q`.
pub(crate) fn run() {
    ratatui::run(|terminal| {
        let mut keys = 0;
        loop {
            terminal
                .draw(|frame| frame.render_widget(format!("{READY} {keys}"), frame.area()))
                .unwrap();
            match event::read().unwrap() {
                Event::Key(key) if key.code == KeyCode::Char('q') => return,
                Event::Key(_) => keys += 1,
                _ => {}
            }
        }
    });
}
