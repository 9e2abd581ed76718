//! The rows of the role list, in an order that can be chosen.

use std::{cmp::Reverse, sync::Arc};

use crate::{stats::Tally, tui::Desk};

use super::listed::{Listed, Section};

/// The order of the roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// By group, and in each by name.
    Group,
    Due,
    LastStudied,
    Name,
}

impl Sort {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Due => "due cards",
            Self::LastStudied => "last studied",
            Self::Name => "name",
        }
    }

    /// The order that is offered after this one.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Group => Self::Due,
            Self::Due => Self::LastStudied,
            Self::LastStudied => Self::Name,
            Self::Name => Self::Group,
        }
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The role's slug; `None` for all roles together.
    pub(super) role: Option<Arc<str>>,
    pub(super) name: Arc<str>,
    /// Which roles it belongs to; `None` for all roles together.
    pub(super) section: Option<Section>,
    pub(super) tally: Tally,
}

/// The roles that are `listed`, sorted, and before them all together if none is left out.
pub(super) fn rows(listed: &Listed, sort: Sort, desk: &Desk) -> Vec<Row> {
    let roles = desk.library.roles().iter().filter(|role| listed.has(role));
    let mut rows: Vec<Row> = roles
        .map(|role| Row {
            role: Some(Arc::clone(&role.slug)),
            name: Arc::clone(&role.name),
            section: Some(Section::of(role)),
            tally: desk.tally(role),
        })
        .collect();
    match sort {
        Sort::Group => rows.sort_by_key(|row| row.section),
        Sort::Due => rows.sort_by_key(|row| Reverse(row.tally.due)),
        Sort::LastStudied => rows.sort_by_key(|row| Reverse(row.tally.last)),
        // The library has them so.
        Sort::Name => {}
    }
    if !listed.leaves_out() {
        let all = Row {
            role: None,
            name: "All roles".into(),
            section: None,
            tally: desk.total(),
        };
        rows.insert(0, all);
    }
    rows
}
