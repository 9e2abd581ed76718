//! What printed text looks like, and the shortest code from one look to another.

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

use super::code::code;

/// Numbers that turn a modifier on and off (ECMA-48, "select graphic rendition").
const MODIFIERS: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Those that can be seen where no text stands.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// Numbers of the first of the sixteen colours, as text and as what is behind it.
const TEXT: u16 = 30;
const BEHIND: u16 = 40;

/// What a cell looks like, but for its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    text: Color,
    behind: Color,
    modifiers: Modifier,
}

impl Look {
    /// What a terminal begins with.
    pub(super) const PLAIN: Self = Self {
        text: Color::Reset,
        behind: Color::Reset,
        modifiers: Modifier::empty(),
    };

    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            text: cell.fg,
            behind: cell.bg,
            modifiers: cell.modifier,
        }
    }

    /// Whether a blank in this look is like any other: nothing of it can be seen where no text stands.
    pub(super) fn is_bare(self) -> bool {
        self.behind == Color::Reset && !self.modifiers.intersects(SEEN_ON_BLANKS)
    }

    /// The code that leads here from `before`: of what differs, or of everything if that is shorter.
    pub(super) fn code_after(self, before: Self) -> Vec<u8> {
        if self == Self::PLAIN {
            return code(&[], b'm');
        }
        let changed = self.code_of(Vec::with_capacity(8), before);
        if before == Self::PLAIN {
            return changed;
        }
        let mut numbers = Vec::with_capacity(8);
        numbers.push(0);
        let anew = self.code_of(numbers, Self::PLAIN);
        if changed.len() < anew.len() { changed } else { anew }
    }

    fn code_of(self, mut numbers: Vec<u16>, before: Self) -> Vec<u8> {
        self.differences(before, &mut numbers);
        code(&numbers, b'm')
    }

    fn differences(self, before: Self, numbers: &mut Vec<u16>) {
        let mut on = before.modifiers;
        for (modifier, _, off) in MODIFIERS {
            if on.contains(modifier) && !self.modifiers.contains(modifier) {
                numbers.push(off);
                // One number may turn off two.
                for (also, ..) in MODIFIERS.iter().filter(|it| it.2 == off) {
                    on.remove(*also);
                }
            }
        }
        for (modifier, number, _) in MODIFIERS {
            if self.modifiers.contains(modifier) && !on.contains(modifier) {
                numbers.push(number);
            }
        }
        for (now, before, first) in [
            (self.text, before.text, TEXT),
            (self.behind, before.behind, BEHIND),
        ] {
            if now != before {
                colour(now, first, numbers);
            }
        }
    }
}

fn colour(colour: Color, first: u16, numbers: &mut Vec<u16>) {
    let bright = first + 60;
    numbers.push(match colour {
        Color::Black => first,
        Color::Red => first + 1,
        Color::Green => first + 2,
        Color::Yellow => first + 3,
        Color::Blue => first + 4,
        Color::Magenta => first + 5,
        Color::Cyan => first + 6,
        Color::Gray => first + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(_) | Color::Rgb(..) => first + 8,
        Color::Reset => first + 9,
    });
    match colour {
        Color::Indexed(index) => numbers.extend([5, index.into()]),
        Color::Rgb(red, green, blue) => numbers.extend([2, red.into(), green.into(), blue.into()]),
        _ => {}
    }
}
