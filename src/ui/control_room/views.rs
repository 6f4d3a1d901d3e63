//! What the control room shows of the run, in the tier of words; other rooms show parts of it.

use afterlaunch::present;
use afterlaunch::present::control_room::view::{AlertsView, LedgerView, PipelineView, StageCardView, StageId, TimelineView};
use leptos::prelude::*;

use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;

/// The views of the control room. Copy them freely: they are handles.
#[derive(Clone, Copy)]
pub struct RoomViews {
    /// The system.
    pub pipeline: Memo<PipelineView>,
    /// The alerts.
    pub alerts: Memo<AlertsView>,
    /// Money and people.
    pub ledger: Memo<LedgerView>,
    /// What happened.
    pub timeline: Memo<TimelineView>,
    /// The stage that is looked into, in detail.
    pub card: Memo<Option<StageCardView>>,
}

impl RoomViews {
    /// Views of this run, and of the stage that is looked into.
    pub fn new(run: Run, stage: RwSignal<Option<StageId>>) -> Self {
        Self {
            pipeline: Memo::new(run, |at| present::pipeline(at.session)),
            alerts: Memo::new(run, |at| present::alerts(at.session)),
            ledger: Memo::new(run, |at| present::ledger(at.session)),
            timeline: Memo::new(run, |at| present::timeline(at.session, at.lens)),
            card: Memo::of_stage(run, stage, |at| at.stage.map(|id| present::stage_card(at.session, id))),
        }
    }
}
