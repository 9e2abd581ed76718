//! The list of the answers: of each when it was given and how it was graded, and beneath it what else is known.

use ratatui::{Frame, layout::Rect, text::Line};

use crate::{
    answer::{seconds, words},
    history::{Answer, Mode, Sure},
    text::{count, truncate, wrap},
    tui::{
        Desk, HitMap, Message, Theme,
        widgets::{
            cut, days,
            list::{Cursor, span},
            paragraph::beginning,
        },
    },
};

use super::{Earlier, Found};

/// Lines of the question at most.
const QUESTION: usize = 2;

/// Below this height the question has one.
const LOW: u16 = 14;

/// Columns before what is known of an answer.
const INDENT: usize = 4;

/// A line of the list.
#[derive(Clone, Debug)]
enum Kind {
    /// When an answer was given, and how it was graded.
    First,
    /// What else is known of it.
    More,
}

/// The list laid out.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    /// The lines above it.
    question: Vec<String>,
    /// What is to be said in its place, or above it.
    said: Vec<String>,
    /// Of each line, the answer it belongs to.
    lines: Vec<(usize, Kind, String)>,
    /// The first line shown.
    first: usize,
    /// Lines shown at once.
    page: usize,
    answers: usize,
}

pub(super) fn lay_out(screen: &Earlier, desk: &Desk, body: Rect) -> List {
    let columns = usize::from(body.width.saturating_sub(4));
    let question = match &screen.text {
        None => String::new(),
        Some(Ok(card)) => card.question.replace('\n', " "),
        Some(Err(problem)) => problem.what.clone(),
    };
    let most = if body.height < LOW { 1 } else { QUESTION };
    let question = beginning(&question, columns, most);
    let (said, answers) = match &screen.found {
        Found::Nothing => (vec!["reading your history".to_owned()], &[][..]),
        Found::Answers(answers, problems) => {
            let mut said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            if answers.is_empty() && problems.is_empty() {
                said.push(
                    "There is no earlier answer to this question: it stands here once you have graded it."
                        .to_owned(),
                );
            }
            (said, answers.as_slice())
        }
    };
    let said: Vec<String> = said.iter().flat_map(|text| wrap(text, columns, 0)).collect();
    let mut lines = Vec::new();
    for (number, answer) in answers.iter().enumerate() {
        let mark = screen
            .marked
            .as_ref()
            .map_or("", |marked| if *marked == answer.id { "[x] " } else { "[ ] " });
        let first = format!("{mark}{}", summary(answer, desk));
        lines.push((number, Kind::First, truncate(&first, columns)));
        let more = details(answer).join(" · ");
        let more = wrap(&more, columns.saturating_sub(INDENT), 0);
        lines.extend(more.into_iter().map(|line| (number, Kind::More, line)));
    }
    let above = question.len() + 1 + said.len();
    let page = usize::from(body.height).saturating_sub(above);
    let chosen = lines.iter().position(|(number, ..)| *number == screen.cursor.row);
    let first = Cursor {
        row: chosen.unwrap_or(0),
    }
    .first_shown(lines.len(), page);
    List {
        question,
        said,
        answers: answers.len(),
        lines,
        first,
        page,
    }
}

/// `24 Nov 2026 12:05 · cram · Good`.
pub(super) fn summary(answer: &Answer, desk: &Desk) -> String {
    let how = match answer.mode {
        Mode::Study => "",
        Mode::Cram => " · cram",
        Mode::Mock => " · mock interview",
    };
    let moment = days::moment(answer.at, &desk.zone);
    format!("{moment}{how} · {}", answer.rating.name())
}

/// What else is known of an answer, a few words each.
pub(super) fn details(answer: &Answer) -> Vec<String> {
    let attempt = &answer.attempt;
    let time = match (attempt.thought_ms, attempt.spoke_ms) {
        (Some(thought), Some(spoke)) => format!("thought {}, spoke {}", seconds(thought), seconds(spoke)),
        _ => format!("took {}", seconds(answer.took_ms)),
    };
    let written = (!attempt.text.trim().is_empty()).then(|| count(words(&attempt.text), "word"));
    let judged = attempt.judged.as_ref().map(ToString::to_string);
    let sure = attempt.sure.map(|sure| Sure::name(sure).replace(' ', "\u{a0}"));
    let peeked = attempt.peeked.then(|| "peeked".to_owned());
    let suggested = attempt
        .suggested
        .map(|rating| format!("suggested\u{a0}{}", rating.name()));
    let all = [Some(time), written, judged, sure, peeked, suggested];
    all.into_iter().flatten().collect()
}

impl List {
    /// About how many answers are on the screen.
    pub(super) fn answers_on_a_page(&self) -> usize {
        self.page * self.answers / self.lines.len().max(1)
    }

    /// `lines 3-20 of 41`, where not all fit.
    pub(super) fn position(&self) -> String {
        let shown = span(self.first, self.page, self.lines.len());
        if shown.is_empty() {
            shown
        } else {
            format!("lines {shown}")
        }
    }

    pub(super) fn view(
        &self,
        theme: &Theme,
        chosen: usize,
        frame: &mut Frame,
        body: Rect,
        hits: &mut HitMap,
    ) {
        let text = cut::column(body, super::MARGIN, u16::MAX);
        let above = self.question.iter().map(|line| (line, theme.title));
        let said = self.said.iter().map(|line| (line, theme.text));
        let gap = (&String::new(), theme.text);
        let mut rows = text.rows();
        for ((line, style), row) in above.chain([gap]).chain(said).zip(&mut rows) {
            frame.render_widget(Line::styled(line.as_str(), style), row);
        }
        let shown = self.lines.iter().skip(self.first).take(self.page);
        for ((number, kind, line), row) in shown.zip(rows) {
            let whole = Rect {
                x: body.x,
                width: body.width,
                ..row
            };
            hits.add(whole, Message::Chosen(*number));
            let line = match kind {
                Kind::First if *number == chosen => Line::styled(format!(" › {line} "), theme.chosen),
                Kind::First => Line::styled(format!("   {line}"), theme.text),
                Kind::More => Line::styled(format!("{:1$}{line}", "", INDENT + 1), theme.quiet),
            };
            frame.render_widget(line, whole);
        }
    }
}
