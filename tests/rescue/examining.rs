//! What `doctor` says is so: what it would mend, what cannot be undone, and where nothing can be written.

use super::*;

/// A home in which something could be mended.
fn with_a_leftover() -> Home {
    Home::studied().with("data/decks/.rust.ron.greenroom-tmp", "(rol")
}

#[test]
fn what_repair_would_do_is_said_only_where_it_would_do_it() {
    assert!(
        with_a_leftover()
            .run(&["doctor"])
            .out
            .contains("--repair would delete it")
    );
    let newer = format!("(version:{},device:\"phone\")\n", HISTORY_VERSION + 1);
    for home in [
        with_a_leftover().with("data/history/phone.ronl", &newer),
        with_a_leftover().with("data/progress.ron", "(version: 99, sealed: 1)"),
    ] {
        let said = home.run(&["doctor"]);
        assert!(!said.out.contains("--repair would"), "{}", said.out);
        let why = "mends nothing now: this data was written by a newer Greenroom";
        assert!(said.out.contains(&format!("--repair {why}")), "{}", said.out);
        let said = home.run(&["doctor", "--repair", "--yes"]);
        assert_eq!(said.code, Some(1));
        assert!(
            said.err
                .contains("nothing is mended now: this data was written by a newer Greenroom")
        );
    }
}

#[test]
fn what_is_deleted_is_said_to_be_in_no_copy() {
    let said = with_a_leftover().run(&["doctor", "--repair", "--yes"]).out;
    assert!(
        said.contains("--repair would delete it, which cannot be undone"),
        "{said}"
    );
    assert!(
        said.contains("-before-repair, but for what was deleted"),
        "{said}"
    );
}

#[test]
fn what_a_run_that_was_cut_off_left_is_named_with_what_to_do() {
    let home = Home::studied();
    home.run(&["doctor"]);
    let devices = fs::read_dir(home.at("state/greenroom/devices")).expect("it can be listed");
    let state = devices.flatten().next().expect("of this data").path();
    let left = state.join("recordings/untranscribed");
    fs::create_dir_all(&left).expect("a folder can be made");
    fs::write(left.join("take.wav"), "RIFF").expect("a recording can be left");
    fs::write(state.join("answer.md"), "It may move").expect("a text can be left");
    let said = home.run(&["doctor"]);
    for wanted in [
        "take.wav",
        "a recording of an answer that nothing transcribed",
        "answer.md",
        "words of yours",
    ] {
        assert!(said.out.contains(wanted), "{wanted}: {}", said.out);
    }
    assert_eq!(said.code, Some(0), "it is advice: {}", said.out);
    home.run(&["doctor", "--repair", "--yes"]);
    assert!(left.join("take.wav").exists() && state.join("answer.md").exists());
}

#[cfg(unix)]
#[test]
fn a_recording_that_others_may_hear_is_made_private() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::studied();
    home.run(&["doctor"]);
    let devices = fs::read_dir(home.at("state/greenroom/devices")).expect("it can be listed");
    let kept = devices
        .flatten()
        .next()
        .expect("of this data")
        .path()
        .join("recordings");
    fs::create_dir_all(&kept).expect("a folder can be made");
    let take = kept.join("take.wav");
    fs::write(&take, "RIFF").expect("a recording can be kept");
    fs::set_permissions(&take, fs::Permissions::from_mode(0o644)).expect("modes can be set");
    let said = home.run(&["doctor", "--repair", "--yes"]);
    assert!(
        said.out.contains("others on this machine may read it"),
        "{}",
        said.out
    );
    let mode = fs::metadata(&take).expect("it stays").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_state_folder_that_cannot_be_made_is_not_in_order() {
    let home = Home::studied().with("state", "in the way");
    let said = home.run(&["doctor"]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(
        said.out.contains("nothing can be recorded at the moment: "),
        "{}",
        said.out
    );
    assert!(said.out.contains("cannot create the lock"), "{}", said.out);
    assert!(!said.out.contains("in order"), "{}", said.out);
}

#[test]
#[cfg(unix)]
fn each_folder_that_may_not_be_written_is_named_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::studied().with("data/backups/notes.txt", "mine");
    home.run(&["doctor"]);
    let devices = fs::read_dir(home.at("state/greenroom/devices")).expect("it can be listed");
    let state = devices.flatten().next().expect("of this data").path();
    let data = ["data", "data/decks", "data/history", "data/backups"].map(|path| home.at(path));
    for folder in data.into_iter().chain([state]) {
        let may =
            |mode| fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).expect("modes can be set");
        may(0o555);
        if fs::write(folder.join("try"), "").is_ok() {
            println!("skipped: who runs this may write everywhere");
            return;
        }
        let said = home.run(&["doctor"]);
        may(0o755);
        assert_eq!(said.code, Some(1), "{}{}", said.out, said.err);
        let what = format!(
            "{}: nothing can be written in this folder: Permission denied",
            folder.display()
        );
        assert!(said.out.contains(&what), "{}", said.out);
        assert!(
            said.out.contains("give yourself the right to write there"),
            "{}",
            said.out
        );
        assert!(!said.out.contains("in order"), "{}", said.out);
    }
}

#[cfg(feature = "tui")]
#[test]
fn a_key_that_two_actions_would_have_is_told() {
    let home = Home::studied().with("config/greenroom/config.ron", "(keys: {\"flag\": [\"n\"]})");
    let said = home.run(&["doctor"]);
    assert!(
        said.out.contains("\"n\" is already the key of \"note\""),
        "{}",
        said.out
    );
}
