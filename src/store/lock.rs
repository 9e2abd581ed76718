//! One program writes for a device at a time. The lock is the kernel's, so it ends with the program however that ends.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use super::{DiskError, disk};

/// The lock, held for as long as this lives; `None` if another program has it.
pub(super) fn acquire(state: &Path) -> Result<Option<File>, DiskError> {
    let path = state.join("lock");
    let file = disk::open_lock(&path).map_err(DiskError::new(&path, "cannot create the lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(DiskError::new(path, "cannot lock")(error)),
    }
}
