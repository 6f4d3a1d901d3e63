//! The size that a chart is laid out for, and the margins that follow from it.

/// The room that a chart has, and how much it says in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Whether the time axis is labelled; of charts above each other, only the lowest is.
    pub axis: bool,
    /// A smaller margin for the values at the lines' ends.
    pub compact: bool,
    /// Pixels of one rem. Letters, and the margins that hold them, grow with it.
    pub rem: f64,
}

impl Room {
    /// A room with a labelled axis and letters of the usual size.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height, axis: true, compact: false, rem: 16.0 }
    }

    /// So many pixels at the usual size of letters.
    pub(crate) fn text(&self, px: f64) -> f64 {
        px * self.rem / 16.0
    }

    /// The margin at the right, for values at the lines' ends. It depends on the size alone, never on the
    /// values: charts above each other share their time axis.
    pub(crate) fn gutter(&self) -> f64 {
        let px = if self.width > 480.0 {
            66.0
        } else if self.compact {
            46.0
        } else {
            52.0
        };
        self.text(px).min(self.width * 0.4)
    }

    /// The height of the tick labels under a plot.
    pub(crate) fn foot(&self) -> f64 {
        self.text(18.0).min(self.height * 0.4)
    }
}
