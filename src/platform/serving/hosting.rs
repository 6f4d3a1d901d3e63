//! Where the model runs: on a laptop, on the company's servers, in a cloud that rents and returns servers by itself, or
//! on the devices of those who ask. What differs is how long an answer takes, whether it comes at all, what it costs,
//! and whether requests leave the house.

use serde::{Deserialize, Serialize};

use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::{HOUR, Tick};

use crate::platform::faults::conditions::Machines;
use crate::platform::scenario::{Costs, Service};

/// The most servers one can pay for.
pub const MOST_SERVERS: u32 = 12;
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
    pub fn is_default(&self) -> bool {
        *self == Self::default()
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
        let hour = f64::from(costs.server_eur_per_hour * terms.price) * f64::from(servers) + f64::from(terms.eur_a_day) / 24.0;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laptop_is_away_for_about_four_minutes_in_a_hundred() {
        let away = (0..100 * 1440).filter(|t| away(3, Tick(*t))).count() as f64 / (100.0 * 1440.0);
        assert!((0.03..0.055).contains(&away), "{away}");
    }

    #[test]
    fn devices_have_no_servers_that_could_fail() {
        let mut machines = Machines { down: 0.8, network: 2.0, slowed: 5.0, memory: 0.9 };
        Hosting::Devices.works(1, Tick(0), &mut machines);
        assert_eq!(machines, Machines { slowed: 2.0, ..Machines::default() });
    }
}
