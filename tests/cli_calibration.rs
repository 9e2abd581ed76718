//! What the command says of how sure someone was.

#[path = "common/review.rs"]
mod review;
#[path = "common/shell.rs"]
mod shell;

use greenroom::{
    history::{Attempt, EventKind, Ledger, Progress, Sure, Writer, write_header, write_record},
    schedule::Rating,
    time::Now,
};
use jiff::civil::date;
use review::reviewed;
use shell::{Home, RUST};

/// A home where one question was answered twice on one day, and its user was sure both times.
fn home() -> Home {
    let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "run", 0));
    let now = Now::on(date(2026, 11, 24));
    let mut history = write_header("laptop");
    for how in [Rating::Again, Rating::Good] {
        let mut what = reviewed("rust/send", how, now.day.plus(2));
        if let EventKind::Reviewed { attempt, .. } = &mut what {
            *attempt = Some(Box::new(Attempt {
                sure: Some(Sure::Sure),
                ..Attempt::default()
            }));
        }
        history += &write_record(&ledger.record(what, now));
    }
    Home::new()
        .with("data/decks/rust.ron", RUST)
        .with("data/history/laptop.ronl", &history)
}

#[test]
fn each_row_says_when_how_sure_and_how_it_went() {
    let said = home().run(&["calibration"]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = said.out.lines().map(words).collect();
    assert_eq!(
        lines,
        [
            "Sure of it Answers Passed Good or Easy",
            "All answers: the first time sure 1 0 0 too few to tell",
            "All answers: again on the same day sure 1 1 1 too few to tell",
            "Technical questions: the first time sure 1 0 0 too few to tell",
            "Technical questions: again on the same day sure 1 1 1 too few to tell",
            "Rust Developer: the first time sure 1 0 0 too few to tell",
            "Rust Developer: again on the same day sure 1 1 1 too few to tell",
        ]
    );
}

#[test]
fn as_json_it_has_the_fields_other_programs_rely_on() {
    let said = home().json(&["calibration", "--json"]);
    let once = serde_json::json!({"answers": 1, "passed": 1, "good": 1});
    let never = serde_json::json!({"answers": 0, "passed": 0, "good": 0});
    for part in [
        &said["all"],
        &said["kinds"]["technical"],
        &said["roles"]["Rust Developer"],
    ] {
        assert_eq!(part["same_day"]["sure"], once, "{part}");
        assert_eq!(part["later_day"]["fairly_sure"], never, "{part}");
    }
}

#[test]
fn who_never_said_how_sure_they_were_hears_how() {
    let said = Home::studied().run(&["calibration"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("s says how sure you are"), "{}", said.out);
}
