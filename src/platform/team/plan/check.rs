//! Whether a plan can be lived by, held against the alert rules that there are.

use super::{Plan, ReleaseStrategy, Retraining, Watching, When};
use crate::base::time::Minutes;
use crate::platform::monitoring::alerts::{Alert, Alerts, Watch};
use crate::platform::vocabulary::{LineRefusal, OutOfRange, PlanRefusal, TeamRole};

impl Watching {
    /// The lines that it comes to.
    pub fn lines(&self, alerts: &Alerts) -> Vec<Watch> {
        let stand = |owner: Option<TeamRole>| {
            // What nobody owns is watched by nobody.
            let line = |a: &Alert| {
                let rule = &a.rule;
                Some(Watch { rule: rule.id.to_owned(), limit: rule.limit, lasting: rule.lasting, owner: owner.or(rule.owner)? })
            };
            alerts.all.iter().filter_map(line).collect()
        };
        match self {
            Self::AsTheyStand => stand(None),
            Self::AllBy(owner) => stand(Some(*owner)),
            Self::Nothing => Vec::new(),
            Self::These(lines) => lines.clone(),
        }
    }
}

impl Plan {
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
        if let ReleaseStrategy::Canary { share } = self.release
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
    use crate::platform::team::plan::{Review, RollingBack};
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
        check(|p| p.release = ReleaseStrategy::Canary { share: 1.0 }, &PlanRefusal::CanaryShare);
        check(|p| p.roll_back = Some(RollingBack { within_hours: 0 }), &PlanRefusal::RollBackHours);
        check(|p| p.watch = Watching::Nothing, &PlanRefusal::RollBackUnwatched);
        check(|p| p.review = Some(Review { every_days: 0 }), &PlanRefusal::ReviewDays);
        let unreviewed = |p: &mut Plan| (p.review, p.retrain) = (None, retraining(When::Reviewed, 9));
        check(unreviewed, &PlanRefusal::RetrainingWithoutReview);
    }
}
