//! The training room as the page shows it: what is being trained, all trainings so far, and what a person has entered.
//! [`runs`] are those that were done, [`compare`] holds two of them against each other, [`report`] has what can be asked of the
//! rows and of a version, [`segments`] how a version fares with each kind of sender,
//! [`promises`] whether its scores keep what they promise, [`threshold`] what its decision threshold means wherever it lies.

pub mod compare;
pub mod promises;
mod recipe;
pub mod report;
pub mod runs;
pub mod segments;
pub mod threshold;

pub use recipe::{kind_words, recipe_words};
pub use runs::RunView;

use super::words;
use crate::learn::models::{ALL, ModelKind, ModelSpec, Point};
use crate::platform::team::settings::{Setting, Split};
use crate::platform::vocabulary::{Action, Refusal, Search, TrainingConfig};
use crate::session::Session;

/// Days back that the form offers.
pub const DAYS: [u32; 6] = [7, 14, 21, 28, 42, 70];
/// Days back up to which the form offers to learn.
pub const UNTIL: [u32; 7] = [0, 3, 7, 14, 21, 28, 42];
/// The share of requests that a version gets first.
const FIRST_SHARE: f32 = 0.1;

/// Quality while a model was trained.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CurveView {
    /// Loss on the rows learnt from and on rows held back, at each point.
    pub points: Vec<(u32, f64, f64)>,
    /// What it shows, in a sentence.
    pub sentence: String,
}

impl CurveView {
    /// A curve, if it has points.
    fn of(points: &[Point]) -> Self {
        let points: Vec<_> = points.iter().filter_map(|point| Some((point.passes, point.train?, point.held?))).collect();
        let best = points.iter().min_by(|a, b| a.2.total_cmp(&b.2)).map_or(0.0, |point| point.2);
        let sentence = match points.last() {
            None => String::new(),
            Some((_, train, held)) if *held > 1.03 * best => format!(
                "On its own rows the error went down to {}. On rows held back it was {} at best and is {} now: it learns its rows by heart.",
                words::figure(*train),
                words::figure(best),
                words::figure(*held)
            ),
            Some((_, train, held)) => {
                format!("The error is {} on its own rows and {} on rows held back.", words::figure(*train), words::figure(*held))
            }
        };
        Self { points, sentence }
    }
}

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
    pub by_lot: bool,
    /// What is kept to learn from: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// All versions that can be told about, the newest first.
    pub versions: Vec<u32>,
}

/// The training room of a run.
pub fn train(session: &Session) -> TrainView {
    let world = session.world();
    let running = world.training.as_ref().zip(world.training_progress()).map(|(job, share)| {
        let of = world.searching.as_ref().map(|search| format!(", try {} of {}", search.done + 1, search.recipes.len()));
        let words = format!("v{}{} is being trained: {}", job.number, of.unwrap_or_default(), words::percent(share));
        RunningView { words, share, curve: CurveView::of(job.curve()) }
    });
    let runs = world.experiments.iter().rev().map(|done| runs::run(session, done)).collect();
    TrainView {
        running,
        runs,
        by_lot: world.settings.split == Split::AtRandom,
        kept: kept(session),
        versions: world.registry.all().rev().map(|(version, _)| version.number).collect(),
    }
}

/// What is kept to learn from: rows whose outcome is known, and rows that wait for it. Together they are all that was kept.
fn kept(session: &Session) -> Vec<(&'static str, String)> {
    let (store, w) = (&session.world().store, &session.scenario().words);
    let (all, known) = (store.kept(), store.known());
    vec![
        ("kept, outcome known", format!("{} {}", words::grouped(known), w.many)),
        ("kept, no outcome yet", format!("{} {}", words::grouped(all - known), w.many)),
        ("kept in all", format!("{} {}", words::grouped(all), w.many)),
    ]
}

/// Has rows to test on drawn at random from now on, or takes the newest.
pub fn test_by_lot(by_lot: bool) -> Action {
    Action::Work(Setting::Split(if by_lot { Split::AtRandom } else { Split::ByTime }))
}

/// Gives a version its first requests.
pub fn try_out(version: u32) -> Action {
    Action::Canary { version, share: FIRST_SHARE }
}

/// What is being entered. Texts are as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// A place in [`DAYS`].
    pub days: usize,
    /// A place in [`UNTIL`].
    pub until: usize,
    /// Leave out hours with an alert.
    pub skip_alerts: bool,
    /// A place in [`ALL`].
    pub kind: usize,
    /// A text for each setting of the kind.
    pub settings: Vec<String>,
    /// The setting that is to be tried with several values.
    pub tried: usize,
    /// These values, parted by blanks.
    pub values: String,
}

impl Draft {
    /// A draft for a kind of model, with its settings as usual.
    pub fn new(kind: usize) -> Self {
        let knobs = ALL[kind].knobs;
        let settings: Vec<String> = knobs.iter().map(|knob| knob.usual.to_string()).collect();
        let mut draft = Self { days: 1, until: 0, skip_alerts: false, kind, settings, tried: 0, values: String::new() };
        draft.try_setting(0);
        draft
    }

    /// The kind that a form begins with: what the first versions of a system are.
    pub fn usual_kind(session: &Session) -> usize {
        session.scenario().first_recipe().place()
    }

    /// The kind of model that is chosen.
    pub fn model(&self) -> &'static ModelKind {
        &ALL[self.kind]
    }

    /// Chooses the setting to try several values of: less than usual, usual, more.
    pub fn try_setting(&mut self, at: usize) {
        self.tried = at;
        let Some(knob) = self.model().knobs.get(at) else { return };
        let within = |value: f32| {
            let value = value.clamp(knob.range.0, knob.range.1);
            if knob.whole { value.round() } else { value }
        };
        let mut values: Vec<String> = [0.25, 1.0, 4.0].map(|times| within(knob.usual * times).to_string()).to_vec();
        if knob.usual == 0.0 {
            values = vec![knob.range.0.to_string(), knob.range.1.to_string()];
        }
        values.dedup();
        self.values = values.join(" ");
    }

    /// Whether a setting that is a switch is on.
    pub fn is_on(&self, at: usize) -> bool {
        self.settings[at] == "1"
    }

    /// Turns a setting that is a switch on or off.
    pub fn turn(&mut self, at: usize) {
        self.settings[at] = if self.is_on(at) { "0" } else { "1" }.to_owned();
    }

    /// What it means for a training.
    ///
    /// # Errors
    /// If a setting is no number or cannot be: which one.
    pub fn choice(&self) -> Result<TrainingConfig, Refusal> {
        let mut recipe = ModelSpec::of(self.model().id).map_err(Refusal::because)?;
        for (knob, text) in self.model().knobs.iter().zip(&self.settings) {
            recipe = recipe.with(knob.id, number(text, knob.name)?).map_err(Refusal::because)?;
        }
        let choice = TrainingConfig { days: DAYS[self.days], until: UNTIL[self.until], skip_alerts: self.skip_alerts, recipe };
        choice.check().map(|()| choice)
    }

    /// One training.
    ///
    /// # Errors
    /// As [`Self::choice`].
    pub fn action(&self) -> Result<Action, Refusal> {
        self.choice().map(Action::Retrain)
    }

    /// One training for each value of a setting.
    ///
    /// # Errors
    /// As [`Self::choice`], or if a value is no number.
    pub fn search(&self) -> Result<Action, Refusal> {
        let Some(knob) = self.model().knobs.get(self.tried) else {
            return Err(Refusal::because(format!("{} has no settings to try.", self.model().name)));
        };
        let values = self.values.split_whitespace().map(|text| number(text, knob.name)).collect::<Result<_, _>>()?;
        Ok(Action::Search(Search { training: self.choice()?, setting: knob.id.to_owned(), values }))
    }
}

fn number(text: &str, what: &str) -> Result<f32, Refusal> {
    words::typed(text, &format!("“{what}”")).map(|value| value as f32).map_err(Refusal::because)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        Session::open("support-tickets", 7).expect("it is there")
    }

    fn check(change: impl Fn(&mut Draft), expected: &str) {
        let mut draft = Draft::new(4);
        change(&mut draft);
        let mut session = session();
        let done = draft.action().and_then(|action| session.dispatch(action));
        let told = done.map_or_else(|why| why.to_string(), |()| train(&session).running.map(|running| running.words).unwrap_or_default());
        assert_eq!(told, expected);
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
            let draft = Draft::new(kind);
            session().dispatch(draft.action().expect("it is usual")).expect("it begins");
            for at in 0..draft.model().knobs.len() {
                let mut draft = draft.clone();
                draft.try_setting(at);
                session().dispatch(draft.search().expect("values are offered")).expect("it begins");
            }
        }
    }

    #[test]
    fn runs_are_listed_and_compared() {
        let mut session = session();
        let mut draft = Draft::new(3);
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
        let told = beside(1, 2).expect("both are there");
        assert!(told.remarks[0].contains("very same rows") && told.rows[0][1] != told.rows[0][2], "{told:?}");
        assert_eq!(told.rows[2][1], told.rows[2][2], "{told:?}");
        assert!(beside(1, 4).expect("both are there").remarks[0].contains("different rows"));
        assert_eq!(beside(1, 99), None);
        session.dispatch(try_out(runs[0].version.expect("it is kept"))).expect("it is ready");
        session.dispatch(test_by_lot(true)).expect("it can be");
        assert!(train(&session).by_lot);
    }
}
