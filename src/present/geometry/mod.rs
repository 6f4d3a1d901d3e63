//! Where things stand on the page, as plain maths: nothing here touches a page, so all of it is tested natively.
//!
//! [`path`] are curves that one can travel along, [`tubes`] the pipeline's picture, [`walk`] the way of the arrow
//! keys through it, [`timeline`] the marks of the timeline and [`labels`] the words that must not overlap there.
//! Units are CSS pixels, y grows downwards.

pub mod labels;
pub mod path;
pub mod timeline;
pub mod tubes;
pub mod walk;
