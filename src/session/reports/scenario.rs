//! What a scenario amounts to: how rare positives are, the best that anybody could do, and how far the trained model and
//! the simple rule come. Measured on a healthy week, from the true probabilities.

use std::sync::Arc;

use crate::base::number_format;
use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::course::scenarios;
use crate::learn::metrics::roc_auc;
use crate::learn::models::ModelSpec;
use crate::platform::faults::conditions::Conditions;
use crate::platform::release::{Version, VersionReason};
use crate::platform::scenario::{Amount, Scenario};
use crate::platform::serving::simple_rule;
use crate::platform::training::Job;
use crate::platform::truth::TrueCells;
use crate::platform::vocabulary::{TrainingConfig, TrainingRefusal};
use crate::platform::workload::{Generator, Minute};
use crate::platform::world::World;
use crate::session::error::{ReportError, SessionError};

/// Days that are looked at.
const DAYS: u32 = 7;
/// The seed of the document.
pub const SEED: u64 = 7;

/// How well somebody decides.
#[derive(Clone, Copy, Debug, Default)]
pub struct DecisionQuality {
    /// Decisions against true probabilities.
    pub cells: TrueCells,
    /// EUR that mistakes cost for a thousand requests.
    pub eur: f64,
    /// Area under the ROC curve, where there is a score.
    pub auc: Option<f64>,
}

/// What a scenario amounts to.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Requests a day.
    pub requests: f64,
    /// Share of positives, 0 to 1.
    pub positives: f64,
    /// Somebody who knew every probability.
    pub best: DecisionQuality,
    /// The champion of a new world.
    pub model: DecisionQuality,
    /// The simple rule.
    pub rule: DecisionQuality,
    /// Where there is an amount, how far off it is told.
    pub off: Option<Off>,
}

/// True mean absolute errors, in the unit of an amount.
#[derive(Clone, Debug)]
pub struct Off {
    /// The unit.
    pub unit: String,
    /// Of somebody who knew every probability.
    pub best: f64,
    /// Of the champion of a new world.
    pub model: f64,
    /// Of boosted trees, trained on the same days.
    pub trees: f64,
    /// Of always telling the mean of these days.
    pub mean: f64,
}

/// Measures a scenario on one seed.
///
/// # Errors
/// If its past is too thin to learn from.
pub fn figures(scenario: Scenario, seed: u64) -> Result<Figures, SessionError> {
    let scenario = Arc::new(scenario);
    let world = World::new(scenario.clone(), seed).map_err(|why| SessionError::refused(why, &scenario))?;
    let generator = Generator::new(&scenario);
    let mut minute = Minute::new(scenario.schema.fields.len());
    let conditions = Conditions::default();
    let (mut scores, mut points, mut by_rule) = (Vec::new(), Vec::new(), Vec::new());
    let (mut truth, mut known, mut guessed) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = [DecisionQuality::default(); 3];
    let mut off = scenario.amount.as_ref().map(|amount| Tally::new(amount, &world)).transpose()?;
    for tick in (0..DAYS * DAY).map(Tick) {
        generator.fill(&scenario, seed, tick, &conditions, &mut minute);
        world.release.champion().score(&minute.seen.batch, &mut scores);
        off.iter_mut().for_each(|tally| tally.count(&minute));
        simple_rule(&scenario.rule, scenario.rule_points, &minute.seen.batch, &mut points, &mut by_rule);
        for row in 0..minute.seen.len() {
            let chance = minute.hidden.chance[row];
            let decisions = [chance >= scenario.threshold, scores[row] >= scenario.threshold, by_rule[row]];
            for (quality, predicted_positives) in all.iter_mut().zip(decisions) {
                quality.cells.count(chance, predicted_positives);
            }
            truth.push(minute.hidden.positive[row]);
            known.push(f64::from(chance));
            guessed.push(f64::from(scores[row]));
        }
    }
    for quality in &mut all {
        let cells = quality.cells;
        let eur = (cells.positives - cells.true_positives) * f64::from(scenario.costs.missed_eur)
            + (cells.predicted_positives - cells.true_positives) * f64::from(scenario.costs.false_alarm_eur);
        quality.eur = eur * 1_000.0 / f64::from(cells.requests.max(1));
    }
    let [mut best, mut model, rule] = all;
    best.auc = roc_auc(&truth, &known);
    model.auc = roc_auc(&truth, &guessed);
    Ok(Figures {
        requests: f64::from(best.cells.requests) / f64::from(DAYS),
        positives: best.cells.positives / f64::from(best.cells.requests.max(1)),
        best,
        model,
        rule,
        off: off.map(Tally::finish),
    })
}

/// Sums of expected distances of what is told, for those who tell something.
struct Tally<'a> {
    amount: &'a Amount,
    versions: Vec<Version>,
    mean: f32,
    rows: f64,
    sums: [f64; 4],
}

impl<'a> Tally<'a> {
    fn new(amount: &'a Amount, world: &World) -> Result<Self, SessionError> {
        let refused = |why: TrainingRefusal| SessionError::refused(why, &world.scenario);
        let champion = Version::clone(world.release.champion());
        let (from, to) = (champion.snapshot.from, champion.snapshot.to + 1);
        let snapshot = world.training.store.snapshot(from, to, |_| false).map_err(refused)?;
        let amounts = snapshot.amounts.as_ref().map_or(&[][..], |amounts| &amounts.values);
        let mean = amounts.iter().copied().map(f64::from).sum::<f64>() / amounts.len().max(1) as f64;
        let choice = TrainingConfig::last(14).by(ModelSpec::of("boosted-trees").map_err(|why| refused(TrainingRefusal::Model(why)))?);
        let job = Job::new(9, choice, Tick(0), &world.scenario.schema, snapshot).map_err(refused)?;
        let trees = job.finish_now(&world.scenario.schema, 0, VersionReason::AllOfPast, world.serving.threshold);
        let trees = trees.ok_or(ReportError::NoTrees)?;
        Ok(Self { amount, versions: vec![champion, trees], mean: mean as f32, rows: 0.0, sums: [0.0; 4] })
    }

    fn count(&mut self, minute: &Minute) {
        let (mut described, mut scores) = (vec![Vec::new(); self.versions.len()], Vec::new());
        for (version, described) in self.versions.iter().zip(&mut described) {
            version.tell(&minute.seen.batch, described, &mut scores);
        }
        for (row, chance) in minute.hidden.chance.iter().enumerate() {
            self.rows += 1.0;
            let described = [self.amount.middle(*chance), described[0][row], described[1][row], self.mean];
            for (sum, described) in self.sums.iter_mut().zip(described) {
                *sum += self.amount.expected_error(*chance, described);
            }
        }
    }

    fn finish(self) -> Off {
        let [best, model, trees, mean] = self.sums.map(|sum| sum / self.rows.max(1.0));
        Off { unit: self.amount.unit.clone(), best, model, trees, mean }
    }
}

/// The document about all built-in scenarios, as Markdown.
///
/// # Errors
/// If one of them cannot be measured.
pub fn document() -> Result<String, SessionError> {
    let mut text = format!(
        "# The systems that run here\n\n\
         Printed by `afterlaunch scenarios`: {DAYS} healthy days on seed {SEED}, from the true probabilities.\n\
         “At most” and “at least” is what somebody would reach who knew the probability behind each request; the model is the\n\
         first champion, the rule is the simple rule that answers in its place. All decide at the scenario’s own threshold.\n\n\
         | scenario | requests a day | positives | outcomes known | half of them after | best AUC | model’s AUC |\n\
         |---|---|---|---|---|---|---|\n"
    );
    let mut decided =
        "\n| scenario | caught, at most | by the model | by the rule | false alarms, at least | by the model | by the rule | \
                       mistakes, EUR a thousand, at least | by the model | by the rule |\n|---|---|---|---|---|---|---|---|---|---|\n"
            .to_owned();
    let mut described = "\nWhere there is an amount behind each outcome, versions tell it. How far off it is on average:\n\n\
                    | scenario | in | at least | by the model | by boosted trees | by always predicting the mean |\n|---|---|---|---|---|---|\n"
        .to_owned();
    let percent = |share: Option<f64>| share.map_or("–".to_owned(), |share| format!("{:.0} %", share * 100.0));
    let auc = |quality: &DecisionQuality| quality.auc.map_or("–".to_owned(), |auc| format!("{auc:.3}"));
    for scenario in scenarios::ALL.iter().map(|entry| (entry.make)()) {
        let (name, outcomes) = (scenario.name.clone(), scenario.outcomes.clone());
        let f = figures(scenario, SEED)?;
        let all = [&f.best, &f.model, &f.rule];
        text.push_str(&format!(
            "| {name} | {} | {:.1} % | {:.0} % | {} | {} | {} |\n",
            number_format::grouped(f.requests.round() as u64),
            f.positives * 100.0,
            outcomes.coverage * 100.0,
            number_format::length(Minutes((outcomes.median_hours * HOUR as f32) as u32)),
            auc(&f.best),
            auc(&f.model),
        ));
        let recall_row = all.map(|q| percent(q.cells.recall())).join(" | ");
        let wrong = all.map(|q| percent(q.cells.false_alarm_share())).join(" | ");
        let eur = all.map(|q| number_format::grouped(q.eur.round() as u64)).join(" | ");
        if let Some(off) = &f.off {
            let figures = [off.best, off.model, off.trees, off.mean].map(|error| format!("{error:.2}")).join(" | ");
            described.push_str(&format!("| {name} | {} | {figures} |\n", off.unit));
        }
        decided.push_str(&format!("| {name} | {recall_row} | {wrong} | {eur} |\n"));
    }
    Ok(text + &decided + &described)
}
