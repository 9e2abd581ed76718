//! Sounds, words and phrases that fill a pause in English speech, and where they do. Edit freely: no other file names them.
//!
//! Which sounds and phrases fill pauses is common knowledge of linguistics (filled pauses, discourse markers); the choice is small on
//! purpose: published lists of over a hundred words flag plain prose. Where a phrase counts was set by reading real answers.

use super::cue::{
    Cue,
    Place::{After, AfterPause, Anywhere, BeforePause, Between, Nowhere, Start},
};

/// Filled pauses. Not after a number: "5 mm".
pub(super) const SOUNDS: [Cue; 15] = [
    sound("ah"),
    sound("ahh"),
    sound("er"),
    sound("erm"),
    sound("hm"),
    sound("hmm"),
    sound("hmmm"),
    sound("mm"),
    sound("mmm"),
    sound("uh"),
    sound("uhh"),
    sound("uhm"),
    sound("um"),
    sound("umm"),
    sound("ummm"),
];

/// Words and phrases.
pub(super) const FILLERS: [Cue; 22] = [
    // Phrases.
    Cue::anywhere("and stuff like that"),
    Cue::at("and stuff", BeforePause, Anywhere).not_before(&["the"]),
    Cue::anywhere("and things like that"),
    Cue::at("at the end of the day", Between, Anywhere),
    Cue::anywhere("basically"),
    Cue::at("i mean", AfterPause, Anywhere)
        .not_after(&["what", "that", "all", "by", "do", "know", "see"])
        .not_before(&["it", "that", "this", "by"]),
    Cue::at("kind of", After(VAGUE_AFTER), Nowhere),
    Cue::at("sort of", After(VAGUE_AFTER), Nowhere),
    Cue::at("literally", Nowhere, Anywhere),
    Cue::at("or whatever", BeforePause, Anywhere).not_before(WHATEVER),
    Cue::at("to be honest", AfterPause, BeforePause)
        .not_after(MEANT)
        .not_before(&["with", "about", "and"]),
    Cue::at("you know", Between, After(LOOSE))
        .not_after(KNOW_AFTER)
        .not_before(KNOW_BEFORE),
    // Words that fill a pause only where there is one.
    Cue::at("actually", Between, AfterPause),
    Cue::at("just", Between, Nowhere),
    Cue::at("like", Between, Nowhere),
    Cue::at("okay", Between, Start),
    Cue::at("ok", Between, Start),
    Cue::at("right", Between, Nowhere),
    Cue::at("so", Between, Start),
    Cue::at("well", Between, Start),
    Cue::at("you see", Between, Nowhere),
    Cue::at("yeah", Between, Start),
];

/// After these "kind of" takes something back: "it's kind of slow". After others it means a kind: "what kind of", "a new kind of".
const VAGUE_AFTER: &[&str] = &[
    "i", "we", "you", "they", "he", "she", "it", "i'm", "we're", "you're", "they're", "he's", "she's",
    "it's", "that's", "there's", "am", "is", "are", "was", "were", "be", "been", "and", "but", "so", "just",
    "also", "to", "had", "um", "uh", "like", "felt", "feel", "feels", "got", "get", "gets",
];

/// After these "you know" may fill a pause that no comma shows.
const LOOSE: &[&str] = &[
    "and", "but", "so", "because", "just", "like", "was", "is", "it's", "um", "uh",
];

/// After these "you know" has its meaning.
const KNOW_AFTER: &[&str] = &[
    "as", "do", "did", "if", "let", "once", "than", "that", "until", "what", "when", "whether",
];

/// Before these "you know" has its meaning.
const KNOW_BEFORE: &[&str] = &[
    "about", "exactly", "how", "if", "it", "that", "the", "what", "when", "where", "whether", "which", "who",
    "why", "your",
];

/// Before these "or whatever" has its meaning.
const WHATEVER: &[&str] = &[
    "else", "he", "i", "is", "it", "she", "the", "they", "we", "you", "your",
];

/// After these one means to be honest.
const MEANT: &[&str] = &[
    "able", "asked", "expect", "going", "had", "has", "have", "is", "like", "need", "needed", "prefer",
    "try", "tried", "trying", "want", "wanted", "was",
];

const fn sound(text: &'static str) -> Cue {
    Cue::anywhere(text)
}
