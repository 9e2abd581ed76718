//! The progress, when it arrives from the disk: at the start, and again when others have changed it.

use crate::{
    deck::{Problem, Severity},
    history::Progress,
    store::{Access, HowFar, renamed},
    text::count,
    tui::{Action, Effect, Origin, desk::ToCome},
};

use super::Model;

/// How it was before the progress was read again.
pub(super) struct Before {
    /// Grades of all days; `None` at the start.
    reviews: Option<u64>,
    access: Access,
    changed: bool,
    /// Something had been done here for which everything is added up anew.
    outdated: bool,
    /// This device is called otherwise now.
    renamed: bool,
}

impl Model {
    /// Goes on from what was read.
    pub(super) fn go_on_from(&mut self, progress: Progress, access: Access, device: &str) -> Before {
        let desk = &mut self.desk;
        let known = desk.ledger.progress();
        let before = Before {
            reviews: desk.is_ready().then(|| reviews(known)),
            changed: *known != progress,
            outdated: known.is_outdated(),
            renamed: desk.ledger.device() != device,
            access: std::mem::replace(&mut desk.access, access),
        };
        desk.ledger.go_on_from(progress, device);
        if let Some(loading) = &mut desk.loading {
            loading.history = ToCome::Nothing;
        }
        before
    }

    /// Takes note of how far the progress is, which is long.
    pub(super) fn history_is(&mut self, far: HowFar) {
        let history = self.desk.loading.as_mut().map(|loading| &mut loading.history);
        if let Some(history) = history.filter(|history| **history != ToCome::Nothing) {
            *history = ToCome::Rest(far);
        }
    }

    /// Says what is new and worst.
    pub(super) fn say_what_was_read(&mut self, problems: Vec<Problem>, before: &Before) {
        let (advice, problems): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|problem| problem.severity == Severity::Advice);
        // That progress.ron is not there yet is news at the start alone.
        let news = match before.reviews {
            _ if before.renamed => Some(renamed(self.desk.ledger.device())),
            None => advice.first().map(Problem::to_string),
            Some(_) => self.news(before),
        };
        if let Some(text) = news {
            self.desk.tell(text);
        }
        let told = self.desk.replace_problems(Origin::History, problems);
        let found = self.desk.problems_in(Origin::History).iter();
        let new = found.filter(|it| !told.contains(it)).count();
        if new > 0 {
            let (key, new) = (self.desk.keymap.key(Action::Problems), count(new, "problem"));
            self.desk
                .alarm(format!("{new} in your history: {key} says where"));
        }
    }

    fn news(&self, before: &Before) -> Option<String> {
        let known = before.reviews?;
        match (&before.access, &self.desk.access) {
            (Access::ReadOnly(_), Access::Writable) => Some("grades are saved from now on".to_owned()),
            // Whoever only looks on is not told of every grade.
            (_, Access::ReadOnly(_)) => None,
            // What was done to the history here was told when it was done.
            _ if !before.changed || before.outdated => None,
            _ => {
                let more = reviews(self.desk.ledger.progress()).saturating_sub(known);
                Some(match usize::try_from(more) {
                    Ok(0) | Err(_) => "what another device changed was taken in".to_owned(),
                    Ok(1) => "1 grade of another device was taken in".to_owned(),
                    Ok(more) => format!("{} of other devices were taken in", count(more, "grade")),
                })
            }
        }
    }

    pub(super) fn show_history(&mut self, effects: &mut Vec<Effect>) {
        self.desk.recount();
        self.roles.refresh(&self.desk);
        self.show_what_changed(&[], effects);
        self.go_on_loading(effects);
    }
}

fn reviews(progress: &Progress) -> u64 {
    progress.days().values().map(|day| u64::from(day.reviews)).sum()
}
