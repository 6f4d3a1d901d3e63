//! What a drawing is made of: a [`scene`] of marks and labels in a [`room`], its [`chart_frame`] with scales, and how marks are thinned,
//! hatched and kept apart.

pub mod chart_frame;
pub mod comb;
pub mod decimate;
pub mod label;
pub mod marks;
pub mod place;
pub mod rect;
pub mod room;
pub mod scene;
