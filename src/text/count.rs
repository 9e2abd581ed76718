//! Numbers of things.

/// `1 card`, `2 cards`: for nouns whose plural ends in s.
///
/// ```
/// assert_eq!(greenroom::text::count(1, "card"), "1 card");
/// assert_eq!(greenroom::text::count(0, "card"), "0 cards");
/// ```
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
