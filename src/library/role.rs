//! Roles: decks that prepare for the same job.

use std::sync::Arc;

use thiserror::Error;

use crate::{
    deck::Group,
    text::{nearest, slug},
};

use super::Deck;

/// A job one can rehearse for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its name in lower case with hyphens.
    pub slug: Arc<str>,
    /// As shown: the built-in deck's way of writing it, else the first deck's.
    pub name: Arc<str>,
    /// One line on what is rehearsed.
    pub summary: Option<Arc<str>>,
    /// The roles it is shown among: as the built-in deck says, else as the first deck does that names a group.
    pub group: Option<Group>,
    /// Cards in all its decks.
    pub cards: usize,
}

/// A role that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no role \"{name}\"{}", suggestion.as_ref().map_or_else(
    || ": `greenroom roles` lists them".to_owned(),
    |suggestion| format!("; did you mean \"{suggestion}\"?"),
))]
pub struct Unknown {
    /// What was asked for.
    pub name: String,
    /// The role that may have been meant.
    pub suggestion: Option<String>,
}

pub(super) fn group(decks: &[Deck]) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for deck in decks {
        let known = roles.iter_mut().find(|role| role.slug == deck.role_slug);
        match known {
            None => roles.push(Role {
                slug: Arc::clone(&deck.role_slug),
                name: Arc::clone(&deck.role),
                summary: deck.summary.clone(),
                group: deck.group,
                cards: deck.cards.len(),
            }),
            Some(role) => {
                role.cards += deck.cards.len();
                role.group = role.group.or(deck.group);
                if deck.is_built_in() {
                    role.group = deck.group.or(role.group);
                    role.name = Arc::clone(&deck.role);
                    role.summary = deck.summary.clone().or_else(|| role.summary.clone());
                }
            }
        }
    }
    roles.sort_by_cached_key(|role| role.name.to_lowercase());
    roles
}

pub(super) fn find<'a>(roles: &'a [Role], name: &str) -> Result<&'a Role, Unknown> {
    let wanted = slug(name);
    roles
        .iter()
        .find(|role| *role.slug == *wanted)
        .ok_or_else(|| Unknown {
            name: name.to_owned(),
            suggestion: nearest(&wanted, roles.iter().map(|role| &*role.slug)).map(str::to_owned),
        })
}
