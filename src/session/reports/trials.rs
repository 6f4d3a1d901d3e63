//! How often the verdict on a canary is right: trials of versions of which it is known how good they are.
//!
//! Three kinds, each with the same seeds. **Twin**: a copy of the champion, bit by bit. **Worse**: a copy that is spoilt just so
//! much that its true mean cost for a request lies two no-harm margins, 20 %, above the champion's. **Better**: the champion
//! is such a copy, and the canary the version that it was made from; then its cost lies 20 % below the champion's.
//!
//! A copy is spoilt by a preparation that numbers categories otherwise for some of the requests. How many is chosen for each
//! seed: over three days of the same system, the copy that misreads every request answers half of them, and both costs are read
//! off the hidden probabilities, so no luck of outcomes is in them; the cost of a copy that misreads a share lies on the
//! straight line between. Where even misreading every request costs less than that (a model that leans little on
//! categories), the copy is stricter instead: something is taken off the log odds of all its scores, as much as it takes.
//!
//! Nothing else happens in these systems. The canary starts at the first minute and stays for all days, whatever is said of
//! it; what a plan would have done follows from the first verdict, on which it acts.

use std::sync::Arc;

use crate::base::time::{DAY, Tick};
use crate::learn::models::Fitted;
use crate::platform::faults::Defect;
use crate::platform::monitoring::time_series::bucket_of;
use crate::platform::release::Version;
use crate::platform::release::trial::{NO_HARM, Verdict};
use crate::platform::scenario::Scenario;
use crate::platform::truth::TrueCells;
use crate::platform::vocabulary::{Action, Role, What};
use crate::platform::world::World;
use crate::session::error::{ReportError, SessionError};

/// The most that is taken off the log odds of a stricter copy, and how often the stretch is halved to find how much.
const STRICTEST: (f32, u32) = (4.0, 9);
/// Days over which a copy is measured.
const MEASURED_DAYS: u32 = 3;
/// So many margins lie between the two.
pub(super) const MARGINS: f64 = 2.0;

/// Whose trial it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// The champion once more.
    Twin,
    /// Two margins worse.
    Worse,
    /// Two margins better.
    Better,
}

impl Candidate {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Twin, Self::Worse, Self::Better];

    /// As figures call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Twin => "twin",
            Self::Worse => "worse-by-two-margins",
            Self::Better => "better",
        }
    }
}

/// Days after which outcomes have come for long enough: the longest delay, and two weeks.
pub fn default_days(scenario: &Scenario) -> u32 {
    (scenario.outcomes.longest_hours / 24).max(1) + 14
}

/// What was said in one trial: each verdict in the order in which it was first given, and when, in days since the start.
pub type Said = Vec<(Verdict, f64)>;

/// The trials of one seed, in the order of [`Candidate::ALL`].
///
/// # Errors
/// If the system cannot begin, or no copy can be made that is so much worse.
pub fn of_seed(scenario: &Arc<Scenario>, seed: u64, share: f32, days: u32) -> Result<[Said; 3], SessionError> {
    let world = World::new(scenario.clone(), seed).map_err(|why| SessionError::refused(why, scenario))?;
    let costs = TrialCosts::measure(&world)?;
    let lived = |candidate: Candidate| said(&world, candidate, &costs, share, days);
    Ok([lived(Candidate::Twin)?, lived(Candidate::Worse)?, lived(Candidate::Better)?])
}

/// A plan acts on the first verdict.
pub fn promoted_by_a_plan(said: &Said) -> bool {
    said.first().is_some_and(|(verdict, _)| verdict.promotes())
}

/// True mean costs of a request, in EUR.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrialCosts {
    /// By the champion.
    pub sound: f64,
    /// By a spoilt copy.
    pub spoilt: f64,
}

impl TrialCosts {
    /// Over some days in which both answer half of the requests.
    ///
    /// # Errors
    /// If the copy cannot be put on trial.
    pub fn measure(world: &World) -> Result<Self, SessionError> {
        Self::beside(world, Spoilt::Misreads(1.0))
    }

    fn beside(world: &World, spoilt: Spoilt) -> Result<Self, SessionError> {
        let mut world = world.clone();
        let number = put(&mut world, spoilt)?;
        apply(&mut world, &Action::StartCanary { version: number, share: 0.5 })?;
        (0..MEASURED_DAYS * DAY).for_each(|_| world.step());
        let sum = world.truth.sum(bucket_of(world.now), u32::MAX);
        let of = |cells: &TrueCells| {
            let costs = &world.scenario.costs;
            let wrong = f64::from(costs.missed_eur) * (cells.positives - cells.true_positives)
                + f64::from(costs.false_alarm_eur) * (cells.predicted_positives - cells.true_positives);
            wrong / f64::from(cells.requests.max(1))
        };
        Ok(Self { sound: of(&sum.by_role[Role::Champion]), spoilt: of(&sum.by_role[Role::Canary]) })
    }

    /// The share of requests that a copy has to misread to cost so many times as much.
    ///
    /// # Errors
    /// If misreading all of them costs less than that.
    pub fn share_for(&self, times: f64) -> Result<f32, ReportError> {
        let share = (times - 1.0) * self.sound / (self.spoilt - self.sound);
        if share > 0.0 && share <= 1.0 {
            Ok(share as f32)
        } else {
            Err(ReportError::NoSuchCopy { times, spoilt: self.spoilt, sound: self.sound })
        }
    }
}

/// What is wrong with a copy.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spoilt {
    /// Nothing.
    Not,
    /// It misreads this share of the requests.
    Misreads(f32),
    /// So much is taken off the log odds of its scores.
    Stricter(f32),
}

impl Spoilt {
    /// What it takes to cost so many times as much as the champion.
    pub(super) fn to_cost(times: f64, world: &World, costs: &TrialCosts) -> Result<Self, SessionError> {
        let misread = match costs.share_for(times) {
            Ok(share) => return Ok(Self::Misreads(share)),
            Err(why) => why,
        };
        let costs_less = |by: f32| TrialCosts::beside(world, Self::Stricter(by)).map(|costs| costs.spoilt < times * costs.sound);
        let (mut low, mut high) = (0.0, STRICTEST.0);
        if costs_less(high)? {
            return Err(misread.into());
        }
        for _ in 0..STRICTEST.1 {
            let middle = (low + high) / 2.0;
            if costs_less(middle)? { low = middle } else { high = middle }
        }
        Ok(Self::Stricter(high))
    }
}

pub(super) fn apply(world: &mut World, action: &Action) -> Result<(), SessionError> {
    world.apply(action).map_err(|why| SessionError::refused(why, &world.scenario))
}

/// Puts a copy of the champion into the registry. Returns its number.
pub(super) fn put(world: &mut World, spoilt: Spoilt) -> Result<u32, SessionError> {
    let mut copy = Version::clone(world.release.champion());
    match spoilt {
        Spoilt::Not => {}
        Spoilt::Misreads(share) => copy.defect = Some((Defect::Skew, share)),
        Spoilt::Stricter(by) => match &mut copy.model {
            Fitted::Logistic(model) => model.intercept -= by,
            _ => return Err(ReportError::NotLogistic.into()),
        },
    }
    Ok(world.release.registry.add_copy(copy))
}

fn said(world: &World, candidate: Candidate, costs: &TrialCosts, share: f32, days: u32) -> Result<Said, SessionError> {
    let mut world = world.clone();
    let apart = MARGINS * NO_HARM;
    let canary = match candidate {
        Candidate::Twin => put(&mut world, Spoilt::Not)?,
        Candidate::Worse => {
            let spoilt = Spoilt::to_cost(1.0 + apart, &world, costs)?;
            put(&mut world, spoilt)?
        }
        Candidate::Better => {
            let spoilt = Spoilt::to_cost(1.0 / (1.0 - apart), &world, costs)?;
            let sound = put(&mut world, Spoilt::Not)?;
            let champion = put(&mut world, spoilt)?;
            apply(&mut world, &Action::Release { version: champion })?;
            sound
        }
    };
    apply(&mut world, &Action::StartCanary { version: canary, share })?;
    (0..days * DAY).for_each(|_| world.step());
    let mut said = Said::new();
    for event in &world.events {
        if let What::Judged { verdict, .. } = event.what
            && said.iter().all(|(earlier, _)| *earlier != verdict)
        {
            said.push((verdict, f64::from(event.at.since(Tick(0)).0) / f64::from(DAY)));
        }
    }
    Ok(said)
}
