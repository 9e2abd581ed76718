//! What the user sees and does, screen by screen, without a terminal.

#[path = "../common/player.rs"]
mod player;
#[path = "../common/review.rs"]
mod review;

mod answer;
mod built_in;
mod colours;
mod decks;
mod help;
mod judging;
mod keys;
mod marked;
mod mouse;
mod others;
mod own;
mod problems;
mod programs;
mod properties;
mod question;
mod roles;
mod saving;
mod setup;
mod stages;
mod summary;
mod undo;
