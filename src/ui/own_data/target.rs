//! What the model is to tell, in which order the rows come, and what mistakes cost.

use afterlaunch::learn::table::exact;
use afterlaunch::present::own_data;
use afterlaunch::present::own_data::words;
use afterlaunch::present::own_data::{Choice, TargetView};
use afterlaunch::session::own::{Choices, Positive};
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::state::OwnDataDraft;
use crate::ui::dom::{El, View, div, el, part, span, text, watch};

/// What the model is to tell, and how often it is so.
pub fn target(draft: OwnDataDraft) -> View {
    let choices = draft.choices;
    let what = draft.view(
        |target_view| target_view.targets.clone(),
        |choices| choices.target.to_string(),
        |choices, table, value| choices.choose_target(table, value),
    );
    let positive = part(
        move || (draft.target_view.with(|target_view| target_view.words.is_empty()), choices.with(|choices| choices.target)),
        move |(number, _)| {
            if *number {
                let tells = draft.select(
                    None,
                    |target_view| target_view.tells.clone(),
                    own_data::described,
                    |draft, value| {
                        draft.change(move |choices, _| choices.positive = choices.positive.above_or_not(value == own_data::NUMBER))
                    },
                );
                let line = number_field(
                    draft,
                    words::ABOVE_WHICH_VALUE,
                    words::WHAT_LIES_ABOVE_COUNTS,
                    "any",
                    |choices| choices.positive.line().map_or_else(String::new, |line| line.to_string()),
                    |choices, value| choices.positive = choices.positive.with_line(value),
                );
                let about = words::MODELS_THAT_CAN_TELL_A_NUMBER;
                View::many([field(words::WHAT_SHOULD_BE_PREDICTED_OF_IT, about, tells).into(), line.into()])
            } else {
                let word = |choices: &Choices| match choices.positive {
                    Positive::Word(word) => word.to_string(),
                    _ => String::new(),
                };
                let select =
                    draft.view(|target_view| target_view.words.clone(), word, |choices, _, value| choices.positive = Positive::Word(value));
                field(words::WHICH_VALUE_SHOULD_IT_LOOK_FOR, words::THIS_VALUE_IS_TOLD_APART, select).into()
            }
        },
    );
    View::many([
        div("own-fields")
            .add(field(words::WHICH_COLUMN_SHOULD_THE_MODEL_PREDICT, words::WHAT_TURNED_OUT_IN_THE_END, what))
            .add(positive)
            .into(),
        balance(draft).into(),
    ])
}

/// How many rows have which outcome: a bar, and its words.
fn balance(draft: OwnDataDraft) -> El {
    let of = move || draft.balance.get();
    let bar = div("own-balance").attr("aria-hidden", "true").add(span("").style_of("width", move || format!("{:.2}%", of().share * 100.0)));
    let said =
        div("own-said").attr("role", "status").add(el("b").add(text(move || of().positive))).add(el("span").add(text(move || of().others)));
    div("").add(bar).add(said)
}

/// In which order the rows come, how many a day, and when outcomes are known.
pub fn stream(draft: OwnDataDraft) -> View {
    let place = |of: Option<u16>| of.map_or_else(String::new, |at| at.to_string());
    let time = draft.optional(
        words::THE_ORDER_OF_THE_FILE,
        |target_view| target_view.times.clone(),
        move |c| place(c.time),
        |c, value| c.time = value,
    );
    let group = draft.optional(
        words::ALL_ROWS_TOGETHER,
        |target_view| target_view.groups.clone(),
        move |c| place(c.segment),
        |c, value| c.segment = value,
    );
    let fields = div("own-fields")
        .add(field(words::IN_WHICH_ORDER_DO_ROWS_COME, words::THE_OLDER_ONES_TEACH, time))
        .add(field(words::LOOK_AT_GROUPS_APART, words::QUALITY_IS_THEN_SHOWN, group))
        .add(number_field(
            draft,
            words::REQUESTS_A_DAY,
            words::FEWER_COME_SLOWER_MORE_ARE_NEEDED,
            "1",
            |choices| choices.a_day.to_string(),
            |choices, value| choices.a_day = value as u32,
        ))
        .add(number_field(
            draft,
            words::HOURS_UNTIL_AN_OUTCOME_IS_KNOWN,
            words::HALF_OF_THE_OUTCOMES,
            "any",
            |choices| choices.delay_hours.to_string(),
            |choices, value| choices.delay_hours = value as f32,
        ));
    View::many([fields.into(), el("p").class("own-lasts").add(text(move || draft.balance.get().lasts)).into()])
}

/// What mistakes cost.
pub fn costs(draft: OwnDataDraft) -> View {
    let missed = number_field(
        draft,
        words::EUR_FOR_ONE_THAT_IS_MISSED,
        words::THE_MODEL_SAID,
        "any",
        |choices| choices.missed_eur.to_string(),
        |choices, value| choices.missed_eur = value as f32,
    );
    let alarm = number_field(
        draft,
        words::EUR_FOR_A_FALSE_ALARM,
        words::THE_MODEL_SAID_YES,
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

fn number_field(
    draft: OwnDataDraft,
    name: &str,
    about: &str,
    step: &str,
    shown: fn(&Choices) -> String,
    typed: fn(&mut Choices, f64),
) -> El {
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

impl OwnDataDraft {
    /// A list to choose a column or a word from.
    fn view(
        self,
        list: fn(&TargetView) -> Vec<Choice>,
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
        list: fn(&TargetView) -> Vec<Choice>,
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
        list: fn(&TargetView) -> Vec<Choice>,
        chosen: impl Fn(&Choices) -> String + 'static,
        choose: impl Fn(Self, String) + 'static,
    ) -> El {
        let options = part(
            move || self.target_view.with(list),
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
            self.target_view.track();
            control.set_value(&self.choices.with(&chosen));
        });
        select.on("change", move |event: Event| choose(self, event_target_value(&event)))
    }
}
