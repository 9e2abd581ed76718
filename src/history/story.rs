//! The user's own stories, each linked to any number of questions.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::deck::CardId;

use super::{EventId, EventKind};

/// A story of the user's own, to be told in answer to any of the questions it is linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Story {
    /// What it is called in lists.
    pub title: String,
    /// The story, or notes for telling it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The questions it answers.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub cards: BTreeSet<CardId>,
}

/// All stories, each by the event that began it.
pub(super) type Stories = BTreeMap<EventId, Story>;

/// Applies an event about a story. A link to a story that is not there, or was dropped before, adds nothing.
pub(super) fn change(stories: &mut Stories, what: &EventKind) {
    match what {
        EventKind::StoryWritten { story, title, text } => {
            let story = stories.entry(story.clone()).or_default();
            title.clone_into(&mut story.title);
            text.clone_into(&mut story.text);
        }
        EventKind::StoryLinked { story, card } => {
            if let Some(story) = stories.get_mut(story) {
                story.cards.insert(card.clone());
            }
        }
        EventKind::StoryUnlinked { story, card } => {
            if let Some(story) = stories.get_mut(story) {
                story.cards.remove(card);
            }
        }
        EventKind::StoryDropped { story } => {
            stories.remove(story);
        }
        _ => {}
    }
}
