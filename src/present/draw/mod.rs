//! Charts, from values to marks: one drawing for every [`Plot`](super::plot::Plot).
//!
//! [`layout()`] turns values into a [`Scene`] of one size without knowing a theme; [`paint()`] draws its marks
//! through plotters on any backend, the page's canvas and the [`svg()`] file alike. No text is ever painted on a
//! backend: labels are HTML on the page and text in the file.
//!
//! To add a kind of chart: a shape in `plot.rs`, a file here that lays it out (`shares.rs` is the shortest), a
//! line in `layout.rs`, a sample in `fixtures.rs`: the tests walk those.

mod comb;
mod decimate;
#[cfg(test)]
mod fixtures;
mod frame;
mod groups;
mod guess;
mod label;
mod layout;
mod lines;
mod marks;
mod moved;
mod paint;
mod palette;
mod place;
mod readout;
mod rect;
mod room;
mod sample;
mod scene;
mod shares;
mod spans;
mod spread;
mod svg;
#[cfg(test)]
mod tests;

pub use frame::{Frame, Scale};
pub use layout::layout;
pub use moved::moved;
pub use paint::{Dashes, FINE, paint};
pub use palette::{Colour, Palette};
pub use readout::{Readout, moment, readout};
pub use rect::{Pt, Rect};
pub use room::Room;
pub use sample::bench_plots;
pub use scene::{Anchor, Class, Form, Grip, Grips, Ink, Label, Mark, Scene};
pub use svg::svg;
