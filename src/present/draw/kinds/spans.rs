//! Stretches of time against the window that is shown.

use crate::base::order::sorted_by;

/// What lies in the window, with the places where it enters and leaves. The first part of an item is its moment.
pub(crate) fn clip<T: Moment + Copy>(items: Vec<T>, (low, high): (f64, f64), between: impl Fn(T, T, f64) -> T) -> Vec<T> {
    if items.first().is_none_or(|item| item.t() >= low) && items.last().is_none_or(|item| item.t() <= high) {
        return items;
    }
    let mut inside = Vec::with_capacity(items.len());
    for (i, &item) in items.iter().enumerate() {
        let crossed = |edge: f64| i > 0 && items[i - 1].t() < edge && item.t() > edge;
        for edge in [low, high] {
            if crossed(edge) {
                inside.push(between(items[i - 1], item, edge));
            }
        }
        if item.t() >= low && item.t() <= high {
            inside.push(item);
        }
    }
    inside
}

/// What has a moment.
pub(crate) trait Moment {
    /// When.
    fn t(&self) -> f64;
}

impl Moment for (f64, f64) {
    fn t(&self) -> f64 {
        self.0
    }
}

impl Moment for (f64, f64, f64) {
    fn t(&self) -> f64 {
        self.0
    }
}

/// Spans that overlap, as one: hatched twice they would look twice as bad.
pub(crate) fn merged(spans: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let sorted = sorted_by(spans.to_vec(), |span| span.0);
    let mut merged: Vec<(f64, f64)> = Vec::with_capacity(sorted.len());
    for (from, to) in sorted {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(items: &[(f64, f64)], want: &[(f64, f64)]) {
        let between = |a: (f64, f64), b: (f64, f64), t: f64| (t, a.1 + (t - a.0) / (b.0 - a.0) * (b.1 - a.1));
        assert_eq!(clip(items.to_vec(), (10.0, 20.0), between), want);
    }

    #[test]
    fn lines_enter_and_leave_at_the_edges() {
        check(&[(12.0, 1.0), (20.0, 2.0)], &[(12.0, 1.0), (20.0, 2.0)]);
        check(&[(5.0, 0.0), (15.0, 10.0)], &[(10.0, 5.0), (15.0, 10.0)]);
        check(&[(0.0, 0.0), (40.0, 40.0)], &[(10.0, 10.0), (20.0, 20.0)]);
        check(&[(0.0, 1.0), (10.0, 2.0), (12.0, 3.0), (30.0, 3.0)], &[(10.0, 2.0), (12.0, 3.0), (20.0, 3.0)]);
        check(&[(0.0, 1.0), (5.0, 2.0)], &[]);
    }

    #[test]
    fn overlapping_spans_are_one() {
        assert_eq!(merged(&[(5.0, 8.0), (1.0, 3.0), (2.0, 4.0)]), [(1.0, 4.0), (5.0, 8.0)]);
        assert_eq!(merged(&[]), []);
    }
}
