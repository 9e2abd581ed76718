//! What the user sees and does, screen by screen, without a terminal.

#[path = "../common/player.rs"]
mod player;
#[path = "../common/review.rs"]
mod review;

mod answer;
mod built_in;
mod calibration;
mod cards;
mod colours;
mod counted;
mod decks;
mod earlier;
mod help;
mod judging;
mod keys;
mod marked;
mod mock;
mod mock_spoken;
mod mouse;
mod others;
mod own;
mod preferred;
mod problems;
mod programs;
mod properties;
mod question;
mod roles;
mod saving;
mod setup;
mod stages;
mod stories;
mod summary;
mod undo;
