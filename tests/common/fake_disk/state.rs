//! What lies on the fake disk, by path.

use std::{
    io::{Error, ErrorKind, Result},
    path::{Component, Path},
};

use super::{Fault, Kind, Node, State, file::File, folder::Folder};

impl State {
    /// Counts a call; fails if it is to fail.
    pub(super) fn call(&mut self, kind: Kind, path: &Path) -> std::result::Result<(), Fault> {
        let number = self.calls.len();
        self.calls.push((kind, path.to_owned()));
        let fault = self.faults.iter_mut().find_map(|fault| fault.meets(number, kind));
        fault.map_or(Ok(()), Err)
    }

    pub(super) fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Makes `path` and the folders it lies in.
    pub(super) fn make_folders(&mut self, path: &Path, synced: bool) -> usize {
        path.iter().skip(1).fold(0, |folder, name| {
            let found = self.folder(folder).unwrap().get(name);
            found.unwrap_or_else(|| {
                let new = self.add(Node::Folder(Folder::default()));
                self.folder_mut(folder).unwrap().put(name, new, synced);
                new
            })
        })
    }

    pub(super) fn find(&self, path: &Path) -> Result<usize> {
        path.components()
            .filter(|part| matches!(part, Component::Normal(_)))
            .try_fold(0, |folder, part| {
                let found = self.folder(folder)?.get(part.as_os_str());
                found.ok_or_else(|| Error::from(ErrorKind::NotFound))
            })
    }

    pub(super) fn folder_of(&mut self, path: &Path) -> Result<&mut Folder> {
        let folder = self.find(path.parent().unwrap())?;
        self.folder_mut(folder)
    }

    pub(super) fn folder(&self, node: usize) -> Result<&Folder> {
        match &self.nodes[node] {
            Node::Folder(folder) => Ok(folder),
            Node::File(_) => Err(ErrorKind::NotADirectory.into()),
        }
    }

    pub(super) fn folder_mut(&mut self, node: usize) -> Result<&mut Folder> {
        match &mut self.nodes[node] {
            Node::Folder(folder) => Ok(folder),
            Node::File(_) => Err(ErrorKind::NotADirectory.into()),
        }
    }

    pub(super) fn file(&self, node: usize) -> Result<&File> {
        match &self.nodes[node] {
            Node::File(file) => Ok(file),
            Node::Folder(_) => Err(ErrorKind::IsADirectory.into()),
        }
    }

    pub(super) fn file_mut(&mut self, node: usize) -> Result<&mut File> {
        self.changes += 1;
        let changes = self.changes;
        match &mut self.nodes[node] {
            Node::File(file) => {
                file.changed = changes;
                Ok(file)
            }
            Node::Folder(_) => Err(ErrorKind::IsADirectory.into()),
        }
    }
}
