//! The autoscaler of the cloud.
//!
//! A cloud follows the load as autoscalers do that hold a *target utilisation* (Kubernetes' Horizontal Pod Autoscaler, AWS
//! target tracking): more servers soon, fewer after a while, so that a short lull costs no waiting.

use serde::Serialize;

use super::hosting::MOST_SERVERS;
use crate::base::math;
use crate::base::time::Minutes;
use crate::platform::scenario::Scenario;

/// The cloud aims at servers that are busy for this share of the time.
const UTILISATION: f64 = 0.5;
/// Minutes over which the cloud looks at the load.
const LOAD_OVER: f64 = 5.0;
/// A server of the cloud answers so long after it is wanted.
const STARTS_IN: Minutes = Minutes(3);
/// The cloud returns a server that has not been wanted for so long.
const RETURNS_IN: Minutes = Minutes(15);

/// Rents and returns servers of the cloud.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Autoscaler {
    /// How many servers the load of the last minutes keeps busy.
    load: f64,
    /// For how many minutes more servers have been wanted.
    more: u32,
    /// For how many minutes fewer servers have been wanted.
    fewer: u32,
}

impl Autoscaler {
    /// Looks at one minute: so many requests were asked of so many servers, each answer `slowed` times as long as usual.
    /// Tells how many servers there are from now on.
    pub fn look(&mut self, scenario: &Scenario, asked: usize, slowed: f32, servers: u32) -> u32 {
        let service = &scenario.service;
        // The mean of a log-normal time whose median is known.
        let took = service.answer_ms * math::exp_f32(service.spread * service.spread / 2.0) * slowed;
        let busy = asked as f64 * f64::from(took * service.hold) / 60_000.0;
        self.load += (busy - self.load) / LOAD_OVER;
        let wanted = ((self.load / UTILISATION).ceil() as u32).clamp(1, MOST_SERVERS);
        self.more = if wanted > servers { self.more + 1 } else { 0 };
        self.fewer = if wanted < servers { self.fewer + 1 } else { 0 };
        if self.more >= STARTS_IN.0 {
            self.more = 0;
            return wanted;
        }
        if self.fewer >= RETURNS_IN.0 {
            self.fewer = 0;
            return servers - 1;
        }
        servers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::scenarios;

    #[test]
    fn a_cloud_follows_the_load_up_soon_and_down_slowly() {
        let scenario = scenarios::find(scenarios::DEFAULT).expect("it is there");
        let mut scaler = Autoscaler::default();
        let mut servers = 1;
        let mut after = |minutes: u32, asked: usize| {
            for _ in 0..minutes {
                servers = scaler.look(&scenario, asked, 1.0, servers);
            }
            servers
        };
        let day = after(60, 20);
        let peak = after(20, 60);
        assert!(peak >= 2 * day, "{day}, then {peak}");
        assert_eq!(after(RETURNS_IN.0 - 6, 20), peak, "a lull costs no server");
        assert_eq!(after(600, 20), day);
        assert_eq!(after(600, 100_000), MOST_SERVERS);
        assert_eq!(after(600, 0), 1);
    }
}
