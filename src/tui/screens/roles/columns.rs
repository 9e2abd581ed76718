//! The columns of the role list: how wide each is, and what stands in it.

use crate::{stats::Tally, text::width, tui::widgets::bar::bar};

/// Columns of the bar, and from which width on it is drawn.
const BAR: usize = 12;
const ROOM_FOR_ALL: usize = 62;

/// Columns of the mark of the chosen row, and after the last column.
const MARK: usize = 3;
const EDGE: usize = 1;

/// Columns of the longest number that is not written in full.
const SHORT: usize = 4;

/// How wide each column is; the numbers are set to the right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// There is room for the bar, and for numbers in full.
    pub(super) wide: bool,
    /// The role's name, and the gap after it.
    pub(super) name: usize,
    /// Reviewed of all, without the bar.
    pub(super) reviewed: usize,
    pub(super) due: usize,
    pub(super) new: usize,
}

impl Columns {
    /// Widths for a list of so many columns in which no row has more than `total`.
    pub(super) fn new(columns: usize, total: &Tally) -> Self {
        let wide = columns >= ROOM_FOR_ALL;
        let digits = |number: usize| {
            let digits = number.to_string().len();
            if wide { digits } else { digits.min(SHORT) }
        };
        let share = digits(total.reviewed) + 1 + digits(total.cards);
        let gap = if wide { 2 } else { 1 };
        let (due, new) = (digits(total.due) + gap, digits(total.new) + gap);
        let least = if wide { (9, 5, 6) } else { (8, 4, 5) };
        let mut widths = Self {
            wide,
            name: 0,
            reviewed: share.max(least.0),
            due: due.max(least.1),
            new: new.max(least.2),
        };
        let right = widths.bar() + widths.reviewed + widths.due + widths.new + EDGE;
        widths.name = columns.saturating_sub(MARK + right);
        widths
    }

    /// The bar and the gap after it.
    fn bar(self) -> usize {
        if self.wide { BAR + 1 } else { 0 }
    }

    /// Columns left of those with numbers.
    pub(super) fn left(self) -> usize {
        MARK + self.name
    }

    /// The headings of the columns with numbers.
    pub(super) fn headings(self) -> String {
        let (due, new) = (self.due, self.new);
        let reviewed = self.bar() + self.reviewed;
        if self.wide {
            format!("{:<reviewed$}{:>due$}{:>new$}", "Reviewed", "Due", "New")
        } else {
            format!("{:>reviewed$}{:>due$}{:>new$}", "Reviewed", "Due", "New")
        }
    }

    /// The bar of what was reviewed, done and open; nothing where there is no room for it.
    pub(super) fn bar_of(self, tally: &Tally) -> Option<(String, String)> {
        self.wide.then(|| bar(tally.reviewed, tally.cards, BAR))
    }

    /// How many cards were reviewed, of how many.
    pub(super) fn share(self, tally: &Tally) -> String {
        let columns = self.reviewed;
        let share = format!("{}/{}", self.number(tally.reviewed), self.number(tally.cards));
        if self.wide {
            format!(" {share:<columns$}")
        } else {
            format!("{share:>columns$}")
        }
    }

    /// A number in a column of so many columns; a dot for none.
    pub(super) fn count(self, number: usize, columns: usize) -> String {
        let shown = match number {
            0 => "·".to_owned(),
            some => self.number(some),
        };
        format!("{}{shown}", " ".repeat(columns.saturating_sub(width(&shown))))
    }

    fn number(self, number: usize) -> String {
        match number {
            10_000..1_000_000 if !self.wide => format!("{}k", number / 1_000),
            1_000_000.. if !self.wide => format!("{}M", number / 1_000_000),
            _ => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(reviewed: usize, cards: usize, due: usize) -> Tally {
        Tally {
            reviewed,
            cards,
            due,
            new: cards - reviewed,
            ..Tally::default()
        }
    }

    fn row(columns: Columns, tally: &Tally) -> String {
        let (share, due) = (columns.share(tally), columns.count(tally.due, columns.due));
        format!("{share}{due}{}", columns.count(tally.new, columns.new))
    }

    #[test]
    fn a_wide_list_makes_room_for_large_numbers() {
        let many = tally(100_000, 100_030, 4_321);
        let columns = Columns::new(80, &many);
        assert_eq!(row(columns, &many), " 100000/100030  4321    30");
        assert_eq!(row(columns, &tally(0, 5, 0)), " 0/5               ·     5");
    }

    #[test]
    fn a_narrow_list_shortens_large_numbers() {
        let many = tally(100_000, 1_100_030, 43_210);
        let columns = Columns::new(40, &many);
        assert_eq!(columns.headings(), " Reviewed  Due  New");
        assert_eq!(row(columns, &many), "  100k/1M  43k   1M");
        assert_eq!(row(columns, &tally(9_998, 9_999, 9_998)), "9998/9999 9998    1");
        assert_eq!(row(columns, &tally(0, 5, 0)), "      0/5    ·    5");
    }
}
