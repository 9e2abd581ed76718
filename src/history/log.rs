//! Many events, from whatever files they come, in little room: read on all cores, and added up once all are there.

mod entry;
mod names;
mod order;
mod piece;
mod reader;
mod redates;
mod sum;
mod takes_back;

use std::{path::Path, sync::Arc};

use jiff::Timestamp;

use crate::deck::CardId;

use super::{Covered, Event, EventId, Progress};

use self::{
    entry::{Entry, Number, Place, What},
    names::{Names, Renumbered},
    piece::{Known, Piece},
};

pub use reader::{FileRead, Reader};

/// Events to be added up. A million take about 40 MB.
#[derive(Debug, Default)]
pub struct Log {
    names: AllNames,
    /// By the number of its name.
    runs: Vec<Run>,
}

#[derive(Debug, Default)]
struct AllNames {
    cards: Names<CardId>,
    /// `device.run`.
    runs: Names<Arc<str>>,
}

/// What happened in one run of the program.
#[derive(Debug, Default)]
struct Run {
    entries: Vec<Entry>,
    /// Some were read out of order, or twice.
    unsorted: bool,
    /// The highest number of those that only a newer program understands; 0 if there are none.
    unknown: u32,
}

impl Number for AllNames {
    fn run(&mut self, name: &str) -> u32 {
        self.runs.number(name)
    }

    fn card(&mut self, name: &str) -> u32 {
        self.cards.number(name)
    }
}

impl AllNames {
    /// The device and the run that have this number.
    fn device_and_run(&self, run: u32) -> (&str, &str) {
        let name = self.runs.name(run).map_or("", |name| &**name);
        name.rsplit_once('.').unwrap_or_default()
    }

    fn id(&self, place: Place) -> EventId {
        let (device, run) = self.device_and_run(place.run);
        EventId {
            device: device.into(),
            run: run.into(),
            number: place.number,
        }
    }
}

impl Log {
    /// Reads the file that is shown to the user as `path`.
    pub fn file(&mut self, path: impl AsRef<Path>) -> Reader<'_> {
        Reader::new(self, path.as_ref(), Covered::default(), &[])
    }

    /// Reads what comes after `known` in the file that is shown to the user as `path`. Before it stands `end`, as much as is
    /// compared at every start: 4096 bytes, or all if there are fewer.
    pub fn rest_of_file(&mut self, path: impl AsRef<Path>, known: Covered, end: &[u8]) -> Reader<'_> {
        Reader::new(self, path.as_ref(), known, end)
    }

    /// Whether nothing happened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs().next().is_none()
    }

    /// Adds one event.
    pub fn add(&mut self, event: &Event) {
        let (run, entry) = Entry::of(event, &mut self.names);
        self.push(run, entry);
    }

    /// What the events add up to. Each is counted once however often it was read, and nothing depends on the order they
    /// came in: within a run of a device they count by their numbers, the runs of a device by their first numbers, and
    /// between devices time decides.
    ///
    /// `report` is told now and then how many events are added up, and of how many.
    #[must_use]
    pub fn fold(self, report: impl FnMut(usize, usize)) -> Progress {
        self.add_to(Progress::default(), report)
    }

    /// Adds the events to `progress`, if adding at the end gives what folding everything would.
    ///
    /// It does not when one of them takes back an event that is already counted, redates any, was itself taken back or
    /// redated before it arrived, is not newer than what is counted, or has a number or a run that its device used before;
    /// then `Err` gives `progress` back, and everything must be folded afresh.
    ///
    /// `report` is told of it as by [`Log::fold`].
    pub fn continues(
        mut self,
        progress: Progress,
        report: impl FnMut(usize, usize),
    ) -> Result<Progress, Box<Progress>> {
        self.settle();
        if !progress.is_empty() && !self.comes_after(&progress) {
            return Err(Box::new(progress));
        }
        Ok(self.add_to(progress, report))
    }

    /// The events that count as having happened later than `at`, by their names: what is to be redated where a clock was
    /// wrong.
    #[must_use]
    pub fn later_than(mut self, at: Timestamp) -> Vec<EventId> {
        self.settle();
        takes_back::take_back(&mut self);
        redates::redate(&mut self);
        let later = self.entries().filter(|(_, entry)| entry.at() > at);
        let mut ids: Vec<EventId> = later.map(|(place, _)| self.names.id(place)).collect();
        ids.sort_unstable();
        ids
    }

    /// Adds what stands in `lines`, and gives what is to be said of them.
    fn read(&mut self, lines: &[u8]) -> Vec<Piece> {
        let known = Known {
            cards: &self.names.cards,
            runs: &self.names.runs,
        };
        let (cards, runs) = (known.cards.len(), known.runs.len());
        let mut pieces = piece::read(lines, known);
        for piece in &mut pieces {
            let cards = Renumbered::after(&mut self.names.cards, cards, &piece.cards);
            let runs = Renumbered::after(&mut self.names.runs, runs, &piece.runs);
            for (run, mut entry) in piece.entries.drain(..) {
                entry.renumber(&cards, &runs);
                self.push(runs.of(run), entry);
            }
            for place in piece.unknown.drain(..) {
                if let Some(run) = self.run_mut(runs.of(place.run)) {
                    run.unknown = run.unknown.max(place.number);
                }
            }
            if piece.newer.is_some() {
                break;
            }
        }
        pieces
    }

    fn push(&mut self, run: u32, entry: Entry) {
        if let Some(run) = self.run_mut(run) {
            run.unsorted |= run.entries.last().is_some_and(|last| last.number >= entry.number);
            run.entries.push(entry);
        }
    }

    fn run_mut(&mut self, run: u32) -> Option<&mut Run> {
        let run = usize::try_from(run).ok()?;
        if run >= self.runs.len() {
            self.runs.resize_with(run + 1, Run::default);
        }
        self.runs.get_mut(run)
    }

    /// Puts each run in the order of its numbers, and each event there once. Of two that have one name, which only a
    /// changed file can hold, the one counts that is less by what it says, whichever was read first.
    fn settle(&mut self) {
        let names = &self.names;
        for run in self.runs.iter_mut().filter(|run| run.unsorted) {
            run.unsorted = false;
            run.entries.sort_by_key(|entry| entry.number);
            run.entries.dedup_by(|next, kept| {
                let same = next.number == kept.number;
                if same && next.content(names) < kept.content(names) {
                    std::mem::swap(next, kept);
                }
                same
            });
        }
    }

    fn entry(&self, place: Place) -> Option<&Entry> {
        let run = self.runs.get(usize::try_from(place.run).ok()?)?;
        run.entries.get(run.find(place.number)?)
    }

    fn entry_mut(&mut self, place: Place) -> Option<&mut Entry> {
        let run = self.runs.get_mut(usize::try_from(place.run).ok()?)?;
        let at = run.find(place.number)?;
        run.entries.get_mut(at)
    }

    /// The runs that anything happened in, each with the number of its name.
    fn runs(&self) -> impl Iterator<Item = (u32, &Run)> {
        (0..).zip(&self.runs).filter(|(_, run)| !run.entries.is_empty())
    }

    fn entries(&self) -> impl Iterator<Item = (Place, &Entry)> {
        self.runs().flat_map(|(run, it)| {
            let place = move |entry: &Entry| Place {
                run,
                number: entry.number,
            };
            it.entries.iter().map(move |entry| (place(entry), entry))
        })
    }

    /// The events that others name and that have not arrived.
    fn missing(&self) -> impl Iterator<Item = Place> {
        self.entries()
            .filter_map(|(_, entry)| entry.target())
            .filter(|target| self.entry(*target).is_none())
    }

    /// Whether all events belong after what `progress` counts.
    fn comes_after(&self, progress: &Progress) -> bool {
        let runs_come_after = self.runs().all(|(number, run)| {
            let (device, name) = self.names.device_and_run(number);
            let first = run.entries.first().map_or(0, |first| first.number);
            progress.counted().comes_after(device, name, first)
        });
        let waited_for = || {
            let mut places = progress.waiting().iter().filter_map(|id| self.place(id));
            places.any(|place| self.entry(place).is_some())
        };
        let newest = progress.newest();
        // Which of two redates counts depends on the times as they were written, of which the progress knows nothing.
        let adds = |entry: &Entry| Some(entry.at()) > newest && !matches!(entry.what, What::Redated(_));
        runs_come_after
            && self.entries().all(|(_, entry)| adds(entry))
            && self.missing().next().is_none()
            && !waited_for()
    }

    /// Where the event called `id` would be.
    fn place(&self, id: &EventId) -> Option<Place> {
        let run = self.names.runs.find(&format!("{}.{}", id.device, id.run))?;
        Some(Place {
            run,
            number: id.number,
        })
    }

    fn add_to(mut self, mut progress: Progress, report: impl FnMut(usize, usize)) -> Progress {
        self.settle();
        for place in self.missing() {
            progress.wait_for(self.names.id(place));
        }
        takes_back::take_back(&mut self);
        redates::redate(&mut self);
        for (number, run) in (0..).zip(&self.runs) {
            let last = run.entries.last().map_or(0, |last| last.number).max(run.unknown);
            if last > 0 || !run.entries.is_empty() {
                let (device, run) = self.names.device_and_run(number);
                progress.counted_to(device, run, last);
            }
        }
        sum::add_up(&self, progress, report)
    }
}

impl Run {
    fn find(&self, number: u32) -> Option<usize> {
        let found = self.entries.binary_search_by_key(&number, |entry| entry.number);
        found.ok()
    }
}
