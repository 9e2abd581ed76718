//! An id belongs to one file: names that come to the same one never mix two decks.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests play the editor and the disk"
)]

#[path = "common/places.rs"]
mod places;

use std::{fs, path::PathBuf};

use greenroom::{
    deck::{Card, DeckId, Group, parse, parse_card},
    library::{Library, Source, built_in},
    store::{Decks, Paths, Written, deck_path, overlay, read_imported, write_imported},
};
use tempfile::TempDir;

use places::places;

/// Two names that read the same: hidden characters are no part of an id.
const PLAIN: &str = "bread.ron";
const HIDDEN: &str = "br\u{feff}ead.ron";

/// A deck folder, and what the program knows of it.
struct Folder {
    _home: TempDir,
    paths: Paths,
    decks: Decks,
    library: Library,
}

impl Folder {
    fn new() -> Self {
        let home = TempDir::new().unwrap();
        let paths = places(home.path());
        fs::create_dir_all(paths.decks()).unwrap();
        Self {
            _home: home,
            decks: Decks::new(&paths),
            library: Library::built_in(),
            paths,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.paths.decks().join(name)
    }

    fn write(&self, name: &str, cards: &str) {
        fs::write(self.path(name), deck(cards)).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Takes over what changed, as the program does while it runs: what was said of it.
    fn look(&mut self) -> Vec<String> {
        let mut problems = Vec::new();
        for path in self.decks.changed().unwrap() {
            let change = self.decks.read(&path);
            problems.extend(change.problems);
            match change.deck {
                Some(deck) => problems.extend(self.library.put(&path, deck).err()),
                None => self.library.remove(&path),
            }
        }
        let folder = format!("{}/", self.paths.decks().display());
        let said = problems.iter().map(|it| it.to_string().replace(&folder, ""));
        said.collect()
    }

    /// The cards of a deck, separated by spaces; `None` if there is no such deck.
    fn cards(&self, deck: &str) -> Option<String> {
        let cards = &self.library.deck(deck)?.cards;
        let names: Vec<&str> = cards.iter().map(|card| card.id.card()).collect();
        Some(names.join(" "))
    }
}

fn deck(cards: &str) -> String {
    let card = |id| format!("    (id: \"{id}\", question: \"Why {id}?\", answer: \"So.\"),\n");
    let cards: String = cards.split_whitespace().map(card).collect();
    format!("(version: 1, role: \"Baker\", cards: [\n{cards}])\n")
}

fn left_out(file: &str, holder: &str) -> String {
    format!(
        "{file}: the deck \"bread\" is already in {holder}, so this file is left out (rename this file, for example to \
         bread-2.ron: capitals in \".ron\" and hidden characters do not tell decks apart)"
    )
}

#[test]
fn the_first_file_keeps_its_id_and_the_second_is_a_problem_said_once() {
    let mut folder = Folder::new();
    folder.write(PLAIN, "dough crust");
    assert_eq!(folder.look(), [] as [&str; 0]);

    folder.write(HIDDEN, "crumb");
    assert_eq!(folder.look(), [left_out("bread.ron", PLAIN)]);
    assert_eq!(folder.cards("bread").as_deref(), Some("dough crust"));
    assert_eq!(folder.look(), [] as [&str; 0]);

    folder.write(PLAIN, "dough");
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("bread").as_deref(), Some("dough"));
    folder.write(HIDDEN, "crumb crust");
    assert_eq!(folder.look(), [left_out("bread.ron", PLAIN)]);
}

#[test]
fn a_file_that_was_there_first_keeps_its_id_whichever_name_sorts_first() {
    for (first, second) in [(PLAIN, HIDDEN), (HIDDEN, PLAIN)] {
        let mut folder = Folder::new();
        folder.write(first, "dough");
        folder.look();
        folder.write(second, "crumb");
        assert_eq!(folder.look().len(), 1);
        assert_eq!(folder.cards("bread").as_deref(), Some("dough"));
    }
}

#[test]
fn the_second_file_is_loaded_as_soon_as_the_first_goes() {
    let goes: [fn(&Folder, &str); 2] = [
        |folder, first| folder.remove(first),
        |folder, first| folder.rename(first, "loaf.ron"),
    ];
    for gone in goes {
        for (first, second) in [(PLAIN, HIDDEN), (HIDDEN, PLAIN)] {
            let mut folder = Folder::new();
            folder.write(first, "dough");
            folder.look();
            folder.write(second, "crumb");
            folder.look();

            gone(&folder, first);
            assert_eq!(folder.look(), [] as [&str; 0]);
            assert_eq!(folder.cards("bread").as_deref(), Some("crumb"));
            assert_eq!(folder.look(), [] as [&str; 0]);
        }
    }
}

#[test]
fn the_second_file_takes_nothing_with_it_when_it_goes() {
    let goes: [fn(&Folder); 2] = [
        |folder| folder.remove(HIDDEN),
        |folder| folder.rename(HIDDEN, "crumb.ron"),
    ];
    for gone in goes {
        let mut folder = Folder::new();
        folder.write(PLAIN, "dough");
        folder.look();
        folder.write(HIDDEN, "crumb");
        folder.look();

        gone(&folder);
        assert_eq!(folder.look(), [] as [&str; 0]);
        assert_eq!(folder.cards("bread").as_deref(), Some("dough"));
    }
}

#[test]
fn two_files_may_change_names_at_once() {
    let mut folder = Folder::new();
    folder.write(PLAIN, "dough");
    folder.look();
    folder.rename(PLAIN, HIDDEN);
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("bread").as_deref(), Some("dough"));

    folder.write("cake.ron", "icing");
    folder.look();
    folder.rename("cake.ron", PLAIN);
    folder.rename(HIDDEN, "cake.ron");
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("bread").as_deref(), Some("icing"));
    assert_eq!(folder.cards("cake").as_deref(), Some("dough"));
}

#[test]
fn a_file_is_gone_as_the_folder_said_and_found_again_at_the_next_look() {
    let mut folder = Folder::new();
    folder.write(PLAIN, "dough");
    folder.look();
    folder.remove(PLAIN);
    let gone = folder.decks.changed().unwrap();
    // As a file that changed only the capitals of its name answers to the old one, where they make no difference.
    folder.write(PLAIN, "dough");
    assert_eq!(gone, [folder.path(PLAIN)]);
    assert_eq!(folder.decks.read(&gone[0]).deck, None);
    assert_eq!(folder.decks.changed().unwrap(), gone);
    assert!(folder.decks.read(&gone[0]).deck.is_some());
    assert_eq!(folder.decks.changed(), Ok(vec![]));
}

#[test]
fn a_broken_file_keeps_its_id_until_it_goes() {
    let mut folder = Folder::new();
    folder.write(PLAIN, "dough");
    folder.look();
    fs::write(folder.path(PLAIN), "(version: 1,").unwrap();
    folder.write(HIDDEN, "crumb");
    assert_eq!(folder.look().len(), 2, "a mistake, and a name that is taken");
    assert_eq!(folder.cards("bread"), None);
    folder.write(PLAIN, "dough");
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("bread").as_deref(), Some("dough"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_differ_in_the_capitals_of_ron_or_are_not_utf_8_come_to_one_id() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    let mut folder = Folder::new();
    folder.write("bread.RON", "crumb");
    folder.write("bread.ron", "dough");
    assert_eq!(folder.look(), [left_out("bread.RON", "bread.ron")]);
    assert_eq!(folder.cards("bread").as_deref(), Some("dough"));

    let caf = |byte| {
        folder
            .paths
            .decks()
            .join(OsStr::from_bytes(&[b'c', byte, b'.', b'r', b'o', b'n']))
    };
    let (first, second) = (caf(0xe8), caf(0xe9));
    fs::write(&first, deck("dough")).unwrap();
    fs::write(second, deck("crumb")).unwrap();
    let said = folder.look();
    assert!(
        said[0].contains("the deck \"c\u{fffd}\" is already in c\u{fffd}.ron"),
        "{said:?}"
    );
    assert_eq!(folder.cards("c\u{fffd}").as_deref(), Some("dough"));
    fs::remove_file(first).unwrap();
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("c\u{fffd}").as_deref(), Some("crumb"));
}

#[cfg(target_os = "linux")]
#[test]
fn capitals_in_the_name_itself_make_another_deck() {
    let mut folder = Folder::new();
    folder.write("Bread.ron", "dough");
    folder.write("bread.ron", "crumb");
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("Bread").as_deref(), Some("dough"));
    assert_eq!(folder.cards("bread").as_deref(), Some("crumb"));
}

#[test]
fn what_a_sync_tool_or_an_editor_leaves_is_another_deck_or_none() {
    let mut folder = Folder::new();
    folder.write("bread.ron", "dough");
    folder.write("bread.sync-conflict-20260102-030405-ABCDEFG.ron", "dough crumb");
    folder.write("bread (conflicted copy).ron", "dough crust");
    for none in ["bread.ron~", ".bread.ron.swp", "bread.ron.new", "bread.ron.bak"] {
        folder.write(none, "none");
    }
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(folder.cards("bread").as_deref(), Some("dough"));
    let conflict = "bread.sync-conflict-20260102-030405-ABCDEFG";
    assert_eq!(folder.cards(conflict).as_deref(), Some("dough crumb"));
    assert_eq!(folder.library.decks().len(), built_in().len() + 3);
}

#[test]
fn of_two_files_with_a_built_in_decks_name_one_overlays_it() {
    let hidden = "backend-developer\u{feff}.ron";
    let mut folder = Folder::new();
    let shipped = folder.cards("backend-developer").unwrap();
    folder.write("backend-developer.ron", "mine rest-design");
    folder.look();
    folder.write(hidden, "theirs");
    assert_eq!(folder.look().len(), 1);
    assert_eq!(
        folder.cards("backend-developer").unwrap(),
        format!("{shipped} mine")
    );

    folder.remove("backend-developer.ron");
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(
        folder.cards("backend-developer").unwrap(),
        format!("{shipped} theirs")
    );
    let own = |card: &&greenroom::library::CardEntry| card.source == Source::File;
    let deck = folder.library.deck("backend-developer").unwrap();
    assert_eq!(deck.cards.iter().filter(own).count(), 1);

    folder.remove(hidden);
    folder.look();
    assert_eq!(folder.cards("backend-developer").unwrap(), shipped);
}

#[test]
fn a_library_alone_never_mixes_the_decks_of_two_files() {
    let mut library = Library::default();
    let file = |cards| parse("bread", "bread.ron", &deck(cards)).deck.unwrap();
    assert_eq!(library.put("a/bread.ron".as_ref(), file("dough")), Ok(()));
    let problem = library.put("b/bread.ron".as_ref(), file("crumb")).unwrap_err();
    assert_eq!(problem.path, PathBuf::from("b/bread.ron"));
    assert_eq!(library.decks().len(), 1);
    assert_eq!(library.decks()[0].cards.len(), 1);
    assert_eq!(library.put("a/bread.ron".as_ref(), file("dough crust")), Ok(()));
    assert_eq!(library.decks()[0].cards.len(), 2);
    library.remove("b/bread.ron".as_ref());
    assert_eq!(library.decks().len(), 1);
}

fn a_card() -> Card {
    parse_card("(id: \"new\", question: \"Why?\", answer: \"So.\")").unwrap()
}

#[test]
fn a_role_is_in_the_group_its_built_in_deck_names_else_in_the_first_one_named() {
    let group_of = |library: &Library, role: &str| library.role(role).unwrap().group;
    let file = |id: &str, role: &str, group: &str| {
        let text = format!("(version: 1, role: \"{role}\", {group} cards: [])");
        parse(id, "x.ron", &text).deck.unwrap()
    };
    let mut library = Library::built_in();
    let mut put = |id: &str, role: &str, group: &str| {
        let path = PathBuf::from(id).with_extension("ron");
        assert_eq!(library.put(&path, file(id, role, group)), Ok(()));
        group_of(&library, role)
    };
    assert_eq!(
        put("mine", "Backend Developer", "group: \"Everyone\","),
        Some(Group::Engineering)
    );
    assert_eq!(put("a", "Baker", ""), None);
    assert_eq!(
        put("b", "Baker", "group: \"Customer and Delivery\","),
        Some(Group::CustomerAndDelivery)
    );
    assert_eq!(
        put("c", "Baker", "group: \"Everyone\","),
        Some(Group::CustomerAndDelivery)
    );
}

#[test]
fn a_wrong_group_does_not_keep_a_card_out_of_a_file() {
    let mut folder = Folder::new();
    let text = "(version: 1, role: \"Backend Developer\", group: \"Bakers\", cards: [])";
    fs::write(folder.path("backend-developer.ron"), text).unwrap();
    assert_eq!(folder.look().len(), 1, "the group is told of");
    let id = DeckId::new("backend-developer");
    overlay(&folder.paths, &id, "Backend Developer", &a_card()).unwrap();
    folder.look();
    assert!(folder.cards("backend-developer").unwrap().ends_with(" new"));
}

#[test]
fn an_import_goes_on_in_the_file_that_holds_the_deck() {
    let mut folder = Folder::new();
    folder.write(HIDDEN, "dough");
    assert_eq!(deck_path(&folder.paths, "bread"), folder.path(HIDDEN));
    let found = read_imported(&folder.paths, "bread").unwrap();
    assert_eq!(found.cards.len(), 1);
    let written = write_imported(&folder.paths, "bread", "Baker", &[a_card()], found.edited).unwrap();
    let in_its_place =
        |it: &Written| matches!(it, Written::Beside { deck, .. } if *deck == folder.path(HIDDEN));
    assert!(
        in_its_place(&written),
        "it was not written by an import: {written:?}"
    );
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert_eq!(deck_path(&folder.paths, "cake"), folder.path("cake.ron"));
}

#[test]
fn a_copy_of_a_built_in_card_goes_into_the_file_that_overlays_its_deck() {
    let mut folder = Folder::new();
    let file = "backend-developer\u{feff}.ron";
    folder.write(file, "mine");
    let id = DeckId::new("backend-developer");
    let copy = overlay(&folder.paths, &id, "Backend Developer", &a_card()).unwrap();
    assert_eq!(copy.path, folder.path(file));
    assert_eq!(folder.look(), [] as [&str; 0]);
    assert!(folder.cards("backend-developer").unwrap().ends_with(" new mine"));
}
