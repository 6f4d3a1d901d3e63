//! The run in somebody else's page, 800 by 500 and less: one chart a question, and one line for what calls now.

use afterlaunch::present;
use leptos::prelude::*;

use super::app::Page;
use super::panels::alerts::AlertDeck;
use super::panels::controls::{ControlButtons, ControlSheet};
use super::panels::pipeline::PipelineLayout;
use super::panels::questions::{Questions, Room};
use super::panels::top_bar::{Brand, Reset};
use super::panels::transport::{Next, SimClock, Transport};
use super::room::{LivePipeline, LookedInto};
use super::widgets::glyph::icon;

/// The embedded page.
#[component]
pub fn Embed() -> impl IntoView {
    let page = expect_context::<Page>();
    let scenario = page.scenario();
    let full = move || {
        page.run.words.track();
        format!("?{}#room", page.run.link())
    };
    view! {
        <div class="in-embed">
            <header class="top-bar">
                <Brand bare=true/>
                <b class="pick">{scenario.name.clone()}</b>
                <div class="push"><SimClock dial=false/></div>
                <Transport next=Next::Words speeds=false/>
                <Reset glyph_only=true/>
                <a class="btn bare square" href=full target="_blank" rel="noopener" aria-label="Open in a full page">{icon("expand")}</a>
            </header>
            <main class="stagehouse" id="main" tabindex="-1">
                <h1 class="sr">{scenario.name.clone()}", live"</h1>
                <LivePipeline layout=PipelineLayout::Embed/>
                <Questions room=Room::Tiny/>
            </main>
            <AlertDeck
                view=page.alerts
                ledger=page.run.view(|session, _| present::ledger(session))
                on_look=Callback::new(move |stage| page.look(stage))
            >
                <ControlButtons/>
            </AlertDeck>
            <ControlSheet/>
            <LookedInto/>
        </div>
    }
}
