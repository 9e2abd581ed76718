//! An id belongs to one file: what is said of another that comes to the same one.

use std::path::Path;

use crate::{
    deck::{DeckId, Problem},
    text::clean_line,
};

/// What is wrong with the deck file `path`: `holder` has its id, and keeps it.
///
/// ```
/// use greenroom::{deck::DeckId, library::id_taken};
/// let problem = id_taken("decks/bread.RON".as_ref(), &DeckId::new("bread"), "decks/bread.ron".as_ref());
/// assert_eq!(
///     problem.to_string(),
///     "decks/bread.RON: the deck \"bread\" is already in bread.ron, so this file is left out \
///      (rename this file, for example to bread-2.ron: capitals in \".ron\" and hidden characters do not tell decks apart)",
/// );
/// ```
#[must_use]
pub fn id_taken(path: &Path, id: &DeckId, holder: &Path) -> Problem {
    let name = holder.file_name().unwrap_or(holder.as_os_str());
    let name = name.to_string_lossy();
    let name = clean_line(&name);
    let what = format!("the deck \"{id}\" is already in {name}, so this file is left out");
    Problem::error(path, 0, 0, what).hint(format!(
        "rename this file, for example to {id}-2.ron: capitals in \".ron\" and hidden characters do not tell decks apart"
    ))
}
