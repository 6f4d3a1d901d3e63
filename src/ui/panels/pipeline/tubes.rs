//! The tubes, the sleeves and the chevrons as one SVG behind the beads. Drawn anew only when a place, a share or a
//! trouble changes; what moves is on the canvas of `dots`.

use afterlaunch::present::geometry::tubes::{Kind, Picture, Tube};
use afterlaunch::present::view::StageId;
use leptos::prelude::*;

const fn class(kind: Kind, edge: bool) -> &'static str {
    match (kind, edge) {
        (Kind::Main, true) => "pipe-edge",
        (Kind::Main, false) => "pipe",
        (Kind::Champion, true) => "pipe-edge k-champion",
        (Kind::Champion, false) => "pipe k-champion",
        (Kind::Candidate, true) => "pipe-edge k-candidate",
        (Kind::Candidate, false) => "pipe k-candidate",
        (Kind::Late, true) => "pipe-edge k-late",
        (Kind::Late, false) => "pipe k-late",
    }
}

fn line(tube: &Tube, edge: bool) -> impl IntoView + use<> {
    let width = tube.width + if edge { 2.0 } else { 0.0 };
    view! { <path class=class(tube.kind, edge) d=tube.path.d().to_owned() stroke-width=format!("{width:.1}")></path> }
}

fn chevron(tube: &Tube) -> impl IntoView + use<> {
    let (p, way) = tube.chevron();
    let turn = format!("matrix({:.3} {:.3} {:.3} {:.3} {:.1} {:.1})", way.x, way.y, -way.y, way.x, p.x, p.y);
    let class = if tube.kind == Kind::Late { "chevron" } else { "chevron between" };
    view! { <path class=class d="M-3 -4.5L3 0L-3 4.5" transform=turn></path> }
}

fn sleeve(picture: &Picture, after: StageId) -> impl IntoView + use<> {
    let s = picture.sleeve(after)?;
    Some(if let Some((x, y, w, h)) = s.straight {
        view! { <rect class="sleeve" fill="url(#hatch-strong)" x=round(x) y=round(y) width=round(w) height=round(h) rx="4"></rect> }
            .into_any()
    } else {
        view! {
            <path class="sleeve-rim" d=s.rim stroke-width=round(s.height + 2.0)></path>
            <path class="sleeve-fill" stroke="url(#hatch-strong)" d=s.d stroke-width=round(s.height)></path>
        }
        .into_any()
    })
}

fn round(v: f64) -> String {
    format!("{v:.1}")
}

/// The tubes of a picture; the sleeves of troubles that enter after these stages.
#[component]
pub fn Tubes(
    /// The picture.
    picture: RwSignal<Picture>,
    /// Stages after which trouble enters, each once.
    sleeves: Memo<Vec<StageId>>,
) -> impl IntoView {
    let lines = move |edge| picture.with(|p| drawn(p).map(|t| line(t, edge)).collect_view());
    let chevrons = move || picture.with(|p| p.tubes.iter().map(chevron).collect_view());
    let steps = move || picture.with(|p| p.steps.clone()).map(|d| view! { <path class="same-steps" d=d></path> });
    let troubles = move || picture.with(|p| sleeves.with(|s| s.iter().map(|&after| sleeve(p, after)).collect_view()));
    view! {
        <svg class="pipes" aria-hidden="true">
            {steps}
            <g>{move || lines(true)}</g>
            <g>{move || lines(false)}</g>
            <g>{troubles}</g>
            <g>{chevrons}</g>
        </svg>
    }
}

/// The candidate's tubes first, so that they come out from under the champion's.
fn drawn(picture: &Picture) -> impl Iterator<Item = &Tube> {
    let is = |candidate: bool| move |t: &&Tube| (t.kind == Kind::Candidate) == candidate;
    picture.tubes.iter().filter(is(true)).chain(picture.tubes.iter().filter(is(false)))
}
