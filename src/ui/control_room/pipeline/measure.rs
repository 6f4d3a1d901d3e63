//! Where the browser has put the beads, and where the notes beside the fault markers go.
//!
//! The style sheets place the stages, for each layout in its own way; tubes and notes follow what they find.
//! Places are set by script, never in markup, so that a strict content policy holds.

use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::geometry::labels::{Rect, first_free};
use afterlaunch::present::geometry::path::pos;
use afterlaunch::present::geometry::tubes::{Picture, Places, Route, StagePlace};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::stage::key;

/// How far the way back may reach out of the pipeline at its right, into the page's margin.
const OVERHANG: f64 = 12.0;

/// Left, top, right and bottom of an element, seen from the corner of `root`.
fn rect(root: &Element, element: &Element) -> Rect {
    let (r, e) = (root.get_bounding_client_rect(), element.get_bounding_client_rect());
    [e.left() - r.left(), e.top() - r.top(), e.right() - r.left(), e.bottom() - r.top()]
}

fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

fn place(root: &Element, name: &str) -> Option<StagePlace> {
    let [left, top, right, bottom] = rect(root, &find(root, &format!("[data-place={name}]"))?);
    Some(StagePlace { at: pos((left + right) / 2.0, (top + bottom) / 2.0), w: right - left, h: bottom - top })
}

/// Where everything stands. `past`: the stage after which some go past the model.
pub fn places(root: &HtmlElement, past: Option<StageId>) -> Places {
    let mut places = Places { right: root.get_bounding_client_rect().width() + OVERHANG, ..Places::default() };
    for (slot, id) in places.stages.iter_mut().zip(StageId::ALL) {
        *slot = place(root, key(id));
    }
    places.candidate = place(root, "candidate");
    let foot = |selector: &str| find(root, selector).map(|e| rect(root, &e)[3]);
    let under_model = foot(".model-plate").or_else(|| foot("[data-stage=model] .stage-figure").map(|y| y + 5.0));
    if let Some((train, y)) = places.stages[8].zip(under_model) {
        places.entry = pos(train.at.x, y);
    }
    let written = all(root, ".stage:not(.below) .stage-figure, .model-plate");
    let row_foot = written.iter().map(|e| rect(root, e)[3]).fold(0.0, f64::max);
    places.bypass = past.map(|after| (after, row_foot + 9.0));
    if let Some(note) = find(root, ".pipe-note.past").and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        _ = note.style().set_property("--y", &format!("{:.1}", row_foot + 9.0));
    }
    places.steps_from = find(root, ".pipe-note.same").and_then(|_| foot("[data-stage=prepare] .stage-figure")).map(|y| y + 3.0);
    places
}

/// Puts each note where it covers nothing: under its fault marker, else in one line further down.
pub fn put_notes(root: &HtmlElement, picture: &Picture, places: &Places, small: bool) {
    // A note on the last bend says since when; "days later" makes room for it.
    let bend = find(root, &format!(".sleeve-note[data-after={}]", key(StageId::Act))).is_some();
    if let Some(later) = find(root, ".pipe-note.later") {
        _ = later.class_list().toggle_with_force("away", bend && !small);
    }
    let words = ".loop-part, .stage-name, .stage-figure > *, .bead, .model-plate, .pipe-note:not(.away)";
    let mut taken: Vec<Rect> = all(root, words).iter().map(|e| rect(root, e)).collect();
    let figures = all(root, ".stage:not(.below) .stage-figure");
    let row_foot = figures.iter().map(|e| rect(root, e)[3]).fold(0.0, f64::max);
    let width = root.get_bounding_client_rect().width();
    for note in all(root, ".sleeve-note").into_iter().filter_map(|e| e.dyn_into::<HtmlElement>().ok()) {
        let id = StageId::ALL.into_iter().find(|&id| note.get_attribute("data-after").as_deref() == Some(key(id)));
        // Where the way back is not drawn, its trouble is written under the end of the row.
        let fault_marker = id.and_then(|id| picture.fault_marker(id));
        let end = places.stages[5].map_or(pos(width, row_foot), |act| act.at);
        let (x, y, high) = fault_marker.as_ref().map_or((end.x, end.y, 0.0), |s| (s.middle.x, s.middle.y, s.height));
        let size = |one_line: bool| {
            _ = note.class_list().toggle_with_force("one-line", one_line);
            (f64::from(note.offset_width()), f64::from(note.offset_height()))
        };
        let (folded, line) = (size(false), size(true));
        let at = |(w, h): (f64, f64), x: f64, top: f64| {
            let left = (x - w / 2.0).clamp(0.0, (width - w).max(0.0));
            [left, top, left + w, top + h]
        };
        let under = places.stages[6].map_or(0.0, |p| p.at.y);
        let mut options = Vec::new();
        let route = fault_marker.map(|s| s.route);
        if route == Some(Route::Main) && !small {
            // Its second line is short: between two figures it may reach down to their captions.
            for shift in [0.0, -8.0, -16.0] {
                options.push((false, at((folded.0, folded.1 - 4.0), x + shift, y + high / 2.0 + 8.0)));
            }
        }
        if route == Some(Route::Back) {
            options.push((true, at(line, x, y - line.1 - high / 2.0 - 3.0)));
            options.push((true, at(line, x - line.0 / 2.0 - 24.0, y - line.1 / 2.0)));
            options.push((true, at(line, x - line.0 / 2.0 - 24.0, row_foot + 5.0)));
        }
        options.push((true, at(line, x, row_foot + 5.0)));
        options.push((true, at(line, x, row_foot + 21.0)));
        options.push((true, at(line, x, under + 8.0)));
        options.push((true, at(line, x, 0.0)));
        let rects: Vec<Rect> = options.iter().map(|o| o.1).collect();
        let (one_line, free) = options[first_free(&rects, &taken)];
        size(one_line);
        let style = note.style();
        _ = style.set_property("left", &format!("{:.1}px", free[0]));
        _ = style.set_property("top", &format!("{:.1}px", free[1]));
        _ = note.class_list().add_1("put");
        taken.push(free);
    }
}
