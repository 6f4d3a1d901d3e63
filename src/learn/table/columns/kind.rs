//! What a column is: a first guess from its cells and its name, and why where it is not used. A person has the last word.

use super::column::Column;
use super::column_kind::Kind;
use super::words::{MOST_WORDS, clipped};
use crate::base::wording::grouped;

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
pub fn guess(column: &Column) -> Kind {
    look(column).unwrap_or(Kind::Ignored)
}

/// Why a column is most likely of no use to a model, in a sentence; `None` if it is.
pub fn why_unused(column: &Column) -> Option<String> {
    look(column).err()
}

fn look(column: &Column) -> Result<Kind, String> {
    let counts = &column.counts;
    let nearly = |of: u32| f64::from(of) >= NEARLY_ALL * f64::from(counts.filled);
    let different = column.different();
    if counts.filled == 0 {
        return Err("It is empty.".to_owned());
    }
    if different == Some(1) {
        let word = clipped(column.words.get(0), 40);
        let rows = if counts.filled < counts.rows { "every row that is filled" } else { "every row" };
        return Err(format!("It says “{word}” in {rows}."));
    }
    let timed = column.can_be(Kind::Time).is_ok() && nearly(counts.times);
    if timed && (!counts.since_1970 || in_order(column) || named(column, &TIMES)) {
        return Ok(Kind::Time);
    }
    if yes_of(column).is_some() {
        return Ok(Kind::YesNo);
    }
    if nearly(counts.numbers) && column.can_be(Kind::Number).is_ok() && !counts.zero_first {
        let whole = counts.whole == counts.filled;
        if whole && in_order(column) {
            let than = if counts.climbs { "larger" } else { "smaller" };
            return Err(format!("It numbers the rows: each value is {than} than the one before."));
        }
        if ends_in_id(&column.name) && whole {
            return Err("Its name says that it is an id.".to_owned());
        }
        if whole && counts.range.1 > LARGEST_EXACT && different.is_none_or(|n| n as f64 > NAMES * f64::from(counts.filled)) {
            let one = column.counts.no_time.as_ref().map_or_else(String::new, |(row, word)| format!(", such as {word} in row {row}"));
            return Err(format!("Numbers of 16 digits or more{one}, are ids rather than amounts."));
        }
        return Ok(Kind::Number);
    }
    let partly = |mostly: &str, row: &Option<(u32, String)>| {
        row.as_ref()
            .map_or_else(String::new, |(row, word)| format!(" {mostly}, but not all: row {} says “{word}”.", grouped(u64::from(*row))))
    };
    let but = match counts.filled {
        filled if counts.numbers * 2 >= filled => partly("Most cells are numbers", &counts.no_number),
        filled if counts.times * 2 >= filled => partly("Most cells are dates", &counts.no_time),
        _ => counts.no_number.as_ref().filter(|(_, word)| begins_a_number(word)).map_or_else(String::new, |(row, word)| {
            format!(" A number with something behind it, such as “{word}” in row {}, is read as text.", grouped(u64::from(*row)))
        }),
    };
    match different {
        Some(n) if n <= FEW || n as f64 <= NAMES * f64::from(counts.filled) => Ok(Kind::Category),
        Some(n) => Err(format!("Nearly every row has a text of its own: {} different ones.{but}", grouped(n as u64))),
        None => Err(format!("It has more than {} different texts.{but}", grouped(MOST_WORDS as u64))),
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
