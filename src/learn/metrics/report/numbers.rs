//! The report on told numbers: every measure of a regression, each with an interval that says how far luck could have moved
//! it. All are means over rows, or smooth functions of such means, so that with some hundred rows luck is about normal: the
//! interval is 1.96 standard errors to both sides, to first order (the delta method). No row is drawn anew for that.

use super::{QualityMeasure, ReportLine, measure};
use crate::base::math::sqrt;
use crate::base::stats::Moments;
use crate::learn::metrics::regression;

/// All measures of told numbers, in the order of a report.
pub const NUMBER_MEASURES: [QualityMeasure; 4] = [
    measure("mae", "Mean absolute error", "How far off it is on average, in whichever direction.", false),
    measure(
        "rmse",
        "Root mean squared error",
        "The same with large errors counting more: far above the first where a few are huge.",
        false,
    ),
    measure("r2", "R²", "Share of the ups and downs that it explains: 0 for always predicting the mean, 1 for being right.", true),
    measure("bias", "Mean error", "How much too high it is on average: below 0, too low; near 0 is good.", false),
];

/// 95 of 100 cases lie within so many standard errors.
const WITHIN: f64 = 1.96;

/// All measures of what was told beside what came.
pub fn numbers(pairs: &[(f32, f32)]) -> Vec<ReportLine> {
    let predicted: Vec<f64> = pairs.iter().map(|(predicted, _)| f64::from(*predicted)).collect();
    let was: Vec<f64> = pairs.iter().map(|(_, was)| f64::from(*was)).collect();
    let Some(found) = regression(&was, &predicted) else {
        return NUMBER_MEASURES.iter().map(|measure| ReportLine { measure, value: None, interval: None }).collect();
    };
    let centre = was.iter().copied().collect::<Moments>().mean().unwrap_or_default();
    let variance = was.iter().map(|y| (y - centre) * (y - centre)).sum::<f64>() / was.len() as f64;
    let r2 = found.r2.filter(|_| variance > 0.0);
    // How much one row moves a measure, times the number of rows.
    let pull = |of: &dyn Fn(f64, f64) -> f64| {
        let rows: Moments = predicted.iter().zip(&was).map(|(predicted, was)| of(predicted - was, was - centre)).collect();
        rows.sd().unwrap_or(0.0) / sqrt(was.len() as f64)
    };
    let unexplained = 1.0 - r2.unwrap_or(0.0);
    let all = [
        (Some(found.mae), pull(&|off, _| off.abs())),
        (Some(found.rmse), pull(&|off, _| off * off) / (2.0 * found.rmse).max(1e-12)),
        (r2, pull(&|off, from_centre| off * off - unexplained * from_centre * from_centre) / variance.max(1e-12)),
        (Some(found.bias), pull(&|off, _| off)),
    ];
    let line = |(measure, (value, error)): (&'static QualityMeasure, (Option<f64>, f64))| {
        let interval = value.map(|value| (value - WITHIN * error, value + WITHIN * error));
        ReportLine { measure, value, interval }
    };
    NUMBER_MEASURES.iter().zip(all).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};

    /// Numbers from 0 to 100, told with errors that have a mean of 1.
    fn drawn(key: u64, rows: u16) -> Vec<(f32, f32)> {
        let mut dice = Dice::keyed(key, Stream::Features, 0);
        (0..rows)
            .map(|_| {
                let was = 100.0 * dice.unit();
                ((was + 1.0 + 20.0 * (dice.unit() - 0.5)) as f32, was as f32)
            })
            .collect()
    }

    #[test]
    fn intervals_hold_what_many_rows_come_to_and_nothing_has_none() {
        let truth: Vec<f64> = numbers(&drawn(0, 60_000)).iter().map(|line| line.value.unwrap()).collect();
        let mut held = [0; NUMBER_MEASURES.len()];
        for key in 1..=200 {
            for ((held, line), truth) in held.iter_mut().zip(numbers(&drawn(key, 300))).zip(&truth) {
                let (low, high) = line.interval.unwrap();
                *held += u32::from((low..=high).contains(truth));
            }
        }
        assert!(held.iter().all(|held| (180..=199).contains(held)), "{held:?} of 200");
        assert!(numbers(&[]).iter().all(|line| line.value.is_none() && line.interval.is_none()));
        assert_eq!(numbers(&[(3.0, 3.0)])[0].value, Some(0.0));
    }
}
