//! A tree grows: questions of the form "is this column at most that?", one after the other, until a leaf gives a number.
//!
//! A [`Grower`] grows a [`Tree`] on binned rows, best leaf first: it is what the decision tree and boosted trees share.
//!
//! **Which question.** Each row has a slope g and a curvature h of the loss with regard to the answer. A leaf that holds
//! the sums G and H does best to answer -G / (H + l2), and lowers the loss by half of G² / (H + l2). So the best question is
//! the one that maximises
//!
//! ```text
//! GL² / (HL + l2)  +  GR² / (HR + l2)  -  G² / (H + l2)
//! ```
//!
//! With g = -y and h = 1 that is the variance, and for outcomes of 0 and 1 Gini's impurity.
//!
//! **What makes it quick.** G and H of each stretch of a column are summed as two whole numbers in one, so a row costs one
//! addition for each column. Sums of whole numbers do not depend on their order; they leave nothing to rounding when a
//! leaf's table is found as its parent's less its sibling's, and only the smaller sibling's rows are read. How many rows lie
//! in a stretch is told from its share of the leaf's curvature, as LightGBM does.
//!
//! Reference: Chen and Guestrin, *XGBoost: A Scalable Tree Boosting System*, KDD 2016, section 2; Shi et al., *Quantized
//! Training of Gradient Boosting Decision Trees*, NeurIPS 2022.

use super::bins::HistogramBins;
use super::grown::{LEAF, Node, Tree};
use crate::learn::models::training::examples::Examples;
use serde::{Deserialize, Serialize};

/// When a tree stops growing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// The most leaves, 2 to 1,024.
    pub leaves: u32,
    /// The least rows of a leaf.
    pub least_rows: u32,
    /// Added to each leaf's curvature: pulls its answer towards 0.
    pub l2: f64,
}

/// G in the upper and H in the lower half.
type Pair = i64;
type Table = Vec<[Pair; 256]>;

/// Binned rows, and the tree that is growing on them. Plain data, so that growing can pause between two questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grower {
    limits: Limits,
    bins: HistogramBins,
    most_bins: u32,
    /// Row after row, a byte for each column.
    binned: Vec<u8>,
    rows: u32,
    /// Rows, those of a leaf side by side, and room to part them in.
    order: Vec<u32>,
    spare: Vec<u32>,
    /// Each row's slope and curvature as whole numbers, and what one of them is worth.
    pairs: Vec<Pair>,
    worth: [f64; 2],
    nodes: Vec<Node>,
    open: Vec<Open>,
    /// Tables that no leaf needs.
    #[serde(skip)]
    idle: Vec<Table>,
}

/// A leaf that may yet be split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Open {
    node: u16,
    start: u32,
    end: u32,
    total: Pair,
    #[serde(with = "stored_table")]
    table: Table,
    best: Option<Split>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Split {
    gain: f64,
    column: u16,
    bin: u8,
    left: Pair,
}

impl Grower {
    /// For rows that are still to be binned, column by column.
    pub fn new(limits: Limits, most_bins: u32, rows: usize) -> Self {
        Self {
            limits,
            bins: HistogramBins::default(),
            most_bins,
            binned: Vec::new(),
            rows: rows as u32,
            order: Vec::new(),
            spare: vec![0; rows],
            pairs: vec![0; rows],
            worth: [1.0; 2],
            nodes: Vec::new(),
            open: Vec::new(),
            idle: Vec::new(),
        }
    }

    /// Bins one more column. Returns whether all are binned.
    pub fn bin(&mut self, examples: &Examples) -> bool {
        let (column, width) = (self.bins.width(), examples.width());
        if column == width {
            return true;
        }
        self.binned.resize(examples.len() * width, 0);
        self.bins.add((0..examples.len()).map(|row| examples.row(row)[column]), self.most_bins as usize);
        for (row, line) in self.binned.chunks_exact_mut(width).enumerate() {
            line[column] = self.bins.place(column, examples.row(row)[column]);
        }
        column + 1 == width
    }

    /// Begins a tree for these slopes and curvatures, one of each for every row. Curvatures are not negative.
    pub fn begin(&mut self, slopes: &[f32], curvatures: &[f32]) {
        let sum = |values: &[f32]| values.iter().map(|v| f64::from(v.abs())).sum::<f64>();
        let rows = f64::from(self.rows);
        // As fine as the halves allow: the sum over all rows must fit.
        let room = [f64::from(1_u32 << 31), 4.0 * f64::from(1_u32 << 30)].map(|room| room - rows - 1.0);
        let per_unit = [room[0] / sum(slopes).max(1e-30), room[1] / sum(curvatures).max(1e-30)];
        self.worth = per_unit.map(|per_unit| 1.0 / per_unit);
        for ((pair, slope), curvature) in self.pairs.iter_mut().zip(slopes).zip(curvatures) {
            // Shifted to the positive side, where cutting off the fraction is rounding to the nearest.
            let whole = (f64::from(*slope) * per_unit[0] + (room[0] + 0.5)) as i64 - room[0] as i64;
            *pair = (whole << 32) + (f64::from(*curvature) * per_unit[1] + 0.5) as i64;
        }
        self.order.clear();
        self.order.extend(0..self.rows);
        self.nodes = vec![Node { column: LEAF, child: 0, value: 0.0 }];
        let mut table = self.blank();
        fill(&mut table, &self.binned, &self.order, &self.pairs);
        let total = self.pairs.iter().sum();
        for leaf in std::mem::take(&mut self.open) {
            self.idle.push(leaf.table);
        }
        let best = self.best(&table, total, self.rows);
        self.open.push(Open { node: 0, start: 0, end: self.rows, total, table, best });
    }

    /// The leaf that gains most from a question, if one does and another leaf is allowed.
    fn next(&self) -> Option<usize> {
        if self.open.len() >= self.limits.leaves as usize {
            return None;
        }
        let gain = |leaf: &Open| leaf.best.map_or(0.0, |split| split.gain);
        let best = (0..self.open.len()).fold(0, |best, i| if gain(&self.open[i]) > gain(&self.open[best]) { i } else { best });
        (gain(&self.open[best]) > 0.0).then_some(best)
    }

    /// Rows that the next question costs, the search through both tables included; `None` when the tree has grown.
    pub fn next_rows(&self) -> Option<u32> {
        let stretches: usize = (0..self.bins.width()).map(|column| self.bins.cuts(column).len() + 1).sum();
        self.next().map(|leaf| (self.open[leaf].end - self.open[leaf].start).div_ceil(2) + stretches as u32 / 4)
    }

    /// Asks one more question.
    pub fn split(&mut self) {
        let Some(at) = self.next() else { return };
        let Some(split) = self.open[at].best else { return };
        let (start, end) = (self.open[at].start, self.open[at].end);
        let middle = self.part(start, end, split);
        let child = self.nodes.len() as u16;
        let leaf = Node { column: LEAF, child: 0, value: 0.0 };
        let cut = self.bins.cuts(usize::from(split.column))[usize::from(split.bin)];
        self.nodes[usize::from(self.open[at].node)] = Node { column: split.column, child, value: cut };
        self.nodes.extend([leaf, leaf]);

        // The smaller side is summed, the larger is what is left.
        let mut small = self.blank();
        let left_is_small = middle - start <= end - middle;
        let rows = if left_is_small { start..middle } else { middle..end };
        fill(&mut small, &self.binned, &self.order[rows.start as usize..rows.end as usize], &self.pairs);
        let mut large = std::mem::take(&mut self.open[at].table);
        for (column, (large, small)) in large.iter_mut().zip(&small).enumerate() {
            let used = self.bins.cuts(column).len() + 1;
            large[..used].iter_mut().zip(&small[..used]).for_each(|(large, small)| *large -= small);
        }
        let (left, right) = if left_is_small { (small, large) } else { (large, small) };
        let rest = self.open[at].total - split.left;
        let best = [self.best(&left, split.left, middle - start), self.best(&right, rest, end - middle)];
        self.open[at] = Open { node: child, start, end: middle, total: split.left, table: left, best: best[0] };
        self.open.push(Open { node: child + 1, start: middle, end, total: rest, table: right, best: best[1] });
    }

    /// The tree as it stands: `answer` is given the sums G and H of a leaf. Also calls `each` with every leaf's rows and
    /// answer.
    pub fn tree(&self, answer: impl Fn(f64, f64) -> f64, mut each: impl FnMut(&[u32], f32)) -> Tree {
        let mut nodes = self.nodes.clone();
        for leaf in &self.open {
            let value = answer(self.sum_of_slopes(leaf.total), self.sum_of_curvatures(leaf.total)) as f32;
            nodes[usize::from(leaf.node)].value = value;
            each(&self.order[leaf.start as usize..leaf.end as usize], value);
        }
        Tree { nodes }
    }

    /// Leaves of the tree as it stands.
    pub fn leaves(&self) -> usize {
        self.open.len()
    }

    fn sum_of_slopes(&self, pair: Pair) -> f64 {
        (pair >> 32) as f64 * self.worth[0]
    }

    fn sum_of_curvatures(&self, pair: Pair) -> f64 {
        f64::from(pair as u32) * self.worth[1]
    }

    fn blank(&mut self) -> Table {
        let width = self.bins.width();
        let mut table = self.idle.pop().unwrap_or_else(|| vec![[0; 256]; width]);
        for (column, sums) in table.iter_mut().enumerate() {
            sums[..=self.bins.cuts(column).len()].fill(0);
        }
        table
    }

    /// The question that gains most.
    fn best(&self, table: &Table, total: Pair, rows: u32) -> Option<Split> {
        let least = self.limits.least_rows.max(1);
        if rows < 2 * least {
            return None;
        }
        let l2 = self.limits.l2;
        let (g, h) = (self.sum_of_slopes(total), self.sum_of_curvatures(total));
        // Told from the curvature: how many rows lie on a side.
        let least_h = (f64::from(least) - 0.5) / f64::from(rows) * h;
        let least_h = least_h.max(1e-3 * self.worth[1]).max(1e-9);
        let before = g * g / (h + l2);
        let mut best: Option<Split> = None;
        let mut most = before + 1e-9 * (before + 1e-12);
        for (column, sums) in table.iter().enumerate() {
            let mut left: Pair = 0;
            for (bin, sum) in sums[..self.bins.cuts(column).len()].iter().enumerate() {
                if *sum == 0 {
                    continue;
                }
                left += sum;
                let (gl, hl) = (self.sum_of_slopes(left), self.sum_of_curvatures(left));
                let (gr, hr) = (g - gl, h - hl);
                if hl < least_h {
                    continue;
                }
                if hr < least_h {
                    break;
                }
                // Over one denominator: a division less.
                let (dl, dr) = (hl + l2, hr + l2);
                let score = (gl * gl * dr + gr * gr * dl) / (dl * dr);
                if score > most {
                    most = score;
                    best = Some(Split { gain: score - before, column: column as u16, bin: bin as u8, left });
                }
            }
        }
        best
    }

    /// Moves the rows of a leaf with a yes to its front, in order, and says where the others begin.
    fn part(&mut self, start: u32, end: u32, split: Split) -> u32 {
        let width = self.bins.width();
        let rows = &mut self.order[start as usize..end as usize];
        let (mut yes, mut no) = (0, 0);
        for i in 0..rows.len() {
            let row = rows[i];
            let right = self.binned[row as usize * width + usize::from(split.column)] > split.bin;
            rows[yes] = row;
            self.spare[no] = row;
            yes += usize::from(!right);
            no += usize::from(right);
        }
        rows[yes..].copy_from_slice(&self.spare[..no]);
        start + yes as u32
    }
}

/// Adds the rows to the table, each to its stretch of every column.
fn fill(table: &mut Table, binned: &[u8], rows: &[u32], pairs: &[Pair]) {
    let width = table.len();
    for row in rows {
        let row = *row as usize;
        let pair = pairs[row];
        for (sums, bin) in table.iter_mut().zip(&binned[row * width..][..width]) {
            sums[usize::from(*bin)] += pair;
        }
    }
}

mod stored_table {
    //! A table as it is stored: one list.
    use super::{Pair, Table};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(table: &Table, serializer: S) -> Result<S::Ok, S::Error> {
        table.concat().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Table, D::Error> {
        let flat = Vec::<Pair>::deserialize(deserializer)?;
        let lines = flat.chunks(256).map(|line| line.try_into());
        lines.collect::<Result<_, _>>().map_err(|_| D::Error::custom("a table with a short line"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    fn grown(x: Array2<f32>, y: &[f32], limits: Limits) -> Tree {
        let examples = Examples::of_numbers(x, y.to_vec(), vec![]).unwrap();
        let mut grower = Grower::new(limits, 255, examples.len());
        while !grower.bin(&examples) {}
        let slopes: Vec<f32> = y.iter().map(|y| -y).collect();
        grower.begin(&slopes, &vec![1.0; y.len()]);
        while grower.next_rows().is_some() {
            grower.split();
        }
        grower.tree(|g, h| -g / h, |_, _| {})
    }

    const LIMITS: Limits = Limits { leaves: 8, least_rows: 1, l2: 0.0 };

    #[test]
    fn steps_are_found_where_they_are() {
        let x = Array2::from_shape_fn((40, 2), |(i, j)| if j == 0 { i as f32 } else { (i * 7 % 40) as f32 });
        let y: Vec<f32> = (0..40)
            .map(|i| {
                if i < 10 {
                    1.0
                } else if i < 25 {
                    5.0
                } else {
                    -2.0
                }
            })
            .collect();
        let tree = grown(x, &y, LIMITS);
        assert_eq!((tree.leaves(), tree.depth()), (3, 2));
        for (at, expected) in [(0.0, 1.0), (9.4, 1.0), (9.6, 5.0), (24.4, 5.0), (24.6, -2.0), (99.0, -2.0)] {
            assert!((tree.answer(&[at, 3.0]) - expected).abs() < 1e-6, "{at}");
        }
    }

    #[test]
    fn what_never_varies_grows_no_question() {
        let tree = grown(Array2::zeros((10, 1)), &[1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0], LIMITS);
        assert_eq!((tree.leaves(), tree.answer(&[3.0])), (1, 0.5));
    }

    #[test]
    fn leaves_keep_their_least_rows() {
        let x = Array2::from_shape_fn((100, 1), |(i, _)| i as f32);
        let y: Vec<f32> = (0..100).map(|i| f32::from(u8::from(i >= 97))).collect();
        let tree = grown(x.clone(), &y, Limits { least_rows: 10, ..LIMITS });
        let mut counts = std::collections::BTreeMap::new();
        for row in x.rows() {
            *counts.entry(tree.answer(row.as_slice().unwrap()).to_bits()).or_insert(0) += 1;
        }
        assert!(counts.len() > 1 && counts.values().all(|count| *count >= 10), "{counts:?}");
    }
}
