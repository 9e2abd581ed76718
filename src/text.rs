//! Text from outside made safe and comparable: cleaning, paragraphs, wrapping, slugs, nearest names.

mod clean;
mod count;
mod excerpt;
mod lines;
mod names;
mod nearest;
mod paragraphs;
mod pile;
mod slug;
mod wrap;

pub use clean::{clean, clean_line};
pub use count::count;
pub(crate) use excerpt::cut;
pub use excerpt::excerpt;
pub use lines::lines;
pub use names::Names;
pub use nearest::nearest;
pub use paragraphs::{Block, blocks};
pub use slug::slug;
pub use wrap::{truncate, width, wrap};
