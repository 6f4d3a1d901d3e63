//! Measures by group: a model that is good on average can be bad for some.
//!
//! For each group of rows: how many yeses were caught, how often a no was called, and how far promise and outcome lie apart,
//! each with an interval. A group is said to fare worse only where chance is no good explanation: its share is held against
//! that of all other rows together (two proportions, or two means), and with k groups an event must be k times rarer than
//! one in twenty for each of the three questions to count (Bonferroni), or some group would look bad in every report. With fewer than [`FEW`] yeses, or
//! noes, nothing is said of a group but that.
//!
//! ```
//! use afterlaunch::learn::metrics::groups::{Worse, by_group};
//!
//! // 400 rows in two groups; of the second's yeses only a fifth score high.
//! let groups: Vec<u8> = (0..400).map(|i| (i % 2) as u8).collect();
//! let outcomes: Vec<bool> = (0..400).map(|i| i / 2 % 2 == 0).collect();
//! let scores: Vec<f64> = (0..400).map(|i| if i / 2 % 2 == 0 && (i % 2 == 0 || i % 20 == 1) { 0.8 } else { 0.1 }).collect();
//! let found = by_group(2, &groups, &outcomes, &scores, 0.5);
//! assert_eq!((found[0].recall.value(), found[1].recall.value()), (Some(1.0), Some(0.2)));
//! assert!(found[1].findings[0].worse == Worse::Catches && found[0].findings.is_empty());
//! ```
//!
//! Reference: Barocas, Hardt and Narayanan, *Fairness and Machine Learning*, 2023, chapter 3.

use super::Confusion;
use crate::base::math::{normal_quantile, normal_sf, sqrt};
use crate::base::stats::{Alternative, Moments, two_proportion_z, wilson};

/// With fewer yeses, or noes, than this a group is too small to tell.
pub const FEW: u64 = 20;
/// What lies outside an interval; and how rare an event must be, among all groups, to be no accident.
const OUTSIDE: f64 = 0.05;

/// Part of a whole, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Rows that are meant.
    pub part: u64,
    /// Rows among which they are.
    pub whole: u64,
}

impl Share {
    /// 0 to 1; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.whole > 0).then(|| self.part as f64 / self.whole as f64)
    }

    /// Where it would lie with other luck, in 95 of 100 cases.
    pub fn interval(self) -> Option<(f64, f64)> {
        wilson(self.part as f64, self.whole as f64, OUTSIDE)
    }

    fn less(self, other: Self) -> Self {
        Self { part: self.part - other.part, whole: self.whole - other.whole }
    }
}

/// Promise less outcome, on average: above 0 it promises too much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupGap {
    /// The mean.
    pub mean: f64,
    /// How far luck usually moves it.
    pub error: f64,
}

impl GroupGap {
    fn of(gaps: &Moments) -> Option<Self> {
        Some(Self { mean: gaps.mean()?, error: gaps.standard_error()? })
    }

    /// Where it would lie with other luck, in 95 of 100 cases.
    pub fn interval(self) -> (f64, f64) {
        let half = -normal_quantile(0.5 * OUTSIDE) * self.error;
        (self.mean - half, self.mean + half)
    }
}

/// In what a group can fare worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worse {
    /// Fewer of its yeses are caught.
    Catches,
    /// More of its noes are called.
    FalseAlarms,
    /// What is promised lies further from what comes.
    Promises,
}

/// In something a group clearly fares worse than all others together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// In what.
    pub worse: Worse,
    /// Its figure: a share, or a gap.
    pub own: f64,
    /// That of the others.
    pub others: f64,
    /// How likely luck alone makes such a difference.
    pub p_value: f64,
}

/// How a group fares.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its rows.
    pub rows: u64,
    /// Of its yeses, those called.
    pub recall: Share,
    /// Of its noes, those called.
    pub false_positive_rate: Share,
    /// How far promise and outcome lie apart; `None` with fewer than two rows.
    pub gap: Option<GroupGap>,
    /// It has too few yeses or noes to tell.
    pub few: bool,
    /// In what it clearly fares worse.
    pub findings: Vec<Finding>,
}

/// How so many groups fare, with a yes from `threshold` on. A row belongs to the group that it names; one of
/// another group is left out.
pub fn by_group(count: usize, groups: &[u8], outcomes: &[bool], scores: &[f64], threshold: f64) -> Vec<Group> {
    let mut cells = vec![Confusion::default(); count];
    let mut gaps = vec![Moments::default(); count];
    let rows = groups.iter().map(|group| usize::from(*group)).zip(outcomes).zip(scores);
    for ((group, outcome), score) in rows.filter(|row| row.0.0 < count) {
        cells[group].add(*outcome, *score >= threshold);
        gaps[group].push(score - f64::from(u8::from(*outcome)));
    }
    let mut all = Confusion::default();
    cells.iter().for_each(|cells| all.merge(cells));
    // Each group is looked at in three ways.
    let rare = OUTSIDE / (3 * cells.iter().filter(|cells| cells.total() > 0).count().max(1)) as f64;
    let group = |at: usize| {
        let [recall, false_positive_rate] = shares(&cells[at]);
        let few = recall.whole.min(false_positive_rate.whole) < FEW;
        let mut others = Moments::default();
        gaps.iter().enumerate().filter(|(other, _)| *other != at).for_each(|(_, gaps)| others.merge(gaps));
        let of_others = [recall, false_positive_rate].iter().zip(shares(&all)).map(|(own, all)| all.less(*own)).collect::<Vec<_>>();
        let findings = [
            differs(Worse::Catches, recall, of_others[0], Alternative::Smaller),
            differs(Worse::FalseAlarms, false_positive_rate, of_others[1], Alternative::Larger),
            further(&gaps[at], &others),
        ];
        let findings = findings.into_iter().flatten().filter(|finding| !few && finding.p_value < rare).collect();
        Group { rows: cells[at].total(), recall, false_positive_rate, gap: GroupGap::of(&gaps[at]), few, findings }
    };
    (0..count).map(group).collect()
}

fn shares(cells: &Confusion) -> [Share; 2] {
    [Share { part: cells.tp, whole: cells.tp + cells.fn_ }, Share { part: cells.fp, whole: cells.fp + cells.tn }]
}

fn differs(worse: Worse, own: Share, others: Share, alternative: Alternative) -> Option<Finding> {
    let [x1, n1, x2, n2] = [own.part, own.whole, others.part, others.whole].map(|rows| rows as f64);
    let (_, p_value) = two_proportion_z(x1, n1, x2, n2, alternative)?;
    Some(Finding { worse, own: own.value()?, others: others.value()?, p_value })
}

/// A gap that is wider than the others' and lies apart from it.
fn further(own: &Moments, others: &Moments) -> Option<Finding> {
    let (own, others) = (GroupGap::of(own)?, GroupGap::of(others)?);
    let error = sqrt(own.error * own.error + others.error * others.error);
    let wider = own.mean.abs() > others.mean.abs() && error > 0.0;
    let p_value = 2.0 * normal_sf((own.mean - others.mean).abs() / error);
    wider.then_some(Finding { worse: Worse::Promises, own: own.mean, others: others.mean, p_value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};

    /// Rows of four groups whose scores come true, but for what is done to those of the third; and how often each was named.
    fn check(rows: usize, spoil: impl Fn(f64) -> f64, expected: &dyn Fn(&[Vec<Worse>; 4]) -> bool) {
        let mut held = 0;
        for key in 0..40 {
            let mut dice = Dice::keyed(key, Stream::Features, 0);
            let groups: Vec<u8> = (0..rows).map(|row| (row % 4) as u8).collect();
            let chances: Vec<f64> = groups.iter().map(|_| dice.unit() * dice.unit()).collect();
            let outcomes: Vec<bool> = chances.iter().map(|chance| dice.unit() < *chance).collect();
            let scores: Vec<f64> = chances.iter().zip(&groups).map(|(p, group)| if *group == 2 { spoil(*p) } else { *p }).collect();
            let found = by_group(4, &groups, &outcomes, &scores, 0.4);
            held += usize::from(expected(&[0, 1, 2, 3].map(|group| found[group].findings.iter().map(|finding| finding.worse).collect())));
        }
        assert!(held >= 36, "{held} of 40");
    }

    #[test]
    fn whoever_fares_worse_is_named_and_nobody_else() {
        check(4_000, |p| p, &|worse| worse.iter().all(Vec::is_empty));
        check(4_000, |p| 0.5 * p, &|worse| worse[2].starts_with(&[Worse::Catches]) && worse[2].contains(&Worse::Promises));
        check(4_000, |p| p.max(0.41), &|worse| worse[2] == [Worse::FalseAlarms, Worse::Promises]);
        check(4_000, |p| 0.5 * p, &|worse| [0, 1, 3].iter().all(|group| !worse[*group].contains(&Worse::Catches)));
    }

    #[test]
    fn of_few_rows_nothing_is_said() {
        check(120, |_| 0.0, &|worse| worse.iter().all(Vec::is_empty));
        let found = by_group(2, &[0, 0, 0], &[true, false, true], &[0.9, 0.1, 0.2], 0.5);
        assert!(found[0].few && found[1].few && found[1].rows == 0);
        assert_eq!((found[0].recall.value(), found[1].recall.value(), found[1].gap), (Some(0.5), None, None));
        assert_eq!(found[1].recall.interval(), None);
        assert_eq!(by_group(0, &[], &[], &[], 0.5), []);
    }
}
