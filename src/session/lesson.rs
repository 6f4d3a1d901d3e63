//! A lesson being played: which step, what was predicted, what came of it, whether the goals are met.
//!
//! The run is a [`Session`](super::Session) that the page lives and acts on as ever; [`Playing`] looks at it and at nothing
//! else. Time stands while there is something to read or to predict. The other futures of the run (nothing done, no trouble)
//! are lived beside it where the lesson compares with them: the same customers come in all three. Predictions are judged on
//! runs of their own, which the person does not touch.

mod claims;
mod measure;
mod playing;
mod prediction;
mod resume;
mod runs;
mod unmet;

pub use claims::{calm_is_quiet, claims, playthroughs};
pub use measure::{knot_minutes, looks_back, quantity};
pub use playing::{LessonOutcome, Playing};
pub use prediction::{Found, JudgedOn, Prediction};
pub use resume::{replay, resume};
pub use runs::{entries, reach_start};
pub use unmet::{Reached, Unmet};
