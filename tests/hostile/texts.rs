//! Texts that are no decks, pages, histories or settings at all, or only look like one.

use std::fmt::Debug;

use greenroom::{
    deck::parse,
    history::{Snapshot, fold, read_records},
    import::read_page,
    settings::Settings,
};

use crate::home::Home;

/// Every reader takes `text`, wherever in a file it stands.
fn read_everywhere(text: &str) {
    for deck in [
        text.to_owned(),
        format!("(version: 1, role: \"a\", cards: [{text}"),
        format!(
            "(version: 1, role: \"a\", cards: [(id: \"a\", question: \"q\", answer: \"a\", target_seconds: {text})])"
        ),
        format!("(version: {text}, role: \"a\", cards: [])"),
    ] {
        let _ = fit(parse("a", "a.ron", &deck).problems);
    }
    for field in [
        "retention",
        "max_interval",
        "new_per_day",
        "day_start",
        "text_width",
        "mouse",
        "theme",
        "keys",
    ] {
        let (settings, problems) = Settings::parse("config.ron", &format!("({field}: {text})"));
        let _ = fit(problems);
        assert!((0.70..=0.97).contains(&settings.retention.get()), "{text}");
        assert!(
            settings.max_interval >= 1 && settings.day_start < 24 && settings.text_width <= 200,
            "{text}"
        );
    }
    for line in [
        text.to_owned(),
        format!("(id:\"a.b.1\",at:{text},day:\"2026-11-24\",what:Flagged(card:\"a/b\"))"),
        format!("(id:\"a.b.{text}\",at:1,day:\"2026-11-24\",what:MoreNew(cards:{text}))"),
        format!(
            "(id:\"a.b.1\",at:1,day:\"2026-11-24\",what:Reviewed(card:\"a/b\",rating:Good,mode:Study,took_ms:{text},\
             scheduler:Fsrs6,retention:{text},max_interval:{text},due:\"2026-11-25\"))"
        ),
    ] {
        let records = read_records("a.ronl", format!("{line}\n").as_bytes(), 0);
        let _ = fit(records.problems);
        let _ = fold(records.events);
    }
    for graded in [
        format!(
            "graded: {{\"a/b\": ({text}, {text}, \"2026-11-24\", \"2026-11-25\", true, {text}, {text}, {text})}}, cards: {{}}"
        ),
        format!("graded: {text}, cards: {text}"),
    ] {
        let _ = Snapshot::from_ron(&format!(
            "(version: 1, covers: {{}}, newest: None, days: {{}}, {graded})"
        ));
    }
    let page = format!("Question 1: Why?\nDifficulty: {text}\nSample answer: {text}\n");
    let _ = fit(read_page("page.txt", page.as_bytes()).problems);
}

fn fit<T: Debug + ToString>(problems: Vec<T>) -> Vec<T> {
    assert!(problems.len() <= 101);
    for problem in &problems {
        assert!(problem.to_string().len() < 4_000, "{problem:?}");
    }
    problems
}

#[test]
fn ten_thousand_brackets_inside_one_another_are_read_and_refused() {
    for bracket in [
        "[", "(", "{", "Some(", "/*", "#![", "r#", "\"", "\\", "'", "{1:", "-", "(a:",
    ] {
        read_everywhere(&bracket.repeat(10_000));
    }
}

#[test]
fn numbers_beyond_all_bounds_are_read_and_refused() {
    for number in [
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "340282366920938463463374607431768211456",
        "4294967295",
        "4294967296",
        "-1",
        "1e400",
        "-1e400",
        "1e-400",
        "NaN",
        "inf",
        "-inf",
        "0x1",
        "1_0",
        "+1",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999",
    ] {
        read_everywhere(number);
    }
}

/// Bytes that follow no rule, the same every time.
fn noise() -> Vec<u8> {
    let mut state = 1_u32;
    let mut bytes = b"PK\x03\x04\x14\x00\x08\x00".to_vec();
    bytes.extend((0..100_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    }));
    bytes
}

fn utf_16(text: &str) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_is_no_text_is_said_to_be_none_and_nothing_else_suffers() {
    const DECK: &str =
        "(version: 1, role: \"Baker\", cards: [(id: \"a\", question: \"Why?\", answer: \"So.\")])";
    for (bytes, what) in [
        (noise(), "is not UTF-8"),
        (utf_16(DECK), "line 1 is not UTF-8"),
        (vec![0; 100_000], "an opening \"(\" is expected here"),
        (DECK.replace("Why", "\0").into_bytes(), ""),
        (Vec::new(), "an opening \"(\" is expected here"),
        (vec![b'\n'; 50_000], "an opening \"(\" is expected here"),
        (b"\xef\xbb\xbf\xef\xbb\xbf(".to_vec(), ""),
    ] {
        let home = Home::new();
        home.write("data/decks/good.ron", DECK);
        home.write("data/decks/bad.ron", &bytes);
        home.write("data/history/phone.ronl", &bytes);
        home.write("data/progress.ron", &bytes);
        home.write("config/greenroom/config.ron", &bytes);
        home.write("page.txt", &bytes);
        for arguments in [
            &["roles"][..],
            &["stats"],
            &["check"],
            &["doctor"],
            &["history"],
            &["import", "page.txt"],
        ] {
            let said = home.run(arguments);
            if arguments == ["roles"] {
                assert!(said.out.contains("Baker"), "{}", said.out);
                assert!(said.err.contains(what), "{what}: {}", said.err);
            }
        }
    }
}

#[test]
fn a_page_saved_as_utf_16_is_read() {
    let home = Home::new();
    home.write("page.txt", utf_16("Question 1: Why?\nSample answer: So.\n"));
    let said = home.run(&["import", "page.txt", "--role", "Baker"]);
    assert!(said.out.contains("1 question found for Baker"), "{said:?}");
}
