//! The four questions, and the sentence that answers each now. Answers are made from what monitoring knows, never
//! from the truth or the list of troubles.

mod answer;
mod silence;
mod verdicts;

use super::alerts;
use super::view::QuestionView;
use crate::platform::monitoring::alerts::{AlertState, Metric};
use crate::present::charts::{self, ChartQuestion};
use crate::present::view::StatusIcon;
use crate::session::Session;
use answer::{QuestionAnswer, alert, crossed, says};
use verdicts::{answering, right, up, world_changed};
pub(crate) use verdicts::{held_words, outcomes_after};

/// All is well again, and an alert still fires: it stays until that has lasted.
fn back_to_normal(answer: &QuestionAnswer) -> QuestionAnswer {
    says("Back to usual:", format!("{} The alert stays until that has lasted.", answer.rest))
}

/// The four questions of a run.
pub fn questions(session: &Session) -> [QuestionView; 4] {
    let view = |title, short, watched: &[Metric], asks: &ChartQuestion, answer: QuestionAnswer| {
        let state = match state(session, watched) {
            StatusIcon::Normal if answer.open => StatusIcon::NoData,
            state => state,
        };
        let calms = state == StatusIcon::Firing && !answer.open && !watched.iter().any(|watches| crossed(session, *watches));
        let QuestionAnswer { lead, rest, .. } = if calms { back_to_normal(&answer) } else { answer };
        let panel = asks.panel(session.scenario());
        QuestionView {
            title,
            short,
            state,
            lead,
            rest,
            evidence: alerts::evidence(session, watched),
            charts: panel.charts.map(|chart| chart.id),
            main_chart: panel.main.id,
        }
    };
    use Metric as W;
    let [is_up, answers, is_right, changed] = &charts::QUESTIONS;
    [
        view("Is it up?", "Up?", &[W::AnswerTime, W::TimedOut, W::Traffic], is_up, up(session)),
        view("What is it answering?", "Answers", &[W::PositiveRateLow, W::PositiveRateHigh], answers, answering(session)),
        view("Is it right?", "Right?", &[W::EstimatedRecall, W::MeasuredRecall, W::MeanError], is_right, right(session)),
        view("Has the world changed?", "World", &[W::FieldDrift, W::MissingValues], changed, world_changed(session)),
    ]
}

fn state(session: &Session, watched: &[Metric]) -> StatusIcon {
    let standings = || watched.iter().filter_map(|w| alert(session, *w)).map(|a| a.state);
    if standings().any(|s| matches!(s, AlertState::Firing { .. })) {
        StatusIcon::Firing
    } else if standings().any(|s| matches!(s, AlertState::Watching { .. })) {
        StatusIcon::Watching
    } else if standings().all(|s| matches!(s, AlertState::NoData)) {
        StatusIcon::NoData
    } else {
        StatusIcon::Normal
    }
}
