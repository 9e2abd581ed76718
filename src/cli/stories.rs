//! `stories`: the user's own stories, and the questions each of them answers.

use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use crate::{
    deck::CardId,
    history::Story,
    library::Library,
    text::{count, lines, wrap},
};

use super::{cards::read, output::Output, places::Found};

/// Columns of what is printed: as many as every terminal has.
const SHOWN: usize = 80;

#[derive(Serialize)]
struct Listed<'a> {
    id: String,
    title: &'a str,
    text: &'a str,
    questions: Vec<Asked<'a>>,
}

#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    /// None if it is in no deck any more.
    question: Option<String>,
}

pub(super) fn stories(found: &Found, json: bool, out: &mut Output) -> Result<ExitCode> {
    found.print_problems();
    let (library, progress) = (found.library(), found.progress());
    let mut all: Vec<_> = progress.stories().iter().collect();
    all.sort_by_key(|(_, story)| story.title.to_lowercase());
    if json {
        let listed = all.into_iter().map(|(id, story)| Listed {
            id: id.to_string(),
            title: &story.title,
            text: &story.text,
            questions: story
                .cards
                .iter()
                .map(|card| asked(found, &library, card))
                .collect(),
        });
        out.json(&listed.collect::<Vec<_>>())?;
        return Ok(ExitCode::SUCCESS);
    }
    if all.is_empty() {
        out.line("There is no story yet. Press b on the role list of the full-screen program to write one.");
    }
    for (number, (_, story)) in all.into_iter().enumerate() {
        if number > 0 {
            out.line("");
        }
        print(found, &library, story, out);
    }
    Ok(ExitCode::SUCCESS)
}

/// A question with its text, as far as it can be read.
fn asked<'a>(found: &Found, library: &Library, card: &'a CardId) -> Asked<'a> {
    let entry = library.card(card);
    let text = entry.and_then(|entry| read(&found.paths.disk, library, entry).ok());
    Asked {
        id: card.as_str(),
        question: text.map(|card| card.question),
    }
}

fn print(found: &Found, library: &Library, story: &Story, out: &mut Output) {
    for line in wrap(&story.title, SHOWN, 0) {
        out.line(line);
    }
    for line in lines(&story.text, SHOWN - 2) {
        out.line(format!("  {line}").trim_end());
    }
    let answers = match story.cards.len() {
        0 => "It is linked to no question yet.".to_owned(),
        some => format!("It answers {}:", count(some, "question")),
    };
    out.line(format!("  {answers}"));
    for card in &story.cards {
        let Asked { id, question } = asked(found, library, card);
        let question = question.unwrap_or_else(|| "a question that is in no deck any more".to_owned());
        let question = question.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in wrap(&format!("- {question} [{id}]"), SHOWN - 2, 2) {
            out.line(format!("  {line}"));
        }
    }
}
