//! All trainings that were done, with what each was tested on: a share of few rows says so, and one of many has its interval.

use super::model_spec_words;
use crate::base::stats;
use crate::learn::metrics::report::pr_auc_interval;
use crate::platform::release::Status;
use crate::platform::training::Experiment;
use crate::present::words;
use crate::session::Session;

/// A test with fewer positives says nothing about what a version catches.
pub const ENOUGH_POSITIVES: u64 = 10;

/// A training that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct RunView {
    /// Its number.
    pub number: u32,
    /// The version that came of it.
    pub version: Option<u32>,
    /// It can be given its first requests.
    pub can_try: bool,
    /// The cells under [`RunView::HEAD`].
    pub cells: [String; 9],
}

impl RunView {
    /// What the columns of a run are called.
    pub const HEAD: [&'static str; 9] =
        ["run", "model", "learnt from", "tested on", "recall (caught)", "precision", "PR-AUC", "loss", "took"];
    /// What the list leaves to be known, in a sentence.
    pub const NOTE: &'static str = "Each version is tested on rows of its own, which it has not learnt from: two of them are compared \
        fairly only side by side, on one test set. In brackets stands the 95 % interval.";
}

/// A run of the list.
pub fn run(session: &Session, done: &Experiment) -> RunView {
    let world = session.world();
    let w = &session.scenario().words;
    let version = done.version.map_or_else(|| "not kept".to_owned(), |version| format!("v{version}"));
    let ready = done.version.is_some_and(|version| world.release.registry.status(version) == Some(Status::Ready));
    // As all figures of the room, at the decision threshold in service.
    let cells = done.answers.cells(world.serving.threshold);
    let positives = cells.tp + cells.fn_;
    let area = done.measures.pr_auc.zip(done.measures.pr_auc.and_then(|area| pr_auc_interval(area, positives)));
    RunView {
        number: done.number,
        version: done.version,
        can_try: ready && world.release.rollout.canary.is_none(),
        cells: [
            format!("{}, {version}", done.number),
            model_spec_words(&done.choice.model_spec),
            format!(
                "{} {}, {}",
                words::grouped(done.snapshot.rows[0].into()),
                w.many,
                words::learning::days(done.choice.days, done.choice.until)
            ),
            format!("{} {}, {} {}", words::grouped(cells.total()), w.many, words::grouped(positives), w.positive),
            share_of(cells.tp, positives),
            share_of(cells.tp, cells.tp + cells.fp),
            match area {
                Some((value, (low, high))) if positives >= ENOUGH_POSITIVES => format!("{value:.3} ({low:.3} to {high:.3})"),
                _ => "too few to tell".to_owned(),
            },
            match &done.measures.errors {
                Some(errors) => words::amount(session.scenario(), errors.mae),
                None => done.measures.log_loss.map_or_else(|| "–".to_owned(), |loss| format!("{loss:.3}")),
            },
            words::length(crate::base::time::Minutes(done.minutes.max(1))),
        ],
    }
}

/// "79 % (74 to 83)", or where there are hardly any, how many of how many.
fn share_of(part: u64, of: u64) -> String {
    match stats::wilson(part as f64, of as f64, 0.05) {
        Some((low, high)) if of >= ENOUGH_POSITIVES => {
            let share = part as f64 / of as f64;
            format!("{} ({} to {})", words::percent(share), words::percent_figure(low), words::percent_figure(high))
        }
        _ => format!("{} of {}: too few to tell", words::grouped(part), words::grouped(of)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_and_its_report_say_one_area_with_one_interval() {
        use crate::platform::vocabulary::Action;
        use crate::platform::vocabulary::TrainingConfig;
        use crate::present::training::report::Making;
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        session.dispatch(Action::Retrain(TrainingConfig::last(3))).expect("it begins");
        while session.world().training.job.is_some() {
            session.advance();
        }
        let listed = run(&session, &session.world().training.experiments[0]).cells[6].clone();
        let mut making = Making::begin(&session, 4).expect("it is there");
        let described =
            |making: &Making| making.lines().into_iter().find(|line| line[0] == "PR-AUC").map(|line| format!("{} ({})", line[1], line[2]));
        assert_eq!(described(&making).as_ref(), Some(&listed), "before anything is drawn");
        while making.step() == crate::present::training::report::Brought::Nothing {}
        assert_eq!(described(&making), Some(listed));
    }

    #[test]
    fn a_share_of_few_says_so_and_one_of_many_has_an_interval() {
        assert_eq!(share_of(3, 3), "3 of 3: too few to tell");
        assert_eq!(share_of(0, 0), "0 of 0: too few to tell");
        assert_eq!(share_of(80, 100), "80 % (71 to 87)");
    }
}
