//! Bootstrap: what a figure would be with other luck in which rows there are.
//!
//! Rows are drawn again, as many as there are, with replacement, two hundred times; the interval reaches from the 2.5th to the
//! 97.5th of a hundred figures (Efron's percentile interval, Annals of Statistics 7, 1979).

use super::gate::Held;
use crate::base::dice::{Dice, Stream};
use crate::base::stats::quantile;

/// How often rows are drawn again.
const DRAWS: u32 = 200;

/// A figure of `rows` rows with its interval; `None` where it cannot be told. `figure` gets the places of rows.
pub(super) fn held(rows: usize, key: u64, limit: f64, figure: impl Fn(&[usize]) -> Option<f64>) -> Option<Held> {
    let mut places: Vec<usize> = (0..rows).collect();
    let value = figure(&places)?;
    let mut dice = Dice::keyed(key, Stream::Training, 0x6A7E);
    let mut figures = Vec::with_capacity(DRAWS as usize);
    for _ in 0..DRAWS {
        places.iter_mut().for_each(|place| *place = (dice.unit() * rows as f64) as usize);
        figures.extend(figure(&places));
    }
    let [low, high] = [0.025, 0.975].map(|q| quantile(&figures, q));
    Some(Held { value, low: low?, high: high?, limit })
}
