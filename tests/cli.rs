//! The commands that need no screen, as a shell or another program uses them.
#![expect(
    clippy::disallowed_methods,
    reason = "files are laid out for the program and read after it"
)]

#[path = "common/review.rs"]
mod review;
#[path = "common/shell.rs"]
mod shell;

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::Stdio,
};

use greenroom::library::built_in;
use serde_json::{Value, json};

use shell::{Home, RUST, Said};

/// Fails if a terminal would do anything but print what was said.
#[track_caller]
fn moves_no_cursor(said: &Said) {
    let control = |char: char| char.is_control() && char != '\n';
    let said = format!("{}{}", said.out, said.err);
    assert!(!said.contains(control), "{said:?}");
}

#[test]
fn roles_lists_how_each_stands() {
    let home = Home::studied();
    let said = home.run(&["roles"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let row = said
        .out
        .lines()
        .find(|line| line.starts_with("Rust Developer"))
        .unwrap_or_default();
    assert_eq!(
        row.split_whitespace().collect::<Vec<_>>(),
        ["Rust", "Developer", "2", "1", "1", "1"]
    );
}

/// What `roles --json` says of one role; nothing if it is not listed.
fn role_of<'a>(roles: &'a Value, id: &str) -> &'a Value {
    let all = roles.as_array().map_or(&[][..], Vec::as_slice);
    let role = all.iter().find(|role| role["id"] == id);
    role.unwrap_or(&Value::Null)
}

#[test]
fn roles_as_json_has_the_fields_other_programs_rely_on() {
    let roles = Home::studied().json(&["roles", "--json"]);
    assert_eq!(
        role_of(&roles, "rust-developer"),
        &json!({
            "id": "rust-developer", "name": "Rust Developer", "group": null, "cards": 2, "reviewed": 1, "due": 1, "new": 1,
        })
    );
    assert_eq!(role_of(&roles, "backend-developer")["group"], "Engineering");
}

#[test]
fn show_as_json_has_every_field_of_a_card_and_of_its_progress() {
    let cards = Home::studied().json(&["show", "Rust Developer", "--json"]);
    assert_eq!(
        cards,
        json!([
            {
                "id": "rust/send",
                "role": "Rust Developer",
                "difficulty": "easy",
                "kind": "technical",
                "topic": "threads",
                "question": "What does Send promise?",
                "answer": "The value may move to another thread.",
                "key_points": [
                    {"text": "moves between threads", "any": ["another thread"]},
                    {"text": "Rc is not Send", "any": [], "required": false},
                ],
                "follow_ups": ["And Sync?"],
                "target_seconds": 60,
                "state": "review",
                "due": "2020-01-08",
                "reviewed": true,
            },
            {
                "id": "rust/sync",
                "role": "Rust Developer",
                "difficulty": null,
                "kind": null,
                "topic": null,
                "question": "And what does Sync promise?",
                "answer": "References may be shared.",
                "key_points": [],
                "follow_ups": [],
                "target_seconds": null,
                "state": "new",
                "due": null,
                "reviewed": false,
            },
        ])
    );
}

#[test]
fn show_prints_cards_for_people() {
    let said = Home::studied().run(&["show", "rust-developer"]);
    assert!(
        said.out
            .contains("1. What does Send promise?\n   easy · technical · threads   [rust/send]"),
        "{}",
        said.out
    );
    assert!(said.out.contains("   References may be shared."), "{}", said.out);
}

#[test]
fn show_can_be_told_one_deck_of_a_role() {
    let other = RUST
        .replace("\"send\"", "\"drop\"")
        .replace("\"sync\"", "\"pin\"");
    let home = Home::studied().with("data/decks/more.ron", &other);
    let ids = |cards: &Value| -> Vec<String> {
        let cards = cards.as_array().map(Vec::as_slice).unwrap_or_default();
        cards
            .iter()
            .map(|card| card["id"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let all = home.json(&["show", "rust developer", "--json"]);
    assert_eq!(ids(&all), ["more/drop", "more/pin", "rust/send", "rust/sync"]);
    let more = home.json(&["show", "rust developer", "--deck", "more", "--json"]);
    assert_eq!(ids(&more), ["more/drop", "more/pin"]);
    let unknown = home.run(&["show", "rust developer", "--deck", "moer"]);
    assert_eq!(unknown.code, Some(1));
    assert!(
        unknown
            .err
            .contains("there is no deck \"moer\" here; there is more, rust"),
        "{}",
        unknown.err
    );
}

#[test]
fn stats_counts_reviews_and_what_is_due_by_role() {
    let home = Home::studied();
    let stats = home.json(&["stats", "--json"]);
    assert_eq!(
        (&stats["reviews"], &stats["reviewed_cards"], &stats["due"]),
        (&json!(1), &json!(1), &json!(1))
    );
    let roles = stats["roles"].as_array().map(Vec::as_slice).unwrap_or_default();
    let rust = roles.iter().find(|role| role["id"] == "rust-developer");
    let expected = json!({
        "id": "rust-developer", "name": "Rust Developer", "reviews": 1, "reviewed_cards": 1, "due": 1,
    });
    assert_eq!(rust, Some(&expected));
    let said = home.run(&["stats"]).out;
    let last = said.lines().next_back().unwrap_or_default();
    let numbers: Vec<_> = last.split_whitespace().collect();
    assert_eq!(numbers, ["All", "roles", "1", "1", "1"]);
}

#[test]
fn stats_counts_reviews_of_a_deck_that_is_gone() {
    let home = Home::studied();
    fs::remove_file(home.at("data/decks/rust.ron")).expect("it was there");
    let stats = home.json(&["stats", "--json"]);
    assert_eq!(
        (&stats["reviews"], &stats["reviewed_cards"], &stats["due"]),
        (&json!(1), &json!(1), &json!(0)),
        "{stats}"
    );
    assert_eq!(
        stats["gone"],
        json!({ "reviews": 1, "reviewed_cards": 1, "due": 0 })
    );
    let said = home.run(&["stats"]).out;
    assert!(
        said.contains("\nIn no deck that can be read"),
        "where the one review comes from: {said}"
    );
}

#[test]
fn tables_line_up_whatever_the_names_are() {
    let home = Home::studied().with(
        "data/decks/office.ron",
        r#"(version: 1, role: "事務職", cards: [(id: "files", question: "How do you keep files?", answer: "In order.")])"#,
    );
    for command in ["roles", "stats"] {
        let said = home.run(&[command]).out;
        assert!(said.contains("\n事務職   "), "{said}");
        let widths: Vec<usize> = said.lines().map(greenroom::text::width).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{said}");
    }
}

#[test]
fn an_exported_deck_passes_check_and_is_the_same_deck() {
    let home = Home::studied();
    let copy = home.at("copy.ron");
    let said = home.run(&[
        "export",
        "rust developer",
        "--format",
        "ron",
        "-o",
        &copy.display().to_string(),
    ]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{}", said.err);
    let text = fs::read_to_string(&copy).expect("it is where it was asked for");
    let other = Home::new().with("data/decks/rust.ron", &text);
    let checked = other.run(&["check", &other.at("data/decks/rust.ron").display().to_string()]);
    assert_eq!(checked.code, Some(0), "{}{}", checked.out, checked.err);
    let texts = |home: &Home| {
        let mut cards = home.json(&["show", "rust developer", "--json"]);
        for card in cards.as_array_mut().into_iter().flatten() {
            for progress in ["state", "due", "reviewed"] {
                card[progress] = Value::Null;
            }
        }
        cards
    };
    assert_eq!(texts(&other), texts(&home));
}

#[test]
fn every_built_in_role_can_be_listed_shown_exported_and_checked() {
    let home = Home::new();
    let roles = home.json(&["roles", "--json"]);
    let roles = roles.as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(roles.len(), built_in().len(), "each deck is a role of its own");
    for role in roles {
        let (id, cards) = (role["id"].as_str().unwrap_or_default(), &role["cards"]);
        let shown = home.json(&["show", id, "--json"]);
        assert_eq!(json!(shown.as_array().map(Vec::len)), *cards, "{id}");
        let text = home.run(&["export", id, "--format", "ron"]).out;
        let home = Home::new().with(&format!("{id}.ron"), &text);
        let said = home.run(&[
            "check",
            "--strict",
            &home.at(&format!("{id}.ron")).display().to_string(),
        ]);
        assert_eq!(said.code, Some(0), "{id} keeps what it has: {}", said.out);
    }
}

#[test]
fn export_as_json_is_what_show_prints() {
    let home = Home::studied();
    let shown = home.json(&["show", "rust developer", "--json"]);
    assert_eq!(
        home.json(&["export", "rust developer", "--format", "json"]),
        shown
    );
}

#[test]
fn check_names_file_line_and_column_and_fails_on_errors() {
    let home = Home::new().with(
        "bad.ron",
        &RUST.replace("answer: \"References", "anwser: \"References"),
    );
    let path = home.at("bad.ron").display().to_string();
    let said = home.run(&["check", &path]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains(&format!("{path}:16:")), "{}", said.out);
    assert!(said.out.contains("did you mean \"answer\"?"), "{}", said.out);
    let problems = home.run(&["check", "--json", &path]);
    let problems: Value = serde_json::from_str(&problems.out).expect("JSON");
    assert_eq!(
        (&problems[0]["line"], &problems[0]["severity"]),
        (&json!(16), &json!("error"))
    );
    assert_eq!(problems[0]["path"], json!(path));
}

#[cfg(unix)]
#[test]
fn check_as_json_reads_a_file_of_any_name() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let home = Home::new();
    let folder = home.at("caf").display().to_string();
    for (name, path) in [
        (&b"caf\xe9.ron"[..], format!("{folder}\u{fffd}.ron")),
        (b"caf\n.ron", format!("{folder}\n.ron")),
    ] {
        let file = home.0.path().join(OsStr::from_bytes(name));
        fs::write(&file, "(").expect("files can be written");
        let output = home.command(&["check", "--json"]).arg(&file).output();
        let problems = output.expect("the program starts").stdout;
        let problems: Value = serde_json::from_slice(&problems).expect("JSON");
        assert_eq!(problems[0]["path"], json!(path));
    }
}

#[test]
fn advice_on_style_counts_only_when_check_is_strict() {
    let home = Home::new().with("plain.ron", RUST);
    let path = home.at("plain.ron").display().to_string();
    let lenient = home.run(&["check", &path]);
    assert_eq!(lenient.code, Some(0), "{}", lenient.out);
    assert!(lenient.out.contains("advice (--strict shows"), "{}", lenient.out);
    let strict = home.run(&["check", &path, "--strict"]);
    assert_eq!(strict.code, Some(1), "{}", strict.out);
    assert!(strict.out.contains(&format!("{path}:")), "{}", strict.out);
}

#[test]
fn check_without_files_reads_the_built_in_decks_and_the_users() {
    let home = Home::studied();
    let said = home.run(&["check"]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    let decks = format!("{} decks", built_in().len() + 1);
    assert!(said.out.contains(&decks), "{}", said.out);
    assert_eq!(home.run(&["check", "no-such-file.ron"]).code, Some(1));
    assert_eq!(
        Home::new().run(&["check", "--strict"]).code,
        Some(0),
        "the built-in decks pass"
    );
}

#[test]
fn a_broken_deck_is_a_warning_and_the_others_are_listed() {
    let home = Home::studied().with("data/decks/broken.ron", "(version: 1, role: \"Baker\", cards: [");
    let said = home.run(&["roles"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("Rust Developer"), "{}", said.out);
    assert!(
        said.err.starts_with("warning: ") && said.err.contains("broken.ron:1:"),
        "{}",
        said.err
    );
}

#[test]
fn a_mistake_in_the_settings_is_a_warning_at_its_line() {
    let home = Home::studied().with("config/greenroom/config.ron", "(\n  new_per_day: \"many\",\n)");
    let said = home.run(&["stats"]);
    assert_eq!(said.code, Some(0));
    assert!(said.err.contains("config.ron:2:"), "{}", said.err);
    let other = home.with("other.ron", "(retention: 2.0)");
    let path = other.at("other.ron").display().to_string();
    let said = other.run(&["--config", &path, "stats"]);
    assert!(said.err.contains("other.ron:1:13"), "{}", said.err);
}

#[test]
fn path_says_where_everything_lies() {
    let home = Home::new();
    let said = home.run(&["path"]);
    let place = |name: &str| {
        let line = said.out.lines().find_map(|line| line.strip_prefix(name));
        line.map(|path| PathBuf::from(path.trim()))
    };
    assert_eq!(place("data "), Some(home.at("data")));
    assert_eq!(place("decks "), Some(home.at("data/decks")));
    assert_eq!(place("history "), Some(home.at("data/history")));
    assert_eq!(place("config "), Some(home.at("config/greenroom/config.ron")));
    let state = place("state ").expect("it is named");
    assert_eq!(place("recordings "), Some(state.join("recordings")));
    let elsewhere = home.at("elsewhere");
    let said = home.run(&["path", "--data-dir", &elsewhere.display().to_string()]);
    assert!(
        said.out
            .contains(&elsewhere.join("progress.ron").display().to_string()),
        "{}",
        said.out
    );
    assert!(!elsewhere.exists(), "asking makes nothing");
}

#[test]
fn reading_commands_write_nothing() {
    let home = Home::studied();
    let before = files(home.0.path());
    for arguments in [
        &["roles"][..],
        &["show", "rust developer"],
        &["stats"],
        &["check"],
        &["path"],
        &["export", "rust developer", "--format", "json"],
    ] {
        home.run(arguments);
    }
    assert_eq!(files(home.0.path()), before);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn an_unknown_role_is_answered_with_the_nearest() {
    let home = Home::studied();
    for arguments in [
        &["show", "rust-developper"][..],
        &["export", "Rust Developr", "--format", "json"],
        &["study", "rust devloper"],
        &["study", "rustt"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(1), "{arguments:?}");
        assert!(
            said.err.contains("did you mean \"rust-developer\"?"),
            "{arguments:?}: {}",
            said.err
        );
    }
    let said = home.run(&["show", "astronaut"]);
    assert!(
        said.err.contains("there is no role \"astronaut\""),
        "{}",
        said.err
    );
    assert!(said.err.contains("greenroom roles"), "{}", said.err);
}

#[test]
fn without_a_terminal_it_says_what_works_without_one() {
    let home = Home::studied();
    for arguments in [
        &[][..],
        &["study", "rust developer"],
        &["study", "all", "--cram"],
        &["mock", "rust developer", "--minutes", "30", "--kind", "technical"],
    ] {
        let said = home.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(said.err.contains("needs a terminal"), "{}", said.err);
        assert!(said.err.contains("greenroom study ROLE --plain"), "{}", said.err);
        for command in ["roles", "show", "stats", "check", "import", "export", "path"] {
            assert!(said.err.contains(command), "{command}: {}", said.err);
        }
        assert!(!said.err.contains('\u{1b}'), "{:?}", said.err);
    }
}

#[test]
fn output_that_nobody_reads_any_more_ends_quietly() {
    let cards: Vec<String> = (0..5_000)
        .map(|number| {
            format!("(id: \"c{number}\", question: \"Question {number}?\", answer: \"An answer.\")")
        })
        .collect();
    let deck = format!("(version: 1, role: \"Big\", cards: [{}])", cards.join(","));
    let home = Home::new().with("data/decks/big.ron", &deck);
    for arguments in [
        &["show", "big"][..],
        &["show", "big", "--json"],
        &["export", "big", "--format", "ron"],
    ] {
        let mut command = home.command(arguments);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = String::new();
        let mut out = BufReader::with_capacity(64, child.stdout.take().expect("it was asked for"));
        out.read_line(&mut first).expect("there is a first line");
        drop(out);
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "", "{arguments:?}");
        assert!(!first.is_empty());
    }
}

#[test]
fn help_lists_every_command_and_every_choice() {
    let home = Home::new();
    let help = home.run(&["--help"]).out;
    for command in [
        "study", "roles", "show", "answers", "import", "export", "stats", "check", "path",
    ] {
        let listed = help
            .lines()
            .any(|line| line.trim_start().starts_with(&format!("{command} ")));
        assert!(listed, "{command}:\n{help}");
        assert_eq!(home.run(&[command, "--help"]).code, Some(0), "{command}");
    }
    for option in ["--data-dir", "--config", "--color", "GREENROOM_DATA_DIR"] {
        assert!(help.contains(option), "{option}:\n{help}");
    }
    let study = home.run(&["study", "--help"]).out;
    for option in [
        "--deck",
        "--difficulty",
        "--kind",
        "--limit",
        "--new-only",
        "--due-only",
        "--cram",
        "--order",
        "--plain",
    ] {
        assert!(study.contains(option), "{option}:\n{study}");
    }
    assert!(home.run(&["--version"]).out.starts_with("greenroom "));
}

/// `study` reads its arguments, its role and its deck before it looks for a terminal; here there is none.
fn is_understood(said: &Said) -> bool {
    said.code == Some(2) && said.err.contains("needs a terminal")
}

#[test]
fn every_switch_is_off_until_it_is_given_and_takes_no_value() {
    let home = Home::studied();
    assert!(is_understood(&home.run(&["study", "all"])));
    for switch in ["--new-only", "--due-only", "--cram"] {
        assert!(is_understood(&home.run(&["study", "all", switch])), "{switch}");
        let with_value = home.run(&["study", "all", &format!("{switch}=false")]);
        assert!(
            with_value.err.contains("unexpected value"),
            "{switch}: {}",
            with_value.err
        );
    }
    for (command, switch) in [
        ("roles", "--json"),
        ("stats", "--json"),
        ("check", "--json"),
        ("check", "--strict"),
    ] {
        let (off, on) = (home.run(&[command]), home.run(&[command, switch]));
        assert_ne!((&off.out, off.code), (&on.out, on.code), "{command} {switch}");
    }
}

#[test]
fn switches_that_contradict_one_another_are_refused() {
    let home = Home::studied();
    for pair in [
        ["--new-only", "--due-only"],
        ["--new-only", "--cram"],
        ["--due-only", "--cram"],
    ] {
        let said = home.run(&["study", "all", pair[0], pair[1]]);
        assert_eq!(said.code, Some(2), "{pair:?}");
        assert!(said.err.contains("cannot be used with"), "{pair:?}: {}", said.err);
    }
}

#[test]
fn choices_are_named_when_another_word_is_given() {
    let home = Home::studied();
    for (option, value, choices) in [
        ("--difficulty", "esay", "easy, medium, hard"),
        ("--difficulty", "easy,trivial", "easy, medium, hard"),
        ("--kind", "tehcnical", "technical, situational, behavioral"),
        ("--order", "alphabetical", "due, weakest, random, deck"),
        ("--color", "sometimes", "auto, always, never"),
    ] {
        let said = home.run(&["study", "all", option, value]);
        assert_eq!(said.code, Some(2), "{option} {value}");
        assert!(said.err.contains(choices), "{option} {value}: {}", said.err);
    }
    for (option, value) in [
        ("--difficulty", "easy,hard"),
        ("--difficulty", "EASY, Hard"),
        ("--kind", "behavioral"),
        ("--order", "random"),
        ("--limit", "3"),
        ("--color", "never"),
    ] {
        assert!(
            is_understood(&home.run(&["study", "all", option, value])),
            "{option} {value}"
        );
    }
    for limit in ["0", "-1", "many"] {
        assert_eq!(
            home.run(&["study", "all", "--limit", limit]).code,
            Some(2),
            "{limit}"
        );
    }
    let format = home.run(&["export", "rust developer", "--format", "xml"]);
    assert!(format.err.contains("json, ron"), "{}", format.err);
}

#[test]
fn a_typing_slip_in_a_command_is_answered_with_the_nearest() {
    let said = Home::new().run(&["rolse"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("roles"), "{}", said.err);
}

#[test]
fn nothing_in_a_deck_moves_the_cursor_of_a_shell() {
    let deck = r#"(version: 1, role: "R\u{1b}[2J", cards: [
        (id: "a", question: "Is\u{1b}]0;title\u{7} it?", answer: "No\u{9b}31m.\rX"),
    ])"#;
    let home = Home::new().with("data/decks/evil.ron", deck);
    for arguments in [
        &["roles"][..],
        &["show", "all"],
        &["stats"],
        &["check"],
        &["export", "all", "--format", "ron"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
        moves_no_cursor(&said);
    }
}

#[cfg(unix)]
#[test]
fn a_deck_is_called_by_its_file_name_as_it_can_be_shown() {
    let card = r#"(version: 1, role: "Baker", cards: [(id: "dough", question: "Why?", answer: "So.")])"#;
    for (file, deck) in [
        ("a\u{1b}[31mb", "a␛[31mb"),
        ("a\nb", "a␊b"),
        ("a\r\n\tb", "a␊    b"),
        ("a\u{9b}31m\u{202e}b", "a\u{fffd}31mb"),
    ] {
        let home = Home::new().with(&format!("data/decks/{file}.ron"), card);
        let roles = home.run(&["roles"]);
        assert!(roles.out.contains("Baker") && roles.err.is_empty(), "{file:?}");
        moves_no_cursor(&roles);
        let shown = home.run(&["show", "baker"]);
        assert!(
            shown.out.contains(&format!("   [{deck}/dough]\n")),
            "{file:?}: {:?}",
            shown.out
        );
        moves_no_cursor(&shown);
        let cards = home.json(&["show", "baker", "--json"]);
        assert_eq!(cards[0]["id"], json!(format!("{deck}/dough")));
        for name in [deck, file] {
            let cards = home.json(&["show", "baker", "--deck", name, "--json"]);
            assert_eq!(cards[0]["question"], json!("Why?"), "{name:?}");
        }
        let unknown = home.run(&["show", "baker", "--deck", "a\u{1b}[32mb"]);
        assert!(
            unknown.err.contains(&format!("; there is {deck}\n")),
            "{:?}",
            unknown.err
        );
        moves_no_cursor(&unknown);
    }
}

#[test]
fn of_two_decks_with_one_id_the_second_is_left_out_and_said_so() {
    let other = RUST.replace("\"send\"", "\"drop\"");
    let home = Home::studied().with("data/decks/rust\u{feff}.ron", &other);
    let place = home.at("data/decks/rust.ron").display().to_string();
    let problem = format!(
        "{place}: the deck \"rust\" is already in rust.ron, so this file is left out (rename this file, for example to \
         rust-2.ron: capitals in \".ron\" and hidden characters do not tell decks apart)\n"
    );
    let said = home.run(&["show", "rust developer"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(said.err, format!("warning: {problem}"));
    assert!(
        said.out.contains("[rust/send]") && !said.out.contains("[rust/drop]"),
        "{}",
        said.out
    );
    let checked = home.run(&["check"]);
    assert_eq!(checked.code, Some(1));
    assert!(checked.out.starts_with(&problem), "{}", checked.out);
}

#[test]
fn import_claims_no_change_of_a_deck_that_it_leaves_alone() {
    let page = |answer: &str| format!("Question 1: Why?\nSample answer: {answer}\n");
    let home = Home::new().with("page.txt", &page("First."));
    let path = home.at("page.txt").display().to_string();
    let deck = home.at("data/decks/imported-baker.ron");
    assert_eq!(home.run(&["import", &path, "--role", "Baker"]).code, Some(0));
    let text = fs::read_to_string(&deck).expect("it is there");
    fs::write(&deck, format!("// Mine.\n{text}")).expect("files can be written");
    fs::write(home.at("page.txt"), page("Second.")).expect("files can be written");
    for more in [&["--dry-run"][..], &[]] {
        let said = home
            .run(&[&["import", &path, "--role", "Baker"], more].concat())
            .out;
        assert!(
            said.contains("  compared with your edited deck: 0 new, 1 would be updated, 0 unchanged\n  would be updated: why (answer)\n"),
            "{said}"
        );
    }
}

#[test]
fn import_says_which_files_it_left_alone_and_where_the_new_deck_is() {
    let page = |answer: &str| format!("Question 1: Why?\nSample answer: {answer}\n");
    let home = Home::new().with("page.txt", &page("First."));
    let deck = home.at("data/decks/imported-baker.ron");
    let beside = |suffix: &str| deck.with_extension(format!("ron.{suffix}"));
    let import = |answer: &str| {
        fs::write(home.at("page.txt"), page(answer)).expect("files can be written");
        let path = home.at("page.txt").display().to_string();
        let said = home.run(&["import", &path, "--role", "Baker"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        said.out.lines().last().unwrap_or_default().trim().to_owned()
    };
    let edit = |path: &Path| {
        let text = fs::read_to_string(path).expect("it is there");
        fs::write(path, format!("// Mine.\n{text}")).expect("files can be written");
    };
    assert_eq!(import("First."), format!("written to {}", deck.display()));
    edit(&deck);
    assert_eq!(
        import("Second."),
        format!(
            "you edited imported-baker.ron, so it was left alone. To take the new deck over, rename {} to imported-baker.ron",
            beside("new").display()
        )
    );
    edit(&beside("new"));
    assert_eq!(
        import("Third."),
        format!(
            "you edited imported-baker.ron and imported-baker.ron.new, so they were left alone. To take the new deck over, \
             rename {} to imported-baker.ron",
            beside("new2").display()
        )
    );
}

#[cfg(target_os = "linux")]
#[test]
fn an_import_that_cannot_be_written_names_the_file_and_the_remedy_and_claims_nothing() {
    let home = Home::new()
        .with("page.txt", "Question 1: Why?\nSample answer: Because.\n")
        .with("data/decks/other.ron", RUST);
    let deck = home.at("data/decks/imported-baker.ron");
    std::os::unix::fs::symlink("/proc/no-file-can-be-made-here.ron", &deck).expect("links can be made");
    let page = home.at("page.txt").display().to_string();
    let said = home.run(&["import", &page, "--role", "Baker"]);
    assert_eq!(said.code, Some(1));
    let error = said.err.lines().last().unwrap_or_default();
    assert!(
        error.starts_with(&format!(
            "error: {}: this deck cannot be written: ",
            deck.display()
        )) && error.ends_with("free some space, or see whether you may write there, then import again"),
        "{}",
        said.err
    );
    assert_eq!(said.out, format!("{page}: 1 question found for Baker\n"));
}

#[test]
fn import_says_that_a_deck_keeps_its_role_though_nothing_else_changes() {
    let home = Home::new().with("page.txt", "Baker\n\nQuestion 1: Why?\nSample answer: Because.\n");
    let page = home.at("page.txt").display().to_string();
    let import = |more: &[&str]| {
        let said = home.run(&[&["import", &page], more].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        said.out
    };
    let keeps = "  the deck mine keeps its role, Baker; --deck names another deck\n";
    assert!(!import(&["--deck", "mine"]).contains("keeps its role"));
    let again = import(&["--deck", "mine", "--role", "Cook"]);
    assert!(
        again.ends_with(&format!("{keeps}  nothing to change\n")),
        "{again}"
    );
    fs::write(
        home.at("page.txt"),
        "Cook\n\nQuestion 1: Why?\nSample answer: Because.\n",
    )
    .expect("files can be written");
    let titled = import(&["--deck", "mine"]);
    assert!(
        titled.ends_with(&format!("{keeps}  nothing to change\n")),
        "{titled}"
    );
    fs::write(
        home.at("page.txt"),
        "Cook\n\nQuestion 1: Why?\nSample answer: So.\n",
    )
    .expect("files can be written");
    let looked = import(&["--deck", "mine", "--dry-run"]);
    assert!(
        looked.ends_with(&format!("{keeps}  dry run: nothing was written\n")),
        "{looked}"
    );
}

#[test]
fn import_makes_no_deck_whose_name_would_not_be_its_id() {
    let home = Home::new().with("page.txt", "Question 1: Why?\nSample answer: Because.\n");
    let page = home.at("page.txt").display().to_string();
    for name in [
        "",
        ".a",
        "a b",
        "a/b",
        "a:b",
        "a\nb",
        "a\u{1b}b",
        "a\u{202e}b",
        "a\u{feff}b",
    ] {
        let said = home.run(&["import", &page, "--role", "Baker", "--deck", name]);
        assert_eq!(said.code, Some(1), "{name:?}");
        assert!(
            said.err.contains("cannot name a deck: use letters"),
            "{}",
            said.err
        );
        moves_no_cursor(&said);
    }
    assert!(!home.at("data").exists());
}

#[cfg(unix)]
#[test]
fn a_problem_in_a_deck_of_any_name_takes_one_line() {
    for (file, shown) in [("a\u{1b}[31mb", "a␛[31mb"), ("a\nb", "a␊b")] {
        let home = Home::new().with(&format!("data/decks/{file}.ron"), "(");
        let said = home.run(&["roles"]);
        assert!(
            said.err.contains(&format!("decks/{shown}.ron:1:")),
            "{:?}",
            said.err
        );
        assert_eq!(said.err.lines().count(), 1, "{:?}", said.err);
        moves_no_cursor(&said);
    }
}

/// A page of thirty questions about `what`.
fn page_about(what: &str) -> String {
    (1..=30).fold("Rust Developer\n\n".to_owned(), |page, number| {
        page + &format!(
            "Question {number}\nDifficulty: easy\nWhat is {what} {number}?\nSample answer\nIt is {what} number {number}.\n\n"
        )
    })
}

#[test]
fn two_imports_into_one_deck_at_the_same_moment_lose_nothing() {
    let home = Home::new()
        .with("one.txt", &page_about("bread"))
        .with("two.txt", &page_about("cake"));
    let import = |page: &str| {
        let page = home.at(page).display().to_string();
        let mut command = home.command(&["import", &page, "--deck", "both"]);
        command.stdout(Stdio::null());
        command.spawn().expect("the program starts")
    };
    for import in &mut [import("one.txt"), import("two.txt")] {
        assert!(import.wait().is_ok_and(|ended| ended.success()));
    }
    let cards = home.json(&["show", "rust developer", "--deck", "both", "--json"]);
    assert_eq!(cards.as_array().map(Vec::len), Some(60));
}

#[cfg(target_os = "linux")]
#[test]
fn the_time_zone_may_be_named_in_the_environment() {
    if !Path::new("/usr/share/zoneinfo/Pacific/Kiritimati").exists() {
        println!("skipped: this machine has no time zones");
        return;
    }
    // Over a day apart: it is never the same study day in both.
    let days = ["Pacific/Kiritimati", "Etc/GMT+12"].map(|zone| {
        let home = Home::new().with("one.txt", &page_about("bread"));
        for answer in ["It is", "That is"] {
            let page = home.at("one.txt");
            let text = fs::read_to_string(&page).expect("it is there");
            fs::write(&page, text.replace("It is", answer)).expect("it can be written");
            let page = page.display().to_string();
            let imported = home.command(&["import", &page]).env("TZ", zone).output();
            assert!(imported.is_ok_and(|said| said.status.success()));
        }
        let copies = home.json(&["restore", "--json"]);
        copies[0]["name"].to_string()
    });
    assert_ne!(days[0], days[1]);
}
