//! Questions about the field's words, drawn from a bank: what a word means, which word means this, which word fits a case. The same
//! seed draws the same ones. What a word means is said by the glossary; what it is taken for are the wrong answers.
//!
//! To add a word: a line in `bank.rs`. The case does not name the word, and the mission does.

pub mod bank;
mod word;

use std::borrow::Cow;

pub use word::Word;

use super::question::{Asked, QuizAnswer, mixed};
use crate::base::fingerprint::Fingerprint;
use crate::base::order::sorted_by;
use crate::course::{glossary, lessons};

/// So many words are asked for in the quiz of a chapter.
pub const DRAWN: usize = 3;
/// Sentences of unlike length give the right one away: none is longer than another by more than this.
const FACTOR: usize = 2;

/// In which direction it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The word is given, and its sentence asked for.
    Meaning,
    /// The sentence is given, and the word asked for.
    Name,
    /// A case is given, and the word asked for.
    Case,
}

impl Wording {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Meaning, Self::Name, Self::Case];
}

impl Word {
    /// The chapter whose quiz asks for it.
    pub fn chapter(&self) -> u8 {
        lessons::find(self.mission).map_or(1, |lesson| lesson.chapter)
    }

    /// Its name in a record of progress: "4-word-psi".
    pub fn key(&self) -> String {
        format!("{}-word-{}", self.chapter(), self.id)
    }

    /// The question, in this direction. Where sentences of its meaning are of unlike length, the word is asked for instead.
    pub fn put(&self, wording: Wording) -> Option<Asked> {
        let says = glossary::find(self.id)?.says;
        let others: Vec<(Cow<'static, str>, &'static str)> =
            self.taken_for.iter().filter_map(|id| Some((name_of(id)?, glossary::find(id)?.says))).collect();
        let lengths = || others.iter().map(|(_, says)| says.len()).chain([says.len()]);
        let alike = lengths().max()? <= FACTOR * lengths().min()?;
        let wording = if wording == Wording::Meaning && !alike { Wording::Name } else { wording };
        // A sentence that has the word in it gives it away.
        let bare = says.split_once("; also called").map_or(Cow::Borrowed(says), |(bare, _)| Cow::Owned(format!("{bare}.")));
        let named = bare.to_lowercase().contains(&self.name.to_lowercase());
        let wording = if wording == Wording::Name && named { Wording::Case } else { wording };
        let ask = match wording {
            Wording::Meaning => format!("What does “{}” mean?", self.name),
            Wording::Name => format!("{bare} Which word means this?"),
            Wording::Case => format!("{} Which word fits?", self.case),
        };
        let right = match wording {
            Wording::Meaning => QuizAnswer { text: says.into(), right: true, reason: format!("For instance: {}", self.case).into() },
            Wording::Name => QuizAnswer { text: self.name.into(), right: true, reason: format!("For instance: {}", self.case).into() },
            Wording::Case => QuizAnswer { text: self.name.into(), right: true, reason: says.into() },
        };
        let wrong = others.into_iter().map(|(name, says)| match wording {
            Wording::Meaning => QuizAnswer { text: says.into(), right: false, reason: format!("This is what “{name}” means.").into() },
            Wording::Name | Wording::Case => {
                let reason = format!("“{name}” means something else: {}", small(says));
                QuizAnswer { text: name, right: false, reason: reason.into() }
            }
        });
        let key = self.key();
        let answers = mixed(&key, [right].into_iter().chain(wrong).collect());
        Some(Asked { id: key.into(), ask: ask.into(), answers, own_run: false })
    }
}

/// A word’s name: as the bank spells it, else as the glossary does.
fn name_of(id: &str) -> Option<Cow<'static, str>> {
    let in_bank = bank::ALL.iter().find(|word| word.id == id).map(|word| Cow::Borrowed(word.name));
    in_bank.or_else(|| Some(Cow::Owned(small(glossary::find(id)?.term))))
}

/// "The share" in the middle of a sentence; "API" stays as it is.
fn small(sentence: &str) -> String {
    let shouted = sentence.chars().nth(1).is_some_and(|second| !second.is_lowercase() && second.is_alphabetic());
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    if shouted { sentence.to_owned() } else { first.chain(letters).collect() }
}

/// All words of a chapter.
pub fn of(chapter: u8) -> impl Iterator<Item = &'static Word> {
    bank::ALL.iter().filter(move |word| word.chapter() == chapter)
}

/// Words of a chapter, drawn by a seed, each in a direction that the seed draws as well.
pub fn drawn(chapter: u8, seed: u64) -> impl Iterator<Item = Asked> {
    // A key in 52 bits is a whole number to the sort.
    let key = move |word: &Word| Fingerprint::of(&(seed, word.id)).0 >> 12;
    let placed = sorted_by(of(chapter).collect(), move |word| key(word) as f64);
    placed.into_iter().take(DRAWN).filter_map(move |word| word.put(Wording::ALL[(key(word) % 3) as usize]))
}

/// The chapter of this number asks for a word by this key.
pub fn has(chapter: u8, key: &str) -> bool {
    of(chapter).any(|word| word.key() == key)
}
