//! What happened when: lanes of bars and dots. Moments are in simulated minutes.

/// How a timeline item is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Hatched bar: trouble that runs or ran.
    Fault,
    /// Thin outline: a limit is crossed, the alert waits.
    Pending,
    /// Crimson bar with a diamond at its start.
    Firing,
    /// The champion's bar.
    Champion,
    /// The candidate's bar, thinner, under the champion's.
    Candidate,
    /// Hatched bar over the champion's: the model is paused.
    Paused,
    /// Outlined bar: work such as training.
    Work,
    /// A dot: something that the person did.
    You,
}

/// One thing that happened or lasted.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineItem {
    /// How it is drawn.
    pub kind: ItemKind,
    /// When it began, in simulated minutes.
    pub from: f64,
    /// When it ended, or the present; equal to `from` for a dot.
    pub to: f64,
    /// What it is called: "waiting time in seconds".
    pub label: String,
}

/// One lane of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// "Trouble", "Alerts", "Versions", "You".
    pub name: &'static str,
    /// What happened, in order.
    pub items: Vec<TimelineItem>,
    /// What is said when nothing did: "none yet".
    pub empty: &'static str,
}

/// The timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// First and last moment shown, in simulated minutes. The last is the farthest the run has come.
    pub range: (f64, f64),
    /// Named moments; `true` for midnight, which has a stronger line.
    pub ticks: Vec<(f64, String, bool)>,
    /// The lanes.
    pub rows: Vec<TimelineRow>,
    /// Where the run stands: the playhead.
    pub now: f64,
    /// Some sentences of what happened, the latest first, for those who do not see it.
    pub sentences: Vec<String>,
}
