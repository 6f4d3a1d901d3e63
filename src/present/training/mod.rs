//! The training room as the page shows it: what is being trained, all trainings so far, and what a person has entered.
//! [`runs`] are those that were done, [`compare`] holds two of them against each other, [`report`] has what can be asked of the
//! rows and of a version, [`segments`] how a version fares with each kind of sender,
//! [`promises`] whether its scores keep what they promise, [`threshold`] what its decision threshold means wherever it lies.

pub mod compare;
mod curve;
mod draft;
mod model_spec;
pub mod promises;
pub mod report;
mod room;
pub mod runs;
pub mod segments;
pub mod threshold;
pub mod words;

pub use self::curve::CurveView;
pub use self::draft::{DAYS, TrainingDraft, UNTIL};
pub use self::room::{RunningView, TrainView, test_at_random, train, try_out};
pub use model_spec::{kind_words, model_spec_words};
pub use runs::RunView;
