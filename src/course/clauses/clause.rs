//! What a clause is, how it stands, and how one is written down.

/// A subject of the course.
#[derive(Debug)]
pub struct Row {
    /// Its number: "2.6". "A" stands for all chapters.
    pub id: &'static str,
    /// A short title.
    pub title: &'static str,
    /// What a learner must be able to do or see of it.
    pub clauses: &'static [Clause],
}

/// Something that a learner must be able to do or see.
#[derive(Debug)]
pub struct Clause {
    /// Its row and a letter: "2.8b".
    pub id: &'static str,
    /// What it asks, in a few words.
    pub says: &'static str,
    /// How it stands.
    pub by: By,
}

/// How a clause stands.
#[derive(Debug, PartialEq, Eq)]
pub enum By {
    /// It can be done or seen.
    Met {
        /// The missions that use it.
        missions: &'static [&'static str],
        /// Where on the page it is, beside missions.
        place: &'static str,
        /// What holds it: "tests/file.rs::function", or "tests/browser/file.test.mjs: title".
        test: &'static str,
    },
    /// It cannot, or no test holds it, for this reason.
    Open(&'static str),
    /// It comes with a part of the page that does not exist yet.
    Waits(Part),
}

/// A part of the page that does not exist yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Trials of every kind, gates, conditions for going back, the record.
    ReleaseRoom,
    /// Batch and live, fallbacks, the interface, reliability, people in a queue.
    Serving,
    /// Two futures side by side, and a plan lived many times.
    Futures,
    /// Features, preparation and where rows come from.
    Training,
    /// More ways to cut and to watch, and the price of each alert.
    Watching,
    /// Missions of one's own.
    OwnMissions,
    /// The page in other languages.
    Languages,
}

impl Part {
    /// "the release room".
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReleaseRoom => "the release room",
            Self::Serving => "serving",
            Self::Futures => "futures",
            Self::Training => "the training room",
            Self::Watching => "watching",
            Self::OwnMissions => "missions of one’s own",
            Self::Languages => "other languages",
        }
    }
}

pub(super) const fn row(id: &'static str, title: &'static str, clauses: &'static [Clause]) -> Row {
    Row { id, title, clauses }
}

/// A clause that missions use.
pub(super) const fn played(id: &'static str, says: &'static str, missions: &'static [&'static str], test: &'static str) -> Clause {
    Clause { id, says, by: By::Met { missions, place: "", test } }
}

/// A clause that the page meets beside missions, or without any.
pub(super) const fn there(
    id: &'static str,
    says: &'static str,
    missions: &'static [&'static str],
    place: &'static str,
    test: &'static str,
) -> Clause {
    Clause { id, says, by: By::Met { missions, place, test } }
}

pub(super) const fn open(id: &'static str, says: &'static str, why: &'static str) -> Clause {
    Clause { id, says, by: By::Open(why) }
}

pub(super) const fn waits(id: &'static str, says: &'static str, part: Part) -> Clause {
    Clause { id, says, by: By::Waits(part) }
}

/// Each mission is played through: its solution solves it, and two usual ways of going wrong do not.
pub(super) const PLAYED: &str = "tests/lessons.rs::every_solution_solves_and_no_wrong_way_does";
