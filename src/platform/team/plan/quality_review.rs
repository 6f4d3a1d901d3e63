//! What speaks for going back or for a training: when versions came into service, and what whole days of outcomes say.

use super::plan_view::PlanView;
use crate::base::time::Tick;
use crate::platform::monitoring::FEW_POSITIVES;
use crate::platform::monitoring::time_series::{PER_DAY, bucket_of};
use crate::platform::vocabulary::{ConfusionMatrix, Event, Slipped, What};

/// A review looks at so many days whose outcomes are in.
pub(super) const REVIEW_DAYS: u32 = 3;
/// So much less caught than in the version's test is worth acting on: a share.
pub const SLIPPED_RECALL: f64 = 0.04;
/// So many more of its calls wrong than in the version's test, too.
const SLIPPED_FALSE_ALARMS: f64 = 0.06;

/// When a version came into service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Released {
    pub(super) version: u32,
    /// It answered its first request: a canary that is given more was there before.
    pub(super) first: Tick,
    /// It was given more requests for the last time.
    pub(super) last: Tick,
}

/// Which of some versions came into service last, and when. Going back is no release.
pub(super) fn last_release(events: &[Event], of: impl Fn(u32) -> bool) -> Option<Released> {
    let mut released: Option<Released> = None;
    // A version that comes again after it went is released anew.
    let mut here = false;
    for (i, event) in events.iter().enumerate() {
        match event.what {
            What::CanaryAt { version, .. } if of(version) => {
                let before = released.filter(|before| here && before.version == version);
                released = Some(Released { version, first: before.map_or(event.at, |before| before.first), last: event.at });
                here = true;
            }
            What::ChampionIs { version } if of(version) && !(i > 0 && matches!(events[i - 1].what, What::RolledBack { .. })) => {
                released = Some(Released { version, first: event.at, last: event.at });
                here = true;
            }
            What::RolledBack { version } => here &= released.is_none_or(|released| released.version != version),
            _ => {}
        }
    }
    released
}

/// What whole days of outcomes say against the champion's test, if it is worth acting on.
pub(super) fn slipped(view: &PlanView<'_>) -> Option<Slipped> {
    let reference = &view.registry.get(view.rollout.champion)?.reference;
    let until = bucket_of(view.monitoring.outcomes_in_until(view.coverage));
    // The tickets of the version before say nothing about this one.
    let released = last_release(view.events, |_| true).map_or(0, |released| bucket_of(released.first));
    let cells = known(view, until.saturating_sub(REVIEW_DAYS * PER_DAY).max(released), until).filter(enough)?;
    let (recall, wrong) = (cells.recall()?, cells.false_alarm_share()?);
    if recall < reference.recall(view.threshold)? - SLIPPED_RECALL {
        return Some(Slipped::Recall);
    }
    (wrong > reference.false_discovery_rate(view.threshold)? + SLIPPED_FALSE_ALARMS).then_some(Slipped::FalseAlarms)
}

/// Decisions against the outcomes that are in, over some buckets.
pub(super) fn known(view: &PlanView<'_>, from: u32, to: u32) -> Option<ConfusionMatrix> {
    let until = bucket_of(view.monitoring.outcomes_in_until(view.coverage)).min(to);
    let mut cells = ConfusionMatrix::default();
    for bucket in view.monitoring.buckets.range(from, until) {
        bucket.segments.iter().for_each(|segment| cells.add(segment));
    }
    (cells.known() > 0).then_some(cells)
}

/// Enough positives to tell four points from luck.
pub(super) fn enough(cells: &ConfusionMatrix) -> bool {
    cells.positives() >= 10 * FEW_POSITIVES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(events: &[What], of: &[u32], expected: Option<(u32, u32, u32)>) {
        let events: Vec<Event> = events.iter().enumerate().map(|(i, what)| Event { at: Tick(i as u32), what: what.clone() }).collect();
        let found = last_release(&events, |version| of.contains(&version));
        assert_eq!(found.map(|r| (r.version, r.first.0, r.last.0)), expected);
    }

    #[test]
    fn going_back_is_no_release_and_neither_is_more_of_the_same() {
        use What::{CanaryAt, ChampionIs, RolledBack};
        let canary = |version, share| CanaryAt { version, share };
        let (all, is) = (&[3, 4, 5], |version| ChampionIs { version });
        check(&[], all, None);
        check(&[is(4)], all, Some((4, 0, 0)));
        check(&[is(4), RolledBack { version: 4 }, is(3)], all, Some((4, 0, 0)));
        check(&[is(4), RolledBack { version: 4 }, is(3)], &[3], None);
        check(&[canary(5, 0.1)], all, Some((5, 0, 0)));
        check(&[canary(5, 0.1), canary(5, 0.2), canary(5, 0.4)], all, Some((5, 0, 2)));
        check(&[canary(5, 0.1), RolledBack { version: 5 }, canary(5, 0.4)], all, Some((5, 2, 2)));
        check(&[is(4), canary(5, 0.1), RolledBack { version: 5 }], &[4], Some((4, 0, 0)));
        check(&[canary(5, 0.1), canary(5, 0.3), is(5)], all, Some((5, 2, 2)));
    }
}
