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
use crate::base::wording;

use crate::platform::monitoring::alerts::{Alert, Alerts, Watch};
use crate::platform::vocabulary::{Hours, OnBreach, Refusal, TeamRole, TrainingConfig};

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
    pub fn check(&self, alerts: &Alerts) -> Result<(), Refusal> {
        let watch = self.watch.lines(alerts);
        for (nth, line) in watch.iter().enumerate() {
            let wrong = |why: String| Refusal::because(format!("Watching, line {}: {why}", nth + 1));
            let Some(alert) = alerts.get(&line.rule) else {
                return Err(wrong(format!("there is no alert rule called “{}”.", line.rule)));
            };
            if watch[..nth].iter().any(|other| other.rule == line.rule) {
                return Err(wrong(format!("“{}” is watched already. One line for each rule.", line.rule)));
            }
            let (low, high) = alert.rule.reach;
            if !(low..=high).contains(&line.limit) {
                return Err(wrong(format!(
                    "the limit of “{}” lies between {} and {}; {} is outside.",
                    line.rule,
                    wording::short(low.into()),
                    wording::short(high.into()),
                    wording::short(line.limit.into())
                )));
            }
            if line.lasting > Minutes::days(7) {
                return Err(wrong(format!("“{}” waits longer than a week before it tells anybody.", line.rule)));
            }
        }
        if let Some(retrain) = &self.retrain {
            self.check_retraining(retrain, &watch).map_err(|why| Refusal::because(format!("Retraining: {why}")))?;
        }
        if let Release::Canary { share } = self.release
            && !(share > 0.0 && share < 1.0)
        {
            return Err(Refusal::because("Release: a canary answers more than none and less than all."));
        }
        if self.roll_back.is_some_and(|rule| !(1..=24 * 14).contains(&rule.within_hours)) {
            return Err(Refusal::because("Rolling back: the hours after a release lie between 1 and 336, which is two weeks."));
        }
        if self.roll_back.is_some() && watch.is_empty() {
            return Err(Refusal::because("Rolling back: an alert calls for it, and no alert is watched."));
        }
        if self.review.is_some_and(|review| !(1..=60).contains(&review.every_days)) {
            return Err(Refusal::because("Review: it comes every 1 to 60 days."));
        }
        Ok(())
    }

    fn check_retraining(&self, rule: &Retraining, watch: &[Watch]) -> Result<(), String> {
        rule.choice().check().map_err(|why| why.to_string().replacen('A', "a", 1))?;
        match &rule.when {
            When::Every { days } if !(1..=60).contains(days) => Err(format!("it comes every 1 to 60 days, not every {days}.")),
            When::Fired { rule, .. } if watch.iter().all(|line| line.rule != *rule) => {
                Err(format!("it waits for the alert “{rule}”, which is not watched."))
            }
            When::Fired { hours, .. } if *hours > 24 * 14 => Err("it waits longer than two weeks after an alert.".to_owned()),
            When::Reviewed if self.review.is_none() => Err("it waits for a review, and there is none.".to_owned()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::platform::world::World;

    fn check(change: impl Fn(&mut Plan), expected: &str) {
        let scenario = crate::course::scenarios::find(crate::course::scenarios::DEFAULT).expect("it is there");
        let world = World::new(Arc::new(scenario), 1).expect("a world");
        let mut plan = Plan::first();
        assert_eq!(plan.check(&world.alerts), Ok(()));
        plan.watch = Watching::These(plan.watch.lines(&world.alerts));
        change(&mut plan);
        let why = plan.check(&world.alerts).expect_err(expected).to_string();
        assert!(why.contains(expected), "{why}");
    }

    fn lines(plan: &mut Plan) -> &mut Vec<Watch> {
        let Watching::These(lines) = &mut plan.watch else { panic!("lines") };
        lines
    }

    #[test]
    fn a_wrong_line_is_named() {
        check(|p| lines(p)[2].rule = "mood".into(), "Watching, line 3: there is no alert rule called “mood”");
        check(|p| lines(p)[1] = lines(p)[0].clone(), "line 2: “answer-time” is watched already");
        check(|p| lines(p)[0].limit = 1.0, "line 1: the limit");
        check(|p| lines(p)[0].lasting = Minutes::days(9), "longer than a week");
        check(|p| p.retrain = Some(Retraining { when: When::Every { days: 7 }, days: 90, skip_alerts: true }), "Retraining: a training");
        check(|p| p.retrain = Some(Retraining { when: When::Every { days: 0 }, days: 9, skip_alerts: true }), "every 1 to 60 days");
        check(
            |p| p.retrain = Some(Retraining { when: When::Fired { rule: "mood".into(), hours: 3 }, days: 9, skip_alerts: true }),
            "“mood”, which is not watched",
        );
        check(|p| p.release = Release::Canary { share: 1.0 }, "Release: a canary");
        check(|p| p.roll_back = Some(RollingBack { within_hours: 0 }), "Rolling back: the hours");
        check(|p| p.watch = Watching::Nothing, "Rolling back: an alert calls for it");
        check(|p| p.review = Some(Review { every_days: 0 }), "Review: it comes");
        check(
            |p| {
                p.review = None;
                p.retrain = Some(Retraining { when: When::Reviewed, days: 9, skip_alerts: false });
            },
            "waits for a review",
        );
    }
}
