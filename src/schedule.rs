//! When a card comes back: FSRS-6, with what an interview needs in place of minute steps.

mod fuzz;
mod memory;
mod rating;
mod scheduler;

pub use memory::MemoryState;
pub use rating::Rating;
pub use scheduler::{
    MAX_INTERVAL, Outcome, Outcomes, RETENTION_RANGE, Retention, Scheduler, SchedulerVersion,
};
