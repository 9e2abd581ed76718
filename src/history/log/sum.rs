//! Adds the events up, card by card, on as many cores as there are.

use std::{collections::BTreeMap, thread};

use jiff::Timestamp;

use crate::{
    history::{
        CardProgress, DayTotals, Progress,
        story::{self, Stories},
    },
    time::StudyDay,
};

use super::{
    Log,
    entry::{Entry, Review, What},
    order::InOrder,
    piece::cores,
};

/// Fewer events than this are added up sooner by one core than given to two.
const FEW: usize = 1 << 14;

/// How often it is said how far it went, in events.
const REPORT: usize = 1 << 15;

/// Adds the events of `log` to `progress`. What happens to one card touches no other, so each core takes some of the cards,
/// and looks for them among all events.
pub(super) fn add_up(log: &Log, mut progress: Progress, mut report: impl FnMut(usize, usize)) -> Progress {
    let events: usize = log.runs().map(|(_, run)| run.entries.len()).sum();
    let shares = if events < FEW { 1 } else { cores() };
    let mut shares: Vec<Share> = (0..shares)
        .map(|share| Share::of(share, shares, log, &mut progress))
        .collect();
    // One of them is added up here.
    let mut here = shares.swap_remove(0);
    let others: Vec<Share> = thread::scope(|scope| {
        let others: Vec<_> = shares
            .into_iter()
            .map(|mut share| {
                scope.spawn(move || {
                    InOrder::of(log).for_each(|entry| share.add(entry));
                    share
                })
            })
            .collect();
        for (done, entry) in InOrder::of(log).enumerate() {
            if done % REPORT == 0 {
                report(done, events);
            }
            here.add(entry);
        }
        let joined = others.into_iter().map(|other| {
            // A panic there is one here.
            other
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        joined.collect()
    });
    for share in others.into_iter().chain([here]) {
        share.end(log, &mut progress);
    }
    report(events, events);
    progress
}

/// The cards that one core adds up: every one whose number leaves the same rest.
struct Share {
    rest: usize,
    of: usize,
    /// By their numbers.
    cards: Vec<Option<CardProgress>>,
    days: BTreeMap<StudyDay, DayTotals>,
    /// There are few: one share has them all.
    stories: Stories,
    /// The totals of the day of the last event; most events are of the same day as the one before.
    today: Option<(StudyDay, DayTotals)>,
    newest: Option<Timestamp>,
}

impl Share {
    /// Takes its cards out of `progress`, and the first share the stories too.
    fn of(rest: usize, of: usize, log: &Log, progress: &mut Progress) -> Self {
        let all = log.names.cards.all();
        let mut cards = all.iter().skip(rest).step_by(of);
        Self {
            rest,
            of,
            cards: cards.by_ref().map(|card| progress.take_card(card)).collect(),
            days: BTreeMap::new(),
            stories: if rest == 0 {
                progress.take_stories()
            } else {
                Stories::new()
            },
            today: None,
            newest: None,
        }
    }

    /// Where `card` stands, if it is one of its own.
    fn card(&mut self, card: u32) -> Option<&mut Option<CardProgress>> {
        let card = usize::try_from(card).ok()?;
        (card % self.of == self.rest)
            .then(|| self.cards.get_mut(card / self.of))
            .flatten()
    }

    fn add(&mut self, entry: &Entry) {
        self.newest = self.newest.max(Some(entry.at()));
        match &entry.what {
            What::Reviewed(review) => self.review(entry.day, *review),
            What::Changed { card, what } => {
                if let Some(card) = self.card(*card) {
                    card.get_or_insert_default().change(what);
                }
            }
            // Of no card, so that one share counts it.
            What::MoreNew { cards } if self.rest == 0 => self.day(entry.day).ask_for_more(*cards),
            What::Story(what) if self.rest == 0 => story::change(&mut self.stories, what),
            What::Story(_)
            | What::MoreNew { .. }
            | What::Undone { .. }
            | What::Redated(_)
            | What::Mock { .. }
            | What::TakenBack => {}
        }
    }

    fn review(&mut self, day: StudyDay, review: Review) {
        let Review {
            card,
            took_ms,
            due,
            rating,
            mode,
        } = review;
        if let Some(card) = self.card(card) {
            let introduced = card.get_or_insert_default().grade(rating, mode, day, due);
            self.day(day).grade(took_ms, introduced);
        }
    }

    fn day(&mut self, day: StudyDay) -> &mut DayTotals {
        if self.today.as_ref().is_none_or(|(today, _)| *today != day) {
            self.put_by_today();
        }
        &mut self.today.get_or_insert_with(|| (day, DayTotals::default())).1
    }

    fn put_by_today(&mut self) {
        if let Some((day, totals)) = self.today.take() {
            self.days.entry(day).or_default().add(totals);
        }
    }

    /// Puts everything into `progress`.
    fn end(mut self, log: &Log, progress: &mut Progress) {
        self.put_by_today();
        let all = log.names.cards.all();
        for (id, card) in all.iter().skip(self.rest).step_by(self.of).zip(self.cards) {
            if let Some(card) = card {
                progress.put_card(id.clone(), card);
            }
        }
        if self.rest == 0 {
            progress.put_stories(self.stories);
        }
        for (day, totals) in self.days {
            progress.add_to_day(day, totals);
        }
        if let Some(newest) = self.newest {
            progress.happened_at(newest);
        }
    }
}
