//! The words of the trade: each with one sentence that a neighbour would understand, an example on this page, and what it is
//! mistaken for. A page shows the sentence where the word appears; [`split`] finds those places, so no text marks its own words.
//!
//! To add a term: an entry in the file of its theme, in its place by the alphabet (best example: `drift.rs`). `term` is what a
//! colleague, a course book or an exam calls it. The sentence has under 200 characters and says what the thing does for somebody,
//! in words of no single system. `taken_for` begins “Taken for”, names what a beginner mistakes it for and says the difference.
//! `also` holds the other spellings that texts use, plurals included. A spelling that texts also use for something else stays
//! out: a leak is water here, and a service contract is no data contract.

mod data;
mod deployment;
mod drift;
mod example;
mod measures;
mod models;
mod monitoring;
mod operation;
mod running;
mod split;
mod updates;

use std::sync::LazyLock;

pub use example::{Corner, Example};
pub use split::{Piece, split};

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
        let stem = |word: &str| word.to_lowercase().chars().filter(|c| *c != '-').take(STEM).collect::<String>();
        (stem(words), stem(words.rsplit(' ').next().unwrap_or_default()))
    };
    stems(one) == stems(other)
}

/// Terms of one theme, by the alphabet.
#[derive(Debug)]
pub struct Theme {
    /// The chapter that speaks of them.
    pub chapter: u8,
    /// The terms.
    pub terms: &'static [Term],
}

/// All themes, in the order of the chapters.
pub static THEMES: [Theme; 9] = [
    Theme { chapter: 1, terms: running::TERMS },
    Theme { chapter: 2, terms: data::TERMS },
    Theme { chapter: 2, terms: models::TERMS },
    Theme { chapter: 2, terms: measures::TERMS },
    Theme { chapter: 3, terms: deployment::TERMS },
    Theme { chapter: 4, terms: monitoring::TERMS },
    Theme { chapter: 4, terms: drift::TERMS },
    Theme { chapter: 5, terms: updates::TERMS },
    Theme { chapter: 6, terms: operation::TERMS },
];

/// All terms, by the alphabet.
pub static ALL: LazyLock<Vec<&'static Term>> = LazyLock::new(|| sorted(THEMES.iter()));

/// Terms of a chapter, by the alphabet.
pub fn of_chapter(chapter: u8) -> Vec<&'static Term> {
    sorted(THEMES.iter().filter(|theme| theme.chapter == chapter))
}

/// The term with this id.
pub fn find(id: &str) -> Option<&'static Term> {
    ALL.iter().copied().find(|term| term.id == id)
}

/// Terms in whose name, spellings or sentence these words stand, without regard to capitals; those found by their name or a spelling
/// come first. All of them, by the alphabet, where nothing is looked for.
///
/// ```
/// use afterlaunch::course::glossary::search;
///
/// assert_eq!(search("real-time")[0].id, "live");
/// assert!(search("blockchain").is_empty());
/// ```
pub fn search(words: &str) -> Vec<&'static Term> {
    let wanted = words.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let named = |term: &Term| has(term.term) || term.also.iter().any(|spelling| has(spelling));
    let (mut found, other): (Vec<&Term>, Vec<&Term>) = ALL.iter().copied().partition(|term| named(term));
    found.extend(other.into_iter().filter(|term| has(term.says)));
    found
}

fn sorted(themes: impl Iterator<Item = &'static Theme>) -> Vec<&'static Term> {
    let mut all: Vec<&'static Term> = themes.flat_map(|theme| theme.terms).collect();
    all.sort_by_key(|term| term.term.to_lowercase());
    all
}

const fn term(
    id: &'static str,
    term: &'static str,
    also: &'static [&'static str],
    says: &'static str,
    taken_for: &'static str,
    example: Example,
) -> Term {
    Term { id, term, also, says, taken_for, example }
}
