//! The short lines of `progress.ron`: cards of which nothing is known but their grades.
//!
//! There may be a hundred thousand of them at every start, and RON reads a token at a time: lines that stand as [`write()`]
//! wrote them are taken apart here, five times as fast. Whatever else RON allows, RON reads.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::{self, Write},
};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, Visitor},
};

use crate::{
    deck::{CardId, ron_string},
    schedule::MemoryState,
    time::StudyDay,
};

use super::{CardProgress, Schedule, Seen};

/// A card of which nothing is known but its grades: nearly every card, so its line is short.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Graded(f32, f32, StudyDay, StudyDay, bool, u32, u32, u32);

impl Graded {
    /// `None` if more is known, which does not fit.
    pub(super) fn of(card: &CardProgress) -> Option<Self> {
        let seen = card.seen()?;
        let line = Self(
            seen.memory.stability(),
            seen.memory.difficulty(),
            seen.last,
            seen.due,
            seen.passed,
            seen.reviews,
            seen.lapses,
            card.grades,
        );
        (line.card().as_ref() == Some(card)).then_some(line)
    }

    /// `None` if FSRS never makes such numbers.
    fn card(self) -> Option<CardProgress> {
        let Self(stability, difficulty, last, due, passed, reviews, lapses, grades) = self;
        let seen = Seen {
            memory: MemoryState::new(stability, difficulty)?,
            last,
            due,
            passed,
            reviews,
            lapses,
        };
        Some(CardProgress {
            schedule: Schedule::Seen(seen),
            grades,
            ..CardProgress::default()
        })
    }
}

/// Reads a map of such lines as what they stand for.
pub(super) fn read<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<HashMap<CardId, CardProgress>, D::Error> {
    struct Lines;

    impl<'de> Visitor<'de> for Lines {
        type Value = HashMap<CardId, CardProgress>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map from cards to their grades")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut lines: A) -> Result<Self::Value, A::Error> {
            let mut cards = HashMap::new();
            while let Some((id, line)) = lines.next_entry::<CardId, Graded>()? {
                let card = line.card();
                let wrong = || A::Error::custom("stability and difficulty must be numbers above 0");
                cards.insert(id, card.ok_or_else(wrong)?);
            }
            Ok(cards)
        }
    }

    deserializer.deserialize_map(Lines)
}

/// How the map begins and ends in the document, where it is not empty.
const BEGIN: &str = "
    // Cards of which only grades are known: FSRS stability and difficulty, day of the last review, day due,
    // whether the last answer was a pass, reviews, lapses, grades of any mode.
    graded: {
";
const END: &str = "    },\n";
const EMPTY: &str = "\n    graded: {},\n";

/// Puts `lines` into a document whose map of them is empty; `None` if there is no such map in it.
pub(super) fn write(document: &str, lines: &BTreeMap<&CardId, Graded>) -> Option<String> {
    let (before, after) = document.split_once(EMPTY)?;
    if lines.is_empty() {
        return Some(document.to_owned());
    }
    let mut text = String::with_capacity(document.len() + 128 * lines.len());
    text.push_str(before);
    text.push_str(BEGIN);
    for (id, line) in lines {
        let Graded(stability, difficulty, last, due, passed, reviews, lapses, grades) = line;
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "        {}: ({stability:?}, {difficulty:?}, \"{last}\", \"{due}\", {passed}, {reviews}, {lapses}, {grades}),",
            ron_string(id.as_str()),
        );
    }
    text.push_str(END);
    text.push_str(after);
    Some(text)
}

/// Takes the lines out of a document: what they stand for, and the document without them. `None` unless all stand as written.
pub(super) fn take(document: &str) -> Option<(HashMap<CardId, CardProgress>, String)> {
    let (before, after) = document.split_once(BEGIN)?;
    let mut cards = HashMap::with_capacity(after.len() / 100);
    let mut rest = after;
    while !rest.starts_with(END) {
        let (line, next) = rest.split_once('\n')?;
        let (id, graded) = parse(line)?;
        cards.insert(id, graded.card()?);
        rest = next;
    }
    let after = rest.strip_prefix(END)?;
    Some((cards, [before, EMPTY, after].concat()))
}

/// One line as [`write()`] writes it; an id with escapes in it is left to RON.
fn parse(line: &str) -> Option<(CardId, Graded)> {
    let (id, columns) = line.strip_prefix("        \"")?.split_once("\": (")?;
    if id.contains(['\\', '"']) {
        return None;
    }
    let mut columns = columns.strip_suffix("),")?.split(", ");
    let mut next = || columns.next();
    let day = |quoted: &str| quoted.strip_prefix('"')?.strip_suffix('"')?.parse().ok();
    let line = Graded(
        next()?.parse().ok()?,
        next()?.parse().ok()?,
        day(next()?)?,
        day(next()?)?,
        next()?.parse().ok()?,
        next()?.parse().ok()?,
        next()?.parse().ok()?,
        next()?.parse().ok()?,
    );
    columns.next().is_none().then(|| (id.into(), line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_without_a_place_for_the_lines_is_not_taken_for_one_that_has_them() {
        let day = StudyDay::new(jiff::civil::date(2026, 11, 24));
        let card = CardId::from("baker/dough");
        let lines = BTreeMap::from([(&card, Graded(3.0, 5.0, day, day, true, 1, 0, 1))]);
        let written = write("(\n    graded: {},\n)\n", &lines).unwrap_or_default();
        assert!(written.contains("\"baker/dough\": (3.0, 5.0, "), "{written}");
        assert_eq!(write("(\r\n    graded: {},\r\n)\r\n", &lines), None);
    }
}
