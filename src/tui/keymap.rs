//! Which key means what, where: one table that resolves keys, draws the footer and writes the help.

mod action;
mod key;
mod table;

pub use action::{Action, Scope};
pub use key::Key;

use crossterm::event::KeyEvent;

use crate::{deck::Problem, settings::KeyPatch, text::nearest};

use table::{BINDINGS, Binding};

/// The keys of one action, and what is said of it.
#[derive(Clone, Debug)]
pub struct Bound {
    /// What it does.
    pub action: Action,
    /// The keys.
    pub keys: Vec<Key>,
    /// A word or two for the footer.
    pub hint: &'static str,
    /// A sentence for the help.
    pub help: &'static str,
    scopes: &'static [Scope],
    name: &'static str,
    in_footer: bool,
}

/// All keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self {
            bound: BINDINGS.iter().map(Bound::from).collect(),
        }
    }
}

impl From<&Binding> for Bound {
    fn from(binding: &Binding) -> Self {
        Self {
            action: binding.action,
            keys: binding.keys.iter().filter_map(|key| Key::parse(key)).collect(),
            hint: binding.hint,
            help: binding.help,
            scopes: binding.scopes,
            name: binding.name,
            in_footer: binding.in_footer,
        }
    }
}

impl Keymap {
    /// The default keys with the user's in their place; what cannot be used is a problem in `path`.
    #[must_use]
    pub fn with(patches: &[KeyPatch], path: &str) -> (Self, Vec<Problem>) {
        let mut keymap = Self::default();
        let mut problems = Vec::new();
        for patch in patches {
            if let Err(problem) = keymap.patch(patch, path) {
                problems.push(*problem);
            }
        }
        (keymap, problems)
    }

    fn patch(&mut self, patch: &KeyPatch, path: &str) -> Result<(), Box<Problem>> {
        let (line, column) = patch.place;
        let wrong = |what: String| {
            Box::new(Problem::error(path, line, column, what).hint("the default keys are used"))
        };
        let mut keys = Vec::new();
        for name in &patch.keys {
            keys.push(Key::parse(name).ok_or_else(|| wrong(format!("there is no key \"{name}\"")))?);
        }
        let known = self.bound.iter().position(|bound| bound.name == patch.action);
        let Some(at) = known else {
            let names = self.bound.iter().map(|bound| bound.name);
            let meant = nearest(&patch.action, names)
                .map_or(String::new(), |name| format!("; did you mean \"{name}\"?"));
            return Err(wrong(format!("there is no action \"{}\"{meant}", patch.action)));
        };
        let clash = self.bound.iter().enumerate().find_map(|(other, bound)| {
            let ours = self.bound.get(at)?;
            let meet = bound
                .scopes
                .iter()
                .any(|scope| ours.scopes.iter().any(|it| it.meets(*scope)));
            let key = bound.keys.iter().find(|key| keys.contains(key))?;
            (other != at && meet).then_some((*key, bound.name))
        });
        if let Some((key, other)) = clash {
            return Err(wrong(format!("\"{key}\" is already the key of \"{other}\"")));
        }
        if let Some(bound) = self.bound.get_mut(at) {
            bound.keys = keys;
        }
        Ok(())
    }

    /// What `event` means in `scope`.
    #[must_use]
    pub fn action(&self, scope: Scope, event: &KeyEvent) -> Option<Action> {
        let key = Key::from_event(event);
        if scope.is_typing() && key.is_text() {
            return None;
        }
        self.of(scope)
            .find(|bound| bound.keys.contains(&key))
            .map(|bound| bound.action)
    }

    /// The bindings that hold in `scope`, its own before those that hold everywhere.
    pub fn of(&self, scope: Scope) -> impl Iterator<Item = &Bound> {
        let own = self
            .bound
            .iter()
            .filter(move |bound| bound.scopes.contains(&scope));
        let everywhere = self.bound.iter().filter(move |bound| {
            !bound.scopes.contains(&scope) && bound.scopes.iter().any(|it| it.meets(scope))
        });
        own.chain(everywhere)
    }

    /// Key and hint of the bindings worth a place in the footer of `scope`, most useful first.
    pub fn footer(&self, scope: Scope) -> impl Iterator<Item = (String, &Bound)> {
        self.of(scope)
            .filter(|bound| bound.in_footer)
            .filter_map(|bound| Some((bound.keys.first()?.to_string(), bound)))
    }

    /// The first key of `action`, as shown.
    #[must_use]
    pub fn key(&self, action: Action) -> String {
        let bound = self.bound.iter().find(|bound| bound.action == action);
        bound
            .and_then(|bound| bound.keys.first())
            .map_or_else(String::new, Key::to_string)
    }

    /// Names and keys of all actions, as `config.ron` has them.
    pub fn names(&self) -> impl Iterator<Item = (&'static str, Vec<String>)> {
        self.bound
            .iter()
            .map(|bound| (bound.name, bound.keys.iter().map(Key::to_string).collect()))
    }
}

impl Bound {
    /// All its keys, as shown in the help.
    #[must_use]
    pub fn shown_keys(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{DOCUMENTED_DEFAULTS, Settings};

    #[test]
    fn the_documented_settings_name_every_action_with_its_keys() {
        let (documented, problems) = Settings::parse("config.ron", DOCUMENTED_DEFAULTS);
        assert_eq!(problems, []);
        let documented: Vec<_> = documented
            .keys
            .into_iter()
            .map(|patch| (patch.action, patch.keys))
            .collect();
        let mut known: Vec<_> = Keymap::default()
            .names()
            .map(|(name, keys)| (name.to_owned(), keys))
            .collect();
        known.sort();
        assert_eq!(documented, known);
    }

    #[test]
    fn no_two_actions_share_a_key_in_one_place() {
        let keymap = Keymap::default();
        for (number, bound) in keymap.bound.iter().enumerate() {
            for other in keymap.bound.iter().skip(number + 1) {
                let meet = bound
                    .scopes
                    .iter()
                    .any(|scope| other.scopes.iter().any(|it| it.meets(*scope)));
                let shared = bound.keys.iter().find(|key| other.keys.contains(key));
                assert!(
                    !meet || shared.is_none(),
                    "{} and {} share {shared:?}",
                    bound.name,
                    other.name
                );
            }
        }
    }

    #[test]
    fn a_key_that_is_taken_is_refused_with_its_place() {
        let text = "(keys: {\n  \"flag\": [\"x\"],\n  \"note\": [\"u\"],\n  \"undoo\": [\"z\"],\n})";
        let (settings, _) = Settings::parse("config.ron", text);
        let (keymap, problems) = Keymap::with(&settings.keys, "config.ron");
        assert_eq!(keymap.key(Action::Flag), "x");
        assert_eq!(keymap.key(Action::Note), "n");
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert_eq!(
            said,
            [
                "config.ron:3:11: \"u\" is already the key of \"undo\" (the default keys are used)",
                "config.ron:4:12: there is no action \"undoo\"; did you mean \"undo\"? (the default keys are used)",
            ]
        );
    }
}
