//! Texts that are hard to lay out, on the screen.

use crate::pty::Home;

/// As much text as a card may have.
const MUCH: usize = 200_000;

fn deck(card: &str) -> String {
    let role = "漢\u{301}".repeat(90);
    format!(
        "(version: 1, role: \"{role}\", summary: \"{}\", cards: [{card}])",
        "so ".repeat(300)
    )
}

#[test]
fn whatever_fits_in_a_card_is_shown_soon() {
    for unit in ["x", "x ", "x\u{301}", "👩\u{200d}", "漢", "\\n", "\\u{1b}"] {
        let text = unit.repeat(MUCH / 4 / unit.len());
        let home = Home::new();
        home.save_deck(
            "hard",
            &deck(&format!(
                "(id: \"a\", topic: \"{text}\", question: \"Why? {text}\", answer: \"So. {text} The end.\",
                  key_points: [(text: \"point {text}\")])"
            )),
        );
        let mut opened = home.run(&["study", "all", "--deck", "hard"]);
        opened
            .see("Why?")
            .press("space")
            .see("So.")
            .press("end")
            .resize(40, 12)
            .rest();
        opened.press("g").resize(140, 40).rest();
        opened.press("3").press("ctrl-c");
        assert_eq!(opened.ends(), Ok(0), "{unit:?}");
        assert_eq!(home.grades().len(), 1, "{unit:?}");
    }
}
