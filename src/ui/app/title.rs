//! The title of the tab.

use afterlaunch::course::lessons;
use afterlaunch::present::control_room::view::AlertsView;
use afterlaunch::present::words::app;
use leptos::prelude::*;

use super::address::Place;
use super::driver::{Going, Run};
use super::view_state::views::Memo;
use crate::ui::dom::watch;

/// Keeps the title as things stand.
pub fn follow_title(run: Run, alerts: Memo<AlertsView>, place: RwSignal<Place>) {
    watch(move || document().set_title(&title(run, alerts, place.get())));
}

/// The title tells the state to somebody in another tab.
fn title(run: Run, alerts: Memo<AlertsView>, place: Place) -> String {
    let scenario = run.scenario().name;
    let firing = alerts.with(|alerts| alerts.firing().map(|alert| alert.name.clone()));
    let day = run.clock.with(|clock| clock.day);
    let paused = run.going.get() == Going::Paused;
    let state = match (firing, paused) {
        (Some(alert), _) => format!("{alert} | "),
        (None, true) => "Paused | ".to_owned(),
        (None, false) => String::new(),
    };
    match place {
        Place::Home if state.is_empty() => app::AFTERLAUNCH_RUN_AN_AI_PRODUCT_AFTER.to_owned(),
        Place::Course | Place::Sector(_) => app::THE_COURSE_AFTERLAUNCH.to_owned(),
        Place::WhatIs => app::WHAT_MLOPS_IS_AFTERLAUNCH.to_owned(),
        Place::Quiz(chapter) => app::quiz_of_chapter_afterlaunch(chapter),
        Place::Words => app::WORDS_EXPLAINED_AFTERLAUNCH.to_owned(),
        Place::Account => app::ACCOUNT_OF_A_RUN_AFTERLAUNCH.to_owned(),
        Place::Check => app::RULES_OF_THE_CHECK_AFTERLAUNCH.to_owned(),
        Place::Roles => app::ONE_MOMENT_EIGHT_PEOPLE_AFTERLAUNCH.to_owned(),
        Place::Goal => app::THE_GOAL_AFTERLAUNCH.to_owned(),
        Place::Notebook => app::NOTEBOOK_AFTERLAUNCH.to_owned(),
        Place::Train => app::TRAINING_ROOM_AFTERLAUNCH.to_owned(),
        Place::Release => app::RELEASE_ROOM_AFTERLAUNCH.to_owned(),
        Place::Lab => "Laboratory | Afterlaunch".to_owned(),
        Place::Surprise => app::WHAT_IS_WRONG_AFTERLAUNCH.to_owned(),
        Place::Trace(_) => app::A_RECORDS_WAY_AFTERLAUNCH.to_owned(),
        Place::Record => app::RECORD_OF_COMPLETION_AFTERLAUNCH.to_owned(),
        Place::After => app::AFTER_THE_COURSE_AFTERLAUNCH.to_owned(),
        Place::Teachers => app::FOR_TEACHERS_AFTERLAUNCH.to_owned(),
        Place::Own => app::YOUR_OWN_DATA_AFTERLAUNCH.to_owned(),
        Place::Link(_) => app::MAKE_A_LINK_AFTERLAUNCH.to_owned(),
        Place::Lesson(id) => {
            let title = lessons::find(id).map_or("", |lesson| lesson.title);
            format!("{title}, mission {id} | Afterlaunch")
        }
        _ => format!("{state}{scenario}, day {day} | Afterlaunch"),
    }
}
