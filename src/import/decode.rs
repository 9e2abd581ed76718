//! The bytes of a saved page as text, whatever encoding they were saved in.

use std::{borrow::Cow, path::Path};

use crate::deck::Problem;

/// What the bytes 0x80 to 0x9f mean in Windows-1252; five of them mean nothing.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// How much of the text is looked at to tell prose from noise, in bytes.
const SAMPLE: usize = 64 * 1024;

/// The text of `bytes` without a byte order mark, and a warning if some of it had to be guessed.
///
/// Bytes that are no text in any encoding are an error.
pub(super) fn decode<'a>(
    path: &Path,
    bytes: &'a [u8],
) -> Result<(Cow<'a, str>, Option<Problem>), Box<Problem>> {
    let (text, problem) = match bytes {
        [0xff, 0xfe, rest @ ..] => (Cow::Owned(utf16(rest, u16::from_le_bytes)), None),
        [0xfe, 0xff, rest @ ..] => (Cow::Owned(utf16(rest, u16::from_be_bytes)), None),
        bytes => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            if bytes.contains(&0) {
                return Err(Box::new(no_text(path)));
            }
            eight_bit(path, bytes)
        }
    };
    if is_noise(&text) {
        return Err(Box::new(no_text(path)));
    }
    Ok((text, problem))
}

fn no_text(path: &Path) -> Problem {
    Problem::error(path, 0, 0, "this file is not text")
        .hint("save the page as plain text in UTF-8 and import that file")
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn eight_bit<'a>(path: &Path, bytes: &'a [u8]) -> (Cow<'a, str>, Option<Problem>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (Cow::Borrowed(text), None),
        Err(error) => error,
    };
    let line = line_of(bytes.get(..error.valid_up_to()).unwrap_or(bytes));
    // Text of one encoding almost never reads as characters of the other, so the majority tells which one it is.
    let (mut wide, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    let (text, what) = if wide > bad {
        let text = String::from_utf8_lossy(bytes).into_owned();
        (
            text,
            "some characters, first on this line, are damaged and show as \u{fffd}",
        )
    } else {
        let text = bytes.iter().map(|byte| windows_1252(*byte)).collect();
        (
            text,
            "the text is not UTF-8, first on this line; it was read as Windows-1252",
        )
    };
    let problem = Problem::warning(path, line, 1, what)
        .hint("look the letters over, or save the page as UTF-8 and import it again");
    (Cow::Owned(text), Some(problem))
}

fn windows_1252(byte: u8) -> char {
    usize::from(byte)
        .checked_sub(0x80)
        .and_then(|index| WINDOWS_1252.get(index))
        .copied()
        .unwrap_or(char::from(byte))
}

/// The line, counted from 1, that the text after `before` continues.
fn line_of(before: &[u8]) -> usize {
    let mut line = 1;
    let mut after_return = false;
    for byte in before {
        if *byte == b'\r' || (*byte == b'\n' && !after_return) {
            line += 1;
        }
        after_return = *byte == b'\r';
    }
    line
}

/// Whether a twentieth of the text is nothing a person could have written.
fn is_noise(text: &str) -> bool {
    let (mut seen, mut odd) = (0_usize, 0_usize);
    for char in text.chars().take(SAMPLE) {
        seen += 1;
        odd += usize::from(
            char == char::REPLACEMENT_CHARACTER
                || (char.is_control() && !char.is_whitespace() && char != '\u{1b}'),
        );
    }
    odd >= 16 && odd * 20 > seen
}
