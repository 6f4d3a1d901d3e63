//! What the page shows, as signals that change only when what they hold has changed.
//!
//! Words are pulled: a memo per view, computed when somebody looks at it. Charts are pushed by the driver, because
//! they share their points by reference count and are drawn on a beat of their own.

use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::view::{Glyph, QuestionView};
use leptos::prelude::*;

/// A view in the tier of words.
pub type Shown<T> = Memo<T>;

/// A question without its charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// "Is it up?"
    pub title: &'static str,
    /// "Up?", for a narrow tab.
    pub short: &'static str,
    /// Its state.
    pub state: Glyph,
    /// The answer's first words, strong.
    pub lead: String,
    /// The rest of the answer.
    pub rest: String,
    /// Which of the three charts is shown where there is room for one.
    pub main_chart: usize,
}

/// One question and its three charts.
#[derive(Clone, Copy)]
pub struct Question {
    /// What it asks and what is answered now.
    pub head: RwSignal<Head>,
    /// Its charts.
    pub plots: [RwSignal<SharedPlot, LocalStorage>; 3],
}

/// The four questions.
#[derive(Clone, Copy)]
pub struct Charts(pub [Question; 4]);

impl Charts {
    /// Signals for four questions.
    pub fn new(questions: [QuestionView; 4]) -> Self {
        Self(questions.map(|question| {
            let (head, plots) = parted(question);
            Question { head: RwSignal::new(head), plots: plots.map(RwSignal::new_local) }
        }))
    }

    /// Shows four questions: what has not changed is left alone.
    pub fn show(self, questions: [QuestionView; 4]) {
        for (shown, question) in self.0.into_iter().zip(questions) {
            let (head, plots) = parted(question);
            if shown.head.with_untracked(|old| *old != head) {
                shown.head.set(head);
            }
            for (shown, plot) in shown.plots.into_iter().zip(plots) {
                if shown.with_untracked(|old| *old != plot) {
                    shown.set(plot);
                }
            }
        }
    }

    /// The chart with this name.
    pub fn find(self, id: &str) -> Option<RwSignal<SharedPlot, LocalStorage>> {
        self.0.iter().flat_map(|question| question.plots).find(|plot| plot.with_untracked(|plot| plot.id == id))
    }
}

fn parted(question: QuestionView) -> (Head, [SharedPlot; 3]) {
    let QuestionView { title, short, state, lead, rest, charts, main_chart } = question;
    (Head { title, short, state, lead, rest, main_chart }, charts)
}
