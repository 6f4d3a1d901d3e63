//! How a file comes to the page: it is chosen, or dropped, wherever on the page that may be.

use afterlaunch::present::own_data::words;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, FileList, HtmlInputElement};

use super::loading::Stage;
use super::run::OwnRoom;
use crate::ui::app::address::Place;
use crate::ui::dom::{El, View, button, div, el};
use crate::ui::widgets::icons::icon;

/// A file that is dropped anywhere never takes the place of the page, as browsers would have it: where tables are brought, it is
/// taken; elsewhere nothing comes of it.
pub fn catch_drops(room: OwnRoom, place: RwSignal<Place>) {
    let _ = window_event_listener_untyped("dragover", |event| {
        if brings_files(&event) {
            event.prevent_default();
        }
    });
    let _ = window_event_listener_untyped("drop", move |event| {
        // What the zone has taken is taken already.
        if event.default_prevented() || !brings_files(&event) {
            return;
        }
        event.prevent_default();
        let idle = !matches!(room.own_data.stage.get_untracked(), Stage::Reading(..) | Stage::Making(_));
        if place.get_untracked() == Place::Own
            && idle
            && let Some(file) = dropped_file(&event)
        {
            room.take(file);
        }
    });
}

fn transfer(event: &Event, name: &str) -> JsValue {
    let part = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED);
    part(&part(event, "dataTransfer"), name)
}

/// Files are dragged, not words or a link.
fn brings_files(event: &Event) -> bool {
    let types = transfer(event, "types");
    !types.is_undefined() && js_sys::Array::from(&types).includes(&"Files".into(), 0)
}

fn dropped_file(event: &Event) -> Option<File> {
    transfer(event, "files").dyn_into::<FileList>().ok().and_then(|files| files.get(0))
}

/// Where a file is dropped or chosen.
pub fn drop_zone(room: OwnRoom) -> View {
    let over = RwSignal::new(false);
    let hover = move |on: bool| {
        move |event: Event| {
            event.prevent_default();
            over.set(on);
        }
    };
    let dropped = move |event: Event| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = dropped_file(&event) {
            room.take(file);
        }
    };
    let (choose, field) = chooser(room);
    let needs = [words::ONE_ROW_FOR_EACH_CASE, words::ONE_COLUMN_WITH_THE_OUTCOME_PAID, words::FROM_200_ROWS_UP];
    let zone = div("own-drop")
        .class_if("over", move || over.get())
        .add(icon("table"))
        .add(el("p").add(el("b").add(words::DROP_A_CSV_FILE_HERE)).add(", or"))
        .add(choose.class("btn main big").add(words::CHOOSE_A_FILE))
        .add(field)
        .on("dragover", hover(true))
        .on("dragleave", hover(false))
        .on("drop", dropped);
    View::many([zone.into(), el("ul").class("dashes own-needs").add_all(needs.map(|need| el("li").add(need))).into()])
}

/// A button that lets somebody choose a table, and the field behind it.
pub fn chooser(room: OwnRoom) -> (El, El) {
    choose_file(words::CSV_FILE, ".csv,.tsv,.txt,text/csv,text/plain", move |file| room.take(file))
}

/// A button that lets somebody choose a file of a kind, and the field behind it.
pub fn choose_file(name: &str, kinds: &str, take: impl Fn(File) + 'static) -> (El, El) {
    let field = el("input").attr("type", "file").attr("accept", kinds).attr("aria-label", name).class("sr").attr("tabindex", "-1");
    let input: HtmlInputElement = field.dom();
    let picked = input.clone();
    let field = field.on("change", move |_: Event| {
        let file = input.files().and_then(|files| files.get(0));
        input.set_value("");
        if let Some(file) = file {
            take(file);
        }
    });
    (button("btn", move || picked.click()), field)
}
