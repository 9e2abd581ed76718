//! Phrases by which an answer may tell a story: situation, task, action, result, learning. Hints of where to look, and no score.

use std::ops::Range;

use super::{
    cue::length,
    fold::Folded,
    heard::{Gap, Heard},
    language::Language,
    numbers::{is_number, is_year},
    star_cues::{ACTIONS, BETWEEN, LEARNING, RESULT, SITUATION, TASK},
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
///
/// ```
/// use greenroom::answer::{Part, Star};
/// let story = "When I was at the bakery, the oven broke. First I called the owner. Then I built a fire. \
///     It was not pretty, but we saved 40 loaves.";
/// let star = Star::of(story).expect("it is in English");
/// let spotted = |part| star.phrases(part).iter().map(|at| &story[at.clone()]).collect::<Vec<_>>();
/// assert_eq!(spotted(Part::Action), ["I called", "I built"]);
/// assert_eq!(spotted(Part::Result), ["saved"]);
/// assert!(!star.is_spotted(Part::Learning));
/// assert_eq!(&story[star.numbers_in_result()[0].clone()], "40");
/// assert_eq!(star.setup_percent(), Some(32));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Star {
    situation: Vec<Range<usize>>,
    task: Vec<Range<usize>>,
    action: Vec<Range<usize>>,
    result: Vec<Range<usize>>,
    learning: Vec<Range<usize>>,
    numbers_in_result: Vec<Range<usize>>,
    setup_percent: Option<usize>,
}

impl Star {
    /// Looks for the phrases in `text`, in time in proportion to its length; nothing if it is not in English.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let folded = Folded::new(text);
        let heard = Heard::new(text, &folded);
        if Language::of(&heard) != Language::English {
            return None;
        }
        let words = heard.tokens().len();
        // A story opens with its situation and ends with its result.
        let (opening, ending) = (0..words / 2, words / 2..words);
        let mut situation = phrases(&SITUATION, &heard, opening.clone());
        situation.extend(years(&heard, opening));
        situation.sort_by_key(|words| words.start);
        let actions = Actions::of(&heard);
        let bytes = |words: Vec<Range<usize>>| words.into_iter().map(|words| heard.bytes(words)).collect();
        Some(Self {
            situation: bytes(situation),
            task: bytes(phrases(&TASK, &heard, 0..words)),
            result: bytes(phrases(&RESULT, &heard, ending)),
            learning: bytes(phrases(&LEARNING, &heard, 0..words)),
            numbers_in_result: bytes(numbers(&heard, words - words / 3..words)),
            setup_percent: actions.setup.and_then(|setup| (100 * setup).checked_div(words)),
            action: bytes(actions.found),
        })
    }

    /// The bytes of the phrases that hint at `part`, ascending.
    #[must_use]
    pub fn phrases(&self, part: Part) -> &[Range<usize>] {
        match part {
            Part::Situation => &self.situation,
            Part::Task => &self.task,
            Part::Action => &self.action,
            Part::Result => &self.result,
            Part::Learning => &self.learning,
        }
    }

    /// Whether something hints at `part`. For the result a number in the last third will do.
    #[must_use]
    pub fn is_spotted(&self, part: Part) -> bool {
        !self.phrases(part).is_empty() || (part == Part::Result && !self.numbers_in_result.is_empty())
    }

    /// The bytes of the numbers in the last third of the words, ascending.
    #[must_use]
    pub fn numbers_in_result(&self) -> &[Range<usize>] {
        &self.numbers_in_result
    }

    /// How many percent of the words come before the first sentence with an action, where actions were spotted.
    #[must_use]
    pub fn setup_percent(&self) -> Option<usize> {
        self.setup_percent
    }
}

/// Where among `words` the answer has these phrases, ascending.
fn phrases(cues: &[&str], heard: &Heard, words: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut word = words.start;
    while word < words.end {
        let longest = cues.iter().filter_map(|cue| length(cue, heard, word)).max();
        found.extend(longest.map(|length| word..word + length));
        word += longest.unwrap_or(1);
    }
    found
}

/// "In 2021" and "since 2021" among `words`.
fn years(heard: &Heard, words: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let starts = words.filter(|word| {
        ["in", "since"].contains(&heard.word(*word))
            && heard.before(word + 1) == Gap::Space
            && is_year(heard.word(word + 1))
    });
    starts.map(|start| start..start + 2)
}

/// Numbers among `words`; those that stand together, as in "two hundred", are one.
fn numbers(heard: &Heard, words: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words.filter(|word| is_number(heard.word(*word))) {
        match found.last_mut() {
            Some(last) if last.end == word && heard.before(word) == Gap::Space => last.end = word + 1,
            _ => found.push(word..word + 1),
        }
    }
    found
}

/// Where an answer has "I" and a verb of doing in the past.
#[derive(Default)]
struct Actions {
    /// Empty unless two sentences have one: one alone tells little.
    found: Vec<Range<usize>>,
    /// The words before the first such sentence.
    setup: Option<usize>,
}

impl Actions {
    fn of(heard: &Heard) -> Self {
        let mut found = Vec::new();
        let (mut sentence, mut first, mut last) = (0, None, None);
        for word in 0..heard.tokens().len() {
            if heard.before(word) == Gap::End {
                sentence = word;
            }
            if let Some(action) = action(heard, word) {
                first = first.or(Some(sentence));
                last = Some(sentence);
                found.push(action);
            }
        }
        if first == last {
            return Self::default();
        }
        Self { found, setup: first }
    }
}

/// The words of the action that begins with the word of this number.
fn action(heard: &Heard, start: usize) -> Option<Range<usize>> {
    if heard.word(start) != "i" {
        return None;
    }
    let between = (start + 1..).take_while(|word| BETWEEN.contains(&heard.word(*word)));
    let verb = start + 1 + between.count();
    ACTIONS
        .binary_search(&heard.word(verb))
        .is_ok()
        .then_some(start..verb + 1)
}
