//! STAGGER: things of a size (0 small, 1 medium, 2 large), a colour (0 red, 1 blue, 2 green) and a shape (0 circle,
//! 1 square, 2 triangle).
//!
//! | concept | a yes is what is |
//! |---|---|
//! | 0 | small and red |
//! | 1 | green, or a circle |
//! | 2 | medium or large |
//!
//! Between two concepts the new one takes over one of the 27 kinds of things after the other, in the order of a count whose
//! first digit is the shape.
//!
//! Reference: Schlimmer and Granger, *Incremental Learning from Noisy Data*, Machine Learning 1, 1986; numbered as in River.

use super::stream::{StreamColumn, StreamKind, whole};

/// What lists say about it.
pub const KIND: StreamKind = StreamKind {
    id: "stagger",
    name: "STAGGER",
    sentence: "Things of a size, a colour and a shape; a yes by one of three rules.",
    columns: &[StreamColumn::kinds("size", 0.0, 2.0), StreamColumn::kinds("color", 0.0, 2.0), StreamColumn::kinds("shape", 0.0, 2.0)],
    concepts: &["small and red", "green, or a circle", "medium or large"],
    default_concepts: (0, 1),
    draw: |dice, out| out.extend((0..3).map(|_| whole(dice, 0.0, 2.0))),
    label: |blend, row| {
        let [size, color, shape] = [row[0], row[1], row[2]];
        match blend.concept_at((9.0 * shape + 3.0 * color + size) / 27.0) {
            0 => size == 0.0 && color == 0.0,
            1 => color == 2.0 || shape == 0.0,
            _ => size == 1.0 || size == 2.0,
        }
    },
};
