//! The screens, one file each. None knows another: each returns a `Route`, and the model builds what it leads to.

pub(super) mod calibration;
pub(super) mod cards;
pub(super) mod earlier;
pub(super) mod help;
pub(super) mod interview;
pub(super) mod marked;
pub(super) mod mock_setup;
pub(super) mod mocks;
pub(super) mod problems;
pub(super) mod report;
pub(super) mod roles;
pub(super) mod setup;
mod steps;
pub(super) mod stories;
pub(super) mod study;
pub(super) mod summary;

use std::path::PathBuf;

use jiff::Timestamp;
use ratatui::{Frame, layout::Rect};

use super::{Desk, HitMap, Message, Route, Scope, turn::Turn};

/// What every screen can do.
pub(super) trait Show {
    /// The place whose keys hold on it now.
    fn scope(&self) -> Scope;

    /// Applies a message; says where to go, if elsewhere.
    fn update(&mut self, message: &Message, turn: &mut Turn) -> Option<Route>;

    /// The decks in these files, or the progress, were read: at the start, or because they changed.
    fn disk_read(&mut self, _paths: &[PathBuf], _turn: &mut Turn) {}

    /// The settings are others now.
    fn settings_changed(&mut self, turn: &mut Turn) {
        let (columns, rows) = turn.desk.size;
        self.update(&Message::Resized { columns, rows }, turn);
    }

    /// A new study day has begun.
    fn day_turned(&mut self, _desk: &Desk) {}

    /// Draws it.
    fn view(&self, desk: &Desk, frame: &mut Frame, area: Rect, hits: &mut HitMap);

    /// When it changes by itself, if it ever does.
    fn wakes_at(&self, _desk: &Desk) -> Option<Timestamp> {
        None
    }
}

/// A screen above the role list.
#[derive(Clone, Debug)]
pub(super) enum Screen {
    Study(Box<study::Study>),
    Summary(Box<summary::SummaryScreen>),
    Setup(setup::Setup),
    MockSetup(mock_setup::MockSetup),
    Interview(Box<interview::Interview>),
    Mocks(mocks::Mocks),
    Report(Box<report::ReportScreen>),
    Marked(marked::Marked),
    Earlier(Box<earlier::Earlier>),
    Cards(cards::CardList),
    Stories(Box<stories::Stories>),
    Calibration(Box<calibration::CalibrationScreen>),
    Problems(problems::Problems),
    Help(help::Help),
}

impl Screen {
    pub(super) fn show(&self) -> &dyn Show {
        match self {
            Self::Study(screen) => &**screen,
            Self::Summary(screen) => &**screen,
            Self::Setup(screen) => screen,
            Self::MockSetup(screen) => screen,
            Self::Interview(screen) => &**screen,
            Self::Mocks(screen) => screen,
            Self::Report(screen) => &**screen,
            Self::Marked(screen) => screen,
            Self::Earlier(screen) => &**screen,
            Self::Cards(screen) => screen,
            Self::Stories(screen) => &**screen,
            Self::Calibration(screen) => &**screen,
            Self::Problems(screen) => screen,
            Self::Help(screen) => screen,
        }
    }

    pub(super) fn show_mut(&mut self) -> &mut dyn Show {
        match self {
            Self::Study(screen) => &mut **screen,
            Self::Summary(screen) => &mut **screen,
            Self::Setup(screen) => screen,
            Self::MockSetup(screen) => screen,
            Self::Interview(screen) => &mut **screen,
            Self::Mocks(screen) => screen,
            Self::Report(screen) => &mut **screen,
            Self::Marked(screen) => screen,
            Self::Earlier(screen) => &mut **screen,
            Self::Cards(screen) => screen,
            Self::Stories(screen) => &mut **screen,
            Self::Calibration(screen) => &mut **screen,
            Self::Problems(screen) => screen,
            Self::Help(screen) => screen,
        }
    }
}
