//! What a key costs: time until its answer stands on the screen, and bytes.

use std::time::Duration;

use crate::{
    SIZES,
    figures::{Sample, Table, or_unknown},
    home::Home,
    program::{Program, Reply},
    start::is_complete,
};

/// Of each kind of key, a size.
const KEYS: usize = 120;

pub(crate) fn measure(table: &mut Table) {
    for size in SIZES {
        let home = Home::new();
        home.lift_the_daily_limit();
        home.add_decks(1, 2 * KEYS);
        let floor = presses_of_the_empty_program(&home, size);
        let mut program = Program::greenroom(&home, size);
        program.until("the role list", is_complete);
        // What comes with the program fills the screen.
        program.send("/made");
        program.until("the made role", |text| text.contains("Made Role"));
        program.settle();
        program.send("\x1b");
        program.until("all groups", |text| text.contains("All groups"));
        program.settle();
        // To where the marker is at the start.
        program.send("gj");
        program.settle();
        let moves: Vec<Reply> = (0..KEYS)
            .map(|number| program.press(if number % 2 == 0 { "k" } else { "j" }))
            .collect();
        program.press("/");
        for letter in ["m", "a", "d", "e", "\r"] {
            program.press(letter);
        }
        program.press("\r");
        program.until("a question", |text| text.contains("Answer aloud"));
        let mut reveals = Vec::with_capacity(KEYS);
        let mut grades = Vec::with_capacity(KEYS);
        for _ in 0..KEYS {
            program.settle();
            reveals.push(program.press(" "));
            program.until("an answer", |text| text.contains("Sample answer"));
            grades.push(program.press("3"));
            program.until("the next question", |text| text.contains("Answer aloud"));
        }
        program.quit();
        for (name, replies) in [("move", moves), ("reveal", reveals), ("grade", grades)] {
            report(table, name, &replies, &floor, size);
        }
    }
}

/// The time of the pseudo-terminal and of two wake-ups: what is left when a program does next to nothing.
fn presses_of_the_empty_program(home: &Home, size: (u16, u16)) -> Sample {
    let mut program = Program::empty(home, size);
    program.settle();
    let floor = (0..KEYS).map(|_| program.press("x").settled).collect();
    program.quit();
    floor
}

fn report(table: &mut Table, name: &str, replies: &[Reply], floor: &Sample, (columns, rows): (u16, u16)) {
    let settled: Sample = replies.iter().map(|reply| reply.settled).collect();
    let bytes: Sample = replies.iter().map(|reply| bytes(reply.bytes)).collect();
    let computing: Option<Vec<Duration>> = replies.iter().map(|reply| reply.computing).collect();
    let computing = computing.map(|times| times.into_iter().collect::<Sample>());
    table.row(
        format!(
            "{name}, {columns}x{rows}: key to settled screen (an empty program: {:.2} ms)",
            floor.median()
        ),
        format!("{:.2} ms, p99 {:.2} ms", settled.median(), settled.p99()),
        "",
    );
    table.row(
        format!("{name}, {columns}x{rows}: the program's own time"),
        or_unknown(computing.map(|own| format!("{:.2} ms, p99 {:.2} ms", own.median(), own.p99()))),
        "under 1 ms, p99 under 5 ms",
    );
    table.row(
        format!("{name}, {columns}x{rows}: bytes"),
        format!("{:.0}, at most {:.0}", bytes.median(), bytes.at(1.0)),
        match name {
            "reveal" => "about the answer's size (1 kB)",
            _ => "what changed",
        },
    );
}

fn bytes(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
