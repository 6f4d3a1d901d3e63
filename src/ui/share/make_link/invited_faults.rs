//! Rows of trouble in the form: after how many days and hours, which, what it strikes, how large, and whether the page and the
//! address keep it to themselves.

use afterlaunch::course::scenarios;
use afterlaunch::platform::faults::{self, Fault};
use afterlaunch::platform::scenario::Scenario;
use afterlaunch::present::share::words;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

use super::made::{Made, enter};
use crate::ui::dom::focus::focus;
use crate::ui::dom::{El, View, button, each, el, part, text, watch};
use crate::ui::widgets::icons::icon;

/// A fault as the system of the link has it.
#[derive(Clone, PartialEq)]
struct InvitedFault {
    /// In the system's own words.
    name: String,
    /// What it can strike, by the name in files and the label; the usual field first.
    fields: Vec<(String, String)>,
}

impl InvitedFault {
    fn of(fault: &Fault, scenario: &Scenario) -> Self {
        let field = |at: usize| {
            let field = &scenario.schema.fields[at];
            (field.name.clone(), field.label.clone())
        };
        Self { name: scenario.tell(fault.name), fields: fault.fields(scenario).map(field).collect() }
    }
}

/// The rows, and the button that adds one.
pub(super) fn rows(wish: Made) -> View {
    let rows = RwSignal::new(Vec::<u32>::new());
    let list = el("ol").class("orders").attr("role", "list");
    let place: Element = list.dom();
    let tell = Callback::new(move |()| enter(wish, "faults", &orders(&place)));
    let add = move || rows.update(|rows| rows.push(rows.iter().max().map_or(1, |last| last + 1)));
    // A row that comes or goes says so after it has.
    watch(move || {
        rows.track();
        tell.run(());
    });
    // As the system has them that the link asks for.
    let known = Memo::new(move |_| {
        let scenario = wish.with(|wish| scenarios::find(wish.text("scenario"))).unwrap_or_else(scenarios::default_scenario);
        faults::ALL.iter().map(|fault| InvitedFault::of(fault, &scenario)).collect::<Vec<_>>()
    });
    let list = list
        .on("input", move |_: Event| tell.run(()))
        .on("change", move |_: Event| tell.run(()))
        .add(each(move || rows.get(), move |row| order(*row, rows, known, tell)));
    View::many([list.into(), button("btn", add).attr("id", "add-trouble").add(words::ADD_TROUBLE).into()])
}

fn order(row: u32, rows: RwSignal<Vec<u32>>, known: Memo<Vec<InvitedFault>>, tell: Callback<()>) -> El {
    let [day, hour, fault, size] = ["day", "hour", "fault", "size"].map(|part| format!("{part}-{row}"));
    let away = move || {
        rows.update(|rows| rows.retain(|other| *other != row));
        focus("add-trouble");
    };
    // Each row begins with another fault and later than the one before: once at a time.
    let first = (row as usize - 1) % faults::ALL.len();
    let chosen = RwSignal::new(first);
    let options = faults::ALL.iter().enumerate().map(|(nth, fault)| {
        let option = el("option").attr("value", fault.id).add(text(move || known.with(|known| known[nth].name.clone())));
        if nth == first { option.attr("selected", "") } else { option }
    });
    let choose = move |event: Event| {
        let id = event_target_value(&event);
        chosen.set(faults::ALL.iter().position(|fault| fault.id == id).unwrap_or(first));
    };
    let count = |id: &str, value: u32| {
        el("input")
            .attr("id", id)
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("maxlength", "4")
            .attr("value", value.to_string())
    };
    el("li")
        .add(el("label").attr("for", &day).add(words::AFTER_DAYS))
        .add(count(&day, 6 * row / 24))
        .add(el("label").attr("for", &hour).add("and hours"))
        .add(count(&hour, 6 * row % 24))
        .add(el("label").attr("for", &fault).class("sr").add("Trouble"))
        .add(el("select").attr("id", &fault).on("change", choose).add_all(options))
        .add(field(row, chosen, known, tell))
        .add(el("label").attr("for", &size).add(words::SIZE_SMALL_USUAL_LARGE))
        .add(el("input").attr("id", &size).attr("type", "range").attr("min", "0").attr("max", "2").attr("value", "1"))
        .add(el("label").class("switch").add(el("input").attr("type", "checkbox").attr("checked", "")).add("hidden"))
        .add(button("btn bare square", away).attr("aria-label", words::take_trouble_away(row)).add(icon("close")))
}

/// The field that the trouble of a row strikes, where it could strike several. The usual one needs no name in a link.
fn field(row: u32, chosen: RwSignal<usize>, known: Memo<Vec<InvitedFault>>, tell: Callback<()>) -> View {
    let fields = move || known.with(|known| known[chosen.get()].fields.clone());
    // Once there are other fields to choose from, the row says something else.
    watch(move || {
        fields();
        tell.run(());
    });
    part(fields, move |fields| {
        if fields.len() < 2 {
            return View::default();
        }
        let id = format!("field-{row}");
        let option = |(at, (name, label)): (usize, &(String, String))| {
            el("option").attr("value", if at == 0 { "" } else { name.as_str() }).add(label.as_str())
        };
        let label = el("label").attr("for", &id).add("in");
        View::many([label.into(), el("select").attr("id", id).add_all(fields.iter().enumerate().map(option)).into()])
    })
}

/// What the rows say, as an address writes it.
fn orders(list: &Element) -> String {
    let rows = list.children();
    (0..rows.length()).filter_map(|at| rows.item(at)).map(|row| said(&row)).collect::<Vec<_>>().join(",")
}

fn said(row: &Element) -> String {
    let find = |query: &str| row.query_selector(query).ok().flatten();
    let typed = |id: &str| find(id).map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default().trim().to_owned();
    let picked = |id: &str| find(id).map(|field| field.unchecked_into::<HtmlSelectElement>().value()).unwrap_or_default();
    let (days, hours) = (typed("[id^=day]"), typed("[id^=hour]"));
    let whole = days.parse::<u32>().ok().zip(hours.parse::<u32>().ok()).map(|(days, hours)| days.saturating_mul(24).saturating_add(hours));
    // What is no number is named by the one who reads it.
    let hour = whole.map_or_else(|| format!("{days} {hours}"), |hour| hour.to_string());
    let (fault, field) = (picked("[id^=fault]"), picked("[id^=field]"));
    let size = faults::find(&fault).and_then(|fault| match typed("[id^=size]").as_str() {
        "0" => Some(fault.size.least.to_string()),
        "2" => Some(fault.size.most.to_string()),
        _ => None,
    });
    let more = match (size, field.is_empty()) {
        (None, true) => String::new(),
        (size, true) => format!(":{}", size.unwrap_or_default()),
        (size, false) => format!(":{}:{field}", size.unwrap_or_default()),
    };
    let hidden = find("[type=checkbox]").is_some_and(|field| field.unchecked_into::<HtmlInputElement>().checked());
    format!("{}{hour}:{fault}{more}", if hidden { "!" } else { "" })
}
