//! What the room draws: the verdicts' pictures, the axis that all measures share with its intervals, the narrowing range, the
//! groups and the marks of the evidence. Places are percent, so that nothing is measured and nothing is drawn anew in another size.

use afterlaunch::platform::release::trial::Verdict;
use afterlaunch::present::release::{CHAMPION_AT, ForestView, GroupView, MARGIN_AT, Mark, NarrowsView, words};

use crate::ui::dom::{El, View, div, el, span, svg};

/// Half of a mark, px.
const HALF: f64 = 4.5;

/// A verdict's picture: an interval beside the champion's line and the margin.
pub fn verdict_icon(verdict: Verdict) -> El {
    let (class, mark) = match verdict {
        Verdict::Better => ("vg", r#"<rect x="17.5" y="5.6" width="9" height="2.8" fill="currentColor" stroke="none"/>"#),
        Verdict::NoWorse => ("vg", r#"<rect x="10.5" y="5.6" width="11.5" height="2.8" fill="currentColor" stroke="none"/>"#),
        Verdict::Worse => ("vg bad", r#"<rect x="1" y="5.6" width="11.5" height="2.8" fill="currentColor" stroke="none"/>"#),
        Verdict::NotEnough => (
            "vg",
            r#"<path d="M1 7h26M1.5 4.4v5.2M26.5 4.4v5.2" stroke-width="1.3"/><rect x="15.6" y="4.6" width="4.8" height="4.8" fill="var(--glyph-fill, var(--paper))" stroke-width="1.5"/>"#,
        ),
    };
    let lines =
        r#"<path d="M15 .5v13" stroke-width="1.4"/><path d="M7.5 .5v13" stroke-width="1.2" stroke-dasharray="2 1.8" opacity=".75"/>"#;
    svg("svg")
        .class(class)
        .attr("viewBox", "0 0 28 14")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("aria-hidden", "true")
        .markup(&format!("{lines}{mark}"))
}

pub(super) fn percent(value: f64) -> String {
    format!("{value:.2}%")
}

/// A line from one place to another, in percent of the plot.
fn line(class: &str, [x1, y1]: [f64; 2], [x2, y2]: [f64; 2]) -> El {
    svg("line").class(class).attr("x1", percent(x1)).attr("y1", percent(y1)).attr("x2", percent(x2)).attr("y2", percent(y2))
}

fn ground() -> [El; 3] {
    [
        svg("rect").class("f-harm").attr("x", "0").attr("y", "0").attr("width", percent(MARGIN_AT)).attr("height", "100%"),
        line("f-zero", [CHAMPION_AT, 0.0], [CHAMPION_AT, 100.0]),
        line("f-margin", [MARGIN_AT, 0.0], [MARGIN_AT, 100.0]),
    ]
}

/// An end of an interval: a cap, or an arrow where it goes on outside.
fn cap(at: f64, y: f64, cut: bool, to_right: bool, class: &str) -> El {
    let group = svg("svg").attr("x", percent(at)).attr("y", percent(y)).attr("overflow", "visible");
    let d = match (cut, to_right) {
        (false, _) => "M0 -4v8",
        (true, true) => "M7 0l-8 -4.6v9.2z",
        (true, false) => "M-7 0l8 -4.6v9.2z",
    };
    group.add(svg("path").class(if cut { "f-arrow" } else { class }).attr("d", d))
}

/// An interval on a plot with its ground: dotted with a hollow square while nobody can say.
fn interval(forest: &ForestView, verdict: Verdict, y: f64) -> View {
    let class = match verdict {
        Verdict::NotEnough => "f-int few",
        Verdict::Worse => "f-int bad",
        _ => "f-int",
    };
    let solid = if verdict == Verdict::Worse { "f-int bad" } else { "f-int" };
    let mark = svg("svg").attr("x", percent(forest.at)).attr("y", percent(y)).attr("overflow", "visible");
    let shape = match verdict {
        Verdict::NotEnough => r#"<rect class="f-hollow" x="-4.5" y="-4.5" width="9" height="9"/>"#,
        Verdict::Worse => r#"<path class="f-bad" d="M0 -6.4L6.4 0 0 6.4 -6.4 0z"/>"#,
        _ => r#"<rect class="f-full" x="-5" y="-5" width="10" height="10"/>"#,
    };
    View::many([
        line(class, [forest.low, y], [forest.high, y]).into(),
        cap(forest.low, y, forest.cut[0], false, solid).into(),
        cap(forest.high, y, forest.cut[1], true, solid).into(),
        mark.markup(shape).into(),
    ])
}

/// The axis of the card: who is worse, the margin, the champion, who is better.
pub fn axis(names: &[String; 2]) -> El {
    let champion = div("ax-zero").style_of("left", || percent(CHAMPION_AT)).add(names[0].as_str());
    let margin = div("ax-margin").style_of("right", || percent(100.0 - MARGIN_AT)).add(words::NO_HARM_MARGIN);
    div("fp axis")
        .attr("aria-hidden", "true")
        .add(span("ax-worse").add(format!("← {} worse", names[1]).as_str()))
        .add(champion)
        .add(margin)
        .add(span("ax-better").add(format!("{} better →", names[1]).as_str()))
}

/// A measure's plot.
pub fn forest(forest: Option<&ForestView>, verdict: Verdict, margin: &str) -> El {
    let drawing = svg("svg").attr("aria-hidden", "true").add_all(ground());
    let drawing = drawing.add(forest.map(|forest| interval(forest, verdict, 42.0)).unwrap_or_default());
    let name = span("fp-margin").style_of("right", || percent(100.0 - MARGIN_AT + 0.8)).add(margin);
    div("fp").attr("aria-hidden", "true").add(drawing).add(name)
}

/// An example for the key of verdicts.
pub fn example(verdict: Verdict) -> El {
    let shown = afterlaunch::present::release::example(verdict);
    svg("svg").class("key-plot").attr("aria-hidden", "true").add_all(ground()).add(interval(&shown, verdict, 50.0))
}

/// The marks of the evidence row.
pub fn mark(mark: Mark) -> El {
    el("i").class(match mark {
        Mark::Found => "ev found",
        Mark::Missed => "ev missed",
        Mark::Coming => "ev coming",
        Mark::Needed => "ev needed",
    })
}

/// How the range of the success measure has narrowed.
pub fn narrows(view: &NarrowsView) -> El {
    let stretched = svg("svg").attr("viewBox", "0 0 100 100").attr("preserveAspectRatio", "none").attr("aria-hidden", "true");
    let harm = svg("rect").class("f-harm").attr("x", "0").attr("y", view.margin.to_string()).attr("width", "100");
    let level = |class: &str, y: f64| svg("path").class(class).attr("d", format!("M0 {y}H100"));
    let drawing = stretched
        .add(harm.attr("height", (100.0 - view.margin).to_string()))
        .add(svg("polygon").class("a-4").attr("points", &view.band))
        .add(level("f-zero", view.zero))
        .add(level("f-margin", view.margin))
        .add(svg("polyline").class("l-4").attr("points", &view.line));
    let height = |(y, said): &(f64, String)| {
        let y = *y;
        span("at-left").style_of("top", move || percent(y)).add(said.as_str())
    };
    let moment = |(x, said): &(f64, String)| {
        let x = *x;
        span(if x > 50.0 { "moment end" } else { "moment" }).style_of("left", move || percent(x)).add(said.as_str())
    };
    div("narrows")
        .attr("role", "img")
        .attr("aria-label", &view.spoken)
        .add(div("inner").add(drawing).add_all(view.heights.iter().map(height)).add_all(view.moments.iter().map(moment)))
}

/// Recall of both versions, one kind of customer under the other.
pub fn groups(all: &[GroupView], scale: &[(f64, String)]) -> El {
    let ends = |ends: &[f64; 3], champion: bool, few: bool, y: f64| {
        let class = match (champion, few) {
            (true, _) => "g-champion",
            (false, true) => "f-int few",
            (false, false) => "f-int",
        };
        let mark = match (champion, few) {
            (true, _) => format!(r#"<circle class="g-dot" r="{}"/>"#, HALF - 0.7),
            (false, true) => r#"<rect class="f-hollow" x="-3.6" y="-3.6" width="7.2" height="7.2"/>"#.to_owned(),
            (false, false) => r#"<rect class="f-full" x="-4" y="-4" width="8" height="8"/>"#.to_owned(),
        };
        let at = svg("svg").attr("x", percent(ends[2])).attr("y", percent(y)).attr("overflow", "visible");
        View::many([line(class, [ends[0], y], [ends[1], y]).into(), at.markup(&mark).into()])
    };
    let row = |group: &GroupView| {
        let grid = scale.iter().map(|(x, _)| line("c-grid", [*x, 0.0], [*x, 100.0]));
        let drawing = svg("svg")
            .attr("aria-hidden", "true")
            .add_all(grid)
            .add(group.champion.as_ref().map(|share| ends(share, true, false, 32.0)).unwrap_or_default())
            .add(group.candidate.as_ref().map(|share| ends(share, false, group.few, 68.0)).unwrap_or_default());
        el("li")
            .add(span("sr").add(group.spoken.as_str()))
            .add(span("g-name").attr("aria-hidden", "true").add(group.name.as_str()))
            .add(drawing)
            .add(span("g-note").add(group.note.as_str()))
    };
    let tick = |(x, said): &(f64, String)| {
        let x = *x;
        span("").style_of("left", move || percent(x)).add(said.as_str())
    };
    div("by-group")
        .add(el("ul").attr("role", "list").add_all(all.iter().map(row)))
        .add(div("g-scale").attr("aria-hidden", "true").add(div("").add_all(scale.iter().map(tick))))
}
