//! Many small shapes as one outline. A backend fills one outline per call, and each call changes the state of the
//! canvas; so dashes, hatch lines and dots are strung together: around the first shape, along a seam to the
//! second, around it, and in the end back along all seams. A seam is walked once in each direction and so covers
//! nothing.

use super::rect::{Pt, Rect};

/// Thickness of a hatch line and the distance from one to the next. The tile of the design's pattern shows half of a
/// line of 1.6 px, and so does the key beside the charts.
const HATCH: (f64, f64) = (0.8, 6.0);
/// Side of the square that repeats in the strip of dots; it holds two dots of this radius.
const STIPPLE: (f64, f64) = (7.0, 0.8);

/// Strings shapes together.
#[derive(Default)]
pub(crate) struct Comb {
    outline: Vec<Pt>,
    seams: Vec<Pt>,
}

impl Comb {
    fn add(&mut self, shape: &[Pt]) {
        self.outline.extend_from_slice(shape);
        self.outline.push(shape[0]);
        self.seams.push(shape[0]);
    }

    fn close(mut self) -> Vec<Pt> {
        self.seams.pop();
        self.outline.extend(self.seams.into_iter().rev());
        self.outline
    }
}

/// Rectangles.
pub(crate) fn rects(rects: &[Rect]) -> Vec<Pt> {
    let mut comb = Comb::default();
    for r in rects {
        comb.add(&[(r.x0, r.y0), (r.x1, r.y0), (r.x1, r.y1), (r.x0, r.y1)]);
    }
    comb.close()
}

/// Lines from lower left to upper right, clipped to the rectangle. They lie on one grid for the whole chart, so
/// that two spans side by side match.
pub(crate) fn hatch(r: &Rect) -> Vec<Pt> {
    let step = HATCH.1 * std::f64::consts::SQRT_2;
    let half = HATCH.0 * std::f64::consts::SQRT_2 / 2.0;
    let mut comb = Comb::default();
    let last = ((r.x1 + r.y1 + half) / step).floor() as i64;
    let mut at = ((r.x0 + r.y0 - half) / step).ceil() as i64;
    while at <= last {
        let sum = at as f64 * step;
        let strip = strip(r, sum - half, sum + half);
        if strip.len() > 2 {
            comb.add(&strip);
        }
        at += 1;
    }
    comb.close()
}

/// The part of the rectangle where x + y lies between the two sums: its corners in order.
fn strip(r: &Rect, low: f64, high: f64) -> Vec<Pt> {
    let corners = [(r.x0, r.y0), (r.x1, r.y0), (r.x1, r.y1), (r.x0, r.y1)];
    cut(&cut(&corners, |p| p.0 + p.1 - low), |p| high - p.0 - p.1)
}

/// Keeps the side of a shape where `side` is positive.
fn cut(shape: &[Pt], side: impl Fn(Pt) -> f64) -> Vec<Pt> {
    let mut kept = Vec::with_capacity(6);
    for (i, &b) in shape.iter().enumerate() {
        let a = shape[(i + shape.len() - 1) % shape.len()];
        let (sa, sb) = (side(a), side(b));
        if (sa < 0.0) != (sb < 0.0) {
            let part = sa / (sa - sb);
            kept.push((a.0 + part * (b.0 - a.0), a.1 + part * (b.1 - a.1)));
        }
        if sb >= 0.0 {
            kept.push(b);
        }
    }
    kept
}

/// Staggered dots that lie wholly inside the rectangle.
pub(crate) fn stipple(r: &Rect) -> Vec<Pt> {
    let (rows, width, every) = stipple_rows(r);
    let mut comb = Comb::default();
    for row in rows {
        walk(&row, &[every], |_, _, at| comb.add(&dot(at, width / 2.0)));
    }
    comb.close()
}

/// The lines that staggered dots lie on, their diameter, and the distance from one to the next.
pub(crate) fn stipple_rows(r: &Rect) -> (Vec<Vec<Pt>>, f64, f64) {
    let (side, radius) = STIPPLE;
    let rows = ((r.y1 - radius - r.y0 - 1.5) / (side / 2.0)).floor() as i32;
    let row = |i: i32| {
        let y = r.y0 + 1.5 + f64::from(i) * side / 2.0;
        let x = r.x0 + if i % 2 == 0 { 1.5 } else { 5.0 };
        vec![(x, y), (r.x1 - radius, y)]
    };
    ((0..=rows).map(row).filter(|row| row[0].0 <= row[1].0).collect(), 2.0 * radius, side)
}

/// Dots of a diameter along a line, the first at its start.
pub(crate) fn dots(points: &[Pt], width: f64, every: f64) -> Vec<Pt> {
    let mut comb = Comb::default();
    walk(points, &[every], |_, _, at| comb.add(&dot(at, width / 2.0)));
    comb.close()
}

/// Dashes of a thickness along a line, the first at its start.
pub(crate) fn dashes(points: &[Pt], width: f64, on: f64, off: f64) -> Vec<Pt> {
    let mut comb = Comb::default();
    let (mut dash, mut start): (Vec<Pt>, usize) = (Vec::new(), 0);
    walk(points, &[on, off], |index, passed, at| {
        if index % 2 == 0 {
            (dash, start) = (vec![at], passed);
        } else {
            dash.extend_from_slice(&points[start..passed]);
            dash.push(at);
            comb.add(&ribbon(&dash, width));
            dash.clear();
        }
    });
    if !dash.is_empty() {
        dash.extend_from_slice(&points[start..]);
        comb.add(&ribbon(&dash, width));
    }
    comb.close()
}

/// Stops along a line at given distances, which repeat. Tells which stop it is, how many points of the line are
/// passed, and where; the first stop is the line's start.
fn walk(points: &[Pt], distances: &[f64], mut stop: impl FnMut(usize, usize, Pt)) {
    let Some(&first) = points.first() else { return };
    stop(0, 1, first);
    let (mut index, mut left) = (1, distances[0]);
    for (i, pair) in points.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        let length = ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).sqrt();
        let mut done = 0.0;
        while length - done >= left {
            done += left;
            let part = done / length;
            stop(index, i + 1, (a.0 + part * (b.0 - a.0), a.1 + part * (b.1 - a.1)));
            left = distances[index % distances.len()];
            index += 1;
        }
        left -= length - done;
    }
}

/// A line of a thickness as an outline.
fn ribbon(points: &[Pt], width: f64) -> Vec<Pt> {
    let mut there = Vec::with_capacity(2 * points.len());
    let mut back = Vec::with_capacity(points.len());
    for i in 0..points.len() {
        let a = points[i.saturating_sub(1)];
        let b = points[(i + 1).min(points.len() - 1)];
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt().max(1e-6);
        let (nx, ny) = (-dy / length * width / 2.0, dx / length * width / 2.0);
        let (x, y) = points[i];
        there.push((x + nx, y + ny));
        back.push((x - nx, y - ny));
    }
    there.extend(back.into_iter().rev());
    there
}

/// A dot: six corners are round enough at this size.
fn dot((x, y): Pt, r: f64) -> [Pt; 6] {
    // The hexagon with the area of the circle: its corners lie 1.1 radii out.
    let (a, b, c) = (1.1 * r, 0.55 * r, 0.953 * r);
    [(x + a, y), (x + b, y + c), (x - b, y + c), (x - a, y), (x - b, y - c), (x + b, y - c)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The area that an outline covers, by the shoelace formula; seams cancel.
    fn area(outline: &[Pt]) -> f64 {
        let next = outline.iter().cycle().skip(1);
        (outline.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0).abs()
    }

    fn check(outline: &[Pt], want: f64, tolerance: f64) {
        let got = area(outline);
        assert!((got - want).abs() <= tolerance * want, "covers {got}, should cover {want}");
    }

    #[test]
    fn seams_cover_nothing() {
        let r = |x: f64| Rect { x0: x, y0: 0.0, x1: x + 2.0, y1: 3.0 };
        check(&rects(&[r(0.0), r(10.0), r(20.0)]), 18.0, 1e-9);
        check(&rects(&[r(4.0)]), 6.0, 1e-9);
        assert!(rects(&[]).is_empty());
    }

    #[test]
    fn hatch_covers_its_share_of_the_span() {
        let span = Rect { x0: 40.3, y0: 0.0, x1: 133.1, y1: 97.0 };
        let outline = hatch(&span);
        check(&outline, (span.x1 - span.x0) * span.y1 * HATCH.0 / HATCH.1, 0.02);
        assert!(outline.iter().all(|p| p.0 >= span.x0 - 1e-9 && p.0 <= span.x1 + 1e-9 && p.1 >= 0.0 && p.1 <= span.y1));
        assert!(hatch(&Rect { x0: 5.0, y0: 0.0, x1: 5.0, y1: 0.0 }).len() < 8);
    }

    #[test]
    fn dashes_follow_the_line() {
        let straight = [(0.0, 5.0), (3.0, 5.0), (50.0, 5.0), (100.0, 5.0)];
        check(&dashes(&straight, 2.0, 6.0, 4.0), 120.0, 1e-6);
        let bent = [(0.0, 0.0), (30.0, 40.0), (60.0, 0.0)];
        check(&dashes(&bent, 2.0, 6.0, 4.0), 120.0, 0.05);
        assert!(dashes(&[], 2.0, 6.0, 4.0).is_empty());
    }

    #[test]
    fn dots_are_evenly_spaced() {
        let line = [(0.0, 0.0), (1.0, 0.0), (34.0, 0.0)];
        check(&dots(&line, 2.0, 3.4), 11.0 * std::f64::consts::PI, 0.01);
        check(&stipple(&Rect { x0: 0.0, y0: 0.0, x1: 70.0, y1: 14.0 }), 40.0 * std::f64::consts::PI * 0.64, 0.03);
    }
}
