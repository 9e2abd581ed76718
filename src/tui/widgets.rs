//! Pieces of screens that know nothing of the model's screens.

pub(super) mod bar;
pub(super) mod cut;
pub(super) mod days;
pub(super) mod field;
pub(super) mod footer;
pub(super) mod form;
pub(super) mod header;
pub(super) mod list;
pub(super) mod paragraph;
pub(super) mod scrolled;
