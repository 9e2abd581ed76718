//! `check`: what is wrong with decks, and what could be better.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Result;

use crate::{
    deck::{self, Problem, Severity},
    library::built_in,
    store::{DECK_LIMIT, Decks, Disk},
    text::count,
};

use super::{output::Output, places::Found};

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
    let mut report = Report::default();
    if files.is_empty() {
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
    } else {
        for path in files {
            report.file(path);
        }
    }
    let shown = |problem: &&Problem| strict || problem.severity > Severity::Advice;
    let problems: Vec<&Problem> = report.problems.iter().filter(shown).collect();
    let fails = problems
        .iter()
        .any(|problem| strict || problem.severity == Severity::Error);
    if json {
        out.json(&problems)?;
    } else {
        for problem in &problems {
            out.line(problem);
        }
        let advice = report.problems.len() - problems.len();
        let hidden = if advice > 0 {
            format!(", {advice} pieces of advice (--strict shows them)")
        } else {
            String::new()
        };
        out.line(format!(
            "{}, {}: {}{hidden}",
            count(report.decks, "deck"),
            count(report.cards, "card"),
            count(problems.len(), "problem"),
        ));
    }
    Ok(if fails {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

impl Report {
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
        self.problems.extend(deck::check(path, text, &parsed));
    }
}
