//! A million events over 250 cards: the start must not notice them.

use crate::{
    SIZES,
    figures::{Table, milliseconds, or_unknown, side_by_side},
    home::Home,
    start::start,
};

const EVENTS: usize = 1_000_000;
const CARDS: usize = 250;
const PAIRS: usize = 21;

pub(crate) fn measure(table: &mut Table) {
    let (long, none) = (Home::new(), Home::new());
    for home in [&long, &none] {
        home.add_decks(1, CARDS);
    }
    long.add_history(EVENTS, CARDS, 1000);
    // The first start adds the events up and leaves the snapshot; the same for the index of the deck.
    let (rebuilt, memory) = start(&long, SIZES[0]);
    start(&none, SIZES[0]);
    table.row(
        "start with 1,000,000 events that were never added up",
        format!(
            "{:.0} ms, peak {}",
            milliseconds(rebuilt),
            or_unknown(memory.map(|memory| format!("{memory:.0} MiB")))
        ),
        "once",
    );
    let pairs: Vec<_> = (0..PAIRS)
        .map(|_| (start(&long, SIZES[0]).0, start(&none, SIZES[0]).0))
        .collect();
    table.row(
        "start with 1,000,000 events over 250 cards, to none",
        side_by_side(&pairs),
        "at most 1.5x",
    );
}
