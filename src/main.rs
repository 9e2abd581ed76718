//! Rehearse job-interview questions by role, in a full-screen terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    greenroom::cli::run()
}
