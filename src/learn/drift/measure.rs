//! What lists say about a way to watch a field on a stream.

/// A way to watch a field on a stream, for lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DriftMeasure {
    /// Its name in files.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it says, in one sentence.
    pub sentence: &'static str,
}
