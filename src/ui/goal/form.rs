//! A goal as a page: what was written down and how it stands, and the form.

use afterlaunch::platform::team::goal::LONGEST_TEXT;
use afterlaunch::present;
use afterlaunch::present::goal::words;
use afterlaunch::present::goal::{GoalDraft, GoalTargetView, GoalView, METRICS, metric_name, unit};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, button, div, el, figures, part, span, text, when};
use crate::ui::notebook::path_to_it;
use crate::ui::trace::record::back_link;
use crate::ui::widgets::icons::{icon, state_icon};

/// What is said under the button: that it is written down, or why not.
type Said = RwSignal<Option<Result<&'static str, String>>>;

/// The goal of the run that is looked at.
pub fn goal() -> View {
    let run = expect_context::<Run>();
    let view = Memo::new(run, |at| present::goal::goal(at.session));
    let there = move || view.with(Option::is_some);
    let stands = part(move || view.with(Clone::clone), |view| view.as_ref().map(written).into());
    let heading = move || if there() { words::CHANGE_IT } else { words::GOAL_FIRST };
    paper(
        words::THE_GOAL,
        View::many([
            el("p").class("lede").add(words::WRITE_DOWN_WHAT_THIS_RUN_IS_FOR).into(),
            div("acts").add(back_link(run)).into(),
            stands,
            form(run, heading, there).into(),
        ]),
    )
}

/// A goal that is written down.
pub fn written(view: &GoalView) -> El {
    let target = |target: &GoalTargetView| {
        let mark = target.mark;
        let head = el("dt").add(state_icon(move || mark)).add(target.name);
        let says = el("dd").add(el("b").add(figures(&target.says))).add(el("p").add(figures(&target.found)));
        View::many([head.into(), says.add(el("p").class("verdict").add(target.verdict.as_str())).into()])
    };
    let line = |name: &'static str, text: &str| View::many([el("dt").add(name).into(), el("dd").add(text).into()]);
    let not_for = (!view.not_for.is_empty()).then(|| line(words::NOT_FOR, &view.not_for));
    el("section")
        .class("goal-stands")
        .attr("aria-labelledby", "goal-stands-name")
        .add(el("h2").attr("id", "goal-stands-name").add(words::HOW_IT_STANDS))
        .add(el("p").class("count").add(view.when.as_str()))
        .add(
            el("dl")
                .class("goal")
                .add(line(words::DECISION, &view.decision))
                .add_all(view.targets.iter().map(target))
                .add(not_for.unwrap_or_default()),
        )
        .add(el("p").class("count").add(words::INTERVALS))
}

/// The goal in one line of the room, with the way to it.
pub fn line(run: Run) -> View {
    let said = Memo::new(run, |at| present::goal::in_short(at.session));
    part(
        move || said.with(Clone::clone),
        |said| {
            let link = el("a").attr("href", Place::Goal.fragment());
            match said {
                Some(said) => el("p")
                    .class("goal-line")
                    .add(link.add(words::THE_GOAL))
                    .add(" ")
                    .add(span("").add(figures(said)))
                    .add(" ")
                    .add(path_to_it())
                    .into(),
                None => el("p").class("goal-line").add(link.add(words::BEGIN_WITH_A_GOAL)).add(" ").add(path_to_it()).into(),
            }
        },
    )
}

fn form(run: Run, heading: impl Fn() -> &'static str + 'static, there: impl Fn() -> bool + Copy + 'static) -> El {
    let draft = RwSignal::new(run.read(GoalDraft::of));
    let said: Said = RwSignal::new(None);
    let write = move || {
        let action = run.read(|session| draft.with_untracked(|draft| draft.action(session)));
        let answer = action.and_then(|action| run.change(|session| session.dispatch(action)));
        said.set(Some(answer.map(|()| words::THE_GOAL_IS_WRITTEN_DOWN)));
    };
    let status = part(
        move || said.get(),
        |said| match said {
            None => View::default(),
            Some(Ok(done)) => el("p").class("why-not").add(icon("check")).add(el("span").add(*done)).into(),
            Some(Err(why)) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    let note = move || el("p").class("count").add(words::A_CHANGED_GOAL_IS_JUDGED_ANEW);
    el("section")
        .class("goal-form")
        .add(el("h2").add(text(move || heading().to_owned())))
        .add(when(there, note))
        .add(sentence("goal-decision", words::DECISION, draft, |draft| &mut draft.decision))
        .add(figure(run, "goal-success", words::WHAT_COUNTS_AS_SUCCESS, None, draft, |draft| (&mut draft.success, &mut draft.success_at)))
        .add(figure(run, "goal-limit", words::WHAT_MUST_NOT_BE_CROSSED, Some(words::A_LIMIT_HOLDS), draft, |draft| {
            (&mut draft.limit, &mut draft.limit_at)
        }))
        .add(sentence("goal-not-for", words::NOT_FOR, draft, |draft| &mut draft.not_for))
        .add(div("acts").add(button("btn main", write).add(words::WRITE_IT_DOWN)))
        .add(div("").attr("role", "status").add(status))
}

fn sentence(id: &'static str, label: &'static str, draft: RwSignal<GoalDraft>, of: fn(&mut GoalDraft) -> &mut String) -> El {
    let typed = move |event: Event| draft.update(|draft| *of(draft) = event_target_value(&event));
    let first = draft.with_untracked(|draft| of(&mut draft.clone()).clone());
    let area = el("textarea").attr("id", id).attr("rows", "2").attr("maxlength", LONGEST_TEXT.to_string()).on("input", typed);
    div("").add(el("label").attr("for", id).add(label)).add(area.add(first))
}

/// A metric and its value.
fn figure(
    run: Run,
    id: &'static str,
    label: &'static str,
    note: Option<&'static str>,
    draft: RwSignal<GoalDraft>,
    of: fn(&mut GoalDraft) -> (&mut usize, &mut String),
) -> El {
    let names: Vec<String> = run.read(|session| METRICS.map(|metric| metric_name(session, metric)).into());
    let option = |(at, name): (usize, &String)| el("option").attr("value", at.to_string()).add(name.as_str());
    let metric = move || draft.with(|draft| METRICS[*of(&mut draft.clone()).0]);
    let choose = move |event: Event| draft.update(|draft| *of(draft).0 = event_target_value(&event).parse().unwrap_or(0));
    let select = el("select")
        .attr("id", id)
        .add_all(names.iter().enumerate().map(option))
        .on("change", choose)
        .prop_of("value", move || draft.with(|draft| of(&mut draft.clone()).0.to_string()));
    let typed = move |event: Event| draft.update(|draft| *of(draft).1 = event_target_value(&event));
    let first = draft.with_untracked(|draft| of(&mut draft.clone()).1.clone());
    let value = el("input").attr("inputmode", "decimal").attr("autocomplete", "off").attr("maxlength", "12").attr("value", first);
    let side = text(move || format!("{} ", if metric().is_at_least() { words::AT_LEAST } else { words::AT_MOST }));
    let value = el("label").class("limit").add(side).add(value.attr("aria-label", format!("{label}: {}", words::VALUE)).on("input", typed));
    div("goal-target")
        .add(el("label").attr("for", id).add(label))
        .add(note.map(|note| el("small").add(note)))
        .add(div("goal-line-of").add(select).add(value.add(" ").add(text(move || unit(metric()).to_owned()))))
}
