//! One moment as each of eight roles sees it, and an episode of trouble as three of them tell it.

mod moment;
mod panel;
mod powers;
mod strip;
mod voices;

pub use self::moment::roles;
pub use self::voices::voices;
