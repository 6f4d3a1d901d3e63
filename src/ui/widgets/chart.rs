//! Stand-in.
use afterlaunch::present::plot::SharedPlot;
use leptos::prelude::*;

#[component]
pub fn ChartFigure(
    plot: Signal<SharedPlot, LocalStorage>,
    cursor: RwSignal<Option<f64>>,
    axis: bool,
    compact: bool,
    theme: Signal<u32>,
    on_limit: Callback<(&'static str, f64)>,
    on_cut: Callback<f64>,
    on_open: Callback<()>,
    lit: Signal<bool>,
) -> impl IntoView {
    let _ = (cursor, axis, compact, theme, on_limit, on_cut, on_open, lit);
    view! { <figure class="chart" tabindex="0"><figcaption class="chart-title">{move || plot.get().title.clone()}</figcaption><div class="plot">{move || plot.get().sentence.clone()}</div></figure> }
}
