//! The questions of a page that numbers none: each begins at its difficulty, if that can be told for sure.

use super::{
    difficulty::{bare_level, labelled},
    flow::is_rule,
    fresh::is_fresh,
    head::Head,
    header::{count, names_role},
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
    let first_above = pairs.first().is_some_and(|(at, _)| may_be_asked(lines, *at));
    let empty = pairs.iter().any(|(at, answer)| !has_text(lines, *at, *answer));
    let tags = pairs.iter().all(|(at, answer)| is_tag(lines, *at, *answer));
    if first_above || empty || tags || asked_above * 2 > pairs.len() {
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

/// The lines between a difficulty and its answer, without the value of the difficulty.
fn texts<'l>(lines: &'l [Line], difficulty: usize, answer: usize) -> impl Iterator<Item = &'l str> {
    let between = lines.get(difficulty + 1..answer).unwrap_or_default();
    let is_text = |line: &&Line| bare_level(peel(line.raw).body).is_none() && !is_rule(line.text());
    between.iter().filter(is_text).map(|line| line.text())
}

fn has_text(lines: &[Line], difficulty: usize, answer: usize) -> bool {
    texts(lines, difficulty, answer).next().is_some()
}

/// Whether all that stands there is a word or two, such as a topic: no question is so short without its mark.
fn is_tag(lines: &[Line], difficulty: usize, answer: usize) -> bool {
    let words = texts(lines, difficulty, answer).flat_map(str::split_whitespace);
    let asks = texts(lines, difficulty, answer).any(|text| text.ends_with(['?', '？']));
    !asks && words.take(3).count() < 3
}

fn above<'a>(lines: &[Line<'a>], at: usize) -> Option<&'a str> {
    Some(lines.get(at.checked_sub(1)?)?.text())
}

/// Whether a question stands directly above `at`.
fn asks(lines: &[Line], at: usize) -> bool {
    above(lines, at).is_some_and(|line| line.ends_with(['?', '？']))
}

/// Whether what stands above `at`, the first difficulty, could be its question: any text but the site's and the page's title.
fn may_be_asked(lines: &[Line], at: usize) -> bool {
    let of_site = |line: &str| {
        let body = peel(line).body;
        navigation(line).is_some() || names_role(body) || count(body).is_some() || is_rule(line)
    };
    let top = lines.get(..at).unwrap_or_default();
    let texts = || top.iter().map(|line| line.text()).filter(|line| !of_site(line));
    let is_title = || texts().nth(1).is_none() && !top.iter().any(|line| names_role(peel(line.raw).body));
    above(lines, at)
        .is_some_and(|line| !of_site(line) && (line.ends_with(['.', '?', '…', '。', '？']) || !is_title()))
}
