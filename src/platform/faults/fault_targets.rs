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
    pub fn field(&self, aim: &FaultTarget, scenario: &Scenario) -> Option<usize> {
        let which = self.targeting.field?;
        match &aim.field {
            Some(name) => scenario.schema.position(name),
            None => scenario.usually_struck(self.targeting.usually.unwrap_or(which)),
        }
    }

    /// Fields that it can strike, by their places: the usual one, then the others.
    pub fn fields<'a>(&self, scenario: &'a Scenario) -> impl Iterator<Item = usize> + use<'a> {
        let usual = self.field(&FaultTarget::default(), scenario);
        let which = self.targeting.field;
        let takes = move |at: &usize| which.is_some_and(|which| which.takes(&scenario.schema.fields[*at])) && Some(*at) != usual;
        usual.into_iter().chain((0..scenario.schema.fields.len()).filter(takes))
    }

    /// The segment that it strikes, by its place; without one, all.
    pub fn segment(&self, aim: &FaultTarget, scenario: &Scenario) -> Option<u8> {
        let usual = self.targeting.one_segment.then_some(&scenario.trouble.lost_for);
        let id = aim.segment.as_ref().or(usual)?;
        scenario.segments.iter().position(|segment| segment.id == *id).map(|at| at as u8)
    }

    /// One of its texts in a scenario's words, about what it strikes where it is aimed so.
    pub fn told(&self, text: &str, aim: &FaultTarget, scenario: &Scenario) -> String {
        scenario.tell_of(text, (self.field(aim, scenario), self.segment(aim, scenario)))
    }

    /// Whether it can be aimed so.
    ///
    /// # Errors
    /// If it strikes nothing of the kind, or there is none.
    pub fn check_aim(&self, aim: &FaultTarget, scenario: &Scenario) -> Result<(), FaultRefusal> {
        if let Some(name) = &aim.field {
            let which = self.targeting.field.ok_or(FaultRefusal::NoFieldAim)?;
            let field = scenario.schema.fields.iter().find(|field| field.name == *name);
            field.filter(|field| which.takes(field)).ok_or(FaultRefusal::NoSuchField)?;
        }
        if let Some(segment) = &aim.segment {
            if !self.targeting.segment {
                return Err(FaultRefusal::NoSegmentAim);
            }
            if !scenario.segments.iter().any(|known| known.id == *segment) {
                return Err(FaultRefusal::NoSuchSegment);
            }
        }
        match (aim.rate, self.targeting.rate) {
            (Some(_), None) => Err(FaultRefusal::NoRateAim),
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
    pub fn dose<'a>(&self, trouble: &FaultInjection, age: Minutes, seed: u64, scenario: &'a Scenario) -> Intensity<'a> {
        let phase = trouble.onset.in_phase(age);
        let luck = Dice::keyed(seed, Stream::Faults, 0xFB << 40 | u64::from(trouble.start.0)).bits();
        Intensity {
            size: trouble.size,
            grown: trouble.onset.grown(age),
            depth: trouble.onset.depth(age),
            field: self.field(&trouble.aim, scenario),
            segment: self.segment(&trouble.aim, scenario),
            rate: trouble.aim.rate.or(self.targeting.rate).unwrap_or(1.0),
            start: Tick(trouble.start.0 + age.0 - phase.0),
            age: phase,
            luck: unit(luck as u32),
            scenario,
        }
    }
}
