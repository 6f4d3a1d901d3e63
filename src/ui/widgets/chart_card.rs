//! A chart at three times its size, with its values as a table and as a file to take along.

use afterlaunch::present::draw::svg;
use afterlaunch::present::plot::SharedPlot;
use afterlaunch::present::words::widgets;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::chart::plotted::{Handle, plotted};
use super::chart::{on_plot, plot_table};
use super::icons::icon;
use super::prose::words_in;
use crate::ui::dom::file::save;
use crate::ui::dom::{El, View, button, div, el, part, text, watch};
use crate::ui::widgets::chart::canvas::look;

/// Size of the file in pixels: three times a chart of the room.
const FILE: (f64, f64) = (780.0, 380.0);

/// The card of the chart that is looked into; nothing while there is none. When it is closed the focus goes back to
/// where it came from.
pub fn chart_card(plot: Signal<Option<SharedPlot>, LocalStorage>, theme: RwSignal<u32>, on_close: Callback<()>) -> View {
    part(
        move || plot.with(|plot| plot.as_ref().map(|plot| plot.id)),
        move |open| {
            let Some(first) = open.and(plot.get_untracked()) else { return View::default() };
            let last = StoredValue::new_local(first);
            // While the card closes its chart may be gone already: then it shows what it showed last.
            let plot = Signal::derive_local(move || {
                if let Some(plot) = plot.get() {
                    last.set_value(plot);
                }
                last.get_value()
            });
            card(plot, theme, on_close).into()
        },
    )
}

fn card(plot: Signal<SharedPlot, LocalStorage>, theme: RwSignal<u32>, on_close: Callback<()>) -> El {
    let handle = Handle::new(plot, RwSignal::new(None));
    let close = button("btn bare square", move || on_close.run(())).attr("aria-label", "Close").add(icon("close"));
    let first = close.html();
    watch(move || {
        let _ = first.focus();
    });
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            on_close.run(());
        }
    };
    let keep = move || {
        let plot = plot.get_untracked();
        let file = svg(&plot, FILE.0, FILE.1, &look(theme.get_untracked()).palette);
        // A frame that allows no downloads refuses here; the chart is still on the page.
        let _ = save(&format!("{}.svg", plot.id), "image/svg+xml", &file);
    };
    let title = move || plot.with(|plot| plot.title.clone());
    let head = el("header")
        .add(el("h2").add(text(title)).add(" ").add(el("span").add(text(move || plot.with(|plot| plot.of.clone())))))
        .add(button("btn", keep).add(icon("save")).add(widgets::DOWNLOAD_AS_SVG))
        .add(close);
    let chart = div("chart")
        .on_pointer("pointermove", move |event| on_plot(handle, &event))
        .on_pointer("pointerleave", move |_| handle.leave())
        .add(plotted(handle, true, false, false, theme));
    let values = div("chart-values")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr_of("aria-label", move || format!("{}, values", title()))
        .add(plot_table(plot));
    el("section")
        .class("chart-card")
        .attr("role", "dialog")
        .attr_of("aria-label", title)
        .on_key(escape)
        .add(head)
        .add(el("p").class("chart-sentence").add(text(move || plot.with(|plot| plot.sentence.clone()))))
        .add(words_in(move || plot.with(|plot| vec![plot.title.clone(), plot.of.clone(), plot.sentence.clone()])))
        .add(chart)
        .add(values)
}
