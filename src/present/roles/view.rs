//! One moment and eight roles, as plain values.

use super::powers::PowersView;
use crate::present::trace::RecordView;
use crate::present::view::StatusIcon;

/// The moment of a run as each of eight roles sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct RolesView {
    /// "Tuesday 10:20, day 9."
    pub moment: String,
    /// "Waiting time in seconds, since 06:40.", or that no trouble is known.
    pub known: String,
    /// The alert that has waited longest for somebody to pick it up.
    pub next: Option<NextView>,
    /// Who was told when.
    pub strip: StripView,
    /// Who may do what.
    pub powers: PowersView,
    /// A panel for each role.
    pub panels: Vec<RolePanelView>,
}

/// An alert that waits for somebody to pick it up.
#[derive(Clone, Debug, PartialEq)]
pub struct NextView {
    /// Its rule, for actions.
    pub rule: &'static str,
    /// "The data engineer was told 2 h 20 ago: “Waiting time has drifted”. Nobody has picked it up."
    pub sentence: String,
    /// "Take it as data engineer".
    pub verb: String,
}

/// The last day as a strip. Places on it are shares of its width, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct StripView {
    /// Named moments: place and "06:00".
    pub ticks: Vec<(f64, String)>,
    /// Trouble that may be shown: from, to, and "waiting time in seconds".
    pub fault_spans: Vec<(f64, f64, String)>,
    /// Who was told when, the first one first.
    pub marks: Vec<StripMark>,
    /// Roles that were told nothing: "Nobody told the compliance officer."
    pub unnotified: String,
}

/// Somebody was told.
#[derive(Clone, Debug, PartialEq)]
pub struct StripMark {
    /// The simulated minute.
    pub minute: u32,
    /// Its place.
    pub at: f64,
    /// "data engineer".
    pub who: String,
    /// "08:00: “Waiting time has drifted”".
    pub what: String,
    /// The row that its name stands in, so that names near each other do not meet.
    pub row: usize,
}

/// What a role was told.
#[derive(Clone, Debug, PartialEq)]
pub struct NotifiedView {
    /// Its first words, strong: "“Waiting time has drifted”.", "Nothing."
    pub lead: String,
    /// The rest: "Told at 08:00; not picked up for 2 h 20."
    pub rest: String,
}

/// Something that a role may do.
#[derive(Clone, Debug, PartialEq)]
pub struct PowerView {
    /// The control that does it.
    pub control: &'static str,
    /// "Roll back".
    pub verb: String,
}

/// The moment as one role sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct RolePanelView {
    /// "Data engineer".
    pub role: &'static str,
    /// The picture of the role.
    pub picture: &'static str,
    /// The loudest of their alerts.
    pub state: StatusIcon,
    /// What they ask: "Has what arrives changed?"
    pub question: &'static str,
    /// What the moment looks like to them.
    pub sentence: String,
    /// Their charts; where there is little room, the first.
    pub charts: Vec<&'static str>,
    /// The bill of the day is theirs to look at.
    pub bill: bool,
    /// Cases that they look at, with what these are.
    pub cases: Option<(&'static str, Vec<RecordView>)>,
    /// What they were told.
    pub notified: NotifiedView,
    /// What they may do.
    pub may: Vec<PowerView>,
    /// "May not take a version back."
    pub may_not: String,
}
