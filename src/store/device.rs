//! What this machine is called in the history.

use super::{DiskError, Paths};

const NAME_LIMIT: u64 = 1024;

/// This device's name: as it was written at the first start here, else `new`.
pub(super) fn device(paths: &Paths, new: &str) -> Result<String, DiskError> {
    let path = paths.state.join("device");
    if let Ok(text) = paths.disk.read_text(&path, NAME_LIMIT)
        && let Some(name) = valid(text.trim())
    {
        return Ok(name.to_owned());
    }
    paths
        .disk
        .replace(&path, format!("{new}\n").as_bytes())
        .map_err(DiskError::new(path, "cannot name this device"))?;
    Ok(new.to_owned())
}

fn valid(name: &str) -> Option<&str> {
    let fits = !name.is_empty() && name.len() <= 40;
    (fits && name.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(name)
}
