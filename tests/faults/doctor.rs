//! The doctor finds which folders cannot be written, and leaves nothing behind.

use std::path::{Path, PathBuf};

use greenroom::store::examine;

use crate::{
    fake_disk::{EACCES, ENOSPC, EROFS, FakeDisk, Fault, Kind},
    person::{HOME, Person, minute, paths},
};

/// What the doctor says of each folder.
fn found(disk: &FakeDisk) -> Vec<(PathBuf, String)> {
    let findings = examine(&paths(disk), minute(0), false).into_iter();
    findings
        .map(|finding| (finding.problem.path.clone(), finding.problem.to_string()))
        .collect()
}

#[test]
fn every_folder_that_is_there_and_cannot_be_written_is_found_with_a_remedy() {
    let person = Person::after_a_sitting();
    let places = paths(&person.disk);
    for (errno, of, remedy) in [
        (
            EACCES,
            (|kind| kind == Kind::Create) as fn(Kind) -> bool,
            "the right to write there",
        ),
        (ENOSPC, |kind| kind == Kind::Write, "make room on this disk"),
        (EROFS, Kind::changes, "can only be read at the moment"),
    ] {
        let disk = person.disk.copy();
        disk.fail(Fault::from(0).of(of).with(errno));
        let found = found(&disk);
        let folders: Vec<&Path> = found.iter().map(|(path, _)| &**path).collect();
        assert_eq!(
            folders,
            [&*places.data, &places.history(), &places.state],
            "{found:#?}"
        );
        assert!(found.iter().all(|(_, what)| what.contains(remedy)), "{found:#?}");
    }
}

#[test]
fn looking_for_it_leaves_nothing_behind_and_makes_no_folder() {
    for disk in [Person::after_a_sitting().disk.copy(), FakeDisk::with(HOME)] {
        let before = disk.files();
        assert_eq!(found(&disk), []);
        assert_eq!(disk.files(), before);
        let made = |(kind, _): &(Kind, PathBuf)| *kind == Kind::CreateFolder;
        assert!(!disk.called().iter().any(made));
    }
}

#[test]
fn where_data_would_be_put_for_the_first_time_is_tried_too() {
    let disk = FakeDisk::with(HOME);
    disk.fail(Fault::from(0).of(|kind| kind == Kind::Create).with(EACCES));
    let found = found(&disk);
    let folders: Vec<&Path> = found.iter().map(|(path, _)| &**path).collect();
    assert_eq!(folders, [Path::new(HOME)], "{found:#?}");
}
