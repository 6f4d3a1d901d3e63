//! Where trouble strikes: a field, a kind of customers, a share of the records. A fault says what it can be aimed at;
//! what is left open is as is usual in the scenario.

use super::conditions::Intensity;
use super::fault::{Effect, Fault};
use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::{Minutes, Tick};
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{FaultInjection, FaultRefusal, FaultTarget, Onset};

impl Fault {
    /// The field that it strikes, by its place.
    pub fn field(&self, target: &FaultTarget, scenario: &Scenario) -> Option<usize> {
        let which = self.targeting.field?;
        match &target.field {
            Some(name) => scenario.schema.position(name),
            None => scenario.default_field(self.targeting.by_default.unwrap_or(which)),
        }
    }

    /// Fields that it can strike, by their places: the usual one, then the others.
    pub fn fields<'a>(&self, scenario: &'a Scenario) -> impl Iterator<Item = usize> + use<'a> {
        let default = self.field(&FaultTarget::default(), scenario);
        let which = self.targeting.field;
        let takes = move |at: &usize| which.is_some_and(|which| which.takes(&scenario.schema.fields[*at])) && Some(*at) != default;
        default.into_iter().chain((0..scenario.schema.fields.len()).filter(takes))
    }

    /// The segment that it strikes, by its place; without one, all.
    pub fn segment(&self, target: &FaultTarget, scenario: &Scenario) -> Option<u8> {
        let default = self.targeting.one_segment.then_some(&scenario.fault_narratives.dropped_for);
        let id = target.segment.as_ref().or(default)?;
        scenario.segments.iter().position(|segment| segment.id == *id).map(|at| at as u8)
    }

    /// Whether it can be aimed so.
    ///
    /// # Errors
    /// If it strikes nothing of the kind, or there is none.
    pub fn check_target(&self, target: &FaultTarget, scenario: &Scenario) -> Result<(), FaultRefusal> {
        if let Some(name) = &target.field {
            let which = self.targeting.field.ok_or(FaultRefusal::FieldNotTargetable)?;
            let field = scenario.schema.fields.iter().find(|field| field.name == *name);
            field.filter(|field| which.takes(field)).ok_or(FaultRefusal::NoSuchField)?;
        }
        if let Some(segment) = &target.segment {
            if !self.targeting.segment {
                return Err(FaultRefusal::SegmentNotTargetable);
            }
            if !scenario.segments.iter().any(|known| known.id == *segment) {
                return Err(FaultRefusal::NoSuchSegment);
            }
        }
        match (target.rate, self.targeting.rate) {
            (Some(_), None) => Err(FaultRefusal::RateNotTargetable),
            (Some(rate), _) if !(rate > 0.0 && rate <= 1.0) => Err(FaultRefusal::Rate { given: rate }),
            _ => Ok(()),
        }
    }

    /// Whether it can begin so.
    ///
    /// # Errors
    /// If it comes and goes in no time, or cannot come and go.
    pub fn check_onset(&self, onset: Onset) -> Result<(), FaultRefusal> {
        let Onset::Recurring { on, off } = onset else { return Ok(()) };
        if matches!(self.effect, Effect::Release(_)) {
            return Err(FaultRefusal::RecurringRelease);
        }
        if on.0 == 0 || off.0 == 0 {
            return Err(FaultRefusal::RecursInNoTime);
        }
        Ok(())
    }

    /// What it comes to so long after it began.
    pub fn intensity<'a>(&self, injection: &FaultInjection, age: Minutes, seed: u64, scenario: &'a Scenario) -> Intensity<'a> {
        let phase = injection.onset.in_phase(age);
        let draw = Dice::keyed(seed, Stream::Faults, 0xFB << 40 | u64::from(injection.start.0)).bits();
        Intensity {
            size: injection.size,
            grown: injection.onset.grown(age),
            depth: injection.onset.depth(age),
            field: self.field(&injection.target, scenario),
            segment: self.segment(&injection.target, scenario),
            rate: injection.target.rate.or(self.targeting.rate).unwrap_or(1.0),
            start: Tick(injection.start.0 + age.0 - phase.0),
            age: phase,
            draw: unit(draw as u32),
            scenario,
        }
    }
}
