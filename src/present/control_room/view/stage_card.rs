//! A stage looked into, and the trial of a version on it.

use super::controls::Tab;
use super::pipeline::StageId;
use crate::present::view::StatusIcon;

/// A stage looked into.
#[derive(Clone, Debug, PartialEq)]
pub struct StageCardView {
    /// Which stage.
    pub id: StageId,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: StatusIcon,
    /// What it does, in one sentence.
    pub does: String,
    /// Column names of the table, three.
    pub head: [String; 3],
    /// Rows: a name, now, in training; `true` when it stands out.
    pub rows: Vec<(bool, [String; 3])>,
    /// Further rows, shown on request ("All 10 fields").
    pub more_rows: Vec<(bool, [String; 3])>,
    /// What can be seen from it: "720 minutes would be 12 hours."
    pub note: String,
    /// The newest trial of a version.
    pub trial: Option<TrialView>,
    /// Who was asked to agree to a version, and what came of it, the newest first.
    pub record: Vec<String>,
    /// The chart that belongs to it, to be lit.
    pub chart: Option<&'static str>,
    /// The control that helps here, with the words of its button.
    pub control: Option<(Tab, &'static str, String)>,
    /// The link to a record’s way: "Follow one ticket".
    pub follow: String,
}

/// A trial: two versions by the success measure, and what that says.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialView {
    /// "v4 on trial against v3".
    pub title: String,
    /// "since Wed 08:00, 10 % of all tickets".
    pub when: String,
    /// Both versions.
    pub head: [String; 2],
    /// A name, the champion's value, the canary's.
    pub rows: Vec<[String; 3]>,
    /// The mark beside the verdict.
    pub mark: StatusIcon,
    /// "Not enough evidence yet".
    pub verdict: String,
    /// What it means, or what is missing.
    pub sentence: String,
    /// When it was said; empty while there is none.
    pub said: String,
    /// What the candidate thinks of itself; empty where it is not on trial.
    pub own: String,
    /// Earlier trials in a sentence each, the newest first: "Before: v4, Tue 08:20 to Wed 20:00: worse than v3."
    pub earlier: String,
}
