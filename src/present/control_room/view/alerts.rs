//! Alerts, and the rules behind them.

use super::pipeline::StageId;
use crate::present::view::StatusIcon;

/// An alert that fires, is watched or is over.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertView {
    /// The rule's name, for actions.
    pub rule: &'static str,
    /// Its state.
    pub state: StatusIcon,
    /// "Waiting time has drifted".
    pub name: String,
    /// "for 6 h 20", "fires in 20 min", "over at 11:52".
    pub since: String,
    /// "Data engineer, told 08:00. Nobody has picked it up."
    pub detail: String,
    /// The stage to look into.
    pub look: StageId,
    /// It can be picked up ("I’ll take it").
    pub can_take: bool,
}

/// The alerts.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertsView {
    /// "2 ringing, 1 about to ring, 5 quiet, 1 over".
    pub summary: String,
    /// Firing first, then watching, then lately over. Quiet rules are not listed.
    pub items: Vec<AlertView>,
    /// All rules with condition, limit, waiting time and owner, for the list that opens on request.
    pub rules: Vec<RuleView>,
}

impl AlertsView {
    /// The alert that the title names and that gets the filled button: the first that fires.
    pub fn firing(&self) -> Option<&AlertView> {
        self.items.iter().find(|alert| alert.state == StatusIcon::Firing)
    }

    /// The alert of a banner: the first that fires or is about to.
    pub fn leading(&self) -> Option<&AlertView> {
        self.items.iter().find(|alert| matches!(alert.state, StatusIcon::Firing | StatusIcon::Watching))
    }
}

/// An alert rule as written down.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleView {
    /// The rule's name, for actions.
    pub rule: &'static str,
    /// Its state.
    pub state: StatusIcon,
    /// "A field has drifted".
    pub name: String,
    /// "PSI above 0.25 for 1 h".
    pub condition: String,
    /// "Data engineer", or "Nobody".
    pub owner: &'static str,
    /// The place of that role in the list of roles; `None` for nobody.
    pub owner_at: Option<usize>,
}
