//! The system that runs, as a file to take along and change; and one that is brought back.

use std::sync::Arc;

use afterlaunch::present;
use afterlaunch::present::own_data::words;
use afterlaunch::present::words::files::{self, ProblemView};
use afterlaunch::present::words::refusals::left_out;
use afterlaunch::present::words::session_error;
use afterlaunch::session::Session;
use afterlaunch::session::files::scenario_file;
use afterlaunch::session::files::scenario_file::{MOST_PROBLEMS, Problem};
use afterlaunch::session::links::share::{DEFAULT_SEED, Link};
use leptos::prelude::*;
use web_sys::File;

use super::bring::choose_file;
use super::run::OwnRoom;
use super::state::not_the_file;
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, el, file, part, text};
use crate::ui::widgets::icons::icon;

/// What is wrong with a file: its name, and each problem with the way to it.
type Refused = Option<(String, Vec<ProblemView>)>;

/// Saving and loading.
pub fn system(room: OwnRoom) -> View {
    let refused: RwSignal<Refused> = RwSignal::new(None);
    let said = RwSignal::new(String::new());
    let take = move |file: File| {
        leptos::task::spawn_local(async move {
            refused.set(None);
            said.set(String::new());
            match load(room, &file).await {
                Ok(words) => said.set(words),
                Err(problems) => {
                    refused.set(Some((file.name(), problems)));
                    focus("system-refused");
                }
            }
        });
    };
    let (choose, field) = choose_file(words::SYSTEM_FILE, ".json,application/json", take);
    let words = words::EVERY_SYSTEM_CAN_BE_WRITTEN_DOWN;
    let save = button("btn", move || said.set(save(room)));
    let recorded = room.run.read(|session| session.world().workload.replay.is_some());
    let save = if recorded { save.attr("disabled", "") } else { save };
    let buttons = el("div")
        .class("btns")
        .add(save.add(words::SAVE_THIS_SYSTEM_AS_A_FILE))
        .add(choose.class("btn").add(words::LOAD_A_SYSTEM_FROM_A_FILE))
        .add(field);
    let runs = room.run.scenario().name;
    let now = if recorded { words::WHAT_RUNS_NOW_ARE_ROWS.to_owned() } else { words::what_runs_now(&runs) };
    let problems = part(move || refused.get(), |refused| refused.as_ref().map(problems).into());
    el("section")
        .class("own-part own-system")
        .attr("id", "system-file")
        .add(el("h2").add(words::A_SYSTEM_AS_A_FILE))
        .add(el("p").class("lede").add(words))
        .add(el("p").add(now))
        .add(buttons)
        .add(el("p").class("said").attr("role", "status").add(text(move || said.get())))
        .add(problems)
        .into()
}

fn save(room: OwnRoom) -> String {
    let (name, text) = room.run.read(|session| (file_name(&session.scenario().name), scenario_file::write(session.scenario())));
    match file::save(&name, "application/json", &text) {
        Ok(()) => words::saved_as(&name),
        Err(_) => words::THIS_BROWSER_WOULD_NOT_LET.to_owned(),
    }
}

/// "support-tickets.json".
fn file_name(name: &str) -> String {
    let plain: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("{}.json", plain.trim_matches('-'))
}

/// Runs what stands in a file. Says what there is to say when it does not.
async fn load(room: OwnRoom, file: &File) -> Result<String, Vec<ProblemView>> {
    let whole = |why: String| vec![ProblemView::of_all(why)];
    let refused = |problems: Vec<Problem>| problems.iter().map(files::system).collect::<Vec<_>>();
    scenario_file::check_size(file.size() as usize).map_err(refused)?;
    let text = file::load(file).await.map_err(whole)?;
    let own_data = room.own_data;
    let mut own = scenario_file::own(&file.name(), &text).map_err(refused)?;
    let wanted = own_data.wanted.get_untracked().as_ref().and_then(Link::file);
    let mut words = String::new();
    match &wanted {
        // The name that the link gives, so that the run is the same one.
        Some(wanted) if wanted.fingerprint == own.name.fingerprint => own = scenario_file::own(&wanted.file, &text).map_err(refused)?,
        Some(wanted) => words = not_the_file(&wanted.file),
        None => {}
    }
    let (own, link) = (Arc::new(own.clone()), own_data.waiting(&own));
    let asked = link.is_some();
    let link = link.unwrap_or_else(|| Link { scenario: Some(own.scenario.id.clone()), seed: Some(DEFAULT_SEED), ..Link::default() });
    let (session, notes) = Session::from_link_with(&link, present::OPENING, Some(&own))
        .map_err(|why| whole(words::a_system_like_this_cannot_begin(session_error(&why))))?;
    room.enter(session, asked);
    words.extend(notes.map(|why| left_out(&why)));
    Ok(words)
}

fn problems((name, problems): &(String, Vec<ProblemView>)) -> El {
    let line = |problem: &ProblemView| {
        let path = (!problem.path.is_empty()).then(|| el("code").add(problem.path.as_str()));
        el("li").add(path).add(el("span").add(problem.why.as_str()))
    };
    let more = (problems.len() == MOST_PROBLEMS).then(|| el("p").add(words::THERE_MAY_BE_MORE_THESE_COME));
    let words = el("div")
        .add(el("b").attr("id", "system-refused").attr("tabindex", "-1").add(format!("{name} was not loaded, and nothing was changed.")))
        .add(el("ul").class("dashes").add_all(problems.iter().map(line)))
        .add(more);
    el("div").class("own-refused").attr("role", "alert").add(icon("s-firing").class("state trouble")).add(words)
}
