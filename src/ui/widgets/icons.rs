//! All small pictures of the page, drawn once in a sprite of 16 x 16 squares and used by name.
//!
//! They take the colour of the text around them. A picture never speaks alone: the caller writes a word beside it,
//! so all of them are hidden from screen readers. [`sprite`] is placed once, before anything that uses it; it also
//! holds the hatch and the dots that charts, pipeline and timeline are filled with.
//!
//! To add a picture: a line in [`GLYPHS`]. Strokes are 1.4 wide with round ends unless the line says otherwise.

use std::fmt::Write;

use afterlaunch::present::control_room::view::StageId;
use afterlaunch::present::plot::Who;
use afterlaunch::present::view::StatusIcon;

use crate::ui::dom::{El, follow, svg};

/// Name and drawing. `--surface` is what lies under a stage's picture, `--state-mark` what lies under a state.
const GLYPHS: [(&str, &str); 47] = [
    // time
    ("pause", r#"<path d="M5 3v10M11 3v10" stroke-width="2.6"/>"#),
    ("play", r#"<path d="M4.5 2.8v10.4L13 8z" fill="currentColor"/>"#),
    ("step", r#"<path d="M3.5 3.2v9.6L10 8z" fill="currentColor"/><path d="M12.5 3v10" stroke-width="2.2"/>"#),
    ("jump", r#"<path d="M1.5 8h7M6 5l3 3-3 3"/><path d="M12.6 5.2 15.4 8l-2.8 2.8L9.8 8z" fill="currentColor" stroke="none"/>"#),
    ("reset", r#"<path d="M3.2 6.2A5.3 5.3 0 1 1 2.7 9"/><path d="M2.6 2.8v3.6h3.6"/>"#),
    // tools
    ("link", r#"<path d="M6.6 9.4l2.8-2.8M7.2 4.6l1.3-1.3a3 3 0 0 1 4.2 4.2l-1.3 1.3M8.8 11.4l-1.3 1.3a3 3 0 0 1-4.2-4.2l1.3-1.3"/>"#),
    ("theme", r#"<circle cx="8" cy="8" r="5.6"/><path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" stroke="none"/>"#),
    ("help", r#"<path d="M5.6 5.8a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6"/><path d="M8 12.2v.4" stroke-width="2"/>"#),
    ("menu", r#"<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>"#),
    ("down", r#"<path d="M4 6.2 8 10l4-3.8"/>"#),
    ("up", r#"<path d="M4 9.8 8 6l4 3.8"/>"#),
    ("right", r#"<path d="M6.2 4 10 8l-3.8 4"/>"#),
    ("left", r#"<path d="M9.8 4 6 8l3.8 4"/>"#),
    ("close", r#"<path d="M4 4l8 8M12 4l-8 8"/>"#),
    ("check", r#"<path d="M3 8.6l3.2 3.2L13 4.8" stroke-width="2"/>"#),
    ("lock", r#"<rect x="3.4" y="7" width="9.2" height="6.6" rx="1.2"/><path d="M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2"/>"#),
    ("eye", r#"<path d="M1.4 8S4 3.8 8 3.8 14.6 8 14.6 8 12 12.2 8 12.2 1.4 8 1.4 8z"/><circle cx="8" cy="8" r="1.9"/>"#),
    ("pencil", r#"<path d="M3 13l.7-2.9 7.2-7.2a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7L5.9 12.3z"/>"#),
    ("table", r#"<rect x="2.4" y="3.2" width="11.2" height="9.6" rx="1"/><path d="M2.4 6.6h11.2M2.4 9.8h11.2M6.4 6.6v6.2"/>"#),
    ("expand", r#"<path d="M9.5 3H13v3.5M13 3 9.2 6.8M6.5 13H3V9.5M3 13l3.8-3.8"/>"#),
    ("save", r#"<path d="M8 2.6v7.6M4.8 7.2 8 10.4l3.2-3.2M2.8 13.2h10.4"/>"#),
    ("loop", r#"<path d="M13.4 8a5.4 5.4 0 1 1-2-4.2"/><circle cx="13.2" cy="5.6" r="1.9" fill="currentColor" stroke="none"/>"#),
    // stages
    (
        "people",
        r#"<circle cx="6" cy="5.4" r="2.3"/><path d="M1.8 13.2c0-2.6 1.9-4.2 4.2-4.2s4.2 1.6 4.2 4.2"/><circle cx="11.6" cy="6.4" r="1.7"/><path d="M11.8 9.6c1.5.2 2.6 1.5 2.6 3.2"/>"#,
    ),
    ("gate", r#"<path d="M3 13V4.4M13 13V4.4M3 7.2h10M3 10.4h10"/>"#),
    ("gate-open", r#"<path d="M3 13V4.4M13 13V4.4M3 7.2l4.6-3.4M3 10.4l4.6-3.4"/>"#),
    (
        "prepare",
        r#"<path d="M2.6 4.4h10.8M2.6 8h10.8M2.6 11.6h10.8"/><g fill="var(--surface)"><circle cx="5.4" cy="4.4" r="1.5"/><circle cx="10.6" cy="8" r="1.5"/><circle cx="6.8" cy="11.6" r="1.5"/></g>"#,
    ),
    (
        "model",
        r#"<circle cx="3.4" cy="4.4" r="1.5"/><circle cx="3.4" cy="11.6" r="1.5"/><circle cx="12.6" cy="8" r="1.5"/><path d="M4.9 4.9l6.2 2.6M4.9 11.1l6.2-2.6"/>"#,
    ),
    ("answer", r#"<path d="M2.6 3.4h10.8v7H8.2L5 13.2v-2.8H2.6z"/><path d="M5.6 7l1.6 1.5 3.2-3.2"/>"#),
    (
        "hands",
        r#"<path d="M10.9 2.6a3.4 3.4 0 0 0-3.1 4.7l-5 5a1.3 1.3 0 0 0 1.9 1.9l5-5a3.4 3.4 0 0 0 4.4-4.3l-2 2-1.9-.5-.5-1.9 2-2a3.4 3.4 0 0 0-.8.1z"/>"#,
    ),
    ("clock", r#"<circle cx="8" cy="8" r="5.8"/><path d="M8 4.6V8l2.4 1.6"/>"#),
    (
        "stack",
        r#"<ellipse cx="8" cy="4" rx="5" ry="1.9"/><path d="M3 4v8c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V4M3 8c0 1 2.2 1.9 5 1.9S13 9 13 8"/>"#,
    ),
    ("train", r#"<path d="M13.2 8A5.2 5.2 0 0 1 4 11.4M2.8 8A5.2 5.2 0 0 1 12 4.6M12.4 1.8v3h-3M3.6 14.2v-3h3"/>"#),
    (
        "person",
        r#"<g fill="currentColor" stroke="none"><circle cx="8" cy="4.2" r="2.6"/><path d="M3.4 14.4c0-4 1.8-6.4 4.6-6.4s4.6 2.4 4.6 6.4z"/></g>"#,
    ),
    ("stairs", r#"<path d="M1.8 13h3.4V9.8h3.6V6.4h3.2V3h2.4"/>"#),
    ("scales", r#"<path d="M8 2.4v11.2M5 13.6h6M3.4 4.6h9.2M3.4 4.6 1.6 9.2h3.6zM12.6 4.6l-1.8 4.6h3.6z"/>"#),
    // states
    ("flask", r#"<path d="M6.2 2.4h3.6M7 2.4v4L3.4 12.6a.9.9 0 0 0 .8 1.2h7.6a.9.9 0 0 0 .8-1.2L9 6.4v-4M5 10.4h6"/>"#),
    ("s-normal", r#"<circle cx="8" cy="8" r="4.6"/>"#),
    ("s-watching", r#"<path d="M8 2.2 13.8 8 8 13.8 2.2 8z"/><path d="M8 2.2v11.6L2.2 8z" fill="currentColor" stroke="none"/>"#),
    (
        "s-firing",
        r#"<path d="M8 1.4 14.6 8 8 14.6 1.4 8z" fill="currentColor"/><g stroke="var(--state-mark, var(--paper))"><path d="M8 5v3.6" stroke-width="1.8"/><path d="M8 10.9v.2" stroke-width="2"/></g>"#,
    ),
    ("s-off", r#"<circle cx="8" cy="8" r="5" stroke-dasharray="2.2 2"/><path d="M4 12 12 4"/>"#),
    ("s-working", r#"<circle cx="8" cy="8" r="4.8" opacity=".3"/><path d="M8 3.2A4.8 4.8 0 0 1 12.8 8" stroke-width="2"/>"#),
    ("s-no-data", r#"<circle cx="8" cy="8" r="4.8" stroke-dasharray="1 2.4"/>"#),
    ("s-done", r#"<path d="M3 8.6l3.2 3.2L13 4.8" stroke-width="2"/>"#),
    // who
    ("champion", r#"<circle cx="8" cy="8" r="4.4" fill="currentColor" stroke="none"/>"#),
    ("candidate", r#"<path d="M4 4h8v8H4z" fill="currentColor" stroke="none"/>"#),
    ("truth", r#"<path d="M8 3l5 5-5 5-5-5z"/>"#),
    ("trouble", r#"<path d="M8 2.6 13.4 8 8 13.4 2.6 8z" fill="currentColor" stroke="none"/>"#),
];

/// Hatch of charts, hatch of fault markers, dots of outcomes that are still coming in.
const PATTERNS: &str = r#"<defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v6" stroke="var(--hatch)" stroke-width="1.6"/></pattern>
<pattern id="hatch-strong" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0h5v5H0z" fill="var(--trouble-wash)"/><path d="M0 0v5" stroke="var(--trouble)" stroke-width="1.7" opacity=".75"/></pattern>
<pattern id="unripe" width="7" height="7" patternUnits="userSpaceOnUse"><g fill="var(--unripe)" opacity=".55"><circle cx="1.5" cy="1.5" r=".8"/><circle cx="5" cy="5" r=".8"/></g></pattern>
</defs>"#;

/// The sprite. Place it once, first thing on the page.
pub fn sprite() -> El {
    let mut all = String::new();
    for (name, drawing) in GLYPHS {
        _ = write!(
            all,
            r#"<symbol id="g-{name}" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>"#
        );
    }
    all.push_str(PATTERNS);
    svg("svg").class("sprite").attr("width", "0").attr("height", "0").attr("aria-hidden", "true").markup(&all)
}

fn href(name: &str) -> String {
    debug_assert!(GLYPHS.iter().any(|g| g.0 == name), "no picture is called {name}");
    format!("#g-{name}")
}

/// A picture by name.
pub fn icon(name: &str) -> El {
    picture("i").add(svg("use").attr("href", href(name)))
}

/// A picture that follows signals, by name.
pub fn icon_of(name: impl Fn() -> &'static str + 'static) -> El {
    picture("i").add(svg("use").attr_of("href", move || href(name())))
}

fn picture(class: &str) -> El {
    svg("svg").class(class).attr("aria-hidden", "true")
}

/// The picture of a state; write its word beside it.
pub fn state_icon(state: impl Fn() -> StatusIcon + 'static) -> El {
    let (whole, drawing) = (picture("state"), svg("use"));
    let (class, place) = (whole.clone(), drawing.clone());
    follow(move || {
        let (name, colour) = of_state(state());
        class.clone().class(format!("state {colour}").trim_end());
        place.clone().attr("href", href(name));
    });
    whole.add(drawing)
}

/// The drawing of a state, and its class beside `state`.
const fn of_state(state: StatusIcon) -> (&'static str, &'static str) {
    match state {
        StatusIcon::Normal => ("s-normal", ""),
        StatusIcon::Watching => ("s-watching", "watch"),
        StatusIcon::Firing => ("s-firing", "trouble"),
        StatusIcon::Off => ("s-off", "off"),
        StatusIcon::Working => ("s-working", ""),
        StatusIcon::NoData => ("s-no-data", ""),
        StatusIcon::Done => ("s-done", ""),
    }
}

/// The mark of who: circle, square, open diamond. Its hue comes from its class.
pub fn who_mark(who: Who) -> El {
    let name = match who {
        Who::Candidate => "candidate",
        Who::Truth => "truth",
        _ => "champion",
    };
    picture("who").add(svg("use").attr("href", href(name)))
}

/// The picture of a stage; the check's gate stands open while it is off.
pub const fn of_stage(id: StageId, state: StatusIcon) -> &'static str {
    match (id, state) {
        (StageId::Customers, _) => "people",
        (StageId::Check, StatusIcon::Off) => "gate-open",
        (StageId::Check, _) => "gate",
        (StageId::Prepare, _) => "prepare",
        (StageId::Model, _) => "model",
        (StageId::Answer, _) => "answer",
        (StageId::Act, _) => "hands",
        (StageId::Outcomes, _) => "clock",
        (StageId::Data, _) => "stack",
        (StageId::Train, _) => "train",
    }
}

/// A stage's picture, following its state.
pub fn stage_icon(id: StageId, state: impl Fn() -> StatusIcon + 'static) -> El {
    icon_of(move || of_stage(id, state()))
}
