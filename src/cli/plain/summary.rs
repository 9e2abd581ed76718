//! What a session came to, and what comes next.

use crate::{
    history::Progress,
    library::Library,
    schedule::Rating,
    session::{MORE_NEW, NextDue, Session, Summary, next_due},
    stats::Tally,
    text::count,
    time::StudyDay,
};

use super::say;

/// The figures of `session`, and when its cards come back: a sentence a line.
pub(super) fn summary(
    session: &Session,
    library: &Library,
    progress: &Progress,
    today: StudyDay,
) -> Vec<String> {
    let summary = Summary::of(session);
    let mut said = figures(&summary, session);
    if summary.left > 0 {
        said.push(format!("{} of this session left.", count(summary.left, "card")));
    }
    let due = Tally::of(session.plan().candidates(library), progress, today).due;
    if due > 0 {
        said.push(format!("Due now: {}.", count(due, "card")));
    }
    match next_due(session.plan(), library, progress, today) {
        Some(NextDue { day, cards }) => {
            let days = u32::try_from(day.days_since(today)).unwrap_or(0);
            said.push(format!(
                "Next: {} due {}.",
                count(cards, "card"),
                say::ahead(days)
            ));
        }
        None if due == 0 => said.push("Nothing is scheduled here yet.".to_owned()),
        None => {}
    }
    said
}

fn figures(summary: &Summary, session: &Session) -> Vec<String> {
    if summary.grades() == 0 {
        let had_nothing = session.card().is_none() && !session.can_undo();
        return if had_nothing {
            let cram = "To practise anyway, add --cram: it leaves the schedule alone.";
            vec![say::NOTHING.to_owned(), cram.to_owned()]
        } else {
            vec!["Nothing was graded.".to_owned()]
        };
    }
    let time = say::duration(summary.took_ms / 1000);
    let repeats = summary.grades() - summary.cards;
    let repeats = if repeats > 0 {
        format!(", {}", count(repeats, "repeat"))
    } else {
        String::new()
    };
    let grades = Rating::ALL.iter().zip(summary.ratings);
    let grades: Vec<_> = grades
        .map(|(rating, count)| format!("{} {count}.", rating.name()))
        .collect();
    vec![
        format!("{} answered in {time}{repeats}.", count(summary.cards, "card")),
        grades.join(" "),
    ]
}

/// What `+` would add: at most [`MORE_NEW`].
pub(super) fn more_new(session: &Session, library: &Library, progress: &Progress, today: StudyDay) -> usize {
    let queued = session.queued().collect();
    let more = session
        .plan()
        .more_new(library, progress, today, MORE_NEW, &queued);
    more.len()
}
