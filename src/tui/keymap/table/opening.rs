//! What `enter` does, place by place.

use super::{Action, Binding, Scope, shown};

pub(super) static BINDINGS: &[Binding] = &[
    shown(
        "open",
        Action::Open,
        &[Scope::Roles],
        &["enter"],
        "study",
        "study the chosen role: what is due, then new cards",
    ),
    shown(
        "start",
        Action::Open,
        &[Scope::Setup],
        &["enter"],
        "start",
        "start the session",
    ),
    shown(
        "done",
        Action::Open,
        &[Scope::Summary],
        &["enter"],
        "roles",
        "go back to the role list",
    ),
    shown(
        "keep-filter",
        Action::Open,
        &[Scope::Filter],
        &["enter"],
        "keep",
        "keep the filter and go back to the list",
    ),
    shown(
        "release",
        Action::Open,
        &[Scope::Marked],
        &["enter"],
        "release",
        "take the mark off: release the card, ask a buried one again today, or take the flag off",
    ),
    shown(
        "answers",
        Action::Open,
        &[Scope::Cards],
        &["enter"],
        "answers",
        "list your answers to the card",
    ),
    shown(
        "read-answer",
        Action::Open,
        &[Scope::Earlier],
        &["enter"],
        "read",
        "read the answer, how it was judged and what is counted in it",
    ),
    shown(
        "compare",
        Action::MarkRow,
        &[Scope::Earlier],
        &["x"],
        "compare",
        "mark the answer; on another one, show what changed between the two",
    ),
    shown(
        "run",
        Action::Open,
        &[Scope::Program],
        &["enter"],
        "run it",
        "run the program, now and from now on",
    ),
];
