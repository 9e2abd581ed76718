//! Decks that arrive from the disk, at the start and later, what waits for them, and the copies made each day.

use std::path::PathBuf;

use crate::{
    deck::Problem,
    store::{Access, DeckChange},
    tui::{Action, Effect, Origin, turn::Turn},
};

use super::{Model, Waiting};

impl Model {
    pub(super) fn decks_read(
        &mut self,
        changes: Vec<DeckChange>,
        progress: (usize, usize),
        effects: &mut Vec<Effect>,
    ) {
        let paths: Vec<PathBuf> = changes.iter().map(|change| change.path.clone()).collect();
        let broken = changes.iter().find_map(|change| change.problems.first());
        if let Some(problem) = broken.filter(|_| !self.is_loading()) {
            let text = problem.in_short();
            self.desk.alarm(text);
        }
        self.desk.decks_read(changes);
        if let Some(loading) = &mut self.desk.loading {
            loading.decks = Some(progress);
        }
        self.roles.refresh(&self.desk);
        self.show_what_changed(&paths, effects);
        self.go_on_loading(effects);
    }

    /// Says that the user's decks cannot be listed, or that they can be again.
    pub(super) fn decks_listed(&mut self, problem: Option<Box<Problem>>, effects: &mut Vec<Effect>) {
        if let Some(problem) = &problem {
            let (key, what) = (self.desk.keymap.key(Action::Problems), problem.in_short());
            self.desk.alarm(format!("{what} ({key} says more)"));
        }
        let problems = problem.into_iter().map(|problem| *problem).collect();
        self.desk.replace_problems(Origin::Decks, problems);
        self.show_what_changed(&[], effects);
    }

    /// Has copies made of all that was there when the study day began, or the program.
    pub(super) fn back_up(&mut self, effects: &mut Vec<Effect>) {
        let day = self.desk.now.day;
        if self.desk.is_ready() && self.desk.access == Access::Writable && self.backed_up != Some(day) {
            self.backed_up = Some(day);
            effects.push(Effect::BackUp(day));
        }
    }

    /// Whether no copy that was asked for is missing.
    pub(in crate::tui) fn is_backed_up(&self) -> bool {
        self.desk.problems_in(Origin::Backups).is_empty()
    }

    /// The copies were made, or why not.
    pub(super) fn backed_up(&mut self, problem: Option<Problem>, effects: &mut Vec<Effect>) {
        if let Some(problem) = &problem {
            self.desk.alarm(problem.to_string());
        }
        self.desk
            .replace_problems(Origin::Backups, problem.into_iter().collect());
        self.show_what_changed(&[], effects);
    }

    pub(super) fn show_what_changed(&mut self, paths: &[PathBuf], effects: &mut Vec<Effect>) {
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        for screen in &mut self.above {
            screen.show_mut().disk_read(paths, &mut turn);
        }
    }

    pub(super) fn go_on_loading(&mut self, effects: &mut Vec<Effect>) {
        let done = self.desk.loading.take_if(|loading| loading.is_done());
        if done.is_some() {
            self.roles.choose_last_studied();
        }
        let all_read = self.desk.loading.is_none();
        let history_read = self.desk.is_ready();
        let opens = |waiting: &mut Waiting| all_read || (history_read && !waiting.all_decks);
        if let Some(waiting) = self.waiting.take_if(opens) {
            self.open(waiting.opening, effects);
        }
    }
}
