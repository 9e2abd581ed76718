//! What arrives from the disk: the progress and the decks, at the start and later.

use std::path::PathBuf;

use crate::{
    deck::{Problem, Severity},
    history::{Ledger, Progress},
    store::{Access, DeckChange},
    tui::{Effect, turn::Turn},
};

use super::{Model, Waiting};

impl Model {
    pub(super) fn history_read(
        &mut self,
        progress: Progress,
        problems: Vec<Problem>,
        access: Access,
        effects: &mut Vec<Effect>,
    ) {
        if progress.is_ahead_of(self.desk.now) {
            self.desk
                .alarm("the newest entry of your history lies in the future; is the clock right?");
        }
        self.desk.ledger = Ledger::new(progress, self.writer.clone());
        let (news, problems): (Vec<_>, Vec<_>) = problems
            .into_iter()
            .partition(|problem| problem.severity == Severity::Advice);
        if let Some(first) = problems.first() {
            self.desk.alarm(first.to_string());
        } else if let Some(first) = news.first() {
            self.desk.tell(first.to_string());
        }
        self.desk.add_problems(problems);
        if let Access::ReadOnly(why) = &access {
            self.desk.alarm(format!("read-only: {why}"));
        }
        self.desk.access = access;
        if let Some(loading) = &mut self.desk.loading {
            loading.history = false;
        }
        self.desk.recount();
        self.roles.refresh(&self.desk);
        self.show_what_changed(&[], effects);
        self.go_on_loading(effects);
    }

    pub(super) fn decks_read(
        &mut self,
        changes: Vec<DeckChange>,
        progress: (usize, usize),
        effects: &mut Vec<Effect>,
    ) {
        let paths: Vec<PathBuf> = changes.iter().map(|change| change.path.clone()).collect();
        let broken = changes.iter().find_map(|change| change.problems.first());
        if let Some(problem) = broken.filter(|_| !self.is_loading()) {
            let text = problem.to_string();
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

    fn show_what_changed(&mut self, paths: &[PathBuf], effects: &mut Vec<Effect>) {
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        for screen in &mut self.above {
            screen.show_mut().disk_read(paths, &mut turn);
        }
    }

    fn go_on_loading(&mut self, effects: &mut Vec<Effect>) {
        self.desk.loading.take_if(|loading| loading.is_done());
        let all_read = self.desk.loading.is_none();
        let history_read = self.desk.is_ready();
        let opens = |waiting: &mut Waiting| all_read || (history_read && !waiting.all_decks);
        if let Some(waiting) = self.waiting.take_if(opens) {
            self.start(waiting.plan, effects);
        }
    }
}
