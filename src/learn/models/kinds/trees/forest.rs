//! Many small trees asked at once.
//!
//! **Idea.** Going down a hundred trees one by one means some six hundred questions, each of which has to wait for the one
//! before it. Instead, for each column and each stretch between two cuts, it is worked out beforehand which leaves of each
//! tree can still be reached, one bit for each leaf. A row then looks up its stretch in every column, and what all columns
//! leave standing is found by "and": the lowest bit that is left is the leaf.
//!
//! Trees of up to 32 leaves, two to a word. The tables are bounded ([`MOST_WORDS`]); where they would not fit there is no
//! forest, and the trees are asked one by one.
//!
//! Reference: Lucchese et al., *QuickScorer: A Fast Algorithm to Rank Documents with Additive Ensembles of Regression
//! Trees*, SIGIR 2015.

use super::grown::{SplitRule, Tree};
use crate::base::order::sorted_by;

/// Leaves of a tree that a half word has bits for.
const LEAVES: usize = 32;
/// Columns that can be asked about.
const COLUMNS: usize = 96;
/// Words that go through "and" together.
const CHUNK: usize = 8;
/// The largest table, in words of eight bytes: 2 MB.
const MOST_WORDS: usize = 1 << 18;

/// Trees, prepared to be asked together.
#[derive(Clone, Debug, PartialEq)]
pub struct Forest {
    /// For each column that is asked about: its place, its cuts, and where its masks begin.
    columns: Vec<(u16, Vec<f32>, usize)>,
    /// For each column and stretch, the masks of all trees.
    masks: Vec<u64>,
    /// Words for all trees; a multiple of [`CHUNK`].
    words: usize,
    /// The answers of the leaves of all trees.
    answers: Vec<f32>,
}

impl Forest {
    /// Prepares trees; `None` where they are too large or too many.
    pub fn new(trees: &[Tree], width: usize) -> Option<Self> {
        if trees.iter().any(|tree| tree.leaves() > LEAVES) {
            return None;
        }
        let words = trees.len().div_ceil(2).next_multiple_of(CHUNK);
        let mut answers = vec![0.0; 2 * words * LEAVES];
        let mut questions: Vec<Vec<(f32, usize, u32)>> = vec![Vec::new(); width];
        for (t, tree) in trees.iter().enumerate() {
            let mut leaf = 0;
            tree.walk(&mut |question| match question {
                SplitRule::Leaf { answer } => {
                    answers[t * LEAVES + leaf] = answer;
                    leaf += 1;
                }
                SplitRule::Asked { column, cut, left } => questions[column].push((cut, t, !(left_of(left.end) & !left_of(left.start)))),
            });
        }
        let mut forest = Self { columns: Vec::new(), masks: Vec::new(), words, answers };
        for (column, questions) in questions.iter_mut().enumerate().filter(|(_, questions)| !questions.is_empty()) {
            let questions = sorted_by(std::mem::take(questions), |question| f64::from(question.0));
            let mut cuts = Vec::new();
            let first = forest.masks.len();
            // Below all cuts, no question of this column is answered with no.
            let mut now = vec![u64::MAX; words];
            forest.masks.extend_from_slice(&now);
            for same in questions.chunk_by(|a, b| a.0 == b.0) {
                cuts.push(same[0].0);
                for (_, tree, mask) in same {
                    let half = 32 * (tree % 2);
                    now[tree / 2] &= u64::from(*mask) << half | u64::from(u32::MAX) << (32 - half);
                }
                forest.masks.extend_from_slice(&now);
                if forest.masks.len() > MOST_WORDS {
                    return None;
                }
            }
            forest.columns.push((column as u16, cuts, first));
        }
        (forest.columns.len() <= COLUMNS).then_some(forest)
    }

    /// The sums of the answers of the trees at even and at odd places.
    #[inline]
    pub fn sums(&self, row: &[f32]) -> [f32; 2] {
        let mut at = [0; COLUMNS];
        for (at, (column, cuts, first)) in at.iter_mut().zip(&self.columns) {
            let value = row[usize::from(*column)];
            *at = first + self.words * cuts.partition_point(|cut| *cut < value);
        }
        let mut sums = [0.0; 2];
        let chunks = self.answers.chunks_exact(2 * CHUNK * LEAVES);
        for (start, answers) in (0..).step_by(CHUNK).zip(chunks) {
            let mut left = [u64::MAX; CHUNK];
            for at in &at[..self.columns.len()] {
                let masks = &self.masks[at + start..][..CHUNK];
                left.iter_mut().zip(masks).for_each(|(left, mask)| *left &= mask);
            }
            for (left, answers) in left.iter().zip(answers.chunks_exact(2 * LEAVES)) {
                let low = (*left as u32).trailing_zeros() as usize & (LEAVES - 1);
                let high = ((*left >> 32) as u32).trailing_zeros() as usize & (LEAVES - 1);
                sums[0] += answers[low];
                sums[1] += answers[LEAVES + high];
            }
        }
        sums
    }
}

/// Bits of the leaves before this one.
fn left_of(leaf: usize) -> u32 {
    if leaf >= LEAVES { u32::MAX } else { (1 << leaf) - 1 }
}
