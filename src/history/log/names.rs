//! Gives each card and each run a number, so that a million events need not hold their names.

use std::{borrow::Borrow, collections::HashMap, hash::Hash};

/// Names in the order they were first met.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    names: Vec<T>,
    numbers: HashMap<T, u32>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self {
            names: Vec::new(),
            numbers: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash + Borrow<str> + for<'a> From<&'a str>> Names<T> {
    /// The number of `name`, if it was met before.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The number of `name`, a new one if it was not met before.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        self.find(name).unwrap_or_else(|| {
            let number = self.len();
            let name = T::from(name);
            self.names.push(name.clone());
            self.numbers.insert(name, number);
            number
        })
    }

    /// The name whose number this is.
    pub(super) fn name(&self, number: u32) -> Option<&T> {
        self.names.get(usize::try_from(number).ok()?)
    }

    /// All of them, by number.
    pub(super) fn all(&self) -> &[T] {
        &self.names
    }

    /// How many.
    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.names.len()).unwrap_or(u32::MAX)
    }
}

/// Names as one thread meets them: those known before, which all share, and its own new ones, numbered on from there.
#[derive(Debug)]
pub(super) struct Fresh<'a, T> {
    known: &'a Names<T>,
    fresh: Names<T>,
}

impl<'a, T: Clone + Eq + Hash + Borrow<str> + for<'b> From<&'b str>> Fresh<'a, T> {
    /// Beyond `known`.
    pub(super) fn beyond(known: &'a Names<T>) -> Self {
        Self {
            known,
            fresh: Names::default(),
        }
    }

    /// The number of `name`.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        self.known
            .find(name)
            .unwrap_or_else(|| self.known.len() + self.fresh.number(name))
    }

    /// The new names, by number.
    pub(super) fn into_names(self) -> Vec<T> {
        self.fresh.names
    }
}

/// What a thread's numbers are among all, once the names it met are known to all.
#[derive(Debug)]
pub(super) struct Renumbered {
    /// Below it numbers stay.
    first: u32,
    numbers: Vec<u32>,
}

impl Renumbered {
    /// After `names`, numbered from `first` on, were added to `all`.
    pub(super) fn after<T: Clone + Eq + Hash + Borrow<str> + for<'b> From<&'b str>>(
        all: &mut Names<T>,
        first: u32,
        names: &[T],
    ) -> Self {
        let numbers = names.iter().map(|name| all.number(name.borrow())).collect();
        Self { first, numbers }
    }

    /// What `number` is now.
    pub(super) fn of(&self, number: u32) -> u32 {
        let fresh = number.checked_sub(self.first);
        let fresh = fresh.and_then(|fresh| self.numbers.get(usize::try_from(fresh).ok()?));
        fresh.copied().unwrap_or(number)
    }
}
