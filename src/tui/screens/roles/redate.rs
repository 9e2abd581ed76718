//! What a wrong clock put into the future is dated to now, once the user has said yes.

use crate::{
    history::{EventId, EventKind},
    store::Access,
    tui::{Action, Desk, Effect, Scope, turn::Turn, widgets::days},
};

/// How far the user was asked.
#[derive(Clone, Debug, Default)]
pub(super) enum Redating {
    /// Not at all.
    #[default]
    No,
    /// What there is to date is being looked for.
    Looking,
    /// It was found, and the user is asked.
    Asked(Vec<EventId>),
}

impl Redating {
    /// The key for it was pressed: the first time it asks, the second time it is done.
    pub(super) fn pressed(self, turn: &mut Turn) -> Self {
        if !turn.desk.is_ahead() || !turn.may_write() {
            return Self::No;
        }
        match self {
            Self::No => {
                turn.effects.push(Effect::FindFuture(turn.desk.now));
                Self::Looking
            }
            Self::Looking => Self::Looking,
            Self::Asked(found) => {
                redate(&found, turn);
                Self::No
            }
        }
    }

    /// This is what lies in the future.
    pub(super) fn found(&mut self, found: &[EventId], turn: &mut Turn) {
        if let Self::Looking = self {
            *self = if found.is_empty() {
                turn.desk.tell("nothing lies in the future any more");
                Self::No
            } else {
                Self::Asked(found.to_vec())
            };
        }
    }

    /// What is said of it above the list.
    pub(super) fn says(&self, desk: &Desk) -> Option<String> {
        if !desk.is_ahead() || desk.access != Access::Writable {
            return None;
        }
        let (key, today) = (desk.keymap.key(Action::Redate), days::date(desk.now.day));
        Some(match self {
            Self::No | Self::Looking => format!(
                "Your history reaches into the future. Is today {today}? {key} dates that part to now; else set the clock."
            ),
            Self::Asked(found) => {
                let (are, them) = if found.len() == 1 {
                    ("is", "it")
                } else {
                    ("are", "them")
                };
                format!(
                    "{} {are} later than {today}. {key} again dates {them} to now; {leave} leaves {them}.",
                    entries(found.len()),
                    leave = desk.keymap.key(Action::Back)
                )
            }
        })
    }
}

fn entries(number: usize) -> String {
    if number == 1 {
        "1 entry".to_owned()
    } else {
        format!("{number} entries")
    }
}

fn redate(found: &[EventId], turn: &mut Turn) {
    let desk = &mut *turn.desk;
    let events: Vec<_> = found
        .iter()
        .map(|id| desk.ledger.redate(id.clone(), desk.now))
        .collect();
    desk.redated = events.iter().map(|event| event.id.clone()).collect();
    let undo = desk.keymap.key_in(Scope::Roles, Action::Undo);
    desk.tell(format!(
        "{} dated to now ({undo} takes it back)",
        entries(found.len())
    ));
    turn.effects.push(Effect::Amend(events));
}

/// Takes it back.
pub(super) fn undo(turn: &mut Turn) {
    if turn.desk.redated.is_empty() || !turn.may_write() {
        return;
    }
    let desk = &mut *turn.desk;
    let redated = std::mem::take(&mut desk.redated);
    let undone = redated.len();
    let events = redated
        .into_iter()
        .map(|target| desk.ledger.record(EventKind::Undone { target }, desk.now));
    let events = events.collect();
    desk.tell(format!("taken back: {} as before", entries(undone)));
    turn.effects.push(Effect::Amend(events));
}
