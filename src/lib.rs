//! Interview questions by role: decks, FSRS scheduling, history and study sessions, usable without a terminal.
//!
//! The modules build on one another in this order, and never the other way:
//! [`time`], [`text`], [`deck`] → [`library`], [`schedule`] → [`history`] → [`session`], [`stats`], [`import`], [`export`] → [`store`].

#[cfg(feature = "cli")]
pub mod cli;
pub mod deck;
pub mod export;
pub mod history;
pub mod import;
pub mod library;
pub mod schedule;
pub mod session;
pub mod settings;
pub mod stats;
pub mod store;
pub mod text;
pub mod time;
#[cfg(feature = "tui")]
pub mod tui;
