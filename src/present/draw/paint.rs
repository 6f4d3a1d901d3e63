//! Draws the marks of a [`Scene`] through plotters, on any backend.
//!
//! Backends count in whole units. So that lines need not jump from pixel to pixel, one unit is a sixteenth of a
//! CSS pixel ([`FINE`]): whoever owns the backend scales it down again. One mark is one element, because each
//! element sets a colour, and on a canvas that costs more than a hundred points.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon};
use plotters::prelude::DrawingBackend;
use plotters::style::{RGBAColor, ShapeStyle};

use super::comb;
use super::palette::Palette;
use super::scene::{Form, Mark, Pt, Scene};

/// Units of a backend in one CSS pixel.
pub const FINE: f64 = 16.0;

/// Draws all marks, in their order.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    area: &DrawingArea<B, Shift>,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    scene.marks.iter().try_for_each(|mark| paint_mark(mark, palette, area))
}

fn paint_mark<B: DrawingBackend>(
    mark: &Mark,
    palette: &Palette,
    area: &DrawingArea<B, Shift>,
) -> Result<(), DrawingAreaErrorKind<B::ErrorType>> {
    let colour = palette.get(mark.ink);
    let (r, g, b) = colour.rgb;
    let alpha = (colour.alpha * mark.alpha * 1000.0).round() / 1000.0;
    let style = |width: f64, filled| ShapeStyle { color: RGBAColor(r, g, b, alpha), filled, stroke_width: length(width) };
    let fill = |outline: &[Pt]| if outline.len() > 2 { area.draw(&Polygon::new(fine(outline), style(1.0, true))) } else { Ok(()) };
    let circle = |at: &Pt, r: f64, style| area.draw(&Circle::new(fine_pt(at), length(r), style));
    match &mark.form {
        Form::Area(outline) => fill(outline),
        Form::Rects(rects) => fill(&comb::rects(rects)),
        Form::Hatch(span) => fill(&comb::hatch(span)),
        Form::Stipple(strip) => fill(&comb::stipple(strip)),
        Form::Dashed { points, width, on, off } => fill(&comb::dashes(points, *width, *on, *off)),
        Form::Dotted { points, width, every } => fill(&comb::dots(points, *width, *every)),
        Form::Line { points, width } => area.draw(&PathElement::new(fine(points), style(*width, false))),
        Form::Disc { at, r } => circle(at, *r, style(1.0, true)),
        Form::Ring { at, r, width } => circle(at, *r, style(*width, false)),
    }
}

fn fine(points: &[Pt]) -> Vec<(i32, i32)> {
    points.iter().map(fine_pt).collect()
}

fn fine_pt(&(x, y): &Pt) -> (i32, i32) {
    ((x * FINE).round() as i32, (y * FINE).round() as i32)
}

fn length(v: f64) -> u32 {
    (v * FINE).round().max(1.0) as u32
}
