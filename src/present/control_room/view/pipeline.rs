//! The picture of the system: its stages, the versions in service, what goes past them, and where trouble enters.

use crate::course::lifecycle::LoopPart;
use crate::present::plot::Who;
use crate::present::view::StatusIcon;

/// The boxes of the pipeline, in causal order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StageId {
    /// Where tickets come from.
    Customers,
    /// Validation.
    Check,
    /// Preprocessing.
    Prepare,
    /// The versions in service.
    Model,
    /// The decision.
    Answer,
    /// What people do with it.
    Act,
    /// Labels that come back later.
    Outcomes,
    /// The training store.
    Data,
    /// The training job.
    Train,
}

impl StageId {
    /// All stages in causal order; the last three are the return loop.
    pub const ALL: [Self; 9] =
        [Self::Customers, Self::Check, Self::Prepare, Self::Model, Self::Answer, Self::Act, Self::Outcomes, Self::Data, Self::Train];
}

/// One stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageView {
    /// Which one.
    pub id: StageId,
    /// The name above it.
    pub name: String,
    /// Its state.
    pub state: StatusIcon,
    /// The figure below it: "1 of 10". In crimson when the state is firing.
    pub figure: String,
    /// The caption under the figure: "fields out of range".
    pub caption: String,
    /// All of it in one phrase: "Prepare, trouble: 1 of 10 fields out of range".
    pub spoken: String,
}

/// A version in service.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleView {
    /// "v3".
    pub version: String,
    /// Champion or candidate.
    pub who: Who,
    /// "champion", "canary".
    pub role: &'static str,
    /// "181 ms", "no verdict yet".
    pub caption: String,
    /// Share of the tickets that it has answered in the last hour, 0 to 1: the thickness of its tube.
    pub share: f64,
    /// "89.8 %".
    pub share_text: String,
}

/// Requests that no version answers: the simple rule or a person does.
#[derive(Clone, Debug, PartialEq)]
pub struct BypassView {
    /// The stage after which they leave the way to the model.
    pub after: StageId,
    /// Share of all, 0 to 1.
    pub share: f64,
    /// "simple rule 96.3 %", or both, the larger first: "a person 29.2 %, simple rule 3.3 %".
    pub text: String,
}

/// Where trouble enters.
#[derive(Clone, Debug, PartialEq)]
pub struct FaultMarker {
    /// The stage after which it enters.
    pub after: StageId,
    /// "waiting time in seconds".
    pub name: String,
    /// "since 06:40".
    pub since: String,
}

/// The picture of the system.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineView {
    /// All nine stages in the order of [`StageId::ALL`].
    pub stages: Vec<StageView>,
    /// Versions in service, the champion first; one or two.
    pub roles: Vec<RoleView>,
    /// Requests that go past the model, if there are any to speak of.
    pub bypass: Option<BypassView>,
    /// Trouble that is running and not hidden, oldest first.
    pub fault_markers: Vec<FaultMarker>,
    /// Share of tickets, 0 to 1, that known trouble touches: those travel as diamonds.
    pub touched: f64,
    /// The parts of the loop that are at work now, in its order.
    pub at_work: Vec<LoopPart>,
    /// Tickets a minute now, for the density of dots.
    pub requests_per_minute: f64,
}
