//! The user's decks on the disk: which there are, what changed, and the text of a card.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Error, ErrorKind},
    path::{Path, PathBuf},
};

use crate::{
    deck::{Card, CardId, DeckFile, DeckId, Problem, Span, parse, parse_card},
    library::id_taken,
};

use super::{Disk, Paths, index};

/// The largest deck that is read, bytes: it would hold over fifty thousand cards.
pub const DECK_LIMIT: u64 = 64 << 20;

/// What became of a deck file since it was last looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckChange {
    /// The file.
    pub path: PathBuf,
    /// What it holds now; `None` if it is gone or nothing in it could be used.
    pub deck: Option<DeckFile>,
    /// What is wrong in it.
    pub problems: Vec<Problem>,
}

/// The deck folder as it was when last looked at.
///
/// Each id belongs to one file: the first that was seen to have it, for as long as that file is there.
#[derive(Debug)]
pub struct Decks {
    disk: Disk,
    folder: PathBuf,
    cache: PathBuf,
    seen: BTreeMap<PathBuf, Seen>,
    /// Which file each id belongs to.
    holders: BTreeMap<DeckId, PathBuf>,
    /// Files that were seen and are no longer in the folder.
    gone: BTreeSet<PathBuf>,
}

/// Size and time of the last change of a file.
pub(super) type Stamp = (u64, u64);

/// What decides whether a file is to be read again.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    /// `None` if the system does not tell.
    stamp: Option<Stamp>,
    /// Whether its id is its own.
    holds: bool,
}

impl Decks {
    /// The deck folder of `paths`, not looked at yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self {
            disk: paths.disk.clone(),
            folder: paths.decks(),
            cache: paths.cache.clone(),
            seen: BTreeMap::new(),
            holders: BTreeMap::new(),
            gone: BTreeSet::new(),
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder if it is missing, so that it can be watched and found.
    pub fn make_folder(&self) -> std::io::Result<()> {
        self.disk.create_folder(&self.folder)
    }

    /// The files that changed, came or went since the last call, to be read one by one with [`Decks::read`].
    ///
    /// Those that went come first, so that their ids are free for those that came, or that had to wait.
    pub fn changed(&mut self) -> Result<Vec<PathBuf>, Problem> {
        let paths = self.disk.list_named(&self.folder, "ron").map_err(|error| {
            let what = format!("the decks cannot be listed: {error}");
            Problem::error(&self.folder, 0, 0, what)
                .hint("give yourself the right to read this folder, then start again")
        })?;
        let is_there = |path: &PathBuf| paths.binary_search(path).is_ok();
        let gone = self.seen.keys().filter(|path| !is_there(path));
        self.gone = gone.cloned().collect();
        self.holders.retain(|_, path| is_there(path));
        // Of two new files with one id, the one that is called as decks are: the same at every start.
        let (usual, others): (Vec<_>, Vec<_>) = paths
            .iter()
            .partition(|path| path.extension() == Some("ron".as_ref()));
        for path in usual.into_iter().chain(others) {
            self.claim(path);
        }
        let changed = paths.into_iter().filter(|path| {
            let now = self.look(path, self.disk.stamp(path).ok());
            self.seen.get(path) != Some(&now)
        });
        Ok(self.gone.iter().cloned().chain(changed).collect())
    }

    /// Gives `path` its id, unless that belongs to another file.
    fn claim(&mut self, path: &Path) {
        let id = deck_id(path);
        self.holders.entry(id).or_insert_with(|| path.to_owned());
    }

    fn look(&self, path: &Path, stamp: Option<Stamp>) -> Seen {
        let holds = self.clash(path).is_none();
        Seen { stamp, holds }
    }

    /// What is wrong with the deck file `path` if its id belongs to another file.
    #[must_use]
    pub fn clash(&self, path: &Path) -> Option<Problem> {
        let id = deck_id(path);
        let holder = self.holders.get(&id).filter(|holder| *holder != path)?;
        Some(id_taken(path, &id, holder))
    }

    /// Reads one deck file, from its index where that is current. A file whose id belongs to another is a problem and not read.
    pub fn read(&mut self, path: &Path) -> DeckChange {
        let mut change = DeckChange {
            path: path.to_owned(),
            deck: None,
            problems: Vec::new(),
        };
        let stamp = self.disk.stamp(path);
        let missing = |error: &Error| error.kind() == ErrorKind::NotFound;
        // Where capitals make no difference, a file that was renamed still answers to its old name: the folder knows better.
        let gone = stamp.as_ref().is_err_and(missing) && !self.disk.is_link(path);
        if self.gone.remove(path) || gone {
            self.seen.remove(path);
            return change;
        }
        self.claim(path);
        let seen = self.look(path, stamp.as_ref().ok().copied());
        self.seen.insert(path.to_owned(), seen);
        match (self.clash(path), stamp) {
            (Some(problem), _) => change.problems.push(problem),
            (None, Err(error)) => change.problems.push(unreadable(path, &error)),
            (None, Ok(stamp)) => self.load(stamp, &mut change),
        }
        change
    }

    fn load(&self, stamp: Stamp, change: &mut DeckChange) {
        let path = &change.path;
        let id = deck_id(path);
        let big = stamp.0 >= index::FROM_SIZE;
        if big && let Some(deck) = index::read(&self.disk, &self.cache, path, &id, stamp) {
            change.deck = Some(deck);
            return;
        }
        match self.disk.read_text(path, DECK_LIMIT) {
            Ok(text) => {
                let parsed = parse(id.as_str(), path, &text);
                if big
                    && parsed.problems.is_empty()
                    && let Some(deck) = &parsed.deck
                {
                    index::write(&self.disk, &self.cache, path, deck, stamp);
                }
                change.deck = parsed.deck;
                change.problems = parsed.problems;
            }
            Err(error) => change.problems.push(unreadable(path, &error)),
        }
    }
}

/// The deck that a file would hold, by its name without `.ron`.
#[must_use]
pub(crate) fn deck_id(path: &Path) -> DeckId {
    DeckId::new(&path.file_stem().unwrap_or_default().to_string_lossy())
}

fn unreadable(path: &Path, error: &Error) -> Problem {
    Problem::error(path, 0, 0, format!("this deck cannot be read: {error}"))
        .hint("the other decks are not affected")
}

/// The text of the card `id` in the deck file `path`, expected at `span`.
///
/// If the file changed since it was indexed, the card is looked for by its id.
pub fn read_card(disk: &Disk, path: &Path, id: &CardId, span: &Span) -> Result<Card, Problem> {
    let length = usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(0);
    let piece = disk
        .read_span(path, u64::from(span.start), length)
        .map_err(|error| unreadable(path, &error))?;
    let found = String::from_utf8(piece)
        .ok()
        .and_then(|piece| parse_card(&piece).ok());
    if let Some(card) = found.filter(|card| card.id == id.card()) {
        return Ok(card);
    }
    let text = disk
        .read_text(path, DECK_LIMIT)
        .map_err(|error| unreadable(path, &error))?;
    let parsed = parse(id.deck(), path, &text);
    parsed
        .cards
        .into_iter()
        .find(|card| card.id == id.card())
        .ok_or_else(|| {
            let what = format!("the card \"{}\" is no longer in this deck", id.card());
            Problem::error(path, 0, 0, what)
        })
}
