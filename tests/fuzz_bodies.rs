//! The claims of the fuzz targets over their seeds, so that they hold between the runs of a fuzzer.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a helper of tests fails as a test does, and reads the seeds"
)]

#[path = "fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "the fuzz targets are crates of their own")]
mod bodies;

use std::{fs, path::Path};

/// Runs `body` over every seed, whole and cut off everywhere a write might stop, and with each of its lines left out.
fn over_the_seeds(target: &str, body: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/seeds")
        .join(target);
    let mut count = 0;
    for seed in fs::read_dir(seeds).expect("there are seeds") {
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
    over_the_seeds("deck", bodies::deck);
}

#[test]
fn pages_become_cards_of_a_deck() {
    over_the_seeds("page", bodies::page);
}

#[test]
fn histories_add_up_to_something_sound() {
    over_the_seeds("history", bodies::history);
}

#[test]
fn snapshots_are_kept_as_they_are() {
    over_the_seeds("snapshot", bodies::snapshot);
}

#[test]
fn settings_stay_in_their_ranges() {
    over_the_seeds("settings", bodies::settings);
}
