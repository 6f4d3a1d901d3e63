//! The four questions and their charts, as they are shown.
//!
//! Charts are pushed by the driver, because they share their points by reference count and are drawn on a beat of their own;
//! one that nobody has looked at yet is not made.

use afterlaunch::present;
use afterlaunch::present::charts::{self, Chart};
use afterlaunch::present::control_room::view::QuestionView;
use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::view::Lens;
use afterlaunch::session::Session;
use leptos::prelude::*;

/// A chart that somebody has looked at.
type ShownChart = (&'static Chart, RwSignal<SharedPlot, LocalStorage>);

/// The four questions, and those of their charts that somebody has looked at.
pub struct Charts {
    /// The questions: what each asks, and what is answered now.
    pub questions: [RwSignal<QuestionView>; 4],
    plots: StoredValue<Vec<ShownChart>, LocalStorage>,
    /// Whose they are: they outlive the place in which they are first looked at.
    owner: Owner,
}

impl Charts {
    /// The questions of a run; no chart has been looked at.
    pub fn new(session: &Session) -> Self {
        let questions = present::questions(session).map(RwSignal::new);
        Self { questions, plots: StoredValue::new_local(Vec::new()), owner: Owner::current().unwrap_or_default() }
    }

    /// The chart with this name, from now on kept up to date.
    pub fn plot(&self, id: &str, make: impl FnOnce(&Chart) -> SharedPlot) -> Option<RwSignal<SharedPlot, LocalStorage>> {
        let looked_at = self.plots.with_value(|plots| plots.iter().find(|(chart, _)| chart.id == id).map(|(_, plot)| *plot));
        looked_at.or_else(|| {
            let chart = charts::find(id)?;
            let plot = self.owner.with(|| RwSignal::new_local(make(chart)));
            self.plots.update_value(|plots| plots.push((chart, plot)));
            Some(plot)
        })
    }

    /// Shows a run: what has not changed is left alone.
    pub fn show(&self, session: &Session, lens: Lens) {
        for (question, view) in self.questions.iter().zip(present::questions(session)) {
            if question.with_untracked(|old| *old != view) {
                question.set(view);
            }
        }
        for (chart, shown) in self.plots.get_value() {
            let plot = chart.of(session, lens);
            if shown.with_untracked(|old| *old != plot) {
                shown.set(plot);
            }
        }
    }
}
