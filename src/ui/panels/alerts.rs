//! Who is calling: alerts that fire, that wait, that are over; and the rules behind them.
//!
//! On a desk a list, on a phone a banner, in somebody else's page one line of a deck. Each of them announces an
//! alert once, when it begins to fire. On all of them at most one button is filled: looking into the first alert.

use std::collections::BTreeSet;

use afterlaunch::present::view::{AlertView, AlertsView, Glyph, LedgerView, StageId};
use leptos::prelude::*;

use crate::ui::widgets::glyph::StateGlyph;

/// The alerts of the desk.
#[component]
pub fn AlertList(
    /// What it shows.
    #[prop(into)]
    view: Signal<AlertsView>,
    /// The stage of an alert is to be looked into.
    on_look: Callback<StageId>,
    /// An alert is picked up, by the name of its rule.
    on_take: Callback<&'static str>,
) -> impl IntoView {
    let summary = Memo::new(move |_| view.with(|v| v.summary.clone()));
    let shown = Memo::new(move |_| view.with(|v| v.items.iter().map(|a| a.rule).collect::<Vec<_>>()));
    let first = Memo::new(move |_| view.with(first_firing));
    view! {
        <section class="desk-part alerts" id="alerts" tabindex="-1" aria-labelledby="alerts-name">
            <h2 class="eyebrow" id="alerts-name">"Alerts "<small>{move || summary.get()}</small></h2>
            <For each=move || shown.get() key=|rule| *rule let:rule>
                <AlertItem view=view rule=rule first=first on_look=on_look on_take=on_take />
            </For>
            <Rules view=view />
            <Announcer view=view />
        </section>
    }
}

/// The alert that gets the filled button.
fn first_firing(view: &AlertsView) -> Option<&'static str> {
    view.items.iter().find(|a| a.state == Glyph::Firing).map(|a| a.rule)
}

/// One alert of a view, new only when it differs; the last one known while it leaves the list.
fn alert_of(view: Signal<AlertsView>, rule: &'static str) -> Memo<Option<AlertView>> {
    Memo::new(move |_| view.with(|v| v.items.iter().find(|a| a.rule == rule).cloned()))
}

fn part<T: Default>(alert: Memo<Option<AlertView>>, get: impl Fn(&AlertView) -> T) -> T {
    alert.with(|a| a.as_ref().map(get).unwrap_or_default())
}

/// One alert: what, for how long, whose it is, what now.
#[component]
fn AlertItem(
    view: Signal<AlertsView>,
    rule: &'static str,
    first: Memo<Option<&'static str>>,
    on_look: Callback<StageId>,
    on_take: Callback<&'static str>,
) -> impl IntoView {
    let alert = alert_of(view, rule);
    let state = Memo::new(move |_| part(alert, |a| a.state));
    let detail = Memo::new(move |_| part(alert, |a| a.detail.clone()));
    let takeable = Memo::new(move |_| part(alert, |a| a.can_take));
    let leads = Memo::new(move |_| first.get() == Some(rule));
    let look = move || {
        if let Some(stage) = alert.with_untracked(|a| a.as_ref().map(|a| a.look)) {
            on_look.run(stage);
        }
    };
    let name = move || part(alert, |a| a.name.clone());
    view! {
        <article class="alert" class:over=move || state.get() == Glyph::Done>
            <StateGlyph state=state />
            {move || {
                if leads.get() {
                    view! { <b>{name}</b> }.into_any()
                } else {
                    view! { <b><button type="button" on:click=move |_| look()>{name}</button></b> }.into_any()
                }
            }}
            <span class="since">{move || part(alert, |a| a.since.clone())}</span>
            {move || detail.with(|d| (!d.is_empty()).then(|| view! { <p>{d.clone()}</p> }))}
            {move || {
                let look_button = leads.get().then(|| view! {
                    <button type="button" class="btn main" on:click=move |_| look()>"Look into it"</button>
                });
                let take_button = takeable.get().then(|| view! {
                    <button type="button" class="btn" on:click=move |_| on_take.run(rule)>"I’ll take it"</button>
                });
                (leads.get() || takeable.get())
                    .then(|| view! { <div class="acts">{look_button}{take_button}</div> })
            }}
        </article>
    }
}

/// All rules, on request.
#[component]
fn Rules(view: Signal<AlertsView>) -> impl IntoView {
    let rules = Memo::new(move |_| view.with(|v| v.rules.clone()));
    view! {
        <details class="rules">
            <summary>"All rules"</summary>
            <ul role="list">
                {move || {
                    rules.get().into_iter().map(|r| view! {
                        <li>
                            <StateGlyph state=r.state />
                            <b>{r.name}</b>
                            <span class="since">{r.owner}</span>
                            <p>{r.condition}</p>
                        </li>
                    }).collect_view()
                }}
            </ul>
        </details>
    }
}

/// Says each alert once, politely, when it begins to fire. What fires already when the page opens is not news.
#[component]
pub fn Announcer(
    /// The alerts.
    #[prop(into)]
    view: Signal<AlertsView>,
) -> impl IntoView {
    let firing =
        Memo::new(move |_| view.with(|v| v.items.iter().filter(|a| a.state == Glyph::Firing).map(|a| a.rule).collect::<BTreeSet<_>>()));
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<BTreeSet<&'static str>>| {
        let now = firing.get();
        if let Some(before) = before {
            let news = view.with_untracked(|v| {
                let new = v.items.iter().filter(|a| now.contains(a.rule) && !before.contains(a.rule));
                new.map(|a| format!("Alert: {}. {}", a.name, a.detail)).collect::<Vec<_>>()
            });
            if !news.is_empty() {
                said.set(news.join(" "));
            }
        }
        now
    });
    view! { <p class="sr" role="status">{move || said.get()}</p> }
}

/// The alert that comes first, as a line for a small screen.
fn leading(view: Signal<AlertsView>) -> Memo<Option<AlertView>> {
    Memo::new(move |_| view.with(|v| v.items.iter().find(|a| matches!(a.state, Glyph::Firing | Glyph::Watching)).cloned()))
}

/// One alert as a banner, for a phone; nothing while all is quiet.
#[component]
pub fn AlertBanner(
    /// What it shows.
    #[prop(into)]
    view: Signal<AlertsView>,
    /// The stage of the alert is to be looked into.
    on_look: Callback<StageId>,
) -> impl IntoView {
    let alert = leading(view);
    let there = Memo::new(move |_| alert.with(Option::is_some));
    let state = Memo::new(move |_| part(alert, |a| a.state));
    let more = move || format!("{}. {}.", part(alert, |a| a.since.clone()), view.with(|v| v.summary.clone()));
    view! {
        {move || there.get().then(|| view! {
            <section class="banner" id="alerts" tabindex="-1" aria-label="Alert">
                <StateGlyph state=state />
                <b>{move || part(alert, |a| a.name.clone())}</b>
                <p>{more}</p>
                <LookButton alert=alert on_look=on_look words="Look" />
            </section>
        })}
        <Announcer view=view />
    }
}

#[component]
fn LookButton(alert: Memo<Option<AlertView>>, on_look: Callback<StageId>, words: &'static str) -> impl IntoView {
    let press = move |_| {
        if let Some(stage) = alert.with_untracked(|a| a.as_ref().map(|a| a.look)) {
            on_look.run(stage);
        }
    };
    let class = move || if part(alert, |a| a.state) == Glyph::Firing { "btn main" } else { "btn" };
    view! { <button type="button" class=class on:click=press>{words}</button> }
}

/// The foot of an embedded page: the alert that comes first, what it cost, and the buttons that are passed in.
#[component]
pub fn AlertDeck(
    /// The alerts.
    #[prop(into)]
    view: Signal<AlertsView>,
    /// What it costs.
    #[prop(into)]
    ledger: Signal<LedgerView>,
    /// The stage of the alert is to be looked into.
    on_look: Callback<StageId>,
    /// Further buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let alert = leading(view);
    let there = Memo::new(move |_| alert.with(Option::is_some));
    let state = Memo::new(move |_| part(alert, |a| a.state));
    let title = move || {
        alert.with(|a| match a {
            Some(a) => format!("{}, {}", a.name, a.since),
            None => "Nobody is calling".to_owned(),
        })
    };
    let today = move || ledger.with(|l| format!("Today: {}, {} {}.", l.money, l.people, l.people_note));
    view! {
        <footer class="deck">
            <article class="alert" id="alerts" tabindex="-1" aria-label="Alert">
                <StateGlyph state=state />
                <b>{title}</b>
                <p>{move || part(alert, |a| a.detail.clone())}" "{today}</p>
            </article>
            <div class="moves">
                {move || there.get().then(|| view! { <LookButton alert=alert on_look=on_look words="Look into it" /> })}
                {children.map(|c| c())}
            </div>
            <Announcer view=view />
        </footer>
    }
}
