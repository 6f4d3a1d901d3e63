//! Versions on the devices of those who ask. A release, a trial and a roll-back only offer a version: a device takes it when
//! it next looks for one, some days later, and some never look again.
//!
//! The share of the devices with each version moves towards what is offered, a constant part of the gap each minute, so that
//! half of them follow within [`HALF_FOLLOW_IN`]. Of the devices that a version has reached, [`STUCK`] keep it for good.
//! Both figures are assumptions; app stores report a half after one to a few days.

use serde::Serialize;

use crate::base::math;
use crate::base::time::Minutes;

/// Half of the devices have followed a release or a roll-back after so long.
pub const HALF_FOLLOW_IN: Minutes = Minutes::days(1);
/// Share of the devices that a version has reached which never take another.
pub const STUCK: f64 = 0.02;

/// One version's part of the devices.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Part {
    version: u32,
    /// Devices that will follow.
    free: f64,
    /// Devices that will not.
    stuck: f64,
}

/// Which share of the devices has which version.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fleet {
    parts: Vec<Part>,
}

impl Fleet {
    /// All devices have this version.
    pub fn new(version: u32) -> Self {
        Self { parts: vec![Part { version, free: 1.0 - STUCK, stuck: STUCK }] }
    }

    /// One minute passes: the canary is offered to its share, the champion to all others.
    pub fn follow(&mut self, champion: u32, canary: Option<(u32, f32)>) {
        for version in [Some(champion), canary.map(|(version, _)| version)].into_iter().flatten() {
            if self.parts.iter().all(|part| part.version != version) {
                self.parts.push(Part { version, free: 0.0, stuck: 0.0 });
            }
        }
        let moves = 1.0 - math::exp(-std::f64::consts::LN_2 / f64::from(HALF_FOLLOW_IN.0));
        let follow: f64 = self.parts.iter().map(|part| part.free).sum();
        let on_trial = canary.map_or(0.0, |(_, share)| f64::from(share));
        for part in &mut self.parts {
            let offered = match part.version {
                version if version == champion => 1.0 - on_trial,
                version if canary.is_some_and(|(canary, _)| canary == version) => on_trial,
                _ => 0.0,
            };
            part.free += moves * (offered * follow - part.free);
            let more = (STUCK * (part.free + part.stuck) - part.stuck).max(0.0);
            part.free -= more;
            part.stuck += more;
        }
    }

    /// The share of the devices with this version.
    pub fn share(&self, version: u32) -> f64 {
        self.parts.iter().filter(|part| part.version == version).map(|part| part.free + part.stuck).sum()
    }

    /// Versions that are neither champion nor canary, with their shares.
    pub fn others(&self, champion: u32, canary: Option<u32>) -> impl Iterator<Item = (u32, f64)> {
        let other = move |part: &&Part| part.version != champion && Some(part.version) != canary;
        self.parts.iter().filter(other).map(|part| (part.version, part.free + part.stuck))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after_days(fleet: &mut Fleet, days: u32, champion: u32, canary: Option<(u32, f32)>) {
        (0..Minutes::days(days).0).for_each(|_| fleet.follow(champion, canary));
        let all: f64 = fleet.parts.iter().map(|part| part.free + part.stuck).sum();
        assert!((all - 1.0).abs() < 1e-9, "{all}");
    }

    #[test]
    fn half_follow_in_a_day_and_some_never_do() {
        let mut fleet = Fleet::new(3);
        after_days(&mut fleet, 1, 4, None);
        assert!((fleet.share(4) - 0.49).abs() < 0.01, "{fleet:?}");
        after_days(&mut fleet, 2, 3, None);
        assert!((0.1..0.14).contains(&fleet.share(4)), "a roll-back takes days: {fleet:?}");
        after_days(&mut fleet, 60, 3, None);
        assert!((0.005..STUCK).contains(&fleet.share(4)), "{fleet:?}");
        assert_eq!(fleet.others(3, None).map(|(version, _)| version).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn a_trial_reaches_its_share() {
        let mut fleet = Fleet::new(3);
        after_days(&mut fleet, 9, 3, Some((4, 0.2)));
        assert!((fleet.share(4) - 0.2).abs() < 0.01, "{fleet:?}");
    }
}
