//! A link is the save file: scenario, seed and what was done fit into it. The log alone can be saved as a file, in
//! the form that the command line reads.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::ui::app::Page;
use crate::ui::widgets::glyph::icon;
use crate::ui::widgets::sheet::Under;

/// The button and its panel.
#[component]
pub fn Share() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Under open label="Share this run" class="share" button_class="btn bare" button=|| view! { {icon("link")}"Share" }>
            <SharePanel/>
        </Under>
    }
}

#[component]
fn SharePanel() -> impl IntoView {
    let page = expect_context::<Page>();
    let (said, link) = (RwSignal::new(""), address(&page.run.link()));
    let field = NodeRef::<leptos::html::Input>::new();
    let to_copy = link.clone();
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        let link = to_copy.clone();
        leptos::task::spawn_local(async move {
            said.set(if copied(&link).await {
                "Copied."
            } else {
                "This browser would not let the page copy. The link is marked: copy it from here."
            });
        });
    };
    let save = move |_| {
        let log = page.run.read(|session| session.log().to_json());
        said.set(if saved("afterlaunch-log.json", &log).is_ok() {
            "Saved as afterlaunch-log.json."
        } else {
            "This browser would not save the file."
        });
    };
    view! {
        <p>"Whoever opens this link sees the same run up to this minute: the same customers, the same steps, the same numbers."</p>
        <input class="link-field" node_ref=field readonly aria-label="Link to this run" prop:value=link on:focus=move |_| { if let Some(field) = field.get_untracked() { field.select() } }/>
        <div class="acts">
            <button type="button" class="btn" on:click=copy>"Copy the link"</button>
            <button type="button" class="btn bare" on:click=save>"Save the log as a file"</button>
        </div>
        <p class="said" role="status">{said}</p>
    }
}

/// The page's own address with this query, leading into the room.
fn address(query: &str) -> String {
    let location = window().location();
    let here = location.href().unwrap_or_default();
    let base = here.split(['?', '#']).next().unwrap_or_default();
    format!("{base}?{query}#room")
}

async fn copied(text: &str) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    // Outside of secure contexts there is none.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text)).await.is_ok()
}

fn saved(name: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let anchor = document().create_element("a")?.unchecked_into::<web_sys::HtmlAnchorElement>();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    web_sys::Url::revoke_object_url(&url)
}
