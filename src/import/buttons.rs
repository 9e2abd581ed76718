//! The words of a site's buttons, such as "Copy", that come with the text of every question.

use std::collections::HashMap;

use crate::text::{clean, truncate};

use super::{
    block::Parts,
    difficulty::{bare_level, labelled},
    flow::is_rule,
    lines::{Line, ends_sentence},
    navigation::{is_button, is_button_of_row},
    peel::peel,
    report::Report,
};

/// The longest button, in bytes, and the fewest questions that prove an unknown one.
const LONGEST: usize = 40;
const PROOF: usize = 3;

/// How many may stand in a row; a planted file might have no end of them.
const IN_A_ROW: usize = 5;

/// Where a button may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    QuestionStart,
    QuestionEnd,
    AnswerStart,
    AnswerEnd,
}

const PLACES: [Place; 4] = [
    Place::QuestionStart,
    Place::QuestionEnd,
    Place::AnswerStart,
    Place::AnswerEnd,
];

/// Takes buttons out of all questions of a page, and reports each once.
pub(super) fn without_buttons(questions: &mut [Parts], report: &mut Report) {
    for place in PLACES {
        known(questions, place, report);
        for _ in 0..IN_A_ROW {
            if !repeated(questions, place, report) {
                break;
            }
            known(questions, place, report);
        }
    }
}

/// Takes out the well-known ones.
fn known(questions: &mut [Parts], place: Place, report: &mut Report) {
    let mut taken: Vec<(Line, usize)> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for parts in questions {
        for _ in 0..IN_A_ROW {
            let Some((at, line)) = place.line(parts, 0).filter(|(_, line)| is_button(line.text())) else {
                break;
            };
            if !place.is_sure(parts, at) {
                break;
            }
            place.remove(parts, at);
            let nth = *seen.entry(line.text().to_lowercase()).or_insert(taken.len());
            match taken.get_mut(nth) {
                Some((_, times)) => *times += 1,
                None => taken.push((line, 1)),
            }
        }
    }
    for (line, times) in taken {
        tell(line, times, report);
    }
}

/// What stands at one place of all questions, line by line from the edge inwards.
struct Row<'a> {
    lines: Vec<Line<'a>>,
    /// How many questions have it.
    times: usize,
}

impl<'a> Row<'a> {
    fn of(questions: &[Parts<'a>], place: Place) -> Option<Self> {
        let first = questions.first()?;
        let mut row = Self {
            lines: Vec::new(),
            times: 0,
        };
        for nth in 0..IN_A_ROW {
            let Some((_, line)) = place.line(first, nth).filter(|(_, line)| is_short(line.text())) else {
                break;
            };
            let text = line.text().to_lowercase();
            let has = |parts: &&Parts| {
                place
                    .line(parts, nth)
                    .is_some_and(|(_, line)| line.text().to_lowercase() == text)
            };
            let times = questions.iter().filter(has).count();
            // The last answer may have lost it with the site's footer.
            let may_lack =
                usize::from(place == Place::AnswerEnd && !questions.last().is_some_and(|last| has(&last)));
            if times < PROOF || times + may_lack < questions.len() {
                break;
            }
            row.times = times;
            row.lines.push(line);
        }
        (!row.lines.is_empty()).then_some(row)
    }

    /// Whether `parts` has the outermost line of it, and where.
    fn at(&self, parts: &Parts, place: Place, nth: usize) -> Option<usize> {
        let (at, line) = place.line(parts, nth)?;
        (line.text().to_lowercase() == self.lines.get(nth)?.text().to_lowercase()).then_some(at)
    }

    /// Whether it may be taken out: of answers only words that are known, of questions what is a paragraph of its own.
    fn may_go(&self, questions: &[Parts], place: Place) -> bool {
        if matches!(place, Place::AnswerStart | Place::AnswerEnd) {
            let inner = self.lines.len() - 1;
            let apart = |parts: &Parts| {
                self.at(parts, place, inner)
                    .is_none_or(|at| place == Place::AnswerStart || begins_apart(&parts.answer, at))
            };
            return self.lines.iter().all(|line| is_button_of_row(line.text()))
                && questions.iter().all(apart);
        }
        let apart = |parts: &Parts| {
            self.at(parts, place, 0)
                .is_none_or(|at| is_apart(place.text(parts), at))
        };
        let item = self
            .lines
            .first()
            .is_some_and(|line| line.text().starts_with(['-', '*', '+', '•']));
        questions.iter().all(apart) && !item
    }
}

/// Takes out what all questions have at `place`, if there is something, and says whether it did.
fn repeated(questions: &mut [Parts], place: Place, report: &mut Report) -> bool {
    let Some(mut row) = Row::of(questions, place) else {
        return false;
    };
    if !row.may_go(questions, place) {
        keep(&row, place, report);
        return false;
    }
    if matches!(place, Place::QuestionStart | Place::QuestionEnd) {
        row.lines.truncate(1);
    }
    for parts in questions {
        for nth in (0..row.lines.len()).rev() {
            if let Some(at) = row.at(parts, place, nth) {
                place.remove(parts, at);
            }
        }
    }
    for line in &row.lines {
        tell(*line, row.times, report);
    }
    true
}

fn is_short(text: &str) -> bool {
    text.contains(char::is_alphabetic)
        && text.len() <= LONGEST
        && !ends_sentence(text)
        && !text.ends_with(',')
}

/// Says that `row` was kept, in the order of the page.
fn keep(row: &Row, place: Place, report: &mut Report) {
    let mut lines = row.lines.clone();
    if matches!(place, Place::QuestionEnd | Place::AnswerEnd) {
        lines.reverse();
    }
    let shown = |line: &Line| format!("\"{}\"", truncate(&clean(line.text()), LONGEST));
    let words: Vec<String> = lines.iter().map(shown).collect();
    let stand = if words.len() > 1 { "stand" } else { "stands" };
    report.warning(
        lines.first().map_or(0, |line| line.place()),
        format!("{} {stand} at every question; kept", words.join(", ")),
        "if these are buttons of the site, delete those lines and import again",
    );
}

fn tell(line: Line, times: usize, report: &mut Report) {
    let shown = truncate(&clean(line.text()), LONGEST);
    let often = match times {
        1 => String::new(),
        times => format!(", {times} times from here on"),
    };
    let what = format!("\"{shown}\" was taken for a button of the site and left out{often}");
    report.warning(line.place(), what, "if it belongs to a text, add it to the card");
}

impl Place {
    fn text<'p, 'a>(self, parts: &'p Parts<'a>) -> &'p [Line<'a>] {
        match self {
            Self::QuestionStart | Self::QuestionEnd => &parts.question,
            Self::AnswerStart | Self::AnswerEnd => &parts.answer,
        }
    }

    /// The `nth` line from the edge there, with its index, if it is not all there is.
    fn line<'a>(self, parts: &Parts<'a>, nth: usize) -> Option<(usize, Line<'a>)> {
        let lines = self.text(parts);
        let is_text = |line: &Line| {
            let peeled = peel(line.raw);
            let is_level = || labelled(peeled).is_some() || bare_level(peeled.body).is_some();
            !is_rule(line.text()) && (matches!(self, Self::AnswerStart | Self::AnswerEnd) || !is_level())
        };
        let first = lines.iter().position(is_text)?;
        let last = lines.iter().rposition(is_text)?;
        let at = match self {
            Self::QuestionStart | Self::AnswerStart => first.checked_add(nth)?,
            Self::QuestionEnd | Self::AnswerEnd => last.checked_sub(nth)?,
        };
        let inner = (first..=last).contains(&at) && last - first > nth;
        let line = lines.get(at).filter(|line| !line.code && inner)?;
        Some((at, *line))
    }

    /// Whether a well-known word at `at` is not a part of the text beside it.
    fn is_sure(self, parts: &Parts, at: usize) -> bool {
        let goes_on = |next: &Line| next.blanks == 0 && next.text().starts_with(char::is_lowercase);
        match self {
            Self::QuestionStart | Self::AnswerStart => !self.text(parts).get(at + 1).is_some_and(goes_on),
            Self::QuestionEnd => !is_announced(&parts.question, at),
            Self::AnswerEnd => is_apart(&parts.answer, at) && !is_announced(&parts.answer, at),
        }
    }

    fn remove(self, parts: &mut Parts, at: usize) {
        let lines = match self {
            Self::QuestionStart | Self::QuestionEnd => &mut parts.question,
            Self::AnswerStart | Self::AnswerEnd => &mut parts.answer,
        };
        if at < lines.len() {
            lines.remove(at);
        }
    }
}

/// Whether the line before `at` ends in a colon.
fn is_announced(lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    before.is_some_and(|before| before.text().ends_with([':', '：']))
}

/// Whether the line at `at` is a paragraph of its own.
fn is_apart(lines: &[Line], at: usize) -> bool {
    begins_apart(lines, at) && lines.get(at + 1).is_none_or(|next| next.blanks > 0)
}

/// Whether a paragraph begins at `at`.
fn begins_apart(lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let is_level = |line: &Line| labelled(peel(line.raw)).is_some();
    before.is_none_or(|before| {
        lines.get(at).is_some_and(|line| line.blanks > 0) || ends_sentence(before.text()) || is_level(before)
    })
}
