//! What must hold of every text that is read, whoever wrote it: one function a parser, run by the fuzz target of its name
//! and, over the seeds, by `tests/fuzz_bodies.rs`.

mod claims;

use std::collections::HashSet;

use claims::{Text, all_different, no_controls};
use greenroom::{
    answer,
    deck::{self, Card, ParsedDeck, deck_to_ron, parse_card, with_card},
    history::{
        Log, Progress, Records, Snapshot, SnapshotError, continues, covered, fold, read_records, write_record,
    },
    import::{deck_name, plan, read_page},
    schedule::Rating,
    settings::Settings,
    tui::Keymap,
};

/// Decks: what is read is what is written, and the checks and a new card take whatever was read.
pub fn deck(bytes: &[u8]) {
    let Ok(source) = str::from_utf8(bytes) else { return };
    let text = Text::new(source);
    let parsed = deck::parse("fuzz", "fuzz.ron", source);
    text.holds_all(&parsed.problems);
    text.holds_all(&deck::check("fuzz.ron", source, &parsed));
    text.holds_all(&answer::check("fuzz.ron", source, &parsed));
    let Some(file) = &parsed.deck else {
        assert!(
            !parsed.problems.is_empty(),
            "nothing was read, and nothing is wrong"
        );
        return;
    };
    no_controls(&file.role);
    assert_eq!(file.heads.len(), parsed.cards.len());
    all_different(file.heads.iter().map(|head| &head.id));
    for (head, card) in file.heads.iter().zip(&parsed.cards) {
        let span = head.span.start as usize..head.span.end as usize;
        let alone = source.get(span).map(parse_card);
        assert_eq!(alone.as_ref(), Some(&Ok(card.clone())), "it stands at its span");
        claims::fit_to_show(card);
    }
    let written = deck_to_ron(&file.role, file.group, file.summary.as_deref(), &parsed.cards);
    let again = deck::parse("fuzz", "fuzz.ron", &written);
    assert_eq!(again.problems, []);
    assert_eq!(again.cards, parsed.cards);
    let again = again.deck.expect("what was read can be written");
    assert_eq!(
        (&again.role, again.group, &again.summary),
        (&file.role, file.group, &file.summary)
    );
    if parsed.problems.is_empty() {
        takes_a_card(source, &parsed);
    }
}

/// A card added to a deck stands before the others, which stay as they are.
fn takes_a_card(source: &str, parsed: &ParsedDeck) {
    let name = "added".repeat(8);
    let added = Card {
        answer: "Yes.\n\nIndeed.".to_owned(),
        ..parse_card(&format!("(id: \"{name}\", question: \"So?\", answer: \"Yes.\")")).expect("a card")
    };
    if parsed.cards.iter().any(|card| card.id == added.id) {
        return;
    }
    let more = with_card(source, &added).expect("a deck that was read has a place for a card");
    let more = deck::parse("fuzz", "fuzz.ron", &more);
    assert_eq!(more.problems, []);
    assert_eq!(more.cards[0], added);
    assert_eq!(more.cards[1..], parsed.cards);
}

/// Saved pages: every question becomes a card of a deck, and the same page again changes nothing.
pub fn page(bytes: &[u8]) {
    let page = read_page("page.txt", bytes);
    let lines = claims::lines_in_any_encoding(bytes);
    for problem in &page.problems {
        assert!(problem.line <= lines, "{problem} in {lines} lines");
        no_controls(&problem.to_string());
    }
    assert!(!page.questions.is_empty() || !page.problems.is_empty());
    let made = plan(&[], &page.questions);
    assert_eq!(made.new.len(), page.questions.len());
    all_different(made.cards.iter().map(|card| &card.id));
    assert!(plan(&made.cards, &page.questions).is_unchanged());
    made.cards.iter().for_each(claims::fit_to_show);
    let role = page.role.as_deref().unwrap_or("Baker");
    no_controls(role);
    let name = deck_name(role);
    assert!(!name.contains(['/', '\\', '.']) && name.len() <= 250, "{name:?}");
    let written = deck::parse(&name, "fuzz.ron", &deck_to_ron(role, None, None, &made.cards));
    assert_eq!(written.problems, []);
    assert_eq!(written.cards, made.cards);
}

/// Histories: every line is read, skipped with a problem or torn; what they add up to is sound and can be kept.
pub fn history(bytes: &[u8]) {
    let records = read_records("history.ronl", bytes, 0);
    let text = String::from_utf8_lossy(bytes);
    Text::new(&text).holds_all(&records.problems);
    let whole = &bytes[..bytes.len() - records.torn];
    in_pieces(bytes, whole, &records);
    if records.newer.is_some() {
        assert_eq!(records.events, []);
        return;
    }
    assert_eq!(records.lines, whole.split(|byte| *byte == b'\n').count() - 1);
    let written: String = records.events.iter().map(write_record).collect();
    let again = read_records("history.ronl", written.as_bytes(), 0);
    assert_eq!((&again.events, &again.problems), (&records.events, &Vec::new()));
    let events = records.events;
    let progress = fold(events.clone());
    let backwards = events.iter().rev().chain(&events).cloned();
    assert_eq!(
        fold(backwards),
        progress,
        "the order makes no difference, nor does a second copy"
    );
    let (first, second) = events.split_at(events.len() / 2);
    if let Ok(continued) = continues(fold(first.to_vec()), second.to_vec()) {
        assert_eq!(continued, progress);
    }
    sound(&progress);
    let covers = [("history.ronl".to_owned(), covered(whole))].into();
    kept(&Snapshot { progress, covers });
}

/// A file that comes in pieces is the file, and so is one of which a part was counted before.
fn in_pieces(bytes: &[u8], whole: &[u8], records: &Records) {
    let read = |pieces: &mut dyn Iterator<Item = &[u8]>| {
        let mut log = Log::default();
        let mut reader = log.file("history.ronl");
        pieces.for_each(|piece| reader.read(piece));
        (reader.end(), log.fold(|_, _| ()))
    };
    let (file, progress) = read(&mut [bytes].into_iter());
    assert_eq!(file.newer, records.newer);
    if file.newer.is_some() {
        return;
    }
    for length in [5, 64] {
        assert_eq!(
            read(&mut bytes.chunks(length)),
            (file.clone(), progress.clone()),
            "{length} bytes at a time"
        );
    }
    assert_eq!(
        (file.torn, file.covered.bytes),
        (records.torn, whole.len() as u64)
    );
    assert_eq!(file.problems, records.problems);
    // The numbers of events that only a newer program understands are not among the events.
    if records.unknown == 0 {
        assert_eq!(progress, fold(records.events.clone()));
    }
    let half = whole[..whole.len() / 2]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let (before, after) = bytes.split_at(half);
    let (first, _) = read(&mut [before].into_iter());
    let mut log = Log::default();
    let mut rest = log.rest_of_file(
        "history.ronl",
        first.covered,
        &before[before.len().saturating_sub(4096)..],
    );
    rest.read(after);
    assert_eq!(rest.end().covered, file.covered);
}

/// Snapshots: a damaged one says where, and one that is read is written and read again as it is.
pub fn snapshot(bytes: &[u8]) {
    let Ok(source) = str::from_utf8(bytes) else { return };
    match Snapshot::from_ron(source) {
        Ok(snapshot) => {
            sound(&snapshot.progress);
            kept(&snapshot);
        }
        Err(SnapshotError::Damaged { line, column, what }) => {
            Text::new(source).holds(line, column, &what);
            no_controls(&what);
        }
        Err(SnapshotError::Newer(_) | SnapshotError::Older(_)) => {}
    }
}

/// Every card can be answered once more, on any day.
fn sound(progress: &Progress) {
    let scheduler = Settings::default().scheduler();
    let days = [
        jiff::civil::Date::MIN,
        jiff::civil::date(2027, 1, 6),
        jiff::civil::Date::MAX,
    ];
    for (id, card) in progress.cards() {
        let Some(seen) = card.seen() else { continue };
        for day in days.map(greenroom::time::StudyDay::new) {
            assert!((0.0..=1.0).contains(&seen.retrievability(day)), "{id}: {seen:?}");
            let outcomes = scheduler.outcomes(
                id,
                Some(seen.memory),
                seen.elapsed(day),
                seen.scheduled(),
                seen.reviews,
            );
            for rating in [Rating::Hard, Rating::Good, Rating::Easy] {
                let days = outcomes.of(rating).days;
                assert!(
                    (1..=scheduler.max_interval()).contains(&days),
                    "{id}: {days} days"
                );
            }
        }
    }
}

fn kept(snapshot: &Snapshot) {
    let written = snapshot.to_ron();
    let read = Snapshot::from_ron(&written);
    assert_eq!(read.as_ref(), Ok(snapshot), "{written}");
}

/// Settings: whatever is written, each one is in its range, and ctrl-c leaves from anywhere.
pub fn settings(bytes: &[u8]) {
    let Ok(source) = str::from_utf8(bytes) else { return };
    let text = Text::new(source);
    let (settings, problems) = Settings::parse("config.ron", source);
    text.holds_all(&problems);
    assert!((0.70..=0.97).contains(&settings.retention.get()));
    assert!(settings.max_interval >= 1 && settings.day_start <= 23);
    assert!((40..=200).contains(&settings.text_width));
    let (keymap, problems) = Keymap::with(&settings.keys, "config.ron");
    text.holds_all(&problems);
    let refused: HashSet<(usize, usize)> = problems.iter().map(|it| (it.line, it.column)).collect();
    // Beyond a hundred they are only counted.
    if problems.len() <= 100 {
        let keyless = settings.keys.iter().filter(|patch| patch.keys.is_empty());
        keyless.for_each(|patch| assert!(refused.contains(&patch.place), "{patch:?}"));
    }
    claims::ctrl_c_leaves(&keymap);
}
