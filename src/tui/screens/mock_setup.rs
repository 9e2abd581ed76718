//! The choices before a mock interview.

use std::{path::PathBuf, sync::Arc};

use ratatui::{Frame, layout::Rect};

use crate::{
    deck::{Difficulty, Kind},
    history::Wanted,
    library::CardEntry,
    mock::{Mock, Stage},
    session::{MockPlan, Plan, Scope as Cards},
    text::{count, slug},
    tui::{
        Action, Desk, Effect, HitMap, Message, Route, Scope,
        screens::Show,
        turn::Turn,
        widgets::{
            days,
            form::{Choice, Field, Form},
        },
    },
};

/// How many questions one may choose.
const QUESTIONS: [usize; 4] = [3, 5, 8, 10];

/// How many minutes one may choose.
const MINUTES: [Option<u32>; 4] = [None, Some(15), Some(30), Some(45)];

/// What a choice does.
#[derive(Clone, Debug)]
enum What {
    /// Goes on with the one that was left, judges what was answered in it, or leaves it.
    GoOn,
    Judge,
    Anew,
    Questions(usize),
    Difficulty(Option<Difficulty>),
    Kind(Option<Kind>),
    Minutes(Option<u32>),
}

/// The state of the form.
#[derive(Clone, Debug)]
pub(in crate::tui) struct MockSetup {
    role: Arc<str>,
    title: String,
    form: Form<What>,
    /// How many questions there are to choose from.
    choice: usize,
    left: Left,
}

/// The last mock interview of this role that was left half-way.
#[derive(Clone, Debug)]
enum Left {
    /// The history is being read.
    Unknown,
    Nothing,
    This(Box<Mock>),
}

impl MockSetup {
    /// The form for the role of this slug. Whether one was left half-way is asked of the history.
    pub(in crate::tui) fn new(role: Arc<str>, desk: &Desk, effects: &mut Vec<Effect>) -> Self {
        effects.push(Effect::ReadPast(Wanted::Mocks));
        let name = desk
            .library
            .role(&role)
            .map_or_else(|_| role.to_string(), |role| role.name.to_string());
        let mut setup = Self {
            title: format!("{name}: mock interview"),
            form: Form::new(fields(&role, desk)),
            role,
            choice: 0,
            left: Left::Unknown,
        };
        setup.recount(desk);
        setup
    }

    fn recount(&mut self, desk: &Desk) {
        let progress = desk.ledger.progress();
        self.choice = self.plan().choice(&desk.library, progress, desk.now.day);
    }

    /// The mock interview the form describes.
    fn plan(&self) -> MockPlan {
        let mut plan = MockPlan::of(Arc::clone(&self.role));
        for (what, all) in self.form.chosen() {
            match what {
                What::Questions(questions) => plan.questions = *questions,
                What::Minutes(minutes) => plan.minutes = *minutes,
                What::Difficulty(difficulty) if !all => plan.difficulties.push(*difficulty),
                What::Kind(kind) if !all => plan.kinds.push(*kind),
                What::Difficulty(_) | What::Kind(_) | What::GoOn | What::Judge | What::Anew => {}
            }
        }
        plan
    }

    /// The history was read: one of this role that was left is offered.
    fn found(&mut self, mocks: Vec<Mock>, desk: &Desk) {
        let is_left = |mock: &Mock| slug(&mock.role) == *self.role && mock.stage() != Stage::Done;
        let left = mocks.into_iter().find(is_left);
        // Read again, it is offered already.
        if !matches!(self.left, Left::Unknown) {
            return;
        }
        self.left = match left {
            None => Left::Nothing,
            Some(mock) => {
                self.form.put_first(offer(&mock, desk));
                Left::This(Box::new(mock))
            }
        };
    }

    fn start(&self, turn: &mut Turn) -> Option<Route> {
        let chosen = self.form.chosen().find_map(|(what, _)| match what {
            What::GoOn => Some(false),
            What::Judge => Some(true),
            _ => None,
        });
        match (chosen, &self.left) {
            (_, Left::Unknown) => {
                turn.desk
                    .tell("your history is still being read: one moment more");
                None
            }
            (Some(false), Left::This(mock)) => Some(Route::GoOn(mock.clone())),
            (Some(true), Left::This(mock)) => end(mock, turn),
            _ if self.choice == 0 => {
                turn.desk
                    .tell("there is nothing to ask: choose other difficulties or kinds");
                None
            }
            _ => Some(Route::Mock(self.plan())),
        }
    }

    /// How many questions will be asked.
    fn comes_to(&self) -> String {
        count(self.plan().questions.min(self.choice), "question")
    }
}

/// Ends the one that was left where it stands, so that what was answered is judged.
fn end(mock: &Mock, turn: &mut Turn) -> Option<Route> {
    if !turn.may_write() {
        return None;
    }
    let event = turn.desk.ledger.record(mock.ended(), turn.desk.now);
    turn.desk.ledger.forget_steps();
    let mut mock = mock.clone();
    mock.take_in(&event);
    turn.effects.push(Effect::Append(event));
    Some(Route::GoOn(Box::new(mock)))
}

/// What can be done with one that was left half-way.
fn offer(mock: &Mock, desk: &Desk) -> Field<What> {
    let when = days::relative(mock.day, desk.now.day);
    let mut choices = Vec::new();
    if mock.stage() == Stage::Debrief {
        choices.push(Choice::new(format!("judge it ({when})"), true, What::GoOn));
    } else {
        let (answers, of) = (mock.answers(), mock.questions.len());
        let name = format!("go on ({when}, {answers} of {of} answered)");
        choices.push(Choice::new(name, true, What::GoOn));
        if answers > 0 {
            choices.push(Choice::new("judge what I answered", false, What::Judge));
        }
    }
    choices.push(Choice::new("begin anew", false, What::Anew));
    Field::one("Left", choices)
}

fn fields(role: &Arc<str>, desk: &Desk) -> Vec<Field<What>> {
    let all = Plan::over(Cards::Role(Arc::clone(role)));
    // Cards that do not say are a choice of their own, where there are any.
    let unstated = |says: fn(&CardEntry) -> bool| all.candidates(&desk.library).any(|card| !says(card));
    let difficulties = Difficulty::ALL.map(|it| (it.name(), What::Difficulty(Some(it))));
    let kinds = Kind::ALL.map(|it| (it.name(), What::Kind(Some(it))));
    let no_difficulty = unstated(|card| card.difficulty.is_some()).then_some(What::Difficulty(None));
    let no_kind = unstated(|card| card.kind.is_some()).then_some(What::Kind(None));
    let minutes = |minutes: Option<u32>| minutes.map_or("no limit".to_owned(), |minutes| minutes.to_string());
    let questions = QUESTIONS.map(|it| {
        let chosen = it == MockPlan::QUESTIONS;
        Choice::new(it.to_string(), chosen, What::Questions(it))
    });
    vec![
        Field::one("Questions", questions.into()),
        Field::several("Difficulty", chosen(difficulties, no_difficulty)),
        Field::several("Kind", chosen(kinds, no_kind)),
        Field::one(
            "Minutes",
            MINUTES
                .map(|it| Choice::new(minutes(it), it.is_none(), What::Minutes(it)))
                .into(),
        ),
    ]
}

/// All of them chosen, the last for cards that do not say.
fn chosen(stated: [(&str, What); 3], unstated: Option<What>) -> Vec<Choice<What>> {
    let unstated = unstated.map(|what| ("unstated", what));
    let all = stated.into_iter().chain(unstated);
    all.map(|(name, what)| Choice::new(name, true, what)).collect()
}

impl Show for MockSetup {
    fn scope(&self) -> Scope {
        Scope::Setup
    }

    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route> {
        match message {
            Message::Do(Action::Open) => return self.start(turn),
            Message::Do(Action::Back) => return Some(Route::Back),
            Message::PastRead(Wanted::Mocks, events, problems) => {
                if let Some(problem) = problems.first() {
                    turn.desk.alarm(problem.to_string());
                }
                self.found(Mock::all(events), turn.desk);
            }
            message if self.form.update(message, turn.desk) => self.recount(turn.desk),
            _ => {}
        }
        None
    }

    fn disk_read(&mut self, _paths: &[PathBuf], turn: &mut Turn) {
        self.recount(turn.desk);
    }

    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap) {
        self.form
            .view(&self.title, &self.comes_to(), desk, frame, area, hits);
    }
}
