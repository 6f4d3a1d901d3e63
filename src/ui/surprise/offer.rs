//! How a surprise begins.

use afterlaunch::present::control_room::view::Tab;
use afterlaunch::present::surprise::words;
use leptos::prelude::*;

use crate::ui::app::context::runs::Runs;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::ControlSettings;
use crate::ui::dom::{View, button, div, el};
use crate::ui::trace::record::back_link;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// Seeds that the page picks have five figures.
const SEEDS: f64 = 90_000.0;

pub(super) fn begin(control_settings: ControlSettings, runs: Runs, seed: u64) {
    runs.begin(seed, Some(seed));
    // Until something is named, there is only responding.
    control_settings.tab.set(Tab::Respond);
    let _ = window().location().set_hash("room");
}

pub(super) fn any_seed() -> u64 {
    10_000 + (js_sys::Math::random() * SEEDS) as u64
}

pub(super) fn offer(run: Run, control_settings: ControlSettings, runs: Runs) -> View {
    let own = run.read(|session| session.own().is_some());
    let name = run.scenario().name;
    let lede = words::THE_RUN_STARTS_OVER_ON_MONDAY;
    let go = if own {
        el("p").class("why-not").add(icon("lock")).add(el("span").add(words::A_SURPRISE_NEEDS)).into()
    } else {
        View::from(button("btn main", move || begin(control_settings, runs, any_seed())).add(words::SURPRISE_ME))
    };
    View::many([
        prose("lede", lede).into(),
        el("p").class("surprise-system").add(words::THE_SYSTEM_THAT_RUNS_NOW).add(el("b").add(name)).into(),
        div("acts").add(go).add(back_link(run)).into(),
    ])
}
