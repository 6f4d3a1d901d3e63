//! What is normal for the answers of a system: what the version and the decision threshold of its last healthy period would
//! give. During an incident that is the time before it, not the incident itself: a version that was badly made, or a threshold
//! that has just been moved, says nothing of what is normal.
//!
//! All of it is read off what the team can see: which version answered with which threshold, and which alerts fired meanwhile.

use std::collections::BTreeSet;

use super::World;
use crate::base::time::{Minutes, Tick};
use crate::platform::monitoring::alerts::Metric;
use crate::platform::release::Version;
use crate::platform::vocabulary::{Action, Event, What};

/// The number of the version that answers where a run begins.
const FIRST_CHAMPION: u32 = 3;
/// A version and a threshold count as healthy once they have been in service for so long without an alert.
const PROVEN: Minutes = Minutes::days(1);

/// The version and the decision threshold of the last healthy period.
#[derive(Clone, Copy, Debug)]
pub struct Normal<'a> {
    version: &'a Version,
    threshold: f32,
}

/// What is in service, since when, and since when no alert has fired meanwhile.
struct Stretch {
    version: u32,
    threshold: f32,
    healthy_since: Option<Tick>,
}

impl Normal<'_> {
    /// Share of requests that are normally called positive.
    pub fn predicted_positives(&self) -> f64 {
        self.version.reference.predicted_positive_rate(self.threshold)
    }

    /// Recall that is normal, where enough are known.
    pub fn recall(&self) -> Option<f64> {
        self.version.reference.recall(self.threshold)
    }

    /// Share of calls that are normally wrong, where enough are known.
    pub fn false_alarms(&self) -> Option<f64> {
        self.version.reference.false_discovery_rate(self.threshold)
    }

    /// The version that it was read off.
    pub const fn version(&self) -> &Version {
        self.version
    }
}

impl World {
    /// What is normal for the answers of this system.
    pub fn normal(&self) -> Normal<'_> {
        let (version, threshold) = self.last_healthy();
        let registry = &self.release.registry;
        Normal { version: registry.get(version).unwrap_or_else(|| self.release.champion()), threshold }
    }

    /// Version and threshold of the last stretch that has proved healthy; those of the run's beginning, where none has.
    fn last_healthy(&self) -> (u32, f32) {
        let (champion, threshold) = (self.release.rollout.champion, self.serving.threshold);
        let moved = |of: fn(&What) -> bool| self.events.iter().any(|event| of(&event.what));
        let first = Stretch {
            version: if moved(|what| matches!(what, What::ChampionIs { .. })) { FIRST_CHAMPION } else { champion },
            threshold: if moved(is_threshold) { self.scenario.threshold } else { threshold },
            healthy_since: Some(Tick(0)),
        };
        let mut proven = (first.version, first.threshold);
        let mut firing: BTreeSet<&str> = BTreeSet::new();
        let mut now = first;
        for event in &self.events {
            let changes = self.changes(event, &mut firing, &mut now, &mut proven);
            if changes {
                now.healthy_since = firing.is_empty().then_some(event.at);
            }
        }
        self.prove(&now, self.now, &mut proven);
        proven
    }

    /// Takes an event in. Tells whether another stretch begins with it.
    fn changes<'a>(&self, event: &'a Event, firing: &mut BTreeSet<&'a str>, now: &mut Stretch, proven: &mut (u32, f32)) -> bool {
        let about_answers = |rule: &str| self.alerts.get(rule).is_some_and(|alert| is_about_answers(alert.rule.metric));
        match &event.what {
            What::ChampionIs { version } => {
                self.prove(now, event.at, proven);
                now.version = *version;
                true
            }
            What::Set { action } => {
                let Action::Threshold { value } = **action else { return false };
                self.prove(now, event.at, proven);
                now.threshold = value;
                true
            }
            What::AlertFired { rule } if about_answers(rule) => {
                self.prove(now, event.at, proven);
                firing.insert(rule);
                true
            }
            What::AlertOver { rule } => firing.remove(rule.as_str()) && firing.is_empty(),
            _ => false,
        }
    }

    /// A stretch that has lasted long enough without an alert is the last healthy one. Where outcomes take long, it has to last
    /// until most of them are in.
    fn prove(&self, stretch: &Stretch, until: Tick, proven: &mut (u32, f32)) {
        let outcomes = Minutes((self.scenario.outcomes.median_hours * 120.0) as u32);
        if stretch.healthy_since.is_some_and(|since| until.since(since) >= PROVEN.max(outcomes)) {
            *proven = (stretch.version, stretch.threshold);
        }
    }
}

fn is_threshold(what: &What) -> bool {
    matches!(what, What::Set { action } if matches!(**action, Action::Threshold { .. }))
}

/// The rule judges what is answered, or how good it was.
const fn is_about_answers(metric: Metric) -> bool {
    matches!(
        metric,
        Metric::PositiveRateLow | Metric::PositiveRateHigh | Metric::EstimatedRecall | Metric::MeasuredRecall | Metric::MeanError
    )
}
