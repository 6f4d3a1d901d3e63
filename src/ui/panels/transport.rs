//! Time in one's hands: play and pause, one minute, six speeds, the next event; and the clock that tells where it
//! stands.

use leptos::prelude::*;

use crate::ui::app::Page;
use crate::ui::driver::{Going, NOTCHES};
use crate::ui::widgets::dial::SimDial;
use crate::ui::widgets::glyph::icon;
use crate::ui::widgets::slider::{Reach, Slider};

/// How large the parts of the transport are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A button with its words.
    Words,
    /// The glyph alone.
    Glyph,
    /// No such button.
    None,
}

/// Play, one minute, speed and next event.
#[component]
pub fn Transport(
    /// How the next event is asked for.
    next: Next,
    /// The six speeds are shown.
    #[prop(default = true)]
    speeds: bool,
) -> impl IntoView {
    let Page { run, .. } = expect_context::<Page>();
    let paused = move || run.going.get() == Going::Paused;
    let seeking = move || matches!(run.going.get(), Going::ToEvent(_));
    let jump = move |_| if seeking() { run.pause() } else { run.to_next_event() };
    let words = move || if seeking() { "Stop looking" } else { "Next event" };
    view! {
        <div class="transport" role="group" aria-label="Time">
            <button
                type="button"
                class="btn square go"
                aria-label=move || if paused() { "Play" } else { "Pause" }
                title=move || if paused() { "Play (space)" } else { "Pause (space)" }
                on:click=move |_| run.toggle()
            >
                {move || icon(if paused() { "play" } else { "pause" })}
            </button>
            <button type="button" class="btn square" aria-label="One minute" title="One minute (.)" on:click=move |_| run.one_minute()>
                {icon("step")}
            </button>
            {speeds.then(|| view! { <SpeedNotches/> })}
            {match next {
                Next::Words => view! {
                    <button type="button" class="btn next" title="Next event (N)" on:click=jump>{icon("jump")}{words}</button>
                }.into_any(),
                Next::Glyph => view! {
                    <button type="button" class="btn square next" aria-label=words on:click=jump>{icon("jump")}</button>
                }.into_any(),
                Next::None => ().into_any(),
            }}
        </div>
    }
}

/// Six speeds on one slider.
#[component]
fn SpeedNotches() -> impl IntoView {
    let Page { run, .. } = expect_context::<Page>();
    let words = Signal::derive(move || NOTCHES[run.notch.get()].words.to_owned());
    let reach = Reach { min: 0.0, max: (NOTCHES.len() - 1) as f64, step: 1.0 };
    view! {
        <div class="speed">
            <div class="notches">
                {NOTCHES.iter().map(|_| view! { <i></i> }).collect_view()}
                <Slider
                    reach
                    value=Signal::derive(move || run.notch.get() as f64)
                    spoken=words
                    label="Speed"
                    on_turn=Callback::new(move |notch: f64| run.notch.set(notch.round() as usize))
                />
            </div>
            <small aria-hidden="true">{words}</small>
        </div>
    }
}

/// The dial, weekday and time. Said to nobody while it runs: a reader would never fall silent.
#[component]
pub fn SimClock(
    /// The dial stands beside it.
    #[prop(default = true)]
    dial: bool,
    /// What stands under the time: day and seed.
    #[prop(optional, into)]
    under: ViewFn,
) -> impl IntoView {
    let Page { run, .. } = expect_context::<Page>();
    view! {
        <div class="sim-clock">
            {dial.then(|| view! { <SimDial minute_of_day=Signal::derive(move || run.clock.with(|clock| clock.minute_of_day))/> })}
            <div>
                <time>{move || run.clock.with(|clock| clock.time.clone())}</time>
                {under.run()}
            </div>
        </div>
    }
}
