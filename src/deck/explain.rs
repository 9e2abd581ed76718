//! RON's errors in the words of someone who writes a deck or a settings file.

use ron::Error;

use crate::text::{cut, excerpt, nearest};

/// The most characters of an error in RON's own words: it may quote all of a file.
const LONGEST: usize = 200;

/// What `error` means to whoever wrote the file.
pub(crate) fn explain(error: &Error) -> String {
    match error {
        Error::NoSuchStructField { expected, found, .. } => unknown("field", found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => unknown("choice", found, expected),
        Error::MissingStructField { field, outer } => match outer.as_deref() {
            Some("Deck") => format!("the deck has no \"{field}\""),
            Some("Card") => format!("this card has no \"{field}\""),
            _ => format!("the field \"{field}\" is missing"),
        },
        Error::DuplicateStructField { field, .. } => format!("the field \"{field}\" is written twice"),
        Error::ExpectedDifferentStructName { found, .. } => {
            format!(
                "this does not begin as such a file does, with \"(\": it begins with \"{}\"",
                excerpt(found)
            )
        }
        Error::ExpectedComma => "a comma or a closing bracket is missing before this".to_owned(),
        Error::ExpectedString => "a text in double quotes is expected here".to_owned(),
        Error::ExpectedStringEnd => "this text has no closing quote".to_owned(),
        Error::Eof => "the file ends too early: a bracket or a quote is not closed".to_owned(),
        Error::ExpectedNamedStructLike(_) | Error::ExpectedStructLike => {
            "an opening \"(\" is expected here".to_owned()
        }
        Error::ExpectedArray => "a list in [ ] is expected here".to_owned(),
        Error::ExpectedArrayEnd => "a closing \"]\" is expected here".to_owned(),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => {
            "a closing \")\" is expected here".to_owned()
        }
        Error::ExpectedMapColon => "a colon is expected here".to_owned(),
        Error::ExpectedIdentifier => "a name without quotes is expected here".to_owned(),
        Error::ExpectedInteger => "a whole number is expected here".to_owned(),
        Error::ExpectedFloat => "a number is expected here".to_owned(),
        Error::ExpectedBoolean => "true or false is expected here".to_owned(),
        Error::IntegerOutOfBounds => "this number is too large or too small".to_owned(),
        Error::TrailingCharacters => "there is text after the closing bracket".to_owned(),
        Error::UnclosedBlockComment => "this comment has no closing */".to_owned(),
        Error::ExceededRecursionLimit => "there are too many brackets inside one another".to_owned(),
        other => cut(&other.to_string(), LONGEST),
    }
}

fn unknown(what: &str, found: &str, expected: &'static [&'static str]) -> String {
    let advice = match nearest(found, expected.iter().copied()) {
        Some(meant) => format!("did you mean \"{meant}\"?"),
        None => format!("there is {}", expected.join(", ")),
    };
    format!("there is no {what} \"{}\"; {advice}", excerpt(found))
}
