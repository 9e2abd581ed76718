//! Phrases by which an answer may tell a story: situation, task, action, result, learning. Hints of where to look, and no score.

use std::ops::Range;

use super::{
    cue::length,
    fold::Folded,
    heard::{Gap, Heard},
    language::Language,
    star_cues::{ACTIONS, BETWEEN, LEARNING, NUMBERS, RESULT, SITUATION, TASK},
};

/// Where more than so many percent of the words come before the first action, the setup is long. Judgement, not from a study.
pub const LONG_SETUP_PERCENT: usize = 40;

/// A part of a story, in the order it is told. The first four are known as STAR.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Part {
    Situation,
    Task,
    Action,
    Result,
    Learning,
}

impl Part {
    /// All parts in order.
    pub const ALL: [Self; 5] = [
        Self::Situation,
        Self::Task,
        Self::Action,
        Self::Result,
        Self::Learning,
    ];

    /// As shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Situation => "Situation",
            Self::Task => "Task",
            Self::Action => "Action",
            Self::Result => "Result",
            Self::Learning => "Learning",
        }
    }
}

/// The phrases spotted in a story. What was not spotted may be there all the same, in other words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Star {
    spotted: [Vec<Range<usize>>; 5],
    /// The bytes of the numbers in the last third of the words: a result with a number is remembered.
    pub numbers_in_result: Vec<Range<usize>>,
    /// Percent of the words that come before the first sentence with an action, if there is one.
    pub setup_percent: Option<usize>,
}

impl Star {
    /// Looks for the phrases in `text`; nothing if it is not in English.
    ///
    /// ```
    /// use greenroom::answer::{Part, Star};
    /// let story = "When I was at the bakery, the oven broke. I called the owner and then I built a fire. We saved 40 loaves.";
    /// let star = Star::of(story).expect("it is English");
    /// assert!(star.is_spotted(Part::Action) && !star.is_spotted(Part::Learning));
    /// assert_eq!(&story[star.numbers_in_result[0].clone()], "40");
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let folded = Folded::new(text);
        let heard = Heard::new(&folded);
        if Language::of(&heard) != Language::English {
            return None;
        }
        let phrases = |cues: &[&str]| heard_phrases(cues, &heard);
        let actions = actions(&heard);
        let words = heard.tokens().len();
        let first = actions.first().map(|action| sentence_start(&heard, action.start));
        let bytes = |words: Vec<Range<usize>>| words.into_iter().map(|words| heard.bytes(words)).collect();
        Some(Self {
            spotted: [
                bytes(phrases(&SITUATION)),
                bytes(phrases(&TASK)),
                bytes(actions),
                bytes(phrases(&RESULT)),
                bytes(phrases(&LEARNING)),
            ],
            numbers_in_result: bytes(numbers(&heard, words - words / 3)),
            setup_percent: first.and_then(|first| (100 * first).checked_div(words)),
        })
    }

    /// The bytes of the phrases that hint at `part`, ascending.
    #[must_use]
    pub fn phrases(&self, part: Part) -> &[Range<usize>] {
        let [situation, task, action, result, learning] = &self.spotted;
        match part {
            Part::Situation => situation,
            Part::Task => task,
            Part::Action => action,
            Part::Result => result,
            Part::Learning => learning,
        }
    }

    /// Whether something hints at `part`.
    #[must_use]
    pub fn is_spotted(&self, part: Part) -> bool {
        !self.phrases(part).is_empty()
    }
}

/// Where the answer has these phrases, ascending.
fn heard_phrases(cues: &[&str], heard: &Heard) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut word = 0;
    while word < heard.tokens().len() {
        let longest = cues.iter().filter_map(|cue| length(cue, heard, word)).max();
        found.extend(longest.map(|length| word..word + length));
        word += longest.unwrap_or(1);
    }
    found
}

/// Where the answer has "I" and a verb of doing in the past.
fn actions(heard: &Heard) -> Vec<Range<usize>> {
    let action = |start: usize| {
        let between = (start + 1..).take_while(|word| BETWEEN.contains(&heard.word(*word)));
        let verb = start + 1 + between.count();
        ACTIONS
            .binary_search(&heard.word(verb))
            .is_ok()
            .then(|| start..verb + 1)
    };
    let words = 0..heard.tokens().len();
    words
        .filter(|word| heard.word(*word) == "i")
        .filter_map(action)
        .collect()
}

/// The first word of the sentence that has the word of this number.
fn sentence_start(heard: &Heard, word: usize) -> usize {
    let before = (0..=word).rev();
    before
        .into_iter()
        .find(|word| heard.before(*word) == Gap::End)
        .unwrap_or(0)
}

/// The numbers from the word of this number on.
fn numbers(heard: &Heard, from: usize) -> Vec<Range<usize>> {
    let is_number =
        |word: &str| word.starts_with(|char: char| char.is_ascii_digit()) || NUMBERS.contains(&word);
    let words = from..heard.tokens().len();
    words
        .filter(|word| is_number(heard.word(*word)))
        .map(|word| word..word + 1)
        .collect()
}
