//! What a key costs in an answer that is already long.

use std::time::Duration;

use crate::{
    SIZES,
    figures::{Sample, Table, or_unknown},
    home::Home,
    program::{Program, Reply},
    start::is_complete,
};

/// Characters of the answer before the first key.
const LONG: usize = 20_000;

const KEYS: usize = 200;

pub(crate) fn measure(table: &mut Table) {
    for size in SIZES {
        let home = Home::new();
        home.add_decks(1, 1);
        let mut program = Program::greenroom(&home, size);
        program.until("the role list", is_complete);
        program.send("/made");
        program.until("the made role", |text| text.contains("Made Role"));
        program.settle();
        program.send("\r");
        program.settle();
        program.send("\r");
        program.until("a question", |text| text.contains("Answer aloud"));
        program.settle();
        program.send("w");
        program.settle();
        let words = "I put a queue before the workers, and then I measure what waits. ";
        let text: String = words.chars().cycle().take(LONG).collect();
        program.send(&format!("\x1b[200~{text}END\x1b[201~"));
        program.until("the end of the paste", |text| text.contains("END"));
        program.settle();
        let keys: Vec<Reply> = (0..KEYS)
            .map(|number| program.press(if number % 6 == 5 { " " } else { "n" }))
            .collect();
        program.quit();
        report(table, &keys, size);
    }
}

fn report(table: &mut Table, keys: &[Reply], (columns, rows): (u16, u16)) {
    // Not until the screen is settled: the clock above the answer goes on meanwhile.
    let shown: Sample = keys.iter().map(|reply| reply.shown).collect();
    let computing: Option<Vec<Duration>> = keys.iter().map(|reply| reply.computing).collect();
    let computing = computing.map(|times| times.into_iter().collect::<Sample>());
    let what = format!("a letter at the end of an answer of 20,000 characters, {columns}x{rows}");
    table.row(
        format!("{what}: key to screen"),
        format!("{:.2} ms, p99 {:.2} ms", shown.median(), shown.p99()),
        "p99 under 8 ms",
    );
    table.row(
        format!("{what}: the program's own time"),
        or_unknown(computing.map(|own| format!("{:.2} ms, p99 {:.2} ms", own.median(), own.p99()))),
        "",
    );
}
