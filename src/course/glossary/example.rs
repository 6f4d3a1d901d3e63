//! Where the page shows what a word means. What the page can open is named by type and by the ids of what there is, so that each
//! example can be walked by a test.

/// A place of the page that shows what a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// A mission, by its id.
    Mission(&'static str),
    /// The control room of a system.
    Room {
        /// The scenario's id.
        scenario: &'static str,
        /// What goes wrong in it an hour after it opens, by its id.
        fault: Option<&'static str>,
        /// What is looked into: a chart or a part of the picture, by its name.
        look: Option<&'static str>,
    },
    /// A page beside the room.
    Page(Corner),
}

/// A page that shows the run at hand from another side, or a laboratory beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// The training room.
    Training,
    /// Streams and drift detectors.
    Lab,
    /// The rules of the check.
    Checks,
    /// The account of a run.
    Account,
    /// One record on its way through the system.
    Trace,
    /// A week in which something has to be found out.
    Surprise,
}

impl Corner {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Training, Self::Lab, Self::Checks, Self::Account, Self::Trace, Self::Surprise];
}

pub(super) const fn mission(id: &'static str) -> Example {
    Example::Mission(id)
}

pub(super) const fn page(corner: Corner) -> Example {
    Example::Page(corner)
}

pub(super) const fn room(scenario: &'static str) -> Example {
    Example::Room { scenario, fault: None, look: None }
}

pub(super) const fn look(scenario: &'static str, look: &'static str) -> Example {
    Example::Room { scenario, fault: None, look: Some(look) }
}

pub(super) const fn seen(scenario: &'static str, fault: &'static str, look: &'static str) -> Example {
    Example::Room { scenario, fault: Some(fault), look: Some(look) }
}
