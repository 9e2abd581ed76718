//! Answers that are being written, between runs.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "drafts are damaged beside the program, on a disk that works"
)]

#[path = "common/places.rs"]
mod places;

use std::{collections::BTreeMap, fs};

use greenroom::store::{DraftOf, Drafts, Paths, read_drafts, write_drafts};
use places::places;
use tempfile::TempDir;

fn home() -> (TempDir, Paths) {
    let home = TempDir::new().unwrap();
    let paths = places(home.path());
    (home, paths)
}

fn drafts() -> Drafts {
    let answers = BTreeMap::from([
        ("rust/send".into(), "It may move.\n\n\"Always\"\\".to_owned()),
        ("rust/ärger".into(), "日本語 \u{202b}עברית".to_owned()),
    ]);
    Drafts {
        answers,
        spoken: ["rust/send".into()].into(),
        notes: BTreeMap::from([("rust/send".into(), "a note".to_owned())]),
        preferred: BTreeMap::from([("rust/send".into(), "the best of it".to_owned())]),
        stories: BTreeMap::from([("laptop.r1.7".parse().unwrap(), "The red build".to_owned())]),
        new_story: "Another".to_owned(),
    }
}

#[test]
fn what_was_begun_is_read_back_as_it_was_written() {
    let (_home, paths) = home();
    assert_eq!(read_drafts(&paths), Ok((Drafts::default(), None)));
    write_drafts(&paths, &drafts()).unwrap();
    assert_eq!(read_drafts(&paths), Ok((drafts(), None)));
}

#[test]
fn a_file_that_says_nothing_of_speaking_is_one_of_typed_answers() {
    let (_home, paths) = home();
    fs::create_dir_all(&paths.data).unwrap();
    fs::write(
        paths.drafts(),
        "(version: 1, drafts: {\"rust/send\": \"It may move.\"})",
    )
    .unwrap();
    let (read, problem) = read_drafts(&paths).unwrap();
    assert_eq!(read.answers["rust/send"], "It may move.");
    assert_eq!((read.spoken.len(), problem), (0, None));
}

#[test]
fn what_was_heard_is_marked_as_long_as_there_is_an_answer() {
    let answer = DraftOf::Answer("rust/send".into());
    let mut drafts = Drafts::default();
    drafts.mark_spoken(&"rust/send".into(), true);
    assert_eq!(drafts, Drafts::default());
    drafts.put(&answer, "It may move.".to_owned());
    drafts.mark_spoken(&"rust/send".into(), true);
    assert!(drafts.spoken.contains("rust/send"));
    let mut here = Drafts::default();
    here.put(&answer, "Typed here meanwhile.".to_owned());
    here.add(drafts.clone());
    assert!(here.spoken.is_empty(), "the answer that stays was typed");
    drafts.put(&answer, String::new());
    assert_eq!(drafts, Drafts::default());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it() {
    use std::os::unix::fs::PermissionsExt;

    let (_home, paths) = home();
    write_drafts(&paths, &drafts()).unwrap();
    let mode = fs::metadata(paths.drafts()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_file_that_cannot_be_understood_is_kept_and_named_with_the_place() {
    let (_home, paths) = home();
    write_drafts(&paths, &drafts()).unwrap();
    let text = fs::read_to_string(paths.drafts()).unwrap();
    for (damaged, why) in [
        (text.replace("drafts:", "drafts;"), "drafts.ron:3:"),
        (text.replace("version: 1", "version: 9"), "format version 9"),
        ("\u{0}\u{0}".to_owned(), "drafts.ron:1:1"),
    ] {
        fs::write(paths.drafts(), &damaged).unwrap();
        let (read, problem) = read_drafts(&paths).unwrap();
        let said = problem.unwrap().to_string();
        assert_eq!(read, Drafts::default());
        assert!(said.contains(why), "{said}");
        let aside = format!("drafts-{:08x}.ron", crc32fast::hash(damaged.as_bytes()));
        assert!(said.contains(&aside), "{said}");
        assert_eq!(fs::read_to_string(paths.backups().join(aside)).unwrap(), damaged);
    }
}

#[test]
fn one_that_cannot_be_kept_must_not_be_written_over() {
    let (_home, paths) = home();
    fs::create_dir_all(&paths.data).unwrap();
    fs::write(paths.drafts(), "damaged").unwrap();
    fs::write(paths.backups(), "in the way").unwrap();
    let said = read_drafts(&paths).unwrap_err().to_string();
    assert!(said.contains("none can be kept"), "{said}");
}
