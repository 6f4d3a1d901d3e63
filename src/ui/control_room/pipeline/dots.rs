//! Tickets on their way, as dots on a canvas over the tubes.
//!
//! 46 pixels a second at any speed up to one hour a second; the way back 7, because it takes days. Faster than that
//! a dot could not be followed: the tubes show a still texture and the clock alone runs. Paused, dots stand.
//! A canvas, because a hundred moving SVG nodes cost ten times as much as a hundred dots painted in six strokes.

use std::f64::consts::TAU;

use afterlaunch::present::control_room::view::{PipelineView, StageId};
use afterlaunch::present::geometry::flow::{Current, Flow};
use afterlaunch::present::geometry::path::Pos;
use afterlaunch::present::geometry::tubes::{Branch, Picture, Route};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::ui::widgets::watch::matches;

/// Above this many simulated minutes a second dots are a texture.
pub const FASTEST: f64 = 60.0;
const SPEED: f64 = 46.0;
const SPEED_BACK: f64 = 7.0;
const GAP: f64 = 19.0;
const GAP_BACK: f64 = 34.0;
/// The traffic at which dots are [`GAP`] apart; less traffic, wider gaps.
const TYPICAL_PER_MINUTE: f64 = 27.0;

/// What the dots show now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    touched: f64,
    candidate: f64,
    bypass: Option<(StageId, f64)>,
    gap: f64,
    sick_from: Option<f64>,
    sick_back_from: Option<f64>,
    /// Too fast for dots.
    pub texture: bool,
}

/// Of what reaches the model, what the candidate gets.
fn candidate(view: &PipelineView) -> f64 {
    let all: f64 = view.roles.iter().map(|role_view| role_view.share).sum();
    view.roles.get(1).map_or(0.0, |role_view| role_view.share / all.max(1e-9))
}

impl Scene {
    /// The scene of a view in a picture.
    pub fn of(view: &PipelineView, picture: &Picture, texture: bool) -> Self {
        let first = |route: Route| {
            let on = |s: &afterlaunch::present::geometry::tubes::FaultMarkerShape| s.route == route;
            let at = view.fault_markers.iter().filter_map(|s| picture.fault_marker(s.after)).filter(on).map(|s| s.sick_from);
            at.min_by(f64::total_cmp)
        };
        let per_minute = view.requests_per_minute;
        // Rounded, so that a wobble in traffic changes nothing.
        let gap = if per_minute > 0.0 { (GAP * TYPICAL_PER_MINUTE / per_minute).clamp(13.0, 96.0).round() } else { 1e6 };
        Self {
            touched: view.touched,
            candidate: candidate(view),
            bypass: view.bypass.as_ref().map(|bypass| (bypass.after, bypass.share)),
            gap,
            sick_from: first(Route::Main),
            sick_back_from: first(Route::Back),
            texture,
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Palette {
    well: String,
    candidate: String,
    late: String,
    sick: String,
    paper: String,
}

impl Palette {
    fn read() -> Self {
        let style = document().document_element().and_then(|root| window().get_computed_style(&root).ok().flatten());
        let forced = matches("(forced-colors: active)");
        let get = |name: &str, system: &str| match &style {
            Some(style) if !forced => style.get_property_value(name).unwrap_or_default().trim().to_owned(),
            _ => system.to_owned(),
        };
        Self {
            well: get("--event", "CanvasText"),
            candidate: get("--candidate", "CanvasText"),
            late: get("--ink-3", "CanvasText"),
            sick: get("--trouble", "CanvasText"),
            paper: get("--paper", "Canvas"),
        }
    }
}

/// The canvas and the dots on it.
#[derive(Default)]
pub struct Dots {
    canvas: Option<(HtmlCanvasElement, CanvasRenderingContext2d)>,
    size: (f64, f64, f64),
    palette: Palette,
    picture: Picture,
    thin: f64,
    scene: Scene,
    main: Flow,
    back: Flow,
    /// Places of the dots of this frame by how they look; kept, so that a frame allocates nothing.
    marks: [Vec<Pos>; 4],
}

const WELL: usize = 0;
const CANDIDATE: usize = 1;
const LATE: usize = 2;
const SICK: usize = 3;

impl Dots {
    /// Takes the canvas, reads its size and the colours.
    pub fn attach(&mut self, canvas: &HtmlCanvasElement) {
        if self.canvas.is_none() {
            let context = canvas.get_context("2d").ok().flatten().and_then(|c| c.dyn_into().ok());
            self.canvas = context.map(|c| (canvas.clone(), c));
        }
        let dense = window().device_pixel_ratio();
        let size = (f64::from(canvas.client_width()), f64::from(canvas.client_height()), dense);
        if size != self.size {
            self.size = size;
            canvas.set_width((size.0 * dense).round() as u32);
            canvas.set_height((size.1 * dense).round() as u32);
        }
        self.palette = Palette::read();
    }

    /// Takes a new picture; dots keep their place in it.
    pub fn set_picture(&mut self, picture: Picture, thin: f64) {
        let stretch = |flow: &mut Flow, from: f64, to: f64| {
            if from > 0.0 {
                flow.stretch(to / from)
            }
        };
        stretch(&mut self.main, self.picture.main.length(), picture.main.length());
        let back = |p: &Picture| p.back.as_ref().map_or(0.0, |b| b.length());
        stretch(&mut self.back, back(&self.picture), back(&picture));
        self.picture = picture;
        self.thin = thin;
    }

    /// Takes a new scene.
    pub fn set_scene(&mut self, scene: Scene) {
        self.scene = scene;
    }

    fn current(&self) -> Current {
        let fork = self.picture.branch.as_ref().map(|b| (b.span.0, self.scene.candidate));
        Current {
            length: self.picture.main.length(),
            gap: self.scene.gap,
            sick: Some(self.scene.sick_from.map_or((0.0, 0.0), |at| (at, self.scene.touched))),
            fork: Some(fork.unwrap_or((0.0, 0.0))),
            bypass: Some(self.scene.bypass.map_or((0.0, 0.0), |(after, share)| (self.picture.leaves_at(after), share))),
        }
    }

    fn current_back(&self) -> Current {
        let length = self.picture.back.as_ref().map_or(0.0, |b| b.length());
        let sick = self.scene.sick_back_from.map_or((0.0, 0.0), |at| (at, self.scene.touched));
        Current { length, gap: GAP_BACK, sick: Some(sick), fork: None, bypass: None }
    }

    /// Lets the dots stand as they would after a long time like now.
    pub fn settle(&mut self) {
        self.main.fill(&self.current());
        self.back.fill(&self.current_back());
    }

    /// Moves the dots on by so many milliseconds.
    pub fn flow(&mut self, ms: f64) {
        let seconds = ms / 1000.0;
        if self.main.dots().next().is_none() {
            self.settle();
        }
        self.main.flow(SPEED * seconds, &self.current());
        self.back.flow(SPEED_BACK * seconds, &self.current_back());
    }

    /// Paints the dots.
    pub fn draw(&mut self) {
        for marks in &mut self.marks {
            marks.clear();
        }
        if self.scene.texture {
            let mut dense = Flow::default();
            dense.fill(&Current { gap: GAP / 2.0, ..self.current() });
            self.place(&dense);
            self.paint(0.6, 0.5);
        } else {
            let main = std::mem::take(&mut self.main);
            self.place(&main);
            self.main = main;
            self.paint(1.0, 1.0);
        }
    }

    fn place(&mut self, flow: &Flow) {
        let picture = &self.picture;
        for dot in flow.dots() {
            let on = |branch: &&Branch| dot.s > branch.span.0 && dot.s < branch.span.1;
            // Where the way past the model is not drawn, what takes it is out of sight until it joins again.
            if dot.bypass && picture.bypass.is_none() && picture.is_past(dot.s, self.scene.bypass.map(|(after, _)| after)) {
                continue;
            }
            let bypass = picture.bypass.as_ref().filter(|_| dot.bypass).filter(on);
            let branch = picture.branch.as_ref().filter(|_| dot.candidate && !dot.bypass).filter(on);
            let at = bypass.or(branch).map_or_else(|| picture.main.at(dot.s).0, |b| b.at(dot.s));
            let look = if dot.sick {
                SICK
            } else if branch.is_some() {
                CANDIDATE
            } else {
                WELL
            };
            self.marks[look].push(at);
        }
        if let Some(back) = &picture.back {
            for dot in self.back.dots() {
                self.marks[if dot.sick { SICK } else { LATE }].push(back.at(dot.s).0);
            }
        }
    }

    fn paint(&self, scale: f64, opacity: f64) {
        let Some((_, ctx)) = &self.canvas else { return };
        let (w, h, dense) = self.size;
        _ = ctx.set_transform(dense, 0.0, 0.0, dense, 0.0, 0.0);
        ctx.clear_rect(0.0, 0.0, w, h);
        ctx.set_global_alpha(opacity);
        let round = |marks: &[Pos], colour: &str, r: f64| {
            ctx.begin_path();
            for p in marks {
                ctx.move_to(p.x + r, p.y);
                _ = ctx.arc(p.x, p.y, r, 0.0, TAU);
            }
            ctx.set_fill_style_str(colour);
            ctx.fill();
        };
        let thin = self.thin * scale;
        round(&self.marks[WELL], &self.palette.well, 3.0 * thin);
        round(&self.marks[CANDIDATE], &self.palette.candidate, 2.6 * thin);
        round(&self.marks[LATE], &self.palette.late, 1.9);
        ctx.begin_path();
        let r = 3.0 * thin + 1.1;
        for p in &self.marks[SICK] {
            ctx.move_to(p.x, p.y - r);
            ctx.line_to(p.x + r, p.y);
            ctx.line_to(p.x, p.y + r);
            ctx.line_to(p.x - r, p.y);
            ctx.close_path();
        }
        ctx.set_fill_style_str(&self.palette.sick);
        ctx.fill();
        ctx.set_stroke_style_str(&self.palette.paper);
        ctx.set_line_width(0.8);
        ctx.stroke();
    }
}
