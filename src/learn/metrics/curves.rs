//! The ROC curve and the precision-recall curve: what each threshold would give, on one picture.
//!
//! One point for each distinct score, called positive from it on; rows of equal score move together, no point is dropped.
//! Agrees with scikit-learn's `roc_curve` (`drop_intermediate=False`, without its leading infinity) and
//! `precision_recall_curve`.
//!
//! ```
//! use afterlaunch::learn::metrics::curves::{precision_recall_curve, roc_curve};
//!
//! let (outcomes, scores) = ([false, true, true], [0.2, 0.9, 0.4]);
//! let roc = roc_curve(&outcomes, &scores).unwrap();
//! assert_eq!((roc.x, roc.y), (vec![0.0, 0.0, 0.0, 1.0], vec![0.0, 0.5, 1.0, 1.0]));
//! let pr = precision_recall_curve(&outcomes, &scores).unwrap();
//! assert_eq!(pr.y.last(), Some(&1.0), "ends at precision 1 without any recall");
//! ```

use crate::base::order::sorted_by;

/// A curve over thresholds.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// False-positive rate, or recall.
    pub x: Vec<f64>,
    /// True-positive rate, or precision.
    pub y: Vec<f64>,
    /// The thresholds: one fewer than points.
    pub thresholds: Vec<f64>,
}

/// Distinct scores in descending order, with the noes and yeses at or above each.
fn passed(outcomes: &[bool], scores: &[f64]) -> Vec<(f64, f64, f64)> {
    let rows: Vec<(f64, bool)> = scores.iter().copied().zip(outcomes.iter().copied()).collect();
    let rows = sorted_by(rows, |row| -row.0);
    let (mut noes, mut yeses) = (0.0, 0.0);
    let add = |group: &[(f64, bool)]| {
        let yes = group.iter().filter(|(_, outcome)| *outcome).count();
        yeses += yes as f64;
        noes += (group.len() - yes) as f64;
        (group[0].0, noes, yeses)
    };
    rows.chunk_by(|a, b| a.0 == b.0).map(add).collect()
}

/// False- and true-positive rates, from (0, 0) down the scores to (1, 1); `None` without rows of both classes.
pub fn roc_curve(outcomes: &[bool], scores: &[f64]) -> Option<Curve> {
    let passed = passed(outcomes, scores);
    let (_, noes, yeses) = *passed.last()?;
    if noes == 0.0 || yeses == 0.0 {
        return None;
    }
    let first = std::iter::once(0.0);
    Some(Curve {
        x: first.clone().chain(passed.iter().map(|(_, no, _)| no / noes)).collect(),
        y: first.chain(passed.iter().map(|(_, _, yes)| yes / yeses)).collect(),
        thresholds: passed.iter().map(|(score, _, _)| *score).collect(),
    })
}

/// Recall and precision, up the scores, and at the end precision 1 at recall 0; `None` without a positive.
pub fn precision_recall_curve(outcomes: &[bool], scores: &[f64]) -> Option<Curve> {
    let passed = passed(outcomes, scores);
    let (_, _, yeses) = *passed.last()?;
    if yeses == 0.0 {
        return None;
    }
    let up = || passed.iter().rev();
    Some(Curve {
        x: up().map(|(_, _, yes)| yes / yeses).chain([0.0]).collect(),
        y: up().map(|(_, no, yes)| yes / (no + yes)).chain([1.0]).collect(),
        thresholds: up().map(|(score, _, _)| *score).collect(),
    })
}
