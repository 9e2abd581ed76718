//! A session as it goes: each step is an event to write down, and each can be undone.

use jiff::SignedDuration;

use crate::{
    deck::CardId,
    history::{Attempt, Event, EventId, EventKind, Ledger, Mode, Progress, Seen},
    library::Library,
    schedule::{Outcomes, Rating, Scheduler, SchedulerVersion},
    time::Now,
};

use super::{
    MORE_NEW, Plan,
    queue::{Change, Leaving, Queue},
    step::{Done, Step},
};

/// An answer that was given: what is known of it besides the grade.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// From the question to the grade, ms.
    pub took_ms: u32,
    /// How it was given and judged, if more is known.
    pub attempt: Option<Attempt>,
}

/// The ms of a span that an answer took. Nobody answers for longer than an hour: then a clock was set, or nobody was there.
#[must_use]
pub fn answer_ms(span: SignedDuration) -> u32 {
    const LONGEST: SignedDuration = SignedDuration::from_hours(1);
    u32::try_from(span.as_millis().clamp(0, LONGEST.as_millis())).unwrap_or(0)
}

impl From<u32> for Answered {
    /// An answer of which only is known how many ms it took.
    fn from(took_ms: u32) -> Self {
        Self {
            took_ms,
            attempt: None,
        }
    }
}

/// Where in a session a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// How many cards were asked so far, this one among them.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// It failed before, and is asked again.
    pub again: bool,
}

/// One sitting over a queue of cards.
///
/// All that happens goes through a [`Ledger`]; the events returned are to be written down by the caller.
#[derive(Clone, Debug)]
pub struct Session {
    plan: Plan,
    /// The mock interview whose answers are judged, if this is its debrief.
    mock: Option<EventId>,
    queue: Queue,
    /// Oldest first; as many as the ledger can undo.
    steps: Vec<Step>,
    undone: Vec<Step>,
}

impl Session {
    /// A session that asks `cards`, the first first. It begins a new sitting in `ledger`.
    #[must_use]
    pub fn new(plan: Plan, cards: Vec<CardId>, ledger: &mut Ledger) -> Self {
        ledger.forget_steps();
        Self {
            plan,
            mock: None,
            queue: Queue::new(cards),
            steps: Vec::new(),
            undone: Vec::new(),
        }
    }

    /// The debrief of a mock interview: the answers given in it to `cards` are graded, each once. It begins a new sitting in
    /// `ledger`.
    #[must_use]
    pub fn debrief(mock: EventId, cards: Vec<CardId>, ledger: &mut Ledger) -> Self {
        Self {
            mock: Some(mock),
            ..Self::new(Plan::default(), cards, ledger)
        }
    }

    /// The mock interview whose debrief it is, if it is one.
    #[must_use]
    pub fn mock(&self) -> Option<&EventId> {
        self.mock.as_ref()
    }

    /// How its reviews are logged.
    #[must_use]
    pub fn mode(&self) -> Mode {
        if self.mock.is_some() {
            Mode::Mock
        } else {
            self.plan.mode()
        }
    }

    /// What it was started with.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The card being asked; `None` once all were answered.
    #[must_use]
    pub fn card(&self) -> Option<&CardId> {
        self.queue.first()
    }

    /// Cards still to answer, the one being asked among them.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.queue.len()
    }

    /// The cards still to answer, the one being asked first.
    pub fn queued(&self) -> impl Iterator<Item = &CardId> {
        self.queue.iter()
    }

    /// Where in the session the card being asked stands.
    #[must_use]
    pub fn position(&self) -> Position {
        let left = self
            .steps
            .iter()
            .filter(|step| step.change.is_first_leave())
            .count();
        Position {
            number: left + usize::from(!self.queue.is_again()),
            of: left + self.queue.fresh(),
            again: self.queue.is_again(),
        }
    }

    /// Whether anything was done that can be undone.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.steps.is_empty()
    }

    /// The grades given and not taken back, in order: card, rating, ms from question to grade.
    pub fn grades(&self) -> impl Iterator<Item = (&CardId, Rating, u32)> {
        self.steps.iter().filter_map(|step| match &step.what {
            Done::Graded {
                card,
                rating,
                took_ms,
                ..
            } => Some((card, *rating, *took_ms)),
            _ => None,
        })
    }

    /// What each rating would do to the card being asked.
    #[must_use]
    pub fn outcomes(&self, progress: &Progress, scheduler: &Scheduler, now: Now) -> Option<Outcomes> {
        let card = self.card()?;
        let seen = progress.card(card.as_str()).and_then(|card| card.seen());
        Some(scheduler.outcomes(
            card,
            seen.map(|seen| seen.memory),
            seen.map_or(0, |seen| seen.elapsed(now.day)),
            seen.map_or(0, Seen::scheduled),
            seen.map_or(0, |seen| seen.reviews),
        ))
    }

    /// Grades the card being asked; `shown` is what [`Session::outcomes`] said when the answer was revealed.
    pub fn grade(
        &mut self,
        rating: Rating,
        shown: &Outcomes,
        answer: impl Into<Answered>,
        scheduler: &Scheduler,
        ledger: &mut Ledger,
        now: Now,
    ) -> Option<Event> {
        let Answered { took_ms, attempt } = answer.into();
        let card = self.card()?.clone();
        let days = i32::try_from(shown.of(rating).days).unwrap_or(i32::MAX);
        let mode = self.mode();
        let due = match mode {
            Mode::Study | Mode::Mock => now.day.plus(days),
            Mode::Cram => {
                let seen = ledger.progress().card(card.as_str()).and_then(|card| card.seen());
                seen.map_or(now.day, |seen| seen.due)
            }
        };
        let written = attempt.as_ref().map_or_else(String::new, |it| it.text.clone());
        let what = EventKind::Reviewed {
            card: card.clone(),
            rating,
            mode,
            took_ms,
            scheduler: SchedulerVersion::Fsrs6,
            retention: scheduler.retention(),
            max_interval: scheduler.max_interval(),
            due,
            attempt: attempt.map(Box::new),
        };
        let how = match rating {
            // A debrief asks nothing, so nothing is asked again in it: the card is due in the next session.
            Rating::Again if mode != Mode::Mock => Leaving::Failed,
            Rating::Again | Rating::Hard | Rating::Good | Rating::Easy => Leaving::Passed,
        };
        let change = self.queue.leave(how)?;
        self.did(
            change,
            Done::Graded {
                card,
                rating,
                took_ms,
                written,
            },
        );
        Some(ledger.record(what, now))
    }

    /// Puts the card being asked off until tomorrow.
    pub fn bury(&mut self, ledger: &mut Ledger, now: Now) -> Option<Event> {
        let until = now.day.plus(1);
        let what = |card| EventKind::Buried { card, until };
        self.put_aside(Done::Buried, what, ledger, now)
    }

    /// Takes the card being asked out of all sessions until it is released.
    pub fn suspend(&mut self, ledger: &mut Ledger, now: Now) -> Option<Event> {
        let what = |card| EventKind::Suspended { card };
        self.put_aside(Done::Suspended, what, ledger, now)
    }

    fn put_aside(
        &mut self,
        done: Done,
        what: impl FnOnce(CardId) -> EventKind,
        ledger: &mut Ledger,
        now: Now,
    ) -> Option<Event> {
        let card = self.card()?.clone();
        let change = self.queue.leave(Leaving::Aside)?;
        self.did(change, done);
        Some(ledger.record(what(card), now))
    }

    /// Marks the card being asked, or takes the mark off.
    pub fn flag(&mut self, ledger: &mut Ledger, now: Now) -> Option<Event> {
        let card = self.card()?.clone();
        let flagged = ledger
            .progress()
            .card(card.as_str())
            .is_some_and(|card| card.flagged);
        let (what, done) = if flagged {
            (EventKind::Unflagged { card }, Done::Unflagged)
        } else {
            (EventKind::Flagged { card }, Done::Flagged)
        };
        self.did(Change::KEPT, done);
        Some(ledger.record(what, now))
    }

    /// Writes the user's note on the card being asked; an empty text removes it.
    pub fn note(&mut self, text: String, ledger: &mut Ledger, now: Now) -> Option<Event> {
        let card = self.card()?.clone();
        self.did(Change::KEPT, Done::Noted);
        Some(ledger.record(EventKind::Noted { card, text }, now))
    }

    /// Keeps the user's preferred answer to the card being asked; an empty text removes it.
    pub fn prefer(&mut self, text: String, ledger: &mut Ledger, now: Now) -> Option<Event> {
        let card = self.card()?.clone();
        self.did(Change::KEPT, Done::Preferred);
        Some(ledger.record(EventKind::Preferred { card, text }, now))
    }

    /// Asks [`MORE_NEW`] more new cards today, if there are any; says how many it added.
    pub fn more_new(&mut self, library: &Library, ledger: &mut Ledger, now: Now) -> Option<(usize, Event)> {
        if self.mock.is_some() {
            return None;
        }
        let queued = self.queue.iter().collect();
        let cards = self
            .plan
            .more_new(library, ledger.progress(), now.day, MORE_NEW, &queued);
        let added = cards.len();
        if added == 0 {
            return None;
        }
        let change = self.queue.add(cards);
        self.did(change, Done::MoreNew);
        let cards = u32::try_from(added).unwrap_or(MORE_NEW);
        Some((added, ledger.record(EventKind::MoreNew { cards }, now)))
    }

    /// Takes the last step back: queue, schedule, counts and limits are as they were before it. Says what it was.
    pub fn undo(&mut self, ledger: &mut Ledger, now: Now) -> Option<(&'static str, Event)> {
        let event = if self.can_undo() { ledger.undo(now) } else { None }?;
        let step = self.steps.pop()?;
        self.queue.undo(&step.change);
        let name = step.what.name();
        self.undone.push(step);
        Some((name, event))
    }

    /// Makes the last undone step again. Says what it was.
    pub fn redo(&mut self, ledger: &mut Ledger, now: Now) -> Option<(&'static str, Event)> {
        let event = if self.undone.is_empty() {
            None
        } else {
            ledger.redo(now)
        }?;
        let step = self.undone.pop()?;
        self.queue.redo(&step.change);
        let name = step.what.name();
        self.steps.push(step);
        Some((name, event))
    }

    /// What was written as the answer whose grade was taken back last, if that was the last thing taken back.
    #[must_use]
    pub fn taken_back(&self) -> Option<(&CardId, &str)> {
        self.undone.last().and_then(|step| step.what.written())
    }

    /// What was written as the answer that was graded last, if grading it was the last step.
    #[must_use]
    pub fn graded_last(&self) -> Option<(&CardId, &str)> {
        self.steps.last().and_then(|step| step.what.written())
    }

    fn did(&mut self, change: Change, what: Done) {
        self.steps.push(Step { change, what });
        self.undone.clear();
    }
}
