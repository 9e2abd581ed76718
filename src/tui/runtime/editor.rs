//! The user's editor, opened at a place in a file.

use std::{ffi::OsString, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    deck::position,
    store::{DECK_LIMIT, Disk},
    tui::Place,
};

/// Opens `path` in `$VISUAL`, `$EDITOR` or the system's plain editor, and waits for it to end.
pub(super) fn edit(path: &Path, at: Place) -> Result<()> {
    let editor = named();
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    #[expect(clippy::disallowed_methods, reason = "the editor is a program of its own")]
    let mut command = Command::new(program);
    let line = match at {
        Place::Line(line) => line,
        Place::Byte(byte) => line_of(path, byte),
    };
    let status = command
        .args(words)
        .args(place(program, path, line))
        .status()
        .with_context(|| format!("the editor \"{program}\" cannot be started; set $EDITOR"))?;
    if !status.success() {
        bail!("the editor \"{program}\" ended with {status}");
    }
    Ok(())
}

/// The editor's command, with its own arguments.
#[expect(clippy::disallowed_methods, reason = "the editor is named by the environment")]
fn named() -> String {
    let named = ["VISUAL", "EDITOR"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.trim().is_empty()));
    named.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned())
}

/// The arguments that open `path` at `line`, as far as it is known how `program` is told.
fn place(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let name = Path::new(program)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let path_and_line = || format!("{}:{line}", path.display()).into();
    match &*name {
        "vi" | "vim" | "nvim" | "nano" | "emacs" | "emacsclient" | "micro" | "kak" | "joe" | "mg" | "ne" => {
            vec![format!("+{line}").into(), path.into()]
        }
        "hx" | "helix" | "zed" | "subl" => vec![path_and_line()],
        "code" | "codium" => vec!["-g".into(), path_and_line()],
        _ => vec![path.into()],
    }
}

/// The line on which the card at `byte` begins: its piece may start with blank lines and comments.
fn line_of(path: &Path, byte: u32) -> usize {
    // Of a file that cannot be read the editor says why.
    let text = Disk::default().read_text(path, DECK_LIMIT).unwrap_or_default();
    let start = byte as usize;
    let rest = text.get(start..).unwrap_or_default();
    let lead = rest.find('(').unwrap_or(0);
    position(&text, start + lead).0
}
