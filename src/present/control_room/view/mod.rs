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
pub use controls::{ControlInput, ControlState, ControlView, InputKind, Tab, Unit};
pub use ledger::LedgerView;
pub use pipeline::{BypassView, FaultMarker, PipelineView, RoleView, StageId, StageView};
pub use questions::QuestionView;
pub use stage_card::{StageCardView, TrialView};
pub use timeline::{ItemKind, TimelineItem, TimelineRow, TimelineView};
pub use top_bar::ClockView;
