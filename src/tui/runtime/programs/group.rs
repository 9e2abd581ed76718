//! A program with all it started: signals reach the whole group, so that nothing stays behind.

/// What a group of processes is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tell {
    /// To end what it is doing, as ctrl-c does.
    Interrupt,
    /// To end.
    End,
    /// Nothing: it is ended.
    Kill,
    /// To stand still.
    Stop,
    /// To go on.
    Continue,
}

#[cfg(unix)]
mod unix {
    use std::process::Child;

    use rustix::{
        io::Errno,
        process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid},
    };

    use super::Tell;

    /// The process group of a child that was started as its leader, for as long as the child was not waited for.
    #[derive(Clone, Copy, Debug)]
    pub(in crate::tui::runtime::programs) struct Group(Option<Pid>);

    impl Group {
        pub(in crate::tui::runtime::programs) fn of(child: &Child) -> Self {
            Self(i32::try_from(child.id()).ok().and_then(Pid::from_raw))
        }

        /// Tells every process of the group. There may be none left.
        pub(in crate::tui::runtime::programs) fn tell(self, what: Tell) {
            let Some(group) = self.0 else { return };
            let signal = match what {
                Tell::Interrupt => Signal::INT,
                Tell::End => Signal::TERM,
                Tell::Kill => Signal::KILL,
                Tell::Stop => Signal::STOP,
                Tell::Continue => Signal::CONT,
            };
            let _ = kill_process_group(group, signal);
            if matches!(what, Tell::Interrupt | Tell::End) {
                // One that stands still would not hear of it.
                let _ = kill_process_group(group, Signal::CONT);
            }
        }

        /// Waits for the child to end, without letting go of its number: the group's name stays its own.
        pub(in crate::tui::runtime::programs) fn wait(self, _: &mut Child) {
            let Some(leader) = self.0 else { return };
            let how = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
            while waitid(WaitId::Pid(leader), how).err() == Some(Errno::INTR) {}
        }
    }
}

#[cfg(unix)]
pub(super) use unix::Group;

/// Windows knows no groups of this kind: the program and what it started are ended by their tree.
#[cfg(not(unix))]
mod other {
    use std::process::{Child, Command, Stdio};

    use super::Tell;

    #[derive(Clone, Copy, Debug)]
    pub(in crate::tui::runtime::programs) struct Group(u32);

    impl Group {
        pub(in crate::tui::runtime::programs) fn of(child: &Child) -> Self {
            Self(child.id())
        }

        #[expect(clippy::disallowed_methods, reason = "here the user's programs are ended")]
        pub(in crate::tui::runtime::programs) fn tell(self, what: Tell) {
            if matches!(what, Tell::Stop | Tell::Continue) {
                return;
            }
            let mut end = Command::new("taskkill");
            end.args(["/T", "/F", "/PID"]).arg(self.0.to_string());
            end.stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            // It may have ended already.
            let _ = end.status();
        }

        pub(in crate::tui::runtime::programs) fn wait(self, child: &mut Child) {
            let _ = child.wait();
        }
    }
}

#[cfg(not(unix))]
pub(super) use other::Group;
