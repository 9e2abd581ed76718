//! Words and phrases that are looked for as they stand, and the places in a sentence where they count.

use std::ops::Range;

use super::{
    heard::{Gap, Heard},
    numbers::is_number,
};

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
    /// First in the answer.
    Opening,
    /// Last in its sentence, or with a pause after it.
    BeforePause,
    /// First in its sentence, or with a pause before it.
    AfterPause,
    /// Between two pauses, or ends of sentences.
    Between,
    /// Right after one of these words, without a pause.
    After(&'static [&'static str]),
    /// Anywhere but before a number: "maybe three".
    NotBeforeNumber,
    /// Not in capitals throughout, as "ER" is, and not after a number, as in "5 mm".
    Sound,
}

/// A phrase of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// In lower case. A comma in it may be there or not.
    pub(super) phrase: &'static str,
    /// Places where it is surely what the list is of.
    clear: &'static [Place],
    /// Places where it may be.
    possible: &'static [Place],
    /// Right after these words it is not.
    not_after: &'static [&'static str],
    /// Right before these words it is not.
    not_before: &'static [&'static str],
}

/// Words after which something may be said by someone else: "He said, well, no."
const SAYING: [&str; 17] = [
    "ask", "asked", "asking", "asks", "go", "goes", "going", "replied", "said", "say", "saying", "says",
    "tell", "telling", "think", "thought", "went",
];

impl Cue {
    /// A phrase that surely counts wherever it stands.
    pub(super) const fn anywhere(phrase: &'static str) -> Self {
        Self::at(phrase, &[Place::Anywhere], &[])
    }

    /// A phrase that surely counts in some places and possibly in others.
    pub(super) const fn at(
        phrase: &'static str,
        clear: &'static [Place],
        possible: &'static [Place],
    ) -> Self {
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
        if heard.is_quoted(words.start) || before == Gap::Joined || after == Gap::Joined {
            return None;
        }
        let previous = previous(heard, words.start);
        if (before == Gap::Space && self.not_after.contains(&previous))
            || (after == Gap::Space && self.not_before.contains(&heard.word(words.end)))
        {
            return None;
        }
        let stands = |places: &[Place]| places.iter().any(|place| place.holds(heard, words));
        if stands(self.clear) {
            // It may be someone else's, retold.
            let retold = before == Gap::Pause && SAYING.contains(&previous);
            Some(if retold {
                Certainty::Possible
            } else {
                Certainty::Clear
            })
        } else {
            stands(self.possible).then_some(Certainty::Possible)
        }
    }
}

impl Place {
    fn holds(self, heard: &Heard, words: &Range<usize>) -> bool {
        let before = heard.before(words.start);
        let next = heard.word(words.end);
        let pause_before = matches!(before, Gap::Pause | Gap::Colon | Gap::End);
        let pause_after = matches!(heard.before(words.end), Gap::Pause | Gap::End);
        match self {
            Self::Anywhere => true,
            Self::Opening => words.start == 0,
            Self::BeforePause => pause_after,
            Self::AfterPause => pause_before,
            Self::Between => pause_before && pause_after,
            Self::After(these) => before == Gap::Space && these.contains(&previous(heard, words.start)),
            Self::NotBeforeNumber => !is_number(next) && !["a", "one", "once"].contains(&next),
            Self::Sound => {
                let capitals = heard.written(words.clone()).chars().all(char::is_uppercase);
                let unit = before == Gap::Space && is_number(previous(heard, words.start));
                !capitals && !unit
            }
        }
    }
}

/// The word before the one of this number, or nothing.
fn previous<'a>(heard: &Heard<'a>, word: usize) -> &'a str {
    word.checked_sub(1).map_or("", |word| heard.word(word))
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
