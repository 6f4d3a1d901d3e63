//! What happens to a value on its way.

/// What happens to a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueCorruption {
    /// It is not sent.
    Dropped,
    /// It is sent in another unit: `factor * value + offset`.
    Converted {
        /// How many of the other unit make one of the field's own.
        factor: f32,
        /// What 0 of the field's own is in the other.
        offset: f32,
    },
    /// This is sent in its place. What is empty stays empty.
    Replaced(f32),
    /// This is put in its place, whether there was a value or not.
    Filled(f32),
    /// It is written with a decimal comma, which the reader does not understand: what has a fraction arrives empty.
    Unreadable,
    /// It changes places with the field at this place.
    Swapped(usize),
    /// It is that of another customer of the same kind: what was true once is true no more.
    Stale,
    /// On positive requests, it is that of a negative one.
    Disguised,
}
