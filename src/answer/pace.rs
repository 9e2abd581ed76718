//! How fast an answer was spoken, and how long a written one would take to say.

/// Words a minute that people speak in conversation: about 150 (National Center for Voice and Speech, as often quoted).
pub const CONVERSATION: u32 = 150;

/// Marks of a plain scale of words a minute. Tools and books disagree by 30 at both ends, so none is the right one.
pub const PACE_SCALE: [u32; 4] = [100, 120, 160, 180];

/// Fewer words tell nothing of a pace, nor of how often something is said.
pub(super) const FEWEST_WORDS: usize = 30;

/// Fewer seconds tell nothing of a pace.
const FEWEST_SECONDS: u32 = 20;

/// Words a minute, to the nearest 5; nothing below 30 words or 20 seconds. For spoken answers only: typing has no such pace.
///
/// ```
/// assert_eq!(greenroom::answer::pace(160, 60), Some(160));
/// assert_eq!(greenroom::answer::pace(29, 60), None);
/// ```
#[must_use]
pub fn pace(words: usize, seconds: u32) -> Option<u32> {
    if words < FEWEST_WORDS || seconds < FEWEST_SECONDS {
        return None;
    }
    let words = u64::try_from(words).unwrap_or(u64::MAX / 60);
    let pace = nearest_5(words.saturating_mul(60), u64::from(seconds));
    u32::try_from(pace).ok()
}

/// Seconds it takes to say so many words at `pace` words a minute, to the nearest 5 and at least 5; nothing for no words or no pace.
///
/// ```
/// use greenroom::answer::{CONVERSATION, seconds_if_spoken};
/// assert_eq!(seconds_if_spoken(187, CONVERSATION), Some(75));
/// ```
#[must_use]
pub fn seconds_if_spoken(words: usize, pace: u32) -> Option<u32> {
    if words == 0 || pace == 0 {
        return None;
    }
    let words = u64::try_from(words).unwrap_or(u64::MAX / 60);
    let seconds = nearest_5(words.saturating_mul(60), u64::from(pace));
    u32::try_from(seconds.max(5)).ok()
}

/// `number / of`, to the nearest 5.
fn nearest_5(number: u64, of: u64) -> u64 {
    (number.saturating_mul(2) / of / 5).div_ceil(2) * 5
}
