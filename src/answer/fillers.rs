//! Sounds, words and phrases that fill a pause in English speech, and where they do. To be edited: nothing else names them.
//!
//! That these fill pauses is common knowledge of linguistics (filled pauses, discourse markers). The choice is small on purpose:
//! published lists of over a hundred words flag plain prose. Where each counts was set by reading answers that people gave aloud.

use super::cue::{
    Cue,
    Place::{After, AfterPause, Anywhere, BeforePause, Between, Opening, Sound},
};

/// Filled pauses.
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

/// Phrases, and then words that fill a pause only where there is one.
pub(super) const FILLERS: [Cue; 20] = [
    Cue::anywhere("and stuff like that"),
    Cue::at("and stuff", &[BeforePause], &[]),
    Cue::anywhere("and things like that"),
    Cue::at("at the end of the day", &[Between], &[Anywhere]),
    Cue::anywhere("basically"),
    Cue::at("i mean", &[AfterPause], &[After(LOOSE)]).not_before(&["by", "it", "that", "the", "this"]),
    Cue::at("kind of", &[After(VAGUE_AFTER), Between], &[]).not_before(&["thing", "things", "way"]),
    Cue::at("sort of", &[After(VAGUE_AFTER), Between], &[]).not_before(&["thing", "things", "way"]),
    Cue::at("literally", &[], &[Anywhere]),
    Cue::at("or whatever", &[BeforePause], &[]),
    Cue::at("to be honest", &[AfterPause], &[BeforePause])
        .not_after(MEANT)
        .not_before(&["about", "and", "with"]),
    Cue::at("you know", &[Between], &[After(LOOSE)])
        .not_after(KNOW_AFTER)
        .not_before(KNOW_BEFORE),
    Cue::at("actually", &[Between], &[AfterPause]),
    Cue::at("just", &[Between], &[]),
    Cue::at("like", &[Between], &[]),
    Cue::at("ok", &[Between], &[Opening]),
    Cue::at("okay", &[Between], &[Opening]),
    Cue::at("right", &[Between], &[]),
    Cue::at(
        "so",
        &[Between],
        &[Opening, After(&["okay", "right", "uh", "um", "well", "yeah"])],
    ),
    Cue::at("well", &[Between], &[Opening]),
];

/// After these "kind of" takes something back: "it's kind of slow". After others it means a kind: "what kind of", "a new kind of".
const VAGUE_AFTER: &[&str] = &[
    "also", "am", "and", "are", "be", "been", "but", "feel", "feels", "felt", "get", "gets", "got", "had",
    "he", "he's", "i", "i'm", "is", "it", "it's", "just", "like", "she", "she's", "so", "that's", "there's",
    "they", "they're", "to", "uh", "um", "was", "we", "we're", "were", "you", "you're",
];

/// After these "I mean" and "you know" may fill a pause that no comma shows.
const LOOSE: &[&str] = &[
    "and", "because", "but", "it's", "just", "like", "so", "uh", "um", "was",
];

/// After these one speaks of what someone knows.
const KNOW_AFTER: &[&str] = &[
    "as", "did", "do", "if", "let", "once", "than", "that", "until", "what", "when", "whether",
];

/// Before these one speaks of what someone knows.
const KNOW_BEFORE: &[&str] = &[
    "about", "exactly", "how", "if", "it", "that", "the", "what", "when", "where", "whether", "which", "who",
    "why", "your",
];

/// After these one speaks of being honest.
const MEANT: &[&str] = &[
    "able", "asked", "expect", "going", "had", "has", "have", "is", "like", "need", "needed", "prefer",
    "tried", "try", "trying", "want", "wanted", "was",
];

const fn sound(text: &'static str) -> Cue {
    Cue::at(text, &[Sound], &[])
}
