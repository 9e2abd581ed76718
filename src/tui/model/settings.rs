//! Settings that were changed while the program runs.

use crate::{
    text::count,
    tui::{Action, Effect, Origin, turn::Turn},
};

use super::Model;

impl Model {
    /// Uses the settings that were read last, as soon as no text is being typed: a key must not change its meaning in the
    /// middle of a word.
    pub(super) fn apply_settings(&mut self, effects: &mut Vec<Effect>) {
        if self.scope().is_typing() {
            return;
        }
        let Some(chosen) = self.unapplied.take() else {
            return;
        };
        let mouse = chosen.settings.mouse;
        // Unless the setting is another, the user's key has the last word.
        if mouse != self.desk.settings.mouse && mouse != self.desk.mouse {
            self.desk.mouse = mouse;
            effects.push(Effect::Mouse(mouse));
        }
        self.desk.use_settings(*chosen);
        self.say_what_is_wrong();
        self.roles.refresh(&self.desk);
        let mut turn = Turn {
            desk: &mut self.desk,
            effects,
        };
        for screen in &mut self.above {
            screen.show_mut().settings_changed(&mut turn);
        }
    }

    fn say_what_is_wrong(&mut self) {
        match self.desk.problems_in(Origin::Settings) {
            [] => self.desk.tell("settings read again"),
            [first, rest @ ..] => {
                let mut text = format!("settings: {}", first.in_short());
                if !rest.is_empty() {
                    let key = self.desk.keymap.key(Action::Problems);
                    text = format!("settings: {}; {key} lists them", count(rest.len() + 1, "problem"));
                }
                self.desk.alarm(text);
            }
        }
    }
}
