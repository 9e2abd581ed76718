//! Two machines whose decks and history are kept alike, with the real program on both.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use super::{
    RUST, home,
    others::{on_the_list, state},
    pty::{Home, Pty},
};

const FOLDERS: [&str; 2] = ["history", "decks"];

/// What two machines and a sync program have.
struct Machines {
    here: Home,
    there: Home,
    /// What both had after the last sync, by the place in the data folder.
    alike: Files,
    conflicts: usize,
}

type Files = BTreeMap<String, Vec<u8>>;

impl Machines {
    fn new() -> Self {
        Self {
            here: home(),
            there: Home::new(),
            alike: Files::new(),
            conflicts: 0,
        }
    }

    /// Makes both alike, as Syncthing does: what changed on one side goes to the other, and of what changed on both the
    /// other's version is kept beside as a conflict copy.
    fn sync(&mut self) {
        let (here, there) = (files(&self.here), files(&self.there));
        let names: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
        for name in names {
            let (mine, theirs) = (here.get(name), there.get(name));
            let before = self.alike.get(name);
            if mine == theirs {
            } else if mine == before {
                put(&self.here, name, theirs);
            } else if theirs == before {
                put(&self.there, name, mine);
            } else {
                self.conflicts += 1;
                let (stem, extension) = name.rsplit_once('.').expect("files have extensions");
                let copy = format!("{stem}.sync-conflict-2026-{}.{extension}", self.conflicts);
                put(&self.there, name, mine);
                put(&self.here, &copy, theirs);
                put(&self.there, &copy, theirs);
            }
        }
        self.alike = files(&self.here);
        assert_eq!(self.alike, files(&self.there));
    }
}

/// What is synced of a machine's data.
fn files(home: &Home) -> Files {
    let inside = FOLDERS.into_iter().flat_map(|folder| {
        let files = fs::read_dir(home.data().join(folder)).into_iter().flatten();
        files.map(move |file| {
            let path = file.expect("it can be listed").path();
            let name = path.file_name().expect("it has a name").to_string_lossy();
            (
                format!("{folder}/{name}"),
                fs::read(&path).expect("it can be read"),
            )
        })
    });
    inside.collect()
}

/// Puts a file where it belongs, whole, or takes it away.
fn put(home: &Home, name: &str, bytes: Option<&Vec<u8>>) {
    let path = home.data().join(name);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("it can be made");
    match bytes {
        None => fs::remove_file(path).expect("it can be deleted"),
        Some(bytes) => {
            let beside = home.path().join("incoming.tmp");
            fs::write(&beside, bytes).expect("it can be written");
            fs::rename(beside, path).expect("it can take its place");
        }
    }
}

/// Grades a card by each of the keys, whichever are asked; returns how many.
fn grade(home: &Home, arguments: &[&str], keys: &str) -> usize {
    let mut pty = home.run(&[&["study", "rust developer"], arguments].concat());
    for key in keys.split(' ') {
        pty.see("shows a sample answer")
            .press("space")
            .see("How did it go?")
            .press(key)
            .see_no_more("How did it go?");
    }
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    keys.split(' ').count()
}

/// The role list, on which nothing is wrong.
fn list(home: &Home) -> Pty {
    let mut pty = on_the_list(home);
    pty.rest().does_not_see("problem");
    pty
}

/// What a program that took in what there is writes of it.
fn progress(home: &Home) -> String {
    let mut pty = list(home);
    pty.press("q");
    assert_eq!(pty.ends(), Ok(0));
    fs::read_to_string(home.data().join("progress.ron")).expect("there is a progress")
}

/// The counts, as a shell shows them.
fn stats(home: &Home) -> String {
    let mut pty = home.run(&["stats"]);
    assert_eq!(pty.ends(), Ok(0));
    pty.screen()
}

/// Fails unless both say the same of so many grades: in what they count, in their files, and in a history without doubles.
#[track_caller]
fn assert_alike(both: &Machines, grades: usize) {
    let homes = [&both.here, &both.there];
    for home in homes {
        let lines = home.grades();
        let different: BTreeSet<&String> = lines.iter().collect();
        assert_eq!(different.len(), grades, "{lines:#?}");
    }
    let [here, there] = homes.map(progress);
    assert!(
        here.contains(&format!("(reviews: {grades},")),
        "each counts once: {here}"
    );
    assert_eq!(here, there, "nothing in it is this machine's alone");
    let [here, there] = homes.map(stats);
    assert_eq!(here, there);
}

#[test]
fn two_machines_that_are_kept_alike_end_with_the_same_progress_and_every_grade_once() {
    let mut both = Machines::new();
    both.sync();
    // The same new cards on both, in between.
    let mut grades = grade(&both.here, &[], "3 3");
    grades += grade(&both.there, &[], "1 4");
    both.sync();
    assert_alike(&both, grades);
    // One goes on where the other stopped, and changes a question.
    grades += grade(&both.there, &["--new-only"], "2 3");
    let edited = RUST.replace("What is pinned?", "What does pinning forbid?");
    both.there.save_deck("rust", &edited);
    both.sync();
    let mut here = both.here.run(&["show", "rust developer"]);
    here.see("What does pinning forbid?").ends().expect("it ends");
    assert_alike(&both, grades);
    // Several sittings on both, while the other's list is open all the time.
    let mut open = list(&both.here);
    grades += grade(&both.there, &["--cram"], "2 1");
    grades += grade(&both.there, &["--cram"], "3");
    both.sync();
    open.see("3 grades of other devices were taken in").press("q");
    assert_eq!(open.ends(), Ok(0));
    for (keys, others) in [("4", "2 1"), ("3 3 3", "3")] {
        grades += grade(&both.here, &["--cram"], keys);
        grades += grade(&both.there, &["--cram"], others);
    }
    both.sync();
    assert_alike(&both, grades);
    assert_eq!(both.conflicts, 0, "each machine writes to files of its own");
}

#[test]
fn two_machines_with_one_name_that_are_kept_alike_end_with_every_grade_once_and_two_names() {
    let mut both = Machines::new();
    let mut grades = grade(&both.here, &[], "3 3");
    both.sync();
    // The other machine has a copy of all that this one is.
    list(&both.there).press("q").ends().expect("it ends");
    for name in ["device", "runs"] {
        fs::copy(state(&both.here).join(name), state(&both.there).join(name)).expect("it can be copied");
    }
    grades += grade(&both.here, &[], "3");
    grades += grade(&both.there, &[], "1");
    both.sync();
    assert_eq!(both.conflicts, 1, "both wrote to one file");
    for turn in 0..4 {
        let home = if turn % 2 == 0 { &both.here } else { &both.there };
        // One of them finds that what it wrote is now in the copy, and says so.
        let mut pty = on_the_list(home);
        pty.rest().press("q");
        assert_eq!(pty.ends(), Ok(0));
        grades += grade(home, &["--cram"], "4");
        both.sync();
    }
    assert_alike(&both, grades);
    assert_eq!(both.conflicts, 1, "they have two names by now");
}
