//! Which study day it is, wherever the user is and whatever their clock does.

use greenroom::{
    history::{Event, Ledger, Progress, Writer, fold},
    schedule::{MAX_INTERVAL, Rating, Retention, Scheduler},
    session::{Plan, Scope, Session},
    time::{Now, StudyDay},
};
use jiff::{SignedDuration, Timestamp, civil::date, tz::TimeZone};

/// The study day that begins at four, for someone in `zone` at `at` (UTC).
#[track_caller]
fn day(zone: &str, at: &str) -> String {
    day_from(4, zone, at)
}

#[track_caller]
fn day_from(day_start: u8, zone: &str, at: &str) -> String {
    #[expect(
        clippy::unwrap_used,
        reason = "examples are written with zones and times that exist"
    )]
    let (zone, at) = (TimeZone::get(zone).unwrap(), at.parse().unwrap());
    Now::new(at, &zone, day_start).day.to_string()
}

#[test]
fn the_day_turns_at_four() {
    for (at, expected) in [
        ("2026-11-24T00:00Z", "2026-11-23"),
        ("2026-11-24T03:59:59.999Z", "2026-11-23"),
        ("2026-11-24T04:00Z", "2026-11-24"),
        ("2026-11-24T04:01Z", "2026-11-24"),
        ("2026-11-24T23:59Z", "2026-11-24"),
        ("2027-01-01T03:59Z", "2026-12-31"),
        ("2028-03-01T03:59Z", "2028-02-29"),
    ] {
        assert_eq!(day("UTC", at), expected, "{at}");
    }
}

#[test]
fn the_day_turns_when_the_settings_say() {
    for (day_start, at, expected) in [
        (0, "2026-11-24T00:00Z", "2026-11-24"),
        (0, "2026-11-23T23:59Z", "2026-11-23"),
        (6, "2026-11-24T05:59Z", "2026-11-23"),
        (6, "2026-11-24T06:00Z", "2026-11-24"),
        (23, "2026-11-24T22:59Z", "2026-11-23"),
        (23, "2026-11-24T23:00Z", "2026-11-24"),
    ] {
        assert_eq!(day_from(day_start, "UTC", at), expected, "{day_start} {at}");
    }
}

#[test]
fn in_berlin_the_day_turns_at_four_on_the_days_the_clocks_change() {
    for (at, local, expected) in [
        // 29 March 2026: two o'clock becomes three.
        ("2026-03-29T00:59Z", "01:59 winter time", "2026-03-28"),
        ("2026-03-29T01:00Z", "03:00 summer time", "2026-03-28"),
        ("2026-03-29T01:59Z", "03:59 summer time", "2026-03-28"),
        ("2026-03-29T02:00Z", "04:00 summer time", "2026-03-29"),
        ("2026-03-30T01:59Z", "03:59 the next day", "2026-03-29"),
        ("2026-03-30T02:00Z", "04:00 the next day", "2026-03-30"),
        // 25 October 2026: three o'clock becomes two.
        ("2026-10-25T00:30Z", "02:30 for the first time", "2026-10-24"),
        ("2026-10-25T01:30Z", "02:30 for the second time", "2026-10-24"),
        ("2026-10-25T02:59Z", "03:59 winter time", "2026-10-24"),
        ("2026-10-25T03:00Z", "04:00 winter time", "2026-10-25"),
    ] {
        assert_eq!(day("Europe/Berlin", at), expected, "{local}");
    }
}

#[test]
fn a_day_that_begins_in_the_hour_the_clocks_repeat_or_skip_begins_once() {
    for (at, local, expected) in [
        ("2026-03-29T00:59Z", "01:59", "2026-03-28"),
        (
            "2026-03-29T01:00Z",
            "03:00, there was no two o'clock",
            "2026-03-29",
        ),
        ("2026-10-24T23:59Z", "01:59", "2026-10-24"),
        ("2026-10-25T00:00Z", "02:00 for the first time", "2026-10-25"),
        ("2026-10-25T01:00Z", "02:00 for the second time", "2026-10-25"),
    ] {
        assert_eq!(day_from(2, "Europe/Berlin", at), expected, "{local}");
    }
}

#[test]
fn in_santiago_a_day_without_midnight_still_begins() {
    // 6 September 2026: midnight becomes one o'clock.
    for (day_start, at, local, expected) in [
        (0, "2026-09-06T03:59Z", "23:59", "2026-09-05"),
        (
            0,
            "2026-09-06T04:00Z",
            "01:00, there was no midnight",
            "2026-09-06",
        ),
        (4, "2026-09-06T06:59Z", "03:59", "2026-09-05"),
        (4, "2026-09-06T07:00Z", "04:00", "2026-09-06"),
    ] {
        assert_eq!(day_from(day_start, "America/Santiago", at), expected, "{local}");
    }
}

#[test]
fn apia_had_no_30_december_2011() {
    for (at, local, expected) in [
        ("2011-12-30T09:59Z", "23:59 on the 29th", "2011-12-29"),
        ("2011-12-30T10:00Z", "00:00 on the 31st", "2011-12-30"),
        ("2011-12-30T13:59Z", "03:59 on the 31st", "2011-12-30"),
        ("2011-12-30T14:00Z", "04:00 on the 31st", "2011-12-31"),
    ] {
        assert_eq!(day("Pacific/Apia", at), expected, "{local}");
    }
}

#[test]
fn offsets_of_quarters_of_an_hour_and_the_ends_of_the_world_count_right() {
    for (zone, at, expected) in [
        ("Asia/Kathmandu", "2026-11-23T22:14Z", "2026-11-23"), // 03:59 at +05:45
        ("Asia/Kathmandu", "2026-11-23T22:15Z", "2026-11-24"), // 04:00
        ("Etc/GMT+12", "2026-11-24T15:59Z", "2026-11-23"),     // 03:59 at -12:00
        ("Etc/GMT+12", "2026-11-24T16:00Z", "2026-11-24"),     // 04:00
        ("Pacific/Kiritimati", "2026-11-23T13:59Z", "2026-11-23"), // 03:59 at +14:00
        ("Pacific/Kiritimati", "2026-11-23T14:00Z", "2026-11-24"), // 04:00
    ] {
        assert_eq!(day(zone, at), expected, "{zone} {at}");
    }
}

#[test]
fn days_are_counted_by_the_calendar() {
    let day = |text: &str| text.parse::<StudyDay>().unwrap();
    assert_eq!(day("2028-03-01").days_since(day("2028-02-28")), 2, "a leap year");
    assert_eq!(day("2026-11-24").days_since(day("2026-11-25")), -1);
    assert_eq!(day("2027-01-01").days_since(day("2026-01-01")), 365);
    assert_eq!(day("2026-12-31").plus(1), day("2027-01-01"));
    assert_eq!(day("2026-01-01").plus(-1), day("2025-12-31"));
    assert_eq!(
        day("2026-01-01").plus(i32::MAX),
        day("9999-12-31"),
        "the calendar's last day"
    );
    assert_eq!(
        day("2026-01-01").plus(i32::MIN),
        day("-009999-01-01"),
        "and its first"
    );
    assert!("2026-02-30".parse::<StudyDay>().is_err());
}

/// Grades the card `deck/card` at each `now`, and says what was recorded.
fn graded(ledger: &mut Ledger, answers: &[(Now, Rating)]) -> Vec<Event> {
    let scheduler = Scheduler::new(Retention::default(), MAX_INTERVAL);
    let mut events = Vec::new();
    for &(now, rating) in answers {
        let mut session = Session::new(Plan::over(Scope::All), vec!["deck/card".into()], ledger);
        let shown = session.outcomes(ledger.progress(), &scheduler, now);
        events.extend(shown.and_then(|shown| session.grade(rating, &shown, 1_000, &scheduler, ledger, now)));
    }
    events
}

fn ledger() -> Ledger {
    Ledger::new(Progress::default(), Writer::new("laptop", "r1", 0))
}

#[test]
fn a_flight_across_the_date_line_in_mid_streak_costs_no_memory() {
    let at = |zone: &str, at: &str| Now::new(at.parse().unwrap(), &TimeZone::get(zone).unwrap(), 4);
    let tokyo = at("Asia/Tokyo", "2026-11-24T12:00Z");
    let honolulu = at("Pacific/Honolulu", "2026-11-24T21:00Z");
    assert_eq!(
        (tokyo.day.to_string(), honolulu.day.to_string()),
        ("2026-11-24".into(), "2026-11-24".into())
    );
    let still_before = at("Pacific/Honolulu", "2026-11-24T13:00Z");
    assert_eq!(
        still_before.day.to_string(),
        "2026-11-23",
        "the day before Tokyo's"
    );

    let mut ledger = ledger();
    let events = graded(
        &mut ledger,
        &[
            (tokyo, Rating::Good),
            (still_before, Rating::Good),
            (honolulu, Rating::Good),
        ],
    );
    let seen = ledger.progress().card("deck/card").unwrap().seen().unwrap();
    let same_day = Scheduler::new(Retention::default(), MAX_INTERVAL);
    let first = same_day.memory_after(None, 0, Rating::Good);
    let second = same_day.memory_after(Some(first), 0, Rating::Good);
    assert_eq!(seen.memory, same_day.memory_after(Some(second), 0, Rating::Good));
    assert_eq!(seen.last, tokyo.day);
    assert_eq!(ledger.progress().day(tokyo.day).introduced, 1);
    assert_eq!(ledger.progress().day(still_before.day).introduced, 0);
    assert_eq!(fold(events), *ledger.progress());
}

#[test]
fn a_clock_set_back_never_gives_less_than_no_days() {
    let today = Now::on(date(2026, 11, 24));
    let a_year_ago = Now::on(date(2025, 11, 24));
    let mut ledger = ledger();
    let events = graded(&mut ledger, &[(today, Rating::Good), (a_year_ago, Rating::Good)]);
    let seen = ledger.progress().card("deck/card").unwrap().seen().unwrap();
    assert_eq!(seen.elapsed(a_year_ago.day), 0);
    assert_eq!(seen.last, today.day, "the later day stays the last one");
    assert!(seen.retrievability(a_year_ago.day) >= 1.0, "as on the day itself");
    assert!(seen.memory.stability() > 0.0);
    assert_eq!(fold(events), *ledger.progress());
}

#[test]
fn a_clock_set_forward_is_noticed_once_it_is_right_again() {
    let today = Now::on(date(2026, 11, 24));
    let next_year = Now::on(date(2027, 11, 24));
    let mut ledger = ledger();
    graded(&mut ledger, &[(next_year, Rating::Good)]);
    let progress = ledger.progress();
    assert!(progress.is_ahead_of(today));
    assert!(!progress.is_ahead_of(next_year));
    assert!(
        !progress.is_ahead_of(next_year.later(SignedDuration::from_hours(-23))),
        "a day is no alarm: zones differ"
    );
    assert!(!Progress::default().is_ahead_of(today));
    let seen = progress.card("deck/card").unwrap().seen().unwrap();
    assert_eq!((seen.elapsed(today.day), seen.last), (0, next_year.day));
}

#[test]
fn the_ends_of_the_calendar_are_days_like_any_other() {
    for at in [Timestamp::MIN, Timestamp::MAX] {
        for zone in [
            TimeZone::UTC,
            TimeZone::fixed(jiff::tz::offset(-12)),
            TimeZone::fixed(jiff::tz::offset(14)),
        ] {
            for day_start in [0, 4, 23] {
                let now = Now::new(at, &zone, day_start);
                let mut ledger = ledger();
                graded(&mut ledger, &[(now, Rating::Easy)]);
                assert_eq!(ledger.progress().day(now.day).reviews, 1, "{now:?}");
            }
        }
    }
}

#[test]
fn a_day_ends_where_the_next_begins_even_when_clocks_change() {
    for (zone, at, ends) in [
        ("UTC", "2026-11-24T12:00Z", "2026-11-25T04:00:00Z"),
        ("UTC", "2026-11-24T03:00Z", "2026-11-24T04:00:00Z"),
        // Berlin loses an hour on 29 March 2026 and gains one on 25 October.
        ("Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T02:00:00Z"),
        ("Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T03:00:00Z"),
        // Samoa had no 30 December 2011.
        ("Pacific/Apia", "2011-12-29T20:00Z", "2011-12-30T14:00:00Z"),
    ] {
        let zone = TimeZone::get(zone).unwrap();
        let now = Now::new(at.parse().unwrap(), &zone, 4);
        let end = now.day_ends(&zone, 4);
        assert_eq!(end.to_string(), ends, "{at}");
        assert!(Now::new(end, &zone, 4).day > now.day);
    }
}
