//! Drift: do the fields still look as they did in training?
//!
//! [`psi`] and [`distances`] say how far apart two samples are, [`ks`] and [`chi_square`] how surprising that would be if both
//! came from the same source, and [`binned`] gives PSI, KS and a p value ([`g_test`]) on a stream, for a few nanoseconds a
//! value. With many rows every difference is "significant", and with few any distance is wide: what is called drift is far
//! enough *and* beyond chance. [`detectors`] say when it changed, on a stream of which nothing is kept.
//!
//! To add a measure: a file like [`chi_square`], and where it works on a stream a line in [`MEASURES`].

pub mod binned;
pub mod chi_square;
pub mod detectors;
pub mod distances;
pub mod g_test;
pub mod ks;
pub mod lookup;
mod measure;
pub mod psi;

pub use measure::DriftMeasure;

/// All ways to watch a field on a stream.
pub const MEASURES: &[DriftMeasure] = &[psi::PSI, ks::KS];
