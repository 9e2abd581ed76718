//! One question of a page: its label, difficulty, text and answer taken apart.

use super::{
    flow::{Setting, flow},
    footer::without_footer,
    fresh::is_fresh,
    head::Head,
    labels::{self, AnswerForm},
    lines::Line,
    peel::peel,
    question::PageQuestion,
    rated::Rated,
    report::Report,
    tail,
};

/// The lines of one question, without its labels.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// Its number, if it has one.
    number: Option<u32>,
    /// The line of its label.
    place: usize,
    /// Its last line.
    end: usize,
    /// The lines of the question, with those of its difficulty.
    pub(super) question: Vec<Line<'a>>,
    /// The lines of the answer.
    pub(super) answer: Vec<Line<'a>>,
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

/// Reads the question whose lines are `parts`.
pub(super) fn read(parts: &Parts, unwrapped: bool, report: &mut Report) -> Block {
    let setting = |question| Setting { unwrapped, question };
    let mut rated = Rated::default();
    let asked = flow(&rated.take(&parts.question, report), setting(true));
    let said = flow(&parts.answer, setting(false));
    for line in asked.doubtful.into_iter().chain(said.doubtful) {
        let what = "this looks like code, but its lines were read as those of a text";
        let hint = "put ``` on a line of its own before and after the code, and import again";
        report.warning(line, what, hint);
    }
    for line in asked.stray.into_iter().chain(said.stray) {
        let what = "this ``` has no other that ends the code; it was left out";
        let hint = "put ``` on a line of its own before and after the code, and import again";
        report.warning(line, what, hint);
    }
    let text = rated.take_bracketed(asked.text);
    let lacking = lacking(parts, text.is_empty(), said.text.is_empty(), report);
    Block {
        unclean: asked.unclean.or(said.unclean),
        rated: rated.given,
        question: (!lacking).then_some(PageQuestion {
            id: None,
            number: parts.number,
            line: parts.place,
            difficulty: rated.level,
            question: text,
            answer: said.text,
        }),
    }
}

/// Whether a text or an answer is lacking, which is reported.
fn lacking(parts: &Parts, no_text: bool, no_answer: bool, report: &mut Report) -> bool {
    let (lack, hint) = match (no_text, no_answer) {
        (false, false) => return false,
        (true, _) => ("has no text", "write the question below its number"),
        (false, true) => (
            "has no answer",
            "write \"Sample answer\" on a line of its own, and the answer below it",
        ),
    };
    let name = parts
        .number
        .map_or("this question".to_owned(), |number| format!("question {number}"));
    let (place, end) = (parts.place, parts.end);
    let out = if end > place {
        format!("lines {place} to {end} were left out")
    } else {
        "it was left out".to_owned()
    };
    report.error(place, format!("{name} {lack}; {out}"), hint);
    true
}

/// The lines of the question that begins with the first of `lines`, and those of its answer, which is mostly announced as `usual`.
pub(super) fn parts<'a>(head: Head<'a>, lines: &[Line<'a>], usual: AnswerForm) -> Parts<'a> {
    let (above, own) = lines.split_at_checked(head.above).unwrap_or_default();
    let (mut question, mut answer) = (above.to_vec(), Vec::new());
    let below = own.split_first().map_or(own, |(first, below)| {
        if !head.label.rest.is_empty() {
            question.push(first.with(head.label.rest));
        }
        below
    });
    let at = answer_at(below, usual).unwrap_or(below.len());
    let (asked, from) = below.split_at_checked(at).unwrap_or((below, &[]));
    question.extend(asked);
    if let Some((label, rest)) = from.split_first() {
        if let Some((_, text)) = labels::answer(peel(label.raw))
            && !text.is_empty()
        {
            answer.push(label.with(text));
        }
        answer.extend(rest);
    }
    Parts {
        number: head.label.number,
        place: own.first().map_or(0, |line| line.place()),
        end: question
            .iter()
            .chain(&answer)
            .map(|line| line.place())
            .max()
            .unwrap_or(0),
        question,
        answer,
    }
}

/// Takes the site's footer off the last of `all`, which ends the page, and warns of what may be left of it.
pub(super) fn end_page(all: &mut [Parts], report: &mut Report) {
    let Some((parts, others)) = all.split_last_mut() else {
        return;
    };
    let text = if parts.answer.is_empty() {
        &mut parts.question
    } else {
        &mut parts.answer
    };
    let kept = without_footer(text, report).len();
    text.truncate(kept);
    let left = parts.question.iter().chain(&parts.answer);
    parts.end = left.map(|line| line.place()).max().unwrap_or(0);
    tail::doubt(&parts.answer, others.iter().map(|other| &*other.answer), report);
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
