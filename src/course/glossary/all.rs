//! All words of the trade: by theme, by the alphabet, by what is looked for.

use std::sync::LazyLock;

use super::term::Term;
use super::{data, deployment, drift, measures, models, monitoring, operation, running, updates};

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
