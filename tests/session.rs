//! One sitting: what is asked and in which order, what each step does, and how it is taken back.
#![expect(
    clippy::unwrap_used,
    reason = "examples are written with decks that can be read"
)]

use greenroom::{
    deck::{CardId, DeckId, Difficulty, Kind, parse},
    history::{CardProgress, CardState, Event, EventKind, Ledger, Mode, Progress, Writer, fold},
    library::Library,
    schedule::{MAX_INTERVAL, Rating, Retention, Scheduler},
    session::{AGAIN_AFTER, MORE_NEW, NextDue, Order, Pick, Plan, Scope, Session, Summary, next_due},
    time::Now,
};
use jiff::civil::date;
use proptest::prelude::*;

/// A user who studies: cards, progress and clock, and the session that is open.
struct Study {
    library: Library,
    ledger: Ledger,
    scheduler: Scheduler,
    now: Now,
    per_day: u32,
    events: Vec<Event>,
    session: Session,
}

impl Study {
    /// On 24 November 2026, with ten new cards a day.
    fn new(library: Library) -> Self {
        let mut ledger = Ledger::new(Progress::default(), Writer::new("laptop", "r1", 0));
        Self {
            library,
            session: Session::new(Plan::default(), Vec::new(), &mut ledger),
            ledger,
            scheduler: Scheduler::new(Retention::default(), MAX_INTERVAL),
            now: Now::on(date(2026, 11, 24)),
            per_day: 10,
            events: Vec::new(),
        }
    }

    fn start(&mut self, plan: Plan) -> &mut Self {
        let cards = self.planned(&plan);
        self.session = Session::new(plan, cards, &mut self.ledger);
        self
    }

    fn start_over_all(&mut self) -> &mut Self {
        self.start(Plan::default())
    }

    fn planned(&self, plan: &Plan) -> Vec<CardId> {
        let new_left = self.ledger.progress().new_left(self.now.day, self.per_day);
        plan.cards(&self.library, self.ledger.progress(), self.now, new_left, 7)
    }

    /// What `plan` would ask, as in `"a b c"`.
    fn asks(&self, plan: &Plan) -> String {
        names(&self.planned(plan))
    }

    fn asked(&self) -> &str {
        self.session.card().map_or("", CardId::card)
    }

    fn grade(&mut self, rating: Rating) -> &mut Self {
        let shown = self
            .session
            .outcomes(self.ledger.progress(), &self.scheduler, self.now)
            .unwrap();
        let event = self
            .session
            .grade(rating, &shown, 1_500, &self.scheduler, &mut self.ledger, self.now);
        self.events.extend(event);
        self
    }

    fn grade_all(&mut self, rating: Rating) -> &mut Self {
        while self.session.card().is_some() {
            self.grade(rating);
        }
        self
    }

    fn bury(&mut self) -> &mut Self {
        self.events.extend(self.session.bury(&mut self.ledger, self.now));
        self
    }

    fn suspend(&mut self) -> &mut Self {
        self.events
            .extend(self.session.suspend(&mut self.ledger, self.now));
        self
    }

    fn flag(&mut self) -> &mut Self {
        self.events.extend(self.session.flag(&mut self.ledger, self.now));
        self
    }

    fn note(&mut self, text: &str) -> &mut Self {
        self.events
            .extend(self.session.note(text.to_owned(), &mut self.ledger, self.now));
        self
    }

    fn more_new(&mut self) -> usize {
        let more = self.session.more_new(&self.library, &mut self.ledger, self.now);
        let Some((added, event)) = more else { return 0 };
        self.events.push(event);
        added
    }

    fn undo(&mut self) -> Option<&'static str> {
        let (what, event) = self.session.undo(&mut self.ledger, self.now)?;
        self.events.push(event);
        Some(what)
    }

    fn redo(&mut self) -> Option<&'static str> {
        let (what, event) = self.session.redo(&mut self.ledger, self.now)?;
        self.events.push(event);
        Some(what)
    }

    fn wait(&mut self, days: i32) -> &mut Self {
        self.now = Now::on(self.now.day.plus(days).date());
        self
    }

    fn state(&self, card: &str) -> CardState {
        self.ledger
            .progress()
            .card(card)
            .map_or(CardState::New, CardProgress::state)
    }

    /// Queue, limits and schedule, all that `u` must bring back; not the time of the newest event, which only grows.
    fn stand(&self) -> String {
        let progress = self.ledger.progress();
        let mut cards: Vec<String> = progress.cards().map(|card| format!("{card:?}")).collect();
        cards.sort();
        format!("{:?} {:?} {:?}", self.session.card(), cards, progress.days())
    }
}

fn names(cards: &[CardId]) -> String {
    let names: Vec<&str> = cards.iter().map(CardId::card).collect();
    names.join(" ")
}

/// Adds a deck with a card for each word in `cards`, such as `a` or `b:Hard` or `c:Easy:Technical`.
fn put(library: &mut Library, id: &str, role: &str, cards: &str) {
    let cards: String = cards.split_whitespace().map(card).collect();
    let text = format!("(version: 1, role: \"{role}\", cards: [{cards}])");
    let path = format!("{id}.ron");
    library
        .put(path.as_ref(), parse(id, &path, &text).deck.unwrap())
        .unwrap();
}

fn card(word: &str) -> String {
    let mut parts = word.split(':');
    let id = parts.next().unwrap_or_default();
    let difficulty = parts
        .next()
        .map(|it| format!("difficulty: {it}, "))
        .unwrap_or_default();
    let kind = parts.next().map(|it| format!("kind: {it}, ")).unwrap_or_default();
    format!("(id: \"{id}\", {difficulty}{kind}question: \"{id}?\", answer: \"{id}.\"), ")
}

fn baker(cards: &str) -> Study {
    let mut library = Library::default();
    put(&mut library, "baker", "Baker", cards);
    Study::new(library)
}

fn plan(pick: Pick) -> Plan {
    Plan {
        pick,
        ..Plan::default()
    }
}

fn ordered(order: Order) -> Plan {
    Plan {
        order,
        ..Plan::default()
    }
}

mod choosing {
    use super::*;

    #[test]
    fn due_cards_come_first_weakest_first_and_then_new_ones() {
        let mut study = baker("new1 good easy hard new2");
        study.start_over_all();
        study.session = Session::new(
            Plan::default(),
            ["good", "easy", "hard"]
                .map(|card| DeckId::new("baker").card(card))
                .to_vec(),
            &mut study.ledger,
        );
        study.grade(Rating::Good).grade(Rating::Easy).grade(Rating::Hard);
        assert_eq!(study.asks(&Plan::default()), "new1 new2", "nothing is due yet");
        study.wait(40);
        assert_eq!(study.asks(&Plan::default()), "hard good easy new1 new2");
        assert_eq!(study.asks(&plan(Pick::Due)), "hard good easy");
        assert_eq!(study.asks(&plan(Pick::New)), "new1 new2");
    }

    #[test]
    fn new_cards_of_the_users_decks_come_before_the_built_in_ones() {
        let mut library = Library::built_in();
        put(&mut library, "zoo", "Zoo Keeper", "lion");
        put(&mut library, "my-backend", "Backend Developer", "mine");
        let study = Study::new(library);
        let backend = Plan::over(Scope::Role("backend-developer".into()));
        let asked = study.planned(&backend);
        assert_eq!(asked[0].as_str(), "my-backend/mine");
        assert_eq!(asked[1].deck(), "backend-developer");
        assert_eq!(asked.len(), 10);
        let everything = study.planned(&Plan::default());
        assert_eq!(
            (everything[0].as_str(), everything[1].as_str()),
            ("my-backend/mine", "zoo/lion")
        );
    }

    #[test]
    fn a_role_a_deck_or_everything_can_be_studied() {
        let mut library = Library::default();
        put(&mut library, "bread", "Baker", "dough crust");
        put(&mut library, "cake", "Baker", "icing");
        put(&mut library, "zoo", "Zoo Keeper", "lion");
        let study = Study::new(library);
        let asks = |scope: Scope| study.asks(&Plan::over(scope));
        assert_eq!(asks(Scope::All), "dough crust icing lion");
        assert_eq!(asks(Scope::Role("baker".into())), "dough crust icing");
        assert_eq!(asks(Scope::Deck(DeckId::new("cake"))), "icing");
        assert_eq!(asks(Scope::Role("nobody".into())), "");
    }

    #[test]
    fn the_days_limit_of_new_cards_counts_all_roles_and_all_sittings() {
        let mut library = Library::default();
        put(&mut library, "baker", "Baker", "a b c d e");
        put(&mut library, "zoo", "Zoo Keeper", "v w x y z");
        let mut study = Study::new(library);
        study.per_day = 4;
        let zoo = Plan::over(Scope::Role("zoo-keeper".into()));
        assert_eq!(study.asks(&zoo), "v w x y");
        study.start(Plan::over(Scope::Role("baker".into())));
        study.grade(Rating::Good).grade(Rating::Again);
        assert_eq!(
            study.asks(&zoo),
            "v w",
            "two of four are left, whichever role they go to"
        );
        study.start(zoo.clone()).grade_all(Rating::Good);
        assert_eq!(study.asks(&zoo), "");
        assert_eq!(study.ledger.progress().new_left(study.now.day, 4), 0);
        study.wait(1);
        assert_eq!(study.asks(&zoo), "x y z", "tomorrow has a limit of its own");
    }

    #[test]
    fn a_card_put_off_or_suspended_unanswered_leaves_its_place_to_another() {
        let mut study = baker("a b c d");
        study.per_day = 2;
        study.start_over_all().bury().suspend();
        assert_eq!(study.asks(&Plan::default()), "c d");
    }

    #[test]
    fn difficulties_and_kinds_can_be_chosen() {
        let study = baker("a:Easy:Technical b:Hard:Technical c:Hard:Situational d:Medium plain");
        let asks = |difficulties: &[Difficulty], kinds: &[Kind]| {
            study.asks(&Plan {
                difficulties: difficulties.iter().copied().map(Some).collect(),
                kinds: kinds.iter().copied().map(Some).collect(),
                ..Plan::default()
            })
        };
        assert_eq!(asks(&[], &[]), "a b c d plain");
        assert_eq!(asks(&[Difficulty::Hard], &[]), "b c");
        assert_eq!(asks(&[Difficulty::Easy, Difficulty::Medium], &[]), "a d");
        assert_eq!(asks(&[], &[Kind::Technical]), "a b");
        assert_eq!(
            asks(&[Difficulty::Hard], &[Kind::Situational, Kind::Behavioral]),
            "c"
        );
    }

    #[test]
    fn at_most_so_many_cards_are_asked_as_the_user_says() {
        let study = baker("a b c d");
        let three = Plan {
            limit: Some(3),
            ..Plan::default()
        };
        assert_eq!(study.asks(&three), "a b c");
    }

    #[test]
    fn weakest_first_takes_the_cards_least_likely_to_be_recalled() {
        let mut study = baker("easy hard good");
        study.start_over_all();
        study
            .grade(Rating::Easy)
            .grade(Rating::Hard)
            .grade(Rating::Good)
            .wait(30);
        assert_eq!(study.asks(&ordered(Order::Weakest)), "hard good easy");
        assert_eq!(study.asks(&ordered(Order::Deck)), "easy hard good");
    }

    #[test]
    fn weakest_first_leaves_cards_never_answered_for_last() {
        let mut study = baker("new good again other");
        study.start_over_all().bury();
        study.grade(Rating::Good).grade(Rating::Again).wait(30);
        assert_eq!(study.asks(&ordered(Order::Weakest)), "again good new other");
    }

    #[test]
    fn at_random_is_the_same_for_the_same_seed_and_loses_nothing() {
        let study = baker("a b c d e f g h i j");
        let shuffled = |seed: u64| {
            let progress = study.ledger.progress();
            names(&ordered(Order::Random).cards(&study.library, progress, study.now, 10, seed))
        };
        assert_eq!(shuffled(1), shuffled(1));
        let orders: std::collections::BTreeSet<String> = (0..20).map(shuffled).collect();
        assert!(orders.len() > 10, "{orders:?}");
        for order in orders {
            let mut cards: Vec<&str> = order.split(' ').collect();
            cards.sort_unstable();
            assert_eq!(cards.join(" "), "a b c d e f g h i j");
        }
    }

    #[test]
    fn which_new_cards_come_today_does_not_depend_on_the_order() {
        let mut study = baker("a b c d e f");
        study.per_day = 3;
        let mut random = study.planned(&ordered(Order::Random));
        random.sort();
        assert_eq!(names(&random), "a b c");
    }
}

mod cram {
    use super::*;

    #[test]
    fn cram_asks_everything_logs_it_and_leaves_the_schedule_alone() {
        let mut study = baker("seen new1 new2");
        study.per_day = 1;
        study.start_over_all().grade(Rating::Good);
        let before = study
            .ledger
            .progress()
            .card("baker/seen")
            .unwrap()
            .seen()
            .unwrap()
            .clone();
        let introduced = study.ledger.progress().day(study.now.day).introduced;

        assert_eq!(
            study.asks(&plan(Pick::Cram)),
            "seen new1 new2",
            "due or not, whatever the limit"
        );
        study
            .start(plan(Pick::Cram))
            .grade(Rating::Easy)
            .grade(Rating::Again);
        assert_eq!(study.session.remaining(), 2, "what failed comes again");
        study.grade(Rating::Good).grade(Rating::Good);

        let progress = study.ledger.progress();
        assert_eq!(progress.card("baker/seen").unwrap().seen(), Some(&before));
        assert_eq!(study.state("baker/new1"), CardState::New);
        let today = progress.day(study.now.day);
        assert_eq!((today.reviews, today.introduced), (5, introduced));
        let crammed = study
            .events
            .iter()
            .filter(|event| matches!(event.what, EventKind::Reviewed { mode: Mode::Cram, .. }));
        assert_eq!(crammed.count(), 4);
        assert_eq!(fold(study.events.clone()), *study.ledger.progress());
    }

    #[test]
    fn cram_leaves_out_what_is_suspended_or_put_off() {
        let mut study = baker("a b c");
        study.start_over_all().suspend().bury();
        assert_eq!(study.asks(&plan(Pick::Cram)), "c");
    }
}

mod answering {
    use super::*;

    #[test]
    fn a_failed_card_returns_after_three_others() {
        let mut study = baker("a b c d e f");
        study.start_over_all().grade(Rating::Again);
        let mut asked = Vec::new();
        while study.session.card().is_some() {
            asked.push(study.asked().to_owned());
            study.grade(Rating::Good);
        }
        assert_eq!(asked.join(" "), "b c d a e f");
        assert_eq!(AGAIN_AFTER, 3);
    }

    #[test]
    fn a_failed_card_returns_last_where_fewer_are_left() {
        let mut study = baker("a b");
        study.start_over_all().grade(Rating::Again);
        assert_eq!((study.asked(), study.session.remaining()), ("b", 2));
        study.grade(Rating::Good);
        assert_eq!(study.asked(), "a");
        study.grade(Rating::Again);
        assert_eq!(
            (study.asked(), study.session.remaining()),
            ("a", 1),
            "until it is passed"
        );
        study.grade(Rating::Hard);
        assert_eq!((study.asked(), study.session.remaining()), ("", 0));
    }

    #[test]
    fn the_position_moves_with_each_card_and_says_when_one_is_asked_again() {
        let mut study = baker("a b c");
        study.start_over_all();
        let mut seen = Vec::new();
        for rating in [
            Rating::Again,
            Rating::Good,
            Rating::Again,
            Rating::Good,
            Rating::Good,
        ] {
            let at = study.session.position();
            let again = if at.again { " again" } else { "" };
            seen.push(format!("{} {} of {}{again}", study.asked(), at.number, at.of));
            study.grade(rating);
        }
        assert_eq!(
            seen.join(", "),
            "a 1 of 3, b 2 of 3, c 3 of 3, a 3 of 3 again, c 3 of 3 again"
        );
    }

    #[test]
    fn cards_that_are_put_aside_are_not_among_the_three() {
        let mut study = baker("a b c d e f");
        study.start_over_all().grade(Rating::Again);
        study.bury().suspend();
        let mut asked = Vec::new();
        while study.session.card().is_some() {
            asked.push(study.asked().to_owned());
            study.grade(Rating::Good);
        }
        assert_eq!(asked.join(" "), "d e f a");
    }

    #[test]
    fn more_new_cards_leave_the_card_being_asked() {
        let mut study = baker("a b c");
        study.per_day = 1;
        study.start_over_all().grade(Rating::Again);
        assert_eq!(study.asked(), "a");
        assert_eq!(study.more_new(), 2);
        assert_eq!((study.asked(), study.session.remaining()), ("a", 3));
    }

    #[test]
    fn a_failed_card_is_learning_and_due_today_until_it_is_passed() {
        let mut study = baker("a");
        study.start_over_all().grade(Rating::Again);
        assert_eq!(study.state("baker/a"), CardState::Learning);
        assert_eq!(study.asks(&plan(Pick::Due)), "a");
        study.start_over_all().grade(Rating::Good);
        assert_eq!(study.state("baker/a"), CardState::Review);
        assert_eq!(study.asks(&plan(Pick::Due)), "");
    }

    #[test]
    fn a_card_comes_back_on_the_day_its_grade_promised() {
        let mut study = baker("a");
        study.start_over_all();
        let shown = study
            .session
            .outcomes(study.ledger.progress(), &study.scheduler, study.now)
            .unwrap();
        study.grade(Rating::Good);
        let days = i32::try_from(shown.good.days).unwrap();
        assert_eq!(study.wait(days - 1).asks(&Plan::default()), "");
        assert_eq!(study.wait(1).asks(&Plan::default()), "a");
    }

    #[test]
    fn a_buried_card_comes_back_the_next_day() {
        let mut study = baker("a b");
        study.start_over_all().grade_all(Rating::Good);
        study.wait(9).start_over_all().bury();
        assert_eq!(study.asks(&Plan::default()), "b");
        study.wait(1);
        assert_eq!(study.asks(&Plan::default()), "a b");
    }

    #[test]
    fn a_suspended_card_stays_away_until_it_is_released() {
        let mut study = baker("a b");
        study.start_over_all().suspend();
        assert_eq!(study.state("baker/a"), CardState::Suspended);
        study.wait(1_000);
        assert_eq!(study.asks(&Plan::default()), "b");
        let card = "baker/a".into();
        study.ledger.record(EventKind::Released { card }, study.now);
        assert_eq!(study.asks(&Plan::default()), "a b");
    }

    #[test]
    fn a_flag_and_a_note_stay_with_the_card_and_leave_the_queue_alone() {
        let mut study = baker("a b");
        study.start_over_all().flag().note("ask about yeast\nand salt");
        let card = study.ledger.progress().card("baker/a").unwrap().clone();
        assert_eq!(
            (card.flagged, card.note.as_deref()),
            (true, Some("ask about yeast\nand salt"))
        );
        assert_eq!((study.asked(), study.session.remaining()), ("a", 2));
        study.flag().note("");
        let card = study.ledger.progress().card("baker/a").unwrap();
        assert_eq!((card.flagged, card.note.as_deref()), (false, None));
    }

    #[test]
    fn more_new_cards_can_be_had_today() {
        let mut study = baker("a b c d e f g h i");
        study.per_day = 2;
        study.start_over_all();
        assert_eq!(study.more_new(), 5);
        assert_eq!((study.session.remaining(), MORE_NEW), (7, 5));
        study.grade_all(Rating::Good);
        assert_eq!(
            study.asks(&Plan::default()),
            "",
            "seven were asked for and seven were asked"
        );
        assert_eq!(study.more_new(), 2, "all there are");
        assert_eq!(study.asked(), "h");
        assert_eq!(
            study.asks(&Plan::default()),
            "h i",
            "a new sitting today has them too"
        );
        assert_eq!(study.more_new(), 0);
        study.wait(1);
        assert_eq!(study.ledger.progress().new_left(study.now.day, 2), 2);
    }

    #[test]
    fn nothing_is_left_to_do_after_the_last_card() {
        let mut study = baker("a");
        study.start_over_all().grade(Rating::Good);
        let events = study.events.len();
        study.bury().suspend().flag().note("x");
        assert!(
            study
                .session
                .outcomes(study.ledger.progress(), &study.scheduler, study.now)
                .is_none()
        );
        assert_eq!((study.events.len(), study.session.remaining()), (events, 0));
    }
}

mod taking_back {
    use super::*;

    #[test]
    fn each_step_back_says_what_it_took_back() {
        let mut study = baker("a b c d e f g h");
        study.per_day = 6;
        study.start_over_all();
        study
            .grade(Rating::Again)
            .bury()
            .suspend()
            .flag()
            .flag()
            .note("x");
        study.more_new();
        let said: Vec<&str> = std::iter::from_fn(|| study.undo()).collect();
        assert_eq!(
            said,
            [
                "More new cards",
                "Note",
                "Unflag",
                "Flag",
                "Suspend",
                "Bury",
                "Again"
            ]
        );
        let said: Vec<&str> = std::iter::from_fn(|| study.redo()).collect();
        assert_eq!(
            said,
            [
                "Again",
                "Bury",
                "Suspend",
                "Flag",
                "Unflag",
                "Note",
                "More new cards"
            ]
        );
    }

    #[test]
    fn the_last_card_can_be_taken_back_once_all_are_answered() {
        let mut study = baker("a b");
        study.start_over_all().grade(Rating::Good);
        let before = study.stand();
        study.grade(Rating::Easy);
        assert_eq!(study.asked(), "");
        assert_eq!(study.undo(), Some("Easy"));
        assert_eq!((study.asked(), study.stand()), ("b", before));
        assert_eq!(study.ledger.progress().new_left(study.now.day, 10), 9);
    }

    #[test]
    fn a_new_sitting_cannot_take_back_an_old_one() {
        let mut study = baker("a b");
        study.start_over_all().grade(Rating::Good);
        study.start_over_all();
        assert!(!study.session.can_undo());
        assert_eq!(study.undo(), None);
        assert_eq!(study.redo(), None);
    }

    #[test]
    fn a_new_step_ends_what_can_be_redone() {
        let mut study = baker("a b c");
        study.start_over_all().grade(Rating::Good);
        study.undo();
        study.grade(Rating::Hard);
        assert_eq!(study.redo(), None);
        assert_eq!(study.asked(), "b");
    }

    #[derive(Clone, Debug)]
    enum Step {
        Grades(usize),
        Buries,
        Suspends,
        Flags,
        Notes(String),
        AsksForMore,
        Undoes,
        Redoes,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            8 => (0_usize..4).prop_map(Step::Grades),
            1 => Just(Step::Buries),
            1 => Just(Step::Suspends),
            1 => Just(Step::Flags),
            1 => "[a-z ]{0,5}".prop_map(Step::Notes),
            1 => Just(Step::AsksForMore),
            4 => Just(Step::Undoes),
            3 => Just(Step::Redoes),
        ]
    }

    fn takes(step: Step, study: &mut Study) {
        match step {
            Step::Grades(rating) if study.session.card().is_some() => {
                study.grade(Rating::ALL[rating]);
            }
            Step::Grades(_) => {}
            Step::Buries => {
                study.bury();
            }
            Step::Suspends => {
                study.suspend();
            }
            Step::Flags => {
                study.flag();
            }
            Step::Notes(text) => {
                study.note(&text);
            }
            Step::AsksForMore => {
                study.more_new();
            }
            Step::Undoes => {
                study.undo();
            }
            Step::Redoes => {
                study.redo();
            }
        }
    }

    /// The queue of the session, first to last, as it would be asked if each card were passed.
    fn queue(study: &Study) -> String {
        let (mut session, mut ledger) = (study.session.clone(), study.ledger.clone());
        let mut asked = Vec::new();
        while let Some(card) = session.card().cloned() {
            session.bury(&mut ledger, study.now);
            asked.push(card);
        }
        names(&asked)
    }

    fn all(study: &Study) -> String {
        format!(
            "{} {:?} {} {:?}",
            queue(study),
            study.session.position(),
            study.stand(),
            Summary::of(&study.session)
        )
    }

    proptest! {
        #[test]
        fn taking_everything_back_and_doing_it_again_changes_nothing(
            earlier in prop::collection::vec(0_usize..4, 0..5),
            days in 0_i32..20,
            pick in prop::sample::select(&Pick::ALL),
            steps in prop::collection::vec((step(), 0_i32..2), 0..40),
        ) {
            let mut study = baker("a b c d e f g h i j k l");
            study.per_day = 4;
            study.start_over_all();
            for rating in earlier {
                study.grade(Rating::ALL[rating]);
            }
            study.wait(days).start(plan(pick));
            let start = all(&study);
            // Some sit past the turn of the day.
            for (step, days) in steps {
                study.wait(days);
                takes(step, &mut study);
            }
            let end = all(&study);
            let mut stands = Vec::new();
            let mut before = all(&study);
            while study.undo().is_some() {
                stands.push(before);
                before = all(&study);
            }
            prop_assert_eq!(&before, &start);
            while let Some(expected) = stands.pop() {
                prop_assert!(study.redo().is_some());
                prop_assert_eq!(all(&study), expected);
            }
            // Steps undone before the end can be redone still, and lead beyond it.
            if study.redo().is_none() {
                prop_assert_eq!(all(&study), end);
            }
            prop_assert_eq!(fold(study.events.clone()), study.ledger.progress().clone());
        }
    }
}

mod closing {
    use super::*;

    #[test]
    fn the_summary_counts_grades_cards_time_and_what_is_left() {
        let mut study = baker("a b c d e");
        study.start_over_all();
        study
            .grade(Rating::Again)
            .grade(Rating::Good)
            .grade(Rating::Easy)
            .grade(Rating::Good)
            .grade(Rating::Hard);
        let summary = Summary::of(&study.session);
        let expected = Summary {
            ratings: [1, 1, 2, 1],
            cards: 4,
            took_ms: 7_500,
            left: 1,
        };
        assert_eq!((&summary, summary.grades()), (&expected, 5));
        study.undo();
        let summary = Summary::of(&study.session);
        assert_eq!(
            (summary.ratings, summary.took_ms, summary.left),
            ([1, 0, 2, 1], 6_000, 2)
        );
    }

    #[test]
    fn what_comes_next_is_the_first_day_with_cards_and_how_many() {
        let mut study = baker("a b c unseen");
        study.per_day = 3;
        let next = |study: &Study| {
            next_due(
                &Plan::default(),
                &study.library,
                study.ledger.progress(),
                study.now.day,
            )
        };
        assert_eq!(next(&study), None, "nothing was graded yet");
        study.start_over_all();
        study.grade(Rating::Good).grade(Rating::Good).grade(Rating::Easy);
        let due = |study: &Study, card: &str| study.ledger.progress().card(card).unwrap().seen().unwrap().due;
        let (a, b, c) = (
            due(&study, "baker/a"),
            due(&study, "baker/b"),
            due(&study, "baker/c"),
        );
        assert!(a < c && b < c);
        let cards = if a == b { 2 } else { 1 };
        assert_eq!(next(&study), Some(NextDue { day: a.min(b), cards }));

        let past_both = a.max(b);
        study.now = Now::on(past_both.date());
        assert_eq!(
            next(&study),
            Some(NextDue { day: c, cards: 1 }),
            "what is due already is no longer to come"
        );
        study.start(plan(Pick::Due)).grade(Rating::Again);
        assert_eq!(
            next(&study),
            Some(NextDue { day: c, cards: 1 }),
            "a failed card is due today"
        );
    }

    #[test]
    fn what_comes_next_is_asked_of_the_sessions_scope_alone() {
        let mut library = Library::default();
        put(&mut library, "baker", "Baker", "a");
        put(&mut library, "zoo", "Zoo Keeper", "lion");
        let mut study = Study::new(library);
        let zoo = Plan::over(Scope::Role("zoo-keeper".into()));
        study
            .start(Plan::over(Scope::Role("baker".into())))
            .grade(Rating::Good);
        assert_eq!(
            next_due(&zoo, &study.library, study.ledger.progress(), study.now.day),
            None
        );
    }
}
