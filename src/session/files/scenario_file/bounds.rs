//! Bounds and entries that parts of a document share.

use super::problem::WrongNumber;
use super::sheet::Sheet;

/// The most letters of a name.
pub const NAME: usize = 60;
/// The most letters of a sentence.
pub const SENTENCE: usize = 400;
/// Shares and chances.
pub const SHARE: (f64, f64) = (0.0, 1.0);
/// More than anybody needs, and far from where numbers lose their sense.
pub const ANY: (f64, f64) = (-1e9, 1e9);

/// The entry at a place; while a list is read, it grows.
pub fn nth<T>(all: &mut Vec<T>, at: usize, blank: T) -> &mut T {
    if at >= all.len() {
        all.push(blank);
    }
    let last = all.len() - 1;
    &mut all[at.min(last)]
}

/// Where a range of values begins and ends.
pub fn stretch(sheet: &mut Sheet, from: &mut f32, below: &mut f32) {
    sheet.number("from", from, ANY);
    sheet.number("below", below, ANY);
    if from > below {
        sheet.refuse("below", WrongNumber::StretchUpsideDown { from: *from, below: *below });
    }
}
