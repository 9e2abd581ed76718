//! Days and durations in words.

use jiff::{Timestamp, tz::TimeZone};

use crate::time::StudyDay;

/// `today`, `3 d`, `2.1 mo`, `1.4 y`.
pub(in crate::tui) fn interval(days: u32) -> String {
    let days_f = f64::from(days);
    match days {
        0 => "today".to_owned(),
        1..=60 => format!("{days} d"),
        61..=364 => format!("{:.1} mo", days_f / 30.44),
        _ => format!("{:.1} y", days_f / 365.25),
    }
}

/// `day` as seen from `today`: `yesterday`, `in 3 days`, `on 4 Jan 2027`.
pub(in crate::tui) fn relative(day: StudyDay, today: StudyDay) -> String {
    match day.days_since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days @ 2..=30 => format!("in {days} days"),
        days @ -30..=-2 => format!("{} days ago", -days),
        _ => format!("on {}", date(day)),
    }
}

/// `24 Nov 2026`.
pub(in crate::tui) fn date(day: StudyDay) -> String {
    day.date().strftime("%-d %b %Y").to_string()
}

/// `24 Nov 2026 12:05`, as the clocks of `zone` showed it.
pub(in crate::tui) fn moment(at: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(at).strftime("%-d %b %Y %H:%M").to_string()
}

/// `1:05`, or `1:02:03` from an hour on.
pub(in crate::tui) fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}
