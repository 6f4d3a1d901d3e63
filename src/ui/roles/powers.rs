//! Who may do what: a table with a box for each role and power, and as whom things are done.

use afterlaunch::platform::vocabulary::{Action, TeamRole};
use afterlaunch::present::roles::words;
use afterlaunch::present::roles::{RolesView, act_as, give_power};
use afterlaunch::present::words::names;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::ui::app::context::announcer::Announcer;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, div, el, text};

/// What is done here, and where it is said why something is not.
#[derive(Clone, Copy)]
struct Team {
    run: Run,
    announcer: Announcer,
}

impl Team {
    fn does(self, action: Action) {
        self.announcer.answer(self.run.change(|session| session.dispatch(action)));
    }
}

/// Who may do what, to be set.
pub fn powers(run: Run, view: Memo<RolesView>) -> El {
    let announcer = expect_context::<Announcer>();
    let head = TeamRole::ALL.iter().map(|role| el("th").attr("scope", "col").add(el("span").add(names::team_role(*role))));
    let actions: Vec<String> = view.with_untracked(|view| view.powers.rows.iter().map(|row| row.scripted.clone()).collect());
    let row = |(at, scripted): (usize, &String)| {
        let cells = TeamRole::ALL.iter().enumerate().map(|(role_at, role)| {
            let label = words::may_do(names::team_role(*role), scripted);
            el("td").add(cell(Team { run, announcer }, view, at, role_at).attr("aria-label", label))
        });
        el("tr").add(el("th").attr("scope", "row").add(scripted.as_str())).add_all(cells)
    };
    let table = el("table")
        .class("powers")
        .add(el("thead").add(el("tr").add(el("td")).add_all(head)))
        .add(el("tbody").add_all(actions.iter().enumerate().map(row)));
    let scrolls = div("powers-scroll").attr("role", "region").attr("tabindex", "0").attr("aria-labelledby", "powers-name").add(table);
    el("section")
        .class("powers-part")
        .add(el("h2").attr("id", "powers-name").add(words::WHO_MAY_DO_WHAT))
        .add(el("p").add(words::A_TEAM_DECIDES_BEFOREHAND))
        .add(
            div("acts")
                .add(acting(Team { run, announcer }, view))
                .add(el("p").class("acting").add(text(move || view.with(|view| view.powers.acting.clone())))),
        )
        .add(scrolls)
        .add(el("p").class("untold").attr("role", "status").add(text(move || view.with(|view| view.powers.nobody.clone()))))
}

fn cell(team: Team, view: Memo<RolesView>, power: usize, role: usize) -> El {
    let held = move || view.with(|view| view.powers.rows[power].held[role]);
    let set = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(action) = input.and_then(|input| give_power(power, role, input.checked())) {
            team.does(action);
        }
    };
    el("input").attr("type", "checkbox").on("change", set).prop_of("checked", held)
}

/// As whom things are done.
fn acting(team: Team, view: Memo<RolesView>) -> El {
    let option = |(at, role): (usize, &TeamRole)| el("option").attr("value", at.to_string()).add(names::team_role(*role));
    let choose = move |event: Event| team.does(act_as(event_target_value(&event).parse().ok()));
    let select = el("select")
        .on("change", choose)
        .add(el("option").attr("value", "").add(words::THE_WHOLE_TEAM))
        .add_all(TeamRole::ALL.iter().enumerate().map(option))
        .prop_of("value", move || view.with(|view| view.powers.acting_as.map_or_else(String::new, |at| at.to_string())));
    el("label").class("see-as-choice").add(words::ACT_AS).add(" ").add(select)
}
