//! The rule on how far off amounts are told, where versions tell them: by the outcomes of the last four hours for which
//! these are in.

use super::rule::{AlertRule, Metric};
use crate::base::math::{self, sqrt};
use crate::base::time::Minutes;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::monitoring::{FEW_REQUESTS, Monitoring, QUALITY_BUCKETS};
use crate::platform::scenario::Scenario;
use crate::platform::training::amount_predictor::{AmountBucket, AmountPredictor};
use crate::platform::vocabulary::TeamRole;

use std::f64::consts::LN_10;

/// So many standard errors are put down to luck.
const LARGE_DEVIATION: f64 = 4.5;
/// The mean error is let grow by this share at least.
const ROOM: f64 = 0.05;
/// The outcomes of this share of the usual answers must be in: at night a mean is a matter of luck.
const ENOUGH: f64 = 1.0 / 3.0;

/// The rule for a version that tells amounts, and how many of its outcomes must be known.
pub fn rule(scenario: &Scenario, predictor: &AmountPredictor) -> (AlertRule, u32) {
    let (mean, spread) = predictor.baseline.off;
    let answers = scenario.traffic.a_day() / 24.0 * f64::from(QUALITY_BUCKETS / PER_HOUR) * f64::from(scenario.outcomes.coverage);
    let sampling_error = LARGE_DEVIATION * spread * sqrt(1.0 / answers.max(1.0) + 1.0 / predictor.baseline.rows.max(1.0));
    let range = scenario.amount.as_ref().map_or(1.0, |amount| amount.range.1 - amount.range.0);
    let rule = AlertRule {
        id: "mean-error",
        metric: Metric::MeanError,
        below: false,
        limit: rounded(mean + sampling_error.max(ROOM * mean)).min(range),
        reach: (0.0, range),
        lasting: Minutes(120),
        owner: Some(TeamRole::ProductOwner),
    };
    (rule, FEW_REQUESTS.max((answers * ENOUGH) as u32))
}

/// Mean absolute error over the four hours before a bucket; `None` where too few outcomes are known.
pub fn read(monitoring: &Monitoring, until: u32, least: u32) -> Option<f32> {
    let mut amounts = AmountBucket::default();
    for bucket in monitoring.buckets.range(until.saturating_sub(QUALITY_BUCKETS), until) {
        bucket.by_role.values().filter_map(|role| role.amounts.as_ref()).for_each(|role| amounts.add(role));
    }
    amounts.error(least).map(|error| error as f32)
}

/// With two digits that count.
pub(super) fn rounded(value: f64) -> f32 {
    if value <= 0.0 || !value.is_finite() {
        return 0.0;
    }
    let step = math::exp((math::ln(value) / LN_10).floor() * LN_10) / 10.0;
    ((value / step + 1e-9).round() * step) as f32
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn a_limit_has_two_digits() {
        for (value, expected) in
            [(9.68, 9.7), (123.4, 120.0), (0.0347, 0.035), (55.5, 56.0), (0.0, 0.0), (7.613e-7, 7.6e-7), (8.168e19, 8.2e19)]
        {
            assert!((rounded(value) - expected).abs() <= 1e-5 * expected, "{value}: {}", rounded(value));
        }
    }
}
