//! The claims of the fuzz targets over their seeds, so that they hold between the runs of a fuzzer.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a helper of tests fails as a test does, and reads the seeds"
)]

#[path = "fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets are crates of their own")]
mod bodies;

use std::{
    fs,
    path::{Path, PathBuf},
};

type Body = fn(&[u8]);

/// Every target, with its body.
const TARGETS: [(&str, Body); 5] = [
    ("deck", bodies::deck),
    ("history", bodies::history),
    ("page", bodies::page),
    ("settings", bodies::settings),
    ("snapshot", bodies::snapshot),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz")
        .join(name)
}

#[test]
fn every_target_runs_the_body_of_its_name() {
    let files = fs::read_dir(folder("fuzz_targets")).expect("there are targets");
    let mut files: Vec<PathBuf> = files
        .map(|file| file.expect("they can be listed").path())
        .collect();
    files.sort();
    let names: Vec<_> = files
        .iter()
        .filter_map(|file| file.file_stem()?.to_str())
        .collect();
    assert_eq!(names, TARGETS.map(|(name, _)| name));
    let manifest = fs::read_to_string(folder("Cargo.toml")).expect("the targets have a package");
    for (file, name) in files.iter().zip(names) {
        let text = fs::read_to_string(file).expect("a target can be read");
        assert!(text.contains(&format!("greenroom_fuzz::{name}(bytes)")), "{text}");
        assert!(
            manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")),
            "{name}"
        );
    }
}

/// Runs the body of `target` over every seed, whole and cut off everywhere a write might stop, and with each of its lines left out.
fn over_the_seeds(target: &str) {
    let body = TARGETS
        .iter()
        .find(|(name, _)| *name == target)
        .expect("a target")
        .1;
    let mut count = 0;
    for seed in fs::read_dir(folder("seeds").join(target)).expect("there are seeds") {
        let bytes = fs::read(seed.expect("the seeds can be listed").path()).expect("a seed can be read");
        body(&bytes);
        for end in (0..bytes.len()).step_by(7) {
            body(&bytes[..end]);
        }
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        for left_out in 0..lines.len() {
            body(&[&lines[..left_out], &lines[left_out + 1..]].concat().concat());
        }
        count += 1;
    }
    assert!(count >= 3, "{target} has {count} seeds");
}

#[test]
fn decks_are_read_as_they_are_written() {
    over_the_seeds("deck");
}

#[test]
fn pages_become_cards_of_a_deck() {
    over_the_seeds("page");
}

#[test]
fn histories_add_up_to_something_sound() {
    over_the_seeds("history");
}

#[test]
fn snapshots_are_kept_as_they_are() {
    over_the_seeds("snapshot");
}

#[test]
fn settings_stay_in_their_ranges() {
    over_the_seeds("settings");
}
