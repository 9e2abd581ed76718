//! The behavioral questions that stories are told in answer to.

use std::sync::Arc;

use crate::{
    deck::{Card, CardId, Group, Kind, Problem},
    library::Role,
    tui::{About, Desk, Effect},
};

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) card: CardId,
    /// The role it is asked for; none if it is in no deck any more.
    pub(super) role: Option<Arc<str>>,
    /// Its text on one line, once it was read.
    text: Option<String>,
}

impl Question {
    /// As shown.
    pub(super) fn text(&self) -> &str {
        self.text.as_deref().unwrap_or(self.card.as_str())
    }
}

/// Those of a role and of the roles for everyone; and others that some story is linked to, once they are asked for.
#[derive(Clone, Debug)]
pub(super) struct Questions {
    all: Vec<Question>,
    /// How many of them belong to what the bank was opened for.
    pub(super) own: usize,
    /// The role it was opened for, as shown; none for all.
    pub(super) role: Option<Arc<str>>,
}

impl Questions {
    /// Those that belong to `about`, the role's own first.
    pub(super) fn of(about: &About, desk: &Desk) -> Self {
        let deck = |card: &CardId| desk.library.deck(card.deck());
        let slug = match about {
            About::All => None,
            About::Role(slug) => Some(Arc::clone(slug)),
            About::Card(card) => deck(card).map(|deck| Arc::clone(&deck.role_slug)),
        };
        let roles = desk.library.roles();
        let role = roles.iter().find(|role| Some(&role.slug) == slug.as_ref());
        let for_everyone = |role: &&Role| role.group == Some(Group::Everyone);
        let listed: Vec<&Role> = match role {
            None => roles.iter().collect(),
            Some(own) => {
                let others = roles.iter().filter(for_everyone);
                let others = others.filter(|other| other.slug != own.slug);
                std::iter::once(own).chain(others).collect()
            }
        };
        let questions = listed.into_iter().flat_map(|role| questions_of(role, desk));
        let all: Vec<Question> = questions.collect();
        Self {
            own: all.len(),
            all,
            role: role.map(|role| Arc::clone(&role.name)),
        }
    }

    /// Asks for their texts.
    pub(super) fn read(&mut self, desk: &Desk, effects: &mut Vec<Effect>) {
        for question in self.all.iter_mut().filter(|question| question.text.is_none()) {
            if let Some(result) = desk.read_card(&question.card, effects) {
                question.text = Some(shown(result.as_ref()));
            }
        }
    }

    /// Adds those of `cards` that are not among them.
    pub(super) fn add(&mut self, cards: &[CardId], desk: &Desk, effects: &mut Vec<Effect>) {
        for card in cards {
            if self.find(card).is_none() {
                let deck = desk.library.deck(card.deck());
                self.all.push(Question {
                    card: card.clone(),
                    role: deck.map(|deck| Arc::clone(&deck.role)),
                    text: None,
                });
            }
        }
        self.read(desk, effects);
    }

    /// The text of one arrived.
    pub(super) fn card_read(&mut self, card: &CardId, result: &Result<Box<Card>, Problem>) {
        if let Some(question) = self.all.iter_mut().find(|question| question.card == *card) {
            question.text = Some(shown(result.as_deref()));
        }
    }

    /// The one that is `card`.
    pub(super) fn find(&self, card: &CardId) -> Option<&Question> {
        self.all.iter().find(|question| question.card == *card)
    }

    /// Those that belong to what the bank was opened for.
    pub(super) fn own(&self) -> &[Question] {
        self.all.get(..self.own).unwrap_or_default()
    }
}

fn questions_of<'a>(role: &'a Role, desk: &'a Desk) -> impl Iterator<Item = Question> + 'a {
    let cards = desk.library.decks_of(&role.slug).flat_map(|deck| &deck.cards);
    let behavioral = cards.filter(|card| card.kind == Some(Kind::Behavioral));
    behavioral.map(|card| Question {
        card: card.id.clone(),
        role: Some(Arc::clone(&role.name)),
        text: None,
    })
}

/// A question on one line, or why it cannot be read.
fn shown(result: Result<&Card, &Problem>) -> String {
    match result {
        Ok(card) => card.question.split_whitespace().collect::<Vec<_>>().join(" "),
        Err(problem) => problem.what.clone(),
    }
}
