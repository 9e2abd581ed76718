//! The program as it is shipped.

use std::{
    env::var_os,
    process::{Command, ExitStatus},
};

/// Where it lies.
pub(crate) const PATH: &str = env!("CARGO_BIN_EXE_greenroom");

/// Builds it. What Cargo has put there for a benchmark is another program: the features that benchmarks and tests turn on in
/// shared dependencies are in it, and it starts more slowly.
pub(crate) fn build() {
    let cargo = var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--release", "--quiet", "--bin", "greenroom"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(
        built.as_ref().is_ok_and(ExitStatus::success),
        "the program cannot be built: {built:?}"
    );
}
