//! What a mock interview came to, question by question. No total is made of it: there is none that would mean something.

use crate::{
    deck::{Card, CardId, Judging, STORY_RUBRIC},
    history::{Attempt, Judgement},
    text::count,
};

use super::{Answer, Block, Grade, Mock, Paper, Question};

const TO_THE_READER: &str = "Thank you for reading this. Please mark what you would mark as an interviewer, without \
sparing me; what I ticked myself is there to compare with.";

/// The report of `mock`; `card` knows the cards whose texts can be read.
#[must_use]
pub fn report(mock: &Mock, card: impl Fn(&CardId) -> Option<Card>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Title(format!("Mock interview: {}", mock.role)),
        Block::Text(in_short(mock)),
        Block::Paper(Paper::Text(TO_THE_READER.to_owned())),
    ];
    let asked = mock
        .questions
        .iter()
        .filter(|question| !question.answers.is_empty());
    let of = mock.questions.len();
    for (number, question) in asked.enumerate() {
        blocks.push(Block::Heading(format!("Question {} of {of}", number + 1)));
        match question.own() {
            Some(own) => answered(&mut blocks, question, own, card(&question.card).as_ref()),
            None => blocks.push(Block::Text("It could not be shown, and was left out.".to_owned())),
        }
    }
    let left = mock
        .questions
        .iter()
        .filter(|question| question.answers.is_empty())
        .count();
    if left > 0 {
        let were = if left == 1 { "was" } else { "were" };
        blocks.push(Block::Heading("Not asked".to_owned()));
        blocks.push(Block::Text(format!(
            "{} {were} not reached.",
            count(left, "question")
        )));
    }
    blocks
}

/// The day, how much was answered, and the time that took.
fn in_short(mock: &Mock) -> String {
    let day = mock.day.date().strftime("%-d %b %Y");
    let questions = count(mock.questions.len(), "question");
    let took = clock(mock.took_ms());
    let of = mock.minutes.map_or(String::new(), |minutes| {
        format!(" of {}", clock(u64::from(minutes) * 60_000))
    });
    format!(
        "{day}. {} of {questions} answered, in {took}{of}.",
        mock.answers()
    )
}

fn answered(blocks: &mut Vec<Block>, question: &Question, own: &Answer, card: Option<&Card>) {
    blocks.push(Block::Asked(own.asked.clone()));
    given(blocks, own, card.and_then(|card| card.target_seconds));
    for answer in question.follow_ups() {
        blocks.push(Block::Label("Asked next".to_owned()));
        blocks.push(Block::Asked(answer.asked.clone()));
        given(blocks, answer, None);
    }
    blocks.push(Block::Label("How I judged it".to_owned()));
    judged(blocks, question.grade.as_ref(), card);
    to_mark(blocks, card);
}

/// How an answer was given, and what was written.
fn given(blocks: &mut Vec<Block>, answer: &Answer, target: Option<u16>) {
    let Attempt {
        thought_ms,
        spoke_ms,
        sure,
        text,
        ..
    } = &answer.attempt;
    let said = match (thought_ms, spoke_ms) {
        (Some(thought), Some(spoke)) => {
            format!("Thought {}, spoke {}", clock(*thought), clock(*spoke))
        }
        _ if text.is_empty() => format!("Took {}", clock(answer.took_ms)),
        _ => format!("Wrote it in {}", clock(answer.took_ms)),
    };
    let target = target.map(|target| clock(u64::from(target) * 1_000));
    let target = target.map_or(String::new(), |target| {
        format!("; such an answer may take {target}")
    });
    let sure = sure.map_or(String::new(), |sure| {
        format!(". Before I saw the sample, I was {}", sure.name())
    });
    blocks.push(Block::Text(format!("{said}{target}{sure}.")));
    if !text.is_empty() {
        blocks.push(Block::Own(text.clone()));
    } else if spoke_ms.is_some() {
        blocks.push(Block::Text("Spoken; nothing was written down.".to_owned()));
    } else {
        blocks.push(Block::Text("No answer.".to_owned()));
    }
}

/// What was ticked or scored, the grade that was suggested and the one that was given.
fn judged(blocks: &mut Vec<Block>, grade: Option<&Grade>, card: Option<&Card>) {
    let points = card.map_or(&[][..], |card| &card.key_points);
    match grade.and_then(|grade| grade.attempt.judged.as_ref()) {
        Some(Judgement::Points { said, wrong, .. }) => {
            for point in points {
                blocks.push(Block::Tick(said.contains(&point.text), point.text.clone()));
            }
            // The card may have been changed since.
            let gone = said
                .iter()
                .filter(|said| !points.iter().any(|point| point.text == **said));
            blocks.extend(gone.map(|said| Block::Tick(true, said.clone())));
            if *wrong {
                let wrong = "I said something wrong that matters".to_owned();
                blocks.push(Block::Tick(true, wrong));
            }
        }
        Some(Judgement::Rubric(scores)) => scored(blocks, scores, card),
        None => blocks.extend(points.iter().map(|point| Block::Tick(false, point.text.clone()))),
    }
    let text = match grade {
        None => "Not judged yet.".to_owned(),
        Some(Grade { rating, attempt }) => match attempt.suggested {
            Some(suggested) => format!("Grade: {}. Suggested was {}.", rating.name(), suggested.name()),
            None => format!("Grade: {}.", rating.name()),
        },
    };
    blocks.push(Block::Text(text));
}

fn scored(blocks: &mut Vec<Block>, scores: &[Option<u8>], card: Option<&Card>) {
    let rows = rubric(card);
    for (number, score) in scores.iter().enumerate() {
        let name = rows
            .get(number)
            .map_or_else(|| format!("Row {}", number + 1), |(name, _)| name.clone());
        let score = score.map_or("no score".to_owned(), |score| format!("{score} of 3"));
        blocks.push(Block::Item(format!("{name}: {score}")));
    }
}

/// The rows of the card's rubric with their levels; those for a story where the card is gone.
fn rubric(card: Option<&Card>) -> Vec<(String, [String; 4])> {
    let owned = |(name, levels): (&str, [&str; 4])| (name.to_owned(), levels.map(str::to_owned));
    match card.and_then(|card| card.rubric.as_ref()) {
        Some(rubric) => rubric.rows().into_iter().map(owned).collect(),
        None => STORY_RUBRIC.into_iter().map(owned).collect(),
    }
}

/// Boxes and room for whom the report is given to.
fn to_mark(blocks: &mut Vec<Block>, card: Option<&Card>) {
    let mut add = |paper| blocks.push(Block::Paper(paper));
    add(Paper::Label("For you to mark".to_owned()));
    if let Some(Judging::Rubric(_)) = card.map(Card::judging) {
        for (name, levels) in rubric(card) {
            add(Paper::Text(format!("{name}:")));
            for (points, level) in levels.into_iter().enumerate() {
                add(Paper::Box(format!("{points}: {level}")));
            }
        }
    } else {
        for what in [
            "answered the question that was asked",
            "began with what matters most",
            "I could follow it from beginning to end",
            "something in it was wrong",
        ] {
            add(Paper::Box(what.to_owned()));
        }
        let points = card.map_or(&[][..], |card| &card.key_points);
        for point in points {
            add(Paper::Box(format!("said: {}", point.text)));
        }
    }
    add(Paper::Remarks);
}

/// `1:05`, or `1:02:03` from an hour on.
fn clock(ms: impl Into<u64>) -> String {
    let seconds = ms.into() / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}
