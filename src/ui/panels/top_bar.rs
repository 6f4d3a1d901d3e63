//! The bar on top: what is run, when it is there, time in one's hands, and the tools.

use leptos::prelude::*;

use super::share::Share;
use super::transport::{Next, SimClock, Transport};
use crate::ui::app::Page;
use crate::ui::focus::focus;
use crate::ui::widgets::glyph::icon;
use crate::ui::widgets::sheet::{Sheet, Under};

/// The bar of the room.
#[component]
pub fn TopBar() -> impl IntoView {
    let page = expect_context::<Page>();
    let scenario = page.scenario();
    view! {
        <header class="top-bar">
            <Brand/>
            <div class="scenario-line">
                <b class="pick">{scenario.name}</b>
                <p title=scenario.sentence.clone()>{scenario.sentence.clone()}</p>
            </div>
            <div class="push"><SimClock under=|| view! { <DayAndSeed/> }/></div>
            <Transport next=Next::Words/>
            <div class="tools">
                <Reset/>
                <Share/>
                <ThemeButton/>
                <HelpButton/>
            </div>
        </header>
    }
}

/// The bar of a phone: the tools are behind one button.
#[component]
pub fn PhoneBar() -> impl IntoView {
    let page = expect_context::<Page>();
    let menu = RwSignal::new(false);
    // Whoever asks by key sees the question.
    Effect::new(move |_| {
        if page.reset.get() {
            menu.set(true);
        }
    });
    let close = move |_| menu.set(false);
    view! {
        <header class="top-bar">
            <Brand bare=true/>
            <b class="pick">{page.scenario().name}</b>
            <div class="push"><SimClock/></div>
            <button type="button" class="btn bare square" aria-label="Menu: seed, reset, share, theme, help" on:click=move |_| menu.set(true)>
                {icon("menu")}
            </button>
        </header>
        <Sheet open=menu label="Menu" class="menu">
            <div class="menu-list">
                <div class="menu-head"><h2>"This run"</h2><button type="button" class="btn bare square" aria-label="Close" on:click=close>{icon("close")}</button></div>
                <SeedForm done=Callback::new(move |()| menu.set(false))/>
                <Reset/>
                <Share/>
                <ThemeButton words=true/>
                <HelpButton words=true before=Callback::new(move |()| menu.set(false))/>
            </div>
        </Sheet>
    }
}

/// The name of the page, which leads home; in somebody else's page it opens the whole one beside it.
#[component]
pub fn Brand(#[prop(optional)] bare: bool) -> impl IntoView {
    let embedded = expect_context::<Page>().embedded;
    let (href, target) = if embedded { ("./", Some("_blank")) } else { ("#home", None) };
    let spoken = match (embedded, bare) {
        (true, _) => Some("Afterlaunch, in a page of its own"),
        (false, true) => Some("Afterlaunch, to the front page"),
        (false, false) => None,
    };
    view! {
        <a class="brand" href=href target=target rel=target.map(|_| "noopener") aria-label=spoken>{icon("loop")}{(!bare).then_some("Afterlaunch")}</a>
    }
}

/// "day 9, seed 7"; the seed opens a small form.
#[component]
pub fn DayAndSeed() -> impl IntoView {
    let page = expect_context::<Page>();
    let open = RwSignal::new(false);
    let seed = move || {
        page.run.words.track();
        page.seed()
    };
    let done = Callback::new(move |()| open.set(false));
    view! {
        <small class="day-and-seed">
            "day "{move || page.run.clock.with(|clock| clock.day)}", "
            <Under open label="Another seed" class="seed" button_class="seed-button" button=move || view! { "seed "{seed} }>
                <SeedForm done/>
            </Under>
        </small>
    }
}

/// Starts the run over with a chosen seed. A bad one is named in place.
#[component]
fn SeedForm(done: Callback<()>) -> impl IntoView {
    let page = expect_context::<Page>();
    let field = NodeRef::<leptos::html::Input>::new();
    let problem = RwSignal::new(None::<String>);
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        match typed.trim().parse::<u64>() {
            Ok(seed) => {
                page.restart(seed);
                done.run(());
            }
            Err(_) => problem.set(Some(bad_seed(&typed))),
        }
    };
    view! {
        <form class="seed-form" on:submit=start novalidate>
            <label for="seed-field">"Seed"</label>
            <input
                id="seed-field"
                node_ref=field
                inputmode="numeric"
                autocomplete="off"
                size="8"
                maxlength="20"
                value=page.seed().to_string()
                aria-describedby="seed-about"
                aria-invalid=move || problem.get().is_some().then_some("true")
            />
            <button type="submit" class="btn">"Start over"</button>
            <p id="seed-about" role="status">
                {move || problem.get().unwrap_or_else(|| "The seed is the luck of the run: the same seed brings the same customers.".into())}
            </p>
        </form>
    }
}

fn bad_seed(typed: &str) -> String {
    match typed.trim() {
        "" => "A seed is a whole number, such as 7.".to_owned(),
        typed if typed.bytes().all(|byte| byte.is_ascii_digit()) => "That number is too long: a seed has at most 19 digits.".to_owned(),
        typed => format!("A seed is a whole number, such as 7. “{typed}” is none."),
    }
}

/// Starts over, after asking once, in place.
#[component]
pub fn Reset(#[prop(optional)] glyph_only: bool) -> impl IntoView {
    let page = expect_context::<Page>();
    let asked = page.reset;
    let keep = move || {
        asked.set(false);
        focus("reset");
    };
    let yes = move |_| {
        asked.set(false);
        page.restart(page.seed());
        focus("reset");
    };
    Effect::new(move |_| {
        if asked.get() {
            focus("reset-yes");
        }
    });
    on_cleanup(move || asked.set(false));
    view! {
        {move || if asked.get() {
            view! {
                <span class="ask-reset" role="group" aria-label="Start over?" on:keydown=move |event| if event.key() == "Escape" { event.stop_propagation(); keep() }>
                    <button type="button" class="btn" id="reset-yes" on:click=yes>"Start over"</button>
                    <button type="button" class="btn bare" on:click=move |_| keep()>"Keep it"</button>
                </span>
            }.into_any()
        } else {
            view! {
                <button type="button" class="btn bare" class:square=glyph_only id="reset" title="Reset (R)" aria-label=glyph_only.then_some("Reset") on:click=move |_| asked.set(true)>
                    {icon("reset")}{(!glyph_only).then_some("Reset")}
                </button>
            }.into_any()
        }}
    }
}

/// Light or dark.
#[component]
pub fn ThemeButton(#[prop(optional)] words: bool) -> impl IntoView {
    let Page { screen, .. } = expect_context::<Page>();
    let name = move || if screen.dark.get() { "Light colours" } else { "Dark colours" };
    view! {
        <button type="button" class="btn bare" class:square=!words aria-label=name title=name on:click=move |_| screen.toggle()>
            {icon("theme")}{words.then_some(name)}
        </button>
    }
}

/// All keys, and how to read the page.
#[component]
pub fn HelpButton(#[prop(optional)] words: bool, #[prop(optional)] before: Option<Callback<()>>) -> impl IntoView {
    let page = expect_context::<Page>();
    let open = move |_| {
        if let Some(before) = before {
            before.run(());
        }
        page.help.set(true);
    };
    view! {
        <button type="button" class="btn bare" class:square=!words aria-label="Help" title="Help (?)" on:click=open>
            {icon("help")}{words.then_some("Help")}
        </button>
    }
}
