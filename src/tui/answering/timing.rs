//! The clock of a question: thinking, then speaking. It stands still while the user is elsewhere.

use jiff::{SignedDuration, Timestamp};

/// Since when a question is thought about and spoken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Timing {
    /// When it was asked; later by as long as the user was away since.
    asked: Timestamp,
    speech: Speech,
    /// Since when the window is out of focus.
    away: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speech {
    /// Not begun.
    Silent,
    /// Since then, as if without pauses.
    Speaking {
        thought: SignedDuration,
        since: Timestamp,
    },
    /// Ended, or interrupted, after so long.
    Paused {
        thought: SignedDuration,
        spoke: SignedDuration,
    },
}

/// What the clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Shown {
    /// Nobody speaks yet: since the question.
    Thinking(SignedDuration),
    /// Since the first word.
    Speaking(SignedDuration),
    /// So long was spoken, and it does not run.
    Paused(SignedDuration),
}

impl Timing {
    pub(in crate::tui) fn new(now: Timestamp) -> Self {
        Self {
            asked: now,
            speech: Speech::Silent,
            away: None,
        }
    }

    /// Now, or when the user left.
    fn moment(&self, now: Timestamp) -> Timestamp {
        self.away.unwrap_or(now)
    }

    /// From the question until now.
    pub(in crate::tui) fn asked(&self, now: Timestamp) -> SignedDuration {
        self.moment(now).duration_since(self.asked)
    }

    /// From the question to the first word, and how long was spoken, once somebody spoke.
    pub(in crate::tui) fn speech(&self, now: Timestamp) -> Option<(SignedDuration, SignedDuration)> {
        match self.speech {
            Speech::Silent => None,
            Speech::Speaking { thought, since } => Some((thought, self.moment(now).duration_since(since))),
            Speech::Paused { thought, spoke } => Some((thought, spoke)),
        }
    }

    pub(in crate::tui) fn shown(&self, now: Timestamp) -> Shown {
        match self.speech {
            Speech::Silent => Shown::Thinking(self.asked(now)),
            Speech::Speaking { since, .. } => Shown::Speaking(self.moment(now).duration_since(since)),
            Speech::Paused { spoke, .. } => Shown::Paused(spoke),
        }
    }

    /// Whether the first word was spoken.
    pub(in crate::tui) fn is_silent(&self) -> bool {
        self.speech == Speech::Silent
    }

    /// Whether what it shows changes by itself.
    pub(in crate::tui) fn runs(&self) -> bool {
        self.away.is_none() && !matches!(self.speech, Speech::Paused { .. })
    }

    /// The user begins to speak, pauses, or goes on.
    pub(in crate::tui) fn speak(&mut self, now: Timestamp) {
        let moment = self.moment(now);
        self.speech = match self.speech {
            Speech::Silent => Speech::Speaking {
                thought: self.asked(now),
                since: moment,
            },
            Speech::Speaking { thought, since } => Speech::Paused {
                thought,
                spoke: moment.duration_since(since),
            },
            Speech::Paused { thought, spoke } => Speech::Speaking {
                thought,
                since: moment.checked_sub(spoke).unwrap_or(moment),
            },
        };
    }

    /// The window lost the focus: the clock stands still.
    pub(in crate::tui) fn leave(&mut self, now: Timestamp) {
        self.away.get_or_insert(now);
    }

    /// The user is back: it goes on from where it stood.
    pub(in crate::tui) fn come_back(&mut self, now: Timestamp) {
        let Some(left) = self.away.take() else { return };
        let gone = now.duration_since(left);
        let later = |at: Timestamp| at.checked_add(gone).unwrap_or(at);
        self.asked = later(self.asked);
        if let Speech::Speaking { since, .. } = &mut self.speech {
            *since = later(*since);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH
            .checked_add(SignedDuration::from_secs(second))
            .unwrap_or_default()
    }

    fn seconds(seconds: i64) -> SignedDuration {
        SignedDuration::from_secs(seconds)
    }

    #[test]
    fn thinking_ends_with_the_first_word_and_a_pause_is_not_spoken() {
        let mut timing = Timing::new(at(0));
        assert_eq!(timing.shown(at(7)), Shown::Thinking(seconds(7)));
        timing.speak(at(10));
        assert_eq!(timing.shown(at(25)), Shown::Speaking(seconds(15)));
        timing.speak(at(30));
        assert_eq!(timing.shown(at(99)), Shown::Paused(seconds(20)));
        assert!(!timing.runs());
        timing.speak(at(100));
        assert_eq!(timing.speech(at(105)), Some((seconds(10), seconds(25))));
    }

    #[test]
    fn who_looks_elsewhere_loses_no_time() {
        let mut timing = Timing::new(at(0));
        timing.speak(at(10));
        timing.leave(at(20));
        timing.leave(at(25));
        assert_eq!(timing.shown(at(1_000)), Shown::Speaking(seconds(10)));
        assert!(!timing.runs());
        timing.come_back(at(1_000));
        timing.come_back(at(1_001));
        assert_eq!(timing.speech(at(1_005)), Some((seconds(10), seconds(15))));
        assert_eq!(timing.asked(at(1_005)), seconds(25));
    }
}
