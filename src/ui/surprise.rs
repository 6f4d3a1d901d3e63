//! A surprise: how it begins, the form in which somebody names what is wrong, and the story that is told then.

use afterlaunch::present;
use afterlaunch::present::control_room::view::Tab;
use afterlaunch::present::surprise::{GuessView, HINTS, NOTHING, StoryView, SurpriseView, answer, hint};
use afterlaunch::session::Session;
use afterlaunch::session::surprise::Where;
use leptos::prelude::*;
use web_sys::Event;

use super::account::{others, table};
use super::app::address::Place;
use super::app::article::paper;
use super::app::shown::views::Memo;
use super::dom::focus::focus;
use super::dom::{El, View, button, div, el, part, text, when};
use super::trace::record::back_link;
use super::widgets::glyph::{icon, state_glyph};
use super::widgets::prose::prose;
use crate::ui::app::context::runs::Runs;
use crate::ui::app::driver::Run;
use crate::ui::app::shown::control_settings::ControlSettings;

/// Seeds that the page picks have five figures.
const SEEDS: f64 = 90_000.0;

/// A surprise, as it stands.
pub fn surprise() -> View {
    let run = expect_context::<Run>();
    let desk = expect_context::<ControlSettings>();
    let runs = expect_context::<Runs>();
    let view = Memo::new(run, |at| present::surprise(at.session));
    // The form stays while words change around it.
    let which = move || {
        view.with(|view| match view {
            SurpriseView::None => (0, 0),
            SurpriseView::Open(guess) => (1, guess.seed),
            SurpriseView::Told(story) => (2, story.seed),
        })
    };
    let body = part(which, move |_| {
        view.with_untracked(|now| match now {
            SurpriseView::None => offer(run, desk, runs),
            SurpriseView::Open(guess) => guessing(run, view, guess),
            SurpriseView::Told(story) => told(run, desk, runs, story),
        })
    });
    paper("What is wrong?", body)
}

/// What leads here from the room: to begin, to name, to read.
pub fn door() -> View {
    let run = expect_context::<Run>();
    let state = move || {
        run.words.track();
        run.read(|session| session.surprise().map(|surprise| surprise.is_open()))
    };
    part(state, move |state| {
        let (head, words, act) = match state {
            None => ("Surprise me", "A week in which something may go wrong, and nobody says what.", "Start a surprise week"),
            Some(true) => ("Something may be wrong", "Look around. Once you know what it is, say so.", "What is wrong?"),
            Some(false) => ("The story is told", "What it was, who saw it when, and what it cost.", "Read it again"),
        };
        let link = el("a").class("btn").attr("href", Place::Surprise.fragment()).add(act);
        let words = el("p").add(words);
        el("section")
            .class("desk-part surprise-door")
            .attr("aria-label", "Surprise")
            .add(el("div").add(el("b").add(head)).add(words))
            .add(link)
            .into()
    })
}

fn begin(desk: ControlSettings, runs: Runs, seed: u64) {
    runs.begin(seed, Some(seed));
    // Until something is named, there is only responding.
    desk.tab.set(Tab::Respond);
    let _ = window().location().set_hash("room");
}

fn any_seed() -> u64 {
    10_000 + (js_sys::Math::random() * SEEDS) as u64
}

fn offer(run: Run, desk: ControlSettings, runs: Runs) -> View {
    let own = run.read(|session| session.own().is_some());
    let name = run.scenario().name;
    let lede = "The run starts over on Monday of the second week. From Tuesday to Thursday an incident may begin: bad data, drift, a machine, a release. \
                Nobody says which, and in some weeks there is none. Detailed monitoring is on: more alert rules than usual. Look at the alerts, the charts and single records; \
                then name what it is, where it strikes, and since when. After that all is told.";
    let go = if own {
        el("p")
            .class("why-not")
            .add(icon("lock"))
            .add(el("span").add("A surprise needs one of the systems that are built in: choose one in the room."))
            .into()
    } else {
        View::from(button("btn main", move || begin(desk, runs, any_seed())).add("Surprise me"))
    };
    View::many([
        prose("lede", lede).into(),
        el("p").class("surprise-system").add("The system that runs now: ").add(el("b").add(name)).into(),
        div("acts").add(go).add(back_link(run)).into(),
    ])
}

/// What somebody is about to name.
#[derive(Clone, Copy)]
struct Draft {
    kind: RwSignal<String>,
    place: RwSignal<usize>,
    time: RwSignal<String>,
    said: RwSignal<Option<String>>,
    hints: RwSignal<usize>,
}

fn guessing(run: Run, view: Memo<SurpriseView>, guess: &GuessView) -> View {
    let draft = Draft {
        kind: RwSignal::new(String::new()),
        place: RwSignal::new(0),
        time: RwSignal::new(String::new()),
        said: RwSignal::new(None),
        hints: RwSignal::new(0),
    };
    let of = move |read: fn(&GuessView) -> String| {
        view.with(|view| if let SurpriseView::Open(guess) = view { read(guess) } else { String::new() })
    };
    let now = el("p")
        .class("surprise-now")
        .add(el("b").add(text(move || of(|guess| guess.now.clone()))))
        .add(". ")
        .add(text(move || of(|guess| guess.alerts.clone())));
    let kinds = guess.kinds.iter().map(|(group, all)| (*group, all.iter().map(|(id, words)| ((*id).to_owned(), words.clone())).collect()));
    let mut nth = 0;
    let mut places = Vec::new();
    let groups: Vec<(&'static str, Vec<(String, String)>)> = guess
        .places
        .iter()
        .map(|(group, all)| {
            let numbered = all.iter().map(|(place, words)| {
                places.push(*place);
                nth += 1;
                ((nth - 1).to_string(), words.clone())
            });
            (*group, numbered.collect())
        })
        .collect();
    let times = move || view.with(|view| if let SurpriseView::Open(guess) = view { guess.times.clone() } else { Vec::new() });
    let kind = field("What is it?", choices("Choose a kind", kinds.collect(), move |value| draft.kind.set(value)));
    let place = field("Where does it strike?", choices("", groups, move |value| draft.place.set(value.parse().unwrap_or(0))));
    let since = part(times, move |times| {
        let all = times.iter().map(|(tick, words)| (tick.0.to_string(), words.clone())).collect();
        let list = choices("Choose a time", vec![("", all)], move |value| draft.time.set(value));
        list.prop_of("value", move || draft.time.get()).into()
    });
    let since = el("label").class("asked").add(el("span").add("Since when?")).add(since);
    let name = move || {
        let place = places.get(draft.place.get_untracked()).copied().unwrap_or(Where::Whole);
        name_it(run, draft, place);
    };
    let said = part(
        move || draft.said.get(),
        |said| match said {
            None => View::default(),
            Some(why) => el("p").class("why-not refused").add(icon("lock")).add(el("span").add(why.as_str())).into(),
        },
    );
    let form = el("section")
        .class("rule-form surprise-form")
        .attr("aria-labelledby", "surprise-name")
        .add(el("h2").attr("id", "surprise-name").add("Name it"))
        .add(div("surprise-fields").add(kind).add(place).add(since))
        .add(div("acts").add(button("btn main", name).add("This is it")))
        .add(div("").attr("role", "status").add(said));
    View::many([
        prose("lede", "Something may be wrong in this week, or nothing. Look around in the room first: the four questions, the alerts, single records.").into(),
        now.into(),
        div("acts").add(back_link(run)).add(el("a").class("btn").attr("href", Place::Way(None).fragment()).add("Look at records")).into(),
        form.into(),
        hints(run, draft),
    ])
}

/// A choice with its question.
fn field(name: &'static str, list: El) -> El {
    el("label").class("asked").add(el("span").add(name)).add(list)
}

/// A list to choose from, in groups; with words for “nothing chosen” where something has to be.
fn choices(none: &'static str, groups: Vec<(&'static str, Vec<(String, String)>)>, choose: impl Fn(String) + 'static) -> El {
    let option = |(value, words): &(String, String)| el("option").attr("value", value).add(words.as_str());
    let list = el("select").on("change", move |event: Event| choose(event_target_value(&event)));
    let list = if none.is_empty() { list } else { list.add(el("option").attr("value", "").add(none)) };
    groups.iter().fold(list, |list, (name, all)| match *name {
        "" => list.add_all(all.iter().map(option)),
        name => list.add(el("optgroup").attr("label", name).add_all(all.iter().map(option))),
    })
}

fn name_it(run: Run, draft: Draft, place: Where) {
    let (kind, time) = (draft.kind.get_untracked(), draft.time.get_untracked());
    let missing = match (kind.as_str(), time.as_str()) {
        ("", _) => Some("Choose what it is first."),
        (NOTHING, _) => None,
        (_, "") => Some("Choose since when first."),
        _ => None,
    };
    if let Some(missing) = missing {
        draft.said.set(Some(missing.to_owned()));
        return;
    }
    let since = afterlaunch::base::time::Tick(time.parse().unwrap_or(0));
    match run.change(|session| session.name_cause(answer(&kind, place, since)).map(drop)) {
        Ok(()) => {
            run.pause();
            focus("main");
        }
        Err(why) => draft.said.set(Some(why)),
    }
}

/// Hints are opened one after the other.
fn hints(run: Run, draft: Draft) -> View {
    let opened = move || draft.hints.get();
    let list = part(opened, move |opened| {
        let hint = |nth: usize| el("li").add(run.read(|session: &Session| hint(session, nth)));
        el("ol").class("numbers surprise-hints").add_all((0..*opened).map(hint)).into()
    });
    let more = when(
        move || opened() < HINTS,
        move || {
            let words = move || if opened() == 0 { "Give me a hint" } else { "Another hint" };
            button("btn bare", move || draft.hints.update(|hints| *hints += 1)).add(text(words))
        },
    );
    el("section").class("surprise-help").attr("aria-label", "Hints").add(div("").attr("role", "status").add(list)).add(more).into()
}

fn told(run: Run, desk: ControlSettings, runs: Runs, story: &StoryView) -> View {
    let glyph = story.glyph;
    let verdict = div("surprise-verdict")
        .add(state_glyph(move || glyph))
        .add(el("div").add(el("h2").add(story.verdict)).add(el("p").add(story.meaning.as_str())).add(el("p").add(story.harm.as_str())));
    let rows: Vec<[&str; 4]> = story.rows.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let times = story.times.iter().map(|(name, value)| el("div").add(el("dt").add(*name)).add(el("dd").add(value.as_str())));
    let times = (!story.times.is_empty())
        .then(|| el("section").add(el("h2").add("From its beginning on")).add(el("dl").class("facts surprise-times").add_all(times)));
    let checks: Vec<[&str; 3]> = story.checks.iter().map(|row| row.each_ref().map(String::as_str)).collect();
    let checks = match checks.is_empty() {
        true => el("section").add(el("h2").add("What the checks saw")).add(el("p").add("No alert fired.")),
        false => table("What the checks saw", ["Alert", "Fired", "After it began"], &checks),
    };
    let seed = story.seed;
    let acts = div("acts")
        .add(button("btn main", move || begin(desk, runs, any_seed())).add("Another one"))
        .add(button("btn", move || begin(desk, runs, seed)).add("Same again"))
        .add(back_link(run));
    let account = RwSignal::new(run.read(|session| present::account(session, 0)));
    View::many([
        verdict.into(),
        acts.into(),
        el("section")
            .class("surprise-story")
            .add(el("h2").add(story.name.as_str()))
            .add(prose("", &story.story))
            .add(el("h3").add("What helps"))
            .add(prose("", &story.helps))
            .into(),
        table("What you named", ["Question", "You said", "It was", "So it is"], &rows).into(),
        times.into(),
        checks.into(),
        (!story.check.is_empty()).then(|| el("p").class("count").add(story.check.as_str())).into(),
        others(run, account),
    ])
}
