//! What lies on the disk: every grade that was shown as saved is there, whatever happened since.
#![expect(clippy::unwrap_used, reason = "examples run in a folder of their own")]
#![expect(
    clippy::disallowed_methods,
    reason = "these tests do to the files what users and power cuts do"
)]

#[path = "common/places.rs"]
mod places;
#[path = "common/review.rs"]
mod review;
#[path = "common/sealed.rs"]
mod sealed;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use greenroom::{
    deck::{Group, Problem, Severity},
    history::{
        Event, EventKind, HISTORY_VERSION, Ledger, Progress, SNAPSHOT_VERSION, Snapshot, Writer, covered,
        fold, write_header, write_record,
    },
    schedule::Rating,
    store::{Access, Decks, Disk, Loaded, Paths, Refusal, Store, load, load_and_tell, read_card},
    time::Now,
};
use jiff::{SignedDuration, civil::date};
use tempfile::TempDir;

use places::places;
use review::reviewed;
use sealed::sealed;

/// A computer with nothing of Greenroom's on it yet.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn paths(&self) -> Paths {
        places(self.0.path())
    }

    /// Starts the program: opens the store and reads the progress.
    fn start(&self) -> (Store, Loaded) {
        let mut store = Store::open(self.paths(), "laptop");
        let loaded = load(store.paths());
        assert_eq!(store.continue_from(&loaded), []);
        (store, loaded)
    }

    fn history(&self) -> PathBuf {
        self.paths().history().join("laptop.ronl")
    }

    fn progress(&self) -> PathBuf {
        self.paths().progress()
    }

    /// Another device's history, as a sync program puts it there.
    fn synced(&self, events: &[Event]) -> PathBuf {
        let lines: String = events.iter().map(write_record).collect();
        let path = self.paths().history().join("phone.ronl");
        replace(&path, (write_header("phone") + &lines).as_bytes()).unwrap();
        path
    }

    /// Every file in the data folder with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        fn walk(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, files);
                } else {
                    files.insert(path.clone(), fs::read(path).unwrap());
                }
            }
        }
        let mut files = BTreeMap::new();
        walk(&self.paths().data, &mut files);
        files
    }
}

fn now() -> Now {
    Now::on(date(2026, 11, 24))
}

/// So many grades of different cards, a minute apart, written by `device`, the first `minutes` after noon.
fn grades(device: &str, minutes: i64, count: usize) -> Vec<Event> {
    let run = format!("r{minutes}");
    let mut ledger = Ledger::new(Progress::default(), Writer::new(device, &run, 0));
    let grade = |(number, rating): (usize, Rating)| {
        let minutes = minutes + i64::try_from(number).unwrap();
        let what = reviewed(&format!("baker/card{number}"), rating, now().day.plus(2));
        ledger.record(what, now().later(SignedDuration::from_mins(minutes)))
    };
    (0..count)
        .zip(Rating::ALL.into_iter().cycle())
        .map(grade)
        .collect()
}

fn append(store: &mut Store, events: &[Event]) {
    for event in events {
        store.append(event).unwrap();
    }
}

fn said(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

mod saving {
    use super::*;

    #[test]
    fn nothing_is_put_into_the_data_folder_before_there_is_something_to_write() {
        let home = Home::new();
        let (_store, loaded) = home.start();
        assert_eq!(loaded.progress, Progress::default());
        assert_eq!(said(&loaded.problems), "");
        assert_eq!(fs::read_dir(home.paths().data).unwrap().count(), 0);
    }

    #[test]
    fn a_data_folder_that_cannot_be_made_is_told_at_the_start_with_its_path() {
        let home = Home::new();
        block(&home.0.path().join("in the way"));
        let mut paths = home.paths();
        paths.data = home.0.path().join("in the way/data");
        let store = Store::open(paths.clone(), "laptop");
        let Access::ReadOnly(Refusal::Disk { path, why }) = store.access() else {
            panic!("{:?}", store.access());
        };
        assert_eq!(*path, paths.data);
        assert!(why.starts_with("nothing can be saved in this folder: "), "{why}");
    }

    #[test]
    fn what_was_appended_is_there_in_the_next_run() {
        let home = Home::new();
        let events = grades("laptop", 0, 4);
        let (mut store, _) = home.start();
        assert_eq!((store.device(), store.access()), ("laptop", &Access::Writable));
        append(&mut store, &events);
        let text = fs::read_to_string(home.history()).unwrap();
        let lines: String = events.iter().map(write_record).collect();
        assert_eq!(
            text,
            write_header("laptop") + &lines,
            "each is on the disk when `append` returns"
        );
        drop(store);

        let (mut store, loaded) = home.start();
        assert_eq!(loaded.progress, fold(events.clone()));
        let more = grades("laptop", 60, 2);
        append(&mut store, &more);
        assert_eq!(load(&home.paths()).progress, fold([events, more].concat()));
    }

    #[test]
    fn a_device_keeps_its_name() {
        let home = Home::new();
        home.start();
        let store = Store::open(home.paths(), "another");
        assert_eq!(store.device(), "laptop");
    }

    #[test]
    fn a_devices_name_that_is_damaged_is_kept_aside_and_told_with_its_place() {
        for damaged in ["", "lap top", "\u{0}\u{0}\u{0}"] {
            let home = Home::new();
            let (mut store, _) = home.start();
            let events = grades("laptop", 0, 1);
            append(&mut store, &events);
            drop(store);
            let name = home.paths().state.join("device");
            replace(&name, damaged.as_bytes()).unwrap();
            let mut store = Store::open(home.paths(), "another");
            assert_eq!(store.device(), "another");
            let loaded = load(&home.paths());
            let problems = store.continue_from(&loaded);
            assert_eq!(problems.first().map(|it| &it.path), Some(&name));
            let said = said(&problems);
            assert!(
                said.contains("is damaged") && said.contains("device.damaged"),
                "{said}"
            );
            assert_eq!(
                fs::read_to_string(name.with_extension("damaged")).unwrap(),
                damaged
            );
            assert_eq!(loaded.progress, fold(events));
            // It is told once.
            assert_eq!(store.continue_from(&loaded), []);
        }
    }

    #[test]
    fn a_line_cut_off_anywhere_costs_no_earlier_grade() {
        let events = grades("laptop", 0, 3);
        let (earlier, last) = events.split_at(2);
        let whole: String = earlier.iter().map(write_record).collect();
        let whole = write_header("laptop") + &whole;
        let last = write_record(&last[0]);
        for kept in 1..last.len() {
            let home = Home::new();
            let torn = last.get(..kept).unwrap();
            replace(&home.history(), format!("{whole}{torn}").as_bytes()).unwrap();

            let (mut store, loaded) = home.start();
            assert_eq!(loaded.progress, fold(earlier.to_vec()), "{torn}");
            let report = said(&loaded.problems);
            assert!(
                report.contains("laptop.ronl:4:1: the last line is cut off"),
                "{report}"
            );
            assert_eq!(
                fs::read_to_string(home.history()).unwrap(),
                format!("{whole}{torn}"),
                "reading changes nothing"
            );

            let more = grades("laptop", 60, 1);
            append(&mut store, &more);
            let lines = fs::read_to_string(home.history()).unwrap();
            assert_eq!(
                lines,
                format!("{whole}\n{}", write_record(&more[0])),
                "on a line of its own, whatever becomes of those before"
            );
            let aside = fs::read_to_string(home.paths().backups().join("laptop.torn")).unwrap();
            assert_eq!(aside, torn);
            store.save_snapshot(&fold([earlier, &more].concat())).unwrap();
            drop(store);
            let (_, loaded) = home.start();
            assert_eq!(loaded.progress, fold([earlier, &more].concat()));
            assert_eq!(said(&loaded.problems), "");
        }
    }

    #[test]
    fn a_header_cut_off_anywhere_is_written_again() {
        let header = write_header("laptop");
        for kept in 0..header.len() {
            let home = Home::new();
            replace(&home.history(), header.get(..kept).unwrap().as_bytes()).unwrap();
            let (mut store, _) = home.start();
            let events = grades("laptop", 0, 1);
            append(&mut store, &events);
            assert_eq!(
                fs::read_to_string(home.history()).unwrap(),
                format!("{header}{}", write_record(&events[0]))
            );
        }
    }

    #[test]
    fn a_damaged_line_is_skipped_reported_and_kept() {
        let home = Home::new();
        let events = grades("laptop", 0, 3);
        let text = format!(
            "{}{}garbage\n{}{}",
            write_header("laptop"),
            write_record(&events[0]),
            write_record(&events[1]),
            write_record(&events[2]),
        );
        replace(&home.history(), text.as_bytes()).unwrap();
        let (mut store, loaded) = home.start();
        assert_eq!(loaded.progress, fold(events.clone()));
        assert!(
            said(&loaded.problems).contains("laptop.ronl:3:1: "),
            "{}",
            said(&loaded.problems)
        );
        append(&mut store, &grades("laptop", 60, 1));
        assert!(fs::read_to_string(home.history()).unwrap().starts_with(&text));
    }

    #[test]
    fn lines_that_do_not_count_are_told_of_at_every_start() {
        let home = Home::new();
        let events = grades("laptop", 0, 3);
        let lines: Vec<String> = events.iter().map(write_record).collect();
        let newer = lines[2]
            .split_once("//")
            .map(|(text, _)| text.replace("Reviewed(", "Sung("));
        let text = format!(
            "{}{}garbage\n{}\n{}",
            write_header("laptop"),
            lines[0],
            newer.unwrap(),
            lines[1]
        );
        replace(&home.history(), text.as_bytes()).unwrap();
        let (mut store, loaded) = home.start();
        assert!(said(&loaded.problems).contains("laptop.ronl:3:1: damaged record"));
        let more = grades("laptop", 60, 1);
        append(&mut store, &more);
        let progress = fold([&events[..2], &more].concat());
        store.save_snapshot(&progress).unwrap();
        drop(store);
        for _ in 0..2 {
            let saved = fs::read(home.progress()).unwrap();
            let (mut store, loaded) = home.start();
            assert_eq!(loaded.progress, progress);
            let report = said(&loaded.problems);
            assert!(
                report.contains("laptop.ronl: 1 line of this history is damaged"),
                "{report}"
            );
            assert!(
                report.contains("laptop.ronl: 1 line of this history is of a kind"),
                "{report}"
            );
            assert_eq!(loaded.problems.len(), 2);
            store.save_snapshot(&loaded.progress).unwrap();
            assert_eq!(fs::read(home.progress()).unwrap(), saved);
        }
    }

    #[test]
    fn a_torn_line_of_another_device_waits_for_its_rest() {
        let home = Home::new();
        let events = grades("phone", 0, 2);
        let path = home.synced(&events);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 9]).unwrap();
        let (mut store, loaded) = home.start();
        assert_eq!(loaded.progress, fold([events[0].clone()]));
        store.save_snapshot(&loaded.progress).unwrap();
        drop(store);
        assert_eq!(
            fs::read(&path).unwrap(),
            &whole[..whole.len() - 9],
            "only the phone writes its own file"
        );
        fs::write(&path, &whole).unwrap();
        let (_, loaded) = home.start();
        assert_eq!(
            (loaded.progress, said(&loaded.problems)),
            (fold(events), String::new())
        );
    }

    #[test]
    fn a_copy_left_by_a_sync_program_counts_nothing_twice() {
        let home = Home::new();
        let events = grades("laptop", 0, 3);
        let (mut store, _) = home.start();
        append(&mut store, &events);
        fs::copy(
            home.history(),
            home.paths().history().join("laptop.sync-conflict-20261124.ronl"),
        )
        .unwrap();
        assert_eq!(load(&home.paths()).progress, fold(events));
    }

    /// What was written to the file this device goes on with when its first is not to be relied on any more.
    fn beside(home: &Home) -> String {
        fs::read_to_string(home.paths().history().join("laptop-2.ronl")).unwrap()
    }

    fn file_of(events: &[Event]) -> String {
        let lines: String = events.iter().map(write_record).collect();
        write_header("laptop") + &lines
    }

    #[test]
    fn a_history_changed_behind_the_programs_back_is_left_alone_and_gone_on_from_beside_it() {
        let home = Home::new();
        replace(&home.history(), write_header("laptop").as_bytes()).unwrap();
        let (mut store, _) = home.start();
        let events = grades("laptop", 0, 3);
        fs::write(home.history(), file_of(&events[..1])).unwrap();
        append(&mut store, &events[1..]);
        assert_eq!(fs::read_to_string(home.history()).unwrap(), file_of(&events[..1]));
        assert_eq!(beside(&home), file_of(&events[1..]));
        assert_eq!(load(&home.paths()).progress, fold(events));
    }

    #[test]
    fn a_history_changed_between_two_grades_is_left_alone_and_gone_on_from_beside_it() {
        let events = grades("laptop", 0, 2);
        let shorter = |text: &str| text.lines().next().unwrap().to_owned() + "\n";
        let longer = |text: &str| format!("{text}// theirs\n");
        for change in [shorter, longer] {
            let home = Home::new();
            let (mut store, _) = home.start();
            append(&mut store, &events[..1]);
            let theirs = change(&fs::read_to_string(home.history()).unwrap());
            fs::write(home.history(), &theirs).unwrap();
            append(&mut store, &events[1..]);
            assert_eq!(fs::read_to_string(home.history()).unwrap(), theirs);
            assert_eq!(beside(&home), file_of(&events[1..]));
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_history_replaced_by_its_copy_takes_no_grades_with_it() {
        let home = Home::new();
        let events = grades("laptop", 0, 3);
        let (mut store, _) = home.start();
        append(&mut store, &events[..1]);
        // As git and backup programs put a file back: the same bytes, another file.
        let copy = home.paths().history().join("laptop.copy");
        fs::copy(home.history(), &copy).unwrap();
        fs::rename(&copy, home.history()).unwrap();
        append(&mut store, &events[1..2]);
        fs::remove_file(home.history()).unwrap();
        append(&mut store, &events[2..]);
        assert_eq!(beside(&home), file_of(&events[1..]), "not even when it is gone");
        fs::remove_file(home.paths().history().join("laptop-2.ronl")).unwrap();
        store.append(&grades("laptop", 60, 1)[0]).unwrap();
        assert_eq!(beside(&home), file_of(&grades("laptop", 60, 1)));
    }

    #[test]
    fn a_history_shorter_than_what_was_read_is_not_filled_up() {
        let home = Home::new();
        let events = grades("laptop", 0, 3);
        let (mut store, _) = home.start();
        append(&mut store, &events[..2]);
        drop(store);
        let (mut store, _) = home.start();
        fs::write(home.history(), write_header("laptop")).unwrap();
        append(&mut store, &events[2..]);
        assert_eq!(
            fs::read_to_string(home.history()).unwrap(),
            write_header("laptop")
        );
        assert_eq!(beside(&home), file_of(&events[2..]));
    }

    /// The system stops a write in the middle of a line, as a full disk does: files may have 1 KiB here.
    #[test]
    #[cfg(unix)]
    fn a_grade_cut_off_by_a_full_disk_leaves_no_trace_and_is_tried_again() {
        const SMALL: &str = "GREENROOM_TEST_SMALL_FILES";
        if std::env::var_os(SMALL).is_none() {
            let name = "saving::a_grade_cut_off_by_a_full_disk_leaves_no_trace_and_is_tried_again";
            let run = std::process::Command::new("bash")
                .args([
                    "-c",
                    "trap '' XFSZ; ulimit -f 1; exec \"$0\" --exact \"$1\" --test-threads 1",
                ])
                .arg(std::env::current_exe().unwrap())
                .arg(name)
                .env(SMALL, "yes")
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&run.stdout);
            assert!(run.status.success() && said.contains("1 passed"), "{run:?}");
            return;
        }
        let home = Home::new();
        let first = grades("laptop", 60, 1);
        let (mut store, _) = home.start();
        append(&mut store, &first);
        let mut long = grades("laptop", 0, 1).remove(0);
        long.what = EventKind::Noted {
            card: "baker/dough".into(),
            text: "it rises ".repeat(300),
        };
        let error = store.append(&long).unwrap_err();
        assert!(error.to_string().contains("too large"), "{error}");
        assert_eq!(fs::read_to_string(home.history()).unwrap(), file_of(&first));
        assert_eq!(
            store.flush().unwrap_err(),
            error,
            "it is the disk, and no other program"
        );
        assert_eq!(fs::read_to_string(home.history()).unwrap(), file_of(&first));
        assert_eq!(
            fs::read_dir(home.paths().history()).unwrap().count(),
            1,
            "a file beside it would be cut off too"
        );
    }
}

mod snapshots {
    use super::*;

    /// A home with five grades, of which a snapshot covers the first three.
    fn studied() -> (Home, Vec<Event>) {
        let home = Home::new();
        let events = grades("laptop", 0, 5);
        let (mut store, _) = home.start();
        append(&mut store, &events[..3]);
        store.save_snapshot(&fold(events[..3].to_vec())).unwrap();
        append(&mut store, &events[3..]);
        (home, events)
    }

    /// Whether a run that only reads saves the snapshot afresh.
    fn is_saved_afresh(home: &Home) -> bool {
        let (mut store, loaded) = home.start();
        let found = fs::read(home.progress()).unwrap_or_default();
        fs::write(home.progress(), "as it was").unwrap();
        store.save_snapshot(&loaded.progress).unwrap();
        let afresh = fs::read(home.progress()).unwrap() != b"as it was";
        if !afresh {
            fs::write(home.progress(), found).unwrap();
        }
        afresh
    }

    #[track_caller]
    fn rebuilt(home: &Home, events: Vec<Event>, because: &str) {
        let (store, loaded) = home.start();
        assert_eq!(loaded.progress, fold(events.clone()));
        let report = said(&loaded.problems);
        assert!(
            report.contains("progress.ron") && report.contains(because),
            "{report}"
        );
        assert!(report.contains("rebuilt from the history"), "{report}");
        drop(store);
        assert!(is_saved_afresh(home));
        let (store, loaded) = home.start();
        assert_eq!(
            (loaded.progress, said(&loaded.problems)),
            (fold(events), String::new()),
            "mended"
        );
        drop(store);
        assert!(!is_saved_afresh(home));
    }

    #[test]
    fn who_did_nothing_leaves_the_snapshot_as_it_was() {
        let (home, _) = studied();
        let (mut store, loaded) = home.start();
        store.save_snapshot(&loaded.progress).unwrap();
        drop(store);
        let saved = home.files();
        fs::write(home.progress(), "as it was").unwrap();

        // Left before anything was read: what the program holds then is nothing, and must not be saved.
        let mut hasty = Store::open(home.paths(), "laptop");
        hasty.save_snapshot(&Progress::default()).unwrap();
        assert_eq!(fs::read(home.progress()).unwrap(), b"as it was");
        drop(hasty);

        replace(&home.progress(), &saved[&home.progress()]).unwrap();
        assert!(!is_saved_afresh(&home));
    }

    #[test]
    fn a_snapshot_and_what_came_after_add_up_to_everything() {
        let (home, events) = studied();
        let (store, loaded) = home.start();
        assert_eq!(
            (&loaded.progress, said(&loaded.problems)),
            (&fold(events.clone()), String::new())
        );
        drop(store);
        // The next run saves what it found without writing anything, and the one after has nothing to add.
        assert!(is_saved_afresh(&home));
        assert!(!is_saved_afresh(&home));
        let (mut store, loaded) = home.start();
        assert_eq!(loaded.progress, fold(events.clone()));
        let more = grades("laptop", 60, 2);
        append(&mut store, &more);
        drop(store);
        assert_eq!(home.start().1.progress, fold([events, more].concat()));
    }

    #[test]
    fn what_another_device_did_meanwhile_counts_where_it_belongs() {
        let (home, events) = studied();
        for minutes in [-30, 2, 90] {
            let theirs = grades("phone", minutes, 3);
            home.synced(&theirs);
            let (_, loaded) = home.start();
            assert_eq!(
                loaded.progress,
                fold([events.clone(), theirs].concat()),
                "{minutes}"
            );
        }
    }

    #[test]
    fn without_its_snapshot_the_progress_is_rebuilt() {
        let (home, events) = studied();
        fs::remove_file(home.progress()).unwrap();
        rebuilt(&home, events, "missing");
    }

    #[test]
    fn whoever_waits_for_the_progress_is_told_how_far_it_is() {
        let (home, events) = studied();
        home.synced(&grades("phone", 90, 4));
        fs::remove_file(home.progress()).unwrap();
        let mut told = Vec::new();
        let loaded = load_and_tell(&home.paths(), |far| told.push(far.to_string()));
        assert_eq!(loaded.progress, fold([events, grades("phone", 90, 4)].concat()));
        assert!(told[0].starts_with("reading your history: "), "{told:?}");
        assert!(
            told.contains(&"reading your history: 100 %".to_owned()),
            "{told:?}"
        );
        assert_eq!(told.last().unwrap(), "adding up your history: 100 %");
    }

    #[test]
    fn a_damaged_snapshot_is_reported_with_its_place_and_rebuilt() {
        let (home, events) = studied();
        let text = fs::read_to_string(home.progress()).unwrap();
        fs::write(home.progress(), text.replacen("covers: {", "covers; {", 1)).unwrap();
        rebuilt(&home, events.clone(), "progress.ron:4:");
        fs::write(home.progress(), b"\xff\xfe").unwrap();
        rebuilt(&home, events.clone(), "line 1 is not UTF-8");
        fs::write(home.progress(), "").unwrap();
        rebuilt(&home, events, "progress.ron:1:1");
    }

    #[test]
    fn a_snapshot_that_was_edited_is_reported_kept_and_rebuilt() {
        let (home, events) = studied();
        let text = fs::read_to_string(home.progress()).unwrap();
        let edited = text.replacen("true, 1, 0, 1)", "true, 9, 0, 9)", 1);
        assert_ne!(edited, text);
        for (changed, because) in [
            (
                edited.into_bytes(),
                "progress.ron:1:1: it was changed since it was written",
            ),
            (b"\xff\xfe".to_vec(), "line 1 is not UTF-8"),
        ] {
            fs::write(home.progress(), &changed).unwrap();
            let (mut store, loaded) = home.start();
            assert_eq!(loaded.progress, fold(events.clone()));
            assert!(
                said(&loaded.problems).contains(because),
                "{}",
                said(&loaded.problems)
            );
            store.save_snapshot(&loaded.progress).unwrap();
            assert_ne!(fs::read(home.progress()).unwrap(), changed);
            let copy = format!("progress-{:08x}.ron", crc32fast::hash(&changed));
            assert_eq!(fs::read(home.paths().backups().join(copy)).unwrap(), changed);
        }
    }

    #[test]
    fn a_snapshot_of_the_first_version_is_rebuilt_and_that_is_no_warning() {
        let home = Home::new();
        let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/version-1");
        for name in ["laptop0a1b2c.ronl", "phone9x8y7z.ronl"] {
            let text = fs::read(old.join(name)).unwrap();
            replace(&home.paths().history().join(name), &text).unwrap();
        }
        replace(&home.progress(), &fs::read(old.join("progress.ron")).unwrap()).unwrap();
        let (mut store, loaded) = home.start();
        let [problem] = &loaded.problems[..] else {
            panic!("{}", said(&loaded.problems))
        };
        assert_eq!(problem.severity, Severity::Advice);
        assert!(
            problem.to_string().ends_with(
                "it was written by an older Greenroom, in format version 1 (it was rebuilt from the history, which is \
                 what counts)"
            ),
            "{problem}"
        );
        assert_eq!((loaded.newer, loaded.progress.cards().count()), (false, 6));
        store.save_snapshot(&loaded.progress).unwrap();
        drop(store);
        let (_, again) = home.start();
        assert_eq!(
            (again.progress, said(&again.problems)),
            (loaded.progress, String::new())
        );
    }

    #[test]
    fn a_snapshot_that_disagrees_with_an_edited_line_is_rebuilt() {
        let (home, mut events) = studied();
        let text = fs::read_to_string(home.history()).unwrap();
        let edited = text.replacen("rating:Hard", "rating:Good", 1);
        // As the hint says: without its checksum a changed line counts.
        let edited: Vec<&str> = edited
            .lines()
            .map(|line| line.split_once("//").map_or(line, |(text, _)| text))
            .collect();
        fs::write(home.history(), edited.join("\n") + "\n").unwrap();
        if let EventKind::Reviewed { rating, .. } = &mut events[1].what {
            *rating = Rating::Good;
        }
        rebuilt(&home, events, "disagrees with the history");
    }

    #[test]
    fn a_snapshot_that_disagrees_with_a_shortened_history_is_rebuilt() {
        let (home, events) = studied();
        let text = fs::read_to_string(home.history()).unwrap();
        let kept: String = text.split_inclusive('\n').take(3).collect();
        fs::write(home.history(), kept).unwrap();
        rebuilt(&home, events[..2].to_vec(), "disagrees with the history");
    }

    #[test]
    fn a_snapshot_that_disagrees_with_another_devices_file_is_rebuilt() {
        let (home, events) = studied();
        let file = home.synced(&grades("phone", 60, 2));
        let (mut store, loaded) = home.start();
        store.save_snapshot(&loaded.progress).unwrap();
        drop(store);
        let others = grades("phone", 70, 2);
        home.synced(&others);
        rebuilt(
            &home,
            [&events[..], &others].concat(),
            "disagrees with the history",
        );
        fs::remove_file(file).unwrap();
        rebuilt(&home, events, "disagrees with the history");
    }

    #[test]
    fn a_snapshot_says_what_it_covers_of_a_history_however_long_that_grows() {
        let home = Home::new();
        let note = |minutes: i64, text: &str| {
            let mut event = grades("phone", minutes, 1).remove(0);
            event.what = EventKind::Noted {
                card: "baker/card".into(),
                text: text.to_owned(),
            };
            event
        };
        let long = &*"long ".repeat(160_000);
        // From 4 MiB on only the end of what is covered is compared.
        let notes: [&[&str]; 3] = [&["short"], &[long; 6], &["a", "b"]];
        let mut events: Vec<Event> = Vec::new();
        for (round, notes) in (0..).zip(notes) {
            events.extend(
                (10 * round..)
                    .zip(notes)
                    .map(|(minutes, text)| note(minutes, text)),
            );
            let file = home.synced(&events);
            let (mut store, loaded) = home.start();
            assert_eq!(said(&loaded.problems).contains("rebuilt"), round == 0, "{round}");
            assert!(loaded.progress == fold(events.clone()), "{round}");
            store.save_snapshot(&loaded.progress).unwrap();
            let saved = Snapshot::from_ron(&fs::read_to_string(home.progress()).unwrap()).unwrap();
            let all = covered(&fs::read(file).unwrap());
            assert_eq!(saved.covers, [("phone.ronl".to_owned(), all)].into());
        }
        *events.last_mut().unwrap() = note(21, "c");
        home.synced(&events);
        let report = said(&load(&home.paths()).problems);
        assert!(report.contains("disagrees with the history"), "{report}");
    }

    #[test]
    fn a_snapshot_is_not_taken_of_a_progress_that_a_redate_made_outdated() {
        let (home, events) = studied();
        let (mut store, loaded) = home.start();
        let saved = fs::read(home.progress()).unwrap();
        let mut ledger = Ledger::new(loaded.progress, Writer::new("laptop", "later", 0));
        let tomorrow = now().later(SignedDuration::from_hours(24));
        let redate = ledger.redate(events[0].id.clone(), tomorrow);
        append(&mut store, std::slice::from_ref(&redate));
        store.save_snapshot(ledger.progress()).unwrap();
        assert_eq!(fs::read(home.progress()).unwrap(), saved);
        drop(store);
        let all = fold([events, vec![redate]].concat());
        let (mut store, loaded) = home.start();
        assert_eq!(loaded.progress, all);
        store.save_snapshot(&loaded.progress).unwrap();
        drop(store);
        assert_eq!(home.start().1.progress, all);
    }

    #[test]
    fn a_snapshot_never_says_more_than_the_history() {
        let home = Home::new();
        let (mut store, _) = home.start();
        let events = grades("laptop", 0, 1);
        block(&home.paths().history());
        store.append(&events[0]).unwrap_err();
        store.save_snapshot(&fold(events)).unwrap();
        assert!(!home.progress().exists());
    }

    #[test]
    fn a_snapshot_with_an_endless_number_of_lines_is_gone_on_from() {
        let (home, events) = studied();
        let text = fs::read_to_string(home.progress()).unwrap();
        assert!(text.contains("lines: 4,"), "{text}");
        fs::write(
            home.progress(),
            sealed(&text.replace("lines: 4,", &format!("lines: {},", u64::MAX))),
        )
        .unwrap();
        let (mut store, loaded) = home.start();
        assert_eq!(
            (&loaded.progress, said(&loaded.problems)),
            (&fold(events.clone()), String::new())
        );
        let more = grades("laptop", 60, 1);
        append(&mut store, &more);
        let all = fold([events, more].concat());
        store.save_snapshot(&all).unwrap();
        drop(store);
        assert_eq!(home.start().1.progress, all);
    }

    #[test]
    fn a_program_closed_before_it_read_the_progress_leaves_the_snapshot_alone() {
        let (home, _) = studied();
        let before = fs::read_to_string(home.progress()).unwrap();
        let mut store = Store::open(home.paths(), "laptop");
        store.save_snapshot(&Progress::default()).unwrap();
        assert_eq!(fs::read_to_string(home.progress()).unwrap(), before);
        drop(store);

        let (first, loaded) = home.start();
        let (mut second, _) = home.start();
        drop(first);
        assert_eq!(second.ask_again(), &Access::Writable);
        second.save_snapshot(&Progress::default()).unwrap();
        assert_eq!(
            fs::read_to_string(home.progress()).unwrap(),
            before,
            "what the first did is to be read before"
        );
        let _ = second.continue_from(&loaded);
        second.save_snapshot(&loaded.progress).unwrap();
        assert_ne!(fs::read_to_string(home.progress()).unwrap(), before);
    }

    #[test]
    #[cfg(unix)]
    fn a_linked_snapshot_stays_a_link() {
        let (home, events) = studied();
        let elsewhere = home.0.path().join("dotfiles.ron");
        fs::rename(home.progress(), &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, home.progress()).unwrap();
        let (mut store, loaded) = home.start();
        store.save_snapshot(&loaded.progress).unwrap();
        assert_eq!(fs::read_link(home.progress()).unwrap(), elsewhere);
        let saved = Snapshot::from_ron(&fs::read_to_string(elsewhere).unwrap()).unwrap();
        assert_eq!(saved.progress, fold(events));
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_a_snapshot_that_is_not_there_yet_stays_a_link() {
        let (home, _) = studied();
        let elsewhere = home.paths().data.join("synced.ron");
        fs::remove_file(home.progress()).unwrap();
        std::os::unix::fs::symlink("synced.ron", home.progress()).unwrap();
        let (mut store, loaded) = home.start();
        store.save_snapshot(&loaded.progress).unwrap();
        assert_eq!(fs::read_link(home.progress()).unwrap(), Path::new("synced.ron"));
        assert!(elsewhere.exists());
    }

    #[test]
    #[cfg(unix)]
    fn new_files_are_for_their_owner_alone_and_old_ones_keep_their_mode() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (home, _) = studied();
        let state = home.paths().state;
        for path in [
            home.history(),
            home.progress(),
            state.join("device"),
            state.join("lock"),
        ] {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
        fs::set_permissions(home.progress(), fs::Permissions::from_mode(0o640)).unwrap();
        let (mut store, loaded) = home.start();
        store.save_snapshot(&loaded.progress).unwrap();
        assert_eq!(mode(&home.progress()), 0o640);
    }
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    Disk::default().replace(path, bytes)
}

/// Puts a file where a folder is expected, so that nobody, not even root, can write into it.
fn block(folder: &Path) {
    replace(folder, b"in the way").unwrap();
}

mod refusing {
    use super::*;

    #[test]
    fn a_second_program_on_the_same_data_only_reads_until_the_first_is_closed() {
        let home = Home::new();
        let (mut first, _) = home.start();
        let events = grades("laptop", 0, 2);
        append(&mut first, &events[..1]);

        let (mut second, loaded) = home.start();
        assert_eq!(loaded.progress, fold(events[..1].to_vec()), "it can be read");
        let why = "another Greenroom is open on this data";
        assert_eq!(second.access(), &Access::ReadOnly(Refusal::Locked));
        let error = second.append(&events[1]).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with(&format!("1 grade not saved: {why}")),
            "{error}"
        );
        second.save_snapshot(&fold(events.clone())).unwrap();
        assert!(!home.progress().exists());

        assert_ne!(second.ask_again(), &Access::Writable);
        drop(first);
        assert_eq!(
            second.ask_again(),
            &Access::Writable,
            "the first has let go of it"
        );
        drop(second);
        let (mut third, _) = home.start();
        assert_eq!(third.access(), &Access::Writable);
        append(&mut third, &events[1..]);
        assert_eq!(load(&home.paths()).progress, fold(events));
    }

    #[test]
    fn what_cannot_be_written_is_kept_and_written_with_the_next() {
        let home = Home::new();
        let (mut store, _) = home.start();
        let events = grades("laptop", 0, 3);
        block(&home.paths().history());
        assert_eq!(store.append(&events[0]).unwrap_err().unsaved, 1);
        let error = store.append(&events[1]).unwrap_err();
        assert_eq!((error.unsaved, store.unsaved()), (2, 2));
        assert!(error.to_string().contains("laptop.ronl)"), "{error}");
        assert_eq!(store.flush().unwrap_err(), error);

        fs::remove_file(home.paths().history()).unwrap();
        store.flush().unwrap();
        assert_eq!(store.unsaved(), 0);
        append(&mut store, &events[2..]);
        assert_eq!(load(&home.paths()).progress, fold(events));
    }

    #[test]
    #[cfg(unix)]
    fn a_read_only_data_folder_refuses_grades_and_loses_none() {
        use std::os::unix::fs::PermissionsExt;
        let home = Home::new();
        let data = home.paths().data;
        fs::create_dir_all(&data).unwrap();
        let (mut store, _) = home.start();
        fs::set_permissions(&data, fs::Permissions::from_mode(0o500)).unwrap();
        // Root may write anywhere.
        let refused = fs::write(data.join("probe"), "").is_err();
        let events = grades("laptop", 0, 1);
        assert_eq!(store.append(&events[0]).is_err(), refused);
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
        store.flush().unwrap();
        assert_eq!(load(&home.paths()).progress, fold(events));
    }

    #[test]
    fn without_a_place_for_the_lock_everything_can_be_read_and_nothing_written() {
        let home = Home::new();
        let theirs = grades("phone", 0, 2);
        home.synced(&theirs);
        block(&home.paths().state);
        let (mut store, loaded) = home.start();
        assert_eq!(loaded.progress, fold(theirs));
        assert!(
            matches!(store.access(), Access::ReadOnly(why) if why.to_string().contains("cannot create the lock"))
        );
        assert_eq!(store.append(&grades("laptop", 60, 1)[0]).unwrap_err().unsaved, 1);
    }

    #[track_caller]
    fn nothing_is_written(home: &Home, problem: &str) {
        let before = home.files();
        let (mut store, loaded) = home.start();
        assert!(loaded.newer);
        let report = said(&loaded.problems);
        assert!(
            report.contains(problem) && report.contains("update Greenroom"),
            "{report}"
        );
        assert!(
            matches!(store.access(), Access::ReadOnly(why) if why.to_string().contains("newer Greenroom"))
        );
        store.append(&grades("laptop", 90, 1)[0]).unwrap_err();
        store.save_snapshot(&loaded.progress).unwrap();
        store.flush().unwrap_err();
        assert_eq!(home.files(), before);
    }

    #[test]
    fn beside_a_history_of_a_newer_version_nothing_is_written() {
        let newer = HISTORY_VERSION + 1;
        for file in ["phone.ronl", "laptop.ronl"] {
            let home = Home::new();
            let path = home.paths().history().join(file);
            replace(
                &path,
                format!("(version:{newer},device:\"x\",key:(1,2))\nsealed\n").as_bytes(),
            )
            .unwrap();
            nothing_is_written(
                &home,
                &format!("{file}:1:1: this history has format version {newer}"),
            );
        }
    }

    #[test]
    fn beside_a_progress_of_a_newer_version_nothing_is_written() {
        let newer = SNAPSHOT_VERSION + 1;
        let home = Home::new();
        let events = grades("laptop", 0, 2);
        let (mut store, _) = home.start();
        append(&mut store, &events);
        store.save_snapshot(&fold(events)).unwrap();
        drop(store);
        let text = fs::read_to_string(home.progress()).unwrap();
        fs::write(
            home.progress(),
            text.replace(
                &format!("version: {SNAPSHOT_VERSION},"),
                &format!("version: {newer},"),
            ),
        )
        .unwrap();
        nothing_is_written(&home, &format!("progress.ron: it has format version {newer}"));
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let home = Home::new();
        let path = home.0.path().join("notes.ron");
        replace(&path, b"old").unwrap();
        // A folder in the place of the temporary file: the new text cannot be written.
        fs::create_dir_all(home.0.path().join(".notes.ron.greenroom-tmp/x")).unwrap();
        assert!(replace(&path, b"new").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        fs::remove_dir_all(home.0.path().join(".notes.ron.greenroom-tmp")).unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(
            fs::read_dir(home.0.path()).unwrap().count(),
            1,
            "nothing is left lying about"
        );
    }

    #[test]
    #[cfg(unix)]
    fn replacing_a_file_touches_no_other() {
        let home = Home::new();
        let at = |name: &str| home.0.path().join(name);
        let (path, theirs) = (at("notes.ron"), at("notes.ron.tmp"));
        fs::write(&theirs, "the user's own").unwrap();
        std::os::unix::fs::symlink(&theirs, at(".notes.ron.greenroom-tmp")).unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(
            path.symlink_metadata().unwrap().is_file(),
            "a planted link is not followed"
        );
        assert_eq!(fs::read_to_string(&theirs).unwrap(), "the user's own");
        // What a run that was cut off left behind.
        fs::write(at(".notes.ron.greenroom-tmp"), "half a").unwrap();
        replace(&path, b"newer").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "newer");
        assert_eq!(fs::read_dir(home.0.path()).unwrap().count(), 2);
    }

    #[test]
    #[cfg(unix)]
    fn what_is_no_file_is_written_to_and_stays_what_it_is() {
        use std::{io::Read, os::unix::fs::FileTypeExt};
        let home = Home::new();
        let pipe = home.0.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let mut reader = fs::File::options().read(true).write(true).open(&pipe).unwrap();
        home.paths().disk.write_out(&pipe, b"deck").unwrap();
        assert!(replace(&pipe, b"deck").is_err(), "only where the user named it");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
        let mut text = [0; 4];
        reader.read_exact(&mut text).unwrap();
        assert_eq!(&text, b"deck");
    }
}

mod decks {
    use super::*;

    struct Folder {
        home: Home,
        decks: Decks,
    }

    impl Folder {
        fn new() -> Self {
            let home = Home::new();
            let decks = Decks::new(&home.paths());
            decks.make_folder().unwrap();
            Self { home, decks }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.decks.folder().join(name)
        }

        fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
            let path = self.path(name);
            replace(&path, text.as_ref()).unwrap();
            path
        }

        /// Reads whatever changed: file name, the ids of its cards if it can be used, its problems.
        fn changes(&mut self) -> Vec<(String, Option<String>, String)> {
            let changed = self.decks.changed().unwrap();
            let read = changed.iter().map(|path| {
                let change = self.decks.read(path);
                let cards = change.deck.map(|deck| {
                    let ids: Vec<String> = deck.heads.into_iter().map(|head| head.id).collect();
                    ids.join(" ")
                });
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, cards, said(&change.problems))
            });
            read.collect()
        }

        fn indexes(&self) -> Vec<PathBuf> {
            let folder = fs::read_dir(self.home.paths().cache.join("decks"));
            folder
                .into_iter()
                .flatten()
                .map(|entry| entry.unwrap().path())
                .collect()
        }
    }

    fn deck(cards: &str) -> String {
        let cards: String = cards.split_whitespace().map(|id| card(id, "So.")).collect();
        format!("(version: 1, role: \"Baker\", cards: [\n{cards}])\n")
    }

    fn card(id: &str, answer: &str) -> String {
        format!("    (id: \"{id}\", question: \"Why {id}?\", answer: \"{answer}\"),\n")
    }

    /// A deck of 1,000 cards, over 64 KiB.
    fn big_deck(answer: &str) -> String {
        let cards: String = (100..1_100)
            .map(|id| card(&format!("card{id:04}"), &answer.repeat(8)))
            .collect();
        let text = format!("(version: 1, role: \"Baker\", group: \"Everyone\", cards: [\n{cards}])\n");
        assert!(text.len() > 64 << 10);
        text
    }

    fn set_time(path: &Path, time: SystemTime) {
        fs::File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(time)
            .unwrap();
    }

    fn time(path: &Path) -> SystemTime {
        fs::metadata(path).unwrap().modified().unwrap()
    }

    fn found(name: &str, cards: &str) -> (String, Option<String>, String) {
        (name.to_owned(), Some(cards.to_owned()), String::new())
    }

    fn gone(name: &str) -> (String, Option<String>, String) {
        (name.to_owned(), None, String::new())
    }

    #[test]
    fn saves_renames_and_deletions_are_seen_and_nothing_else() {
        let mut folder = Folder::new();
        assert_eq!(folder.changes(), []);
        folder.write("bread.ron", deck("dough"));
        folder.write("cake.RON", deck("icing"));
        folder.write("notes.txt", "no deck");
        fs::create_dir_all(folder.path("folder.ron")).unwrap();
        assert_eq!(
            folder.changes(),
            [found("bread.ron", "dough"), found("cake.RON", "icing")]
        );
        assert_eq!(folder.changes(), []);

        folder.write("bread.ron", deck("dough crust"));
        assert_eq!(folder.changes(), [found("bread.ron", "dough crust")]);

        // As many editors save: the same length, by renaming another file over it.
        let path = folder.write("bread.new", deck("dough crumb"));
        set_time(&path, time(&folder.path("bread.ron")) + Duration::from_millis(1));
        fs::rename(path, folder.path("bread.ron")).unwrap();
        assert_eq!(folder.changes(), [found("bread.ron", "dough crumb")]);

        fs::rename(folder.path("bread.ron"), folder.path("loaf.ron")).unwrap();
        assert_eq!(
            folder.changes(),
            [gone("bread.ron"), found("loaf.ron", "dough crumb")]
        );

        fs::remove_file(folder.path("cake.RON")).unwrap();
        assert_eq!(folder.changes(), [gone("cake.RON")]);
        assert_eq!(folder.changes(), []);
    }

    #[test]
    fn a_missing_folder_holds_no_decks() {
        let home = Home::new();
        assert_eq!(Decks::new(&home.paths()).changed(), Ok(vec![]));
    }

    #[test]
    fn a_deck_folder_that_is_none_is_one_problem() {
        let home = Home::new();
        block(&home.paths().decks());
        let problem = Decks::new(&home.paths()).changed().unwrap_err();
        assert!(
            problem.to_string().contains("decks: the decks cannot be listed"),
            "{problem}"
        );
    }

    #[test]
    fn a_broken_deck_is_listed_with_its_place_and_the_others_load() {
        let mut folder = Folder::new();
        let broken = folder.write("broken.ron", "(version: 1,\n    role: \"Baker\"\n    cards: [])");
        let half = folder.write(
            "half.ron",
            "(version: 1, role: \"Baker\", cards: [\n    (id: \"a\", question: \"Why?\", answer: \"\"),\n    (id: \"b\", question: \"Why?\", answer: \"So.\"),\n])",
        );
        folder.write("whole.ron", deck("dough"));
        let changes = folder.changes();
        let [(_, nothing, first), (_, cards, second), whole] = &changes[..] else {
            panic!("{changes:?}")
        };
        assert_eq!(nothing, &None);
        assert!(
            first.starts_with(&format!(
                "{}:3:5: a comma or a closing bracket is missing",
                broken.display()
            )),
            "{first}"
        );
        assert_eq!(cards.as_deref(), Some("b"));
        assert!(
            second.starts_with(&format!("{}:2:33: the answer is empty", half.display())),
            "{second}"
        );
        assert_eq!(whole, &found("whole.ron", "dough"));
        assert_eq!(folder.changes(), [], "each is reported once");
    }

    #[test]
    fn a_deck_that_is_too_large_or_no_text_is_a_problem() {
        let mut folder = Folder::new();
        let huge = folder.write("huge.ron", "");
        fs::File::options()
            .write(true)
            .open(huge)
            .unwrap()
            .set_len((64 << 20) + 1)
            .unwrap();
        folder.write("latin1.ron", b"(version: 1,\n role: \"Caf\xe9\", cards: [])");
        let changes = folder.changes();
        let [(_, None, huge), (_, None, latin1)] = &changes[..] else {
            panic!("{changes:?}")
        };
        assert!(
            huge.contains("huge.ron: this deck cannot be read: it is larger than 64 MiB"),
            "{huge}"
        );
        assert!(
            latin1.contains("latin1.ron: this deck cannot be read: line 2 is not UTF-8"),
            "{latin1}"
        );
        assert!(latin1.contains("the other decks are not affected"), "{latin1}");
    }

    #[test]
    fn a_problem_names_its_severity() {
        let mut folder = Folder::new();
        let path = folder.write("broken.ron", "(");
        assert_eq!(folder.decks.read(&path).problems[0].severity, Severity::Error);
    }

    #[test]
    fn a_big_deck_is_read_from_its_index_until_it_changes() {
        let mut folder = Folder::new();
        let path = folder.write("big.ron", big_deck("So."));
        let first = folder.decks.read(&path);
        assert_eq!(first.deck.as_ref().unwrap().heads.len(), 1_000);
        assert_eq!(first.deck.as_ref().unwrap().group, Some(Group::Everyone));
        assert_eq!(folder.indexes().len(), 1);
        let saved_at = time(&path);

        // Nobody can change a file and leave its time and size as they were; here it shows that the index is used.
        fs::write(&path, big_deck("So.").replace("\"card", "\"word")).unwrap();
        set_time(&path, saved_at);
        assert_eq!(folder.decks.read(&path), first);

        set_time(&path, saved_at + Duration::from_secs(1));
        let changed = folder.decks.read(&path).deck.unwrap();
        assert_eq!(changed.heads[0].id, "word0100");
        let again = folder.decks.read(&path).deck.unwrap();
        assert_eq!((again, folder.indexes().len()), (changed, 1));
    }

    #[test]
    fn a_lost_or_damaged_index_costs_nothing_but_time() {
        let mut folder = Folder::new();
        let path = folder.write("big.ron", big_deck("So."));
        let first = folder.decks.read(&path);
        for damage in [
            "",
            "(version:1",
            "(version:1,size:1,changed:1,role:\"\",summary:None,cards:[])",
            "(version:9,size:1,changed:1,role:\"\",summary:None,cards:[])",
        ] {
            fs::write(&folder.indexes()[0], damage).unwrap();
            assert_eq!(folder.decks.read(&path), first);
        }
        fs::remove_dir_all(folder.home.paths().cache).unwrap();
        fs::write(folder.home.paths().cache, "in the way").unwrap();
        assert_eq!(folder.decks.read(&path), first);
    }

    #[test]
    fn small_decks_and_decks_with_problems_are_not_indexed() {
        let mut folder = Folder::new();
        let small = folder.write("small.ron", deck("dough"));
        let broken = big_deck("So.").replacen("Why card0100?", "", 1);
        let broken = folder.write("broken.ron", broken);
        folder.decks.read(&small);
        for _ in 0..2 {
            assert_eq!(
                folder.decks.read(&broken).problems.len(),
                1,
                "and it is said each time"
            );
        }
        assert_eq!(folder.indexes(), [] as [PathBuf; 0]);
    }

    #[test]
    fn a_cards_text_is_found_by_its_id_even_after_the_file_shifted() {
        let mut folder = Folder::new();
        let path = folder.write("big.ron", big_deck("So."));
        let deck = folder.decks.read(&path).deck.unwrap();
        let head = &deck.heads[500];
        let id = deck.id.card(&head.id);
        assert_eq!(
            read_card(&Disk::default(), &path, &id, &head.span)
                .unwrap()
                .question,
            "Why card0600?"
        );

        let shifted = big_deck("So.").replace("[\n", "[ // some more\n    // lines\n");
        fs::write(&path, shifted.replace("Why card0600?", "And why card0600?")).unwrap();
        assert_eq!(
            read_card(&Disk::default(), &path, &id, &head.span)
                .unwrap()
                .question,
            "And why card0600?"
        );

        let without = big_deck("So.").replace("card0600", "card9999");
        fs::write(&path, without).unwrap();
        let problem = read_card(&Disk::default(), &path, &id, &head.span).unwrap_err();
        assert!(
            problem
                .to_string()
                .ends_with("the card \"card0600\" is no longer in this deck"),
            "{problem}"
        );

        fs::write(&path, "(").unwrap();
        assert!(read_card(&Disk::default(), &path, &id, &head.span).is_err());
        fs::remove_file(&path).unwrap();
        let problem = read_card(&Disk::default(), &path, &id, &head.span).unwrap_err();
        assert!(
            problem.to_string().contains("this deck cannot be read"),
            "{problem}"
        );
    }

    #[test]
    fn a_card_in_a_deck_with_a_byte_order_mark_and_other_scripts_is_found() {
        let folder = Folder::new();
        let text = format!("\u{feff}// Пекарь 🍞\n{}", deck("тесто dough"));
        let path = folder.write("bread.ron", &text);
        let parsed = greenroom::deck::parse("bread", "bread.ron", &text).deck.unwrap();
        for head in &parsed.heads {
            let read = read_card(&Disk::default(), &path, &parsed.id.card(&head.id), &head.span).unwrap();
            assert_eq!(read.question, format!("Why {}?", head.id));
        }
    }
}
