//! Words and phrases that take back some of what is said in English. Edit freely: no other file names them.
//!
//! The choice is small on purpose. "I'd estimate", "it depends" and "roughly" are left out: in a technical answer they are right.

use super::cue::{
    Cue,
    Place::{Anywhere, Between, Nowhere},
};

pub(super) const HEDGES: [Cue; 13] = [
    Cue::at("a little bit", Anywhere, Nowhere),
    Cue::anywhere("hopefully"),
    Cue::anywhere("i am not sure, but"),
    Cue::anywhere("i guess"),
    Cue::at("i would say", Between, Nowhere),
    Cue::at("i'd say", Between, Nowhere),
    Cue::anywhere("i think maybe"),
    Cue::anywhere("i'm not sure, but"),
    Cue::anywhere("maybe"),
    Cue::anywhere("more or less"),
    Cue::anywhere("probably"),
    Cue::anywhere("somewhat"),
    Cue::anywhere("i don't know, maybe"),
];
