//! A word of the trade, and what is said of it.

use super::example::Example;

/// A word of the trade.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in links: "concept-drift".
    pub id: &'static str,
    /// As a heading: "Concept drift".
    pub term: &'static str,
    /// Other spellings that mean the same, without regard to capitals.
    pub also: &'static [&'static str],
    /// The sentence.
    pub says: &'static str,
    /// What it is mistaken for, and what the difference is.
    pub taken_for: &'static str,
    /// Where the page shows it.
    pub example: Example,
}

impl Term {
    /// What it is called besides, each in one form: “cats” beside “cat” is left out.
    pub fn other_names(&self) -> Vec<&'static str> {
        let mut names = vec![self.term];
        for spelling in self.also {
            if !names.iter().any(|name| alike(name, spelling)) {
                names.push(spelling);
            }
        }
        names.split_off(1)
    }
}

/// Two spellings are forms of the same words: they begin alike, and so do their last words.
fn alike(one: &str, other: &str) -> bool {
    const STEM: usize = 4;
    let stems = |words: &str| {
        let stem = |word: &str| word.to_lowercase().trim_end_matches('s').chars().filter(|c| *c != '-').take(STEM).collect::<String>();
        (stem(words), stem(words.rsplit(' ').next().unwrap_or_default()))
    };
    stems(one) == stems(other)
}

pub(super) const fn term(
    id: &'static str,
    term: &'static str,
    also: &'static [&'static str],
    says: &'static str,
    taken_for: &'static str,
    example: Example,
) -> Term {
    Term { id, term, also, says, taken_for, example }
}
