//! What rules see: a figure, the field it is about, and whether there is enough behind it to hold it against a limit.

use super::metric_reading::{Evidence, Reading, percent};
use super::rule::Metric;
use super::{data_quality, field_drift, mean_error};
use crate::base::time::{Minutes, Tick};
use crate::platform::monitoring::Monitoring;
use crate::platform::monitoring::time_series::{BUCKET, PER_HOUR};

/// Where so many requests come in the quietest hour of its kind, an hour without any is no accident.
const SILENCE: f64 = 60.0;

/// How much there must be before a rule says anything: as much as its limit leaves room for the luck of. Where less comes in
/// the usual window, by night or of what is rare, the window reaches further back.
#[derive(Clone, Copy, Debug)]
pub struct Enough {
    /// Fewer answers than this say nothing about the share that is called.
    pub few_answers: u32,
    /// Answers of an ordinary hour, and enough for twice the calls that say anything.
    pub answers: u32,
    /// Positives of four ordinary hours.
    pub positives: f64,
    /// Of these, with an outcome that is ever known.
    pub known: f64,
    /// Fewer known amounts than this say nothing about their mean error.
    pub amounts: u32,
}

/// What a rule sees after a bucket has closed.
pub(super) fn read(watches: Metric, now: Tick, monitoring: &Monitoring, coverage: f64, enough: &Enough) -> Reading {
    let end = monitoring.buckets.next();
    let hour = || monitoring.sum(end, PER_HOUR);
    let last = monitoring.buckets.last();
    let until = || monitoring.outcomes_in_until(coverage);
    match watches {
        Metric::AnswerTime => Reading::of(last.and_then(|b| b.by_role.values().filter_map(|l| l.latency_ms_p95).max_by(f32::total_cmp))),
        Metric::TimedOut => Reading::of(hour().timed_out_share().map(percent)),
        Metric::Traffic => traffic(now, monitoring, hour().requests),
        Metric::PositiveRateLow | Metric::PositiveRateHigh => {
            let (positives, answered) = monitoring.predicted_positives(enough.answers);
            Reading::of((answered >= enough.few_answers).then(|| percent(f64::from(positives) / f64::from(answered))))
        }
        Metric::EstimatedRecall => {
            Reading::of(monitoring.expected(enough.positives).and_then(|cells| cells.recall()).map(|e| percent(e.value)))
        }
        Metric::MeasuredRecall => {
            let cells = monitoring.measured(until(), enough.known);
            Reading::of((f64::from(cells.positives()) >= enough.known).then(|| cells.recall().map(percent)).flatten())
        }
        Metric::MeanError => Reading::of(mean_error::read(monitoring, until().0 / BUCKET, enough.amounts)),
        Metric::FieldDrift => last.map_or_else(Reading::default, field_drift::drift),
        Metric::MissingValues => last.map_or_else(Reading::default, |last| field_drift::gaps(last, &hour())),
        Metric::DataQuality(looks) => {
            let read = |quality| data_quality::read(looks, quality, monitoring, now.minus(Minutes(1)));
            let (value, field) = monitoring.data_quality.as_ref().map_or((None, None), read);
            Reading { value, field, evidence: Evidence::Enough }
        }
    }
}

/// The hour's requests against the most that are usual; an hour without any where there are always some is trouble as well.
fn traffic(now: Tick, monitoring: &Monitoring, came: u32) -> Reading {
    let window = f64::from(Monitoring::window().0);
    let Some((low, high)) = monitoring.baseline.requests_per_minute(now.minus(Minutes(1))) else { return Reading::default() };
    // Where nothing is usual, whatever comes is more.
    let value = percent(f64::from(came) / window / high.max(1.0 / window));
    let silent = came == 0 && low * window >= SILENCE;
    Reading { value: Some(value), field: None, evidence: if silent { Evidence::Sure } else { Evidence::Enough } }
}
