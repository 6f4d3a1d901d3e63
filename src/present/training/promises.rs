//! Whether a version keeps what its scores promise: of the rows that were given about 30 %, did three in ten turn out
//! positive? Its calibration curve, over ten bins of scores.

use crate::base::stats::wilson;
use crate::learn::metrics::{Reliability, ReliabilityBin};
use crate::platform::release::Version;
use crate::present::words;

/// Fewer rows than this say nothing about a share.
const FEW: u64 = 20;
/// Where a share would lie with other luck, but for so many cases.
const OUTSIDE: f64 = 0.05;

/// What was promised, and what came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PromisesView {
    /// The points of the curve, 0 to 1: mean score and share that turned out positive, of each bin with enough rows.
    pub points: Vec<(f64, f64)>,
    /// The cells under [`PromisesView::HEAD`], for each of these bins.
    pub rows: Vec<[String; 3]>,
    /// What it shows, in a sentence.
    pub sentence: String,
}

impl PromisesView {
    /// What the columns are called.
    pub const HEAD: [&'static str; 3] = ["predicted", "observed", "rows"];

    /// By the rows that a version was tested on.
    pub fn of(version: &Version) -> Self {
        let tested = &version.tested;
        let mut curve = Reliability::default();
        tested.outcomes.iter().zip(&tested.scores).for_each(|(outcome, score)| curve.add(*outcome, *score));
        let bins = || curve.bins.iter().filter(|bin| bin.count >= FEW);
        let points: Vec<(f64, f64)> = bins().filter_map(|bin| Some((bin.promised()?, bin.observed()?))).collect();
        let sentence = sentence(&points);
        Self { points, rows: bins().map(row).collect(), sentence }
    }
}

fn row(bin: &ReliabilityBin) -> [String; 3] {
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), words::percent);
    let chance_note = wilson(bin.yes as f64, bin.count as f64, OUTSIDE);
    let chance_note =
        chance_note.map_or_else(String::new, |(low, high)| format!(" ({} to {})", words::percent_figure(low), words::percent_figure(high)));
    [share(bin.promised()), share(bin.observed()) + &chance_note, words::grouped(bin.count)]
}

/// Where it is farthest from what it promised.
fn sentence(points: &[(f64, f64)]) -> String {
    let off = |point: &&(f64, f64)| (point.0 - point.1).abs();
    let Some((promised, came)) = points.iter().max_by(|a, b| off(a).total_cmp(&off(b))) else { return String::new() };
    let how = if promised > came { "too high" } else { "too low" };
    let farthest = format!("where it predicted {}, {} came", words::percent(*promised), words::percent(*came));
    match (promised - came).abs() {
        gap if gap < 0.05 => format!("Its scores can be taken at their word: farthest off, {farthest}."),
        _ => format!("Its scores are {how} in places: {farthest}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;

    #[test]
    fn a_curve_says_where_promises_are_not_kept() {
        assert_eq!(sentence(&[]), "");
        assert!(sentence(&[(0.1, 0.11), (0.5, 0.53)]).contains("at their word: farthest off, where it predicted 50 %, 53 % came"));
        assert!(sentence(&[(0.1, 0.1), (0.8, 0.6)]).starts_with("Its scores are too high in places: where it predicted 80 %, 60 % came"));
        let session = Session::open("support-tickets", 7).expect("it is there");
        let version = session.world().release.champion();
        let described = PromisesView::of(version);
        assert!(described.points.len() >= 8 && described.rows.len() == described.points.len(), "{described:?}");
        assert!(described.points.iter().all(|(promised, came)| (promised - came).abs() < 0.2), "{described:?}");
    }
}
