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
            report.text(deck.id, &format!("assets/decks/{}.ron", deck.id), deck.text);
        }
        match Decks::new(&found.paths).changed() {
            Ok(paths) => {
                for path in paths {
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
        let shown = path.display().to_string();
        match Disk::default().read_text(path, DECK_LIMIT) {
            Ok(text) => {
                let id = path.file_stem().unwrap_or_default().to_string_lossy();
                self.text(&id, &shown, &text);
            }
            Err(error) => self.problems.push(Problem::error(
                shown,
                0,
                0,
                format!("this deck cannot be read: {error}"),
            )),
        }
    }

    fn text(&mut self, id: &str, path: &str, text: &str) {
        let parsed = deck::parse(id, path, text);
        self.decks += 1;
        self.cards += parsed.cards.len();
        self.problems.extend(parsed.problems.iter().cloned());
        self.problems.extend(deck::check(path, text, &parsed));
    }
}
