//! What a column is: a first guess from its cells and its name, and why where it is not used. A person has the last word.

use super::column::Column;
use super::column_kind::{ColumnKind, TextBecause, Unused};
use super::dictionary::clipped;

/// Words that mean yes.
const YES: [&str; 13] = ["1", "yes", "true", "y", "t", "ja", "oui", "si", "sí", "wahr", "on", "positive", "1.0"];
/// Words that mean no.
const NO: [&str; 13] = ["0", "no", "false", "n", "f", "nein", "non", "falsch", "off", "negative", "0.0", "-1", "none"];
/// Parts of names of columns that hold moments.
const TIMES: [&str; 13] =
    ["time", "date", "stamp", "epoch", "created", "_at", "when", "zeit", "datum", "fecha", "heure", "since", "moment"];
/// Up to here, a double holds each whole number.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;
/// Of so many cells that are filled, nearly all must agree.
const NEARLY_ALL: f64 = 0.95;
/// A list of words that is longer than this share of the rows is a list of names.
const NAMES: f64 = 0.5;
/// So many different words are a list in any case.
const FEW: usize = 10;

/// The number of the word that means yes, in a column of two words of which the other one means no.
pub fn yes_of(column: &Column) -> Option<u16> {
    let means = |list: &[&str], number: u16| list.iter().any(|w| w.eq_ignore_ascii_case(column.words.get(number)));
    let two = column.different() == Some(2);
    (0..2).filter(|_| two).find(|&n| means(&YES, n) && means(&NO, 1 - n))
}

/// What a column most likely is.
pub fn guess(column: &Column) -> ColumnKind {
    look(column).unwrap_or(ColumnKind::Ignored)
}

/// Why a column is most likely of no use to a model; `None` if it is of use.
pub fn why_unused(column: &Column) -> Option<Unused> {
    look(column).err()
}

fn look(column: &Column) -> Result<ColumnKind, Unused> {
    let counts = &column.counts;
    let nearly = |of: u32| f64::from(of) >= NEARLY_ALL * f64::from(counts.filled);
    let different = column.different();
    if counts.filled == 0 {
        return Err(Unused::Empty);
    }
    if different == Some(1) {
        let word = clipped(column.words.get(0), 40).to_owned();
        return Err(Unused::OneValue { word, some_empty: counts.filled < counts.rows });
    }
    let timed = column.can_be(ColumnKind::Time).is_ok() && nearly(counts.times);
    if timed && (!counts.since_1970 || in_order(column) || named(column, &TIMES)) {
        return Ok(ColumnKind::Time);
    }
    if yes_of(column).is_some() {
        return Ok(ColumnKind::YesNo);
    }
    if nearly(counts.numbers) && column.can_be(ColumnKind::Number).is_ok() && !counts.zero_first {
        let whole = counts.whole == counts.filled;
        if whole && in_order(column) {
            return Err(Unused::NumbersRows { climbs: counts.climbs });
        }
        if ends_in_id(&column.name) && whole {
            return Err(Unused::NamedId);
        }
        if whole && counts.range.1 > LARGEST_EXACT && different.is_none_or(|n| n as f64 > NAMES * f64::from(counts.filled)) {
            return Err(Unused::LongNumbers { example: counts.no_time.clone() });
        }
        return Ok(ColumnKind::Number);
    }
    let first = |cell: &Option<(u32, String)>, because: fn(u32, String) -> TextBecause| cell.clone().map(|(row, word)| because(row, word));
    let but = || match counts.filled {
        filled if counts.numbers * 2 >= filled => first(&counts.no_number, |row, word| TextBecause::NotAllNumbers { row, word }),
        filled if counts.times * 2 >= filled => first(&counts.no_time, |row, word| TextBecause::NotAllDates { row, word }),
        _ => {
            let with_more = counts.no_number.clone().filter(|(_, word)| begins_a_number(word));
            first(&with_more, |row, word| TextBecause::NumberWithMore { row, word })
        }
    };
    match different {
        Some(n) if n <= FEW || n as f64 <= NAMES * f64::from(counts.filled) => Ok(ColumnKind::Category),
        different => Err(Unused::Texts { different, but: but() }),
    }
}

/// "5 kg" and "1:30".
fn begins_a_number(word: &str) -> bool {
    word.trim_start_matches(['-', '+', '−']).starts_with(|c: char| c.is_ascii_digit())
}

/// Each value is larger than the one before, or each is smaller.
const fn in_order(column: &Column) -> bool {
    (column.counts.climbs || column.counts.falls) && column.counts.filled > 20
}

fn named(column: &Column, parts: &[&str]) -> bool {
    let name = column.name.to_ascii_lowercase();
    parts.iter().any(|part| name.contains(part))
}

fn ends_in_id(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower == "id" || lower == "index" || lower.ends_with("_id") || lower.ends_with(" id") || name.ends_with("Id") || name.ends_with("ID")
}
