//! Lines that someone types or a program sends, read in bounded memory.

use std::io::{self, BufRead, ErrorKind};

/// The longest line that is taken as a whole, bytes.
pub(super) const LONGEST: usize = 64 * 1024;

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// As it was sent.
    Text(String),
    /// It was no UTF-8; U+FFFD stands for what was not.
    NotText(String),
    /// It had more than [`LONGEST`] bytes: its beginning.
    TooLong(String),
}

/// Reads lines, whatever they end with.
#[derive(Debug)]
pub(super) struct Lines<R> {
    input: R,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input }
    }

    /// The next line; `None` at the end of the input. The last line may lack its end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let mut kept = Vec::new();
        let mut length = 0_usize;
        loop {
            let piece = match self.input.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() && length == 0 {
                return Ok(None);
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let text = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
            // One byte more, by which it is known for too long; and a carriage return.
            kept.extend(text.iter().take((LONGEST + 2).saturating_sub(kept.len())));
            let used = text.len() + usize::from(end.is_some());
            let ended = end.is_some() || piece.is_empty();
            length = length.saturating_add(used);
            self.input.consume(used);
            if ended {
                return Ok(Some(line(&kept)));
            }
        }
    }
}

fn line(bytes: &[u8]) -> Line {
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    match bytes.get(..LONGEST) {
        Some(beginning) if bytes.len() > LONGEST => {
            let text = String::from_utf8_lossy(beginning);
            // A character may have been cut in two.
            Line::TooLong(text.trim_end_matches('\u{fffd}').to_owned())
        }
        _ => match str::from_utf8(bytes) {
            Ok(text) => Line::Text(text.to_owned()),
            Err(_) => Line::NotText(String::from_utf8_lossy(bytes).into_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn all(bytes: &[u8]) -> Vec<Line> {
        // A small buffer, so that lines come in pieces.
        let mut lines = Lines::new(BufReader::with_capacity(7, bytes));
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    fn text(text: &str) -> Line {
        Line::Text(text.to_owned())
    }

    #[test]
    fn lines_end_as_on_any_system_and_the_last_one_may_have_no_end() {
        assert_eq!(all(b"w\r\n\r\n3\n"), [text("w"), text(""), text("3")]);
        assert_eq!(all(b"a line in pieces"), [text("a line in pieces")]);
        assert_eq!(all(b""), []);
    }

    #[test]
    fn bytes_that_are_no_text_are_told_from_text() {
        assert_eq!(
            all(b"caf\xe9\n3\n"),
            [Line::NotText("caf\u{fffd}".into()), text("3")]
        );
    }

    #[test]
    fn of_a_line_too_long_only_the_beginning_is_kept_and_the_next_is_read_whole() {
        let long = "é".repeat(500_000) + "\n3\n";
        let [Line::TooLong(beginning), next] = &*all(long.as_bytes()) else {
            panic!("two lines, the first too long");
        };
        assert_eq!(beginning, &"é".repeat(LONGEST / 2));
        assert_eq!(*next, text("3"));
        let exactly = "x".repeat(LONGEST);
        assert_eq!(all(format!("{exactly}\r\n").as_bytes()), [text(&exactly)]);
    }
}
