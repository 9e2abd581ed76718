//! What is promised of the user's data is shown by tests that exist.
#![expect(
    clippy::disallowed_methods,
    reason = "the tests that are named lie in files of this repository"
)]

use std::{fs, path::Path};

const PROMISES: &str = include_str!("../src/store/promises.md");

/// The rows of the table, without its head.
fn rows() -> impl Iterator<Item = &'static str> {
    PROMISES.lines().filter(|line| line.starts_with('|')).skip(2)
}

/// What stands between backticks in the last column.
fn named(row: &str) -> Vec<&str> {
    let cell = row.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_promise_names_tests_and_each_of_them_is_there() {
    let mut tests = 0;
    for row in rows() {
        let mut text = None;
        for name in named(row) {
            if name.starts_with("tests/") {
                let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
                text = Some((name, fs::read_to_string(path).expect(name)));
                continue;
            }
            let (file, text) = text.as_ref().expect("a file is named before its tests");
            assert!(text.contains(&format!("fn {name}(")), "{file} has no test {name}");
            tests += 1;
        }
        assert!(text.is_some(), "nothing shows this: {row}");
    }
    assert!(tests >= rows().count());
}
