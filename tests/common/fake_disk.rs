//! A disk in memory whose calls fail and whose power is cut: `disk.fail(Fault::from(7).with(EIO))`, then
//! `disk.after_power_cut(Cut::Dropped)`.
//!
//! It has two layers. Programs see what was done last; a power cut leaves what was synced: the bytes of a file since the
//! file's last sync, and the names in a folder since the folder's last sync, may be lost.
#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

#[path = "fake_disk/calls.rs"]
mod calls;
#[path = "fake_disk/chance.rs"]
mod chance;
#[path = "fake_disk/fault.rs"]
mod fault;
#[path = "fake_disk/file.rs"]
mod file;
#[path = "fake_disk/folder.rs"]
mod folder;
#[path = "fake_disk/handle.rs"]
mod handle;
#[path = "fake_disk/state.rs"]
mod state;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

use chance::Chance;
pub(crate) use fault::{EACCES, EIO, ENOSPC, EROFS, Fault, Kind, Lost};
use file::File;
use folder::Folder;

/// What a power cut does to all that was not synced.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    /// Nothing of it was kept.
    Dropped,
    /// The system happened to have written it all.
    Kept,
    /// Each block of 512 bytes holds one of the states it ever had, each file one of its lengths, and each name was kept or
    /// not, as this seed says.
    Mixed(u64),
}

/// The disk. Its clones are the same disk.
#[derive(Clone, Debug)]
pub(crate) struct FakeDisk(Arc<Mutex<State>>);

#[derive(Clone, Debug)]
struct State {
    /// Files and folders by number; the first is the root. What has no name any more stays, as it may be open.
    nodes: Vec<Node>,
    locks: BTreeSet<PathBuf>,
    faults: Vec<Fault>,
    /// What was called so far.
    calls: Vec<(Kind, PathBuf)>,
    /// Counts changes, for the times of files.
    changes: u64,
    /// The last write that failed had more to write.
    tore: bool,
}

#[derive(Clone, Debug)]
enum Node {
    File(File),
    Folder(Folder),
}

impl FakeDisk {
    /// An empty disk on which `folder` is, and will stay.
    pub(crate) fn with(folder: &str) -> Self {
        let disk = Self(Arc::new(Mutex::new(State {
            nodes: vec![Node::Folder(Folder::default())],
            locks: BTreeSet::new(),
            faults: Vec::new(),
            calls: Vec::new(),
            changes: 0,
            tore: false,
        })));
        disk.state().make_folders(Path::new(folder), true);
        disk
    }

    /// Makes calls fail from now on.
    pub(crate) fn fail(&self, fault: Fault) {
        let mut state = self.state();
        let so_far = state.calls.len();
        state.faults.push(fault.after(so_far));
    }

    /// Ends all faults but the death of the program. What they did stays.
    pub(crate) fn heal(&self) {
        self.state().faults.retain(Fault::is_death);
    }

    /// Another disk with the same on it, and nobody's lock: what one who starts now finds.
    pub(crate) fn copy(&self) -> Self {
        let mut state = self.state().clone();
        state.locks.clear();
        state.faults.clear();
        state.calls.clear();
        Self(Arc::new(Mutex::new(state)))
    }

    /// What a power cut now would leave, on another disk.
    pub(crate) fn after_power_cut(&self, cut: Cut) -> Self {
        let disk = self.copy();
        let mut chance = Chance::of(cut);
        for node in &mut disk.state().nodes {
            match node {
                Node::File(file) => file.cut(&mut chance),
                Node::Folder(folder) => folder.cut(&mut chance),
            }
        }
        disk
    }

    /// Puts a file there as another program does, with its folders; only if it is `synced` they survive a power cut.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8], synced: bool) {
        let mut state = self.state();
        let folder = state.make_folders(path.parent().unwrap(), synced);
        let mut file = File::default();
        file.write(0, bytes);
        if synced {
            file.sync();
        }
        let new = state.add(Node::File(file));
        state.folder_mut(folder).unwrap().put(name_of(path), new, synced);
    }

    /// Takes a file away as another program does.
    pub(crate) fn remove(&self, path: &Path) {
        let mut state = self.state();
        let folder = state.find(path.parent().unwrap()).unwrap();
        state.folder_mut(folder).unwrap().take(name_of(path));
    }

    /// Whether the last write that failed had more to write.
    pub(crate) fn tore(&self) -> bool {
        self.state().tore
    }

    /// What programs see in a file, if it is there.
    pub(crate) fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        let node = state.find(path).ok()?;
        state.file(node).ok().map(|file| file.seen().to_vec())
    }

    /// All files, with what programs see in them.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.state();
        let mut files = BTreeMap::new();
        let mut folders = vec![(PathBuf::from("/"), 0)];
        while let Some((path, node)) = folders.pop() {
            for (name, child) in state.folder(node).unwrap().names() {
                let path = path.join(name);
                match &state.nodes[child] {
                    Node::File(file) => _ = files.insert(path, file.seen().to_vec()),
                    Node::Folder(_) => folders.push((path, child)),
                }
            }
        }
        files
    }

    /// The calls made so far.
    pub(crate) fn called(&self) -> Vec<(Kind, PathBuf)> {
        self.state().calls.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

fn name_of(path: &Path) -> &std::ffi::OsStr {
    path.file_name().unwrap()
}
