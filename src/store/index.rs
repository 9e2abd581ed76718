//! The index of a big deck, kept in the cache folder so that the deck need not be parsed at every start.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::deck::{CardHead, DeckFile, DeckId, Difficulty, Group, Kind};

use super::{Disk, decks::Stamp};

/// Decks from this size on are indexed; smaller ones are parsed as fast.
pub(super) const FROM_SIZE: u64 = 64 << 10;

const VERSION: u32 = 2;
const LIMIT: u64 = 256 << 20;

#[derive(Serialize, Deserialize)]
struct Index {
    version: u32,
    size: u64,
    changed: u64,
    role: String,
    summary: Option<String>,
    group: Option<Group>,
    cards: Vec<Entry>,
}

/// Id, kind, difficulty, first and last byte.
#[derive(Serialize, Deserialize)]
struct Entry(String, Option<Kind>, Option<Difficulty>, u32, u32);

fn path(cache: &Path, deck: &Path) -> PathBuf {
    let name = format!("{:08x}.ron", crc32fast::hash(deck.as_os_str().as_encoded_bytes()));
    cache.join("decks").join(name)
}

/// The index of `deck`, if there is one made from the file as it is now.
pub(super) fn read(disk: &Disk, cache: &Path, deck: &Path, id: &DeckId, stamp: Stamp) -> Option<DeckFile> {
    let text = disk.read_text(&path(cache, deck), LIMIT).ok()?;
    let index: Index = ron::from_str(&text).ok()?;
    if index.version != VERSION || (index.size, index.changed) != stamp {
        return None;
    }
    let head = |Entry(id, kind, difficulty, start, end)| CardHead {
        id,
        kind,
        difficulty,
        span: start..end,
    };
    Some(DeckFile {
        id: id.clone(),
        role: index.role,
        summary: index.summary,
        group: index.group,
        heads: index.cards.into_iter().map(head).collect(),
    })
}

/// Keeps the index of `deck`. A cache that cannot be written costs time, nothing else.
pub(super) fn write(disk: &Disk, cache: &Path, deck: &Path, file: &DeckFile, (size, changed): Stamp) {
    let entry = |head: &CardHead| {
        Entry(
            head.id.clone(),
            head.kind,
            head.difficulty,
            head.span.start,
            head.span.end,
        )
    };
    let index = Index {
        version: VERSION,
        size,
        changed,
        role: file.role.clone(),
        summary: file.summary.clone(),
        group: file.group,
        cards: file.heads.iter().map(entry).collect(),
    };
    if let Ok(text) = ron::to_string(&index) {
        let _ = disk.replace(&path(cache, deck), text.as_bytes());
    }
}
