//! The few ways a file is read and written: bounded, whole or not at all, synced before it is called saved.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the module that reads and writes files"
)]

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// The bytes of a file of at most `limit` bytes.
pub fn read_limited(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Err(too_big(limit));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(too_big(limit));
    }
    Ok(bytes)
}

fn too_big(limit: u64) -> io::Error {
    let text = format!("it is larger than {} MiB", limit >> 20);
    io::Error::new(io::ErrorKind::FileTooLarge, text)
}

/// [`read_limited`] for UTF-8 text.
pub fn read_text(path: &Path, limit: u64) -> io::Result<String> {
    String::from_utf8(read_limited(path, limit)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(at)
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        io::Error::new(io::ErrorKind::InvalidData, format!("line {line} is not UTF-8"))
    })
}

/// `length` bytes from `start`.
pub(super) fn read_span(path: &Path, start: u64, length: usize) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::with_capacity(length);
    file.take(length as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Everything from `start` on.
pub(super) fn read_from(path: &Path, start: u64) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Replaces `path` by `bytes`: afterwards it holds the old text or the new, never a mixture.
///
/// A new file can be read by its owner alone; an existing one keeps its mode, and a link keeps pointing where it did.
/// What is no file, such as a pipe or `/dev/null`, is written to instead.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let existing = fs::metadata(path).ok();
    if existing.as_ref().is_some_and(|it| !it.is_file() && !it.is_dir()) {
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let target = path
        .canonicalize()
        .or_else(|_| fs::read_link(path).map(|to| path.with_file_name("").join(to)))
        .unwrap_or_else(|_| path.to_owned());
    create_folder(folder_of(&target))?;
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".greenroom-tmp");
    let temporary = target.with_file_name(name);
    let file = create_afresh(&temporary)?;
    let written = fill(file, bytes, existing.as_ref()).and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        // Whatever went wrong before is what the user must hear of.
        let _ = fs::remove_file(&temporary);
    }
    written?;
    sync_folder(&target)
}

/// A file that was not there before: one left by a run that was cut off is removed, a link never followed.
fn create_afresh(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    private(OpenOptions::new().write(true).create_new(true)).open(path)
}

fn fill(mut file: File, bytes: &[u8], like: Option<&fs::Metadata>) -> io::Result<()> {
    if let Some(metadata) = like {
        file.set_permissions(metadata.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// Deletes a file this program made.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    sync_folder(path)
}

/// Opens `path` to be written to, creating it and its folder if they are missing; says whether it is new.
///
/// Not in append mode: there Windows lets nobody cut off what a failed write left.
pub(super) fn open_history(path: &Path) -> io::Result<(File, bool)> {
    create_folder(folder_of(path))?;
    let is_new = !path.exists();
    let mut options = OpenOptions::new();
    let file = private(options.read(true).write(true).create(true).truncate(false)).open(path)?;
    if is_new {
        sync_folder(path)?;
    }
    Ok((file, is_new))
}

/// Opens the lock file `path`, creating it if it is missing.
pub(super) fn open_lock(path: &Path) -> io::Result<File> {
    create_folder(folder_of(path))?;
    private(OpenOptions::new().write(true).create(true).truncate(false)).open(path)
}

/// Adds `bytes` to `path` and syncs it.
pub(super) fn append_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let (mut file, _) = open_history(path)?;
    file.seek(SeekFrom::End(0))?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The folder a file is in; the one the program runs in for a bare name.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Creates a folder and those it lies in, where they are missing, so that their names survive a power cut too.
pub(super) fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    create_folder(folder_of(folder))?;
    match fs::create_dir(folder) {
        Err(_) if folder.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_folder(folder),
    }
}

/// What is known of a file without opening it.
pub(super) fn metadata(path: &Path) -> io::Result<fs::Metadata> {
    fs::metadata(path)
}

/// Tells two files apart that lay at the same path one after the other.
pub(super) type Identity = (u64, u64);

#[cfg(unix)]
pub(super) fn identity(metadata: &fs::Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

/// Elsewhere the standard library does not tell; the length has to do.
#[cfg(not(unix))]
pub(super) fn identity(_: &fs::Metadata) -> Identity {
    (0, 0)
}

/// The files in `folder` whose names end in `.extension`, sorted; none if the folder is missing.
pub(super) fn list(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case(extension))
            && path.is_file()
        {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Size and time of the last change (ns since 1970): enough to see that a file is not the one it was.
pub(super) fn stamp(path: &Path) -> io::Result<(u64, u64)> {
    let metadata = fs::metadata(path)?;
    let changed = metadata.modified()?;
    let since = changed.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let since = u64::try_from(since.as_nanos()).unwrap_or(u64::MAX);
    Ok((metadata.len(), since))
}

#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

/// Windows gives new files the rights of their folder, which lies in the user's profile.
#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes the name of `path` itself survive a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

/// Windows cannot sync a folder; its file systems journal names.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
