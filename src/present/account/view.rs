//! The account of a run, as plain values.

use super::post_mortem::PostMortem;
use crate::present::goal::GoalView;
use crate::present::roles::Afterwards;

/// Trouble in the account of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountFault {
    /// "Waiting time in seconds".
    pub name: String,
    /// "day 10, Wed 06:40".
    pub began: String,
    /// When the first alert fired after it: "after 3 h 20", or that none did.
    pub alert: String,
    /// What was done first, and when: "check on, after 5 h".
    pub act: String,
    /// When it was over.
    pub over: String,
}

/// Something that happened in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountRow {
    /// "day 10, Wed 06:40".
    pub time: String,
    /// Trouble, Alert, Version or You.
    pub who: &'static str,
    /// "Check on".
    pub what: String,
}

/// The same run, had something not been done.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountOther {
    /// "Without “check on”, day 10, Wed 06:40".
    pub what: String,
    /// "12,300 EUR".
    pub cost: String,
    /// "14 people".
    pub people: String,
    /// Against the run as it was: "4,000 EUR and 12 people more".
    pub against: String,
}

/// Something that a first project needs.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountCheck {
    /// "A way back, decided beforehand".
    pub what: &'static str,
    /// It was done in this run.
    pub done: bool,
    /// "Yes." and what was done; or where it is shown.
    pub here: String,
    /// A first step in a project of one's own.
    pub first: &'static str,
}

/// What a kind of tool would have done in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountTool {
    /// "Model registry".
    pub name: &'static str,
    /// What it would have done by itself.
    pub did: String,
    /// The hours of that by hand.
    pub by_hand: String,
    /// The hours that the tool takes for as long.
    pub by_tool: String,
    /// Whether it is worth it.
    pub worth: String,
}

/// The account of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountView {
    /// Its heading.
    pub title: String,
    /// A few facts, by name.
    pub facts: Vec<(&'static str, String)>,
    /// What the run was for, and how it stands against that.
    pub goal: Option<GoalView>,
    /// Trouble: when it began, was seen, was answered.
    pub faults: Vec<AccountFault>,
    /// All that happened, in order of time.
    pub rows: Vec<AccountRow>,
    /// The run as it was and, as far as they have been lived, as it would have been otherwise.
    pub others: Vec<AccountOther>,
    /// The last trouble that is over, as three roles tell it.
    pub afterwards: Option<Afterwards>,
    /// Its post-mortem: a draft, until somebody writes on.
    pub post_mortem: Option<PostMortem>,
    /// What a first project needs, and what of it was done here.
    pub checklist: Vec<AccountCheck>,
    /// What tools would have done.
    pub tools: Vec<AccountTool>,
    /// What that table assumes.
    pub assumed: String,
}
