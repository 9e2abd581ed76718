//! Cards from elsewhere: a saved role page becomes a deck of its own, and keeps its cards when the page is saved again.
//!
//! Nothing here touches a file: text comes in, values and problems go out.

mod block;
mod buttons;
mod choose;
mod code;
mod code_line;
mod decode;
mod difficulty;
mod flow;
mod footer;
mod fresh;
mod head;
mod header;
mod joints;
mod labels;
mod lines;
mod navigation;
mod numbering;
mod page;
mod peel;
mod plan;
mod printed;
mod question;
mod rated;
mod report;
mod tail;
mod unnumbered;
mod words;

pub use page::{PAGE_LIMIT, Page, read_page};
pub use plan::{Change, Plan, joined, plan, repeated};
pub use question::PageQuestion;

/// The name of the deck that a page for `role` becomes: letters, digits and hyphens only, so that it is a safe file name.
///
/// Plus and number signs are spelled out, for they alone tell some roles apart.
///
/// ```
/// use greenroom::import::deck_name;
/// assert_eq!(deck_name("Backend Developer"), "imported-backend-developer");
/// assert_eq!(deck_name("C++ Developer"), "imported-c-plus-plus-developer");
/// ```
#[must_use]
pub fn deck_name(role: &str) -> String {
    // 55 characters are at most 220 bytes, and file names may have 255.
    let slug: String = crate::text::slug(role).chars().take(55).collect();
    match slug.trim_end_matches('-') {
        "" => "imported-questions".to_owned(),
        slug => format!("imported-{slug}"),
    }
}
