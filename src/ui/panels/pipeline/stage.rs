//! The buttons of the pipeline: a stage with its bead, and the plate of the model with a lane for each version.
//!
//! The pipeline is one stop of the tab key; [`Pick`] remembers which button that is.

use afterlaunch::present::geometry::walk::Stop;
use afterlaunch::present::plot::Who;
use afterlaunch::present::view::{Glyph, LaneView, PipelineView, StageId, StageView};
use leptos::prelude::*;

use crate::ui::widgets::glyph::{StageIcon, StateGlyph, WhoMark};

/// The name of a stage in the page's markup.
pub const fn key(id: StageId) -> &'static str {
    match id {
        StageId::Customers => "customers",
        StageId::Check => "check",
        StageId::Prepare => "prepare",
        StageId::Model => "model",
        StageId::Answer => "answer",
        StageId::Act => "act",
        StageId::Outcomes => "outcomes",
        StageId::Data => "data",
        StageId::Train => "train",
    }
}

/// Which button is looked into, and which one the tab key stops at.
#[derive(Clone, Copy)]
pub struct Pick {
    /// The stage whose card is open.
    pub selected: RwSignal<Option<StageId>>,
    /// Where the tab key stops.
    pub stop: RwSignal<Stop>,
    /// A candidate is in service.
    pub two: Memo<bool>,
}

impl Pick {
    /// The stop that is there: a candidate may have left.
    pub fn here(self) -> Stop {
        match self.stop.get() {
            Stop::Candidate if !self.two.get() => Stop::Stage(StageId::Model),
            stop => stop,
        }
    }

    fn tab_index(self, stop: Stop) -> &'static str {
        if self.here() == stop { "0" } else { "-1" }
    }

    fn open(self, id: StageId) -> &'static str {
        if self.selected.get() == Some(id) { "true" } else { "false" }
    }

    fn press(self, stop: Stop, id: StageId) {
        self.stop.set(stop);
        self.selected.update(|s| *s = if *s == Some(id) { None } else { Some(id) });
    }
}

/// One stage of a view, new only when it differs.
pub fn stage_of(view: Signal<PipelineView>, id: StageId) -> Memo<Option<StageView>> {
    Memo::new(move |_| view.with(|v| v.stages.iter().find(|s| s.id == id).cloned()))
}

/// One part of a stage; what is not there yet is empty.
fn part<T: Default>(stage: Memo<Option<StageView>>, get: impl Fn(&StageView) -> T) -> T {
    stage.with(|s| s.as_ref().map(get).unwrap_or_default())
}

/// The class of a bead in a state.
const fn bead_class(state: Glyph) -> &'static str {
    match state {
        Glyph::Firing => "bead trouble",
        Glyph::Off => "bead off",
        Glyph::NoData => "bead no-data",
        Glyph::Normal | Glyph::Watching | Glyph::Working | Glyph::Done => "bead",
    }
}

/// The state's shape at the shoulder of a bead; a normal one needs none.
#[component]
fn Badge(state: Signal<Glyph>) -> impl IntoView {
    move || (state.get() != Glyph::Normal).then(|| view! { <StateGlyph state=state /> })
}

/// A stage as a button: name, bead, figure, caption.
#[component]
pub fn Stage(
    /// The pipeline.
    view: Signal<PipelineView>,
    /// Which stage.
    id: StageId,
    /// Which button is picked.
    pick: Pick,
    /// It stands in the lower row.
    #[prop(optional)]
    below: bool,
) -> impl IntoView {
    let stage = stage_of(view, id);
    let state = Signal::derive(move || part(stage, |s| s.state));
    let stop = Stop::Stage(id);
    view! {
        <li>
            <button
                type="button"
                class=if below { "stage below" } else { "stage" }
                data-stage=key(id)
                tabindex=move || pick.tab_index(stop)
                aria-haspopup="dialog"
                aria-expanded=move || pick.open(id)
                aria-label=move || part(stage, |s| s.spoken.clone())
                on:click=move |_| pick.press(stop, id)
                on:focus=move |_| pick.stop.set(stop)
            >
                <span class="stage-name">{move || part(stage, |s| s.name)}</span>
                <span class=move || bead_class(state.get()) data-place=key(id)>
                    <StageIcon id=id state=state />
                    <Badge state=state />
                </span>
                <span class="stage-figure">
                    <b class:bad=move || state.get() == Glyph::Firing>{move || part(stage, |s| s.figure.clone())}</b>
                    " "
                    <small>{move || part(stage, |s| s.caption.clone())}</small>
                </span>
            </button>
        </li>
    }
}

/// The model: a plate with a lane for each version, or a plain bead while one version answers and `plain` is set.
#[component]
pub fn ModelPlate(
    /// The pipeline.
    view: Signal<PipelineView>,
    /// Which button is picked.
    pick: Pick,
    /// One version alone is shown as a bead.
    plain: bool,
) -> impl IntoView {
    let stage = stage_of(view, StageId::Model);
    let state = Signal::derive(move || part(stage, |s| s.state));
    let spoken = move || part(stage, |s| s.spoken.clone());
    let name = move || part(stage, |s| s.name);
    let lane = move |i: usize| Memo::new(move |_| view.with(|v| v.lanes.get(i).cloned()));
    let (champion, candidate) = (lane(0), lane(1));
    move || {
        if plain && !pick.two.get() {
            let figure = move || champion.with(|l| l.as_ref().map(|l| l.version.clone()).unwrap_or_default());
            let caption = move || champion.with(|l| l.as_ref().map(|l| format!("{}, {}", l.role, l.caption)).unwrap_or_default());
            view! {
                <button
                    type="button"
                    class="stage version"
                    data-stage="model"
                    tabindex=move || pick.tab_index(Stop::Stage(StageId::Model))
                    aria-haspopup="dialog"
                    aria-expanded=move || pick.open(StageId::Model)
                    aria-label=spoken
                    on:click=move |_| pick.press(Stop::Stage(StageId::Model), StageId::Model)
                    on:focus=move |_| pick.stop.set(Stop::Stage(StageId::Model))
                >
                    <span class="stage-name">{name}</span>
                    <span class=move || bead_class(state.get()) data-place="model">
                        <StageIcon id=StageId::Model state=state />
                        <Badge state=state />
                    </span>
                    <span class="stage-figure"><b>{figure}</b>" "<small>{caption}</small></span>
                </button>
            }
            .into_any()
        } else {
            view! {
                <div class="model-plate" role="group" aria-label=spoken>
                    <span class="stage-name" aria-hidden="true">{name}</span>
                    <Lane lane=champion stop=Stop::Stage(StageId::Model) pick=pick />
                    {move || pick.two.get().then(|| view! { <Lane lane=candidate stop=Stop::Candidate pick=pick /> })}
                    <Badge state=state />
                </div>
            }
            .into_any()
        }
    }
}

/// One version in service: its mark, its name and role, its share of the tickets.
#[component]
fn Lane(lane: Memo<Option<LaneView>>, stop: Stop, pick: Pick) -> impl IntoView {
    let get = move |get: fn(&LaneView) -> String| lane.with(|l| l.as_ref().map(get).unwrap_or_default());
    let who = if stop == Stop::Candidate { Who::Candidate } else { Who::Champion };
    let place = if stop == Stop::Candidate { "candidate" } else { key(StageId::Model) };
    let class = if stop == Stop::Candidate { "lane candidate" } else { "lane champion" };
    view! {
        <button
            type="button"
            class=class
            data-stage=place
            data-place=place
            tabindex=move || pick.tab_index(stop)
            aria-haspopup="dialog"
            aria-expanded=move || pick.open(StageId::Model)
            on:click=move |_| pick.press(stop, StageId::Model)
            on:focus=move |_| pick.stop.set(stop)
        >
            <WhoMark who=who />
            <span class="version">
                <b>{move || get(|l| l.version.clone())}<span class="wide">" "{move || get(|l| l.role.to_owned())}</span></b>
                <small>{move || get(|l| l.caption.clone())}</small>
            </span>
            <span class="share">{move || get(|l| l.share_text.clone())}<span class="sr">" of the tickets"</span></span>
        </button>
    }
}
