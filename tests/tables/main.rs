//! The reader of tables against well-kept readers: whole files against the crate `csv`, numbers against the standard library,
//! dates against `jiff`. Cases are drawn from a seed, and where two differ, the case is shown.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

mod dates;
mod files;
mod numbers;

use afterlaunch::base::dice::{Dice, Stream};

/// What is drawn for one case.
struct Draw(Dice);

impl Draw {
    fn new(case: u64) -> Self {
        Self(Dice::keyed(case, Stream::Faults, 0))
    }

    /// A whole number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0.bits() % end
    }

    /// A whole number of a range, its end among them.
    fn within(&mut self, from: u64, to: u64) -> u64 {
        from + self.below(to - from + 1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }
}
