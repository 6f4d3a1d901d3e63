//! What all rooms share of what the page shows: the state of a thing, and the stretch of time looked at. The views of a room
//! stand in the room. Every text in them is ready to be shown and every state is decided: a component that receives one
//! neither averages nor decides.

/// The state of a stage, a question or an alert. Always shown as a shape beside a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StatusIcon {
    /// As usual: hollow circle.
    #[default]
    Normal,
    /// A limit is crossed, not long enough: half diamond.
    Watching,
    /// An alert fires: full diamond with a mark.
    Firing,
    /// Switched off: struck dashed circle.
    Off,
    /// Something is being worked at: arc.
    Working,
    /// Nothing is known yet: dotted circle.
    NoData,
    /// Over or done: a check mark.
    Done,
}

/// Which stretch of time the charts and the timeline show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Window {
    /// The last 24 hours.
    #[default]
    Day,
    /// The last seven days.
    Week,
    /// The whole run.
    Run,
}

impl Window {
    /// All choices in order.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Run];

    /// "24 hours", "7 days", "whole run".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "24 hours",
            Self::Week => "7 days",
            Self::Run => "whole run",
        }
    }
}

/// What changes how a room is shown, and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lens {
    /// The stretch of time shown.
    pub window: Window,
    /// The truth is shown.
    pub truth: bool,
}
