//! Putting things in order, by one sort for all of them: the standard library makes a sort of its own for each type
//! that is sorted, and ten of them weighed as much as all charts together.

use std::cmp::Ordering;

/// So many indices in an order; the first of equals first.
pub fn by(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // Indices differ, so no two are equal and an unstable sort has one answer.
    order.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    order
}

/// The indices of these keys from the lowest to the highest, the first of equals first.
///
/// ```
/// assert_eq!(afterlaunch::base::order::ascending(&[2.0, 1.0, 2.0, 0.5]), [3, 1, 0, 2]);
/// ```
pub fn ascending(keys: &[f64]) -> Vec<usize> {
    by(keys.len(), &|a, b| keys[a].total_cmp(&keys[b]))
}

/// The same numbers from low to high.
pub fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut sorted: Vec<f64> = numbers.collect();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// The same things from the lowest key to the highest, the first of equals first.
pub fn sorted_by<T>(things: Vec<T>, key: impl Fn(&T) -> f64) -> Vec<T> {
    let keys: Vec<f64> = things.iter().map(key).collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    ascending(&keys).into_iter().filter_map(|at| things[at].take()).collect()
}
