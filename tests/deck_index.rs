//! Big decks are read from an index from the second start on, and afresh as soon as they change.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests play the editor and the disk"
)]

#[path = "common/places.rs"]
mod places;

use std::{
    fs::{self, File},
    path::PathBuf,
    time::{Duration, SystemTime},
};

use greenroom::store::{DeckChange, Decks, Paths};
use tempfile::TempDir;

use places::places;

/// A folder with one deck too big to be parsed at every start.
struct Folder {
    _home: TempDir,
    paths: Paths,
    deck: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let paths = places(home.path());
        fs::create_dir_all(paths.decks()).unwrap();
        let deck = paths.decks().join("bakery.ron");
        fs::write(&deck, big_deck()).unwrap();
        Self {
            _home: home,
            paths,
            deck,
        }
    }

    fn read_at_a_start(&self) -> DeckChange {
        Decks::new(&self.paths).read(&self.deck)
    }

    /// Damages the deck; `seconds` later, as the file's time says.
    fn damage(&self, seconds: u64) {
        let before = fs::metadata(&self.deck).unwrap();
        let spoilt = big_deck().replace("question", "qestions");
        assert_eq!(spoilt.len() as u64, before.len());
        fs::write(&self.deck, spoilt).unwrap();
        let time: SystemTime = before.modified().unwrap() + Duration::from_secs(seconds);
        File::options()
            .write(true)
            .open(&self.deck)
            .unwrap()
            .set_modified(time)
            .unwrap();
    }
}

fn big_deck() -> String {
    let card = |number| {
        let answer = "Yeast makes gas. ".repeat(60);
        format!("(id: \"card-{number}\", question: \"Why does dough rise?\", answer: \"{answer}\"),\n")
    };
    let cards: String = (0..100).map(card).collect();
    format!("(version: 1, role: \"Baker\", cards: [\n{cards}])\n")
}

#[test]
fn a_deck_that_did_not_change_is_not_parsed_again() {
    let folder = Folder::new();
    let first = folder.read_at_a_start();
    assert_eq!(first.deck.as_ref().unwrap().heads.len(), 100);

    // Only its index can still say what was in it: size and time are as they were, the text is not.
    folder.damage(0);
    assert_eq!(folder.read_at_a_start(), first);
}

#[test]
fn a_deck_that_changed_is_parsed_again_whatever_its_index_says() {
    let folder = Folder::new();
    folder.read_at_a_start();

    folder.damage(1);
    let second = folder.read_at_a_start();
    assert_eq!(second.problems.len(), 100, "every card lost its question");
}

#[test]
fn a_lost_or_damaged_index_costs_nothing_but_time() {
    let folder = Folder::new();
    let first = folder.read_at_a_start();

    for index in fs::read_dir(folder.paths.cache.join("decks")).unwrap() {
        fs::write(index.unwrap().path(), "(version: 1, size: 7").unwrap();
    }
    assert_eq!(folder.read_at_a_start(), first);
    fs::remove_dir_all(&folder.paths.cache).unwrap();
    assert_eq!(folder.read_at_a_start(), first);
}
