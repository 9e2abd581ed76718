//! What importing a page would do to a deck that came from it before: no card is lost, and none changes its id.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    hash::Hash,
};

use crate::{
    deck::{Card, Difficulty, is_card_id},
    text::Names,
};

use super::PageQuestion;

/// What the page changes in a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The card's id within its deck.
    pub id: String,
    /// Whether the question reads differently.
    pub question_changed: bool,
    /// Whether the answer reads differently.
    pub answer_changed: bool,
    /// Whether it became easier or harder.
    pub difficulty_changed: bool,
}

/// The deck after an import, and how it differs from the deck before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The whole deck afterwards: the cards it had, in their order, then the new ones in the page's.
    pub cards: Vec<Card>,
    /// Cards that the page changes.
    pub updated: Vec<Change>,
    /// Ids of the cards that the deck did not have.
    pub new: Vec<String>,
    /// Ids of the cards that the page no longer has; they stay in the deck.
    pub gone: Vec<String>,
    /// How many cards are on the page as they are in the deck.
    pub unchanged: usize,
}

impl Plan {
    /// Whether the deck stays as it is.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        self.updated.is_empty() && self.new.is_empty()
    }
}

/// Compares the cards of a deck with the questions of the page it came from.
///
/// A question belongs to the card whose id it names, or else to the one with the same question and answer, the same question, or
/// the same answer; capitals, spaces and punctuation make no difference. What the user added to a card is kept, and so is a
/// difficulty that the page lacks.
///
/// ```
/// use greenroom::import::{plan, read_page};
/// let page = read_page("p", b"Question 1: Why?\nSample answer: Because.\n");
/// let first = plan(&[], &page.questions);
/// assert_eq!(first.new, ["why"]);
/// assert!(plan(&first.cards, &page.questions).is_unchanged());
/// ```
#[must_use]
pub fn plan(existing: &[Card], page: &[PageQuestion]) -> Plan {
    let mut plan = Plan {
        cards: existing.to_vec(),
        updated: Vec::new(),
        new: Vec::new(),
        gone: Vec::new(),
        unchanged: 0,
    };
    let matches = Matches::find(existing, page);
    let mut names = Names::default();
    for card in existing {
        names.take(&card.id);
    }
    for (nth, question) in page.iter().enumerate() {
        let card = matches.card(nth).and_then(|card| plan.cards.get_mut(card));
        let Some(card) = card else {
            let card = new_card(question, &mut names);
            plan.new.push(card.id.clone());
            plan.cards.push(card);
            continue;
        };
        match update(card, question) {
            Some(change) => plan.updated.push(change),
            None => plan.unchanged += 1,
        }
    }
    plan.gone = existing
        .iter()
        .enumerate()
        .filter(|(card, _)| !matches.taken.contains(card))
        .map(|(_, card)| card.id.clone())
        .collect();
    plan
}

/// The questions of two pages for one deck: one that both have is there once, as the second page has it.
///
/// ```
/// use greenroom::import::{joined, read_page};
/// let page = || read_page("p", b"Question 1: Why?\nSample answer: Because.\n").questions;
/// assert_eq!(joined(page(), page()), page());
/// ```
#[must_use]
pub fn joined(mut first: Vec<PageQuestion>, second: Vec<PageQuestion>) -> Vec<PageQuestion> {
    let cards: Vec<Card> = first
        .iter()
        .map(|question| new_card(question, &mut Names::default()))
        .collect();
    let matches = Matches::find(&cards, &second);
    for (nth, question) in second.into_iter().enumerate() {
        match matches.card(nth).and_then(|card| first.get_mut(card)) {
            Some(same) => *same = question,
            None => first.push(question),
        }
    }
    first
}

/// Questions that stand on a page twice with the same answer: the line of each after the first, and that of the first.
#[must_use]
pub fn repeated(page: &[PageQuestion]) -> Vec<(usize, usize)> {
    let mut lines: HashMap<(String, String), usize> = HashMap::new();
    let again = |question: &PageQuestion| {
        let key = (essence(&question.question), essence(&question.answer));
        let first = *lines.entry(key).or_insert(question.line);
        (first != question.line).then_some((question.line, first))
    };
    page.iter().filter_map(again).collect()
}

fn update(card: &mut Card, question: &PageQuestion) -> Option<Change> {
    let difficulty = question.difficulty.or(card.difficulty);
    let change = Change {
        id: card.id.clone(),
        question_changed: card.question != question.question,
        answer_changed: card.answer != question.answer,
        difficulty_changed: card.difficulty != difficulty,
    };
    if !(change.question_changed || change.answer_changed || change.difficulty_changed) {
        return None;
    }
    card.question.clone_from(&question.question);
    card.answer.clone_from(&question.answer);
    card.difficulty = difficulty;
    Some(change)
}

fn new_card(question: &PageQuestion, names: &mut Names) -> Card {
    let id = match &question.id {
        Some(id) if is_card_id(id) && names.take(id) => id.clone(),
        _ => names.mint(&question.question),
    };
    Card {
        id,
        kind: None,
        difficulty: question.difficulty,
        topic: None,
        question: question.question.clone(),
        answer: question.answer.clone(),
        key_points: Vec::new(),
        rubric: None,
        follow_ups: Vec::new(),
        target_seconds: None,
    }
}

/// Which question is which card.
struct Matches {
    cards: Vec<Option<usize>>,
    taken: HashSet<usize>,
}

/// What a question or a card is recognised by.
#[derive(Clone, Copy)]
struct Looks<'a> {
    question: &'a str,
    answer: &'a str,
    difficulty: Option<Difficulty>,
}

/// What must be equal in one pass.
type Key = (String, String, Option<Difficulty>);

/// The passes, the surest first. The very same text goes before text that is nearly the same, so that a page imported again meets
/// the cards it made even where several are alike.
const PASSES: [fn(Looks) -> Key; 6] = [
    |one| (one.question.to_owned(), one.answer.to_owned(), one.difficulty),
    |one| (one.question.to_owned(), one.answer.to_owned(), None),
    |one| (essence(one.question), essence(one.answer), None),
    |one| (one.question.to_owned(), String::new(), None),
    |one| (essence(one.question), String::new(), None),
    |one| (String::new(), essence(one.answer), None),
];

impl Matches {
    fn find(existing: &[Card], page: &[PageQuestion]) -> Self {
        let mut matches = Self {
            cards: vec![None; page.len()],
            taken: HashSet::new(),
        };
        matches.pass(
            existing,
            page,
            |card| card.id.clone(),
            |question| question.id.clone(),
        );
        for key in PASSES {
            let card_key = |card: &Card| {
                key(Looks {
                    question: &card.question,
                    answer: &card.answer,
                    difficulty: card.difficulty,
                })
            };
            let question_key = |question: &PageQuestion| {
                Some(key(Looks {
                    question: &question.question,
                    answer: &question.answer,
                    difficulty: question.difficulty,
                }))
            };
            matches.pass(existing, page, card_key, question_key);
        }
        matches
    }

    /// Matches what is still unmatched, first with first where several have the same key.
    fn pass<K: Eq + Hash>(
        &mut self,
        existing: &[Card],
        page: &[PageQuestion],
        card_key: impl Fn(&Card) -> K,
        question_key: impl Fn(&PageQuestion) -> Option<K>,
    ) {
        if self.taken.len() == existing.len() {
            return;
        }
        let mut free: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (nth, card) in existing.iter().enumerate() {
            if !self.taken.contains(&nth) {
                free.entry(card_key(card)).or_default().push_back(nth);
            }
        }
        for (slot, question) in self.cards.iter_mut().zip(page) {
            if slot.is_none()
                && let Some(key) = question_key(question)
                && let Some(card) = free.get_mut(&key).and_then(VecDeque::pop_front)
            {
                *slot = Some(card);
                self.taken.insert(card);
            }
        }
    }

    fn card(&self, question: usize) -> Option<usize> {
        self.cards.get(question).copied().flatten()
    }
}

/// `text` without what may differ between two savings of one text: capitals, spaces and punctuation.
///
/// Signs that carry meaning stay: "C", "C#" and "C++" are three things.
fn essence(text: &str) -> String {
    let essence: String = text
        .chars()
        .filter(|char| !char.is_whitespace() && !is_punctuation(*char))
        .flat_map(char::to_lowercase)
        .collect();
    if essence.is_empty() {
        text.to_owned()
    } else {
        essence
    }
}

fn is_punctuation(char: char) -> bool {
    char.is_control()
        || ".,;:!?\"'`()[]{}-_*~…¡¿«»‹›、。，；：！？（）「」『』".contains(char)
        || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2010}'..='\u{201f}' | '\u{ad}' | '\u{feff}')
}
