//! The release room: a candidate beside the champion, the way that it takes, and what can be decided.

mod card;
mod decide;
mod gates;
mod plots;
mod registry;
mod room;

pub use self::room::release;
