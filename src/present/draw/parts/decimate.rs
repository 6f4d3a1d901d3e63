//! Leaves out points that no eye can see: of each narrow column the lowest and the highest stay, in the order in which
//! they came, so that no peak is lost and the line keeps its outline.

use super::rect::Pt;

/// Width of a column in pixels. Lines are some two pixels thick: what happens within less lies under the line itself.
const COLUMN: f64 = 1.5;

/// At most two points for each column; short lines are left alone.
pub(crate) fn decimate(points: Vec<Pt>) -> Vec<Pt> {
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { return points };
    let columns = ((last.0 - first.0) / COLUMN).max(0.0);
    if (points.len() as f64) <= 2.0 * columns {
        return points;
    }
    let mut kept = Vec::with_capacity(2 * columns as usize + 4);
    kept.push(first);
    let (mut column, mut low, mut high) = (column_of(first), first, first);
    for &point in &points[1..] {
        if column_of(point) == column {
            if point.1 < low.1 {
                low = point;
            }
            if point.1 > high.1 {
                high = point;
            }
        } else {
            flush(&mut kept, low, high);
            (column, low, high) = (column_of(point), point, point);
        }
    }
    flush(&mut kept, low, high);
    if kept.last() != Some(&last) {
        kept.push(last);
    }
    kept
}

fn column_of(point: Pt) -> i32 {
    (point.0 / COLUMN) as i32
}

fn flush(kept: &mut Vec<Pt>, low: Pt, high: Pt) {
    let (a, b) = if low.0 <= high.0 { (low, high) } else { (high, low) };
    for point in [a, b] {
        if kept.last() != Some(&point) {
            kept.push(point);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peaks_and_ends_stay() {
        let mut points: Vec<Pt> = (0..6000).map(|i| (f64::from(i) / 60.0, f64::from(i % 7))).collect();
        points[3001].1 = -50.0;
        points[3002].1 = 90.0;
        let kept = decimate(points.clone());
        assert!(kept.len() <= 2 * 68 + 2, "{}", kept.len());
        assert!(kept.contains(&points[3001]) && kept.contains(&points[3002]));
        assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
        assert!(kept.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }

    #[test]
    fn what_fits_is_left_alone() {
        let points = vec![(0.0, 1.0), (5.0, 2.0), (9.0, 1.0)];
        assert_eq!(decimate(points.clone()), points);
        assert_eq!(decimate(vec![]), vec![]);
        assert_eq!(decimate(vec![(3.0, 3.0); 5]), vec![(3.0, 3.0)]);
    }
}
