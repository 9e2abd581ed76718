//! Where everything lies on a computer with nothing of Greenroom's on it yet.

use std::path::Path;

use greenroom::store::{Disk, Paths};

/// Every place is within `home`.
pub(crate) fn places(home: &Path) -> Paths {
    Paths {
        disk: Disk::default(),
        data: home.join("data"),
        config: home.join("config.ron"),
        state: home.join("state"),
        cache: home.join("cache"),
    }
}
