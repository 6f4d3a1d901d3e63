//! One number that stands for a whole state. Two states with the same fingerprint are taken to be the same.
//!
//! The state is written by serde in postcard's format (fixed byte order, lengths as variable-size integers, floats
//! as their bits) straight into a hash, so a new field counts from the day it is added: nobody has to remember it.
//! The hash multiplies and folds 64 bits at a time in the manner of wyhash; it is no defence against an adversary.

use std::fmt;

use postcard::ser_flavors::Flavor;
use serde::Serialize;

/// The fingerprint of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// Of anything that serde can write.
    ///
    /// # Panics
    /// If the value cannot be written at all (a sequence without a length): a programmer's error.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Self {
        Self(postcard::serialize_with_flavor(value, Folding::default()).expect("a plain value can always be written"))
    }

    /// Goes on from here with one more value: a fingerprint of a history that need not be kept.
    #[must_use]
    pub fn and(self, value: u64) -> Self {
        Self(fold(self.0 ^ 0xA076_1D64_78BD_642F, value ^ 0xE703_7ED1_A0B4_28DB))
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0x51_7C_C1_B7_27_22_0A_95)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

#[derive(Default)]
struct Folding {
    state: Fingerprint,
    pending: u64,
    count: u64,
}

impl Flavor for Folding {
    type Output = u64;

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.pending = (self.pending << 8) | u64::from(byte);
        self.count += 1;
        if self.count.is_multiple_of(8) {
            self.state = self.state.and(self.pending);
            self.pending = 0;
        }
        Ok(())
    }

    fn finalize(self) -> postcard::Result<u64> {
        Ok(self.state.and(self.pending).and(self.count).0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts() {
        let base = Fingerprint::of(&(1u32, [0.5f64, 0.25], "a"));
        assert_eq!(base, Fingerprint::of(&(1u32, [0.5f64, 0.25], "a")));
        assert_ne!(base, Fingerprint::of(&(2u32, [0.5f64, 0.25], "a")));
        assert_ne!(base, Fingerprint::of(&(1u32, [0.5f64, 0.250_000_1], "a")));
        assert_ne!(base, Fingerprint::of(&(1u32, [0.5f64, 0.25], "b")));
        assert_ne!(Fingerprint::of(&[0u8; 7]), Fingerprint::of(&[0u8; 8]));
    }
}
