//! Bins: each column cut into at most 255 stretches, so that a tree chooses among few cuts instead of many values.
//!
//! **Idea.** A tree asks "is x at most c?". Which of two neighbouring values c lies nearest to hardly matters, so a column's
//! values are sorted once and cut where each stretch holds about the same number of rows. From then on a row is one byte for
//! each column, and the sums that a split needs are tables of 255 entries instead of sorted lists.
//!
//! A column with few different values has a stretch for each of them. A cut lies half way between two values; a row is left
//! of it when its value is at most the cut. A column that never varies has no cut, and no tree can ask about it.
//!
//! Reference: Ke et al., *LightGBM: A Highly Efficient Gradient Boosting Decision Tree*, NeurIPS 2017, section 2.

use serde::{Deserialize, Serialize};

/// The most stretches of a column.
pub const MOST_BINS: usize = 255;

/// Where each column is cut, ascending.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HistogramBins {
    cuts: Vec<Vec<f32>>,
}

impl HistogramBins {
    /// Cuts one more column into at most `most` stretches (at least one), by its values in the training rows.
    pub fn add(&mut self, values: impl Iterator<Item = f32>, most: usize) {
        self.cuts.push(cuts(values, most.clamp(1, MOST_BINS)));
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.cuts.len()
    }

    /// The cuts of a column.
    pub fn cuts(&self, column: usize) -> &[f32] {
        &self.cuts[column]
    }

    /// In which stretch of a column a value lies.
    #[inline]
    pub fn place(&self, column: usize, value: f32) -> u8 {
        self.cuts[column].partition_point(|cut| *cut < value) as u8
    }
}

fn cuts(values: impl Iterator<Item = f32>, most: usize) -> Vec<f32> {
    // Whole numbers in the order of the values: sorting them is the quickest there is. Adding 0 makes -0 a 0.
    let mut keys: Vec<u32> = values.map(|value| key(value + 0.0)).collect();
    keys.sort_unstable();
    let n = keys.len();
    let different = keys.chunk_by(|a, b| a == b).take(most + 1).count();
    let mut cuts = Vec::new();
    if different <= most {
        let jumps = keys.windows(2).filter(|pair| pair[0] < pair[1]);
        cuts.extend(jumps.map(|pair| between(value(pair[0]), value(pair[1]))));
        return cuts;
    }
    for part in 1..most {
        let below = keys[part * n / most - usize::from(part * n / most > 0)];
        let above = keys.partition_point(|key| *key <= below);
        if let Some(above) = keys.get(above) {
            let cut = between(value(below), value(*above));
            if cuts.last().is_none_or(|last| *last < cut) {
                cuts.push(cut);
            }
        }
    }
    cuts
}

/// Half way from one value to a larger one; never as large as that.
fn between(low: f32, high: f32) -> f32 {
    let middle = low + 0.5 * (high - low);
    if middle < high { middle } else { low }
}

/// A number's bits, turned so that they order as the numbers do.
fn key(value: f32) -> u32 {
    let bits = value.to_bits();
    if bits >> 31 == 1 { !bits } else { bits | 1 << 31 }
}

fn value(key: u32) -> f32 {
    f32::from_bits(if key >> 31 == 1 { key & !(1 << 31) } else { !key })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f32], most: usize, expected: &[f32]) {
        assert_eq!(cuts(values.iter().copied(), most), expected);
    }

    #[test]
    fn few_values_have_a_stretch_each() {
        check(&[], 4, &[]);
        check(&[3.0, 3.0], 4, &[]);
        check(&[0.0, -0.0, 1.0], 4, &[0.5]);
        check(&[2.0, -2.0, 0.0, -2.0], 4, &[-1.0, 1.0]);
        check(&[1.0, f32::from_bits(1.0_f32.to_bits() + 1)], 4, &[1.0]);
    }

    #[test]
    fn many_values_share_evenly() {
        let values: Vec<f32> = (0..100).map(|i| (i * 37 % 100) as f32).collect();
        check(&values, 4, &[24.5, 49.5, 74.5]);
        let mostly_zero: Vec<f32> = (0..100).map(|i| (i - 90).max(0) as f32).collect();
        check(&mostly_zero, 4, &[0.5]);
    }

    #[test]
    fn a_value_at_the_cut_lies_left_of_it() {
        let mut bins = HistogramBins::default();
        bins.add([1.0, 2.0, 3.0].into_iter(), 255);
        let places: Vec<u8> = [-9.0, 1.5, 1.6, 2.5, 99.0].map(|value| bins.place(0, value)).to_vec();
        assert_eq!(places, [0, 0, 1, 1, 2]);
    }
}
