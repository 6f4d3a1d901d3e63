//! What can be asked of the rows before a training, and of a version after it.

use std::sync::Arc;

#[cfg(test)]
use super::kind_words;
use super::promises::PromisesView;
use super::{CurveView, TrainingDraft, model_spec_words};
use crate::base::order::sorted_by;
use crate::learn::data::Batch;
use crate::learn::data::survey::Survey;
use crate::learn::explain::{self, Importance};
use crate::learn::metrics::report;
use crate::learn::metrics::report::{Drawing, ReportLine};
use crate::platform::release::{SHUFFLES, SnapshotCard, Version};
use crate::platform::training::amount_predictor::Errors;
use crate::present::words;
use crate::session::Session;

/// Rows that a survey looks at: it takes a moment, and more would show nothing else.
const SURVEYED: usize = 6_000;
/// Values of a field that a version is asked about.
const GRID: usize = 7;

/// What the rows of a training would be like.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyView {
    /// Name and value.
    pub facts: Vec<(&'static str, String)>,
    /// What is wrong with them, each in a sentence.
    pub findings: Vec<String>,
    /// The cells under [`SurveyView::HEAD`], for each field.
    pub fields: Vec<[String; 4]>,
}

impl SurveyView {
    /// What the columns of a field are called.
    pub const HEAD: [&'static str; 4] = ["field", "missing", "values", "predictive power alone (AUC)"];
    /// What its last column means.
    pub const NOTE: &'static str = "“Predictive power alone (AUC)” is how well a field would rank the outcomes by itself, as ROC-AUC: 0.5 \
        not at all, 1 perfectly. A field that is nearly perfect may have been written down after the outcome.";
}

/// A look at the rows that a draft would learn from, a field at a time: all at once would keep the page waiting.
pub struct Surveying {
    rows: Batch,
    outcomes: Vec<bool>,
    card: SnapshotCard,
    /// Rows with an outcome: in the store, and in the days that were chosen.
    known: [u64; 2],
    found: Survey,
}

impl Surveying {
    /// Before the first field.
    ///
    /// # Errors
    /// If there could be no such training: why.
    pub fn begin(session: &Session, draft: &TrainingDraft) -> Result<Self, String> {
        let (world, choice) = (session.world(), draft.choice()?);
        let snapshot = world.snapshot(choice).map_err(|why| words::refusals::training(&why))?;
        let known = [world.training.store.known(), world.known_in(choice)];
        let n = snapshot.rows.len();
        let newest = n.saturating_sub(SURVEYED)..n;
        let (rows, outcomes) = (snapshot.rows.part(newest.clone()), snapshot.outcomes[newest].to_vec());
        Ok(Self { found: Survey::begin(&rows, &outcomes), rows, outcomes, card: snapshot.card, known })
    }

    /// Looks at one more field. Returns what the rows are like once all are known.
    pub fn step(&mut self, session: &Session) -> Option<SurveyView> {
        let done = self.found.look(&session.scenario().schema, &self.rows, &self.outcomes);
        done.then(|| survey(session, &self.card, self.known, &self.found))
    }
}

fn survey(session: &Session, card: &SnapshotCard, [kept, chosen]: [u64; 2], found: &Survey) -> SurveyView {
    let schema = &session.scenario().schema;
    let w = &session.scenario().words;
    let rows = |rows: u64| words::count(rows, &w.one, &w.many);
    let all: u64 = card.rows.iter().map(|rows| u64::from(*rows)).sum();
    let positives = (card.positives * all as f64).round() as u64;
    let [train, validation, test] = card.rows.map(|part| words::grouped(u64::from(part)));
    // Later trainings have more rows: what is told here holds for the moment at which somebody looked.
    let looked = ("as of", format!("day {}, {}", session.now().day(), words::clock(session.now())));
    let mut facts = vec![looked, ("kept, outcome known", rows(kept)), ("of other days", rows(kept - chosen))];
    if chosen > all {
        facts.push(("in hours with an alert", rows(chosen - all)));
    }
    facts.extend([
        ("in this snapshot", rows(all)),
        ("to learn from, to validate, to test", format!("{train}, {validation}, {test}")),
        ("positives in the snapshot", format!("{} {}, {}", words::grouped(positives), w.positive, words::percent(card.positives))),
        (
            "looked at below",
            if found.rows as u64 == all { "all of them".to_owned() } else { format!("the newest {}", rows(found.rows as u64)) },
        ),
        ("rows that are there twice", format!("{} of {}", words::grouped(found.twice as u64), words::grouped(found.rows as u64))),
        ("fingerprint of its snapshot", format!("{:08x}", card.fingerprint >> 32)),
    ]);
    let fields = schema.fields.iter().zip(&found.fields).map(|(field, survey)| {
        // Large numbers without their fractions.
        let value = |value: f32| words::rules::value(field, Some(if value.abs() >= 10.0 { value.round() } else { value }));
        let values = match survey.span {
            None => "none".to_owned(),
            Some(_) if field.categories() > 0 => format!("{} kinds", field.categories()),
            Some((low, high)) => format!("{} to {}", value(low), value(high)),
        };
        let missing = words::percent(survey.missing as f64 / found.rows.max(1) as f64);
        let alone = survey.alone.map_or_else(|| "–".to_owned(), |area| format!("{area:.2}"));
        [field.label.clone(), missing, values, alone]
    });
    let findings = found.findings().iter().map(|finding| words::learning::finding(finding, schema)).collect();
    SurveyView { facts, findings, fields: fields.collect() }
}

/// What is told of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportView {
    /// "v5: boosted trees, trees 30".
    pub title: String,
    /// Measure, value, where other luck would have put it, what it says.
    pub lines: Vec<[String; 4]>,
    /// How far off its amounts are, beside always predicting the mean; empty where it tells none.
    pub amounts: String,
    /// How far its probabilities are off, as they are and calibrated.
    pub calibration: String,
    /// Whether its scores keep what they promise.
    pub promises: PromisesView,
    /// How long an answer takes beside logistic regression's, and what its training took.
    pub work: String,
    /// Its learning curve.
    pub curve: CurveView,
}

impl ReportView {
    /// What the columns of a line are called.
    pub const HEAD: [&'static str; 4] = ["measure", "value", "95 % interval", "what it says"];
}

/// A report in the making, by the rows that a version was tested on. It takes longer than a frame, so it is made in pieces:
/// first the intervals, a draw at a time, then what the version goes by, a field at a time.
pub struct Making {
    version: Arc<Version>,
    /// How far off its amounts are; empty where it tells none.
    amounts: String,
    drawing: Drawing,
    drawn: bool,
    fields: Vec<Importance>,
    /// What each shuffle of the next field came to.
    rises: Vec<f64>,
}

/// What a piece of a report has brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// Nothing yet that could be shown.
    Nothing,
    /// The intervals are there.
    Intervals,
    /// It is known what the version goes by, and all is done.
    All,
}

impl Making {
    /// Measures without those intervals that have to be drawn. Nothing where there is no such version.
    pub fn begin(session: &Session, number: u32) -> Option<Self> {
        let world = session.world();
        let drawing = Drawing::new(f64::from(world.serving.threshold), u64::from(number));
        let version = world.release.registry.get(number)?.clone();
        let amounts = version.measures.errors.as_ref().map(|errors| amounts(session, errors)).unwrap_or_default();
        Some(Self { version, amounts, drawing, drawn: false, fields: Vec::new(), rises: Vec::new() })
    }

    /// One more piece.
    pub fn step(&mut self) -> Brought {
        let tested = &self.version.tested;
        if !self.drawn {
            self.drawn = self.drawing.step(&tested.outcomes, &tested.scores);
            return if self.drawn { Brought::Intervals } else { Brought::Nothing };
        }
        let field = self.fields.len();
        if field == tested.rows.fields() {
            return Brought::All;
        }
        let Some(rise) = self.version.shuffled_once(field, self.rises.len() as u32) else { return Brought::All };
        self.rises.push(rise);
        if self.rises.len() < SHUFFLES as usize {
            return Brought::Nothing;
        }
        self.fields.push(Importance::of(&std::mem::take(&mut self.rises)));
        if self.fields.len() == tested.rows.fields() { Brought::All } else { Brought::Nothing }
    }

    /// The report as far as it is made.
    pub fn report(&self) -> ReportView {
        let version = &self.version;
        ReportView {
            title: format!("v{}: {}", version.number, model_spec_words(&version.model_spec)),
            amounts: self.amounts.clone(),
            lines: self.lines(),
            calibration: calibration(version),
            promises: PromisesView::of(version),
            work: work(version),
            curve: CurveView::of(&version.curve),
        }
    }

    /// The lines of the report as far as they are made.
    pub fn lines(&self) -> Vec<[String; 4]> {
        let tested = &self.version.tested;
        let off = if tested.amounts.is_empty() { Vec::new() } else { report::numbers(&tested.amounts) };
        let off = off.iter().map(|line| self.line_words(line, words::figure));
        let rest = self.drawing.lines(&tested.outcomes, &tested.scores);
        off.chain(rest.iter().map(|line| self.line_words(line, |value| format!("{value:.3}")))).collect()
    }

    fn line_words(&self, line: &ReportLine, shown: fn(f64) -> String) -> [String; 4] {
        let interval = line.interval.map(|(low, high)| format!("{} to {}", shown(low), shown(high)));
        let waits = if self.drawn || line.value.is_none() { "" } else { "…" };
        let value = line.value.map_or_else(|| "none".to_owned(), shown);
        [line.measure.name.to_owned(), value, interval.unwrap_or_else(|| waits.to_owned()), line.measure.sentence.to_owned()]
    }

    /// How much the version goes by each field, the most important first.
    pub fn feature_importance(&self, session: &Session) -> Vec<FieldView> {
        let most = self.fields.iter().map(|of| of.mean).fold(1e-9, f64::max);
        let part = |value: f64| (value / most).max(0.0);
        let labels = session.scenario().schema.fields.iter().map(|field| field.label.clone());
        let field = |(label, of): (String, &Importance)| {
            let [low, high] = [of.range.0, of.range.1].map(|end| words::grouped((100.0 * part(end)).round() as u64));
            // What no shuffle makes worse, or only some do, may be luck.
            let chance_note = if of.range.0 <= 0.0 { ", may be luck" } else { "" };
            let figure = words::grouped((100.0 * part(of.mean)).round() as u64);
            let ends = (part(of.range.0), part(of.range.1));
            FieldView { label, share: part(of.mean), range: ends, said: format!("{figure} ({low} to {high}){chance_note}") }
        };
        sorted_by(labels.zip(&self.fields).map(field).collect(), |field: &FieldView| -field.share)
    }
}

/// How much a version goes by a field, as a part of the most important one.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldView {
    /// The field.
    pub label: String,
    /// The mean over all shuffles, 0 to 1.
    pub share: f64,
    /// Least and most over the shuffles: the most may be above 1.
    pub range: (f64, f64),
    /// "52 (48 to 57)".
    pub said: String,
}

/// How far off amounts are.
fn amounts(session: &Session, errors: &Errors) -> String {
    let scenario = session.scenario();
    let off = |value: f64| words::amount(scenario, value);
    let label = scenario.amount.as_ref().map_or_else(String::new, |amount| words::small(&amount.label));
    format!(
        "It predicts the number itself: {label}. On average it is off by {}; always predicting the mean would be off by {}.",
        off(errors.mae),
        off(errors.mean_mae)
    )
}

/// How far its probabilities lie from what came, in points.
fn calibration(version: &Version) -> String {
    let tested = &version.tested;
    let off = |curve: &dyn Fn(f64) -> f64| {
        let scores: Vec<f64> = tested.scores.iter().map(|score| curve(*score)).collect();
        report::ece(&tested.outcomes, &scores).map_or_else(|| "–".to_owned(), |error| format!("{:.1}", 100.0 * error))
    };
    let raw = off(&|score| score);
    let stepwise = off(&|score| version.calibration.at(score));
    let platt = version.platt.map(|platt| format!(", by Platt’s curve {}", off(&|score| platt.at(score))));
    format!(
        "Its probabilities are off by {raw} points on average. Calibrated on the validation part, by steps: {stepwise}{}.",
        platt.unwrap_or_default()
    )
}

fn work(version: &Version) -> String {
    let effort = version.effort;
    let answer = if effort > 1.05 {
        format!("takes {effort:.1} times as long as logistic regression’s")
    } else {
        "takes as long as logistic regression’s".to_owned()
    };
    format!("An answer {answer}. Its training looked at {} rows, each as often as it was needed.", words::grouped(version.worked))
}

/// How the answers of a version follow a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowsView {
    /// The field.
    pub label: String,
    /// A value in words, and the mean answer to it, 0 to 1.
    pub points: Vec<(String, f64)>,
}

/// How the answers of a version follow a field: what it answers on average if all rows had this value, a value at a time.
pub struct Following {
    version: Arc<Version>,
    rows: Batch,
    field: usize,
    /// Those that are still to be asked about, the next one first.
    values: std::vec::IntoIter<f32>,
    view: FollowsView,
}

impl Following {
    /// Before the first value. Nothing where there is no such version, or field.
    pub fn begin(session: &Session, number: u32, label: &str) -> Option<Self> {
        let version = session.world().release.registry.get(number)?.clone();
        let fields = &session.scenario().schema.fields;
        let field = fields.iter().position(|field| field.label == label)?;
        let rows = version.newest_rows();
        let values = match fields[field].categories() {
            0 => explain::grid(&rows, field, GRID),
            categories => (0..categories).map(|category| category as f32).collect(),
        };
        let view = FollowsView { label: label.to_owned(), points: Vec::new() };
        Some(Self { version, rows, field, values: values.into_iter(), view })
    }

    /// Asks about one more value. Returns how the answers follow once all are known.
    pub fn step(&mut self, session: &Session) -> Option<FollowsView> {
        let Some(value) = self.values.next() else { return Some(std::mem::take(&mut self.view)) };
        let field = &session.scenario().schema.fields[self.field];
        let along = explain::dependence(&scorer(&self.version), &self.rows, self.field, &[value]);
        let shown = |value: f32| words::rules::value(field, Some(if value.abs() >= 10.0 { value.round() } else { value }));
        self.view.points.extend(along.into_iter().map(|(value, mean)| (shown(value), mean)));
        None
    }
}

fn scorer(version: &Version) -> impl Fn(&Batch) -> Vec<f32> {
    |rows| {
        let mut scores = Vec::new();
        version.score(rows, &mut scores);
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_reported_where_they_are_told() {
        let session = Session::open("delivery-time", 7).expect("it is there");
        let described = Making::begin(&session, 3).expect("it is the champion").report();
        assert_eq!(described.lines.len(), report::MEASURES.len() + report::NUMBER_MEASURES.len());
        assert!(described.amounts.contains("time to the door") && described.amounts.contains("hours"), "{}", described.amounts);
        assert_eq!(TrainingDraft::default_kind(&session), 2);
        assert!(kind_words(&session, 2).contains("itself") && kind_words(&session, 1).contains("only say"));
    }

    #[test]
    fn rows_and_versions_are_told_about() {
        let session = Session::open("support-tickets", 7).expect("it is there");
        let mut surveying = Surveying::begin(&session, &TrainingDraft::new(1)).expect("there are rows");
        let rows = std::iter::repeat_with(|| surveying.step(&session)).find_map(|found| found).expect("it comes to an end");
        assert_eq!(rows.fields.len(), session.scenario().schema.fields.len());
        assert_eq!(rows.findings, Vec::<String>::new());
        assert!(SurveyView::NOTE.starts_with(&format!("“{}”", words::capital(SurveyView::HEAD[3]))), "the note names its column");
        let mut following = Following::begin(&session, 3, "Waiting time").expect("it is a field");
        let along = std::iter::repeat_with(|| following.step(&session)).find_map(|found| found).expect("it comes to an end");
        assert!(along.points.len() == GRID && along.points.iter().all(|point| (0.0..=1.0).contains(&point.1)), "{along:?}");
        assert!(Following::begin(&session, 3, "Shoe size").is_none() && Following::begin(&session, 99, "Waiting time").is_none());
    }

    #[test]
    fn a_report_is_made_in_pieces() {
        let session = Session::open("support-tickets", 7).expect("it is there");
        let mut making = Making::begin(&session, 3).expect("it is the champion");
        let described = making.report();
        assert_eq!((described.lines.len(), described.lines[5][2].as_str()), (report::MEASURES.len(), "…"));
        assert!(described.title.contains("logistic regression"), "{}", described.title);
        assert!(described.curve.points.len() > 3 && !described.curve.sentence.is_empty());
        assert!(
            described.calibration.contains("Platt") && described.work.contains("as long as logistic"),
            "{} {}",
            described.calibration,
            described.work
        );
        let brought: Vec<Brought> =
            std::iter::repeat_with(|| making.step()).filter(|brought| *brought != Brought::Nothing).take(2).collect();
        assert_eq!(brought, [Brought::Intervals, Brought::All]);
        assert!(making.report().lines.iter().all(|line| line[2].contains(" to ")));
        let fields = making.feature_importance(&session);
        assert_eq!((fields.len(), fields[0].share), (session.scenario().schema.fields.len(), 1.0));
        assert!(fields.iter().all(|field| field.range.0 <= field.share && field.share <= field.range.1), "{fields:?}");
        assert!(fields[0].said.starts_with("100 (") && fields.last().is_some_and(|last| last.said.ends_with("luck")), "{fields:?}");
        assert_eq!(making.step(), Brought::All);
        assert!(Making::begin(&session, 99).is_none());
    }
}
