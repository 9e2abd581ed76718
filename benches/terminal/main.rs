//! What a user feels: the real program in a real terminal, beside a program that does nothing.
//!
//! `cargo bench --bench terminal` measures everything in about three minutes and prints a table in Markdown;
//! `cargo bench --bench terminal -- start keys` measures these parts alone. The parts are `start`, `keys`, `typing`,
//! `grade`, `idle`, `events` and `cards`. Machines are noisy: compare ratios taken in one run, never single times.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark reads the clock and the disk, and ends when there is nothing to measure"
)]

mod cards;
#[path = "../data/decks.rs"]
mod decks;
mod empty;
mod events;
mod figures;
mod grade;
mod home;
mod idle;
mod keys;
mod program;
#[path = "../data/reviews.rs"]
mod reviews;
mod shipped;
mod start;
mod typing;

use std::env::args;

use figures::Table;

/// A part: its name, and what measures it.
type Part = (&'static str, fn(&mut Table));

const PARTS: [Part; 7] = [
    ("start", start::measure),
    ("keys", keys::measure),
    ("typing", typing::measure),
    ("grade", grade::measure),
    ("idle", idle::measure),
    ("events", events::measure),
    ("cards", cards::measure),
];

/// Columns and rows that figures are given for: the terminal other programs were measured in, and a large one.
const SIZES: [(u16, u16); 2] = [(100, 30), (250, 70)];

fn main() {
    if args().nth(1).is_some_and(|argument| argument == empty::ARGUMENT) {
        return empty::run();
    }
    // `cargo test` and nextest run benchmarks too, to see that they start: nothing is measured then.
    if !args().any(|argument| argument == "--bench") {
        return;
    }
    let wanted: Vec<String> = args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    if let Some(unknown) = wanted
        .iter()
        .find(|name| PARTS.iter().all(|(part, _)| part != name))
    {
        let names = PARTS.map(|(name, _)| name).join(", ");
        panic!("there is no part \"{unknown}\"; the parts are {names}");
    }
    eprintln!("building the program as it is shipped");
    shipped::build();
    let mut table = Table::default();
    for (name, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|it| it == name) {
            eprintln!("measuring: {name}");
            measure(&mut table);
        }
    }
    table.print();
}
