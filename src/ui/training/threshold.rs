//! The decision threshold of a version, to be moved by hand: cells, measures and money follow at once, and the line can be put
//! into service.

use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::training::threshold::{Deciding, LineView, REACH};
use afterlaunch::present::training::words;
use leptos::prelude::*;

use crate::ui::app::context::viewport::Viewport;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::{ControlSettings, LOCKED};
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, div, el, part, span, text};
use crate::ui::widgets::chart::chart_figure;
use crate::ui::widgets::chart_card::chart_card;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;
use crate::ui::widgets::slider::{Reach, slider};

/// What is moved: the rows behind it, where the line lies, and what was said when it was put into service.
#[derive(Clone, Copy)]
struct Hand {
    run: Run,
    control_settings: ControlSettings,
    viewport: Viewport,
    number: u32,
    deciding: RwSignal<Deciding>,
    view: RwSignal<LineView>,
    plot: RwSignal<SharedPlot, LocalStorage>,
    said: RwSignal<Option<Result<(), String>>>,
}

impl Hand {
    fn move_to(self, place: u32) {
        let (view, plot) = self.deciding.with_untracked(|deciding| (deciding.at(place), deciding.curve(place)));
        self.view.set(view);
        self.plot.set(plot);
        self.said.set(None);
    }

    fn put_into_service(self) {
        let place = self.view.with_untracked(|view| view.place);
        let answer = self.run.change(|session| session.dispatch(Deciding::apply(place)));
        if let Some(deciding) = self.run.read(|session| Deciding::about(session, self.number)) {
            self.deciding.set(deciding);
        }
        self.move_to(place);
        self.said.set(Some(answer));
    }
}

/// The decision threshold of a version; nothing where it was tested on nothing.
pub fn decision_line(run: Run, number: u32) -> View {
    let Some(deciding) = run.read(|session| Deciding::about(session, number)) else { return View::default() };
    let first = deciding.in_service;
    let hand = Hand {
        run,
        control_settings: expect_context(),
        viewport: expect_context(),
        number,
        view: RwSignal::new(deciding.at(first)),
        plot: RwSignal::new_local(deciding.curve(first)),
        said: RwSignal::new(None),
        deciding: RwSignal::new(deciding),
    };
    let asks = hand.deciding.with_untracked(|deciding| deciding.asks(number));
    let counts = div("counts").add(cells(hand)).add(figures(hand));
    let section = el("section")
        .class("deciding")
        .add(el("h2").add(words::WHERE_ITS_DECISION_LINE_LIES))
        .add(prose("train-note", &asks))
        .add(line(hand))
        .add(counts)
        .add(el("p").class("train-note").add(text(move || hand.view.with(|view| view.beside.clone()))))
        .add(acts(hand))
        .add(chart(hand));
    section.into()
}

fn line(hand: Hand) -> El {
    let (min, max) = (f64::from(REACH.0), f64::from(REACH.1));
    let turn = Callback::new(move |value: f64| hand.move_to(value as u32));
    let value = move || hand.view.with(|view| f64::from(view.place));
    let spoken = move || hand.view.with(|view| view.spoken.clone());
    div("line-field")
        .add(span("").attr("aria-hidden", "true").add(words::DECISION_LINE))
        .add(slider(Reach { min, max, step: 1.0 }, value, spoken, words::DECISION_LINE, turn))
        .add(el("output").attr("aria-hidden", "true").add(text(move || format!("{} %", value()))))
}

/// What was, against what it was called.
fn cells(hand: Hand) -> El {
    let [predicted_positive, predicted_negative, was, was_not] = hand.deciding.with_untracked(Deciding::heads);
    let head = |words: &str, scope| el("th").attr("scope", scope).add(words);
    let cell = |at: usize| {
        let name = hand.view.with_untracked(|view| view.cells[at].1);
        let count = text(move || hand.view.with(|view| view.cells[at].0.clone()));
        el("td").class(if at == 0 || at == 3 { "right" } else { "wrong" }).add(el("b").add(count)).add(prose("", name))
    };
    let row = |name: &str, at: usize| el("tr").add(head(name, "row")).add(cell(at)).add(cell(at + 1));
    el("table")
        .class("cells")
        .add(el("caption").class("sr").add(words::ANSWERS_AGAINST_OUTCOMES))
        .add(el("thead").add(el("tr").add(el("td")).add(head(&predicted_positive, "col")).add(head(&predicted_negative, "col"))))
        .add(el("tbody").add(row(&was, 0)).add(row(&was_not, 2)))
}

/// Measures, and money.
fn figures(hand: Hand) -> View {
    let item = |name: &str, value: View| el("div").add(el("dt").add(prose("", name))).add(el("dd").add(value));
    let measures = (0..4).map(|at| {
        let name = hand.view.with_untracked(|view| view.measures[at].0);
        item(name, text(move || hand.view.with(|view| view.measures[at].1.clone())))
    });
    let money = (0..3).map(|at| {
        let name = hand.view.with_untracked(|view| view.money[at].0);
        item(name, text(move || hand.view.with(|view| view.money[at].1.clone())))
    });
    let of = hand.deciding.with_untracked(Deciding::of_a_thousand);
    View::many([
        el("dl").class("figures").add_all(measures).into(),
        div("figures-of").add(el("p").add(of)).add(el("dl").class("figures").add_all(money)).into(),
    ])
}

/// What can be done with the line.
fn acts(hand: Hand) -> View {
    let to = |words: &'static str, place: fn(&Deciding) -> u32| {
        let at = move || hand.deciding.with(place);
        let go = move || hand.move_to(untrack(at));
        button("btn", go)
            .prop_of("disabled", move || hand.view.with(|view| view.place) == at())
            .add(text(move || format!("{words}: {} %", at())))
    };
    let jumps = div("acts")
        .add(to(words::TO_THE_CHEAPEST_IN_VALIDATION, |deciding| deciding.cheapest))
        .add(to(words::TO_THE_LINE_IN_SERVICE, |deciding| deciding.in_service));
    let said = part(
        move || hand.said.get(),
        |said| match said {
            None => View::default(),
            Some(Ok(())) => el("p").class("why-not").add(icon("check")).add(el("span").add(words::THE_DECISION_LINE_LIES)).into(),
            Some(Err(why)) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    match why_not(hand.run, hand.control_settings) {
        Some(why) => View::many([jumps.into(), el("p").class("why-not").add(icon("lock")).add(el("span").add(why)).into()]),
        None => {
            let put = button("btn main", move || hand.put_into_service()).add(words::USE_THIS_DECISION_LINE);
            let note = words::THE_SYSTEM_HAS_ONE_DECISION_LINE;
            View::many([jumps.add(put).into(), prose("train-note", note).into(), div("").attr("role", "status").add(said).into()])
        }
    }
}

/// Why the line cannot be moved here, if it cannot.
fn why_not(run: Run, control_settings: ControlSettings) -> Option<&'static str> {
    if control_settings.is_locked("threshold") {
        return Some(LOCKED);
    }
    let yours = run.read_lesson(|_, playing| playing.is_none_or(|playing| playing.lesson().shows.controls.contains(&"threshold")));
    (!yours).then_some(words::IN_THIS_MISSION_THE_DECISION_LINE)
}

/// What it costs wherever it lies.
fn chart(hand: Hand) -> View {
    let theme = hand.viewport.theme;
    let open = RwSignal::new(false);
    let figure = chart_figure(
        hand.plot,
        RwSignal::new(None),
        true,
        false,
        theme,
        Callback::new(|_| ()),
        Callback::new(move |()| open.set(true)),
        || false,
    );
    let looked = Signal::derive_local(move || open.get().then(|| hand.plot.get()));
    let close = Callback::new(move |()| {
        open.set(false);
        focus("chart-threshold-cost");
    });
    let key = |class: &str, words: View| el("li").add(span(class).attr("aria-hidden", "true")).add(words);
    let place = move |of: fn(&Deciding) -> u32| hand.deciding.with(of);
    let keys = el("ul")
        .class("line-keys")
        .attr("role", "list")
        .add(key("here", text(move || format!("your line, {} %", hand.view.with(|view| view.place)))))
        .add(key("cheapest", text(move || format!("cheapest in validation, {} %", place(|deciding| deciding.cheapest)))))
        .add(key("service", text(move || format!("in service, {} %", place(|deciding| deciding.in_service)))));
    View::many([div("line-chart").add(figure).into(), keys.into(), chart_card(looked, theme, close)])
}
