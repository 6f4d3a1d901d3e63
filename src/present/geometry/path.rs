//! A curve that can be drawn and travelled along.
//!
//! A dot on its way asks "where am I after so many pixels" sixty times a second, for some hundred dots. So a path
//! is flattened once, into short straight pieces with their running length; asking is then a binary search. The
//! same pieces give the part of a curve that a fault marker covers.

use std::fmt::Write;

/// A place on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pos {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

/// Short for [`Pos`].
pub const fn pos(x: f64, y: f64) -> Pos {
    Pos { x, y }
}

/// Straight pieces that a curve is cut into. At the sizes in use a piece is under 6 px, so no corner shows.
const PIECES: u32 = 24;

/// A quarter circle as one cubic curve: the share of the radius at which the handles stand.
const QUARTER: f64 = 0.552_284_749_8;

/// A curve, built piece by piece from its start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    d: String,
    points: Vec<Pos>,
    /// Length up to each point.
    lengths: Vec<f64>,
}

impl Path {
    /// A path that stands at its first point.
    pub fn from(start: Pos) -> Self {
        Self { d: format!("M{:.1} {:.1}", start.x, start.y), points: vec![start], lengths: vec![0.0] }
    }

    /// On in a straight line.
    #[must_use]
    pub fn line(mut self, to: Pos) -> Self {
        _ = write!(self.d, "L{:.1} {:.1}", to.x, to.y);
        self.push(to);
        self
    }

    /// On in a cubic curve with two handles.
    #[must_use]
    pub fn curve(mut self, a: Pos, b: Pos, to: Pos) -> Self {
        _ = write!(self.d, "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", a.x, a.y, b.x, b.y, to.x, to.y);
        let from = self.end();
        for i in 1..=PIECES {
            let t = f64::from(i) / f64::from(PIECES);
            let u = 1.0 - t;
            let mix = |p: f64, q: f64, r: f64, s: f64| u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s;
            self.push(pos(mix(from.x, a.x, b.x, to.x), mix(from.y, a.y, b.y, to.y)));
        }
        self
    }

    /// Round to the right and back underneath: half an ellipse that reaches `out` pixels to the right.
    #[must_use]
    pub fn round_to(self, to: Pos, out: f64) -> Self {
        let from = self.end();
        let middle = pos(from.x + out, (from.y + to.y) / 2.0);
        let (dx, dy) = (out * QUARTER, (to.y - from.y) / 2.0 * QUARTER);
        self.curve(pos(from.x + dx, from.y), pos(middle.x, middle.y - dy), middle).curve(
            pos(middle.x, middle.y + dy),
            pos(to.x + dx, to.y),
            to,
        )
    }

    /// This path, then another that begins where this one ends.
    #[must_use]
    pub fn then(mut self, next: &Self) -> Self {
        self.d.push_str(&next.d);
        for &p in &next.points {
            self.push(p);
        }
        self
    }

    fn push(&mut self, p: Pos) {
        let last = self.end();
        let (dx, dy) = (p.x - last.x, p.y - last.y);
        self.lengths.push(self.length() + (dx * dx + dy * dy).sqrt());
        self.points.push(p);
    }

    fn end(&self) -> Pos {
        self.points.last().copied().unwrap_or_default()
    }

    /// As the `d` of an SVG path.
    pub fn d(&self) -> &str {
        &self.d
    }

    /// How long it is.
    pub fn length(&self) -> f64 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    /// The place after `s` pixels and the direction there, a vector of length one. Before the start and after the
    /// end stand at the ends.
    pub fn at(&self, s: f64) -> (Pos, Pos) {
        if self.points.len() < 2 {
            return (self.end(), pos(1.0, 0.0));
        }
        let i = self.lengths.partition_point(|&l| l < s).clamp(1, self.points.len() - 1);
        let (a, b, from, to) = (self.points[i - 1], self.points[i], self.lengths[i - 1], self.lengths[i]);
        let long = to - from;
        if long <= 0.0 {
            return (b, pos(1.0, 0.0));
        }
        let t = ((s - from) / long).clamp(0.0, 1.0);
        let heading = pos((b.x - a.x) / long, (b.y - a.y) / long);
        (pos(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t), heading)
    }

    /// The part between two lengths, as the `d` of an SVG path.
    pub fn part(&self, from: f64, to: f64) -> String {
        let start = self.at(from).0;
        let mut d = format!("M{:.1} {:.1}", start.x, start.y);
        for (p, &l) in self.points.iter().zip(&self.lengths) {
            if l > from && l < to {
                _ = write!(d, "L{:.1} {:.1}", p.x, p.y);
            }
        }
        let end = self.at(to).0;
        _ = write!(d, "L{:.1} {:.1}", end.x, end.y);
        d
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64, by: f64) {
        assert!((a - b).abs() <= by, "{a} is not {b}");
    }

    #[test]
    fn a_corner_is_as_long_as_its_sides() {
        let p = Path::from(pos(0.0, 0.0)).line(pos(30.0, 0.0)).line(pos(30.0, 40.0));
        near(p.length(), 70.0, 1e-9);
        assert_eq!(p.at(50.0), (pos(30.0, 20.0), pos(0.0, 1.0)));
        assert_eq!(p.at(-5.0).0, pos(0.0, 0.0));
        assert_eq!(p.at(99.0).0, pos(30.0, 40.0));
        assert_eq!(p.d(), "M0.0 0.0L30.0 0.0L30.0 40.0");
    }

    #[test]
    fn half_a_circle_is_pi_radii_long() {
        let p = Path::from(pos(0.0, 0.0)).round_to(pos(0.0, 108.0), 54.0);
        near(p.length(), 54.0 * std::f64::consts::PI, 0.2);
        let (top, heading) = p.at(p.length() / 2.0);
        near(top.x, 54.0, 0.05);
        near(top.y, 54.0, 0.05);
        near(heading.y, 1.0, 0.01);
    }

    #[test]
    fn steps_along_a_curve_are_even() {
        let p = Path::from(pos(0.0, 0.0)).curve(pos(40.0, 0.0), pos(40.0, 60.0), pos(80.0, 60.0));
        let mut last = p.at(0.0).0;
        for i in 1..=40 {
            let here = p.at(p.length() * f64::from(i) / 40.0).0;
            let (dx, dy) = (here.x - last.x, here.y - last.y);
            near((dx * dx + dy * dy).sqrt(), p.length() / 40.0, 0.02);
            last = here;
        }
    }

    #[test]
    fn a_part_begins_and_ends_where_it_is_told() {
        let p = Path::from(pos(0.0, 0.0)).line(pos(100.0, 0.0)).line(pos(100.0, 100.0));
        assert_eq!(p.part(90.0, 120.0), "M90.0 0.0L100.0 0.0L100.0 20.0");
    }

    #[test]
    fn joined_paths_go_on_where_the_first_ended() {
        let p = Path::from(pos(0.0, 0.0)).line(pos(10.0, 0.0));
        let q = p.then(&Path::from(pos(10.0, 0.0)).line(pos(10.0, 5.0)));
        near(q.length(), 15.0, 1e-9);
        assert_eq!(q.at(12.0).0, pos(10.0, 2.0));
    }
}
