//! The picture and its parts, put together: what is laid out, what is drawn, and the buttons of the stages.

use afterlaunch::present::control_room::view::words;
use afterlaunch::present::control_room::view::{FaultMarker, PipelineView, StageId};
use afterlaunch::present::geometry::tubes::{Picture, picture as draw};
use afterlaunch::present::geometry::walk::{Stop, WalkStep, walk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlCanvasElement, HtmlElement, KeyboardEvent};

use super::dots::{Dots, FASTEST, Scene};
use super::measure;
use super::stage::key as stage_key;
use super::stage::{Pick, loop_part, model_plate, of_stage, stage};
use super::tubes::tubes;
use crate::ui::app::context::inspection::Inspection;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, div, el, figures, part, span, text, watch};
use crate::ui::widgets::watch::{frames, keep_drawn_size, on_resize, prefers_stillness};

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PipelineLayout {
    /// The control room: all of it.
    Room,
    /// Home: all of it, with more air; one version is a bead.
    Home,
    /// A phone: a strip that scrolls sideways, without the way back.
    Strip,
    /// Embedded: small, the way back as one line.
    Embed,
}

impl PipelineLayout {
    /// Its name in the style sheet.
    const fn name(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Home => "home",
            Self::Strip => "strip",
            Self::Embed => "embed",
        }
    }

    const fn small(self) -> bool {
        matches!(self, Self::Strip | Self::Embed)
    }

    const fn thin(self) -> f64 {
        if self.small() { 0.72 } else { 1.0 }
    }
}

/// The pipeline. What lies over it (the colour key, a stage card, an invitation) comes as `over`. `running` says
/// whether time passes, `minutes_per_second` how fast; `theme` counts up when colours change.
pub fn pipeline(
    view: Memo<PipelineView>,
    layout: PipelineLayout,
    inspection: Inspection,
    running: impl Fn() -> bool + Copy + 'static,
    minutes_per_second: impl Fn() -> f64 + Copy + 'static,
    theme: RwSignal<u32>,
    over: View,
) -> View {
    let section = el("section");
    let canvas = el("canvas").class("dots").attr("aria-hidden", "true");
    let drawing = Drawing { view, layout, picture: RwSignal::new(Picture::default()) };
    let pick = Pick { selected: inspection.stage, stop: RwSignal::new(Stop::Stage(StageId::Customers)), view, lit: inspection.part };
    drawing.follow_layout(&section.html());
    let texture = move || running() && minutes_per_second() > FASTEST;
    let flowing = move || running() && !texture() && !prefers_stillness();
    drawing.follow_dots(canvas.dom(), theme, texture, flowing);

    let small = layout.small();
    let bypass = |class: &str, words: &'static str| span(class).attr("aria-hidden", "true").add(words);
    let troubled = move || drawing.notes();
    let stages = stages(layout, pick, section.html());
    let section = section
        .class(if small { "pipeline small" } else { "pipeline" })
        .attr("data-layout", layout.name())
        .attr("id", "pipeline")
        .attr("aria-label", words::THE_SYSTEM_LIVE)
        .add(tubes(drawing.picture, move || troubled().iter().map(|n| n.after).collect()))
        .add(canvas)
        .add(stages)
        .add(part(troubled, |n| (!n.is_empty()).then(|| note_list(n)).into()))
        .add((layout == PipelineLayout::Room).then(|| bypass("pipe-note same", "the same steps")))
        .add((!small).then(|| bypass("pipe-note later", "days later")))
        .add(small.then(|| loop_back(pick)))
        .add((layout != PipelineLayout::Embed).then(|| past_model(view)));
    // The strip scrolls; what lies over it must not scroll with it.
    if layout == PipelineLayout::Strip { View::many([strip(section).into(), over]) } else { section.add(over).into() }
}

/// What is drawn of the system, and from what.
#[derive(Clone, Copy)]
struct Drawing {
    view: Memo<PipelineView>,
    layout: PipelineLayout,
    picture: RwSignal<Picture>,
}

impl Drawing {
    /// The lanes' shares of tickets; followed.
    fn shares(self) -> Vec<f64> {
        self.view.with(|v| v.roles.iter().map(|l| in_steps(l.share)).collect())
    }

    /// After which stage tickets go past the model, and which share of them; followed.
    fn past(self) -> Option<(StageId, f64)> {
        self.view.with(|v| v.bypass.as_ref().map(|bypass| (bypass.after, in_steps(bypass.share))))
    }

    /// The trouble that enters; followed.
    fn notes(self) -> Vec<Note> {
        self.view.with(|v| notes(&v.fault_markers))
    }

    /// Lays the picture out where the buttons are, whenever these or the shares have changed. What was measured is drawn; what is
    /// drawn has no effect on what is measured, so this ends after one round.
    fn follow_layout(self, root: &HtmlElement) {
        let measured = root.clone();
        let lay_out = move || self.lay_out(&measured);
        let (boxed, again) = (root.clone(), lay_out.clone());
        watch(move || on_resize(&boxed, again.clone()));
        let mut laid_out = None;
        watch(move || {
            let now = Some((self.shares(), self.past(), self.notes()));
            if laid_out != now {
                laid_out = now;
                request_animation_frame(lay_out.clone());
            }
        });
    }

    fn lay_out(self, root: &HtmlElement) {
        keep_drawn_size(root);
        let past = untrack(|| self.past());
        let places = measure::places(root, past.map(|(after, _)| after).filter(|_| self.layout != PipelineLayout::Embed));
        let drawn = draw(&places, &untrack(|| self.shares()), past.map_or(0.0, |(_, share)| share), self.layout.thin());
        measure::put_notes(root, &drawn, &places, self.layout.small());
        // A frame may come when what asked for it is gone already.
        if self.picture.try_with_untracked(|p| *p != drawn) == Some(true) {
            self.picture.set(drawn);
        }
    }

    /// Draws tickets on their way: dots that flow while time passes, a texture where it passes too fast for dots.
    fn follow_dots(
        self,
        surface: HtmlCanvasElement,
        theme: RwSignal<u32>,
        texture: impl Fn() -> bool + 'static,
        flowing: impl Fn() -> bool + Copy + 'static,
    ) {
        let dots = StoredValue::new_local(Dots::default());
        watch(move || {
            theme.track();
            self.picture.with(|p| {
                dots.update_value(|d| {
                    d.attach(&surface);
                    d.set_picture(p.clone(), self.layout.thin());
                    d.draw();
                });
            });
        });
        let mut shown = None;
        watch(move || {
            let scene = self.view.with(|v| self.picture.with(|p| Scene::of(v, p, texture())));
            let now = (scene, flowing());
            if shown.as_ref() == Some(&now) {
                return;
            }
            shown = Some(now.clone());
            let (scene, flowing) = now;
            dots.update_value(|d| {
                d.set_scene(scene);
                if !flowing {
                    d.settle();
                    d.draw();
                }
            });
        });
        frames(flowing, move |ms| {
            dots.try_update_value(|d| {
                d.flow(ms);
                d.draw();
            });
        });
    }
}

/// In steps that can be seen: a share that wavers by less moves nothing.
fn in_steps(share: f64) -> f64 {
    (share * 50.0).round() / 50.0
}

/// The stages in causal order, a button each; arrow keys go from one to the next.
fn stages(layout: PipelineLayout, pick: Pick, root: HtmlElement) -> El {
    let on_key = move |ev: KeyboardEvent| {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() || ev.shift_key() {
            return;
        }
        let Some(step) = WalkStep::of_key(&ev.key()) else { return };
        ev.prevent_default();
        let to = untrack(|| walk(pick.here(), step, pick.two(), !layout.small()));
        pick.stop.set(to);
        focus(&root, to);
    };
    el("ol")
        .class("stages")
        .attr("role", "list")
        .on_key(on_key)
        .add_all([StageId::Customers, StageId::Check, StageId::Prepare].map(|id| stage(id, pick, false)))
        .add(el("li").add(model_plate(pick, layout == PipelineLayout::Home)))
        .add_all([StageId::Answer, StageId::Act].map(|id| stage(id, pick, false)))
        .add(return_path(layout, pick))
}

/// What is written on the way past the model.
fn past_model(view: Memo<PipelineView>) -> El {
    let words = move || view.with(|v| v.bypass.as_ref().map(|bypass| bypass.text.clone()).unwrap_or_default());
    span("pipe-note past").class_if("away", move || words().is_empty()).add(text(words))
}

/// The way back: three stages of their own where there is room, one sentence where there is not.
fn return_path(layout: PipelineLayout, pick: Pick) -> El {
    let back = [StageId::Outcomes, StageId::Data, StageId::Train];
    if !layout.small() {
        let list = el("ol").attr("role", "list").add_all(back.map(|id| stage(id, pick, true)));
        return el("li").add(span("sr").add(words::DAYS_LATER_THE_WAY_BACK)).add(list);
    }
    let spoken = back.map(|id| text(move || of_stage(pick.view, id, |s| format!("{}. ", s.spoken))));
    let said = el("li").add(span("sr").add(words::OUTCOMES_DAYS_LATER_BECOME_TRAINING_DATA).add_all(spoken));
    if layout != PipelineLayout::Embed {
        return said;
    }
    said.add_all(back.map(|id| span("turn").attr("data-stage", stage_key(id)).attr("data-place", stage_key(id))))
        .add(span("pipe-note later").attr("aria-hidden", "true").add("outcomes, days later, become training data"))
}

/// The parts of the loop on the way back, where that is not drawn stage by stage.
fn loop_back(pick: Pick) -> El {
    span("loop-back").attr("aria-hidden", "true").add_all([StageId::Outcomes, StageId::Train].map(|id| loop_part(id, pick)))
}

/// What is written beside a fault marker: the oldest trouble that enters there, and how many more.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    after: StageId,
    name: String,
    since: String,
    others: Vec<String>,
}

fn notes(faults: &[FaultMarker]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for t in faults {
        if let Some(note) = notes.iter_mut().find(|n| n.after == t.after) {
            note.others.push(format!("{}, {}", t.name, t.since));
        } else {
            notes.push(Note { after: t.after, name: t.name.clone(), since: t.since.clone(), others: Vec::new() });
        }
    }
    notes
}

fn note_list(notes: &[Note]) -> El {
    let list = el("ul").class("sleeve-notes").attr("role", "list").attr("aria-label", words::TROUBLE_THAT_IS_RUNNING);
    list.add_all(notes.iter().map(note_view))
}

fn note_view(note: &Note) -> El {
    let more = match note.others.len() {
        0 => String::new(),
        n => format!(", + {n} more"),
    };
    el("li")
        .class("sleeve-note")
        .attr("data-after", stage_key(note.after))
        .attr("title", note.others.join("\n"))
        .add(el("span").add(figures(&note.name)))
        .add(" ")
        .add(el("small").add(figures(&note.since)).add(el("span").attr("aria-hidden", "true").add(more)))
        .add(span("sr").add(note.others.iter().map(|o| format!("; {o}")).collect::<String>()))
}

/// The picture where it slides: its end fades until it is reached, so that one sees that there is more.
fn strip(picture: El) -> El {
    let strip = div("strip");
    let seen = strip.html();
    let slid = move |_: Event| {
        let left = seen.scroll_width() - seen.client_width() - seen.scroll_left();
        let _ = seen.class_list().toggle_with_force("at-end", left < 8);
    };
    strip.add(picture).on("scroll", slid)
}

fn focus(root: &HtmlElement, stop: Stop) {
    let name = match stop {
        Stop::Stage(id) => stage_key(id),
        Stop::Candidate => "candidate",
    };
    let found = root.query_selector(&format!("button[data-stage={name}]")).ok().flatten();
    if let Some(button) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        _ = button.focus();
    }
}
