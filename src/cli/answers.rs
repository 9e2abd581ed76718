//! `answers`: what was answered to the cards of a role or to one card, for people and as JSON.

use std::{collections::HashSet, process::ExitCode};

use anyhow::Result;
use serde::Serialize;

use crate::{
    answer::words,
    deck::{CardId, Severity},
    history::{Answer, Event, EventKind, Mode, Sure, Wanted},
    library::Library,
    schedule::Rating,
    session::Plan,
    store::{self, past},
    text::{count, lines},
};

use super::{
    cards::scope,
    output::{Output, exit_code},
    places::{Found, print_problem},
};

/// Columns of an answer as it is printed.
const SHOWN: usize = 78;

#[derive(Serialize)]
struct AnswerRow {
    id: String,
    card: String,
    at: String,
    mode: &'static str,
    took_seconds: u32,
    thought_seconds: Option<u32>,
    spoke_seconds: Option<u32>,
    words: usize,
    judged: Option<String>,
    sure: Option<&'static str>,
    suggested: Option<&'static str>,
    grade: &'static str,
    peeked: bool,
    text: String,
}

impl AnswerRow {
    fn new(card: &CardId, answer: Answer) -> Self {
        let attempt = answer.attempt;
        Self {
            id: answer.id.to_string(),
            card: card.to_string(),
            at: answer.at.to_string(),
            mode: match answer.mode {
                Mode::Study => "study",
                Mode::Cram => "cram",
                Mode::Mock => "mock",
            },
            took_seconds: answer.took_ms / 1000,
            thought_seconds: attempt.thought_ms.map(|ms| ms / 1000),
            spoke_seconds: attempt.spoke_ms.map(|ms| ms / 1000),
            words: words(&attempt.text),
            judged: attempt.judged.map(|judged| judged.to_string()),
            sure: attempt.sure.map(Sure::name),
            suggested: attempt.suggested.map(Rating::name),
            grade: answer.rating.name(),
            peeked: attempt.peeked,
            text: attempt.text,
        }
    }

    /// What is known of it, beneath the card and the time.
    fn about(&self) -> String {
        let time = match (self.thought_seconds, self.spoke_seconds) {
            (Some(thought), Some(spoke)) => format!("thought {thought} s, spoke {spoke} s"),
            _ => format!("took {} s", self.took_seconds),
        };
        let written = (self.words > 0).then(|| count(self.words, "word"));
        let suggested = self.suggested.map(|grade| format!("suggested {grade}"));
        let parts = [
            Some(self.grade.to_owned()),
            Some(time),
            written,
            self.judged.clone(),
            self.sure.map(str::to_owned),
            self.peeked.then(|| "peeked".to_owned()),
            suggested,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Prints the answers to a card, `deck/card`, or to all cards of a role, oldest first.
pub(super) fn answers(found: &Found, of: &str, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let cards = cards(&found.library(), of)?;
    let wanted = match cards.iter().next() {
        Some(card) if cards.len() == 1 => Wanted::GradesOf(card.clone()),
        _ => Wanted::Grades,
    };
    let mut failed = false;
    let events = past(&found.paths, wanted, |problem| {
        failed |= problem.severity == Severity::Error;
        print_problem(&problem);
    })?;
    let rows: Vec<(Event, AnswerRow)> = events
        .into_iter()
        .filter_map(|event| row(event, &cards))
        .collect();
    if json {
        out.json(&rows.iter().map(|(_, row)| row).collect::<Vec<_>>())?;
        return Ok(exit_code(failed));
    }
    if rows.is_empty() {
        out.line("Nothing was answered here yet.");
    }
    let zone = store::zone();
    for (event, row) in rows {
        let at = zone.to_datetime(event.at).strftime("%Y-%m-%d %H:%M").to_string();
        out.line(format!("{at}  {}", row.card));
        out.line(format!("  {}", row.about()));
        for line in lines(&row.text, SHOWN) {
            out.line(format!("  {line}").trim_end());
        }
        out.line("");
    }
    Ok(exit_code(failed))
}

/// The cards that are meant.
fn cards(library: &Library, of: &str) -> Result<HashSet<CardId>> {
    let card = CardId::from(of);
    if library.card(&card).is_some() {
        return Ok(HashSet::from([card]));
    }
    let plan = Plan::over(scope(library, of, None)?);
    Ok(plan.candidates(library).map(|entry| entry.id.clone()).collect())
}

fn row(event: Event, cards: &HashSet<CardId>) -> Option<(Event, AnswerRow)> {
    let EventKind::Reviewed { card, .. } = &event.what else {
        return None;
    };
    let card = cards.get(card)?;
    let row = AnswerRow::new(card, Answer::of(event.clone())?);
    Some((event, row))
}
