//! The page, put together from its rooms: each place has one.
//!
//! Home, room and embed show the same run; going from one to the other leaves it running.

use afterlaunch::present::words::app;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::address::Place;
use super::context::navigation::Navigation;
use super::context::viewport::{ScreenSize, Viewport};
use super::help::help;
use super::open::open;
use super::stopped;
use crate::ui::account::account;
use crate::ui::app::notes::notes;
use crate::ui::checks::checks;
use crate::ui::control_room::phone::room_phone;
use crate::ui::control_room::room::room;
use crate::ui::course::after::after;
use crate::ui::course::chapters::course;
use crate::ui::course::glossary::glossary;
use crate::ui::course::quiz::quiz;
use crate::ui::course::record::record;
use crate::ui::course::teachers::teachers;
use crate::ui::course::what_is::what_is;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{View, el, part};
use crate::ui::goal::goal;
use crate::ui::home::home;
use crate::ui::lab::lab;
use crate::ui::lesson::mission::lesson;
use crate::ui::notebook::notebook;
use crate::ui::own_data::own;
use crate::ui::release::release;
use crate::ui::roles::roles;
use crate::ui::share::embed::embed;
use crate::ui::share::make_link::make_link;
use crate::ui::surprise::surprise;
use crate::ui::trace::record::trace;
use crate::ui::training::room::train;
use crate::ui::widgets::icons::sprite;

/// The whole page.
pub fn app() -> View {
    stopped::watch();
    open();
    let navigation = expect_context::<Navigation>();
    let viewport = expect_context::<Viewport>();
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus("main");
    };
    let layout = part(
        // Other sizes differ within their layout.
        move || {
            let place = navigation.place.get();
            let folds = matches!(place, Place::Home | Place::Room);
            (folds && viewport.form() == ScreenSize::Phone, place)
        },
        move |(phone, place)| match (phone, navigation.embedded, place) {
            (_, _, Place::Lesson(id)) => lesson(id),
            (_, _, Place::Course) => course(None),
            (_, _, Place::Sector(sector)) => course(Some(sector)),
            (_, _, Place::WhatIs) => what_is(),
            (_, _, Place::Quiz(chapter)) => quiz(*chapter),
            (_, _, Place::Words) => glossary(),
            (_, _, Place::Account) => account(),
            (_, _, Place::Check) => checks(),
            (_, _, Place::Roles) => roles(),
            (_, _, Place::Goal) => goal(),
            (_, _, Place::Notebook) => notebook(),
            (_, _, Place::Train) => train(),
            (_, _, Place::Release) => release(),
            (_, _, Place::Lab) => lab(),
            (_, _, Place::Surprise) => surprise(),
            (_, _, Place::Trace(id)) => trace(*id),
            (_, _, Place::Record) => record(),
            (_, _, Place::After) => after(),
            (_, _, Place::Teachers) => teachers(),
            (_, _, Place::Own) => own(),
            (_, _, Place::Link(scope)) => make_link(*scope),
            (true, true, _) | (true, false, Place::Room) => room_phone(),
            (_, true, _) => embed(),
            (_, false, Place::Home) => home(),
            (_, false, Place::Room) => room(),
        },
    );
    View::many([
        sprite().into(),
        el("a").class("skip").attr("href", "#main").add(app::SKIP_TO_THE_SYSTEM).on("click", skip).into(),
        layout,
        notes(),
        help(),
    ])
}
