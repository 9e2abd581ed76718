//! What is said between the cards: sentences that read well aloud, each on a line of its own.

use crate::{
    history::Mode,
    schedule::{Outcomes, Rating},
    text::count,
};

/// What can be typed at any time, and what each grade means.
pub(super) const HELP: &str = "\
Type one of these, then enter.
Enter alone: show the sample answer; after that, grade Good.
1 to 4: grade your answer, once the sample answer was shown.
w: write your answer, over as many lines as you like; a line with only a full stop ends it. It is kept with your grade.
s: say how sure you are, before the sample answer; again says it otherwise.
x and a number: tick a key point, or take its tick away; x, a row and its points: score a row of a story. x alone reads them out.
p: keep what you wrote as your preferred answer; p and a text keeps that one, p - takes it off.
n and a text: write a note on this card; n alone reads it out, n - takes it off.
f: flag this card, or take the flag off.
-: put this card off until tomorrow.
@: suspend this card until you release it.
u: take the last step back. U: do it again.
+: ask more new cards today.
h: this help. q: end the session; each grade is saved by then.";

/// The most important of it, said at the start.
pub(super) const KEYS: &str =
    "Enter shows the sample answer, 1 to 4 grade yours, h lists what else you can type, q ends.";

pub(super) const ASKING: &str = "Answer aloud, then press enter for the sample answer.";

pub(super) const UNREADABLE: &str = "Type - to put it off until tomorrow, or q to end.";

pub(super) const NOTHING: &str = "There is nothing to ask here today.";

/// Which grades are given with which digit.
fn numbered() -> impl Iterator<Item = (usize, Rating)> {
    (1..).zip(Rating::ALL)
}

/// `today`, `in 3 days`, `in 2.1 months`, `in 1.4 years`.
pub(super) fn ahead(days: u32) -> String {
    let days_f = f64::from(days);
    match days {
        0 => "today".to_owned(),
        1 => "in 1 day".to_owned(),
        2..=60 => format!("in {days} days"),
        61..=364 => format!("in {:.1} months", days_f / 30.44),
        _ => format!("in {:.1} years", days_f / 365.25),
    }
}

/// `42 seconds`, `1 minute 5 seconds`, `2 hours 1 minute`.
pub(super) fn duration(seconds: u64) -> String {
    let unit = |number: u64, noun: &str| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        (number > 0).then(|| count(number, noun))
    };
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let parts = match hours {
        0 => [unit(minutes, "minute"), unit(seconds % 60, "second")],
        _ => [unit(hours, "hour"), unit(minutes, "minute")],
    };
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return count(0, "second");
    }
    parts.join(" ")
}

/// How many cards a session has, and of which sort; `due` is of them all.
pub(super) fn start(title: &str, cards: usize, due: usize, mode: Mode) -> String {
    let counted = count(cards, "card");
    match mode {
        Mode::Cram => format!("{title}. {counted} to cram: the schedule stays as it is."),
        Mode::Study | Mode::Mock => format!(
            "{title}. {counted} today: {due} due, {} new.",
            cards.saturating_sub(due)
        ),
    }
}

/// The four grades with what each would do.
pub(super) fn grades(outcomes: &Outcomes, mode: Mode) -> String {
    let grade = |(number, rating): (usize, Rating)| match mode {
        Mode::Cram => format!("{number} {}.", rating.name()),
        Mode::Study | Mode::Mock => {
            format!("{number} {}: {}.", rating.name(), ahead(outcomes.of(rating).days))
        }
    };
    numbered().map(grade).collect::<Vec<_>>().join(" ")
}

/// When to choose which grade, for who has never used them: a line each.
pub(super) fn meanings() -> impl Iterator<Item = String> {
    numbered().map(|(number, rating)| format!("{number} {}: {}.", rating.name(), rating.meaning()))
}

pub(super) const GRADE_IT: &str = "How did it go? Type 1 to 4; enter is Good.";

/// What a grade did.
pub(super) fn graded(rating: Rating, outcomes: &Outcomes, mode: Mode) -> String {
    let name = rating.name();
    match (rating, mode) {
        (Rating::Again, _) => format!("{name}: back in this session."),
        (_, Mode::Cram) => format!("{name}: the schedule stays as it is."),
        (_, Mode::Study | Mode::Mock) => format!("{name}: back {}.", ahead(outcomes.of(rating).days)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_whole_words() {
        let said: Vec<_> = [0, 1, 2, 60, 61, 365, 36_500].map(ahead).into();
        assert_eq!(
            said,
            [
                "today",
                "in 1 day",
                "in 2 days",
                "in 60 days",
                "in 2.0 months",
                "in 1.0 years",
                "in 99.9 years"
            ]
        );
        let said: Vec<_> = [0, 1, 42, 60, 65, 3600, 7261].map(duration).into();
        assert_eq!(
            said,
            [
                "0 seconds",
                "1 second",
                "42 seconds",
                "1 minute",
                "1 minute 5 seconds",
                "1 hour",
                "2 hours 1 minute"
            ]
        );
    }

    #[test]
    fn the_start_says_how_many_cards_are_due_and_new() {
        let said = start("Rust Developer", 10, 3, Mode::Study);
        assert_eq!(said, "Rust Developer. 10 cards today: 3 due, 7 new.");
        let said = start("Rust Developer", 1, 1, Mode::Cram);
        assert_eq!(
            said,
            "Rust Developer. 1 card to cram: the schedule stays as it is."
        );
    }
}
