//! Rules of data-quality monitoring. They stand only while it is switched on: each tells sooner than the nine of every day, or of
//! something that those cannot see, and each is one more thing that can call for nothing.

use super::rule::{AlertRule, DataQualityMetric, Metric};
use crate::base::time::Minutes;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::monitoring::{DataQualityMonitor, Monitoring};
use crate::platform::vocabulary::TeamRole;

/// The rules with their usual limits.
pub fn rules() -> [AlertRule; 13] {
    let rule = |id, looks, below, limit: f32, reach, lasting, owner| AlertRule {
        id,
        metric: Metric::DataQuality(looks),
        below,
        limit,
        reach,
        lasting: Minutes(lasting),
        owner,
    };
    let (data, ml, platform, science) = (TeamRole::DataEngineer, TeamRole::MlEngineer, TeamRole::PlatformEngineer, TeamRole::DataScientist);
    [
        rule("unknown-words", DataQualityMetric::UnseenCategories, false, 1.0, (0.1, 50.0), 20, data),
        rule("outside-range", DataQualityMetric::ContractViolations, false, 1.0, (0.1, 50.0), 20, data),
        rule("extreme-values", DataQualityMetric::Outliers, false, 1.5, (0.5, 50.0), 20, data),
        rule("empty-of-a-kind", DataQualityMetric::EmptyOfAKind, false, 20.0, (5.0, 90.0), 20, data),
        rule("repeats", DataQualityMetric::Repeated, false, 5.0, (0.5, 50.0), 20, data),
        rule("old-values", DataQualityMetric::Stale, false, 3.0, (1.0, 48.0), 20, data),
        rule("too-few", DataQualityMetric::TooFew, true, 60.0, (5.0, 95.0), 20, platform),
        rule("customer-mix", DataQualityMetric::Mix, false, 0.15, (0.02, 5.0), 40, science),
        rule("uneven-keeping", DataQualityMetric::Keeping, false, 0.15, (0.02, 5.0), 40, science),
        rule("changed-rows", DataQualityMetric::Changed, false, 3.0, (0.5, 50.0), 20, ml),
        rule("labels-of-a-kind", DataQualityMetric::Labels, true, 65.0, (10.0, 95.0), 60, science),
        rule("other-scores", DataQualityMetric::Scores, false, 5.0, (1.0, 90.0), 20, ml),
        rule("memory", DataQualityMetric::Memory, false, 85.0, (40.0, 99.0), 20, platform),
    ]
}

/// What a rule sees now, in its unit, and the field that it is about.
pub fn read(
    looks: DataQualityMetric,
    quality: &DataQualityMonitor,
    monitoring: &Monitoring,
    before: crate::base::time::Tick,
) -> (Option<f32>, Option<u8>) {
    let (value, field) = match looks {
        DataQualityMetric::UnseenCategories => quality.unseen_categories(),
        DataQualityMetric::ContractViolations => quality.contract_violations(),
        DataQualityMetric::Outliers => quality.outliers(),
        DataQualityMetric::EmptyOfAKind => quality.empty_of_a_kind(),
        DataQualityMetric::Repeated => (quality.repeated(), None),
        DataQualityMetric::Stale => (quality.stale_hours(), None),
        DataQualityMetric::TooFew => {
            let came = f64::from(monitoring.sum(monitoring.buckets.next(), PER_HOUR).requests) / f64::from(Monitoring::window().0);
            // Where next to nothing is usual, nothing is no news.
            let usual = monitoring.baseline.requests_per_minute(before).filter(|(low, _)| *low >= 2.0);
            (usual.map(|(low, _)| came / low * 100.0), None)
        }
        DataQualityMetric::Mix => (quality.mix(), None),
        DataQualityMetric::Keeping => (quality.keeping(), None),
        DataQualityMetric::Changed => (quality.changed(), None),
        DataQualityMetric::Labels => (quality.labels(), None),
        DataQualityMetric::Memory => (quality.memory(), None),
        DataQualityMetric::Scores => (quality.scored_otherwise(), None),
    };
    (value.map(|value| value as f32), field)
}
