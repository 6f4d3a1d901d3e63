//! What the release room shows, as plain values. Places in a plot are percent of its width or height.

use crate::platform::release::trial::Verdict;

/// The release room.
#[derive(Clone, Debug, PartialEq)]
pub struct ReleaseView {
    /// "v4"; `None` while no version is on its way.
    pub subject: Option<String>,
    /// Its number.
    pub number: Option<u32>,
    /// The way of the version: its beads.
    pub path: Vec<KnotView>,
    /// What is asked, and its answer.
    pub ask: AskView,
    /// The trial that goes on, or the last one.
    pub trial: Option<TrialCardView>,
    /// What can be decided.
    pub decide: DecideView,
}

/// How far a version has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnotState {
    /// It has been there.
    Came,
    /// It is there.
    Here,
    /// Not yet.
    Later,
    /// The champion, while it is another version.
    Champion,
}

/// A bead of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct KnotView {
    /// "Canary".
    pub name: &'static str,
    /// "10 %": its state in three words.
    pub caption: String,
    /// Its picture.
    pub picture: &'static str,
    /// How far the version has come.
    pub state: KnotState,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a bead leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leads {
    /// To the training room.
    Training,
    /// To a part of this room, by its id.
    Part(&'static str),
    /// To the tests before release.
    Tests,
    /// To the registry, which stands apart: everything writes into it.
    Registry,
}

/// A question and its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AskView {
    /// "Is v4 better than v3?"
    pub question: String,
    /// What all measures say together; `None` without a trial.
    pub verdict: Option<(Verdict, &'static str)>,
    /// "Nobody can say yet."
    pub lead: String,
    /// What follows it.
    pub rest: String,
}

/// A mark of the evidence row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A positive that the candidate found.
    Found,
    /// One that it missed.
    Missed,
    /// Answered; the outcome is on its way.
    Coming,
    /// Still needed.
    Needed,
}

/// The outcomes of the candidate's positives, one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceView {
    /// "**31** of about **120** urgent tickets needed".
    pub head: String,
    /// "at this share about 2 days"; empty where nothing is missing.
    pub when: String,
    /// The marks.
    pub marks: Vec<Mark>,
    /// The key: a mark and what it means.
    pub key: Vec<(Mark, String)>,
    /// The same in a sentence.
    pub spoken: String,
}

/// The trial card and what stands below it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialCardView {
    /// "v3", "v4".
    pub names: [String; 2],
    /// "Wed 12:00 to Thu 09:40, v4 answers 10 % of all tickets".
    pub hours: String,
    /// The outcomes that are in.
    pub evidence: EvidenceView,
    /// A row for each measure.
    pub rows: Vec<MeasureRowView>,
    /// When a verdict was given; empty where none was.
    pub said: String,
    /// How the interval has narrowed; `None` before the first look.
    pub narrows: Option<NarrowsView>,
    /// Recall by kind of customer.
    pub groups: Vec<GroupView>,
    /// The scale of the groups: places and words.
    pub group_scale: Vec<(f64, String)>,
    /// What the candidate thinks of itself; empty where it cannot say.
    pub own: String,
    /// Trials before it; empty where there are none.
    pub earlier: String,
}

/// A measure of both versions.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureRowView {
    /// "What mistakes cost".
    pub name: String,
    /// "cost per 1,000 requests".
    pub term: String,
    /// "15 EUR for a miss, 3 EUR for a false alarm".
    pub gloss: String,
    /// It decides.
    pub is_success: bool,
    /// Both values with what they are of: "384", "2,232 tickets".
    pub values: [(String, String); 2],
    /// Their unit.
    pub unit: String,
    /// "−82 EUR".
    pub difference: String,
    /// "−456 to +292"; why there is none, where there is none.
    pub range: String,
    /// "+100 EUR".
    pub margin: String,
    /// Its interval on the axis; `None` before there is one.
    pub forest: Option<ForestView>,
    /// The verdict and its word.
    pub verdict: (Verdict, &'static str),
    /// The whole row in a sentence.
    pub spoken: String,
}

/// An interval on the axis that all measures share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForestView {
    /// Its two ends and what was seen.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The difference as it was seen.
    pub at: f64,
    /// An end lies outside of the plot.
    pub cut: [bool; 2],
}

/// The success measure's interval over time; better is up.
#[derive(Clone, Debug, PartialEq)]
pub struct NarrowsView {
    /// "cost per 1,000 requests, v4 minus v3".
    pub what: String,
    /// The band, as corners.
    pub band: String,
    /// The difference as it was seen, as corners.
    pub line: String,
    /// Where both are equal.
    pub zero: f64,
    /// Where the margin lies.
    pub margin: f64,
    /// Names at the left.
    pub heights: Vec<(f64, String)>,
    /// Names below.
    pub moments: Vec<(f64, String)>,
    /// In a sentence.
    pub spoken: String,
}

/// Recall of both versions for one kind of customer: ends and middle.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupView {
    /// "Care homes".
    pub name: String,
    /// The champion's; `None` without outcomes.
    pub champion: Option<[f64; 3]>,
    /// The candidate's.
    pub candidate: Option<[f64; 3]>,
    /// Too few outcomes to judge by.
    pub few: bool,
    /// "22 of 30 needed", or "88".
    pub note: String,
    /// In a sentence.
    pub spoken: String,
}

/// What can be decided.
#[derive(Clone, Debug, PartialEq)]
pub struct DecideView {
    /// "Wait".
    pub figure: String,
    /// "canary at 10 %".
    pub stage: String,
    /// What follows.
    pub say: String,
    /// The filled button.
    pub next: NextAct,
    /// The way back; always there.
    pub back: ActView,
    /// Making the candidate the champion, unless that is the filled button.
    pub promote: Option<ActView>,
    /// Who was hurt, in a sentence; empty without a trial.
    pub hurt: String,
}

/// What the filled button does.
#[derive(Clone, Debug, PartialEq)]
pub enum NextAct {
    /// Time passes to the next event.
    NextEvent,
    /// A control is pressed.
    Act(ActView),
    /// To the training room.
    Training,
}

/// A control as a button.
#[derive(Clone, Debug, PartialEq)]
pub struct ActView {
    /// The control.
    pub id: &'static str,
    /// "Roll back".
    pub label: String,
    /// What it does.
    pub means: String,
    /// Why it is locked; `None` while it can be pressed.
    pub locked: Option<String>,
    /// "Promote anyway", where that is allowed.
    pub anyway: Option<&'static str>,
}
