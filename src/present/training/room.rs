//! The training room as it stands: what is being trained, and all trainings so far.

use super::curve::CurveView;
use super::runs;
use super::runs::RunView;
use crate::platform::team::settings::{Setting, TestSplit};
use crate::platform::vocabulary::Action;
use crate::present::words;
use crate::session::Session;

/// The share of requests that a version gets first.
const FIRST_SHARE: f32 = 0.1;

/// The training that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningView {
    /// "v5 is being trained: 40 %".
    pub words: String,
    /// 0 to 1.
    pub share: f64,
    /// Its curve so far.
    pub curve: CurveView,
}

/// The training room.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainView {
    /// The training that runs.
    pub running: Option<RunningView>,
    /// Those that were done, the newest first.
    pub runs: Vec<RunView>,
    /// Rows to test on are drawn at random; otherwise they are the newest.
    pub at_random: bool,
    /// What is kept to learn from: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// All versions that can be told about, the newest first.
    pub versions: Vec<u32>,
}

/// The training room of a run.
pub fn train(session: &Session) -> TrainView {
    let world = session.world();
    let running = world.training.job.as_ref().zip(world.training.progress()).map(|(job, share)| {
        let of = world.training.search.as_ref().map(|search| format!(", try {} of {}", search.done + 1, search.model_specs.len()));
        let words = format!("v{}{} is being trained: {}", job.number, of.unwrap_or_default(), words::percent(share));
        RunningView { words, share, curve: CurveView::of(job.curve()) }
    });
    let runs = world.training.experiments.iter().rev().map(|done| runs::run(session, done)).collect();
    TrainView {
        running,
        runs,
        at_random: world.team.settings.test_split == TestSplit::AtRandom,
        kept: kept(session),
        versions: world.release.registry.all().rev().map(|(version, _)| version.number).collect(),
    }
}

/// What is kept to learn from: rows whose outcome is known, and rows that wait for it. Together they are all that was kept.
fn kept(session: &Session) -> Vec<(&'static str, String)> {
    let (store, w) = (&session.world().training.store, &session.scenario().words);
    let (all, known) = (store.kept(), store.known());
    vec![
        ("kept, outcome known", format!("{} {}", words::grouped(known), w.many)),
        ("kept, no outcome yet", format!("{} {}", words::grouped(all - known), w.many)),
        ("kept in all", format!("{} {}", words::grouped(all), w.many)),
    ]
}

/// Has rows to test on drawn at random from now on, or takes the newest.
pub fn test_at_random(at_random: bool) -> Action {
    Action::Setting(Setting::TestSplit(if at_random { TestSplit::AtRandom } else { TestSplit::ByTime }))
}

/// Gives a version its first requests.
pub fn try_out(version: u32) -> Action {
    Action::StartCanary { version, share: FIRST_SHARE }
}

#[cfg(test)]
mod tests {
    use super::super::compare;
    use super::super::draft::TrainingDraft;
    use super::*;
    use crate::learn::models::ALL;

    fn session() -> Session {
        Session::open("support-tickets", 7).expect("it is there")
    }

    fn check(change: impl Fn(&mut TrainingDraft), expected: &str) {
        let mut draft = TrainingDraft::new(4);
        change(&mut draft);
        let mut session = session();
        let done = draft.action().and_then(|action| session.dispatch(action).map_err(|why| words::session_error(&why)));
        let described = done.map_or_else(|why| why, |()| train(&session).running.map(|running| running.words).unwrap_or_default());
        assert_eq!(described, expected);
    }

    #[test]
    fn what_is_entered_becomes_a_training() {
        check(|_| (), "v4 is being trained: 0 %");
        check(|draft| draft.settings[0] = "a few".into(), "“Trees” must be a number, not “a few”.");
        check(|draft| draft.settings[0] = "0".into(), "“Trees” can be from 1 to 400, not 0.");
        check(|draft| draft.settings[1] = "0,2".into(), "v4 is being trained: 0 %");
        check(
            |draft| (draft.days, draft.until) = (0, 2),
            "A training from 7 days back on cannot end 7 days back: there is no day between.",
        );
    }

    #[test]
    fn every_kind_can_be_trained_and_searched_as_the_form_offers() {
        for kind in 0..ALL.len() {
            let draft = TrainingDraft::new(kind);
            session().dispatch(draft.action().expect("it is usual")).expect("it begins");
            for at in 0..draft.model().hyperparameters.len() {
                let mut draft = draft.clone();
                draft.try_setting(at);
                session().dispatch(draft.search().expect("values are offered")).expect("it begins");
            }
        }
    }

    #[test]
    fn runs_are_listed_and_compared() {
        let mut session = session();
        let mut draft = TrainingDraft::new(3);
        session.dispatch(draft.search().expect("values are offered")).expect("it begins");
        while train(&session).running.is_some() {
            session.advance();
        }
        draft.days = 2;
        session.dispatch(draft.action().expect("it is usual")).expect("it begins");
        while train(&session).running.is_some() {
            session.advance();
        }
        let runs = train(&session).runs;
        assert_eq!(runs.len(), 4);
        assert_eq!(runs.iter().filter(|run| run.can_try).count(), 2);
        let beside = |first, second| compare::Comparing::begin(&session, first, second).map(|comparing| comparing.view());
        let described = beside(1, 2).expect("both are there");
        assert!(described.remarks[0].contains("very same rows") && described.rows[0][1] != described.rows[0][2], "{described:?}");
        assert_eq!(described.rows[2][1], described.rows[2][2], "{described:?}");
        assert!(beside(1, 4).expect("both are there").remarks[0].contains("different rows"));
        assert_eq!(beside(1, 99), None);
        session.dispatch(try_out(runs[0].version.expect("it is kept"))).expect("it is ready");
        session.dispatch(test_at_random(true)).expect("it can be");
        assert!(train(&session).at_random);
    }
}
