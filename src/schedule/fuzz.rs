//! Spreads reviews over neighbouring days, so that cards learnt together do not stay together.

/// The days of an interval after fuzz, at least 1 and at most `max`.
///
/// `fraction` (0..=1) chooses within the range; the result never falls as `interval` rises with the same fraction,
/// so the four ratings keep their order. Ranges as in Anki and py-fsrs: none below 2.5 days, then 1 day plus 15 % of
/// what lies between 2.5 and 7 days, 10 % between 7 and 20, 5 % above.
pub(super) fn fuzz(interval: f32, fraction: f64, max: u32) -> u32 {
    let interval = f64::from(interval);
    let max = f64::from(max);
    if interval < 2.5 {
        return whole(interval.round().clamp(1.0, max));
    }
    let part = |from: f64, to: f64, share: f64| (interval.min(to) - from).max(0.0) * share;
    let delta = 1.0 + part(2.5, 7.0, 0.15) + part(7.0, 20.0, 0.1) + part(20.0, f64::INFINITY, 0.05);
    let low = (interval - delta).round().clamp(2.0_f64.min(max), max);
    let high = (interval + delta).round().clamp(low, max);
    whole((low + fraction * (high - low + 1.0)).floor().min(high))
}

/// A whole number of days within `u32`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers clamp to 1..=u32::MAX; a float cast saturates"
)]
pub(super) fn whole(days: f64) -> u32 {
    days as u32
}

/// 0..1, the same for the same card and number of reviews on every machine.
pub(super) fn fraction(card: &str, reviews: u32) -> f64 {
    let mut hash = crc32fast::Hasher::new();
    hash.update(card.as_bytes());
    hash.update(&reviews.to_le_bytes());
    f64::from(hash.finalize()) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_longer_interval_is_never_fuzzed_below_a_shorter_one(
            a in 0.0_f32..50_000.0, b in 0.0_f32..50_000.0, fraction in 0.0_f64..1.0, max in 1_u32..40_000,
        ) {
            let (short, long) = if a <= b { (a, b) } else { (b, a) };
            let (short, long) = (fuzz(short, fraction, max), fuzz(long, fraction, max));
            prop_assert!(1 <= short && short <= long && long <= max);
        }
    }

    #[test]
    fn ten_days_become_eight_to_twelve() {
        let spread: Vec<u32> = (0..100)
            .map(|step| fuzz(10.0, f64::from(step) / 100.0, 365))
            .collect();
        assert_eq!(spread.iter().min(), Some(&8));
        assert_eq!(spread.iter().max(), Some(&12));
    }
}
