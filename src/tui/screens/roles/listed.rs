//! Which roles the list has: all, those of one group, or those that match a filter.

use crate::{deck::Group, library::Role, tui::Desk};

use super::filter::Filter;

/// Which roles are listed. A group and a filter are never chosen at once: the filter looks through all groups.
#[derive(Clone, Debug, Default)]
pub(super) enum Listed {
    #[default]
    All,
    Of(Section),
    Matching(Box<Filter>),
}

/// Roles that are listed together. Those of no group come last, so that nothing moves when the user's decks have been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    In(Group),
    /// In no group: as a rule, the user's own.
    Own,
}

impl Section {
    pub(super) fn of(role: &Role) -> Self {
        role.group.map_or(Self::Own, Self::In)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::In(group) => group.name(),
            Self::Own => "Your own",
        }
    }
}

/// The sections that have roles, in their order.
pub(super) fn sections(desk: &Desk) -> Vec<Section> {
    let mut sections: Vec<Section> = desk.library.roles().iter().map(Section::of).collect();
    sections.sort_unstable();
    sections.dedup();
    sections
}

impl Listed {
    pub(super) fn has(&self, role: &Role) -> bool {
        match self {
            Self::All => true,
            Self::Of(section) => *section == Section::of(role),
            Self::Matching(filter) => filter.matches(&format!("{} {}", role.name, Section::of(role).name())),
        }
    }

    /// Whether roles may be left out, so that the row of all roles together would promise too much.
    pub(super) fn leaves_out(&self) -> bool {
        match self {
            Self::All => false,
            Self::Of(_) => true,
            Self::Matching(filter) => !filter.is_empty(),
        }
    }

    /// The filter that is being typed.
    pub(super) fn typed(&mut self) -> Option<&mut Filter> {
        match self {
            Self::Matching(filter) if filter.is_typing() => Some(filter),
            _ => None,
        }
    }

    /// Begins to type a filter, or goes on with the one there is.
    pub(super) fn start_filter(&mut self) {
        if !matches!(self, Self::Matching(_)) {
            *self = Self::Matching(Box::default());
        }
        if let Self::Matching(filter) = self {
            filter.start();
        }
    }

    /// Keeps what was typed; an empty filter is none.
    pub(super) fn keep_filter(&mut self) {
        match self {
            Self::Matching(filter) if filter.is_empty() => *self = Self::All,
            Self::Matching(filter) => filter.stop(),
            Self::All | Self::Of(_) => {}
        }
    }

    /// The section after the one listed, or `back` to the one before; all roles come before the first and after the last.
    pub(super) fn step(&mut self, back: bool, desk: &Desk) {
        let sections = sections(desk);
        let number = match self {
            Self::Of(section) => sections
                .iter()
                .position(|other| other == section)
                .map_or(0, |at| at + 1),
            Self::All | Self::Matching(_) => 0,
        };
        let all = sections.len() + 1;
        let next = if back { number + all - 1 } else { number + 1 } % all;
        let section = next.checked_sub(1).and_then(|at| sections.get(at));
        *self = section.map_or(Self::All, |section| Self::Of(*section));
    }
}
