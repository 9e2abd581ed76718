//! The line of a review, as it is written: nearly every line of a history is one.
//!
//! There may be a million of them to read at once, and RON reads a token at a time: lines that stand as
//! [`write_record`](super::write_record) wrote them are taken apart here, many times as fast. Whatever else RON allows, RON reads.

use jiff::{Timestamp, civil::Date};

use crate::{
    schedule::{Rating, Retention, SchedulerVersion},
    time::StudyDay,
};

use super::{Event, EventId, EventKind, Mode, event::LAST_NUMBER};

/// A review whose names still stand in the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reviewed<'a> {
    /// `device.run`.
    pub(super) run: &'a str,
    pub(super) number: u32,
    pub(super) at: Timestamp,
    pub(super) day: StudyDay,
    pub(super) card: &'a str,
    pub(super) rating: Rating,
    pub(super) mode: Mode,
    pub(super) took_ms: u32,
    scheduler: SchedulerVersion,
    retention: Retention,
    max_interval: u32,
    pub(super) due: StudyDay,
}

impl<'a> Reviewed<'a> {
    /// Reads a line without its checksum; `None` if it does not stand as written, or holds what cannot be.
    pub(super) fn read(line: &'a str) -> Option<Self> {
        let mut rest = line;
        let id = take(&mut rest, "(id:\"", b'"')?;
        let at = take(&mut rest, ",at:", b',')?;
        let day = take(&mut rest, "day:\"", b'"')?;
        let card = take(&mut rest, ",what:Reviewed(card:\"", b'"')?;
        let rating = take(&mut rest, ",rating:", b',')?;
        let mode = take(&mut rest, "mode:", b',')?;
        let took_ms = take(&mut rest, "took_ms:", b',')?;
        let scheduler = take(&mut rest, "scheduler:", b',')?;
        let retention = take(&mut rest, "retention:", b',')?;
        let max_interval = take(&mut rest, "max_interval:", b',')?;
        let due = take(&mut rest, "due:\"", b'"')?;
        if rest != "))" || is_escaped(id) || is_escaped(card) {
            return None;
        }
        let (run, number) = id.rsplit_once('.')?;
        let review = Self {
            run,
            number: number_of(number)?,
            at: Timestamp::from_millisecond(signed(at)?).ok()?,
            day: date(day)?,
            card,
            rating: Rating::ALL.into_iter().find(|it| it.name() == rating)?,
            mode: match mode {
                "Study" => Mode::Study,
                "Cram" => Mode::Cram,
                "Mock" => Mode::Mock,
                _ => return None,
            },
            took_ms: number_of(took_ms)?,
            scheduler: match scheduler {
                "Fsrs6" => SchedulerVersion::Fsrs6,
                _ => return None,
            },
            retention: fraction(retention)?,
            max_interval: number_of(max_interval)?,
            due: date(due)?,
        };
        review.is_possible().then_some(review)
    }

    /// The same as [`Event::impossible`], and an id as it is read.
    fn is_possible(&self) -> bool {
        self.run
            .rsplit_once('.')
            .is_some_and(|(device, run)| !device.is_empty() && !run.is_empty())
            && (1..=LAST_NUMBER).contains(&self.number)
            && self.max_interval > 0
            && (self.mode == Mode::Cram || self.due >= self.day)
    }

    /// The event.
    pub(super) fn event(&self) -> Event {
        let (device, run) = self.run.rsplit_once('.').unwrap_or_default();
        let id = EventId {
            device: device.into(),
            run: run.into(),
            number: self.number,
        };
        let what = EventKind::Reviewed {
            card: self.card.into(),
            rating: self.rating,
            mode: self.mode,
            took_ms: self.took_ms,
            scheduler: self.scheduler,
            retention: self.retention,
            max_interval: self.max_interval,
            due: self.due,
            attempt: None,
        };
        Event {
            id,
            at: self.at,
            day: self.day,
            what,
        }
    }
}

/// What stands between `before` and `end`, which are taken off `rest`.
fn take<'a>(rest: &mut &'a str, before: &str, end: u8) -> Option<&'a str> {
    let text = rest.strip_prefix(before)?;
    // Short as they are, a plain loop is fastest.
    let end = text.bytes().position(|byte| byte == end)?;
    let (taken, after) = text.split_at_checked(end)?;
    *rest = after.get(1..)?;
    Some(taken)
}

fn is_escaped(text: &str) -> bool {
    text.bytes().any(|byte| byte == b'\\')
}

/// Digits without a sign and without leading zeros.
fn digits(text: &str) -> Option<u64> {
    let plain = text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    let leading = text.len() > 1 && text.starts_with('0');
    (plain && !leading).then(|| text.parse().ok()).flatten()
}

fn number_of(text: &str) -> Option<u32> {
    u32::try_from(digits(text)?).ok()
}

fn signed(text: &str) -> Option<i64> {
    match text.strip_prefix('-') {
        Some(text) => i64::try_from(digits(text)?).ok()?.checked_neg(),
        None => i64::try_from(digits(text)?).ok(),
    }
}

/// `0.9`, as a retention is written.
fn fraction(text: &str) -> Option<Retention> {
    let decimals = text.strip_prefix("0.")?;
    let plain = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    plain
        .then(|| text.parse().ok())
        .flatten()
        .and_then(Retention::new)
}

/// `2026-11-24`.
fn date(text: &str) -> Option<StudyDay> {
    let &[y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
        return None;
    };
    let two = |tens: u8, ones: u8| {
        let both = tens.is_ascii_digit() && ones.is_ascii_digit();
        both.then(|| (tens - b'0') * 10 + (ones - b'0'))
    };
    let year = i16::from(two(y0, y1)?) * 100 + i16::from(two(y2, y3)?);
    let (month, day) = (two(m0, m1)?.cast_signed(), two(d0, d1)?.cast_signed());
    Date::new(year, month, day).ok().map(StudyDay::new)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::history::write_record;

    fn line(text: &str) -> Option<Event> {
        Reviewed::read(text).map(|review| review.event())
    }

    /// A review with sensible names.
    fn any_review() -> impl Strategy<Value = Event> {
        let at = Timestamp::MIN.as_millisecond()..=Timestamp::MAX.as_millisecond();
        let days = -700_000_i32..2_930_000;
        let what = (
            prop::sample::select(&Rating::ALL),
            prop::sample::select(&[Mode::Study, Mode::Cram, Mode::Mock]),
            any::<u32>(),
            0.70_f32..=0.97,
            1..=u32::MAX,
            0..40_000_i32,
        );
        let id = ("[a-zé.]{0,9}[a-z]", "[a-z0-9]{1,8}", 1..=LAST_NUMBER);
        (id, "[a-z-]{1,9}/[ -!#-&(-\\[\\]-~é🍞]{1,9}", at, days, what).prop_map(
            |(id, card, at, days, what)| {
                let day = StudyDay::new(jiff::civil::date(1970, 1, 1)).plus(days);
                let (rating, mode, took_ms, retention, max_interval, due) = what;
                let review = Reviewed {
                    run: &format!("{}.{}", id.0, id.1),
                    number: id.2,
                    at: Timestamp::from_millisecond(at).unwrap_or_default(),
                    day,
                    card: &card,
                    rating,
                    mode,
                    took_ms,
                    scheduler: SchedulerVersion::Fsrs6,
                    retention: Retention::new(retention).unwrap_or_default(),
                    max_interval,
                    due: day.plus(due),
                };
                review.event()
            },
        )
    }

    proptest! {
        #[test]
        fn a_review_is_read_without_ron_as_it_was_written(event in any_review()) {
            let written = write_record(&event);
            let (text, _) = written.rsplit_once("//").unwrap_or_default();
            prop_assert_eq!(line(text), Some(event));
        }

        #[test]
        fn what_is_read_without_ron_is_what_ron_reads(
            event in any_review(),
            at in any::<prop::sample::Index>(),
            instead in "[-+0-9._\"\\\\(),: a-zA-Z]{0,2}",
            taken in 0_usize..3,
        ) {
            let written = write_record(&event);
            let (text, _) = written.rsplit_once("//").unwrap_or_default();
            let mut letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len());
            letters.splice(at..(at + taken).min(letters.len()), instead.chars());
            let changed: String = letters.into_iter().collect();
            if let Some(event) = line(&changed) {
                prop_assert_eq!(event.impossible(), None);
                prop_assert_eq!(ron::from_str(&changed), Ok(event));
            }
        }
    }
}
