//! Which of the lines that look like the beginning of a question are one.
//!
//! An answer may well say "question 3" at the beginning of a line, or hold a numbered list. What sets a real label apart is what
//! follows it (a difficulty, an answer), what stands before it (a blank line, the end of a sentence), its look and its number.
//! Where no question has a label at all, each may begin at its difficulty.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    difficulty::{Level, bare_level, labelled},
    fresh::is_fresh,
    head::Head,
    labels::{self, AnswerForm, QuestionLabel, Shape},
    lines::Line,
    peel::peel,
    unnumbered,
};

/// The questions of a page, and how it announces their answers.
#[derive(Debug)]
pub(super) struct Chosen<'a> {
    /// In the order of the page.
    pub(super) heads: Vec<Head<'a>>,
    /// The form most of its answers have.
    pub(super) answers: AnswerForm,
    /// Whether its questions have labels; otherwise each begins at its difficulty.
    pub(super) labelled: bool,
}

/// What the lines after a label prove it to be a question by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    None,
    Answer,
    Difficulty,
}

#[derive(Clone, Copy)]
enum Mark<'a> {
    Question(QuestionLabel<'a>),
    Difficulty,
    Answer(AnswerForm),
}

struct Candidate<'a> {
    head: Head<'a>,
    proof: Proof,
    /// Whether a new thought may begin on its line.
    fresh: bool,
    /// Whether a blank line stands before it.
    apart: bool,
    /// How many answers are announced before it.
    answers: usize,
}

/// Finds the questions among `lines`.
pub(super) fn choose<'a>(lines: &[Line<'a>]) -> Chosen<'a> {
    let marks = marks(lines);
    let answers = usual_answer(&marks);
    let mut candidates = candidates(lines, &marks, answers, false);
    if !candidates.iter().any(|one| one.proof != Proof::None) {
        let bare = self::candidates(lines, &marks, answers, true);
        if bare.iter().any(|one| one.proof != Proof::None) {
            candidates = bare;
        }
    }
    let mut heads = accept(&candidates);
    let labelled = !heads.is_empty();
    if labelled {
        rated_above(lines, &mut heads);
    } else {
        heads = unnumbered::heads(lines, answers);
    }
    Chosen {
        heads,
        answers,
        labelled,
    }
}

/// Gives the questions a difficulty that stands above their label.
fn rated_above(lines: &[Line], heads: &mut [Head]) {
    let line = |at: Option<usize>| lines.get(at?).filter(|line| !line.code);
    let level = |at: Option<usize>| line(at).and_then(|line| bare_level(peel(line.raw).body));
    let said = |at: Option<usize>| line(at).and_then(|line| labelled(peel(line.raw)));
    let unrated = |head: &Head| {
        let beside = head.label.rest;
        let below = [Some(head.at + 1), Some(head.at + 2)];
        bare_level(beside).is_none()
            && labelled(peel(beside)).is_none()
            && below.iter().all(|at| level(*at).is_none() && said(*at).is_none())
    };
    // A word alone may end an answer; where it stands above every number, it ends none.
    let bare = heads.len() > 1
        && heads
            .iter()
            .all(|head| unrated(head) && level(head.at.checked_sub(1)).is_some());
    // Where one question has its difficulty below, that above the next is the end of an answer.
    let below = heads.iter().any(|head| !unrated(head));
    for (nth, head) in heads.iter_mut().enumerate() {
        let (one, two) = (head.at.checked_sub(1), head.at.checked_sub(2));
        let above = match (said(two), said(one)) {
            (_, Some(Level::Known(_, ""))) => 1,
            (Some(Level::Below), None) if level(one).is_some() => 2,
            (_, None) if bare && level(one).is_some() => 1,
            _ => 0,
        };
        if above > 0 && unrated(head) && (nth == 0 || (!below && is_fresh(lines, head.at - above))) {
            head.above = above;
        }
    }
}

fn marks<'a>(lines: &[Line<'a>]) -> Vec<(usize, Mark<'a>)> {
    let mut marks = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_open(**line)) {
        let peeled = peel(line.raw);
        if let Some(label) = labels::question(peeled) {
            marks.push((at, Mark::Question(label)));
        } else if let Some((form, _)) = labels::answer(peeled) {
            marks.push((at, Mark::Answer(form)));
        } else if labelled(peeled).is_some() || bare_level(peeled.body).is_some() {
            marks.push((at, Mark::Difficulty));
        }
    }
    marks
}

fn is_open(line: Line) -> bool {
    !line.code && labels::may_begin(line.raw)
}

/// The form most answers are announced in; the first one met if there are several.
fn usual_answer(marks: &[(usize, Mark)]) -> AnswerForm {
    let forms = || {
        marks.iter().filter_map(|(_, mark)| match mark {
            Mark::Answer(form) => Some(*form),
            _ => None,
        })
    };
    let rank = |form: AnswerForm| {
        let count = forms().filter(|one| *one == form).count();
        let first = forms().position(|one| one == form).unwrap_or(usize::MAX);
        (count, Reverse(first))
    };
    AnswerForm::ALL
        .into_iter()
        .max_by_key(|form| rank(*form))
        .unwrap_or(AnswerForm::Sample)
}

/// The label at `at`, with `answers` before it, as far as its own line tells what it is.
fn candidate<'a>(lines: &[Line<'a>], at: usize, label: QuestionLabel<'a>, answers: usize) -> Candidate<'a> {
    let proven = bare_level(label.rest).is_some() || labelled(peel(label.rest)).is_some();
    let apart = lines.get(at).is_some_and(|line| line.blanks > 0);
    Candidate {
        head: Head { at, above: 0, label },
        proof: if proven { Proof::Difficulty } else { Proof::None },
        fresh: apart || is_fresh(lines, at),
        apart,
        answers,
    }
}

/// Every label of a question: the bare numbers too, or only the others.
fn candidates<'a>(
    lines: &[Line<'a>],
    marks: &[(usize, Mark<'a>)],
    answers: AnswerForm,
    bare: bool,
) -> Vec<Candidate<'a>> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut count = 0;
    for (at, mark) in marks {
        match mark {
            Mark::Question(label) if bare || !label.is_bare() => {
                found.push(candidate(lines, *at, *label, count));
            }
            Mark::Question(_) => {}
            Mark::Difficulty => {
                if let Some(last) = found.last_mut()
                    && *at <= last.head.at + 2
                {
                    last.proof = Proof::Difficulty;
                }
            }
            Mark::Answer(form) => {
                count += usize::from(*form == answers);
                if let Some(last) = found.last_mut()
                    && last.proof == Proof::None
                    && *form == answers
                {
                    last.proof = Proof::Answer;
                }
            }
        }
    }
    found
}

fn accept<'a>(candidates: &[Candidate<'a>]) -> Vec<Head<'a>> {
    let shape: Option<Shape> = candidates
        .iter()
        .find(|one| one.proof != Proof::None && one.fresh)
        .or(candidates.first())
        .map(|one| one.head.label.shape);
    let mut last_proven: HashMap<u32, usize> = HashMap::new();
    for one in candidates.iter().filter(|one| one.proof != Proof::None) {
        if let Some(number) = one.head.label.number {
            last_proven.insert(number, one.head.at);
        }
    }
    let mut heads: Vec<Head> = Vec::new();
    let (mut expected, mut answers) = (1, 0);
    for one in candidates {
        let label = one.head.label;
        let usual = Some(label.shape) == shape;
        let accepted = match label.number {
            None => one.fresh && (one.proof != Proof::None || (usual && one.apart)),
            Some(number) if label.is_sign() => one.proof != Proof::None && usual && number == expected,
            Some(number) => {
                let next = number == expected;
                let again = last_proven.get(&number).is_some_and(|at| *at > one.head.at);
                match one.proof {
                    Proof::Difficulty => usual || next,
                    Proof::Answer if one.fresh => usual || next,
                    // A question's own text may wrap to such a line, an answer's is not followed by another answer.
                    Proof::Answer if usual && label.rest.is_empty() && one.answers > answers => true,
                    Proof::Answer => next && !again,
                    Proof::None => next && !again && usual && one.fresh && !label.is_bare(),
                }
            }
        };
        if accepted {
            expected = label.number.map_or(expected, |number| number.saturating_add(1));
            answers = one.answers;
            heads.push(one.head);
        }
    }
    heads
}
