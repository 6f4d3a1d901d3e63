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
        owner: Some(owner),
    };
    let (data, ml, platform, science) = (TeamRole::DataEngineer, TeamRole::MlEngineer, TeamRole::PlatformEngineer, TeamRole::DataScientist);
    [
        rule("unseen-categories", DataQualityMetric::UnseenCategories, false, 1.0, (0.1, 50.0), 20, data),
        rule("contract-violations", DataQualityMetric::ContractViolations, false, 1.0, (0.1, 50.0), 20, data),
        rule("outlier-share", DataQualityMetric::Outliers, false, 1.5, (0.5, 50.0), 20, data),
        rule("missing-by-segment", DataQualityMetric::MissingBySegment, false, 20.0, (5.0, 90.0), 20, data),
        rule("duplicate-records", DataQualityMetric::Repeated, false, 5.0, (0.5, 50.0), 20, data),
        rule("stale-values", DataQualityMetric::Stale, false, 3.0, (1.0, 48.0), 20, data),
        rule("too-few-records", DataQualityMetric::TooFew, true, 60.0, (5.0, 95.0), 20, platform),
        rule("segment-drift", DataQualityMetric::Mix, false, 0.15, (0.02, 5.0), 40, science),
        rule("sampling-bias", DataQualityMetric::SamplingBias, false, 0.15, (0.02, 5.0), 40, science),
        rule("changed-records", DataQualityMetric::Changed, false, 3.0, (0.5, 50.0), 20, ml),
        rule("label-rate-by-segment", DataQualityMetric::Labels, true, 65.0, (10.0, 95.0), 60, science),
        rule("scoring-skew", DataQualityMetric::Scores, false, 5.0, (1.0, 90.0), 20, ml),
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
        DataQualityMetric::MissingBySegment => quality.missing_by_segment(),
        DataQualityMetric::Repeated => (quality.duplicates(), None),
        DataQualityMetric::Stale => (quality.stale_hours(), None),
        DataQualityMetric::TooFew => {
            let came = f64::from(monitoring.sum(monitoring.buckets.next(), PER_HOUR).requests) / f64::from(Monitoring::window().0);
            // Where next to nothing is usual, nothing is no news.
            let baseline = monitoring.baseline.requests_per_minute(before).filter(|(low, _)| *low >= 2.0);
            (baseline.map(|(low, _)| came / low * 100.0), None)
        }
        DataQualityMetric::Mix => (quality.mix(), None),
        DataQualityMetric::SamplingBias => (quality.sampling_bias(), None),
        DataQualityMetric::Changed => (quality.changed(), None),
        DataQualityMetric::Labels => (quality.labels(), None),
        DataQualityMetric::Memory => (quality.memory(), None),
        DataQualityMetric::Scores => (quality.scoring_skew(), None),
    };
    (value.map(|value| value as f32), field)
}
