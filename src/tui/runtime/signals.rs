//! Signals: how the system asks the program to end, to stop and to go on.

use super::Incoming;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    End,
    Stop,
    Continue,
}

#[cfg(unix)]
mod unix {
    use std::sync::mpsc::Sender;

    use anyhow::{Context, Result};
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
        iterator::Signals,
        low_level::emulate_default_handler,
    };

    use super::{Incoming, Meaning};

    /// Sends every signal to the main thread.
    pub(in crate::tui::runtime) fn start(sender: &Sender<Incoming>) {
        let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]) else {
            // Without it signals end the program as they always do: grades are saved, the terminal is not given back.
            return;
        };
        let sender = sender.clone();
        std::thread::spawn(move || {
            for signal in signals.forever() {
                if sender.send(Incoming::Signal(signal)).is_err() {
                    return;
                }
            }
        });
    }

    pub(in crate::tui::runtime) fn meaning(signal: i32) -> Meaning {
        match signal {
            SIGTSTP => Meaning::Stop,
            SIGCONT => Meaning::Continue,
            _ => Meaning::End,
        }
    }

    /// Stops this process until it is continued.
    pub(in crate::tui::runtime) fn stop() -> Result<()> {
        emulate_default_handler(SIGTSTP).context("the program cannot be put in the background")
    }

    pub(in crate::tui::runtime) fn is_interrupt(incoming: &Incoming) -> bool {
        matches!(incoming, Incoming::Signal(SIGINT | SIGQUIT))
    }
}

#[cfg(unix)]
pub(super) use unix::{is_interrupt, meaning, start, stop};

/// Windows tells of ctrl-c as a key, and of nothing else here.
#[cfg(not(unix))]
mod other {
    use std::sync::mpsc::Sender;

    use super::{Incoming, Meaning};

    pub(in crate::tui::runtime) fn start(_: &Sender<Incoming>) {}

    pub(in crate::tui::runtime) fn meaning(_: i32) -> Meaning {
        Meaning::End
    }

    pub(in crate::tui::runtime) fn stop() -> anyhow::Result<()> {
        anyhow::bail!("this system has no background to put a program in")
    }

    pub(in crate::tui::runtime) fn is_interrupt(_: &Incoming) -> bool {
        false
    }
}

#[cfg(not(unix))]
pub(super) use other::{is_interrupt, meaning, start, stop};
