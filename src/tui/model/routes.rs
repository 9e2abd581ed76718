//! Where a screen leads: the next screen is built here, and a session opens as soon as what it needs was read.

use crate::{
    session::{Opening, Plan, Session},
    store::Access,
    tui::{
        Effect, Message, Route,
        screens::{
            Screen, calibration::CalibrationScreen, cards::CardList, earlier::Earlier, help::Help,
            marked::Marked, mock_setup::MockSetup, mocks::Mocks, problems::Problems, setup::Setup,
            stories::Stories, study::Study, summary::SummaryScreen,
        },
        turn::Turn,
    },
};

use super::{Model, Waiting};

impl Model {
    pub(super) fn go(&mut self, route: Route, effects: &mut Vec<Effect>) {
        match route {
            Route::Back => {
                let left = self.above.pop();
                if matches!(
                    left,
                    Some(Screen::Study(_) | Screen::Summary(_) | Screen::Report(_))
                ) {
                    // Decks may have been counted in the middle of what was undone since.
                    self.desk.recount();
                }
                if let Some(Screen::Stories(_)) = left {
                    // The stories of a card that is asked may be others now.
                    let (columns, rows) = self.desk.size;
                    self.each_screen(&Message::Resized { columns, rows }, effects);
                }
                if self.above.is_empty() {
                    self.roles.refresh(&self.desk);
                }
            }
            Route::Help(scope) => self.above.push(Screen::Help(Help::new(scope, &self.desk))),
            Route::Problems => self.above.push(Screen::Problems(Problems::new(&self.desk))),
            Route::MockSetup(role) => {
                let setup = MockSetup::new(role, &self.desk, effects);
                self.above.push(Screen::MockSetup(setup));
            }
            Route::Mock(plan) => self.begin_mock(&plan, effects),
            Route::GoOn(mock) => self.go_on_with(*mock, effects),
            Route::Judge(mock, session) => self.judge(mock, *session, effects),
            Route::Judged(mock, session) => {
                self.leave_session();
                effects.push(Effect::SaveProgress);
                self.report(mock, Some(session), effects);
            }
            Route::Mocks => self.above.push(Screen::Mocks(Mocks::new(effects))),
            Route::Report(mock) => self.report(mock, None, effects),
            Route::Setup(plan) => self.above.push(Screen::Setup(Setup::new(&plan, &self.desk))),
            Route::Marked => {
                // What is undone there is what was done there.
                self.desk.ledger.forget_steps();
                let mut marked = Marked::new(&self.desk);
                marked.read(&self.desk, effects);
                self.above.push(Screen::Marked(marked));
            }
            Route::Cards(of) => {
                let mut cards = CardList::new(of, &self.desk);
                cards.read(&self.desk, effects);
                self.above.push(Screen::Cards(cards));
            }
            Route::Earlier(card) => {
                let mut earlier = Earlier::new(card, &self.desk);
                earlier.read(&self.desk, effects);
                self.above.push(Screen::Earlier(Box::new(earlier)));
            }
            Route::Calibration => {
                let mut turn = Turn {
                    desk: &mut self.desk,
                    effects,
                };
                let calibration = CalibrationScreen::new(&mut turn);
                self.above.push(Screen::Calibration(Box::new(calibration)));
            }
            Route::Stories(about) => {
                let mut turn = Turn {
                    desk: &mut self.desk,
                    effects,
                };
                let stories = Stories::new(about, &mut turn);
                self.above.push(Screen::Stories(Box::new(stories)));
            }
            Route::Study(plan) => self.start(plan, effects),
            Route::Resume(session) => self.study(*session, effects),
            Route::Summary(session) => {
                self.leave_session();
                effects.push(Effect::SaveProgress);
                self.above.push(Screen::Summary(Box::new(SummaryScreen::new(
                    *session, &self.desk,
                ))));
            }
        }
    }

    pub(super) fn start(&mut self, plan: Plan, effects: &mut Vec<Effect>) {
        if self.desk.is_ready() {
            self.roles.choose(&plan.scope);
        }
        if !self.may_begin(|| Opening::Study(plan.clone()), effects) {
            return;
        }
        let progress = self.desk.ledger.progress();
        let cards = plan.cards(
            &self.desk.library,
            progress,
            self.desk.now,
            self.desk.new_left(),
            self.desk.seed,
        );
        let session = Session::new(plan, cards, &mut self.desk.ledger);
        if self.desk.is_ahead() {
            self.desk.tell(
                "your history reaches into the future: was a clock wrong? the role list says what to do",
            );
        }
        if session.card().is_none() {
            self.leave_session();
            self.above
                .push(Screen::Summary(Box::new(SummaryScreen::new(session, &self.desk))));
        } else {
            self.study(session, effects);
        }
    }

    /// Whether a sitting may begin now. If not, it opens as soon as what it needs is there.
    pub(super) fn may_begin(&mut self, opening: impl Fn() -> Opening, effects: &mut Vec<Effect>) -> bool {
        let waits = || {
            Some(Waiting {
                opening: opening(),
                all_decks: false,
            })
        };
        if !self.desk.is_ready() || self.desk.ledger.progress().is_outdated() {
            self.desk
                .tell("your progress is still being read; the session opens as soon as it is there");
            self.waiting = waits();
            return false;
        }
        if self.desk.access != Access::Writable {
            self.waiting = waits();
            effects.push(Effect::AskToWrite);
            return false;
        }
        self.desk.redated.clear();
        self.desk.seed = self.desk.seed.wrapping_add(1);
        true
    }

    pub(super) fn open(&mut self, opening: Opening, effects: &mut Vec<Effect>) {
        match opening {
            Opening::Study(plan) => self.start(plan, effects),
            Opening::Mock(plan) => self.begin_mock(&plan, effects),
        }
    }

    fn study(&mut self, session: Session, effects: &mut Vec<Effect>) {
        self.leave_session();
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        let study = Study::new(session, &mut turn);
        self.above.push(Screen::Study(Box::new(study)));
    }

    /// A session and what leads into and out of it are one place: going back from it leads to the role list.
    pub(super) fn leave_session(&mut self) {
        let is_of_one = |screen: &Screen| match screen {
            Screen::Study(_)
            | Screen::Summary(_)
            | Screen::Setup(_)
            | Screen::MockSetup(_)
            | Screen::Interview(_)
            | Screen::Mocks(_)
            | Screen::Report(_) => true,
            Screen::Marked(_)
            | Screen::Cards(_)
            | Screen::Earlier(_)
            | Screen::Stories(_)
            | Screen::Calibration(_)
            | Screen::Problems(_)
            | Screen::Help(_) => false,
        };
        self.above.retain(|screen| !is_of_one(screen));
        self.desk.recount();
        self.roles.refresh(&self.desk);
    }
}
