//! Words and phrases that take back some of what is said in English, and where they do. To be edited: nothing else names them.
//!
//! That these hedge is common knowledge of linguistics. The choice is small on purpose: published lists of over a hundred words flag
//! plain prose. "I'd estimate", "it depends" and "roughly" are left out: in a technical answer they are right.

use super::cue::{
    Cue,
    Place::{Anywhere, Between, NotBeforeNumber},
};

pub(super) const HEDGES: [Cue; 12] = [
    Cue::anywhere("a little bit").not_before(&["of"]),
    Cue::anywhere("hopefully"),
    Cue::anywhere("i am not sure, but"),
    Cue::anywhere("i guess"),
    Cue::anywhere("i think maybe"),
    // With no pauses about it, it is what one would say to someone.
    Cue::at("i would say", &[Between], &[]),
    Cue::at("i'd say", &[Between], &[]),
    Cue::anywhere("i'm not sure, but"),
    // "Maybe three" may be no more than an estimate.
    Cue::at("maybe", &[NotBeforeNumber], &[Anywhere]),
    Cue::anywhere("more or less"),
    Cue::at("probably", &[NotBeforeNumber], &[Anywhere]),
    Cue::anywhere("somewhat"),
];
