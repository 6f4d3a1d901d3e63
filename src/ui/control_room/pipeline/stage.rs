//! The buttons of the pipeline: a stage with its bead, and the plate of the model with a row for each version.
//!
//! The pipeline is one stop of the tab key; [`Pick`] remembers which button that is.

use afterlaunch::course::lifecycle::LoopPart;
use afterlaunch::present::control_room::part_of;
use afterlaunch::present::control_room::view::{PipelineView, RoleView, StageId, StageView};
use afterlaunch::present::geometry::walk::Stop;
use afterlaunch::present::plot::Who;
use afterlaunch::present::view::StatusIcon;
use leptos::prelude::*;

use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, el, part, span, text, when};
use crate::ui::widgets::icons::{stage_icon, state_icon, who_mark};

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
    /// The pipeline.
    pub view: Memo<PipelineView>,
    /// The part of the loop that is named at this moment.
    pub lit: RwSignal<Option<LoopPart>>,
}

impl Pick {
    /// A candidate is in service.
    pub fn two(self) -> bool {
        self.view.with(|view| view.roles.len() > 1)
    }

    /// The stop that is there: a candidate may have left.
    pub fn here(self) -> Stop {
        match self.stop.get() {
            Stop::Candidate if !self.two() => Stop::Stage(StageId::Model),
            stop => stop,
        }
    }

    /// A button that is one of the pipeline's: it can be walked to, and opens the card of a stage.
    fn button(self, class: &str, name: &'static str, stop: Stop, id: StageId) -> El {
        el("button")
            .attr("type", "button")
            .class(class)
            .attr("data-stage", name)
            .attr_of("tabindex", move || if self.here() == stop { "0" } else { "-1" }.to_owned())
            .attr("aria-haspopup", "dialog")
            .flag_of("aria-expanded", move || self.selected.get() == Some(id))
            .on_click(move || self.press(stop, id))
            .on("focus", move |_: web_sys::Event| self.stop.set(stop))
    }

    fn press(self, stop: Stop, id: StageId) {
        self.stop.set(stop);
        self.selected.update(|s| *s = if *s == Some(id) { None } else { Some(id) });
    }
}

/// One part of a stage; what is not there yet is empty.
pub fn of_stage<T: Default>(view: Memo<PipelineView>, id: StageId, get: impl Fn(&StageView) -> T) -> T {
    view.with(|view| view.stages.iter().find(|stage| stage.id == id).map(get).unwrap_or_default())
}

/// The class of a bead in a state.
const fn disc_class(state: StatusIcon) -> &'static str {
    match state {
        StatusIcon::Firing => "bead trouble",
        StatusIcon::Off => "bead off",
        StatusIcon::NoData => "bead no-data",
        StatusIcon::Normal | StatusIcon::Watching | StatusIcon::Working | StatusIcon::Done => "bead",
    }
}

/// The state's shape at the shoulder of a bead; a normal one needs none.
fn badge(state: impl Fn() -> StatusIcon + Copy + 'static) -> View {
    when(move || state() != StatusIcon::Normal, move || state_icon(state))
}

/// A stage's picture on its bead, with its badge.
fn disc(id: StageId, state: impl Fn() -> StatusIcon + Copy + 'static) -> El {
    el("span")
        .attr_of("class", move || disc_class(state()).to_owned())
        .attr("data-place", key(id))
        .add(stage_icon(id, state))
        .add(badge(state))
}

/// The name of the part of the loop that a stage belongs to: marked while that is at work, and lit while it is named.
pub fn loop_part(id: StageId, pick: Pick) -> El {
    let part = part_of(id);
    span("loop-part")
        .attr("data-part", part.name())
        .class_if("at-work", move || pick.view.with(|view| view.at_work.contains(&part)))
        .class_if("lit", move || pick.lit.get() == Some(part))
        .add(part.name())
}

/// A stage as a button: name, bead, figure, caption.
pub fn stage(id: StageId, pick: Pick, below: bool) -> El {
    let view = pick.view;
    let state = move || of_stage(view, id, |s| s.state);
    let figure = el("b").class_if("bad", move || state() == StatusIcon::Firing).add(text(move || of_stage(view, id, |s| s.figure.clone())));
    let caption = el("small").add(text(move || of_stage(view, id, |s| s.caption.clone())));
    let button = pick
        .button(if below { "stage below" } else { "stage" }, key(id), Stop::Stage(id), id)
        .attr_of("aria-label", move || of_stage(view, id, |s| s.spoken.clone()))
        .add(loop_part(id, pick))
        .add(span("stage-name").add(text(move || of_stage(view, id, |s| s.name.clone()))))
        .add(disc(id, state))
        .add(span("stage-figure").add(figure).add(" ").add(caption));
    el("li").add(button)
}

/// The model: a plate with a row for each version, or a plain bead while one version answers and `plain` is set.
pub fn model_plate(pick: Pick, plain: bool) -> View {
    let view = pick.view;
    let state = move || of_stage(view, StageId::Model, |s| s.state);
    let spoken = move || of_stage(view, StageId::Model, |s| s.spoken.clone());
    let name = move || text(move || of_stage(view, StageId::Model, |s| s.name.clone()));
    part(
        move || plain && !pick.two(),
        move |bare| {
            if *bare {
                let figure = el("b").add(text(move || of_role(view, 0, |l| l.version.clone())));
                let caption = el("small").add(text(move || of_role(view, 0, |l| format!("{}, {}", l.role, l.caption))));
                pick.button("stage version", "model", Stop::Stage(StageId::Model), StageId::Model)
                    .attr_of("aria-label", spoken)
                    .add(loop_part(StageId::Model, pick))
                    .add(span("stage-name").add(name()))
                    .add(disc(StageId::Model, state))
                    .add(span("stage-figure").add(figure).add(" ").add(caption))
                    .into()
            } else {
                el("div")
                    .class("model-plate")
                    .attr("role", "group")
                    .attr_of("aria-label", spoken)
                    .add(loop_part(StageId::Model, pick).attr("aria-hidden", "true"))
                    .add(span("stage-name").attr("aria-hidden", "true").add(name()))
                    .add(role_view(pick, Stop::Stage(StageId::Model)))
                    .add(when(move || pick.two(), move || role_view(pick, Stop::Candidate)))
                    .add(badge(state))
                    .into()
            }
        },
    )
}

fn of_role(view: Memo<PipelineView>, at: usize, get: impl Fn(&RoleView) -> String) -> String {
    view.with(|view| view.roles.get(at).map(get).unwrap_or_default())
}

/// One version in service: its mark, its name and role, its share of the tickets.
fn role_view(pick: Pick, stop: Stop) -> El {
    let candidate = stop == Stop::Candidate;
    let (at, who, place, class) = if candidate {
        (1, Who::Candidate, "candidate", "lane candidate")
    } else {
        (0, Who::Champion, key(StageId::Model), "lane champion")
    };
    let get = move |get: fn(&RoleView) -> String| text(move || of_role(pick.view, at, get));
    let version = el("b").add(get(|l| l.version.clone())).add(span("wide").add(" ").add(get(|l| l.role.to_owned())));
    let share = span("share").add(get(|l| l.share_text.clone())).add(span("sr").add(" of all"));
    pick.button(class, place, stop, StageId::Model)
        .attr("data-place", place)
        .add(who_mark(who))
        .add(span("version").add(version).add(el("small").add(get(|l| l.caption.clone()))))
        .add(share)
}
