//! What the program does while nothing happens.

use std::time::Duration;

use crate::{
    SIZES,
    figures::{Table, or_unknown},
    home::Home,
    program::Program,
    start::is_complete,
};

const SECONDS: u32 = 6;

const COPIES: Duration = Duration::from_secs(3);

pub(crate) fn measure(table: &mut Table) {
    let home = Home::new();
    let mut program = Program::greenroom(&home, SIZES[0]);
    program.until("the role list", is_complete);
    program.settle();
    // The copies of the day are made once the start is over.
    program.watch(COPIES);
    let (bytes, _, wakes) = watch(&mut program);
    table.row(
        format!("idle on the list, {SECONDS} s"),
        format!(
            "{bytes} bytes, {}",
            or_unknown(wakes.map(|wakes| format!("{wakes} wake-ups")))
        ),
        "0 bytes, 0 wake-ups",
    );
    program.press("\r");
    program.until("a question", |text| text.contains("Answer aloud"));
    program.settle();
    let (bytes, pieces, wakes) = watch(&mut program);
    let seconds = f64::from(SECONDS);
    table.row(
        format!("a clock showing, {SECONDS} s"),
        or_unknown(wakes.map(|wakes| format!("{:.1} wake-ups a second", count(wakes) / seconds))),
        "1 a second",
    );
    let ticks = usize::try_from(SECONDS).unwrap_or(1);
    table.row(
        "a clock tick",
        format!("{} bytes in {} writes", bytes / ticks, pieces.div_ceil(ticks)),
        "under 60 bytes",
    );
    program.quit();
}

/// Bytes, the pieces they came in, and wake-ups.
fn watch(program: &mut Program) -> (usize, usize, Option<u64>) {
    let before = program.counts();
    let (bytes, pieces) = program.watch(Duration::from_secs(u64::from(SECONDS)));
    let wakes = before
        .zip(program.counts())
        .map(|(before, after)| after.wakes - before.wakes);
    (bytes, pieces, wakes)
}

fn count(wakes: u64) -> f64 {
    u32::try_from(wakes).map_or(f64::MAX, f64::from)
}
