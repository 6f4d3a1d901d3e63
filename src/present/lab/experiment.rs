//! The laboratory as the page shows it: a classic stream with drift, a learner that goes through it row by row, and a
//! detector that watches its errors. It has no session: a [`Lab`] is a value of its own, which the page steps in slices.

use crate::learn::drift::detectors::{self, DetectorKind, Tuning};
use crate::learn::streams::prequential::{Habit, Prequential, SETTLED};
use crate::learn::streams::{self, Drift, DriftForm, Source, StreamKind};
use crate::present::plot::{
    AxisUnit, ChartTable, End, How, Limit, Line, LinePlot, Plot, Point, ReleaseMark, Shape, SharedPlot, TimeAxis, ValueAxis, Who,
};
use crate::present::words::{grouped, learning, percent, typed};

/// Rows of a stream, from the first to the last.
pub const ROWS: u64 = 8_000;

/// Rows from one point of a chart to the next.
const STRIDE: u64 = 20;

/// A statistic is shown up to here, in percent of its limit.
const HIGHEST: f64 = 120.0;

/// What is being entered. Texts are as typed, the others are places in their lists.
#[derive(Clone, Debug, PartialEq)]
pub struct ExperimentDraft {
    /// In [`streams::ALL`].
    pub stream: usize,
    /// In [`DriftForm::ALL`].
    pub form: usize,
    /// The row at which the drift happens.
    pub position: String,
    /// Rows over which it happens.
    pub width: String,
    /// In [`Habit::ALL`].
    pub habit: usize,
    /// In [`detectors::ALL`].
    pub detector: usize,
    /// A text for each setting of the detector.
    pub settings: Vec<String>,
    /// Which rows come.
    pub seed: String,
}

impl Default for ExperimentDraft {
    /// A sudden drift that a model which was trained once does not survive.
    fn default() -> Self {
        let draft = Self {
            stream: 0,
            form: 1,
            position: (ROWS / 2).to_string(),
            width: "1000".to_owned(),
            habit: 0,
            detector: 0,
            settings: Vec::new(),
            seed: "1".to_owned(),
        };
        draft.with_detector(0)
    }
}

impl ExperimentDraft {
    /// The same with another detector, as usual.
    pub fn with_detector(self, detector: usize) -> Self {
        let settings = detectors::ALL[detector].hyperparameters.iter().map(|hyperparameter| hyperparameter.default.to_string()).collect();
        Self { detector, settings, ..self }
    }

    /// The stream that is chosen.
    pub fn kind(&self) -> &'static StreamKind {
        &streams::ALL[self.stream]
    }

    /// The detector that is chosen.
    pub fn watch(&self) -> &'static DetectorKind {
        &detectors::ALL[self.detector]
    }

    /// What happens to the concept, in sentences.
    pub fn about_drift(&self) -> String {
        let (from, to) = self.kind().default_concepts;
        let concept = |at: u8| self.kind().concepts[usize::from(at)];
        let (form, _, _, sentence) = DriftForm::ALL[self.form];
        match form {
            DriftForm::None => format!("{sentence} The rule for a yes is “{}”.", concept(from)),
            _ => format!("{sentence} The rule for a yes is first “{}”, then “{}”.", concept(from), concept(to)),
        }
    }

    /// What position and width mean in this form, where they mean something.
    pub fn names(&self) -> (Option<&'static str>, Option<&'static str>) {
        match DriftForm::ALL[self.form].0 {
            DriftForm::None => (None, None),
            DriftForm::Sudden => (Some("At row"), None),
            DriftForm::Gradual | DriftForm::Incremental => (Some("Middle at row"), Some("Over rows")),
            DriftForm::Recurring => (Some("First at row"), Some("Stays for rows")),
        }
    }

    /// A laboratory before its first row.
    ///
    /// # Errors
    /// If something that was typed cannot be: what.
    pub fn begin(&self) -> Result<Lab, String> {
        let whole = |text: &str, what: &str, least: u64, most: u64| {
            let read = text.trim().parse::<u64>().ok().filter(|n| (least..=most).contains(n));
            let described: String = text.chars().take(20).collect();
            read.ok_or_else(|| format!("“{what}” must be a whole number from {least} to {}, not “{described}”.", grouped(most)))
        };
        let (at, over) = self.names();
        let position = at.map_or(Ok(0), |name| whole(&self.position, name, 0, ROWS))?;
        let width = over.map_or(Ok(0), |name| whole(&self.width, name, 1, ROWS))?;
        let seed = whole(&self.seed, "Seed", 0, u64::from(u32::MAX))?;
        let refused = |why| learning::tuning(&why);
        let mut tuning = Tuning::of(self.watch().id).map_err(refused)?;
        for (hyperparameter, text) in self.watch().hyperparameters.iter().zip(&self.settings) {
            tuning = tuning.with(hyperparameter.id, typed(text, &format!("“{}”", hyperparameter.name))?).map_err(refused)?;
        }
        let drift = Drift { form: DriftForm::ALL[self.form].0, position, width };
        let source = Source::new(self.kind(), seed).with_drift(drift);
        let run = Prequential::new(source, Habit::ALL[self.habit].0, &tuning, seed).map_err(refused)?;
        Ok(Lab { run, drift, detector: self.watch().name, points: Vec::new(), highest: None })
    }
}

/// A learner on its way through a stream.
pub struct Lab {
    run: Prequential,
    drift: Drift,
    detector: &'static str,
    /// Row, error, and the highest statistic since the point before; both in percent.
    points: Vec<(u64, f64, Option<f64>)>,
    highest: Option<f64>,
}

/// What a laboratory shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LabView {
    /// The share of errors.
    pub error: SharedPlot,
    /// How near the detector is to firing.
    pub statistic: SharedPlot,
    /// Where it stands, in sentences.
    pub words: String,
    /// All rows are behind it.
    pub done: bool,
}

impl Lab {
    /// Takes so many rows, or what is left of them.
    pub fn advance(&mut self, rows: u64) {
        for _ in 0..rows.min(ROWS - self.run.rows()) {
            self.run.step();
            let now = self.run.share_of_limit().filter(|_| self.run.rows() > SETTLED);
            self.highest = self.highest.into_iter().chain(now).reduce(f64::max);
            if self.run.rows().is_multiple_of(STRIDE) {
                let statistic = self.highest.take().map(|share| (100.0 * share).min(HIGHEST));
                self.points.push((self.run.rows(), 100.0 * self.run.error().unwrap_or_default(), statistic));
            }
        }
    }

    /// All rows are behind it.
    pub fn is_done(&self) -> bool {
        self.run.rows() >= ROWS
    }

    /// What it shows now.
    pub fn view(&self) -> LabView {
        let error = self.run.error().map(percent);
        let done = self.is_done();
        let words = match &error {
            None => format!("{} rows are waiting.", grouped(ROWS)),
            Some(error) => {
                format!("Row {} of {}: {error} of answers are wrong. {}", grouped(self.run.rows()), grouped(ROWS), self.alarms())
            }
        };
        let (errors, statistic) = (self.errors(error.unwrap_or_default()), self.statistic());
        LabView { error: errors.into(), statistic: statistic.into(), words, done }
    }

    /// What came of the watch so far.
    fn alarms(&self) -> String {
        let verdict = self.run.verdict();
        let fired = self.run.fired();
        if self.run.rows() <= SETTLED {
            return format!("The learner is settling; {} watches from row {} on.", self.detector, grouped(SETTLED));
        }
        let times = match fired.len() {
            0 => format!("{} has not fired.", self.detector),
            1 => format!("{} fired at row {}.", self.detector, grouped(fired[0])),
            n => format!("{} fired {n} times, first at row {}.", self.detector, grouped(fired[0])),
        };
        let wolf = match verdict.false_alarms {
            0 => String::new(),
            1 => " One alarm was false: nothing had changed.".to_owned(),
            n => format!(" {n} alarms were false: nothing had changed."),
        };
        let found = match verdict.delays.first() {
            None => String::new(),
            Some(None) => " The change has not been noticed yet.".to_owned(),
            Some(Some(0)) => " The change was noticed at once.".to_owned(),
            Some(Some(1)) => " The change was noticed after one row.".to_owned(),
            Some(Some(rows)) => format!(" The change was noticed {} rows after it began.", grouped(*rows)),
        };
        format!("{times}{wolf}{found}")
    }

    fn errors(&self, now: String) -> Plot {
        let sentence =
            if now.is_empty() { "No row has been answered yet.".to_owned() } else { format!("{now} of the latest answers are wrong.") };
        let axis = ValueAxis {
            range: (0.0, 65.0),
            log: false,
            ticks: vec![(0.0, "0".into()), (20.0, "20".into()), (40.0, "40".into()), (60.0, "60 %".into())],
        };
        let points = self.points.iter().map(|(row, error, _)| point(*row, Some(*error))).collect();
        self.plot(("lab-error", "Prequential error", "wrong answers, of the latest few hundred rows"), sentence, axis, points, Vec::new())
    }

    fn statistic(&self) -> Plot {
        let last = self.points.last().and_then(|point| point.2);
        let sentence = last.map_or_else(
            || "The detector does not know enough yet.".to_owned(),
            |share| format!("{share:.0} % of what it takes to fire has come together."),
        );
        let axis =
            ValueAxis { range: (0.0, HIGHEST), log: false, ticks: vec![(0.0, "0".into()), (50.0, "50".into()), (100.0, "100 %".into())] };
        let points = self.points.iter().map(|(row, _, statistic)| point(*row, *statistic)).collect();
        let limit = Limit { v: 100.0, label: "fires".into(), below: false, rule: None, reach: (0.0, HIGHEST, 1.0) };
        let names = ("lab-statistic", "The detector’s statistic", "of what it takes to fire");
        self.plot(names, sentence, axis, points, vec![limit])
    }

    fn plot(
        &self,
        (id, title, of): (&'static str, &str, &str),
        sentence: String,
        value: ValueAxis,
        points: Vec<Point>,
        limits: Vec<Limit>,
    ) -> Plot {
        let last = points.iter().rev().find_map(|point: &Point| point.v);
        let end = last.map(|v| End { figure: format!("{v:.0}"), unit: "%", note: None, bad: false });
        let table = table(&points);
        let line = Line { who: Who::Field, how: How::Measured, points, end, tag: None };
        let changes = self.drift.changes(ROWS);
        let release = |at: &u64| ReleaseMark { t: *at as f64, who: Who::Candidate, label: None };
        let remark = |(from, to): (u64, u64)| (from as f64, to.max(from + STRIDE) as f64, "here the world changes".to_owned());
        let settling = (0.0, SETTLED as f64, "the learner settles, nobody watches yet".to_owned());
        Plot {
            id,
            title: title.to_owned(),
            of: of.to_owned(),
            sentence,
            shape: Shape::Lines(LinePlot {
                time: TimeAxis {
                    moments: AxisUnit::Rows,
                    range: (0.0, ROWS as f64),
                    ticks: (0..=ROWS / 1_000).map(|k| ((1_000 * k) as f64, grouped(1_000 * k))).collect(),
                },
                value,
                band: Vec::new(),
                coming_in: None,
                fault_spans: changes.iter().map(|(from, to)| (*from as f64, (*to).max(from + STRIDE) as f64)).collect(),
                limits,
                alarms: Vec::new(),
                lines: vec![line],
                releases: self.run.fired().iter().map(release).collect(),
                say: None,
                guess: None,
                remarks: changes.into_iter().map(remark).chain([settling]).collect(),
            }),
            table,
        }
    }
}

fn point(row: u64, v: Option<f64>) -> Point {
    Point { t: row as f64, v, range: None }
}

/// At most fifty of the points, the latest first.
fn table(points: &[Point]) -> ChartTable {
    let stride = points.len().div_ceil(50).max(1);
    let row = |point: &Point| vec![grouped(point.t as u64), point.v.map_or_else(|| "–".to_owned(), |v| format!("{v:.0} %"))];
    ChartTable { head: vec!["row".to_owned(), "value".to_owned()], rows: points.iter().rev().step_by(stride).map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::draw::{Room, layout};

    fn lived(change: impl Fn(&mut ExperimentDraft), rows: u64) -> LabView {
        let mut draft = ExperimentDraft::default();
        change(&mut draft);
        let mut lab = draft.begin().unwrap();
        lab.advance(rows);
        lab.view()
    }

    fn refused(change: impl Fn(&mut ExperimentDraft), expected: &str) {
        let mut draft = ExperimentDraft::default();
        change(&mut draft);
        assert_eq!(draft.begin().err().as_deref(), Some(expected));
    }

    #[test]
    fn every_choice_can_be_lived() {
        for stream in 0..streams::ALL.len() {
            for (form, habit) in (0..DriftForm::ALL.len()).map(|form| (form, form % Habit::ALL.len())) {
                for detector in 0..detectors::ALL.len() {
                    let draft = ExperimentDraft { stream, form, habit, position: "1100".into(), ..ExperimentDraft::default() }
                        .with_detector(detector);
                    let mut lab = draft.begin().unwrap();
                    lab.advance(1_300);
                    let view = lab.view();
                    for plot in [&view.error, &view.statistic] {
                        let scene = layout(plot, Room { width: 600.0, height: 200.0, axis: true, compact: false, rem: 16.0 });
                        assert!(!scene.labels.is_empty() && plot.sentence.ends_with('.'), "{}", plot.id);
                    }
                    assert!(draft.about_drift().ends_with('.') && view.words.ends_with('.') && !view.done);
                }
            }
        }
    }

    #[test]
    fn it_says_what_happened() {
        assert_eq!(lived(|_| (), 0).words, "8,000 rows are waiting.");
        assert!(lived(|_| (), 500).words.contains("settling; ADWIN watches from row 1,000 on"));
        let words = |form: usize| lived(|draft| draft.form = form, ROWS).words;
        assert!(words(0).contains("ADWIN has not fired."), "{}", words(0));
        assert!(words(1).contains("rows after it began"), "{}", words(1));
        assert!(lived(|draft| draft.form = 1, ROWS * 2).done);
    }

    #[test]
    fn chunks_do_not_matter() {
        let mut lab = ExperimentDraft::default().begin().unwrap();
        for rows in [7, 1, 900, 33, 5_000, 9_000] {
            lab.advance(rows);
        }
        assert_eq!(lab.view(), lived(|_| (), ROWS));
    }

    #[test]
    fn what_cannot_be_is_said() {
        refused(|draft| draft.position = "soon".into(), "“At row” must be a whole number from 0 to 8,000, not “soon”.");
        refused(|draft| (draft.form, draft.width) = (2, "0".into()), "“Over rows” must be a whole number from 1 to 8,000, not “0”.");
        refused(|draft| draft.settings[0] = "much".into(), "“Delta” must be a number, not “much”.");
        refused(|draft| draft.settings[0] = "7".into(), "“Delta” can be from 1 × 10⁻⁶ to 1, not 7.");
        refused(|draft| draft.seed = "-1".into(), "“Seed” must be a whole number from 0 to 4,294,967,295, not “-1”.");
    }
}
