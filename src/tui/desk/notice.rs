//! What is said to the user for a few seconds.

use jiff::{SignedDuration, Timestamp};

use crate::text::clean;

use super::{Desk, deadline::Deadline};

/// How long a notice stays.
const NOTICE: SignedDuration = SignedDuration::from_secs(5);

/// Something that is said for a while.
#[derive(Clone, Debug)]
pub(super) struct Notice {
    text: String,
    alarm: bool,
    until: Deadline,
}

impl Desk {
    /// Says something for a few seconds.
    pub fn tell(&mut self, text: impl AsRef<str>) {
        self.say(text.as_ref(), false);
    }

    /// Says for a few seconds that something went wrong.
    pub fn alarm(&mut self, text: impl AsRef<str>) {
        self.say(text.as_ref(), true);
    }

    fn say(&mut self, text: &str, alarm: bool) {
        self.notice = Some(Notice {
            text: clean(text).replace('\n', " "),
            alarm,
            until: Deadline::new(self.now.at, NOTICE),
        });
    }

    /// Takes the notice away once it was there long enough.
    pub(super) fn let_notice_end(&mut self) {
        let now = self.now.at;
        self.notice.take_if(|notice| notice.until.is_over(now));
    }

    /// What is being said, and whether it is bad news.
    #[must_use]
    pub fn notice(&self) -> Option<(&str, bool)> {
        self.notice
            .as_ref()
            .map(|notice| (notice.text.as_str(), notice.alarm))
    }

    /// When the notice goes away.
    #[must_use]
    pub fn notice_ends(&self) -> Option<Timestamp> {
        self.notice.as_ref().map(|notice| notice.until.at())
    }

    pub(in crate::tui) fn dismiss_notice(&mut self) {
        self.notice = None;
    }
}
