//! Charts, from values to marks: one drawing for every [`Plot`](super::plot::Plot).
//!
//! [`layout()`] turns values into a [`Scene`] of one size without knowing a theme; [`paint()`] draws its marks
//! through plotters on any backend, the page's canvas and the [`svg()`] file alike. No text is ever painted on a
//! backend: labels are HTML on the page and text in the file.
//!
//! To add a kind of chart: a shape in `present/plot.rs`, a file in `kinds` that lays it out (`kinds/shares.rs` is the shortest), a
//! line in `layout.rs`, a sample in `fixtures.rs`: the tests walk those.

mod dragged;
#[cfg(test)]
mod fixtures;
mod kinds;
mod layout;
mod paint;
mod palette;
mod parts;
mod readout;
mod sample;
mod svg;
#[cfg(test)]
mod tests;

pub use dragged::moved;
pub use layout::layout;
pub use paint::{Dashes, FINE, paint};
pub use palette::{Colour, Palette};
pub use parts::chart_frame::{AxisScale, Frame};
pub use parts::rect::{Pt, Rect};
pub use parts::room::Room;
pub use parts::scene::{Anchor, Class, Form, Grip, Grips, Ink, Label, Mark, Scene};
pub use readout::{Readout, moment, readout};
pub use sample::bench_plots;
pub use svg::svg;
