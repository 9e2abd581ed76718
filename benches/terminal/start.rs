//! How long the built-in library takes to be on the screen, and how much memory it needs.

use std::time::Duration;

use crate::{
    SIZES, empty,
    figures::{Sample, Table, or_unknown, side_by_side},
    home::Home,
    program::Program,
};

/// Pairs of starts a size.
const PAIRS: usize = 41;

pub(crate) fn measure(table: &mut Table) {
    let home = Home::new();
    let mut memory = Vec::new();
    for size in SIZES {
        let pairs: Vec<_> = (0..PAIRS)
            .map(|_| {
                let (ours, held) = start(&home, size);
                memory.extend(held);
                (ours, start_empty(&home, size))
            })
            .collect();
        let (columns, rows) = size;
        table.row(
            format!("start to first complete screen, {columns}x{rows}, to an empty program"),
            side_by_side(&pairs),
            "at most 1.5x",
        );
    }
    let most = memory.into_iter().collect::<Sample>().at(1.0);
    table.row(
        "memory with the built-in library, peak",
        or_unknown((most > 0.0).then(|| format!("{most:.1} MiB"))),
        "under 15 MiB",
    );
}

/// From the start to the last byte of the first screen, and the memory held then.
pub(crate) fn start(home: &Home, size: (u16, u16)) -> (Duration, Option<f64>) {
    let mut program = Program::greenroom(home, size);
    let took = program.first_screen("the role list", is_complete) - program.started();
    let memory = program.peak_memory();
    program.quit();
    (took, memory)
}

/// Whether the list is there and nothing is still being read.
pub(crate) fn is_complete(text: &str) -> bool {
    text.contains("Backend Developer") && !text.contains("reading your") && !text.contains("looking for your")
}

fn start_empty(home: &Home, size: (u16, u16)) -> Duration {
    let mut program = Program::empty(home, size);
    let is_ready = |text: &str| text.contains(empty::READY);
    let took = program.first_screen("the empty program", is_ready) - program.started();
    program.quit();
    took
}
