//! Stories of the user's own: written, linked to questions, dropped, undone, and merged from several machines.

use greenroom::{
    history::{Apart, Event, EventId, EventKind, Ledger, Progress, Story, Writer, fold},
    schedule::Rating,
    time::Now,
};
use jiff::{SignedDuration, civil::date};

#[path = "common/review.rs"]
mod review;

use review::reviewed;

/// One machine at work on its stories.
struct Bank {
    ledger: Ledger,
    minutes: i64,
    events: Vec<Event>,
    done: Vec<Apart>,
}

impl Bank {
    fn of(device: &str) -> Self {
        Self {
            ledger: Ledger::new(Progress::default(), Writer::new(device, "r1", 0)),
            minutes: 0,
            events: Vec::new(),
            done: Vec::new(),
        }
    }

    fn now(&mut self) -> Now {
        self.minutes += 1;
        Now::on(date(2026, 11, 24)).later(SignedDuration::from_mins(self.minutes))
    }

    fn does(&mut self, what: EventKind) -> &mut Self {
        let now = self.now();
        let (event, apart) = self.ledger.record_apart(|_| what, now);
        self.events.push(event);
        self.done.push(apart);
        self
    }

    /// Begins a story, and gives its name.
    fn begins(&mut self, title: &str, text: &str) -> EventId {
        let now = self.now();
        let written = |id: &EventId| EventKind::StoryWritten {
            story: id.clone(),
            title: title.to_owned(),
            text: text.to_owned(),
        };
        let (event, apart) = self.ledger.record_apart(written, now);
        let story = event.id.clone();
        self.events.push(event);
        self.done.push(apart);
        story
    }

    fn links(&mut self, story: &EventId, card: &str) -> &mut Self {
        let (story, card) = (story.clone(), card.into());
        self.does(EventKind::StoryLinked { story, card })
    }

    fn undoes(&mut self) -> &mut Self {
        let now = self.now();
        if let Some(apart) = self.done.pop() {
            let event = self.ledger.take_back(apart, now);
            self.events.push(event);
        }
        self
    }

    fn stories(&self) -> Vec<(&str, &str, Vec<&str>)> {
        shown(self.ledger.progress())
    }

    /// What is shown now is what the events add up to.
    fn is_what_its_events_say(&self) {
        assert_eq!(fold(self.events.clone()), *self.ledger.progress());
    }
}

/// Title, text and questions of each story.
fn shown(progress: &Progress) -> Vec<(&str, &str, Vec<&str>)> {
    let shown = progress.stories().values().map(|Story { title, text, cards }| {
        let cards = cards.iter().map(greenroom::deck::CardId::as_str).collect();
        (title.as_str(), text.as_str(), cards)
    });
    shown.collect()
}

#[test]
fn a_story_answers_any_number_of_questions_and_a_question_has_any_number_of_stories() {
    let mut bank = Bank::of("laptop");
    let build = bank.begins("The red build", "We had a week.");
    let review = bank.begins("A review", "");
    bank.links(&build, "em/conflict").links(&build, "em/failure");
    bank.links(&review, "em/conflict");
    assert_eq!(
        bank.stories(),
        [
            (
                "The red build",
                "We had a week.",
                vec!["em/conflict", "em/failure"]
            ),
            ("A review", "", vec!["em/conflict"]),
        ]
    );
    let titles = bank.ledger.progress().stories_of("em/conflict");
    let titles: Vec<_> = titles.iter().map(|story| story.title.as_str()).collect();
    assert_eq!(titles, ["A review", "The red build"]);
    bank.is_what_its_events_say();
}

#[test]
fn writing_a_story_anew_keeps_its_links_and_dropping_it_ends_them() {
    let mut bank = Bank::of("laptop");
    let story = bank.begins("The red build", "");
    bank.links(&story, "em/conflict");
    bank.does(EventKind::StoryWritten {
        story: story.clone(),
        title: "The red build".to_owned(),
        text: "It was Friday.".to_owned(),
    });
    assert_eq!(
        bank.stories(),
        [("The red build", "It was Friday.", vec!["em/conflict"])]
    );
    bank.does(EventKind::StoryDropped { story: story.clone() });
    assert_eq!(bank.stories(), []);
    bank.links(&story, "em/failure");
    assert_eq!(bank.stories(), [], "there is nothing to link");
    bank.is_what_its_events_say();
}

#[test]
fn what_was_done_to_a_story_is_taken_back_step_by_step() {
    let mut bank = Bank::of("laptop");
    let story = bank.begins("The red build", "");
    bank.links(&story, "em/conflict");
    bank.does(EventKind::StoryDropped { story });
    bank.undoes();
    assert_eq!(bank.stories(), [("The red build", "", vec!["em/conflict"])]);
    bank.undoes();
    assert_eq!(bank.stories(), [("The red build", "", vec![])]);
    bank.is_what_its_events_say();
    bank.undoes();
    assert_eq!(bank.stories(), []);
    bank.is_what_its_events_say();
}

#[test]
fn a_story_written_in_the_middle_of_a_session_is_no_step_of_it() {
    let mut bank = Bank::of("laptop");
    let now = bank.now();
    let grade = reviewed("em/conflict", Rating::Good, now.day.plus(2));
    let graded = bank.ledger.record(grade, now);
    bank.events.push(graded);
    bank.begins("The red build", "");
    let now = bank.now();
    bank.events.extend(bank.ledger.undo(now));
    assert_eq!(bank.ledger.progress().card("em/conflict"), None);
    assert_eq!(bank.stories(), [("The red build", "", vec![])]);
    bank.is_what_its_events_say();
}

#[test]
fn of_two_machines_that_wrote_one_story_the_later_counts_and_the_links_of_both() {
    let mut laptop = Bank::of("laptop");
    let story = laptop.begins("The red build", "");
    let mut phone = Bank::of("phone");
    phone.minutes = 10;
    phone.does(EventKind::StoryWritten {
        story: story.clone(),
        title: "The red build".to_owned(),
        text: "as the phone has it".to_owned(),
    });
    phone.links(&story, "em/failure");
    laptop.minutes = 20;
    laptop.links(&story, "em/conflict");
    let all = || phone.events.iter().chain(&laptop.events).cloned();
    let progress = fold(all());
    assert_eq!(
        shown(&progress),
        [(
            "The red build",
            "as the phone has it",
            vec!["em/conflict", "em/failure"]
        )]
    );
    let backwards: Vec<Event> = all().collect::<Vec<_>>().into_iter().rev().collect();
    assert_eq!(fold(backwards), progress);
}
