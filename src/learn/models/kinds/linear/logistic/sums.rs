//! What a pass sums: loss, gradient and curvature of the rows it has seen.
//!
//! Most columns of a prepared row say yes or no (a category, a missing value), and most of those are 0. So the rows are laid
//! out once for all passes: first the columns that hold any number, some at a time as processors take them, then a list of the
//! others that are 1. What is left out would have added 0; every sum still meets the rows in their order, and a row's columns
//! in theirs. So all sums are the same to the last bit as by plain loops over all columns.

use crate::learn::models::training::examples::Examples;
use serde::{Deserialize, Serialize};

/// Wide columns are taken so many at a time.
const STEP: usize = 4;

type Step = [f64; STEP];

/// The rows of a training, laid out for the sums. The intercept counts as a column of ones before all others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Rows {
    /// For each column, whether it holds 0 or 1, and its place among those of its kind.
    places: Vec<(bool, u32)>,
    /// Wide columns: those that hold any number.
    wide: usize,
    /// For each flag, a column that holds 0 or 1, how many wide columns stand before it.
    before: Vec<u32>,
    /// The wide columns, row after row, each filled up with zeros to whole steps.
    values: Vec<[f32; STEP]>,
    /// The flags that are 1, row after row, and where each row's end.
    ones: Vec<u32>,
    ends: Vec<u32>,
}

/// One row as the sums take it in: its wide columns, and its flags that are 1.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    wide: Vec<Step>,
    ones: &'a [u32],
}

impl Rows {
    /// Of these examples.
    pub fn of(examples: &Examples) -> Self {
        let mut is_flag = vec![true; examples.width()];
        for row in 0..examples.len() {
            is_flag.iter_mut().zip(examples.row(row)).for_each(|(flag, x)| *flag &= (*x == 0.0) | (*x == 1.0));
        }
        let (mut places, mut before) = (vec![(false, 0)], Vec::new());
        let mut wide = 1;
        for is_flag in is_flag {
            if is_flag {
                places.push((true, before.len() as u32));
                before.push(wide);
            } else {
                places.push((false, wide));
                wide += 1;
            }
        }
        let wide = wide as usize;
        let rows = Self { places, wide, before, values: Vec::new(), ones: Vec::new(), ends: Vec::new() };
        rows.laid_out(examples)
    }

    fn laid_out(mut self, examples: &Examples) -> Self {
        let steps = self.steps();
        self.values = vec![[0.0; STEP]; steps * examples.len()];
        for row in 0..examples.len() {
            let line = self.values[row * steps..][..steps].as_flattened_mut();
            line[0] = 1.0;
            for ((is_flag, place), x) in self.places[1..].iter().zip(examples.row(row)) {
                if !is_flag {
                    line[*place as usize] = *x;
                } else if *x != 0.0 {
                    self.ones.push(*place);
                }
            }
            self.ends.push(self.ones.len() as u32);
        }
        self
    }

    fn steps(&self) -> usize {
        self.wide.div_ceil(STEP)
    }

    /// Room for a row; it is a row of zeros.
    pub fn line(&self) -> Line<'_> {
        Line { wide: vec![[0.0; STEP]; self.steps()], ones: &[] }
    }

    /// Reads a row.
    pub fn read<'a>(&'a self, row: usize, line: &mut Line<'a>) {
        let steps = self.steps();
        for (wide, narrow) in line.wide.iter_mut().zip(&self.values[row * steps..][..steps]) {
            *wide = narrow.map(f64::from);
        }
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        line.ones = &self.ones[start as usize..self.ends[row] as usize];
    }

    /// Weights in the order of the columns, as the rows are laid out: of wide columns, and of flags.
    pub fn arranged(&self, weights: &[f64]) -> [Vec<f64>; 2] {
        let of = |flags: bool| self.places.iter().zip(weights).filter(|((is_flag, _), _)| *is_flag == flags).map(|(_, w)| *w).collect();
        [of(false), of(true)]
    }

    /// The log odds of a row by weights that are [arranged](Self::arranged).
    pub fn log_odds(&self, line: &Line<'_>, [wide, flags]: &[Vec<f64>; 2]) -> f64 {
        let mut sum = 0.0;
        let mut columns = line.wide.as_flattened().iter().zip(wide);
        let mut behind = 0;
        for one in line.ones {
            let before = self.before[*one as usize];
            columns.by_ref().take((before - behind) as usize).for_each(|(x, weight)| sum += x * weight);
            behind = before;
            sum += flags[*one as usize];
        }
        columns.for_each(|(x, weight)| sum += x * weight);
        sum
    }
}

impl Line<'_> {
    /// Makes it a row of zeros, to make up a pair.
    pub fn clear(&mut self) {
        self.wide.fill([0.0; STEP]);
        self.ones = &[];
    }
}

/// Loss, gradient and curvature of the rows seen in a pass.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Sums {
    pub loss: f64,
    /// For each class, what the loss still lacks: the logarithm of this.
    pub products: [f64; 2],
    /// Of the wide columns, and of the flags.
    gradient: (Vec<Step>, Vec<f64>),
    /// Wide by wide, row after row: the upper triangle, with what shares its steps.
    wide: Vec<Step>,
    /// Flags by wide.
    across: Vec<Step>,
    /// Flags by flags: the lower triangle.
    flags: Vec<f64>,
}

impl Sums {
    pub fn new(rows: &Rows) -> Self {
        let (steps, flags) = (rows.steps(), rows.before.len());
        let room = |steps| vec![[0.0; STEP]; steps];
        Self {
            loss: 0.0,
            products: [1.0; 2],
            gradient: (room(steps), vec![0.0; flags]),
            wide: room(rows.wide * steps),
            across: room(flags * steps),
            flags: vec![0.0; flags * flags],
        }
    }

    /// Adds two rows, of which the slopes and the curvatures of their log odds are known. Taking two through the matrix at once
    /// is quicker than one after the other.
    pub fn add_pair(&mut self, lines: &[Line<'_>; 2], pulls: [f64; 2], bends: [f64; 2]) {
        let [first, second] = [&lines[0].wide[..], &lines[1].wide[..]];
        add_two(&mut self.gradient.0, [first, second], pulls);
        for (k, sums) in self.wide.chunks_exact_mut(first.len()).enumerate() {
            let (step, place) = (k / STEP, k % STEP);
            let bent = [bends[0] * first[step][place], bends[1] * second[step][place]];
            add_two(&mut sums[step..], [&first[step..], &second[step..]], bent);
        }
        let (steps, flags) = (first.len(), self.gradient.1.len());
        for ((line, pull), bend) in lines.iter().zip(pulls).zip(bends) {
            for (nth, one) in line.ones.iter().enumerate() {
                let one = *one as usize;
                self.gradient.1[one] += pull;
                for (sums, wide) in self.across[one * steps..][..steps].iter_mut().zip(&line.wide) {
                    *sums = std::array::from_fn(|n| sums[n] + bend * wide[n]);
                }
                let sums = &mut self.flags[one * flags..][..flags];
                line.ones[..=nth].iter().for_each(|other| sums[*other as usize] += bend);
            }
        }
    }

    /// The gradient, in the order of the columns.
    pub fn gradient(&self, rows: &Rows) -> Vec<f64> {
        let of = |(is_flag, place): &(bool, u32)| {
            let place = *place as usize;
            if *is_flag { self.gradient.1[place] } else { self.gradient.0.as_flattened()[place] }
        };
        rows.places.iter().map(of).collect()
    }

    /// The curvature, in the order of the columns: the upper triangle of a square, row after row.
    pub fn curvature(&self, rows: &Rows) -> Vec<f64> {
        let (size, width, flags) = (rows.places.len(), rows.steps() * STEP, rows.before.len());
        let mut square = vec![0.0; size * size];
        for (k, (row_is_flag, row)) in rows.places.iter().enumerate() {
            for (j, (column_is_flag, column)) in rows.places.iter().enumerate().skip(k) {
                let (row, column) = (*row as usize, *column as usize);
                square[k * size + j] = match (row_is_flag, column_is_flag) {
                    (false, false) => self.wide.as_flattened()[row * width + column],
                    (false, true) => self.across.as_flattened()[column * width + row],
                    (true, false) => self.across.as_flattened()[row * width + column],
                    (true, true) => self.flags[column * flags + row],
                };
            }
        }
        square
    }
}

/// Adds two lines, each times a number, one after the other.
fn add_two(sums: &mut [Step], [first, second]: [&[Step]; 2], times: [f64; 2]) {
    for ((sums, a), b) in sums.iter_mut().zip(first).zip(second) {
        *sums = std::array::from_fn(|n| sums[n] + times[0] * a[n] + times[1] * b[n]);
    }
}
