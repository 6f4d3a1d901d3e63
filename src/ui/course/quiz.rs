//! The quiz of a chapter: every answer has its reason, right or wrong. Some questions are made from the person's own
//! runs. The first answer counts.

use afterlaunch::base::time::Tick;
use afterlaunch::course::progress::QuizScore;
use afterlaunch::course::quizzes::{Asked, RunFacts, quiz as questions};
use afterlaunch::course::scope::QUIZ_PASSES;
use afterlaunch::course::{chapters, lessons};
use afterlaunch::present::OPENING;
use afterlaunch::present::course::words;
use afterlaunch::session::Session;
use afterlaunch::session::facts::facts_since;
use afterlaunch::session::links::share::Link;
use leptos::prelude::*;

use crate::ui::app::address::Place;
use crate::ui::app::article::paper;
use crate::ui::app::driver::today;
use crate::ui::dom::{El, View, button, div, el, part, text, when};
use crate::ui::lesson::learner::Learner;
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// Runs that are lived again to ask about them.
const RUNS: usize = 2;

/// The quiz of a chapter.
pub fn quiz(chapter: u8) -> View {
    let learner = expect_context::<Learner>();
    let asked = questions(chapter, &own_runs(learner, chapter), seed_of_address());
    let of = asked.len() as u32;
    let progress = learner.progress;
    // The answers that are given here; the record keeps the best that there were. Another link asks for other words: then what was
    // chosen there is no part of this.
    let known = progress.with_untracked(|p| p.quizzes.get(&chapter).cloned().unwrap_or_default());
    let fits = known.chosen.keys().all(|id| asked.iter().any(|question| question.id == id.as_str()));
    let attempt = RwSignal::new(if fits { known } else { QuizScore::default() });
    let score = move || attempt.get();
    let again = move || attempt.set(QuizScore::default());
    let lede = words::CHOOSE_AN_ANSWER_AND_READ_WHY;
    let list = el("ol").class("questions-list").add_all(asked.into_iter().map(|asked| question(learner, attempt, (chapter, of), asked)));
    let all = move || score().chosen.len() as u32 == of;
    let result = move || {
        let right = score().right;
        let passed = f64::from(right) / f64::from(of.max(1)) >= QUIZ_PASSES;
        let needed = (f64::from(of) * QUIZ_PASSES).ceil();
        let said = match passed {
            true => format!("{right} of {of} at the first go. The quiz is passed."),
            false => format!("{right} of {of} at the first go. It is passed with {needed:.0}. Read the reasons once more and try again."),
        };
        let map = el("a").class(if passed { "btn main" } else { "btn" }).attr("href", Place::Course.fragment()).add(words::CHAPTER_MAP);
        let record = el("a").class("btn").attr("href", Place::Record.fragment()).add(words::RECORD_OF_COMPLETION);
        let acts = div("acts").add(map).add(record).add(button("btn bare", again).add(icon("reset")).add(words::TAKE_IT_AGAIN));
        div("result").add(el("p").add(el("b").add(said))).add(acts)
    };
    let title = words::quiz(chapters::title(chapter));
    let count = move || format!("{} of {of} answered", score().chosen.len());
    paper(
        &title,
        View::many([
            el("p").class("lede").add(lede).into(),
            list.into(),
            el("p").class("count").add(text(count)).into(),
            div("").attr("role", "status").add(when(all, result)).into(),
        ]),
    )
}

/// The luck that the address asks for: the same link brings the same quiz.
fn seed_of_address() -> u64 {
    let asked = window().location().search().unwrap_or_default();
    Link::parse(asked.trim_start_matches('?')).0.seed.unwrap_or_default()
}

/// Facts of the person's own runs of this chapter, the newest last.
fn own_runs(learner: Learner, chapter: u8) -> Vec<RunFacts> {
    let links: Vec<(String, Tick)> = learner.progress.with_untracked(|p| {
        let of = p.lessons.iter().filter(|(id, m)| id.starts_with(&format!("{chapter}.")) && m.solved && !m.link.is_empty());
        of.filter_map(|(id, mission)| Some((mission.link.clone(), lessons::find(id)?.start))).collect()
    });
    let newest = links.into_iter().rev().take(RUNS).collect::<Vec<_>>();
    let lived =
        newest.into_iter().rev().filter_map(|(link, start)| Some((Session::from_link(&Link::parse(&link).0, OPENING).ok()?.0, start)));
    lived.map(|(session, start)| facts_since(&session, start)).collect()
}

fn question(learner: Learner, attempt: RwSignal<QuizScore>, (chapter, of): (u8, u32), asked: Asked) -> El {
    let progress = learner.progress;
    let id = StoredValue::new(asked.id.clone().into_owned());
    // What is chosen now; the record keeps the first.
    let first = move || attempt.with(|score| id.with_value(|id| score.chosen.get(id).map(|at| *at as usize)));
    let now = RwSignal::new(None::<usize>);
    let chosen = move || if first().is_some() { now.get().or_else(first) } else { None };
    let right = asked.right();
    let choose = move |at: usize| {
        now.set(Some(at));
        if untrack(first).is_none() {
            attempt.update(|score| {
                score.of = of;
                score.chosen.insert(id.get_value(), at as u32);
                score.right += u32::from(at == right);
                score.day = today();
            });
            progress.update(|p| p.put_quiz(chapter, attempt.get_untracked()));
        }
    };
    let answers = asked.answers.iter().cloned().enumerate().map(|(at, answer)| {
        let picked = move || chosen() == Some(at);
        let reason = answer.reason.into_owned();
        let verdict = if answer.right { "Right. " } else { words::NOT_THIS_ONE };
        let why = move |shown: &bool| {
            let icon_name = if answer.right { "check" } else { "close" };
            (*shown).then(|| div("reason").add(icon(icon_name)).add(el("p").add(el("b").add(verdict)).add(reason.as_str()))).into()
        };
        // Buttons, not a radio group: arrow keys would answer on their way through it.
        let option = button("option", move || choose(at)).class_if("chosen", picked).flag_of("aria-pressed", picked);
        let option = option.add(el("span").add(answer.text.into_owned()));
        div("answer").add(option).add(part(move || chosen().is_some(), why))
    });
    let own = asked.own_run.then(|| el("small").class("own").add(words::FROM_YOUR_OWN_RUN));
    let legend = el("legend").class("sr").add(asked.ask.as_ref());
    el("li").add(own).add(prose("ask", &asked.ask)).add(el("fieldset").class("options").add(legend).add_all(answers))
}
