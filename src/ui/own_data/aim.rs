//! What the model is to tell, in which order the rows come, and what mistakes cost.

use afterlaunch::learn::table::exact;
use afterlaunch::present::own_data;
use afterlaunch::present::own_data::{AimView, Choice};
use afterlaunch::session::own::{Choices, Positive};
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::desk::Draft;
use crate::ui::dom::{El, View, div, el, part, span, text, watch};

/// What the model is to tell, and how often it is so.
pub fn target(draft: Draft) -> View {
    let choices = draft.choices;
    let what =
        draft.view(|aim| aim.targets.clone(), |choices| choices.target.to_string(), |choices, table, value| choices.aim(table, value));
    let positive = part(
        move || (draft.aim.with(|aim| aim.words.is_empty()), choices.with(|choices| choices.target)),
        move |(number, _)| {
            if *number {
                let tells = draft.select(
                    None,
                    |aim| aim.tells.clone(),
                    own_data::told,
                    |draft, value| draft.change(move |choices, _| choices.positive = choices.positive.told(value == own_data::NUMBER)),
                );
                let line = number_field(
                    draft,
                    "Above which value?",
                    "What lies above counts as a yes: people act on it. Half of the rows lie above the line that stands here at first.",
                    "any",
                    |choices| choices.positive.line().map_or_else(String::new, |line| line.to_string()),
                    |choices, value| choices.positive = choices.positive.with_line(value),
                );
                let about = "Models that can predict a number (a regression) say how much; all can say whether it is above a line.";
                View::many([field("What should be predicted of it?", about, tells).into(), line.into()])
            } else {
                let word = |choices: &Choices| match choices.positive {
                    Positive::Word(word) => word.to_string(),
                    _ => String::new(),
                };
                let select = draft.view(|aim| aim.words.clone(), word, |choices, _, value| choices.positive = Positive::Word(value));
                field("Which value should it look for?", "This value is told apart from all others.", select).into()
            }
        },
    );
    View::many([
        div("own-fields")
            .add(field(
                "Which column should the model predict?",
                "What turned out in the end, called the label: the model never sees it beforehand.",
                what,
            ))
            .add(positive)
            .into(),
        balance(draft).into(),
    ])
}

/// How many rows have which outcome: a bar, and its words.
fn balance(draft: Draft) -> El {
    let of = move || draft.balance.get();
    let bar = div("own-balance").attr("aria-hidden", "true").add(span("").style_of("width", move || format!("{:.2}%", of().share * 100.0)));
    let said =
        div("own-said").attr("role", "status").add(el("b").add(text(move || of().positive))).add(el("span").add(text(move || of().others)));
    div("").add(bar).add(said)
}

/// In which order the rows come, how many a day, and when outcomes are known.
pub fn stream(draft: Draft) -> View {
    let place = |of: Option<u16>| of.map_or_else(String::new, |at| at.to_string());
    let time = draft.optional("The order of the file", |aim| aim.times.clone(), move |c| place(c.time), |c, value| c.time = value);
    let group = draft.optional("All rows together", |aim| aim.groups.clone(), move |c| place(c.segment), |c, value| c.segment = value);
    let fields = div("own-fields")
        .add(field("In which order do rows come?", "The older ones teach the first model, the newer ones come in live.", time))
        .add(field("Look at groups apart (segments)?", "Quality is then shown for each group as well.", group))
        .add(number_field(
            draft,
            "Requests a day",
            "Fewer come slower; more are needed to measure quickly.",
            "1",
            |choices| choices.a_day.to_string(),
            |choices, value| choices.a_day = value as u32,
        ))
        .add(number_field(
            draft,
            "Hours until an outcome is known",
            "Half of the outcomes are in after so long.",
            "any",
            |choices| choices.delay_hours.to_string(),
            |choices, value| choices.delay_hours = value as f32,
        ));
    View::many([fields.into(), el("p").class("own-lasts").add(text(move || draft.balance.get().lasts)).into()])
}

/// What mistakes cost.
pub fn costs(draft: Draft) -> View {
    let missed = number_field(
        draft,
        "EUR for one that is missed (a false negative)",
        "The model said no, and it was a yes.",
        "any",
        |choices| choices.missed_eur.to_string(),
        |choices, value| choices.missed_eur = value as f32,
    );
    let alarm = number_field(
        draft,
        "EUR for a false alarm (a false positive)",
        "The model said yes, and it was a no.",
        "any",
        |choices| choices.false_alarm_eur.to_string(),
        |choices, value| choices.false_alarm_eur = value as f32,
    );
    div("own-fields").add(missed).add(alarm).into()
}

/// A control under its name, with what it means.
pub fn field(name: &str, about: &str, control: El) -> El {
    el("label").class("own-field").add(el("b").add(name)).add(control).add(el("small").add(about))
}

fn number_field(draft: Draft, name: &str, about: &str, step: &str, shown: fn(&Choices) -> String, typed: fn(&mut Choices, f64)) -> El {
    let input = el("input").attr("type", "number").attr("step", step).attr("inputmode", "decimal").attr("autocomplete", "off");
    let control: HtmlInputElement = input.dom();
    // What is typed stays as it was typed, until something else takes its place.
    watch(move || {
        let now = draft.choices.with(shown);
        let same = exact(control.value().as_bytes(), b'.').is_some_and(|typed| typed.to_string() == now);
        if !same {
            control.set_value(&now);
        }
    });
    let input = input.on("change", move |event: Event| {
        if let Some(value) = exact(event_target_value(&event).as_bytes(), b'.') {
            draft.change(move |choices, _| typed(choices, value));
        }
    });
    field(name, about, input)
}

impl Draft {
    /// A list to choose a column or a word from.
    fn view(
        self,
        list: fn(&AimView) -> Vec<Choice>,
        chosen: fn(&Choices) -> String,
        choose: fn(&mut Choices, &afterlaunch::learn::table::Table, u16),
    ) -> El {
        self.select(None, list, chosen, move |draft, value| {
            if let Ok(value) = value.parse() {
                draft.change(move |choices, table| choose(choices, table, value));
            }
        })
    }

    /// The same where one may also choose none.
    fn optional(
        self,
        none: &'static str,
        list: fn(&AimView) -> Vec<Choice>,
        chosen: impl Fn(&Choices) -> String + 'static,
        choose: fn(&mut Choices, Option<u16>),
    ) -> El {
        self.select(Some(none), list, chosen, move |draft, value| {
            let value = value.parse().ok();
            draft.change(move |choices, _| choose(choices, value));
        })
    }

    fn select(
        self,
        none: Option<&'static str>,
        list: fn(&AimView) -> Vec<Choice>,
        chosen: impl Fn(&Choices) -> String + 'static,
        choose: impl Fn(Self, String) + 'static,
    ) -> El {
        let options = part(
            move || self.aim.with(list),
            move |all| {
                let none = none.map(|words| el("option").attr("value", "").add(words));
                let all = all.iter().map(|(value, words)| el("option").attr("value", value).add(words.as_str()));
                none.into_iter().chain(all).collect()
            },
        );
        let select = el("select").add(options);
        let control: web_sys::HtmlSelectElement = select.dom();
        // After its options, which may be others now.
        watch(move || {
            self.aim.track();
            control.set_value(&self.choices.with(&chosen));
        });
        select.on("change", move |event: Event| choose(self, event_target_value(&event)))
    }
}
