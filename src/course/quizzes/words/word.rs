//! A word of the field as a quiz asks for it.

/// A word that is asked for.
#[derive(Debug)]
pub struct Word {
    /// Its id in the glossary.
    pub id: &'static str,
    /// As a sentence spells it: "concept drift".
    pub name: &'static str,
    /// The mission that brings it.
    pub mission: &'static str,
    /// Words that it is taken for, by their ids in the glossary.
    pub taken_for: [&'static str; 2],
    /// A case to know it by, which does not name it.
    pub case: &'static str,
}
