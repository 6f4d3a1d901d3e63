//! A goal that is written down first: what is decided with the answers, what counts as success, which limit must not be crossed,
//! and what the answers must not be used for. Words are the team's own; the two targets are figures that the run is judged by.

use serde::{Deserialize, Serialize};

use crate::base::time::Tick;
use crate::platform::vocabulary::{GoalRefusal, OutOfRange};

/// The longest text of a goal, in characters.
pub const LONGEST_TEXT: usize = 240;

/// What a run is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductGoal {
    /// What is decided with the answers, and by whom.
    pub decision: String,
    /// What counts as success.
    pub success: Target,
    /// What must not be crossed, however well the rest goes.
    pub limit: Target,
    /// What the answers must not be used for.
    pub not_for: String,
}

/// A figure and the value that it has to reach, or to stay under.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What is measured.
    pub metric: GoalMetric,
    /// The value: a share from 0 to 1, EUR or people.
    pub at: f32,
}

/// What a target is measured by. All of them are of the whole service, whoever answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalMetric {
    /// Share of the positives that were caught, of those whose outcome is known: at least.
    Recall,
    /// Share of the calls that were right, of those whose outcome is known: at least.
    Precision,
    /// Share of the negatives that were called positive, of those whose outcome is known: at most.
    FalsePositiveRate,
    /// EUR a whole day, all told: at most.
    CostADay,
    /// People harmed a whole day: at most.
    HarmedADay,
}

impl GoalMetric {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Recall, Self::Precision, Self::FalsePositiveRate, Self::CostADay, Self::HarmedADay];

    /// More is better: the target is a lower bound.
    pub const fn is_at_least(self) -> bool {
        matches!(self, Self::Recall | Self::Precision)
    }

    /// It is a share, from 0 to 1.
    pub const fn is_share(self) -> bool {
        matches!(self, Self::Recall | Self::Precision | Self::FalsePositiveRate)
    }

    /// The values that a target can have.
    pub const fn range(self) -> (f32, f32) {
        if self.is_share() { (0.01, 0.99) } else { (0.0, 1e7) }
    }
}

/// A goal and when it was written down: what came before does not count.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrittenGoal {
    /// The goal.
    pub goal: ProductGoal,
    /// The minute.
    pub at: Tick,
    /// How often another goal stood here before.
    pub rewritten: u32,
}

impl ProductGoal {
    /// Whether it can be held against a run.
    ///
    /// # Errors
    /// If a text is missing, too long or holds signs that cannot be seen, or a target lies outside its range: which, and why.
    pub fn check(&self) -> Result<(), GoalRefusal> {
        for (nth, text) in [&self.decision, &self.not_for].into_iter().enumerate() {
            if text.trim().is_empty() && nth == 0 {
                return Err(GoalRefusal::NoDecision);
            }
            let given = text.chars().count();
            if given > LONGEST_TEXT {
                return Err(GoalRefusal::TextTooLong { given });
            }
            if text.chars().any(char::is_control) {
                return Err(GoalRefusal::UnseenSigns);
            }
        }
        for (target, is_limit) in [(self.success, false), (self.limit, true)] {
            let (least, most) = target.metric.range();
            if !(least..=most).contains(&target.at) {
                return Err(GoalRefusal::Target { is_limit, range: OutOfRange { least, most, given: target.at } });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A goal that can be written down.
    pub fn goal() -> ProductGoal {
        ProductGoal {
            decision: "The desk reads urgent tickets first.".to_owned(),
            success: Target { metric: GoalMetric::Recall, at: 0.7 },
            limit: Target { metric: GoalMetric::HarmedADay, at: 60.0 },
            not_for: "Ranking the people at the desk.".to_owned(),
        }
    }

    fn check(change: impl Fn(&mut ProductGoal), expected: &GoalRefusal) {
        let mut goal = goal();
        assert_eq!(goal.check(), Ok(()));
        change(&mut goal);
        assert_eq!(goal.check().as_ref(), Err(expected));
    }

    #[test]
    fn what_is_wrong_with_a_goal_is_named() {
        check(|goal| goal.decision = "  ".to_owned(), &GoalRefusal::NoDecision);
        check(|goal| goal.not_for = "x".repeat(241), &GoalRefusal::TextTooLong { given: 241 });
        check(|goal| goal.decision.push('\u{7}'), &GoalRefusal::UnseenSigns);
        let range = OutOfRange { least: 0.01, most: 0.99, given: 80.0 };
        check(|goal| goal.success.at = 80.0, &GoalRefusal::Target { is_limit: false, range });
    }
}
