//! Draws the marks of a [`Scene`] through plotters, on any backend.
//!
//! Backends count in whole units. So that lines need not jump from pixel to pixel, one unit is a sixteenth of a
//! CSS pixel ([`FINE`]): whoever owns the backend scales it down again. A mark goes straight to the backend, not
//! through a drawing area, which would copy its points and cut them off at the backend's size. One mark is one
//! call, because each call sets a colour, and on a canvas that costs more than a hundred points.

use plotters::prelude::DrawingBackend;
use plotters::style::{RGBAColor, ShapeStyle};

use super::comb;
use super::palette::Palette;
use super::scene::{Form, Mark, Pt, Scene};

/// Units of a backend in one CSS pixel.
pub const FINE: f64 = 16.0;

/// Draws all marks, in their order. An error is the backend's own account of what it refused.
pub fn paint<B: DrawingBackend>(scene: &Scene, palette: &Palette, backend: &mut B) -> Result<(), String> {
    scene.marks.iter().try_for_each(|mark| paint_mark(mark, palette, backend))
}

fn paint_mark<B: DrawingBackend>(mark: &Mark, palette: &Palette, backend: &mut B) -> Result<(), String> {
    let colour = palette.get(mark.ink);
    let (r, g, b) = colour.rgb;
    let alpha = (colour.alpha * mark.alpha * 1000.0).round() / 1000.0;
    let style = |width: f64| ShapeStyle { color: RGBAColor(r, g, b, alpha), filled: true, stroke_width: length(width) };
    let outline = match &mark.form {
        Form::Line { points, width } => return said(backend.draw_path(points.iter().map(fine), &style(*width))),
        Form::Disc { at, r } => return said(backend.draw_circle(fine(at), length(*r), &style(1.0), true)),
        Form::Ring { at, r, width } => return said(backend.draw_circle(fine(at), length(*r), &style(*width), false)),
        Form::Area(outline) => outline.clone(),
        Form::Rects(rects) => comb::rects(rects),
        Form::Hatch(span) => comb::hatch(span),
        Form::Stipple(strip) => comb::stipple(strip),
        Form::Dashed { points, width, on, off } => comb::dashes(points, *width, *on, *off),
        Form::Dotted { points, width, every } => comb::dots(points, *width, *every),
    };
    match &outline[..] {
        [] => Ok(()),
        outline => said(backend.fill_polygon(outline.iter().map(fine), &style(1.0))),
    }
}

fn said<E: std::fmt::Display>(drawn: Result<(), E>) -> Result<(), String> {
    drawn.map_err(|error| error.to_string())
}

fn fine(&(x, y): &Pt) -> (i32, i32) {
    ((x * FINE).round() as i32, (y * FINE).round() as i32)
}

fn length(v: f64) -> u32 {
    (v * FINE).round().max(1.0) as u32
}
