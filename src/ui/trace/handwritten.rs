//! A request written by hand, as another program would send it, and what the system says to it.

use afterlaunch::platform::probe::Fields;
use afterlaunch::present;
use afterlaunch::present::trace::TraceCard;
use afterlaunch::present::trace::words;
use afterlaunch::session::trace::handwritten::write;
use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::cards::path;
use crate::ui::app::driver::Run;
use crate::ui::dom::{El, View, button, div, el, part};
use crate::ui::widgets::icons::icon;
use crate::ui::widgets::prose::prose;

/// A field to write a request in, which begins as a record that came, and the answer under it.
pub fn by_hand(run: Run, like: Option<Fields>) -> View {
    let begin = move || {
        run.read(|session| {
            let schema = &session.scenario().schema;
            let last = like.clone().or_else(|| session.world().monitoring.recent.last());
            last.map(|values| write(schema, &values)).unwrap_or_default()
        })
    };
    // What was said, counted, so that the same request can be sent twice.
    let said = RwSignal::new((0_u32, (String::new(), Err(Vec::new()))));
    let field = el("textarea").attr("id", "request").attr("rows", "12").attr("spellcheck", "false").attr("autocomplete", "off");
    let area: HtmlTextAreaElement = field.dom();
    area.set_value(&begin());
    let typed = area.clone();
    let send = move || {
        let reply = reply(run, &typed.value());
        said.update(|said| *said = (said.0 + 1, reply));
    };
    let again = move || area.set_value(&begin());
    let acts = div("acts").add(button("btn", send).add("Send")).add(button("btn bare", again).add(words::AS_IT_WAS));
    let answer = part(move || said.get(), move |(times, said)| if *times > 0 { answer(said).into() } else { View::default() });
    el("section")
        .class("by-hand")
        .add(el("h2").add(words::SEND_ONE_YOURSELF))
        .add(prose("", words::THIS_IS_A_REQUEST_AS_ANOTHER))
        .add(el("label").attr("for", "request").add(words::THE_REQUEST_IN_JSON))
        .add(field)
        .add(acts)
        .add(div("answer-to").attr("role", "status").add(answer))
        .into()
}

/// What comes back: the response as a program reads it, and cards, or what is wrong.
type Said = (String, Result<Vec<TraceCard>, Vec<String>>);

fn reply(run: Run, text: &str) -> Said {
    let mut said = (String::new(), Err(Vec::new()));
    let _ = run.change(|session| {
        let asked = present::trace::send(session, text);
        let response = present::trace::response(session, asked.as_ref().map_err(Vec::as_slice));
        said = (response, asked.map(|asked| present::trace::asked(session, &asked)));
        Ok::<(), String>(())
    });
    said
}

fn answer((response, said): &Said) -> El {
    let read = || el("pre").attr("role", "group").attr("tabindex", "0").attr("aria-label", words::THE_RESPONSE).add(response.as_str());
    match said {
        Ok(cards) => div("").add(el("h3").add("Response")).add(read()).add(path(cards)),
        Err(faults) => {
            let fault = |fault: &String| el("li").add(icon("s-firing").class("state trouble")).add(el("span").add(fault.as_str()));
            let list = el("ul").class("reasons").attr("role", "list").add_all(faults.iter().map(fault));
            div("").add(el("h3").add(words::ERROR_THE_REQUEST_WAS_NOT_UNDERSTOOD)).add(read()).add(list)
        }
    }
}
