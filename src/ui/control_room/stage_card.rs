//! A stage looked into: what it does, the last record against training, what can be seen from it, what helps.
//!
//! It opens under its stage with a tip that points there, and moves so that all of it can be seen; on a phone it is
//! a sheet. Focus goes into it and, when it closes, back to what opened it.

use afterlaunch::present::control_room::view::words;
use afterlaunch::present::control_room::view::{StageCardView, StageId, Tab, TrialView};
use afterlaunch::present::geometry::card::{Side, place};
use afterlaunch::present::view::StatusIcon;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::pipeline::stage_key;
use crate::ui::app::address::Place;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::focus::modal_open;
use crate::ui::dom::{El, View, button, div, el, part, span, text, watch, when};
use crate::ui::widgets::icons::{icon, state_icon};
use crate::ui::widgets::prose::words_in;
use crate::ui::widgets::watch::on_resize;

type Row = (bool, [String; 3]);

/// The card of the stage that is looked into; nothing while `view` has none. Place it in the pipeline. `on_close`: it
/// asks to be closed; `on_control`: the control that helps was chosen, open it.
pub fn stage_card(view: Memo<Option<StageCardView>>, on_close: Callback<()>, on_control: Callback<(Tab, &'static str)>) -> View {
    let open = move || read(view, |v| Some(v.id));
    let mut before = None;
    let mut opener = None;
    watch(move || {
        let now = open();
        match (before, now) {
            (was, Some(_)) if was != now => opener = focused(),
            (Some(was), None) => give_back(opener.clone(), was),
            _ => {}
        }
        before = now;
    });
    part(open, move |id| id.map(|id| card(id, view, on_close, on_control)).into())
}

/// Something of the card; followed. The default once it is closed.
fn read<T: Default>(view: Memo<Option<StageCardView>>, of: impl FnOnce(&StageCardView) -> T) -> T {
    view.with(|v| v.as_ref().map(of).unwrap_or_default())
}

/// The element that has the focus, unless nothing has.
fn focused() -> Option<HtmlElement> {
    let element = document().active_element()?.dyn_into::<HtmlElement>().ok()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// Focus goes back to what opened the card, or to its stage, unless somebody has moved on.
fn give_back(opener: Option<HtmlElement>, id: StageId) {
    request_animation_frame(move || {
        if focused().is_some() {
            return;
        }
        let opener = opener.filter(|o| o.is_connected());
        if let Some(to) = opener.or_else(|| stage(id).and_then(|e| e.dyn_into().ok())) {
            _ = to.focus();
        }
    });
}

fn stage(id: StageId) -> Option<Element> {
    document().query_selector(&format!(".pipeline button[data-stage={}]", stage_key(id))).ok().flatten()
}

fn card(id: StageId, view: Memo<Option<StageCardView>>, on_close: Callback<()>, on_control: Callback<(Tab, &'static str)>) -> El {
    let root = div("stage-card").attr("role", "dialog").attr("aria-labelledby", "stage-card-name").attr("tabindex", "-1");
    stay_beside(root.html(), id);
    let escape = window_event_listener(ev::keydown, move |ev| {
        if ev.key() == "Escape" && !ev.default_prevented() && !modal_open() {
            ev.prevent_default();
            on_close.run(());
        }
    });
    on_cleanup(move || escape.remove());
    let all = RwSignal::new(false);
    let state = move || read(view, |v| v.state);
    let note = move || read(view, |v| v.note.clone());
    let column = |at: usize| el("th").attr("scope", "col").add(text(move || read(view, |v| v.head[at].clone())));
    let heading = el("h2")
        .attr("id", "stage-card-name")
        .add(text(move || read(view, |v| v.name.clone())))
        .add(when(move || state() != StatusIcon::Normal, move || state_icon(state)));
    let table = el("table")
        .add(el("thead").add(el("tr").add_all([0, 1, 2].map(column))))
        .add(el("tbody").add(rows(view, |v| &v.rows)).add(when(move || all.get(), move || rows(view, |v| &v.more_rows))));
    let inner = div("inner")
        .add(heading)
        .add(el("p").add(text(move || read(view, |v| v.does.clone()))))
        .add(when(move || read(view, |v| v.trial.is_some()), move || trial(view)))
        .add(table)
        .add(when(move || !note().is_empty(), move || el("p").add(text(note))))
        .add(record(view))
        .add(words_in(move || read(view, spoken_words)))
        .add(div("acts").add(control_that_helps(view, on_control)).add(how_many(view, all)).add(further_acts(view, id)));
    let close = button("btn bare square close", move || on_close.run(())).attr("aria-label", "Close").add(icon("close"));
    root.add(inner).add(close)
}

/// All that the card says.
fn spoken_words(view: &StageCardView) -> Vec<String> {
    let names = view.rows.iter().map(|(_, cells)| cells[0].clone());
    [view.does.clone(), view.note.clone()].into_iter().chain(view.head.clone()).chain(names).collect()
}

/// Who agreed to which version, and on what grounds.
fn record(view: Memo<Option<StageCardView>>) -> View {
    part(
        move || read(view, |v| v.record.clone()),
        |record| {
            if record.is_empty() {
                return View::default();
            }
            let list = el("ul").attr("role", "list").add_all(record.iter().map(|line| el("li").add(line.as_str())));
            el("section").class("record").add(el("h3").add(words::WHO_AGREED_TO_WHAT)).add(list).into()
        },
    )
}

/// The newest trial: both values, what they differ by, how much is known, and what that says.
fn trial(view: Memo<Option<StageCardView>>) -> El {
    let of = move |get: fn(&TrialView) -> String| move || read(view, |v| v.trial.as_ref().map(get)).unwrap_or_default();
    let line = move |class: &'static str, get: fn(&TrialView) -> String| {
        when(move || !of(get)().is_empty(), move || el("p").class(class).add(text(of(get))))
    };
    let column = |get: fn(&TrialView) -> String| el("th").attr("scope", "col").add(text(of(get)));
    let row = move |at: usize| {
        let cell = move |column: usize| {
            text(move || read(view, |v| v.trial.as_ref().and_then(|t| t.rows.get(at)).map(|row| row[column].clone())).unwrap_or_default())
        };
        el("tr").add(el("th").attr("scope", "row").add(cell(0))).add(el("td").add(cell(1))).add(el("td").add(cell(2)))
    };
    let rows = part(move || read(view, |v| v.trial.as_ref().map_or(0, |t| t.rows.len())), move |n| (0..*n).map(row).collect());
    let head = el("tr").add(el("th")).add(column(|t| t.head[0].clone())).add(column(|t| t.head[1].clone()));
    let mark = state_icon(move || read(view, |v| v.trial.as_ref().map(|t| t.mark)).unwrap_or_default());
    let verdict = el("p").class("trial-verdict").attr("role", "status").add(mark).add(el("b").add(text(of(|t| t.verdict.clone()))));
    el("section")
        .class("trial")
        .attr("aria-labelledby", "trial-name")
        .add(el("h3").attr("id", "trial-name").add(text(of(|t| t.title.clone()))))
        .add(line("trial-when", |t| t.when.clone()))
        .add(el("table").add(el("thead").add(head)).add(el("tbody").add(rows)))
        .add(verdict)
        .add(line("", |t| t.sentence.clone()))
        .add(line("trial-when", |t| t.said.clone()))
        .add(line("trial-own", |t| t.own.clone()))
        .add(line("trial-own", |t| t.earlier.clone()))
}

/// Takes the focus once it is there, and moves when its size or the window's changes.
fn stay_beside(card: HtmlElement, id: StageId) {
    let shown = card.clone();
    let put = move || put_beside(&card, id);
    let resized = window_event_listener(ev::resize, {
        let put = put.clone();
        move |_| put()
    });
    on_cleanup(move || resized.remove());
    watch(move || {
        on_resize(&shown, put.clone());
        put();
        _ = shown.focus();
    });
}

/// Opens the control that helps here.
fn control_that_helps(view: Memo<Option<StageCardView>>, on_control: Callback<(Tab, &'static str)>) -> View {
    let words = move || read(view, |v| v.control.as_ref().map(|(_, _, words)| words.clone())).unwrap_or_default();
    part(
        move || read(view, |v| v.control.as_ref().map(|(tab, control, _)| (*tab, *control))),
        move |control| control.map(|control| button("btn", move || on_control.run(control)).add(text(words))).into(),
    )
}

/// Where one can go from here: along the way of a record, to the rules of the check, and to the training room.
fn further_acts(view: Memo<Option<StageCardView>>, id: StageId) -> View {
    let link = |place: Place| el("a").class("btn bare").attr("href", place.fragment());
    let rules = (id == StageId::Check).then(|| link(Place::Check).add("Rules"));
    let room = (id == StageId::Train).then(|| link(Place::Train).add(words::TRAINING_ROOM));
    let release = (id == StageId::Model).then(|| link(Place::Release).add(words::RELEASE_ROOM));
    View::many([
        rules.into(),
        room.into(),
        release.into(),
        link(Place::Trace(None)).add(text(move || read(view, |v| v.follow.clone()))).into(),
    ])
}

/// Shows all rows, or only a few.
fn how_many(view: Memo<Option<StageCardView>>, all: RwSignal<bool>) -> View {
    let counts = move || read(view, |v| (v.rows.len(), v.more_rows.len()));
    let words = move || {
        let (few, many) = counts();
        if all.get() { words::only(few) } else { words::all(few + many) }
    };
    let toggle =
        move || button("btn bare", move || all.update(|on| *on = !*on)).flag_of("aria-expanded", move || all.get()).add(text(words));
    when(move || counts().1 > 0, toggle)
}

/// Rows whose cells follow by themselves; made anew when others stand out.
fn rows(view: Memo<Option<StageCardView>>, of: fn(&StageCardView) -> &[Row]) -> View {
    let row = move |at: usize, stands_out: bool| {
        let cell = |column: usize| {
            let words = move |v: &StageCardView| of(v).get(at).map(|(_, words)| words[column].clone()).unwrap_or_default();
            text(move || read(view, words))
        };
        let mark = || View::many([state_icon(|| StatusIcon::Firing).into(), span("sr").add("stands out: ").into()]);
        let row = if stands_out { el("tr").class("bad") } else { el("tr") };
        row.add(el("th").attr("scope", "row").add(stands_out.then(mark)).add(cell(0))).add(el("td").add(cell(1))).add(el("td").add(cell(2)))
    };
    part(
        move || read(view, |v| of(v).iter().map(|(stands_out, _)| *stands_out).collect::<Vec<_>>()),
        move |all| all.iter().enumerate().map(|(at, stands_out)| row(at, *stands_out)).collect(),
    )
}

/// Puts the card beside its stage; the style sheet reads the place from its properties.
fn put_beside(card: &HtmlElement, id: StageId) {
    let Some(stage) = stage(id) else { return };
    let around = stage.closest(".model-plate").ok().flatten().unwrap_or_else(|| stage.clone());
    let boxes = around.query_selector_all(".bead, .stage-figure").ok();
    let parts = boxes.iter().flat_map(|list| (0..list.length()).filter_map(|i| list.get(i)?.dyn_into::<Element>().ok()));
    let mut anchor = around.get_bounding_client_rect();
    let mut edges = [anchor.left(), anchor.top(), anchor.right(), anchor.bottom()];
    for part in parts {
        anchor = part.get_bounding_client_rect();
        edges[1] = edges[1].min(anchor.top());
        edges[3] = edges[3].max(anchor.bottom());
    }
    let side_of = |v: Result<wasm_bindgen::JsValue, _>| v.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let mut seen = [0.0, 0.0, side_of(window().inner_width()), side_of(window().inner_height())];
    // Beside the play area lies the control panel: what is over it could be read no better than the control panel under it.
    if let Some(play) = stage.closest("main").ok().flatten().map(|play| play.get_bounding_client_rect()) {
        (seen[0], seen[2]) = (play.left().max(0.0), play.right().min(seen[2]));
    }
    let size = (f64::from(card.offset_width()), f64::from(card.offset_height()));
    let at = place(edges, size, seen);
    let origin = card.offset_parent().map_or((0.0, 0.0), |p| {
        let r = p.get_bounding_client_rect();
        (r.left() + f64::from(p.client_left()), r.top() + f64::from(p.client_top()))
    });
    let style = card.style();
    _ = style.set_property("--left", &format!("{:.1}px", at.left - origin.0));
    _ = style.set_property("--top", &format!("{:.1}px", at.top - origin.1));
    _ = style.set_property("--tip", &format!("{:.1}px", at.tip));
    _ = card.class_list().toggle_with_force("above", at.side == Side::Above);
    _ = card.class_list().toggle_with_force("aside", at.side == Side::Beside);
}
