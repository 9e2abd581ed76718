//! A card as lines to be read aloud: what it is, the question, and after it the sample answer with what one judges by.

use crate::{
    answer::Assessment,
    deck::Card,
    history::CardProgress,
    text::{lines, wrap},
};

use super::{marks, say};

/// `easy, technical, api design.`, with the user's marks and how long an answer should take.
pub(super) fn about(card: &Card, progress: Option<&CardProgress>) -> String {
    let said = [
        card.difficulty.map(|difficulty| difficulty.name().to_owned()),
        card.kind.map(|kind| kind.name().to_owned()),
        card.topic.clone(),
    ];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let marks = [
        (!said.is_empty()).then(|| format!("{said}.")),
        card.target_seconds
            .map(|seconds| format!("Up to {}.", say::duration(seconds.into()))),
        progress
            .is_some_and(|card| card.flagged)
            .then(|| "Flagged.".to_owned()),
        progress
            .is_some_and(|card| card.note.is_some())
            .then(|| "With a note.".to_owned()),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The sample answer, the user's own that they prefer, and what one judges by, in lines of at most so many columns; before it what
/// the user wrote.
pub(super) fn answer(
    card: &Card,
    (written, assessed): (&str, &Assessment),
    progress: Option<&CardProgress>,
    columns: usize,
) -> Vec<String> {
    let mut said = Vec::new();
    if !written.is_empty() {
        said.push("Your answer:".to_owned());
        said.extend(lines(written, columns));
        said.push(String::new());
    }
    said.push("Sample answer:".to_owned());
    said.extend(lines(&card.answer, columns));
    if let Some(preferred) = progress.and_then(|card| card.preferred.as_deref()) {
        heading(&mut said, "Your preferred answer:");
        said.extend(lines(preferred, columns));
    }
    said.extend(marks::rows(card, assessed, columns));
    if !card.follow_ups.is_empty() {
        heading(&mut said, "They may ask next:");
        for question in &card.follow_ups {
            item(&mut said, question, columns);
        }
    }
    if let Some(note) = progress.and_then(|card| card.note.as_deref()) {
        heading(&mut said, "Your note:");
        said.extend(note.lines().flat_map(|line| wrap(line, columns, 0)));
    }
    said.push(String::new());
    said
}

pub(super) fn heading(said: &mut Vec<String>, text: &str) {
    said.extend([String::new(), text.to_owned()]);
}

fn item(said: &mut Vec<String>, text: &str, columns: usize) {
    said.extend(wrap(&format!("- {text}"), columns, 2));
}

#[cfg(test)]
mod tests {
    use crate::answer::{Effort, Given};

    use super::*;

    fn card(rest: &str) -> Card {
        let text = format!("(id: \"a\", question: \"Q?\", answer: \"One.\n\n- two\", {rest})");
        crate::deck::parse_card(&text).unwrap()
    }

    #[test]
    fn a_card_is_introduced_by_what_its_deck_says_of_it() {
        assert_eq!(about(&card(""), None), "");
        let card = card("difficulty: Medium, kind: Technical, topic: \"caching\", target_seconds: 90");
        assert_eq!(
            about(&card, None),
            "medium, technical, caching. Up to 1 minute 30 seconds."
        );
    }

    #[test]
    fn what_was_written_stands_before_the_sample_answer_and_the_key_points_after_it_and_the_preferred_answer()
    {
        let card = card(
            "key_points: [(text: \"says two\"), (text: \"says three\", required: false)], follow_ups: [\"And?\"]",
        );
        let mut progress = CardProgress::default();
        progress.note = Some("ask again".to_owned());
        progress.preferred = Some("Two, and one.".to_owned());
        let assessed = Assessment::new(&card, "Mine.", Given::Typed, Effort::Given);
        let said = answer(&card, ("Mine.", &assessed), Some(&progress), 80).join("\n");
        assert_eq!(
            said,
            "Your answer:\nMine.\n\nSample answer:\nOne.\n\n- two\n\nYour preferred answer:\nTwo, and one.\n\nDid you say this? x and a number ticks a line.\n\
             1. says two\n2. says three (optional)\n3. I said something wrong that matters\n\n\
             They may ask next:\n- And?\n\nYour note:\nask again\n"
        );
    }
}
