//! What grading, reading and drawing cost without a disk or a terminal: `cargo bench --bench core`.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark reads its arguments, and a figure that cannot be had ends the measuring"
)]

#[path = "data/decks.rs"]
mod decks;
#[path = "data/reviews.rs"]
mod reviews;

use std::{hint::black_box, path::PathBuf};

use divan::{Bencher, counter::BytesCount};
use greenroom::{
    answer::{Counts, Delivery, Given, Points, Said, Star, difference},
    deck::{CardHead, DeckFile, DeckId, Difficulty, Kind, parse},
    history::{
        Event, EventKind, Ledger, Log, Mode, Progress, Snapshot, Writer, fold, write_header, write_record,
    },
    library::{Library, built_in},
    schedule::{Rating, SchedulerVersion},
    session::{Plan, Scope, Session},
    settings::Settings,
    text::wrap,
};

/// `cargo test` and nextest run benchmarks too, to see that they start: nothing is measured then.
fn main() {
    if std::env::args().any(|argument| argument == "--bench") {
        divan::main();
    }
}

fn progress_after(events: usize, cards: usize) -> Progress {
    fold(reviews::reviews(events, cards, 1000))
}

fn library_of(cards: usize) -> Library {
    let mut library = Library::default();
    let decks = cards.div_ceil(1000);
    let path = |deck| PathBuf::from(reviews::deck_name(deck)).with_extension("ron");
    let files = (0..decks).map(|deck| (path(deck), deck_file(deck, cards.min(1000))));
    assert_eq!(library.put_all(files), []);
    library
}

/// A deck as it is once read.
fn deck_file(deck: usize, cards: usize) -> DeckFile {
    let head = |number| CardHead {
        id: reviews::card_id(deck, number).card().to_owned(),
        kind: Some(Kind::ALL[number % 3]),
        difficulty: Some(Difficulty::ALL[number / 3 % 3]),
        span: 0..1,
    };
    DeckFile {
        id: DeckId::new(&reviews::deck_name(deck)),
        role: decks::role_name(deck),
        summary: None,
        group: None,
        heads: (0..cards).map(head).collect(),
    }
}

/// Flat: what a grade costs does not grow with how much was graded before.
#[divan::bench(args = [10, 1_000, 100_000, 1_000_000])]
fn grade_after_events(bencher: Bencher, events: usize) {
    let scheduler = Settings::default().scheduler();
    let cards = events.min(250);
    let now = reviews::today();
    let mut ledger = Ledger::new(progress_after(events, cards), Writer::new("made", "grade", 0));
    let queue = (0..cards).map(|card| reviews::card_id(0, card)).collect();
    let session = Session::new(Plan::over(Scope::All), queue, &mut ledger);
    let shown = session.outcomes(ledger.progress(), &scheduler, now).unwrap();
    bencher
        .with_inputs(|| (session.clone(), ledger.clone()))
        .bench_local_refs(|(session, ledger)| {
            session.grade(Rating::Good, &shown, 42_000, &scheduler, ledger, now)
        });
}

#[divan::bench]
fn outcomes_of_the_four_grades(bencher: Bencher) {
    let scheduler = Settings::default().scheduler();
    let mut ledger = Ledger::new(progress_after(10, 1), Writer::new("made", "outcomes", 0));
    let session = Session::new(Plan::default(), vec![reviews::card_id(0, 0)], &mut ledger);
    bencher.bench_local(|| session.outcomes(ledger.progress(), &scheduler, reviews::today()));
}

/// Every card was reviewed, and most are due.
#[divan::bench(args = [1_000, 100_000])]
fn queue_from_cards(bencher: Bencher, cards: usize) {
    let (library, progress) = (library_of(cards), progress_after(cards, cards));
    let plan = Plan::over(Scope::All);
    bencher.bench_local(|| plan.cards(&library, &progress, reviews::today(), 10, 1));
}

/// Grows as the cards do: a deck of the user's is laid over the built-in one of its name.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 20)]
fn overlay_with_cards(bencher: Bencher, cards: usize) {
    let file = DeckFile {
        id: DeckId::new(built_in()[0].id),
        ..deck_file(0, cards)
    };
    bencher
        .with_inputs(|| (Library::built_in(), file.clone()))
        .bench_local_values(|(mut library, file)| {
            assert_eq!(library.put("overlay.ron".as_ref(), file), Ok(()));
            library
        });
}

#[divan::bench]
fn parse_a_deck_of_1000_cards(bencher: Bencher) {
    let text = decks::deck_text(0, 1000);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| parse("made-000", "made-000.ron", black_box(&text)));
}

fn snapshot_of(cards: usize) -> Snapshot {
    Snapshot {
        progress: progress_after(cards, cards),
        ..Snapshot::default()
    }
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn write_progress_of_cards(bencher: Bencher, cards: usize) {
    let snapshot = snapshot_of(cards);
    bencher
        .counter(BytesCount::of_str(&snapshot.to_ron()))
        .bench_local(|| snapshot.to_ron());
}

#[divan::bench(args = [1_000, 10_000, 100_000])]
fn read_progress_of_cards(bencher: Bencher, cards: usize) {
    let text = snapshot_of(cards).to_ron();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| Snapshot::from_ron(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn fold_100000_events(bencher: Bencher) {
    let events: Vec<Event> = reviews::reviews(100_000, 250, 1000).collect();
    bencher.with_inputs(|| events.clone()).bench_local_values(fold);
}

/// A history file of so many reviews of 250 cards.
fn history_of(events: usize) -> String {
    let reviews = reviews::reviews(events, 250, 1000);
    std::iter::once(write_header("made"))
        .chain(reviews.map(|event| write_record(&event)))
        .collect()
}

/// As `store` does it: a few MiB of each file at a time.
fn rebuild(files: &[String]) -> Progress {
    let mut log = Log::default();
    for file in files {
        let mut reader = log.file("made.ronl");
        file.as_bytes()
            .chunks(4 << 20)
            .for_each(|piece| reader.read(piece));
        assert_eq!(reader.end().problems, []);
    }
    log.fold(|_, _| ())
}

/// At most twice [`parse_tuples_on_all_cores`] of as many.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 10)]
fn rebuild_progress_of_events(bencher: Bencher, events: usize) {
    let file = [history_of(events)];
    bencher
        .counter(BytesCount::of_str(&file[0]))
        .bench_local(|| rebuild(black_box(&file)));
}

/// Linear: two devices took turns, as often as the clock ticks.
#[divan::bench(args = [250_000, 500_000, 1_000_000], sample_count = 10)]
fn rebuild_progress_of_two_devices_with_events(bencher: Bencher, events: usize) {
    let mut files = [write_header("made"), write_header("other")];
    for (number, mut event) in reviews::reviews(events, 250, 1000).enumerate() {
        if number % 2 == 1 {
            event.id.device = "other".into();
        }
        files[number % 2] += &write_record(&event);
    }
    bencher.bench_local(|| rebuild(black_box(&files)));
}

/// What an event says, as the shortest record RON has.
type Tuple<'a> = (
    &'a str,
    i64,
    &'a str,
    (&'a str, Rating, Mode, u32, SchedulerVersion, f32, u32, &'a str),
);

/// What RON takes to read as many events where nothing is kept or added up.
#[divan::bench(args = [100_000, 1_000_000], sample_count = 10)]
fn parse_tuples_on_all_cores(bencher: Bencher, events: usize) {
    let lines: Vec<String> = reviews::reviews(events, 250, 1000)
        .map(|event| tuple(&event))
        .collect();
    let cores = std::thread::available_parallelism().unwrap().get();
    let parts: Vec<String> = lines
        .chunks(lines.len().div_ceil(cores))
        .map(<[String]>::concat)
        .collect();
    bencher.bench_local(|| {
        std::thread::scope(|scope| {
            for part in &parts {
                scope.spawn(|| {
                    for line in part.lines() {
                        black_box(ron::from_str::<Tuple>(black_box(line)).unwrap());
                    }
                });
            }
        });
    });
}

fn tuple(event: &Event) -> String {
    let EventKind::Reviewed {
        card,
        rating,
        mode,
        took_ms,
        scheduler,
        retention,
        max_interval,
        due,
        attempt: _,
    } = &event.what
    else {
        return String::new();
    };
    let (id, day, due) = (event.id.to_string(), event.day.to_string(), due.to_string());
    let what = (
        card.as_str(),
        rating,
        mode,
        took_ms,
        scheduler,
        retention,
        max_interval,
        due,
    );
    ron::to_string(&(id, event.at.as_millisecond(), day, what)).unwrap() + "\n"
}

/// A card of a built-in deck with six key points, and 300 words of the answers to it and to others.
#[divan::bench(args = [Given::Spoken, Given::Typed])]
fn find_6_key_points_in_300_words(bencher: Bencher, given: Given) {
    let cards = parse("built-in", "built-in.ron", built_in()[0].text).cards;
    let card = cards.iter().find(|card| card.key_points.len() == 6).unwrap();
    let points = Points::new(&card.key_points);
    let answers = std::iter::once(card).chain(&cards);
    let words: Vec<&str> = answers
        .flat_map(|card| card.answer.split_whitespace())
        .take(300)
        .collect();
    let answer = words.join(" ");
    bencher.bench_local(|| points.find(&Said::new(black_box(&answer), given)));
}

/// So many words as people say them.
fn spoken(words: usize) -> String {
    let said = "Um, so, I'd look at the logs, you know, and it's kind of slow, maybe three seconds, and then I asked";
    let words: Vec<&str> = said.split(' ').cycle().take(words).collect();
    words.join(" ")
}

#[divan::bench]
fn count_an_answer_of_300_words(bencher: Bencher) {
    let answer = spoken(300);
    bencher.bench_local(|| Counts::of(black_box(&answer), Delivery::Typed));
}

#[divan::bench]
fn spot_a_story_in_300_words(bencher: Bencher) {
    let answer = spoken(300);
    bencher.bench_local(|| Star::of(black_box(&answer)));
}

/// Two answers of 20 kB that have the same few words in other places.
#[divan::bench]
fn difference_of_20_kb(bencher: Bencher) {
    let (old, new) = (decks::prose(1, 3_500), decks::prose(2, 3_500));
    bencher.bench_local(|| difference(black_box(&old), black_box(&new)).len());
}

#[divan::bench]
fn wrap_150_words(bencher: Bencher) {
    let text = decks::prose(1, 150);
    bencher.bench_local(|| wrap(black_box(&text), 76, 0));
}

#[cfg(feature = "tui")]
mod screen {
    use divan::Bencher;
    use greenroom::{
        history::{Progress, Writer},
        library::Library,
        settings::Settings,
        store::Access,
        tui::{Action, Chosen, Message, Model, Start, view},
    };
    use ratatui::{Terminal, backend::TestBackend};

    use super::reviews;

    /// The first question of the first role, as it is before its answer is revealed.
    fn asking(columns: u16, rows: u16) -> Model {
        let start = Start {
            library: Library::built_in(),
            chosen: Chosen::new(Settings::default(), Vec::new(), "config.ron", true),
            writer: Writer::new("made", "reveal", 0),
            zone: jiff::tz::TimeZone::UTC,
            seed: 1,
            opening: None,
        };
        let mut model = Model::new(start, reviews::today());
        for message in [
            Message::Resized { columns, rows },
            Message::HistoryRead {
                progress: Box::new(Progress::default()),
                problems: Vec::new(),
                access: Access::Writable,
                device: "made".to_owned(),
            },
            Message::Do(Action::Open),
            Message::InputPaused,
        ] {
            model.update(message, reviews::today());
        }
        model
    }

    /// From the key to the cells: the new state, its frame and what of it differs.
    #[divan::bench(args = [(80, 24), (250, 70)])]
    fn reveal(bencher: Bencher, (columns, rows): (u16, u16)) {
        let model = asking(columns, rows);
        bencher
            .with_inputs(|| {
                let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
                terminal.draw(|frame| drop(view(&model, frame))).unwrap();
                (model.clone(), terminal)
            })
            .bench_local_refs(|(model, terminal)| {
                model.update(Message::Do(Action::Advance), reviews::today());
                terminal.draw(|frame| drop(view(model, frame))).unwrap();
            });
    }
}
