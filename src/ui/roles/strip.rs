//! Who was told when: the last day as a strip, with the names of those who were told on it.

use afterlaunch::base::time::Tick;
use afterlaunch::present::roles::words;
use afterlaunch::present::roles::{RolesView, StripMark};

use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, button, div, el, part, span, text};

/// The strip. Where somebody may travel in time, a name leads to the moment at which its role was told.
pub fn strip(run: Run, view: Memo<RolesView>, travels: bool) -> El {
    let ticks = part(
        move || view.with(|view| view.strip.ticks.clone()),
        |ticks| ticks.iter().map(|(at, label)| placed(span("strip-tick"), *at).add(label.as_str())).map(View::from).collect(),
    );
    let fault_spans = part(
        move || view.with(|view| view.strip.fault_spans.clone()),
        |all| {
            let bar = |(from, to, label): &(f64, f64, String)| {
                let width = (to - from).max(0.004);
                placed(div("strip-trouble"), *from)
                    .style_of("width", move || percent(width))
                    .add(span(if *from > 0.66 { "from-right" } else { "" }).add(label.as_str()))
            };
            all.iter().map(bar).map(View::from).collect()
        },
    );
    let marks = part(
        move || view.with(|view| view.strip.marks.clone()),
        move |marks| {
            let list = el("ol").class("strip-marks").attr("role", "list").add_all(marks.iter().map(|mark| mark_item(run, mark, travels)));
            list.into()
        },
    );
    el("section")
        .class("moment-strip")
        .attr("aria-label", words::WHO_WAS_TOLD_WHEN)
        .add(el("h2").class("eyebrow").add(words::WHO_WAS_TOLD_WHEN))
        .add(div("strip-plot").add(ticks).add(div("strip-line")).add(fault_spans).add(marks))
        .add(el("p").class("untold").add(text(move || view.with(|view| view.strip.unnotified.clone()))))
}

fn mark_item(run: Run, mark: &StripMark, travels: bool) -> El {
    let inner = || [el("i").into(), View::from(el("b").add(mark.who.as_str())), View::from(span("what").add(mark.what.as_str()))];
    let minute = mark.minute;
    let name = if travels {
        let go = move || run.travel(f64::from(Tick(minute).0));
        button("", go).attr("aria-label", words::mark(&mark.who, &mark.what)).attr("title", &mark.what).add_all(inner())
    } else {
        el("span").attr("title", &mark.what).add_all(inner())
    };
    let side = if mark.at > 0.9 { " from-right" } else { "" };
    placed(el("li").class(&format!("row-{}{side}", mark.row)), mark.at).add(name)
}

/// At a share of the width.
fn placed(element: El, at: f64) -> El {
    element.style_of("left", move || percent(at))
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}
