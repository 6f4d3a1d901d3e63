//! Floor 6: the page. Components take plain view structs and send actions; they neither average nor decide.
//!
//! | file | what it holds |
//! |---|---|
//! | [`app`] | the page, put together |
//! | [`page`], [`note`] | what all parts share: one session, and the place from which it is looked at; what is said about it |
//! | [`address`] | what the address says to the page |
//! | [`driver`], [`engine`], [`pieces`] | the frame clock and the only door to the session; one frame of simulated time; other work between frames |
//! | [`views`], [`charts`], [`desk`], [`screen`] | what is shown, in words and in charts, what is about to be done, what it is shown on |
//! | [`frame`] | what is said to the page around this one, and heard from it |
//! | [`dom`], [`file`] | elements that follow signals; what is handed to the browser |
//! | [`storage`], [`last_run`] | what the browser keeps, and whether it does; the run that outlives its tab |
//! | [`learner`] | a person on the course: the mission that is played, and what has been done |
//! | [`home`], [`room`], [`room_phone`], [`embed`], [`lesson`] | the layouts of what runs |
//! | [`paper`]; [`course`], [`quiz`], [`words`], [`account`], [`record`], [`teachers`] | pages to read |
//! | [`own`] | a table that somebody brings: loading it, and saying what it is |
//! | [`way`], [`way_cards`], [`by_hand`], [`checks`] | one record through the whole loop, and its cards; a request of one’s own; the rules of the check |
//! | [`train`], [`train_report`], [`train_line`] | the training room: rows, model, settings, what came of it, and its decision line |
//! | [`lab`] | the laboratory: a classic stream, a learner on it, a detector that watches |
//! | [`make_link`] | a form for all that an address can ask, and what comes of it |
//! | [`panels`], [`widgets`], [`canvas`] | what they are made of |
//! | [`keyboard`], [`focus`] | keys for all of it, and where the focus goes |
//! | [`stopped`] | when the page itself breaks |
//!
//! Positions and sizes that depend on values are set by script, never by inline markup, so that a strict content
//! policy holds.

pub mod account;
pub mod address;
pub mod app;
pub mod by_hand;
pub mod canvas;
pub mod charts;
pub mod checks;
pub mod course;
pub mod desk;
pub mod dom;
pub mod driver;
pub mod embed;
pub mod engine;
pub mod file;
pub mod focus;
pub mod frame;
pub mod home;
pub mod keyboard;
pub mod lab;
pub mod last_run;
pub mod learner;
pub mod lesson;
pub mod make_link;
pub mod note;
pub mod own;
pub mod page;
pub mod panels;
pub mod paper;
pub mod pieces;
pub mod quiz;
pub mod record;
pub mod room;
pub mod room_phone;
pub mod screen;
pub mod set_aside;
pub mod stopped;
pub mod storage;
pub mod surprise;
mod teachers;
pub mod train;
pub mod train_line;
pub mod train_report;
pub mod views;
pub mod way;
pub mod way_cards;
pub mod widgets;
pub mod words;

use leptos::prelude::document;

/// Puts the page where the silhouette stood.
pub fn mount() {
    if let Some(silhouette) = document().get_element_by_id("silhouette") {
        silhouette.remove();
    }
    dom::mount(app::app);
}
