//! The one seam between the store and the system: what it asks of a file system, in calls that can each fail.

use std::{
    fmt::Debug,
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
};

/// A file system. The program runs on the machine's own; tests run on one whose calls fail and whose power is cut.
pub trait Filesystem: Debug + Send + Sync {
    /// Opens a file.
    fn open(&self, path: &Path, how: Open) -> io::Result<Box<dyn OpenFile>>;
    /// What is known of a file or folder without opening it; follows links.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// Everything in `folder`, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// Makes one folder, in one that exists.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Puts `from` where `to` is, in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, where the file system can.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Deletes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Deletes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Makes the names in `folder` survive a power cut.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Whether this user may make files in `folder`, as far as the system tells without one being made.
    fn may_write(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
    /// The path without links, for something that exists.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// Where a link points, whether that exists or not; an error for what is no link.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// The lock at `path`, held for as long as the value lives and released by the death of the program; `None` if another
    /// program has it.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Lock>>>;
    /// The lock at `path`, which another program has, as soon as that lets go of it or dies. Waits without taking part in
    /// anything; an error where nobody can wait.
    fn wait_for_lock(&self, _path: &Path) -> io::Result<Box<dyn Lock>> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A file that is open.
pub trait OpenFile: Read + Write + Seek + Debug + Send {
    /// What is known of it now, whatever lies at its path by then.
    fn stat(&self) -> io::Result<Stat>;
    /// Cuts it off, or fills it up with zeros, at `length` bytes.
    fn set_len(&self, length: u64) -> io::Result<()>;
    /// Gives it the rights `mode` (Unix permission bits); does nothing where there are none.
    fn set_mode(&self, mode: u32) -> io::Result<()>;
    /// Makes what was written survive a power cut.
    fn sync(&self) -> io::Result<()>;
}

/// A lock that is held.
pub trait Lock: Debug + Send {}

/// How a file is opened. New files can be read by their owner alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// To be read.
    Read,
    /// To be read and written; it must exist.
    ///
    /// Not in append mode: there Windows lets nobody cut off what a failed write left.
    Write,
    /// To be read and written; it must not exist. A link is not followed.
    New,
}

/// What is known of a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub len: u64,
    /// Time of the last change, ns since 1970; 0 where it is not known.
    pub changed: u64,
    /// Tells two files apart that lay at the same path one after the other, where the system does.
    pub identity: (u64, u64),
    /// Unix permission bits; `None` where there are none.
    pub mode: Option<u32>,
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device.
    Other,
}
