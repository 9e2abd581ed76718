//! Files and texts of a size that nobody needs.

use std::time::Instant;

use greenroom::{settings::Settings, tui::Keymap};

use crate::home::Home;

const GIBIBYTE: u64 = 1 << 30;

#[test]
fn a_gibibyte_is_refused_without_being_read() {
    for (path, arguments, what) in [
        (
            "data/decks/huge.ron",
            &["roles"][..],
            "huge.ron: this deck cannot be read: it is larger than 64 MiB",
        ),
        (
            "huge.ron",
            &["check", "huge.ron"],
            "huge.ron: this deck cannot be read: it is larger than 64 MiB",
        ),
        (
            "config/greenroom/config.ron",
            &["roles"],
            "config.ron: the settings cannot be read: it is larger than 64 KiB",
        ),
        (
            "page.txt",
            &["import", "page.txt"],
            "page.txt cannot be read: it is larger than 32 MiB",
        ),
        (
            "data/progress.ron",
            &["stats"],
            "progress.ron: it cannot be read: it is larger than 256 MiB",
        ),
    ] {
        let home = Home::new();
        if home.hole(path, GIBIBYTE).is_none() {
            return;
        }
        let said = home.run(arguments);
        assert!((said.err + &said.out).contains(what), "{path}");
    }
}

#[test]
fn a_history_of_a_gibibyte_without_a_line_end_is_let_go_as_it_is_read() {
    let home = Home::new();
    if home.hole("data/history/phone.ronl", GIBIBYTE).is_none() {
        return;
    }
    let said = home.run(&["stats"]);
    assert!(
        said.err.contains("phone.ronl:1:1: the last line is cut off"),
        "{}",
        said.err
    );
    assert_eq!(said.code, 0);
}

#[test]
fn a_deck_of_as_many_values_as_fit_takes_no_more_memory_than_a_good_one() {
    for unit in ["0,", "(id:\"a\"),"] {
        let home = Home::new();
        let text = format!("(version: 1, role: \"a\", cards: [{}])", unit.repeat(110_000));
        home.write("many.ron", text);
        let said = home.run(&["check", "many.ron"]);
        assert!(
            said.out.contains("a deck has at most 100000 cards"),
            "{unit}: {}",
            said.out
        );
    }
}

#[test]
fn names_of_a_megabyte_are_refused_in_a_few_words() {
    let long = "x".repeat(1_000_000);
    for (text, what) in [
        (
            format!("(version: 1, role: \"{long}\", cards: [])"),
            "long.ron:1:14: the name of the role has over 200 characters",
        ),
        (
            format!("(version: 1, role: \"a\", summary: \"{long}\", cards: [])"),
            "long.ron:1:25: the summary has over 4096 bytes and is left out",
        ),
        (
            format!("(version: 1, role: \"a\", cards: [(id: \"{long}\", question: \"q\", answer: \"a\")])"),
            "long.ron:1:33: this card has over 256 KiB of text",
        ),
        (
            format!(
                "(version: 1, role: \"a\", cards: [(id: \"{}\", question: \"q\", answer: \"a\")])",
                "y".repeat(200_000)
            ),
            "long.ron:1:34: the id is empty, too long",
        ),
        (
            format!("(version: 1, role: \"a\", cards: [], {long}: 1)"),
            "there is no field \"xxxxx",
        ),
        (format!("{long}(version: 1)"), "it begins with \"xxxxx"),
        (
            format!(
                "(version: 1, role: \"a\", cards: [(id: \"a\", kind: {})])",
                "z".repeat(200_000)
            ),
            "there is no choice \"zzzzz",
        ),
    ] {
        let home = Home::new();
        home.write("data/decks/long.ron", text);
        let said = home.run(&["roles"]);
        assert!(said.err.contains(what), "{}", said.err);
        assert!(said.err.len() < 2_000 && said.out.len() < 2_000, "{}", said.err);
    }
}

#[test]
fn a_role_too_long_for_a_deck_is_refused_before_one_is_written() {
    let home = Home::new();
    home.write("page.txt", "Question 1: Why?\nSample answer: So.\n");
    let said = home.run(&["import", "page.txt", "--role", &"Baker ".repeat(100)]);
    assert!(
        said.err.contains("the name of the role has over 200 characters"),
        "{}",
        said.err
    );
    assert_eq!(home.names("data/decks"), [""; 0]);
}

#[test]
fn settings_with_names_of_any_length_and_keys_without_end_are_refused_in_a_few_words() {
    let actions: Vec<String> = (0..4_000).map(|it| format!("\"a{it}\": [],")).collect();
    let keys = |number| (0..number).map(|key| format!("\"{}\",", char::from_u32(0x4e00 + key).unwrap()));
    for (text, what) in [
        (
            format!("(keys: {{\"{}\": [\"x\"]}})", "flag".repeat(10_000)),
            "there is no action \"flagflag",
        ),
        (
            format!("(keys: {{\"flag\": [\"{}\"]}})", "x".repeat(60_000)),
            "there is no key \"xxxx",
        ),
        (
            format!(
                "(keys: {{\"flag\": [{0}], \"note\": [{0}]}})",
                keys(5_000).collect::<String>()
            ),
            "\"flag\" has over 16 keys",
        ),
        (
            format!("(keys: {{{}}})", actions.concat()),
            "3900 more problems are not listed",
        ),
        (
            "(keys: {\"flag\": [\"\u{202e}\"]})".to_owned(),
            "there is no key \"\"",
        ),
    ] {
        let began = Instant::now();
        let (settings, mut problems) = Settings::parse("config.ron", &text);
        problems.extend(Keymap::with(&settings.keys, "config.ron").1);
        assert!(
            problems.iter().any(|it| it.to_string().contains(what)),
            "{what}: {problems:?}"
        );
        assert!(problems.iter().all(|it| it.to_string().len() < 2_000), "{what}");
        assert!(began.elapsed().as_secs() < 5, "{what}: {:?}", began.elapsed());
    }
}
