//! `progress.ron`: the progress as a RON document, with what it covers of each history file.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{deck::CardId, time::StudyDay};

use super::{
    CardProgress, Covered, DayTotals, EventId, Progress,
    counted::Counted,
    graded::{self, Graded},
    story::Stories,
};

/// The version of `progress.ron` this program reads and writes. It rises with every new kind of event too: a snapshot covers
/// lines that the program which took it could not read, and only a newer one can count them.
///
/// An older one says too little: in version 1 it did not say how far each device had counted, in version 2 nothing of preferred
/// answers and stories.
pub const SNAPSHOT_VERSION: u32 = 3;

/// A progress and what it covers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// What the covered events add up to.
    pub progress: Progress,
    /// By file name within the history folder.
    pub covers: BTreeMap<String, Covered>,
}

/// A `progress.ron` that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SnapshotError {
    /// Damaged; it can be rebuilt from the history.
    #[error("{line}:{column}: {what}")]
    Damaged {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
        /// What RON says.
        what: String,
    },
    /// Written by a newer Greenroom.
    #[error("it has format version {0}, newer than this Greenroom reads ({SNAPSHOT_VERSION})")]
    Newer(u32),
    /// Written by an older Greenroom; it is to be rebuilt from the history.
    #[error("it was written by an older Greenroom, in format version {0}")]
    Older(u32),
}

/// What stands above the document, up to the checksum of the rest.
const SEAL: &str = "// Derived from history/*.ronl and rebuilt from there if lost or edited. Checksum ";

#[derive(Serialize)]
#[serde(rename = "Progress")]
struct DocumentRef<'a> {
    version: u32,
    covers: &'a BTreeMap<String, Covered>,
    #[serde(with = "jiff::fmt::serde::timestamp::millisecond::optional")]
    newest: Option<Timestamp>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    waiting: &'a BTreeSet<EventId>,
    #[serde(skip_serializing_if = "Counted::is_empty")]
    counted: &'a Counted,
    days: &'a BTreeMap<StudyDay, DayTotals>,
    /// Empty where [`graded::write`] fills it in, many times as fast.
    graded: BTreeMap<&'a CardId, Graded>,
    cards: BTreeMap<&'a CardId, &'a CardProgress>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    stories: &'a Stories,
}

#[derive(Deserialize)]
#[serde(rename = "Progress", deny_unknown_fields)]
struct Document {
    version: u32,
    covers: BTreeMap<String, Covered>,
    #[serde(with = "jiff::fmt::serde::timestamp::millisecond::optional")]
    newest: Option<Timestamp>,
    #[serde(default)]
    waiting: BTreeSet<EventId>,
    #[serde(default)]
    counted: Counted,
    days: BTreeMap<StudyDay, DayTotals>,
    #[serde(deserialize_with = "graded::read")]
    graded: HashMap<CardId, CardProgress>,
    cards: HashMap<CardId, CardProgress>,
    #[serde(default)]
    stories: Stories,
}

#[derive(Deserialize)]
#[serde(rename = "Progress")]
struct VersionOnly {
    version: u32,
}

impl Snapshot {
    /// The document, one card a line.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "plain structs of numbers and strings always serialise"
    )]
    pub fn to_ron(&self) -> String {
        let mut document = DocumentRef {
            version: SNAPSHOT_VERSION,
            covers: &self.covers,
            newest: self.progress.newest(),
            waiting: self.progress.waiting(),
            counted: self.progress.counted(),
            days: self.progress.days(),
            graded: BTreeMap::new(),
            cards: BTreeMap::new(),
            stories: self.progress.stories(),
        };
        let mut lines = BTreeMap::new();
        for (id, card) in self.progress.cards() {
            if let Some(line) = Graded::of(card) {
                lines.insert(id, line);
            } else {
                document.cards.insert(id, card);
            }
        }
        let text = |document: &DocumentRef| {
            // The same line ends on every system: the file may be shared between them.
            let pretty = ron::ser::PrettyConfig::new()
                .new_line("\n")
                .depth_limit(2)
                .compact_structs(false);
            let text = ron::ser::to_string_pretty(document, pretty).expect("progress is plain data");
            format!("{text}\n")
        };
        let body = graded::write(&text(&document), &lines).unwrap_or_else(|| {
            document.graded = lines;
            text(&document)
        });
        format!("{SEAL}{:08x}\n{body}", crc32fast::hash(body.as_bytes()))
    }

    /// Reads the document. One that is not as it was written is damaged, however well it reads: what someone, or a failing disk,
    /// put into it is not what the history adds up to.
    pub fn from_ron(text: &str) -> Result<Self, SnapshotError> {
        let read = Self::read_either_way(text)?;
        if !text.starts_with(SEAL) {
            // There was none at first.
            return Err(SnapshotError::Older(SNAPSHOT_VERSION));
        }
        if is_sealed(text) {
            return Ok(read);
        }
        Err(SnapshotError::Damaged {
            line: 1,
            column: 1,
            what: "it was changed since it was written".to_owned(),
        })
    }

    fn read_either_way(text: &str) -> Result<Self, SnapshotError> {
        match graded::take(text) {
            // The place of a mistake must count the lines taken out.
            Some((cards, rest)) => Self::read(&rest, cards).or_else(|_| Self::read(text, HashMap::new())),
            None => Self::read(text, HashMap::new()),
        }
    }

    /// Reads the document, whose short lines may already be among `cards`.
    fn read(text: &str, mut cards: HashMap<CardId, CardProgress>) -> Result<Self, SnapshotError> {
        match ron::from_str::<Document>(text) {
            Ok(document) if document.version == SNAPSHOT_VERSION => {
                cards.extend(document.graded);
                cards.extend(document.cards);
                let progress = Progress::from_parts(
                    cards,
                    document.days,
                    document.stories,
                    document.newest,
                    document.waiting,
                    document.counted,
                );
                Ok(Self {
                    progress,
                    covers: document.covers,
                })
            }
            Ok(document) => Err(other_version(document.version)),
            Err(error) => match ron::from_str::<VersionOnly>(text) {
                Ok(VersionOnly { version }) if version != SNAPSHOT_VERSION => Err(other_version(version)),
                _ => Err(SnapshotError::Damaged {
                    line: error.span.start.line,
                    column: error.span.start.col,
                    what: error.code.to_string(),
                }),
            },
        }
    }
}

/// Whether the text is what was written.
fn is_sealed(text: &str) -> bool {
    let parts = text.strip_prefix(SEAL).and_then(|rest| rest.split_once('\n'));
    parts.is_some_and(|(checksum, body)| checksum == format!("{:08x}", crc32fast::hash(body.as_bytes())))
}

fn other_version(version: u32) -> SnapshotError {
    if version > SNAPSHOT_VERSION {
        SnapshotError::Newer(version)
    } else {
        SnapshotError::Older(version)
    }
}
