//! The story that is told once something was named.

use afterlaunch::present;
use afterlaunch::present::surprise::StoryView;
use afterlaunch::present::surprise::words;
use leptos::prelude::*;

use super::offer::{any_seed, begin};
use crate::ui::account::{others, table};
use crate::ui::app::context::runs::Runs;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::ControlSettings;
use crate::ui::dom::{View, button, div, el};
use crate::ui::roles::voices;
use crate::ui::trace::record::back_link;
use crate::ui::widgets::icons::state_icon;
use crate::ui::widgets::prose::prose;

pub(super) fn revealed(run: Run, control_settings: ControlSettings, runs: Runs, story: &StoryView) -> View {
    let icon_name = story.status_icon;
    let verdict = div("surprise-verdict")
        .add(state_icon(move || icon_name))
        .add(el("div").add(el("h2").add(story.verdict)).add(el("p").add(story.meaning.as_str())).add(el("p").add(story.harm.as_str())));
    let rows: Vec<[&str; 4]> = story.rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let times = story.times.iter().map(|(name, value)| el("div").add(el("dt").add(*name)).add(el("dd").add(value.as_str())));
    let times = (!story.times.is_empty())
        .then(|| el("section").add(el("h2").add(words::FROM_ITS_BEGINNING_ON)).add(el("dl").class("facts surprise-times").add_all(times)));
    let checks: Vec<[&str; 3]> = story.checks.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let checks = match checks.is_empty() {
        true => el("section").add(el("h2").add(words::WHAT_THE_CHECKS_SAW)).add(el("p").add(words::NO_ALERT_FIRED)),
        false => table(words::WHAT_THE_CHECKS_SAW, ["Alert", "Fired", words::AFTER_IT_BEGAN], &checks),
    };
    let seed = story.seed;
    let acts = div("acts")
        .add(button("btn main", move || begin(control_settings, runs, any_seed())).add(words::ANOTHER_ONE))
        .add(button("btn", move || begin(control_settings, runs, seed)).add(words::SAME_AGAIN))
        .add(back_link(run));
    let account = RwSignal::new(run.read(|session| present::account(session, 0)));
    View::many([
        verdict.into(),
        acts.into(),
        el("section")
            .class("surprise-story")
            .add(el("h2").add(story.name.as_str()))
            .add(prose("", &story.story))
            .add(el("h3").add(words::WHAT_HELPS))
            .add(prose("", &story.helps))
            .into(),
        table(words::WHAT_YOU_NAMED, ["Question", words::YOU_SAID, words::IT_WAS, words::SO_IT_IS], &rows).into(),
        times.into(),
        checks.into(),
        (!story.check.is_empty()).then(|| el("p").class("count").add(story.check.as_str())).into(),
        story.afterwards.as_ref().map(voices).into(),
        others(run, account),
    ])
}
