//! Places and rectangles on a chart, in CSS pixels from the upper left corner of the plot; y grows downwards.

/// A place: x, y.
pub type Pt = (f64, f64);

/// A rectangle by two corners, upper left and lower right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Upper edge.
    pub y0: f64,
    /// Right edge.
    pub x1: f64,
    /// Lower edge.
    pub y1: f64,
}

impl Rect {
    /// Whether two rectangles share some area.
    pub fn meets(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether it lies wholly inside the other.
    pub fn inside(&self, other: &Self) -> bool {
        self.x0 >= other.x0 && self.y0 >= other.y0 && self.x1 <= other.x1 && self.y1 <= other.y1
    }
}
