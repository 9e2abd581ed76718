//! Names of places, so that screens can send the user elsewhere without knowing one another.

use std::sync::Arc;

use crate::{
    deck::CardId,
    mock::Mock,
    session::{MockPlan, Plan, Scope as Cards, Session},
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
    /// To the choices before a mock interview.
    MockSetup(Arc<str>),
    /// To the start of a mock interview.
    Mock(MockPlan),
    /// Back into a mock interview, wherever it stands.
    GoOn(Box<Mock>),
    /// Back into the debrief of a mock interview, after a step in it was taken back.
    Judge(Box<Mock>, Box<Session>),
    /// To the report of a mock interview some of whose answers were judged just now.
    Judged(Box<Mock>, Box<Session>),
    /// To the list of mock interviews.
    Mocks,
    /// To the report of one.
    Report(Box<Mock>),
    /// To the flagged, suspended and buried cards.
    Marked,
    /// To the cards of a role.
    Cards(Cards),
    /// To the earlier answers to a card.
    Earlier(CardId),
    /// To how sure the user was against how it went.
    Calibration,
    /// To the user's stories.
    Stories(About),
    /// To what is wrong in files.
    Problems,
    /// To the help for a place.
    Help(Scope),
}
