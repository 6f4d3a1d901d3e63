//! Recall and precision over the windows that the alerts look at, in one place, so that the answer, the chart and the trial
//! card cannot tell them differently.
//!
//! While nobody is on trial a figure is of the whole system, whoever answered, as the alerts are; while a version is on trial
//! each has figures of its own.

use crate::learn::performance_estimation::ExpectedCells;
use crate::platform::monitoring::time_series::Entries;
use crate::platform::monitoring::{Bucket, FARTHEST, QUALITY_BUCKETS};
use crate::platform::vocabulary::{ConfusionMatrix, Role};
use crate::platform::world::World;

/// The windows before any bucket from one on. What lies in them is summed up once: a chart asks for hundreds.
pub struct Windows<'a> {
    world: &'a World,
    /// The bucket that the sums begin with.
    first: u32,
    /// Positives to be expected in the buckets before each.
    expected: Vec<f64>,
    /// Positives known in the buckets before each.
    known: Vec<f64>,
}

impl<'a> Windows<'a> {
    /// Of all buckets whose number is at least this.
    pub fn from(world: &'a World, end: u32) -> Self {
        let buckets = &world.monitoring.buckets;
        let first = end.saturating_sub(FARTHEST).max(buckets.first());
        let (mut expected, mut known) = (vec![0.0], vec![0.0]);
        for bucket in &buckets.range(first, buckets.next()) {
            let to_come: f64 = bucket.by_role.values().map(|role| role.expected.tp + role.expected.fn_).sum();
            let came: u32 = bucket.segments.iter().map(ConfusionMatrix::positives).sum();
            expected.push(expected[expected.len() - 1] + to_come);
            known.push(known[known.len() - 1] + f64::from(came));
        }
        Self { world, first, expected, known }
    }

    /// The four hours before a bucket, and what lies before them until there is enough; `None` where there is not.
    fn window(&self, sums: &[f64], end: u32, enough: f64) -> Option<Entries<'a, Bucket>> {
        let place = |bucket: u32| bucket.saturating_sub(self.first) as usize;
        let (low, high) = (place(end.saturating_sub(FARTHEST)), place(end.saturating_sub(QUALITY_BUCKETS)));
        let until = sums.get(place(end))?;
        let begins = sums[low..=high.max(low)].partition_point(|before| until - before >= enough).checked_sub(1)?;
        Some(self.world.monitoring.buckets.range(self.first + (low + begins) as u32, end))
    }

    /// Decisions against outcomes in the window before a bucket, of a role from a bucket on; nothing where too few are known.
    pub fn measured(&self, end: u32, role: Role, from: u32) -> ConfusionMatrix {
        let mut sum = ConfusionMatrix::default();
        let Some(window) = self.window(&self.known, end, self.world.alerts.enough().known) else { return sum };
        if role == Role::Champion && !on_trial(self.world, end) {
            window.iter().for_each(|bucket| bucket.segments.iter().for_each(|cells| sum.add(cells)));
        } else {
            self.own(&window, end, from).for_each(|bucket| sum.add(&bucket.by_role[role].measured));
        }
        sum
    }

    /// The same by probabilities, before outcomes are known.
    pub fn expected(&self, end: u32, role: Role, from: u32) -> Option<ExpectedCells> {
        let window = self.window(&self.expected, end, self.world.alerts.enough().positives)?;
        let mut sum = ExpectedCells::default();
        if role == Role::Champion && !on_trial(self.world, end) {
            window.rev().for_each(|bucket| bucket.by_role.values().for_each(|role| sum.merge(&role.expected)));
        } else {
            self.own(&window, end, from).rev().for_each(|bucket| sum.merge(&bucket.by_role[role].expected));
        }
        Some(sum)
    }

    /// What of a window lies behind the beginning of a trial.
    fn own(&self, window: &Entries<'a, Bucket>, end: u32, from: u32) -> Entries<'a, Bucket> {
        let first = end - window.iter().count() as u32;
        self.world.monitoring.buckets.range(first.max(from), end)
    }
}

/// A version was on trial in the last bucket before this one.
pub fn on_trial(world: &World, end: u32) -> bool {
    end.checked_sub(1).and_then(|last| world.monitoring.buckets.get(last)).is_some_and(|last| last.version(Role::Canary).is_some())
}

/// The roles whose answers count for a role: while nobody is on trial, what a former canary answered counts for the champion.
pub fn counted_for(role: Role, on_trial: bool) -> impl Iterator<Item = Role> {
    Role::ANSWERING.into_iter().filter(move |other| *other == role || (role == Role::Champion && !on_trial))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;

    /// However a window is found, it is the one that the alerts look at.
    #[test]
    fn windows_are_those_of_the_alerts() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        for _ in 0..40 {
            (0..97).for_each(|_| session.advance());
            let world = session.world();
            let (monitoring, enough, end) = (&world.monitoring, world.alerts.enough(), world.monitoring.buckets.next());
            let windows = Windows::from(world, 0);
            assert_eq!(windows.expected(end, Role::Champion, 0), monitoring.expected(enough.positives), "minute {}", world.now.0);
            let until = monitoring.outcomes_in_until(f64::from(world.scenario.outcomes.coverage));
            let measured = monitoring.measured(until, enough.known);
            let counted = windows.measured(until.0 / crate::platform::monitoring::time_series::BUCKET, Role::Champion, 0);
            assert!(counted == measured || f64::from(measured.positives()) < enough.known, "minute {}", world.now.0);
        }
    }
}
