//! Names that lead out of the folder they are for, or that a terminal would obey.

use crate::home::Home;

const PAGE: &str = "Question 1: Why?\nSample answer: So.\n";

#[test]
fn no_name_of_a_deck_or_a_role_leads_out_of_the_decks_folder() {
    for name in [
        "../../x",
        "..",
        ".",
        "a/b",
        "/tmp/x",
        "a\\b",
        ".hidden",
        "C:x",
        "a\u{1b}[2Jb",
        "",
    ] {
        let home = Home::new();
        home.write("page.txt", PAGE);
        let said = home.run(&["import", "page.txt", "--role", "Baker", "--deck", name]);
        assert_eq!(said.code, 1, "{name}: {said:?}");
        assert!(said.err.contains("cannot name a deck"), "{name}: {}", said.err);
        assert_eq!(home.names("data/decks"), [""; 0], "{name}");
    }
    for (role, deck) in [
        ("../../x", "imported-x.ron"),
        ("/etc/passwd", "imported-etc-passwd.ron"),
        ("..", "imported-questions.ron"),
        ("\u{1b}[2J", "imported-2j.ron"),
        ("a\u{0}b", "imported-ab.ron"),
    ] {
        let home = Home::new();
        home.write(
            "page.txt",
            format!("Interview questions for {role} roles.\n\n{PAGE}"),
        );
        let arguments: &[&str] = if role.contains('\0') {
            &["import", "page.txt", "--role", "ab"]
        } else {
            &["import", "page.txt", "--role", role]
        };
        home.run(arguments);
        assert!(
            home.names("data/decks").iter().all(|name| name == deck),
            "{role}: {:?}",
            home.names("data/decks")
        );
        assert!(home.names(".").iter().all(|name| name != "x.ron"), "{role}");
    }
}

#[test]
fn a_role_a_page_names_itself_leads_nowhere_either() {
    let home = Home::new();
    home.write(
        "page.txt",
        format!("../../../x\n\nInterview questions for ../../../x roles.\n\n{PAGE}"),
    );
    let said = home.run(&["import", "page.txt"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(home.names("data/decks"), ["imported-x.ron"]);
}

#[test]
fn a_card_id_with_a_slash_is_refused_and_one_of_dots_is_just_a_name() {
    let home = Home::new();
    let card = |id: &str| format!("(id: \"{id}\", question: \"Why?\", answer: \"So.\"),");
    let ids = ["../../x", "/etc/passwd", "a/b", "..", "...", "a\\\\b"];
    let cards: String = ids.map(card).concat();
    home.write(
        "data/decks/dots.ron",
        format!("(version: 1, role: \"Baker\", cards: [\n{cards}\n])"),
    );
    let said = home.run(&["show", "baker"]);
    for id in ["[dots/..]", "[dots/...]", "[dots/a\\b]"] {
        assert!(said.out.contains(id), "{}", said.out);
    }
    assert_eq!(said.err.matches("a slash").count(), 3, "{}", said.err);
    assert!(said.out.matches("Why?").count() == 3, "{}", said.out);
}

#[test]
fn a_history_that_names_a_device_like_a_path_is_merged_within_the_history_folder() {
    let outside = tempfile::tempdir().unwrap();
    let absolute = outside.path().join("y").display().to_string();
    for device in ["../../../x", &absolute, "..", "a\\u{1b}[2Jb"] {
        let home = Home::new();
        let line = format!(
            "(id:\"{device}.run.1\",at:1795521600000,day:\"2026-11-24\",what:Flagged(card:\"a/b\"))\n"
        );
        home.write("theirs/theirs.ronl", line);
        let said = home.run(&["merge", "theirs"]);
        assert_eq!(said.code, 0, "{said:?}");
        let written = home.names("data/history");
        let [one] = &written[..] else {
            panic!("{written:?}")
        };
        let stem = one.strip_suffix(".ronl").unwrap_or_default();
        assert!(
            stem.contains("-merged-") && stem.is_ascii() && !stem.contains(['.', '/', '\u{1b}']),
            "{one:?}"
        );
        assert_eq!(home.names("data"), ["history"], "{device}");
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0, "{device}");
        let said = home.run(&["history"]);
        assert!(said.out.contains('1'), "{}", said.out);
    }
}

#[test]
fn restore_brings_back_nothing_from_beside_the_copies() {
    let home = Home::new();
    home.write(
        "data/backups/2026-11-24/decks/a.ron",
        "(version: 1, role: \"A\", cards: [])",
    );
    home.write("secret/decks/b.ron", "(version: 1, role: \"B\", cards: [])");
    for arguments in [
        &["restore", "../../secret", "--yes"][..],
        &[
            "restore",
            "2026-11-24",
            "--only",
            "../../secret/decks/b.ron",
            "--yes",
        ],
        &["restore", "2026-11-24/../../../secret", "--yes"],
    ] {
        home.run(arguments);
        assert_eq!(home.names("data/decks"), [""; 0], "{arguments:?}");
    }
    home.run(&["restore", "2026-11-24", "--yes"]);
    assert_eq!(home.names("data/decks"), ["a.ron"]);
}

/// Nothing in what the commands say may move a cursor: [`Home::run`] looks.
#[test]
#[cfg(unix)]
fn no_name_of_a_file_and_no_text_in_it_reaches_the_terminal_as_it_is() {
    const EVIL: &str = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}\u{9b}31m\r";
    let home = Home::new();
    let name = format!("evil{EVIL}");
    let text = |text: &str| text.replace("{}", EVIL);
    let deck = text(
        "(version: 1, role: \"Baker{}\", summary: \"{}\", cards: [
            (id: \"a\", topic: \"{}\", question: \"Why{}?\", answer: \"So{}.\", key_points: [(text: \"{}\", any: [\"{}\"])],
             follow_ups: [\"{}\"]),
            (id: \"b\", question: \"Why?\", answer: \"So.\", rubric: Rows([(name: \"{}\", levels: (\"{}\", \"\", \"\", \"\"))])),
            (id: \"{}\", question: \"Why?\", answer: \"So.\"),
            (id: \"c\", question: \"Why?\", answer: \"So.\", \u{202e}{}: 1),
            (id: \"d\", kind: \"{}\", question: \"Why?\", answer: \"So.\"),
        ])",
    );
    home.write(&format!("data/decks/{name}.ron"), deck);
    home.write(&format!("data/decks/{name}2.ron"), text("{}"));
    home.write(
        &format!("data/history/{name}.ronl"),
        text(
            "(version:1,device:\"{}\")
            (id:\"{}.a.1\",at:1,day:\"2026-11-24\",what:Noted(card:\"a/{}\",text:\"{}\"))
            (id:\"a.a.2\",at:1,day:\"{}\",what:Flagged(card:\"a/b\"))
            (id:\"a.a.3\",at:1,day:\"2026-11-24\",what:{}(card:\"a/b\"))\n{}\n",
        ),
    );
    home.write("data/progress.ron", text("(version: 1, covers: {\"{}\": 1, {}"));
    home.write(
        &format!("{name}/config.ron"),
        text("({}: 1, theme: \"{}\", keys: {\"{}\": [\"{}\"]})"),
    );
    home.write(
        &format!("{name}/page.txt"),
        text("Baker{}\n\nQuestion 1: Why{}?\nDifficulty: {}\nSample answer: So{}.\n"),
    );
    let (config, page) = (format!("{name}/config.ron"), format!("{name}/page.txt"));
    let broken = format!("data/decks/{name}2.ron");
    for arguments in [
        &["--config", &config, "roles"][..],
        &["show", "all"],
        &["show", EVIL],
        &["show", "all", "--deck", EVIL],
        &["stats"],
        &["check", "--strict"],
        &["check", &broken],
        &["history"],
        &["doctor"],
        &["restore"],
        &["path"],
        &["import", &page],
        &["import", &page, "--role", EVIL, "--deck", EVIL],
        &["merge", &format!("data/history/{name}.ronl")],
    ] {
        let said = home.run(arguments);
        assert!(!said.out.is_empty() || !said.err.is_empty(), "{arguments:?}");
    }
    // What other programs read escapes them in its own way.
    for arguments in [
        &["show", "all", "--json"][..],
        &["export", "all", "--format", "ron"],
        &["check", "--json"],
    ] {
        let said = home.run_as_it_is(arguments);
        assert!(
            !said.out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']),
            "{arguments:?}: {:?}",
            said.out
        );
    }
}
