//! A surprise as it stands, and the door to it in the room.

use afterlaunch::present;
use afterlaunch::present::surprise::SurpriseView;
use afterlaunch::present::surprise::words;
use leptos::prelude::*;

use super::guess::guessing;
use super::offer::offer;
use super::story::revealed;
use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::context::runs::Runs;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::ControlSettings;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{View, el, part};

/// A surprise, as it stands.
pub fn surprise() -> View {
    let run = expect_context::<Run>();
    let control_settings = expect_context::<ControlSettings>();
    let runs = expect_context::<Runs>();
    let view = Memo::new(run, |at| present::surprise(at.session));
    // The form stays while words change around it.
    let which = move || {
        view.with(|view| match view {
            SurpriseView::None => (0, 0),
            SurpriseView::Open(guess) => (1, guess.seed),
            SurpriseView::Revealed(story) => (2, story.seed),
        })
    };
    let body = part(which, move |_| {
        view.with_untracked(|now| match now {
            SurpriseView::None => offer(run, control_settings, runs),
            SurpriseView::Open(guess) => guessing(run, view, guess),
            SurpriseView::Revealed(story) => revealed(run, control_settings, runs, story),
        })
    });
    paper(words::WHAT_IS_WRONG, body)
}

/// What leads here from the room: to begin, to name, to read.
pub fn door() -> View {
    let run = expect_context::<Run>();
    let state = move || {
        run.words.track();
        run.read(|session| session.surprise().map(|surprise| surprise.is_open()))
    };
    part(state, move |state| {
        let (head, words, act) = match state {
            None => (words::SURPRISE_ME, words::A_WEEK_IN_WHICH_SOMETHING_MAY, words::START_A_SURPRISE_WEEK),
            Some(true) => (words::SOMETHING_MAY_BE_WRONG_BRIEFLY, words::LOOK_AROUND_ONCE_YOU_KNOW, words::WHAT_IS_WRONG),
            Some(false) => (words::THE_STORY_IS_TOLD, words::WHAT_IT_WAS_WHO_SAW, words::READ_IT_AGAIN),
        };
        let link = el("a").class("btn").attr("href", Place::Surprise.fragment()).add(act);
        let words = el("p").add(words);
        el("section")
            .class("desk-part surprise-door")
            .attr("aria-label", "Surprise")
            .add(el("div").add(el("b").add(head)).add(words))
            .add(link)
            .into()
    })
}
