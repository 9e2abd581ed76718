//! What the program is to open on.

use super::{MockPlan, Plan};

/// What the program is to open on, in the place of the role list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A session.
    Study(Plan),
    /// A mock interview.
    Mock(MockPlan),
}
