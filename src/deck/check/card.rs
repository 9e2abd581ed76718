//! What a card says of itself, its question, and the length of its answer.

use std::ops::RangeInclusive;

use crate::{deck::Card, text::count};

use super::{
    Fields,
    notes::Notes,
    words::{sentence_starts, word_count},
};

const ANSWER_WORDS: RangeInclusive<usize> = 130..=220;
const QUESTION_WORDS: usize = 60;
const QUESTION_SENTENCES: usize = 2;
const TOPIC_WORDS: RangeInclusive<usize> = 1..=3;
const FOLLOW_UPS: RangeInclusive<usize> = 2..=3;
const SECONDS: RangeInclusive<u16> = 30..=600;

pub(super) fn check(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    if card.kind.is_none() {
        notes.add(
            fields.opening,
            "the card has no kind",
            "write kind: Technical, Situational or Behavioral",
        );
    }
    if card.difficulty.is_none() {
        notes.add(
            fields.opening,
            "the card has no difficulty",
            "write difficulty: Easy, Medium or Hard",
        );
    }
    topic(notes, fields, card);
    question(notes, fields, card);
    answer(notes, fields, card);
    follow_ups(notes, fields, card);
    seconds(notes, fields, card);
}

fn topic(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    let hint = "name it in one to three words, such as \"API design\"";
    match card.topic.as_deref().map(str::trim) {
        None => notes.add(fields.opening, "the card has no topic", hint),
        Some("") => notes.add(fields.at("topic"), "the topic is empty", hint),
        Some(topic) => {
            if let Some(words) = word_count(topic)
                && !TOPIC_WORDS.contains(&words)
            {
                let what = format!("the topic has {}", count(words, "word"));
                notes.add(fields.at("topic"), what, hint);
            }
        }
    }
}

fn question(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    let at = fields.at("question");
    if !ends_as_said(&card.question) {
        notes.add(
            at,
            "the question does not end like something one says",
            "end it with \"?\" or \".\"",
        );
    }
    let sentences = sentence_starts(&card.question).len();
    if sentences > QUESTION_SENTENCES {
        notes.add(
            at,
            format!("the question has {sentences} sentences"),
            "an interviewer asks in one or two; leave the rest to the follow-ups",
        );
    }
    if let Some(words) = word_count(&card.question)
        && words > QUESTION_WORDS
    {
        notes.add(
            at,
            format!("the question has {words} words"),
            format!("{QUESTION_WORDS} are the most a listener keeps in mind"),
        );
    }
}

fn answer(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    let Some(words) = word_count(&card.answer).filter(|words| !ANSWER_WORDS.contains(words)) else {
        return;
    };
    let (least, most) = (ANSWER_WORDS.start(), ANSWER_WORDS.end());
    let what = format!("the sample answer has {}", count(words, "word"));
    let hint = if words < *least {
        format!("write {least} to {most}: add a number, a choice and why, what went wrong")
    } else {
        format!("cut it to {least} to {most}: what a listener would remember")
    };
    notes.add(fields.at("answer"), what, hint);
}

fn follow_ups(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    let hint = "write two or three short questions an interviewer would ask next";
    let number = card.follow_ups.len();
    if number == 0 {
        notes.add(fields.opening, "the card has no follow-up questions", hint);
    } else if !FOLLOW_UPS.contains(&number) {
        let what = format!("the card has {}", count(number, "follow-up question"));
        notes.add(fields.at("follow_ups"), what, hint);
    }
    let items = notes.items(fields.get("follow_ups"));
    for (number, text) in card.follow_ups.iter().enumerate() {
        if !says_question(text) {
            let at = items.get(number).map_or(fields.at("follow_ups"), |item| item.at);
            notes.add(
                at,
                "the follow-up does not end in a question mark",
                "make it a question",
            );
        }
    }
}

fn seconds(notes: &mut Notes<'_>, fields: &Fields<'_>, card: &Card) {
    match card.target_seconds {
        None => notes.add(
            fields.opening,
            "the card has no target seconds",
            "write target_seconds: 90, or what a spoken answer should take",
        ),
        Some(seconds) if !SECONDS.contains(&seconds) => {
            let (least, most) = (SECONDS.start(), SECONDS.end());
            notes.add(
                fields.at("target_seconds"),
                format!("the target is {}", count(seconds.into(), "second")),
                format!("a spoken answer takes {least} to {most}"),
            );
        }
        Some(_) => {}
    }
}

/// `text` without the quotes and brackets that may close it.
fn unclosed(text: &str) -> &str {
    text.trim_end_matches(|char: char| char.is_whitespace() || "\"'”’»)]`*".contains(char))
}

fn ends_as_said(question: &str) -> bool {
    unclosed(question).ends_with(['?', '.', '!', '…', '？', '。', '！', '؟'])
}

fn says_question(text: &str) -> bool {
    unclosed(text).ends_with(['?', '？', '؟'])
}
