//! The title of the tab.

use afterlaunch::course::lessons;
use afterlaunch::present::control_room::view::AlertsView;
use leptos::prelude::*;

use super::address::Place;
use super::driver::{Going, Run};
use super::shown::views::Memo;
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
        Place::Home if state.is_empty() => "Afterlaunch: run an AI product after its launch".to_owned(),
        Place::Course => "The course | Afterlaunch".to_owned(),
        Place::Quiz(chapter) => format!("Quiz of chapter {chapter} | Afterlaunch"),
        Place::Words => "Words explained | Afterlaunch".to_owned(),
        Place::Account => "Account of a run | Afterlaunch".to_owned(),
        Place::Check => "Rules of the check | Afterlaunch".to_owned(),
        Place::Train => "Training room | Afterlaunch".to_owned(),
        Place::Lab => "Laboratory | Afterlaunch".to_owned(),
        Place::Surprise => "What is wrong? | Afterlaunch".to_owned(),
        Place::Way(_) => "A record’s way | Afterlaunch".to_owned(),
        Place::Record => "Record of completion | Afterlaunch".to_owned(),
        Place::Teachers => "For teachers | Afterlaunch".to_owned(),
        Place::Own => "Your own data | Afterlaunch".to_owned(),
        Place::Link(_) => "Make a link | Afterlaunch".to_owned(),
        Place::Lesson(id) => {
            let title = lessons::find(id).map_or("", |lesson| lesson.title);
            format!("{title}, mission {id} | Afterlaunch")
        }
        _ => format!("{state}{scenario}, day {day} | Afterlaunch"),
    }
}
