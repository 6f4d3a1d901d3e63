//! The registry: who answered when, all versions, where one comes from, and what changed.

use afterlaunch::present::release::registry::{ChangedView, RegistryView, StationView, TimelineRowView, VersionView};
use afterlaunch::present::release::{registry as said, words};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::driver::Run;
use crate::ui::app::view_state::views::Memo;
use crate::ui::dom::{El, View, div, el, part, span};
use crate::ui::widgets::icons::icon;

/// The registry of the run.
pub fn registry(run: Run) -> View {
    let view = Memo::new(run, |at| said::registry(at.session));
    let ask = el("header").class("ask").add(el("h2").add(words::WHICH_VERSIONS)).add(el("p").class("answer").add(words::A_REGISTRY_IS));
    let timeline = part(
        move || view.with(|view| (view.timeline_rows.clone(), view.days.clone())),
        |(timeline_rows, days)| timeline_of(timeline_rows, days).into(),
    );
    let versions = part(move || view.with(|view| view.versions.clone()), |versions| table(versions).into());
    View::many([
        ask.into(),
        section(words::WHO_ANSWERED_WHEN, "", timeline),
        section(words::ALL_VERSIONS, "", versions),
        lineage(run, view),
        versions_apart(run, view),
        moments_apart(run, view),
    ])
}

fn section(title: &str, more: &str, body: View) -> View {
    el("section").class("registry-part").add(el("h3").add(title).add(" ").add(el("small").add(more))).add(body).into()
}

fn timeline_of(timeline_rows: &[TimelineRowView], days: &[(f64, String)]) -> El {
    let timeline_row = |timeline_row: &TimelineRowView| {
        let reigns = timeline_row.reigns.iter().map(|reign| {
            let (from, wide) = (reign.from, reign.to - reign.from);
            el("li")
                .class(if timeline_row.is_champion { "reign champion" } else { "reign" })
                .style_of("left", move || format!("{from:.2}%"))
                .style_of("width", move || format!("{wide:.2}%"))
                .add(span("").attr("aria-hidden", "true").add(reign.name.as_str()))
                .add(span("sr").add(reign.said.as_str()))
        });
        div("lane-row").add(span("lane-name").add(timeline_row.name)).add(el("ul").attr("role", "list").add_all(reigns))
    };
    let day = |(at, said): &(f64, String)| {
        let at = *at;
        span("").style_of("left", move || format!("{at:.2}%")).add(said.as_str())
    };
    div("reigns")
        .add_all(timeline_rows.iter().map(timeline_row))
        .add(div("lane-row days").attr("aria-hidden", "true").add(span("")).add(div("").add_all(days.iter().map(day))))
}

fn table(versions: &[VersionView]) -> El {
    let head = el("tr").add_all(words::VERSIONS_HEAD.map(|name| el("th").attr("scope", "col").add(name)));
    let row = |version: &VersionView| {
        let mark = match version.alias {
            "champion" => Some(icon("champion")),
            "challenger" => Some(icon("candidate")),
            _ => None,
        };
        let class = if version.alias == "champion" { "who-champion" } else { "who-candidate" };
        let alias = (!version.alias.is_empty()).then(|| span(class).add(mark).add(version.alias));
        el("tr")
            .add(el("th").attr("scope", "row").add(version.name.as_str()))
            .add(el("td").add(alias))
            .add(el("td").add(version.status))
            .add_all([&version.made, &version.why, &version.kind, &version.recall, &version.trial].map(|cell| el("td").add(cell.as_str())))
    };
    let table = el("table").class("versions").add(el("caption").class("sr").add(words::ALL_VERSIONS));
    div("wide-table")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words::ALL_VERSIONS)
        .add(table.add(el("thead").add(head)).add(el("tbody").add_all(versions.iter().map(row))))
}

/// A choice among a few, each a number and its words.
fn choice(label: &'static str, options: Vec<(u32, String)>, chosen: RwSignal<u32>) -> El {
    let option = |(value, said): &(u32, String)| {
        let option = el("option").attr("value", value.to_string()).add(said.as_str());
        if *value == chosen.get_untracked() { option.attr("selected", "") } else { option }
    };
    let choose = move |event: Event| chosen.set(event_target_value(&event).parse().unwrap_or_default());
    el("label").class("pick-one").add(label).add(" ").add(el("select").on("change", choose).add_all(options.iter().map(option)))
}

fn numbers(view: &RegistryView) -> Vec<(u32, String)> {
    view.versions.iter().map(|version| (version.number, version.name.clone())).collect()
}

fn lineage(run: Run, view: Memo<RegistryView>) -> View {
    let champion =
        view.with_untracked(|view| view.versions.iter().find(|version| version.alias == "champion").map(|version| version.number));
    let chosen = RwSignal::new(champion.unwrap_or_default());
    let picker = part(move || view.with(numbers), move |all| choice(words::OF_VERSION, all.clone(), chosen).into());
    let station = |station: &StationView| {
        let id = (!station.id.is_empty()).then(|| el("code").add(station.id.as_str()));
        View::from(el("li").add(el("b").add(station.name)).add(el("span").add(station.said.as_str())).add(id))
    };
    let number = move || view.with(|view| view.versions.len());
    let stations = part(
        move || (chosen.get(), number()),
        move |(chosen, _)| {
            el("ol").class("lineage").add_all(run.read(|session| said::lineage(session, *chosen)).iter().map(station)).into()
        },
    );
    section(words::LINEAGE, words::LINEAGE_TERM, View::many([picker, stations]))
}

fn versions_apart(run: Run, view: Memo<RegistryView>) -> View {
    let [second, first] = view.with_untracked(|view| {
        let mut numbers = view.versions.iter().map(|version| version.number);
        [numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default()]
    });
    let (first, second) = (RwSignal::new(first), RwSignal::new(second));
    let pickers = part(
        move || view.with(numbers),
        move |all| View::many([choice(words::FIRST, all.clone(), first).into(), choice(words::SECOND, all.clone(), second).into()]),
    );
    let found = part(
        move || (first.get(), second.get()),
        move |(first, second)| run.read(|session| said::between_versions(session, *first, *second)).as_ref().map(changed).into(),
    );
    section(words::WHAT_CHANGED, words::BETWEEN_TWO_VERSIONS, View::many([div("pick-two").add(pickers).into(), found]))
}

fn moments_apart(run: Run, view: Memo<RegistryView>) -> View {
    let ends = view.with_untracked(|view| [view.moments.first().map_or(0, |(at, _)| *at), view.moments.last().map_or(0, |(at, _)| *at)]);
    let (from, to) = (RwSignal::new(ends[0]), RwSignal::new(ends[1]));
    // The list is made once: while somebody chooses, time may pass.
    let all = view.with_untracked(|view| view.moments.clone());
    let pickers = div("pick-two").add(choice(words::FROM, all.clone(), from)).add(choice(words::TO, all, to));
    let found = part(
        move || (from.get(), to.get()),
        move |(from, to)| run.read(|session| said::between_moments(session, *from, *to)).as_ref().map(changed).into(),
    );
    section(words::WHAT_CHANGED, words::BETWEEN_TWO_MOMENTS, View::many([pickers.into(), found]))
}

/// What differs stands first and is marked in words, too.
fn changed(view: &ChangedView) -> El {
    let row = |(name, [a, b], differs): &(String, [String; 2], bool)| {
        let mark = differs.then(|| span("sr").add("differs: "));
        let row = if *differs { el("tr").class("differs") } else { el("tr") };
        row.add(el("th").attr("scope", "row").add(mark).add(name.as_str())).add(el("td").add(a.as_str())).add(el("td").add(b.as_str()))
    };
    let [first, second] = &view.head;
    let table = (!view.rows.is_empty()).then(|| {
        let head = el("tr").add(el("td")).add_all([first, second].map(|name| el("th").attr("scope", "col").add(name.as_str())));
        div("wide-table")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", words::WHAT_CHANGED)
            .add(el("table").class("versions changed").add(el("thead").add(head)).add(el("tbody").add_all(view.rows.iter().map(row))))
    });
    let done = (!view.done.is_empty()).then(|| {
        View::many([
            el("h4").add(words::DONE_IN_BETWEEN).into(),
            el("ul").class("done-between").attr("role", "list").add_all(view.done.iter().map(|done| el("li").add(done.as_str()))).into(),
        ])
    });
    div("changed-view").add(el("p").class("say").add(view.lead.as_str())).add(table).add(done)
}
