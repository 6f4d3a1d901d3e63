//! A stage looked into: what it does, the last record against training, what can be seen from it, what helps.
//!
//! It opens under its stage with a tip that points there, and moves so that all of it can be seen; on a phone it is
//! a sheet. Focus goes into it and, when it closes, back to what opened it.

use afterlaunch::present::geometry::card::{Side, place};
use afterlaunch::present::view::{Glyph, StageCardView, StageId, Tab};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::pipeline::stage_key;
use crate::ui::focus::modal_open;
use crate::ui::widgets::glyph::{StateGlyph, icon};
use crate::ui::widgets::watch::on_resize;

type Row = (bool, [String; 3]);

/// The card of the stage that is looked into. Place it in the pipeline.
#[component]
pub fn StageCard(
    /// What it says; nothing while it is closed.
    #[prop(into)]
    view: Signal<Option<StageCardView>>,
    /// It asks to be closed.
    on_close: Callback<()>,
    /// The control that helps was chosen: open it.
    on_control: Callback<(Tab, &'static str)>,
) -> impl IntoView {
    let open = Memo::new(move |_| view.with(|v| v.as_ref().map(|v| v.id)));
    let opener = StoredValue::new_local(None::<HtmlElement>);
    Effect::new(move |before: Option<Option<StageId>>| {
        let now = open.get();
        match (before.flatten(), now) {
            (was, Some(_)) if was != now => opener.set_value(focused()),
            (Some(was), None) => give_back(opener.get_value(), was),
            _ => {}
        }
        now
    });
    move || open.get().map(|id| view! { <Card id=id view=view on_close=on_close on_control=on_control /> })
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

#[component]
fn Card(
    id: StageId,
    view: Signal<Option<StageCardView>>,
    on_close: Callback<()>,
    on_control: Callback<(Tab, &'static str)>,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let all = RwSignal::new(false);
    fn part<T: Default>(view: Signal<Option<StageCardView>>, get: impl Fn(&StageCardView) -> T) -> T {
        view.with(|v| v.as_ref().map(get).unwrap_or_default())
    }
    let head = Memo::new(move |_| part(view, |v| v.head.clone()));
    let rows = Memo::new(move |_| part(view, |v| v.rows.clone()));
    let more = Memo::new(move |_| part(view, |v| v.more_rows.clone()));
    let note = Memo::new(move |_| part(view, |v| v.note.clone()));
    let control = Memo::new(move |_| part(view, |v| v.control.clone()));
    let state = Memo::new(move |_| part(view, |v| v.state));
    let put = move || {
        if let Some(root) = root.get_untracked() {
            put_beside(&root, id);
        }
    };
    Effect::new(move |_| {
        let Some(root) = root.get() else { return };
        on_resize(&root, put);
        put();
        _ = root.focus();
    });
    let resized = window_event_listener(ev::resize, move |_| put());
    let escape = window_event_listener(ev::keydown, move |ev| {
        if ev.key() == "Escape" && !ev.default_prevented() && !modal_open() {
            ev.prevent_default();
            on_close.run(());
        }
    });
    on_cleanup(move || {
        resized.remove();
        escape.remove();
    });
    let table = move |rows: &[Row]| rows.iter().cloned().map(row).collect_view();
    view! {
        <div class="stage-card" role="dialog" aria-labelledby="stage-card-name" tabindex="-1" node_ref=root>
            <div class="inner">
                <h2 id="stage-card-name">
                    {move || part(view, |v| v.name)}
                    {move || (state.get() != Glyph::Normal).then(|| view! { <StateGlyph state=state /> })}
                </h2>
                <p>{move || part(view, |v| v.does.clone())}</p>
                <table>
                    <thead>
                        <tr>{move || head.get().map(|h| view! { <th scope="col">{h}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>
                        {move || rows.with(|r| table(r))}
                        {move || all.get().then(|| more.with(|r| table(r)))}
                    </tbody>
                </table>
                {move || note.with(|n| (!n.is_empty()).then(|| view! { <p>{n.clone()}</p> }))}
                <div class="acts">
                    {move || {
                        control.get().map(|(tab, control, words)| {
                            view! {
                                <button type="button" class="btn" on:click=move |_| on_control.run((tab, control))>
                                    {words}
                                </button>
                            }
                        })
                    }}
                    {move || {
                        let (few, many) = (rows.with(Vec::len), more.with(Vec::len));
                        (many > 0).then(|| view! {
                            <button
                                type="button"
                                class="btn bare"
                                aria-expanded=move || if all.get() { "true" } else { "false" }
                                on:click=move |_| all.update(|on| *on = !*on)
                            >
                                {move || if all.get() { format!("Only {few}") } else { format!("All {}", few + many) }}
                            </button>
                        })
                    }}
                </div>
            </div>
            <button type="button" class="btn bare square close" aria-label="Close" on:click=move |_| on_close.run(())>
                {icon("close")}
            </button>
        </div>
    }
}

fn row((stands_out, [name, now, training]): Row) -> impl IntoView {
    view! {
        <tr class:bad=stands_out>
            <th scope="row">
                {stands_out.then(|| view! { <StateGlyph state=Glyph::Firing /><span class="sr">"stands out: "</span> })}
                {name}
            </th>
            <td>{now}</td>
            <td>{training}</td>
        </tr>
    }
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
    let seen = (side_of(window().inner_width()), side_of(window().inner_height()));
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
    _ = card.class_list().toggle_with_force("aside", at.side == Side::Aside);
}
