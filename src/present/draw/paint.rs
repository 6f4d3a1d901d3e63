//! Draws the marks of a [`Scene`] through plotters, on any backend.
//!
//! Backends count in whole units. So that lines need not jump from pixel to pixel, one unit is a sixteenth of a
//! CSS pixel ([`FINE`]): whoever owns the backend scales it down again. A mark goes straight to the backend, not
//! through a drawing area, which would copy its points and cut them off at the backend's size. One mark is one
//! call, because each call sets a colour, and on a canvas that costs more than a hundred points.

use std::borrow::Cow;

use plotters::prelude::DrawingBackend;
use plotters::style::{RGBAColor, ShapeStyle};

use super::palette::Palette;
use super::parts::comb;
use super::parts::rect::Pt;
use super::parts::scene::{Form, Mark, Scene};

/// Units of a backend in one CSS pixel.
pub const FINE: f64 = 16.0;

/// Broken lines as a backend draws them by itself: lengths of dashes and gaps in backend units, and whether dashes
/// have round ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dashes {
    /// Length of a dash.
    pub on: f64,
    /// Length of a gap.
    pub off: f64,
    /// Round ends, so that the shortest of dashes is a dot.
    pub round: bool,
}

/// Draws all marks, in their order. An error is the backend's own account of what it refused.
///
/// Plotters' backends draw unbroken lines only. `dashes` asks whoever owns the backend to break all lines from
/// now on, or with `None` to stop; where it answers `false`, dashes and dots are drawn as one outline.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    backend: &mut B,
    mut dashes: impl FnMut(Option<Dashes>) -> bool,
) -> Result<(), String> {
    for mark in &scene.marks {
        let form = form(mark, palette);
        if let Some(broken) = broken(&form).filter(|broken| dashes(Some(broken.dashes))) {
            let style = style(mark, palette, broken.width);
            broken.lines.iter().try_for_each(|points| said(backend.draw_path(points.iter().map(fine), &style)))?;
            dashes(None);
        } else {
            paint_mark(mark, &form, palette, backend)?;
        }
    }
    Ok(())
}

/// The form of a mark, with what stands in for its colour where the system sets the colours.
fn form<'a>(mark: &'a Mark, palette: &Palette) -> Cow<'a, Form> {
    match (&mark.form, palette.breaks(mark.ink)) {
        (Form::Line { points, width }, Some((on, off))) => Cow::Owned(Form::Dashed { points: points.clone(), width: *width, on, off }),
        (form, _) => Cow::Borrowed(form),
    }
}

/// A mark that consists of dashes or dots: its lines, their thickness and their pattern.
struct Broken<'a> {
    lines: Cow<'a, [Vec<Pt>]>,
    width: f64,
    dashes: Dashes,
}

fn broken(form: &Form) -> Option<Broken<'_>> {
    let one = std::slice::from_ref;
    let dots = |every: f64| Dashes { on: 0.1 * FINE, off: (every - 0.1) * FINE, round: true };
    let (lines, width, dashes) = match form {
        Form::Dashed { points, width, on, off } => {
            (Cow::Borrowed(one(points)), *width, Dashes { on: on * FINE, off: off * FINE, round: false })
        }
        Form::Dotted { points, width, every } => (Cow::Borrowed(one(points)), *width, dots(*every)),
        Form::Stipple(strip) => {
            let (rows, width, every) = comb::stipple_rows(strip);
            (Cow::Owned(rows), width, dots(every))
        }
        _ => return None,
    };
    Some(Broken { lines, width, dashes })
}

fn style(mark: &Mark, palette: &Palette, width: f64) -> ShapeStyle {
    let colour = palette.get(mark.ink);
    let (r, g, b) = colour.rgb;
    let alpha = (colour.alpha * mark.alpha * 1000.0).round() / 1000.0;
    ShapeStyle { color: RGBAColor(r, g, b, alpha), filled: true, stroke_width: length(width) }
}

fn paint_mark<B: DrawingBackend>(mark: &Mark, form: &Form, palette: &Palette, backend: &mut B) -> Result<(), String> {
    let style = |width: f64| style(mark, palette, width);
    let outline = match form {
        Form::Line { points, width } => return said(backend.draw_path(points.iter().map(fine), &style(*width))),
        Form::Disc { at, r } => return said(backend.draw_circle(fine(at), length(*r), &style(1.0), true)),
        Form::Ring { at, r, width } => return said(backend.draw_circle(fine(at), length(*r), &style(*width), false)),
        Form::Area(outline) => Cow::Borrowed(&outline[..]),
        Form::Rects(rects) => Cow::Owned(comb::rects(rects)),
        Form::Hatch(span) => Cow::Owned(comb::hatch(span)),
        Form::Stipple(strip) => Cow::Owned(comb::stipple(strip)),
        Form::Dashed { points, width, on, off } => Cow::Owned(comb::dashes(points, *width, *on, *off)),
        Form::Dotted { points, width, every } => Cow::Owned(comb::dots(points, *width, *every)),
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
