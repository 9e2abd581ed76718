//! `progress.ron` is one RON document: what is written is read back, what was changed since is not believed, and mistakes have a place.
#![expect(clippy::unwrap_used, reason = "these tests write what they read")]

#[path = "../benches/data/reviews.rs"]
mod reviews;
#[path = "common/sealed.rs"]
mod sealed;

use greenroom::{
    deck::CardId,
    history::{Event, EventId, EventKind, Snapshot, SnapshotError, fold},
};
use sealed::sealed;

/// The progress of `cards` cards with three grades each; the first is flagged and has a note, the second has an odd name.
fn snapshot(cards: usize) -> Snapshot {
    let mut events: Vec<Event> = reviews::reviews(3 * cards, cards, 1000).collect();
    let flagged = reviews::card_id(0, 0);
    let mut also = |what| {
        let mut event = events.last().unwrap().clone();
        event.id.number += 1;
        event.what = what;
        events.push(event);
    };
    also(EventKind::Flagged {
        card: flagged.clone(),
    });
    also(EventKind::Noted {
        card: flagged,
        text: "ask \"why\"\nthen say".to_owned(),
    });
    let story = EventId {
        device: "laptop".into(),
        run: "r1".into(),
        number: 9,
    };
    also(EventKind::StoryWritten {
        story: story.clone(),
        title: "The \"red\" build".to_owned(),
        text: "    graded: {},\nWe had \\ a week.".to_owned(),
    });
    also(EventKind::StoryLinked {
        story,
        card: reviews::card_id(0, 2),
    });
    also(EventKind::Suspended {
        card: CardId::from("made-000/never \"graded\" \\ at all"),
    });
    for event in &mut events {
        if let EventKind::Reviewed { card, .. } = &mut event.what
            && *card == reviews::card_id(0, 1)
        {
            *card = CardId::from("made-000/an \"odd\" \\ name");
        }
    }
    Snapshot {
        progress: fold(events),
        ..Snapshot::default()
    }
}

/// The same document with other blanks, comments and line ends.
fn laid_out_otherwise(text: &str) -> String {
    text.replace("        \"", "\"")
        .replace("),\n", "), // a card\n\n")
        .replace(", true,", ",true ,")
}

#[test]
fn what_is_written_is_read_back() {
    for cards in [0, 1, 2, 50] {
        let snapshot = if cards == 0 {
            Snapshot::default()
        } else {
            snapshot(cards)
        };
        assert_eq!(
            Snapshot::from_ron(&snapshot.to_ron()).unwrap(),
            snapshot,
            "{cards} cards"
        );
    }
}

#[test]
fn a_document_laid_out_in_another_way_is_read_by_ron_itself() {
    let snapshot = snapshot(50);
    let text = sealed(&laid_out_otherwise(&snapshot.to_ron()));
    assert_eq!(Snapshot::from_ron(&text).unwrap(), snapshot);
}

#[test]
fn a_document_that_reads_well_but_was_changed_is_damaged() {
    let text = snapshot(50).to_ron();
    for changed in [
        text.replacen("true,", "false,", 1),
        text.replacen("0, 3)", "0, 4)", 1),
        text.replace('\n', "\r\n"),
        laid_out_otherwise(&text),
    ] {
        assert_ne!(changed, text);
        let error = Snapshot::from_ron(&changed).unwrap_err();
        assert_eq!(error.to_string(), "1:1: it was changed since it was written");
    }
}

#[test]
fn a_document_without_a_checksum_is_older_and_not_believed_either() {
    let text = snapshot(50).to_ron();
    let (_, without) = text.split_once('\n').unwrap();
    assert_eq!(Snapshot::from_ron(without), Err(SnapshotError::Older(3)));
}

#[test]
fn a_card_of_which_only_grades_are_known_takes_one_short_line() {
    let text = snapshot(50).to_ron();
    let line = text
        .lines()
        .find(|line| line.contains("\"made-000/card-000007\""))
        .unwrap();
    assert!(line.len() < 110, "{line}");
    assert!(
        text.contains("FSRS stability and difficulty, day of the last review"),
        "the columns are named"
    );
}

#[test]
fn a_mistake_in_a_line_is_told_with_its_place() {
    let text = snapshot(50).to_ron();
    for (right, wrong) in [("true", "ture"), (" 0, 3)", " x, 3)")] {
        let line = text
            .lines()
            .position(|line| line.contains("card-000007"))
            .unwrap();
        let damaged: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(number, text)| {
                if number == line {
                    text.replacen(right, wrong, 1)
                } else {
                    text.to_owned()
                }
            })
            .collect();
        let error = Snapshot::from_ron(&damaged.join("\n")).unwrap_err();
        let SnapshotError::Damaged {
            line: told,
            column: told_column,
            ..
        } = error
        else {
            unreachable!("{error}");
        };
        let column = damaged[line].find(wrong.trim_start()).unwrap() + 1;
        assert_eq!((told, told_column), (line + 1, column), "{}", damaged[line]);
    }
}

#[test]
fn a_mistake_after_the_lines_is_told_with_its_place() {
    let text = snapshot(50)
        .to_ron()
        .replacen("flagged: true", "flagged: maybe", 1);
    let place = text.lines().position(|line| line.contains("maybe")).unwrap() + 1;
    let error = Snapshot::from_ron(&text).unwrap_err();
    assert!(
        matches!(error, SnapshotError::Damaged { line, .. } if line == place),
        "{error}"
    );
}

#[test]
fn numbers_that_are_none_are_refused() {
    let text = snapshot(50).to_ron();
    let line = text.lines().find(|line| line.contains("card-000007")).unwrap();
    let stability = line.split(['(', ',']).nth(1).unwrap();
    let damaged = text.replacen(line, &line.replacen(stability, "NaN", 1), 1);
    let error = Snapshot::from_ron(&damaged).unwrap_err().to_string();
    assert!(error.contains("above 0"), "{error}");
}
