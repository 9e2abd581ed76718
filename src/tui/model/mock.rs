//! Mock interviews: begun, gone on with, judged, reported.

use crate::{
    history::EventKind,
    mock::{Mock, Stage},
    session::{MockPlan, Opening, Scope as Cards, Session},
    text::{count, slug},
    tui::{
        Effect,
        screens::{Screen, interview::Interview, report::ReportScreen, study::Study},
        turn::Turn,
    },
};

use super::Model;

impl Model {
    /// Begins a mock interview, as soon as all it needs was read.
    pub(super) fn begin_mock(&mut self, plan: &MockPlan, effects: &mut Vec<Effect>) {
        if !self.may_begin(|| Opening::Mock(plan.clone()), effects) {
            return;
        }
        self.roles.choose(&Cards::Role(plan.role.clone()));
        let desk = &mut self.desk;
        let cards = plan.cards(&desk.library, desk.ledger.progress(), desk.now.day, desk.seed);
        if cards.is_empty() {
            desk.tell("there is nothing to ask: this role has no such card that is not set aside");
            return;
        }
        if cards.len() < plan.questions {
            let there_are = count(cards.len(), "such question");
            desk.tell(format!("the role has {there_are}: all are asked"));
        }
        let role = desk.library.role(&plan.role);
        let begun = EventKind::MockBegun {
            role: role.map_or_else(|_| plan.role.to_string(), |role| role.name.to_string()),
            cards,
            minutes: plan.minutes,
        };
        let event = desk.ledger.record(begun, desk.now);
        desk.ledger.forget_steps();
        let mock = Mock::begun(&event);
        effects.push(Effect::Append(event));
        if let Some(mock) = mock {
            self.go_on_with(mock, effects);
        }
    }

    /// Asks what is next in a mock interview, judges its answers, or says what it came to.
    pub(super) fn go_on_with(&mut self, mock: Mock, effects: &mut Vec<Effect>) {
        if !self.may_write(effects) {
            return;
        }
        self.roles.choose(&Cards::Role(slug(&mock.role).into()));
        match mock.stage() {
            Stage::Asking(asking) => {
                self.leave_session();
                let mut turn = Turn {
                    desk: &mut self.desk,
                    effects,
                };
                let interview = Interview::new(mock, asking, &mut turn);
                self.above.push(Screen::Interview(Box::new(interview)));
            }
            Stage::Debrief => {
                let cards = mock.to_be_judged();
                let session = Session::debrief(mock.id.clone(), cards, &mut self.desk.ledger);
                self.judge(Box::new(mock), session, effects);
            }
            Stage::Done => {
                self.leave_session();
                self.report(Box::new(mock), None, effects);
            }
        }
    }

    /// The debrief of `mock`, as far as `session` has come.
    pub(super) fn judge(&mut self, mock: Box<Mock>, session: Session, effects: &mut Vec<Effect>) {
        self.leave_session();
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        let study = Study::debrief(mock, session, &mut turn);
        self.above.push(Screen::Study(Box::new(study)));
    }

    /// The report of `mock`, and the debrief that led there.
    pub(super) fn report(
        &mut self,
        mock: Box<Mock>,
        session: Option<Box<Session>>,
        effects: &mut Vec<Effect>,
    ) {
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        let report = ReportScreen::new(mock, session, &mut turn);
        self.above.push(Screen::Report(Box::new(report)));
    }

    /// Whether something may be recorded; says why not.
    fn may_write(&mut self, effects: &mut Vec<Effect>) -> bool {
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        turn.may_write()
    }
}
