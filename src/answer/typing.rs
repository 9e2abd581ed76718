//! Slips of the fingers.

use std::cmp::Ordering;

/// Whether `typed` is `meant` with exactly one letter left out, put in or changed, or two neighbours swapped
/// (optimal string alignment distance of 1). The first letter is seldom a slip, and must be right: "affect" is not "effect".
pub(super) fn is_slip(typed: &str, meant: &str) -> bool {
    // One letter takes four bytes at most. Asked of every two words, so nothing is copied before this.
    if typed.chars().next() != meant.chars().next() || typed.len().abs_diff(meant.len()) > 4 {
        return false;
    }
    let typed: Vec<char> = typed.chars().collect();
    let meant: Vec<char> = meant.chars().collect();
    let same = typed.iter().zip(&meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (tail(&typed, same), tail(&meant, same));
    match (typed, meant) {
        ([], []) => false,
        ([a, b, typed @ ..], [c, d, meant @ ..]) if (a, b) == (d, c) && typed == meant => true,
        _ => match typed.len().cmp(&meant.len()) {
            Ordering::Less => typed == tail(meant, 1),
            Ordering::Equal => tail(typed, 1) == tail(meant, 1),
            Ordering::Greater => tail(typed, 1) == meant,
        },
    }
}

fn tail(chars: &[char], from: usize) -> &[char] {
    chars.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_too_few_too_many_or_wrong_is_a_slip() {
        assert!(is_slip("idempotnt", "idempotent"));
        assert!(is_slip("idempottent", "idempotent"));
        assert!(is_slip("idempotant", "idempotent"));
        assert!(is_slip("idempotentt", "idempotent"));
    }

    #[test]
    fn two_letters_swapped_are_one_slip() {
        assert!(is_slip("idempotnet", "idempotent"));
        assert!(is_slip("idempotetn", "idempotent"));
    }

    #[test]
    fn two_slips_and_another_first_letter_are_another_word() {
        assert!(!is_slip("idmpotnt", "idempotent"));
        assert!(!is_slip("effect", "affect"));
        assert!(!is_slip("idempotent", "idempotent"), "no slip at all");
    }
}
