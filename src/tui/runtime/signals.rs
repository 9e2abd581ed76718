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
    use std::sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    };

    use anyhow::{Context, Result};
    use rustix::process::{Signal, kill_current_process_group};
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP},
        iterator::Signals,
    };

    use super::super::spawn;
    use super::{Incoming, Meaning};

    /// Whether another program has the terminal.
    static LENT: AtomicBool = AtomicBool::new(false);

    /// Runs another program on the terminal. When that is stopped with ctrl-z, this one stops with it and the shell comes
    /// forward; the main thread, which waits for it, could not see to that.
    pub(in crate::tui::runtime) fn lend<T>(run: impl FnOnce() -> T) -> T {
        LENT.store(true, Ordering::SeqCst);
        let result = run();
        LENT.store(false, Ordering::SeqCst);
        result
    }

    /// Signals that no longer end the program, and wait to be delivered.
    #[derive(Debug)]
    pub(in crate::tui::runtime) struct Caught(Option<Signals>);

    /// Catches signals from now on.
    pub(in crate::tui::runtime) fn catch() -> Caught {
        // Where that cannot be, they end the program as they always do: grades are saved, the terminal is not given back.
        Caught(Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT]).ok())
    }

    impl Caught {
        /// Sends those that came, and every later one, to the main thread.
        pub(in crate::tui::runtime) fn deliver(self, sender: &Sender<Incoming>) {
            let Some(mut signals) = self.0 else { return };
            let to_main = sender.clone();
            spawn(sender, move || {
                for signal in signals.forever() {
                    if signal == SIGTSTP && LENT.load(Ordering::SeqCst) {
                        // One may always signal one's own process group.
                        let _ = stop();
                    } else if to_main.send(Incoming::Signal(signal)).is_err() {
                        return;
                    }
                }
            });
        }
    }

    pub(in crate::tui::runtime) fn meaning(signal: i32) -> Meaning {
        match signal {
            SIGTSTP => Meaning::Stop,
            SIGCONT => Meaning::Continue,
            _ => Meaning::End,
        }
    }

    /// Stops this program until it is continued, and with it whatever started it in the same job (`cargo run`, a script):
    /// else the shell would go on waiting for that.
    pub(in crate::tui::runtime) fn stop() -> Result<()> {
        kill_current_process_group(Signal::STOP).context("the program cannot be put in the background")
    }

    pub(in crate::tui::runtime) fn is_interrupt(incoming: &Incoming) -> bool {
        matches!(incoming, Incoming::Signal(SIGINT | SIGQUIT))
    }
}

#[cfg(unix)]
pub(super) use unix::{Caught, catch, is_interrupt, lend, meaning, stop};

/// Windows tells of ctrl-c as a key, and of nothing else here.
#[cfg(not(unix))]
mod other {
    use std::sync::mpsc::Sender;

    use super::{Incoming, Meaning};

    #[derive(Debug)]
    pub(in crate::tui::runtime) struct Caught;

    pub(in crate::tui::runtime) fn catch() -> Caught {
        Caught
    }

    impl Caught {
        pub(in crate::tui::runtime) fn deliver(self, _: &Sender<Incoming>) {}
    }

    pub(in crate::tui::runtime) fn lend<T>(run: impl FnOnce() -> T) -> T {
        run()
    }

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
pub(super) use other::{Caught, catch, is_interrupt, lend, meaning, stop};
