//! What a typed line asks for: the letters of the full-screen program.

use crate::{schedule::Rating, text::excerpt};

/// What a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// An empty line: the sample answer, then Good.
    Enter,
    Grade(Rating),
    /// Begins a written answer, with what stands behind the letter.
    Write(String),
    Bury,
    Suspend,
    Flag,
    Note(Note),
    Undo,
    Redo,
    MoreNew,
    Help,
    Quit,
}

/// What is to become of the user's note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// It is read out.
    Show,
    /// It is written, in the place of the one before.
    Write(String),
    /// It is taken off.
    Remove,
}

/// Reads a line; what cannot be understood is answered with a sentence.
pub(super) fn parse(line: &str) -> Result<Command, String> {
    // Some programs begin what they write with a byte order mark.
    let line = line.trim_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
    let (letter, rest) = line
        .split_once(char::is_whitespace)
        .map_or((line, ""), |(letter, rest)| (letter, rest.trim_start()));
    match (letter, rest) {
        ("w", text) => return Ok(Command::Write(text.to_owned())),
        ("n", text) => return Ok(Command::Note(note(text))),
        (letter, "") => {
            if let Some(command) = single(letter) {
                return Ok(command);
            }
        }
        _ => {}
    }
    let said_back = excerpt(line);
    Err(if line.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{said_back} is no grade: 1 is Again, 2 Hard, 3 Good, 4 Easy.")
    } else {
        format!("\"{said_back}\" is no command: h lists them.")
    })
}

fn single(letter: &str) -> Option<Command> {
    Some(match letter {
        "" => Command::Enter,
        "1" => Command::Grade(Rating::Again),
        "2" => Command::Grade(Rating::Hard),
        "3" => Command::Grade(Rating::Good),
        "4" => Command::Grade(Rating::Easy),
        "-" => Command::Bury,
        "@" => Command::Suspend,
        "f" => Command::Flag,
        "u" => Command::Undo,
        "U" => Command::Redo,
        "+" => Command::MoreNew,
        "h" | "?" => Command::Help,
        "q" => Command::Quit,
        _ => return None,
    })
}

fn note(text: &str) -> Note {
    match text {
        "" => Note::Show,
        "-" => Note::Remove,
        text => Note::Write(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_those_of_the_screen_whatever_stands_around_them() {
        assert_eq!(parse(""), Ok(Command::Enter));
        assert_eq!(parse("  \t"), Ok(Command::Enter));
        assert_eq!(parse("\u{feff}3"), Ok(Command::Grade(Rating::Good)));
        assert_eq!(parse(" u "), Ok(Command::Undo));
        assert_eq!(parse("U"), Ok(Command::Redo));
        assert_eq!(parse("?"), parse("h"));
    }

    #[test]
    fn a_note_and_a_written_answer_take_the_rest_of_the_line() {
        assert_eq!(
            parse("n ask  about Sync"),
            Ok(Command::Note(Note::Write("ask  about Sync".into())))
        );
        assert_eq!(parse("n"), Ok(Command::Note(Note::Show)));
        assert_eq!(parse("n -"), Ok(Command::Note(Note::Remove)));
        assert_eq!(parse("w"), Ok(Command::Write(String::new())));
        assert_eq!(parse("w I begin"), Ok(Command::Write("I begin".into())));
    }

    #[test]
    fn what_is_no_command_is_said_back_with_what_to_type() {
        assert_eq!(parse("quit"), Err("\"quit\" is no command: h lists them.".into()));
        assert_eq!(parse("3 4"), Err("\"3 4\" is no command: h lists them.".into()));
        assert_eq!(
            parse("7"),
            Err("7 is no grade: 1 is Again, 2 Hard, 3 Good, 4 Easy.".into())
        );
        assert!(parse(&"x".repeat(10_000)).unwrap_err().len() < 200);
    }
}
