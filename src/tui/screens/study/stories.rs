//! The user's stories that are linked to the card being asked.

use crate::{
    deck::{Card, Kind},
    history::Story,
    text::wrap,
    tui::{About, Action, Desk, Route, Scope},
};

use super::{
    Study,
    rows::{Row, stories},
};

/// Whether stories are told in answer to `card`.
pub(super) fn takes_stories(card: &Card) -> bool {
    card.kind == Some(Kind::Behavioral)
}

impl Study {
    /// The stories linked to the card, by their titles.
    pub(super) fn stories<'a>(&self, desk: &'a Desk) -> Vec<&'a Story> {
        let card = self.session.card();
        card.map_or_else(Vec::new, |card| desk.ledger.progress().stories_of(card.as_str()))
    }

    /// The stories beneath the sample answer; where there are none yet, how one comes there.
    pub(super) fn add_stories(&self, rows: &mut Vec<Row>, card: &Card, columns: u16, desk: &Desk) {
        let linked = self.stories(desk);
        stories(rows, &linked, columns);
        if linked.is_empty() && takes_stories(card) {
            let key = desk.keymap.key_in(Scope::Answer, Action::Stories);
            let said = format!("{key} links a story of your own to this question: it is shown here then.");
            rows.push(Row::Text(String::new()));
            rows.extend(wrap(&said, usize::from(columns), 0).into_iter().map(Row::Quiet));
        }
    }

    pub(super) fn open_stories(&self, desk: &mut Desk) -> Option<Route> {
        let id = self.session.card()?;
        if self.card().is_some_and(takes_stories) || !self.stories(desk).is_empty() {
            return Some(Route::Stories(About::Card(id.clone())));
        }
        desk.tell("stories answer behavioral questions, and this is none");
        None
    }
}
