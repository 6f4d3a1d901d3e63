//! Quality while a model was trained.

use crate::learn::models::CurvePoint;
use crate::present::words;

/// Quality while a model was trained.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurveView {
    /// Loss on the rows learnt from and on rows held back, at each point.
    pub points: Vec<(u32, f64, f64)>,
    /// What it shows, in a sentence.
    pub sentence: String,
}

impl CurveView {
    /// A curve, if it has points.
    pub(super) fn of(points: &[CurvePoint]) -> Self {
        let points: Vec<_> = points.iter().filter_map(|point| Some((point.passes, point.train?, point.held?))).collect();
        let best = points.iter().min_by(|a, b| a.2.total_cmp(&b.2)).map_or(0.0, |point| point.2);
        let sentence = match points.last() {
            None => String::new(),
            Some((_, train, held)) if *held > 1.03 * best => format!(
                "On its own rows the error went down to {}. On rows held back it was {} at best and is {} now: it learns its rows by heart.",
                words::figure(*train),
                words::figure(best),
                words::figure(*held)
            ),
            Some((_, train, held)) => {
                format!("The error is {} on its own rows and {} on rows held back.", words::figure(*train), words::figure(*held))
            }
        };
        Self { points, sentence }
    }
}
