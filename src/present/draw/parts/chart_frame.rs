//! From values to places and back: the one door between the units of a chart and its pixels.
//!
//! A value outside of the window lies on its edge, and a place outside of the plot means the nearest value inside.

use super::rect::{Pt, Rect};
use crate::base::math;

/// The part of a plot in which values lie, and what its two directions mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// From the upper left to the end of both axes.
    pub area: Rect,
    /// Meaning of the sideways direction.
    pub x: AxisScale,
    /// Meaning of the upward direction.
    pub y: AxisScale,
    /// Whether the sideways direction is time.
    pub timed: bool,
}

/// A range of values, in even steps or in steps of ten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisScale {
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// In steps of ten.
    pub log: bool,
}

impl Frame {
    /// Where a value lies sideways.
    pub fn x(&self, v: f64) -> f64 {
        self.area.x0 + self.x.share(v) * (self.area.x1 - self.area.x0)
    }

    /// Where a value lies upwards.
    pub fn y(&self, v: f64) -> f64 {
        self.area.y1 - self.y.share(v) * (self.area.y1 - self.area.y0)
    }

    /// Where many points lie: the same as [`x`](Self::x) and [`y`](Self::y), without a division for each.
    pub fn places(&self, points: &[(f64, f64)]) -> Vec<Pt> {
        let (x, y) = (self.x.per_share(), self.y.per_share());
        let Rect { x0, y0, x1, y1 } = self.area;
        match (x, y) {
            (Some(x), Some(y)) => points
                .iter()
                .map(|&(t, v)| {
                    let (right, up) = ((t - self.x.low) * x, (v - self.y.low) * y);
                    (x0 + right.clamp(0.0, 1.0) * (x1 - x0), y1 - up.clamp(0.0, 1.0) * (y1 - y0))
                })
                .collect(),
            _ => points.iter().map(|&(t, v)| (self.x(t), self.y(v))).collect(),
        }
    }

    /// The moment under a place, if sideways is time; never outside of the window.
    pub fn time_at(&self, x: f64) -> Option<f64> {
        self.timed.then(|| self.across_at(x))
    }

    /// The value at a place sideways, never outside of the range.
    pub fn across_at(&self, x: f64) -> f64 {
        self.x.value((x - self.area.x0) / (self.area.x1 - self.area.x0).max(1.0))
    }

    /// The value at a height, never outside of the range.
    pub fn value_at(&self, y: f64) -> f64 {
        self.y.value((self.area.y1 - y) / (self.area.y1 - self.area.y0).max(1.0))
    }

    /// Whether a value sideways lies in the window.
    pub fn shows(&self, v: f64) -> bool {
        v >= self.x.low && v <= self.x.high
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.area.x1 - self.area.x0
    }
}

impl AxisScale {
    /// How far a value is from low (0) to high (1), never outside.
    pub fn share(&self, v: f64) -> f64 {
        let share = if self.log {
            let low = self.low.max(f64::MIN_POSITIVE);
            math::ln(v.max(low) / low) / math::ln(self.high / low)
        } else {
            (v - self.low) / (self.high - self.low)
        };
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 }
    }

    /// Shares per unit, where steps are even and there is a range at all.
    fn per_share(&self) -> Option<f64> {
        Some(1.0 / (self.high - self.low)).filter(|per| !self.log && per.is_finite())
    }

    /// The value at a share of the way.
    pub fn value(&self, share: f64) -> f64 {
        let share = share.clamp(0.0, 1.0);
        if self.log {
            let low = self.low.max(f64::MIN_POSITIVE);
            low * math::exp(share * math::ln(self.high / low))
        } else {
            self.low + share * (self.high - self.low)
        }
    }
}
