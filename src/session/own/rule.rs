//! The simple rule for a person's own table: the one field that, by itself, tells the two outcomes apart best.
//!
//! For a number, whether it lies above or below one of its nine deciles; for a list of words, those that are positive
//! more often than the rest. "Best" is the share of positives found less the share of the others caught with them
//! (Youden's J), on rows of the past. It is what a team would write down in an afternoon without a model.

use crate::learn::data::{Batch, Schema};
use crate::platform::scenario::RuleTerm;

/// Rows of the past that are looked at.
const ROWS: usize = 4_000;

/// The best rule on one field. It says yes from one point on.
pub fn best(schema: &Schema, rows: &Batch, positive: &[bool], past: usize) -> Vec<RuleTerm> {
    let looked_at: Vec<usize> = (0..past).step_by(past.div_ceil(ROWS).max(1)).collect();
    let all = Tally::of(looked_at.iter().map(|row| positive[*row]));
    let mut best = (0.0, Vec::new());
    for (f, field) in schema.fields.iter().enumerate() {
        let values: Vec<(f32, bool)> = looked_at.iter().filter_map(|row| Some((rows.value(*row, f)?, positive[*row]))).collect();
        let field_number = f as u8;
        let term = |from: f32, below: f32| RuleTerm { field: field_number, from, below, points: 1.0 };
        let candidates: Vec<Vec<RuleTerm>> = match field.categories() {
            0 => {
                let mut sorted: Vec<f32> = values.iter().map(|v| v.0).collect();
                sorted.sort_unstable_by(f32::total_cmp);
                let cuts = (1..10).filter_map(|tenth| sorted.get(sorted.len() * tenth / 10).copied());
                cuts.flat_map(|cut| [vec![term(cut, f32::MAX)], vec![term(f32::MIN, cut)]]).collect()
            }
            words => {
                let of = |word: usize| Tally::of(values.iter().filter(|v| v.0 == word as f32).map(|v| v.1));
                let often: Vec<RuleTerm> =
                    (0..words).filter(|word| of(*word).share() > all.share()).map(|word| term(word as f32, word as f32 + 1.0)).collect();
                vec![often]
            }
        };
        for terms in candidates {
            let says = |value: f32| terms.iter().any(|t| value >= t.from && value < t.below);
            let found = Tally::of(values.iter().filter(|v| says(v.0)).map(|v| v.1));
            let gain = found.yes / all.yes.max(1.0) - found.no / all.no.max(1.0);
            if gain > best.0 {
                best = (gain, terms);
            }
        }
    }
    best.1
}

/// How many of each outcome.
#[derive(Clone, Copy, Default)]
struct Tally {
    yes: f64,
    no: f64,
}

impl Tally {
    fn of(outcomes: impl Iterator<Item = bool>) -> Self {
        outcomes.fold(Self::default(), |t, yes| if yes { Self { yes: t.yes + 1.0, ..t } } else { Self { no: t.no + 1.0, ..t } })
    }

    fn share(self) -> f64 {
        self.yes / (self.yes + self.no).max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::data::Field;

    #[test]
    fn the_field_that_tells_most_is_found() {
        let schema = Schema { fields: vec![Field::number("a", "A", "", (0.0, 9.0)), Field::category("c", "C", &["x", "y"])] };
        let mut rows = Batch::with_capacity(2, 100);
        let mut positive = Vec::new();
        for i in 0..100u8 {
            rows.push(&[Some(f32::from(i % 10)), Some(f32::from(i % 2))]);
            positive.push(i % 10 >= 7);
        }
        let rule = best(&schema, &rows, &positive, 60);
        assert_eq!(rule, [RuleTerm { field: 0, from: 7.0, below: f32::MAX, points: 1.0 }]);
        positive = (0..100).map(|i| i % 2 == 1).collect();
        let rule = best(&schema, &rows, &positive, 60);
        assert_eq!(rule, [RuleTerm { field: 1, from: 1.0, below: 2.0, points: 1.0 }]);
    }
}
