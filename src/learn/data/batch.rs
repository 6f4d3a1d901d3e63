//! Data: rows, held column by column ([`Batch`]), and which fields they have ([`Schema`](super::Schema)).
//!
//! A value is one `f32`. A number stands for itself, a category for its place in the field's list (any other number
//! is a category nobody has seen), yes is 1 and no is 0. A missing value is marked in the row's mask, and its place
//! holds 0, so loops over a column need no branch.
//!
//! What is absent: NaN. A value that is no finite number is refused at the door and counts as missing.
//!
//! ```
//! use afterlaunch::learn::data::{Batch, Field, Schema};
//!
//! let schema = Schema::new(vec![
//!     Field::number("waiting_min", "Waiting time", "min", (0.0, 2880.0)).log(),
//!     Field::category("channel", "Channel", &["mail", "phone", "chat"]),
//!     Field::flag("repeat", "Asked before"),
//! ])
//! .unwrap();
//! let mut batch = Batch::with_capacity(schema.fields.len(), 100);
//! batch.push(&[Some(35.0), Some(1.0), None]);
//! assert_eq!(batch.value(0, 1), Some(1.0));
//! assert_eq!(batch.value(0, 2), None);
//! assert_eq!(batch.column(0), &[35.0]);
//! ```

use super::schema::MOST_FIELDS;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// Rows, held column by column.
///
/// Room for them is kept when they are cleared, so that a batch filled every minute asks for memory once.
/// Two batches are equal, and are stored alike, when their rows are; spare room does not count.
#[derive(Clone, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Batch {
    fields: usize,
    /// Rows for which there is room.
    room: usize,
    /// Field after field, each with room for all rows.
    values: Vec<f32>,
    /// For each row, bit f is set when field f is missing.
    missing: Vec<u32>,
}

impl Batch {
    /// No rows yet, and room for some.
    pub fn with_capacity(fields: usize, rows: usize) -> Self {
        assert!(fields <= MOST_FIELDS, "a mask has {MOST_FIELDS} bits");
        Self { fields, room: rows, values: vec![0.0; fields * rows], missing: Vec::with_capacity(rows) }
    }

    /// Number of fields.
    #[inline]
    pub fn fields(&self) -> usize {
        self.fields
    }

    /// Number of rows.
    #[inline]
    pub fn len(&self) -> usize {
        self.missing.len()
    }

    /// There are no rows.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty()
    }

    /// Forgets all rows and keeps the room.
    pub fn clear(&mut self) {
        self.missing.clear();
    }

    /// Makes it `rows` rows of zeros with nothing missing, to be filled through [`Self::column_mut`].
    pub fn reset(&mut self, rows: usize) {
        self.missing.clear();
        self.missing.resize(rows, 0);
        self.make_room(rows);
        (0..self.fields).for_each(|field| self.column_mut(field).fill(0.0));
    }

    /// Adds one row: a value or nothing for each field. What `values` does not reach is missing.
    pub fn push(&mut self, values: &[Option<f32>]) {
        let row = self.len();
        self.make_room(row + 1);
        self.missing.push(0);
        for field in 0..self.fields() {
            self.set(row, field, values.get(field).copied().flatten());
        }
    }

    /// Adds rows of another batch with the same fields.
    pub fn append(&mut self, other: &Self, rows: Range<usize>) {
        assert_eq!(self.fields(), other.fields(), "the same fields");
        let rows = rows.start.min(other.len())..rows.end.min(other.len());
        let start = self.len();
        let end = start + rows.len();
        self.make_room(end);
        self.missing.extend_from_slice(&other.missing[rows.clone()]);
        for field in 0..self.fields() {
            self.column_mut(field)[start..end].copy_from_slice(&other.column(field)[rows.clone()]);
        }
    }

    /// Adds one row of another batch with the same fields.
    pub fn append_row(&mut self, other: &Self, row: usize) {
        assert_eq!(self.fields(), other.fields(), "the same fields");
        let at = self.len();
        self.make_room(at + 1);
        self.missing.push(other.missing[row]);
        let places = self.values.iter_mut().skip(at).step_by(self.room.max(1));
        let values = other.values.iter().skip(row).step_by(other.room.max(1));
        places.zip(values).for_each(|(place, value)| *place = *value);
    }

    /// Some rows as a batch of their own.
    pub fn part(&self, rows: Range<usize>) -> Self {
        let mut part = Self::with_capacity(self.fields(), rows.len());
        part.append(self, rows);
        part
    }

    /// The value at a row and field, if it is there.
    pub fn value(&self, row: usize, field: usize) -> Option<f32> {
        (!self.is_missing(row, field)).then(|| self.column(field)[row])
    }

    /// Whether the value at a row and field is missing.
    #[inline]
    pub fn is_missing(&self, row: usize, field: usize) -> bool {
        self.missing[row] >> field & 1 == 1
    }

    /// Puts a value at a row and field, or takes it away. What is no finite number counts as missing.
    pub fn set(&mut self, row: usize, field: usize, value: Option<f32>) {
        match value.filter(|v| v.is_finite()) {
            Some(value) => {
                self.missing[row] &= !(1 << field);
                self.column_mut(field)[row] = value;
            }
            None => self.set_missing(row, field),
        }
    }

    /// Takes the value at a row and field away.
    pub fn set_missing(&mut self, row: usize, field: usize) {
        self.missing[row] |= 1 << field;
        self.column_mut(field)[row] = 0.0;
    }

    /// A field's value for each row, 0 where it is missing.
    #[inline]
    pub fn column(&self, field: usize) -> &[f32] {
        &self.values[field * self.room..][..self.len()]
    }

    /// The same, to be written. Only finite numbers, and 0 where the mask says missing: [`Self::is_sound`].
    #[inline]
    pub fn column_mut(&mut self, field: usize) -> &mut [f32] {
        let rows = self.len();
        &mut self.values[field * self.room..][..rows]
    }

    /// Bit f is set when field f is missing in some row.
    #[inline]
    pub fn missing_somewhere(&self) -> u32 {
        self.missing.iter().fold(0, |any, mask| any | mask)
    }

    /// For each row, bit f is set when field f is missing.
    #[inline]
    pub fn missing(&self) -> &[u32] {
        &self.missing
    }

    /// Every value is finite, and 0 where it is missing.
    pub fn is_sound(&self) -> bool {
        // All cells are looked at, so that several are at once.
        let broken = |field: usize, value: f32, mask: u32| !value.is_finite() | ((mask >> field & 1 == 1) & (value != 0.0));
        let cells = |field: usize| self.column(field).iter().zip(&self.missing);
        !(0..self.fields()).any(|field| cells(field).fold(false, |any, (value, mask)| any | broken(field, *value, *mask)))
    }

    /// Room for so many rows. It doubles, so that a row costs the same on average however many there are.
    fn make_room(&mut self, rows: usize) {
        if rows <= self.room {
            return;
        }
        let room = rows.max(2 * self.room);
        let mut wider = vec![0.0; self.fields * room];
        // Before the first rows there are no stretches to copy, and a stretch of nothing cannot be taken.
        if self.room > 0 {
            for (new, old) in wider.chunks_exact_mut(room).zip(self.values.chunks_exact(self.room)) {
                new[..old.len()].copy_from_slice(old);
            }
        }
        (self.values, self.room) = (wider, room);
    }
}

impl PartialEq for Batch {
    fn eq(&self, other: &Self) -> bool {
        self.fields() == other.fields()
            && self.missing == other.missing
            && (0..self.fields()).all(|field| self.column(field) == other.column(field))
    }
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Batch({} rows of {} fields)", self.len(), self.fields())
    }
}

/// A batch as it is stored: its rows and no spare room.
#[derive(Serialize, Deserialize)]
struct Stored {
    fields: u32,
    missing: Vec<u32>,
    /// Column after column.
    values: Vec<f32>,
}

impl From<Batch> for Stored {
    fn from(batch: Batch) -> Self {
        let values = (0..batch.fields()).flat_map(|field| batch.column(field)).copied().collect();
        Self { fields: batch.fields() as u32, values, missing: batch.missing }
    }
}

impl TryFrom<Stored> for Batch {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let shape = (stored.fields as usize, stored.missing.len());
        if shape.0 > MOST_FIELDS {
            return Err("a batch with more fields than its mask has bits");
        }
        if stored.values.len() != shape.0 * shape.1 {
            return Err("a batch whose columns differ in length");
        }
        let batch = Self { fields: shape.0, room: shape.1, values: stored.values, missing: stored.missing };
        if batch.is_sound() { Ok(batch) } else { Err("a batch with a value that is no number") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(batch: &Batch, expected: &str) {
        let cell = |row, field| batch.value(row, field).map_or("-".into(), |v| v.to_string());
        let line = |row| (0..batch.fields()).map(|field| cell(row, field)).collect::<Vec<_>>().join(" ");
        assert_eq!((0..batch.len()).map(line).collect::<Vec<_>>().join(" | "), expected);
        assert!(batch.is_sound());
    }

    fn two_rows() -> Batch {
        let mut batch = Batch::with_capacity(3, 1);
        batch.push(&[Some(1.5), None, Some(f32::NAN)]);
        batch.push(&[Some(2.0), Some(3.0)]);
        batch
    }

    #[test]
    fn rows_are_pushed_and_what_is_no_number_is_missing() {
        check(&two_rows(), "1.5 - - | 2 3 -");
    }

    #[test]
    fn a_batch_is_used_again() {
        let mut batch = two_rows();
        batch.clear();
        check(&batch, "");
        batch.reset(3);
        batch.column_mut(1).copy_from_slice(&[1.0, 2.0, 3.0]);
        batch.set_missing(1, 1);
        check(&batch, "0 1 0 | 0 - 0 | 0 3 0");
    }

    #[test]
    fn rows_are_appended() {
        let mut batch = two_rows();
        batch.append(&two_rows(), 1..9);
        batch.set(0, 1, Some(9.0));
        check(&batch, "1.5 9 - | 2 3 - | 2 3 -");
    }

    #[test]
    fn spare_room_is_neither_compared_nor_stored() {
        let mut roomy = Batch::with_capacity(3, 50);
        roomy.append(&two_rows(), 0..2);
        assert_eq!(roomy, two_rows());
        let bytes = postcard::to_allocvec(&roomy).unwrap();
        assert_eq!(bytes, postcard::to_allocvec(&two_rows()).unwrap());
        assert_eq!(postcard::from_bytes::<Batch>(&bytes).unwrap(), roomy);
    }

    #[test]
    fn a_broken_store_is_refused() {
        for broken in [
            r#"{"fields":2,"missing":[0],"values":[1]}"#,
            r#"{"fields":33,"missing":[],"values":[]}"#,
            r#"{"fields":1,"missing":[1],"values":[5]}"#,
        ] {
            assert!(serde_json::from_str::<Batch>(broken).is_err(), "{broken}");
        }
    }
}
