//! The few ways a file is read and written: bounded, whole or not at all, synced before it is called saved.

mod locking;
mod reading;

use std::{
    ffi::OsString,
    io::{
        self,
        ErrorKind::{PermissionDenied, ReadOnlyFilesystem},
        Seek, SeekFrom, Write,
    },
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    filesystem::{FileKind, Filesystem, Open, OpenFile, Stat},
    system::System,
};

/// A file system, with what the store does on it.
#[derive(Clone, Debug)]
pub struct Disk(Arc<dyn Filesystem>);

impl Default for Disk {
    /// The machine's own.
    fn default() -> Self {
        Self(Arc::new(System))
    }
}

impl Disk {
    /// What lies on `files`.
    #[must_use]
    pub fn new(files: Arc<dyn Filesystem>) -> Self {
        Self(files)
    }

    /// Replaces `path` by `bytes`: afterwards it holds the old text or the new, never a mixture.
    ///
    /// A new file can be read by its owner alone; an existing one keeps its mode, and a link keeps pointing where it did.
    /// What is no file is left alone: writing to a pipe may never end.
    pub fn replace(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let existing = match self.0.stat(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            found => Some(found?),
        };
        if existing.is_some_and(|it| it.kind == FileKind::Other) {
            return Err(no_file());
        }
        let target = self.target(path);
        self.create_folder(folder_of(&target))?;
        let temporary = temporary(&target);
        let mode = existing.and_then(|it| it.mode);
        let written = self
            .write_afresh(&temporary, mode, |file| file.write_all(bytes))
            .and_then(|()| self.0.rename(&temporary, &target));
        if written.is_err() {
            // Whatever went wrong before is what the user must hear of.
            let _ = self.0.remove(&temporary);
        }
        written?;
        self.sync_names(&target)
    }

    /// [`Disk::replace`] for a path that the user named: what is no file, such as a pipe or `/dev/null`, is written to.
    pub fn write_out(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.0.stat(path) {
            Ok(found) if found.kind == FileKind::Other => self.0.open(path, Open::Write)?.write_all(bytes),
            _ => self.replace(path, bytes),
        }
    }

    /// [`Disk::write_out`] for what must not take another file's place: an error of the kind `AlreadyExists` where there is one.
    pub fn write_new_out(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.0.stat(path) {
            Ok(found) if found.kind == FileKind::Other => self.write_out(path, bytes),
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => {
                let mut file = self.create_new(path)?;
                let written = file.write_all(bytes).and_then(|()| file.sync());
                if written.is_err() {
                    // Whatever went wrong before is what the user must hear of.
                    let _ = self.0.remove(path);
                }
                written
            }
        }
    }

    /// Where what is written to `path` must go, so that a link stays one.
    fn target(&self, path: &Path) -> PathBuf {
        let linked = || {
            let to = self.0.read_link(path);
            to.map(|to| path.with_file_name("").join(to))
        };
        self.0
            .resolve(path)
            .or_else(|_| linked())
            .unwrap_or_else(|_| path.to_owned())
    }

    /// `path` without links, as far as it exists: the same before and after it is created.
    pub(crate) fn really(&self, path: &Path) -> PathBuf {
        self.0.resolve(path).unwrap_or_else(|_| match path.file_name() {
            Some(name) if path.parent().is_some() => self.really(folder_of(path)).join(name),
            _ => path.to_owned(),
        })
    }

    /// Writes a file that was not there before and syncs it. One left by a run that was cut off is removed, a link never followed.
    fn write_afresh(
        &self,
        path: &Path,
        mode: Option<u32>,
        fill: impl FnOnce(&mut dyn OpenFile) -> io::Result<()>,
    ) -> io::Result<()> {
        match self.0.remove(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = self.0.open(path, Open::New)?;
        if let Some(mode) = mode {
            file.set_mode(mode)?;
        }
        fill(file.as_mut())?;
        file.sync()
    }

    /// Creates `folder` if it is not there. Fails where no file can be made in it, as far as that can be told in no time.
    pub(super) fn open_folder(&self, folder: &Path) -> io::Result<()> {
        self.create_folder(folder)?;
        self.0.may_write(folder)
    }

    /// Writes a file in `folder` and deletes it: fails where nothing can be written.
    pub(super) fn try_to_write(&self, folder: &Path) -> io::Result<()> {
        let path = temporary(&folder.join("doctor"));
        let written = self.write_afresh(&path, None, |file| file.write_all(&[0; BLOCK]));
        let removed = self.0.remove(&path);
        written.and(removed)
    }

    /// Copies the file `from` to `to`, where nothing lies yet, and syncs it; its folder is not synced.
    pub(super) fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut source = self.0.open(from, Open::Read)?;
        self.write_afresh(to, None, |file| io::copy(&mut source, &mut { file }).map(|_| ()))
    }

    /// Gives the file `from`, which is never written to again, the second name `to`; copies it where that cannot be done.
    pub(super) fn link_or_copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.link(from, to).or_else(|_| self.copy(from, to))
    }

    /// Renames a file or folder, so that the new name survives a power cut.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)?;
        self.0.sync_folder(folder_of(to))
    }

    /// Deletes a folder this program made, with everything in it. Links are deleted, and never followed.
    pub(super) fn remove_tree(&self, folder: &Path) -> io::Result<()> {
        for path in self.0.list(folder)? {
            if !self.is_link(&path) && self.is_folder(&path) {
                self.remove_tree(&path)?;
            } else {
                self.0.remove(&path)?;
            }
        }
        self.0.remove_folder(folder)
    }

    /// Whether `path` is a link, wherever it leads.
    pub(super) fn is_link(&self, path: &Path) -> bool {
        self.0.read_link(path).is_ok()
    }

    /// Lets nobody but its owner read a file.
    pub(super) fn make_private(&self, path: &Path) -> io::Result<()> {
        let file = self.0.open(path, Open::Write)?;
        let mode = file.stat()?.mode.unwrap_or(0);
        file.set_mode(mode & 0o700)
    }

    /// Deletes a file this program made.
    pub(crate) fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)?;
        self.0.sync_folder(folder_of(path))
    }

    /// Opens `path` to be read and written, creating it and its folder if they are missing.
    pub(super) fn open_or_create(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        match self.0.open(path, Open::Write) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let target = self.target(path);
                self.create_folder(folder_of(&target))?;
                self.create_new(&target)
            }
            opened => opened,
        }
    }

    /// Creates `path`, which must not exist, in a folder that does.
    pub(super) fn create_new(&self, path: &Path) -> io::Result<Box<dyn OpenFile>> {
        self.0.open(path, Open::New)
    }

    /// Makes the names of `folder` and of what is in it survive a power cut, whoever created it.
    pub(super) fn sync_folder_and_its_name(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_folder(folder)?;
        self.0.sync_folder(folder_of(folder))
    }

    /// Makes the name of `path`, and those of the folders it lies in, survive a power cut, whoever gave them.
    pub(super) fn sync_names(&self, path: &Path) -> io::Result<()> {
        let mut folder = folder_of(path);
        self.0.sync_folder(folder)?;
        while folder.parent().is_some() && folder != Path::new(".") {
            folder = folder_of(folder);
            match self.0.sync_folder(folder) {
                // Nobody who may not read it, or write to it, has made anything in it.
                Err(error) if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) => {}
                synced => synced?,
            }
        }
        Ok(())
    }

    /// Adds `bytes` to `path` and syncs it, with its name.
    pub(super) fn append_synced(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.open_or_create(path)?;
        file.seek(SeekFrom::End(0))?;
        file.write_all(bytes)?;
        file.sync()?;
        self.0.sync_folder(folder_of(path))
    }

    /// Creates a folder and those it lies in, where they are missing, so that their names survive a power cut too.
    pub(super) fn create_folder(&self, folder: &Path) -> io::Result<()> {
        match self.0.stat(folder) {
            Ok(it) if it.kind == FileKind::Folder => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound && folder != Path::new(".") => {
                self.create_folder(folder_of(folder))?;
            }
            found => _ = found?,
        }
        match self.0.create_folder(folder) {
            Err(_) if self.is_folder(folder) => Ok(()),
            Err(error) => Err(error),
            // Left there, the next to need it would take it for one that stays.
            Ok(()) => self.0.sync_folder(folder_of(folder)).inspect_err(|_| {
                let _ = self.0.remove_folder(folder);
            }),
        }
    }

    /// Whether `path` is a file.
    pub(super) fn is_file(&self, path: &Path) -> bool {
        self.0.stat(path).is_ok_and(|it| it.kind == FileKind::File)
    }

    /// Whether `path` is a folder.
    pub(super) fn is_folder(&self, path: &Path) -> bool {
        self.0.stat(path).is_ok_and(|it| it.kind == FileKind::Folder)
    }

    /// What tells the folder at `path` from another that lies there later; `None` if there is none.
    #[must_use]
    pub fn folder(&self, path: &Path) -> Option<(u64, u64)> {
        let found = self.0.stat(path).ok()?;
        (found.kind == FileKind::Folder).then_some(found.identity)
    }

    /// What is known of a file without opening it.
    pub(super) fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.0.stat(path)
    }

    /// The files in `folder` whose names end in `.extension`, sorted; none if the folder is missing.
    pub(super) fn list(&self, folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
        // One that cannot be looked at is listed: whoever reads it hears why.
        let is_file = |path: &Path| match self.0.stat(path) {
            Ok(found) => found.kind == FileKind::File,
            Err(error) => error.kind() != io::ErrorKind::NotFound,
        };
        let mut paths = self.list_named(folder, extension)?;
        paths.retain(|path| is_file(path));
        Ok(paths)
    }

    /// [`Disk::list`], and what else has such a name and is no folder: links to nothing, pipes.
    pub(super) fn list_named(&self, folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
        let matches = |path: &Path| {
            let found = path.extension();
            found.is_some_and(|it| it.eq_ignore_ascii_case(extension))
        };
        let mut paths = self.list_all(folder)?;
        paths.retain(|path| matches(path) && !self.is_folder(path));
        Ok(paths)
    }

    /// Everything in `folder`, sorted; nothing if the folder is missing.
    pub(super) fn list_all(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = match self.0.list(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            listed => listed?,
        };
        paths.sort();
        Ok(paths)
    }

    /// Size and time of the last change (ns since 1970): enough to see that a file is not the one it was.
    pub(super) fn stamp(&self, path: &Path) -> io::Result<(u64, u64)> {
        self.0.stat(path).map(|it| (it.len, it.changed))
    }
}

fn no_file() -> io::Error {
    io::Error::other("it is a pipe or a device, not a file")
}

/// Whether whoever named `path` meant something that is no file: `/dev/stdin`, or what a shell makes of `<(command)`.
fn is_device(path: &Path) -> bool {
    path.starts_with("/dev") || path.starts_with("/proc")
}

/// The name a file or folder has until it is whole.
pub(super) fn temporary(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(TEMPORARY);
    target.with_file_name(name)
}

/// What a file takes of a disk at least, bytes: on a full one there is no room for as much.
const BLOCK: usize = 4096;

/// How much of a file is looked at at once, bytes.
const PIECE: u64 = 1 << 20;

/// Whether `path` is named as what is not whole yet; one that stays behind can be deleted.
pub(super) fn is_temporary(path: &Path) -> bool {
    path.as_os_str()
        .as_encoded_bytes()
        .ends_with(TEMPORARY.as_bytes())
}

const TEMPORARY: &str = ".greenroom-tmp";

/// The folder a file is in; the one the program runs in for a bare name.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
