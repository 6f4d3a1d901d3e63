//! Where trouble strikes: a field, a kind of customers, a share of the records. A fault says what it can be aimed at;
//! what is left open is as is usual in the scenario.

use super::conditions::Intensity;
use super::fault::{Effect, Fault};
use crate::base::dice::{Dice, Stream, unit};
use crate::base::time::{Minutes, Tick};
use crate::base::wording;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{FaultInjection, FaultTarget, Onset, Refusal};

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
    pub fn check_aim(&self, aim: &FaultTarget, scenario: &Scenario) -> Result<(), Refusal> {
        let no = |why: String| Err(Refusal::because(why));
        let id = self.id;
        if let Some(name) = &aim.field {
            let Some(which) = self.targeting.field else { return no(format!("“{id}” cannot be aimed at a field.")) };
            let field = scenario.schema.fields.iter().find(|field| field.name == *name);
            if !field.is_some_and(|field| which.takes(field)) {
                let known: Vec<&str> = scenario.schema.fields.iter().filter(|f| which.takes(f)).map(|f| &*f.name).collect();
                return no(match known[..] {
                    [] => format!("“{id}” strikes {}, and there is none here.", which.words()),
                    _ => format!("“{id}” strikes {}: one of {}.", which.words(), known.join(", ")),
                });
            }
        }
        if let Some(segment) = &aim.segment {
            if !self.targeting.segment {
                return no(format!("“{id}” cannot be kept to one segment."));
            }
            if !scenario.segments.iter().any(|known| known.id == *segment) {
                let known: Vec<&str> = scenario.segments.iter().map(|segment| &*segment.id).collect();
                return no(match known[..] {
                    [] => format!("“{id}” strikes a segment, and there is none here."),
                    _ => format!("“{id}” strikes one of these segments: {}.", known.join(", ")),
                });
            }
        }
        match (aim.rate, self.targeting.rate) {
            (Some(_), None) => no(format!("“{id}” has no share of its own: its size says how much.")),
            (Some(rate), _) if !(rate > 0.0 && rate <= 1.0) => {
                no(format!("The share of “{id}” lies above 0 and up to 1; {} is outside.", wording::short(rate.into())))
            }
            _ => Ok(()),
        }
    }

    /// Whether it can begin so.
    ///
    /// # Errors
    /// If it comes and goes in no time, or cannot come and go.
    pub fn check_onset(&self, onset: Onset) -> Result<(), Refusal> {
        let Onset::Recurring { on, off } = onset else { return Ok(()) };
        if matches!(self.effect, Effect::Release(_)) {
            return Err(Refusal::because("A release comes once; it cannot come and go."));
        }
        if on.0 == 0 || off.0 == 0 {
            return Err(Refusal::because("What comes and goes stays for a minute at least, and stays away for one."));
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
