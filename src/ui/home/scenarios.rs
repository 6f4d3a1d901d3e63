//! The systems to run, and what there is beside them.

use afterlaunch::course::scenarios::Card;
use afterlaunch::present;
use afterlaunch::present::home::words;
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::ui::app::address::{Place, address_of};
use crate::ui::app::driver::Run;
use crate::ui::dom::{El, div, el, svg};
use crate::ui::widgets::icons::icon;

pub(super) fn scenarios() -> El {
    let file = el("a").attr("href", Place::Own.fragment()).add("saved as a file, changed, and loaded back");
    let section = el("section")
        .attr("id", "scenarios")
        .attr("tabindex", "-1")
        .add(el("h2").add(words::SYSTEMS_TO_RUN))
        .add(el("p").class("lede").add(words::A_PRODUCT_THAT_SOMEBODY_DEPENDS).add(file).add("."))
        .add(div("scenarios").add_all(present::scenarios().map(scenario)).add_all(BESIDE.iter().map(beside)));
    div("below").add(div("wrap").add(section))
}

pub(super) fn scenario(scenario: &'static Card) -> El {
    let line = spark(&scenario.by_hour);
    let curve = svg("svg")
        .class("spark")
        .attr("viewBox", "0 0 112 32")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .add(svg("path").class("f").attr("d", format!("M0 31L{line}L112 31Z")))
        .add(svg("path").attr("d", format!("M{line}")));
    let runs = scenario.id == expect_context::<Run>().scenario().id;
    let href = if runs { Place::Room.fragment() } else { address_of(scenario.id) };
    let card = el("a").class("scenario").attr("href", href);
    let card = if runs { card.attr("aria-current", "true") } else { card };
    let said =
        el("div").add(el("b").add(scenario.name)).add(el("p").add(scenario.decision)).add(el("p").class("not-for").add(scenario.not_for));
    card.add(said).add(curve).add(el("small").add(scenario.stakes))
}

/// What there is beside the systems: where it leads, its name, a sentence, how it looks, and what else there is to say.
const BESIDE: [(Place, &str, &str, &str, &str); 3] = [
    (Place::Surprise, words::SURPRISE_ME, words::IN_THIS_SYSTEMS_NEXT_WEEK_SOMETHING, "jump", words::SOMETIMES_NOTHING_IS_WRONG_AT_ALL),
    (Place::Own, words::YOUR_OWN_DATA, words::A_TABLE_OF_YOURS, "table", words::FROM_200_ROWS_UP),
    (Place::Lab, "Laboratory", words::THE_CLASSIC_STREAMS_OF_RESEARCH, "flask", words::TWO_CHARTS_AND_NO_CUSTOMERS),
];

fn beside((place, name, sentence, icon_name, small): &(Place, &'static str, &'static str, &'static str, &'static str)) -> El {
    el("a")
        .class("scenario")
        .attr("href", place.fragment())
        .add(el("div").add(el("b").add(*name)).add(el("p").add(*sentence)))
        .add(icon(icon_name))
        .add(el("small").add(*small))
}

/// The points of a small curve, 112 by 32, from zero up.
fn spark(by_hour: &[f32; 24]) -> String {
    let highest = f64::from(by_hour.iter().fold(f32::MIN_POSITIVE, |high, value| high.max(*value)));
    let round = by_hour.iter().chain(&by_hour[..1]).zip(0u16..);
    let points =
        round.map(|(value, hour)| format!("{:.1} {:.1}", f64::from(hour) / 24.0 * 112.0, 30.0 - f64::from(*value) / highest * 27.0));
    points.collect::<Vec<_>>().join("L")
}

pub(super) fn to_scenarios(event: MouseEvent) {
    event.prevent_default();
    crate::ui::dom::focus::focus("scenarios");
}
