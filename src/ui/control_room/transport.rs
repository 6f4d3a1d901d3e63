//! Time in one's hands: play and pause, one minute, six speeds, the next event; and the clock that tells where it
//! stands.

use afterlaunch::present::control_room::view::words;
use afterlaunch::session::links::parameters::SPEEDS;
use leptos::prelude::*;

use crate::ui::app::driver::{Going, Run};
use crate::ui::dom::{El, View, button, div, el, text};
use crate::ui::widgets::dial::sim_dial;
use crate::ui::widgets::icons::{icon, icon_of};
use crate::ui::widgets::slider::{Reach, slider};

/// How large the parts of the transport are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A button with its words.
    Words,
    /// The icon alone.
    IconOnly,
    /// No such button.
    None,
}

/// Play, one minute, speed and next event.
pub fn transport(next: Next, speeds: bool) -> El {
    let run = expect_context::<Run>();
    let paused = move || run.going.get() == Going::Paused;
    let seeking = move || matches!(run.going.get(), Going::ToEvent(_));
    let jump = move || if untrack(seeking) { run.pause() } else { run.to_next_event() };
    let words = move || if seeking() { words::STOP_LOOKING } else { words::NEXT_EVENT };
    let go = button("btn square go", move || run.toggle())
        .attr_of("aria-label", move || if paused() { "Play" } else { "Pause" }.to_owned())
        .attr_of("title", move || if paused() { words::PLAY_SPACE } else { words::PAUSE_SPACE }.to_owned())
        .add(icon_of(move || if paused() { "play" } else { "pause" }));
    let step = button("btn square", move || run.one_minute())
        .attr("aria-label", words::ONE_MINUTE)
        .attr("title", words::ONE_MINUTE_BY_KEY)
        .add(icon("step"));
    let next = match next {
        Next::Words => Some(button("btn next", jump).attr("title", words::NEXT_EVENT_N).add(icon("jump")).add(text(words))),
        Next::IconOnly => Some(button("btn square next", jump).attr_of("aria-label", move || words().to_owned()).add(icon("jump"))),
        Next::None => None,
    };
    let transport = div("transport").attr("role", "group").attr("aria-label", "Time");
    transport.add(go).add(step).add(speeds.then(speed)).add(next)
}

/// Six speeds on one slider.
pub fn speed() -> El {
    let run = expect_context::<Run>();
    let words = move || SPEEDS[run.notch.get()].words;
    let reach = Reach { min: 0.0, max: (SPEEDS.len() - 1) as f64, step: 1.0 };
    let turn = Callback::new(move |notch: f64| run.choose_speed(notch.round() as usize));
    let speed = slider(reach, move || run.notch.get() as f64, move || words().to_owned(), "Speed", turn);
    let notches = div("notches").add_all(SPEEDS.iter().map(|_| el("i"))).add(speed);
    let slower = el("small").class("slower").attr("role", "status").add(text(move || run.slower.get().unwrap_or_default()));
    div("speed").add(notches).add(el("small").attr("aria-hidden", "true").add(text(words))).add(slower)
}

/// The dial, weekday and time, and what stands under it: day and seed. Said to nobody while it runs: a reader would
/// never fall silent.
pub fn sim_clock(dial: bool, under: View) -> El {
    let run = expect_context::<Run>();
    let dial = dial.then(|| sim_dial(move || run.clock.with(|clock| clock.minute_of_day)));
    let since = move || run.clock.with(|clock| format!("PT{}M", clock.minute));
    let time = el("time").attr_of("datetime", since).attr("translate", "no").add(text(move || run.clock.with(|clock| clock.time.clone())));
    div("sim-clock").add(dial).add(el("div").add(time).add(under))
}
