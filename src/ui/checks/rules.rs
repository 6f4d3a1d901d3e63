//! The rules of the check as a page: those that stand, a form for a new one, what each response has led to, and what
//! was stopped.

use afterlaunch::learn::data::FieldKind;
use afterlaunch::platform::quality::{Response, RuleKind, ValidationRule};
use afterlaunch::platform::vocabulary::Action;
use afterlaunch::present;
use afterlaunch::present::checks::words;
use afterlaunch::present::checks::{ChecksView, RuleDraft, StandingView, kinds};
use afterlaunch::present::view::StatusIcon;
use afterlaunch::present::words::rules::response;
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::account::table;
use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::control_settings::{ControlSettings, LOCKED};
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, button, div, el, part, span, text, when};
use crate::ui::trace::record::{back_link, list};
use crate::ui::widgets::icons::{icon, state_icon};
use crate::ui::widgets::prose::prose;

/// Names of the choices of a select.
type Options = Vec<String>;

/// The check at the door: its rules, and what they have stopped.
pub fn checks() -> View {
    let run = expect_context::<Run>();
    let control_settings = expect_context::<ControlSettings>();
    let view = Memo::new(run, |at| present::checks(at.session));
    let said = RwSignal::new(None::<Result<&'static str, String>>);
    let free = why_not(run, control_settings);
    let acts =
        div("acts").add(el("a").class("btn").attr("href", Place::Trace(None).fragment()).add(words::FOLLOW_A_RECORD)).add(back_link(run));
    let status = part(
        move || said.get(),
        |said| match said {
            None => View::default(),
            Some(Ok(done)) => el("p").class("why-not").add(icon("check")).add(el("span").add(*done)).into(),
            Some(Err(why)) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    let lede = words::A_RULE_SAYS_WHAT_MUST_HOLD;
    let form = match free {
        None => form(run, said).into(),
        Some(why) => View::from(el("p").class("why-not").add(icon("lock")).add(el("span").add(why))),
    };
    paper(
        words::RULES_OF_THE_CHECK,
        View::many([
            prose("lede", lede).into(),
            acts.into(),
            el("p").class("switch-says").add(text(move || view.with(|view| view.switch.clone()))).into(),
            rules(run, view, said, free.is_none()),
            form,
            div("").attr("role", "status").add(status).into(),
            response_stats(view),
            stopped(run),
        ]),
    )
}

/// Why rules cannot be changed here, if they cannot.
fn why_not(run: Run, control_settings: ControlSettings) -> Option<&'static str> {
    if control_settings.is_locked("validation") {
        return Some(LOCKED);
    }
    let yours = run.read_lesson(|_, playing| playing.is_none_or(|playing| playing.lesson().shows.controls.contains(&"validation")));
    (!yours).then_some(words::IN_THIS_MISSION_THE_CHECK)
}

fn change(run: Run, said: RwSignal<Option<Result<&'static str, String>>>, done: &'static str, action: Action) {
    let answer = run.change(|session| session.dispatch(action));
    said.set(Some(answer.map(|()| done)));
}

fn rules(run: Run, view: Memo<ChecksView>, said: RwSignal<Option<Result<&'static str, String>>>, free: bool) -> View {
    let shown = move || view.with(|view| view.rules.iter().map(|r| (r.rule.clone(), r.words.clone(), r.response)).collect::<Vec<_>>());
    let list = move |all: &Vec<(ValidationRule, String, usize)>| {
        if all.is_empty() {
            return el("p").class("none").add(words::THERE_IS_NO_RULE_YET_WRITE).into();
        }
        let items = all.iter().enumerate().map(|(at, (rule, words, then))| item(run, view, said, free, (at, rule, words, *then)));
        el("ul").class("check-rules").attr("role", "list").add_all(items).into()
    };
    el("section").add(el("h2").add(words::RULES_THAT_STAND)).add(part(shown, list)).into()
}

fn item(
    run: Run,
    view: Memo<ChecksView>,
    said: RwSignal<Option<Result<&'static str, String>>>,
    free: bool,
    (at, rule, words, then): (usize, &ValidationRule, &str, usize),
) -> El {
    let of = move |get: fn(&StandingView) -> String| view.with(|view| view.rules.get(at).map(get).unwrap_or_default());
    let broken = move || view.with(|view| view.rules.get(at).is_some_and(|rule| rule.broken));
    let (other, gone) = (rule.clone(), ValidationRule { response: None, ..rule.clone() });
    let name = format!("{words}, else");
    let turn = move |then: usize| {
        let then = Response::ALL.get(then).copied();
        change(run, said, words::THE_RULE_HAS_ANOTHER_RESPONSE, Action::ValidationRule(ValidationRule { response: then, ..other.clone() }));
    };
    let response = select(&name, responses(), move || then, turn);
    let response = if free { response } else { response.attr("disabled", "") };
    let take = move || change(run, said, words::THE_RULE_IS_GONE, Action::ValidationRule(gone.clone()));
    el("li")
        .add(
            div("")
                .add(el("b").add(words))
                .add(el("small").add(when(broken, || state_icon(|| StatusIcon::Firing))).add(text(move || of(|rule| rule.found.clone())))),
        )
        .add(el("label").add(span("").add("else ")).add(response))
        .add(free.then(|| button("btn bare", take).attr("aria-label", words::take_away(words)).add(words::TAKE_AWAY)))
}

fn responses() -> Options {
    Response::ALL.iter().map(|then| response(*then).to_owned()).collect()
}

/// A choice from a list; `name` is for those who do not see what stands beside it.
fn select(name: &str, options: Options, at: impl Fn() -> usize + 'static, choose: impl Fn(usize) + 'static) -> El {
    let option = |(value, words): (usize, &String)| el("option").attr("value", value.to_string()).add(words.as_str());
    el("select")
        .attr("aria-label", name)
        .add_all(options.iter().enumerate().map(option))
        .on("change", move |event: Event| choose(event_target_value(&event).parse().unwrap_or(0)))
        .prop_of("value", move || at().to_string())
}

/// The form for a new rule.
fn form(run: Run, said: RwSignal<Option<Result<&'static str, String>>>) -> El {
    let fields = run.read(|session| session.scenario().schema.fields.clone());
    let fresh = move |field, kind, then| run.read(|session| RuleDraft::new(session, field, kind, then));
    let draft = RwSignal::new(fresh(0, 0, 1));
    let names: Options = fields.iter().map(|field| field.label.clone()).collect();
    let of = fields.clone();
    let tests = part(
        move || draft.with(|draft| draft.field),
        move |at| {
            let options = kinds(&of[*at]).iter().map(|(_, words)| (*words).to_owned()).collect();
            let choose = move |kind| draft.set(draft.with_untracked(|old| fresh(old.field, kind, old.response)));
            select(words::WHAT_MUST_HOLD, options, move || draft.with(|draft| draft.kind), choose).into()
        },
    );
    let limits = part(
        move || draft.with(|draft| (draft.field, draft.kind)),
        move |(at, kind)| {
            let field = &fields[*at];
            let kind = kinds(field).get(*kind).map_or(RuleKind::Required, |(kind, _)| *kind);
            let categories = if let FieldKind::Categorical { categories } = &field.kind { categories.clone() } else { Vec::new() };
            let unit = if field.unit.is_empty() { String::new() } else { format!(" {}", field.unit) };
            match kind {
                RuleKind::Range => View::many([entry("From", "", draft, false), entry("To", &unit, draft, true)]),
                RuleKind::MissingShare | RuleKind::OutOfRangeShare => entry(words::AT_MOST, " %", draft, true),
                RuleKind::Categories => words(categories, draft),
                RuleKind::CategoryShare => View::many([
                    select("Category", categories, move || draft.with(|d| d.category), move |at| draft.update(|d| d.category = at)).into(),
                    entry(words::AT_LEAST, " %", draft, false),
                    entry(words::AT_MOST, " %", draft, true),
                ]),
                RuleKind::Type | RuleKind::Required => View::default(),
            }
        },
    );
    let choose_field = move |field| draft.set(draft.with_untracked(|old| fresh(field, 0, old.response)));
    let write = move || match run.read(|session| draft.with_untracked(|draft| draft.action(session))) {
        Ok(action) => change(run, said, words::THE_RULE_IS_WRITTEN_DOWN, action),
        Err(why) => said.set(Some(Err(why))),
    };
    el("section").class("rule-form").add(el("h2").add(words::A_NEW_RULE)).add(
        div("rule-line")
            .add(select("Field", names, move || draft.with(|draft| draft.field), choose_field))
            .add(tests)
            .add(limits)
            .add(span("").add("else"))
            .add(select(
                "Response",
                responses(),
                move || draft.with(|draft| draft.response),
                move |then| draft.update(|d| d.response = then),
            ))
            .add(button("btn", write).add(words::WRITE_IT_DOWN)),
    )
}

/// A number: the upper limit, or the lower one.
fn entry(name: &'static str, unit: &str, draft: RwSignal<RuleDraft>, upper: bool) -> View {
    let typed = move |event: Event| {
        let text = event_target_value(&event);
        draft.update(|draft| *(if upper { &mut draft.high } else { &mut draft.low }) = text);
    };
    let first = draft.with_untracked(|draft| if upper { draft.high.clone() } else { draft.low.clone() });
    let field = el("input").attr("inputmode", "decimal").attr("autocomplete", "off").attr("maxlength", "20").attr("value", first);
    el("label").class("limit").add(name).add(" ").add(field.on("input", typed)).add(unit).into()
}

/// Words to tick: those that are allowed.
fn words(categories: Vec<String>, draft: RwSignal<RuleDraft>) -> View {
    let tick = |(at, word): (usize, String)| {
        let toggle = move |_: Event| {
            draft.update(|draft| match draft.barred.iter().position(|b| *b == at) {
                Some(place) => _ = draft.barred.remove(place),
                None => draft.barred.push(at),
            });
        };
        let input = el("input").attr("type", "checkbox").prop_of("checked", move || draft.with(|draft| !draft.barred.contains(&at)));
        el("label").class("switch").add(input.on("change", toggle)).add(word)
    };
    el("span")
        .class("ticks")
        .attr("role", "group")
        .attr("aria-label", "Allowed")
        .add_all(categories.into_iter().enumerate().map(tick))
        .into()
}

fn response_stats(view: Memo<ChecksView>) -> View {
    let head = ["response", "records", "people’s time", "mistakes so far"];
    part(
        move || view.with(|view| view.response_stats.clone()),
        move |response_stats| {
            if response_stats.is_empty() {
                return View::default();
            }
            let rows: Vec<[&str; 4]> = response_stats.iter().map(|row| [&*row[0], &*row[1], &*row[2], &*row[3]]).collect();
            table(words::WHAT_EACH_RESPONSE_HAS_LED_TO, head, &rows).into()
        },
    )
}

/// What was stopped lately, as it was when the page was opened, and again when asked.
fn stopped(run: Run) -> View {
    let count = RwSignal::new(0_u32);
    let shown = part(
        move || count.get(),
        move |_| {
            let records = run.read(present::trace::records);
            list(words::STOPPED_OR_MENDED_LATELY, &records.stopped, words::NOTHING_SO_FAR)
        },
    );
    let again = button("btn", move || count.update(|count| *count += 1)).add(words::LOOK_FOR_NEWER_ONES);
    div("record-lists").add(el("section").add(shown).add(again)).into()
}
