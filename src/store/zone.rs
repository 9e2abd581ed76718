//! Where the system's clock stands.

use std::{path::Path, sync::OnceLock};

use jiff::tz::TimeZone;

use super::Disk;

/// Where systems keep the rules of the zones.
const FOLDERS: [&str; 4] = [
    "/usr/share/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/usr/lib/zoneinfo",
    "/etc/zoneinfo",
];

/// More than the rules of any zone take, bytes.
const LIMIT: u64 = 1 << 20;

/// The user's time zone: what `TZ` names, or else what the system is set to, which may change when the user travels.
///
/// A zone that `TZ` names is read from its one file. Looking for it in the system's whole database, as jiff does, takes a third of the
/// time of a start.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "here the user's zone enters the program"
)]
pub fn zone() -> TimeZone {
    static NAMED: OnceLock<Option<TimeZone>> = OnceLock::new();
    // What a program was started with does not change.
    NAMED
        .get_or_init(|| named(&asked_for()?))
        .clone()
        .unwrap_or_else(TimeZone::system)
}

#[expect(clippy::disallowed_methods, reason = "here the user may name a zone")]
fn asked_for() -> Option<String> {
    std::env::var("TZ").ok()
}

/// The zone of this name, if it is one and the system knows it. Rules written out and paths are left to jiff.
fn named(name: &str) -> Option<TimeZone> {
    let name = name.strip_prefix(':').unwrap_or(name);
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.');
    if !name.split('/').all(is_part) {
        return None;
    }
    let disk = Disk::default();
    let read = |folder: &&str| {
        let rules = disk.read_limited(&Path::new(folder).join(name), LIMIT).ok()?;
        TimeZone::tzif(name, &rules).ok()
    };
    FOLDERS.iter().find_map(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path() {
        for name in [
            "",
            "/etc/localtime",
            "../zoneinfo/UTC",
            "Europe//Berlin",
            "Europe/.Berlin",
        ] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn rules_that_are_written_out_are_left_to_jiff() {
        assert_eq!(named("CET-1CEST,M3.5.0,M10.5.0/3"), None);
    }
}
