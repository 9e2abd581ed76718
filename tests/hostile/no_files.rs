//! Things with the names of decks, histories and settings that are no files: nothing waits for them.

use std::{
    fs,
    os::unix::{fs::PermissionsExt, fs::symlink, net::UnixListener},
    path::Path,
    process::Command,
};

use crate::{home::Home, pty};

const DECK: &str = "(version: 1, role: \"Baker\", cards: [(id: \"a\", question: \"Why?\", answer: \"So.\")])";

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Everything that can lie in a folder and is no file; what each is called.
fn fill(home: &Home, folder: &str, extension: &str) {
    let at = |name: &str| home.at(&format!("{folder}/{name}.{extension}"));
    pipe(&at("pipe"));
    symlink(at("pipe"), at("to-pipe")).unwrap();
    symlink(at("loop-b"), at("loop-a")).unwrap();
    symlink(at("loop-a"), at("loop-b")).unwrap();
    symlink(at("itself"), at("itself")).unwrap();
    symlink(at("nothing-here"), at("dangling")).unwrap();
    symlink("/dev/zero", at("zero")).unwrap();
    symlink("/dev/tty", at("tty")).unwrap();
    symlink("..", at("up")).unwrap();
    fs::create_dir(at("folder")).unwrap();
    drop(UnixListener::bind(at("socket")).unwrap());
    let hidden = at("unreadable");
    fs::write(&hidden, DECK).unwrap();
    fs::set_permissions(hidden, fs::Permissions::from_mode(0o0)).unwrap();
}

#[test]
fn decks_that_are_no_files_are_named_and_the_others_are_read() {
    let home = Home::new();
    home.write("data/decks/good.ron", DECK);
    fill(&home, "data/decks", "ron");
    let said = home.run(&["roles"]);
    assert!(said.out.contains("Baker"), "{}", said.out);
    for (name, what) in [
        ("pipe", "it is a pipe or a device, not a file"),
        ("to-pipe", "it is a pipe or a device, not a file"),
        ("zero", "it is a pipe or a device, not a file"),
        ("tty", "it is a pipe or a device, not a file"),
        ("socket", "it is a pipe or a device, not a file"),
        ("loop-a", "oo many levels of symbolic links"),
        ("loop-b", "oo many levels of symbolic links"),
        ("itself", "oo many levels of symbolic links"),
        ("dangling", "No such file"),
    ] {
        let found = said
            .err
            .lines()
            .find(|line| line.contains(&format!("/{name}.ron:")));
        assert!(
            found.is_some_and(|line| line.contains(what)),
            "{name}: {}",
            said.err
        );
    }
    for arguments in [&["check"][..], &["doctor"], &["show", "baker"], &["stats"]] {
        home.run(arguments);
    }
}

#[test]
fn histories_that_are_no_files_are_not_waited_for() {
    let home = Home::new();
    home.write(
        "data/history/laptop.ronl",
        "(id:\"laptop.a.1\",at:1795521600000,day:\"2026-11-24\",what:Flagged(card:\"a/b\"))\n",
    );
    fill(&home, "data/history", "ronl");
    for arguments in [
        &["stats"][..],
        &["history"],
        &["doctor"],
        &["restore"],
        &["merge", "data/history"],
    ] {
        home.run(arguments);
    }
    let said = home.run(&["history"]);
    assert!(said.out.contains("laptop"), "{said:?}");
}

#[test]
fn settings_progress_pages_and_decks_named_by_the_user_are_files_or_refused() {
    let home = Home::new();
    for path in [
        "config/greenroom/config.ron",
        "data/progress.ron",
        "page.txt",
        "deck.ron",
        "their.ronl",
    ] {
        pipe(&home.at(path));
    }
    for (arguments, what) in [
        (
            &["roles"][..],
            "config.ron: the settings cannot be read: it is a pipe",
        ),
        (&["stats"], "progress.ron: it cannot be read: it is a pipe"),
        (&["import", "page.txt"], "page.txt cannot be read: it is a pipe"),
        (
            &["check", "deck.ron"],
            "deck.ron: this deck cannot be read: it is a pipe",
        ),
        (&["merge", "their.ronl"], "it is a pipe"),
        (&["check", "."], "it is a folder"),
        (&["import", "."], "it is a folder"),
        (&["--config", ".", "roles"], "it is a folder"),
        (&["check", "/dev/null"], "an opening \"(\" is expected here"),
        (&["import", "/dev/null"], "no questions were found"),
        (&["import", "/dev/zero"], "it is larger than 32 MiB"),
    ] {
        let said = home.run(arguments);
        assert!((said.err + &said.out).contains(what), "{arguments:?}");
    }
}

#[test]
fn the_screen_opens_over_a_folder_of_them() {
    let home = pty::Home::new();
    let filled = Home::over(home.path());
    fill(&filled, "data/decks", "ron");
    fill(&filled, "data/history", "ronl");
    pipe(&filled.at("data/progress.ron"));
    pipe(&filled.at("config/greenroom/config.ron"));
    home.save_deck("good", DECK);
    let mut opened = home.open();
    opened
        .see("Greenroom")
        .press("/")
        .send("your own")
        .see("› Baker")
        .press("enter q");
    assert_eq!(opened.ends(), Ok(0));
    opened.assert_given_back();
}

#[test]
fn a_link_among_the_copies_is_deleted_with_an_old_copy_and_what_it_leads_to_is_not() {
    let home = Home::new();
    home.write("data/decks/good.ron", DECK);
    home.write("mine/letter.txt", "Dear ...");
    for day in 1..=28 {
        home.write(&format!("data/backups/2024-01-{day:02}/decks/good.ron"), DECK);
        let link = home.at(&format!("data/backups/2024-01-{day:02}/link"));
        symlink(home.path().join("mine"), link).unwrap();
    }
    home.write("data/backups/2024-01-01/decks/gone.ron", DECK);
    home.run(&["restore", "2024-01-01", "--only", "decks/gone.ron", "--yes"]);
    assert!(home.names("data/backups").len() < 28, "old copies were deleted");
    assert!(
        home.at("data/decks/gone.ron").exists(),
        "and not the one that was asked for"
    );
    assert_eq!(home.names("mine"), ["letter.txt"]);
}
