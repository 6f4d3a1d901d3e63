//! A learner on a stream, judged by each row before it learns from it, with a detector that watches its errors.
//!
//! **Prequential** means that each row is first a test and then a lesson. No row is kept back, and none is judged by a
//! learner that knows it. The error fades: each row counts 0.5 % less than the one after it, so that the figure says how
//! things are now, over some two hundred rows, and not how they were on average.
//!
//! What a learner does about drift is its [`Habit`]: it learns on, it stands still after its training, or it begins anew
//! when the detector fires. The detector gets to see errors only once the learner has settled, since its first improvement
//! is no news.
//!
//! Reference: Gama, Sebastião and Rodrigues, *On Evaluating Stream Learning Algorithms*, Machine Learning 90, 2013.
//!
//! ```
//! use afterlaunch::learn::drift::detectors::Tuning;
//! use afterlaunch::learn::streams::prequential::{Habit, Prequential};
//! use afterlaunch::learn::streams::{Drift, DriftForm, Source, find};
//!
//! let drift = Drift { form: DriftForm::Sudden, position: 3_000, width: 0 };
//! let stream = Source::new(find("stagger").unwrap(), 1).with_drift(drift);
//! let mut run = Prequential::new(stream, Habit::StartsAnew, &Tuning::of("adwin").unwrap(), 1).unwrap();
//! (0..4_000).for_each(|_| run.step());
//! assert!((3_000..3_200).contains(&run.fired()[0]));
//! ```

use super::drift::Drift;
use super::encoding::{encode, width};
use super::error::StreamError;
use super::source::Source;
use crate::learn::drift::detectors::{Detector, DetectorState, Tuning, TuningError};
use crate::learn::models::Model;
use crate::learn::models::kinds::linear::online::Online;

/// Rows after which a learner has settled: until then the detector does not watch.
pub const SETTLED: u64 = 1_000;
/// Share of its weight that a row keeps when another comes.
const FADING: f64 = 0.995;
/// How far a row may move a weight, and what fades of it.
const RATE: (f32, f32) = (0.3, 0.0);

/// What a learner does about drift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// It learns from every row.
    LearnsOn,
    /// It learns from the first rows alone, like a model that is trained once.
    StandsStill,
    /// It learns from every row, and forgets all when the detector fires.
    StartsAnew,
}

impl Habit {
    /// All habits: name in files, name for people, and a sentence.
    pub const ALL: [(Self, &'static str, &'static str, &'static str); 3] = [
        (Self::StandsStill, "stands-still", "Trained once", "It learns from the first thousand rows and then stays as it is."),
        (Self::LearnsOn, "learns-on", "Learns on", "It learns from every row, so it follows a change by itself, slowly."),
        (Self::StartsAnew, "starts-anew", "Starts anew", "It learns from every row, and forgets everything when the detector fires."),
    ];

    /// A habit by its name in files.
    ///
    /// # Errors
    /// If there is none.
    pub fn of(id: &str) -> Result<Self, StreamError> {
        let found = Self::ALL.iter().find(|(_, known, ..)| *known == id);
        found.map(|(habit, ..)| *habit).ok_or_else(|| StreamError::NoSuchHabit { habit: id.to_owned() })
    }
}

/// A learner at work on a stream.
pub struct Prequential {
    source: Source,
    habit: Habit,
    model: Online,
    detector: Box<dyn Detector>,
    at: u64,
    /// Faded errors and faded rows.
    faded: (f64, f64),
    state: DetectorState,
    fired: Vec<u64>,
    warned: u64,
    row: Vec<f64>,
    encoded: Vec<f32>,
}

impl Prequential {
    /// Before the first row. The seed is for a detector that draws at random.
    ///
    /// # Errors
    /// If settings of the detector do not go together.
    pub fn new(source: Source, habit: Habit, detector: &Tuning, seed: u64) -> Result<Self, TuningError> {
        Ok(Self {
            source,
            habit,
            model: blank(&source),
            detector: detector.begin(seed)?,
            at: 0,
            faded: (0.0, 0.0),
            state: DetectorState::Quiet,
            fired: Vec::new(),
            warned: 0,
            row: Vec::new(),
            encoded: Vec::new(),
        })
    }

    /// Takes one row: answers it, is told, tells the detector, learns.
    pub fn step(&mut self) {
        let yes = self.source.row(self.at, &mut self.row);
        encode(self.source.kind().columns, &self.row, &mut self.encoded);
        let wrong = f64::from(u8::from((self.model.probability(&self.encoded) >= 0.5) != yes));
        self.faded = (FADING * self.faded.0 + wrong, FADING * self.faded.1 + 1.0);
        if self.habit != Habit::StandsStill || self.at < SETTLED {
            self.model.learn(&self.encoded, yes, 1.0);
        }
        if self.at >= SETTLED {
            self.state = self.detector.update(wrong);
            self.warned += u64::from(self.state == DetectorState::Warning);
            if self.state == DetectorState::Drift {
                self.fired.push(self.at);
                if self.habit == Habit::StartsAnew {
                    self.model = blank(&self.source);
                }
            }
        }
        self.at += 1;
    }

    /// Rows behind it.
    pub fn rows(&self) -> u64 {
        self.at
    }

    /// The share of errors of late; `None` before the first row.
    pub fn error(&self) -> Option<f64> {
        (self.faded.1 > 0.0).then(|| self.faded.0 / self.faded.1)
    }

    /// What the detector said last.
    pub fn state(&self) -> DetectorState {
        self.state
    }

    /// How near the detector is to firing: at 1 it fires.
    pub fn share_of_limit(&self) -> Option<f64> {
        self.detector.share_of_limit()
    }

    /// Rows at which the detector fired.
    pub fn fired(&self) -> &[u64] {
        &self.fired
    }

    /// Rows at which it warned.
    pub fn warned(&self) -> u64 {
        self.warned
    }

    /// Holds what fired against where the concept truly changed.
    pub fn verdict(&self) -> DetectionScore {
        verdict(&self.fired, self.source.drift(), self.at)
    }
}

fn blank(source: &Source) -> Online {
    Online::new(width(source.kind().columns), RATE.0, RATE.1)
}

/// How well a detector did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetectionScore {
    /// For each true change, the rows from its start to the first alarm before the next change; `None` where there was none.
    pub delays: Vec<Option<u64>>,
    /// Alarms before the first change.
    pub false_alarms: usize,
}

/// Holds alarms against the true changes in the first so many rows. An alarm after a change is never called false here: a
/// learner may still be at odds with the new world.
pub fn verdict(fired: &[u64], drift: Drift, rows: u64) -> DetectionScore {
    let changes = drift.changes(rows);
    let first = changes.first().map_or(rows, |change| change.0);
    let until = changes.iter().skip(1).map(|change| change.0).chain([rows]);
    let delay = |start: u64, end: u64| fired.iter().find(|at| (start..end).contains(*at)).map(|at| at - start);
    DetectionScore {
        delays: changes.iter().zip(until).map(|(change, end)| delay(change.0, end)).collect(),
        false_alarms: fired.iter().filter(|at| **at < first).count(),
    }
}
