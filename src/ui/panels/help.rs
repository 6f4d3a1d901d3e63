//! All keys on one card, and how to read the page. Single letters can be switched off, for those whose tools use
//! them.

use leptos::prelude::*;

use crate::ui::app::Page;
use crate::ui::widgets::glyph::icon;
use crate::ui::widgets::sheet::Sheet;

const KEYS: [(&[&str], &str); 12] = [
    (&["Space"], "play or pause"),
    (&[".", "N"], "one minute, next event"),
    (&["-", "+"], "slower, faster"),
    (&["R"], "reset; it asks once"),
    (&["1", "2", "3", "4"], "go to a question"),
    (&["P", "L"], "go to the pipeline, the timeline"),
    (&["A"], "go to the alerts"),
    (&["T", "E"], "make trouble, respond"),
    (&["←", "↑", "↓", "→"], "from stage to stage; in a chart the time; on a slider its value, with Shift ten steps"),
    (&["Enter", "D"], "look into; the table of a chart"),
    (&["Esc"], "close, back to where you were"),
    (&["?"], "this card"),
];

/// The help card.
#[component]
pub fn Help() -> impl IntoView {
    let Page { help, letters, .. } = expect_context::<Page>();
    view! {
        <Sheet open=help label="Help" class="help">
            <div class="help-head">
                <h2>"Keys, and how to read this page"</h2>
                <button type="button" class="btn bare square" aria-label="Close" on:click=move |_| help.set(false)>{icon("close")}</button>
            </div>
            <p>
                "Customers write tickets. On their way they are checked, prepared, and answered by a model that calls some of them urgent; a team acts on it. "
                "What was right comes back hours or days later and becomes the next training data. "
                "Put trouble in, watch what it does, and put it right. Nothing here can be broken for good: Reset starts over."
            </p>
            <dl class="keys">
                {KEYS.map(|(keys, what)| view! {
                    <div>
                        <dt>{keys.iter().map(|key| view! { <kbd>{*key}</kbd> }).collect_view()}</dt>
                        <dd>{what}</dd>
                    </div>
                }).into_iter().collect_view()}
            </dl>
            <label class="switch">
                <input type="checkbox" prop:checked=move || letters.get() on:change=move |event| letters.set(event_target_checked(&event))/>
                "Single letters, digits and signs are shortcuts. They rest while you type."
            </label>
        </Sheet>
    }
}
