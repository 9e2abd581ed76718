//! A hundred thousand cards of the user's own, all reviewed.

use crate::{
    SIZES,
    figures::{Sample, Table, milliseconds, or_unknown},
    home::Home,
    program::Program,
    start::is_complete,
};

const DECKS: usize = 100;
const CARDS: usize = 1000;
const STARTS: usize = 9;

/// What a start took whose user presses keys at once, ms.
struct Hasty {
    answered: f64,
    asked: f64,
}

/// What a start took whose user waits, ms.
struct Patient {
    loaded: f64,
    asked: f64,
    memory: Option<f64>,
}

pub(crate) fn measure(table: &mut Table) {
    let home = Home::new();
    home.add_decks(DECKS, CARDS);
    home.add_history(DECKS * CARDS, DECKS * CARDS, CARDS);
    let first = wait(&home);
    table.row(
        "100,000 cards: first start, which indexes 100 decks and adds up the history",
        format!("{:.0} ms, peak {}", first.loaded, memory(first.memory)),
        "once",
    );
    let hasty: Vec<Hasty> = (0..STARTS).map(|_| hurry(&home)).collect();
    let patient: Vec<Patient> = (0..STARTS).map(|_| wait(&home)).collect();
    let mut row = |measure: &str, times: Sample, aim: &str| {
        let figure = format!(
            "{:.0} ms ({:.0}-{:.0})",
            times.median(),
            times.at(0.0),
            times.at(1.0)
        );
        table.row(format!("100,000 cards: {measure}"), figure, aim);
    };
    let of_hasty = |figure: fn(&Hasty) -> f64| hasty.iter().map(figure).collect();
    let of_patient = |figure: fn(&Patient) -> f64| patient.iter().map(figure).collect();
    row(
        "start until the list has answered a key",
        of_hasty(|start| start.answered),
        "100 ms",
    );
    row(
        "start until a role of 1,000, opened at once, asks",
        of_hasty(|start| start.asked),
        "200 ms",
    );
    row(
        "start until everything is read",
        of_patient(|start| start.loaded),
        "",
    );
    row(
        "a role of 1,000, opened then, until it asks",
        of_patient(|start| start.asked),
        "100 ms",
    );
    let most: Option<Vec<f64>> = patient.iter().map(|start| start.memory).collect();
    table.row(
        "100,000 cards: memory, peak",
        memory(most.map(|most| most.into_iter().collect::<Sample>().at(1.0))),
        "under 100 MiB",
    );
}

fn memory(mebibytes: Option<f64>) -> String {
    or_unknown(mebibytes.map(|mebibytes| format!("{mebibytes:.0} MiB")))
}

/// Starts, moves on the first list that is drawn, and opens a role as soon as it is there.
fn hurry(home: &Home) -> Hasty {
    let mut program = Program::greenroom(home, SIZES[0]);
    program.until("the role list", |text| text.contains("All roles"));
    program.send("k");
    let answered = program.until("the marker's move", |text| chosen(text).contains("All roles"));
    program.send("/003\r");
    program.until("a role of 1,000", |text| chosen(text).contains("Made Role 003"));
    program.send("\r");
    let asked = program.until("a question", |text| text.contains("Answer aloud"));
    let started = program.started();
    program.quit();
    Hasty {
        answered: milliseconds(answered - started),
        asked: milliseconds(asked - started),
    }
}

/// Starts, waits until everything is read, and opens a role.
fn wait(home: &Home) -> Patient {
    let mut program = Program::greenroom(home, SIZES[0]);
    let all = format!("{0}/", DECKS * CARDS);
    let loaded = program.until("every card, reviewed", |text| {
        is_complete(text) && text.contains(&all)
    });
    let loaded = milliseconds(loaded - program.started());
    program.settle();
    program.send("/003\r");
    program.until("a role of 1,000", |text| chosen(text).contains("Made Role 003"));
    program.settle();
    let opened = program.send("\r");
    let asked = program.until("a question", |text| text.contains("Answer aloud"));
    program.settle();
    let memory = program.peak_memory();
    program.quit();
    Patient {
        loaded,
        asked: milliseconds(asked - opened),
        memory,
    }
}

/// The line with the marker.
fn chosen(text: &str) -> &str {
    text.lines()
        .find(|line| line.starts_with(" ›"))
        .unwrap_or_default()
}
