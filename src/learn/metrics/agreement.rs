//! How far two labellers agree: the share of equal labels, and what of it is more than chance would give.
//!
//! ```
//! use afterlaunch::learn::metrics::agreement::Agreement;
//!
//! let agreement = Agreement::count(2, &[1, 0, 1, 0, 1], &[1, 1, 1, 0, 1]);
//! assert_eq!(agreement.share(), Some(0.8));
//! assert!((agreement.kappa().unwrap() - 0.545).abs() < 0.001);
//! ```

use crate::base::math::{exp, ln_gamma};

/// Is the first right alone more often, or less often, than the second alone? McNemar's exact two-sided p value: that of so lopsided a
/// toss of a fair coin (Psychometrika 12, 1947; statsmodels: `mcnemar`, exact).
///
/// ```
/// use afterlaunch::learn::metrics::agreement::mcnemar_exact;
///
/// assert_eq!(mcnemar_exact(0, 0), 1.0);
/// assert!((mcnemar_exact(1, 9) - 0.021_484_375).abs() < 1e-9);
/// ```
pub fn mcnemar_exact(first_alone: u64, second_alone: u64) -> f64 {
    let (few, all) = (first_alone.min(second_alone), (first_alone + second_alone) as f64);
    let ln_factorial = |n: f64| ln_gamma(n + 1.0);
    let toss = |k: f64| exp(ln_factorial(all) - ln_factorial(k) - ln_factorial(all - k) - all * std::f64::consts::LN_2);
    (0..=few).map(|k| 2.0 * toss(k as f64)).sum::<f64>().min(1.0)
}

/// Two labellers' labels of the same rows, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// `counts[i][j]`: rows that the first called `i` and the second `j`.
    pub counts: Vec<Vec<u64>>,
}

impl Agreement {
    /// Counts labels, from 0 to below `labels`, of the same rows.
    pub fn count(labels: usize, first: &[u8], second: &[u8]) -> Self {
        let mut counts = vec![vec![0; labels]; labels];
        for (a, b) in first.iter().zip(second) {
            counts[usize::from(*a)][usize::from(*b)] += 1;
        }
        Self { counts }
    }

    fn rows(&self) -> Option<f64> {
        let rows: u64 = self.counts.iter().flatten().sum();
        (rows > 0).then_some(rows as f64)
    }

    /// Share of rows with equal labels; `None` without rows.
    pub fn share(&self) -> Option<f64> {
        let equal: u64 = self.counts.iter().enumerate().map(|(label, row)| row[label]).sum();
        Some(equal as f64 / self.rows()?)
    }

    /// The share that labels given at random would have, each labeller keeping to its own frequencies.
    pub fn by_chance(&self) -> Option<f64> {
        let rows = self.rows()?;
        let first = |label: usize| self.counts[label].iter().sum::<u64>() as f64;
        let second = |label: usize| self.counts.iter().map(|row| row[label]).sum::<u64>() as f64;
        Some((0..self.counts.len()).map(|label| first(label) * second(label)).sum::<f64>() / (rows * rows))
    }

    /// Cohen's kappa, unweighted: 1 for full agreement, 0 for what chance gives; `None` without rows, and where both gave
    /// one and the same label throughout (Educational and Psychological Measurement 20, 1960; scikit-learn: `cohen_kappa_score`).
    pub fn kappa(&self) -> Option<f64> {
        let (share, chance) = (self.share()?, self.by_chance()?);
        (chance < 1.0).then(|| (share - chance) / (1.0 - chance))
    }
}
