//! When a canary may be promoted: its trial says that it is better, or no worse by more than the no-harm margin
//! ([`Verdict::promotes`]). Otherwise it is refused, with the evidence there is and the days until there is enough. Whoever
//! promotes it all the same says so (`Action::Promote` with `force`), and that is written down.

use super::Verdict;
use crate::base::time::{DAY, Minutes, Tick};
use crate::platform::monitoring::time_series::BUCKET;
use crate::platform::vocabulary::ReleaseRefusal;
use crate::platform::world::World;

impl World {
    /// What the outcomes say of the canary.
    pub fn verdict(&self) -> Verdict {
        self.release.rollout.canary.and_then(|(canary, _)| self.evidence(canary)).map_or(Verdict::NotEnough, |evidence| evidence.verdict)
    }

    /// Why the canary is not to be promoted, if its trial does not speak for it.
    pub fn why_not_promoted(&self) -> Option<ReleaseRefusal> {
        let (canary, _) = self.release.rollout.canary.filter(|_| !self.verdict().promotes())?;
        let evidence = Box::new(self.evidence(canary)?);
        Some(ReleaseRefusal::Unproven { evidence, days_to_verdict: self.days_to_verdict(canary) })
    }

    /// Days until what is missing for a verdict has come, at this share and the requests of the last day; `None` where nothing
    /// is missing or comes.
    pub fn days_to_verdict(&self, version: u32) -> Option<f64> {
        let trial = self.release.registry.trial(version).filter(|trial| trial.until.is_none())?;
        let missing = self.evidence(version)?.missing?;
        let outcomes = &self.scenario.outcomes;
        let kept = f64::from(self.team.settings.written_down() * outcomes.coverage * trial.share);
        let a_day = self.requests_a_day() * kept;
        let delay = f64::from(outcomes.median_hours) / 24.0;
        let waited = f64::from(self.now.since(trial.since).0) / f64::from(DAY);
        (a_day > 0.0).then(|| f64::from(missing.outcomes) / a_day + (delay - waited).max(0.0))
    }

    /// Requests of the last day; before one has passed, those of a typical one.
    fn requests_a_day(&self) -> f64 {
        let day = Minutes(DAY);
        if self.now < Tick(DAY) {
            return self.scenario.traffic.a_day();
        }
        let buckets = day.0 / BUCKET;
        f64::from(self.monitoring.sum(self.monitoring.buckets.next(), buckets).requests)
    }
}
