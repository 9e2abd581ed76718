//! The user's editor, opened at a place in a file.
#![expect(clippy::disallowed_methods, reason = "the editor is named by the environment")]

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{deck::position, tui::Place};

/// Opens `path` in `$VISUAL`, `$EDITOR` or the system's plain editor, and waits for it to end.
pub(super) fn edit(path: &Path, at: Place) -> Result<()> {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.trim().is_empty()));
    let editor = named.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
    let line = match at {
        Place::Line(line) => line,
        Place::Byte(byte) => line_of(path, byte),
    };
    let name = Path::new(program)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    match &*name {
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "micro" | "kak" | "joe" | "mg" | "ne" => {
            command.arg(format!("+{line}")).arg(path);
        }
        "hx" | "helix" | "zed" | "subl" => {
            command.arg(format!("{}:{line}", path.display()));
        }
        "code" | "codium" => {
            command.arg("-g").arg(format!("{}:{line}", path.display()));
        }
        _ => {
            command.arg(path);
        }
    }
    let status = command
        .status()
        .with_context(|| format!("the editor \"{program}\" cannot be started; set $EDITOR"))?;
    if !status.success() {
        bail!("the editor \"{program}\" ended with {status}");
    }
    Ok(())
}

/// The line on which the card at `byte` begins: its piece may start with blank lines and comments.
fn line_of(path: &Path, byte: u32) -> usize {
    let text = fs::read_to_string(path).unwrap_or_default();
    let start = byte as usize;
    let rest = text.get(start..).unwrap_or_default();
    let lead = rest.find('(').unwrap_or(0);
    position(&text, start + lead).0
}
