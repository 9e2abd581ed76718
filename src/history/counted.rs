//! How far each device has numbered its events, and in which runs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::LAST_NUMBER;

/// The numbers each device has used, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Counted(BTreeMap<String, Numbers>);

/// The numbers one device has used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    /// The highest of them.
    last: u32,
    /// The runs they were given in.
    #[serde(with = "in_one_text")]
    runs: BTreeSet<String>,
}

/// Names of runs with dots between them, as none can have one. After years there are thousands, to be read at every start.
mod in_one_text {
    use std::{borrow::Cow, collections::BTreeSet};

    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        runs: &BTreeSet<String>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
        serializer.serialize_str(&runs.join("."))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeSet<String>, D::Error> {
        let runs = Cow::<str>::deserialize(deserializer)?;
        let named = runs.split('.').filter(|run| !run.is_empty());
        Ok(named.map(str::to_owned).collect())
    }
}

impl Counted {
    /// Whether nothing was ever numbered.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where `device` counts on from, so that its next run comes after all earlier ones; 0 where nothing sensible is known.
    pub(super) fn last(&self, device: &str) -> u32 {
        let last = self.0.get(device).map_or(0, |numbers| numbers.last);
        sensible(last)
    }

    /// The runs in which `device` numbered events.
    pub(super) fn runs(&self, device: &str) -> impl Iterator<Item = &str> {
        let numbers = self.0.get(device).into_iter();
        numbers.flat_map(|numbers| numbers.runs.iter().map(String::as_str))
    }

    /// Notes that `run` of `device` counted up to `number`.
    pub(super) fn note(&mut self, device: &str, run: &str, number: u32) {
        if !self.0.contains_key(device) {
            self.0.insert(device.to_owned(), Numbers::default());
        }
        if let Some(numbers) = self.0.get_mut(device) {
            numbers.last = numbers.last.max(number);
            if !numbers.runs.contains(run) {
                numbers.runs.insert(run.to_owned());
            }
        }
    }

    /// Whether `run` of `device`, whose numbers begin with `first`, belongs after all that the device numbered so far. A run
    /// that is known may have been followed by another, so that more of it would belong before that.
    pub(super) fn comes_after(&self, device: &str, run: &str, first: u32) -> bool {
        self.0
            .get(device)
            .is_none_or(|numbers| first > numbers.last && !numbers.runs.contains(run))
    }
}

/// `last`, or 0 if only a made-up file can say so.
pub(super) fn sensible(last: u32) -> u32 {
    if last > LAST_NUMBER { 0 } else { last }
}
