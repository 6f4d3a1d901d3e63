//! A chart at three times its size, with its values as a table and as a file to take along.

use afterlaunch::present::draw::svg;
use afterlaunch::present::plot::SharedPlot;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::chart::plotted::{Handle, Plotted};
use super::chart::{PlotTable, on_plot};
use super::glyph::icon;
use crate::ui::canvas::look;

/// Size of the file in pixels: three times a chart of the room.
const FILE: (f64, f64) = (780.0, 380.0);

/// The card; nothing while no chart is looked into.
#[component]
pub fn ChartCard(
    /// The chart that is looked into.
    plot: Signal<Option<SharedPlot>, LocalStorage>,
    /// Counts up when colours have changed.
    theme: Signal<u32>,
    /// It was closed; the focus goes back to where it came from.
    on_close: Callback<()>,
) -> impl IntoView {
    let open = Memo::new(move |_| plot.with(|plot| plot.as_ref().map(|plot| plot.id)));
    move || {
        open.get()?;
        let first = plot.get_untracked()?;
        let last = StoredValue::new_local(first);
        // While the card closes its chart may be gone already: then it shows what it showed last.
        let plot = Signal::derive_local(move || {
            if let Some(plot) = plot.get() {
                last.set_value(plot);
            }
            last.get_value()
        });
        Some(view! { <Card plot theme on_close/> })
    }
}

#[component]
fn Card(plot: Signal<SharedPlot, LocalStorage>, theme: Signal<u32>, on_close: Callback<()>) -> impl IntoView {
    let close = NodeRef::<html::Button>::new();
    let handle = Handle::new(plot, RwSignal::new(None));
    Effect::new(move |_| {
        if let Some(close) = close.get() {
            let _ = close.focus();
        }
    });
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            on_close.run(());
        }
    };
    let save = move |_| {
        let plot = plot.get_untracked();
        let file = svg(&plot, FILE.0, FILE.1, &look(theme.get_untracked()).palette);
        // A frame that allows no downloads refuses here; the chart is still on the page.
        let _ = download(&format!("{}.svg", plot.id), &file);
    };
    let title = move || plot.with(|plot| plot.title.clone());
    view! {
        <section class="chart-card" role="dialog" aria-label=title on:keydown=escape>
            <header>
                <h2>{title}" "<span>{move || plot.with(|plot| plot.of.clone())}</span></h2>
                <button type="button" class="btn" on:click=save>{icon("save")}"Download as SVG"</button>
                <button type="button" class="btn bare square" aria-label="Close" node_ref=close on:click=move |_| on_close.run(())>{icon("close")}</button>
            </header>
            <p class="chart-sentence">{move || plot.with(|plot| plot.sentence.clone())}</p>
            <div class="chart" on:pointermove=move |event| on_plot(handle, &event) on:pointerleave=move |_| handle.leave()>
                <Plotted handle axis=true compact=false grips=false theme/>
            </div>
            <div class="chart-values" tabindex="0" role="region" aria-label=move || format!("{}, values", title())><PlotTable plot/></div>
        </section>
    }
}

/// Hands a text to the browser as a file.
fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = wasm_bindgen::JsCast::unchecked_into(document().create_element("a")?);
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}
