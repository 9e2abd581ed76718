//! Which key means what, where: one table that resolves keys, draws the footer and writes the help.

mod action;
mod key;
mod table;

pub use action::{Action, Scope};
pub(super) use key::as_typed;

use std::path::Path;

use crossterm::event::KeyEvent;

use crate::{
    deck::{Problem, Problems},
    settings::KeyPatch,
    text::{excerpt, nearest},
};

use key::Key;
use table::Binding;

/// The most keys of one action: they are all shown in the help.
const KEY_LIMIT: usize = 16;

/// The key that leaves from anywhere, whatever the settings say.
const ALWAYS_LEAVES: &str = "ctrl-c";

/// The keys of one action, and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Bound {
    /// What it does.
    pub(in crate::tui) action: Action,
    /// The keys.
    keys: Vec<Key>,
    /// A word or two for the footer.
    pub(in crate::tui) hint: &'static str,
    /// A sentence for the help.
    pub(in crate::tui) help: &'static str,
    scopes: &'static [Scope],
    name: &'static str,
    in_footer: bool,
}

/// All keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bound: Vec<Bound>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self {
            bound: table::bindings().map(Bound::from).collect(),
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
    ///
    /// All of the user's keys are taken together, so that two actions can change places.
    #[must_use]
    pub fn with(patches: &[KeyPatch], path: impl AsRef<Path>) -> (Self, Vec<Problem>) {
        let mut keymap = Self::default();
        let mut refused: Vec<(&KeyPatch, String)> = Vec::new();
        let mut patched: Vec<(usize, &KeyPatch)> = Vec::new();
        for patch in patches {
            match keymap.read(patch) {
                Ok((bound, keys)) => {
                    keymap.put(bound, keys);
                    patched.push((bound, patch));
                }
                Err(what) => refused.push((patch, what)),
            }
        }
        patched.sort_by_key(|(_, patch)| patch.place);
        // The default keys that come back may be what another action was given.
        while let Some((number, what)) = keymap.clash(&patched) {
            let (bound, patch) = patched.remove(number);
            let keys = Self::default().bound.swap_remove(bound).keys;
            keymap.put(bound, keys);
            refused.push((patch, what));
        }
        refused.sort_by_key(|(patch, _)| patch.place);
        let mut problems = Problems::new(path.as_ref());
        for (patch, what) in refused {
            let (line, column) = patch.place;
            let problem = Problem::error(path.as_ref(), line, column, what);
            problems.push(problem.hint("the default keys are used"));
        }
        (keymap, problems.finish())
    }

    fn put(&mut self, number: usize, keys: Vec<Key>) {
        if let Some(bound) = self.bound.get_mut(number) {
            bound.keys = keys;
        }
    }

    /// Which action is to have which keys, or why it cannot have them whatever keys the others have.
    fn read(&self, patch: &KeyPatch) -> Result<(usize, Vec<Key>), String> {
        let name = &patch.action;
        let Some((number, bound)) = self.bound.iter().enumerate().find(|(_, it)| it.name == name) else {
            let meant = nearest(name, self.bound.iter().map(|bound| bound.name))
                .map_or(String::new(), |name| format!("; did you mean \"{name}\"?"));
            return Err(format!("there is no action \"{}\"{meant}", excerpt(name)));
        };
        let mut keys = Vec::new();
        if patch.keys.len() > KEY_LIMIT {
            return Err(format!("\"{name}\" has over {KEY_LIMIT} keys"));
        }
        for name in &patch.keys {
            keys.push(Key::parse(name).ok_or_else(|| format!("there is no key \"{}\"", excerpt(name)))?);
        }
        if keys.is_empty() {
            return Err(format!("\"{name}\" needs a key"));
        }
        if let Some(key) = keys.iter().find(|key| key.is_text())
            && bound.scopes.iter().all(|scope| scope.is_typing())
        {
            return Err(format!("\"{key}\" is text where \"{name}\" is asked for"));
        }
        let escape = Key::parse(ALWAYS_LEAVES);
        if bound.action == Action::Leave && !keys.iter().any(|key| Some(*key) == escape) {
            return Err(format!("\"{ALWAYS_LEAVES}\" stays a key of \"{name}\""));
        }
        Ok((number, keys))
    }

    /// Which of the patches gives its action a key that another has, and what is wrong then: rather one that takes
    /// the key of an action the user left alone; of two patches, the later in the file.
    fn clash(&self, patched: &[(usize, &KeyPatch)]) -> Option<(usize, String)> {
        let clashes = |number: usize, among_patched: bool| {
            let (at, _) = *patched.get(number)?;
            let ours = self.bound.get(at)?;
            let others = self.bound.iter().enumerate().filter(|(other, _)| {
                *other != at && patched.iter().any(|(it, _)| it == other) == among_patched
            });
            let (key, other) = others.into_iter().find_map(|(_, other)| ours.shared_key(other))?;
            Some((number, format!("\"{key}\" is already the key of \"{other}\"")))
        };
        [false, true].into_iter().find_map(|among_patched| {
            (0..patched.len())
                .rev()
                .find_map(|number| clashes(number, among_patched))
        })
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
    pub(in crate::tui) fn of(&self, scope: Scope) -> impl Iterator<Item = &Bound> {
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
    pub(in crate::tui) fn footer(&self, scope: Scope) -> impl Iterator<Item = (String, &Bound)> {
        self.of(scope)
            .filter(|bound| bound.in_footer)
            .filter_map(|bound| Some((bound.keys.first()?.to_string(), bound)))
    }

    /// The first key of `action`, as shown.
    #[must_use]
    pub(in crate::tui) fn key(&self, action: Action) -> String {
        let bound = self.bound.iter().find(|bound| bound.action == action);
        bound
            .and_then(|bound| bound.keys.first())
            .map_or_else(String::new, Key::to_string)
    }

    /// The first key of `action` where it is asked for in `scope`, as shown.
    pub(in crate::tui) fn key_in(&self, scope: Scope, action: Action) -> String {
        let bound = self.of(scope).find(|bound| bound.action == action);
        bound
            .and_then(|bound| bound.keys.first())
            .map_or_else(String::new, Key::to_string)
    }

    /// Names and keys of all actions, as `config.ron` has them.
    #[cfg(test)]
    fn names(&self) -> impl Iterator<Item = (&'static str, Vec<String>)> {
        self.bound
            .iter()
            .map(|bound| (bound.name, bound.keys.iter().map(Key::to_string).collect()))
    }
}

impl Bound {
    /// All its keys, as shown in the help.
    pub(in crate::tui) fn shown_keys(&self) -> String {
        self.keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
    }

    /// A key that would mean both this and `other` somewhere, and the name of the other.
    fn shared_key(&self, other: &Self) -> Option<(Key, &'static str)> {
        let meets = |scope: &Scope| other.scopes.iter().any(|it| it.meets(*scope));
        let key = self.keys.iter().find(|key| other.keys.contains(key))?;
        self.scopes.iter().any(meets).then_some((*key, other.name))
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
        let mut documented: Vec<_> = documented
            .keys
            .into_iter()
            .map(|patch| (patch.action, patch.keys))
            .collect();
        let mut known: Vec<_> = Keymap::default()
            .names()
            .map(|(name, keys)| (name.to_owned(), keys))
            .collect();
        known.sort();
        documented.sort();
        assert_eq!(documented, known);
    }

    #[test]
    fn no_two_actions_share_a_key_in_one_place() {
        let keymap = Keymap::default();
        for (number, bound) in keymap.bound.iter().enumerate() {
            for other in keymap.bound.iter().skip(number + 1) {
                let shared = bound.shared_key(other);
                assert!(shared.is_none(), "{} shares {shared:?}", bound.name);
            }
        }
    }

    #[test]
    fn a_key_that_is_taken_is_refused_with_its_place() {
        let text = "(keys: {\n  \"flag\": [\"J\"],\n  \"note\": [\"u\"],\n  \"undoo\": [\"z\"],\n})";
        let (settings, _) = Settings::parse("config.ron", text);
        let (keymap, problems) = Keymap::with(&settings.keys, "config.ron");
        assert_eq!(keymap.key(Action::Flag), "J");
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

    fn said(keys: &str) -> (Keymap, Vec<String>) {
        let (settings, problems) = Settings::parse("config.ron", &format!("(keys: {{{keys}}})"));
        assert_eq!(problems, []);
        let (keymap, problems) = Keymap::with(&settings.keys, "config.ron");
        (keymap, problems.into_iter().map(|problem| problem.what).collect())
    }

    #[test]
    fn what_a_stranger_wrote_is_said_so_that_it_can_be_shown() {
        let many = "\"J\",".repeat(17);
        for (keys, why) in [
            (
                "\"und\0o\": [\"J\"]".to_owned(),
                "there is no action \"und␀o\"; did you mean \"undo\"?",
            ),
            ("\"flag\": [\"\u{1b}[2J\"]".to_owned(), "there is no key \"␛[2J\""),
            ("\"flag\": [\"\u{202e}\"]".to_owned(), "there is no key \"\""),
            (
                "\"flag\": [\"\u{301}\"]".to_owned(),
                "there is no key \"\u{301}\"",
            ),
            (format!("\"flag\": [{many}]"), "\"flag\" has over 16 keys"),
        ] {
            let (keymap, problems) = said(&keys);
            assert_eq!(problems, [why]);
            assert_eq!(keymap.key(Action::Flag), "f");
        }
    }

    #[test]
    fn two_actions_can_change_places() {
        let (keymap, problems) = said(r#""flag": ["n"], "note": ["f"]"#);
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            (keymap.key(Action::Flag), keymap.key(Action::Note)),
            ("n".into(), "f".into())
        );
    }

    #[test]
    fn where_one_of_two_cannot_change_places_the_other_stays_too() {
        let (keymap, problems) = said(r#""flag": ["n"], "note": ["q"]"#);
        assert_eq!(
            problems,
            [
                "\"n\" is already the key of \"note\"",
                "\"q\" is already the key of \"quit\"",
            ]
        );
        assert_eq!(
            (keymap.key(Action::Flag), keymap.key(Action::Note)),
            ("f".into(), "n".into())
        );
    }

    #[test]
    fn of_two_actions_given_one_key_the_first_in_the_file_has_it() {
        let (keymap, problems) = said(r#""note": ["J"], "flag": ["J"]"#);
        assert_eq!(problems, ["\"J\" is already the key of \"note\""]);
        assert_eq!(
            (keymap.key(Action::Flag), keymap.key(Action::Note)),
            ("f".into(), "J".into())
        );
    }

    #[test]
    fn keys_that_would_leave_one_stuck_are_refused_with_words() {
        for (keys, why) in [
            (r#""quit": []"#, "\"quit\" needs a key"),
            (r#""reveal": []"#, "\"reveal\" needs a key"),
            (
                r#""save-note": ["s"]"#,
                "\"s\" is text where \"save-note\" is asked for",
            ),
            (
                r#""keep-filter": ["space"]"#,
                "\"space\" is text where \"keep-filter\" is asked for",
            ),
            (r#""leave": ["ctrl-q"]"#, "\"ctrl-c\" stays a key of \"leave\""),
            (
                r#""copy": ["ctrl-c"]"#,
                "\"ctrl-c\" is already the key of \"leave\"",
            ),
        ] {
            let (keymap, problems) = said(keys);
            assert_eq!(problems, [why]);
            let defaults: Vec<_> = Keymap::default().names().collect();
            assert_eq!(keymap.names().collect::<Vec<_>>(), defaults, "{keys}");
        }
        let (keymap, problems) = said(r#""leave": ["ctrl-q", "ctrl-c"]"#);
        assert_eq!(problems, [""; 0]);
        assert_eq!(keymap.key(Action::Leave), "ctrl-q");
    }
}
