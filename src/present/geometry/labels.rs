//! Words on a line that must not overlap.
//!
//! Marks stand where they stand; their words may stand before or after them, or not at all. The more important are
//! placed first and keep their place, so when there is no room it is the less important words that go.

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
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(wishes[i].weight), std::cmp::Reverse(i)));
    let mut used: Vec<Span> = taken.to_vec();
    let mut placed = vec![None; wishes.len()];
    for i in order {
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
}
