//! Trouble as it is found in a world: it waits, runs or ran, and comes to something at a minute.

use serde::Serialize;

use super::catalogue::find;
use super::conditions::{Conditions, Intensity};
use super::fault::{Effect, Fault};
use crate::base::time::Tick;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::FaultInjection;

/// Trouble that waits, runs or ran.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunningFault {
    /// What was asked for. Its start is the minute at which it really began or will begin.
    pub injection: FaultInjection,
    /// When it ended, if it has.
    pub ended: Option<Tick>,
    /// It has begun.
    pub began: bool,
    /// The version that a bad release brought.
    pub version: Option<u32>,
}

impl RunningFault {
    /// It runs at this minute.
    pub fn runs(&self) -> bool {
        self.began && self.ended.is_none()
    }

    /// What it comes to at a minute.
    pub fn intensity<'a>(&self, fault: &Fault, seed: u64, now: Tick, scenario: &'a Scenario) -> Intensity<'a> {
        fault.intensity(&self.injection, now.since(self.injection.start), seed, scenario)
    }

    /// What it changes at a minute; `None` for a bad release, which changes nothing but the version.
    pub fn comes_to(&self, seed: u64, now: Tick, scenario: &Scenario) -> Option<Conditions> {
        let fault = find(&self.injection.fault)?;
        let Effect::Change(change) = fault.effect else { return None };
        let mut conditions = Conditions::default();
        let intensity = self.intensity(fault, seed, now, scenario);
        if intensity.grown > 0.0 {
            change(&intensity, &mut conditions);
        }
        Some(conditions)
    }
}
