//! The front page: a system that runs, one sentence on what it is, and an invitation to break it. Whatever is
//! pressed here happens in the run that goes on in the room.

use afterlaunch::present;
use afterlaunch::present::view::{ControlState, ScenarioView};
use leptos::prelude::*;

use super::app::Page;
use super::desk::Press;
use super::driver::NOTCHES;
use super::panels::alerts::Announcer;
use super::panels::pipeline::PipelineLayout;
use super::panels::questions::{Questions, Room};
use super::panels::top_bar::{Brand, DayAndSeed, HelpButton, Reset, ThemeButton};
use super::panels::transport::{Next, SimClock, Transport};
use super::room::{LivePipeline, LookedInto};
use super::screen::Form;
use super::widgets::glyph::icon;

/// Trouble that one press brings: the control, and what its button says here.
const INVITED: [(&str, &str); 3] = [
    ("seconds-for-minutes", "Send waiting time in seconds"),
    ("traffic-peak", "Triple the traffic"),
    ("concept-drift", "Change what “urgent” means"),
];

/// The front page.
#[component]
pub fn Home() -> impl IntoView {
    let Page { screen, alerts, .. } = expect_context::<Page>();
    let system = move || match screen.form.get() {
        Form::Phone => view! { <LivePipeline layout=PipelineLayout::Strip/><Invite/> }.into_any(),
        Form::Narrow => view! { <LivePipeline layout=PipelineLayout::Home/><Invite/> }.into_any(),
        Form::Wide => view! { <LivePipeline layout=PipelineLayout::Home><Invite/></LivePipeline> }.into_any(),
    };
    view! {
        <div class="in-home">
            <header class="top-bar">
                <Brand/>
                <nav aria-label="Main"><a href="#room">"Free play"</a><a href="#scenarios" on:click=to_scenarios>"Scenarios"</a></nav>
                <div class="tools push"><ThemeButton/><HelpButton/></div>
            </header>
            <main id="main" tabindex="-1">
                <div class="wrap first">
                    <Opening/>
                    <div class="system">{system}</div>
                    <Questions room=Room::One/>
                </div>
                <FreePlay/>
                <Scenarios/>
            </main>
            <LookedInto/>
            <Announcer view=alerts/>
        </div>
    }
}

#[component]
fn Opening() -> impl IntoView {
    view! {
        <div class="opening">
            <div>
                <h1>"This model is live. Keep it useful."</h1>
                <p>
                    "It reads a heating company’s support tickets and decides which are urgent; urgent ones are answered first. All of it is running now, in this tab."
                </p>
            </div>
            <div class="time">
                <SimClock under=|| view! { <DayAndSeed/> }/>
                <Transport next=Next::None/>
                <Reset/>
            </div>
        </div>
    }
}

/// Points at the place where trouble enters, and lets it in.
#[component]
fn Invite() -> impl IntoView {
    let Page { desk, .. } = expect_context::<Page>();
    let running = Memo::new(move |_| {
        INVITED.map(|(id, _)| desk.controls.with(|all| all.iter().any(|c| c.id == id && matches!(c.state, ControlState::Running { .. }))))
    });
    let any = move || running.get().contains(&true);
    let buttons = INVITED.into_iter().enumerate().map(|(at, (id, words))| {
        let on = move || running.get()[at];
        let press = move |_| {
            desk.press(id, if on() { Press::Stop } else { Press::Do });
        };
        view! {
            <button type="button" class="btn" class:main=move || at == 0 && !any() aria-pressed=move || on().to_string() on:click=press>
                {move || on().then(|| icon("check"))}{words}
            </button>
        }
    });
    let refused = move || INVITED.iter().find_map(|(id, _)| desk.refusal(id));
    view! {
        {move || (!any()).then(|| view! { <svg class="leader" aria-hidden="true" viewBox="0 0 10 60"><path d="M5 60V2M0 8L5 2L10 8"/></svg> })}
        <div class="invite">
            <h2>{move || if any() { "Trouble is in. Watch what it does." } else { "Go on, put some trouble in." }}</h2>
            <p>{move || if any() {
                "Nothing crashes, and that is the point. The control room has the alerts, and what you can do."
            } else {
                "It costs nothing here, and Reset is always near."
            }}</p>
            <div class="btns">
                {buttons.collect_view()}
                <a class="btn" class:bare=move || !any() class:main=any href="#room">{move || if any() { "Open the control room" } else { "More trouble" }}</a>
            </div>
            <p class="why-not" role="status">{refused}</p>
        </div>
    }
}

/// The way into the room.
#[component]
fn FreePlay() -> impl IntoView {
    let fastest = NOTCHES[NOTCHES.len() - 1].words;
    view! {
        <div class="peek">
            <div class="wrap">
                <b>"Free play:"</b>
                <span>{format!("the whole control room, every trouble and every response, up to {fastest}. Nothing to install, no account.")}</span>
                <a class="btn push" href="#room">"Open the control room"</a>
            </div>
        </div>
    }
}

#[component]
fn Scenarios() -> impl IntoView {
    let all = present::scenarios();
    let title = match all.len() {
        1 => "The system that runs here",
        _ => "Systems to run",
    };
    view! {
        <div class="below">
            <div class="wrap">
                <section id="scenarios" tabindex="-1">
                    <h2>{title}</h2>
                    <p class="lede">"A product that somebody depends on. The small curve is its traffic over a day."</p>
                    <div class="scenarios">{all.into_iter().map(|scenario| view! { <ScenarioItem scenario/> }).collect_view()}</div>
                </section>
            </div>
        </div>
    }
}

#[component]
fn ScenarioItem(scenario: ScenarioView) -> impl IntoView {
    let line = spark(&scenario.day);
    view! {
        <a class="scenario" href="#room">
            <div><b>{scenario.name}</b><p>{scenario.sentence}</p></div>
            <svg class="spark" viewBox="0 0 112 32" preserveAspectRatio="none" aria-hidden="true">
                <path class="f" d=format!("M0 31L{line}L112 31Z")/>
                <path d=format!("M{line}")/>
            </svg>
            <small>{scenario.stakes}</small>
        </a>
    }
}

/// The points of a small curve, 112 by 32, from zero up.
fn spark(values: &[f64]) -> String {
    let highest = values.iter().fold(f64::MIN_POSITIVE, |high, value| high.max(*value));
    let last = values.len().saturating_sub(1).max(1) as f64;
    let points =
        values.iter().zip(0u32..).map(|(value, at)| format!("{:.1} {:.1}", f64::from(at) / last * 112.0, 30.0 - value / highest * 27.0));
    points.collect::<Vec<_>>().join("L")
}

fn to_scenarios(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    super::focus::focus("scenarios");
}
