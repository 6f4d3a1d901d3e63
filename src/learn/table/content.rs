//! The bytes of a file as one number: what a run on it is called by, and what a file that is brought again is held against.

use crate::base::fingerprint::Fingerprint;

/// The bytes of a file as one number, whatever the pieces they came in.
#[derive(Clone, Debug, Default)]
pub struct Content {
    sum: Fingerprint,
    left: Vec<u8>,
}

impl Content {
    /// Takes in the next piece.
    pub fn add(&mut self, mut piece: &[u8]) {
        while !self.left.is_empty() && self.left.len() < 8 {
            let Some((first, rest)) = piece.split_first() else { return };
            self.left.push(*first);
            piece = rest;
        }
        if let Ok(full) = <[u8; 8]>::try_from(self.left.as_slice()) {
            self.sum = self.sum.and(u64::from_le_bytes(full));
            self.left.clear();
        }
        let (fulls, rest) = piece.as_chunks::<8>();
        for full in fulls {
            self.sum = self.sum.and(u64::from_le_bytes(*full));
        }
        self.left.extend_from_slice(rest);
    }

    /// The number, for a file of so many bytes.
    pub fn sum(&self, total: u64) -> u64 {
        self.left.iter().fold(self.sum, |sum, byte| sum.and(u64::from(*byte))).and(total).0
    }
}
