//! Which call fails, and how.

use std::io::Error;

pub(crate) const EIO: i32 = 5;
pub(crate) const EACCES: i32 = 13;
pub(crate) const ENOSPC: i32 = 28;
pub(crate) const EROFS: i32 = 30;

/// What a program can ask of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    OpenToRead,
    OpenToWrite,
    Create,
    Stat,
    List,
    CreateFolder,
    Rename,
    Link,
    Remove,
    RemoveFolder,
    SyncFolder,
    Resolve,
    ReadLink,
    Lock,
    Read,
    Write,
    SetLen,
    SetMode,
    Sync,
}

impl Kind {
    /// Whether it changes something, so that a read-only disk refuses it.
    pub(crate) fn changes(self) -> bool {
        !matches!(
            self,
            Self::OpenToRead
                | Self::Stat
                | Self::List
                | Self::SyncFolder
                | Self::Resolve
                | Self::ReadLink
                | Self::Read
                | Self::Sync
        )
    }

    /// Whether it needs room, so that a full disk refuses it.
    pub(crate) fn grows(self) -> bool {
        matches!(self, Self::Create | Self::CreateFolder | Self::Link | Self::Write)
    }
}

/// What a failed sync makes of what was to be synced. The next sync of the file knows nothing of it and succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lost {
    /// All of it is still to be synced, as if the program had died before the call.
    Nothing,
    /// Programs see it until the power is cut.
    AtThePowerCut,
    /// The file is at once what it was at the last sync.
    AtOnce,
    /// The file keeps its length and is filled with zeros at once.
    Zeroed,
}

impl Lost {
    /// What a failed call of this kind can lose.
    pub(crate) fn by(kind: Kind) -> &'static [Self] {
        let all = &[Self::AtThePowerCut, Self::AtOnce, Self::Zeroed];
        if kind == Kind::Sync { all } else { &all[..1] }
    }
}

/// A fault to come: `Fault::nth(3).of(|kind| kind == Kind::Sync).with(EIO)`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    /// How many calls it still lets pass.
    passes: usize,
    /// The first call it may meet.
    first: usize,
    of: fn(Kind) -> bool,
    for_ever: bool,
    met: bool,
    errno: i32,
    pub(super) torn_after: usize,
    pub(super) lost: Lost,
    pub(super) names_lost: bool,
}

impl Fault {
    /// The n-th call from now, counted from 0, fails; those after it do not.
    pub(crate) fn nth(passes: usize) -> Self {
        Self {
            passes,
            first: 0,
            of: |_| true,
            for_ever: false,
            met: false,
            errno: EIO,
            torn_after: 0,
            lost: Lost::AtThePowerCut,
            names_lost: false,
        }
    }

    /// So does every call after it.
    pub(crate) fn from(passes: usize) -> Self {
        Self {
            for_ever: true,
            ..Self::nth(passes)
        }
    }

    /// The program dies at the n-th call from now: that call and all later ones do nothing.
    pub(crate) fn death_at(passes: usize) -> Self {
        Self {
            lost: Lost::Nothing,
            ..Self::from(passes)
        }
    }

    /// Only calls of some kinds count and fail.
    pub(crate) fn of(self, of: fn(Kind) -> bool) -> Self {
        Self { of, ..self }
    }

    /// What the system says.
    pub(crate) fn with(self, errno: i32) -> Self {
        Self { errno, ..self }
    }

    /// A write that fails has written so many bytes by then.
    pub(crate) fn torn_after(self, torn_after: usize) -> Self {
        Self { torn_after, ..self }
    }

    /// What a sync that fails makes of the file.
    pub(crate) fn losing(self, lost: Lost) -> Self {
        Self { lost, ..self }
    }

    /// After a sync of a folder that fails, the next one knows nothing of what was to be synced and succeeds.
    pub(crate) fn losing_names(self) -> Self {
        Self {
            names_lost: true,
            ..self
        }
    }

    pub(super) fn is_death(&self) -> bool {
        self.lost == Lost::Nothing
    }

    pub(super) fn after(self, first: usize) -> Self {
        Self { first, ..self }
    }

    /// Itself, if it is this call that fails.
    pub(super) fn meets(&mut self, number: usize, kind: Kind) -> Option<Self> {
        if number < self.first || !(self.of)(kind) || (self.met && !self.for_ever) {
            return None;
        }
        if self.passes > 0 {
            self.passes -= 1;
            return None;
        }
        self.met = true;
        Some(*self)
    }

    pub(super) fn error(self) -> Error {
        Error::from_raw_os_error(self.errno)
    }
}
