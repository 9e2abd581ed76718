//! What all screens share: the cards, the progress, the settings, and what is to be said to the user.

mod counts;
mod deadline;
mod drafts;
mod notice;
mod saving;

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;

use crate::{
    deck::{Card, CardId, DeckId, Problem, Severity, parse_card},
    history::{EventId, Ledger},
    library::Library,
    schedule::Scheduler,
    settings::Settings,
    stats::Tally,
    store::{Access, DeckChange, HowFar, deck_id},
    time::Now,
};

use super::{Chosen, Effect, Keymap, RunId, Theme};

use drafts::Drafts;
use notice::Notice;
pub(super) use saving::Saving;

/// Where something can be wrong besides in decks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    Saving,
    Settings,
    History,
    Backups,
    Drafts,
    /// The folder of the user's decks.
    Decks,
    /// Recordings, and texts that were in an editor.
    LeftBehind,
}

/// Reading what lies on the disk at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Loading {
    /// What is to come of the progress.
    pub(super) history: ToCome,
    /// Deck files read, and to read; `None` until they were counted.
    pub(super) decks: Option<(usize, usize)>,
}

/// What is to come of something that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ToCome {
    /// All of it.
    All,
    /// It is long, and this is how far it is.
    Rest(HowFar),
    /// It is there.
    Nothing,
}

impl Loading {
    pub(super) fn is_done(self) -> bool {
        self.history == ToCome::Nothing && self.decks.is_some_and(|(read, of)| read >= of)
    }
}

/// What all screens share.
#[derive(Clone, Debug)]
pub struct Desk {
    /// All decks.
    pub(super) library: Library,
    /// The progress, and the pen.
    pub ledger: Ledger,
    /// FSRS as the settings ask for it.
    pub(super) scheduler: Scheduler,
    /// What the user chose.
    pub(super) settings: Settings,
    /// Which key means what.
    pub(super) keymap: Keymap,
    /// What text looks like.
    pub(super) theme: Theme,
    /// The moment of the last message.
    pub(super) now: Now,
    /// In which the user is told when something was.
    pub(super) zone: TimeZone,
    /// Columns and rows.
    pub(super) size: (u16, u16),
    /// Whether clicks and the wheel are reported.
    pub mouse: bool,
    /// Whether grades can be saved.
    pub(super) access: Access,
    /// Whether they are.
    pub(super) saving: Saving,
    /// Decides random orders; changes with each session.
    pub(super) seed: u64,
    pub(super) loading: Option<Loading>,
    /// The entries that say what was dated to now, until the next session.
    pub(super) redated: Vec<EventId>,
    pub(super) drafts: Drafts,
    /// The program that was run last.
    run: RunId,
    notice: Option<Notice>,
    tallies: HashMap<DeckId, Tally>,
    problems: BTreeMap<Origin, Vec<Problem>>,
    deck_problems: HashMap<std::path::PathBuf, Vec<Problem>>,
}

impl Desk {
    pub(super) fn new(library: Library, ledger: Ledger, chosen: Chosen, now: Now) -> Self {
        let mut desk = Self {
            scheduler: chosen.settings.scheduler(),
            mouse: chosen.settings.mouse,
            library,
            ledger,
            settings: chosen.settings,
            keymap: chosen.keymap,
            theme: chosen.theme,
            now,
            zone: TimeZone::UTC,
            size: (80, 24),
            access: Access::Writable,
            saving: Saving::Saved,
            seed: 0,
            loading: Some(Loading {
                history: ToCome::All,
                decks: None,
            }),
            redated: Vec::new(),
            drafts: Drafts::default(),
            run: RunId::default(),
            notice: None,
            tallies: HashMap::new(),
            problems: BTreeMap::from([(Origin::Settings, chosen.problems)]),
            deck_problems: HashMap::new(),
        };
        desk.recount();
        desk
    }

    /// A name for a run of a program.
    pub(super) fn next_run(&mut self) -> RunId {
        self.run = self.run.next();
        self.run
    }

    /// Sets the time; says whether a new study day has begun, which changes what is due.
    pub(super) fn set_now(&mut self, now: Now) -> bool {
        let new_day = now.day != self.now.day;
        self.now = now;
        self.let_notice_end();
        if new_day {
            self.recount();
        }
        new_day
    }

    /// Whether the progress was read.
    #[must_use]
    pub(super) fn is_ready(&self) -> bool {
        self.loading
            .is_none_or(|loading| loading.history == ToCome::Nothing)
    }

    /// Whether the roles are in groups, or all in one.
    pub(super) fn has_groups(&self) -> bool {
        let mut groups = self.library.roles().iter().map(|role| role.group);
        let first = groups.next();
        groups.any(|group| Some(group) != first)
    }

    /// Whether something is recorded in the future, so that a clock was wrong, or is.
    pub(super) fn is_ahead(&self) -> bool {
        self.is_ready() && self.ledger.progress().is_ahead_of(self.now)
    }

    /// Everything that is wrong in files, decks first.
    pub(super) fn problems(&self) -> impl Iterator<Item = &Problem> {
        let mut paths: Vec<_> = self.deck_problems.keys().collect();
        paths.sort();
        let decks = paths
            .into_iter()
            .filter_map(|path| self.deck_problems.get(path))
            .flatten();
        decks.chain(self.problems.values().flatten())
    }

    /// What is wrong there.
    pub(super) fn problems_in(&self, origin: Origin) -> &[Problem] {
        self.problems.get(&origin).map_or(&[], Vec::as_slice)
    }

    /// Whether what was recorded is on the disk, from now on; gives whether it was.
    pub(super) fn replace_saving(&mut self, saving: Saving) -> Saving {
        self.replace_problems(Origin::Saving, saving.problems());
        std::mem::replace(&mut self.saving, saving)
    }

    /// What the user chooses from now on.
    pub(super) fn use_settings(&mut self, chosen: Chosen) {
        self.scheduler = chosen.settings.scheduler();
        self.settings = chosen.settings;
        self.keymap = chosen.keymap;
        self.theme = chosen.theme;
        self.replace_problems(Origin::Settings, chosen.problems);
    }

    /// What is wrong there now, in the place of what was; gives what was.
    pub(super) fn replace_problems(&mut self, origin: Origin, problems: Vec<Problem>) -> Vec<Problem> {
        self.problems.insert(origin, problems).unwrap_or_default()
    }

    pub(super) fn decks_read(&mut self, changes: Vec<DeckChange>) {
        let mut ids: Vec<DeckId> = Vec::new();
        let mut files = Vec::new();
        let mut removed = false;
        for change in changes {
            if change.problems.is_empty() {
                self.deck_problems.remove(&change.path);
            } else {
                self.deck_problems.insert(change.path.clone(), change.problems);
            }
            if let Some(deck) = change.deck {
                ids.push(deck.id.clone());
                files.push((change.path, deck));
            } else {
                self.library.remove(&change.path);
                removed = true;
            }
        }
        for problem in self.library.put_all(files) {
            self.deck_problems
                .entry(problem.path.clone())
                .or_default()
                .push(problem);
        }
        if removed {
            self.recount();
            return;
        }
        for id in ids {
            self.recount_deck(id.as_str());
        }
    }

    /// The text of `card`: at once if it is in the program, else by an effect whose answer is a message.
    pub(super) fn read_card(
        &self,
        card: &CardId,
        effects: &mut Vec<Effect>,
    ) -> Option<Result<Card, Problem>> {
        let found = self.library.deck(card.deck());
        let Some((deck, entry)) = found.and_then(|deck| Some((deck, self.library.card(card)?))) else {
            return Some(Err(self.missing(card)));
        };
        if let Some(text) = deck.embedded(entry) {
            let damaged =
                |error: ron::error::SpannedError| Problem::error(card.deck(), 0, 0, error.to_string());
            return Some(parse_card(text).map_err(damaged));
        }
        effects.push(Effect::ReadCard {
            card: card.clone(),
            file: deck.path()?.to_owned(),
            span: entry.span.clone(),
        });
        None
    }

    /// Why `card` is in no deck.
    fn missing(&self, card: &CardId) -> Problem {
        let why = |problem: &&Problem| {
            problem.severity == Severity::Error && deck_id(&problem.path).as_str() == card.deck()
        };
        let found = self.deck_problems.values().flatten().find(why);
        found.cloned().unwrap_or_else(|| {
            let what = format!("the card \"{}\" is in no deck any more", card.card());
            Problem::error(card.deck(), 0, 0, what)
        })
    }
}
