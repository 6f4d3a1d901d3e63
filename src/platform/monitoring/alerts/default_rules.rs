//! The alert rules that a system begins with, and what their limits follow from.

use super::{Alert, AlertRule, Alerts, Enough, Metric, mean_error};
use crate::base::time::Minutes;
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::monitoring::{FEW_POSITIVES, FEW_REQUESTS, QUALITY_BUCKETS};
use crate::platform::release::Version;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::TeamRole;

/// A share that is called positive is looked at where so many calls are to be expected.
const CALLS: f64 = 8.0;

/// Where next to nothing was empty, so many percent of all values may be.
const LEAST_EMPTY: f32 = 0.1;

impl Alerts {
    /// The rules that a careful team would write down for this scenario, given what was usual in training.
    pub fn new(scenario: &Scenario, champion: &Version, threshold: f32) -> Self {
        let reference = &champion.reference;
        let (calls, catches) = (reference.predicted_positive_rate(threshold), reference.recall(threshold).unwrap_or(0.5));
        let positive_rate = (calls * 100.0) as f32;
        let recall = (catches * 100.0) as f32;
        // Where requests or positives are few, a share strays further by luck alone, in what is watched and in what told the
        // usual: limits leave room for both.
        let hourly = scenario.traffic.a_day() / 24.0;
        let tested = reference.tested();
        let sampling_error = |share: f64, of: f64, tested: f64, times: f64| {
            (times * (share * (1.0 - share) * (1.0 / of.max(1.0) + 1.0 / tested.max(1.0))).sqrt() * 100.0) as f32
        };
        // A small count strays further up than down.
        let [fewer, more] = [3.5, 4.5].map(|times| sampling_error(calls, hourly, tested, times));
        let positives = (reference.positives() * hourly * f64::from(QUALITY_BUCKETS / PER_HOUR)).max(f64::from(FEW_POSITIVES));
        let known = (positives * f64::from(scenario.outcomes.coverage)).max(f64::from(FEW_POSITIVES));
        let tested_positives = reference.positives() * tested;
        // A limit that nothing can be below would never ring.
        let under = |typical: f32, room: f32| mean_error::rounded(f64::from((typical - room).max(0.1 * typical)));
        let limit = |value: f32| if value < 5.0 { mean_error::rounded(f64::from(value)) } else { value.round() };
        let empty = (reference.empty_overall() * 100.0) as f32;
        let rule = |id, metric, below, limit: f32, reach, lasting, owner| AlertRule {
            id,
            metric,
            below,
            limit,
            reach,
            lasting: Minutes(lasting),
            owner: Some(owner),
        };
        let (platform, ml, product, data) =
            (TeamRole::PlatformEngineer, TeamRole::MlEngineer, TeamRole::ProductOwner, TeamRole::DataEngineer);
        let rules = [
            rule("answer-time", Metric::AnswerTime, false, scenario.service.target_ms_p95, (50.0, 1_000.0), 20, platform),
            rule("timeouts", Metric::TimedOut, false, 2.0, (0.5, 50.0), 20, platform),
            rule("traffic", Metric::Traffic, false, 150.0, (110.0, 400.0), 40, platform),
            rule(
                "positive-rate-low",
                Metric::PositiveRateLow,
                true,
                limit(under(positive_rate, (positive_rate * 0.35).max(fewer))),
                (0.0, 100.0),
                60,
                ml,
            ),
            rule(
                "positive-rate-high",
                Metric::PositiveRateHigh,
                false,
                limit(positive_rate + (positive_rate * 0.5).max(more)),
                (0.0, 100.0),
                60,
                ml,
            ),
            rule(
                "estimated-recall",
                Metric::EstimatedRecall,
                true,
                limit(under(recall, sampling_error(catches, positives, tested_positives, 3.5).max(6.0))),
                (0.0, 100.0),
                120,
                product,
            ),
            rule(
                "measured-recall",
                Metric::MeasuredRecall,
                true,
                limit(under(recall, sampling_error(catches, known, tested_positives, 4.5).max(10.0))),
                (0.0, 100.0),
                120,
                product,
            ),
            rule("field-drift", Metric::FieldDrift, false, 0.25, (0.02, 10.0), 60, data),
            rule(
                "missing-values",
                Metric::MissingValues,
                false,
                ((empty * 1.6 * 10.0).round() / 10.0).max(LEAST_EMPTY),
                (0.0, 50.0),
                60,
                data,
            ),
        ];
        let few_answers = FEW_REQUESTS.max((CALLS / calls.max(1e-3)) as u32);
        let of_amounts = champion.amount_predictor.as_ref().map(|predictor| mean_error::rule(scenario, predictor));
        let few_amounts = of_amounts.as_ref().map_or(FEW_REQUESTS, |(_, least)| *least);
        let all = rules.into_iter().chain(of_amounts.map(|(rule, _)| rule)).map(Alert::quiet).collect();
        Self { all, enough: Enough { few_answers, answers: (hourly as u32).max(2 * few_answers), positives, known, amounts: few_amounts } }
    }
}
