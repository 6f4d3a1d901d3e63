//! The picture of the system: beads on tubes, tickets travelling in them, trouble where it enters.
//!
//! The picture is also the list of the system's parts in causal order, and that is what it is in markup: a list of
//! buttons, the way back a list within it. [`measure`] finds where the style sheets have put the buttons, the
//! library's `geometry` says what follows from that, [`tubes`] and [`dots`] draw it.

mod dots;
mod measure;
mod stage;
mod tubes;

use afterlaunch::present::geometry::tubes::{Picture, picture as draw};
use afterlaunch::present::geometry::walk::{Step, Stop, walk};
use afterlaunch::present::view::{PipelineView, SleeveView, StageId};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::dots::{Dots, FASTEST, Scene};
pub use self::stage::key as stage_key;
use self::stage::{ModelPlate, Pick, Stage, stage_of};
use self::tubes::Tubes;
use crate::ui::widgets::watch::{frames, on_resize, prefers_stillness};

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

/// The pipeline. What lies over it (the colour key, a stage card, an invitation) comes as children.
#[component]
pub fn Pipeline(
    /// What it shows.
    #[prop(into)]
    view: Signal<PipelineView>,
    /// How much room there is.
    layout: PipelineLayout,
    /// The stage that is looked into.
    selected: RwSignal<Option<StageId>>,
    /// Time passes.
    #[prop(into)]
    running: Signal<bool>,
    /// How fast.
    #[prop(into)]
    minutes_per_second: Signal<f64>,
    /// Counts up when colours change.
    #[prop(optional, into)]
    theme: Signal<u32>,
    /// What lies over it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let root = NodeRef::<html::Section>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let picture = RwSignal::new(Picture::default());
    let shares = Memo::new(move |_| view.with(|v| v.lanes.iter().map(|l| l.share).collect::<Vec<_>>()));
    let troubles = Memo::new(move |_| view.with(|v| v.sleeves.clone()));
    let notes = Memo::new(move |_| troubles.with(|t| notes(t)));
    let sleeves = Memo::new(move |_| notes.with(|n| n.iter().map(|n| n.after).collect::<Vec<_>>()));
    let pick =
        Pick { selected, stop: RwSignal::new(Stop::Stage(StageId::Customers)), two: Memo::new(move |_| shares.with(|s| s.len() > 1)) };
    let small = layout.small();

    // What was measured is drawn; what is drawn has no effect on what is measured, so this ends after one round.
    let lay_out = move || {
        let Some(root) = root.get_untracked() else { return };
        let root: &HtmlElement = &root;
        let places = measure::places(root);
        let drawn = shares.with_untracked(|s| draw(&places, s, layout.thin()));
        measure::put_notes(root, &drawn, &places, small);
        if picture.with_untracked(|p| *p != drawn) {
            picture.set(drawn);
        }
    };
    Effect::new(move |_| {
        if let Some(root) = root.get() {
            on_resize(&root, lay_out);
        }
    });
    Effect::new(move |_| {
        shares.track();
        notes.track();
        request_animation_frame(lay_out);
    });

    let texture = Memo::new(move |_| running.get() && minutes_per_second.get() > FASTEST);
    let flowing = Memo::new(move |_| running.get() && !texture.get() && !prefers_stillness());
    let scene = Memo::new(move |_| view.with(|v| picture.with(|p| Scene::of(v, p, texture.get()))));
    let dots = StoredValue::new_local(Dots::default());
    Effect::new(move |_| {
        theme.track();
        let Some(canvas) = canvas.get() else { return };
        picture.with(|p| {
            dots.update_value(|d| {
                d.attach(&canvas);
                d.set_picture(p.clone(), layout.thin());
                d.draw();
            });
        });
    });
    Effect::new(move |_| {
        let (scene, flowing) = (scene.get(), flowing.get());
        dots.update_value(|d| {
            d.set_scene(scene);
            if !flowing {
                d.settle();
                d.draw();
            }
        });
    });
    frames(flowing.into(), move |ms| {
        dots.try_update_value(|d| {
            d.flow(ms);
            d.draw();
        });
    });

    let on_key = move |ev: KeyboardEvent| {
        if ev.ctrl_key() || ev.alt_key() || ev.meta_key() || ev.shift_key() {
            return;
        }
        let Some(step) = Step::of_key(&ev.key()) else { return };
        ev.prevent_default();
        let to = walk(pick.here(), step, pick.two.get_untracked(), !small);
        pick.stop.set(to);
        focus(root, to);
    };

    let over = children.map(|c| c());
    // The strip scrolls; what lies over it must not scroll with it.
    let (inside, outside) = if layout == PipelineLayout::Strip { (None, over) } else { (over, None) };
    let section = view! {
        <section class="pipeline" class:small=small data-layout=layout.name() id="pipeline" aria-label="The system, live" node_ref=root>
            <Tubes picture=picture sleeves=sleeves />
            <canvas class="dots" aria-hidden="true" node_ref=canvas></canvas>
            <ol class="stages" role="list" on:keydown=on_key>
                <Stage view=view id=StageId::Customers pick=pick />
                <Stage view=view id=StageId::Check pick=pick />
                <Stage view=view id=StageId::Prepare pick=pick />
                <li><ModelPlate view=view pick=pick plain=layout == PipelineLayout::Home /></li>
                <Stage view=view id=StageId::Answer pick=pick />
                <Stage view=view id=StageId::Act pick=pick />
                <WayBack view=view layout=layout pick=pick />
            </ol>
            {move || notes.with(|n| (!n.is_empty()).then(|| note_list(n)))}
            {(layout == PipelineLayout::Room)
                .then(|| view! { <span class="pipe-note same" aria-hidden="true">"the same steps"</span> })}
            {(!small).then(|| view! { <span class="pipe-note later" aria-hidden="true">"days later"</span> })}
            {inside}
        </section>
    };
    if layout == PipelineLayout::Strip { view! { <div class="strip">{section}</div>{outside} }.into_any() } else { section.into_any() }
}

/// The way back: three stages of their own where there is room, one sentence where there is not.
#[component]
fn WayBack(view: Signal<PipelineView>, layout: PipelineLayout, pick: Pick) -> impl IntoView {
    if !layout.small() {
        return view! {
            <li>
                <span class="sr">"Days later, the way back to the model:"</span>
                <ol role="list">
                    <Stage view=view id=StageId::Outcomes pick=pick below=true />
                    <Stage view=view id=StageId::Data pick=pick below=true />
                    <Stage view=view id=StageId::Train pick=pick below=true />
                </ol>
            </li>
        }
        .into_any();
    }
    let back = [StageId::Outcomes, StageId::Data, StageId::Train];
    let spoken = back.map(|id| {
        let stage = stage_of(view, id);
        move || stage.with(|s| s.as_ref().map(|s| format!("{}. ", s.spoken)).unwrap_or_default())
    });
    view! {
        <li>
            <span class="sr">"Outcomes, days later, become training data. "{spoken.into_iter().collect_view()}</span>
            {(layout == PipelineLayout::Embed)
                .then(|| {
                    view! {
                        {back.map(|id| view! { <span class="turn" data-stage=stage_key(id) data-place=stage_key(id)></span> }).into_iter().collect_view()}
                        <span class="pipe-note later" aria-hidden="true">"outcomes, days later, become training data"</span>
                    }
                })}
        </li>
    }
    .into_any()
}

/// What is written beside a sleeve: the oldest trouble that enters there, and how many more.
#[derive(Clone, Debug, PartialEq)]
struct Note {
    after: StageId,
    name: String,
    since: String,
    others: Vec<String>,
}

fn notes(troubles: &[SleeveView]) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for t in troubles {
        if let Some(note) = notes.iter_mut().find(|n| n.after == t.after) {
            note.others.push(format!("{}, {}", t.name, t.since));
        } else {
            notes.push(Note { after: t.after, name: t.name.clone(), since: t.since.clone(), others: Vec::new() });
        }
    }
    notes
}

fn note_list(notes: &[Note]) -> impl IntoView + use<> {
    let notes = notes.iter().cloned().map(note_view).collect_view();
    view! { <ul class="sleeve-notes" role="list" aria-label="Trouble that is running">{notes}</ul> }
}

fn note_view(note: Note) -> impl IntoView {
    let more = match note.others.len() {
        0 => String::new(),
        n => format!(", + {n} more"),
    };
    view! {
        <li class="sleeve-note" data-after=stage_key(note.after) title=note.others.join("\n")>
            <span>{note.name}</span>
            " "
            <small>{note.since}<span aria-hidden="true">{more}</span></small>
            <span class="sr">{note.others.iter().map(|o| format!("; {o}")).collect_view()}</span>
        </li>
    }
}

fn focus(root: NodeRef<html::Section>, stop: Stop) {
    let name = match stop {
        Stop::Stage(id) => stage_key(id),
        Stop::Candidate => "candidate",
    };
    let Some(root) = root.get_untracked() else { return };
    let found = root.query_selector(&format!("button[data-stage={name}]")).ok().flatten();
    if let Some(button) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        _ = button.focus();
    }
}
