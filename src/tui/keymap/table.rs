//! The table of default bindings.

mod answering;
mod card;
mod everywhere;
mod opening;
mod places;

use super::{Action, Scope};

pub(super) struct Binding {
    pub(super) name: &'static str,
    pub(super) action: Action,
    pub(super) scopes: &'static [Scope],
    pub(super) keys: &'static [&'static str],
    pub(super) hint: &'static str,
    pub(super) help: &'static str,
    pub(super) in_footer: bool,
}

const LISTS: &[Scope] = &[
    Scope::Roles,
    Scope::Filter,
    Scope::Setup,
    Scope::Question,
    Scope::Unreadable,
    Scope::Answer,
    Scope::Program,
    Scope::Summary,
    Scope::Marked,
    Scope::Cards,
    Scope::Earlier,
    Scope::EarlierText,
    Scope::Stories,
    Scope::Story,
    Scope::Calibration,
    Scope::Problems,
    Scope::Interview,
    Scope::Answering,
    Scope::Mocks,
    Scope::Report,
    Scope::Help,
];
const CARD: &[Scope] = &[Scope::Question, Scope::Answer];
/// Where a card is asked, whether it can be read or not, and the end of the session.
const ANY_CARD_AND_SUMMARY: &[Scope] = &[
    Scope::Question,
    Scope::Unreadable,
    Scope::Answer,
    Scope::Summary,
    Scope::Report,
];
/// Where an answer is given.
const ANSWERING: &[Scope] = &[Scope::Question, Scope::Interview, Scope::Answering];
const ANY_CARD_SUMMARY_AND_MARKED: &[Scope] = &[
    Scope::Question,
    Scope::Unreadable,
    Scope::Answer,
    Scope::Summary,
    Scope::Marked,
    Scope::Report,
];
const ANY_CARD_AND_MARKED: &[Scope] = &[Scope::Question, Scope::Unreadable, Scope::Answer, Scope::Marked];

const fn shown(
    name: &'static str,
    action: Action,
    scopes: &'static [Scope],
    keys: &'static [&'static str],
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding {
        name,
        action,
        scopes,
        keys,
        hint,
        help,
        in_footer: true,
    }
}

const fn help_only(
    name: &'static str,
    action: Action,
    scopes: &'static [Scope],
    keys: &'static [&'static str],
    help: &'static str,
) -> Binding {
    Binding {
        name,
        action,
        scopes,
        keys,
        hint: "",
        help,
        in_footer: false,
    }
}

/// All of them, in the order of the footer and of the help.
pub(super) fn bindings() -> impl Iterator<Item = &'static Binding> {
    let all = [
        opening::BINDINGS,
        answering::BINDINGS,
        places::BINDINGS,
        card::BINDINGS,
        everywhere::BINDINGS,
    ];
    all.into_iter().flatten()
}
