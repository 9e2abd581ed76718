//! What a typed line asks for: the letters of the full-screen program.

use crate::{answer::Level, schedule::Rating, text::excerpt};

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
    /// Keeps what was written as the preferred answer, or what stands behind the letter; `None` if nothing does.
    Prefer(Note),
    /// Ticks or scores a row; without one all are read out.
    Mark(Option<Mark>),
    /// Says how sure the user is, one step further each time.
    Sure,
    Undo,
    Redo,
    MoreNew,
    Help,
    Quit,
}

/// A row to be marked, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) row: usize,
    /// Its points, where it is one of a rubric.
    pub(super) level: Option<Level>,
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
        ("p", text) => return Ok(Command::Prefer(note(text))),
        ("x", "") => return Ok(Command::Mark(None)),
        ("x", numbers) => {
            let said = format!(
                "\"{}\" names no line: x 2 ticks the second, x 2 3 gives it 3 points.",
                excerpt(numbers)
            );
            return mark(numbers).map(|mark| Command::Mark(Some(mark))).ok_or(said);
        }
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
        "s" => Command::Sure,
        "f" => Command::Flag,
        "u" => Command::Undo,
        "U" => Command::Redo,
        "+" => Command::MoreNew,
        "h" | "?" => Command::Help,
        "q" => Command::Quit,
        _ => return None,
    })
}

/// `2`, or `2 3` for a row of a rubric and its points.
fn mark(numbers: &str) -> Option<Mark> {
    let mut numbers = numbers.split_whitespace();
    let number: usize = numbers.next()?.parse().ok()?;
    let level = match numbers.next() {
        Some(points) => Some(Level::new(points.parse().ok()?)?),
        None => None,
    };
    let row = number.checked_sub(1)?;
    numbers.next().is_none().then_some(Mark { row, level })
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
    fn a_row_is_ticked_by_its_number_or_given_its_points() {
        let mark = |row, level| Ok(Command::Mark(Some(Mark { row, level })));
        assert_eq!(parse("x 2"), mark(1, None));
        assert_eq!(parse("x 1 3"), mark(0, Some(Level::Three)));
        assert_eq!(parse("x"), Ok(Command::Mark(None)));
        for wrong in ["x 0", "x two", "x 1 4", "x 1 2 3"] {
            assert!(parse(wrong).unwrap_err().contains("names no line"), "{wrong}");
        }
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
