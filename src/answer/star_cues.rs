//! English phrases that hint at the parts of a story. Edit freely: no other file names them.
//!
//! They follow what coaches of interviews ask of a story (situation, task, action, result) in words that people begin these parts with.

pub(super) const SITUATION: [&str; 5] = ["when i was", "at my last", "in my last", "our team was", "we had"];
pub(super) const TASK: [&str; 5] = [
    "my job was",
    "my role was",
    "i was responsible",
    "i needed to",
    "the goal was",
];
pub(super) const RESULT: [&str; 7] = [
    "as a result",
    "so that",
    "which meant",
    "reduced",
    "increased",
    "cut",
    "saved",
];
pub(super) const LEARNING: [&str; 4] = ["i learned", "next time", "since then", "i'd now"];

/// Verbs of doing, in the past. Sorted.
pub(super) const ACTIONS: [&str; 9] = [
    "asked", "built", "called", "decided", "measured", "proposed", "talked", "wrote", "wrote",
];

/// What may stand between "I" and the verb.
pub(super) const BETWEEN: [&str; 5] = ["also", "first", "just", "then", "finally"];

/// Numbers in words; "one" is left out, which is as often "the one".
pub(super) const NUMBERS: [&str; 4] = ["two", "three", "half", "percent"];
