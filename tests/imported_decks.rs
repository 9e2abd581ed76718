//! An import writes over its own decks as long as nobody edited them, and beside them afterwards.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests play the editor and the disk"
)]

#[path = "common/places.rs"]
mod places;

use std::{fs, path::PathBuf};

use greenroom::{
    deck::{Card, parse_card},
    store::{Paths, Written, read_imported, write_imported},
};
use tempfile::TempDir;

use places::places;

/// A deck folder with the deck `imported-baker` in it.
struct Folder {
    _home: TempDir,
    paths: Paths,
}

impl Folder {
    fn imported() -> Self {
        let home = TempDir::new().unwrap();
        let paths = places(home.path());
        let folder = Self { _home: home, paths };
        assert_eq!(folder.imports("first"), folder.deck());
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.paths.decks().join(name)
    }

    /// What it comes to when the deck itself is written.
    fn deck(&self) -> Written {
        Written::Deck(self.path("imported-baker.ron"))
    }

    /// What it comes to when `name` is, and those in `kept` were edited.
    fn beside(&self, name: &str, kept: &[&str]) -> Written {
        Written::Beside {
            path: self.path(name),
            deck: self.path("imported-baker.ron"),
            kept: kept.iter().map(|name| self.path(name)).collect(),
        }
    }

    /// Imports a page whose only answer is `answer`.
    fn imports(&self, answer: &str) -> Written {
        let found = read_imported(&self.paths, "imported-baker").unwrap();
        let cards = [card(answer)];
        write_imported(&self.paths, "imported-baker", "Baker", &cards, found.edited).unwrap()
    }

    /// A person changes the first line, or writes one.
    fn edits(&self, name: &str) -> String {
        let text = format!(
            "// Mine.\n{}",
            fs::read_to_string(self.path(name)).unwrap_or_default()
        );
        fs::write(self.path(name), &text).unwrap();
        text
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }
}

fn card(answer: &str) -> Card {
    parse_card(&format!(
        "(id: \"dough\", question: \"Why?\", answer: \"{answer}\")"
    ))
    .unwrap()
}

#[test]
fn a_deck_that_nobody_edited_is_written_over() {
    let folder = Folder::imported();
    assert_eq!(folder.imports("second"), folder.deck());
    assert!(folder.text("imported-baker.ron").contains("second"));
}

#[test]
fn beside_an_edited_deck_the_same_file_is_written_again_and_again() {
    let folder = Folder::imported();
    let mine = folder.edits("imported-baker.ron");
    for answer in ["second", "third"] {
        assert_eq!(
            folder.imports(answer),
            folder.beside("imported-baker.ron.new", &[])
        );
        assert!(folder.text("imported-baker.ron.new").contains(answer));
    }
    assert_eq!(folder.text("imported-baker.ron"), mine);
}

#[test]
fn a_file_beside_the_deck_that_was_edited_is_left_alone_too() {
    let folder = Folder::imported();
    folder.edits("imported-baker.ron");
    folder.imports("second");
    let mine = folder.edits("imported-baker.ron.new");
    for answer in ["third", "fourth"] {
        assert_eq!(
            folder.imports(answer),
            folder.beside("imported-baker.ron.new2", &["imported-baker.ron.new"])
        );
        assert!(folder.text("imported-baker.ron.new2").contains(answer));
    }
    assert_eq!(folder.text("imported-baker.ron.new"), mine);

    folder.edits("imported-baker.ron.new2");
    assert_eq!(
        folder.imports("fifth"),
        folder.beside(
            "imported-baker.ron.new3",
            &["imported-baker.ron.new", "imported-baker.ron.new2"]
        )
    );
}

#[test]
fn a_name_that_came_free_is_used_again() {
    let folder = Folder::imported();
    folder.edits("imported-baker.ron");
    folder.edits("imported-baker.ron.new");
    folder.imports("second");
    fs::rename(
        folder.path("imported-baker.ron.new2"),
        folder.path("imported-baker.ron"),
    )
    .unwrap();
    assert_eq!(
        folder.imports("third"),
        folder.deck(),
        "the one taken over is not edited"
    );

    folder.edits("imported-baker.ron");
    fs::remove_file(folder.path("imported-baker.ron.new")).unwrap();
    assert_eq!(
        folder.imports("fourth"),
        folder.beside("imported-baker.ron.new", &[])
    );
}

#[test]
fn what_no_import_could_have_written_is_never_written_over() {
    let folder = Folder::imported();
    folder.edits("imported-baker.ron");
    fs::write(folder.path("imported-baker.ron.new"), b"caf\xe9").unwrap();
    fs::create_dir(folder.path("imported-baker.ron.new2")).unwrap();
    fs::write(folder.path("imported-baker.ron.new3"), "").unwrap();
    let kept = [
        "imported-baker.ron.new",
        "imported-baker.ron.new2",
        "imported-baker.ron.new3",
    ];
    assert_eq!(
        folder.imports("second"),
        folder.beside("imported-baker.ron.new4", &kept)
    );
    assert_eq!(fs::read(folder.path(kept[0])).unwrap(), b"caf\xe9");
}

#[test]
fn an_edit_saved_while_an_import_runs_is_left_alone() {
    let folder = Folder::imported();
    let found = read_imported(&folder.paths, "imported-baker").unwrap();
    assert!(!found.edited);
    let deck = folder.path("imported-baker.ron");
    let edited = fs::read_to_string(&deck).unwrap().replace("first", "mine");
    fs::write(&deck, &edited).unwrap();
    let cards = [card("second")];
    let written = write_imported(&folder.paths, "imported-baker", "Baker", &cards, found.edited).unwrap();
    assert_eq!(written, folder.beside("imported-baker.ron.new", &[]));
    assert_eq!(fs::read_to_string(&deck).unwrap(), edited);
}
