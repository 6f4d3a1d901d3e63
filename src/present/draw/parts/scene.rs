//! What a chart looks like at one size, without a theme: marks, labels and places to grip.
//!
//! Lengths are CSS pixels from the upper left corner of the plot, y grows downwards. Colours are names
//! ([`Ink`]); a [`Palette`](crate::present::draw::Palette) turns them into values. Marks come in the order in which they are
//! drawn. Labels are apart from marks: the page shows them as HTML, so that they stay sharp and selectable, and
//! the SVG file writes them as text.

use super::chart_frame::Frame;
use super::rect::{Pt, Rect};

/// A colour by its name in `style/tokens.css`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the tokens")]
pub enum Ink {
    Champion,
    ChampionInk,
    Candidate,
    CandidateInk,
    Truth,
    TruthInk,
    Fault,
    Ink,
    Ink2,
    Ink3,
    Edge,
    Line2,
    Paper,
    Surface,
    Band,
    BandEdge,
    Grid,
    Hatch,
    Unripe,
}

impl Ink {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 19] = [
        Self::Champion,
        Self::ChampionInk,
        Self::Candidate,
        Self::CandidateInk,
        Self::Truth,
        Self::TruthInk,
        Self::Fault,
        Self::Ink,
        Self::Ink2,
        Self::Ink3,
        Self::Edge,
        Self::Line2,
        Self::Paper,
        Self::Surface,
        Self::Band,
        Self::BandEdge,
        Self::Grid,
        Self::Hatch,
        Self::Unripe,
    ];

    /// Its custom property: `--champion`.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Champion => "--champion",
            Self::ChampionInk => "--champion-ink",
            Self::Candidate => "--candidate",
            Self::CandidateInk => "--candidate-ink",
            Self::Truth => "--truth",
            Self::TruthInk => "--truth-ink",
            Self::Fault => "--trouble",
            Self::Ink => "--ink",
            Self::Ink2 => "--ink-2",
            Self::Ink3 => "--ink-3",
            Self::Edge => "--edge",
            Self::Line2 => "--line-2",
            Self::Paper => "--paper",
            Self::Surface => "--surface",
            Self::Band => "--band",
            Self::BandEdge => "--band-edge",
            Self::Grid => "--grid",
            Self::Hatch => "--hatch",
            Self::Unripe => "--unripe",
        }
    }
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its colour.
    pub ink: Ink,
    /// How much it covers, on top of the colour's own alpha.
    pub alpha: f64,
    /// Its form.
    pub form: Form,
}

/// The form of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A line through points.
    Line {
        /// At least two points.
        points: Vec<Pt>,
        /// Its thickness.
        width: f64,
    },
    /// A broken line: `on` drawn, `off` left out.
    Dashed {
        /// At least two points.
        points: Vec<Pt>,
        /// Its thickness.
        width: f64,
        /// Length of a dash.
        on: f64,
        /// Length of a gap.
        off: f64,
    },
    /// Round dots along a line.
    Dotted {
        /// At least two points.
        points: Vec<Pt>,
        /// Diameter of a dot.
        width: f64,
        /// Distance from dot to dot.
        every: f64,
    },
    /// A filled outline.
    Area(Vec<Pt>),
    /// Filled rectangles of one colour.
    Rects(Vec<Rect>),
    /// Hatching at 45 degrees.
    Hatch(Rect),
    /// A strip of staggered dots.
    Stipple(Rect),
    /// A filled circle.
    Disc {
        /// Its centre.
        at: Pt,
        /// Its radius.
        r: f64,
    },
    /// A circle's line.
    Ring {
        /// Its centre.
        at: Pt,
        /// Its radius.
        r: f64,
        /// Thickness of the line.
        width: f64,
    },
}

/// How a label is set: its size, weight and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Tick labels and remarks.
    Axis,
    /// Tick labels that lie over marks: with a rim of paper.
    AxisOver,
    /// The value at a line's end.
    End,
    /// The word under a value.
    Unit,
    /// A remark in the place of a value.
    Remark,
    /// A name at a line or a version at its triangle.
    Tag,
    /// The name of a row.
    Row,
    /// The name of a row of which too little is known.
    RowFew,
    /// A first line where a number would be.
    Strong,
}

impl Class {
    /// Its class names in style/charts.css.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Axis => "c-axis",
            Self::AxisOver => "c-axis c-halo",
            Self::End => "c-end",
            Self::Unit => "c-unit",
            Self::Remark => "c-end-s",
            Self::Tag => "c-tag c-halo",
            Self::Row => "c-row",
            Self::RowFew => "c-row c-few",
            Self::Strong => "c-axis c-halo c-strong",
        }
    }

    /// Size of its letters in rem.
    pub const fn rem(self) -> f64 {
        match self {
            Self::End => 0.875,
            Self::Remark => 0.75,
            _ => 0.6875,
        }
    }

    /// Whether it is set in strong letters.
    pub const fn strong(self) -> bool {
        matches!(self, Self::End | Self::Remark | Self::Tag | Self::Strong)
    }

    /// Whether a rim of paper keeps it apart from marks under it.
    pub const fn halo(self) -> bool {
        matches!(self, Self::AxisOver | Self::Tag | Self::Strong)
    }
}

/// Which end of a label its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It starts there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// Words on a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where it starts, ends or has its middle.
    pub x: f64,
    /// The middle of its line.
    pub y: f64,
    /// What `x` means.
    pub anchor: Anchor,
    /// How it is set.
    pub class: Class,
    /// Its colour.
    pub ink: Ink,
    /// What it says.
    pub text: String,
    /// A unit behind it, smaller.
    pub unit: String,
    /// A crimson diamond behind it.
    pub bad: bool,
}

/// What a grip changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grips {
    /// The limit of the named alert rule; it moves up and down.
    Limit(&'static str),
    /// The decision threshold; it moves sideways.
    Cut,
    /// A bead of a line that is being drawn; it moves up and down.
    Knot(usize),
}

/// A round handle on a movable line.
#[derive(Clone, Debug, PartialEq)]
pub struct Grip {
    /// What it changes.
    pub what: Grips,
    /// Its centre.
    pub at: Pt,
    /// The value it stands at.
    pub value: f64,
    /// Lowest and highest value, and the step of an arrow key.
    pub reach: (f64, f64, f64),
    /// What the line says: "alert below 9". For a bead, its moment.
    pub label: String,
    /// Behind the value of a bead: "%".
    pub unit: &'static str,
}

/// A chart laid out at one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width and height of the plot.
    pub size: (f64, f64),
    /// Pixels of one rem, the size of letters.
    pub rem: f64,
    /// Marks in the order in which they are drawn.
    pub marks: Vec<Mark>,
    /// Labels.
    pub labels: Vec<Label>,
    /// Handles.
    pub grips: Vec<Grip>,
    /// Where the values lie.
    pub frame: Frame,
}
