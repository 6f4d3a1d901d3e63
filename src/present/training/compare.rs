//! Two trainings side by side: on one test set, row by row, each difference with its interval.
//!
//! The rows are the test part of the one whose test begins later. Whatever the other has learnt from lies before its own test
//! part, and so before these rows: neither has seen one of them. Where rows were drawn at random nobody knows that, and the two
//! are not compared.

use super::model_spec_words;
use super::runs::ENOUGH_POSITIVES;
use crate::learn::metrics::cost::Prices;
use crate::learn::metrics::report::{MeasureUnit, Pair, Pairing};
use crate::platform::training::Experiment;
use crate::present::words;
use crate::session::Session;

/// What two are compared by.
const COMPARED: [&str; 7] = ["recall", "precision", "false_alarm_rate", "pr_auc", "roc_auc", "log_loss", "cost"];

/// Two trainings side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompareView {
    /// Name, first, second, difference.
    pub rows: Vec<[String; 4]>,
    /// What they were compared on, and what can be said of it.
    pub remarks: Vec<String>,
}

impl CompareView {
    /// What the columns are called.
    pub fn head(first: u32, second: u32) -> [String; 4] {
        [String::new(), format!("run {first}"), format!("run {second}"), "difference (95 % interval)".to_owned()]
    }
}

/// A comparison in the making, a draw at a time.
pub struct Comparing {
    about: Vec<[String; 4]>,
    remarks: Vec<String>,
    outcomes: Vec<bool>,
    scores: [Vec<f64>; 2],
    pairing: Option<Pairing>,
    numbers: [u32; 2],
    /// "payments".
    many: String,
    positive: String,
}

impl Comparing {
    /// Before the first draw. Nothing where there is no such training.
    pub fn begin(session: &Session, first: u32, second: u32) -> Option<Self> {
        let world = session.world();
        let find = |number: u32| world.training.experiments.iter().find(|done| done.number == number);
        let pair = [find(first)?, find(second)?];
        let w = &session.scenario().words;
        let costs = &session.scenario().costs;
        let prices = Prices { missed: f64::from(costs.missed_eur), false_alarm: f64::from(costs.false_alarm_eur) };
        let found = test_set(session, pair);
        let [a, b] = pair.map(|done| model_spec_words(&done.choice.model_spec));
        let [rows_a, rows_b] = pair.map(|done| {
            format!(
                "{} {}, {}",
                words::grouped(done.snapshot.rows[0].into()),
                w.many,
                words::learning::days(done.choice.days, done.choice.until)
            )
        });
        let same = pair[0].snapshot.fingerprint == pair[1].snapshot.fingerprint;
        let learnt = match same {
            true => "Both learnt from the very same rows: what differs is the model.",
            false => "They learnt from different rows: what differs may be the model, or the rows.",
        };
        let mut it = Self {
            about: vec![["model".to_owned(), a, b, String::new()], ["learnt from".to_owned(), rows_a, rows_b, String::new()]],
            remarks: vec![learnt.to_owned()],
            outcomes: Vec::new(),
            scores: [Vec::new(), Vec::new()],
            pairing: None,
            numbers: [first, second],
            many: w.many.clone(),
            positive: w.positive.clone(),
        };
        match found {
            Err(why) => it.remarks.push(why),
            Ok(TestSet { of, outcomes, scores }) => {
                let positives = outcomes.iter().filter(|outcome| **outcome).count();
                let rows =
                    format!("{} {}, {} {}", words::grouped(outcomes.len() as u64), w.many, words::grouped(positives as u64), w.positive);
                it.about.push(["tested on".to_owned(), rows.clone(), rows, "the same rows".to_owned()]);
                it.remarks.push(format!("Both answered the test rows of run {of}, which neither has learnt from."));
                it.pairing = Some(Pairing::new(f64::from(world.serving.threshold), prices, u64::from(first) << 32 | u64::from(second)));
                (it.outcomes, it.scores) = (outcomes, scores);
            }
        }
        Some(it)
    }

    fn answers(&self) -> [&[f64]; 2] {
        [&self.scores[0], &self.scores[1]]
    }

    /// Draws once more. Returns whether that was often enough.
    pub fn step(&mut self) -> bool {
        let Self { pairing, outcomes, scores, .. } = self;
        pairing.as_mut().is_none_or(|pairing| pairing.step(outcomes, [&scores[0], &scores[1]]))
    }

    /// The comparison as far as it is made.
    pub fn view(&self) -> CompareView {
        let pairs: Vec<Pair> = match &self.pairing {
            Some(pairing) => COMPARED.iter().filter_map(|id| pairing.pair(id, &self.outcomes, self.answers())).collect(),
            None => Vec::new(),
        };
        let positives = self.outcomes.iter().filter(|outcome| **outcome).count() as u64;
        let mut remarks = self.remarks.clone();
        if self.pairing.is_some() && positives < ENOUGH_POSITIVES {
            remarks.push(format!(
                "Only {} of these {} are {}: too few to tell the two apart.",
                words::grouped(positives),
                self.many,
                self.positive
            ));
        } else if pairs.iter().any(|pair| pair.interval.is_some()) {
            remarks.push(self.verdict(&pairs));
        }
        CompareView { rows: self.about.iter().cloned().chain(pairs.iter().map(|pair| row(pair, positives))).collect(), remarks }
    }

    /// By which measures one is better for certain.
    fn verdict(&self, pairs: &[Pair]) -> String {
        let better = |second: bool| {
            let sure = pairs.iter().filter(move |pair| pair.is_sure() && pair.second_is_better() == second);
            sure.map(|pair| words::small(pair.measure.name)).collect::<Vec<_>>()
        };
        let said = |second: bool| {
            let names = better(second);
            (!names.is_empty()).then(|| format!("Run {} is better by {}.", self.numbers[usize::from(second)], names.join(", ")))
        };
        let all: Vec<String> = [false, true].into_iter().filter_map(said).collect();
        match all.is_empty() {
            true => "No difference is larger than luck explains.".to_owned(),
            false => format!("{} All other differences may be luck.", all.join(" ")),
        }
    }
}

fn row(pair: &Pair, positives: u64) -> [String; 4] {
    let figure = |value: f64| match pair.measure.unit {
        MeasureUnit::EurAThousand => words::grouped(value.round() as u64),
        MeasureUnit::Plain => format!("{value:.3}"),
    };
    let signed = |value: f64| {
        let said = figure(value.abs());
        let zero = said.chars().all(|c| matches!(c, '0' | '.'));
        format!(
            "{}{said}",
            if zero {
                ""
            } else if value < 0.0 {
                "−"
            } else {
                "+"
            }
        )
    };
    let shown = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), figure);
    let difference = match (pair.difference, pair.interval) {
        (None, _) => "–".to_owned(),
        (Some(_), _) if positives < ENOUGH_POSITIVES => "too few to tell".to_owned(),
        (Some(_), None) => "…".to_owned(),
        (Some(difference), Some((low, high))) => {
            let chance_note = if pair.is_sure() { "" } else { ": may be luck" };
            format!("{} ({} to {}){chance_note}", signed(difference), signed(low), signed(high))
        }
    };
    let name = match pair.measure.unit {
        MeasureUnit::EurAThousand => format!("{} in a thousand, EUR", pair.measure.name),
        MeasureUnit::Plain => pair.measure.name.to_owned(),
    };
    [name, shown(pair.values[0]), shown(pair.values[1]), difference]
}

/// Rows that neither of two has learnt from.
struct TestSet {
    /// The run whose test part they are.
    of: u32,
    outcomes: Vec<bool>,
    /// What the first and the second answer.
    scores: [Vec<f64>; 2],
}

/// # Errors
/// If there are no such rows, or nobody knows: why.
fn test_set(session: &Session, pair: [&Experiment; 2]) -> Result<TestSet, String> {
    let [a, b] = pair;
    if a.snapshot.fingerprint == b.snapshot.fingerprint && a.answers.outcomes == b.answers.outcomes {
        let scores = pair.map(|done| done.answers.scores.clone());
        return Ok(TestSet { of: a.number, outcomes: a.answers.outcomes.clone(), scores });
    }
    if a.snapshot.at_random || b.snapshot.at_random {
        let why = "The rows of at least one of them were drawn at random: nobody knows of rows that neither has learnt from, so the two are \
                   not compared.";
        return Err(why.to_owned());
    }
    let later = usize::from(b.snapshot.tested_from > a.snapshot.tested_from);
    let kept = |done: &Experiment| done.version.and_then(|version| session.world().release.registry.get(version));
    let (Some(of), Some(_)) = (kept(pair[later]), kept(pair[1 - later])) else {
        return Err("One of them was a try that was not kept, so it cannot answer the test rows of the other.".to_owned());
    };
    let asked = |done: &Experiment| match kept(done) {
        Some(version) => version.scores_of(&of.tested.rows).into_iter().map(f64::from).collect(),
        None => Vec::new(),
    };
    Ok(TestSet { of: pair[later].number, outcomes: of.tested.outcomes.clone(), scores: pair.map(asked) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::team::settings::{Setting, TestSplit};
    use crate::platform::vocabulary::{Action, TrainingConfig};

    fn trained(session: &mut Session, choice: TrainingConfig) {
        session.dispatch(Action::Retrain(choice)).expect("it begins");
        while session.world().training.job.is_some() {
            session.advance();
        }
    }

    fn compared(session: &Session, first: u32, second: u32) -> CompareView {
        let mut comparing = Comparing::begin(session, first, second).expect("both are there");
        while !comparing.step() {}
        comparing.view()
    }

    #[test]
    fn two_are_compared_on_rows_that_neither_has_learnt_from() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        trained(&mut session, TrainingConfig::last(7));
        trained(&mut session, TrainingConfig::last(21));
        let [short, long] = [0, 1].map(|at| session.world().training.experiments[at].clone());
        assert!(short.snapshot.tested_from > long.snapshot.tested_from);
        let described = compared(&session, 1, 2);
        assert_eq!(described.rows[2][1], described.rows[2][2], "one test set");
        assert!(described.rows[2][1].starts_with(&words::grouped(short.answers.outcomes.len() as u64)), "{:?}", described.rows[2]);
        assert!(described.remarks[1].contains("test rows of run 1"), "{:?}", described.remarks);
        assert_eq!(described.rows.len(), 3 + COMPARED.len());
        assert!(described.rows[3..].iter().all(|row| row[3].contains(" to ")), "{:?}", described.rows);
        // The other way round the same rows answer, and each difference changes its sign.
        let other = compared(&session, 2, 1);
        assert_eq!((&other.rows[3][1], &other.rows[3][2]), (&described.rows[3][2], &described.rows[3][1]));
        // What was learnt from the same rows, by the same recipe, cannot differ.
        trained(&mut session, TrainingConfig::last(21));
        assert!(Comparing::begin(&session, 1, 99).is_none());
    }

    #[test]
    fn rows_drawn_by_lot_are_not_compared_with_others() {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        session.dispatch(Action::Setting(Setting::TestSplit(TestSplit::AtRandom))).expect("it can be");
        trained(&mut session, TrainingConfig::last(7));
        trained(&mut session, TrainingConfig::last(14));
        let described = compared(&session, 1, 2);
        assert!(described.rows.len() == 2 && described.remarks[1].contains("at random"), "{described:?}");
    }
}
