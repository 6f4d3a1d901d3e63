//! What one role has before them.

use afterlaunch::present::control_room::view::Tab;
use afterlaunch::present::roles::words;
use afterlaunch::present::roles::{PowerView, RolePanelView, RolesView};
use afterlaunch::present::trace::RecordView;
use afterlaunch::present::view::StatusIcon;
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::context::navigation::Navigation;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::control_room::ledger::today;
use crate::ui::control_room::questions::figure_of;
use crate::ui::control_room::views::RoomViews;
use crate::ui::dom::{El, View, button, div, el, figures, part, span, text};
use crate::ui::widgets::icons::{icon, state_icon};

/// The moment as one role sees it. Alone on the page, a role shows all of its charts.
pub fn panel(run: Run, view: Memo<RolesView>, at: usize, alone: bool) -> El {
    let words = move |of: fn(&RolePanelView) -> &str| text(move || view.with(|view| of(&view.panels[at]).to_owned()));
    let state = move || view.with(|view| view.panels[at].state);
    let fixed = view.with_untracked(|view| view.panels[at].clone());
    let heading = format!("role-{at}");
    let head = el("header").add(icon(fixed.picture)).add(el("h2").attr("id", &heading).add(fixed.role)).add(state_icon(state));
    let notified = el("p")
        .class("role-told")
        .add(span("sr").add(words::TOLD))
        .add(el("strong").add(words(|panel| &panel.notified.lead)))
        .add(" ")
        .add(words(|panel| &panel.notified.rest));
    el("section")
        .class("role")
        .class_if("called", move || state() == StatusIcon::Firing)
        .attr("aria-labelledby", &heading)
        .add(head)
        .add(el("p").class("asks").add(fixed.question))
        .add(div("sees").add(sees(run, view, at, alone)))
        .add(el("p").class("seen").add(part(move || view.with(|view| view.panels[at].sentence.clone()), |said| figures(said))))
        .add(notified)
        .add(part(move || view.with(|view| view.panels[at].may.clone()), move |may| powers(run, may)))
        .add(el("p").class("may-not").add(words(|panel| &panel.may_not)))
}

/// Their picture: charts, the bill of the day, or single cases.
fn sees(run: Run, view: Memo<RolesView>, at: usize, alone: bool) -> View {
    let (charts, bill, reads) = view.with_untracked(|view| {
        let panel = &view.panels[at];
        (panel.charts.clone(), panel.bill, panel.cases.is_some())
    });
    if reads {
        return part(
            move || view.with(|view| view.panels[at].cases.clone()),
            |cases| cases.as_ref().map(|(name, all)| list(name, all)).into(),
        );
    }
    let few = if alone { charts.len() } else { usize::from(!bill) };
    let charts: View =
        charts.into_iter().take(few).filter_map(|id| run.chart(id)).map(|plot| View::from(figure_of(plot, true, false))).collect();
    View::many([bill.then(|| today(expect_context::<RoomViews>().ledger)).into(), charts])
}

/// Cases to read, each a link to its way.
fn list(name: &'static str, cases: &[RecordView]) -> El {
    let item = |record: &RecordView| {
        let link = el("a").attr("href", Place::Trace(Some(record.id)).fragment()).add(record.when.as_str());
        el("li").add(link).add(span("what").add(record.what.as_str()))
    };
    let none = cases.is_empty().then(|| el("p").add(words::NO_CASE_HAS_COME));
    div("cases").add(el("p").class("chart-title").add(name)).add(el("ul").attr("role", "list").add_all(cases.iter().map(item))).add(none)
}

/// What they may do: in the room each leads to its control, in a mission to the mission where that offers it.
fn powers(run: Run, may: &[PowerView]) -> View {
    let navigation = expect_context::<Navigation>();
    let lesson = run.read_lesson(|_, playing| playing.map(|playing| playing.lesson()));
    let power = |power: &PowerView| match lesson {
        Some(lesson) if lesson.shows.controls.contains(&power.control) => {
            Some(el("a").class("btn").attr("href", Place::Lesson(lesson.id).fragment()).add(power.verb.as_str()))
        }
        Some(_) => None,
        None => {
            let control = power.control;
            Some(button("btn", move || navigation.to_control(Tab::Respond, Some(control))).add(power.verb.as_str()))
        }
    };
    let all: Vec<El> = may.iter().filter_map(power).collect();
    (!all.is_empty()).then(|| div("acts").add_all(all)).into()
}
