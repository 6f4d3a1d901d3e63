//! Calibration: making "80 %" come true in 80 of 100 cases.
//!
//! **Idea.** Sort old scores beside their outcomes and fit the non-decreasing curve that lies closest to the outcomes
//! (least squares). A better score never gets a lower probability, and nothing else is assumed.
//!
//! **Method.** Pool adjacent violators: go through the scores in order, and wherever the mean outcome would fall, pool
//! the neighbours into one block with their common mean. The curve goes straight between the fitted points and stays
//! level beyond both ends.
//!
//! ```
//! use afterlaunch::learn::calibration::Isotonic;
//!
//! let scores = [0.1, 0.2, 0.3, 0.4, 0.9];
//! let curve = Isotonic::fit(&scores, &[0.0, 0.0, 1.0, 0.0, 1.0], None).unwrap();
//! assert_eq!(curve.at(0.3), 0.5);
//! assert_eq!(curve.at(0.65), 0.75);
//! assert_eq!(curve.at(2.0), 1.0);
//! ```
//!
//! Reference: Zadrozny and Elkan, *Transforming classifier scores into accurate multiclass probability estimates*,
//! KDD 2002.

pub mod beta;
pub mod platt;
pub mod probabilities;

use serde::{Deserialize, Serialize};

use crate::base::order;

/// A fitted non-decreasing curve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Isotonic {
    x: Vec<f64>,
    y: Vec<f64>,
}

/// Neighbours that share one fitted value.
#[derive(Clone, Copy)]
struct Block {
    first_x: f64,
    last_x: f64,
    weight: f64,
    weighted_y: f64,
}

impl Block {
    fn y(&self) -> f64 {
        self.weighted_y / self.weight
    }

    fn join(self, next: Self) -> Self {
        let (weight, weighted_y) = (self.weight + next.weight, self.weighted_y + next.weighted_y);
        Self { first_x: self.first_x, last_x: next.last_x, weight, weighted_y }
    }
}

impl Isotonic {
    /// Fits targets (outcomes as 0 and 1, or any numbers) to scores. Rows of weight 0 do not count; `None` if no row
    /// does, or if a number is not finite.
    pub fn fit(x: &[f64], y: &[f64], weights: Option<&[f64]>) -> Option<Self> {
        let weight = |i: usize| weights.map_or(1.0, |w| w.get(i).copied().unwrap_or(0.0));
        let rows: Vec<(f64, f64, f64)> =
            x.iter().zip(y).enumerate().map(|(i, (x, y))| (*x, *y, weight(i))).filter(|row| row.2 > 0.0).collect();
        if !rows.iter().all(|(x, y, weight)| x.is_finite() && y.is_finite() && weight.is_finite()) {
            return None;
        }
        // By target within equal scores: the sums, and so the last bits, do not depend on the order of the rows.
        let compare = |a: (f64, f64, f64), b: (f64, f64, f64)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2));
        let order = order::by(rows.len(), &|a, b| compare(rows[a], rows[b]));
        let rows: Vec<_> = order.into_iter().map(|at| rows[at]).collect();
        let alone = |&(x, y, weight): &(f64, f64, f64)| Block { first_x: x, last_x: x, weight, weighted_y: weight * y };
        let merged = rows.chunk_by(|a, b| a.0 == b.0).filter_map(|same| same.iter().map(alone).reduce(Block::join));

        let mut blocks: Vec<Block> = Vec::new();
        for mut block in merged {
            while let Some(before) = blocks.pop_if(|before| before.y() >= block.y()) {
                block = before.join(block);
            }
            blocks.push(block);
        }
        let mut curve = Self { x: Vec::new(), y: Vec::new() };
        for block in &blocks {
            curve.point(block.first_x, block.y());
            if block.last_x > block.first_x {
                curve.point(block.last_x, block.y());
            }
        }
        (!blocks.is_empty()).then_some(curve)
    }

    fn point(&mut self, x: f64, y: f64) {
        self.x.push(x);
        self.y.push(y);
    }

    /// The curve's value at a score: one binary search among few points.
    pub fn at(&self, score: f64) -> f64 {
        let above = self.x.partition_point(|x| *x <= score);
        match (above.checked_sub(1), self.x.get(above)) {
            (None, _) => self.y[0],
            (Some(below), None) => self.y[below],
            (Some(below), Some(next)) => {
                let share = (score - self.x[below]) / (next - self.x[below]);
                self.y[below] + share * (self.y[above] - self.y[below])
            }
        }
    }

    /// The fitted points, by score: where the curve starts, bends and ends.
    pub fn points(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.x.iter().copied().zip(self.y.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(x: &[f64], y: &[f64], expected: &str) {
        let shown = |(x, y): (f64, f64)| format!("{x}:{y}");
        let points = Isotonic::fit(x, y, None).map(|curve| curve.points().map(shown).collect::<Vec<_>>().join(" "));
        assert_eq!(points.as_deref().unwrap_or("none"), expected);
    }

    #[test]
    fn violators_are_pooled() {
        check(&[1.0, 2.0, 3.0], &[0.0, 0.5, 1.0], "1:0 2:0.5 3:1");
        check(&[1.0, 2.0, 3.0, 4.0], &[0.0, 1.0, 0.0, 1.0], "1:0 2:0.5 3:0.5 4:1");
        check(&[3.0, 2.0, 1.0], &[0.0, 0.5, 1.0], "1:0.5 3:0.5");
    }

    #[test]
    fn equal_scores_are_one_point() {
        check(&[2.0, 2.0, 1.0], &[1.0, 0.0, 0.0], "1:0 2:0.5");
        check(&[5.0], &[0.25], "5:0.25");
    }

    #[test]
    fn without_rows_there_is_no_curve() {
        check(&[], &[], "none");
        check(&[f64::NAN], &[0.0], "none");
        assert_eq!(Isotonic::fit(&[1.0], &[1.0], Some(&[0.0])), None);
    }

    #[test]
    fn the_curve_never_falls() {
        let x: Vec<f64> = (0..300).map(|i| f64::from(i * 71 % 300)).collect();
        let y: Vec<f64> = (0..300).map(|i| f64::from(i * 37 % 101 > 50) + f64::from(i % 7)).collect();
        let curve = Isotonic::fit(&x, &y, None).unwrap();
        let values: Vec<f64> = (-10..3100).map(|i| curve.at(f64::from(i) / 10.0)).collect();
        assert!(values.is_sorted());
    }
}
