//! Mock interviews: which questions are asked, what the history says of one, and what it came to.
#![expect(clippy::unwrap_used, reason = "examples are known to be right")]

#[path = "common/review.rs"]
mod review;

use std::collections::HashSet;

use greenroom::{
    deck::{Card, CardId, Difficulty, Kind, parse},
    history::{
        Attempt, Event, EventKind, Judgement, Ledger, Mode, Past, Progress, Sure, Wanted, Writer, fold,
        read_records, write_header, write_record,
    },
    library::Library,
    mock::{Answer, Asking, Block, FOLLOW_UPS, Mock, Stage, markdown, report},
    schedule::Rating,
    session::{MockPlan, Session},
    settings::Settings,
    time::Now,
};
use jiff::{SignedDuration, civil::date};

use review::reviewed;

const BAKER: &str = r#"(version: 1, role: "Baker", cards: [
    (id: "dough", kind: Technical, difficulty: Easy, question: "When is dough ready?", answer: "When it springs back.",
     key_points: [(text: "it springs back"), (text: "time alone does not tell")],
     follow_ups: ["And in winter?", "And rye?", "And by hand?"], target_seconds: 90),
    (id: "oven", kind: Technical, difficulty: Medium, question: "How hot?", answer: "Hot."),
    (id: "flour", kind: Technical, difficulty: Hard, question: "Which flour?", answer: "Strong."),
    (id: "queue", kind: Situational, difficulty: Medium, question: "The queue is long. What now?", answer: "Smile."),
    (id: "burnt", kind: Behavioral, difficulty: Hard, question: "Tell me of a burnt loaf.", answer: "I forgot it.", rubric: Behavioral),
])"#;

fn now() -> Now {
    Now::on(date(2026, 11, 24))
}

fn library() -> Library {
    let mut library = Library::default();
    let deck = parse("baker", "baker.ron", BAKER).deck.unwrap();
    library.put("baker.ron".as_ref(), deck).unwrap();
    library
}

fn card(id: &CardId) -> Option<Card> {
    let cards = parse("baker", "baker.ron", BAKER).cards;
    cards.into_iter().find(|card| card.id == id.card())
}

fn plan(questions: usize) -> MockPlan {
    MockPlan {
        questions,
        ..MockPlan::of("baker".into())
    }
}

fn chosen(plan: &MockPlan, progress: &Progress, seed: u64) -> Vec<CardId> {
    plan.cards(&library(), progress, now().day, seed)
}

mod questions {
    use super::*;

    #[test]
    fn one_seed_always_asks_the_same_and_another_seed_something_else() {
        let none = Progress::default();
        let first = chosen(&plan(3), &none, 1);
        assert_eq!(first.len(), 3);
        assert_eq!(first, chosen(&plan(3), &none, 1));
        assert!((2..20).any(|seed| chosen(&plan(3), &none, seed) != first));
    }

    #[test]
    fn every_kind_is_asked_before_one_is_asked_again() {
        for seed in 0..20 {
            let kinds: HashSet<Option<Kind>> = chosen(&plan(3), &Progress::default(), seed)
                .iter()
                .map(|id| card(id).unwrap().kind)
                .collect();
            assert_eq!(kinds.len(), 3, "seed {seed}");
        }
    }

    #[test]
    fn due_new_and_weak_cards_take_turns() {
        let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "r1", 0));
        let today = now().day;
        for (id, due) in [
            ("baker/dough", today),
            ("baker/oven", today.plus(9)),
            ("baker/flour", today.plus(9)),
        ] {
            ledger.record(reviewed(id, Rating::Good, due), now());
        }
        let asked = chosen(&plan(3), ledger.progress(), 5);
        assert_eq!(asked[0].as_str(), "baker/dough");
        assert!(["baker/queue", "baker/burnt"].contains(&asked[1].as_str()));
        assert!(["baker/oven", "baker/flour"].contains(&asked[2].as_str()));
    }

    #[test]
    fn a_role_with_fewer_cards_asks_them_all_once_and_a_suspended_one_not_at_all() {
        let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "r1", 0));
        let card = CardId::from("baker/oven");
        ledger.record(EventKind::Suspended { card }, now());
        let asked = chosen(&plan(10), ledger.progress(), 3);
        assert_eq!(asked.iter().collect::<HashSet<_>>().len(), 4);
        assert!(asked.iter().all(|card| card.card() != "oven"));
        assert_eq!(plan(10).choice(&library(), ledger.progress(), now().day), 4);
    }

    #[test]
    fn difficulties_and_kinds_narrow_it() {
        let hard = MockPlan {
            difficulties: vec![Some(Difficulty::Hard)],
            kinds: vec![Some(Kind::Behavioral)],
            ..plan(5)
        };
        let asked = chosen(&hard, &Progress::default(), 0);
        assert_eq!(asked, [CardId::from("baker/burnt")]);
        let nowhere = MockPlan::of("butcher".into());
        assert_eq!(chosen(&nowhere, &Progress::default(), 0), []);
    }
}

/// A mock interview with what is written down of it.
struct Interview {
    ledger: Ledger,
    events: Vec<Event>,
    mock: Mock,
    now: Now,
}

impl Interview {
    fn begin(cards: &[&str], minutes: Option<u32>) -> Self {
        let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "r1", 0));
        let begun = EventKind::MockBegun {
            role: "Baker".to_owned(),
            cards: cards.iter().map(|card| CardId::from(*card)).collect(),
            minutes,
        };
        let begun = ledger.record(begun, now());
        Self {
            mock: Mock::begun(&begun).unwrap(),
            events: vec![begun],
            ledger,
            now: now(),
        }
    }

    fn asking(&self) -> Asking {
        match self.mock.stage() {
            Stage::Asking(asking) => asking,
            other => unreachable!("{other:?}"),
        }
    }

    fn asked(&self) -> String {
        let asking = self.asking();
        asking
            .follow_up
            .map_or_else(|| card(&asking.card).unwrap().question, |next| next.text)
    }

    fn happens(&mut self, what: EventKind) {
        self.now = self.now.later(SignedDuration::from_mins(1));
        let event = self.ledger.record(what, self.now);
        self.mock.take_in(&event);
        self.events.push(event);
    }

    fn answers(&mut self, text: &str) {
        let asking = self.asking();
        let given = Answer {
            took_ms: 60_000,
            attempt: Attempt {
                thought_ms: Some(10_000),
                spoke_ms: Some(50_000),
                text: text.to_owned(),
                sure: Some(Sure::Fairly),
                ..Attempt::default()
            },
            ..Answer::default()
        };
        let what = self.mock.answered(&asking, card(&asking.card).as_ref(), given);
        self.happens(what);
    }

    /// What another run of the program makes of what is on the disk, in whatever order it lies there.
    fn read_again(&self) -> Mock {
        let mut text = write_header("laptop");
        text.extend(self.events.iter().rev().map(write_record));
        let records = read_records("laptop.ronl", text.as_bytes(), 0);
        assert_eq!(records.problems, []);
        let mut past = Past::of(Wanted::Mocks);
        records.events.into_iter().for_each(|event| past.add(event));
        Mock::all(&past.in_force()).remove(0)
    }
}

mod asking {
    use super::*;

    #[test]
    fn after_each_question_come_two_of_its_follow_ups_then_the_next() {
        let mut interview = Interview::begin(&["baker/dough", "baker/oven"], None);
        let mut asked = Vec::new();
        while let Stage::Asking(_) = interview.mock.stage() {
            asked.push(interview.asked());
            interview.answers("I say so.");
        }
        assert_eq!(
            asked,
            ["When is dough ready?", "And in winter?", "And rye?", "How hot?"]
        );
        assert_eq!(FOLLOW_UPS, 2);
        assert_eq!(interview.mock.stage(), Stage::Debrief);
        assert_eq!(interview.mock.took_ms(), 240_000);
    }

    #[test]
    fn leaving_anywhere_keeps_what_was_answered_and_goes_on_there() {
        let mut interview = Interview::begin(&["baker/dough", "baker/oven"], Some(30));
        for _ in 0..4 {
            let read = interview.read_again();
            assert_eq!(read, interview.mock);
            assert_eq!(read.stage(), Stage::Asking(interview.asking()));
            interview.answers("I say so.");
        }
        assert_eq!(interview.read_again().stage(), Stage::Debrief);
    }

    #[test]
    fn once_the_time_is_up_nothing_more_is_asked() {
        let mut interview = Interview::begin(&["baker/dough", "baker/oven"], Some(2));
        assert!(!interview.mock.is_over(119_999));
        interview.answers("I say so.");
        assert!(interview.mock.is_over(60_000));
        let ended = interview.mock.ended();
        interview.happens(ended);
        assert_eq!(interview.mock.stage(), Stage::Debrief);
        assert_eq!(interview.mock.to_be_judged(), [CardId::from("baker/dough")]);
        assert_eq!(interview.read_again(), interview.mock);
    }

    #[test]
    fn a_question_that_cannot_be_shown_is_passed_over_and_not_judged() {
        let mut interview = Interview::begin(&["baker/gone", "baker/oven"], None);
        let asking = interview.asking();
        let what = interview.mock.answered(&asking, None, Answer::default());
        interview.happens(what);
        interview.answers("Hot.");
        assert_eq!(interview.mock.to_be_judged(), [CardId::from("baker/oven")]);
    }

    #[test]
    fn answers_alone_change_nothing_about_a_card() {
        let mut interview = Interview::begin(&["baker/oven"], None);
        interview.answers("Hot.");
        assert_eq!(interview.ledger.progress().cards().count(), 0);
        assert_eq!(fold(interview.events.clone()), *interview.ledger.progress());
    }
}

mod debrief {
    use super::*;

    /// Grades the answer being judged.
    fn grade(interview: &mut Interview, session: &mut Session, rating: Rating) {
        let scheduler = Settings::default().scheduler();
        let ledger = &mut interview.ledger;
        let shown = session
            .outcomes(ledger.progress(), &scheduler, interview.now)
            .unwrap();
        let attempt = Attempt {
            mock: Some(interview.mock.id.clone()),
            judged: Some(Judgement::Points {
                said: vec!["it springs back".to_owned()],
                of: 2,
                wrong: true,
            }),
            suggested: Some(Rating::Again),
            ..Attempt::default()
        };
        let answered = greenroom::session::Answered {
            took_ms: 60_000,
            attempt: Some(attempt),
        };
        let event = session
            .grade(rating, &shown, answered, &scheduler, ledger, interview.now)
            .unwrap();
        interview.mock.take_in(&event);
        interview.events.push(event);
    }

    fn judged() -> (Interview, Session) {
        let mut interview = Interview::begin(&["baker/dough", "baker/oven", "baker/flour"], None);
        for _ in 0..4 {
            interview.answers("It *springs* back.");
        }
        let ended = interview.mock.ended();
        interview.happens(ended);
        let cards = interview.mock.to_be_judged();
        let mut session = Session::debrief(interview.mock.id.clone(), cards, &mut interview.ledger);
        grade(&mut interview, &mut session, Rating::Again);
        (interview, session)
    }

    #[test]
    fn each_answer_is_judged_once_counts_for_the_schedule_and_can_be_taken_back() {
        let (mut interview, mut session) = judged();
        assert_eq!(session.mode(), Mode::Mock);
        assert_eq!(
            session.remaining(),
            1,
            "what failed is not asked again in a debrief"
        );
        let seen = interview
            .ledger
            .progress()
            .card("baker/dough")
            .unwrap()
            .seen()
            .unwrap();
        assert_eq!(seen.due, now().day, "it is due in the next session");
        assert!(
            session
                .more_new(&library(), &mut interview.ledger, now())
                .is_none()
        );
        let (_, undone) = session.undo(&mut interview.ledger, interview.now).unwrap();
        interview.events.push(undone);
        assert_eq!(interview.read_again().stage(), Stage::Debrief);
        assert_eq!(interview.read_again().to_be_judged().len(), 2);
    }

    #[test]
    fn all_judged_it_is_done() {
        let (mut interview, mut session) = judged();
        grade(&mut interview, &mut session, Rating::Good);
        assert_eq!(interview.read_again().stage(), Stage::Done);
    }

    #[test]
    fn the_report_has_every_answer_in_full_and_boxes_for_a_friend() {
        let (interview, _) = judged();
        insta::assert_snapshot!(markdown(&report(&interview.read_again(), card)));
    }

    #[test]
    fn a_story_is_reported_by_its_rubric_and_given_to_be_marked_by_it() {
        let mut interview = Interview::begin(&["baker/burnt"], None);
        interview.answers("We burnt it.");
        let EventKind::Reviewed {
            card: id,
            rating,
            mode,
            took_ms,
            scheduler,
            retention,
            max_interval,
            due,
            ..
        } = reviewed("baker/burnt", Rating::Hard, now().day.plus(1))
        else {
            unreachable!("it is a grade");
        };
        let attempt = Attempt {
            judged: Some(Judgement::Rubric(vec![Some(3), Some(2), Some(1), Some(0), None])),
            mock: Some(interview.mock.id.clone()),
            ..Attempt::default()
        };
        interview.happens(EventKind::Reviewed {
            card: id,
            rating,
            mode,
            took_ms,
            scheduler,
            retention,
            max_interval,
            due,
            attempt: Some(Box::new(attempt)),
        });
        let text = markdown(&report(&interview.read_again(), card));
        for line in [
            "- Answers the question asked: 3 of 3",
            "- Learning: no score",
            "Grade: Hard.",
            "Situation and stakes:",
            "- [ ] 3: clear, and why it mattered",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}:\n{text}");
        }
    }

    #[test]
    fn a_report_of_cards_that_are_gone_still_has_the_questions_and_answers() {
        let (interview, _) = judged();
        let blocks = report(&interview.mock, |_| None);
        assert!(blocks.contains(&Block::Asked("When is dough ready?".to_owned())));
        assert!(blocks.contains(&Block::Own("It *springs* back.".to_owned())));
        assert!(blocks.contains(&Block::Tick(true, "it springs back".to_owned())));
    }
}
