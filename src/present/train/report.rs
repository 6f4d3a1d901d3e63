//! What can be asked of the rows before a training, and of a version after it.

use super::{CurveView, Draft, recipe_words};
use crate::learn::data::Batch;
use crate::learn::explain;
use crate::learn::report;
use crate::learn::survey::Survey;
use crate::platform::action::Refusal;
use crate::platform::registry::Version;
use crate::platform::rules;
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
    pub const HEAD: [&'static str; 4] = ["field", "missing", "values", "tells alone"];
}

/// Looks at the rows that a draft would learn from.
///
/// # Errors
/// If there could be no such training: why.
pub fn survey(session: &Session, draft: &Draft) -> Result<SurveyView, Refusal> {
    let snapshot = session.world().snapshot(draft.choice()?)?;
    let schema = &session.scenario().schema;
    let w = &session.scenario().words;
    let n = snapshot.rows.len();
    let newest = n.saturating_sub(SURVEYED);
    let found = Survey::of(schema, &snapshot.rows.part(newest..n), &snapshot.outcomes[newest..]);
    let [train, validation, test] = snapshot.card.rows.map(|rows| words::grouped(u64::from(rows)));
    let count = |n: usize| words::grouped(n as u64);
    let facts = vec![
        ("with an outcome", format!("{} {}", count(n), w.many)),
        ("to learn from, to check, to test", format!("{train}, {validation}, {test}")),
        ("of them", format!("{} {}", words::percent(snapshot.card.positives), w.positive)),
        ("twice", count(found.twice)),
        ("snapshot", format!("{:08x}", snapshot.card.fingerprint >> 32)),
    ];
    let fields = schema.fields.iter().zip(&found.fields).map(|(field, survey)| {
        // Large numbers without their fractions.
        let value = |value: f32| rules::value_words(field, Some(if value.abs() >= 10.0 { value.round() } else { value }));
        let values = match survey.span {
            None => "none".to_owned(),
            Some(_) if field.categories() > 0 => format!("{} kinds", field.categories()),
            Some((low, high)) => format!("{} to {}", value(low), value(high)),
        };
        let missing = words::percent(survey.missing as f64 / found.rows.max(1) as f64);
        let alone = survey.alone.map_or_else(|| "–".to_owned(), |area| format!("{area:.2}"));
        [field.label.clone(), missing, values, alone]
    });
    Ok(SurveyView { facts, findings: found.findings(schema), fields: fields.collect() })
}

/// What is told of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportView {
    /// "v5: boosted trees, trees 30".
    pub title: String,
    /// Measure, value, where other luck would have put it, what it says.
    pub lines: Vec<[String; 4]>,
    /// How far its probabilities are off, as they are and calibrated.
    pub calibration: String,
    /// How long an answer takes beside logistic regression's, and what its training took.
    pub work: String,
    /// Its learning curve.
    pub curve: CurveView,
}

impl ReportView {
    /// What the columns of a line are called.
    pub const HEAD: [&'static str; 4] = ["measure", "value", "with other luck", "what it says"];
}

/// A report on a version, by the rows it was tested on.
pub fn of_version(session: &Session, number: u32) -> Option<ReportView> {
    let world = session.world();
    let version = world.registry.get(number)?;
    let tested = &version.tested;
    let threshold = f64::from(world.threshold);
    let shown = |value: f64| format!("{value:.3}");
    let lines = report::report(&tested.outcomes, &tested.scores, threshold, u64::from(number)).into_iter().map(|line| {
        let interval = line.interval.map(|(low, high)| format!("{} to {}", shown(low), shown(high)));
        let value = line.value.map_or_else(|| "none".to_owned(), shown);
        [line.measure.name.to_owned(), value, interval.unwrap_or_default(), line.measure.sentence.to_owned()]
    });
    Some(ReportView {
        title: format!("v{number}: {}", recipe_words(&version.recipe)),
        lines: lines.collect(),
        calibration: calibration(version),
        work: work(version),
        curve: CurveView::of(&version.curve),
    })
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
    let effort = version.effort();
    let answer = if effort > 1.05 {
        format!("takes {effort:.1} times as long as logistic regression’s")
    } else {
        "takes as long as logistic regression’s".to_owned()
    };
    format!("An answer {answer}. Its training looked at {} rows, each as often as it was needed.", words::grouped(version.worked))
}

/// How the answers of a version follow the field it goes by most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowsView {
    /// The field.
    pub label: String,
    /// A value in words, and the mean answer to it, 0 to 1.
    pub points: Vec<(String, f64)>,
}

/// How the answers of a version follow a field: what it answers on average if all rows had this value.
pub fn follows(session: &Session, number: u32, label: &str) -> Option<FollowsView> {
    let version = session.world().registry.get(number)?;
    let fields = &session.scenario().schema.fields;
    let field = fields.iter().position(|field| field.label == label)?;
    let rows = version.newest_rows();
    let values = if fields[field].categories() > 0 {
        (0..fields[field].categories()).map(|category| category as f32).collect()
    } else {
        explain::grid(&rows, field, GRID)
    };
    let shown = |value: f32| rules::value_words(&fields[field], Some(if value.abs() >= 10.0 { value.round() } else { value }));
    let along = explain::dependence(&scorer(version), &rows, field, &values);
    Some(FollowsView { label: label.to_owned(), points: along.into_iter().map(|(value, mean)| (shown(value), mean)).collect() })
}

fn scorer(version: &Version) -> impl Fn(&Batch) -> Vec<f32> {
    |rows| {
        let mut scores = Vec::new();
        version.score(rows, &mut scores);
        scores
    }
}

/// How much a version goes by each field: label and share of the largest, the largest first.
pub fn goes_by(session: &Session, number: u32) -> Vec<(String, f64)> {
    let Some(version) = session.world().registry.get(number) else { return Vec::new() };
    let found = version.goes_by();
    let most = found.iter().map(|of| of.mean).fold(1e-9, f64::max);
    let labels = session.scenario().schema.fields.iter().map(|field| field.label.clone());
    let mut all: Vec<(String, f64)> = labels.zip(found).map(|(label, of)| (label, (of.mean / most).max(0.0))).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_versions_are_told_about() {
        let session = Session::open("support-tickets", 7).expect("it is there");
        let rows = survey(&session, &Draft::new(1)).expect("there are rows");
        assert_eq!(rows.fields.len(), session.scenario().schema.fields.len());
        assert_eq!(rows.findings, Vec::<String>::new());
        let told = of_version(&session, 3).expect("it is the champion");
        assert_eq!(told.lines.len(), report::MEASURES.len());
        assert!(told.title.contains("logistic regression"), "{}", told.title);
        assert!(told.curve.points.len() > 3 && !told.curve.sentence.is_empty());
        let fields = goes_by(&session, 3);
        assert_eq!(fields[0].1, 1.0);
        let along = follows(&session, 3, "Waiting time").expect("it is a field");
        assert!(along.points.len() == GRID && along.points.iter().all(|point| (0.0..=1.0).contains(&point.1)), "{along:?}");
        assert!(told.calibration.contains("Platt") && told.work.contains("as long as logistic"), "{} {}", told.calibration, told.work);
        assert!(of_version(&session, 99).is_none() && goes_by(&session, 99).is_empty());
    }
}
