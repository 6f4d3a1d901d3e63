//! Finds places for words: values at line ends are kept apart, names and remarks go where they cover least.

use crate::base::order::ascending;

use super::label::text_width;
use super::rect::{Pt, Rect};
use super::scene::{Class, Label};

/// Moves heights apart until neighbours have the gap between them, as little as possible and within the bounds.
/// The order of the heights stays; the answer is in the order given.
pub(crate) fn apart(heights: &[f64], gap: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let order = ascending(heights);
    let mut sorted: Vec<f64> = order.iter().map(|&i| heights[i].clamp(top, bottom.max(top))).collect();
    for _ in 0..8 {
        for i in 1..sorted.len() {
            let missing = gap - (sorted[i] - sorted[i - 1]);
            if missing > 0.0 {
                sorted[i] += missing / 2.0;
                sorted[i - 1] -= missing / 2.0;
            }
        }
    }
    // What the mutual pushing left over: downwards from the top, then upwards from the bottom, then downwards
    // again, so that where there is too little room they overflow below rather than overlap.
    push_down(&mut sorted, gap, top);
    if sorted.last().is_some_and(|&last| last > bottom) {
        let mut limit = bottom;
        for height in sorted.iter_mut().rev() {
            *height = height.min(limit);
            limit = *height - gap;
        }
        push_down(&mut sorted, gap, top);
    }
    let mut placed = vec![0.0; heights.len()];
    for (rank, &i) in order.iter().enumerate() {
        placed[i] = sorted[rank];
    }
    placed
}

fn push_down(sorted: &mut [f64], gap: f64, top: f64) {
    let mut limit = top;
    for height in sorted {
        *height = height.max(limit);
        limit = *height + gap;
    }
}

/// What words should not cover.
#[derive(Default)]
pub(crate) struct Obstacles {
    lines: Vec<Vec<Pt>>,
    boxes: Vec<Rect>,
    soft: Vec<Rect>,
}

impl Obstacles {
    pub fn line(&mut self, points: &[Pt]) {
        self.lines.push(points.to_vec());
    }

    pub fn solid(&mut self, area: Rect) {
        self.boxes.push(area);
    }

    /// An area that words may cover where there is nothing better, such as the usual band.
    pub fn soft(&mut self, area: Rect) {
        self.soft.push(area);
    }

    /// Whether a box touches words or marks that must be read.
    pub fn meets_words(&self, area: &Rect) -> bool {
        self.boxes.iter().any(|other| other.meets(area))
    }

    /// Whether a line runs through a box.
    pub fn crossed(&self, area: &Rect) -> bool {
        self.lines.iter().any(|line| length_inside(line, area) > 0.0)
    }

    /// How much lies under a box. Words under words are worst.
    fn covered(&self, area: &Rect) -> f64 {
        let boxes = self.boxes.iter().filter(|other| other.meets(area)).count() as f64 * 100.0;
        let soft = self.soft.iter().filter(|other| other.meets(area)).count() as f64;
        let lines: f64 = self.lines.iter().map(|line| length_inside(line, area)).sum();
        boxes + soft + lines
    }

    /// The first of the places where a label covers nothing, or the one where it covers least. A place where it
    /// would leave the bounds is taken for none.
    pub fn best(&self, places: impl Iterator<Item = Label>, bounds: &Rect, rem: f64) -> Option<Label> {
        let mut best: Option<(f64, Label)> = None;
        for label in places {
            let area = label.bounds(rem);
            if !area.inside(bounds) {
                continue;
            }
            let covered = self.covered(&area);
            if covered == 0.0 {
                return Some(label);
            }
            if best.as_ref().is_none_or(|(least, _)| covered < *least) {
                best = Some((covered, label));
            }
        }
        best.map(|(_, label)| label)
    }

    /// The height at which a block of text covers least, of several.
    pub fn best_height(&self, heights: &[f64], block: impl Fn(f64) -> Rect) -> f64 {
        let cost = |y: f64| self.covered(&block(y));
        heights.iter().copied().min_by(|&a, &b| cost(a).total_cmp(&cost(b))).unwrap_or(0.0)
    }
}

/// How much of a line lies inside a box, roughly: the sideways extent of its steps that touch it, at least 1 each.
fn length_inside(line: &[Pt], area: &Rect) -> f64 {
    line.windows(2)
        .filter(|pair| {
            let (a, b) = (pair[0], pair[1]);
            let step = Rect { x0: a.0.min(b.0), x1: a.0.max(b.0) + 0.1, y0: a.1.min(b.1) - 1.0, y1: a.1.max(b.1) + 1.0 };
            step.meets(area)
        })
        .map(|pair| (pair[1].0 - pair[0].0).max(1.0))
        .sum()
}

/// Breaks a text into rows that fit, between words.
pub(crate) fn wrap(text: &str, class: Class, width: f64, rem: f64) -> Vec<(Class, String)> {
    let mut rows: Vec<(Class, String)> = Vec::new();
    for word in text.split(' ') {
        match rows.last_mut() {
            Some((_, row)) if text_width(&format!("{row} {word}"), class, rem) <= width => {
                row.push(' ');
                row.push_str(word);
            }
            _ => rows.push((class, word.to_owned())),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heights: &[f64], gap: f64, bounds: (f64, f64)) -> Vec<f64> {
        let placed = apart(heights, gap, bounds);
        for (i, &a) in placed.iter().enumerate() {
            assert!(a >= bounds.0 - 1e-9, "{placed:?}");
            for (j, &b) in placed.iter().enumerate().take(i) {
                assert!((a - b).abs() >= gap - 1e-9, "{i} and {j} touch: {placed:?}");
                assert!((heights[i] < heights[j]) == (a < b) || heights[i] == heights[j], "order changed: {placed:?}");
            }
        }
        placed
    }

    #[test]
    fn values_stand_apart() {
        assert_eq!(check(&[50.0, 90.0], 15.0, (10.0, 100.0)), [50.0, 90.0]);
        assert_eq!(check(&[50.0, 49.0], 15.0, (10.0, 100.0)), [57.0, 42.0]);
        assert!(check(&[99.0, 98.0, 97.0], 15.0, (10.0, 100.0)).iter().all(|&y| y <= 100.0));
        assert!(check(&[2.0, 3.0, 3.0, 99.0], 15.0, (10.0, 100.0)).iter().all(|&y| y <= 100.0));
        check(&[5.0, 5.0, 5.0], 27.0, (10.0, 40.0));
        check(&[], 15.0, (10.0, 40.0));
    }
}
