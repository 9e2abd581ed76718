//! Names of places, so that screens can send the user elsewhere without knowing one another.

use crate::{
    deck::CardId,
    session::{Plan, Scope as Cards, Session},
};

use super::Scope;

/// Where a screen wants to go next.
#[derive(Clone, Debug)]
pub(super) enum Route {
    /// One step back.
    Back,
    /// To the start of a session.
    Study(Plan),
    /// Back into a session that was left or ended.
    Resume(Box<Session>),
    /// To the end of a session.
    Summary(Box<Session>),
    /// To the choices before a session.
    Setup(Plan),
    /// To the flagged, suspended and buried cards.
    Marked,
    /// To the cards of a role.
    Cards(Cards),
    /// To the earlier answers to a card.
    Earlier(CardId),
    /// To what is wrong in files.
    Problems,
    /// To the help for a place.
    Help(Scope),
}
