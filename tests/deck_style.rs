//! What a deck's author is told about its style, and where.

#[path = "common/advice.rs"]
mod advice;

use greenroom::deck::{check, parse};
use proptest::prelude::*;

/// The first card of [`deck`], from its second line on.
const CARD: &str = r#"(
    id: "dough",
    kind: Technical,
    difficulty: Easy,
    topic: "fermentation",
    question: "Why does dough rise, and when do you stop it?",
    answer: "ANSWER",
    key_points: [
        (text: "yeast turns sugar into gas", any: ["carbon dioxide", "gas from sugar"]),
        (text: "gluten holds the bubbles", any: ["gluten", "stretchy net"]),
        (text: "warmth sets the pace", any: ["warmer dough", "temperature"]),
        (text: "a finger shows when to bake", any: ["poke", "springs back"]),
    ],
    follow_ups: ["What does salt change?", "Why rest it twice?"],
    target_seconds: 90,
),"#;

const ANSWER: &str = "Dough rises because yeast eats the sugar in flour and gives off carbon dioxide, which the gluten \
    holds as bubbles. At the bakery where I trained we mixed at five, and the first tray went in at nine. \
    The pace depends on temperature far more than on the amount of yeast, so I kept a thermometer in the \
    trough and cooled the water on hot mornings.\\n\\nI stop it by touch. I poke the side with a wet finger, and \
    when the dent springs back slowly and not quite all the way, it goes to the oven. If it leaps back, it \
    wants twenty minutes more. In my second week I trusted the clock, and sixty loaves collapsed because a \
    heater had been left on overnight. We sold them as crumbs. Since then I write down the temperature next \
    to the time, and a colder, longer rise overnight has given us better flavour and a calmer morning besides.";

/// A deck of ten that follows every rule.
fn deck() -> String {
    let first = CARD.replace("ANSWER", ANSWER);
    let difficulties = ["Easy", "Easy", "Medium", "Medium", "Medium", "Medium"];
    let difficulties = difficulties.into_iter().chain(["Hard"; 3]);
    let others = difficulties.enumerate().map(|(number, difficulty)| {
        let words: Vec<String> = (0..140).map(|word| format!("w{number}x{word}")).collect();
        format!(
            "(id: \"other-{number}\", kind: Behavioral, difficulty: {difficulty}, topic: \"other\", question: \"Well?\", \
             answer: \"{}.\", rubric: Behavioral, follow_ups: [\"And?\", \"Then?\"], target_seconds: 90),",
            words.join(" ")
        )
    });
    let cards: Vec<String> = std::iter::once(first).chain(others).collect();
    format!(
        "(version: 1, role: \"Baker\", cards: [\n{}\n])\n",
        cards.join("\n")
    )
}

fn advice(text: &str) -> Vec<String> {
    advice::advice(text, |parsed| check("baker.ron", text, parsed))
}

/// What is said of the deck once `from` is written as `to` in its first card.
fn changed(from: &str, to: &str) -> Vec<String> {
    let deck = deck();
    assert!(deck.contains(from), "{from}");
    advice(&deck.replacen(from, to, 1))
}

#[test]
fn a_deck_that_follows_the_rules_gets_no_advice() {
    assert_eq!(advice(&deck()), [""; 0]);
}

#[test]
fn a_short_answer_is_told_how_many_words_it_has() {
    assert_eq!(
        changed(ANSWER, "Yeast makes gas, and gluten holds it."),
        [
            "baker.ron:8:5: the sample answer has 7 words (write 130 to 220: add a number, a choice and why, what went wrong)"
        ]
    );
}

#[test]
fn a_long_answer_is_told_how_many_words_it_has() {
    let long = "word ".repeat(221);
    assert_eq!(
        changed(ANSWER, &long),
        [
            "baker.ron:8:5: the sample answer has 221 words (cut it to 130 to 220: what a listener would remember)"
        ]
    );
}

#[test]
fn a_question_ends_like_something_one_says() {
    assert_eq!(
        changed("stop it?\"", "stop it\""),
        ["baker.ron:7:5: the question does not end like something one says (end it with \"?\" or \".\")"]
    );
    assert_eq!(
        changed("stop it?\"", "say \\\"stop it!\\\"\""),
        [""; 0],
        "a closing quote may follow"
    );
}

#[test]
fn a_question_has_at_most_two_sentences() {
    assert_eq!(
        changed(
            "stop it?\"",
            "stop it? Who taught you? What if they were wrong?\""
        ),
        [
            "baker.ron:7:5: the question has 3 sentences (an interviewer asks in one or two; leave the rest to the follow-ups)"
        ]
    );
}

#[test]
fn an_abbreviation_does_not_end_a_sentence() {
    assert_eq!(
        changed(
            "stop it?\"",
            "stop it? Take rye vs. Manitoba flour, e.g. in winter, as Dr. Baker does.\""
        ),
        [""; 0]
    );
}

#[test]
fn a_question_has_at_most_sixty_words() {
    let long = format!("stop it{}?\"", " again".repeat(51));
    assert_eq!(
        changed("stop it?\"", &long),
        ["baker.ron:7:5: the question has 61 words (60 are the most a listener keeps in mind)"]
    );
}

#[test]
fn every_field_left_out_gets_one_piece_of_advice_at_the_card() {
    let cases = [
        (
            "    kind: Technical,\n",
            "the card has no kind (write kind: Technical, Situational or Behavioral)",
        ),
        (
            "    difficulty: Easy,\n",
            "the card has no difficulty (write difficulty: Easy, Medium or Hard)",
        ),
        (
            "    topic: \"fermentation\",\n",
            "the card has no topic (name it in one to three words, such as \"API design\")",
        ),
        (
            "    follow_ups: [\"What does salt change?\", \"Why rest it twice?\"],\n",
            "the card has no follow-up questions (write two or three short questions an interviewer would ask next)",
        ),
        (
            "    target_seconds: 90,\n",
            "the card has no target seconds (write target_seconds: 90, or what a spoken answer should take)",
        ),
    ];
    for (field, said) in cases {
        assert_eq!(changed(field, ""), [format!("baker.ron:2:1: {said}")]);
    }
}

#[test]
fn a_topic_has_one_to_three_words() {
    let hint = "(name it in one to three words, such as \"API design\")";
    assert_eq!(
        changed("\"fermentation\"", "\"how dough comes up\""),
        [format!("baker.ron:6:5: the topic has 4 words {hint}")]
    );
    assert_eq!(
        changed("\"fermentation\"", "\" \""),
        [format!("baker.ron:6:5: the topic is empty {hint}")]
    );
}

#[test]
fn two_or_three_follow_ups_are_wanted() {
    assert_eq!(
        changed(", \"Why rest it twice?\"", ""),
        [
            "baker.ron:15:5: the card has 1 follow-up question (write two or three short questions an interviewer would ask next)"
        ]
    );
}

#[test]
fn a_follow_up_that_is_no_question_is_shown_itself() {
    assert_eq!(
        changed("Why rest it twice?", "Rest it, twice."),
        ["baker.ron:15:44: the follow-up does not end in a question mark (make it a question)"]
    );
}

#[test]
fn target_seconds_are_what_someone_can_speak_for() {
    assert_eq!(
        changed("target_seconds: 90", "target_seconds: 29"),
        ["baker.ron:16:5: the target is 29 seconds (a spoken answer takes 30 to 600)"]
    );
    assert_eq!(
        changed("target_seconds: 90", "target_seconds: 601"),
        ["baker.ron:16:5: the target is 601 seconds (a spoken answer takes 30 to 600)"]
    );
}

#[test]
fn a_technical_question_has_four_to_six_key_points() {
    assert_eq!(
        changed(
            "        (text: \"gluten holds the bubbles\", any: [\"gluten\", \"stretchy net\"]),\n",
            ""
        ),
        ["baker.ron:9:5: the card has 3 key points (write four to six things a good answer says)"]
    );
}

#[test]
fn a_key_point_has_three_to_ten_words() {
    assert_eq!(
        changed("gluten holds the bubbles", "gluten holds"),
        ["baker.ron:11:9: the key point has 2 words (say it in three to ten)"]
    );
}

#[test]
fn a_key_point_says_what_shows_that_it_was_made() {
    assert_eq!(
        changed("any: [\"gluten\", \"stretchy net\"]", "any: [\" \"]"),
        [
            "baker.ron:11:9: the key point has no words that show it was said (write any: [\"a phrase\", \"another\"])"
        ]
    );
}

#[test]
fn a_key_point_does_not_rest_on_common_words() {
    let alone = |word| {
        format!(
            "baker.ron:11:9: the key point rests on the common word \"{word}\" alone \
             (write phrases that only an answer to this question has)"
        )
    };
    let any = "any: [\"gluten\", \"stretchy net\"]";
    assert_eq!(changed(any, "any: [\"Time\"]"), [alone("Time")]);
    assert_eq!(changed(any, "any: [\"net\", \"Net\"]"), [alone("net")]);
    assert_eq!(
        changed(any, "any: [\"TLS\"]"),
        [""; 0],
        "an acronym is no common word"
    );
    assert_eq!(changed(any, "any: [\"gluten\"]"), [""; 0]);
    assert_eq!(
        changed(any, "any: [\"test\", \"system\"]"),
        [
            "baker.ron:11:9: the key point rests on the common words \"system\", \"test\" alone \
          (write phrases that only an answer to this question has)"
        ]
    );
    assert_eq!(changed(any, "any: [\"test\", \"gluten\"]"), [""; 0]);
}

#[test]
fn a_behavioral_question_is_judged_by_a_rubric() {
    assert_eq!(
        changed("kind: Technical", "kind: Behavioral"),
        [
            "baker.ron:2:1: a behavioral question is judged by a rubric, and this card has none (write rubric: Behavioral)",
            "baker.ron:9:5: a behavioral question is judged by a rubric, not by key points (delete key_points)",
        ]
    );
}

#[test]
fn a_technical_question_is_not_judged_by_a_rubric() {
    assert_eq!(
        changed("target_seconds: 90,", "target_seconds: 90, rubric: Behavioral,"),
        ["baker.ron:16:25: a technical question is judged by key points, not by a rubric (delete rubric)"]
    );
}

#[test]
fn two_answers_do_not_begin_with_the_same_five_words() {
    assert_eq!(
        changed("w0x0 w0x1 ", "\\\"DOUGH rises, because Yeast - EATS "),
        [
            "baker.ron:18:99: the answer begins with the same five words as that of \"dough\" (open one of them another way)"
        ]
    );
    assert_eq!(
        changed("w0x0 w0x1 ", "Dough rises because yeast drinks "),
        [""; 0]
    );
}

#[test]
fn two_answers_do_not_share_a_sentence() {
    assert_eq!(
        changed(
            "w1x7 ",
            "w1x7. If it leaps back, it\\nwants twenty minutes MORE! "
        ),
        [
            "baker.ron:19:138: this sentence stands in the answer of \"dough\" too (say it in other words in one of them)"
        ]
    );
    assert_eq!(
        changed("w1x7 ", "w1x7. We sold them. "),
        [""; 0],
        "short sentences may recur"
    );
}

#[test]
fn a_copied_answer_is_reported_once() {
    let whole: Vec<String> = (0..140).map(|word| format!("w0x{word}")).collect();
    let said = changed(&whole.join(" "), ANSWER);
    assert_eq!(
        said,
        [
            "baker.ron:18:97: this sentence stands in the answer of \"dough\" too (say it in other words in one of them)"
        ]
    );
}

#[test]
fn a_cliche_is_shown_where_it_stands() {
    assert_eq!(
        changed("I stop it by touch.", "I\u{2019}m a Team-Player."),
        [
            "baker.ron:8:368: \"team player\" is a cliché: a label anyone can claim (say what you did, or leave it out)"
        ]
    );
}

#[test]
fn an_emoji_is_shown_where_it_stands() {
    assert_eq!(
        changed("dough rise,", "dough 🍞 rise,"),
        [
            "baker.ron:7:31: there is an emoji (🍞) here, and terminals disagree on its width (write it in words, or use a plain symbol)"
        ]
    );
    assert_eq!(
        changed(
            "gluten holds the bubbles",
            "gluten holds \u{2714}\u{fe0f} bubbles"
        ),
        [
            "baker.ron:11:9: there is a U+FE0F (emoji variation) here, and terminals disagree on its width (write it in words, or use a plain symbol)"
        ]
    );
    assert_eq!(
        changed("dough rise,", "dough → 〈rise〉 ✓ 膨らむ,"),
        [""; 0],
        "plain symbols and wide letters are none"
    );
}

#[test]
fn a_deck_has_at_least_ten_cards() {
    let deck = deck();
    let lines: Vec<&str> = deck.lines().collect();
    let (last, kept) = lines.split_last().unwrap();
    let short = format!("{}\n{last}", kept[..kept.len() - 1].join("\n"));
    assert_eq!(
        advice(&short),
        ["baker.ron:1:29: the deck has 9 cards (a role takes at least 10 to rehearse)"]
    );
}

#[test]
fn a_deck_has_easy_medium_and_hard_questions() {
    let flat = deck().replace("difficulty: Hard", "difficulty: Medium");
    assert_eq!(
        advice(&flat),
        [
            "baker.ron:1:29: the deck's difficulties are out of balance: 3 easy, 7 medium and 0 hard \
             (about 3 easy, 4 medium and 3 hard suit 10 cards)"
        ]
    );
    let near = deck().replacen("difficulty: Hard", "difficulty: Medium", 1);
    assert_eq!(advice(&near), [""; 0], "one more or less is no matter");
}

#[test]
fn advice_comes_in_the_order_of_the_file() {
    let text = deck()
        .replacen("target_seconds: 90", "target_seconds: 9", 1)
        .replacen("stop it?\"", "stop it\"", 1)
        .replacen("    kind: Technical,\n", "", 1);
    let said = advice(&text);
    let places: Vec<&str> = said.iter().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["baker.ron:2:1", "baker.ron:6:5", "baker.ron:15:5"]);
}

#[test]
fn places_are_true_past_comments_raw_strings_and_fields_named_in_texts() {
    let answer = ANSWER
        .replace("\\n\\n", "\n\n")
        .replace("I stop it by touch.", "I stop it,\tperfectionist: by touch.");
    let text = deck()
        .replacen(&format!("\"{ANSWER}\""), &format!("r#\"{answer}\"#"), 1)
        .replacen(
            "    id: \"dough\"",
            "    /* answer: (\"\") /* */ */ id: \"dough\"",
            1,
        )
        .replacen("Why does", "answer: why does", 1)
        .replacen(
            "(version",
            "\u{feff}#![enable(implicit_some)] // \"((\n(version",
            1,
        )
        .replace('\n', "\r\n");
    assert_eq!(
        advice(&text),
        [
            "baker.ron:11:12: \"perfectionist\" is a cliché: a boast dressed as a weakness (say what you did, or leave it out)"
        ]
    );
}

#[test]
fn a_script_without_spaces_is_not_measured_in_words() {
    let text = deck()
        .replacen(ANSWER, "酵母把糖变成气体，面筋把气泡留住。", 1)
        .replacen("gluten holds the bubbles", "面筋留住气泡", 1)
        .replacen(
            "Why does dough rise, and when do you stop it?",
            "面团为什么会发起来？",
            1,
        );
    assert_eq!(advice(&text), [""; 0]);
}

#[test]
fn a_deck_that_cannot_be_used_gets_no_advice() {
    let text = "(version: 1, role: \"\", cards: [(id: \"a\", question: \"Why\", answer: \"So\")])";
    let parsed = parse("a", "a.ron", text);
    assert_eq!(parsed.problems.len(), 1);
    assert_eq!(check("a.ron", text, &parsed), []);
}

#[test]
fn a_big_deck_full_of_faults_is_checked_in_one_walk() {
    let cards =
        "(id: \"ID\", question: \"why\", answer: \"You should give 110 percent, always, everywhere.\"), ";
    let cards: String = (0..5_000)
        .map(|number| cards.replace("ID", &number.to_string()))
        .collect();
    let text = format!("(version: 1, role: \"Baker\", cards: [{cards}])");
    // Eight faults a card, all on one line: a place looked for from the start each time would take minutes.
    assert!(advice(&text).len() > 39_000);
}

proptest! {
    #[test]
    fn any_text_in_any_field_is_checked_and_every_place_lies_in_the_file(
        texts in prop::collection::vec("(\\PC|[ .?!\\n\"\\\\\u{fe0f}🎉]|team player){0,40}", 6),
    ) {
        let quoted: Vec<String> = texts.iter().map(|text| greenroom::deck::ron_string(text)).collect();
        let text = format!(
            "(version: 1, role: \"Baker\", summary: {}, cards: [(id: \"a\", topic: {}, question: {}, answer: {},\n \
             key_points: [(text: {}, any: [{}])], follow_ups: [{}])])",
            quoted[0], quoted[1], quoted[2], quoted[3], quoted[4], quoted[5], quoted[5],
        );
        let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count() + 1).collect();
        for problem in check("a.ron", &text, &parse("a", "a.ron", &text)) {
            prop_assert!(problem.column <= lines[problem.line - 1], "{problem}");
        }
    }
}
