//! The full-screen program: `event -> message -> update -> effect`, and `view`.

mod answering;
mod chosen;
mod desk;
mod effect;
mod hits;
mod input;
mod keymap;
mod message;
mod model;
mod program;
mod route;
mod runtime;
mod screens;
mod theme;
mod turn;
mod view;
mod widgets;

pub use chosen::Chosen;
pub use desk::Desk;
pub use effect::{Effect, Place};
pub use hits::HitMap;
pub use input::message_for;
pub use keymap::{Action, Keymap, Scope};
pub use message::Message;
pub use model::{Model, Start};
pub use program::{CommandLine, Context, Failure, Job, RunId};
pub use runtime::Screen;
pub(crate) use runtime::{End, Launch, run};
pub use theme::Theme;
pub use view::view;

use desk::{Origin, Saving};
use route::{About, Route};
