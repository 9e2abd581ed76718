//! Watches one program from its start to the end of everything it started: what it prints, how long it takes, how it is stopped.

use std::{
    io::{Read, Write},
    process::Child,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

use super::group::{Group, Tell};

/// The last of what a program writes to its standard error is kept, bytes.
const TAIL: usize = 4 << 10;

/// A program that writes more to its standard error is stopped, bytes.
const MOST_SAID: usize = 16 << 20;

/// How much one program may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How long it may run.
    pub(super) time: Duration,
    /// How long it may take to end once it was asked to.
    pub(super) grace: Duration,
    /// How much it may print, bytes.
    pub(super) printed: usize,
}

/// What is asked of a program that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// To finish what it makes: it is interrupted.
    Finish,
    /// To end; nothing of it is wanted.
    Stop,
}

/// Why a program was made to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    Ordered(Order),
    TooLong,
    TooMuch,
}

/// What the watching thread hears.
#[derive(Debug)]
pub(super) enum Heard {
    Order(Order),
    Printed(Vec<u8>),
    Said(Vec<u8>),
    TooMuch,
    Ended(Child),
}

/// How it ended.
#[derive(Debug, Default)]
pub(super) struct Ending {
    /// Why it was made to, if it was.
    pub(super) cause: Option<Cause>,
    /// It has ended; as long as nobody waits for it, its number is no other's. `None` if it could not even be killed.
    pub(super) child: Option<Child>,
    pub(super) printed: Vec<u8>,
    /// The end of what it wrote to its standard error.
    pub(super) said: Vec<u8>,
}

/// How far a program was told to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Runs,
    Interrupted,
    ToldToEnd,
    Killed,
}

/// Reads, feeds and waits for `child` in threads of their own, which tell `heard` of it.
pub(super) fn listen(mut child: Child, input: String, limits: Limits, heard: &Sender<Heard>) {
    if let Some(mut stdin) = child.stdin.take() {
        // One that reads nothing is no mistake: what is in its way ends with it.
        thread::spawn(move || stdin.write_all(input.as_bytes()));
    }
    if let Some(stdout) = child.stdout.take() {
        let (heard, most) = (heard.clone(), limits.printed);
        thread::spawn(move || {
            let printed = read(stdout, most, most, &heard);
            heard.send(Heard::Printed(printed))
        });
    }
    if let Some(stderr) = child.stderr.take() {
        let heard = heard.clone();
        thread::spawn(move || {
            let said = read(stderr, TAIL, MOST_SAID, &heard);
            heard.send(Heard::Said(said))
        });
    }
    let heard = heard.clone();
    thread::spawn(move || {
        Group::of(&child).wait(&mut child);
        heard.send(Heard::Ended(child))
    });
}

/// Reads to the end and keeps the last `kept` bytes; tells once that there are more than `most`, and reads no further.
fn read(mut from: impl Read, kept: usize, most: usize, heard: &Sender<Heard>) -> Vec<u8> {
    let (mut all, mut buffer, mut count) = (Vec::new(), [0; 8192], 0_usize);
    loop {
        let more = match from.read(&mut buffer) {
            Ok(0) => return all,
            Ok(more) => more,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(_) => return all,
        };
        count = count.saturating_add(more);
        all.extend_from_slice(buffer.get(..more).unwrap_or_default());
        let old = all.len().saturating_sub(kept);
        all.drain(..old);
        if count > most {
            let _ = heard.send(Heard::TooMuch);
            return all;
        }
    }
}

/// Follows the program to its end. Whatever is left of its group by then is killed.
pub(super) fn follow(group: Group, prints: bool, limits: Limits, heard: &Receiver<Heard>) -> Ending {
    let mut watch = Watch {
        group,
        limits,
        stage: Stage::Runs,
        until: in_a_while(limits.time),
        ending: Ending::default(),
    };
    let mut open = 1 + usize::from(prints);
    while open > 0 || watch.ending.child.is_none() {
        let left = watch.until.map_or(Duration::MAX, left);
        match heard.recv_timeout(left) {
            Ok(Heard::Order(order)) => watch.end(Cause::Ordered(order)),
            Ok(Heard::TooMuch) => watch.end(Cause::TooMuch),
            Ok(Heard::Printed(printed)) => {
                watch.ending.printed = printed;
                open -= 1;
            }
            Ok(Heard::Said(said)) => {
                watch.ending.said = said;
                open -= 1;
            }
            Ok(Heard::Ended(ended)) => {
                watch.ending.child = Some(ended);
                // What it leaves running may finish its work, and no more.
                if watch.stage == Stage::Runs {
                    watch.until = in_a_while(limits.grace);
                }
            }
            Err(RecvTimeoutError::Timeout) if watch.stage == Stage::Killed => break,
            Err(RecvTimeoutError::Timeout) => watch.go_further(),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    group.tell(Tell::Kill);
    watch.ending
}

struct Watch {
    group: Group,
    limits: Limits,
    stage: Stage,
    /// `None`: never.
    until: Option<Instant>,
    ending: Ending,
}

impl Watch {
    /// It is to end because of this, unless it is being ended for something else.
    fn end(&mut self, cause: Cause) {
        let stop = cause == Cause::Ordered(Order::Stop);
        if self.ending.cause.is_none() || stop {
            self.ending.cause = Some(cause);
        }
        match (cause, self.stage) {
            (Cause::Ordered(Order::Finish), Stage::Runs) => self.go_to(Stage::Interrupted),
            (Cause::Ordered(Order::Finish), _) => {}
            (_, Stage::Runs | Stage::Interrupted) => self.go_to(Stage::ToldToEnd),
            _ => {}
        }
    }

    /// It took its time.
    fn go_further(&mut self) {
        match self.stage {
            Stage::Runs if self.ending.child.is_some() => self.go_to(Stage::ToldToEnd),
            Stage::Runs => self.end(Cause::TooLong),
            Stage::Interrupted => self.go_to(Stage::ToldToEnd),
            Stage::ToldToEnd | Stage::Killed => self.go_to(Stage::Killed),
        }
    }

    fn go_to(&mut self, stage: Stage) {
        self.group.tell(match stage {
            Stage::Runs => Tell::Continue,
            Stage::Interrupted => Tell::Interrupt,
            Stage::ToldToEnd => Tell::End,
            Stage::Killed => Tell::Kill,
        });
        self.stage = stage;
        self.until = in_a_while(self.limits.grace);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a program takes is no business of the model's clock"
)]
fn in_a_while(time: Duration) -> Option<Instant> {
    Instant::now().checked_add(time)
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a program takes is no business of the model's clock"
)]
fn left(until: Instant) -> Duration {
    until.saturating_duration_since(Instant::now())
}

#[cfg(all(test, unix))]
#[expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]
mod tests {
    use std::{
        os::unix::process::{CommandExt, ExitStatusExt},
        process::{Command, Stdio},
        sync::mpsc::channel,
    };

    use super::*;

    const SHORT: Duration = Duration::from_millis(100);
    const LONG: Duration = Duration::from_secs(60);

    /// Runs `script`, gives it `orders` once it printed or said something, and follows it to its end.
    fn ending(script: &str, input: &str, time: Duration, orders: &[Order]) -> Ending {
        let limits = Limits {
            time,
            grace: SHORT,
            printed: 1000,
        };
        #[expect(clippy::disallowed_methods, reason = "a test starts a real program")]
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(script).process_group(0);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        let group = Group::of(&child);
        let (sender, heard) = channel();
        for order in orders {
            sender.send(Heard::Order(*order)).unwrap();
        }
        listen(child, input.to_owned(), limits, &sender);
        follow(group, true, limits, &heard)
    }

    fn printed(ending: &Ending) -> String {
        String::from_utf8_lossy(&ending.printed).into_owned()
    }

    fn status(ending: Ending) -> std::process::ExitStatus {
        ending.child.unwrap().wait().unwrap()
    }

    #[test]
    fn what_it_reads_is_what_it_was_given_and_what_it_prints_arrives() {
        let ending = ending("cat; echo oh >&2; exit 3", "a\nb", LONG, &[]);
        assert_eq!((printed(&ending).as_str(), &*ending.said), ("a\nb", &b"oh\n"[..]));
        assert_eq!((ending.cause, status(ending).code()), (None, Some(3)));
    }

    #[test]
    fn one_that_reads_nothing_of_a_long_text_does_its_work() {
        let ending = ending("echo done", &"word ".repeat(1 << 20), LONG, &[]);
        assert_eq!((printed(&ending).as_str(), ending.cause), ("done\n", None));
    }

    #[test]
    fn one_that_hangs_is_ended_when_its_time_is_over_even_if_it_wants_to_go_on() {
        let ending = ending("trap '' TERM INT; sleep 1000", "", SHORT, &[]);
        assert_eq!(
            (ending.cause, status(ending).signal()),
            (Some(Cause::TooLong), Some(9))
        );
    }

    #[test]
    fn one_that_floods_is_stopped_and_no_more_than_its_limit_is_kept() {
        let ending = ending("yes; sleep 1000", "", LONG, &[]);
        assert_eq!((ending.cause, ending.printed.len()), (Some(Cause::TooMuch), 1000));
        let said = self::ending("yes >&2", "", LONG, &[]);
        assert_eq!((said.cause, said.said.len()), (Some(Cause::TooMuch), TAIL));
    }

    #[test]
    fn one_that_is_to_finish_may_and_one_that_is_to_stop_must() {
        let finishes = "trap 'echo finished; exit 0' INT; while :; do sleep 0.01; done";
        let ended = ending(finishes, "", LONG, &[Order::Finish]);
        // The order may come before the trap is set: then it ends at once.
        assert_eq!(ended.cause, Some(Cause::Ordered(Order::Finish)));
        let stopped = ending("trap '' INT; sleep 1000", "", LONG, &[Order::Finish, Order::Stop]);
        assert_eq!(stopped.cause, Some(Cause::Ordered(Order::Stop)));
    }

    #[test]
    fn what_it_started_and_left_behind_ends_with_it() {
        let ending = ending("trap '' HUP; sleep 1000 & echo $!", "", LONG, &[]);
        let left: i32 = printed(&ending).trim().parse().unwrap();
        assert_eq!(status(ending).code(), Some(0));
        let left = rustix::process::Pid::from_raw(left).unwrap();
        // It may still be on its way out, and whoever takes it over may wait for it late: it is there for a while, dead.
        #[expect(clippy::disallowed_methods, reason = "a test looks at a real process")]
        let state = || std::fs::read_to_string(format!("/proc/{}/stat", left.as_raw_nonzero()));
        let is_dead = |_| state().map_or(true, |stat| stat.contains(") Z "));
        assert!((0..200_000).any(is_dead), "it still runs");
    }
}
