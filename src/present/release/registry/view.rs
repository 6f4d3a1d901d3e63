//! What the registry shows, as plain values. Places are percent of the run so far.

/// The registry.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistryView {
    /// Who answered when: the champions, and the canaries if there were any.
    pub timeline_rows: Vec<TimelineRowView>,
    /// Names of days below it.
    pub days: Vec<(f64, String)>,
    /// All versions, the newest first.
    pub versions: Vec<VersionView>,
    /// Moments of production that one can choose: the minute, and what it is called.
    pub moments: Vec<(u32, String)>,
}

/// A row of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRowView {
    /// "Champion".
    pub name: &'static str,
    /// It is the champions’ row.
    pub is_champion: bool,
    /// Its stretches.
    pub reigns: Vec<ReignView>,
}

/// A version answered from here to there.
#[derive(Clone, Debug, PartialEq)]
pub struct ReignView {
    /// "v3".
    pub name: String,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// "v3: day 1, 00:00 to now".
    pub said: String,
}

/// A version of the registry.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionView {
    /// Its number.
    pub number: u32,
    /// "v4".
    pub name: String,
    /// "champion", "challenger", or nothing: an alias is a name that moves.
    pub alias: &'static str,
    /// "kept ready".
    pub status: &'static str,
    /// "Tue 12:40".
    pub made: String,
    /// "retrained on the last 14 days".
    pub why: String,
    /// "logistic regression".
    pub kind: String,
    /// "84 %": its recall in its own test.
    pub recall: String,
    /// What its last trial said.
    pub trial: String,
}

/// A station of the way from rows to release.
#[derive(Clone, Debug, PartialEq)]
pub struct StationView {
    /// "Snapshot".
    pub name: &'static str,
    /// What it was here.
    pub said: String,
    /// What identifies it; empty where nothing does.
    pub id: String,
}

/// What differs, and what does not.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedView {
    /// In a sentence.
    pub lead: String,
    /// Column heads.
    pub head: [String; 2],
    /// Name, both values, and whether they differ.
    pub rows: Vec<(String, [String; 2], bool)>,
    /// What was done in between, the earliest first.
    pub done: Vec<String>,
}
