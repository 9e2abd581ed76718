//! The difficulty of one question, told apart from its text.

use crate::{
    deck::Difficulty,
    text::{clean, truncate},
};

use super::{
    difficulty::{Level, bare_level, bracketed, labelled},
    flow::is_rule,
    lines::Line,
    peel::peel,
    report::Report,
};

/// The difficulty of a question as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct Rated {
    /// As a deck knows it.
    pub(super) level: Option<Difficulty>,
    /// Whether the page gives one, in whatever words.
    pub(super) given: bool,
}

impl Rated {
    /// Takes note of the difficulty in `lines` and returns the other lines.
    pub(super) fn take<'a>(&mut self, lines: &[Line<'a>], report: &mut Report) -> Vec<Line<'a>> {
        let mut text: Vec<Line> = Vec::with_capacity(lines.len());
        let mut rest = lines;
        while let [line, below @ ..] = rest {
            if text.is_empty()
                && !self.given
                && !line.code
                && let Some(Level::Asking(level, asked)) = labelled(peel(line.raw))
            {
                (self.level, self.given) = (Some(level), true);
                text.push(line.with(asked));
                rest = below;
                continue;
            }
            let taken = if line.code {
                0
            } else {
                self.line(*line, below, text.is_empty(), report)
            };
            let underline = text.is_empty() && !line.code && is_rule(line.text());
            if taken == 0 && !underline {
                text.push(*line);
            }
            rest = rest.get(taken.max(1)..).unwrap_or_default();
        }
        text
    }

    /// Takes a difficulty in brackets off the beginning or end of `question`, if none was given before.
    pub(super) fn take_bracketed(&mut self, question: String) -> String {
        match bracketed(&question).filter(|_| !self.given) {
            Some((level, rest)) => {
                self.level = Some(level);
                self.given = true;
                rest.to_owned()
            }
            None => question,
        }
    }

    /// The number of lines, from `line` on, that are about the difficulty. Once the text has begun, few are believed to be.
    fn line(&mut self, line: Line, below: &[Line], first: bool, report: &mut Report) -> usize {
        let peeled = peel(line.raw);
        let Some(said) = labelled(peeled) else {
            let alone = first || peeled.body.starts_with(['(', '[']);
            let level = bare_level(peeled.body).filter(|_| alone);
            return level.map_or(0, |level| self.set(level, "", line, first, report));
        };
        match said {
            Level::Known(level, more) if first || more.is_empty() => {
                self.set(level, more, line, first, report)
            }
            Level::Unknown(word) if first && !self.given => {
                self.unknown(word, line, report);
                1
            }
            Level::Below if !self.given => self.below(line, below, first, report),
            _ => 0,
        }
    }

    /// A line that says "Difficulty" and nothing else.
    fn below(&mut self, line: Line, below: &[Line], first: bool, report: &mut Report) -> usize {
        let next = below.first().filter(|next| !next.code);
        let word = next.map(|next| peel(next.raw).body).unwrap_or_default();
        if let Some(level) = bare_level(word) {
            return self.set(level, "", line, first, report) * 2;
        }
        if !first {
            return 0;
        }
        let is_value = below.len() > 1 && !word.contains([' ', '?']);
        match next.filter(|_| is_value) {
            Some(next) => self.unknown(word, *next, report),
            None => self.unknown("", line, report),
        }
        1 + usize::from(is_value)
    }

    /// Takes `level`, unless there is one already, and says how many lines that used up.
    fn set(&mut self, level: Difficulty, more: &str, line: Line, first: bool, report: &mut Report) -> usize {
        let hint = "if it matters, add it to the card";
        if !self.given {
            self.level = Some(level);
            self.given = true;
            if !more.is_empty() {
                let what = "the text after the difficulty was left out";
                report.warning(line.place(), what, hint);
            }
            return 1;
        }
        if first && (self.level != Some(level) || !more.is_empty()) {
            let what = "this second difficulty was left out";
            report.warning(line.place(), what, hint);
        }
        usize::from(first)
    }

    fn unknown(&mut self, word: &str, line: Line, report: &mut Report) {
        self.given = true;
        let what = if word.is_empty() {
            "the difficulty is not given".to_owned()
        } else {
            let shown = truncate(&clean(word), 30);
            format!("\"{shown}\" is not a difficulty that Greenroom knows")
        };
        report.warning(line.place(), what, "write easy, medium or hard");
    }
}
