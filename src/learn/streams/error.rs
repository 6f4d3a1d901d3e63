//! Why there is no such stream, no such drift, no such learner.

/// Why there is no such stream, or nothing of that kind on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamError {
    /// There is no such stream.
    NoSuchStream {
        /// Its name in files.
        stream: String,
    },
    /// There is no such form of drift.
    NoSuchForm {
        /// Its name in files.
        form: String,
    },
    /// There is no such learner.
    NoSuchHabit {
        /// Its name in files.
        habit: String,
    },
    /// The stream has no such concept.
    NoSuchConcept {
        /// The stream's name for people.
        stream: &'static str,
        /// Its last concept; they count from 0.
        last: usize,
        /// The concept that was asked for.
        given: u8,
    },
}
