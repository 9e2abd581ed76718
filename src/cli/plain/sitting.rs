//! The session as it goes: a line is read, something is done, and what became of it is said.

use std::io::{self, BufRead, Write};

use jiff::Timestamp;
use thiserror::Error;

use crate::{
    answer::Assessment,
    deck::{Card, CardId},
    history::{CardProgress, Ledger, Sure},
    library::Library,
    schedule::{Outcomes, Rating, Scheduler},
    session::{Plan, Scope, Session},
    store::Store,
    text::{clean, count},
    time::Now,
};

use super::{
    command::{Command, parse},
    input::{Line, Lines},
    say,
    summary::{more_new, summary},
};

/// What a session works with.
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) library: Library,
    pub(super) ledger: Ledger,
    pub(super) scheduler: Scheduler,
    /// The widest a text is set.
    pub(super) columns: usize,
}

/// Why a session cannot go on.
#[derive(Debug, Error)]
pub(super) enum Broken {
    #[error("standard input cannot be read: {0}")]
    Input(io::Error),
    #[error("standard output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// Whether the session goes on after a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    On,
    End,
}

/// What is to be done about the card being asked. Only a revealed one can be graded.
#[derive(Debug)]
pub(super) enum Phase {
    Asking(Asked),
    Revealed(Box<Revealed>),
    /// Its text cannot be had.
    Unreadable,
    /// All cards were answered, and the summary was said.
    Over,
}

/// The card being asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) card: Box<Card>,
    pub(super) since: Timestamp,
    /// What the user wrote; empty if nothing.
    pub(super) written: String,
    /// How sure they are of it, if they said so.
    pub(super) sure: Option<Sure>,
}

/// The card being asked, once its sample answer was shown.
#[derive(Clone, Debug)]
pub(super) struct Revealed {
    pub(super) asked: Asked,
    pub(super) outcomes: Outcomes,
    pub(super) assessed: Assessment,
}

/// A session over lines that come in and go out.
pub(super) struct Sitting<R, W, C> {
    pub(super) desk: Desk,
    pub(super) session: Session,
    pub(super) phase: Phase,
    pub(super) clock: C,
    input: Lines<R>,
    out: W,
}

impl<R: BufRead, W: Write, C: Fn() -> Now> Sitting<R, W, C> {
    /// A session over what `plan` asks today; `new_left` and `seed` are as [`Plan::cards`] wants them.
    pub(super) fn new(
        mut desk: Desk,
        plan: Plan,
        (new_left, seed): (u32, u64),
        (input, out): (R, W),
        clock: C,
    ) -> Self {
        let cards = plan.cards(&desk.library, desk.ledger.progress(), clock(), new_left, seed);
        Self {
            session: Session::new(plan, cards, &mut desk.ledger),
            desk,
            phase: Phase::Over,
            clock,
            input: Lines::new(input),
            out,
        }
    }

    /// Asks until all cards were answered, the user ends it or the input ends.
    pub(super) fn run(&mut self) -> Result<(), Broken> {
        self.begin()?;
        while let Some(line) = self.read()? {
            let flow = match line {
                Line::Text(text) => match parse(&text) {
                    Ok(command) => self.act(command)?,
                    Err(sentence) => self.said(&sentence)?,
                },
                Line::NotText(_) => self.said("That line is no UTF-8 text: nothing was done.")?,
                Line::TooLong(_) => self.said("That line has over 64 KiB: nothing was done.")?,
            };
            if flow == Flow::End {
                break;
            }
        }
        match self.phase {
            Phase::Over => Ok(()),
            _ => self.sum_up(),
        }
    }

    fn begin(&mut self) -> Result<(), Broken> {
        if self.session.card().is_some() {
            let progress = self.desk.ledger.progress();
            let seen = |id: &&CardId| {
                let card = progress.card(id.as_str());
                card.is_some_and(|card| card.seen().is_some())
            };
            let due = self.session.queued().filter(seen).count();
            let mode = self.session.plan().mode();
            let start = say::start(&self.title(), self.session.remaining(), due, mode);
            self.say([&*start, say::KEYS])?;
        } else {
            self.say([format!("{}.", self.title())])?;
        }
        self.ask()
    }

    fn title(&self) -> String {
        match &self.session.plan().scope {
            Scope::All => "All roles".to_owned(),
            Scope::Role(slug) => {
                let role = self.desk.library.role(slug);
                role.map_or_else(|_| slug.to_string(), |role| role.name.to_string())
            }
            Scope::Deck(id) => id.to_string(),
        }
    }

    /// What the user may type next.
    pub(super) fn prompt(&mut self) -> Result<(), Broken> {
        let said = match &self.phase {
            Phase::Asking(_) => say::ASKING.to_owned(),
            Phase::Revealed(revealed) => {
                let grades = say::grades(&revealed.outcomes, self.session.plan().mode());
                format!("{grades}\n{}", say::GRADE_IT)
            }
            Phase::Unreadable => say::UNREADABLE.to_owned(),
            Phase::Over => self.what_is_left(),
        };
        self.say([said])
    }

    /// What one can do after the last card.
    fn what_is_left(&self) -> String {
        let (library, progress) = (&self.desk.library, self.desk.ledger.progress());
        let more = more_new(&self.session, library, progress, (self.clock)().day);
        let mut said = vec!["Enter ends.".to_owned()];
        if self.session.can_undo() {
            said.push("u takes the last step back.".to_owned());
        }
        if more > 0 {
            said.push(format!("+ asks {} today.", count(more, "more new card")));
        }
        said.join(" ")
    }

    fn act(&mut self, command: Command) -> Result<Flow, Broken> {
        match (command, &self.phase) {
            (Command::Quit, _) | (Command::Enter, Phase::Over) => return Ok(Flow::End),
            (Command::Help, _) => {
                self.say(say::HELP.lines())?;
                self.say(say::meanings())?;
                self.prompt()?;
            }
            (Command::Undo, _) => self.undo()?,
            (Command::Redo, _) => self.redo()?,
            (Command::MoreNew, _) => self.more_new()?,
            (_, Phase::Over) => return self.said("No card is asked any more: enter ends."),
            (Command::Bury, _) => self.bury()?,
            (Command::Suspend, _) => self.suspend()?,
            (_, Phase::Unreadable) => return self.said(say::UNREADABLE),
            (Command::Flag, _) => self.flag()?,
            (Command::Note(note), _) => self.note(note)?,
            (Command::Mark(mark), Phase::Revealed(..)) => self.mark(mark)?,
            (Command::Prefer(text), Phase::Revealed(..)) => self.prefer(text)?,
            (Command::Mark(_) | Command::Prefer(_), Phase::Asking(_)) => {
                return self.said("First look at the sample answer: press enter.");
            }
            (Command::Sure, Phase::Asking(_)) => self.say_how_sure()?,
            (Command::Sure, Phase::Revealed(..)) => {
                return self.said("How sure you are is said before the sample answer is shown.");
            }
            (Command::Enter, Phase::Asking(_)) => self.reveal()?,
            (Command::Enter, Phase::Revealed(..)) => self.grade(Rating::Good)?,
            (Command::Grade(rating), Phase::Revealed(..)) => self.grade(rating)?,
            (Command::Grade(_), Phase::Asking(_)) => {
                return self.said("Look at the sample answer before you grade yours: press enter.");
            }
            (Command::Write(first), Phase::Asking(_)) => return self.write(first),
            (Command::Write(_), Phase::Revealed(..)) => {
                return self.said("The sample answer was shown: grade yours with 1 to 4.");
            }
        }
        Ok(Flow::On)
    }

    pub(super) fn sum_up(&mut self) -> Result<(), Broken> {
        let waited = self.desk.store.unsaved() > 0;
        if waited && self.desk.store.flush().is_ok() {
            self.say(["", "Saved after all: everything is on the disk."])?;
        }
        let today = (self.clock)().day;
        let said = summary(
            &self.session,
            &self.desk.library,
            self.desk.ledger.progress(),
            today,
        );
        self.say([""])?;
        self.say(said)
    }

    /// What is known of the card being asked.
    pub(super) fn progress(&self) -> Option<&CardProgress> {
        let card = self.session.card()?;
        self.desk.ledger.progress().card(card.as_str())
    }

    pub(super) fn read(&mut self) -> Result<Option<Line>, Broken> {
        self.out.flush()?;
        self.input.next().map_err(Broken::Input)
    }

    /// Says something after which the session goes on.
    pub(super) fn said(&mut self, sentence: &str) -> Result<Flow, Broken> {
        self.say([sentence])?;
        Ok(Flow::On)
    }

    /// Says each of `texts` on lines of its own. Nothing in them moves a cursor.
    pub(super) fn say<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) -> Result<(), Broken> {
        for text in texts {
            writeln!(self.out, "{}", clean(text.as_ref()))?;
        }
        Ok(())
    }
}
