//! Who is calling: alerts that fire, that wait, that are over; and the rules behind them.
//!
//! On a desk a list, on a phone a banner, in somebody else's page one line of a deck. Each of them announces an
//! alert once, when it begins to fire. On all of them at most one button is filled: looking into the first alert.

mod rules;

use afterlaunch::present::control_room::view::words;
use afterlaunch::present::control_room::view::{AlertView, AlertsView, LedgerView, StageId};
use afterlaunch::present::view::StatusIcon;
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, button, div, each, el, part, span, text, watch, when};
use crate::ui::widgets::icons::state_icon;

/// The alerts of the control panel. `on_look`: the stage of an alert is to be looked into; `on_take`: an alert is picked up, by
/// the name of its rule; `on_give`: a rule is given to somebody.
pub fn alert_list(
    view: Memo<AlertsView>,
    on_look: Callback<StageId>,
    on_take: Callback<&'static str>,
    on_give: Callback<rules::Given>,
) -> View {
    let held = Held::new(view);
    let shown = move || held.shape.with(|shape| shape.iter().map(|item| item.rule).collect::<Vec<_>>());
    let take = Callback::new(move |rule| {
        on_take.run(rule);
        held.follow();
    });
    let summary = text(move || view.with(|v| v.summary.clone()));
    el("section")
        .class("desk-part alerts")
        .attr("id", "alerts")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "alerts-name")
        .on_pointer("pointerenter", move |_| held.inside.set(true))
        .on_pointer("pointerleave", move |_| held.inside.set(false))
        .add(el("h2").class("eyebrow").attr("id", "alerts-name").add("Alerts ").add(el("small").add(summary)))
        .add(each(shown, move |rule| alert_item(Alert { view, which: AlertGroup::Rule(rule) }, rule, held, on_look, take)))
        .add(rules::rules(view, on_give))
        .add(see_as())
        .add(announcer(view))
        .into()
}

/// The way to the same moment as others see it.
pub fn see_as() -> El {
    el("p").class("see-as").add(el("a").attr("href", Place::Roles.fragment()).add(words::SEE_IT_AS_EIGHT_PEOPLE))
}

/// What an alert of the list is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    rule: &'static str,
    leads: bool,
    takeable: bool,
}

/// The list as it stands. While a pointer is in it nothing in it moves: what is new is added at the end, and what changes
/// waits until the pointer has left or pressed.
#[derive(Clone, Copy)]
struct Held {
    view: Memo<AlertsView>,
    inside: RwSignal<bool>,
    shape: RwSignal<Vec<Shape>>,
}

impl Held {
    fn new(view: Memo<AlertsView>) -> Self {
        let held = Self { view, inside: RwSignal::new(false), shape: RwSignal::new(Vec::new()) };
        watch(move || {
            let mut now = view.with(shapes);
            if held.inside.get() {
                now = added(held.shape.get_untracked(), now);
            }
            held.show(now);
        });
        held
    }

    /// Shows the list as it is, whatever the pointer does.
    fn follow(self) {
        self.show(self.view.with_untracked(shapes));
    }

    fn show(self, shape: Vec<Shape>) {
        if self.shape.with_untracked(|shown| *shown != shape) {
            self.shape.set(shape);
        }
    }

    fn is(self, rule: &'static str, of: fn(&Shape) -> bool) -> bool {
        self.shape.with(|shape| shape.iter().find(|item| item.rule == rule).is_some_and(of))
    }
}

fn shapes(view: &AlertsView) -> Vec<Shape> {
    let leading = view.firing().map(|alert| alert.rule);
    view.items.iter().map(|a| Shape { rule: a.rule, leads: leading == Some(a.rule), takeable: a.can_take }).collect()
}

/// What was shown, with what is new at its end.
fn added(mut shown: Vec<Shape>, now: Vec<Shape>) -> Vec<Shape> {
    let new: Vec<_> = now.into_iter().filter(|item| shown.iter().all(|known| known.rule != item.rule)).collect();
    shown.extend(new.into_iter().map(|item| Shape { leads: false, ..item }));
    shown
}

/// Which alert is meant.
#[derive(Clone, Copy)]
enum AlertGroup {
    /// The one of this rule.
    Rule(&'static str),
    /// The one that comes first, for a small screen.
    Leading,
}

/// One alert, whatever it says by now.
#[derive(Clone, Copy)]
struct Alert {
    view: Memo<AlertsView>,
    which: AlertGroup,
}

impl Alert {
    /// Something of it; followed. The default while there is no such alert.
    fn read<T: Default>(self, of: fn(&AlertView) -> T) -> T {
        let meant = |view: &AlertsView| match self.which {
            AlertGroup::Rule(rule) => view.items.iter().find(|alert| alert.rule == rule).map(of),
            AlertGroup::Leading => view.leading().map(of),
        };
        self.view.with(|view| meant(view).unwrap_or_default())
    }

    fn words(self, of: fn(&AlertView) -> String) -> View {
        text(move || self.read(of))
    }

    fn there(self) -> bool {
        self.read(|_| true)
    }

    fn state(self) -> StatusIcon {
        self.read(|a| a.state)
    }

    fn look(self, on_look: Callback<StageId>) {
        if let Some(stage) = untrack(|| self.read(|a| Some(a.look))) {
            on_look.run(stage);
        }
    }
}

/// One alert: what, for how long, whose it is, what now.
fn alert_item(alert: Alert, rule: &'static str, held: Held, on_look: Callback<StageId>, on_take: Callback<&'static str>) -> El {
    let leads = move || held.is(rule, |item| item.leads);
    let takeable = move || held.is(rule, |item| item.takeable);
    let look = move || alert.look(on_look);
    let name = move |leads: &bool| {
        let name = alert.words(|a| a.name.clone());
        let inner = if *leads { name } else { el("button").attr("type", "button").on_click(look).add(name).into() };
        el("b").add(inner).into()
    };
    // A button that stays keeps the focus while the other one comes or goes.
    let acts = move || {
        div("acts")
            .add(when(leads, move || button("btn main", look).add(words::LOOK_INTO_IT)))
            .add(when(takeable, move || button("btn", move || on_take.run(rule)).add(words::ILL_TAKE_IT)))
    };
    el("article")
        .class("alert")
        .attr("data-rule", rule)
        .class_if("over", move || alert.state() == StatusIcon::Done)
        .add(state_icon(move || alert.state()))
        .add(part(leads, name))
        .add(span("since").add(alert.words(|a| a.since.clone())))
        .add(when(move || alert.read(|a| !a.detail.is_empty()), move || el("p").add(alert.words(|a| a.detail.clone()))))
        .add(when(move || leads() || takeable(), acts))
}

/// Says each alert once, politely, when it begins to fire. What fires already when the page opens is not news.
pub fn announcer(view: Memo<AlertsView>) -> View {
    let said = RwSignal::new(String::new());
    let mut before: Option<Vec<&'static str>> = None;
    watch(move || {
        view.with(|v| {
            let firing = || v.items.iter().filter(|a| a.state == StatusIcon::Firing);
            if let Some(before) = &before {
                let new = firing().filter(|a| !before.contains(&a.rule));
                let news = new.map(|a| words::alert(&a.name, &a.detail)).collect::<Vec<_>>();
                if !news.is_empty() {
                    said.set(news.join(" "));
                }
            }
            before = Some(firing().map(|a| a.rule).collect());
        });
    });
    el("p").class("sr").attr("role", "status").add(text(move || said.get())).into()
}

/// One alert as a banner, for a phone; nothing while all is quiet. `on_look`: its stage is to be looked into.
pub fn alert_banner(view: Memo<AlertsView>, on_look: Callback<StageId>) -> View {
    let alert = Alert { view, which: AlertGroup::Leading };
    let more = move || format!("{}. {}.", alert.read(|a| a.since.clone()), view.with(|v| v.summary.clone()));
    let banner = move || {
        el("section")
            .class("banner")
            .attr("id", "alerts")
            .attr("tabindex", "-1")
            .attr("aria-label", "Alert")
            .add(state_icon(move || alert.state()))
            .add(el("b").add(alert.words(|a| a.name.clone())))
            .add(el("p").add(text(more)))
            .add(look_button(alert, on_look, "Look"))
    };
    View::many([when(move || alert.there(), banner), announcer(view)])
}

fn look_button(alert: Alert, on_look: Callback<StageId>, words: &str) -> El {
    button("btn", move || alert.look(on_look)).class_if("main", move || alert.state() == StatusIcon::Firing).add(words)
}

/// The foot of an embedded page: the alert that comes first, what it cost, and the buttons that are passed in.
/// `on_look`: the stage of the alert is to be looked into.
pub fn alert_deck(view: Memo<AlertsView>, ledger: Memo<LedgerView>, on_look: Callback<StageId>, children: View) -> View {
    let alert = Alert { view, which: AlertGroup::Leading };
    let title = move || alert.read(|a| Some(format!("{}, {}", a.name, a.since))).unwrap_or_else(|| words::NO_ALERTS.to_owned());
    let today = move || ledger.with(|l| format!("{}.", l.sentence));
    let look = when(move || alert.there(), move || look_button(alert, on_look, words::LOOK_INTO_IT));
    el("footer")
        .class("deck")
        .add(
            el("article")
                .class("alert")
                .attr("id", "alerts")
                .attr("tabindex", "-1")
                .attr("aria-label", "Alert")
                .add(state_icon(move || alert.state()))
                .add(el("b").add(text(title)))
                .add(el("p").add(alert.words(|a| a.detail.clone())).add(" ").add(text(today))),
        )
        .add(div("moves").add(look).add(children))
        .add(announcer(view))
        .into()
}
