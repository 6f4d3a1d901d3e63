//! The formula of what is true: terms that name fields and categories.

use crate::platform::scenario::{Concept, ConceptTerm};

use super::bounds::{ANY, nth, stretch};
use super::fields::Names;
use super::problem::WrongName;
use super::sheet::Sheet;

const KINDS: [&str; 5] = ["linear", "log", "category", "above", "both"];
/// Log-odds: beyond these a chance is 0 or 1 whatever else there is.
const LOG_ODDS: (f64, f64) = (-100.0, 100.0);
/// What divides or stands under a logarithm.
const ABOVE_ZERO: (f64, f64) = (1e-6, 1e9);

/// A concept.
pub fn concept(sheet: &mut Sheet, concept: &mut Concept, names: &Names) {
    sheet.number("base", &mut concept.base, LOG_ODDS);
    sheet.number("noise", &mut concept.noise, (0.0, 0.45));
    let terms = &mut concept.terms;
    sheet.list("terms", terms.len(), (1, 60), &mut |sheet, at| {
        term(sheet, nth(terms, at, ConceptTerm::Above { field: 0, limit: 0.0, weight: 0.0 }), names);
    });
}

/// A field by its name.
pub fn field(sheet: &mut Sheet, key: &str, place: &mut u8, names: &Names) {
    let known: Vec<&str> = names.fields().collect();
    if known.is_empty() {
        sheet.refuse(key, WrongName::NoFields);
        return;
    }
    if sheet.says(key, &names.positive) && !known.contains(&names.positive.as_str()) {
        sheet.refuse(key, WrongName::OfItself { positive: names.positive.clone() });
        return sheet.skip(key);
    }
    let mut at = usize::from(*place).min(known.len() - 1);
    sheet.word(key, &mut at, &known);
    *place = at as u8;
}

fn term(sheet: &mut Sheet, term: &mut ConceptTerm, names: &Names) {
    if !kind(sheet, term) {
        return sheet.give_up();
    }
    match term {
        ConceptTerm::Linear { field: place, centre, scale, weight } => {
            field(sheet, "field", place, names);
            sheet.number("centre", centre, ANY);
            sheet.number("scale", scale, ABOVE_ZERO);
            sheet.number("weight", weight, LOG_ODDS);
        }
        ConceptTerm::Log { field: place, centre, weight } => {
            field(sheet, "field", place, names);
            sheet.number("centre", centre, ABOVE_ZERO);
            sheet.number("weight", weight, LOG_ODDS);
        }
        ConceptTerm::Category { field: place, weights } => {
            field(sheet, "field", place, names);
            let categories = names.categories(*place);
            if categories.is_empty() {
                refuse_number(sheet);
            }
            sheet.part("weights", &mut |sheet| {
                for (at, word) in categories.iter().enumerate() {
                    sheet.number(word, nth(weights, at, 0.0), LOG_ODDS);
                }
            });
        }
        ConceptTerm::Above { field: place, limit, weight } => {
            field(sheet, "field", place, names);
            sheet.number("limit", limit, ANY);
            sheet.number("weight", weight, LOG_ODDS);
        }
        ConceptTerm::Both { field: place, category, other, from, below, weight } => {
            field(sheet, "field", place, names);
            both(sheet, *place, category, other, names);
            stretch(sheet, from, below);
            sheet.number("weight", weight, LOG_ODDS);
        }
    }
}

/// The kind of a term; while a file is read the term becomes an empty one of that kind. `false` where the file names none.
fn kind(sheet: &mut Sheet, term: &mut ConceptTerm) -> bool {
    let mut kind = match term {
        ConceptTerm::Linear { .. } => 0,
        ConceptTerm::Log { .. } => 1,
        ConceptTerm::Category { .. } => 2,
        ConceptTerm::Above { .. } => 3,
        ConceptTerm::Both { .. } => 4,
    };
    if !sheet.word("kind", &mut kind, &KINDS) {
        return false;
    }
    if sheet.reads() {
        let (field, weight) = (0, 0.0);
        *term = match kind {
            0 => ConceptTerm::Linear { field, centre: 0.0, scale: 1.0, weight },
            1 => ConceptTerm::Log { field, centre: 1.0, weight },
            2 => ConceptTerm::Category { field, weights: Vec::new() },
            3 => ConceptTerm::Above { field, limit: 0.0, weight },
            _ => ConceptTerm::Both { field, category: 0, other: 0, from: 0.0, below: 0.0, weight },
        };
    }
    true
}

fn refuse_number(sheet: &mut Sheet) {
    sheet.refuse("field", WrongName::NumberInTerm);
}

/// The category and the other field of a term of two fields.
fn both(sheet: &mut Sheet, place: u8, category: &mut u8, other: &mut u8, names: &Names) {
    let categories: Vec<&str> = names.categories(place).iter().map(String::as_str).collect();
    if categories.is_empty() {
        refuse_number(sheet);
    } else {
        let mut at = usize::from(*category).min(categories.len() - 1);
        sheet.word("category", &mut at, &categories);
        *category = at as u8;
    }
    field(sheet, "other", other, names);
    if place == *other {
        let name = names.fields().nth(usize::from(place)).unwrap_or_default();
        sheet.refuse("other", WrongName::SameField { field: name.to_owned() });
    }
}
