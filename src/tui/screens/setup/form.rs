//! The fields of the form, their choices, and the plan they describe.

use crate::{
    deck::{Difficulty, Kind},
    library::CardEntry,
    session::{Order, Pick, Plan, Scope as Cards},
    tui::{
        Desk,
        widgets::form::{Choice, Field, Form},
    },
};

/// What a choice does to the plan.
#[derive(Clone, Debug)]
pub(super) enum What {
    Scope(Cards),
    Difficulty(Option<Difficulty>),
    Kind(Option<Kind>),
    Pick(Pick),
    Order(Order),
}

/// The form filled in as `plan` is.
pub(super) fn fields(plan: &Plan, desk: &Desk) -> Vec<Field<What>> {
    // Cards that do not say are a choice of their own, where there are any.
    let unstated = |says: fn(&CardEntry) -> bool| plan.candidates(&desk.library).any(|card| !says(card));
    vec![
        Field::one("Deck", decks(plan, desk)),
        several(
            "Difficulty",
            Difficulty::ALL.map(|it| (it.name(), What::Difficulty(Some(it)))),
            unstated(|card| card.difficulty.is_some()).then_some(What::Difficulty(None)),
        ),
        several(
            "Kind",
            Kind::ALL.map(|it| (it.name(), What::Kind(Some(it)))),
            unstated(|card| card.kind.is_some()).then_some(What::Kind(None)),
        ),
        Field::one(
            "Cards",
            Pick::ALL
                .map(|it| Choice::new(it.name(), it == plan.pick, What::Pick(it)))
                .into(),
        ),
        Field::one(
            "Order",
            Order::ALL
                .map(|it| Choice::new(it.name(), it == plan.order, What::Order(it)))
                .into(),
        ),
    ]
}

/// A field with all its choices chosen, the last for cards that do not say.
fn several(name: &'static str, stated: [(&str, What); 3], unstated: Option<What>) -> Field<What> {
    let unstated = unstated.map(|what| ("unstated", what));
    let all = stated.into_iter().chain(unstated);
    Field::several(
        name,
        all.map(|(name, what)| Choice::new(name, true, what)).collect(),
    )
}

/// All cards of the plan, or those of one deck alone, where there are several.
fn decks(plan: &Plan, desk: &Desk) -> Vec<Choice<What>> {
    let mut choices = vec![Choice::new("all", true, What::Scope(plan.scope.clone()))];
    let Cards::Role(slug) = &plan.scope else {
        return choices;
    };
    let decks: Vec<_> = desk.library.decks_of(slug).collect();
    if decks.len() > 1 {
        choices.extend(decks.into_iter().map(|deck| {
            let built_in = if deck.is_built_in() { " (built-in)" } else { "" };
            let name = format!("{}{built_in}", deck.id);
            Choice::new(name, false, What::Scope(Cards::Deck(deck.id.clone())))
        }));
    }
    choices
}

/// The plan the form describes.
pub(super) fn plan(form: &Form<What>) -> Plan {
    let mut plan = Plan::default();
    for (what, all) in form.chosen() {
        match what {
            What::Scope(scope) => plan.scope = scope.clone(),
            What::Difficulty(difficulty) if !all => plan.difficulties.push(*difficulty),
            What::Kind(kind) if !all => plan.kinds.push(*kind),
            What::Difficulty(_) | What::Kind(_) => {}
            What::Pick(pick) => plan.pick = *pick,
            What::Order(order) => plan.order = *order,
        }
    }
    plan
}
