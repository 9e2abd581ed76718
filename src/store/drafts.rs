//! `drafts.ron`: what is being written and was not saved yet: answers, notes and stories.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

use serde::{Deserialize, Serialize};

use crate::{
    deck::{CardId, Problem, explain},
    history::EventId,
};

use super::{DiskError, Paths};

/// More than any number of drafts anyone has.
const LIMIT: u64 = 256 << 20;

/// The version of the file this program reads and writes.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename = "Drafts", deny_unknown_fields)]
struct Document {
    version: u32,
    drafts: BTreeMap<CardId, String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    spoken: BTreeSet<CardId>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    notes: BTreeMap<CardId, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    preferred: BTreeMap<CardId, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    stories: BTreeMap<EventId, String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    new_story: String,
}

/// What a draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOf {
    /// The answer to a card.
    Answer(CardId),
    /// The note on a card.
    Note(CardId),
    /// The preferred answer to a card.
    Preferred(CardId),
    /// A story.
    Story(EventId),
    /// A story that was not saved before.
    NewStory,
}

/// What was begun to be written; what is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Answers that were not graded yet.
    pub answers: BTreeMap<CardId, String>,
    /// Those of the answers of which some is what a program heard the user say.
    pub spoken: BTreeSet<CardId>,
    /// Notes.
    pub notes: BTreeMap<CardId, String>,
    /// Preferred answers.
    pub preferred: BTreeMap<CardId, String>,
    /// Stories, each by the event that began it.
    pub stories: BTreeMap<EventId, String>,
    /// A story that was not saved before.
    pub new_story: String,
}

impl Drafts {
    /// The draft of `what`.
    #[must_use]
    pub fn of(&self, what: &DraftOf) -> &str {
        let text = match what {
            DraftOf::Answer(card) => self.answers.get(card),
            DraftOf::Note(card) => self.notes.get(card),
            DraftOf::Preferred(card) => self.preferred.get(card),
            DraftOf::Story(story) => self.stories.get(story),
            DraftOf::NewStory => Some(&self.new_story),
        };
        text.map_or("", String::as_str)
    }

    /// Notes whether some of the answer to `card` is what a program heard the user say. Of an answer that is not there
    /// nothing is noted.
    pub fn mark_spoken(&mut self, card: &CardId, spoken: bool) {
        if spoken && self.answers.contains_key(card) {
            self.spoken.insert(card.clone());
        } else {
            self.spoken.remove(card);
        }
    }

    /// Puts `text` in the place of the draft of `what`; none is kept if it is empty.
    pub fn put(&mut self, what: &DraftOf, text: String) {
        match what {
            DraftOf::Answer(card) => {
                if text.is_empty() {
                    self.spoken.remove(card);
                }
                put(&mut self.answers, card, text);
            }
            DraftOf::Note(card) => put(&mut self.notes, card, text),
            DraftOf::Preferred(card) => put(&mut self.preferred, card, text),
            DraftOf::Story(story) => put(&mut self.stories, story, text),
            DraftOf::NewStory => self.new_story = text,
        }
    }

    /// Adds those of `others` that are not here.
    pub fn add(&mut self, others: Self) {
        let new = |card: &CardId| !self.answers.contains_key(card);
        let spoken: Vec<_> = others.spoken.into_iter().filter(new).collect();
        self.spoken.extend(spoken);
        let add = |here: &mut BTreeMap<CardId, String>, others| {
            for (card, text) in others {
                here.entry(card).or_insert(text);
            }
        };
        add(&mut self.answers, others.answers);
        add(&mut self.notes, others.notes);
        add(&mut self.preferred, others.preferred);
        for (story, text) in others.stories {
            self.stories.entry(story).or_insert(text);
        }
        if self.new_story.is_empty() {
            self.new_story = others.new_story;
        }
    }
}

fn put<K: Clone + Ord>(texts: &mut BTreeMap<K, String>, key: &K, text: String) {
    if text.is_empty() {
        texts.remove(key);
    } else {
        texts.insert(key.clone(), text);
    }
}

/// The drafts as they lie in `paths`, and what was wrong with them: a file that cannot be understood is copied to the
/// backups first. An error where that fails: what is there must not be written over then.
pub fn read_drafts(paths: &Paths) -> Result<(Drafts, Option<Problem>), Problem> {
    let path = paths.drafts();
    let bytes = match paths.disk.read_limited(&path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Drafts::default(), None)),
        Err(error) => {
            let what = format!("the answers you were writing cannot be read: {error}");
            return Err(Problem::error(path, 0, 0, what).hint("none can be kept until this file can be read"));
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let (line, column, what) = match ron::from_str::<Document>(&text) {
        Ok(document) if document.version == VERSION => {
            let drafts = Drafts {
                answers: document.drafts,
                spoken: document.spoken,
                notes: document.notes,
                preferred: document.preferred,
                stories: document.stories,
                new_story: document.new_story,
            };
            return Ok((drafts, None));
        }
        Ok(Document { version, .. }) => (
            0,
            0,
            format!("it has format version {version}, which this Greenroom does not read"),
        ),
        Err(error) => (error.span.start.line, error.span.start.col, explain(&error.code)),
    };
    let problem = Problem::warning(
        &path,
        line,
        column,
        format!("the answers you were writing: {what}"),
    );
    let aside = paths
        .backups()
        .join(format!("drafts-{:08x}.ron", crc32fast::hash(&bytes)));
    match paths.disk.replace(&aside, &bytes) {
        Ok(()) => {
            let hint = format!("the file is kept as {}", aside.display());
            Ok((Drafts::default(), Some(problem.hint(hint))))
        }
        Err(error) => {
            let hint = format!(
                "none can be kept: the file cannot be copied to {}: {error}",
                aside.display()
            );
            Err(problem.hint(hint))
        }
    }
}

/// Replaces the drafts.
pub fn write_drafts(paths: &Paths, drafts: &Drafts) -> Result<(), DiskError> {
    let path = paths.drafts();
    let document = Document {
        version: VERSION,
        drafts: drafts.answers.clone(),
        spoken: drafts.spoken.clone(),
        notes: drafts.notes.clone(),
        preferred: drafts.preferred.clone(),
        stories: drafts.stories.clone(),
        new_story: drafts.new_story.clone(),
    };
    let pretty = ron::ser::PrettyConfig::new().new_line("\n");
    let written = ron::ser::to_string_pretty(&document, pretty)
        .map_err(io::Error::other)
        .and_then(|text| paths.disk.replace(&path, format!("{text}\n").as_bytes()));
    written.map_err(DiskError::new(path, "your draft cannot be saved"))
}
