//! Hyperplane: ten numbers from 0 to 1; a row is a yes if its weighted sum is at least half of all weights, which puts a
//! flat cut through the middle of the cube of all rows.
//!
//! The weights of each concept are drawn by lot, from 0 to 1. Between two concepts each weight lies between theirs, so that
//! the cut turns. Half of the rows are a yes under any of them.
//!
//! Reference: Hulten, Spencer and Domingos, *Mining Time-Changing Data Streams*, KDD 2001. There, and in River, some weights
//! move a little at each row, and now and then turn back. An incremental drift between two concepts is the same movement
//! with a known start and end. River turns one label in twenty round: that is the noise of [`super::Source`].

use super::stream::{Blend, StreamColumn, StreamKind, number};
use crate::base::dice::{Dice, Stream};

/// Columns of a row.
pub const WIDTH: usize = 10;

/// What lists say about it.
pub const KIND: StreamKind = StreamKind {
    id: "hyperplane",
    name: "Hyperplane",
    sentence: "Ten numbers from 0 to 1; a yes on one side of a flat cut through the middle of them all.",
    columns: &[
        column("x0"),
        column("x1"),
        column("x2"),
        column("x3"),
        column("x4"),
        column("x5"),
        column("x6"),
        column("x7"),
        column("x8"),
        column("x9"),
    ],
    concepts: &["a cut", "a second cut", "a third cut", "a fourth cut"],
    default_concepts: (0, 1),
    draw: |dice, out| out.extend((0..WIDTH).map(|_| number(dice, 0.0, 1.0))),
    label: |blend, row| is_above(row, &weights(blend)),
};

const fn column(name: &'static str) -> StreamColumn {
    StreamColumn::number(name, 0.0, 1.0)
}

/// The weights of a blend.
pub fn weights(blend: &Blend) -> [f64; WIDTH] {
    // Keys that no row will reach.
    let dice = |concept: u8| Dice::keyed(blend.seed, Stream::Concepts, (1 << 55) + u64::from(concept));
    let (mut from, mut to) = (dice(blend.from), dice(blend.to));
    std::array::from_fn(|_| {
        let (from, to) = (from.unit(), to.unit());
        from + (to - from) * blend.share
    })
}

/// Whether a row lies on the yes side of the cut that such weights make.
pub fn is_above(row: &[f64], weights: &[f64]) -> bool {
    let sum: f64 = row.iter().zip(weights).map(|(x, w)| x * w).sum();
    sum >= 0.5 * weights.iter().sum::<f64>()
}
