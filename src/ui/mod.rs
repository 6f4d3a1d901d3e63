//! Floor 6: the page. Components take plain view structs and send actions; they neither average nor decide.
//!
//! A room for each room of `present`, under the same name:
//!
//! | room | what it holds |
//! |---|---|
//! | [`home`] | the front page |
//! | [`control_room`] | what runs, how it does, and what can be done about it |
//! | [`lesson`], [`course`] | a mission that is played; chapters, quizzes, words and records to read |
//! | [`training`] | rows, model, settings, what came of it, and its decision threshold |
//! | [`trace`], [`checks`] | one record through the whole loop; the rules of the check |
//! | [`own_data`] | a table that somebody brings: loading it, and saying what it is |
//! | [`lab`] | the laboratory: a classic stream, a learner on it, a detector that watches |
//! | [`release`] | a candidate beside the champion, and what can be decided |
//! | [`roles`] | one moment as each of eight roles sees it; an episode as three of them tell it |
//! | [`goal`] | what a run is for, and how it stands against that |
//! | [`notebook`] | five lines beside a mission or free play |
//! | [`surprise`] | an incident to be named |
//! | [`share`] | links, the run in other pages, and what is said to those |
//! | [`account`] | what happened in a run, to take along |
//! | [`app`] | what all rooms stand on: session, address, frame clock, keys, what the browser keeps |
//! | [`dom`], [`widgets`] | what they are made of |
//!
//! Positions and sizes that depend on values are set by script, never by inline markup, so that a strict content
//! policy holds.

pub mod account;
pub mod app;
pub mod checks;
pub mod control_room;
pub mod course;
pub mod dom;
pub mod goal;
pub mod home;
pub mod lab;
pub mod lesson;
pub mod notebook;
pub mod own_data;
pub mod release;
pub mod roles;
pub mod share;
pub mod surprise;
pub mod trace;
pub mod training;
pub mod widgets;

use leptos::prelude::document;

/// Puts the page where the silhouette stood.
pub fn mount() {
    if let Some(silhouette) = document().get_element_by_id("silhouette") {
        silhouette.remove();
    }
    dom::mount(app::root::app);
}
