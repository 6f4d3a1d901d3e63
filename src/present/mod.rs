//! Floor 5: the world in page vocabulary. Builders turn a [`crate::session::Session`] into plain view structs
//! with every word and number ready to show; `draw` turns a [`plot::Plot`] into marks.
//!
//! Nothing here changes a world, and nothing here knows the web.

pub mod draw;
pub mod geometry;
pub mod plot;
pub mod view;
