//! What is looked into more closely: a stage of the system, a chart, and in all charts the minute under the pointer.

use afterlaunch::course::lifecycle::LoopPart;
use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::course::examples::Look;
use leptos::prelude::*;

use crate::ui::app::address::look_here;
use crate::ui::dom::focus::nearest;

/// What is looked into. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Inspection {
    /// The stage that is looked into.
    pub stage: RwSignal<Option<StageId>>,
    /// The chart that is looked into, by its name.
    pub chart: RwSignal<Option<&'static str>>,
    /// The part of the loop that is named at this moment, lit on the picture.
    pub part: RwSignal<Option<LoopPart>>,
    /// The minute under the pointer, in all charts.
    pub cursor: RwSignal<Option<f64>>,
}

impl Inspection {
    /// Nothing is looked into.
    pub fn new() -> Self {
        Self { stage: RwSignal::new(None), chart: RwSignal::new(None), part: RwSignal::new(None), cursor: RwSignal::new(None) }
    }

    /// Looks into a stage.
    pub fn look(self, stage: StageId) {
        self.stage.set(Some(stage));
        if let Some(pipeline) = document().get_element_by_id("pipeline") {
            pipeline.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    }

    /// Looks into what the address names.
    pub fn look_where_asked(self) {
        match look_here() {
            Some(Look::Chart(id)) => self.chart.set(Some(id)),
            Some(Look::Stage(stage)) => self.stage.set(Some(stage)),
            None => {}
        }
    }

    /// Looks into nothing any more.
    pub fn close(self) {
        self.stage.set(None);
        self.chart.set(None);
    }
}
