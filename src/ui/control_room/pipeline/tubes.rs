//! The tubes, the fault markers and the chevrons as one SVG behind the beads. Drawn anew only when a place, a share or a
//! trouble changes; what moves is on the canvas of `dots`.

use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::geometry::tubes::{Picture, Tube, TubeKind};
use leptos::prelude::*;

use crate::ui::dom::{El, View, part, svg};

const fn class(kind: TubeKind, edge: bool) -> &'static str {
    match (kind, edge) {
        (TubeKind::Main, true) => "pipe-edge",
        (TubeKind::Main, false) => "pipe",
        (TubeKind::Champion, true) => "pipe-edge k-champion",
        (TubeKind::Champion, false) => "pipe k-champion",
        (TubeKind::Candidate, true) => "pipe-edge k-candidate",
        (TubeKind::Candidate, false) => "pipe k-candidate",
        (TubeKind::Bypass, true) => "pipe-edge k-aside",
        (TubeKind::Bypass, false) => "pipe k-aside",
        (TubeKind::Late, true) => "pipe-edge k-late",
        (TubeKind::Late, false) => "pipe k-late",
    }
}

fn path(class: &str, d: impl AsRef<str>) -> El {
    svg("path").class(class).attr("d", d)
}

fn line(tube: &Tube, edge: bool) -> El {
    let width = tube.width + if edge { 2.0 } else { 0.0 };
    path(class(tube.kind, edge), tube.path.d()).attr("stroke-width", round(width))
}

fn chevron(tube: &Tube) -> El {
    let (p, direction) = tube.chevron();
    let turn = format!("matrix({:.3} {:.3} {:.3} {:.3} {:.1} {:.1})", direction.x, direction.y, -direction.y, direction.x, p.x, p.y);
    let class = if tube.kind == TubeKind::Late { "chevron" } else { "chevron between" };
    path(class, "M-3 -4.5L3 0L-3 4.5").attr("transform", turn)
}

fn fault_marker(picture: &Picture, after: StageId) -> View {
    let Some(s) = picture.fault_marker(after) else { return View::default() };
    if let Some((x, y, w, h)) = s.straight {
        let rect = svg("rect").class("sleeve").attr("fill", "url(#hatch-strong)").attr("rx", "4");
        rect.attr("x", round(x)).attr("y", round(y)).attr("width", round(w)).attr("height", round(h)).into()
    } else {
        let rim = path("sleeve-rim", &s.rim).attr("stroke-width", round(s.height + 2.0));
        let fill = path("sleeve-fill", &s.d).attr("stroke", "url(#hatch-strong)").attr("stroke-width", round(s.height));
        View::many([rim.into(), fill.into()])
    }
}

fn round(v: f64) -> String {
    format!("{v:.1}")
}

/// The tubes of a picture; the fault markers of troubles that enter after these stages, each once.
pub fn tubes(picture: RwSignal<Picture>, fault_markers: impl Fn() -> Vec<StageId> + 'static) -> El {
    let drawing = part(
        move || (picture.get(), fault_markers()),
        |(picture, fault_markers)| {
            let group = |parts: View| svg("g").add(parts).into();
            let lines = |edge| drawn(picture).map(|tube| line(tube, edge)).collect();
            View::many([
                picture.steps.as_ref().map(|d| path("same-steps", d)).into(),
                group(lines(true)),
                group(lines(false)),
                group(fault_markers.iter().map(|&after| fault_marker(picture, after)).collect()),
                group(picture.tubes.iter().map(chevron).collect()),
            ])
        },
    );
    svg("svg").class("pipes").attr("aria-hidden", "true").add(drawing)
}

/// The candidate's tubes first, so that they come out from under the champion's.
fn drawn(picture: &Picture) -> impl Iterator<Item = &Tube> {
    let is = |candidate: bool| move |t: &&Tube| (t.kind == TubeKind::Candidate) == candidate;
    picture.tubes.iter().filter(is(true)).chain(picture.tubes.iter().filter(is(false)))
}
