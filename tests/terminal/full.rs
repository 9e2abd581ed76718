//! A small file system that is full, or that can only be read.

use std::{
    fs::{self, File},
    io::Write,
    os::fd::AsRawFd,
    path::PathBuf,
    process::Command,
    thread,
    time::Duration,
};

use super::{
    RUST,
    pty::{Home, Pty},
};

/// A program whose data lie on a file system of 100 kB.
struct Small {
    home: Home,
    pty: Pty,
    /// The folder of the data, which is there as long as this is open.
    data: File,
}

impl Small {
    /// With the first question on the screen; `None`, and a word on it, where no file system may be mounted.
    fn studying() -> Option<Self> {
        Self::running("What does Send promise?", |program, _| {
            format!("exec {program} study 'rust developer'")
        })
    }

    /// Runs what `script` makes of the program and the folder of its data, which shows `first`.
    fn running(first: &str, script: impl Fn(&str, &str) -> String) -> Option<Self> {
        let home = Home::new();
        let data = home.data().display().to_string();
        let mount = format!("mount -t tmpfs -o size=100k none {data}");
        let unshare = ["--mount", "--map-root-user", "sh", "-c"];
        let tried = Command::new("unshare").args(unshare).arg(&mount).output();
        if !tried.is_ok_and(|tried| tried.status.success()) {
            println!("skipped: no file system may be mounted here");
            return None;
        }
        let deck = home.path().join("rust.ron");
        fs::write(&deck, RUST).expect("the deck can be written");
        let mut command = home.command("unshare");
        command.args(unshare);
        command.arg(format!(
            "{mount} && mkdir {data}/decks && cp {} {data}/decks && {}",
            deck.display(),
            script(env!("CARGO_BIN_EXE_greenroom"), &data)
        ));
        let mut pty = Pty::start(&command);
        pty.see(first);
        let data = File::open(format!("/proc/{}/root{data}", pty.pid())).expect("it is there");
        Some(Self { home, pty, data })
    }

    /// A place on the small file system, as it is seen from outside.
    fn at(&self, name: &str) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}/{name}", self.data.as_raw_fd()))
    }

    /// Leaves no room at all.
    fn fill(&self) {
        let mut filler = File::create(self.at("filler")).expect("it can be created");
        while filler.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.at("filler")).expect("room can be made");
    }

    /// Mounts it again as `how`: `ro` or `rw`.
    fn remount(&self, how: &str) {
        let pid = self.pty.pid().to_string();
        let status = Command::new("nsenter")
            .args(["--preserve-credentials", "--user", "--mount", "--target", &pid])
            .args(["mount", "-o", &format!("remount,{how}")])
            .arg(self.home.data())
            .status();
        assert!(status.is_ok_and(|status| status.success()), "remounted {how}");
    }

    /// What is in the history, by the first word after each event's id.
    fn history(&self) -> Vec<String> {
        let files = fs::read_dir(self.at("history")).into_iter().flatten();
        let texts = files.map(|file| {
            let path = file.expect("it can be listed").path();
            fs::read_to_string(path).expect("it can be read")
        });
        let lines = texts.flat_map(|text| {
            assert!(text.is_empty() || text.ends_with('\n'), "whole lines: {text:?}");
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        });
        let kinds = ["Reviewed(", "Noted("];
        let kind = |line: String| kinds.into_iter().find(|kind| line.contains(kind));
        lines.filter_map(kind).map(str::to_owned).collect()
    }
}

#[test]
fn on_a_full_disk_grades_wait_and_are_saved_by_themselves_once_there_is_room() {
    let Some(mut small) = Small::studying() else {
        return;
    };
    small.fill();
    small
        .pty
        .press("space 3")
        .see("NOT SAVED: 1 grade: No space left")
        .see("And what does Sync promise?");
    small.pty.press("space 3").see("NOT SAVED: 2 grades");
    // It is tried again meanwhile, and stays so.
    thread::sleep(Duration::from_secs(6));
    small
        .pty
        .see("NOT SAVED: 2 grades")
        .see("When is a value dropped?");
    assert_eq!(small.history(), [""; 0]);
    small.make_room();
    small.pty.see_no_more("NOT SAVED");
    assert_eq!(small.history(), ["Reviewed("; 2]);
    small.pty.press("space 3").see("What is pinned?");
    assert_eq!(small.history(), ["Reviewed("; 3]);
    small.pty.press("q");
    assert_eq!(small.pty.ends(), Ok(0));
}

#[test]
fn leaving_a_full_disk_asks_once_and_says_what_is_lost() {
    let Some(mut small) = Small::studying() else {
        return;
    };
    small.fill();
    small.pty.press("space 3").see("NOT SAVED: 1 grade");
    small.pty.press("q").see("q leaves anyway");
    small.pty.press("q");
    assert_eq!(small.pty.ends(), Ok(1));
    small.pty.assert_given_back();
    small.pty.see("1 grade not saved").see("No space left");
}

#[test]
fn a_note_that_half_fits_leaves_the_history_whole_and_is_saved_once_there_is_room() {
    let Some(mut small) = Small::studying() else {
        return;
    };
    small.pty.press("space 3").see("And what does Sync promise?");
    small.fill();
    // Longer than what is left of the page in which the first grade is.
    let note = "word ".repeat(2_000);
    small
        .pty
        .press("n")
        .see("Your note")
        .send(&format!("\x1b[200~{note}\x1b[201~"))
        .press("esc")
        .see("NOT SAVED: 1 change: No space left");
    assert_eq!(small.history(), ["Reviewed("], "and no part of a note");
    small.pty.press("space 3").see("NOT SAVED: 2 changes");
    small.pty.press("q").see("q leaves anyway");
    small.make_room();
    assert_eq!(
        small.pty.ends(),
        Ok(0),
        "it leaves by itself once all of it is saved"
    );
    assert_eq!(small.history(), ["Reviewed(", "Noted(", "Reviewed("]);
}

#[test]
fn a_machine_whose_disk_was_full_for_a_whole_run_keeps_its_name() {
    // All the program writes lies on the small file system, which is full from the second run to the third.
    let small = Small::running("What does Send promise?", |program, data| {
        let studies = format!("{program} study 'rust developer'");
        format!(
            "export XDG_STATE_HOME={data}/state && {studies}; cat /dev/zero > {data}/filler; echo It is full.; read go; {studies}; rm {data}/filler; {program}"
        )
    });
    let Some(mut small) = small else {
        return;
    };
    small
        .pty
        .press("space 3")
        .see("And what does Sync promise?")
        .press("q");
    small
        .pty
        .see("It is full.")
        .send("\n")
        .see("And what does Sync promise?")
        .press("space 3")
        .see("When is a value dropped?")
        .rest();
    assert_eq!(
        small.history(),
        ["Reviewed("; 2],
        "there was room in the file itself"
    );
    small.pty.press("q").see("Greenroom").rest();
    assert!(!small.pty.output().contains("now called"));
    small.pty.press("q");
    assert_eq!(small.pty.ends(), Ok(0));
}

#[test]
fn on_a_disk_that_can_only_be_read_grades_wait_until_it_can_be_written() {
    let Some(mut small) = Small::studying() else {
        return;
    };
    small.remount("ro");
    small
        .pty
        .press("space 3")
        .see("NOT SAVED: 1 grade: Read-only file system");
    small.pty.press("space 3").see("NOT SAVED: 2 grades");
    small.pty.press("q").see("q leaves anyway").press("space");
    small.remount("rw");
    small.pty.see_no_more("NOT SAVED");
    assert_eq!(small.history(), ["Reviewed("; 2]);
    small.pty.press("q");
    assert_eq!(small.pty.ends(), Ok(0));
}

#[test]
fn leaving_a_disk_that_can_only_be_read_asks_once_and_says_what_is_lost() {
    let Some(mut small) = Small::studying() else {
        return;
    };
    small.remount("ro");
    small.pty.press("space 3").see("NOT SAVED: 1 grade");
    small.pty.press("q").see("q leaves anyway").press("q");
    assert_eq!(small.pty.ends(), Ok(1));
    small.pty.see("1 grade not saved").see("Read-only file system");
}

#[test]
fn a_disk_that_can_only_be_read_is_told_at_the_start_and_used_once_it_can_be_written() {
    let start = |program: &str, data: &str| {
        format!("mount -o remount,ro {data} && exec {program} study 'rust developer'")
    };
    let Some(mut small) = Small::running("read-only: ", start) else {
        return;
    };
    small
        .pty
        .see("nothing can be saved in this folder")
        .see("enter tries again");
    small.remount("rw");
    small.pty.press("enter").see("What does Send promise?");
    small.pty.press("space 3").see("And what does Sync promise?");
    assert_eq!(small.history(), ["Reviewed("]);
    small.pty.press("q");
    assert_eq!(small.pty.ends(), Ok(0));
}
