//! The bytes of a file: what programs see, and what a power cut leaves.

use super::{Chance, Lost};

/// The smallest piece a disk writes whole.
const BLOCK: usize = 512;

#[derive(Clone, Debug)]
pub(super) struct File {
    seen: Vec<u8>,
    /// As of the last sync.
    kept: Vec<u8>,
    /// What was done since, which the system may have written by itself.
    unsynced: Vec<Change>,
    pub(super) mode: u32,
    pub(super) changed: u64,
}

#[derive(Clone, Debug)]
enum Change {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

impl Change {
    fn apply(&self, to: &mut Vec<u8>) {
        match self {
            Self::Bytes(at, bytes) => {
                let end = at + bytes.len();
                to.resize(to.len().max(end), 0);
                to[*at..end].copy_from_slice(bytes);
            }
            Self::Length(length) => to.resize(*length, 0),
        }
    }
}

impl Default for File {
    fn default() -> Self {
        Self {
            seen: Vec::new(),
            kept: Vec::new(),
            unsynced: Vec::new(),
            mode: 0o600,
            changed: 1,
        }
    }
}

impl File {
    pub(super) fn seen(&self) -> &[u8] {
        &self.seen
    }

    pub(super) fn write(&mut self, at: usize, bytes: &[u8]) {
        self.change(Change::Bytes(at, bytes.to_vec()));
    }

    pub(super) fn set_len(&mut self, length: usize) {
        self.change(Change::Length(length));
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.seen);
        self.unsynced.push(change);
    }

    pub(super) fn sync(&mut self) {
        for change in self.unsynced.drain(..) {
            change.apply(&mut self.kept);
        }
    }

    /// Forgets what was to be synced.
    pub(super) fn lose(&mut self, lost: Lost) {
        if lost == Lost::Nothing {
            return;
        }
        self.unsynced.clear();
        match lost {
            Lost::Nothing | Lost::AtThePowerCut => {}
            Lost::AtOnce => self.seen.clone_from(&self.kept),
            Lost::Zeroed => {
                let length = self.seen.len();
                self.seen.clone_from(&self.kept);
                self.seen.resize(length, 0);
            }
        }
    }

    /// The power is cut: each block is as it was after some of the changes, and so is the length.
    pub(super) fn cut(&mut self, chance: &mut Chance) {
        let mut states = vec![self.kept.clone()];
        for change in self.unsynced.drain(..) {
            let mut state = states.last().cloned().unwrap_or_default();
            change.apply(&mut state);
            states.push(state);
        }
        let last = states.len() - 1;
        let mut left = vec![0; states[chance.up_to(last)].len()];
        for (number, block) in left.chunks_mut(BLOCK).enumerate() {
            let state = &states[chance.up_to(last)];
            let from = state.get(number * BLOCK..).unwrap_or_default();
            let length = from.len().min(block.len());
            block[..length].copy_from_slice(&from[..length]);
        }
        self.seen.clone_from(&left);
        self.kept = left;
    }
}
