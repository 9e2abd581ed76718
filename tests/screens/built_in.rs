//! The role list with everything that comes with the program.

use std::collections::BTreeSet;

use greenroom::{
    library::Library,
    session::{Plan, Scope},
    settings::Settings,
};

use crate::player::{Player, Stage};

/// The smallest screen, the usual one and a large one.
const SIZES: [(u16, u16); 3] = [(40, 12), (80, 24), (140, 40)];

fn all_roles() -> BTreeSet<String> {
    let library = Library::built_in();
    library.roles().iter().map(|role| role.name.to_string()).collect()
}

/// The roles on the screen; a name that does not fit counts if it is told from the others.
fn on_screen(player: &Player) -> BTreeSet<String> {
    let is_shown = |role: &String| {
        let start: String = role.chars().take(16).collect();
        player.screen().lines().any(|line| {
            let name = line.trim_start_matches([' ', '›']);
            name.starts_with(&*start) && name.contains('/')
        })
    };
    all_roles().into_iter().filter(is_shown).collect()
}

#[test]
fn the_first_look_says_that_there_is_more_and_how_to_find_ones_role() {
    let mut player = Stage::bare().built_in().open();
    player
        .see("All groups")
        .see("more below")
        .see("New here? / finds your role, enter asks")
        .see("/ filter")
        .see("← → group")
        .see("? help")
        .see("q quit");
    player.press("end").see("more above").does_not_see("more below");
    player.press("home pgdn pgdn").see("↕");
    player
        .resizes(40, 12)
        .see("/ finds a role")
        .see("/ filter")
        .press("home")
        .see("↓");
}

#[test]
fn a_page_on_or_back_passes_over_no_role() {
    for (columns, rows) in SIZES {
        let mut player = Stage::bare().built_in().size(columns, rows).open();
        for (start, key, end) in [("home", "pgdn", "end"), ("end", "pgup", "home")] {
            let last = player.press(end).screen();
            let mut seen = BTreeSet::new();
            player.press(start);
            for _ in 0..all_roles().len() {
                seen.extend(on_screen(&player));
                player.press(key);
            }
            assert_eq!(seen, all_roles(), "{key} at {columns}x{rows}");
            assert_eq!(
                player.screen(),
                last,
                "{key} at {columns}x{rows} ends where {end} does"
            );
        }
    }
}

#[test]
fn every_role_can_be_found_by_its_name_and_opened() {
    let mut player = Stage::bare().built_in().open();
    for role in all_roles() {
        player
            .press("/")
            .types(&role)
            .press("enter")
            .see(&format!("› {role}"));
        player.press("enter").see(&role).see("1 of 10");
        player
            .press("esc esc")
            .see("All groups")
            .see(&format!("› {role}"));
    }
}

#[test]
fn the_keys_that_choose_a_group_are_named_as_they_are_bound() {
    let (settings, problems) = Settings::parse(
        "config.ron",
        r#"(keys: {"group-before": ["["], "group-after": ["]"]})"#,
    );
    assert_eq!(problems, []);
    let mut player = Stage::bare().built_in().settings(settings).open();
    player.see("[ ] group").press("]").see("‹ Engineering ›");
    player.click("[ ] group").see("‹ Data and AI ›");
    Stage::new().open().does_not_see("group");
}

#[test]
fn a_session_asked_for_on_the_command_line_comes_back_to_its_role() {
    let plan = Plan::over(Scope::Role("technical-writer".into()));
    let mut player = Stage::bare().built_in().plan(plan).open();
    player
        .see("Technical Writer")
        .see("1 of 10")
        .press("esc")
        .see("› Technical Writer");
}
