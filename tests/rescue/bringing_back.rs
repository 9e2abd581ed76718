//! What `restore` says is so: which files a copy holds, what keeps one from coming back, and how to undo it.

use super::*;

const NEWER: &str = "(version:9,device:\"phone\")\n(anything)\n";

/// A home with a copy of everything, made on 24 November 2026.
fn copied() -> Home {
    let home = Home::studied().with("config/greenroom/config.ron", "(new_per_day: 3)");
    back_up_daily(&paths(&home), day(24)).expect("it can be made");
    home
}

fn read(home: &Home, path: &str) -> Option<String> {
    fs::read_to_string(home.at(path)).ok()
}

#[test]
fn a_file_that_the_copy_does_not_hold_is_said_with_those_it_holds() {
    let said = copied().run(&["restore", "2026-11-24", "--only", "decks/rust.rom", "--yes"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    for sign in [
        "2026-11-24 holds no \"decks/rust.rom\"",
        "\n    config.ron",
        "\n    decks/rust.ron",
        "\n    history/laptop.ronl",
    ] {
        assert!(said.err.contains(sign), "{sign}: {}", said.err);
    }
}

#[test]
fn a_file_that_is_here_as_in_the_copy_is_said_to_be() {
    for file in ["decks/rust.ron", "history/laptop.ronl"] {
        let said = copied().run(&["restore", "2026-11-24", "--only", file]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        let what = format!("There is nothing to bring back: what the copy has of {file} is here.\n");
        assert_eq!(said.out, what);
    }
}

#[test]
fn a_copy_is_asked_for_where_there_is_none() {
    let said = Home::studied().run(&["restore", "2026-11-24", "--yes"]);
    assert!(
        said.err
            .contains("there is no copy \"2026-11-24\", nor any other yet"),
        "{}",
        said.err
    );
}

#[test]
fn what_came_back_is_undone_by_deleting_it_and_the_rest_by_the_command_that_is_said() {
    let home = copied();
    fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
    let said = home.run(&["restore", "2026-11-24", "--yes"]).out;
    let deck = home.at("data/decks/rust.ron");
    let undo = format!(
        "To undo decks/rust.ron, which was not here: delete {}",
        deck.display()
    );
    assert!(said.contains(&undo), "{said}");
    assert!(
        !said.contains("greenroom restore"),
        "a command that would undo nothing: {said}"
    );

    fs::remove_file(&deck).expect("decks can be deleted");
    let home = home.with("config/greenroom/config.ron", "(new_per_day: 5)");
    let said = home.run(&["restore", "2026-11-24", "--yes"]).out;
    assert!(said.contains(&undo), "{said}");
    let undo = said
        .lines()
        .find_map(|line| line.strip_prefix("To undo: greenroom "));
    let undo = undo.expect("it is said how");
    home.run(&undo.split(' ').chain(["--yes"]).collect::<Vec<_>>());
    assert_eq!(
        read(&home, "config/greenroom/config.ron").as_deref(),
        Some("(new_per_day: 5)")
    );
}

#[test]
fn events_that_came_back_are_not_said_to_be_undone() {
    let home = copied();
    fs::remove_file(home.at("data/history/laptop.ronl")).expect("histories can be deleted");
    let said = home.run(&["restore", "2026-11-24", "--yes"]).out;
    assert!(said.contains("1 file brought back.\nThe events stay: "), "{said}");
    assert!(!said.contains("To undo"), "{said}");
}

#[test]
fn beside_a_history_of_a_newer_greenroom_decks_and_settings_come_back() {
    let home = copied().with("data/history/phone.ronl", NEWER);
    let home = home.with("config/greenroom/config.ron", "(new_per_day: 5)");
    let deck = home.at("data/decks/rust.ron");
    fs::remove_file(&deck).expect("decks can be deleted");

    let list = home.run(&["restore"]);
    assert_eq!(list.code, Some(0), "{}", list.err);
    assert!(
        list.out
            .contains("2 of its files differ from what is here, but its history cannot be compared"),
        "{}",
        list.out
    );
    assert!(
        list.err.contains("phone.ronl: this history cannot be read"),
        "{}",
        list.err
    );

    let said = home.run(&["restore", "2026-11-24", "--only", "decks/rust.ron", "--yes"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    assert!(deck.exists());

    let said = home.run(&["restore", "2026-11-24", "--yes"]);
    assert_eq!(said.code, Some(1), "the history was not brought back");
    for sign in [
        "history/laptop.ronl: cannot be brought back now: ",
        "phone.ronl: this history cannot be read: it has format version 9",
        "update Greenroom, then bring back the history",
    ] {
        assert!(said.out.contains(sign), "{sign}: {}", said.out);
    }
    assert_eq!(
        read(&home, "config/greenroom/config.ron").as_deref(),
        Some("(new_per_day: 3)")
    );
}

#[test]
fn a_history_in_the_copy_that_cannot_be_read_keeps_no_deck_from_coming_back() {
    let home = copied().with("data/backups/2026-11-24/history/phone.ronl", NEWER);
    fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
    let said = home.run(&["restore", "2026-11-24", "--yes"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.out
            .contains("history/phone.ronl: cannot be brought back now: "),
        "{}",
        said.out
    );
    assert_eq!(read(&home, "data/decks/rust.ron").as_deref(), Some(RUST));
}

#[test]
#[cfg(unix)]
fn a_history_here_that_may_not_be_read_keeps_no_deck_from_coming_back() {
    use std::os::unix::fs::PermissionsExt;
    let home = copied().with("data/history/phone.ronl", &history("phone", [5]));
    let hidden = home.at("data/history/phone.ronl");
    fs::set_permissions(&hidden, fs::Permissions::from_mode(0o0)).expect("modes can be set");
    if fs::read(&hidden).is_ok() {
        println!("skipped: who runs this may read everything");
        return;
    }
    let home = home.with("data/decks/rust.ron", "(spoilt");
    let said = home.run(&["restore", "2026-11-24", "--yes"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.out.contains("see to it that this can be read"),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(
        read(&home, "data/decks/rust.ron").as_deref(),
        Some(RUST),
        "{}",
        said.err
    );
    let before = names(&home).pop().expect("what was there was copied first");
    let kept = format!("data/backups/{before}/decks/rust.ron");
    assert_eq!(read(&home, &kept).as_deref(), Some("(spoilt"));
}

#[test]
fn one_file_that_cannot_be_written_is_named_and_the_others_come_back() {
    let home = copied();
    fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
    fs::create_dir(home.at("data/decks/rust.ron")).expect("folders can be made");
    let home = home.with("config/greenroom/config.ron", "(new_per_day: 5)");
    let home = home.with("data/backups/2026-11-24/decks/more.ron", RUST);
    let said = home.run(&["restore", "2026-11-24", "--yes"]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err.contains("rust.ron: this file cannot be written"),
        "{}",
        said.err
    );
    assert!(said.out.contains("2 files brought back."), "{}", said.out);
    assert_eq!(
        read(&home, "config/greenroom/config.ron").as_deref(),
        Some("(new_per_day: 3)")
    );
}

#[test]
fn the_oldest_copy_can_be_brought_back_and_is_kept_by_that() {
    let home = Home::studied();
    for text in ["one", "two", "three", "four", "five"] {
        fs::write(home.at("data/decks/rust.ron"), format!("// {text}")).expect("decks can be written");
        back_up_before(&paths(&home), day(24), "restore").expect("it can be made");
    }
    fs::write(home.at("data/decks/rust.ron"), "// six").expect("decks can be written");
    for _ in 0..2 {
        let said = home.run(&["restore", "2026-11-24-1-before-restore", "--yes"]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    }
    assert_eq!(read(&home, "data/decks/rust.ron").as_deref(), Some("// one"));
}

#[test]
fn a_copy_that_was_just_made_is_kept_when_the_clock_was_set_back() {
    let home = Home::studied();
    for _ in 0..5 {
        back_up_before(&paths(&home), day(24), "restore").expect("it can be made");
    }
    let made = back_up_before(&paths(&home), day(3), "restore").expect("it can be made");
    assert!(
        made.is_some_and(|made| made.path.exists()),
        "what is undone with it is there"
    );
}
