//! Slips of the fingers.

use std::cmp::Ordering;

/// Whether `typed` is `meant` with exactly one letter left out, put in or changed, or two neighbours swapped
/// (optimal string alignment distance of 1). The first letter is seldom a slip, and must be right: "affect" is not "effect".
pub(super) fn is_slip(typed: &str, meant: &str) -> bool {
    // Asked of every two words that begin alike: nearly all are told apart before anything is copied.
    if typed.is_ascii() && meant.is_ascii() {
        return is_one_off(typed.as_bytes(), meant.as_bytes());
    }
    // One letter takes four bytes at most.
    if typed.len().abs_diff(meant.len()) > 4 {
        return false;
    }
    let (typed, meant): (Vec<char>, Vec<char>) = (typed.chars().collect(), meant.chars().collect());
    is_one_off(&typed, &meant)
}

/// The same, of letters.
fn is_one_off<T: PartialEq>(typed: &[T], meant: &[T]) -> bool {
    if typed.first() != meant.first() || typed.len().abs_diff(meant.len()) > 1 {
        return false;
    }
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (tail(typed, same), tail(meant, same));
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

fn tail<T>(letters: &[T], from: usize) -> &[T] {
    letters.get(from..).unwrap_or_default()
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
