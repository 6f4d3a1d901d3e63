//! What the control room shows, as plain values, a file for each part of it. Every text is ready to be shown and every
//! state is decided.

mod alerts;
mod controls;
mod ledger;
mod pipeline;
mod questions;
mod stage_card;
mod timeline;
mod top_bar;
pub mod words;

pub use alerts::{AlertView, AlertsView, RuleView};
pub use controls::{ControlInput, ControlState, ControlView, KnobKind, Tab, Unit};
pub use ledger::LedgerView;
pub use pipeline::{AsideView, FaultMarker, LaneView, PipelineView, StageId, StageView};
pub use questions::QuestionView;
pub use stage_card::{StageCardView, TrialView};
pub use timeline::{ItemKind, TimelineItem, TimelineLane, TimelineView};
pub use top_bar::ClockView;
