//! Files that a stranger made, to do harm or by a slip: each is a problem in bounded time and memory, and never a panic.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "files are laid out for the program and read after it; a helper of tests fails as a test does"
)]

mod home;
mod names;
#[cfg(unix)]
mod no_files;
#[cfg(unix)]
#[path = "../common/pty.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod pty;
#[cfg(unix)]
mod screens;
mod sizes;
mod texts;
