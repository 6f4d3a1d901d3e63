//! The laboratory: choose a classic stream, how it drifts, a learner and a detector; let rows come, and see how soon the
//! change is noticed. It runs beside the system and has nothing to do with it.

use std::time::Duration;

use afterlaunch::learn::drift::detectors;
use afterlaunch::learn::models::Hyperparameter;
use afterlaunch::learn::streams::prequential::Habit;
use afterlaunch::learn::streams::{self, DriftForm};
use afterlaunch::present::lab::words;
use afterlaunch::present::lab::{ExperimentDraft, Lab, LabView};
use afterlaunch::present::plot::SharedPlot;
use leptos::prelude::*;

use crate::ui::app::article::paper;
use crate::ui::app::context::viewport::Viewport;
use crate::ui::app::driver::Run;
use crate::ui::app::driver::engine::milliseconds;
use crate::ui::dom::{El, View, button, div, el, follow, part, span, text};
use crate::ui::trace::record::back_link;
use crate::ui::widgets::chart::chart_figure;
use crate::ui::widgets::chart_card::chart_card;
use crate::ui::widgets::field::{entry, select};
use crate::ui::widgets::icons::{icon, icon_of};
use crate::ui::widgets::prose::prose;

/// Rows a second, and how that is called; without a number as many as the page can do.
const SPEEDS: [(&str, Option<f64>); 3] =
    [("200 rows a second", Some(200.0)), ("1,000 rows a second", Some(1_000.0)), ("as fast as it can", None)];

/// Rows that are taken between two looks at the clock.
const SLICE: u64 = 10;

/// Milliseconds that a frame may work.
const BUDGET_MS: f64 = 8.0;

/// Milliseconds from one drawing to the next.
const DRAW_MS: f64 = 120.0;

/// Without a frame for so long, nobody was looking: what passed is not made up for.
const LONGEST_FRAME: Duration = Duration::from_millis(100);

/// What the charts show.
const NOTE: &str = words::NOTE;

/// What is on the bench.
#[derive(Clone, Copy)]
struct LabState {
    draft: RwSignal<ExperimentDraft>,
    lab: StoredValue<Option<Lab>, LocalStorage>,
    going: RwSignal<bool>,
    speed: RwSignal<usize>,
    words: RwSignal<String>,
    done: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    error: RwSignal<SharedPlot, LocalStorage>,
    statistic: RwSignal<SharedPlot, LocalStorage>,
    /// Rows that are owed, when the last frame was, and when was drawn.
    pace: StoredValue<(f64, f64, f64)>,
}

impl LabState {
    fn new() -> Option<Self> {
        let draft = ExperimentDraft::default();
        let view = draft.begin().ok()?.view();
        let bench = Self {
            draft: RwSignal::new(draft),
            lab: StoredValue::new_local(None),
            going: RwSignal::new(false),
            speed: RwSignal::new(1),
            words: RwSignal::new(String::new()),
            done: RwSignal::new(false),
            problem: RwSignal::new(None),
            error: RwSignal::new_local(view.error),
            statistic: RwSignal::new_local(view.statistic),
            pace: StoredValue::new((0.0, 0.0, 0.0)),
        };
        // Another choice is another experiment.
        follow(move || bench.begin(bench.draft.get()));
        Some(bench)
    }

    fn begin(self, draft: ExperimentDraft) {
        self.going.set(false);
        let begun = draft.begin();
        self.problem.set(begun.as_ref().err().cloned());
        self.lab.set_value(begun.ok());
        self.show();
    }

    fn show(self) {
        let Some(LabView { error, statistic, words, done }) = self.lab.with_value(|lab| lab.as_ref().map(Lab::view)) else { return };
        self.error.set(error);
        self.statistic.set(statistic);
        self.words.set(words);
        self.done.set(done);
    }

    fn press(self) {
        if self.going.get_untracked() {
            self.going.set(false);
            self.show();
            return;
        }
        if self.done.get_untracked() {
            self.begin(self.draft.get_untracked());
        }
        if self.lab.with_value(Option::is_some) {
            self.going.set(true);
            self.pace.set_value((0.0, milliseconds(), 0.0));
            request_animation_frame(move || self.frame());
        }
    }

    /// Takes the rows that are owed, for as long as a frame may work. Whoever has left has ended it.
    fn frame(self) {
        if self.going.try_get_untracked() != Some(true) {
            return;
        }
        let now = milliseconds();
        let (owed, last, drawn) = self.pace.get_value();
        let passed = (now - last).min(LONGEST_FRAME.as_secs_f64() * 1_000.0);
        let mut owed = SPEEDS[self.speed.get_untracked()].1.map_or(f64::INFINITY, |rows| owed + rows * passed / 1_000.0);
        let done = self.lab.try_update_value(|lab| {
            let Some(lab) = lab else { return true };
            while owed >= SLICE as f64 && !lab.is_done() && milliseconds() - now < BUDGET_MS {
                lab.advance(SLICE);
                owed -= SLICE as f64;
            }
            lab.is_done()
        });
        // What could not be done in time is not owed for ever.
        let owed = owed.min(SLICE as f64);
        let done = done.unwrap_or(true);
        let draws = done || now - drawn >= DRAW_MS;
        if draws {
            self.show();
        }
        self.pace.set_value((owed, now, if draws { now } else { drawn }));
        if done {
            self.going.set(false);
        } else {
            request_animation_frame(move || self.frame());
        }
    }
}

/// The laboratory.
pub fn lab() -> View {
    let run = expect_context::<Run>();
    let viewport = expect_context::<Viewport>();
    let lede = words::HERE_THERE_ARE_NO_CUSTOMERS;
    let Some(bench) = LabState::new() else { return View::default() };
    let problem = part(
        move || bench.problem.get(),
        |problem| problem.as_ref().map(|why| el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str()))).into(),
    );
    // Said once, to those who do not see it move.
    let ended = move || if bench.done.get() { bench.words.get() } else { String::new() };
    let shows = div("lab-shows")
        .add(transport(bench))
        .add(div("").attr("role", "status").add(problem))
        .add(el("p").class("lab-words").add(text(move || bench.words.get())))
        .add(el("p").class("sr").attr("role", "status").add(text(ended)))
        .add(charts(viewport, bench));
    paper(
        "Laboratory",
        View::many([prose("lede", lede).into(), div("acts").add(back_link(run)).into(), div("lab").add(shows).add(choices(bench)).into()]),
    )
}

fn transport(bench: LabState) -> El {
    let words = move || match (bench.going.get(), bench.done.get()) {
        (true, _) => "Pause",
        (false, true) => words::ONCE_MORE,
        (false, false) => words::LET_ROWS_COME,
    };
    let icon_name = move || match (bench.going.get(), bench.done.get()) {
        (true, _) => "pause",
        (false, true) => "reset",
        (false, false) => "play",
    };
    let go = button("btn main", move || bench.press()).add(icon_of(icon_name)).add(text(words));
    let anew = button("btn", move || bench.begin(bench.draft.get_untracked())).add(words::START_OVER);
    let speeds = SPEEDS.iter().map(|(words, _)| (*words).to_owned()).collect();
    div("train-line").add(go).add(anew).add(select("Speed", speeds, move || bench.speed.get(), move |at| bench.speed.set(at)))
}

/// What can be chosen.
fn choices(bench: LabState) -> El {
    let draft = bench.draft;
    let names = |all: Vec<&'static str>| all.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let about = |words: fn(&ExperimentDraft) -> String| part(move || draft.with(words), |words| prose("train-note", words).into());
    let streams = names(streams::ALL.iter().map(|kind| kind.name).collect());
    let forms = names(DriftForm::ALL.iter().map(|form| form.2).collect());
    let habits = names(Habit::ALL.iter().map(|habit| habit.2).collect());
    let watches = names(detectors::ALL.iter().map(|kind| kind.name).collect());
    let seed = entry("Seed", draft.with_untracked(|draft| draft.seed.clone()), move |text| draft.update(|draft| draft.seed = text));
    let stream = group("1. Stream")
        .add(
            div("train-line")
                .add(select("Stream", streams, move || draft.with(|d| d.stream), move |at| draft.update(|d| d.stream = at)))
                .add(seed),
        )
        .add(about(|draft| draft.kind().sentence.to_owned()));
    let drift = group("2. Drift")
        .add(
            div("train-line")
                .add(select("Form", forms, move || draft.with(|d| d.form), move |at| draft.update(|d| d.form = at)))
                .add(part(move || draft.with(ExperimentDraft::names), move |(at, over)| where_and_how_long(draft, *at, *over))),
        )
        .add(about(ExperimentDraft::about_drift));
    let learner = group("3. Learner")
        .add(div("train-line").add(select("Learner", habits, move || draft.with(|d| d.habit), move |at| draft.update(|d| d.habit = at))))
        .add(about(|draft| Habit::ALL[draft.habit].3.to_owned()));
    let choose = move |at| draft.update(|draft| *draft = draft.clone().with_detector(at));
    let detector = group("4. Detector")
        .add(div("train-line").add(select("Detector", watches, move || draft.with(|d| d.detector), choose)))
        .add(about(|draft| draft.watch().sentence.to_owned()))
        .add(part(move || draft.with(|d| d.detector), move |at| settings(draft, detectors::ALL[*at].hyperparameters)));
    div("lab-choices").add(stream).add(drift).add(learner).add(detector)
}

fn group(title: &str) -> El {
    el("section").class("rule-form").add(el("h2").add(title))
}

fn where_and_how_long(draft: RwSignal<ExperimentDraft>, at: Option<&'static str>, over: Option<&'static str>) -> View {
    let (position, width) = draft.with_untracked(|draft| (draft.position.clone(), draft.width.clone()));
    let at = at.map(|name| entry(name, position, move |text| draft.update(|draft| draft.position = text)));
    let over = over.map(|name| entry(name, width, move |text| draft.update(|draft| draft.width = text)));
    View::many([at.into(), over.into()])
}

/// The settings of a detector.
fn settings(draft: RwSignal<ExperimentDraft>, hyperparameters: &'static [Hyperparameter]) -> View {
    let setting = |(at, hyperparameter): (usize, &'static Hyperparameter)| {
        let first = draft.with_untracked(|draft| draft.settings.get(at).cloned().unwrap_or_default());
        let typed = move |text| {
            draft.update(|draft| {
                if let Some(setting) = draft.settings.get_mut(at) {
                    *setting = text;
                }
            });
        };
        let (low, high) = hyperparameter.range;
        let says = format!("{} {low} to {high}; usually {}.", hyperparameter.sentence, hyperparameter.default);
        el("li").add(entry(hyperparameter.name, first, typed)).add(prose("", &says))
    };
    let list = el("ul").class("settings").attr("role", "list").add_all(hyperparameters.iter().enumerate().map(setting));
    el("details").class("several").add(el("summary").add("Settings")).add(list).into()
}

/// Both charts, one above the other, with one cursor.
fn charts(viewport: Viewport, bench: LabState) -> View {
    let (cursor, theme) = (RwSignal::new(None), viewport.theme);
    let open = RwSignal::new(None::<bool>);
    let one = |plot, which: bool| {
        let on_open = Callback::new(move |()| open.set(Some(which)));
        chart_figure(plot, cursor, true, false, theme, Callback::new(|_| ()), on_open, || false)
    };
    let key = |class: &'static str, words: &'static str| el("li").add(span(class).attr("aria-hidden", "true")).add(words);
    let keys = el("ul")
        .class("lab-keys")
        .attr("role", "list")
        .add(key("world", "here the world truly changes"))
        .add(key("alarm", "here the detector fired"));
    let looked =
        Signal::derive_local(move || open.get().map(|statistic| if statistic { bench.statistic.get() } else { bench.error.get() }));
    let close = Callback::new(move |()| {
        let was = open.get_untracked();
        open.set(None);
        crate::ui::dom::focus::focus(if was == Some(true) { "chart-lab-statistic" } else { "chart-lab-error" });
    });
    View::many([
        div("lab-charts").add(one(bench.error, false)).add(one(bench.statistic, true)).into(),
        keys.into(),
        prose("train-note", NOTE).into(),
        chart_card(looked, theme, close),
    ])
}
