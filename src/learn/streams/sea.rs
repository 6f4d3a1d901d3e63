//! SEA: three numbers from 0 to 10; a row is a yes if the first two add up to more than a limit. The third is noise.
//!
//! | concept | 0 | 1 | 2 | 3 |
//! |---|---|---|---|---|
//! | limit | 8 | 9 | 7 | 9.5 |
//!
//! Between two concepts the limit lies between theirs.
//!
//! Reference: Street and Kim, *A Streaming Ensemble Algorithm (SEA) for Large-Scale Classification*, KDD 2001. The paper
//! calls a sum at the limit a yes; River, and so this file, calls it a no. The paper turns one label in ten round: that is
//! the noise of [`super::Source`].

use super::stream::{StreamColumn, StreamKind, number};

const LIMITS: [f64; 4] = [8.0, 9.0, 7.0, 9.5];

/// What lists say about it.
pub const KIND: StreamKind = StreamKind {
    id: "sea",
    name: "SEA",
    sentence: "Three numbers from 0 to 10; a yes if the first two add up to more than a bound.",
    columns: &[StreamColumn::number("x0", 0.0, 10.0), StreamColumn::number("x1", 0.0, 10.0), StreamColumn::number("x2", 0.0, 10.0)],
    concepts: &["the sum is above 8", "the sum is above 9", "the sum is above 7", "the sum is above 9.5"],
    default_concepts: (2, 3),
    draw: |dice, out| out.extend((0..3).map(|_| number(dice, 0.0, 10.0))),
    label: |blend, row| row[0] + row[1] > blend.between(|concept| LIMITS[usize::from(concept) % LIMITS.len()]),
};
