//! Marks upon marks: characters that a terminal puts on top of one another, or joins, without end.

use unicode_width::UnicodeWidthChar;

/// The most marks on one character: the Stream-Safe Text Format (Unicode Standard Annex 15) allows as many.
const MARKS: u8 = 30;

/// The most characters joined to one, as emoji are: those that exist join four.
const JOINTS: u8 = 10;

/// Further apart, two joints belong to two characters.
const REACH: u8 = 3;

const JOINER: char = '\u{200d}';

/// How much a text piled up so far.
#[derive(Debug, Default)]
pub(super) struct Pile {
    marks: u8,
    joints: u8,
    since_joint: u8,
}

impl Pile {
    /// Whether `char` is too much on the pile, and to be left out; otherwise it is on it from now on.
    pub(super) fn is_too_high_for(&mut self, char: char) -> bool {
        if char.is_ascii() {
            *self = Self::default();
            return false;
        }
        let is_mark = char.width() == Some(0);
        if (is_mark && self.marks == MARKS) || (char == JOINER && self.joints == JOINTS) {
            return true;
        }
        self.marks = if is_mark { self.marks + 1 } else { 0 };
        if char == JOINER {
            (self.joints, self.since_joint) = (self.joints + 1, 0);
        } else if self.since_joint < REACH {
            self.since_joint += 1;
        } else {
            self.joints = 0;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::text::clean;

    #[test]
    fn a_pile_without_end_is_cut_and_what_people_write_is_left() {
        let marks = |number| format!("x{}y", "\u{301}".repeat(number));
        assert_eq!(clean(&marks(1000)), marks(30));
        let women = |number| ["👩"].repeat(number).join("\u{200d}");
        assert_eq!(clean(&women(1000)).matches('👩').count(), 1000);
        assert!(clean(&women(1000)).starts_with(&format!("{}👩", women(11))));
        for text in [
            "👩\u{200d}👩\u{200d}👧\u{200d}👦 ".repeat(50),
            "สวัสดีครับ ผู้ใหญ่".repeat(50),
            "अंतर्राष्ट्रीय".repeat(50),
        ] {
            assert_eq!(clean(&text), text);
        }
    }
}
