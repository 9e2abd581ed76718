//! The words of a site's buttons, such as "Copy", that come with the text of every question.

use crate::text::{clean, truncate};

use super::{
    block::Parts,
    difficulty::{bare_level, labelled},
    flow::is_rule,
    lines::{Line, ends_sentence},
    navigation::is_button,
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
    let mut taken: Vec<(String, Line, usize)> = Vec::new();
    for parts in questions {
        for _ in 0..IN_A_ROW {
            let Some((at, line)) = place.line(parts).filter(|(_, line)| is_button(line.text())) else {
                break;
            };
            if !place.is_sure(parts, at) {
                break;
            }
            place.remove(parts, at);
            let text = line.text().to_lowercase();
            match taken.iter_mut().find(|(other, ..)| *other == text) {
                Some((.., times)) => *times += 1,
                None => taken.push((text, line, 1)),
            }
        }
    }
    for (_, line, times) in taken {
        tell(line, times, report);
    }
}

/// Takes out the line that all questions have at `place`, if there is one, and says whether there was.
fn repeated(questions: &mut [Parts], place: Place, report: &mut Report) -> bool {
    let Some((_, first)) = questions.first().and_then(|parts| place.line(parts)) else {
        return false;
    };
    let text = first.text().to_lowercase();
    let at = |parts: &Parts| {
        let (at, line) = place.line(parts)?;
        (line.text().to_lowercase() == text).then_some(at)
    };
    let times = questions.iter().filter(|parts| at(parts).is_some()).count();
    // The last answer may have lost it with the site's footer.
    let may_lack =
        usize::from(place == Place::AnswerEnd && questions.last().is_some_and(|last| at(last).is_none()));
    let is_word = text.contains(char::is_alphabetic)
        && text.len() <= LONGEST
        && !ends_sentence(&text)
        && !text.ends_with(',');
    if times < PROOF || times + may_lack < questions.len() || !is_word {
        return false;
    }
    let apart = |parts: &Parts| at(parts).is_none_or(|at| is_apart(place.text(parts), at));
    if !questions.iter().all(apart) || first.text().starts_with(['-', '*', '+', '•']) {
        let shown = truncate(&clean(first.text()), LONGEST);
        let what = format!("\"{shown}\" stands at every question; it was kept");
        let hint = "if it is a button of the site, delete those lines and import again";
        report.warning(first.place(), what, hint);
        return false;
    }
    for parts in questions {
        if let Some(at) = at(parts) {
            place.remove(parts, at);
        }
    }
    tell(first, times, report);
    true
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

    /// The line there, with its index, if it is not all there is.
    fn line<'a>(self, parts: &Parts<'a>) -> Option<(usize, Line<'a>)> {
        let lines = self.text(parts);
        let is_text = |line: &Line| {
            let peeled = peel(line.raw);
            let is_level = || labelled(peeled).is_some() || bare_level(peeled.body).is_some();
            !is_rule(line.text()) && (matches!(self, Self::AnswerStart | Self::AnswerEnd) || !is_level())
        };
        let first = lines.iter().position(is_text)?;
        let last = lines.iter().rposition(is_text)?;
        let at = match self {
            Self::QuestionStart | Self::AnswerStart => first,
            Self::QuestionEnd | Self::AnswerEnd => last,
        };
        let line = lines.get(at).filter(|line| !line.code && first < last)?;
        Some((at, *line))
    }

    /// Whether a well-known word at `at` is not a part of the text beside it.
    fn is_sure(self, parts: &Parts, at: usize) -> bool {
        let goes_on = |next: &Line| next.blanks == 0 && next.text().starts_with(char::is_lowercase);
        match self {
            Self::QuestionStart | Self::AnswerStart => !self.text(parts).get(at + 1).is_some_and(goes_on),
            Self::QuestionEnd => true,
            Self::AnswerEnd => is_apart(&parts.answer, at),
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

/// Whether the line at `at` is a paragraph of its own.
fn is_apart(lines: &[Line], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| lines.get(before));
    let is_level = |line: &Line| labelled(peel(line.raw)).is_some();
    let begins = before.is_none_or(|before| {
        lines.get(at).is_some_and(|line| line.blanks > 0) || ends_sentence(before.text()) || is_level(before)
    });
    begins && lines.get(at + 1).is_none_or(|next| next.blanks > 0)
}
