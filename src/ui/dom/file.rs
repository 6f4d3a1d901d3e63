//! A text handed to the browser, as a file to take along or to be pasted elsewhere, and one that is brought in.

use afterlaunch::present::words::widgets;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, File, HtmlAnchorElement, Url};

/// The largest file that is read, in bytes.
const LARGEST: f64 = 4_000_000.0;

/// Saves a text under a name, as a kind such as "application/json".
///
/// # Errors
/// If the browser refuses, as a sandboxed frame does.
pub fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// Copies a text that is marked in its field; says what came of it.
pub async fn copy(text: &str) -> &'static str {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    // Outside of secure contexts there is none.
    let copied = !clipboard.is_undefined() && JsFuture::from(clipboard.unchecked_into::<Clipboard>().write_text(text)).await.is_ok();
    if copied { "Copied." } else { widgets::THIS_BROWSER_WOULD_NOT_LET }
}

/// The page's own address, without what a link says.
pub fn own_address() -> String {
    let here = window().location().href().unwrap_or_default();
    here.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Reads a file as text.
///
/// # Errors
/// If it is too large, or the browser cannot read it: a sentence that says so.
pub async fn load(file: &File) -> Result<String, String> {
    if file.size() > LARGEST {
        return Err(widgets::THIS_FILE_IS_TOO_LARGE.to_owned());
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or_else(|| widgets::THIS_BROWSER_COULD_NOT_READ.to_owned())
}
