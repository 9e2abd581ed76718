//! One question of a page: its label, difficulty, text and answer taken apart.

use super::{
    choose::{Head, is_fresh},
    flow::{Setting, flow},
    footer::without_footer,
    labels::{self, AnswerForm},
    lines::Line,
    peel::peel,
    question::PageQuestion,
    rated::Rated,
    report::Report,
};

/// What holds for all questions of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// How it announces answers.
    pub(super) answers: AnswerForm,
    /// Whether it has a line for each paragraph.
    pub(super) unwrapped: bool,
}

/// A question as it was read.
#[derive(Debug)]
pub(super) struct Block {
    /// Absent if something was lacking, which was reported.
    pub(super) question: Option<PageQuestion>,
    /// Whether a difficulty was given, in whatever words.
    pub(super) rated: bool,
    /// The first line with characters a screen must not see.
    pub(super) unclean: Option<usize>,
}

/// Reads the question that begins with the first of `lines`; the page ends with it if `last`.
pub(super) fn read(head: Head, lines: &[Line], last: bool, habits: Habits, report: &mut Report) -> Block {
    let (question, answer) = parts(head, lines, habits.answers);
    let (mut question, mut answer) = (question.as_slice(), answer.as_slice());
    if last {
        let end = if answer.is_empty() {
            &mut question
        } else {
            &mut answer
        };
        *end = without_footer(end, report);
    }
    let setting = |question| Setting {
        unwrapped: habits.unwrapped,
        question,
    };
    let mut rated = Rated::default();
    let asked = flow(&rated.take(question, report), setting(true));
    let said = flow(answer, setting(false));
    let text = rated.take_bracketed(asked.text);
    let place = lines.get(head.above).map_or(0, |line| line.place());
    let lacking = match (text.is_empty(), said.text.is_empty()) {
        (false, false) => None,
        (true, _) => Some(("has no text", "write the question below its number")),
        (false, true) => Some((
            "has no answer",
            "write \"Sample answer\" on a line of its own, and the answer below it",
        )),
    };
    if let Some((lack, hint)) = lacking {
        let number = head.label.number;
        let name = number.map_or("this question".to_owned(), |number| format!("question {number}"));
        let last = answer.last().or(question.last()).or(lines.first());
        let out = match last.map_or(place, |line| line.place()) {
            end if end > place => format!("lines {place} to {end} were left out"),
            _ => "it was left out".to_owned(),
        };
        report.error(place, format!("{name} {lack}; {out}"), hint);
    }
    Block {
        unclean: asked.unclean.or(said.unclean),
        rated: rated.given,
        question: lacking.is_none().then_some(PageQuestion {
            id: None,
            number: head.label.number,
            line: place,
            difficulty: rated.level,
            question: text,
            answer: said.text,
        }),
    }
}

/// The lines of the question and those of the answer, both without the labels.
fn parts<'a>(head: Head<'a>, lines: &[Line<'a>], usual: AnswerForm) -> (Vec<Line<'a>>, Vec<Line<'a>>) {
    let (mut question, mut answer) = (Vec::new(), Vec::new());
    let (above, own) = lines.split_at_checked(head.above).unwrap_or_default();
    let Some((first, below)) = own.split_first() else {
        return (question, answer);
    };
    question.extend(above);
    if !head.label.rest.is_empty() {
        question.push(first.with(head.label.rest));
    }
    let at = answer_at(below, usual).unwrap_or(below.len());
    let (above, from) = below.split_at_checked(at).unwrap_or((below, &[]));
    question.extend(above);
    if let Some((label, rest)) = from.split_first() {
        if let Some((_, text)) = labels::answer(peel(label.raw))
            && !text.is_empty()
        {
            answer.push(label.with(text));
        }
        answer.extend(rest);
    }
    (question, answer)
}

/// The line that announces the answer: best in the page's own way, and where a thought may begin.
fn answer_at(lines: &[Line], usual: AnswerForm) -> Option<usize> {
    let rank = |(at, line): (usize, &Line)| {
        if line.code || !labels::may_begin(line.raw) {
            return None;
        }
        let (form, _) = labels::answer(peel(line.raw))?;
        Some((form != usual, !is_fresh(lines, at), at))
    };
    let ranks = lines.iter().enumerate().filter_map(rank);
    ranks.min().map(|(.., at)| at)
}
