//! One sitting: what is asked, in which order, and how each answer went.

mod candidate;
mod mock_plan;
mod opening;
mod plan;
mod queue;
mod sitting;
mod step;
mod summary;

pub use mock_plan::MockPlan;
pub use opening::Opening;
pub use plan::{Order, Pick, Plan, Scope};
pub use sitting::{Answered, Position, Session, answer_ms};
pub use summary::{NextDue, Summary, next_due};

/// How many new cards `+` adds to today's.
pub const MORE_NEW: u32 = 5;

/// How many other cards come before a failed card is asked again, if there are that many.
pub const AGAIN_AFTER: usize = 3;
