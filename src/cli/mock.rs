//! `mock`: the full-screen program opened on a mock interview.

use std::{process::ExitCode, sync::Arc};

use anyhow::Result;

use crate::{
    library::Library,
    session::{MockPlan, Opening},
};

use super::{
    args::{Color, Mock},
    places::Found,
    study,
};

pub(super) fn mock(found: Found, color: Color, mock: &Mock) -> Result<ExitCode> {
    // The screen reads the user's decks itself; they are read here only to find a name in.
    let built_in = Library::built_in();
    let library = if built_in.role(&mock.role).is_ok() {
        built_in
    } else {
        found.library()
    };
    let role = Arc::clone(&library.role(&mock.role)?.slug);
    let plan = MockPlan {
        questions: usize::try_from(mock.questions).unwrap_or(usize::MAX),
        difficulties: mock.difficulty.iter().copied().map(Some).collect(),
        kinds: mock.kind.iter().copied().map(Some).collect(),
        minutes: mock.minutes,
        ..MockPlan::of(role)
    };
    study::open(found, color, Some(Opening::Mock(plan)))
}
