//! Preparation: from raw fields to numbers that a model can weigh.
//!
//! One pipeline, fitted on the training rows and then used unchanged for training *and* serving; two copies of it
//! that disagree are a classic way to break a product. Per field:
//!
//! | field | column(s) |
//! |---|---|
//! | number | ln(1 + x) first where its scale is logarithmic; the median where missing; then standard deviations from the mean, at most [`Settings::clip`] either way |
//! | category | one column each, 1 for the one it is; a missing or unseen one is 0 everywhere |
//! | flag | 0 or 1, less its mean; 0 where missing |
//! | any field often missing in training | one more column, 1 where it is missing |
//!
//! The clip bounds what one absurd value can do: a waiting time in seconds instead of minutes weighs like a very long
//! wait, not sixty times one. It does not make the answer right.
//!
//! A number that never varied in training says nothing and becomes 0.
//!
//! ```
//! use afterlaunch::learn::data::{Batch, Field, Schema};
//! use afterlaunch::learn::data::prepare::{Preparation, Settings};
//!
//! let schema = Schema::new(vec![Field::number("age", "Age", "y", (0.0, 120.0)), Field::category("c", "C", &["a", "b"])]).unwrap();
//! let mut rows = Batch::with_capacity(2, 4);
//! for (age, c) in [(20.0, 0.0), (40.0, 1.0), (60.0, 1.0), (80.0, 7.0)] {
//!     rows.push(&[Some(age), Some(c)]);
//! }
//! let preparation = Preparation::fit(&schema, &rows, 0..3, Settings::default()).unwrap();
//! assert_eq!(preparation.names(), ["age", "c=a", "c=b"]);
//!
//! let mut prepared = Default::default();
//! preparation.transform(&rows, 1..4, &mut prepared);
//! assert_eq!(prepared.row(0).to_vec(), [0.0, 0.0, 1.0]);
//! assert_eq!(prepared.row(2).to_vec()[1..], [0.0, 0.0]);
//! ```

use super::{Batch, FieldKind, Scale, Schema};
use crate::base::math::ln_f32;
use crate::base::stats::{Moments, median};
use ndarray::Array2;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What one may choose about a preparation.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// Standard deviations from the mean at which a number is cut off.
    pub clip: f32,
    /// A field that is missing in a larger share of the training rows gets a column that says so.
    pub indicator_above: f32,
}

impl Settings {
    /// Cut off at 3 standard deviations; an indicator from 1 % missing.
    pub const DEFAULT: Self = Self { clip: 3.0, indicator_above: 0.01 };
}

impl Default for Settings {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Why nothing can be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum FitError {
    /// There are no training rows.
    NoRows,
    /// The rows have other fields than the schema.
    OtherFields,
}

/// A fitted pipeline from raw fields to the columns of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preparation {
    plans: Vec<Plan>,
    names: Vec<String>,
    clip: f32,
}

/// What happens to one field. The plan at place f reads field f.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Plan {
    how: How,
    /// Its first column.
    first: u32,
    /// The column that says it is missing.
    indicator: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum How {
    Number { log: bool, centre: f32, per_unit: f32, missing: f32 },
    OneHot { categories: u32 },
    Flag { centre: f32 },
}

impl Preparation {
    /// Learns medians, means and spreads from some rows of a batch.
    pub fn fit(schema: &Schema, batch: &Batch, rows: Range<usize>, settings: Settings) -> Result<Self, FitError> {
        let mut fitted = Self::begin(schema, batch, &rows, settings)?;
        while !fitted.look(schema, batch, rows.clone(), settings) {}
        Ok(fitted)
    }

    /// Before the first field: whoever may not be kept waiting goes on with [`Self::look`].
    pub fn begin(schema: &Schema, batch: &Batch, rows: &Range<usize>, settings: Settings) -> Result<Self, FitError> {
        if batch.fields() != schema.fields.len() {
            return Err(FitError::OtherFields);
        }
        if within(rows.clone(), batch).is_empty() {
            return Err(FitError::NoRows);
        }
        Ok(Self { plans: Vec::new(), names: Vec::new(), clip: settings.clip })
    }

    /// Learns one more field. Returns whether all are known.
    pub fn look(&mut self, schema: &Schema, batch: &Batch, rows: Range<usize>, settings: Settings) -> bool {
        let f = self.plans.len();
        let Some(field) = schema.fields.get(f) else { return true };
        let rows = within(rows, batch);
        let present: Vec<f64> = rows.clone().filter_map(|row| batch.value(row, f)).map(f64::from).collect();
        let missing = rows.len() - present.len();
        let first = self.names.len() as u32;
        let how = match &field.kind {
            FieldKind::Numeric { scale } => {
                self.names.push(field.name.clone());
                fit_number(&present, missing, *scale == Scale::Log, settings.clip)
            }
            FieldKind::Categorical { categories } => {
                self.names.extend(categories.iter().map(|c| format!("{}={c}", field.name)));
                How::OneHot { categories: categories.len() as u32 }
            }
            FieldKind::Boolean => {
                self.names.push(field.name.clone());
                How::Flag { centre: present.iter().copied().collect::<Moments>().mean().unwrap_or(0.0) as f32 }
            }
        };
        let often = missing as f64 > f64::from(settings.indicator_above) * rows.len() as f64;
        let indicator = often.then_some(self.names.len() as u32);
        self.names.extend(often.then(|| format!("{} missing", field.name)));
        self.plans.push(Plan { how, first, indicator });
        self.plans.len() == schema.fields.len()
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// The columns of a field.
    pub fn columns(&self, field: usize) -> Range<usize> {
        let end = self.plans.get(field + 1).map_or(self.names.len(), |next| next.first as usize);
        self.plans[field].first as usize..end
    }

    /// The columns by name: "age", "channel=mail", "age missing".
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Writes some rows of a batch, prepared, into the first rows of `out`, which grows if it is too small.
    pub fn transform(&self, batch: &Batch, rows: Range<usize>, out: &mut Array2<f32>) {
        let rows = within(rows, batch);
        let width = self.width();
        if out.ncols() != width || out.nrows() < rows.len() || !out.is_standard_layout() {
            *out = Array2::zeros((rows.len(), width));
        }
        let out = &mut out.as_slice_mut().expect("standard layout")[..rows.len() * width];
        out.fill(0.0);
        for (f, plan) in self.plans.iter().enumerate() {
            let cells = batch.column(f)[rows.clone()].iter().zip(&batch.missing()[rows.clone()]);
            let lines = out.chunks_exact_mut(width).zip(cells).map(|(line, (value, mask))| (line, *value, mask >> f & 1 == 1));
            let first = plan.first as usize;
            match plan.how {
                How::Number { .. } | How::Flag { .. } => {
                    lines.for_each(|(line, value, missing)| line[first] = self.number(plan.how, value, missing));
                }
                How::OneHot { categories } => lines.for_each(|(line, value, missing)| {
                    if let Some(category) = known(value, missing, categories) {
                        line[first + category] = 1.0;
                    }
                }),
            }
            if let Some(column) = plan.indicator {
                let masks = &batch.missing()[rows.clone()];
                out.chunks_exact_mut(width).zip(masks).for_each(|(line, mask)| line[column as usize] = (mask >> f & 1) as f32);
            }
        }
    }

    /// Adds `weights . prepared row` to `out` for some rows of a batch, without writing the prepared rows down.
    ///
    /// This is what a linear model does to every request, so it goes column by column. The sum runs over the columns
    /// in their order: bit for bit what [`Self::transform`] and a plain loop over each row give.
    pub fn add_weighted(&self, batch: &Batch, rows: Range<usize>, weights: &[f32], out: &mut [f32]) {
        assert_eq!(weights.len(), self.width(), "one weight for each column");
        let rows = within(rows, batch);
        let masks = &batch.missing()[rows.clone()];
        let somewhere = batch.missing_somewhere();
        for (f, plan) in self.plans.iter().enumerate() {
            let values = &batch.column(f)[rows.clone()];
            let weights_here = &weights[plan.first as usize..];
            match plan.how {
                How::OneHot { categories } => {
                    for ((out, value), mask) in out.iter_mut().zip(values).zip(masks) {
                        if let Some(category) = known(*value, mask >> f & 1 == 1, categories) {
                            *out += weights_here[category];
                        }
                    }
                }
                // The kind is asked for once for all cells, so that several are worked out at a time.
                How::Number { log: true, centre, per_unit, missing } => {
                    self.weigh(How::Number { log: true, centre, per_unit, missing }, weights_here[0], f, values, masks, out);
                }
                How::Number { log: false, centre, per_unit, missing } => {
                    self.weigh(How::Number { log: false, centre, per_unit, missing }, weights_here[0], f, values, masks, out);
                }
                How::Flag { centre } => self.weigh(How::Flag { centre }, weights_here[0], f, values, masks, out),
            }
            if let Some(column) = plan.indicator.filter(|_| somewhere >> f & 1 == 1) {
                let weight = weights[column as usize];
                out.iter_mut().zip(masks).for_each(|(out, mask)| *out += weight * (mask >> f & 1) as f32);
            }
        }
    }

    /// Adds a field's numbers, times a weight.
    #[inline(always)]
    fn weigh(&self, how: How, weight: f32, field: usize, values: &[f32], masks: &[u32], out: &mut [f32]) {
        for ((out, value), mask) in out.iter_mut().zip(values).zip(masks) {
            *out += weight * self.number(how, *value, mask >> field & 1 == 1);
        }
    }

    #[inline(always)]
    fn number(&self, how: How, value: f32, missing: bool) -> f32 {
        match how {
            How::Number { log, centre, per_unit, missing: instead } => {
                let scaled = if log { on_log_scale(value) } else { value };
                let z = held((scaled - centre) * per_unit, self.clip);
                if missing { instead } else { z }
            }
            How::Flag { centre } => {
                if missing {
                    0.0
                } else {
                    value - centre
                }
            }
            How::OneHot { .. } => unreachable!("categories are not weighed as numbers"),
        }
    }
}

fn fit_number(present: &[f64], missing: usize, log: bool, clip: f32) -> How {
    let scaled = |value: f64| if log { f64::from(on_log_scale(value as f32)) } else { value };
    let middle = scaled(median(present).unwrap_or(0.0));
    let filled = present.iter().map(|v| scaled(*v)).chain(std::iter::repeat_n(middle, missing));
    let moments: Moments = filled.collect();
    let (mean, sd) = (moments.mean().unwrap_or(0.0), moments.sd().unwrap_or(0.0));
    let per_unit = if sd > 1e-9 * (1.0 + mean.abs()) { 1.0 / sd } else { 0.0 };
    let instead = (((middle - mean) * per_unit) as f32).clamp(-clip, clip);
    How::Number { log, centre: mean as f32, per_unit: per_unit as f32, missing: instead }
}

/// At most so far from 0. Written out, since `clamp` asks of its ends each time whether they are in order.
#[inline(always)]
fn held(z: f32, most: f32) -> f32 {
    let z = if z < -most { -most } else { z };
    if z > most { most } else { z }
}

/// ln(1 + x); what lies below 0 is read as 0.
#[inline(always)]
fn on_log_scale(value: f32) -> f32 {
    ln_f32(1.0 + value.max(0.0))
}

#[inline(always)]
fn known(value: f32, missing: bool, categories: u32) -> Option<usize> {
    (!missing && value >= 0.0 && value < categories as f32).then_some(value as usize)
}

fn within(rows: Range<usize>, batch: &Batch) -> Range<usize> {
    let end = rows.end.min(batch.len());
    rows.start.min(end)..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::data::Field;

    fn schema() -> Schema {
        let fields = vec![
            Field::number("wait", "Wait", "min", (0.0, 1e4)).log(),
            Field::number("age", "Age", "y", (0.0, 120.0)),
            Field::category("c", "C", &["a", "b", "d"]),
            Field::flag("again", "Again"),
        ];
        Schema::new(fields).unwrap()
    }

    /// 200 rows; "age" is missing in every tenth, one row is absurd, one category unseen.
    fn rows() -> Batch {
        let mut batch = Batch::with_capacity(4, 200);
        for i in 0..200_u16 {
            let age = (i % 10 != 3).then_some(f32::from(i % 60) + 18.0);
            let wait = if i == 50 { 9e9 } else { f32::from(i * 7 % 100) };
            batch.push(&[Some(wait), age, Some(f32::from(i % 5)), (i != 4).then_some(f32::from(i % 2))]);
        }
        batch
    }

    fn check(row: usize, expected: &str) {
        let preparation = Preparation::fit(&schema(), &rows(), 0..200, Settings::default()).unwrap();
        let mut out = Array2::zeros((0, 0));
        preparation.transform(&rows(), row..row + 1, &mut out);
        let shown = |(name, value): (&String, &f32)| format!("{name} {value:.2}");
        assert_eq!(preparation.names().iter().zip(out.row(0)).map(shown).collect::<Vec<_>>().join(", "), expected);
    }

    #[test]
    fn each_kind_of_field_becomes_its_columns() {
        check(0, "wait -2.27, age -1.65, age missing 0.00, c=a 1.00, c=b 0.00, c=d 0.00, again -0.50");
        check(3, "wait -0.39, age -0.06, age missing 1.00, c=a 0.00, c=b 0.00, c=d 0.00, again 0.50");
        check(4, "wait -0.22, age -1.41, age missing 0.00, c=a 0.00, c=b 0.00, c=d 0.00, again 0.00");
        check(50, "wait 3.00, age 1.34, age missing 0.00, c=a 1.00, c=b 0.00, c=d 0.00, again -0.50");
    }

    #[test]
    fn weighing_while_preparing_changes_no_bit() {
        let preparation = Preparation::fit(&schema(), &rows(), 0..150, Settings::default()).unwrap();
        let weights: Vec<f32> = (0..preparation.width()).map(|i| 0.37 * i as f32 - 1.1).collect();
        let mut prepared = Array2::zeros((0, 0));
        preparation.transform(&rows(), 20..200, &mut prepared);
        let mut quick = vec![0.25; 180];
        preparation.add_weighted(&rows(), 20..200, &weights, &mut quick);
        for (line, quick) in prepared.rows().into_iter().zip(quick) {
            assert_eq!(line.iter().zip(&weights).fold(0.25_f32, |sum, (x, w)| sum + w * x).to_bits(), quick.to_bits());
        }
    }

    #[test]
    fn nothing_to_learn_from_is_refused() {
        assert_eq!(Preparation::fit(&schema(), &rows(), 5..5, Settings::DEFAULT), Err(FitError::NoRows));
        assert_eq!(Preparation::fit(&schema(), &Batch::with_capacity(2, 0), 0..1, Settings::DEFAULT), Err(FitError::OtherFields));
    }

    #[test]
    fn columns_that_never_vary_or_are_never_there_become_zero() {
        let mut batch = Batch::with_capacity(4, 2);
        batch.push(&[Some(3.0), None, None, None]);
        batch.push(&[Some(3.0), None, None, None]);
        let preparation = Preparation::fit(&schema(), &batch, 0..2, Settings::DEFAULT).unwrap();
        batch.push(&[Some(900.0), Some(50.0), None, None]);
        let mut out = Array2::zeros((0, 0));
        preparation.transform(&batch, 2..3, &mut out);
        let shown: Vec<_> = preparation.names().iter().zip(&out).filter(|(_, value)| **value != 0.0).collect();
        assert_eq!(shown, [(&"c missing".to_string(), &1.0), (&"again missing".to_string(), &1.0)]);
    }

    #[test]
    fn a_stored_preparation_is_the_same() {
        let preparation = Preparation::fit(&schema(), &rows(), 0..200, Settings::DEFAULT).unwrap();
        let bytes = postcard::to_allocvec(&preparation).unwrap();
        assert_eq!(postcard::from_bytes::<Preparation>(&bytes).unwrap(), preparation);
    }
}
