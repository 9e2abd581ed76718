//! The user's decks on the disk: which there are, what changed, and the text of a card.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::deck::{Card, CardId, DeckFile, Problem, Span, parse, parse_card};

use super::{Paths, disk, index};

/// The largest deck that is read, bytes: it would hold over a hundred thousand cards.
pub const DECK_LIMIT: u64 = 256 << 20;

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
#[derive(Debug)]
pub struct Decks {
    folder: PathBuf,
    cache: PathBuf,
    seen: BTreeMap<PathBuf, Option<(u64, u64)>>,
}

impl Decks {
    /// The deck folder of `paths`, not looked at yet.
    #[must_use]
    pub fn new(paths: &Paths) -> Self {
        Self {
            folder: paths.decks(),
            cache: paths.cache.clone(),
            seen: BTreeMap::new(),
        }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder if it is missing, so that it can be watched and found.
    pub fn make_folder(&self) -> std::io::Result<()> {
        disk::create_folder(&self.folder)
    }

    /// The files that changed, came or went since the last call, to be read one by one with [`Decks::read`].
    pub fn changed(&mut self) -> Result<Vec<PathBuf>, Problem> {
        let paths = disk::list(&self.folder, "ron").map_err(|error| {
            let what = format!("the decks cannot be listed: {error}");
            Problem::error(&self.folder, 0, 0, what)
        })?;
        let gone = self.seen.keys().filter(|path| !paths.contains(path)).cloned();
        let mut changed: Vec<PathBuf> = gone.collect();
        for path in paths {
            if self.seen.get(&path) != Some(&disk::stamp(&path).ok()) {
                changed.push(path);
            }
        }
        Ok(changed)
    }

    /// Reads one deck file, from its index where that is current.
    pub fn read(&mut self, path: &Path) -> DeckChange {
        let mut change = DeckChange {
            path: path.to_owned(),
            deck: None,
            problems: Vec::new(),
        };
        let stamp = match disk::stamp(path) {
            Ok(stamp) => stamp,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.seen.remove(path);
                return change;
            }
            Err(error) => {
                self.seen.insert(path.to_owned(), None);
                change.problems.push(unreadable(path, &error));
                return change;
            }
        };
        self.seen.insert(path.to_owned(), Some(stamp));
        let id = deck_name(path);
        let big = stamp.0 >= index::FROM_SIZE;
        if big && let Some(deck) = index::read(&self.cache, path, &id, stamp) {
            change.deck = Some(deck);
            return change;
        }
        match disk::read_text(path, DECK_LIMIT) {
            Ok(text) => {
                let parsed = parse(&id, path, &text);
                if big
                    && parsed.problems.is_empty()
                    && let Some(deck) = &parsed.deck
                {
                    index::write(&self.cache, path, deck, stamp);
                }
                change.deck = parsed.deck;
                change.problems = parsed.problems;
            }
            Err(error) => change.problems.push(unreadable(path, &error)),
        }
        change
    }
}

/// The deck a file holds: its name without `.ron`.
#[must_use]
pub(super) fn deck_name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::error(path, 0, 0, format!("this deck cannot be read: {error}"))
        .hint("the other decks are not affected")
}

/// The text of the card `id` in the deck file `path`, expected at `span`.
///
/// If the file changed since it was indexed, the card is looked for by its id.
pub fn read_card(path: &Path, id: &CardId, span: &Span) -> Result<Card, Problem> {
    let length = usize::try_from(span.end.saturating_sub(span.start)).unwrap_or(0);
    let piece =
        disk::read_span(path, u64::from(span.start), length).map_err(|error| unreadable(path, &error))?;
    let found = String::from_utf8(piece)
        .ok()
        .and_then(|piece| parse_card(&piece).ok());
    if let Some(card) = found.filter(|card| card.id == id.card()) {
        return Ok(card);
    }
    let text = disk::read_text(path, DECK_LIMIT).map_err(|error| unreadable(path, &error))?;
    let parsed = parse(&deck_name(path), path, &text);
    parsed
        .cards
        .into_iter()
        .find(|card| card.id == id.card())
        .ok_or_else(|| {
            let what = format!("the card \"{}\" is no longer in this deck", id.card());
            Problem::error(path, 0, 0, what)
        })
}
