//! Trouble to make and ways to respond, each with its name, what it is in real life, what can be set, and one button.
//!
//! A control says where it stands in its own place: running since when, how far the work is, why it is locked, why
//! it was refused, what it did. Nothing pops up. A locked button keeps its reason beside it and can still be reached.

use afterlaunch::present::controls;
use afterlaunch::present::view::{ControlState, ControlView, Glyph, Knob, KnobKind, Tab};
use leptos::prelude::*;

use crate::ui::app::Page;
use crate::ui::desk::{Desk, Press};
use crate::ui::focus::{control_id, focus, tab_id};
use crate::ui::widgets::choice::Choice;
use crate::ui::widgets::glyph::{StateGlyph, icon};
use crate::ui::widgets::sheet::Sheet;
use crate::ui::widgets::slider::{Reach, Slider};

const TABS: [(Tab, &str); 2] = [(Tab::Trouble, "Make trouble"), (Tab::Respond, "Respond")];

/// The control panel with its two tabs.
#[component]
pub fn Controls(
    /// It lies in a sheet, which it can close.
    #[prop(optional)]
    in_sheet: bool,
) -> impl IntoView {
    let Page { desk, .. } = expect_context::<Page>();
    let by_arrows = move |event: leptos::ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
            let other = if desk.tab.get_untracked() == Tab::Trouble { Tab::Respond } else { Tab::Trouble };
            desk.tab.set(other);
            focus(tab_id(other));
        }
    };
    let tabs = TABS.map(|(tab, words)| {
        let chosen = move || desk.tab.get() == tab;
        view! {
            <button
                type="button"
                role="tab"
                id=tab_id(tab)
                aria-controls="control-list"
                aria-selected=move || chosen().to_string()
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| desk.tab.set(tab)
            >
                {words}
            </button>
        }
    });
    let ids = Memo::new(move |_| {
        let tab = desk.tab.get();
        desk.controls.with(|all| all.iter().filter(|c| c.tab == tab).map(|c| (c.id, c.group)).collect::<Vec<_>>())
    });
    view! {
        <section class="controls" aria-label="Controls">
            <div class="tabs">
                <div role="tablist" aria-label="Controls" on:keydown=by_arrows>{tabs.into_iter().collect_view()}</div>
                {in_sheet.then(|| view! {
                    <button type="button" class="btn bare square" aria-label="Close" on:click=move |_| desk.sheet.set(false)>{icon("close")}</button>
                })}
            </div>
            <div class="control-list" id="control-list" role="tabpanel" aria-labelledby=move || tab_id(desk.tab.get())>
                <For each=move || ids.get() key=|item| *item let((id, group))>
                    {group.map(|group| view! { <h3 class="control-group">{group}</h3> })}
                    <ControlItem id/>
                </For>
            </div>
        </section>
    }
}

/// The two buttons that open the panel where it lives in a sheet.
#[component]
pub fn ControlButtons() -> impl IntoView {
    let Page { desk, .. } = expect_context::<Page>();
    TABS.map(|(tab, words)| {
        view! {
            <button type="button" class="btn up" aria-haspopup="dialog" on:click=move |_| desk.show(tab, None)>
                {words}{icon("up")}
            </button>
        }
    })
    .into_iter()
    .collect_view()
}

/// The panel as a sheet.
#[component]
pub fn ControlSheet() -> impl IntoView {
    let Page { desk, .. } = expect_context::<Page>();
    view! { <Sheet open=desk.sheet label="Make trouble or respond" class="control-sheet"><Controls in_sheet=true/></Sheet> }
}

/// What changes which parts an item is made of; all else in it follows by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parts {
    Folded,
    Ready,
    Locked,
    Running,
    Working,
}

#[component]
fn ControlItem(id: &'static str) -> impl IntoView {
    let Page { desk, .. } = expect_context::<Page>();
    let control = Memo::new(move |before: Option<&Option<ControlView>>| desk.control(id).or_else(|| before.cloned().flatten()));
    let parts = Memo::new(move |_| {
        let open = desk.open.get() == Some(id);
        control.with(|control| match control.as_ref().map(|control| &control.state) {
            Some(ControlState::Running { .. }) => Parts::Running,
            Some(ControlState::Working { .. }) => Parts::Working,
            Some(ControlState::Locked { .. }) if open => Parts::Locked,
            Some(ControlState::Ready) if open => Parts::Ready,
            _ => Parts::Folded,
        })
    });
    let text = move |of: fn(&ControlView) -> String| control.with(|control| control.as_ref().map(of).unwrap_or_default());
    let press = move |press: Press| {
        if desk.press(id, press) {
            focus(control_id(id));
        }
    };
    let foldable = Memo::new(move |_| !matches!(parts.get(), Parts::Running | Parts::Working));
    let head = move || view! { <span><b>{move || text(|c| c.name.clone())}</b><span class="means">{move || text(|c| c.means.clone())}</span></span> };
    view! {
        <div
            class="control-item"
            class:open=move || parts.get() != Parts::Folded
            class:running=move || parts.get() == Parts::Running
            id=control_id(id)
            tabindex="-1"
        >
            {move || if foldable.get() {
                view! {
                    <button type="button" class="head" aria-expanded=move || (parts.get() != Parts::Folded).to_string() on:click=move |_| desk.fold(id)>
                        {head()}<span class="more">{move || icon(if parts.get() == Parts::Folded { "down" } else { "up" })}</span>
                    </button>
                }.into_any()
            } else {
                view! { <div class="head">{head()}</div> }.into_any()
            }}
            {move || match parts.get() {
                Parts::Folded => ().into_any(),
                Parts::Ready => view! {
                    <div class="set">
                        <Knobs desk control/>
                        <div class="field go"><button type="button" class="btn" on:click=move |_| press(Press::Do)>{move || text(|c| c.verb.to_owned())}</button></div>
                        <Said desk id control/>
                    </div>
                }.into_any(),
                Parts::Locked => view! {
                    <div class="set">
                        <p class="why-not" id=format!("why-{id}")><StateGlyph state=Signal::stored(Glyph::NoData)/><span>{move || text(why)}</span></p>
                        <div class="acts">
                            <button type="button" class="btn" aria-disabled="true" aria-describedby=format!("why-{id}")>{move || text(|c| c.verb.to_owned())}</button>
                            {move || control.with(|c| c.as_ref().and_then(anyway)).map(|words| view! {
                                <button type="button" class="btn bare" on:click=move |_| press(Press::Anyway)>{words}</button>
                            })}
                        </div>
                        <Said desk id control/>
                    </div>
                }.into_any(),
                Parts::Running => view! {
                    <div class="set">
                        <div class="field"><span>"Running"</span><span>{move || text(state_text)}</span><button type="button" class="btn" on:click=move |_| press(Press::Stop)>"Stop"</button></div>
                        <Said desk id control/>
                    </div>
                }.into_any(),
                Parts::Working => view! {
                    <div class="set">
                        <Bar progress=Signal::derive(move || control.with(|c| c.as_ref().map_or(0.0, progress))) label=text(|c| c.name.clone())/>
                        <div class="field working"><span>{move || text(state_text)}</span><button type="button" class="btn" on:click=move |_| press(Press::Cancel)>"Cancel"</button></div>
                        <Said desk id control/>
                    </div>
                }.into_any(),
            }}
        </div>
    }
}

/// What can be set.
#[component]
fn Knobs(desk: Desk, control: Memo<Option<ControlView>>) -> impl IntoView {
    let knobs = Memo::new(move |_| control.with(|c| c.as_ref().map(|c| (c.id, c.knobs.clone()))));
    move || {
        let (id, knobs) = knobs.get().unwrap_or(("", vec![]));
        knobs.into_iter().map(|knob| view! { <KnobField desk id knob/> }).collect_view()
    }
}

#[component]
fn KnobField(desk: Desk, id: &'static str, knob: Knob) -> impl IntoView {
    let Knob { id: name, label, kind, default } = knob;
    let value = Signal::derive(move || desk.knob(id, name, default));
    let turn = Callback::new(move |value| desk.turn(id, name, value));
    match kind {
        KnobKind::Slider { min, max, step, unit } => {
            let words = Signal::derive(move || controls::knob_text(unit, value.get(), max));
            view! {
                <div class="field">
                    <span aria-hidden="true">{label}</span>
                    <Slider reach=Reach { min, max, step } value spoken=words label on_turn=turn/>
                    <output aria-hidden="true">{words}</output>
                </div>
            }
            .into_any()
        }
        KnobKind::Choice(options) => view! {
            <div class="field"><span aria-hidden="true">{label}</span><Choice options value label on_choose=turn/></div>
        }
        .into_any(),
    }
}

/// What was refused or done, under the button that was pressed.
#[component]
fn Said(desk: Desk, id: &'static str, control: Memo<Option<ControlView>>) -> impl IntoView {
    let done = Memo::new(move |_| control.with(|c| c.as_ref().and_then(|c| c.done.clone())));
    view! {
        <div role="status">
            {move || desk.refusal(id).map(|why| view! { <p class="why-not refused">{icon("lock")}<span>{why}</span></p> })}
            {move || done.get().filter(|_| desk.refusal(id).is_none()).map(|done| view! { <p class="why-not">{icon("check")}<span>{done}</span></p> })}
        </div>
    }
}

/// How far some work is.
#[component]
fn Bar(progress: Signal<f64>, label: String) -> impl IntoView {
    let percent = move || format!("{:.0}", progress.get() * 100.0);
    view! {
        <div class="bar" role="progressbar" aria-label=label aria-valuemin="0" aria-valuemax="100" aria-valuenow=percent>
            <i style:width=move || format!("{}%", percent())></i>
        </div>
    }
}

fn state_text(control: &ControlView) -> String {
    match &control.state {
        ControlState::Running { text } | ControlState::Working { text, .. } => text.clone(),
        ControlState::Ready | ControlState::Locked { .. } => String::new(),
    }
}

fn progress(control: &ControlView) -> f64 {
    if let ControlState::Working { progress, .. } = control.state { progress } else { 0.0 }
}

fn why(control: &ControlView) -> String {
    if let ControlState::Locked { why, .. } = &control.state { why.clone() } else { String::new() }
}

fn anyway(control: &ControlView) -> Option<&'static str> {
    if let ControlState::Locked { anyway, .. } = control.state { anyway } else { None }
}
