//! A page to read: a bar on top, a heading, and what there is to read.

use afterlaunch::present::words::app;
use leptos::prelude::*;

use super::address::Place;
use crate::ui::app::context::navigation::Navigation;
use crate::ui::control_room::top_bar::{brand, help_button, theme_button};
use crate::ui::dom::{View, div, el};

/// Where one can go from a page to read.
const PLACES: [(Place, &str); 5] = [
    (Place::Course, "Course"),
    (Place::Room, app::FREE_PLAY),
    (Place::Surprise, app::SURPRISE_WEEK),
    (Place::Words, app::WORDS_EXPLAINED),
    (Place::Teachers, app::FOR_TEACHERS),
];

/// A page to read.
pub fn paper(title: &str, body: View) -> View {
    let navigation = expect_context::<Navigation>();
    let here = navigation.place.get_untracked();
    let link = |(place, words): (Place, &str)| {
        let link = el("a").attr("href", place.fragment()).add(words);
        let course = place == Place::Course && matches!(here, Place::Sector(_));
        if place == here || course { link.attr("aria-current", "page") } else { link }
    };
    // In somebody else's page there is the course that was given to do, and no way out of it.
    let places = PLACES.into_iter().filter(|(place, _)| !navigation.embedded || *place == Place::Course);
    let scenarios = (!navigation.embedded).then(|| el("a").attr("href", "#scenarios").add("Scenarios"));
    let nav = el("nav").attr("aria-label", "Main").add_all(places.map(link)).add(scenarios);
    let bar = el("header").class("top-bar").add(brand(false)).add(nav).add(div("tools push").add(theme_button()).add(help_button()));
    let main = el("main").class("paper").attr("id", "main").attr("tabindex", "-1").add(el("h1").add(title)).add(body);
    div("in-paper").add(bar).add(main).into()
}
