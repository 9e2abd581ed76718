//! Reads a deck from RON: the whole file at once for its shape, card by card for the rest.
//!
//! A mistake inside one card costs that card alone, and every mistake is reported with its line and column.

use std::{collections::HashMap, fmt, ops::Range, path::Path};

use ron::{Options, error::SpannedError, extensions::Extensions, value::RawValue};
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, SeqAccess, Visitor},
};

use crate::text::clean;

use super::{
    Card, DeckId, Difficulty, Group, Kind, Problem, Problems, explain, is_card_id,
    source::{Walk, opening, parts},
};

/// The version of the deck format this program reads and writes.
pub(super) const FORMAT_VERSION: u32 = 1;

/// The most cards of a deck: what a planted file with more would take up, nobody has.
const CARD_LIMIT: usize = 100_000;

/// The longest text of a card, bytes: a book of a hundred pages has as much.
const TEXT_LIMIT: usize = 256 << 10;

/// The longest name of a role, characters.
pub const ROLE_LIMIT: usize = 200;

/// The longest summary, bytes.
const SUMMARY_LIMIT: usize = 4 << 10;

/// Where a card's text lies in its file, in bytes.
pub type Span = Range<u32>;

/// What is known of a card without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardHead {
    /// Unique within the deck.
    pub id: String,
    /// What sort of question it is.
    pub kind: Option<Kind>,
    /// How hard it is.
    pub difficulty: Option<Difficulty>,
    /// Where its text lies.
    pub span: Span,
}

/// What a deck file says of itself, and its usable cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeckFile {
    /// The file's name without `.ron`.
    pub id: DeckId,
    /// The role it prepares for, as shown.
    pub role: String,
    /// One line on what is rehearsed.
    pub summary: Option<String>,
    /// The roles it is shown among.
    pub group: Option<Group>,
    /// In the order they are introduced.
    pub heads: Vec<CardHead>,
}

/// A deck with the problems met while reading it; `deck` is `None` if nothing could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsedDeck {
    /// What could be used.
    pub deck: Option<DeckFile>,
    /// The full cards, in the order of `deck.heads`.
    pub cards: Vec<Card>,
    /// What could not.
    pub problems: Vec<Problem>,
}

#[derive(Deserialize)]
#[serde(rename = "Deck", deny_unknown_fields)]
struct Outline<'a> {
    version: u32,
    role: String,
    #[serde(default)]
    summary: Option<String>,
    #[serde(default)]
    group: Option<String>,
    #[serde(borrow, deserialize_with = "cards")]
    cards: Vec<&'a RawValue>,
}

/// A list that cannot take up more memory than [`CARD_LIMIT`] cards need.
fn cards<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<&'a RawValue>, D::Error> {
    struct Cards;

    impl<'de> Visitor<'de> for Cards {
        type Value = Vec<&'de RawValue>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of cards")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
            let mut cards = Vec::new();
            while let Some(card) = items.next_element()? {
                if cards.len() == CARD_LIMIT {
                    let what = format!("a deck has at most {CARD_LIMIT} cards, and here is one more");
                    return Err(A::Error::custom(what));
                }
                cards.push(card);
            }
            Ok(cards)
        }
    }

    deserializer.deserialize_seq(Cards)
}

#[derive(Deserialize)]
#[serde(rename = "Deck")]
struct VersionOnly {
    version: u32,
}

/// Reads the deck called `id` from `text`; `path` is only used in problems.
///
/// ```
/// use greenroom::deck::parse;
/// let text = r#"(version: 1, role: "Baker", cards: [
///     (id: "dough", question: "Why does dough rise?", answer: "Yeast makes gas."),
///     (id: "oven", question: "How hot?", anwser: "Very."),
/// ])"#;
/// let parsed = parse("baker", "baker.ron", text);
/// assert_eq!(parsed.cards.len(), 1);
/// assert!(parsed.problems[0].to_string().starts_with("baker.ron:3:40: there is no field \"anwser\"; did you mean \"answer\"?"));
/// ```
#[must_use]
pub fn parse(id: &str, path: impl AsRef<Path>, text: &str) -> ParsedDeck {
    let mut reader = Reader {
        path: path.as_ref(),
        text,
        walk: Walk::new(text),
    };
    match reader.outline() {
        Ok(outline) => reader.deck(id, &outline),
        Err(problem) => ParsedDeck {
            deck: None,
            cards: Vec::new(),
            problems: vec![*problem],
        },
    }
}

/// Reads one card from the piece of a deck file that holds it.
pub fn parse_card(text: &str) -> Result<Card, SpannedError> {
    let card: Card = options().from_str(text)?;
    Ok(cleaned(card))
}

/// Line and column (in characters), both from 1, of byte `offset` in `text`. A byte order mark takes no column.
#[must_use]
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit_once('\n').map_or(before, |(_, last)| last);
    (line, last.chars().count() + 1)
}

/// `Some(..)` may be left out in decks.
fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    walk: Walk<'a>,
}

impl<'a> Reader<'a> {
    /// The text without the byte order mark that some editors put first.
    fn body(&self) -> &'a str {
        self.text.strip_prefix('\u{feff}').unwrap_or(self.text)
    }

    fn outline(&self) -> Result<Outline<'a>, Box<Problem>> {
        let newer = |version: u32| {
            let what = format!(
                "this deck has format version {version}, newer than this Greenroom reads ({FORMAT_VERSION})"
            );
            Box::new(
                Problem::error(self.path, 1, 1, what).hint("update Greenroom; the file is left as it is"),
            )
        };
        match options().from_str::<Outline>(self.body()) {
            Ok(outline) if outline.version > FORMAT_VERSION => Err(newer(outline.version)),
            Ok(outline) if outline.version == 0 => {
                let what = "there is no format version 0";
                Err(Box::new(
                    Problem::error(self.path, 1, 1, what).hint("write version: 1"),
                ))
            }
            Ok(outline) => Ok(outline),
            Err(error) => match options().from_str::<VersionOnly>(self.body()) {
                Ok(VersionOnly { version }) if version > FORMAT_VERSION => Err(newer(version)),
                _ => Err(Box::new(self.syntax(&error, (1, 1)))),
            },
        }
    }

    fn deck(&mut self, id: &str, outline: &Outline<'a>) -> ParsedDeck {
        let mut problems = Problems::new(self.path);
        let role = self.role(outline).map_err(|problem| problems.push(*problem)).ok();
        let group = self.group(outline).unwrap_or_else(|problem| {
            problems.push(*problem);
            None
        });
        let summary = self.summary(outline).map_err(|problem| problems.push(*problem));
        let summary = summary.ok().flatten();
        let mut heads = Vec::with_capacity(outline.cards.len());
        let mut cards: Vec<Card> = Vec::with_capacity(outline.cards.len());
        let mut seen = HashMap::with_capacity(outline.cards.len());
        for (number, raw) in outline.cards.iter().enumerate() {
            match self.card(raw, number, &mut seen) {
                Ok((card, span)) => {
                    heads.push(CardHead {
                        id: card.id.clone(),
                        kind: card.kind,
                        difficulty: card.difficulty,
                        span,
                    });
                    cards.push(card);
                }
                Err(problem) => problems.push(*problem),
            }
        }
        let deck = role.map(|role| DeckFile {
            id: DeckId::new(id),
            role,
            summary,
            group,
            heads,
        });
        ParsedDeck {
            deck,
            cards,
            problems: problems.finish(),
        }
    }

    fn role(&mut self, outline: &Outline<'a>) -> Result<String, Box<Problem>> {
        let role = clean(&outline.role).trim().to_owned();
        let what = if role.is_empty() {
            "the deck names no role".to_owned()
        } else if role.chars().nth(ROLE_LIMIT).is_some() {
            format!("the name of the role has over {ROLE_LIMIT} characters")
        } else {
            return Ok(role);
        };
        let problem = self.at_field(self.text, 0, "role", what);
        Err(Box::new(problem.hint("write role: \"Backend Developer\"")))
    }

    /// The group named, if one is: a deck with a wrong one does without.
    fn group(&mut self, outline: &Outline<'a>) -> Result<Option<Group>, Box<Problem>> {
        let Some(name) = &outline.group else {
            return Ok(None);
        };
        Group::named(name).map(Some).map_err(|what| {
            let (line, column) = self.walk.to(field_offset(self.text, "group"));
            let problem = Problem::warning(self.path, line, column, what);
            Box::new(problem.hint("until this is mended, the deck's role is in no group"))
        })
    }

    fn summary(&mut self, outline: &Outline<'a>) -> Result<Option<String>, Box<Problem>> {
        let summary = outline.summary.as_ref().map(|text| clean(text).into_owned());
        if summary.as_ref().is_some_and(|text| text.len() > SUMMARY_LIMIT) {
            let what = format!("the summary has over {SUMMARY_LIMIT} bytes and is left out");
            let problem = self.at_field(self.text, 0, "summary", what);
            return Err(Box::new(problem.hint("it is one line on what is rehearsed")));
        }
        Ok(summary)
    }

    fn card(
        &mut self,
        raw: &'a RawValue,
        number: usize,
        seen: &mut HashMap<String, usize>,
    ) -> Result<(Card, Span), Box<Problem>> {
        let raw = raw.get_ron();
        // The slice lies within the text it was borrowed from.
        let start = (raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        if raw.len() > TEXT_LIMIT {
            let (line, column) = self.walk.to(start + opening(raw, 0..raw.len()));
            let what = format!("this card has over {} KiB of text", TEXT_LIMIT >> 10);
            let problem = Problem::error(self.path, line, column, what);
            return Err(Box::new(problem.hint("shorten it, or make several cards of it")));
        }
        let card = parse_card(raw).map_err(|error| {
            let base = self.walk.to(start);
            Box::new(self.syntax(&error, base))
        })?;
        let wrong = if !is_card_id(&card.id) {
            Some((
                "id",
                "the id is empty, too long, or has a space, a slash or a hidden character in it",
                "write a short name such as \"rest-design\"",
            ))
        } else if card.question.trim().is_empty() {
            Some((
                "question",
                "the question is empty",
                "write the question or delete the card",
            ))
        } else if card.answer.trim().is_empty() {
            Some((
                "answer",
                "the answer is empty",
                "write an answer or delete the card",
            ))
        } else {
            None
        };
        if let Some((field, what, hint)) = wrong {
            return Err(Box::new(self.at_field(raw, start, field, what).hint(hint)));
        }
        if let Some(first) = seen.insert(card.id.clone(), number) {
            let what = format!(
                "the id \"{}\" is used twice: card {} has it too",
                card.id,
                first + 1
            );
            return Err(Box::new(
                self.at_field(raw, start, "id", what)
                    .hint("give this card an id of its own"),
            ));
        }
        let end = start + raw.len();
        let span = u32::try_from(start).unwrap_or(u32::MAX)..u32::try_from(end).unwrap_or(u32::MAX);
        Ok((card, span))
    }

    /// A problem RON reports at a line and column of a piece that itself begins at `base`.
    fn syntax(&self, error: &SpannedError, base: (usize, usize)) -> Problem {
        let start = error.span.start;
        let line = base.0 + start.line.max(1) - 1;
        let column = if start.line <= 1 {
            base.1 + start.col.max(1) - 1
        } else {
            start.col
        };
        Problem::error(self.path, line, column, explain(&error.code))
            .hint("mend this place; the README shows the format of a deck")
    }

    /// A problem at `field` of the piece of text that begins at byte `start`.
    fn at_field(&mut self, piece: &str, start: usize, field: &str, what: impl Into<String>) -> Problem {
        let offset = start + field_offset(piece, field);
        let (line, column) = self.walk.to(offset);
        Problem::error(self.path, line, column, what)
    }
}

/// Where `field:` stands in `piece`, or the opening bracket if it does not: serde drops the places of values.
pub(super) fn field_offset(piece: &str, field: &str) -> usize {
    let whole = 0..piece.len();
    parts(piece, whole.clone())
        .into_iter()
        .find(|part| part.name == Some(field))
        .map_or_else(|| opening(piece, whole), |part| part.at)
}

fn cleaned(mut card: Card) -> Card {
    let mut scrub = |text: &mut String| {
        if let std::borrow::Cow::Owned(clean) = clean(text) {
            *text = clean;
        }
    };
    scrub(&mut card.question);
    scrub(&mut card.answer);
    card.topic.iter_mut().for_each(&mut scrub);
    card.follow_ups.iter_mut().for_each(&mut scrub);
    for point in &mut card.key_points {
        scrub(&mut point.text);
        point.any.iter_mut().for_each(&mut scrub);
    }
    if let Some(super::Rubric::Rows(rows)) = &mut card.rubric {
        for row in rows {
            scrub(&mut row.name);
            row.levels.iter_mut().for_each(&mut scrub);
        }
    }
    card
}
