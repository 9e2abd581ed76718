//! `check`: what is wrong with decks, and what could be better.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;

use crate::{
    answer,
    deck::{self, Problem, Severity},
    library::built_in,
    store::{DECK_LIMIT, Decks, Disk},
    text::count,
};

use super::{
    output::{Output, exit_code},
    places::Found,
};

#[derive(Default)]
struct Report {
    decks: usize,
    cards: usize,
    problems: Vec<Problem>,
}

pub(super) fn check(
    found: &Found,
    files: &[PathBuf],
    strict: bool,
    json: bool,
    out: &mut Output,
) -> Result<ExitCode> {
    let report = if files.is_empty() {
        Report::of_all(found)
    } else {
        Report::of(files)
    };
    let counts = |problem: &&Problem| strict || problem.severity > Severity::Advice;
    let problems: Vec<&Problem> = report.problems.iter().filter(counts).collect();
    if json {
        out.json(&problems)?;
    } else {
        for problem in &problems {
            out.line(problem);
        }
        out.line(report.sum(problems.len()));
    }
    let fails = |problem: &&Problem| strict || problem.severity == Severity::Error;
    Ok(exit_code(problems.iter().any(fails)))
}

impl Report {
    /// The built-in decks and the user's.
    fn of_all(found: &Found) -> Self {
        let mut report = Self::default();
        for deck in built_in() {
            let path = Path::new("assets/decks").join(format!("{}.ron", deck.id));
            report.text(deck.id, &path, deck.text);
        }
        let mut decks = Decks::new(&found.paths);
        match decks.changed() {
            Ok(paths) => {
                for path in paths {
                    report.problems.extend(decks.clash(&path));
                    report.file(&path);
                }
            }
            Err(problem) => report.problems.push(problem),
        }
        report
    }

    fn of(files: &[PathBuf]) -> Self {
        let mut report = Self::default();
        for path in files {
            report.file(path);
        }
        report
    }

    /// One line on all of it, where so many `problems` are shown.
    fn sum(&self, problems: usize) -> String {
        let hidden = match self.problems.len() - problems {
            0 => String::new(),
            1 => ", 1 piece of advice (--strict shows it)".to_owned(),
            advice => format!(", {advice} pieces of advice (--strict shows them)"),
        };
        format!(
            "{}, {}: {}{hidden}",
            count(self.decks, "deck"),
            count(self.cards, "card"),
            count(problems, "problem"),
        )
    }

    fn file(&mut self, path: &Path) {
        match Disk::default().read_text(path, DECK_LIMIT) {
            Ok(text) => {
                let id = path.file_stem().unwrap_or_default().to_string_lossy();
                self.text(&id, path, &text);
            }
            Err(error) => {
                let what = format!("this deck cannot be read: {error}");
                self.problems.push(Problem::error(path, 0, 0, what));
            }
        }
    }

    fn text(&mut self, id: &str, path: &Path, text: &str) {
        let parsed = deck::parse(id, path, text);
        self.decks += 1;
        self.cards += parsed.cards.len();
        self.problems.extend(parsed.problems.iter().cloned());
        let mut advice = deck::check(path, text, &parsed);
        advice.extend(answer::check(path, text, &parsed));
        advice.sort_by_key(|problem| (problem.line, problem.column));
        self.problems.extend(advice);
    }
}
