//! What a screen can use and change while it answers a message.

use super::{Desk, Effect};

/// One message's turn at a screen.
pub(super) struct Turn<'a> {
    /// What all screens share.
    pub(super) desk: &'a mut Desk,
    /// What the world is asked to do.
    pub(super) effects: &'a mut Vec<Effect>,
}
