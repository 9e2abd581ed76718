//! The role list.

use greenroom::{store::HowFar, tui::Message};
use insta::assert_snapshot;
use jiff::SignedDuration;

use crate::{
    player::{RUST, Stage},
    stages::show,
};

const BAKER: &str = r#"(version: 1, role: "Baker", cards: [
    (id: "dough", question: "Why does dough rise?", answer: "Yeast makes gas."),
    (id: "oven", question: "How hot is the oven?", answer: "Very."),
])"#;

const ASTRONAUT: &str = r#"(version: 1, role: "宇宙飛行士", cards: [
    (id: "suit", question: "How long does the suit last?", answer: "Eight hours."),
])"#;

#[test]
fn it_says_how_each_role_stands() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player.press("end enter space 3 esc esc");
    let row = player.line("› ");
    assert!(
        row.contains("Rust Developer"),
        "the role just left is still chosen: {row}"
    );
    player.see("1/5").see("0/2").see("Last studied").see("today");
    assert_snapshot!(player.screen());
}

#[test]
fn the_role_that_was_studied_last_is_chosen_at_the_next_start() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    let row = player.press("end enter space 3 esc esc").line("› ");
    assert!(row.contains("Rust Developer"), "{row}");
    let row = player.press("home down").starts_again().line("› ");
    assert!(row.contains("Rust Developer"), "{row}");
}

#[test]
fn a_role_that_was_chosen_while_everything_was_read_stays_chosen() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player.press("end enter space 3 esc esc");
    let progress = Box::new(player.progress().clone());
    let mut again = Stage::new().deck("baker", BAKER).start();
    again.finds_history(progress, Vec::new()).press("home");
    let row = again.reads_the_decks().line("› ");
    assert!(row.contains("All roles"), "{row}");
}

#[test]
fn it_fits_a_small_screen() {
    assert_snapshot!(show("role list", Stage::new().size(40, 12)).screen());
}

#[test]
fn a_newcomer_is_told_what_to_press() {
    let mut player = Stage::new().open();
    player
        .see("New here? enter asks")
        .press("down enter space 3 esc esc");
    player.does_not_see("New here?");
    let mut small = Stage::new().size(40, 12).open();
    small.see("New here? enter");
}

#[test]
fn the_difficulties_and_kinds_of_the_chosen_role_are_counted() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player.press("end").see("1 easy, 2 medium, 2 hard");
    player.see("3 technical, 1 situational, 1 behavioral");
    player.press("up").see("2 unstated");
}

#[test]
fn a_number_and_what_it_counts_stay_in_one_line() {
    let mut player = Stage::new().open();
    for columns in 40..=150 {
        player.resizes(columns, 40).see("1 situational");
        for part in ["3 technical", "1 situational", "1 behavioral"] {
            assert!(
                player.place_of(part).is_some(),
                "{part} at {columns}:\n{}",
                player.screen()
            );
        }
    }
}

#[test]
fn typing_after_a_slash_filters_the_roles() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player
        .press("/")
        .types("deve")
        .see("Rust Developer")
        .does_not_see("Baker");
    player.press("enter").see("Rust Developer").does_not_see("Baker");
    player.press("esc").see("Baker");
}

#[test]
fn letters_typed_into_the_filter_are_no_commands() {
    let mut player = Stage::new().open();
    player.press("/").types("q M?S+!F o");
    assert!(!player.has_quit);
    player.see("q M?S+!F o").see("no role matches");
    player
        .press("backspace backspace")
        .see("q M?S+!F")
        .does_not_see("q M?S+!F o");
    player.press("esc").see("Rust Developer");
    assert_eq!(player.events, []);
}

#[test]
fn the_role_with_the_name_that_is_typed_is_chosen_before_others_that_match() {
    let engineer = |role: &str| BAKER.replace("\"Baker\"", &format!("\"{role}\", group: \"Data and AI\""));
    let mut player = Stage::new()
        .deck("ai", &engineer("AI Engineer"))
        .deck("data", &engineer("Data Engineer"))
        .open();
    player.press("/").types("data e").see("› Data Engineer");
    player.see("AI Engineer").press("up").see("› AI Engineer");
}

#[test]
fn a_filtered_role_opens_with_enter_twice() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player
        .press("/")
        .types("BAK")
        .press("enter enter")
        .see("Why does dough rise?");
}

#[test]
fn a_paste_into_the_filter_is_one_line_of_text() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player
        .press("/")
        .pastes("rust\ndeveloper\n")
        .see("rust developer")
        .does_not_see("Baker");
    player.press("esc").pastes("/baker\n").see("Rust Developer");
}

#[test]
fn sorting_puts_what_is_due_or_was_studied_first() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    let order = |screen: &str| screen.find("Baker") < screen.find("Rust Developer");
    assert!(order(&player.screen()), "by name:\n{}", player.screen());
    player
        .press("end enter space 1 esc esc S")
        .see("sorted by due cards");
    assert!(!order(&player.screen()), "by due cards:\n{}", player.screen());
    player.press("S").see("sorted by last studied");
    assert!(!order(&player.screen()), "by last studied:\n{}", player.screen());
    player.press("S").see("sorted by name");
    assert!(order(&player.screen()), "by name again:\n{}", player.screen());
}

#[test]
fn more_new_cards_can_be_allowed_for_today() {
    let mut player = Stage::new().settings(new_per_day(2)).open();
    player
        .see("2 new")
        .press("+")
        .see("5 more new cards today")
        .see("5 new");
    player.press("down enter").see("1 of 5");
}

#[test]
fn the_limit_of_new_cards_holds_over_all_sessions_of_a_day() {
    let mut player = Stage::new().settings(new_per_day(2)).open();
    player
        .press("down enter")
        .see("1 of 2")
        .press("space 3 space 3")
        .see("2 cards answered");
    player.press("enter enter").see("nothing to ask here today");
}

fn new_per_day(cards: u32) -> greenroom::settings::Settings {
    greenroom::settings::Settings {
        new_per_day: cards,
        ..Default::default()
    }
}

#[test]
fn all_roles_are_studied_in_one_session() {
    let mut player = Stage::new().deck("baker", BAKER).open();
    player.press("home enter").see("1 of 7");
}

#[test]
fn a_name_in_any_script_keeps_the_columns_straight() {
    let mut player = Stage::new().deck("astronaut", ASTRONAUT).open();
    let column = |player: &crate::player::Player, role: &str| {
        let row = player.place_of(role).expect("the role is listed").y;
        let line = player
            .screen()
            .lines()
            .nth(row.into())
            .map(greenroom::text::width);
        line.expect("the row is on the screen")
    };
    assert_eq!(column(&player, "宇宙飛行士"), column(&player, "Rust Developer"));
    player
        .click("宇宙飛行士")
        .click("宇宙飛行士")
        .see("How long does the suit last?");
}

#[test]
fn a_long_history_says_how_far_it_is_until_it_is_there() {
    let mut player = Stage::new().start();
    player.reads_deck("rust", 1, 1).see("reading your progress");
    player
        .happens(Message::HistoryIs(HowFar::Reading(10 << 20, 40 << 20)))
        .see("reading your history: 25 %");
    player
        .happens(Message::HistoryIs(HowFar::Adding(300_000, 300_000)))
        .see("adding up your history: 100 %");
    player.reads_the_history().does_not_see("your history");
    player
        .happens(Message::HistoryIs(HowFar::Reading(1, 2)))
        .does_not_see("your history");
}

#[test]
fn while_decks_are_read_the_count_shows_and_keys_are_answered() {
    let mut stage = Stage::new();
    for number in 1..=3 {
        let text = RUST.replace("Rust Developer", &format!("Role {number}"));
        stage = stage.deck(&format!("role{number}"), &text);
    }
    let mut player = stage.start();
    player
        .see("reading your progress")
        .press("/")
        .types("ro")
        .press("esc");
    player
        .reads_deck("role1", 1, 4)
        .see("reading your decks: 1 of 4")
        .see("Role 1");
    player
        .reads_deck("role2", 2, 4)
        .see("2 of 4")
        .press("end")
        .see("› Role 2");
    player.press("enter").see("your progress is still being read");
    player
        .reads_the_history()
        .see("What does Send promise?")
        .see("1 of 5");
    player
        .reads_deck("role3", 3, 4)
        .reads_deck("rust", 4, 4)
        .press("esc");
    player.see("Role 3").does_not_see("reading");
}

#[test]
fn a_session_asked_for_on_the_command_line_waits_for_all_decks() {
    let plan = greenroom::session::Plan::default();
    let mut player = Stage::new().deck("baker", BAKER).plan(plan).start();
    player
        .reads_the_history()
        .does_not_see("dough")
        .reads_deck("baker", 1, 2)
        .does_not_see("dough");
    player.reads_deck("rust", 2, 2).see("1 of 7");
}

#[test]
fn the_day_turns_at_four_while_the_list_is_open() {
    let mut player = Stage::new().at("2026-11-24T22:00:00Z").open();
    player
        .press("down enter space 2 esc enter")
        .see("0 due")
        .see("Next due")
        .see("tomorrow");
    player
        .sleeps_until("2026-11-25T03:59:00Z")
        .comes_back()
        .see("0 due")
        .see("1 done");
    player
        .sleeps_until("2026-11-25T04:00:00Z")
        .comes_back()
        .see("1 due")
        .see("0 done");
    player.see("1 card now").see("yesterday");
}

#[test]
fn a_notice_goes_away_by_itself() {
    let mut player = Stage::new().open();
    player
        .press("S")
        .see("sorted by")
        .waits(SignedDuration::from_secs(6))
        .does_not_see("sorted by");
    assert_eq!(player.model().wakes_at(), None, "nothing is left to wake for");
}

#[test]
fn that_nothing_can_be_saved_is_said_before_what_else_is_wrong() {
    let problem = greenroom::deck::Problem::warning("history/laptop.ronl", 7, 1, "damaged record");
    let mut player = Stage::new().read_only("another Greenroom is open").start();
    player
        .finds_history(Box::default(), vec![problem])
        .see("read-only: data: another Greenroom is open")
        .press("!")
        .see("damaged record");
}

#[test]
fn data_that_is_open_elsewhere_can_be_looked_at_but_not_studied() {
    let why = "another Greenroom is open on this data; close it to study here";
    let mut player = Stage::new().read_only(why).open();
    player.see("read-only: data: another Greenroom is open");
    player
        .press("down enter")
        .see("grades cannot be saved")
        .see("another Greenroom is open");
    player
        .see("Rust Developer")
        .press("F")
        .see("Flagged and set aside")
        .press("esc !")
        .see("Problems");
    assert_eq!(player.events, []);
}

#[test]
fn what_clears_the_filter_is_named_by_its_key() {
    let (settings, _) = greenroom::settings::Settings::parse(
        "config.ron",
        r#"(keys: {"back": ["ctrl-g"], "clear-filter": ["x"]})"#,
    );
    let mut player = Stage::new().settings(settings).open();
    player
        .press("/")
        .types("astronaut")
        .see("no role matches; ctrl-g clears the filter");
    player.press("enter").see("no role matches; x clears the filter");
}

/// So many roles with one card each, the first called Role 1.
fn roles(stage: Stage, number: usize) -> Stage {
    (1..=number).fold(stage, |stage, number| {
        let deck = BAKER.replace("Baker", &format!("Role {number}"));
        stage.deck(&format!("role{number}"), &deck)
    })
}

#[test]
fn a_list_longer_than_the_screen_says_which_roles_are_shown() {
    let mut player = roles(Stage::bare(), 24).open();
    player
        .see("Role 1-10 of 24")
        .press("end")
        .see("Role 14-24 of 24")
        .resizes(40, 12);
    player
        .see("Role 18-24 of 24")
        .press("home")
        .see("Role 1-6 of 24")
        .see("Reviewed Due  New");
    player.resizes(140, 40).does_not_see("of 24");
}

#[test]
fn a_filter_says_how_many_roles_match_and_which_of_them_are_shown() {
    let mut player = roles(Stage::bare(), 24).open();
    player
        .press("/")
        .see("/ ▏")
        .see("1-10 of 24")
        .types("r")
        .see("1-11 of 24 that match")
        .press("backspace")
        .types("3")
        .see("3 of 24 roles match");
    let line = player.line("/ 3");
    assert!(
        line.contains("Reviewed"),
        "the columns keep their headings: {line}"
    );
    player
        .types("z")
        .see("0 of 24 roles match")
        .press("backspace backspace");
    player
        .types("role 1")
        .see("/ role 1▏")
        .see("1-11 of 12 that match")
        .types("3")
        .see("1 of 24 roles matches");
    player
        .press("backspace backspace enter end")
        .see("/ role")
        .see("14-24 of 24; esc shows all")
        .does_not_see("▏");
    player.press("esc").see("Role 14-24 of 24");
}

#[test]
fn on_a_small_screen_the_filter_and_what_it_leaves_share_a_line() {
    let mut player = roles(Stage::bare().size(40, 12), 24).open();
    player
        .press("/")
        .types("r")
        .see("/ r▏")
        .see("1-7 of 24 that match");
    player.types("ole 1").see("/ role 1▏").see("1-7 of 12 that match");
    player
        .types(" and much more")
        .see("/ role 1 and much more▏")
        .see("0 of 24");
    player
        .types(" than a line holds")
        .see("a line holds▏")
        .see("0 of 24")
        .see("…");
    player.press("left").see("a line hold▏s");
}

/// As much as a role can be said of, in a deck of its own.
fn chatty() -> String {
    let words: Vec<String> = (0..200).map(|number| format!("word{number}")).collect();
    BAKER.replace("cards:", &format!("summary: \"{}\", cards:", words.join(" ")))
}

#[test]
fn a_summary_takes_the_lines_there_are_and_says_that_it_goes_on() {
    for (columns, rows, fewest) in [(80, 24, 3), (140, 40, 25), (40, 24, 2)] {
        let mut player = Stage::bare().size(columns, rows).deck("baker", &chatty()).open();
        player.press("end space esc").see("Next due");
        let screen = player.press("enter space 3 esc esc").screen();
        let lines = screen.lines().filter(|line| line.contains("word")).count();
        assert!(lines >= fewest, "{lines} lines at {columns}x{rows}:\n{screen}");
        let last = screen.lines().rfind(|line| line.contains("word"));
        assert!(last.is_some_and(|line| line.ends_with('…')), "{screen}");
        player.see("Last studied").see("today").see("Next due");
    }
}

#[test]
fn nothing_of_the_chosen_role_is_cut_without_a_sign() {
    let facts = [
        ("Difficulty", "1 easy, 2 medium, 2 hard"),
        ("Kind", "3 technical, 1 situational, 1 behavioral"),
        ("Last studied", "today"),
        ("Next due", "in 2 days"),
        ("Marked", "1 flagged"),
    ];
    let mut player = Stage::new().open();
    player.press("end enter f space 3 esc esc");
    for columns in 40..=150 {
        for rows in [24, 30, 40] {
            let said = said_below(player.resizes(columns, rows), "Difficulty");
            let mut rest = said.as_str();
            for (name, value) in facts.into_iter().rev() {
                let (before, shown) = rest.rsplit_once(name).unwrap_or_default();
                let shown = shown.trim();
                let cut = shown.strip_suffix('…');
                let is_whole = shown == value || cut.is_some_and(|shown| value.starts_with(shown));
                assert!(is_whole, "{name} at {columns}x{rows}:\n{}", player.screen());
                rest = before;
            }
        }
    }
}

/// What the screen says from `text` on, straight below it too, up to an empty line; in one line.
fn said_below(player: &crate::player::Player, text: &str) -> String {
    let place = player.place_of(text).unwrap_or_default();
    let screen = player.screen();
    let lines = screen.lines().skip(place.y.into());
    let lines = lines.map(|line| line.chars().skip(place.x.into()).collect::<String>());
    let lines: Vec<_> = lines.take_while(|line| !line.trim().is_empty()).collect();
    lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_columns_stay_straight_however_many_cards_there_are() {
    let card = |number| format!(r#"(id: "c{number}", question: "How?", answer: "So."),"#);
    let cards: String = (0..12_345).map(card).collect();
    let many = format!(r#"(version: 1, role: "Librarian", cards: [{cards}])"#);
    let mut player = Stage::new().deck("many", &many).open();
    let ends = |player: &crate::player::Player, texts: [&str; 3]| {
        let line = |text: &str| player.line(text);
        let [role, number, heading] = texts;
        let row = line(role);
        let (before, _) = row.rsplit_once(number).unwrap_or_default();
        let head = line("Reviewed");
        let (above, _) = head.split_once(heading).unwrap_or_default();
        let end = |before: &str, text: &str| greenroom::text::width(before) + greenroom::text::width(text);
        (end(before, number), end(above, heading))
    };
    for (size, number) in [((80, 24), "12345"), ((140, 40), "12345"), ((40, 12), "12k")] {
        player.resizes(size.0, size.1).see(&format!("0/{number} "));
        let (column, heading) = ends(&player, ["Librarian", number, "New"]);
        assert_eq!(column, heading, "at {size:?}:\n{}", player.screen());
        let (column, heading) = ends(&player, ["Rust Developer", "5", "New"]);
        assert_eq!(column, heading, "at {size:?}:\n{}", player.screen());
    }
}

#[test]
fn what_enter_does_is_said_however_little_room_there_is() {
    let broken = BAKER.replace("answer:", "anwser:");
    let mut player = Stage::new().size(40, 12).deck("broken", &broken).open();
    player.see("enter study  ! problems  ? help  q quit");
    player.press("/").see("enter keep  esc clear");
}

/// A stage with these roles and groups besides Rust Developer, which is in none.
fn grouped(stage: Stage) -> Stage {
    let roles = [
        ("Data Analyst", "Data and AI"),
        ("Machine Learning Engineer", "Data and AI"),
        ("Backend Developer", "Engineering"),
        ("Technical Writer", "Product and Design"),
    ];
    roles.into_iter().fold(stage, |stage, (role, group)| {
        let deck = BAKER.replace("\"Baker\"", &format!("\"{role}\", group: \"{group}\""));
        stage.deck(&greenroom::text::slug(role), &deck)
    })
}

/// The roles and headings of the list, from the top.
fn listed(player: &crate::player::Player) -> Vec<String> {
    let screen = player.screen();
    let lines = screen.lines().skip(3);
    let names = lines.map(|line| line.split(['░', '█']).next().unwrap_or_default());
    let names = names.map(|name| name.trim_matches([' ', '›']).to_owned());
    names
        .take_while(|name| !name.is_empty() && !name.starts_with('─'))
        .collect()
}

#[test]
fn roles_stand_under_the_names_of_their_groups_and_those_without_one_come_last() {
    let mut player = grouped(Stage::new()).open();
    assert_eq!(
        listed(&player),
        [
            "All roles",
            "Engineering",
            "Backend Developer",
            "Data and AI",
            "Data Analyst",
            "Machine Learning Engineer",
            "Product and Design",
            "Technical Writer",
            "Your own",
            "Rust Developer",
        ]
    );
    player.press("home down down").see("› Data Analyst");
    player.press("S").see("sorted by due cards");
    assert_eq!(listed(&player).len(), 6, "in another order, there are no groups");
    player.press("S S S").see("sorted by group").see("Your own");
    let mut one_group = Stage::new().deck("baker", BAKER).open();
    one_group.does_not_see("Your own").does_not_see("‹");
}

#[test]
fn arrows_show_one_group_after_another_alone() {
    let mut player = grouped(Stage::new()).open();
    player.see("‹ All groups ›").press("left").see("‹ Your own ›");
    assert_eq!(listed(&player), ["Rust Developer"]);
    player
        .press("left left")
        .see("‹ Data and AI ›")
        .see("› Data Analyst");
    assert_eq!(listed(&player), ["Data Analyst", "Machine Learning Engineer"]);
    player.press("down left right").see("› Data Analyst");
    player
        .press("left left")
        .see("‹ All groups ›")
        .see("› Backend Developer");
    player
        .press("right")
        .see("‹ Engineering ›")
        .press("esc")
        .see("All roles");
    player
        .press("left")
        .see("‹ Your own ›")
        .press("enter")
        .see("What does Send promise?");
}

#[test]
fn the_arrows_beside_the_group_can_be_clicked() {
    let mut player = grouped(Stage::new()).open();
    player
        .click("All groups")
        .see("‹ Engineering ›")
        .click("Engineering ›")
        .see("‹ Data and AI ›");
    player
        .click("‹")
        .see("‹ Engineering ›")
        .click("‹")
        .see("‹ All groups ›");
}

#[test]
fn a_filter_finds_the_names_of_groups_too_and_looks_through_all_of_them() {
    let mut player = grouped(Stage::new()).open();
    player
        .press("right")
        .see("‹ Engineering ›")
        .press("/")
        .types("data");
    assert_eq!(
        listed(&player),
        ["Data and AI", "Data Analyst", "Machine Learning Engineer"]
    );
    player.see("2 of 5 roles match").see("› Data Analyst");
    player
        .types(" machine")
        .see("› Machine Learning Engineer")
        .does_not_see("Analyst");
    player
        .press("enter right")
        .see("‹ Engineering ›")
        .does_not_see("machine");
    player.press("/ enter").see("‹ All groups ›");
}

#[test]
fn a_group_whose_last_role_goes_away_is_left() {
    let mut player = grouped(Stage::new()).open();
    player.press("left left").see("‹ Product and Design ›");
    player
        .deletes_deck("technical-writer")
        .see("‹ All groups ›")
        .does_not_see("Technical Writer");
}

#[test]
fn the_group_and_the_roles_shown_fit_the_smallest_screen() {
    let mut player = grouped(Stage::new().size(40, 12)).open();
    player
        .see("‹ All ›  1-3 of 5")
        .press("left left left")
        .see("‹ Data and AI ›")
        .see("Reviewed Due  New");
    let many = (1..=9).fold(grouped(Stage::new().size(40, 12)), |stage, number| {
        let deck = BAKER.replace(
            "\"Baker\"",
            &format!("\"Role {number}\", group: \"Operations and Security\""),
        );
        stage.deck(&format!("role{number}"), &deck)
    });
    let mut player = many.open();
    player
        .press("left left left")
        .see("‹ Operations and … ›")
        .see("Reviewed Due  New");
    player
        .resizes(80, 24)
        .see("‹ Operations and Security ›")
        .resizes(80, 20);
    player.see("‹ Operations and Security ›  1-7 of 9");
}
