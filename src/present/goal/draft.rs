//! A goal as somebody writes it: what stands in the fields of the form, and the action that it comes to.

use crate::platform::team::goal::{GoalMetric, ProductGoal, Target};
use crate::platform::vocabulary::Action;
use crate::session::Session;

use super::targets::METRICS;

/// What stands in the fields. Metrics are places in [`METRICS`]; values are as they were typed, shares in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalDraft {
    /// What is decided.
    pub decision: String,
    /// What counts as success.
    pub success: usize,
    /// Its value.
    pub success_at: String,
    /// What must not be crossed.
    pub limit: usize,
    /// Its value.
    pub limit_at: String,
    /// What the answers must not be used for.
    pub not_for: String,
}

impl GoalDraft {
    /// What is written down in a run; before that, a beginning from what is known of the system.
    pub fn of(session: &Session) -> Self {
        match &session.world().team.goal {
            Some(written) => Self::from(&written.goal),
            None => Self {
                decision: session.scenario().decision.clone(),
                success: 0,
                success_at: "80".to_owned(),
                limit: place(GoalMetric::HarmedADay),
                limit_at: "40".to_owned(),
                not_for: session.scenario().not_for.clone(),
            },
        }
    }

    /// The action that writes it down.
    ///
    /// # Errors
    /// If a value is no number, in a sentence.
    pub fn action(&self, _: &Session) -> Result<Action, String> {
        let (success, limit) = (target(self.success, &self.success_at)?, target(self.limit, &self.limit_at)?);
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Action::Goal(Box::new(ProductGoal { decision: line(&self.decision), success, limit, not_for: line(&self.not_for) })))
    }
}

impl From<&ProductGoal> for GoalDraft {
    fn from(goal: &ProductGoal) -> Self {
        let typed = |target: Target| {
            let times = if target.metric.is_share() { 100.0 } else { 1.0 };
            crate::present::words::short(f64::from(target.at) * times)
        };
        Self {
            decision: goal.decision.clone(),
            success: place(goal.success.metric),
            success_at: typed(goal.success),
            limit: place(goal.limit.metric),
            limit_at: typed(goal.limit),
            not_for: goal.not_for.clone(),
        }
    }
}

fn place(metric: GoalMetric) -> usize {
    METRICS.iter().position(|known| *known == metric).unwrap_or(0)
}

fn target(metric: usize, typed: &str) -> Result<Target, String> {
    let metric = METRICS.get(metric).copied().unwrap_or(METRICS[0]);
    let number: Option<f32> = typed.trim().trim_end_matches('%').trim().replace(',', "").parse().ok();
    let number = number.filter(|number| number.is_finite());
    let at = number.ok_or_else(|| format!("A value is a number, as in 80. “{}” is none.", typed.trim()))?;
    Ok(Target { metric, at: if metric.is_share() { at / 100.0 } else { at } })
}
