//! Stand-in.
use afterlaunch::present::plot::SharedPlot;
use leptos::prelude::*;

#[component]
pub fn ChartCard(plot: Signal<Option<SharedPlot>, LocalStorage>, theme: Signal<u32>, on_close: Callback<()>) -> impl IntoView {
    let _ = (theme, on_close);
    move || plot.get().map(|plot| view! { <aside class="chart-card">{plot.title.clone()}</aside> })
}
