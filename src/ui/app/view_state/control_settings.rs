//! What a person is about to do: which tab is open, which control, how its inputs stand, and what was refused.
//! It outlives the sheet, so that closing and opening it loses nothing.

use std::collections::BTreeMap;

use afterlaunch::present::control_room::controls;
use afterlaunch::present::control_room::view::{ControlState, ControlView, Tab};
use afterlaunch::present::controls;
use afterlaunch::present::words::app;
use afterlaunch::present::words::refusals::WhyNot;
use leptos::prelude::*;

use super::views::Memo;
use crate::ui::app::driver::Run;

/// Knobs of one control by their names.
pub type InputValues = BTreeMap<&'static str, f64>;

/// What is said of a control that the address locks.
pub const LOCKED: &str = app::LOCKED;

/// The same, while it is folded.
pub const LOCKED_BRIEFLY: &str = app::LOCKED_BRIEFLY;

/// The state of the control panel. Copy it freely: it is a handle.
#[derive(Clone, Copy)]
pub struct ControlSettings(&'static State);

/// What the control panel remembers.
pub struct State {
    run: Run,
    locked: StoredValue<Vec<&'static str>>,
    /// The tab that is open.
    pub tab: RwSignal<Tab>,
    /// The control that is open.
    pub open: RwSignal<Option<&'static str>>,
    /// The sheet is up, where controls live in a sheet.
    pub sheet: RwSignal<bool>,
    /// The groups of which all controls are listed.
    pub whole: RwSignal<Vec<&'static str>>,
    /// All controls.
    pub controls: Memo<Vec<ControlView>>,
    inputs: RwSignal<BTreeMap<&'static str, InputValues>>,
    refused: RwSignal<Option<(&'static str, String)>>,
}

/// A line of the list of controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// A heading.
    Group(&'static str),
    /// What fits what rings now.
    Fitting,
    /// A control.
    Control(&'static str),
    /// That there are so many more in a group.
    More(&'static str, usize),
}

/// What the buttons of a control do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Its verb.
    Do,
    /// It is locked; do it all the same.
    Anyway,
    /// End trouble that runs.
    Stop,
    /// End work that runs.
    Cancel,
}

impl std::ops::Deref for ControlSettings {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

impl ControlSettings {
    /// A control panel for this run.
    pub fn new(run: Run, locked: Vec<&'static str>) -> Self {
        Self(Box::leak(Box::new(State {
            run,
            locked: StoredValue::new(locked),
            tab: RwSignal::default(),
            open: RwSignal::default(),
            sheet: RwSignal::new(false),
            whole: RwSignal::default(),
            controls: Memo::new(run, |at| controls(at.session)),
            inputs: RwSignal::default(),
            refused: RwSignal::default(),
        })))
    }

    /// Where an input stands; tracked.
    pub fn input(self, id: &'static str, input: &'static str, default: f64) -> f64 {
        self.inputs.with(|all| all.get(id).and_then(|inputs| inputs.get(input)).copied()).unwrap_or(default)
    }

    /// Sets an input.
    pub fn turn(self, id: &'static str, input: &'static str, value: f64) {
        self.inputs.update(|all| {
            all.entry(id).or_default().insert(input, value);
        });
    }

    /// Why this control was refused, if it was the last one pressed.
    pub fn refusal(self, id: &'static str) -> Option<String> {
        self.refused.with(|refused| refused.as_ref().filter(|(of, _)| *of == id).map(|(_, why)| why.clone()))
    }

    /// Opens a tab and, if one is named, a control on it.
    pub fn show(self, tab: Tab, id: Option<&'static str>) {
        self.tab.set(tab);
        if id.is_some() {
            self.open.set(id);
        }
        self.sheet.set(true);
    }

    /// Opens or folds a control.
    pub fn fold(self, id: &'static str) {
        self.refused.set(None);
        self.open.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    }

    /// What the list of a tab holds: a heading for each group, and of a large group what is to begin with, what runs and
    /// what is open, until somebody asks for all of it; followed.
    pub fn listed(self, shown: Tab) -> Vec<Listed> {
        let (open, whole) = (self.open.get(), self.whole.get());
        self.controls.with(|all| {
            let tab: Vec<_> = all.iter().filter(|control| control.tab == shown).collect();
            let mut listed = Vec::from_iter((shown == Tab::Respond).then_some(Listed::Fitting));
            for group in tab.chunk_by(|a, b| a.group == b.group) {
                let name = group[0].group;
                let idle = |c: &ControlView| matches!(c.state, ControlState::Ready | ControlState::Locked { .. });
                let left_out = |c: &ControlView| c.rare && !whole.contains(&name) && open != Some(c.id) && idle(c);
                let more = group.iter().filter(|c| left_out(c)).count();
                listed.extend((!name.is_empty()).then_some(Listed::Group(name)));
                listed.extend(group.iter().filter(|c| !left_out(c)).map(|c| Listed::Control(c.id)));
                listed.extend((more > 0).then_some(Listed::More(name, more)));
            }
            listed
        })
    }

    /// The controls that fit what rings now, with their names; followed.
    pub fn fitting(self) -> Vec<(&'static str, String)> {
        self.controls.with(|all| all.iter().filter(|c| c.fits).map(|c| (c.id, c.name.clone())).collect())
    }

    /// Lists all of a group, and says which of it comes first then.
    pub fn list_whole(self, group: &'static str) -> Option<&'static str> {
        let first = self.controls.with_untracked(|all| all.iter().find(|c| c.group == group && c.rare).map(|c| c.id));
        self.whole.update(|whole| whole.push(group));
        first
    }

    /// Those of the named controls that there are, in their order; followed.
    pub fn offered(self, named: &[&'static str]) -> Vec<&'static str> {
        self.controls.with(|all| all.iter().filter(|c| named.contains(&c.id)).map(|c| c.id).collect())
    }

    /// Presses a button of a control. A refusal is kept, to be said under that button.
    pub fn press(self, id: &'static str, press: Press) -> bool {
        if self.is_locked(id) {
            self.refused.set(Some((id, LOCKED.to_owned())));
            return false;
        }
        let inputs = self.settings(id);
        let answer = self.run.change(|session| {
            let action = match press {
                Press::Do => controls::action(session, id, &inputs)?,
                Press::Anyway => controls::anyway(session, id)?,
                Press::Stop => controls::stop(id),
                Press::Cancel => controls::cancel(),
            };
            session.dispatch(action).map_err(WhyNot::from)
        });
        self.refused.set(answer.as_ref().err().map(|why| (id, why.clone())));
        answer.is_ok()
    }

    /// Whoever made the link wants this control left alone, by its name or with its whole tab. A mission's own controls
    /// are never locked.
    pub fn is_locked(self, id: &str) -> bool {
        if self.locked.with_value(Vec::is_empty) {
            return false;
        }
        // What a mission gives to do can be done.
        if self.run.read_lesson(|_, playing| playing.is_some_and(|playing| playing.lesson().shows.controls.contains(&id))) {
            return false;
        }
        let tab = self.controls.with_untracked(|all| all.iter().find(|control| control.id == id).map(|control| control.tab));
        let group = tab.map(|tab| if tab == Tab::Faults { "faults" } else { "responses" });
        self.locked.with_value(|locked| locked.iter().any(|name| *name == id || Some(*name) == group))
    }

    fn settings(self, id: &'static str) -> InputValues {
        let turned = self.inputs.with_untracked(|all| all.get(id).cloned()).unwrap_or_default();
        let control = self.controls.with_untracked(|all| all.iter().find(|control| control.id == id).cloned());
        let inputs = control.map(|control| control.inputs).unwrap_or_default();
        let mut all = InputValues::new();
        all.extend(inputs.iter().map(|input| (input.id, turned.get(input.id).copied().unwrap_or(input.default))));
        all
    }
}
