//! What rooms find in the context of the page: small handles, each named for what it is. `open.rs` makes and provides them;
//! the run itself is in `driver`, the person on the course in `lesson`.
//!
//! | context | what it holds |
//! |---|---|
//! | [`navigation`] | where somebody is, and the ways elsewhere |
//! | [`inspection`] | what is looked into: a stage, a chart, a minute |
//! | [`runs`] | starting over, taking up, writing down |
//! | [`announcer`] | the one note |
//! | [`overlay`], [`preferences`], [`viewport`] | what lies over the page; what somebody prefers; size and theme |

pub mod announcer;
pub mod inspection;
pub mod navigation;
pub mod overlay;
pub mod preferences;
pub mod runs;
pub mod viewport;
