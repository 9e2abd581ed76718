//! Files that are replaced: each holds the old text or the new one, whatever fails, and the new one once that was said.

use std::path::{Path, PathBuf};

use greenroom::{
    deck::{Card, DeckId, parse_card},
    store::{Access, Paths, Store, deck_path, load, overlay, write_imported},
};

use crate::{
    fake_disk::{Cut, EACCES, EIO, ENOSPC, EROFS, FakeDisk, Fault, Kind, Lost},
    person::{HOME, Person, paths},
};

/// A file that `act` writes; it says whether it told the user that it did.
struct Replacing {
    before: FakeDisk,
    act: fn(&Paths) -> bool,
    file: PathBuf,
    new: Vec<u8>,
}

impl Replacing {
    fn new(before: &FakeDisk, act: fn(&Paths) -> bool, file: fn(&Paths) -> PathBuf) -> Self {
        let done = before.copy();
        assert!(act(&paths(&done)));
        let file = file(&paths(&done));
        Self {
            before: before.after_power_cut(Cut::Kept),
            act,
            new: done.bytes(&file).unwrap(),
            file,
        }
    }

    /// Lets every call fail in every way, and every write stop after every byte.
    #[track_caller]
    fn may_fail_anywhere(&self) {
        let good = self.before.copy();
        assert!((self.act)(&paths(&good)));
        for (number, (kind, path)) in good.called().iter().enumerate() {
            for errno in [ENOSPC, EIO, EACCES, EROFS] {
                for fault in [Fault::nth(number), Fault::from(number)] {
                    for lost in Lost::by(*kind) {
                        self.may_fail(fault.with(errno).losing(*lost), *kind, path);
                    }
                }
            }
            self.may_fail(Fault::death_at(number), *kind, path);
            if *kind == Kind::Write {
                let torn = |fault: Fault| {
                    (0..100_000)
                        .take_while(|bytes| self.may_fail(fault.torn_after(*bytes), *kind, path))
                        .count()
                };
                assert!(torn(Fault::nth(number)) > 3 && torn(Fault::death_at(number)) > 3);
            }
        }
    }

    /// Says whether a write was torn.
    #[track_caller]
    fn may_fail(&self, fault: Fault, kind: Kind, path: &Path) -> bool {
        let disk = self.before.copy();
        disk.fail(fault);
        let said = (self.act)(&paths(&disk));
        let when = format!("{kind:?} {}: {fault:?}", path.display());
        let old = self.before.bytes(&self.file);
        for cut in [Cut::Dropped, Cut::Kept, Cut::Mixed(1), Cut::Mixed(2)] {
            let found = disk.after_power_cut(cut).bytes(&self.file);
            let is_new = found.as_ref() == Some(&self.new);
            assert!(
                is_new || (!said && found == old),
                "{when}, {cut:?}, said: {said}: {found:?}"
            );
        }
        let again = disk.copy();
        let was_there = again.bytes(&self.file).as_ref() == Some(&self.new);
        assert!(
            (self.act)(&paths(&again)) || was_there,
            "{when}: not even on a good disk"
        );
        // What was there already may need no writing.
        let left = if was_there {
            again
        } else {
            again.after_power_cut(Cut::Dropped)
        };
        assert_eq!(
            left.bytes(&self.file).as_ref(),
            Some(&self.new),
            "{when}, then on a good disk"
        );
        let names: Vec<PathBuf> = left.files().into_keys().collect();
        let leftover = names
            .iter()
            .find(|name| name.display().to_string().ends_with("tmp"));
        assert_eq!(leftover, None, "{when}, then on a good disk");
        disk.tore()
    }
}

fn card(answer: &str) -> Card {
    parse_card(&format!(
        r#"(id: "dough", question: "What makes dough rise?", answer: "{answer}")"#
    ))
    .unwrap()
}

fn imports(paths: &Paths, answer: &str, edited: bool) -> bool {
    write_imported(paths, "baker", "Baker", &[card(answer)], edited).is_ok()
}

fn the_deck(paths: &Paths) -> PathBuf {
    deck_path(paths, "baker")
}

#[test]
fn the_first_import_is_whole_or_not_there() {
    let act = |paths: &Paths| imports(paths, "yeast", false);
    Replacing::new(&FakeDisk::with(HOME), act, the_deck).may_fail_anywhere();
}

#[test]
fn a_later_import_leaves_the_old_deck_or_the_new_one() {
    let disk = FakeDisk::with(HOME);
    assert!(imports(&paths(&disk), "yeast", false));
    let act = |paths: &Paths| imports(paths, "yeast, and time", false);
    Replacing::new(&disk, act, the_deck).may_fail_anywhere();
}

#[test]
fn an_import_beside_an_edited_deck_is_whole_or_not_there() {
    let disk = FakeDisk::with(HOME);
    assert!(imports(&paths(&disk), "yeast", false));
    let act = |paths: &Paths| imports(paths, "yeast, and time", true);
    let file = |paths: &Paths| paths.decks().join("baker.ron.new");
    Replacing::new(&disk, act, file).may_fail_anywhere();
}

fn lays_over(paths: &Paths) -> bool {
    overlay(paths, &DeckId::new("baker"), "Baker", &card("flour")).is_ok()
}

#[test]
fn a_card_laid_over_a_built_in_one_is_whole_or_not_there() {
    Replacing::new(&FakeDisk::with(HOME), lays_over, the_deck).may_fail_anywhere();
}

#[test]
fn a_card_that_was_laid_over_is_taken_back_or_stays() {
    let before = FakeDisk::with(HOME);
    let text = r#"(version: 1, role: "Baker", cards: [(id: "oven", question: "How hot?", answer: "Very.")])"#;
    before.put(&the_deck(&paths(&before)), text.as_bytes(), true);
    let laid = before.copy();
    assert!(lays_over(&paths(&laid)));
    let file = the_deck(&paths(&before));
    for number in 0..30 {
        let disk = before.copy();
        let card = overlay(&paths(&disk), &DeckId::new("baker"), "Baker", &card("flour")).unwrap();
        disk.fail(Fault::from(number));
        let said = card.undo_if_unchanged().is_ok();
        for cut in [Cut::Dropped, Cut::Kept, Cut::Mixed(1)] {
            let found = disk.after_power_cut(cut).bytes(&file);
            let taken_back = found == before.bytes(&file);
            assert!(
                taken_back || (!said && found == laid.bytes(&file)),
                "{number}, {cut:?}: {found:?}"
            );
        }
        assert!(said || number < 29, "all calls failed in turn");
    }
}

fn names_the_device(paths: &Paths) -> bool {
    *Store::open(paths.clone(), "laptop").access() == Access::Writable
}

fn the_name(paths: &Paths) -> PathBuf {
    paths.state.join("device")
}

#[test]
fn the_name_of_a_device_is_whole_or_not_there() {
    Replacing::new(&FakeDisk::with(HOME), names_the_device, the_name).may_fail_anywhere();
}

#[test]
fn a_device_that_has_a_name_keeps_it_whatever_fails() {
    let disk = FakeDisk::with(HOME);
    assert!(names_the_device(&paths(&disk)));
    let act = |paths: &Paths| *Store::open(paths.clone(), "another").access() == Access::Writable;
    Replacing::new(&disk, act, the_name).may_fail_anywhere();
}

fn saves_the_progress(paths: &Paths) -> bool {
    let mut store = Store::open(paths.clone(), "laptop");
    let loaded = load(paths);
    let _ = store.continue_from(&loaded);
    let written = *store.access() == Access::Writable && loaded.problems.is_empty();
    store.save_snapshot(&loaded.progress).is_ok() && written
}

#[test]
fn the_progress_is_the_old_one_or_the_new_one() {
    let mut person = Person::new();
    let mut open = person.open();
    open.grade(3);
    open.leave();
    person.open().grade(2);
    Replacing::new(&person.disk, saves_the_progress, Paths::progress).may_fail_anywhere();
}
