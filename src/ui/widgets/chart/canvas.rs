//! A canvas that plotters draws a chart on: as sharp as the screen, in the colours of the page, once a frame.
//!
//! Colours are read from the page's style once per theme, not once per chart. All that wants to be drawn waits for
//! the next frame of the browser, in which each canvas is drawn at most once.

use std::cell::RefCell;
use std::rc::Rc;

use afterlaunch::present::draw::{Colour, Dashes, FINE, Palette, Scene, paint};
use leptos::prelude::{document, window};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement};

/// Pixels around the plot that belong to the canvas as well: half of a line at the edge, half of a grip.
const BLEED: f64 = 8.0;

/// A canvas and what draws on it.
pub struct Surface {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    backend: CanvasBackend,
    shape: (f64, f64, f64),
}

impl Surface {
    /// Takes a canvas over; none if the browser gives no context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let backend = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(Self { canvas, context, backend, shape: (0.0, 0.0, 0.0) })
    }

    /// Draws a scene in place of what was there.
    pub fn draw(&mut self, scene: &Scene, palette: &Palette) {
        let ratio = window().device_pixel_ratio().max(1.0);
        self.fit(scene.size, ratio);
        let context = &self.context;
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, f64::from(self.canvas.width()), f64::from(self.canvas.height()));
        let (scale, offset) = (ratio / FINE, (BLEED * ratio).round());
        let _ = context.set_transform(scale, 0.0, 0.0, scale, offset, offset);
        // At two pixels' thickness nobody sees a round corner, but every one of them is filled as a small fan.
        context.set_line_join("bevel");
        // A canvas refuses a single mark only when its values are no numbers, which the layout's tests rule out.
        let drawn = paint(scene, palette, &mut self.backend, |dashes| broken(context, dashes));
        debug_assert!(drawn.is_ok(), "{:?}", drawn.err());
    }

    /// Gives the canvas as many pixels as its box has on this screen.
    fn fit(&mut self, (width, height): (f64, f64), ratio: f64) {
        if self.shape == (width, height, ratio) {
            return;
        }
        self.shape = (width, height, ratio);
        let style = self.canvas.style();
        let pixels = |length: f64, side: &str| {
            let pixels = ((length + 2.0 * BLEED) * ratio).ceil();
            let _ = style.set_property(side, &format!("{}px", pixels / ratio));
            pixels as u32
        };
        self.canvas.set_width(pixels(width, "width"));
        self.canvas.set_height(pixels(height, "height"));
        for side in ["left", "top"] {
            let _ = style.set_property(side, &format!("{}px", -(BLEED * ratio).round() / ratio));
        }
    }
}

/// Breaks all lines from now on, or no longer.
fn broken(context: &CanvasRenderingContext2d, dashes: Option<Dashes>) -> bool {
    let pattern = match dashes {
        Some(Dashes { on, off, .. }) => js_sys::Array::of2(&on.into(), &off.into()),
        None => js_sys::Array::new(),
    };
    context.set_line_cap(if dashes.is_some_and(|dashes| dashes.round) { "round" } else { "butt" });
    context.set_line_dash(&pattern).is_ok()
}

/// What the page's style says: its colours and the size of its letters.
#[derive(Clone)]
pub struct Look {
    /// A colour for each name.
    pub palette: Rc<Palette>,
    /// Pixels of one rem.
    pub rem: f64,
}

thread_local! {
    static LOOK: RefCell<Option<(u32, Look)>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<Rc<dyn Fn()>>> = const { RefCell::new(Vec::new()) };
}

/// The look of the page, read anew when the theme has changed.
pub fn look(theme: u32) -> Look {
    LOOK.with_borrow_mut(|known| match known {
        Some((at, look)) if *at == theme => look.clone(),
        _ => known.insert((theme, read_look())).1.clone(),
    })
}

/// Forgets the look: the size of letters may have changed.
pub fn forget_look() {
    LOOK.with_borrow_mut(|known| *known = None);
}

fn read_look() -> Look {
    let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
    let value = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
    let forced = window().match_media("(forced-colors: active)").ok().flatten().is_some_and(|query| query.matches());
    let palette = if forced { forced_palette(style.as_ref()) } else { Palette::read(value) };
    let rem = value("font-size").map(|size| js_sys::parse_float(&size)).filter(|size| size.is_finite()).unwrap_or(16.0);
    Look { palette: Rc::new(palette), rem }
}

/// The system's colours, as it has put them on the page.
fn forced_palette(style: Option<&CssStyleDeclaration>) -> Palette {
    let colour = |name: &str| style.and_then(|style| style.get_property_value(name).ok()).and_then(|value| Colour::parse(&value));
    let text = colour("color").unwrap_or(Colour { rgb: (0, 0, 0), alpha: 1.0 });
    let (r, g, b) = text.rgb;
    let opposite = if u32::from(r) + u32::from(g) + u32::from(b) > 382 { 0 } else { 255 };
    let plain = Colour { rgb: (opposite, opposite, opposite), alpha: 1.0 };
    Palette::forced(text, colour("background-color").filter(|colour| colour.alpha > 0.0).unwrap_or(plain))
}

/// Runs a job in the next frame, together with all others that wait for it. One that waits already is not added.
pub fn next_frame(job: &Rc<dyn Fn()>) {
    let first = WAITING.with_borrow_mut(|waiting| {
        if !waiting.iter().any(|other| Rc::ptr_eq(other, job)) {
            waiting.push(job.clone());
        }
        waiting.len() == 1
    });
    if first {
        leptos::prelude::request_animation_frame(|| {
            for job in WAITING.take() {
                job();
            }
        });
    }
}
