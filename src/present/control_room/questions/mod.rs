//! The four questions, and the sentence that answers each now. Answers are made from what monitoring knows, never
//! from the truth or the list of troubles.

mod answer;
mod silence;
mod verdicts;

use super::alerts;
use super::view::QuestionView;
use crate::platform::monitoring::alerts::{AlertState, Metric};
use crate::present::view::StatusIcon;
use crate::session::Session;
use answer::{Answer, alert, crossed, says};
use verdicts::{answering, right, up, world_changed};
pub(crate) use verdicts::{held_words, outcomes_after};

/// All is well again, and an alert still fires: it stays until that has lasted.
fn back_to_usual(answer: &Answer) -> Answer {
    says("Back to usual:", format!("{} The alert stays until that has lasted.", answer.rest))
}

/// The four questions of a run.
pub fn questions(session: &Session) -> [QuestionView; 4] {
    let view = |title, short, watched: &[Metric], main_chart, answer: Answer| {
        let state = match state(session, watched) {
            StatusIcon::Normal if answer.open => StatusIcon::NoData,
            state => state,
        };
        let calms = state == StatusIcon::Firing && !answer.open && !watched.iter().any(|watches| crossed(session, *watches));
        let Answer { lead, rest, .. } = if calms { back_to_usual(&answer) } else { answer };
        QuestionView { title, short, state, lead, rest, evidence: alerts::evidence(session, watched), main_chart }
    };
    use Metric as W;
    [
        view("Is it up?", "Up?", &[W::AnswerTime, W::TimedOut, W::Traffic], 1, up(session)),
        view("What is it answering?", "Answers", &[W::CalledFew, W::CalledMany], 0, answering(session)),
        view("Is it right?", "Right?", &[W::EstimatedCaught, W::MeasuredCaught, W::MeanError], 0, right(session)),
        view("Has the world changed?", "World", &[W::FieldDrift, W::EmptyFields], 0, world_changed(session)),
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
