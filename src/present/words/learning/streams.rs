//! Why there is no such stream, no such drift, no such learner.

use crate::learn::streams::prequential::Habit;
use crate::learn::streams::{ALL, DriftForm, StreamError};

/// Why there is no such stream, or nothing of that kind on it.
pub fn stream(why: &StreamError) -> String {
    match why {
        StreamError::NoSuchStream { stream } => {
            let known: Vec<&str> = ALL.iter().map(|kind| kind.id).collect();
            format!("There is no stream “{stream}”. There are: {}.", known.join(", "))
        }
        StreamError::NoSuchForm { form } => {
            format!("There is no drift “{form}”. There are: {}.", DriftForm::ALL.map(|(_, known, ..)| known).join(", "))
        }
        StreamError::NoSuchHabit { habit } => {
            format!("There is no learner “{habit}”. There are: {}.", Habit::ALL.map(|(_, known, ..)| known).join(", "))
        }
        StreamError::NoSuchConcept { stream, last, given } => {
            format!("{stream} has the concepts 0 to {last}, not {given}.")
        }
    }
}
