//! Words and phrases that are looked for as they stand, and the places in a sentence where they count.

use std::ops::Range;

use super::heard::{Gap, Heard};

/// Whether a word or phrase is surely what it was counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Where it stands it is hardly anything else.
    Clear,
    /// It may have its plain meaning there: to be shown as "possible".
    Possible,
}

/// A word or phrase of a list, and where an answer has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spotted {
    /// As the list has it, in lower case.
    pub phrase: &'static str,
    /// Of the same phrase, clear and possible ones are told apart.
    pub certainty: Certainty,
    /// The bytes of each in the answer, ascending, at least one.
    pub at: Vec<Range<usize>>,
}

impl Spotted {
    /// How often the answer has it.
    #[must_use]
    pub fn count(&self) -> usize {
        self.at.len()
    }

    /// How often the answer has all of `these` that are as certain as this.
    #[must_use]
    pub fn total(these: &[Self], certainty: Certainty) -> usize {
        let these = these.iter().filter(|spotted| spotted.certainty == certainty);
        these.map(Self::count).sum()
    }
}

/// Where in a sentence a phrase stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Anywhere,
    Nowhere,
    /// First in its sentence.
    Start,
    /// With a pause before it, or first in its sentence.
    AfterPause,
    /// With a pause after it, or last in its sentence.
    BeforePause,
    /// With a pause before and after it.
    Between,
    /// Right after one of these words, or with a pause before it.
    After(&'static [&'static str]),
}

/// A phrase of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// In lower case. A comma in it may be there or not.
    pub(super) phrase: &'static str,
    /// Where it is surely what the list is of.
    pub(super) clear: Place,
    /// Where it may be.
    pub(super) possible: Place,
    /// Right after these words it is not.
    pub(super) not_after: &'static [&'static str],
    /// Right before these words it is not.
    pub(super) not_before: &'static [&'static str],
}

impl Cue {
    /// A phrase that counts wherever it stands.
    pub(super) const fn anywhere(phrase: &'static str) -> Self {
        Self::at(phrase, Place::Anywhere, Place::Nowhere)
    }

    /// A phrase that surely counts in one place and possibly in another.
    pub(super) const fn at(phrase: &'static str, clear: Place, possible: Place) -> Self {
        Self {
            phrase,
            clear,
            possible,
            not_after: &[],
            not_before: &[],
        }
    }

    /// This cue, which does not count right after `words`.
    pub(super) const fn not_after(self, words: &'static [&'static str]) -> Self {
        Self {
            not_after: words,
            ..self
        }
    }

    /// This cue, which does not count right before `words`.
    pub(super) const fn not_before(self, words: &'static [&'static str]) -> Self {
        Self {
            not_before: words,
            ..self
        }
    }

    /// How certain it is where it stands as `words`.
    fn certainty(&self, heard: &Heard, words: &Range<usize>) -> Option<Certainty> {
        let (before, after) = (heard.before(words.start), heard.before(words.end));
        // Part of a longer word, as in "well-known", or someone else's, quoted.
        if before == Gap::Other || after == Gap::Other {
            return None;
        }
        let previous = words.start.checked_sub(1).map_or("", |word| heard.word(word));
        let next = heard.word(words.end);
        if (before == Gap::Space && self.not_after.contains(&previous))
            || (after == Gap::Space && self.not_before.contains(&next))
        {
            return None;
        }
        let stands = |place| match place {
            Place::Anywhere => true,
            Place::Nowhere => false,
            Place::Start => before == Gap::End,
            Place::AfterPause => before.stops(),
            Place::BeforePause => after.stops(),
            Place::Between => before.stops() && after.stops(),
            Place::After(these) => before.stops() || these.contains(&previous),
        };
        match () {
            () if stands(self.clear) => Some(Certainty::Clear),
            () if stands(self.possible) => Some(Certainty::Possible),
            () => None,
        }
    }
}

/// How many words `phrase` is, if it stands at the word `start`; a comma in it may be there or not.
pub(super) fn length(phrase: &str, heard: &Heard, start: usize) -> Option<usize> {
    if !phrase.starts_with(heard.word(start)) {
        return None;
    }
    let (mut place, mut comma) = (start, false);
    for word in phrase.split(' ') {
        let gap = heard.before(place);
        let joined = place == start || gap == Gap::Space || (comma && gap == Gap::Pause);
        comma = word.ends_with(',');
        if !joined || heard.word(place) != word.trim_end_matches(',') {
            return None;
        }
        place += 1;
    }
    Some(place - start)
}

/// What the answer has of `cues`, none within another: the most frequent first, and of those the first said.
pub(super) fn spot(cues: &'static [Cue], heard: &Heard) -> Vec<Spotted> {
    let mut found: Vec<Spotted> = Vec::new();
    let mut word = 0;
    while word < heard.tokens().len() {
        let lengths = cues
            .iter()
            .filter_map(|cue| Some((length(cue.phrase, heard, word)?, cue)));
        let Some((length, cue)) = lengths.max_by_key(|(length, _)| *length) else {
            word += 1;
            continue;
        };
        let words = word..word + length;
        if let Some(certainty) = cue.certainty(heard, &words) {
            add(&mut found, cue.phrase, certainty, heard.bytes(words));
        }
        word += length;
    }
    found.sort_by_key(|spotted| std::cmp::Reverse(spotted.count()));
    found
}

fn add(found: &mut Vec<Spotted>, phrase: &'static str, certainty: Certainty, at: Range<usize>) {
    let same = |spotted: &&mut Spotted| spotted.phrase == phrase && spotted.certainty == certainty;
    match found.iter_mut().find(same) {
        Some(spotted) => spotted.at.push(at),
        None => found.push(Spotted {
            phrase,
            certainty,
            at: vec![at],
        }),
    }
}
