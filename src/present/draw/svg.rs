//! A chart as a file of its own: the same marks, the labels as text, title and unit above them.

use plotters::backend::SVGBackend;

use super::layout::layout;
use super::paint::{FINE, paint};
use super::palette::Palette;
use super::parts::room::Room;
use super::parts::scene::{Anchor, Class, Ink, Label, Scene};
use crate::present::plot::Plot;

/// Height of the title above the plot, and the margin around everything.
const HEAD: f64 = 24.0;
const MARGIN: f64 = 12.0;
const FONT: &str = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/// A complete SVG file, `width` by `height` pixels in all.
pub fn svg(plot: &Plot, width: f64, height: f64, palette: &Palette) -> String {
    let scene = layout(plot, Room::new(width - 2.0 * MARGIN, height - HEAD - 2.0 * MARGIN));
    let colour = |ink: Ink| palette.get(ink).hex();
    let mut file = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"{FONT}\" font-size=\"11\">\n<title>{}</title>\n<desc>{}</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        escaped(&plot.title),
        escaped(&plot.sentence),
        colour(Ink::Paper)
    );
    file.push_str(&format!(
        "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"12\" font-weight=\"600\" fill=\"{}\">{}\
         <tspan dx=\"5\" font-size=\"11\" font-weight=\"400\" fill=\"{}\">{}</tspan></text>\n",
        MARGIN + 12.0,
        colour(Ink::Ink),
        escaped(&plot.title),
        colour(Ink::Ink3),
        escaped(&plot.of)
    ));
    file.push_str(&format!("<g transform=\"translate({MARGIN} {})\">\n", MARGIN + HEAD));
    file.push_str(&format!("<g transform=\"scale({})\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n", 1.0 / FINE));
    file.push_str(&marks(&scene, palette));
    file.push_str("</g>\n");
    for label in &scene.labels {
        file.push_str(&text(label, &scene, palette));
    }
    file.push_str("</g>\n</svg>\n");
    file
}

/// The marks as plotters writes them, without the frame that it puts around them.
fn marks(scene: &Scene, palette: &Palette) -> String {
    let mut whole = String::new();
    let size = ((scene.size.0 * FINE) as u32, (scene.size.1 * FINE) as u32);
    let drawn = paint(scene, palette, &mut SVGBackend::with_string(&mut whole, size), |_| false);
    assert!(drawn.is_ok(), "a string has room for every mark");
    let inner = whole.split_once(">\n").and_then(|(_, rest)| rest.rsplit_once("</svg>"));
    inner.map_or_else(String::new, |(inner, _)| inner.to_owned())
}

fn text(label: &Label, scene: &Scene, palette: &Palette) -> String {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let size = label.class.rem() * scene.rem;
    let mut attributes = format!("fill=\"{}\"", palette.get(label.ink).hex());
    if label.class.strong() {
        attributes.push_str(" font-weight=\"600\"");
    }
    if label.class.halo() {
        let paper = palette.get(Ink::Paper).hex();
        attributes.push_str(&format!(" paint-order=\"stroke\" stroke=\"{paper}\" stroke-width=\"3\" stroke-linejoin=\"round\""));
    }
    let unit = if label.unit.is_empty() {
        String::new()
    } else {
        let small = Class::Unit.rem() * scene.rem;
        let colour = palette.get(Ink::Ink3).hex();
        format!("<tspan dx=\"2\" font-size=\"{small:.1}\" font-weight=\"400\" fill=\"{colour}\">{}</tspan>", escaped(&label.unit))
    };
    let diamond = if label.bad {
        let x = label.bounds(scene.rem).x1 - 5.0;
        format!("<path d=\"M{x:.1} {:.1}l4.6 4.6-4.6 4.6-4.6-4.6z\" fill=\"{}\"/>\n", label.y - 4.6, palette.get(Ink::Fault).hex())
    } else {
        String::new()
    };
    format!(
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" font-size=\"{size:.1}\" {attributes}>{}{unit}</text>\n{diamond}",
        label.x,
        label.y + 0.35 * size,
        escaped(&label.text)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
