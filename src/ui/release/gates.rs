//! Tests before release: eight gates, each with its evidence and its result.

use afterlaunch::platform::release::gates::GateResult;
use afterlaunch::present::release::gates::{self as said, GatePlotView, GateView};
use afterlaunch::present::release::{ReleaseView, words};
use afterlaunch::present::view::StatusIcon;

use super::plots::percent;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, div, el, figures, part, span, svg};
use crate::ui::widgets::icons::state_icon;

/// The gates of the version that is on its way. They take a moment, so they are asked once for each version.
pub fn gates(run: Run, view: Memo<ReleaseView>) -> View {
    part(
        move || view.with(|view| view.number),
        move |number| match number.and_then(|number| run.read(|session| said::gates(session, number))) {
            None => el("header").class("ask").add(el("h2").add(words::NO_VERSION_TO_TEST)).into(),
            Some(found) => View::many([
                el("header")
                    .class("ask")
                    .add(el("h2").add(found.question.as_str()))
                    .add(el("p").class("answer").add(el("strong").add(found.lead.as_str())).add(" ").add(found.rest.as_str()))
                    .into(),
                el("ol").class("gates").attr("role", "list").add_all(found.gates.iter().map(gate)).into(),
                el("p").class("foot-note").add(words::HOW_A_TEST_IS_JUDGED).into(),
            ]),
        },
    )
}

fn gate(view: &GateView) -> El {
    let (state, class) = match view.result {
        GateResult::Pass => (StatusIcon::Done, "g-result"),
        GateResult::Fail => (StatusIcon::Firing, "g-result bad"),
        GateResult::TooLittle => (StatusIcon::NoData, "g-result"),
    };
    el("li")
        .class("gate")
        .add(div("g-name").add(el("b").add(view.name)).add(el("small").add(view.term)))
        .add(div("g-plots").attr("aria-hidden", "true").add_all(view.plots.iter().map(|one| plot(one, view.result))))
        .add(el("p").add(figures(&view.said)))
        .add(span(class).add(state_icon(move || state)).add(view.word))
}

fn plot(view: &GatePlotView, result: GateResult) -> El {
    let few = if result == GateResult::TooLittle { "f-int few" } else { "f-int" };
    let line = |class: &str, from: f64, to: f64, y1: &str, y2: &str| {
        svg("line").class(class).attr("x1", percent(from)).attr("x2", percent(to)).attr("y1", y1).attr("y2", y2)
    };
    let (from, wide) = if view.outside_left { (0.0, view.limit) } else { (view.limit, 100.0 - view.limit) };
    let harm = svg("rect").class("f-harm").attr("x", percent(from)).attr("width", percent(wide)).attr("y", "0").attr("height", "100%");
    let mark = svg("svg").attr("x", percent(view.at)).attr("y", "50%").attr("overflow", "visible");
    svg("svg")
        .class("g-plot")
        .add(harm)
        .add(line("f-margin", view.limit, view.limit, "0", "100%"))
        .add(line(few, view.low, view.high, "50%", "50%"))
        .add(mark.markup(r#"<rect class="f-full" x="-3.5" y="-3.5" width="7" height="7"/>"#))
}
