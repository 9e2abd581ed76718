//! Steps of a session taken back, made again or added, wherever in it they are asked for.

use crate::{
    deck::CardId,
    history::Event,
    session::Session,
    store::DraftOf,
    text::count,
    tui::{Effect, turn::Turn},
};

/// Takes the last step back, and says so; whether there was one. What was written as an answer is there again.
pub(super) fn undo(session: &mut Session, turn: &mut Turn) -> bool {
    let step = session.undo(&mut turn.desk.ledger, turn.desk.now);
    if step.is_some()
        && session.mock().is_none()
        && let Some((card, written)) = session.taken_back()
    {
        draft(card, written, turn);
    }
    stepped(step, "taken back", "there is nothing to take back", turn)
}

/// Makes the step again that was taken back last, and says so; whether there was one.
pub(super) fn redo(session: &mut Session, turn: &mut Turn) -> bool {
    let step = session.redo(&mut turn.desk.ledger, turn.desk.now);
    if step.is_some()
        && session.mock().is_none()
        && let Some((card, _)) = session.graded_last()
    {
        draft(card, "", turn);
    }
    stepped(step, "done again", "there is nothing to do again", turn)
}

/// What is written for `card` from now on.
fn draft(card: &CardId, written: &str, turn: &mut Turn) {
    let what = DraftOf::Answer(card.clone());
    turn.desk.drafts.put(&what, written.to_owned(), turn.desk.now.at);
}

/// Adds new cards to the end of the session, and says so; whether there were any.
pub(super) fn more_new(session: &mut Session, turn: &mut Turn) -> bool {
    let desk = &mut *turn.desk;
    let Some((added, event)) = session.more_new(&desk.library, &mut desk.ledger, desk.now) else {
        desk.tell("there are no more new cards here");
        return false;
    };
    let cards = count(added, "more new card");
    desk.tell(format!("{cards} at the end of this session"));
    turn.effects.push(Effect::Append(event));
    true
}

fn stepped(step: Option<(&str, Event)>, done: &str, nothing: &str, turn: &mut Turn) -> bool {
    let Some((name, event)) = step else {
        turn.desk.tell(nothing);
        return false;
    };
    turn.desk.tell(format!("{name}: {done}"));
    turn.effects.push(Effect::Append(event));
    true
}
