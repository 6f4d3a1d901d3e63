//! The release room: a candidate beside the champion, the way that it takes, and what can be decided.

mod card;
mod desk;
mod plots;
mod registry;
mod room;

pub use self::room::release;
