//! One answer as it was given: its text, how it was judged and what is counted in it.

use ratatui::text::Line;

use crate::{
    answer::{Account, Speech},
    deck::{Card, Judging, Kind},
    history::{Answer, Judgement},
    text,
    tui::{Desk, answering::delivery},
};

use super::{heading, listing};

/// The lines of `answer` for so many columns; `card` is the question as it stands today, if it can be read.
pub(super) fn lines(
    answer: &Answer,
    card: Option<&Card>,
    kind: Option<Kind>,
    desk: &Desk,
    columns: u16,
) -> Vec<Line<'static>> {
    let (theme, columns) = (&desk.theme, usize::from(columns));
    let mut lines = Vec::new();
    let wrapped = |text: &str, indent| text::wrap(text, columns, indent).into_iter();
    let about = [vec![listing::summary(answer, desk)], listing::details(answer)].concat();
    // When it was given stands in the header.
    let about = about.join(" · ");
    let about = about.split_once(" · ").map_or(about.as_str(), |(_, rest)| rest);
    lines.extend(wrapped(about, 0).map(|line| Line::styled(line, theme.quiet)));
    heading(&mut lines, "Your answer".to_owned(), theme);
    let attempt = &answer.attempt;
    if attempt.text.trim().is_empty() {
        lines.push(Line::styled("Nothing was written.", theme.quiet));
    }
    let written = text::lines(&attempt.text, columns).into_iter();
    lines.extend(written.map(|line| Line::styled(line, theme.text)));
    if let Some(judgement) = &attempt.judged {
        heading(&mut lines, format!("Judged: {judgement}"), theme);
        let marks = marks(judgement, card);
        lines.extend(
            marks
                .iter()
                .flat_map(|mark| wrapped(mark, 4))
                .map(|line| Line::styled(line, theme.text)),
        );
    }
    let speech = attempt.thought_ms.zip(attempt.spoke_ms);
    let speech = speech.map(|(thought, spoke)| Speech { thought, spoke });
    let counted = Account::of(&attempt.text, delivery(attempt.spoken, desk), speech, kind);
    if !counted.is_empty() {
        heading(&mut lines, "Counted in this answer".to_owned(), theme);
        lines.extend(
            counted
                .figures
                .iter()
                .flat_map(|figure| wrapped(figure, 2))
                .map(|line| Line::styled(line, theme.text)),
        );
        let sources = counted.sources.join(" ");
        lines.extend(wrapped(&sources, 0).map(|line| Line::styled(line, theme.quiet)));
    }
    lines
}

/// What was marked, as it was marked then; a card that was changed since may no longer have the points or rows.
fn marks(judgement: &Judgement, card: Option<&Card>) -> Vec<String> {
    match judgement {
        Judgement::Points { said, of, wrong } => points(said, *of, *wrong, card),
        Judgement::Rubric(rows) => {
            let names: Vec<String> = match card.map(Card::judging) {
                Some(Judging::Rubric(rubric)) if rubric.rows().len() == rows.len() => rubric
                    .rows()
                    .into_iter()
                    .map(|(name, _)| name.to_owned())
                    .collect(),
                _ => (1..=rows.len()).map(|number| format!("row {number}")).collect(),
            };
            let score = |row: &Option<u8>| row.map_or(" ".to_owned(), |points| points.to_string());
            rows.iter()
                .zip(names)
                .map(|(row, name)| format!("[{}] {name}", score(row)))
                .collect()
        }
    }
}

fn points(said: &[String], of: usize, wrong: bool, card: Option<&Card>) -> Vec<String> {
    let mut marks: Vec<String> = said.iter().map(|point| format!("[x] {point}")).collect();
    let missing = of.saturating_sub(said.len());
    let now = card.map(|card| card.key_points.as_slice()).unwrap_or_default();
    let others: Vec<&str> = now
        .iter()
        .map(|point| point.text.as_str())
        .filter(|point| !said.iter().any(|it| it == point))
        .collect();
    if others.len() == missing {
        marks.extend(others.iter().map(|point| format!("[ ] {point}")));
    } else {
        marks.push(format!("[ ] {}", text::count(missing, "other point")));
    }
    if wrong {
        marks.push("[x] I said something wrong that matters".to_owned());
    }
    marks
}
