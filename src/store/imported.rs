//! Decks that `import` writes. One that was edited since is the user's: what an import makes of it is written beside it.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::deck::{Card, DeckId, Problem, Severity, deck_to_ron, parse};

use super::{DECK_LIMIT, Disk, DiskError, Paths, decks::deck_id};

/// The first line of a deck that is still as it was written, up to the checksum of the rest.
const SEAL: &str = "// Imported by Greenroom. You may edit this deck: it is not written over then. Checksum ";

/// A deck file an import goes on from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedDeck {
    /// The role it names; `None` if there is no such file yet.
    pub role: Option<String>,
    /// Its cards.
    pub cards: Vec<Card>,
    /// It was edited since it was written, or not written by an import at all.
    pub edited: bool,
}

/// Where an import was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// The deck itself.
    Deck(PathBuf),
    /// A file that is no deck yet, because the deck was edited.
    Beside {
        /// The file.
        path: PathBuf,
        /// The deck.
        deck: PathBuf,
        /// Earlier files beside the deck that were edited as well, and left as they are too.
        kept: Vec<PathBuf>,
    },
}

/// The file of the deck `deck`: the one that holds it, or the one to be made.
#[must_use]
pub fn deck_path(paths: &Paths, deck: &str) -> PathBuf {
    let (folder, id) = (paths.decks(), DeckId::new(deck));
    // If the folder cannot be listed, whoever reads or writes the file is told why.
    let files = paths.disk.list(&folder, "ron").unwrap_or_default();
    files
        .into_iter()
        .find(|path| deck_id(path) == id)
        .unwrap_or_else(|| folder.join(format!("{deck}.ron")))
}

/// Reads the deck `deck`, if it exists. A deck with errors is refused: importing into it could lose what is wrong in it.
pub fn read_imported(paths: &Paths, deck: &str) -> Result<ImportedDeck, Vec<Problem>> {
    let path = deck_path(paths, deck);
    let text = match paths.disk.read_text(&path, DECK_LIMIT) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(ImportedDeck::default()),
        Err(error) => {
            let what = format!("this deck cannot be read: {error}");
            return Err(vec![Problem::error(path, 0, 0, what)]);
        }
    };
    let parsed = parse(deck, &path, &text);
    let errors = parsed
        .problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    match parsed.deck {
        Some(file) if !errors => Ok(ImportedDeck {
            role: Some(file.role),
            cards: parsed.cards,
            edited: !is_sealed(&text),
        }),
        _ => Err(parsed.problems),
    }
}

/// Writes the deck, or beside it if it was `edited`: to `deck.ron.new`, or where that was edited too, to `deck.ron.new2` and so on.
///
/// An error names the file that could not be written; it holds the old text or the new one then, never a part.
pub fn write_imported(
    paths: &Paths,
    deck: &str,
    role: &str,
    cards: &[Card],
    edited: bool,
) -> Result<Written, DiskError> {
    let path = deck_path(paths, deck);
    let body = deck_to_ron(role, None, None, cards);
    let text = format!("{SEAL}{:08x}\n{body}", crc32fast::hash(body.as_bytes()));
    // It may have been edited since it was read.
    let is_theirs = match paths.disk.read_text(&path, DECK_LIMIT) {
        Ok(now) => !is_sealed(&now),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(failed(&path)(error)),
    };
    if edited || is_theirs {
        return write_beside(&paths.disk, path, &text);
    }
    let written = paths.disk.replace(&path, text.as_bytes());
    written.map_err(failed(&path))?;
    Ok(Written::Deck(path))
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> DiskError {
    DiskError::new(path, "this deck cannot be written")
}

fn write_beside(disk: &Disk, deck: PathBuf, text: &str) -> Result<Written, DiskError> {
    let mut kept = Vec::new();
    loop {
        let mut path = deck.clone();
        path.as_mut_os_string().push(match kept.len() {
            0 => ".new".to_owned(),
            number => format!(".new{}", number + 1),
        });
        if is_free(disk, &path).map_err(failed(&path))? {
            disk.replace(&path, text.as_bytes()).map_err(failed(&path))?;
            return Ok(Written::Beside { path, deck, kept });
        }
        kept.push(path);
    }
}

/// Whether nothing of the user's is lost if `path` is written: there is no such file, or it is as an import left it.
fn is_free(disk: &Disk, path: &Path) -> io::Result<bool> {
    match disk.stamp(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
        Ok(_) => Ok(disk
            .read_text(path, DECK_LIMIT)
            .is_ok_and(|text| is_sealed(&text))),
    }
}

/// Whether the text is what an import wrote.
fn is_sealed(text: &str) -> bool {
    let parts = text.strip_prefix(SEAL).and_then(|rest| rest.split_once('\n'));
    parts.is_some_and(|(checksum, body)| {
        u32::from_str_radix(checksum, 16).is_ok_and(|checksum| checksum == crc32fast::hash(body.as_bytes()))
    })
}
