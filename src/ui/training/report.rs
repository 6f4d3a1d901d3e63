//! Pictures and tables of the training room: the rows, a learning curve, a version.

use afterlaunch::present::training::CurveView;
use afterlaunch::present::training::promises::PromisesView;
use afterlaunch::present::training::report::{Brought, FieldView, Following, FollowsView, Making, ReportView, SurveyView};
use afterlaunch::present::training::segments::{SegmentsView, segments};
use afterlaunch::present::training::words;
use afterlaunch::present::words::figure;
use leptos::prelude::*;

use super::threshold::decision_line;
use crate::ui::account::table;
use crate::ui::app::driver::Run;
use crate::ui::app::driver::time_slice::in_pieces;
use crate::ui::dom::{El, View, div, el, follow, part, span, svg, text};
use crate::ui::widgets::field::select;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// Width and height of a curve's picture, in its own units.
const SIZE: (f64, f64) = (320.0, 120.0);

/// What the rows are like.
pub fn survey_of(found: &SurveyView) -> View {
    let facts = found.facts.iter().map(|(name, value)| el("div").add(el("dt").add(*name)).add(el("dd").add(value.as_str())));
    let findings = if found.findings.is_empty() {
        el("p").class("why-not").add(icon("check")).add(el("span").add(words::NOTHING_ABOUT_THESE_ROWS_LOOKS_WRONG)).into()
    } else {
        let item = |finding: &String| el("li").add(icon("s-watching")).add(el("span").add(prose("", finding)));
        View::from(el("ul").class("findings").attr("role", "list").add_all(found.findings.iter().map(item)))
    };
    let rows: Vec<[&str; 4]> = found.fields.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    View::many([
        el("dl").class("facts").add_all(facts).into(),
        findings,
        table(words::THE_FIELDS_IN_THESE_ROWS, SurveyView::HEAD, &rows).into(),
        prose("train-note", SurveyView::NOTE).into(),
    ])
}

/// Error on a model's own rows and on rows held back, from the first pass to the last.
pub fn learning_curve(curve: &CurveView) -> View {
    if curve.points.len() < 2 {
        return View::default();
    }
    let (width, height) = SIZE;
    let top = curve.points.iter().map(|point| point.1.max(point.2)).fold(0.0, f64::max);
    let low = curve.points.iter().map(|point| point.1.min(point.2)).fold(top, f64::min);
    let last = (curve.points.len() - 1) as f64;
    let path = |of: fn(&(u32, f64, f64)) -> f64| {
        let place = |(i, point): (usize, &(u32, f64, f64))| {
            let down = (top - of(point)) / (top - low).max(1e-9);
            format!("{:.1},{:.1}", width * i as f64 / last, 4.0 + (height - 8.0) * down)
        };
        curve.points.iter().enumerate().map(place).collect::<Vec<_>>().join(" ")
    };
    let line = |class: &str, points: String| svg("polyline").class(class).attr("points", points);
    let picture = svg("svg")
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("role", "img")
        .attr("aria-label", words::learning_curve(&curve.sentence))
        .attr("preserveAspectRatio", "none")
        .add(line("own", path(|point| point.1)))
        .add(line("held", path(|point| point.2)));
    // A scale of three steps, and of what: errors are the mean log loss, or for told numbers the mean error.
    let step = |part: f64| span("").add(figure(low + part * (top - low)));
    let scale = div("scale").attr("aria-hidden", "true").add(step(1.0)).add(step(0.5)).add(step(0.0));
    let (first, last_pass) = (curve.points[0].0, curve.points[curve.points.len() - 1].0);
    let axes = words::from_bottom_to_top_mean_error(figure(low), figure(top), first, last_pass);
    let key = |class: &str, words: &str| el("li").class(class).add(span("dash")).add(words);
    let cells: Vec<[String; 3]> = curve.points.iter().map(|(pass, own, held)| [pass.to_string(), figure(*own), figure(*held)]).collect();
    let rows: Vec<[&str; 3]> = cells.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    el("figure")
        .class("curve")
        .add(div("curve-box").add(scale).add(picture))
        .add(
            el("ul")
                .class("keys")
                .attr("role", "list")
                .add(key("own", "error on its own rows"))
                .add(key("held", "error on rows held back")),
        )
        .add(el("p").class("train-note").add(axes))
        .add(prose("train-note", &curve.sentence))
        .add(el("details").add(el("summary").add(words::AS_A_TABLE)).add(table(
            words::LEARNING_CURVE,
            ["pass", "own rows", "held back"],
            &rows,
        )))
        .into()
}

/// A report on a version.
pub fn report_on(run: Run, number: u32) -> View {
    let Some(mut making) = run.read(|session| Making::begin(session, number)) else {
        return el("p").class("none").add(words::THERE_IS_NO_SUCH_VERSION).into();
    };
    let view_data = making.report();
    let lines = RwSignal::new(view_data.lines.clone());
    let fields = RwSignal::new(Vec::<FieldView>::new());
    in_pieces(move || match making.step() {
        Brought::Nothing => !fields.is_disposed(),
        Brought::Intervals => lines.try_set(making.lines()).is_none(),
        Brought::All => {
            let _ = fields.try_set(run.read(|session| making.feature_importance(session)));
            false
        }
    });
    let bars = part(move || fields.get(), move |fields| View::many([feature_bars(fields), follows_any(run, number, fields)]));
    View::many([
        el("h3").add(view_data.title.as_str()).into(),
        if view_data.amounts.is_empty() { View::default() } else { prose("train-note", &view_data.amounts).into() },
        prose("train-note", &view_data.calibration).into(),
        prose("train-note", &view_data.work).into(),
        div("scrolls")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "Measures")
            .add(measures(&view_data.lines, lines))
            .into(),
        kept_promises(&view_data.promises),
        decision_line(run, number),
        by_segment(&run.read(|session| segments(session, number))),
        (view_data.curve.points.len() > 1).then(|| el("h2").add(words::HOW_IT_LEARNT)).into(),
        learning_curve(&view_data.curve),
        bars,
    ])
}

/// Its calibration curve: what came over what was promised. On the straight line both are the same.
fn kept_promises(view_data: &PromisesView) -> View {
    if view_data.points.len() < 2 {
        return View::default();
    }
    let (width, height) = SIZE;
    let place = |(promised, came): &(f64, f64)| format!("{:.1},{:.1}", width * promised, height * (1.0 - came));
    let line = |class: &str, points: &[(f64, f64)]| {
        svg("polyline").class(class).attr("points", points.iter().map(place).collect::<Vec<_>>().join(" "))
    };
    let picture = svg("svg")
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("role", "img")
        .attr("aria-label", words::calibration_curve(&view_data.sentence))
        .attr("preserveAspectRatio", "none")
        .add(line("held", &[(0.0, 0.0), (1.0, 1.0)]))
        .add(line("own", &view_data.points));
    let key = |class: &str, words: &str| el("li").class(class).add(span("dash")).add(words);
    let keys = el("ul").class("keys").attr("role", "list").add(key("own", "observed")).add(key("held", "as predicted"));
    let ends = el("p").class("train-note").add(words::FROM_LEFT_TO_RIGHT_PREDICTED_0);
    let rows: Vec<[&str; 3]> = view_data.rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let values = el("details").add(el("summary").add(words::AS_A_TABLE)).add(table(words::CALIBRATION_CURVE, PromisesView::HEAD, &rows));
    View::many([
        el("h2").add(words::ARE_ITS_PROBABILITIES_RIGHT).into(),
        el("figure").class("curve").add(picture).add(keys).add(ends).add(prose("train-note", &view_data.sentence)).add(values).into(),
    ])
}

/// How it fares with each segment.
fn by_segment(view_data: &SegmentsView) -> View {
    if view_data.rows.is_empty() {
        return View::default();
    }
    let rows: Vec<[&str; 5]> = view_data.rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let note = words::A_MODEL_CAN_BE_GOOD;
    View::many([
        table(words::HOW_EACH_SEGMENT_FARES, SegmentsView::HEAD, &rows).into(),
        prose("verdict", &view_data.sentence).into(),
        prose("train-note", note).into(),
    ])
}

fn feature_bars(fields: &[FieldView]) -> View {
    if fields.is_empty() {
        return View::default();
    }
    let note = words::EACH_FIELD_IS_SHUFFLED_AMONG;
    let row = |field: &FieldView| {
        let percent = |share: f64| format!("{:.1}%", 100.0 * share.min(1.0));
        let (share, (low, high)) = (field.share, field.range);
        let bar = el("i").style_of("width", move || percent(share));
        let spread = el("s").style_of("left", move || percent(low)).style_of("width", move || percent(high.min(1.0) - low.min(1.0)));
        let bar = span("bar").attr("aria-hidden", "true").add(bar).add(spread);
        el("li").add(el("b").add(field.label.as_str())).add(bar).add(span("figure").add(field.said.as_str()))
    };
    let list = el("ul").class("goes-by spread").attr("role", "list").add_all(fields.iter().map(row));
    el("section").add(el("h2").add(words::WHAT_IT_GOES_BY)).add(list).add(prose("train-note", note)).into()
}

/// How its answers follow a field, which can be chosen; at first the one that it goes by most.
fn follows_any(run: Run, number: u32, fields: &[FieldView]) -> View {
    if fields.is_empty() {
        return View::default();
    }
    let labels: Vec<String> = fields.iter().map(|field| field.label.clone()).collect();
    let names = labels.clone();
    let chosen = RwSignal::new(0_usize);
    let along = RwSignal::new(FollowsView::default());
    follow(move || {
        let at = chosen.get();
        let Some(mut following) = run.read(|session| Following::begin(session, number, &labels[at])) else { return };
        in_pieces(move || match run.read(|session| following.step(session)) {
            None => chosen.try_get_untracked() == Some(at),
            Some(found) => {
                let _ = along.try_set(found);
                false
            }
        });
    });
    let note = words::WHAT_IT_WOULD_ANSWER_ON_AVERAGE;
    let section = el("section")
        .add(el("h2").add(words::HOW_ITS_ANSWERS_FOLLOW_A_FIELD))
        .add(div("train-line").add(select("Field", names, move || chosen.get(), move |at| chosen.set(at))))
        .add(part(move || along.get(), |along| bars(&along.points, " %").into()))
        .add(prose("train-note", note));
    section.into()
}

/// The measures. What waits to be drawn comes later.
fn measures(first: &[[String; 4]], lines: RwSignal<Vec<[String; 4]>>) -> El {
    let rows = first.iter().enumerate().map(|(at, [name, value, _, says])| {
        let cell = |words: &str| el("td").add(words);
        let chance_note = el("td").add(text(move || lines.with(|lines| lines[at][2].clone())));
        el("tr").add(el("th").attr("scope", "row").add(prose("", name))).add(cell(value)).add(chance_note).add(cell(says))
    });
    let head = el("tr").add_all(ReportView::HEAD.map(|cell| el("th").attr("scope", "col").add(cell)));
    el("table").class("measures").add(el("thead").add(head)).add(el("tbody").add_all(rows))
}

/// Names with bars and figures, in hundredths.
fn bars(rows: &[(String, f64)], unit: &str) -> El {
    let row = |(label, share): &(String, f64)| {
        let share = *share;
        let bar = el("i").style_of("width", move || format!("{:.1}%", 100.0 * share));
        el("li").add(el("b").add(label.as_str())).add(span("bar").add(bar)).add(span("figure").add(format!("{:.0}{unit}", 100.0 * share)))
    };
    el("ul").class("goes-by").attr("role", "list").add_all(rows.iter().map(row))
}
