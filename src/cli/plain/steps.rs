//! The steps of a session that are recorded: each is on the disk before it is called saved.

use std::io::{BufRead, Write};

use crate::{
    deck::CardId,
    history::Event,
    schedule::Rating,
    session::{Answered, answer_ms},
    text::{clean, count},
    time::Now,
};

use super::{
    command::Note,
    say,
    sitting::{Broken, Phase, Sitting},
};

/// Which card is asked, and after how many: by this it is known whether another one is to be asked.
type Place = (Option<CardId>, usize);

impl<R: BufRead, W: Write, C: Fn() -> Now> Sitting<R, W, C> {
    pub(super) fn grade(&mut self, rating: Rating) -> Result<(), Broken> {
        let Phase::Revealed(revealed) = &self.phase else {
            return Ok(());
        };
        let now = (self.clock)();
        let answered = Answered {
            took_ms: answer_ms(now.at.duration_since(revealed.asked.since)),
            attempt: revealed.attempt(),
        };
        let outcomes = &revealed.outcomes;
        let said = say::graded(rating, outcomes, self.session.plan().mode());
        let desk = &mut self.desk;
        let event = self
            .session
            .grade(rating, outcomes, answered, &desk.scheduler, &mut desk.ledger, now);
        self.record(event, &said)?;
        self.ask()
    }

    pub(super) fn bury(&mut self) -> Result<(), Broken> {
        let event = self.session.bury(&mut self.desk.ledger, (self.clock)());
        self.record(event, "Put off until tomorrow; u takes it back.")?;
        self.ask()
    }

    pub(super) fn suspend(&mut self) -> Result<(), Broken> {
        let event = self.session.suspend(&mut self.desk.ledger, (self.clock)());
        let said = "Suspended until you release it, with F on the full-screen role list; u takes it back.";
        self.record(event, said)?;
        self.ask()
    }

    pub(super) fn flag(&mut self) -> Result<(), Broken> {
        let was = self.progress().is_some_and(|card| card.flagged);
        let event = self.session.flag(&mut self.desk.ledger, (self.clock)());
        let said = if was { "Flag taken off" } else { "Flagged" };
        self.record(event, &format!("{said}; u takes it back."))
    }

    pub(super) fn note(&mut self, note: Note) -> Result<(), Broken> {
        let before = self.progress().and_then(|card| card.note.clone());
        let text = match (note, &before) {
            (Note::Show | Note::Remove, None) => {
                return self.say(["This card has no note: n and a text write one."]);
            }
            (Note::Show, Some(note)) => return self.say(["Your note:", note]),
            (Note::Remove, Some(_)) => String::new(),
            (Note::Write(text), _) => clean(&text).into_owned(),
        };
        if before.unwrap_or_default() == text {
            return self.say(["The note says that already."]);
        }
        let said = if text.is_empty() {
            "Note taken off"
        } else {
            "Noted"
        };
        let event = self.session.note(text, &mut self.desk.ledger, (self.clock)());
        self.record(event, &format!("{said}; u takes it back."))
    }

    pub(super) fn undo(&mut self) -> Result<(), Broken> {
        let before = self.place();
        match self.session.undo(&mut self.desk.ledger, (self.clock)()) {
            Some((name, event)) => self.stepped(event, &format!("{name}: taken back."), &before),
            None => self.say(["There is nothing to take back."]),
        }
    }

    pub(super) fn redo(&mut self) -> Result<(), Broken> {
        let before = self.place();
        match self.session.redo(&mut self.desk.ledger, (self.clock)()) {
            Some((name, event)) => self.stepped(event, &format!("{name}: done again."), &before),
            None => self.say(["There is nothing to do again."]),
        }
    }

    pub(super) fn more_new(&mut self) -> Result<(), Broken> {
        let before = self.place();
        let desk = &mut self.desk;
        let now = (self.clock)();
        match self.session.more_new(&desk.library, &mut desk.ledger, now) {
            Some((added, event)) => {
                let cards = count(added, "more new card");
                self.stepped(event, &format!("{cards} at the end of this session."), &before)
            }
            None => self.say(["There are no more new cards here."]),
        }
    }

    fn stepped(&mut self, event: Event, said: &str, before: &Place) -> Result<(), Broken> {
        self.record(Some(event), said)?;
        if self.place() == *before {
            return Ok(());
        }
        self.ask()
    }

    fn place(&self) -> Place {
        (self.session.card().cloned(), self.session.grades().count())
    }

    /// Writes down what happened, and then says so. What cannot be written is kept, and tried again with the next.
    pub(super) fn record(&mut self, event: Option<Event>, said: &str) -> Result<(), Broken> {
        let Some(event) = event else { return Ok(()) };
        let waited = self.desk.store.unsaved();
        let said = match self.desk.store.append(&event) {
            Ok(()) if waited > 0 => format!("Saved, and what was not saved before. {said}"),
            Ok(()) => format!("Saved. {said}"),
            Err(error) => format!("{said}\nNOT SAVED: {error}. It is kept, and tried again with the next."),
        };
        self.say([said])
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use jiff::{SignedDuration, civil::date};

    use super::*;
    use crate::{
        history::{Ledger, Progress, Writer},
        library::Library,
        session::{Plan, Scope, Summary},
        settings::Settings,
        store::{Disk, Paths, Store},
    };

    use super::super::sitting::Desk;

    fn desk(folder: &std::path::Path) -> Desk {
        let paths = Paths {
            disk: Disk::default(),
            data: folder.join("data"),
            config: folder.join("config.ron"),
            state: folder.join("state"),
            cache: folder.join("cache"),
        };
        Desk {
            store: Store::open(paths, "laptop"),
            library: Library::built_in(),
            ledger: Ledger::new(Progress::default(), Writer::new("laptop", "run1", 0)),
            scheduler: Settings::default().scheduler(),
            columns: 80,
        }
    }

    #[test]
    fn a_grade_says_how_long_it_took_from_the_question_by_the_clock_passed_in() {
        let folder = tempfile::tempdir().unwrap();
        // Each look at this clock is ten seconds after the one before.
        let seconds = Cell::new(0);
        let clock = || {
            seconds.set(seconds.get() + 10);
            Now::on(date(2027, 1, 6)).later(SignedDuration::from_secs(seconds.get()))
        };
        let plan = Plan::over(Scope::Role("backend-developer".into()));
        let mut out = Vec::new();
        let streams = (&b"\n3\nq\n"[..], &mut out);
        let mut sitting = Sitting::new(desk(folder.path()), plan, (10, 0), streams, clock);
        sitting.run().unwrap();
        // Asked, revealed, graded.
        assert_eq!(Summary::of(&sitting.session).took_ms, 20_000);
        let said = String::from_utf8(out).unwrap();
        assert!(said.contains("\nYou took 10 seconds.\n"), "{said}");
        assert!(said.contains("\n1 card answered in 20 seconds.\n"), "{said}");
    }

    #[test]
    fn what_is_recorded_is_an_event_of_the_history() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan::over(Scope::Role("backend-developer".into()));
        let streams = (&b"n about caches\n"[..], Vec::new());
        let clock = || Now::on(date(2027, 1, 6));
        let mut sitting = Sitting::new(desk(folder.path()), plan, (10, 0), streams, clock);
        sitting.run().unwrap();
        let history = crate::store::load(sitting.desk.store.paths()).progress;
        let card = sitting.session.card().unwrap();
        let note = history.card(card.as_str()).and_then(|card| card.note.clone());
        assert_eq!(note.as_deref(), Some("about caches"));
    }
}
