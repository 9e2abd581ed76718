//! Text that can be shown: no byte of it moves the cursor, changes a mode or reorders what is around it.

use std::borrow::Cow;

use super::pile::Pile;

/// `text` with everything a terminal would obey replaced by a visible symbol.
///
/// Control characters become their Unicode control pictures (`␛`), C1 controls and line or paragraph separators a
/// replacement character or a line break, bidirectional overrides and isolates disappear, and so do marks and joiners beyond
/// what any script needs. Line ends become `\n`, tabs four spaces.
///
/// ```
/// assert_eq!(greenroom::text::clean("\u{1b}[2J a\tb\r\n"), "␛[2J a    b\n");
/// assert_eq!(greenroom::text::clean("all:\n\tgo build\n"), "all:\n    go build\n");
/// ```
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let mut pile = Pile::default();
    if !text.contains(|char| is_unsafe(char) || pile.is_too_high_for(char)) {
        return Cow::Borrowed(text);
    }
    let mut pile = Pile::default();
    let mut cleaned = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let too_much = pile.is_too_high_for(char);
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\t' => cleaned.push_str("    "),
            '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => cleaned.push('\n'),
            '\u{7f}' => cleaned.push('\u{2421}'),
            '\0'..='\u{1f}' => cleaned.push(picture(char)),
            '\u{80}'..='\u{9f}' => cleaned.push('\u{fffd}'),
            char if is_bidi_control(char) || is_invisible_tag(char) || too_much => {}
            char => cleaned.push(char),
        }
    }
    Cow::Owned(cleaned)
}

/// [`clean`] for what stands in one line, such as the name of a file: a line end becomes `␊`.
///
/// ```
/// assert_eq!(greenroom::text::clean_line("\u{1b}[2J\r\nbread.ron"), "␛[2J␊bread.ron");
/// ```
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if cleaned.contains('\n') {
        return Cow::Owned(cleaned.replace('\n', "\u{240a}"));
    }
    cleaned
}

/// U+2400 + n is the picture of control character n.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{fffd}')
}

fn is_unsafe(char: char) -> bool {
    (char.is_control() && char != '\n')
        || matches!(char, '\u{2028}' | '\u{2029}')
        || is_bidi_control(char)
        || is_invisible_tag(char)
}

fn is_bidi_control(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Characters that show nothing and only hide text from the reader: tags, the byte order mark, word joiners.
fn is_invisible_tag(char: char) -> bool {
    matches!(char, '\u{feff}' | '\u{2060}'..='\u{2064}' | '\u{e0000}'..='\u{e007f}')
}
