//! The four questions and their charts, as they are shown.
//!
//! Charts are pushed by the driver, because they share their points by reference count and are drawn on a beat of their own;
//! one that nobody has looked at yet is not made.

use std::sync::OnceLock;

use afterlaunch::present;
use afterlaunch::present::charts::{self, Chart};
use afterlaunch::present::control_room::view::QuestionView;
use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::view::Lens;
use afterlaunch::session::Session;
use leptos::prelude::*;

/// One question: what it asks, and what is answered now.
#[derive(Clone, Copy)]
pub struct Question {
    /// Its words.
    pub head: RwSignal<QuestionView>,
    /// Its place among the four.
    pub place: usize,
}

/// The four questions, and those of their charts that somebody has looked at.
pub struct Charts {
    /// The questions.
    pub questions: [Question; 4],
    plots: [OnceLock<RwSignal<SharedPlot, LocalStorage>>; charts::ALL.len()],
    /// Whose they are: they outlive the place in which they are first looked at.
    owner: Owner,
}

impl Charts {
    /// The questions of a run; no chart has been looked at.
    pub fn new(session: &Session) -> Self {
        let mut place = 0;
        let questions = present::questions(session).map(|view| {
            place += 1;
            Question { head: RwSignal::new(view), place: place - 1 }
        });
        Self { questions, plots: Default::default(), owner: Owner::current().unwrap_or_default() }
    }

    /// The chart at this place, from now on kept up to date.
    pub fn plot(&self, place: usize, make: impl FnOnce(&Chart) -> SharedPlot) -> RwSignal<SharedPlot, LocalStorage> {
        *self.plots[place].get_or_init(|| self.owner.with(|| RwSignal::new_local(make(charts::ALL[place]))))
    }

    /// Shows a run: what has not changed is left alone.
    pub fn show(&self, session: &Session, lens: Lens) {
        for (question, view) in self.questions.iter().zip(present::questions(session)) {
            if question.head.with_untracked(|old| *old != view) {
                question.head.set(view);
            }
        }
        for (shown, chart) in self.plots.iter().zip(charts::ALL) {
            let Some(shown) = shown.get() else { continue };
            let plot = chart.of(session, lens);
            if shown.with_untracked(|old| *old != plot) {
                shown.set(plot);
            }
        }
    }
}
