//! What was counted in an answer, in sentences: counts with where they come from, and no verdict on them.

use crate::{deck::Kind, text::count};

use super::{
    counts::{Counts, Delivery, Habits, Reading},
    cue::{Certainty, Spotted},
    pace::{CONVERSATION, PACE_SCALE},
    star::{LONG_SETUP_PERCENT, Part, Star},
};

/// How long an answer took, ms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// From the question to the first word.
    pub thought: u32,
    /// From the first word to the last; pauses are not counted.
    pub spoke: u32,
}

/// What was counted in an answer, to be read by whoever gave it.
///
/// ```
/// use greenroom::answer::{Account, Delivery};
/// let answer = "Um, so, I'd probably put a cache in front of it, and then I'd watch what the hit rate does.";
/// let account = Account::of(answer, Delivery::Typed, None, None);
/// assert_eq!(account.figures, [
///     "20 words; about 10 s if spoken at 150 words a minute",
///     "Sounds: 1 \"um\"",
///     "Fillers: 1 \"so\"",
///     "Hedges: 1 \"probably\"",
/// ]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// A sentence each; none where nothing was written or spoken.
    pub figures: Vec<String>,
    /// Where lists and limits come from, and what they cannot tell; a sentence each.
    pub sources: Vec<&'static str>,
}

const LISTS: &str =
    "Counted by Greenroom's own lists for English. Possible: it may have its plain meaning there.";
const PACE: &str =
    "150 words a minute is conversation, as the National Center for Voice and Speech is quoted.";
const SCALE: &str = "Books and tools disagree on a good pace by 30 words a minute: the scale is no target.";
const STORY: &str =
    "A phrase hints at a part of a story; one that was not spotted may be there in other words.";
const OTHER_LANGUAGE: &str = "Fillers, hedges and story phrases are known in English only: this is another language, or too short to tell";

impl Account {
    /// Counts what can be counted in what was written or said in answer to a card of this kind. Takes time in proportion to
    /// the length of `text`.
    #[must_use]
    pub fn of(text: &str, how: Delivery, speech: Option<Speech>, kind: Option<Kind>) -> Self {
        let mut account = Self::default();
        if !text.trim().is_empty() {
            account.add_text(text, how, speech, kind);
        }
        if let Some(Speech { thought, spoke }) = speech {
            let time = format!("Thought for {}, spoke for {}", seconds(thought), seconds(spoke));
            account
                .figures
                .insert(usize::from(!account.figures.is_empty()), time);
        }
        account
    }

    /// Whether nothing was counted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
    }

    fn add_text(&mut self, text: &str, how: Delivery, speech: Option<Speech>, kind: Option<Kind>) {
        let counts = Counts::of(text, how);
        self.add_length(&counts, speech);
        match &counts.reading {
            Reading::English(habits) => {
                self.add_habits(&counts, habits);
                self.sources.push(LISTS);
                if let (Some(Kind::Behavioral), Some(star)) = (kind, Star::of(text)) {
                    self.add_story(&star);
                }
            }
            Reading::Unknown => self.figures.push(OTHER_LANGUAGE.to_owned()),
            Reading::Unspaced => self
                .figures
                .push("In this language nothing more is counted".to_owned()),
        }
    }

    fn add_length(&mut self, counts: &Counts, speech: Option<Speech>) {
        let pace = speech.and_then(|speech| counts.pace(speech.spoke / 1000));
        let words = count(counts.words, "word");
        let figure = if counts.reading == Reading::Unspaced {
            format!("About {}", count(counts.words, "character"))
        } else if let Some(pace) = pace {
            self.sources.push(SCALE);
            let scale = PACE_SCALE.map(|mark| mark.to_string()).join(" · ");
            format!("{words}, about {pace} a minute (scale: {scale})")
        } else if let Some(seconds) = counts.seconds_if_spoken(CONVERSATION) {
            self.sources.push(PACE);
            format!("{words}; about {seconds} s if spoken at {CONVERSATION} words a minute")
        } else {
            words
        };
        self.figures.push(figure);
    }

    fn add_habits(&mut self, counts: &Counts, habits: &Habits) {
        let before = self.figures.len();
        let lists = [
            ("Sounds", habits.sounds.as_deref().unwrap_or_default()),
            ("Fillers", &habits.fillers),
            ("Hedges", &habits.hedges),
        ];
        for (name, spotted) in lists {
            self.figures
                .extend(listed(name, spotted, Certainty::Clear, counts));
            let possible = format!("Possible {}", name.to_lowercase());
            self.figures
                .extend(listed(&possible, spotted, Certainty::Possible, counts));
        }
        if self.figures.len() == before {
            self.figures
                .push("None of the listed fillers and hedges".to_owned());
        }
        if habits.sounds.is_none() {
            self.figures
                .push("\"um\" and \"uh\" are not counted: transcripts leave them out".to_owned());
        }
    }

    fn add_story(&mut self, star: &Star) {
        let parts = Part::ALL.map(|part| match star.phrases(part).len() {
            0 => format!("{}\u{a0}none", part.name()),
            some => format!("{}\u{a0}{some}", part.name()),
        });
        self.figures
            .push(format!("Phrases spotted: {}", parts.join(" · ")));
        let number = if star.numbers_in_result().is_empty() {
            "no"
        } else {
            "yes"
        };
        self.figures.push(format!("A number in the last third: {number}"));
        if let Some(percent) = star.setup_percent() {
            let long = if percent > LONG_SETUP_PERCENT {
                format!("; more than {LONG_SETUP_PERCENT} % is long, by rule of thumb")
            } else {
                String::new()
            };
            self.figures.push(format!(
                "Before the first sentence with an action: {percent} % of the words{long}"
            ));
        }
        self.sources.push(STORY);
    }
}

/// `Fillers, 2 in 100 words: 2 "you know", 1 "basically"`; nothing if none is that certain.
fn listed(name: &str, spotted: &[Spotted], certainty: Certainty, counts: &Counts) -> Option<String> {
    let these = spotted.iter().filter(|it| it.certainty == certainty);
    let these: Vec<String> = these
        .map(|it| format!("{} \"{}\"", it.count(), it.phrase))
        .collect();
    if these.is_empty() {
        return None;
    }
    let total = Spotted::total(spotted, certainty);
    let often = match counts.per_100_words(total) {
        None => String::new(),
        Some(0) => ", under 1 in 100 words".to_owned(),
        Some(some) => format!(", {some} in 100 words"),
    };
    Some(format!("{name}{often}: {}", these.join(", ")))
}

/// `41 s`, `1 min 41 s` for so many ms.
#[must_use]
pub fn seconds(ms: u32) -> String {
    let seconds = ms / 1000;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRANSCRIPT: Delivery = Delivery::Spoken {
        transcript_is_verbatim: false,
    };

    fn figures(text: &str, how: Delivery, speech: Option<Speech>, kind: Option<Kind>) -> Vec<String> {
        Account::of(text, how, speech, kind).figures
    }

    #[test]
    fn of_an_answer_that_was_only_spoken_there_are_seconds_alone() {
        let speech = Some(Speech {
            thought: 12_900,
            spoke: 101_000,
        });
        let account = Account::of("", Delivery::Typed, speech, Some(Kind::Behavioral));
        assert_eq!(account.figures, ["Thought for 12 s, spoke for 1 min 41 s"]);
        assert!(account.sources.is_empty());
        assert!(Account::of(" \n", Delivery::Typed, None, None).is_empty());
    }

    #[test]
    fn words_a_minute_are_told_of_what_was_spoken_and_never_of_what_was_typed() {
        let speech = Some(Speech {
            thought: 0,
            spoke: 30_000,
        });
        let text = "and then we asked them what they would do with it ".repeat(5);
        let spoken = figures(&text, TRANSCRIPT, speech, None);
        assert_eq!(
            spoken[0],
            "55 words, about 110 a minute (scale: 100 · 120 · 160 · 180)"
        );
        assert_eq!(
            spoken.last().map(String::as_str),
            Some("\"um\" and \"uh\" are not counted: transcripts leave them out")
        );
        let typed = figures(&text, Delivery::Typed, speech, None);
        assert_eq!(typed[0], "55 words; about 20 s if spoken at 150 words a minute");
        assert_eq!(typed[1], "Thought for 0 s, spoke for 30 s");
    }

    #[test]
    fn what_is_unclear_is_called_possible_and_counted_apart() {
        let text = "You know, we basically asked them, like, what they want, and you know, they said that it should \
            probably be fast, and then we measured it for them again and again.";
        let counted = figures(text, Delivery::Typed, None, None);
        assert_eq!(
            counted.get(1..),
            Some(
                [
                    r#"Fillers, 10 in 100 words: 1 "you know", 1 "basically", 1 "like""#,
                    r#"Possible fillers, 3 in 100 words: 1 "you know""#,
                    r#"Hedges, 3 in 100 words: 1 "probably""#,
                ]
                .map(str::to_owned)
                .as_slice()
            )
        );
    }

    #[test]
    fn a_language_that_is_not_known_has_its_words_counted_and_nothing_else() {
        let text = "Also ich war in der letzten Firma für die Datenbank da, also basically für alles.";
        let counted = figures(text, Delivery::Typed, None, Some(Kind::Behavioral));
        assert_eq!(
            counted,
            [
                "15 words; about 5 s if spoken at 150 words a minute",
                OTHER_LANGUAGE
            ]
        );
        let counted = figures("我先问了客户，然后做缓存。", Delivery::Typed, None, None);
        assert_eq!(
            counted,
            ["About 11 characters", "In this language nothing more is counted"]
        );
    }

    #[test]
    fn a_story_has_its_phrases_spotted_and_another_answer_has_not() {
        let story = "When I was at the bakery, the oven broke. First I called the owner. Then I built a fire. \
            It was not pretty, but we saved 40 loaves.";
        let counted = figures(story, Delivery::Typed, None, Some(Kind::Behavioral));
        let spotted = "Phrases spotted: Situation\u{a0}1 · Task\u{a0}none · Action\u{a0}2 · Result\u{a0}1 · Learning\u{a0}none";
        assert_eq!(
            counted.get(2..),
            Some(
                [
                    spotted,
                    "A number in the last third: yes",
                    "Before the first sentence with an action: 32 % of the words"
                ]
                .map(str::to_owned)
                .as_slice()
            )
        );
        let technical = figures(story, Delivery::Typed, None, Some(Kind::Technical));
        assert!(
            technical.iter().all(|figure| !figure.contains("spotted")),
            "{technical:?}"
        );
    }

    #[test]
    fn a_setup_that_takes_long_is_told_with_its_limit() {
        let story = format!(
            "{}First I called them. Then I built it.",
            "When we had the outage it was night. ".repeat(3)
        );
        let counted = figures(&story, Delivery::Typed, None, Some(Kind::Behavioral));
        let last = counted.last().map(String::as_str);
        assert_eq!(
            last,
            Some(
                "Before the first sentence with an action: 75 % of the words; more than 40 % is long, by rule of thumb"
            )
        );
    }
}
