//! The picture of the system: beads on tubes, tickets travelling in them, trouble where it enters.
//!
//! The picture is also the list of the system's parts in causal order, and that is what it is in markup: a list of
//! buttons, the way back a list within it. [`measure`] finds where the style sheets have put the buttons, the
//! library's `geometry` says what follows from that, [`tubes`] and [`dots`] draw it.

mod dots;
mod measure;
mod picture;
mod stage;
mod tubes;

pub use self::picture::{PipelineLayout, pipeline};
pub use self::stage::key as stage_key;
