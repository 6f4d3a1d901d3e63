//! A fitted tree: questions of the form "is this column at most that?", one after the other, until a leaf gives a number.
//!
//! It is an array of nodes whose children lie side by side, so that going down is one comparison and one addition.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Marks a leaf in place of a column.
pub(super) const LEAF: u16 = u16::MAX;

/// A fitted tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Node {
    /// The column that is asked about.
    pub(super) column: u16,
    /// The child for a yes; that for a no is the next one.
    pub(super) child: u16,
    /// The cut of a question, or the answer of a leaf.
    pub(super) value: f32,
}

impl Tree {
    /// A tree that asks nothing.
    pub fn leaf(answer: f32) -> Self {
        Self { nodes: vec![Node { column: LEAF, child: 0, value: answer }] }
    }

    /// The answer for a row.
    #[inline]
    pub fn answer(&self, row: &[f32]) -> f32 {
        let mut node = self.nodes[0];
        while node.column != LEAF {
            let no = row[usize::from(node.column)] > node.value;
            node = self.nodes[usize::from(node.child) + usize::from(no)];
        }
        node.value
    }

    /// Tells of all nodes: each leaf from left to right, and each question after the leaves below it.
    pub fn walk(&self, tell: &mut impl FnMut(SplitRule)) {
        self.walk_from(0, &mut 0, tell);
    }

    fn walk_from(&self, node: usize, leaf: &mut usize, tell: &mut impl FnMut(SplitRule)) {
        let Node { column, child, value } = self.nodes[node];
        if column == LEAF {
            *leaf += 1;
            return tell(SplitRule::Leaf { answer: value });
        }
        let start = *leaf;
        self.walk_from(usize::from(child), leaf, tell);
        let left = start..*leaf;
        self.walk_from(usize::from(child) + 1, leaf, tell);
        tell(SplitRule::Asked { column: usize::from(column), cut: value, left });
    }

    /// Number of leaves.
    pub fn leaves(&self) -> usize {
        self.nodes.len().div_ceil(2)
    }

    /// The most questions on the way to an answer.
    pub fn depth(&self) -> u32 {
        let mut depths = vec![0; self.nodes.len()];
        for (i, node) in self.nodes.iter().enumerate().filter(|(_, node)| node.column != LEAF) {
            for child in [node.child, node.child + 1] {
                depths[usize::from(child)] = depths[i] + 1;
            }
        }
        depths.into_iter().max().unwrap_or(0)
    }
}

/// A node, as [`Tree::walk`] tells of it.
#[derive(Clone, Debug, PartialEq)]
pub enum SplitRule {
    /// A leaf.
    Leaf {
        /// Its answer.
        answer: f32,
    },
    /// A question: is this column at most that?
    Asked {
        /// The column.
        column: usize,
        /// The value.
        cut: f32,
        /// The leaves, counted from the left, that a yes leads to.
        left: Range<usize>,
    },
}
