//! What a lesson asks before it happens, and on which run the answer is judged.

use super::{Measure, Quantity, ScheduledAction};
use crate::base::time::Minutes;

/// A question about what will happen.
#[derive(Debug)]
pub struct Predict {
    /// The question.
    pub ask: &'static str,
    /// How it is answered.
    pub by: Guess,
    /// How far ahead it looks from the minute at which it is asked.
    pub ahead: Minutes,
    /// What the question supposes to be done meanwhile. Without it the question is about a run that nobody touches.
    pub supposing: Option<Supposing>,
}

/// What is done in the run on which a prediction is judged, whatever the person does.
#[derive(Clone, Copy, Debug)]
pub struct Supposing {
    /// What differs there, to stand after "It was 45 %,": "where a pipeline made the update at once".
    pub words: &'static str,
    /// What is done in it, and nothing else.
    pub actions: &'static [ScheduledAction],
}

/// How a prediction is made.
#[derive(Debug)]
pub enum Guess {
    /// One of several answers; a measure tells which one came true.
    Choice {
        /// What decides.
        measure: Measure,
        /// The answers, by rising measure.
        choices: &'static [Choice],
    },
    /// A line over the time ahead, drawn by beads at equal distances.
    Line {
        /// What is drawn.
        quantity: Quantity,
        /// How many beads.
        knots: u8,
    },
}

/// The least measure of an answer that also holds where nothing can be measured.
pub const NOBODY_CAN_SAY: f64 = f64::NEG_INFINITY;

/// An answer that can be chosen. It came true if the measure lies from `from` on and below the next one's.
#[derive(Debug)]
pub struct Choice {
    /// Its words.
    pub text: &'static str,
    /// The least measure of it.
    pub from: f64,
}
