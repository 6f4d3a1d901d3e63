//! Trouble to make and ways to respond, each with its name, what it is in real life, what can be set, and one button.
//!
//! A control says where it stands in its own place: running since when, how far the work is, why it is locked, why
//! it was refused, what it did. Nothing pops up. A locked button keeps its reason beside it and can still be reached.

use afterlaunch::present::control_room::controls::input_text;
use afterlaunch::present::control_room::view::words;
use afterlaunch::present::control_room::view::{ControlInput, ControlState, ControlView, InputKind, Tab};
use afterlaunch::present::view::StatusIcon;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::address::Place;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::{ControlSettings, LOCKED, LOCKED_BRIEFLY, Listed, Press};
use crate::ui::dom::focus::{bring, control_id, focus, tab_id, to_top};
use crate::ui::dom::{El, View, button, div, each, el, figures, part, span, text, when};
use crate::ui::widgets::choice::choice;
use crate::ui::widgets::icons::{icon, icon_of, state_icon};
use crate::ui::widgets::prose::words_in;
use crate::ui::widgets::sheet::sheet;
use crate::ui::widgets::slider::{Reach, slider};

/// The list of controls, as an element.
const LIST: &str = "control-list";

const TABS: [(Tab, &str); 2] = [(Tab::Faults, words::MAKE_TROUBLE), (Tab::Respond, "Respond")];

/// The control panel with its two tabs; `in_sheet` it can close the sheet that it lies in.
pub fn controls(in_sheet: bool) -> View {
    let control_settings = expect_context::<ControlSettings>();
    let by_arrows = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight") {
            let other = if control_settings.tab.get_untracked() == Tab::Faults { Tab::Respond } else { Tab::Faults };
            control_settings.tab.set(other);
            to_top(LIST);
            focus(tab_id(other));
        }
    };
    let tabs = TABS.map(|(tab, words)| {
        let chosen = move || control_settings.tab.get() == tab;
        el("button")
            .attr("type", "button")
            .attr("role", "tab")
            .attr("id", tab_id(tab))
            .attr("aria-controls", LIST)
            .flag_of("aria-selected", chosen)
            .attr_of("tabindex", move || if chosen() { "0" } else { "-1" }.to_owned())
            .on_click(move || {
                control_settings.tab.set(tab);
                to_top(LIST);
            })
            .add(words)
    });
    let close = || button("btn bare square", move || control_settings.sheet.set(false)).attr("aria-label", "Close").add(icon("close"));
    let item = move |listed: &Listed| -> View {
        match *listed {
            Listed::Group(name) => View::many([el("h3").class("control-group").add(name).into(), link_to_releases(name)]),
            Listed::Fitting => fitting(control_settings).into(),
            Listed::Control(id) => control_item(Control { control_settings, id }).into(),
            Listed::More(group, count) => {
                let all = move || _ = control_settings.list_whole(group).map(|first| focus(control_id(first)));
                button("btn more-of-a-group", all)
                    .add(words::show_more(count))
                    .add(el("span").class("sr").add(format!(" of “{group}”")))
                    .into()
            }
        }
    };
    el("section")
        .class("controls")
        .attr("aria-label", "Controls")
        .add(
            div("tabs")
                .add(el("div").attr("role", "tablist").attr("aria-label", "Controls").on_key(by_arrows).add_all(tabs))
                .add(in_sheet.then(close)),
        )
        .add(
            div("control-list")
                .attr("id", LIST)
                .attr("role", "tabpanel")
                .attr_of("aria-labelledby", move || tab_id(control_settings.tab.get()).to_owned())
                .add(each(move || control_settings.listed(control_settings.tab.get()), item)),
        )
        .into()
}

/// Under the heading of versions, the room in which they are released.
fn link_to_releases(group: &str) -> View {
    let run = expect_context::<Run>();
    let free = run.read_lesson(|_, playing| playing.is_none());
    let link =
        || el("a").class("btn bare to-releases").attr("href", Place::Release.fragment()).add(icon("stairs")).add(words::RELEASE_ROOM);
    (free && group == words::VERSIONS_GROUP).then(link).into()
}

/// What fits what rings now, each a way to its control. It has room for as many as there can be, so that nothing moves when
/// an alert comes or goes.
fn fitting(control_settings: ControlSettings) -> El {
    let open = move |(id, name): &(&'static str, String)| -> View {
        let id = *id;
        let go = move || {
            control_settings.show(Tab::Respond, Some(id));
            focus(control_id(id));
        };
        button("btn bare", go).add(figures(name)).add(icon("down")).into()
    };
    let all = move |all: &Vec<(&'static str, String)>| match all.is_empty() {
        true => el("p").add(words::NO_ALERT_IS_FIRING_WHEN).into(),
        false => all.iter().map(open).collect(),
    };
    el("section")
        .class("fitting")
        .attr("aria-labelledby", "fitting-name")
        .add(el("h3").attr("id", "fitting-name").add(words::FITS_WHAT_RINGS_NOW))
        .add(part(move || control_settings.fitting(), all))
}

/// Some of the controls, one under the other.
pub fn control_list(shown: impl Fn() -> Vec<&'static str> + 'static) -> El {
    let control_settings = expect_context::<ControlSettings>();
    el("section")
        .class("offered")
        .attr("aria-label", words::WHAT_YOU_CAN_DO)
        .add(each(shown, move |id| control_item(Control { control_settings, id })))
}

/// The two buttons that open the panel where it lives in a sheet.
pub fn control_buttons() -> View {
    let control_settings = expect_context::<ControlSettings>();
    let opens = |(tab, words): (Tab, &str)| {
        button("btn up", move || control_settings.show(tab, None)).attr("aria-haspopup", "dialog").add(words).add(icon("up"))
    };
    TABS.into_iter().map(opens).collect()
}

/// The panel as a sheet.
pub fn control_sheet() -> View {
    let control_settings = expect_context::<ControlSettings>();
    sheet(control_settings.sheet, words::MAKE_TROUBLE_OR_RESPOND, "control-sheet", || controls(true)).into()
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

/// One control, by its name on the control panel.
#[derive(Clone, Copy)]
struct Control {
    control_settings: ControlSettings,
    id: &'static str,
}

impl Control {
    /// Something of it; followed. The default once it has left the control panel.
    fn read<T: Default>(self, of: fn(&ControlView) -> T) -> T {
        self.control_settings.controls.with(|all| all.iter().find(|control| control.id == self.id).map(of).unwrap_or_default())
    }

    /// Words of it, on the page.
    fn words(self, of: fn(&ControlView) -> String) -> View {
        text(move || self.read(of))
    }

    fn parts(self) -> Parts {
        let open = self.control_settings.open.get() == Some(self.id);
        match self.read(|control| Some(unfolded(&control.state))) {
            Some(Parts::Ready) if open && self.control_settings.is_locked(self.id) => Parts::Locked,
            Some(busy @ (Parts::Running | Parts::Working)) => busy,
            Some(parts) if open => parts,
            _ => Parts::Folded,
        }
    }

    /// A button of it. What is pressed may be gone afterwards: the focus stays with the control.
    /// One that the address locks says so when it is pressed.
    fn press(self, class: &str, press: Press) -> El {
        let button = button(class, move || {
            if self.control_settings.press(self.id, press) {
                focus(control_id(self.id));
            }
        });
        if self.control_settings.is_locked(self.id) { button.attr("aria-disabled", "true") } else { button }
    }
}

fn control_item(control: Control) -> El {
    let Control { control_settings, id } = control;
    let folded = move || control.parts() == Parts::Folded;
    let running = move || control.parts() == Parts::Running;
    let foldable = move || !matches!(control.parts(), Parts::Running | Parts::Working);
    // Where it is open, the reason stands there in full.
    let locked = move || control_settings.is_locked(id) && control.parts() != Parts::Locked;
    let names = move || {
        el("span")
            .add(el("b").add(control.words(|c| c.name.clone())))
            .add(span("means").add(control.words(|c| c.means.clone())))
            .add(when(locked, || span("why-not").add(icon("lock")).add(LOCKED_BRIEFLY)))
    };
    let head = move |foldable: &bool| {
        if !foldable {
            return div("head").add(names()).into();
        }
        let more = icon_of(move || if folded() { "down" } else { "up" });
        let fold = move || {
            control_settings.fold(id);
            bring(control_id(id));
        };
        button("head", fold).flag_of("aria-expanded", move || !folded()).add(names()).add(span("more").add(more)).into()
    };
    div("control-item")
        .class_if("open", move || !folded())
        .class_if("running", running)
        .attr("id", control_id(id))
        .attr("tabindex", "-1")
        .add(part(foldable, head))
        .add(part(move || control.parts(), move |parts| body(control, *parts)))
}

/// What an item holds under its head.
fn body(control: Control, parts: Parts) -> View {
    let verb = move || control.words(|c| c.verb.to_owned());
    let set = match parts {
        Parts::Folded => return ().into(),
        Parts::Ready => div("set").add(inputs(control)).add(div("field go").add(control.press("btn", Press::Do).add(verb()))),
        Parts::Locked => {
            let reason = format!("why-{}", control.id);
            let locked = el("button").attr("type", "button").class("btn").attr("aria-disabled", "true").attr("aria-describedby", &reason);
            let anyway = part(
                move || control.read(anyway),
                move |words| words.map(|words| control.press("btn bare", Press::Anyway).add(words)).into(),
            );
            let by_link = control.control_settings.is_locked(control.id);
            let icon_name = if by_link { icon("lock") } else { state_icon(|| StatusIcon::NoData) };
            let words = if by_link { LOCKED.into() } else { control.words(why) };
            let why = el("p").class("why-not").attr("id", &reason).add(icon_name).add(el("span").add(words));
            div("set").add(why).add(div("acts").add(locked.add(verb())).add(anyway))
        }
        Parts::Running => {
            let since = el("span").add(control.words(state_text));
            div("set").add(div("field").add(el("span").add("Running")).add(since).add(control.press("btn", Press::Stop).add("Stop")))
        }
        Parts::Working => {
            let left = el("span").add(control.words(state_text));
            div("set").add(bar(control)).add(div("field working").add(left).add(control.press("btn", Press::Cancel).add("Cancel")))
        }
    };
    set.add(said(control)).add(words_in(move || control.read(spoken_words))).into()
}

/// All that a control says of itself.
fn spoken_words(control: &ControlView) -> Vec<String> {
    let inputs = control.inputs.iter().map(|input| input.label.to_owned());
    [control.name.clone(), control.means.clone()].into_iter().chain(inputs).collect()
}

/// What can be set.
fn inputs(control: Control) -> View {
    part(move || control.read(|c| c.inputs.clone()), move |inputs| inputs.iter().map(|input| input_field(control, input)).collect())
}

fn input_field(control: Control, input: &ControlInput) -> El {
    let Control { control_settings, id } = control;
    let ControlInput { id: name, label, ref kind, default } = *input;
    let value = move || control_settings.input(id, name, default);
    let turn = Callback::new(move |value| control_settings.turn(id, name, value));
    let field = div("field").attr("data-input", name).add(el("span").attr("aria-hidden", "true").add(label));
    match *kind {
        InputKind::Slider { min, max, step, unit } => {
            let words = move || input_text(unit, value(), max);
            field
                .add(slider(Reach { min, max, step }, value, words, label, turn))
                .add(el("output").attr("aria-hidden", "true").add(text(words)))
        }
        InputKind::Choice(ref options) => field.add(choice(options.clone(), value, label, turn)),
    }
}

/// What was refused or done, under the button that was pressed.
fn said(control: Control) -> El {
    let Control { control_settings, id } = control;
    let line = |class: &str, icon_name: &'static str, words: &Option<String>| {
        words.as_deref().map(|words| el("p").class(class).add(icon(icon_name)).add(el("span").add(figures(words)))).into()
    };
    let refused = move || control_settings.refusal(id);
    let done = move || control.read(|c| c.done.clone()).filter(|_| refused().is_none());
    el("div")
        .attr("role", "status")
        .add(part(refused, move |why| line("why-not refused", "lock", why)))
        .add(part(done, move |done| line("why-not", "check", done)))
}

/// How far some work is.
fn bar(control: Control) -> El {
    let percent = move || format!("{:.0}", control.read(progress) * 100.0);
    div("bar")
        .attr("role", "progressbar")
        .attr("aria-label", control.read(|c| c.name.clone()))
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", "100")
        .attr_of("aria-valuenow", percent)
        .add(el("i").style_of("width", move || format!("{}%", percent())))
}

const fn unfolded(state: &ControlState) -> Parts {
    match state {
        ControlState::Ready => Parts::Ready,
        ControlState::Locked { .. } => Parts::Locked,
        ControlState::Running { .. } => Parts::Running,
        ControlState::Working { .. } => Parts::Working,
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
