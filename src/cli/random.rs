//! Random words and numbers, drawn where they enter the program.

use anyhow::{Context, Result};

#[expect(clippy::disallowed_methods, reason = "here the randomness enters the program")]
pub(super) fn number() -> Result<u64> {
    getrandom::u64().context("the system gives no random numbers")
}

/// A name for this device, if it has none yet.
pub(super) fn device() -> Result<String> {
    Ok(word(number()?, 8))
}

/// A name for this run of the program.
pub(super) fn run() -> Result<String> {
    Ok(word(number()?, 8))
}

/// `length` letters and digits made from a random number.
fn word(mut random: u64, length: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut word = String::with_capacity(length);
    for _ in 0..length {
        let at = usize::try_from(random % 32).unwrap_or(0);
        word.extend(LETTERS.get(at).map(|letter| char::from(*letter)));
        random /= 32;
    }
    word
}
