//! Asks before something is done that changes what the user has.

use std::io::{self, BufRead, IsTerminal, Write};

use anyhow::{Context, Result, bail};

use super::output::Output;

/// Whether the user agrees to `question`, which is about what was printed: `--yes` was given, or they say so.
pub(super) fn agrees(question: &str, yes: bool, out: &mut Output) -> Result<bool> {
    out.flush()?;
    if yes {
        return Ok(true);
    }
    if !io::stdin().is_terminal() {
        bail!("nobody is there to ask: say --yes to do this");
    }
    write!(io::stderr(), "{question} [y/N] ").context("the question cannot be shown")?;
    let mut answer = String::new();
    io::stdin()
        .lock()
        .read_line(&mut answer)
        .context("the answer cannot be read")?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
