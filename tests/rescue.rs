//! Copies, repairs and several machines, as a shell sees them: nothing that was recorded is ever lost.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "these tests do to the files what users, sync programs and failing disks do"
)]

#[path = "rescue/bringing_back.rs"]
mod bringing_back;
#[path = "rescue/examining.rs"]
mod examining;
#[path = "common/places.rs"]
mod places;
#[path = "common/review.rs"]
mod review;
#[path = "common/sealed.rs"]
mod sealed;
#[path = "common/shell.rs"]
mod shell;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use greenroom::{
    history::{Event, HISTORY_VERSION, write_header, write_record},
    schedule::Rating,
    store::{Backup, Paths, back_up_before, back_up_daily, backups},
    time::StudyDay,
};
use jiff::civil::date;

use places::places;
use review::reviewed;
use sealed::sealed;
use shell::{Home, RUST};

fn paths(home: &Home) -> Paths {
    Paths {
        config: home.at("config/greenroom/config.ron"),
        ..places(home.0.path())
    }
}

fn day(day: i8) -> StudyDay {
    StudyDay::new(date(2026, 11, 1)).plus(i32::from(day) - 1)
}

fn names(home: &Home) -> Vec<String> {
    let found = backups(&paths(home)).expect("the backups can be listed");
    found.iter().map(Backup::name).collect()
}

/// A grade of the card `rust/send` by `device`, the `number`th of its run.
fn grade(device: &str, number: u32) -> Event {
    Event {
        id: format!("{device}.run.{number}").parse().expect("an id"),
        at: format!("2026-11-{number:02}T12:00:00Z").parse().expect("a time"),
        day: format!("2026-11-{number:02}").parse().expect("a day"),
        what: reviewed("rust/send", Rating::Good, "2026-12-24".parse().expect("a day")),
    }
}

fn history(device: &str, numbers: impl IntoIterator<Item = u32>) -> String {
    let lines = numbers
        .into_iter()
        .map(|number| write_record(&grade(device, number)));
    write_header(device) + &lines.collect::<String>()
}

/// How many grades the program counts, whatever else it says.
fn reviews(home: &Home) -> u64 {
    let figures = home.run(&["stats", "--json"]).out;
    let figures: serde_json::Value = serde_json::from_str(&figures).expect("JSON");
    figures["reviews"].as_u64().expect("a number")
}

/// A home with the user's deck and nothing recorded yet.
fn fresh() -> Home {
    Home::new().with("data/decks/rust.ron", RUST)
}

mod copies {
    use super::*;

    #[test]
    fn a_copy_holds_history_decks_and_settings_as_they_were() {
        let home = Home::studied().with("config/greenroom/config.ron", "(new_per_day: 3)");
        let copy = back_up_daily(&paths(&home), day(24))
            .expect("it can be made")
            .expect("there is something");
        for (here, there) in [
            (home.at("data/history/laptop.ronl"), "history/laptop.ronl"),
            (home.at("data/decks/rust.ron"), "decks/rust.ron"),
            (home.at("config/greenroom/config.ron"), "config.ron"),
        ] {
            assert_eq!(
                fs::read(here).ok(),
                fs::read(copy.path.join(there)).ok(),
                "{there}"
            );
        }
        assert_eq!(names(&home), ["2026-11-24"]);
    }

    #[test]
    fn one_copy_is_made_a_day_and_none_when_nothing_changed() {
        let home = Home::studied();
        let paths = paths(&home);
        let made = |at: i8| back_up_daily(&paths, day(at)).expect("it can be made").is_some();
        assert_eq!([made(1), made(1), made(2)], [true, false, false]);
        fs::write(home.at("data/decks/more.ron"), RUST).expect("decks can be written");
        assert!(made(2));
    }

    #[test]
    fn an_empty_data_folder_is_not_copied() {
        let home = Home::new();
        assert_eq!(
            back_up_daily(&paths(&home), day(1)).expect("there is nothing to fail"),
            None
        );
        assert!(!home.at("data").exists());
    }

    #[test]
    fn of_a_year_the_last_seven_days_and_four_weeks_before_are_kept() {
        let home = Home::studied();
        let paths = paths(&home);
        for number in 0..365 {
            fs::write(home.at("data/decks/rust.ron"), format!("{RUST}// {number}"))
                .expect("it can be written");
            back_up_daily(&paths, StudyDay::new(date(2026, 1, 1)).plus(number)).expect("it can be made");
        }
        // 31 December 2026 is a Thursday; before its last seven days the copies of four Sundays and of the day before are there.
        let weeks = ["2026-12-06", "2026-12-13", "2026-12-20", "2026-12-24"];
        let days = (25..=31).map(|day| format!("2026-12-{day}"));
        assert_eq!(
            names(&home),
            weeks
                .map(str::to_owned)
                .into_iter()
                .chain(days)
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn copies_dated_by_a_clock_that_was_ahead_push_no_others_out() {
        let home = Home::studied();
        let paths = paths(&home);
        let copy_on = |days: std::ops::Range<i8>, year: i16| {
            for day in days {
                fs::write(home.at("data/decks/rust.ron"), format!("{RUST}// {year} {day}"))
                    .expect("it can be written");
                back_up_daily(&paths, StudyDay::new(date(year, 11, day))).expect("it can be made");
            }
        };
        copy_on(1..13, 2036);
        copy_on(17..24, 2026);
        let made = names(&home);
        for day in 17..24 {
            assert!(made.contains(&format!("2026-11-{day}")), "{made:?}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn what_did_not_change_takes_no_room_twice() {
        use std::os::unix::fs::MetadataExt;
        let home = Home::studied();
        let paths = paths(&home);
        back_up_daily(&paths, day(1)).expect("it can be made");
        fs::write(home.at("data/decks/more.ron"), RUST).expect("decks can be written");
        back_up_daily(&paths, day(2)).expect("it can be made");
        let inode = |path: &str| {
            fs::metadata(home.at("data/backups").join(path))
                .expect("it is there")
                .ino()
        };
        assert_eq!(
            inode("2026-11-01/decks/rust.ron"),
            inode("2026-11-02/decks/rust.ron")
        );
        let here = fs::metadata(home.at("data/decks/rust.ron"))
            .expect("it is there")
            .ino();
        assert_ne!(
            here,
            inode("2026-11-02/decks/rust.ron"),
            "the user's file is never the copy itself"
        );
    }

    #[test]
    fn a_copy_that_was_cut_off_is_made_again() {
        let home = Home::studied().with("data/backups/.2026-11-24.greenroom-tmp/decks/half.ron", "(ro");
        back_up_daily(&paths(&home), day(24)).expect("it can be made");
        assert_eq!(names(&home), ["2026-11-24"]);
        assert!(!home.at("data/backups/2026-11-24/decks/half.ron").exists());
        assert!(!home.at("data/backups/.2026-11-24.greenroom-tmp").exists());
    }

    #[test]
    fn copies_before_a_change_are_told_apart_and_five_are_kept() {
        let home = Home::studied();
        for _ in 0..7 {
            back_up_before(&paths(&home), day(24), "restore").expect("it can be made");
        }
        let numbers = 3..=7;
        let expected = numbers.map(|number| format!("2026-11-24-{number}-before-restore"));
        assert_eq!(names(&home), expected.collect::<Vec<_>>());
    }
}

mod restoring {
    use super::*;

    fn copied() -> Home {
        let home = Home::studied();
        back_up_daily(&paths(&home), day(24)).expect("it can be made");
        home
    }

    #[test]
    fn the_list_says_which_copies_differ_from_what_is_here() {
        let home = copied();
        let list = home.run(&["restore"]);
        assert!(list.out.contains("2026-11-24"), "{}", list.out);
        assert!(list.out.contains("nothing in it differs"), "{}", list.out);
        fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
        let list = home.run(&["restore"]);
        assert!(list.out.contains("1 of its files differ"), "{}", list.out);
    }

    #[test]
    fn a_copy_that_cannot_be_read_hides_no_other() {
        let home = copied().with(
            "data/backups/2026-11-25/history/phone.ronl",
            "(version:9,device:\"phone\")\n",
        );
        let list = home.run(&["restore"]);
        assert_eq!(list.code, Some(0), "{}", list.err);
        assert!(list.out.contains("cannot be compared: "), "{}", list.out);
        assert!(list.out.contains("nothing in it differs"), "{}", list.out);
    }

    #[test]
    fn a_deck_that_was_deleted_comes_back() {
        let home = copied();
        fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
        let said = home.run(&["restore", "2026-11-24", "--yes"]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
        assert!(said.out.contains("decks/rust.ron: comes back"), "{}", said.out);
        assert_eq!(
            fs::read_to_string(home.at("data/decks/rust.ron")).ok().as_deref(),
            Some(RUST)
        );
    }

    #[test]
    fn bringing_back_can_be_undone_by_bringing_back_what_was_before() {
        let home = copied();
        let edited = RUST.replace("Send promise", "Send say");
        fs::write(home.at("data/decks/rust.ron"), &edited).expect("decks can be written");
        home.run(&["restore", "2026-11-24", "--yes"]);
        assert_eq!(
            fs::read_to_string(home.at("data/decks/rust.ron")).ok().as_deref(),
            Some(RUST)
        );
        let before = names(&home).pop().expect("what was there was copied first");
        assert!(before.ends_with("-1-before-restore"), "{before}");
        home.run(&["restore", &before, "--yes"]);
        assert_eq!(
            fs::read_to_string(home.at("data/decks/rust.ron")).ok(),
            Some(edited)
        );
    }

    #[test]
    fn history_is_only_ever_added_to() {
        let home = copied();
        let file = home.at("data/history/laptop.ronl");
        fs::write(&file, history("laptop", [7])).expect("histories can be written");
        assert_eq!(reviews(&home), 1);
        let said = home.run(&["restore", "2026-11-24", "--yes"]);
        assert!(
            said.out.contains("history/laptop.ronl: brings back 1 event"),
            "{}",
            said.out
        );
        assert_eq!(
            reviews(&home),
            2,
            "the one that was in the copy and the one since"
        );
        assert_eq!(fs::read_to_string(&file).ok(), Some(history("laptop", [7])));
    }

    #[test]
    fn texts_that_an_import_changed_can_be_brought_back() {
        let page = "Baker\n1 question\n1. Easy\nHow do you tell that dough is proved?\nSample Answer\nI press it with a finger, and it comes back slowly.\n";
        let home = Home::new().with("page.txt", page);
        let import = |home: &Home| home.run(&["import", home.at("page.txt").to_str().expect("text")]);
        let said = import(&home);
        assert!(!said.out.contains("to undo"), "{}{}", said.out, said.err);
        let deck = home.at("data/decks/imported-baker.ron");
        let before = fs::read_to_string(&deck).ok();
        let home = home.with("page.txt", &page.replace("slowly", "by and by"));
        let said = import(&home);
        let undo = said
            .out
            .lines()
            .find_map(|line| line.split_once("to undo: greenroom "));
        let (_, undo) = undo.expect("it is said how");
        assert_ne!(fs::read_to_string(&deck).ok(), before);
        home.run(&undo.split(' ').chain(["--yes"]).collect::<Vec<_>>());
        assert_eq!(fs::read_to_string(&deck).ok(), before);
    }

    #[test]
    fn nothing_is_done_without_being_asked() {
        let home = copied();
        fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
        let said = home.run(&["restore", "2026-11-24"]);
        assert_eq!(said.code, Some(1));
        assert!(said.err.contains("--yes"), "{}", said.err);
        assert!(!home.at("data/decks/rust.ron").exists());
    }

    #[test]
    fn only_what_is_named_comes_back() {
        let home = copied();
        fs::remove_file(home.at("data/decks/rust.ron")).expect("decks can be deleted");
        fs::remove_file(home.at("data/history/laptop.ronl")).expect("histories can be deleted");
        home.run(&["restore", "2026-11-24", "--only", "decks/rust.ron", "--yes"]);
        assert!(home.at("data/decks/rust.ron").exists());
        assert!(
            fs::read_dir(home.at("data/history"))
                .expect("it is there")
                .next()
                .is_none()
        );
    }

    #[test]
    fn a_copy_that_is_not_there_names_those_that_are() {
        let said = copied().run(&["restore", "2020-01-01", "--yes"]);
        assert_eq!(said.code, Some(1));
        assert!(said.err.contains("there is 2026-11-24"), "{}", said.err);
    }
}

mod machines {
    use super::*;

    #[test]
    fn history_lists_the_devices_and_what_they_recorded() {
        let home = fresh()
            .with("data/history/laptop.ronl", &history("laptop", 1..=3))
            .with(
                "data/history/laptop.sync-conflict-20261124.ronl",
                &history("laptop", 2..=4),
            )
            .with("data/history/phone.ronl", &history("phone", [5]));
        let devices = home.json(&["history", "--json"]);
        let figures = |at: usize| (devices[at]["device"].clone(), devices[at]["events"].clone());
        assert_eq!(figures(0), ("laptop".into(), 4.into()), "each counts once");
        assert_eq!(figures(1), ("phone".into(), 1.into()));
        assert_eq!(devices[0]["last"], "2026-11-04T12:00:00Z");
        let table = home.run(&["history"]).out;
        let row = table
            .lines()
            .find(|line| line.starts_with("laptop"))
            .unwrap_or_default();
        let cells: Vec<_> = row.split_whitespace().collect();
        assert_eq!(cells, ["laptop", "4", "4", "1", "2026-11-01", "2026-11-04", "2"]);
    }

    #[test]
    fn another_machines_history_is_taken_in_by_hand_and_only_once() {
        let home = fresh()
            .with("data/history/laptop.ronl", &history("laptop", 1..=3))
            .with("usb/phone.ronl", &history("phone", 5..=8));
        let usb = home.at("usb/phone.ronl");
        let usb = usb.to_str().expect("text");
        assert_eq!(
            home.run(&["merge", usb]).out,
            "4 events taken in, 0 here already\n"
        );
        assert_eq!(reviews(&home), 7);
        assert_eq!(
            home.run(&["merge", usb]).out,
            "0 events taken in, 4 here already\n"
        );
        assert_eq!(reviews(&home), 7);
    }

    #[test]
    fn what_cannot_be_read_of_it_is_said_and_the_rest_is_taken_in() {
        let home = fresh().with(
            "usb/phone.ronl",
            &(history("phone", [5]) + "garbage\n" + &write_record(&grade("phone", 6))),
        );
        let said = home.run(&["merge", home.at("usb").to_str().expect("text")]);
        assert!(said.err.contains("phone.ronl:3:1"), "{}", said.err);
        assert_eq!(said.out, "2 events taken in, 0 here already\n");
        assert_eq!(reviews(&home), 2);
    }

    #[test]
    fn the_history_of_a_newer_greenroom_is_refused() {
        let home = fresh().with("usb/phone.ronl", "(version:9,device:\"phone\")\n(anything)\n");
        let said = home.run(&["merge", home.at("usb/phone.ronl").to_str().expect("text")]);
        assert_eq!(said.code, Some(1));
        assert_eq!(said.err.matches("format version 9").count(), 1, "{}", said.err);
        assert!(!home.at("data/history").exists());
    }

    #[test]
    fn beside_the_history_of_a_newer_greenroom_the_others_are_listed_and_it_is_named() {
        let home = fresh()
            .with("data/history/laptop.ronl", &history("laptop", 1..=3))
            .with(
                "data/history/phone.ronl",
                "(version:9,device:\"phone\")\n(anything)\n",
            );
        let said = home.run(&["history"]);
        assert_eq!(said.code, Some(1));
        assert!(
            said.out.contains("laptop") && !said.out.contains("phone"),
            "{}",
            said.out
        );
        assert!(
            said.err.contains("phone.ronl: this history cannot be read"),
            "{}",
            said.err
        );
        assert!(
            said.err.contains("format version 9, which only a newer"),
            "{}",
            said.err
        );
    }

    #[test]
    fn the_doctor_names_some_damaged_lines_and_where_to_find_all_of_them() {
        let text = history("laptop", [1]) + &"garbage\n".repeat(30);
        let home = fresh().with("data/history/laptop.ronl", &text);
        let doctor = home.run(&["doctor"]).out;
        assert!(
            doctor.contains("laptop.ronl:22:1") && !doctor.contains("laptop.ronl:23:1"),
            "{doctor}"
        );
        assert!(doctor.contains("10 more lines are damaged"), "{doctor}");
        assert!(
            doctor.contains("`greenroom history` names every line"),
            "{doctor}"
        );
        let said = home.run(&["history"]);
        for line in 3..=32 {
            assert!(
                said.err.contains(&format!("laptop.ronl:{line}:1: ")),
                "{line}: {}",
                said.err
            );
        }
    }

    /// Copies what is newer or missing, as Syncthing and `rsync -u` do between two folders.
    fn sync(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("folders can be made");
        for entry in fs::read_dir(from).expect("it can be listed") {
            let from = entry.expect("it can be read").path();
            let to = to.join(from.file_name().unwrap_or_default());
            let length = |path: &PathBuf| fs::metadata(path).map_or(0, |it| it.len());
            // Only its own device appends to a file, so the longer one is the newer.
            if length(&from) > length(&to) {
                fs::copy(from, to).expect("it can be copied");
            }
        }
    }

    #[test]
    fn two_machines_that_are_kept_alike_count_the_same_whatever_was_graded_in_between() {
        let [here, there] = [(); 2].map(|()| fresh());
        for round in 0..4 {
            for (home, device) in [(&here, "laptop"), (&there, "desktop")] {
                let file = home.at(&format!("data/history/{device}.ronl"));
                fs::create_dir_all(home.at("data/history")).expect("folders can be made");
                fs::write(file, history(device, 1..=2 * round + 1)).expect("histories can be written");
            }
            if round % 2 == 0 {
                sync(&here.at("data/history"), &there.at("data/history"));
                sync(&there.at("data/history"), &here.at("data/history"));
                let count = u64::from(4 * round + 2);
                assert_eq!([reviews(&here), reviews(&there)], [count, count]);
            }
        }
        let cards = [&here, &there].map(|home| {
            sync(&here.at("data/history"), &there.at("data/history"));
            sync(&there.at("data/history"), &here.at("data/history"));
            home.json(&["show", "rust-developer", "--json"])
        });
        assert_eq!(cards[0], cards[1]);
    }
}

mod doctor {
    use super::*;

    /// What the doctor finds, each on a line.
    fn found(home: &Home) -> BTreeSet<String> {
        let problems = home.run(&["doctor", "--json"]).out;
        let problems: serde_json::Value = serde_json::from_str(&problems).expect("JSON");
        let problems = problems.as_array().expect("a list");
        problems
            .iter()
            .map(|it| it["what"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn nothing_is_wrong_with_what_the_program_wrote() {
        let home = Home::studied();
        make_private(&home);
        let said = home.run(&["doctor"]);
        assert_eq!(
            (said.code, said.out.as_str()),
            (Some(0), "Everything is in order.\n")
        );
    }

    /// The files of a test are written as any program writes them.
    fn make_private(home: &Home) {
        #[cfg(unix)]
        for file in ["data/history/laptop.ronl", "data/progress.ron"] {
            use std::os::unix::fs::PermissionsExt;
            let private = fs::Permissions::from_mode(0o600);
            fs::set_permissions(home.at(file), private).expect("modes can be set");
        }
        #[cfg(not(unix))]
        let _ = home;
    }

    #[test]
    fn everything_that_is_wrong_is_found_at_once() {
        let home = Home::studied().with("data/decks/.rust.ron.greenroom-tmp", "(rol");
        let file = home.at("data/history/laptop.ronl");
        let whole = fs::read_to_string(&file).expect("it is there");
        fs::write(&file, format!("{whole}garbage\n")).expect("it can be written");
        fs::write(home.at("data/decks/broken.ron"), "(role: ").expect("it can be written");
        fs::write(home.at("data/progress.ron"), "(").expect("it can be written");
        let said = home.run(&["doctor"]);
        assert_eq!(said.code, Some(1));
        for sign in [
            "laptop.ronl:3:1",
            "broken.ron:1",
            "progress.ron:1",
            ".rust.ron.greenroom-tmp",
        ] {
            assert!(said.out.contains(sign), "{sign}: {}", said.out);
        }
    }

    #[test]
    fn what_only_a_newer_greenroom_reads_hides_nothing_else_that_is_wrong() {
        let newer = "(version:9,device:\"phone\")\n(anything)\n";
        let home = Home::studied()
            .with("data/decks/broken.ron", "(role: ")
            .with("data/backups/2026-11-20/history/phone.ronl", newer);
        let said = home.run(&["doctor"]);
        for sign in [
            "2026-11-20/history/phone.ronl: this copy cannot be read",
            "broken.ron:1",
        ] {
            assert!(said.out.contains(sign), "{sign}: {}{}", said.out, said.err);
        }
        let home = home.with("data/history/phone.ronl", newer);
        let said = home.run(&["doctor"]);
        for sign in [
            "history/phone.ronl:1:1: ",
            "broken.ron:1",
            "the copies are not compared",
        ] {
            assert!(said.out.contains(sign), "{sign}: {}{}", said.out, said.err);
        }
    }

    #[test]
    fn a_deck_with_errors_is_told_where_its_last_whole_copy_is() {
        let home = Home::studied();
        back_up_daily(&paths(&home), day(24)).expect("it can be made");
        fs::write(home.at("data/decks/rust.ron"), RUST.replace("role:", "rol")).expect("it can be written");
        let said = home.run(&["doctor"]).out;
        assert!(
            said.contains("greenroom restore 2026-11-24 --only decks/rust.ron"),
            "{said}"
        );
    }

    #[test]
    fn events_that_only_a_copy_holds_are_added_again() {
        let home = fresh().with("data/history/laptop.ronl", &history("laptop", 1..=9));
        back_up_daily(&paths(&home), day(24)).expect("it can be made");
        fs::write(
            home.at("data/history/laptop.ronl"),
            history("laptop", [1, 2, 3, 8]),
        )
        .expect("it can be written");
        assert!(found(&home).contains("the history lacks 5 events of this copy"));
        let said = home.run(&["doctor", "--repair", "--yes"]);
        assert!(said.out.contains("mended"), "{}{}", said.out, said.err);
        assert_eq!(reviews(&home), 9);
        assert_eq!(home.run(&["doctor"]).code, Some(0));
    }

    #[test]
    fn a_progress_that_says_something_else_than_the_history_is_found_and_written_anew() {
        let home = Home::studied();
        let file = home.at("data/progress.ron");
        let text = fs::read_to_string(&file).expect("it is there");
        fs::write(&file, sealed(&text.replace("true, 1, 0, 1)", "true, 9, 0, 9)")))
            .expect("it can be written");
        assert_ne!(fs::read_to_string(&file).ok(), Some(text.clone()));
        assert!(found(&home).contains("it does not say what the history adds up to"));
        home.run(&["doctor", "--repair", "--yes"]);
        assert_eq!(fs::read_to_string(&file).ok(), Some(text));
    }

    #[test]
    fn what_a_wrong_clock_put_into_the_future_is_found_and_counts_for_today_from_then_on() {
        let future = Event {
            at: "2999-01-05T12:00:00Z".parse().expect("a time"),
            day: "2999-01-05".parse().expect("a day"),
            what: reviewed("rust/send", Rating::Good, "2999-01-08".parse().expect("a day")),
            ..grade("laptop", 2)
        };
        let text = write_header("laptop") + &write_record(&grade("laptop", 1)) + &write_record(&future);
        let home = fresh().with("data/history/laptop.ronl", &text);
        let due = |home: &Home| home.json(&["show", "rust-developer", "--json"])[0]["due"].to_string();
        assert!(due(&home).contains("2999"));
        assert!(
            found(&home)
                .iter()
                .any(|what| what.contains("over a day in the future"))
        );
        home.run(&["doctor", "--repair", "--yes"]);
        assert!(!due(&home).contains("2999"), "{}", due(&home));
        assert!(!found(&home).iter().any(|what| what.contains("in the future")));
        assert_eq!(reviews(&home), 2);
    }

    #[test]
    fn nothing_is_mended_beside_a_history_of_a_newer_version() {
        let newer = format!("(version:{},device:\"phone\")\n", HISTORY_VERSION + 1);
        let home = Home::studied()
            .with("data/history/phone.ronl", &newer)
            .with("data/decks/.rust.ron.greenroom-tmp", "(rol");
        let leftover = home.at("data/decks/.rust.ron.greenroom-tmp");
        let said = home.run(&["doctor", "--repair", "--yes"]);
        assert_eq!(said.code, Some(1));
        assert!(
            said.err
                .contains("nothing is mended now: this data was written by a newer Greenroom")
        );
        assert!(!said.out.contains("mended"), "{}", said.out);
        assert!(leftover.exists());
        assert!(names(&home).is_empty(), "nor is a copy made");
    }

    #[test]
    fn a_progress_of_a_newer_version_is_not_mended_away() {
        let home = Home::studied()
            .with("data/progress.ron", "(version: 99, sealed: 1)")
            .with("data/decks/.rust.ron.greenroom-tmp", "(rol");
        let said = home.run(&["doctor", "--repair", "--yes"]);
        assert!(
            said.err.contains("nothing is mended now"),
            "{}{}",
            said.out,
            said.err
        );
        let left = fs::read_to_string(home.at("data/progress.ron"));
        assert_eq!(left.ok().as_deref(), Some("(version: 99, sealed: 1)"));
    }

    #[test]
    fn a_damaged_progress_is_kept_when_it_is_written_anew() {
        let home = Home::studied().with("data/progress.ron", "(version: 2, damaged");
        fs::remove_file(home.at("data/history/laptop.ronl")).expect("it can be taken away");
        let said = home.run(&["doctor", "--repair", "--yes"]);
        assert!(said.out.contains("mended"), "{}{}", said.out, said.err);
        let copies = fs::read_dir(home.at("data/backups"))
            .expect("there are copies")
            .flatten();
        let kept = copies.filter(|it| it.file_name().to_string_lossy().starts_with("progress-"));
        let kept: Vec<_> = kept.filter_map(|it| fs::read_to_string(it.path()).ok()).collect();
        assert_eq!(kept, ["(version: 2, damaged"]);
    }

    #[test]
    fn mending_keeps_a_copy_of_what_was_before_and_asks() {
        let home = Home::studied().with("data/decks/.rust.ron.greenroom-tmp", "(rol");
        let said = home.run(&["doctor", "--repair"]);
        assert!(said.err.contains("--yes"), "{}", said.err);
        assert!(home.at("data/decks/.rust.ron.greenroom-tmp").exists());
        home.run(&["doctor", "--repair", "--yes"]);
        assert!(!home.at("data/decks/.rust.ron.greenroom-tmp").exists());
        let copy = names(&home).pop().expect("a copy was made first");
        assert!(copy.ends_with("-1-before-repair"), "{copy}");
    }
}
