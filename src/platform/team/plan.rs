//! The operating plan: what a team has written down before anything happens. A plan is a value; once it is on, the
//! engine lives by it ([`PlanRunner`]) through the same door that a person uses, and says so of each act.
//!
//! A plan knows what monitoring shows and nothing else. It never reads the truth. Its people have hours of their own:
//! an alert at night waits for the morning unless somebody is paid to be on call, and each alert that somebody looks
//! into costs half an hour, in which the next one waits.

mod evidence;
mod plan_view;
mod runner;

pub use evidence::SLIPPED_CAUGHT;
pub use plan_view::PlanView;
pub use runner::{HOUR_EUR, LOOK, PlanRunner, PlannedAction};

use serde::{Deserialize, Serialize};

use crate::base::time::Minutes;

use crate::platform::monitoring::alerts::{Alert, Alerts, Watch};
use crate::platform::vocabulary::{Hours, LineRefusal, OnBreach, OutOfRange, PlanRefusal, TeamRole, TrainingConfig};

/// What a team has written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Alert rules that somebody looks into when they fire. Others call nobody.
    pub watch: Watching,
    /// When people can be reached.
    pub hours: Hours,
    /// What happens at the door to requests that break the contract.
    pub check: OnBreach,
    /// When a new version is trained, and on what.
    pub retrain: Option<Retraining>,
    /// How a version that was trained comes into service.
    pub release: Release,
    /// When a version goes back.
    pub roll_back: Option<RollingBack>,
    /// How often somebody sits down and looks, whether anything rings or not.
    pub review: Option<Review>,
}

/// Which alert rules are watched, and who is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Watching {
    /// All of them with their limits as they stand, each by its usual owner.
    AsTheyStand,
    /// All of them with their limits as they stand, all by one person.
    AllBy(TeamRole),
    /// None: nobody is told of anything.
    Nothing,
    /// These.
    These(Vec<Watch>),
}

impl Watching {
    /// The lines that it comes to.
    pub fn lines(&self, alerts: &Alerts) -> Vec<Watch> {
        let stand = |owner: Option<TeamRole>| {
            let line = |a: &Alert| {
                let rule = &a.rule;
                Watch { rule: rule.id.to_owned(), limit: rule.limit, lasting: rule.lasting, owner: owner.unwrap_or(rule.owner) }
            };
            alerts.all.iter().map(line).collect()
        };
        match self {
            Self::AsTheyStand => stand(None),
            Self::AllBy(owner) => stand(Some(*owner)),
            Self::Nothing => Vec::new(),
            Self::These(lines) => lines.clone(),
        }
    }
}

/// When a new version is trained, and on what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retraining {
    /// When.
    pub when: When,
    /// On so many days back.
    pub days: u32,
    /// Hours in which an alert fired are left out.
    pub skip_alerts: bool,
}

impl Retraining {
    /// What a version of it learns from.
    pub fn choice(&self) -> TrainingConfig {
        TrainingConfig::last(self.days).skipping(self.skip_alerts)
    }
}

/// What a training waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum When {
    /// Every so many days, at six in the morning.
    Every {
        /// Days.
        days: u32,
    },
    /// A watched alert has fired for so long.
    Fired {
        /// The rule's id.
        rule: String,
        /// Hours.
        hours: u32,
    },
    /// Only when a review finds that quality has slipped.
    Reviewed,
}

/// How a version that the plan has trained comes into service.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Release {
    /// It waits until a person does something with it.
    Wait,
    /// It answers everything as soon as it is ready.
    AtOnce,
    /// It answers a share first: promoted on a good verdict, taken back on a bad one.
    Canary {
        /// The share, above 0 and below 1.
        share: f32,
    },
}

/// When a version goes back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollingBack {
    /// A watched alert fired within so many hours of its release.
    pub within_hours: u32,
}

/// How often somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Every so many days, at ten in the morning.
    pub every_days: u32,
}

impl Plan {
    /// A first plan to begin with: all rules as they stand, each with its usual owner, the check at the door, a trial
    /// for each new version, a way back, a look once a week.
    pub fn first() -> Self {
        Self {
            watch: Watching::AsTheyStand,
            hours: Hours::Office,
            check: OnBreach::FallBack,
            retrain: Some(Retraining { when: When::Every { days: 14 }, days: 14, skip_alerts: true }),
            release: Release::Canary { share: 0.1 },
            roll_back: Some(RollingBack { within_hours: 48 }),
            review: Some(Review { every_days: 7 }),
        }
    }

    /// Whether it can be lived by.
    ///
    /// # Errors
    /// If a line is wrong: which, and why.
    pub fn check(&self, alerts: &Alerts) -> Result<(), PlanRefusal> {
        let watch = self.watch.lines(alerts);
        for (nth, line) in watch.iter().enumerate() {
            let wrong = |why| Err(PlanRefusal::Line { nth: nth + 1, rule: line.rule.clone(), why });
            let Some(alert) = alerts.get(&line.rule) else {
                return wrong(LineRefusal::NoSuchAlert);
            };
            if watch[..nth].iter().any(|other| other.rule == line.rule) {
                return wrong(LineRefusal::Twice);
            }
            let (least, most) = alert.rule.reach;
            if !(least..=most).contains(&line.limit) {
                return wrong(LineRefusal::Limit(OutOfRange { least, most, given: line.limit }));
            }
            if line.lasting > Minutes::days(7) {
                return wrong(LineRefusal::TooLong);
            }
        }
        if let Some(retrain) = &self.retrain {
            self.check_retraining(retrain, &watch)?;
        }
        if let Release::Canary { share } = self.release
            && !(share > 0.0 && share < 1.0)
        {
            return Err(PlanRefusal::CanaryShare);
        }
        if self.roll_back.is_some_and(|rule| !(1..=24 * 14).contains(&rule.within_hours)) {
            return Err(PlanRefusal::RollBackHours);
        }
        if self.roll_back.is_some() && watch.is_empty() {
            return Err(PlanRefusal::RollBackUnwatched);
        }
        if self.review.is_some_and(|review| !(1..=60).contains(&review.every_days)) {
            return Err(PlanRefusal::ReviewDays);
        }
        Ok(())
    }

    fn check_retraining(&self, rule: &Retraining, watch: &[Watch]) -> Result<(), PlanRefusal> {
        rule.choice().check().map_err(PlanRefusal::Training)?;
        match &rule.when {
            When::Every { days } if !(1..=60).contains(days) => Err(PlanRefusal::RetrainingDays { given: *days }),
            When::Fired { rule, .. } if watch.iter().all(|line| line.rule != *rule) => {
                Err(PlanRefusal::RetrainingUnwatched { rule: rule.clone() })
            }
            When::Fired { hours, .. } if *hours > 24 * 14 => Err(PlanRefusal::RetrainingWait),
            When::Reviewed if self.review.is_none() => Err(PlanRefusal::RetrainingWithoutReview),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::platform::vocabulary::TrainingRefusal;
    use crate::platform::world::World;

    fn check(change: impl Fn(&mut Plan), expected: &PlanRefusal) {
        let scenario = crate::course::scenarios::find(crate::course::scenarios::DEFAULT).expect("it is there");
        let world = World::new(Arc::new(scenario), 1).expect("a world");
        let mut plan = Plan::first();
        assert_eq!(plan.check(&world.alerts), Ok(()));
        plan.watch = Watching::These(plan.watch.lines(&world.alerts));
        change(&mut plan);
        assert_eq!(plan.check(&world.alerts).as_ref(), Err(expected));
    }

    fn lines(plan: &mut Plan) -> &mut Vec<Watch> {
        let Watching::These(lines) = &mut plan.watch else { panic!("lines") };
        lines
    }

    #[test]
    fn a_wrong_line_is_named() {
        let line = |nth, rule: &str, why| PlanRefusal::Line { nth, rule: rule.into(), why };
        let retraining = |when: When, days| Some(Retraining { when, days, skip_alerts: true });
        check(|p| lines(p)[2].rule = "mood".into(), &line(3, "mood", LineRefusal::NoSuchAlert));
        check(|p| lines(p)[1] = lines(p)[0].clone(), &line(2, "answer-time", LineRefusal::Twice));
        let limit = OutOfRange { least: 50.0, most: 1_000.0, given: 1.0 };
        check(|p| lines(p)[0].limit = 1.0, &line(1, "answer-time", LineRefusal::Limit(limit)));
        check(|p| lines(p)[0].lasting = Minutes::days(9), &line(1, "answer-time", LineRefusal::TooLong));
        let too_far = PlanRefusal::Training(TrainingRefusal::DaysBack { days: 90 });
        check(|p| p.retrain = retraining(When::Every { days: 7 }, 90), &too_far);
        check(|p| p.retrain = retraining(When::Every { days: 0 }, 9), &PlanRefusal::RetrainingDays { given: 0 });
        let mood = || When::Fired { rule: "mood".into(), hours: 3 };
        check(|p| p.retrain = retraining(mood(), 9), &PlanRefusal::RetrainingUnwatched { rule: "mood".into() });
        check(|p| p.release = Release::Canary { share: 1.0 }, &PlanRefusal::CanaryShare);
        check(|p| p.roll_back = Some(RollingBack { within_hours: 0 }), &PlanRefusal::RollBackHours);
        check(|p| p.watch = Watching::Nothing, &PlanRefusal::RollBackUnwatched);
        check(|p| p.review = Some(Review { every_days: 0 }), &PlanRefusal::ReviewDays);
        let unreviewed = |p: &mut Plan| (p.review, p.retrain) = (None, retraining(When::Reviewed, 9));
        check(unreviewed, &PlanRefusal::RetrainingWithoutReview);
    }
}
