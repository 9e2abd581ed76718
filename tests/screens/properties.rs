//! What holds for any keys, clicks, sizes and texts.

use greenroom::{
    history::fold,
    text::{Block, blocks, wrap},
    tui::Scope,
};
use jiff::SignedDuration;
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    player::{Player, RUST, Stage},
    stages::{SCREENS, show},
};

/// Keys with a meaning somewhere, and some without one.
const KEYS: &[&str] = &[
    "space",
    "space",
    "space",
    "1",
    "2",
    "3",
    "4",
    "enter",
    "enter",
    "esc",
    "u",
    "U",
    "f",
    "n",
    "-",
    "@",
    "y",
    "e",
    "+",
    "/",
    "S",
    "F",
    "!",
    "o",
    "m",
    "R",
    "w",
    "s",
    "?",
    "M",
    "j",
    "k",
    "g",
    "G",
    "up",
    "down",
    "left",
    "right",
    "h",
    "l",
    "pgup",
    "pgdn",
    "home",
    "end",
    "tab",
    "backspace",
    "ctrl-r",
    "ctrl-s",
    "ctrl-l",
    "ctrl-z",
    "ctrl-f",
    "ctrl-b",
    "x",
    "a",
    "c",
    "p",
    "é",
    "日",
];

#[derive(Clone, Debug)]
enum Act {
    Press(&'static str),
    TypeAhead(&'static str),
    Type(String),
    Paste(String),
    Click(u16, u16),
    Scroll(i32),
    Resize(u16, u16),
    Wait(i64),
    SaveDeck(usize),
    DeleteDeck,
    BreakDisk(bool),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => select(KEYS).prop_map(Act::Press),
        3 => select(KEYS).prop_map(Act::TypeAhead),
        1 => "[ -~é日🎉]{0,6}".prop_map(Act::Type),
        1 => any::<String>().prop_map(Act::Paste),
        4 => (0..80_u16, 0..24_u16).prop_map(|(column, row)| Act::Click(column, row)),
        1 => (-3..=3).prop_map(Act::Scroll),
        1 => (0..=250_u16, 0..=80_u16).prop_map(|(columns, rows)| Act::Resize(columns, rows)),
        1 => Just(Act::Resize(80, 24)),
        1 => (0..200_000_i64).prop_map(Act::Wait),
        1 => (0..4_usize).prop_map(Act::SaveDeck),
        1 => Just(Act::DeleteDeck),
        1 => any::<bool>().prop_map(Act::BreakDisk),
    ]
}

fn perform(player: &mut Player, act: Act) {
    match act {
        Act::Press(key) => player.press(key),
        Act::TypeAhead(key) => player.types_ahead(key),
        Act::Type(text) => player.types(&text),
        Act::Paste(text) => player.pastes(&text),
        Act::Click(column, row) if player.model().desk().mouse => player.clicks_cell(column, row),
        Act::Click(..) => player,
        Act::Scroll(notches) => player.scrolls(notches),
        Act::Resize(columns, rows) => player.resizes(columns, rows),
        Act::Wait(ms) => player.waits(SignedDuration::from_millis(ms)),
        Act::SaveDeck(0) => player.saves_deck("rust", "(version: 1, role: \"Rust"),
        Act::SaveDeck(1) => player.saves_deck("rust", &RUST.replace("\"send\"", "\"sent\"")),
        Act::SaveDeck(_) => player.saves_deck("rust", RUST),
        Act::DeleteDeck => player.deletes_deck("rust"),
        Act::BreakDisk(true) => player.breaks_the_disk("No space left on device"),
        Act::BreakDisk(false) => player.mends_the_disk(),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_screen_is_drawn_and_the_disk_has_what_the_screen_says(acts in vec(act(), 1..60)) {
        let mut player = Stage::new().open();
        for act in acts {
            let (place, graded) = (player.model().scope(), player.progress().clone());
            perform(&mut player, act.clone());
            let reviews = |progress: &greenroom::history::Progress| {
                progress.days().values().map(|day| u64::from(day.reviews)).sum::<u64>()
            };
            let redone = matches!(act, Act::Press("U" | "ctrl-r") | Act::TypeAhead("U" | "ctrl-r") | Act::Click(..));
            if !redone && !matches!(act, Act::Type(_)) && reviews(player.progress()) > reviews(&graded) {
                prop_assert_eq!(place, Scope::Answer, "{:?} graded what was not revealed", act);
            }
        }
        player.mends_the_disk();
        if !player.has_quit {
            player.resizes(80, 24).press("esc esc esc esc home +");
            prop_assert_eq!(&fold(player.events.clone()), player.progress());
        }
    }

    #[test]
    fn every_word_of_an_answer_can_be_scrolled_to(
        words in vec("[a-z]{1,12}|[あ-ん]{1,9}|[🎉🚀é]{1,4}", 1..250),
        breaks in vec(select(&[" ", " ", " ", "\\n\\n", "\\n- "][..]), 250),
        columns in 40..=160_u16,
        rows in 12..=50_u16,
    ) {
        let numbered = words.iter().enumerate().map(|(number, word)| format!("{number}{word}"));
        let words: Vec<String> = numbered.collect();
        let answer: String = words.iter().zip(&breaks).flat_map(|(word, gap)| [word.as_str(), gap]).collect();
        let deck = format!(r#"(version: 1, role: "R", cards: [(id: "a", question: "How?", answer: "{answer}")])"#);
        let mut player = Stage::bare().deck("a", &deck).size(columns, rows).open();
        let mut seen = player.press("down enter space").screen();
        loop {
            let before = player.screen();
            player.scrolls(1);
            if player.screen() == before {
                break;
            }
            seen.push_str(&player.screen());
        }
        for word in words {
            // A line may break between wide characters.
            let wide = greenroom::text::width(&word) > word.chars().count();
            let all = if wide { word.chars().all(|char| seen.contains(char)) } else { seen.contains(&word) };
            prop_assert!(all, "{} is nowhere at {}x{}", word, columns, rows);
        }
    }

    #[test]
    fn wrapping_loses_nothing_and_fits(text in "[ \\PC]{0,200}", columns in 1..120_usize, indent in 0..8_usize) {
        let lines = wrap(&text, columns, indent);
        let visible = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
        prop_assert_eq!(visible(&lines.concat()), visible(&text));
        for line in &lines {
            let graphemes = unicode_segmentation::UnicodeSegmentation::graphemes(line.trim_start(), true);
            let seen = graphemes.filter(|it| greenroom::text::width(it) > 0).count();
            prop_assert!(greenroom::text::width(line) <= columns || seen <= 1, "{:?} in {}", line, columns);
        }
    }

    #[test]
    fn parting_a_text_into_paragraphs_loses_nothing(text in "([a-z-* .0-9]{0,12}(\n|```\n|\n\n|- |    )){0,30}") {
        let shown: String = blocks(&text)
            .into_iter()
            .map(|block| match block {
                Block::Prose(text) | Block::Item { text, .. } | Block::Code(text) => text,
                Block::Gap => String::new(),
            })
            .collect();
        let fences = |line: &&str| !line.trim().starts_with("```");
        let text: String = text.lines().filter(fences).collect();
        let visible = |text: &str| text.chars().filter(|char| !char.is_whitespace()).collect::<String>();
        prop_assert_eq!(visible(&shown), visible(&text));
    }
}

#[test]
fn every_screen_is_drawn_at_every_size_it_is_laid_out_for() {
    for screen in SCREENS {
        let mut player = show(screen, Stage::new());
        let before = player.screen();
        for columns in (40..=60).step_by(2) {
            for rows in 12..=25 {
                player.resizes(columns, rows);
            }
        }
        assert_eq!(
            player.resizes(80, 24).screen(),
            before,
            "{screen} looks as before"
        );
    }
}

#[test]
fn the_same_card_is_back_after_the_terminal_had_every_size() {
    let mut player = show("answer", Stage::new());
    let before = player.screen();
    for columns in 0..=60 {
        for rows in 0..=25 {
            player.resizes(columns, rows);
        }
    }
    assert_eq!(player.resizes(80, 24).screen(), before);
}

#[test]
fn a_size_that_is_too_small_is_told_in_words() {
    for (columns, rows) in [(39, 24), (80, 11), (20, 4)] {
        Stage::new()
            .size(columns, rows)
            .open()
            .see("needs 40x12")
            .see(&format!("{columns}x{rows}"));
    }
}
