//! The lines that tell where a question or its answer begins, each judged by itself.

use super::{
    difficulty::{bare_level, labelled},
    peel::{Peeled, peel, without_bullet},
    words::{eat, eat_number, trim},
};

/// How a question is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "Question 1"
    Word,
    /// "Q1."
    Letter,
    /// "1."
    Bare,
    /// "#1"
    Sign,
}

/// How a label is written; the labels of one page look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    form: Form,
    /// Whether its first and second letter are capitals.
    capitals: [bool; 2],
    /// Whether it is the item of a list.
    bullet: bool,
}

/// A line that may announce a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct QuestionLabel<'a> {
    /// The number, if there is one.
    pub(super) number: Option<u32>,
    /// The 10 of "Question 1 of 10".
    pub(super) total: Option<u32>,
    /// How it is written.
    pub(super) shape: Shape,
    /// What follows on the same line.
    pub(super) rest: &'a str,
}

/// How an answer is announced, by the word before "answer".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnswerForm {
    /// "Sample answer"
    Sample,
    /// "Model answer"
    Model,
    /// "Suggested answer"
    Suggested,
    /// "Example answer"
    Example,
    /// "Answer"
    Plain,
    /// "A:"
    Letter,
}

impl AnswerForm {
    /// All forms.
    pub(super) const ALL: [Self; 6] = [
        Self::Sample,
        Self::Model,
        Self::Suggested,
        Self::Example,
        Self::Plain,
        Self::Letter,
    ];

    /// The words such a label begins with.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Sample => &["sample", "answer"],
            Self::Model => &["model", "answer"],
            Self::Suggested => &["suggested", "answer"],
            Self::Example => &["example", "answer"],
            Self::Plain => &["answer"],
            Self::Letter => &["a"],
        }
    }
}

impl<'a> QuestionLabel<'a> {
    /// That of a question which begins without one, with `rest`.
    pub(super) fn without_number(rest: &'a str) -> Self {
        let shape = Shape {
            form: Form::Word,
            capitals: [false; 2],
            bullet: false,
        };
        Self {
            number: None,
            total: None,
            shape,
            rest,
        }
    }

    /// Whether it is a number alone, as the items of any list are.
    pub(super) fn is_bare(&self) -> bool {
        matches!(self.shape.form, Form::Bare | Form::Sign)
    }

    /// Whether it is "#1", which many a text says in passing.
    pub(super) fn is_sign(&self) -> bool {
        self.shape.form == Form::Sign
    }
}

/// Whether `line` may begin with a label or a difficulty, judged by its first letter alone: most lines need no closer look.
pub(super) fn may_begin(line: &str) -> bool {
    let mut bytes = line.bytes();
    let first = bytes.find(u8::is_ascii_alphanumeric);
    first.is_some_and(|byte| b"abdehijlmqs0123456789".contains(&byte.to_ascii_lowercase()))
}

/// The label of a question at the beginning of a line.
pub(super) fn question(line: Peeled<'_>) -> Option<QuestionLabel<'_>> {
    let (bullet, line) = match without_bullet(line.body) {
        Some(item) => (true, peel(item)),
        None => (false, line),
    };
    let body = line.body;
    let (form, after) = if let Some(after) = eat(body, "question") {
        (Form::Word, after)
    } else if let Some(after) = eat(body, "q") {
        (Form::Letter, after)
    } else {
        return bare(line).or_else(|| signed(line)).filter(|_| !bullet);
    };
    let mut chars = body.chars();
    let mut capital = || chars.next().is_some_and(char::is_uppercase);
    let shape = Shape {
        form,
        capitals: [capital(), form == Form::Word && capital()],
        bullet,
    };
    let numbered = trim(after);
    let numbered = ["#", "no.", "no", "nr.", "number", "."]
        .iter()
        .find_map(|word| eat(numbered, word))
        .map_or(numbered, trim);
    let Some((number, after_number)) = eat_number(numbered) else {
        // "- Question" is an item of a list.
        if bullet {
            return None;
        }
        let rest = line.close(after);
        let rest = if rest.is_empty() && form == Form::Word {
            rest
        } else {
            line.close(rest.strip_prefix([':', '：'])?)
        };
        return Some(QuestionLabel {
            number: None,
            total: None,
            shape,
            rest,
        });
    };
    let (total, after_total) = total(after_number);
    Some(QuestionLabel {
        number: Some(number),
        total,
        shape,
        rest: text_after(line, after_total)?,
    })
}

/// "1. Tell me ..." or "1)".
fn bare(line: Peeled<'_>) -> Option<QuestionLabel<'_>> {
    let (number, after) = eat_number(line.body)?;
    let rest = line.close(after).strip_prefix(['.', ')', ':'])?;
    let parted = rest.is_empty() || rest.starts_with(|char: char| char.is_whitespace() || char == '*');
    parted.then(|| QuestionLabel {
        number: Some(number),
        total: None,
        shape: Shape {
            form: Form::Bare,
            capitals: [false; 2],
            bullet: false,
        },
        rest: line.close(rest),
    })
}

/// "#1", if there is nothing else on the line.
fn signed(line: Peeled<'_>) -> Option<QuestionLabel<'_>> {
    let (number, rest) = eat_number(line.body.strip_prefix('#')?)?;
    let rest = line.close(rest);
    rest.is_empty().then_some(QuestionLabel {
        number: Some(number),
        total: None,
        shape: Shape {
            form: Form::Sign,
            capitals: [false; 2],
            bullet: false,
        },
        rest,
    })
}

/// The 10 of " of 10" or "/10".
fn total(text: &str) -> (Option<u32>, &str) {
    let start = text.trim_start();
    start
        .strip_prefix('/')
        .or_else(|| eat(start, "of"))
        .and_then(|after| eat_number(after.trim_start()))
        .map_or((None, text), |(total, rest)| (Some(total), rest))
}

/// What follows a numbered label, if the line is one: nothing, text after a separator, or a difficulty.
fn text_after<'a>(line: Peeled<'a>, text: &'a str) -> Option<&'a str> {
    let text = line.close(text);
    if text.is_empty() {
        return Some(text);
    }
    if text.starts_with(['(', '[']) {
        return bare_level(text).is_some().then_some(text);
    }
    if is_difficulty(line, text) {
        return Some(text);
    }
    let rest = text.strip_prefix([':', '：', '.', ')', '-', '–', '—', '·', '|', '•'])?;
    // "3.5" and "3-4" are no labels.
    if text.starts_with(['.', '-']) && rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    Some(line.close(rest))
}

/// Whether `text`, which stands beside a label, is a difficulty. "I found question 2 hard" is none, wherever its lines are broken.
fn is_difficulty(label: Peeled, text: &str) -> bool {
    let begins_as_label = text.starts_with(char::is_uppercase) && label.body.starts_with(char::is_uppercase);
    match labelled(peel(text)) {
        Some(_) => begins_as_label || text.contains([':', '：']),
        None => begins_as_label && bare_level(text).is_some(),
    }
}

/// The label of an answer at the beginning of a line, and what follows on the line.
pub(super) fn answer(line: Peeled<'_>) -> Option<(AnswerForm, &str)> {
    AnswerForm::ALL
        .into_iter()
        .find_map(|form| Some((form, answer_as(form, line)?)))
}

fn answer_as(form: AnswerForm, line: Peeled<'_>) -> Option<&str> {
    let mut after = line.body;
    for word in form.words() {
        after = eat(after.trim_start(), word)?;
    }
    let numbered = after.trim_start();
    let numbered = numbered.strip_prefix('#').unwrap_or(numbered);
    let (has_number, after) = eat_number(numbered).map_or((false, after), |(_, rest)| (true, rest));
    let after = line.close(after);
    if let Some(rest) = after.strip_prefix([':', '：']) {
        return Some(line.close(rest));
    }
    match form {
        AnswerForm::Letter => {
            let rest = after.strip_prefix(['.', ')'])?;
            has_number.then(|| line.close(rest))
        }
        _ if after.is_empty() || matches!(after, "." | "-" | "–" | "—") => Some(""),
        AnswerForm::Plain => None,
        _ => {
            let rest = after.strip_prefix(['-', '–', '—'])?;
            rest.starts_with(char::is_whitespace).then(|| line.close(rest))
        }
    }
}
