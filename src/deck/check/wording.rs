//! Finds clichés, and characters that terminals disagree about.

use std::collections::HashMap;

use unicode_width::UnicodeWidthChar;

use crate::deck::{Card, DeckFile, source::Part};

use super::{
    Fields,
    lists::CLICHES,
    notes::Notes,
    words::{Word, words},
};

/// A phrase as words, as it is shown, and what is the matter with it.
type Cliche = (Vec<String>, &'static str, &'static str);

/// The clichés by their first word.
pub(super) struct Cliches(HashMap<String, Vec<Cliche>>);

impl Cliches {
    pub(super) fn new() -> Self {
        let mut by_first: HashMap<String, Vec<Cliche>> = HashMap::new();
        for (phrase, matter) in CLICHES {
            let mut phrase_words = words(phrase).into_iter().map(|(_, word)| word);
            if let Some(first) = phrase_words.next() {
                let rest = phrase_words.collect();
                by_first.entry(first).or_default().push((rest, phrase, matter));
            }
        }
        Self(by_first)
    }

    /// Reports each cliché once an answer.
    pub(super) fn check(&self, notes: &mut Notes<'_>, fields: &Fields<'_>, words: &[Word]) {
        let mut said: Vec<&str> = Vec::new();
        for (number, (at, word)) in words.iter().enumerate() {
            let after = words.get(number + 1..).unwrap_or_default();
            for (rest, phrase, matter) in self.0.get(word).into_iter().flatten() {
                let follows =
                    after.len() >= rest.len() && rest.iter().zip(after).all(|(want, (_, is))| want == is);
                if follows && !said.contains(phrase) {
                    said.push(phrase);
                    notes.add(
                        notes.within(fields, "answer", *at),
                        format!("\"{phrase}\" is a cliché: {matter}"),
                        "say what you did, or leave it out",
                    );
                }
            }
        }
    }
}

pub(super) fn check_deck(notes: &mut Notes<'_>, fields: &Fields<'_>, deck: &DeckFile) {
    emoji_in_field(notes, fields, "role", &deck.role);
    emoji_in_field(
        notes,
        fields,
        "summary",
        deck.summary.as_deref().unwrap_or_default(),
    );
}

pub(super) fn check_card(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    emoji_in_field(notes, fields, "topic", card.topic.as_deref().unwrap_or_default());
    emoji_in_field(notes, fields, "question", &card.question);
    emoji_in_field(notes, fields, "answer", &card.answer);
    let points = card.key_points.iter().map(|point| &point.text);
    emoji_in_items(notes, fields.get("key_points"), points);
    emoji_in_items(notes, fields.get("follow_ups"), card.follow_ups.iter());
}

fn emoji_in_field(notes: &mut Notes<'_>, fields: &Fields<'_>, name: &str, text: &str) {
    if let Some((at, emoji)) = emoji(text) {
        let at = notes.within(fields, name, at);
        add_emoji(notes, at, emoji);
    }
}

fn emoji_in_items<'a>(
    notes: &mut Notes<'_>,
    list: Option<&Part<'_>>,
    texts: impl Iterator<Item = &'a String>,
) {
    let mut found = texts
        .enumerate()
        .filter_map(|(number, text)| emoji(text).map(|(_, emoji)| (number, emoji)))
        .peekable();
    if found.peek().is_some() {
        let items = notes.items(list);
        for (number, emoji) in found {
            let at = items.get(number).or(list).map_or(0, |part| part.at);
            add_emoji(notes, at, emoji);
        }
    }
}

fn add_emoji(notes: &mut Notes<'_>, at: usize, emoji: char) {
    let what = if emoji == VARIATION {
        "there is a U+FE0F (emoji variation) here, and terminals disagree on its width".to_owned()
    } else {
        format!("there is an emoji ({emoji}) here, and terminals disagree on its width")
    };
    notes.add(at, what, "write it in words, or use a plain symbol");
}

/// Asks for the character before it to be drawn as an emoji.
const VARIATION: char = '\u{fe0f}';

/// The first emoji of `text` and where it stands.
fn emoji(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, char)| is_emoji(*char))
}

/// Symbols that terminals draw as pictures: the emoji blocks, and those older symbols that are two columns wide.
fn is_emoji(char: char) -> bool {
    match char {
        VARIATION | '\u{20e3}' | '\u{1f000}'..='\u{1faff}' => true,
        // 〈 and 〉 are brackets.
        '\u{2329}' | '\u{232a}' => false,
        '\u{2300}'..='\u{2bff}' => char.width() == Some(2),
        _ => false,
    }
}
