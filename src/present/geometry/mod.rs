//! Where things stand on the page, as plain maths: nothing here touches a page, so all of it is tested natively.
//!
//! [`path`] are curves that one can travel along, [`tubes`] the pipeline's picture, [`flow`] the dots in it, [`walk`]
//! the way of the arrow keys through it, [`timeline`] the marks of the timeline, [`labels`] words that must not overlap.
//! Units are CSS pixels, y grows downwards.

pub mod card;
pub mod flow;
pub mod labels;
pub mod path;
pub mod timeline;
pub mod tubes;
pub mod walk;
