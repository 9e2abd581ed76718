//! What can be counted in a user's own answer: words, fillers, hedges. Counts, and no verdict on them.

use super::{
    cue::{Spotted, spot},
    fillers::{FILLERS, SOUNDS},
    fold::Folded,
    heard::Heard,
    hedges::HEDGES,
    language::Language,
    pace::{FEWEST_WORDS, pace, seconds_if_spoken},
    words::Given,
};

/// How an answer came to be text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The user wrote it.
    Typed,
    /// The user said it and a program wrote it down.
    Spoken {
        /// Whether that program keeps "um" and "uh". Most leave them out, and then there is nothing to count.
        transcript_is_verbatim: bool,
    },
}

impl Delivery {
    /// What it says of the mistakes its words may have.
    #[must_use]
    pub fn given(self) -> Given {
        match self {
            Self::Typed => Given::Typed,
            Self::Spoken { .. } => Given::Spoken,
        }
    }
}

/// What was counted in an answer.
///
/// ```
/// use greenroom::answer::{Counts, Delivery, Reading};
/// let answer = "Um, so, I'd probably put a cache in front of it, and then I'd watch what the hit rate does.";
/// let counts = Counts::of(answer, Delivery::Typed);
/// assert_eq!(counts.words, 20);
/// let Reading::English(habits) = &counts.reading else { panic!("it is English") };
/// assert_eq!(habits.hedges[0].phrase, "probably");
/// assert_eq!(&answer[habits.hedges[0].at[0].clone()], "probably");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Words by Unicode's rules (UAX 29). In a language written without blanks these are characters, near enough.
    pub words: usize,
    /// As it was said when counting.
    pub how: Delivery,
    /// What more could be counted.
    pub reading: Reading,
}

/// What more than words could be counted: nothing in a language that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is in English.
    English(Habits),
    /// It is in another language, or too short to tell.
    Unknown,
    /// It is in a language written without blanks: even a pace cannot be had.
    Unspaced,
}

/// Fillers and hedges. Each list has the most frequent first; the unclear ones are marked as possible.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// "um", "uh" and the like; `None` where a transcript does not keep them.
    pub sounds: Option<Vec<Spotted>>,
    /// Words and phrases that fill a pause.
    pub fillers: Vec<Spotted>,
    /// Words and phrases that take back some of what is said.
    pub hedges: Vec<Spotted>,
}

/// Words in `text`, as [`Counts`] counts them.
#[must_use]
pub fn words(text: &str) -> usize {
    Heard::new(text, &Folded::new(text)).tokens().len()
}

impl Counts {
    /// Counts what can be counted in `text`. Takes time in proportion to its length.
    #[must_use]
    pub fn of(text: &str, how: Delivery) -> Self {
        let folded = Folded::new(text);
        let heard = Heard::new(text, &folded);
        let sounds = match how {
            Delivery::Typed
            | Delivery::Spoken {
                transcript_is_verbatim: true,
            } => Some(()),
            Delivery::Spoken {
                transcript_is_verbatim: false,
            } => None,
        };
        let reading = match Language::of(&heard) {
            Language::English => Reading::English(Habits {
                sounds: sounds.map(|()| spot(&SOUNDS, &heard)),
                fillers: spot(&FILLERS, &heard),
                hedges: spot(&HEDGES, &heard),
            }),
            Language::Unknown => Reading::Unknown,
            Language::Unspaced => Reading::Unspaced,
        };
        Self {
            words: heard.tokens().len(),
            how,
            reading,
        }
    }

    /// Fillers and hedges, if the answer is in a language they are known in.
    #[must_use]
    pub fn habits(&self) -> Option<&Habits> {
        match &self.reading {
            Reading::English(habits) => Some(habits),
            Reading::Unknown | Reading::Unspaced => None,
        }
    }

    /// Words a minute of a spoken answer that took `seconds`, to the nearest 5; nothing below 30 words or 20 seconds, and nothing for
    /// a typed one.
    #[must_use]
    pub fn pace(&self, seconds: u32) -> Option<u32> {
        match (self.how, &self.reading) {
            (Delivery::Typed, _) | (_, Reading::Unspaced) => None,
            (Delivery::Spoken { .. }, _) => pace(self.words, seconds),
        }
    }

    /// Seconds a typed answer would take to say at `pace` words a minute, the user's own or else [`CONVERSATION`](super::CONVERSATION),
    /// to the nearest 5; nothing for a spoken one.
    #[must_use]
    pub fn seconds_if_spoken(&self, pace: u32) -> Option<u32> {
        match (self.how, &self.reading) {
            (Delivery::Spoken { .. }, _) | (_, Reading::Unspaced) => None,
            (Delivery::Typed, _) => seconds_if_spoken(self.words, pace),
        }
    }

    /// How many of `count` things there are in 100 words of the answer, to the nearest whole; nothing below 30 words, where one alone
    /// would be more than 3.
    #[must_use]
    pub fn per_100_words(&self, count: usize) -> Option<usize> {
        if self.words < FEWEST_WORDS {
            return None;
        }
        Some((count.saturating_mul(200) / self.words).div_ceil(2))
    }
}
