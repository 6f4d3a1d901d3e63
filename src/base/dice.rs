//! Keyed randomness. Nobody holds a generator: whoever needs luck asks for [`Dice`] by seed, stream and tick.
//!
//! Each concern has a [`Stream`] of its own, so a draw added to one never shifts another, and the same customers
//! arrive in two futures of the same run. The generator is xoshiro256++, seeded by hashing its key with the
//! finaliser of SplitMix64 (Steele, Lea, Flood 2014): small, named, and the same on every machine.

use std::sync::LazyLock;

use rand::{Rng, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::math;
use super::time::Tick;

/// What the luck is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// How many requests come in a minute.
    Arrivals = 1,
    /// Who they are and what they write.
    Features = 2,
    /// What turns out to be true.
    Labels = 3,
    /// When, and whether, it becomes known.
    Feedback = 4,
    /// How long an answer takes.
    Latency = 5,
    /// Which version answers.
    Routing = 6,
    /// Which requests a fault touches.
    Faults = 7,
    /// What a careless team does to labels.
    Careless = 8,
    /// The time before the run, from which the first model learnt.
    History = 9,
    /// Which tickets are drawn for a test.
    Split = 10,
    /// Whether an update by hand goes out with a slip.
    Slips = 11,
    /// Which requests are written down.
    Logging = 12,
    /// What goes wrong where nobody is told.
    Incidents = 13,
    /// When a laptop is away.
    Laptop = 14,
    /// Whether people who read a request are mistaken.
    Review = 15,
    /// Where a model starts to learn, and in which order it meets its examples.
    Training = 20,
    /// Which rows a stream of the laboratory brings.
    Concepts = 30,
    /// What a detector draws at random.
    Detection = 31,
}

/// Luck for one concern in one minute.
#[derive(Clone, Debug)]
pub struct Dice(Xoshiro256PlusPlus);

impl Dice {
    /// The dice of this seed, stream and tick; the same key gives the same throws.
    pub fn new(seed: u64, stream: Stream, tick: Tick) -> Self {
        Self::keyed(seed, stream, u64::from(tick.0))
    }

    /// The same for keys that are no ticks.
    pub fn keyed(seed: u64, stream: Stream, key: u64) -> Self {
        let start = mix(seed ^ mix(((stream as u64) << 56) ^ key));
        Self(Xoshiro256PlusPlus::seed_from_u64(start))
    }

    /// 64 random bits.
    #[inline]
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Fills `out` with random bits, two to a throw.
    pub fn fill(&mut self, out: &mut [u32]) {
        for pair in out.chunks_mut(2) {
            let bits = self.0.next_u64();
            pair[0] = bits as u32;
            if let Some(second) = pair.get_mut(1) {
                *second = (bits >> 32) as u32;
            }
        }
    }

    /// Evenly spread over `[0, 1)`.
    #[inline]
    pub fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// A Poisson count with the given mean, by inversion of one throw, so that a larger mean never gives a
    /// smaller count from the same luck. Means above 600 are cut there (the first term would underflow).
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let mean = mean.clamp(0.0, 600.0);
        let u = self.unit();
        let mut term = math::exp(-mean);
        let mut sum = term;
        let mut count = 0;
        while sum < u && count < 2_000 {
            count += 1;
            term = term * mean / f64::from(count);
            sum += term;
        }
        count
    }
}

fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Turns 32 random bits into an evenly spread `f32` in `[0, 1)`.
#[inline]
pub fn unit(bits: u32) -> f32 {
    (bits >> 8) as f32 * (1.0 / 16_777_216.0)
}

const CELLS: usize = 4096;

/// The standard normal distribution as a table of its quantiles, read with linear interpolation: a normal value
/// for the price of one lookup. Values end near 3.9 standard deviations, one draw in ten thousand.
pub struct NormalTable([f32; CELLS + 1]);

impl NormalTable {
    /// The one table.
    pub fn get() -> &'static Self {
        static TABLE: LazyLock<NormalTable> = LazyLock::new(|| {
            let ends = 0.2 / CELLS as f64;
            NormalTable(std::array::from_fn(|i| {
                let share = (i as f64 / CELLS as f64).clamp(ends, 1.0 - ends);
                math::normal_quantile(share) as f32
            }))
        });
        &TABLE
    }

    /// A standard normal value from 32 random bits.
    #[inline]
    pub fn value(&self, bits: u32) -> f32 {
        let cell = (bits >> 20) as usize;
        let within = (bits & 0x000F_FFFF) as f32 * (1.0 / 1_048_576.0);
        let low = self.0[cell];
        low + (self.0[cell + 1] - low) * within
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn throws(seed: u64, stream: Stream, tick: u32) -> Vec<u64> {
        let mut dice = Dice::new(seed, stream, Tick(tick));
        (0..4).map(|_| dice.bits()).collect()
    }

    #[test]
    fn every_part_of_the_key_counts() {
        let base = throws(7, Stream::Features, 3);
        assert_eq!(base, throws(7, Stream::Features, 3));
        assert_ne!(base, throws(8, Stream::Features, 3));
        assert_ne!(base, throws(7, Stream::Labels, 3));
        assert_ne!(base, throws(7, Stream::Features, 4));
    }

    #[test]
    fn the_table_is_normal() {
        let table = NormalTable::get();
        let mut dice = Dice::new(1, Stream::Features, Tick(0));
        let values: Vec<f64> = (0..200_000).map(|_| f64::from(table.value(dice.bits() as u32))).collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / values.len() as f64;
        assert!(mean.abs() < 0.01, "{mean}");
        assert!((variance - 1.0).abs() < 0.01, "{variance}");
    }

    #[test]
    fn counts_follow_poisson_and_grow_with_the_mean() {
        let total: u32 = (0..2_000).map(|t| Dice::new(3, Stream::Arrivals, Tick(t)).poisson(20.0)).sum();
        assert!((f64::from(total) / 2_000.0 - 20.0).abs() < 0.4);
        for t in 0..500 {
            let few = Dice::new(3, Stream::Arrivals, Tick(t)).poisson(20.0);
            let many = Dice::new(3, Stream::Arrivals, Tick(t)).poisson(21.0);
            assert!(few <= many);
        }
    }
}
