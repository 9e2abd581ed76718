//! Every screen, for tests that hold for all of them.

use greenroom::{deck::Problem, tui::Scope};

use crate::player::{Player, Stage};

/// Every screen of the program by name, each with as much on it as it can show.
pub(crate) const SCREENS: [&str; 27] = [
    "role list",
    "role list, first run",
    "role list, loading",
    "filter",
    "setup",
    "question",
    "answer",
    "answer, explained",
    "note",
    "summary",
    "nothing due",
    "marked",
    "cards",
    "earlier answers",
    "answers compared",
    "stories",
    "story",
    "story, written",
    "calibration",
    "problems",
    "help",
    "mock setup",
    "mock question",
    "mock answering",
    "answer, mock",
    "mock report",
    "mocks",
];

/// Goes to a screen. `stage` says how large it is and what it looks like.
pub(crate) fn show(screen: &str, stage: Stage) -> Player {
    let mut player = match screen {
        "role list, loading" => stage.start(),
        "problems" => {
            let what = "Expected comma between the cards of this deck, where another card begins";
            let problem = Problem::error("decks/baker.ron", 12, 5, what).hint("mend this place");
            stage.problem(problem).open()
        }
        _ => stage.open(),
    };
    match screen {
        "role list" => player.press("down enter f space 1 u space 3 esc esc"),
        "filter" => player.press("/").types("rust"),
        "setup" => player.press("down o"),
        "question" => player.press("down enter space 1"),
        "answer" => player.press("down enter f space 1 u space"),
        "answer, explained" => player.press("down enter space"),
        "note" => player
            .press("down enter space n")
            .types("Say it in my own words."),
        "summary" => player.press("down enter space 1 space 2 space 3 space 4 esc"),
        "nothing due" => player.press("down enter space 3 space 3 space 3 space 3 space 3 enter enter"),
        "marked" => player.press("down enter f - @ esc enter F"),
        "cards" => player
            .press("down enter f space 1 n")
            .types("Mine.")
            .press("esc @ esc enter c"),
        "earlier answers" => answered_twice(&mut player),
        "answers compared" => answered_twice(&mut player).press("x down x"),
        "stories" => story(&mut player, "esc"),
        "story" => story(&mut player, "esc enter tab"),
        "story, written" => story(&mut player, ""),
        "calibration" => player.press("C"),
        "problems" => player.press("!"),
        "help" => player.press("down enter space ?"),
        "mock setup" => player.press("down m enter enter enter esc m"),
        "mock question" => player.press("down m enter"),
        "mock answering" => player
            .press("down m enter w")
            .types("It may move between threads.")
            .press("esc"),
        "answer, mock" => held(player.press("down m left enter"), 3),
        "mock report" => held(player.press("down m left enter"), 3).press("tab x 3 2 1"),
        "mocks" => held(player.press("down m left enter"), 3).press("3 3 3 esc m enter enter esc R"),
        _ => &mut player,
    };
    player
}

/// Two answers to the first card, listed.
fn answered_twice(player: &mut Player) -> &mut Player {
    player
        .press("down enter w")
        .types("It moves.")
        .press("esc s space x 1 esc enter enter w");
    player
        .types("It moves between threads.")
        .press("esc space x 1 esc enter c enter")
}

/// Gives a mock interview of so many questions its answers, follow-up questions as they come.
pub(crate) fn held(player: &mut Player, questions: usize) -> &mut Player {
    for _ in 0..2 * questions {
        if matches!(player.model().scope(), Scope::Interview | Scope::Answering) {
            player.press("w").types("I say so.").press("esc enter");
        }
    }
    player
}

/// Writes a story for a question, and presses more keys.
fn story<'a>(player: &'a mut Player, more: &str) -> &'a mut Player {
    player.press("down b down enter").types("A review that asked why");
    player
        .press("enter enter")
        .types("Situation: my first month in the team.");
    player.press(more)
}

/// Every screen at 80x24.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, Player)> {
    SCREENS.iter().map(|name| (*name, show(name, Stage::new())))
}
