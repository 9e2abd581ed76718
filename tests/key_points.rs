//! Which key points an answer shows, and what a deck's author is told of key points that do not tell its answers apart.

#[path = "common/advice.rs"]
mod advice;

use greenroom::{
    answer::{By, Given, Mention, Points, Said, check},
    deck::{KeyPoint, parse},
    library::built_in,
};
use proptest::prelude::*;

fn point(any: &[&str]) -> KeyPoint {
    KeyPoint {
        text: "what is to be said".to_owned(),
        any: any.iter().map(|phrase| (*phrase).to_owned()).collect(),
        required: true,
    }
}

fn find(any: &[&str], answer: &str, given: Given) -> Mention {
    let mentions = Points::new(&[point(any)]).find(&Said::new(answer, given));
    assert_eq!(mentions.len(), 1, "one point gets one mention");
    mentions.into_iter().next().unwrap_or_default()
}

/// The words of `answer` that show the point.
fn shown<'a>(any: &[&str], answer: &'a str) -> Vec<&'a str> {
    let mention = find(any, answer, Given::Spoken);
    let words = mention.words();
    words.filter_map(|at| answer.get(at)).collect()
}

#[test]
fn any_one_of_the_phrases_shows_the_point() {
    let any = ["circuit breaker", "time-out", "bounded retry"];
    assert_eq!(
        shown(&any, "Every call had a Timeout of two seconds."),
        ["Timeout"]
    );
    assert_eq!(shown(&any, "We hoped for the best."), [""; 0]);
}

#[test]
fn the_words_of_all_phrases_are_shown_each_once() {
    let any = ["idempotency key", "unique key"];
    assert_eq!(
        shown(&any, "Send a unique idempotency key with it."),
        ["unique", "idempotency", "key"]
    );
    let mention = find(&any, "A unique idempotency key.", Given::Spoken);
    assert_eq!(
        mention.hits.iter().map(|hit| hit.by).collect::<Vec<_>>(),
        [By::Phrase(0), By::Phrase(1)]
    );
}

#[test]
fn the_words_are_shown_as_they_were_written() {
    let answer = "Ｋ８ｓ, as one says: we “caché” nothing, but the CI/CD caches don’t care.";
    assert_eq!(shown(&["kubernetes"], answer), ["Ｋ８ｓ"]);
    assert_eq!(shown(&["CI/CD cache"], answer), ["CI/CD", "caches"]);
    assert_eq!(shown(&["don't care"], answer), ["don’t", "care"]);
}

#[test]
fn spelling_on_either_side_of_the_ocean_makes_no_difference() {
    assert_eq!(
        shown(&["optimize the data center"], "we optimised a data centre").len(),
        3
    );
    assert_eq!(
        shown(&["authorisation check"], "checks who is authorized").len(),
        2
    );
    assert!(
        !find(&["authorization"], "the author wrote it", Given::Typed).is_found(),
        "an author is another matter"
    );
}

#[test]
fn a_typed_slip_is_forgiven_and_a_spoken_one_is_another_word() {
    let answer = "Store the idempotnecy key.";
    assert!(find(&["idempotency key"], answer, Given::Typed).is_found());
    assert!(!find(&["idempotency key"], answer, Given::Spoken).is_found());
}

/// A deck of two cards with these answers, and this first key point at the first card.
fn deck(first: &str, second: &str, point: &str) -> String {
    format!(
        r#"(version: 1, role: "Baker", cards: [
    (id: "dough", question: "Why does dough rise?", answer: "{first}", key_points: [
        (text: "yeast makes gas", any: ["carbon dioxide", "gas from sugar"]),
        {point},
    ]),
    (id: "oven", question: "How hot?", answer: "{second}"),
])"#
    )
}

fn advice(text: &str) -> Vec<String> {
    advice::advice(text, |parsed| check("baker.ron", text, parsed))
}

const GLUTEN: &str = r#"(text: "gluten holds it", any: ["gluten", "stretchy net"])"#;

#[test]
fn key_points_that_only_their_own_answer_has_get_no_advice() {
    let text = deck(
        "Carbon dioxide from yeast, held by gluten.",
        "230 degrees.",
        GLUTEN,
    );
    assert_eq!(advice(&text), [""; 0]);
}

#[test]
fn a_key_point_that_its_own_answer_does_not_have_is_told_where_it_stands() {
    let text = deck("Carbon dioxide from yeast.", "230 degrees.", GLUTEN);
    assert_eq!(
        advice(&text),
        ["baker.ron:4:9: the sample answer does not have this key point \
          (say it in the answer, or add words of the answer to its any: [..])"]
    );
}

#[test]
fn key_points_that_the_answer_to_another_question_has_are_told_with_the_words_that_did_it() {
    let gluten = "Carbon dioxide from yeast, held by gluten.";
    let text = deck(gluten, "Until carbon dioxide has left the gluten.", GLUTEN);
    assert_eq!(
        advice(&text),
        [
            "baker.ron:3:9: the answer of \"oven\" has 2 key points of this card: \"yeast makes gas\" by \
             \"carbon dioxide\", \"gluten holds it\" by \"gluten\" (write phrases that only an answer to this question has)"
        ]
    );
    let one = deck(gluten, "Until the carbon dioxide has left.", GLUTEN);
    assert_eq!(advice(&one), [""; 0], "one point in common is chance");
}

#[test]
fn two_words_that_stand_together_neither_excuse_a_phrase_nor_count_against_it() {
    let said = "Carbon dioxide, caught in a net that nobody I know would call stretchy.";
    let text = deck(said, said, r#"(text: "gluten holds it", any: ["stretchy net"])"#);
    let cards = parse("baker", "baker.ron", &text).cards;
    let mentions = cards
        .first()
        .map(|card| Points::new(&card.key_points).find(&Said::new(said, Given::Spoken)));
    let hits = mentions.iter().flatten().flat_map(|mention| &mention.hits);
    assert_eq!(
        hits.map(|hit| hit.by).collect::<Vec<_>>(),
        [By::Phrase(0), By::Words]
    );
    assert_eq!(
        advice(&text),
        ["baker.ron:4:9: the sample answer does not have this key point \
          (say it in the answer, or add words of the answer to its any: [..])"]
    );
}

#[test]
fn a_point_without_phrases_is_left_to_the_rules_of_style() {
    let text = deck("Carbon dioxide.", "230 degrees.", r#"(text: "gluten holds it")"#);
    assert_eq!(advice(&text), [""; 0]);
}

#[test]
fn the_key_points_of_the_built_in_decks_tell_their_answers_apart() {
    for deck in built_in() {
        let problems = check(deck.id, deck.text, &parse(deck.id, deck.id, deck.text));
        assert_eq!(problems, [], "{}", deck.id);
    }
}

/// Text as people write and as nobody does: words that phrases have, signs, marks that join, other scripts.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,9}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "c++",
            ".net",
            "i/o",
            "%",
            "n+1",
            "a/b",
            "the",
            "of",
            "idempotency",
            "caching",
            "fail",
            "over",
            "’",
            "\u{301}",
            "\u{200d}",
            "\u{ad}",
            "ﬁ",
            "İ",
            "ß",
            "１２",
            "日本",
            "'s",
            "ising",
            "'",
            "\n",
        ])
        .prop_map(str::to_owned),
    ];
    let parts = prop::collection::vec((piece, prop::sample::select(vec!["", " ", "-", ". "])), 0..20);
    parts.prop_map(|parts| {
        let pieces = parts.iter().flat_map(|(piece, gap)| [piece.as_str(), *gap]);
        pieces.collect()
    })
}

proptest! {
    #[test]
    fn whatever_is_said_the_words_found_are_whole_and_within_it(
        any in prop::collection::vec(text(), 0..4),
        answer in text(),
        typed in any::<bool>(),
    ) {
        let given = if typed { Given::Typed } else { Given::Spoken };
        let any: Vec<&str> = any.iter().map(String::as_str).collect();
        let mut last = 0;
        for at in find(&any, &answer, given).words() {
            prop_assert!(answer.get(at.clone()).is_some_and(|word| !word.is_empty()), "{:?} of {:?}", at, answer);
            prop_assert!(at.start >= last, "words come in order and none overlaps the one before");
            last = at.end;
        }
    }

    #[test]
    fn a_phrase_is_found_in_itself_and_within_more_words(phrase in text()) {
        let has_words = !find(&[&phrase], &phrase, Given::Spoken).hits.is_empty();
        let said = format!("Well.\n{phrase}\nThat was it.");
        prop_assert_eq!(find(&[&phrase], &said, Given::Spoken).is_found(), has_words);
        prop_assert_eq!(find(&[&phrase], &said, Given::Typed).is_found(), has_words);
    }

    #[test]
    fn what_is_found_in_spoken_words_is_found_in_typed_ones(phrase in text(), answer in text()) {
        let spoken = find(&[&phrase], &answer, Given::Spoken).is_found();
        prop_assert!(!spoken || find(&[&phrase], &answer, Given::Typed).is_found());
    }

    #[test]
    fn any_deck_can_be_read_for_its_key_points(answer in text(), phrase in text()) {
        let quoted = |text: &str| greenroom::deck::ron_string(text);
        let deck = format!(
            "(version: 1, role: \"R\", cards: [(id: \"a\", question: \"Q\", answer: {}, key_points: [(text: \"t\", any: [{}])])])",
            quoted(&answer), quoted(&phrase),
        );
        let parsed = parse("r", "r.ron", &deck);
        for problem in check("r.ron", &deck, &parsed) {
            prop_assert!(problem.line == 1 && problem.column > 1);
        }
    }
}
