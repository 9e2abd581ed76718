//! Named styles on the terminal's own palette.

use ratatui::style::{Color, Modifier, Style};

use crate::settings;

/// What each kind of text looks like. Meaning never rests on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Text to be read.
    pub(super) text: Style,
    /// Titles and the names of things.
    pub(super) title: Style,
    /// Text beside the point: labels, hints, rules.
    pub(super) quiet: Style,
    /// Keys in hints.
    pub(super) key: Style,
    /// The chosen row.
    pub(super) chosen: Style,
    /// What is done, in bars.
    pub(super) done: Style,
    /// What is due.
    pub(super) due: Style,
    /// What is new.
    pub(super) new: Style,
    /// What went wrong.
    pub(super) alarm: Style,
    /// Again, Hard, Good, Easy.
    pub(super) ratings: [Style; 4],
}

impl Theme {
    /// The styles of a theme; without `colours` (`NO_COLOR`, `TERM=dumb`, `--color never`) always [`settings::Theme::Mono`].
    #[must_use]
    pub fn new(theme: settings::Theme, colours: bool) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let mono = Self {
            text: plain,
            title: bold,
            quiet: plain.add_modifier(Modifier::DIM),
            key: bold,
            chosen: plain.add_modifier(Modifier::REVERSED),
            done: plain,
            due: bold,
            new: plain,
            alarm: bold.add_modifier(Modifier::REVERSED),
            ratings: [bold; 4],
        };
        let coloured = Self {
            key: bold.fg(Color::Cyan),
            done: plain.fg(Color::Green),
            due: bold.fg(Color::Yellow),
            new: plain.fg(Color::Cyan),
            alarm: bold.fg(Color::Red),
            ratings: [
                bold.fg(Color::Red),
                bold.fg(Color::Yellow),
                bold.fg(Color::Green),
                bold.fg(Color::Cyan),
            ],
            ..mono
        };
        match theme {
            _ if !colours => mono,
            settings::Theme::Mono => mono,
            settings::Theme::Terminal => coloured,
            settings::Theme::HighContrast => Self {
                quiet: plain,
                key: bold.add_modifier(Modifier::UNDERLINED),
                ..mono
            },
        }
    }
}
