//! Where the model runs: on a laptop, on the company's servers, in a cloud that rents and returns servers by itself, or
//! on the devices of those who ask. What differs is how long an answer takes, whether it comes at all, what it costs,
//! and whether requests leave the house.
//!
//! A cloud follows the load as autoscalers do that hold a *target utilisation* (Kubernetes' Horizontal Pod Autoscaler, AWS
//! target tracking): more servers soon, fewer after a while, so that a short lull costs no waiting.

use serde::{Deserialize, Serialize};

use crate::base::dice::{Dice, Stream, unit};
use crate::base::math;
use crate::base::time::{HOUR, Minutes, Tick};

use crate::platform::faults::conditions::Machines;
use crate::platform::scenario::{Costs, Scenario, Service};

/// The most servers one can pay for.
pub const MOST_SERVERS: u32 = 12;
/// The cloud aims at servers that are busy for this share of the time.
const UTILISATION: f64 = 0.5;
/// Minutes over which the cloud looks at the load.
const LOAD_OVER: f64 = 5.0;
/// A server of the cloud answers so long after it is wanted.
const STARTS_IN: Minutes = Minutes(3);
/// The cloud returns a server that has not been wanted for so long.
const RETURNS_IN: Minutes = Minutes(15);
/// In one hour of so many a laptop is away for a while: closed, restarted, without a network.
const AWAY_ONE_IN: f32 = 1.0 / 6.0;
/// How long it is away then.
const AWAY: u32 = 15;

/// Where the model runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hosting {
    /// One computer under somebody's desk.
    Laptop,
    /// The company's own servers: as many as one has decided on.
    #[default]
    Servers,
    /// Servers that somebody else has, as many as the load wants.
    Cloud,
    /// The devices of those who ask.
    Devices,
}

/// What a place is like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HostingProfile {
    /// An answer takes so many times as long to work out.
    pub latency_factor: f32,
    /// The way to and fro takes this share of what an answer may take.
    pub network: f32,
    /// A server costs so many times what one of the company's does.
    pub price: f32,
    /// What has to be paid each day beside servers, in EUR: for the contract with those who get to see the requests.
    pub eur_a_day: f32,
    /// Share of the answers of which the team hears: an upper bound of what can be written down.
    pub max_logging_rate: f32,
}

impl Hosting {
    /// All places, from the smallest.
    pub const ALL: [Self; 4] = [Self::Laptop, Self::Servers, Self::Cloud, Self::Devices];

    /// It runs where all systems begin.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// As it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Laptop => "a laptop",
            Self::Servers => "company servers",
            Self::Cloud => "the cloud",
            Self::Devices => "customers’ devices",
        }
    }

    /// What it is like there.
    pub const fn terms(self) -> HostingProfile {
        let here = HostingProfile { latency_factor: 1.0, network: 0.0, price: 1.0, eur_a_day: 0.0, max_logging_rate: 1.0 };
        match self {
            Self::Laptop => HostingProfile { latency_factor: 1.5, price: 0.1, ..here },
            Self::Servers => here,
            Self::Cloud => HostingProfile { network: 0.25, price: 1.8, eur_a_day: 15.0, ..here },
            Self::Devices => HostingProfile { latency_factor: 2.0, price: 0.0, max_logging_rate: 0.25, ..here },
        }
    }

    /// Nobody chooses there how many servers answer.
    pub const fn gives_servers(self) -> bool {
        !matches!(self, Self::Servers)
    }

    /// How many servers there are when one moves there.
    pub fn begins_with(self, service: &Service) -> u32 {
        if self == Self::Laptop { 1 } else { service.servers }
    }

    /// What the machines cost a minute, in EUR.
    pub fn eur_a_minute(self, costs: &Costs, servers: u32) -> f64 {
        let terms = self.terms();
        let hour = f64::from(costs.server_eur_an_hour * terms.price) * f64::from(servers) + f64::from(terms.eur_a_day) / 24.0;
        hour / f64::from(HOUR)
    }

    /// How the machines do in this minute, given what is wrong with them anyway.
    pub fn works(self, seed: u64, now: Tick, machines: &mut Machines) {
        let terms = self.terms();
        match self {
            // What happens to servers and to the way there does not happen to devices.
            Self::Devices => *machines = Machines::default(),
            Self::Laptop if away(seed, now) => machines.down = 1.0,
            _ => {}
        }
        machines.slowed *= terms.latency_factor;
        machines.network += terms.network;
    }
}

/// Whether the laptop is away in this minute.
fn away(seed: u64, now: Tick) -> bool {
    let mut dice = Dice::keyed(seed, Stream::Laptop, u64::from(now.0 / HOUR));
    let (chance, begins) = (unit(dice.bits() as u32), unit(dice.bits() as u32));
    let from = (begins * (HOUR - AWAY) as f32) as u32;
    chance < AWAY_ONE_IN && (from..from + AWAY).contains(&(now.0 % HOUR))
}

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
    fn a_laptop_is_away_for_about_four_minutes_in_a_hundred() {
        let away = (0..100 * 1440).filter(|t| away(3, Tick(*t))).count() as f64 / (100.0 * 1440.0);
        assert!((0.03..0.055).contains(&away), "{away}");
    }

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

    #[test]
    fn devices_have_no_servers_that_could_fail() {
        let mut machines = Machines { down: 0.8, network: 2.0, slowed: 5.0, memory: 0.9 };
        Hosting::Devices.works(1, Tick(0), &mut machines);
        assert_eq!(machines, Machines { slowed: 2.0, ..Machines::default() });
    }
}
