//! What a deck's author sees when the deck is read.

use std::path::Path;

use greenroom::deck::{
    Card, DeckId, Difficulty, Group, KeyPoint, Kind, ParsedDeck, Problem, Rubric, RubricRow, Severity,
    deck_to_ron, parse, parse_card, position, with_card,
};
use greenroom::{export, text::clean};
use proptest::prelude::*;

fn read(text: &str) -> ParsedDeck {
    parse("baker", "baker.ron", text)
}

fn problems(text: &str) -> Vec<String> {
    read(text).problems.iter().map(Problem::to_string).collect()
}

const MEND: &str = "(mend this place; the README shows the format of a deck)";

#[test]
fn a_deck_is_read_with_everything_it_says() {
    let parsed = read(
        r#"(
    version: 1,
    role: "Baker",
    summary: "Dough and ovens.",
    group: "Everyone",
    cards: [
        (
            id: "dough",
            kind: Technical,
            difficulty: Easy,
            topic: "dough",
            question: "Why does dough rise?",
            answer: "Yeast makes gas.",
            key_points: [(text: "yeast makes gas", any: ["gas"]), (text: "salt slows it", required: false)],
            follow_ups: ["And salt?"],
            target_seconds: 60,
        ),
        (id: "row", question: "A bad day?", answer: "Yes.", rubric: Rows([(name: "Honest", levels: ("no", "a bit", "yes", "wholly"))])),
    ],
)"#,
    );
    assert_eq!(parsed.problems, []);
    let deck = parsed.deck.unwrap();
    assert_eq!(
        (deck.id.as_str(), &*deck.role, deck.summary.as_deref()),
        ("baker", "Baker", Some("Dough and ovens."))
    );
    assert_eq!(deck.group, Some(Group::Everyone));
    let dough = &parsed.cards[0];
    assert_eq!(
        (dough.kind, dough.difficulty),
        (Some(Kind::Technical), Some(Difficulty::Easy))
    );
    assert!(dough.key_points[0].required && !dough.key_points[1].required);
    assert!(matches!(&parsed.cards[1].rubric, Some(Rubric::Rows(rows)) if rows.len() == 1));
    assert_eq!(deck.heads[1].id, "row");
}

#[test]
fn a_missing_comma_is_shown_where_it_is_missed() {
    let text = "(\n  version: 1,\n  role: \"Baker\"\n  cards: [],\n)";
    assert_eq!(
        problems(text),
        [format!(
            "baker.ron:4:3: a comma or a closing bracket is missing before this {MEND}"
        )]
    );
}

#[test]
fn a_misspelt_field_is_named_with_its_place_and_the_one_that_was_meant() {
    let text =
        "(version: 1, role: \"Baker\", cards: [\n    (id: \"a\", question: \"Why?\", anwser: \"So.\"),\n])";
    let said = "baker.ron:2:33: there is no field \"anwser\"; did you mean \"answer\"?";
    assert_eq!(problems(text), [format!("{said} {MEND}")]);
}

#[test]
fn an_id_used_twice_is_reported_at_its_second_use() {
    let text = "(version: 1, role: \"Baker\", cards: [\n\
        (id: \"a\", question: \"Why?\", answer: \"So.\"),\n\
        (question: \"The id: is where?\", id: \"a\", answer: \"Here.\"),\n])";
    assert_eq!(
        problems(text),
        ["baker.ron:3:33: the id \"a\" is used twice: card 1 has it too (give this card an id of its own)"]
    );
    assert_eq!(read(text).cards[0].answer, "So.", "the first one keeps the id");
}

#[test]
fn an_empty_answer_is_reported_at_the_answer_itself() {
    let text = "(version: 1, role: \"Baker\", cards: [(id: \"a\", question: \"In one answer: why?\", answer: \" \\n\")])";
    assert_eq!(
        problems(text),
        ["baker.ron:1:80: the answer is empty (write an answer or delete the card)"]
    );
}

#[test]
fn an_id_with_something_invisible_in_it_is_refused() {
    for id in ["", "a b", "a/b", "a\u{202e}b", "a\\u{7}b", "a\u{feff}"] {
        let text = format!(
            "(version: 1, role: \"Baker\", cards: [(id: \"{id}\", question: \"Why?\", answer: \"So.\")])"
        );
        assert_eq!(
            problems(&text),
            [
                "baker.ron:1:38: the id is empty, too long, or has a space, a slash or a hidden character in it \
                 (write a short name such as \"rest-design\")"
            ],
        );
    }
}

#[test]
fn a_newer_deck_is_refused_in_words_even_when_it_has_unknown_fields() {
    for text in [
        "(version: 2, role: \"Baker\", cards: [])",
        "(version: 2, trades: [Baking(hot: true)], role: (1, 2))",
    ] {
        let parsed = read(text);
        assert_eq!(parsed.deck, None);
        assert_eq!(
            parsed.problems[0].to_string(),
            "baker.ron:1:1: this deck has format version 2, newer than this Greenroom reads (1) \
             (update Greenroom; the file is left as it is)"
        );
    }
}

#[test]
fn a_group_may_be_written_in_any_capitals() {
    for group in Group::ALL {
        let text = format!(
            "(version: 1, role: \"Baker\", group: \"{}\", cards: [])",
            group.name().to_uppercase()
        );
        assert_eq!(read(&text).deck.unwrap().group, Some(group));
    }
}

#[test]
fn an_unknown_group_is_a_warning_with_the_nearest_and_costs_nothing_else() {
    let text = "(version: 1, role: \"Baker\",\n    group: \"Enginering\", cards: [(id: \"a\", question: \"Q?\", answer: \"A.\")])";
    let parsed = read(text);
    assert_eq!(
        parsed.problems.iter().map(Problem::to_string).collect::<Vec<_>>(),
        [
            "baker.ron:2:5: there is no group \"Enginering\"; did you mean \"Engineering\"? \
          (until this is mended, the deck's role is in no group)"
        ]
    );
    assert_eq!(parsed.problems[0].severity, Severity::Warning);
    let deck = parsed.deck.unwrap();
    assert_eq!((deck.group, deck.heads.len()), (None, 1));
    assert_eq!(
        problems(&text.replace("Enginering", "Space")),
        [
            "baker.ron:2:5: there is no group \"Space\"; there is Engineering, Data and AI, Operations and Security, \
          Product and Design, Customer and Delivery, Everyone (until this is mended, the deck's role is in no group)"
        ]
    );
}

#[test]
fn a_deck_without_a_role_is_refused() {
    let parsed = read("(version: 1, cards: [], role: \" \")");
    assert_eq!(parsed.deck, None);
    assert_eq!(
        parsed.problems[0].to_string(),
        "baker.ron:1:25: the deck names no role (write role: \"Backend Developer\")"
    );
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let text = "(version: 1, role: \"Baker\", cards: [(id: \"a\", question: \"Why?\", answer: \"\")])";
    let marked = format!("\u{feff}{text}");
    assert_eq!(problems(&marked), problems(text));
    let good = text.replace("\"\"", "\"So.\"");
    let span = read(&format!("\u{feff}{good}")).deck.unwrap().heads[0]
        .span
        .clone();
    assert_eq!(
        span.start,
        3 + read(&good).deck.unwrap().heads[0].span.start,
        "spans count the file's bytes"
    );
}

#[test]
fn windows_line_ends_move_no_line_or_column_and_reach_no_text() {
    let text = "(version: 1, role: \"Baker\",\n cards: [\n  (id: \"a\", question: \"Why?\", answer: r\"One.\n\nTwo.\"),\n  (id: \"b\", question: \"Why?\", answer: \"\"),\n])";
    let windows = text.replace('\n', "\r\n");
    assert_eq!(
        problems(&windows),
        ["baker.ron:6:31: the answer is empty (write an answer or delete the card)"]
    );
    assert_eq!(problems(&windows), problems(text));
    assert_eq!(read(&windows).cards[0].answer, "One.\n\nTwo.");
}

#[test]
fn columns_count_characters_not_bytes() {
    let text = "(version: 1, role: \"Bäcker\", cards: [(id: \"a\", question: \"Für wen?\", answer: \"\")])";
    assert_eq!(
        problems(text),
        ["baker.ron:1:70: the answer is empty (write an answer or delete the card)"]
    );
}

#[test]
fn comments_may_stand_anywhere() {
    let text = "// A deck.\n(version: 1, /* the role: */ role: \"Baker\", cards: [\n\
        // answer: (nothing)\n(id: \"a\", /* \" */ question: \"Why?\", answer: \"So.\"), // the end\n\
        /* empty: */ (id: \"b\", question: \"Why?\", /* answer: */ answer: \"\"),\n])";
    assert_eq!(
        problems(text),
        ["baker.ron:5:56: the answer is empty (write an answer or delete the card)"]
    );
    assert_eq!(read(text).cards.len(), 1);
}

#[test]
fn ten_thousand_nested_brackets_are_one_problem() {
    let nested = format!(
        "(version: 1, role: \"Baker\", cards: [{}{}])",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let said = problems(&nested);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].ends_with(&format!("there are too many brackets inside one another {MEND}")),
        "{said:?}"
    );
}

#[test]
fn three_megabytes_of_brackets_are_one_problem() {
    assert_eq!(
        problems(&"(".repeat(3_000_000)),
        [format!(
            "baker.ron:1:2: a name without quotes is expected here {MEND}"
        )]
    );
}

#[test]
fn a_hundred_thousand_bad_cards_are_read_in_one_walk() {
    let text = format!(
        "(version: 1, role: \"Baker\", cards: [{}])",
        "(),\n".repeat(100_000)
    );
    let parsed = read(&text);
    let [.., hundredth, last] = &parsed.problems[..] else {
        panic!("{:?}", parsed.problems)
    };
    assert_eq!(
        (parsed.problems.len(), hundredth.line, hundredth.column),
        (101, 100, 2)
    );
    assert_eq!(
        last.to_string(),
        "baker.ron: 99900 more problems are not listed (mend the ones listed, and the others show)"
    );
}

#[test]
fn a_card_is_added_before_the_others_however_the_deck_is_written() {
    let added = parse_card("(id: \"new\", question: \"So?\", answer: \"Yes.\")").expect("a card");
    for deck in [
        "(version: 1, role: \"Baker\", cards: [CARD])",
        "(version: 1, role: \"Baker\", cards: [])",
        "#![enable(implicit_some)](version: 1, role: \"Baker\", cards: [CARD])",
        "#\u{b}! /* ] */ [enable(implicit_some)](version: 1, role: \"Baker\", cards: [CARD])",
        "(version: 1, cards: /* [ */ [CARD], role: \"cards: [\")",
        "Deck(r#version: 1, role: \"Baker\", r#cards // [\n : [CARD])",
    ] {
        let deck = deck.replace("CARD", "(id: \"old\", question: \"Why?\", answer: \"So.\")");
        let before = read(&deck);
        assert_eq!(before.problems, [], "{deck}");
        let more = with_card(&deck, &added).unwrap_or_else(|| panic!("there is a place in {deck}"));
        let after = read(&more);
        assert_eq!(after.problems, [], "{more}");
        assert_eq!(
            after.cards,
            [vec![added.clone()], before.cards].concat(),
            "{more}"
        );
    }
}

#[test]
fn no_text_of_a_card_can_command_the_terminal() {
    let text = r#"(version: 1, role: "Ba\u{1b}[31mker", summary: "\u{9b}", cards: [(
        id: "a", topic: "\u{7}", question: "Why\u{1b}[2J?", answer: "\u{1b}]0;x\u{7}\tEnd\u{202e}.",
        key_points: [(text: "\u{1b}c", any: ["\u{8}"])], follow_ups: ["\r\n\u{0}"],
    ), (
        id: "b", question: "Why?", answer: "So.", rubric: Rows([(name: "\u{1b}", levels: ("\u{1b}", "", "", "\u{1b}"))]),
    )])"#;
    let parsed = read(text);
    assert_eq!(parsed.problems, []);
    let shown = format!("{:?} {:?}", parsed.deck, parsed.cards);
    assert!(
        !shown.contains("\\u{") && !shown.contains("\\r") && !shown.contains("\\0"),
        "{shown}"
    );
    assert_eq!(parsed.cards[0].question, "Why␛[2J?");
    assert_eq!(parsed.cards[0].answer, "␛]0;x␇    End.");
}

#[test]
fn a_problem_cannot_command_the_terminal_either() {
    let text = "(version: 1, role: \"Baker\", cards: [(id: \"a\", question: \"Why?\", answer: \"So.\", kind: \u{1b}x)])";
    let said = problems(text).concat();
    assert!(!said.is_empty() && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn one_bad_card_does_not_cost_the_others() {
    let text = "(version: 1, role: \"Baker\", cards: [\n\
        (id: \"a\", question: \"Why?\", answer: \"So.\"),\n\
        (id: \"b\", question: \"Why?\", kind: Practical, answer: \"So.\"),\n\
        (id: \"c\", question: \"\", answer: \"So.\"),\n\
        (id: \"d\", question: \"Why?\"),\n\
        (id: \"e\", question: \"Why?\", answer: \"So.\"),\n])";
    let parsed = read(text);
    let ids: Vec<&str> = parsed.cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["a", "e"]);
    let lines: Vec<usize> = parsed.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 4, 5]);
    let heads = parsed.deck.unwrap().heads;
    let span = heads[1].span.start as usize..heads[1].span.end as usize;
    assert_eq!(
        text.get(span),
        Some("(id: \"e\", question: \"Why?\", answer: \"So.\")")
    );
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z\"\\\\#\n/*(),:'\u{1b}\u{7f}\u{301}é中]{0,30}"
    ]
    .prop_map(|text| clean(&text).into_owned())
}

fn said() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("{text}?"))
}

fn rubric() -> impl Strategy<Value = Rubric> {
    let row =
        (text(), [text(), text(), text(), text()]).prop_map(|(name, levels)| RubricRow { name, levels });
    prop_oneof![
        Just(Rubric::Behavioral),
        prop::collection::vec(row, 0..3).prop_map(Rubric::Rows)
    ]
}

fn card() -> impl Strategy<Value = Card> {
    let point = (text(), prop::collection::vec(text(), 0..3), any::<bool>())
        .prop_map(|(text, any, required)| KeyPoint { text, any, required });
    (
        prop::option::of(prop::sample::select(&Kind::ALL)),
        prop::option::of(prop::sample::select(&Difficulty::ALL)),
        prop::option::of(text()),
        (said(), said()),
        prop::collection::vec(point, 0..3),
        prop::option::of(rubric()),
        prop::collection::vec(text(), 0..3),
        any::<Option<u16>>(),
    )
        .prop_map(
            |(kind, difficulty, topic, (question, answer), key_points, rubric, follow_ups, seconds)| Card {
                id: String::new(),
                kind,
                difficulty,
                topic,
                question,
                answer,
                key_points,
                rubric,
                follow_ups,
                target_seconds: seconds,
            },
        )
}

#[test]
fn cards_of_several_decks_that_have_one_id_are_told_apart_in_an_export() {
    let card = || parse_card(r#"(id: "dough", question: "Why?", answer: "So.")"#).unwrap();
    let cards = ["bread", "cake", "cake!"].map(|deck| (DeckId::new(deck).card("dough"), card()));
    let text = export::deck("Baker", None, None, cards.into());
    let ids: Vec<String> = read(&text).cards.into_iter().map(|card| card.id).collect();
    assert_eq!(ids, ["dough", "cake-dough", "cake-dough-2"]);
}

#[test]
fn a_problem_is_shown_in_one_line_that_moves_no_cursor_and_keeps_the_path_of_its_file() {
    let path = Path::new("de\ncks/\u{1b}[31mba\u{202e}ker.ron");
    let problem = &parse("baker", path, "(").problems[0];
    assert_eq!(problem.place(), "de␊cks/␛[31mbaker.ron:1:1");
    assert_eq!(problem.path, path);
}

#[cfg(unix)]
#[test]
fn a_problem_in_a_file_whose_name_is_not_utf_8_names_that_very_file() {
    use std::os::unix::ffi::OsStrExt;
    let path = Path::new(std::ffi::OsStr::from_bytes(b"caf\xe9.ron"));
    let problem = &parse("cafe", path, "(").problems[0];
    assert_eq!((&*problem.path, &*problem.place()), (path, "caf\u{fffd}.ron:1:1"));
}

proptest! {
    #[test]
    fn the_name_of_a_deck_stays_what_it_is_on_one_line_without_hidden_characters(
        name in "(\\PC|[\u{0}-\u{1f}\u{7f}-\u{9f}\u{2028}\u{202e}\u{2066}\u{feff}/ ]){0,8}",
    ) {
        let id = DeckId::new(&name);
        prop_assert!(!id.as_str().contains(|char: char| char == '/' || char.is_control()), "{:?}", id);
        prop_assert_eq!(clean(id.as_str()), id.as_str());
        prop_assert!(!id.as_str().is_empty());
        prop_assert_eq!(DeckId::new(id.as_str()), id.clone());
        let card = id.card("dough");
        prop_assert_eq!((card.deck(), card.card()), (id.as_str(), "dough"));
    }

    #[test]
    fn a_problem_lies_where_position_says(
        before in "(\\PC|\r?\n){0,20}",
        bom in prop::sample::select(&["", "\u{feff}"]),
    ) {
        let before = format!("{bom}/* {} */ (version: 1, cards: [], ", before.replace(['*', '/'], ""));
        let said = &read(&format!("{before}role: \"\")")).problems[0];
        prop_assert_eq!((said.line, said.column), position(&before, before.len()));
    }

    #[test]
    fn a_written_deck_is_read_back_with_the_same_cards(
        mut cards in prop::collection::vec(card(), 0..5),
        role in said(),
        summary in prop::option::of(text()),
        group in prop::option::of(prop::sample::select(&Group::ALL)),
    ) {
        for (number, card) in cards.iter_mut().enumerate() {
            card.id = format!("card-{number}");
        }
        let parsed = read(&deck_to_ron(&role, group, summary.as_deref(), &cards));
        prop_assert_eq!(parsed.problems, []);
        prop_assert_eq!(parsed.cards, cards);
        let deck = parsed.deck.unwrap();
        prop_assert_eq!(deck.role, role.trim());
        prop_assert_eq!(deck.summary, summary);
        prop_assert_eq!(deck.group, group);
    }

    #[test]
    fn no_text_brings_the_reader_down(
        text in "(\\PC|[(){}\\[\\],:\"'#/*r\n]|version: 1|role|cards|id|answer|\u{feff}){0,60}",
    ) {
        let _ = read(&text);
        let _ = read(&format!("(version: 1, role: \"Baker\", cards: [{text}])"));
        let _ = read(&format!("(version: 1, role: \"Baker\", cards: [({text})])"));
    }
}
