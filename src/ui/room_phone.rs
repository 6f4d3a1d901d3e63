//! The control room on a phone, and in a frame as small as one: the loudest alert, one line of costs, the pipeline
//! as a strip, one question at a time, and time and controls under the thumb.

use afterlaunch::present;
use leptos::html;
use leptos::prelude::*;

use super::app::Page;
use super::focus::focus;
use super::panels::alerts::AlertBanner;
use super::panels::colour_key::ColourKey;
use super::panels::controls::{ControlButtons, ControlSheet};
use super::panels::ledger::Purse;
use super::panels::pipeline::PipelineLayout;
use super::panels::questions::{QuestionColumn, Room};
use super::panels::top_bar::PhoneBar;
use super::panels::transport::{Next, Transport};
use super::room::{LivePipeline, LiveTimeline, LookedInto};
use super::widgets::glyph::StateGlyph;

/// The control room on a phone.
#[component]
pub fn RoomPhone() -> impl IntoView {
    let page = expect_context::<Page>();
    let run = page.run;
    let name = page.scenario().name.to_lowercase();
    view! {
        <div class="in-phone">
            <PhoneBar/>
            <main class="flow" id="main" tabindex="-1">
                <h1 class="sr">"Control room: "{name}</h1>
                <AlertBanner view=page.alerts on_look=Callback::new(move |stage| page.look(stage))/>
                <Purse view=run.view(|session, _| present::ledger(session))/>
                <LivePipeline layout=PipelineLayout::Strip/>
                <Pager/>
                <LiveTimeline/>
                <ColourKey truth=run.truth/>
            </main>
            <footer class="foot">
                <Transport next=Next::Glyph/>
                <div class="two"><ControlButtons/></div>
            </footer>
            <ControlSheet/>
            <LookedInto/>
        </div>
    }
}

/// Four tabs over four pages; a swipe turns them, too.
#[component]
fn Pager() -> impl IntoView {
    let page = expect_context::<Page>();
    let questions = page.run.charts.0;
    let pager = NodeRef::<html::Div>::new();
    let turned_to = RwSignal::new(0usize);
    let turn = move |to: usize| {
        turned_to.set(to);
        if let Some(pager) = pager.get_untracked() {
            pager.set_scroll_left(pager.client_width() * to as i32);
        }
    };
    let swiped = move |_| {
        if let Some(pager) = pager.get_untracked() {
            let to = f64::from(pager.scroll_left()) / f64::from(pager.client_width().max(1));
            let to = to.round() as usize;
            if to != turned_to.get_untracked() {
                turned_to.set(to);
            }
        }
    };
    let by_arrows = move |event: leptos::ev::KeyboardEvent| {
        let at = turned_to.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1).min(questions.len() - 1),
            "ArrowLeft" => at.saturating_sub(1),
            _ => return,
        };
        turn(to);
        focus(format!("question-tab-{}", to + 1));
    };
    let tabs = questions.into_iter().enumerate().map(|(at, question)| {
        let chosen = move || turned_to.get() == at;
        view! {
            <button
                type="button"
                role="tab"
                id=format!("question-tab-{}", at + 1)
                aria-controls=format!("question-page-{}", at + 1)
                aria-selected=move || chosen().to_string()
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| turn(at)
            >
                {question.head.with_untracked(|head| head.short)}
                <StateGlyph state=Signal::derive(move || question.head.with(|head| head.state))/>
            </button>
        }
    });
    let pages = questions.into_iter().zip(1..).map(|(question, number)| {
        view! {
            <div class="page" role="tabpanel" id=format!("question-page-{number}") aria-labelledby=format!("question-tab-{number}")>
                <QuestionColumn question number room=Room::All/>
            </div>
        }
    });
    view! {
        <div class="group-tabs" role="tablist" aria-label="Four questions" on:keydown=by_arrows>{tabs.collect_view()}</div>
        <div class="pager" node_ref=pager on:scroll=swiped>{pages.collect_view()}</div>
    }
}
