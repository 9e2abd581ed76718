//! `drafts.ron`: answers that are being written, and were not graded yet.

use std::{collections::BTreeMap, io};

use serde::{Deserialize, Serialize};

use crate::deck::{CardId, Problem, explain};

use super::{DiskError, Paths};

/// More than any number of drafts anyone has.
const LIMIT: u64 = 256 << 20;

/// The version of the file this program reads and writes.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename = "Drafts", deny_unknown_fields)]
struct Document {
    version: u32,
    drafts: BTreeMap<CardId, String>,
}

/// The drafts as they lie in `paths`, by card, and what was wrong with them: a file that cannot be understood is copied to the
/// backups first. An error where that fails: what is there must not be written over then.
pub fn read_drafts(paths: &Paths) -> Result<(BTreeMap<CardId, String>, Option<Problem>), Problem> {
    let path = paths.drafts();
    let bytes = match paths.disk.read_limited(&path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((BTreeMap::new(), None)),
        Err(error) => {
            let what = format!("the answers you were writing cannot be read: {error}");
            return Err(Problem::error(path, 0, 0, what).hint("none can be kept until this file can be read"));
        }
    };
    let text = String::from_utf8_lossy(&bytes);
    let (line, column, what) = match ron::from_str::<Document>(&text) {
        Ok(document) if document.version == VERSION => return Ok((document.drafts, None)),
        Ok(Document { version, .. }) => (
            0,
            0,
            format!("it has format version {version}, which this Greenroom does not read"),
        ),
        Err(error) => (error.span.start.line, error.span.start.col, explain(&error.code)),
    };
    let problem = Problem::warning(
        &path,
        line,
        column,
        format!("the answers you were writing: {what}"),
    );
    let aside = paths
        .backups()
        .join(format!("drafts-{:08x}.ron", crc32fast::hash(&bytes)));
    match paths.disk.replace(&aside, &bytes) {
        Ok(()) => {
            let hint = format!("the file is kept as {}", aside.display());
            Ok((BTreeMap::new(), Some(problem.hint(hint))))
        }
        Err(error) => {
            let hint = format!(
                "none can be kept: the file cannot be copied to {}: {error}",
                aside.display()
            );
            Err(problem.hint(hint))
        }
    }
}

/// Replaces the drafts.
pub fn write_drafts(paths: &Paths, drafts: &BTreeMap<CardId, String>) -> Result<(), DiskError> {
    let path = paths.drafts();
    let document = Document {
        version: VERSION,
        drafts: drafts.clone(),
    };
    let pretty = ron::ser::PrettyConfig::new().new_line("\n");
    let written = ron::ser::to_string_pretty(&document, pretty)
        .map_err(io::Error::other)
        .and_then(|text| paths.disk.replace(&path, format!("{text}\n").as_bytes()));
    written.map_err(DiskError::new(path, "your draft cannot be saved"))
}
