//! All alert rules, on request: condition, limit, and whose each is. A rule can be given to another role, or to nobody.

use afterlaunch::platform::vocabulary::TeamRole;
use afterlaunch::present::control_room::view::words;
use afterlaunch::present::control_room::view::{AlertsView, RuleView};
use afterlaunch::present::view::StatusIcon;
use afterlaunch::present::words::names;
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, each, el, part, text, when};
use crate::ui::widgets::icons::state_icon;
use crate::ui::widgets::prose::words_in;

/// A rule, by its name, given to the role at a place of the list, or to nobody.
pub type Given = (&'static str, Option<usize>);

/// All rules. `on_give`: a rule is given to somebody.
pub fn rules(view: Memo<AlertsView>, on_give: Callback<Given>) -> El {
    let all = move || view.with(|view| view.rules.iter().map(|rule| rule.rule).collect::<Vec<_>>());
    // What the words mean is looked up once somebody reads the rules.
    let opened = RwSignal::new(false);
    let spoken_words =
        move || view.with(|v| v.rules.iter().flat_map(|rule| [rule.name.clone(), rule.condition.clone()]).collect::<Vec<String>>());
    el("details")
        .class("rules")
        .on("toggle", move |_: Event| opened.set(true))
        .add(el("summary").add(words::ALL_RULES))
        .add(el("ul").attr("role", "list").add(each(all, move |id| rule(view, id, on_give))))
        .add(when(move || opened.get(), move || words_in(spoken_words)))
}

fn rule(view: Memo<AlertsView>, id: &'static str, on_give: Callback<Given>) -> El {
    let read =
        move |of: fn(&RuleView) -> String| view.with(|view| view.rules.iter().find(|rule| rule.rule == id).map(of)).unwrap_or_default();
    let state = move || view.with(|view| view.rules.iter().find(|rule| rule.rule == id).map_or(StatusIcon::NoData, |rule| rule.state));
    el("li")
        .attr("data-rule", id)
        .add(state_icon(state))
        .add(el("b").add(text(move || read(|rule| rule.name.clone()))))
        .add(owner(view, id, on_give))
        .add(el("p").add(part(move || read(|rule| rule.condition.clone()), |condition| crate::ui::dom::figures(condition))))
}

/// Whose rule it is, to choose.
fn owner(view: Memo<AlertsView>, id: &'static str, on_give: Callback<Given>) -> El {
    let now = move || view.with(|view| view.rules.iter().find(|rule| rule.rule == id).and_then(|rule| rule.owner_at));
    let name =
        view.with_untracked(|view| view.rules.iter().find(|rule| rule.rule == id).map_or_else(String::new, |rule| rule.name.clone()));
    let option = |(at, role): (usize, &TeamRole)| el("option").attr("value", at.to_string()).add(names::team_role(*role));
    el("select")
        .class("owner-choice")
        .attr("aria-label", words::owner_of(name))
        .on("change", move |event: Event| on_give.run((id, event_target_value(&event).parse().ok())))
        .add(el("option").attr("value", "").add(words::NOBODY))
        .add_all(TeamRole::ALL.iter().enumerate().map(option))
        .prop_of("value", move || now().map_or_else(String::new, |at| at.to_string()))
}
