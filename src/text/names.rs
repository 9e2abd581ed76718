//! Short names made from text, none of them given twice.

use std::collections::{HashMap, HashSet};

use super::slug::stem;

/// The names that are taken so far, such as the ids of a deck's cards.
///
/// ```
/// use greenroom::text::Names;
/// let mut names = Names::default();
/// assert_eq!(names.mint("How do you design an API?"), "how-do-you-design-an-api");
/// assert!(names.take("如何设计接口"));
/// assert_eq!(names.mint("如何设计接口？"), "如何设计接口-2");
/// assert!(!names.take("如何设计接口-2"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Names {
    taken: HashSet<String>,
    /// The next number to try for a stem, so that one text a thousand times takes no longer than a thousand texts.
    next: HashMap<String, u32>,
}

impl Names {
    /// Takes `name`, unless it is taken: then the answer is `false`.
    pub fn take(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_owned())
    }

    /// Takes a name for `text`: its first words, in any script, and a number where they are taken.
    pub fn mint(&mut self, text: &str) -> String {
        let stem = stem(text);
        if self.take(&stem) {
            return stem;
        }
        let mut number = self.next.get(&stem).copied().unwrap_or(2);
        loop {
            let name = format!("{stem}-{number}");
            number += 1;
            if self.take(&name) {
                self.next.insert(stem, number);
                return name;
            }
        }
    }
}
