//! What others do to the files while the program is open.

use std::{fs, path::PathBuf, process::Command};

use greenroom::{
    history::{Event, Ledger, Progress, Writer, write_header, write_record},
    schedule::Rating,
    time::Now,
};
use jiff::civil::date;

use super::{
    assert_idle, home, one_graded, own_roles,
    pty::{Home, Pty},
    review::reviewed,
    studying, wait_for_copies,
};

/// A history of `device`, in which these cards of the deck were graded, all due long ago.
fn history(device: &str, cards: &[&str]) -> String {
    history_of(Now::on(date(2026, 1, 5)), device, cards)
}

fn history_of(now: Now, device: &str, cards: &[&str]) -> String {
    let mut ledger = Ledger::new(Progress::default(), Writer::new(device, "r1", 0));
    let grade = |card: &&str| ledger.record(reviewed(&format!("rust/{card}"), Rating::Good, now.day), now);
    let events: Vec<Event> = cards.iter().map(grade).collect();
    write_header(device) + &events.iter().map(write_record).collect::<String>()
}

/// Puts `text` where a sync program puts it: whole, under its name.
fn sync(home: &Home, name: &str, text: &str) -> PathBuf {
    let folder = home.data().join("history");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let (beside, path) = (folder.join(format!(".{name}.tmp")), folder.join(name));
    fs::write(&beside, text).expect("the history can be written");
    fs::rename(&beside, &path).expect("it can take its place");
    path
}

/// On the role list, with the user's own role chosen.
pub(super) fn on_the_list(home: &Home) -> Pty {
    let mut pty = own_roles(home.open());
    pty.see("› Rust Developer");
    pty
}

#[test]
fn another_devices_history_shows_without_a_key_however_it_arrives() {
    let home = home();
    let mut pty = on_the_list(&home);
    pty.see("0/4").rest();
    let path = sync(&home, "phone.ronl", &history("phone", &["send"]));
    pty.see("1/4")
        .see("1 grade of another device was taken in")
        .rest();
    fs::write(&path, history("phone", &["send", "sync"])).expect("it can be written in place");
    pty.see("2/4").rest();
    sync(
        &home,
        "phone.sync-conflict-20261124.ronl",
        &history("phone", &["send", "sync", "drop"]),
    );
    pty.see("3/4").rest();
    fs::remove_dir_all(home.data().join("history")).expect("all of it can be taken away");
    pty.see("0/4").rest();
    sync(&home, "phone.ronl", &history("phone", &["send"]));
    pty.see("1/4");
}

#[test]
fn a_history_merged_in_another_terminal_shows() {
    let home = home();
    let copy = home.path().join("copy.ronl");
    fs::write(&copy, history("phone", &["send", "sync"])).expect("the copy can be written");
    let mut pty = on_the_list(&home);
    pty.see("0/4");
    let mut merge = home.run(&["merge", &copy.display().to_string()]);
    assert_eq!(merge.ends(), Ok(0));
    pty.see("2/4");
}

#[test]
fn a_session_goes_on_undisturbed_and_what_came_meanwhile_counts_after_it() {
    let home = home();
    let mut pty = one_graded(&home);
    sync(&home, "phone.ronl", &history("phone", &["pin"]));
    pty.press("space")
        .see("References")
        .press("3")
        .see("When is a value dropped?");
    pty.see("3 of 4").press("u").see("And what does Sync promise?");
    pty.press("space 3 esc")
        .see("cards answered")
        .does_not_see("taken in");
    pty.press("enter").see("taken in").see("3/4").press("q");
    assert_eq!(pty.ends(), Ok(0));
    on_the_list(&home).see("3/4");
}

#[test]
fn after_grades_it_is_as_idle_as_before() {
    let home = home();
    let mut pty = one_graded(&home);
    pty.press("esc enter").see("Greenroom").rest();
    assert_idle(&mut pty, "after a grade");
}

#[test]
fn a_history_that_changes_while_a_grade_is_not_saved_waits_for_it() {
    let home = home();
    let mut pty = one_graded(&home);
    // A folder in the way of its file, so that neither it nor one beside it can be written.
    let folder = home.data().join("history");
    let aside = home.data().join("aside");
    fs::rename(&folder, &aside).expect("it can be moved");
    fs::write(&folder, "in the way").expect("something can lie in its place");
    pty.press("space 3")
        .see("NOT SAVED: 1 grade")
        .press("esc enter")
        .see("Greenroom")
        .see("2/4");
    fs::remove_file(&folder).expect("it can be taken away");
    fs::rename(&aside, &folder).expect("it can come back");
    sync(&home, "phone.ronl", &history("phone", &["pin"]));
    pty.see("3/4").see_no_more("NOT SAVED").rest();
    assert_eq!(home.grades().len(), 3);
}

#[test]
fn settings_saved_in_an_editor_count_at_once_wherever_the_file_is() {
    let home = home();
    let config = home.path().join("config/greenroom/config.ron");
    let mut pty = on_the_list(&home);
    pty.see("o options").rest();
    // Neither the file nor its folder is there yet.
    fs::create_dir_all(config.parent().expect("it lies in a folder")).expect("the folder can be made");
    fs::write(&config, r#"(keys: {"options": ["Y"]})"#).expect("settings can be written");
    pty.see("Y options").see("settings read again").rest();
    let dotfiles = home.path().join("dotfiles.ron");
    fs::write(&dotfiles, r#"(keys: {"options": ["X"]})"#).expect("settings can be written");
    fs::remove_file(&config).expect("they can be deleted");
    std::os::unix::fs::symlink(&dotfiles, &config).expect("a link can take their place");
    pty.see("X options").rest();
    fs::write(&dotfiles, r#"(keys: {"options": ["Z"]})"#).expect("settings can be written");
    pty.see("Z options").rest();
    fs::write(&dotfiles, r#"(keys: {"options": ["q"]})"#).expect("settings can be written");
    pty.see("settings: config.ron:").see("! problems").rest();
    fs::remove_file(&config).expect("they can be deleted");
    pty.see_no_more("problem").see("o options").press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn the_second_takes_over_by_itself_however_the_first_ends() {
    for end in ["q", "kill -9"] {
        let home = home();
        let mut first = studying(&home);
        let mut second = on_the_list(&home);
        second.see("read-only: another Greenroom is open").see("0/4");
        first.press("space 3").see("And what does Sync promise?");
        second.see("1/4").rest();
        assert_idle(&mut second, "while it waits");
        if end == "q" {
            first.press("q");
            assert_eq!(first.ends(), Ok(0));
        } else {
            first.signal("KILL");
            assert!(first.ends().is_err());
        }
        second
            .see_no_more("read-only")
            .see("grades are saved from now on");
        second
            .press("enter")
            .see("And what does Sync promise?")
            .press("space 3")
            .see("When is a value dropped?");
        assert_eq!(home.grades().len(), 2, "{end}");
        second.press("q");
        assert_eq!(second.ends(), Ok(0));
    }
}

#[test]
fn of_three_one_takes_over_at_a_time() {
    let home = home();
    let mut first = studying(&home);
    let mut others = [on_the_list(&home), on_the_list(&home)];
    for pty in &mut others {
        pty.see("read-only").rest();
    }
    first.press("q");
    assert_eq!(first.ends(), Ok(0));
    let [one, other] = &mut others;
    let writes = |pty: &Pty| !pty.screen().contains("read-only");
    let started = std::time::Instant::now();
    while !writes(one) && !writes(other) {
        assert!(started.elapsed().as_secs() < 20, "one of them takes over");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let (writer, reader) = if writes(one) { (one, other) } else { (other, one) };
    reader.rest().see("read-only");
    writer.press("q");
    assert_eq!(writer.ends(), Ok(0));
    reader
        .see_no_more("read-only")
        .press("enter")
        .see("What does Send promise?");
}

#[test]
fn one_that_could_not_lock_at_its_start_waits_for_who_writes_by_then() {
    let home = home();
    studying(&home).press("q").ends().expect("it ends");
    fs::remove_file(lock(&home)).expect("it can be deleted");
    fs::create_dir(lock(&home)).expect("a folder can lie in its place");
    let mut early = on_the_list(&home);
    early.see("read-only").rest();
    fs::remove_dir(lock(&home)).expect("it can be taken away");
    let mut late = studying(&home);
    early.press("enter").see("another Greenroom is open").rest();
    late.press("q");
    assert_eq!(late.ends(), Ok(0));
    early
        .see_no_more("read-only")
        .press("enter")
        .see("What does Send promise?");
}

#[test]
fn the_lock_is_free_again_once_the_one_that_waited_for_it_ends() {
    let home = home();
    let mut first = studying(&home);
    let mut second = on_the_list(&home);
    second.see("read-only").press("q");
    assert_eq!(second.ends(), Ok(0), "waiting keeps nobody from leaving");
    first.press("q");
    assert_eq!(first.ends(), Ok(0));
    let free = Command::new("flock")
        .arg("-n")
        .arg(lock(&home))
        .arg("true")
        .status();
    assert!(free.is_ok_and(|status| status.success()));
}

fn lock(home: &Home) -> PathBuf {
    state(home).join("lock")
}

/// What the program knows of this machine.
pub(super) fn state(home: &Home) -> PathBuf {
    let devices = fs::read_dir(home.path().join("state/greenroom/devices"));
    let device = devices.expect("there is a state folder").flatten().next();
    device.expect("of this data").path()
}

#[test]
fn a_second_machine_with_this_ones_name_is_noticed_told_and_told_apart() {
    let home = home();
    let name = || {
        fs::read_to_string(state(&home).join("device"))
            .expect("it has a name")
            .trim()
            .to_owned()
    };
    one_graded(&home).press("q").ends().expect("it ends");
    let mut pty = on_the_list(&home);
    pty.see("1/4").rest();
    let before = name();
    sync(&home, "copied.ronl", &history(&before, &["pin"]));
    pty.see("the history has runs this machine did not note")
        .see("2/4");
    let after = name();
    assert_ne!(before, after);
    pty.see(&after)
        .press("enter")
        .see("What is pinned?")
        .press("space 3");
    pty.see("And what does Sync promise?").press("q");
    assert_eq!(pty.ends(), Ok(0));
    let written = fs::read_to_string(home.data().join("history").join(format!("{after}.ronl")));
    assert!(written.is_ok_and(|text| text.contains("Reviewed(")));
    let mut again = on_the_list(&home);
    again.see("2/4").does_not_see("now called");
    assert_eq!(name(), after);
}

#[test]
fn a_copy_of_everything_is_made_each_day_while_one_studies() {
    let home = home();
    let backups = home.data().join("backups");
    let mut pty = one_graded(&home);
    wait_for_copies(&home);
    let copy = fs::read_dir(&backups)
        .expect("there are copies")
        .flatten()
        .next()
        .expect("one")
        .path();
    assert!(copy.join("decks/rust.ron").exists() && copy.join("history").exists());
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
}

#[test]
fn copies_that_cannot_be_made_stop_nothing() {
    let home = home();
    fs::write(home.data().join("backups"), "in the way").expect("the file can be written");
    let mut pty = one_graded(&home);
    pty.see("backups")
        .see("Not a directory")
        .press("!")
        .see("the copies of this day were not made");
    pty.press("esc space 3")
        .see("When is a value dropped?")
        .press("q");
    assert_eq!(pty.ends(), Ok(0));
    assert_eq!(home.grades().len(), 2);
}

#[test]
fn a_program_that_is_left_before_its_copies_are_made_waits_for_none() {
    let home = home();
    let mut pty = one_graded(&home);
    let left = std::time::Instant::now();
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    assert!(
        left.elapsed().as_millis() < 1_500,
        "it waited {:?}",
        left.elapsed()
    );
}

#[test]
fn what_a_wrong_clock_recorded_is_dated_to_now_and_stays_so() {
    let home = home();
    sync(
        &home,
        "phone.ronl",
        &history_of(Now::on(date(2090, 1, 5)), "phone", &["send", "sync"]),
    );
    let mut pty = on_the_list(&home);
    pty.see("reaches into the future").see("0 due");
    pty.press("T")
        .see("2 entries are later")
        .press("T")
        .see("2 entries dated to now");
    pty.see_no_more("reaches into the future")
        .see("2 due")
        .see("2 done");
    pty.press("u")
        .see("taken back")
        .see("reaches into the future")
        .see("0 due");
    pty.press("T T").see_no_more("reaches into the future").press("q");
    assert_eq!(pty.ends(), Ok(0));
    let mut again = on_the_list(&home);
    again
        .see("2 due")
        .does_not_see("future")
        .press("enter")
        .see("What does Send promise?");
}

#[test]
fn a_history_that_takes_long_to_add_up_says_how_far_it_is_and_a_short_one_does_not() {
    let home = home();
    sync(&home, "phone.ronl", &history("phone", &vec!["send"; 150_000]));
    let mut pty = home.open();
    pty.see("Greenroom");
    let started = std::time::Instant::now();
    pty.see("1 due");
    let took = started.elapsed();
    // On a fast machine there is nothing to wait for.
    let told = pty.output().contains("history: ");
    assert!(told || took.as_millis() < 1_000, "nothing was said for {took:?}");
    pty.see_no_more("your history").press("q");
    assert_eq!(pty.ends(), Ok(0));
    let mut again = home.open();
    again.see("1 due").rest();
    assert!(!again.output().contains("history: "));
}
