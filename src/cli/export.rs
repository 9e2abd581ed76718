//! `export`: the cards of a role for other programs.

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result};

use crate::{export, session::Plan};

use super::{
    args::Format,
    cards::{exported, read, scope},
    output::{Output, complain, json},
    places::Found,
};

pub(super) fn export(
    found: &Found,
    role: &str,
    format: Format,
    file: Option<&Path>,
    out: &mut Output,
) -> Result<ExitCode> {
    let text = match format {
        Format::Json => {
            let cards = exported(found, role, None)?;
            json(&cards)?
        }
        Format::Ron => {
            let library = found.library();
            let plan = Plan::over(scope(&library, role, None)?);
            let mut cards = Vec::new();
            for entry in plan.candidates(&library) {
                cards.push((entry.id.clone(), read(&found.paths.disk, &library, entry)?));
            }
            match library.role(role) {
                Ok(role) => export::deck(&role.name, role.group, role.summary.as_deref(), cards),
                Err(_) => export::deck("All roles", None, None, cards),
            }
        }
    };
    match file {
        None => out.text(&text),
        Some(path) => {
            let disk = &found.paths.disk;
            disk.write_out(path, text.as_bytes())
                .with_context(|| format!("{} cannot be written", path.display()))?;
            complain(&format!("written to {}", path.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}
