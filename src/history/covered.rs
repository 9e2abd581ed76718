//! How much of a history file was counted.

use serde::{Deserialize, Serialize};

/// How many of the last covered bytes are compared at every start; the whole is compared where files are small.
pub(crate) const TAIL: usize = 4096;

/// How much of a history file a snapshot has counted; nothing by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Covered {
    /// Bytes, always up to a line end.
    pub bytes: u64,
    /// Lines.
    pub lines: usize,
    /// CRC-32 of those bytes.
    pub crc: u32,
    /// CRC-32 of the last 4096 of them.
    pub tail: u32,
    /// Lines among them that could not be read.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub damaged: usize,
    /// Lines among them that only a newer Greenroom reads.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unknown: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// [`Covered`] for all of `bytes`, which end with a line, and all of which could be read.
#[must_use]
pub fn covered(bytes: &[u8]) -> Covered {
    let mut covering = Covering::after(Covered::default(), &[]);
    covering.add(bytes);
    Covered {
        lines: bytes.split(|byte| *byte == b'\n').count().saturating_sub(1),
        ..covering.covered()
    }
}

/// What is covered of a file that is being read.
#[derive(Clone, Debug)]
pub(super) struct Covering {
    known: Covered,
    bytes: u64,
    crc: crc32fast::Hasher,
    /// Its last bytes: [`TAIL`] of them, or all.
    tail: Vec<u8>,
}

impl Covering {
    /// Beyond `known`, whose last bytes are `end`: [`TAIL`] of them at least, or all.
    pub(super) fn after(known: Covered, end: &[u8]) -> Self {
        Self {
            known,
            bytes: known.bytes,
            crc: crc32fast::Hasher::new_with_initial(known.crc),
            tail: end
                .get(end.len().saturating_sub(TAIL)..)
                .unwrap_or_default()
                .to_vec(),
        }
    }

    /// What comes next.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        let mut crc = crc32fast::Hasher::new();
        crc.update(bytes);
        self.add_hashed(bytes, &crc);
    }

    /// What comes next, where it was hashed already.
    pub(super) fn add_hashed(&mut self, bytes: &[u8], crc: &crc32fast::Hasher) {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        self.crc.combine(crc);
        let last = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
        let too_many = (self.tail.len() + last.len()).saturating_sub(TAIL);
        self.tail.drain(..too_many);
        self.tail.extend_from_slice(last);
    }

    /// All of that; lines are counted elsewhere.
    pub(super) fn covered(&self) -> Covered {
        Covered {
            bytes: self.bytes,
            crc: self.crc.clone().finalize(),
            tail: crc32fast::hash(&self.tail),
            ..self.known
        }
    }
}
