//! Charts, from values to marks: one drawing for every [`Plot`](super::plot::Plot).

pub mod sample;

pub use sample::bench_plots;
