//! Words on a line that must not overlap.
//!
//! Marks stand where they stand; their words may stand before or after them, or not at all. The more important are
//! placed first and keep their place, so when there is no room it is the less important words that go.

use crate::base::order::ascending;

/// A stretch of a line, from its left to its right end.
pub type Span = (f64, f64);

/// Words that want a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// How long the words are.
    pub width: f64,
    /// Where they may begin, the best place first; unused ones are `None`.
    pub starts: [Option<f64>; 3],
    /// Higher is placed first; of equals the later in the list.
    pub weight: u32,
}

/// Where each of the words begins, or `None` where there is no room. `taken` are the marks that must stay visible,
/// `line` is the stretch that words may use, `air` the least room between two.
pub fn place(wishes: &[Wish], taken: &[Span], line: Span, air: f64) -> Vec<Option<f64>> {
    let weights: Vec<f64> = wishes.iter().map(|wish| f64::from(wish.weight)).collect();
    let mut used: Vec<Span> = taken.to_vec();
    let mut placed = vec![None; wishes.len()];
    for i in ascending(&weights).into_iter().rev() {
        let wish = wishes[i];
        let free = |&start: &f64| {
            let end = start + wish.width;
            start >= line.0 && end <= line.1 && used.iter().all(|&(a, b)| end + air <= a || start >= b + air)
        };
        placed[i] = wish.starts.iter().flatten().copied().find(free);
        if let Some(start) = placed[i] {
            used.push((start, start + wish.width));
        }
    }
    placed
}

/// Left, top, right and bottom of a box.
pub type Rect = [f64; 4];

/// Which of some places for a box is free: the first that covers nothing, else the one that covers least.
pub fn first_free(places: &[Rect], taken: &[Rect]) -> usize {
    let covered = |p: &Rect| -> f64 {
        let over = |a: &Rect, b: &Rect, low: usize| (a[low + 2].min(b[low + 2]) - a[low].max(b[low])).max(0.0);
        taken.iter().map(|t| over(p, t, 0) * over(p, t, 1)).sum()
    };
    let mut best = (0, f64::INFINITY);
    for (i, p) in places.iter().enumerate() {
        let c = covered(p);
        if c < best.1 {
            best = (i, c);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Span = (0.0, 100.0);

    fn wish(width: f64, starts: &[f64], weight: u32) -> Wish {
        let get = |i: usize| starts.get(i).copied();
        Wish { width, starts: [get(0), get(1), get(2)], weight }
    }

    #[test]
    fn the_best_free_place_is_taken() {
        assert_eq!(place(&[wish(20.0, &[-5.0, 30.0], 0)], &[], LINE, 2.0), [Some(30.0)]);
        assert_eq!(place(&[wish(20.0, &[40.0, 70.0], 0)], &[(45.0, 50.0)], LINE, 2.0), [Some(70.0)]);
    }

    #[test]
    fn the_less_important_goes() {
        let words = [wish(30.0, &[10.0], 1), wish(30.0, &[20.0], 2)];
        assert_eq!(place(&words, &[], LINE, 2.0), [None, Some(20.0)]);
    }

    #[test]
    fn of_equals_the_later_stays() {
        let words = [wish(30.0, &[10.0], 1), wish(30.0, &[20.0], 1)];
        assert_eq!(place(&words, &[], LINE, 2.0), [None, Some(20.0)]);
    }

    #[test]
    fn no_two_overlap_however_crowded() {
        let words: Vec<Wish> = (0..30u32).map(|i| wish(17.0, &[f64::from(i * 37 % 90), f64::from(i * 53 % 80)], i % 4)).collect();
        let mut spans: Vec<Span> = place(&words, &[], LINE, 3.0).into_iter().flatten().map(|s| (s, s + 17.0)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(spans.len() >= 3);
        assert!(spans.windows(2).all(|w| w[0].1 + 3.0 <= w[1].0));
    }

    #[test]
    fn a_box_goes_where_it_covers_nothing() {
        let taken = [[0.0, 0.0, 10.0, 10.0], [20.0, 0.0, 30.0, 10.0]];
        let places = [[5.0, 5.0, 15.0, 12.0], [10.0, 0.0, 20.0, 10.0], [40.0, 0.0, 50.0, 9.0]];
        assert_eq!(first_free(&places, &taken), 1);
        assert_eq!(first_free(&places[..1], &taken), 0);
        assert_eq!(first_free(&[[0.0, 0.0, 9.0, 9.0], [8.0, 8.0, 12.0, 12.0]], &taken), 1);
    }
}
