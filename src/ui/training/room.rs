//! The training room: choose rows, a kind of model and its settings; watch it learn; compare what came of it.

use afterlaunch::learn::models::ALL;
use afterlaunch::platform::vocabulary::Action;
use afterlaunch::present;
use afterlaunch::present::training::compare::{CompareView, Comparing};
use afterlaunch::present::training::report::{SurveyView, Surveying};
use afterlaunch::present::training::words;
use afterlaunch::present::training::{DAYS, RunView, TrainView, TrainingDraft, UNTIL, kind_words, test_at_random, try_out};
use leptos::prelude::*;
use web_sys::Event;

use super::report::{learning_curve, report_on, survey_of};
use crate::ui::account::table;
use crate::ui::app::article::paper;
use crate::ui::app::driver::time_slice::in_pieces;
use crate::ui::app::driver::{Going, Run};
use crate::ui::app::view_state::control_settings::{ControlSettings, LOCKED};
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, button, div, el, part, text, watch, when};
use crate::ui::trace::record::back_link;
use crate::ui::widgets::field::{entry, select};
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// How it is said that work has begun.
const BEGUN: &str = "has begun.";

/// What was said last: done, or why not.
type Said = RwSignal<Option<Result<&'static str, String>>>;

/// The training room.
pub fn train() -> View {
    let run = expect_context::<Run>();
    let control_settings = expect_context::<ControlSettings>();
    let view = Memo::new(run, |at| present::train(at.session));
    let said: Said = RwSignal::new(None);
    stand_still(run, view);
    let lede = words::A_MODEL_IS_MADE_FROM_SNAPSHOTS;
    let form = match why_not(run, control_settings) {
        None => form(run, control_settings, view, said),
        Some(why) => el("p").class("why-not").add(icon("lock")).add(el("span").add(why)).into(),
    };
    let running_now = move || view.with(|view| view.running.is_some());
    let status = part(
        // That it has begun is no news once it has ended.
        move || said.get().filter(|said| running_now() || !matches!(said, Ok(words) if words.ends_with(BEGUN))),
        |said| match said {
            None => View::default(),
            Some(Ok(done)) => el("p").class("why-not").add(icon("check")).add(el("span").add(*done)).into(),
            Some(Err(why)) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    paper(
        words::TRAINING_ROOM,
        View::many([
            prose("lede", lede).into(),
            div("acts").add(back_link(run)).into(),
            time_here(run),
            kept(view),
            form,
            div("").attr("role", "status").add(status).into(),
            running(run, view, said),
            runs(run, view, said),
            versions(run, view),
        ]),
    )
}

/// Time stands while somebody works here, so that no rows change under their eyes; only a training lets it pass.
fn stand_still(run: Run, view: Memo<TrainView>) {
    watch(move || {
        if view.with(|view| view.running.is_none()) && run.going.get_untracked() != Going::Paused {
            run.pause();
        }
    });
}

/// The clock of this room.
fn time_here(run: Run) -> View {
    let time = move || run.clock.with(|clock| format!("{}, day {}", clock.time, clock.day));
    let stands = move || {
        if run.going.get() == Going::Paused { words::TIME_STANDS_STILL_WHILE } else { words::TIME_PASSES_WHILE_IT_TRAINS }
    };
    el("p").class("sim-time").add(icon("clock")).add(el("b").add(text(time))).add(" ").add(text(stands)).into()
}

/// What is kept to learn from.
fn kept(view: Memo<TrainView>) -> View {
    let facts = part(
        move || view.with(|view| view.kept.clone()),
        |kept| kept.iter().map(|(name, value)| View::from(el("div").add(el("dt").add(*name)).add(el("dd").add(value.as_str())))).collect(),
    );
    el("dl").class("facts").add(facts).into()
}

/// Why nothing can be trained here, if it cannot.
fn why_not(run: Run, control_settings: ControlSettings) -> Option<&'static str> {
    if control_settings.is_locked("retrain") {
        return Some(LOCKED);
    }
    let yours = run.read_lesson(|_, playing| playing.is_none_or(|playing| playing.lesson().shows.controls.contains(&"retrain")));
    (!yours).then_some(words::IN_THIS_MISSION_TRAINING)
}

fn act(run: Run, said: Said, done: &'static str, action: Result<Action, String>) {
    let answer = action.and_then(|action| run.change(|session| session.dispatch(action)));
    said.set(Some(answer.map(|()| done)));
}

/// Rows, model, settings.
fn form(run: Run, control_settings: ControlSettings, view: Memo<TrainView>, said: Said) -> View {
    let draft = RwSignal::new(TrainingDraft::new(run.read(TrainingDraft::default_kind)));
    let looked = RwSignal::new(None::<Result<SurveyView, String>>);
    let look = move || match run.read(|session| draft.with_untracked(|draft| Surveying::begin(session, draft))) {
        Err(why) => looked.set(Some(Err(why))),
        Ok(mut surveying) => in_pieces(move || match run.read(|session| surveying.step(session)) {
            None => !looked.is_disposed(),
            Some(found) => {
                let _ = looked.try_set(Some(Ok(found)));
                false
            }
        }),
    };
    let days = DAYS.iter().map(|days| format!("{days} days back")).collect();
    let until = UNTIL.iter().map(|days| if *days == 0 { "now".to_owned() } else { format!("{days} days back") }).collect();
    let skip = el("input")
        .attr("type", "checkbox")
        .prop_of("checked", move || draft.with(|draft| draft.skip_alerts))
        .on("change", move |_: Event| draft.update(|draft| draft.skip_alerts = !draft.skip_alerts));
    let rows = el("section").class("rule-form").add(el("h2").add("1. Rows to learn from")).add(
        div("train-line")
            .add(select("From", days, move || draft.with(|d| d.days), move |at| draft.update(|d| d.days = at)))
            .add(select(words::UP_TO, until, move || draft.with(|d| d.until), move |at| draft.update(|d| d.until = at)))
            .add(el("label").class("switch").add(skip).add("without hours in which an alert fired"))
            .add(at_random(run, control_settings, view, said))
            .add(button("btn", look).add(words::LOOK_AT_THESE_ROWS)),
    );
    let found = part(
        move || looked.get(),
        |found| match found {
            None => View::default(),
            Some(Ok(found)) => survey_of(found),
            Some(Err(why)) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    let kinds = ALL.iter().map(|kind| kind.name.to_owned()).collect();
    let choose = move |kind| {
        draft.update(|draft| {
            *draft = TrainingDraft { days: draft.days, until: draft.until, skip_alerts: draft.skip_alerts, ..TrainingDraft::new(kind) }
        })
    };
    let model = el("section")
        .class("rule-form")
        .add(el("h2").add("2. Kind of model"))
        .add(div("train-line").add(select("Model", kinds, move || draft.with(|d| d.kind), choose)))
        .add(part(move || draft.with(|d| d.kind), move |_| settings(run, said, draft)));
    View::many([rows.into(), found, model.into()])
}

/// How rows to test on are chosen, where that is somebody's to choose.
fn at_random(run: Run, control_settings: ControlSettings, view: Memo<TrainView>, said: Said) -> Option<El> {
    let yours = run.read_lesson(|_, playing| playing.is_none_or(|playing| playing.lesson().shows.controls.contains(&"test-split")));
    let is = move || view.with(|view| view.at_random);
    let turn = move |_: Event| {
        let words = if untrack(is) { words::A_TEST_TAKES_THE_NEWEST_ROWS } else { words::A_TEST_TAKES_ROWS_AT_RANDOM };
        act(run, said, words, Ok(test_at_random(!untrack(is))));
    };
    let input = el("input").attr("type", "checkbox").prop_of("checked", is).on("change", turn);
    (yours && !control_settings.is_locked("test-split"))
        .then(|| el("label").class("switch").add(input).add("test on rows chosen at random, not on the newest"))
}

/// The settings of the chosen kind, and what can be done with them.
fn settings(run: Run, said: Said, draft: RwSignal<TrainingDraft>) -> View {
    let kind = draft.with_untracked(TrainingDraft::model);
    let setting = |(at, hyperparameter): (usize, &'static afterlaunch::learn::models::Hyperparameter)| {
        if hyperparameter.is_switch() {
            let turn = move |_: Event| draft.update(|draft| draft.turn(at));
            let input = el("input").attr("type", "checkbox").prop_of("checked", move || draft.with(|draft| draft.is_on(at)));
            let label = el("label").class("switch").add(input.on("change", turn)).add(hyperparameter.name);
            return el("li").add(label).add(prose("", hyperparameter.sentence));
        }
        let first = draft.with_untracked(|draft| draft.settings[at].clone());
        let input = entry(hyperparameter.name, first, move |text| draft.update(|draft| draft.settings[at] = text));
        let (low, high) = hyperparameter.range;
        el("li").add(input).add(prose("", &format!("{} {low} to {high}; usually {}.", hyperparameter.sentence, hyperparameter.default)))
    };
    let list = el("ul").class("settings").attr("role", "list").add_all(kind.hyperparameters.iter().enumerate().map(setting));
    let start = move || act(run, said, words::THE_TRAINING_HAS_BEGUN, draft.with_untracked(TrainingDraft::action));
    let names: Vec<String> = kind.hyperparameters.iter().map(|hyperparameter| hyperparameter.name.to_owned()).collect();
    let search = (!kind.hyperparameters.is_empty()).then(|| {
        let go = move || act(run, said, words::THE_SEARCH_HAS_BEGUN, draft.with_untracked(TrainingDraft::search));
        let values = part(
            move || draft.with(|draft| draft.tried),
            move |_| entry("Values", draft.with_untracked(|d| d.values.clone()), move |text| draft.update(|d| d.values = text)).into(),
        );
        el("details")
            .class("several")
            .add(el("summary").add(words::OR_TRY_SEVERAL_VALUES))
            .add(
                div("train-line")
                    .add(select("Setting", names, move || draft.with(|d| d.tried), move |at| draft.update(|d| d.try_setting(at))))
                    .add(values)
                    .add(button("btn", go).add(words::TRY_ALL_OF_THEM)),
            )
            .add(prose("train-note", words::EACH_VALUE_IS_TRAINED))
    });
    View::many([
        prose("says", &run.read(|session| kind_words(session, draft.with_untracked(|draft| draft.kind)))).into(),
        list.into(),
        div("acts").add(button("btn main", start).add("Train")).into(),
        search.into(),
    ])
}

/// What is being trained.
fn running(run: Run, view: Memo<TrainView>, said: Said) -> View {
    let is = move || view.with(|view| view.running.is_some());
    let words = move || view.with(|view| view.running.as_ref().map(|running| running.words.clone()).unwrap_or_default());
    let share = move || view.with(|view| view.running.as_ref().map_or(0.0, |running| running.share));
    when(is, move || {
        let bar = el("progress").attr("max", "1").attr("aria-label", "Training").prop_of("value", share);
        let cancel = move || act(run, said, words::THE_TRAINING_WAS_GIVEN_UP, Ok(present::control_room::controls::cancel()));
        let curve =
            part(move || view.with(|view| view.running.as_ref().map(|running| running.curve.clone()).unwrap_or_default()), learning_curve);
        let clock = when(move || run.going.get() == Going::Paused, || el("p").class("none").add(words::THE_CLOCK_STANDS_STILL));
        let play = when(move || run.going.get() == Going::Paused, move || button("btn", move || run.play()).add(words::LET_TIME_PASS));
        el("section")
            .class("in-training")
            .add(el("h2").add(text(words)))
            .add(bar)
            .add(clock)
            .add(div("acts").add(play).add(button("btn", cancel).add(words::GIVE_IT_UP)))
            .add(curve)
    })
}

/// All trainings that were done, and two of them side by side.
fn runs(run: Run, view: Memo<TrainView>, said: Said) -> View {
    let pair = RwSignal::new((0_u32, 0_u32));
    let list = part(
        move || view.with(|view| view.runs.clone()),
        move |runs| {
            if runs.is_empty() {
                return el("p").class("none").add(words::NOTHING_HAS_BEEN_TRAINED).into();
            }
            let rows: Vec<[&str; 9]> = runs.iter().map(|run| run.cells.each_ref().map(String::as_str)).collect();
            let tried = runs.iter().filter(|run| run.can_try).filter_map(|run| run.version).take(3).map(move |version| {
                let give = move || act(run, said, words::IT_GETS_ITS_FIRST_REQUESTS, Ok(try_out(version)));
                button("btn", give).add(words::give_v_one_request_in_ten(version))
            });
            let note = prose("train-note", RunView::NOTE).into();
            View::many([
                table(words::ALL_TRAININGS, RunView::HEAD, &rows).into(),
                note,
                div("acts").add_all(tried).into(),
                beside(runs, pair),
            ])
        },
    );
    let compared = part(
        move || pair.get(),
        move |(first, second)| {
            let (first, second) = (*first, *second);
            let Some(mut comparing) = run.read(|session| Comparing::begin(session, first, second)) else { return View::default() };
            let view = RwSignal::new(comparing.view());
            in_pieces(move || {
                let done = comparing.step();
                if done {
                    let _ = view.try_set(comparing.view());
                }
                !done && !view.is_disposed()
            });
            part(move || view.get(), move |view_data| side_by_side(view_data, first, second))
        },
    );
    View::many([list, compared])
}

/// Two runs on one test set.
fn side_by_side(view_data: &CompareView, first: u32, second: u32) -> View {
    let head = CompareView::head(first, second);
    let rows: Vec<[&str; 4]> = view_data.rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let remarks = view_data.remarks.iter().map(|remark| View::from(prose("train-note", remark)));
    View::many([table(words::SIDE_BY_SIDE, head.each_ref().map(String::as_str), &rows).into(), remarks.collect()])
}

/// Chooses two runs to compare.
fn beside(runs: &[RunView], pair: RwSignal<(u32, u32)>) -> View {
    if runs.len() < 2 {
        return View::default();
    }
    let numbers: Vec<u32> = runs.iter().map(|run| run.number).collect();
    let names = || runs.iter().map(|run| format!("run {}: {}", run.number, run.cells[1])).collect::<Vec<_>>();
    let chosen = RwSignal::new((1_usize, 0_usize));
    let show = move || {
        let (first, second) = chosen.get_untracked();
        pair.set((numbers[first], numbers[second]));
    };
    div("train-line")
        .add(select("Compare", names(), move || chosen.get().0, move |at| chosen.update(|c| c.0 = at)))
        .add(select("with", names(), move || chosen.get().1, move |at| chosen.update(|c| c.1 = at)))
        .add(button("btn", show).add(words::SIDE_BY_SIDE))
        .into()
}

/// A version to report on.
fn versions(run: Run, view: Memo<TrainView>) -> View {
    let asked = RwSignal::new(None::<u32>);
    let known = move || view.with(|view| view.versions.clone());
    let choices = part(known, move |numbers| {
        let numbers = numbers.clone();
        let chosen = RwSignal::new(0_usize);
        let names = numbers.iter().map(|number| format!("v{number}")).collect();
        let tell = move || asked.set(numbers.get(chosen.get_untracked()).copied());
        div("train-line")
            .add(select("Version", names, move || chosen.get(), move |at| chosen.set(at)))
            .add(button("btn", tell).add(words::TELL_ME_ABOUT_IT))
            .into()
    });
    let view_data = part(move || asked.get(), move |number| number.map(|number| report_on(run, number)).into());
    el("section").class("rule-form").add(el("h2").add(words::WHAT_A_VERSION_HAS_LEARNT)).add(choices).add(view_data).into()
}
