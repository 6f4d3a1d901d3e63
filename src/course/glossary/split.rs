//! The places in a text where a word of the trade stands.

use super::all::ALL;
use super::term::Term;

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words without more to them.
    Plain(&'a str),
    /// Words that the glossary explains, as the text spells them.
    Term(&'a str, &'static Term),
}
/// Cuts a text into pieces that make it up again: plain ones and terms. The longest spelling wins, whole words only,
/// and each term is found once, where it comes first.
///
/// ```
/// use afterlaunch::course::glossary::{Piece, split};
///
/// let pieces = split("Data drift, and drift again.");
/// assert!(matches!(pieces[0], Piece::Term("Data drift", term) if term.id == "data-drift"));
/// assert_eq!(pieces[1], Piece::Plain(", and "));
/// assert!(matches!(pieces[2], Piece::Term("drift", _)));
/// ```
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut found: Vec<&str> = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(letter) = text[at..].chars().next() {
        let Some((length, term)) = longest(text, at) else {
            at += letter.len_utf8();
            continue;
        };
        if !found.contains(&term.id) {
            found.push(term.id);
            if plain < at {
                pieces.push(Piece::Plain(&text[plain..at]));
            }
            plain = at + length;
            pieces.push(Piece::Term(&text[at..plain], term));
        }
        at += length;
    }
    if plain < text.len() {
        pieces.push(Piece::Plain(&text[plain..]));
    }
    pieces
}

/// The longest spelling that stands at this place as whole words.
fn longest(text: &str, at: usize) -> Option<(usize, &'static Term)> {
    let (before, rest) = text.split_at(at);
    let first = rest.chars().next().filter(char::is_ascii_alphanumeric)?;
    if joins(before.chars().rev()) {
        return None;
    }
    let mut best = None;
    for term in ALL.iter().copied() {
        for spelling in term.also.iter().chain([&term.term]) {
            let length = spelling.len();
            let longer = best.is_none_or(|(most, _)| length > most);
            // The first letters are compared before all others: nearly every spelling is out by then.
            if longer
                && spelling.as_bytes()[0].eq_ignore_ascii_case(&(first as u8))
                && rest.get(..length).is_some_and(|words| words.eq_ignore_ascii_case(spelling))
                && !joins(rest[length..].chars())
            {
                best = Some((length, term));
            }
        }
    }
    best
}

/// The word goes on here: with a letter or a figure, or with a hyphen and then one.
fn joins(mut letters: impl Iterator<Item = char>) -> bool {
    match letters.next() {
        Some('-') => letters.next().is_some_and(char::is_alphanumeric),
        Some(letter) => letter.is_alphanumeric(),
        None => false,
    }
}
