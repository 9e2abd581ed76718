//! Where the parts of a card stand in its file, for those who read the deck after it was parsed.

use super::{Span, source::parts};

/// The bytes of `text` at which the items of the list in `field` of the card in `span` begin; none if there is no such list.
pub(crate) fn item_places(text: &str, span: &Span, field: &str) -> Vec<usize> {
    let fields = parts(text, span.start as usize..span.end as usize);
    let list = fields.into_iter().find(|part| part.name == Some(field));
    let items = list.map_or_else(Vec::new, |part| parts(text, part.value));
    items.into_iter().map(|item| item.at).collect()
}
