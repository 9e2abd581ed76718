//! The user's editor, opened at a place in a file.

use std::{ffi::OsString, path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::{
    deck::position,
    store::{DECK_LIMIT, Disk},
    tui::Place,
};

/// Opens `path` in the editor of the settings, which is `own`, or else in `$VISUAL`, `$EDITOR` or the system's plain editor, and
/// waits for it to end.
pub(super) fn edit(own: Option<&str>, path: &Path, at: Place) -> Result<()> {
    let editor = own.map_or_else(named, str::to_owned);
    let program = editor.split_whitespace().next().unwrap_or("vi");
    let line = match at {
        Place::Line(line) => line,
        Place::Byte(byte) => line_of(path, byte),
    };
    let mut command = match own {
        Some(line) => by_shell(line),
        None => by_name(&editor, program),
    };
    let status = command
        .args(place(program, path, line))
        .status()
        .with_context(|| format!("the editor \"{program}\" cannot be started; set $EDITOR"))?;
    if own.is_some() && status.code() == Some(127) {
        bail!("the editor \"{program}\" cannot be started; set \"editor\" in config.ron");
    }
    if !status.success() {
        bail!("the editor \"{program}\" ended with {status}");
    }
    Ok(())
}

/// A command of the environment: its words are the program and its arguments.
#[expect(clippy::disallowed_methods, reason = "the editor is a program of its own")]
fn by_name(editor: &str, program: &str) -> Command {
    let mut command = Command::new(program);
    command.args(editor.split_whitespace().skip(1));
    command
}

/// A command line of the settings, which gets the arguments that follow.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the editor is a program of its own")]
fn by_shell(line: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(format!("{line} \"$@\"")).arg("sh");
    command
}

/// Without a shell that passes arguments on, its words are the program and its arguments.
#[cfg(not(unix))]
fn by_shell(line: &str) -> Command {
    by_name(line, line.split_whitespace().next().unwrap_or("notepad"))
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
