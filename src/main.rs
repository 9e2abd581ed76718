//! Rehearse job-interview questions by role, in a full-screen terminal.

fn main() {}
