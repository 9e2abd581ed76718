//! Whether something new may begin on a line, or the sentence before it goes on.

use super::{
    difficulty::{bare_level, labelled},
    flow::is_rule,
    labels,
    lines::{Line, ends_sentence},
    navigation::is_button,
    peel::peel,
};

/// Whether the line before `at` comes to an end of its own.
pub(super) fn is_fresh(lines: &[Line], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| lines.get(before)) else {
        return true;
    };
    let peeled = peel(before.raw);
    before.code
        || lines.get(at).is_some_and(|line| line.blanks > 0)
        || ends_sentence(before.text())
        || is_rule(before.text())
        || is_button(before.text())
        || labels::answer(peeled).is_some_and(|(_, rest)| rest.is_empty())
        || labels::question(peeled).is_some_and(|label| label.rest.is_empty())
        || labelled(peeled).is_some()
        || bare_level(peeled.body).is_some()
}
