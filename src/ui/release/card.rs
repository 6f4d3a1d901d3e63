//! The trial card: the outcomes that are in, a row for each measure, and what stands below it.

use afterlaunch::platform::release::trial::Verdict;
use afterlaunch::present::release::{EvidenceView, MeasureRowView, TrialCardView, words};

use super::plots;
use crate::ui::dom::{El, View, div, el, figures, span};
use crate::ui::widgets::icons::icon;

/// The verdicts in the order of the key.
const KEY: [Verdict; 4] = [Verdict::Better, Verdict::NoWorse, Verdict::Worse, Verdict::NotEnough];

/// All of it.
pub fn card(view: &TrialCardView) -> El {
    let head = div("tc-head")
        .attr("aria-hidden", "true")
        .add(span("tc-over").add(el("b").add(words::OVER_THE_SAME_HOURS)).add(el("small").add(view.hours.as_str())))
        .add(span("who-champion").add(icon("champion")).add(view.names[0].as_str()).add(el("small").add(words::CHAMPION)))
        .add(span("who-candidate").add(icon("candidate")).add(view.names[1].as_str()).add(el("small").add(words::CANDIDATE)))
        .add(plots::axis(&view.names))
        .add(
            span("tc-diff")
                .add(el("b").add(format!("{} minus {}", view.names[1], view.names[0]).as_str()))
                .add(el("small").add(words::ITS_INTERVAL)),
        )
        .add(span("").add(el("b").add(words::VERDICT)));
    let line = |lead: &'static str, said: &'static str| View::many([el("b").add(lead).into(), " ".into(), said.into(), " ".into()]);
    let foot = div("tc-foot").add(
        el("p")
            .add(line(words::HOW_SURE, words::HOW_SURE_IT_IS))
            .add(line(words::MARGIN, words::WHAT_A_MARGIN_IS))
            .add(words::OF_ALL_MEASURES)
            .add(" ")
            .add(words::WHO_DECIDES),
    );
    let said = (!view.said.is_empty()).then(|| el("p").class("tc-said").add(figures(&view.said)));
    let card = el("section")
        .class("trial-card")
        .attr("aria-label", words::TRIAL_CARD)
        .add(head)
        .add(el("ul").attr("role", "list").add_all(view.rows.iter().map(row)))
        .add(said)
        .add(foot);
    let own = (!view.own.is_empty()).then(|| el("p").class("trial-own").add(figures(&view.own)));
    let earlier = (!view.earlier.is_empty()).then(|| el("p").class("trial-own").add(figures(&view.earlier)));
    div("release-trial").add(evidence(&view.evidence)).add(card).add(below(view)).add(own).add(earlier)
}

fn evidence(view: &EvidenceView) -> El {
    let key = view.key.iter().map(|(mark, said)| span("").add(plots::mark(*mark)).add(said.as_str()));
    let when = (!view.when.is_empty()).then(|| el("small").class("push").add(view.when.as_str()));
    el("section")
        .class("evidence")
        .attr("id", "release-evidence")
        .attr("tabindex", "-1")
        .attr("aria-label", words::OUTCOMES_IN)
        .add(el("p").class("ev-head").add(words::OUTCOMES_IN).add(": ").add(el("b").add(figures(&view.head))).add(when))
        .add(div("ev-row").attr("role", "img").attr("aria-label", &view.spoken).add_all(view.marks.iter().map(|mark| plots::mark(*mark))))
        .add(el("p").class("ev-key").add_all(key))
}

fn row(view: &MeasureRowView) -> El {
    let (verdict, word) = view.verdict;
    let tag = view.is_success.then(|| span("tag").add(words::SUCCESS_MEASURE));
    let gloss = if view.gloss.is_empty() { String::new() } else { format!(": {}", view.gloss) };
    let value = |class: &str, (value, of): &(String, String)| {
        div(class).add(span("").add(value.as_str()).add(span("u").add(view.unit.as_str()))).add(el("small").add(of.as_str()))
    };
    let shown = div("tc-row")
        .attr("aria-hidden", "true")
        .add(
            div("name")
                .add(el("b").add(view.name.as_str()).add(" ").add(tag))
                .add(el("small").add(el("em").add(view.term.as_str())).add(gloss.as_str())),
        )
        .add(value("val who-champion", &view.values[0]))
        .add(value("val who-candidate", &view.values[1]))
        .add(plots::forest(view.forest.as_ref(), verdict, &view.margin))
        .add(div("diff").add(el("b").add(view.difference.as_str())).add(el("small").add(view.range.as_str())))
        .add(div(if verdict == Verdict::Worse { "vd bad" } else { "vd" }).add(plots::verdict_icon(verdict)).add(word));
    el("li").add(span("sr").add(view.spoken.as_str())).add(shown)
}

/// The range over time, the kinds of customers, and what the four verdicts are.
fn below(view: &TrialCardView) -> El {
    let figure = |title: &str, more: &str, drawn: View| {
        el("figure").class("chart").add(el("figcaption").class("chart-title").add(title).add(" ").add(span("").add(more))).add(drawn)
    };
    let narrows = match &view.narrows {
        Some(narrows) => figure(words::HOW_THE_RANGE_NARROWS, &narrows.what, plots::narrows(narrows).into()),
        None => figure(words::HOW_THE_RANGE_NARROWS, "", el("p").class("nothing").add(words::NOTHING_TO_DRAW_YET).into()),
    };
    let groups = figure(words::BY_CUSTOMER_GROUP, words::SLICED_EVALUATION, plots::groups(&view.groups, &view.group_scale).into());
    let verdict = |(verdict, (word, means)): (Verdict, (&'static str, &'static str))| {
        el("li").add(plots::example(verdict)).add(span("").add(el("b").add(word)).add(" ").add(means))
    };
    let key = el("ul").attr("role", "list").class("verdict-key").add_all(KEY.into_iter().zip(words::KEY).map(verdict));
    div("below3").add(narrows).add(groups).add(figure(words::FOUR_VERDICTS, words::NO_FIFTH, key.into()))
}
