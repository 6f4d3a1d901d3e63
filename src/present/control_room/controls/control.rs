//! What a control of the room is: an entry that says how it looks in a run and what pressing it means. And what entries are
//! made of: inputs, their values in words, and what was done lately.

use std::collections::BTreeMap;

use crate::base::time::{HOUR, Minutes};
use crate::platform::team::settings::TeamSettings;
use crate::platform::vocabulary::{Action, What};
use crate::present::control_room::view::words::VERSIONS_GROUP;
use crate::present::control_room::view::{ControlInput, ControlState, ControlView, InputKind, Tab, Unit};
use crate::present::words;
use crate::session::Session;

/// What was done stays written under its control for so long.
const LATELY: Minutes = Minutes(12 * HOUR);

/// A response of the room.
pub struct Control {
    /// Its name in links and lessons.
    pub id: &'static str,
    /// The heading that it stands under.
    pub group: ControlGroup,
    /// Pressing it would be a step back in how the team works: then it stands apart, among the habits that do harm.
    pub is_harmful: fn(&TeamSettings) -> bool,
    /// How it looks in a run: its words, its inputs, and whether it can be pressed.
    pub view: fn(&Session) -> ControlView,
    /// What pressing it means, with its inputs as set.
    ///
    /// # Errors
    /// If there is nothing that it could act on.
    pub action: fn(&Session, &Values<'_>) -> Result<Action, String>,
    /// What its second button means, where one does it all the same while it is locked.
    pub anyway: Option<fn(&Session) -> Action>,
}

/// A control that is never a step back.
pub(super) const NEVER: fn(&TeamSettings) -> bool = |_| false;

/// The headings of responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ControlGroup {
    /// What comes in.
    Data,
    /// What answers, and where it runs.
    Version,
    /// Who decides beside the model.
    People,
    /// How the team works.
    Work,
}

/// The heading of steps back.
pub(super) const HABITS: &str = "Habits that do harm";

impl ControlGroup {
    /// The heading.
    const fn name(self) -> &'static str {
        match self {
            Self::Data => "Data",
            Self::Version => VERSIONS_GROUP,
            Self::People => "People",
            Self::Work => "Ways of working",
        }
    }
}

impl Control {
    /// How it looks in a run, under its heading.
    pub(super) fn look(&self, session: &Session) -> ControlView {
        let rare = (self.is_harmful)(&session.world().team.settings);
        let mut view = ControlView { group: if rare { HABITS } else { self.group.name() }, rare, ..(self.view)(session) };
        if view.state == ControlState::Ready
            && let Some(why) = self.barred(session, &view)
        {
            view.state = ControlState::Locked { why, anyway: None };
        }
        view
    }

    /// Why whoever acts may not press it.
    fn barred(&self, session: &Session, view: &ControlView) -> Option<String> {
        let untouched = Values { inputs: &view.inputs, set: &Settings::new() };
        let action = (self.action)(session, &untouched).ok()?;
        let world = session.world();
        let why = world.permits(&action, world.team.settings.acting_as).err()?;
        Some(words::refusal(&why.into(), session.scenario()))
    }

    /// What pressing it means. Knobs that were not touched stand at their default.
    pub(super) fn press(&self, session: &Session, set: &Settings) -> Result<Action, String> {
        (self.action)(session, &Values { inputs: &(self.view)(session).inputs, set })
    }
}

/// Values that were set, by input.
pub type Settings = BTreeMap<&'static str, f64>;

/// The values of a control's inputs; one that was not touched stands at its default.
pub struct Values<'a> {
    /// The inputs that it has.
    pub inputs: &'a [ControlInput],
    /// What was set of them.
    pub set: &'a Settings,
}

impl Values<'_> {
    /// The value of an input; 0 where the control has no such input.
    pub fn get(&self, input: &str) -> f64 {
        let default = || self.inputs.iter().find(|k| k.id == input).map_or(0.0, |k| k.default);
        self.set.get(input).copied().unwrap_or_else(default)
    }
}

/// How the value of a slider is said; `max` is the slider's end.
pub fn input_text(unit: Unit, value: f64, max: f64) -> String {
    match unit {
        Unit::Share => words::percent(value),
        Unit::Times if value.fract() == 0.0 => format!("{value:.0} times"),
        Unit::Times => format!("{value:.1} times"),
        Unit::Spreads => format!("{value:.1} standard deviations"),
        Unit::Hours => words::length(Minutes((value * f64::from(HOUR)) as u32)),
        Unit::HoursOrUntilStopped if value >= max => "until stopped".into(),
        Unit::HoursOrUntilStopped => words::length(Minutes((value * f64::from(HOUR)) as u32)),
        Unit::HoursFromNow if value <= 0.0 => "now".into(),
        Unit::HoursFromNow => format!("in {}", words::length(Minutes((value * f64::from(HOUR)) as u32))),
        Unit::Days => words::count(value as u64, "day", "days"),
        Unit::Count => format!("{value:.0}"),
    }
}

/// Two decimals are what a slider means.
pub(super) fn round(value: f64) -> f32 {
    ((value * 100.0).round() / 100.0) as f32
}

/// Widened through decimals, so that 0.6 is 0.6 and not its nearest neighbour.
pub(super) fn wide(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

/// An input with lowest and highest value, and a step.
pub(super) fn slider(id: &'static str, label: &'static str, (min, max, step): (f64, f64, f64), unit: Unit, default: f64) -> ControlInput {
    ControlInput { id, label, kind: InputKind::Slider { min, max, step, unit }, default }
}

/// An input with options, of which the first is usual.
pub(super) fn choice(id: &'static str, label: &'static str, options: &[&str]) -> ControlInput {
    ControlInput { id, label, kind: InputKind::Choice(options.iter().map(|o| (*o).to_owned()).collect()), default: 0.0 }
}

/// A response that can be pressed and has no inputs.
pub(super) fn response(id: &'static str, name: impl Into<String>, means: impl Into<String>, verb: &'static str) -> ControlView {
    ControlView {
        id,
        tab: Tab::Respond,
        group: "",
        rare: false,
        fits: false,
        name: name.into(),
        means: means.into(),
        inputs: Vec::new(),
        state: ControlState::Ready,
        verb,
        done: None,
    }
}

/// The newest event of this kind, if it is not long ago: "Done at 14:22. v2 answers again."
pub(super) fn lately(session: &Session, said: impl Fn(&What) -> Option<String>) -> Option<String> {
    lately_within(session, LATELY, said)
}

/// The same, not longer ago than this.
pub(super) fn lately_within(session: &Session, lately: Minutes, said: impl Fn(&What) -> Option<String>) -> Option<String> {
    let now = session.now();
    let recent = session.world().events.iter().rev().take_while(|e| now.since(e.at) < lately);
    let found = recent.filter_map(|e| said(&e.what).map(|s| (e.at, s))).next();
    found.map(|(at, said)| format!("{}: {said}", words::moment(at, now)))
}
