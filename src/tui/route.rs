//! Names of places, so that screens can send the user elsewhere without knowing one another.

use std::sync::Arc;

use crate::{
    deck::CardId,
    session::{Plan, Session},
};

use super::Scope;

/// What the story bank is opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// All roles.
    All,
    /// The role with this slug.
    Role(Arc<str>),
    /// One question.
    Card(CardId),
}

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
    /// To how sure the user was against how it went.
    Calibration,
    /// To the user's stories.
    Stories(About),
    /// To what is wrong in files.
    Problems,
    /// To the help for a place.
    Help(Scope),
}
