//! The questions of a page that numbers none: each begins at its difficulty, if that can be told for sure.

use super::{
    difficulty::{bare_level, labelled},
    flow::is_rule,
    fresh::is_fresh,
    head::Head,
    header::names_role,
    labels::{self, AnswerForm, QuestionLabel},
    lines::Line,
    navigation::navigation,
    peel::peel,
};

/// A line such a page is made of, by its index.
#[derive(Clone, Copy)]
enum Part {
    Difficulty(usize),
    Answer(usize),
}

/// The questions among `lines`, whose answers are announced as `answers`; none if anything speaks against it.
///
/// Every difficulty must be followed by a text and one answer, and the text must not stand above it.
pub(super) fn heads<'a>(lines: &[Line<'a>], answers: AnswerForm) -> Vec<Head<'a>> {
    let labelled = pairs(lines, answers, true);
    let pairs = labelled
        .or_else(|| pairs(lines, answers, false))
        .unwrap_or_default();
    let asked_above = pairs.iter().filter(|(at, _)| asks(lines, *at)).count();
    let first_above = pairs.first().is_some_and(|(at, _)| is_sentence(lines, *at));
    let empty = pairs.iter().any(|(at, answer)| !has_text(lines, *at, *answer));
    if first_above || empty || asked_above * 2 > pairs.len() {
        return Vec::new();
    }
    let head = |(at, _): (usize, usize)| {
        let label = QuestionLabel::without_number(lines.get(at)?.text());
        Some(Head { at, above: 0, label })
    };
    pairs.into_iter().filter_map(head).collect()
}

/// Each difficulty with the answer after it, if they take turns: those on a line that says "Difficulty", or those alone on theirs.
fn pairs(lines: &[Line], answers: AnswerForm, with_label: bool) -> Option<Vec<(usize, usize)>> {
    let part = |at: usize, line: &Line, first: bool| {
        // Only what stands in an answer may be the middle of a sentence.
        if line.code || !labels::may_begin(line.raw) || !(first || is_fresh(lines, at)) {
            return None;
        }
        let peeled = peel(line.raw);
        let rated = match labelled(peeled) {
            Some(_) => with_label,
            None => !with_label && bare_level(peeled.body).is_some(),
        };
        let answered = || labels::answer(peeled).is_some_and(|(form, _)| form == answers);
        if rated {
            Some(Part::Difficulty(at))
        } else {
            answered().then_some(Part::Answer(at))
        }
    };
    let mut parts: Vec<Part> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        parts.extend(part(at, line, parts.is_empty()));
    }
    let pairs = parts.chunks(2).map(|pair| match pair {
        [Part::Difficulty(at), Part::Answer(answer)] => Some((*at, *answer)),
        _ => None,
    });
    pairs.collect()
}

/// Whether there is more than the value of the difficulty between it and its answer.
fn has_text(lines: &[Line], difficulty: usize, answer: usize) -> bool {
    let between = lines.get(difficulty + 1..answer).unwrap_or_default();
    let is_text = |line: &&Line| bare_level(peel(line.raw).body).is_none() && !is_rule(line.text());
    between.iter().any(|line| is_text(&line))
}

fn above<'a>(lines: &[Line<'a>], at: usize) -> Option<&'a str> {
    Some(lines.get(at.checked_sub(1)?)?.text())
}

/// Whether a question stands directly above `at`.
fn asks(lines: &[Line], at: usize) -> bool {
    above(lines, at).is_some_and(|line| line.ends_with(['?', '？']))
}

/// Whether a sentence stands above `at` that could be the question: not the site's, and not the one that names the role.
fn is_sentence(lines: &[Line], at: usize) -> bool {
    above(lines, at).is_some_and(|line| {
        line.ends_with(['.', '?', '…', '。', '？'])
            && navigation(line).is_none()
            && !names_role(peel(line).body)
    })
}
