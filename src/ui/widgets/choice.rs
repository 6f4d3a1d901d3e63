//! A few words to choose from, all in sight.

use leptos::prelude::*;

/// A row of words; the chosen one is pressed.
#[component]
pub fn Choice(
    /// The words.
    options: Vec<String>,
    /// The index of the chosen one.
    #[prop(into)]
    value: Signal<f64>,
    #[prop(into)] label: String,
    on_choose: Callback<f64>,
) -> impl IntoView {
    let buttons = options
        .into_iter()
        .zip(0u32..)
        .map(|(words, index)| {
            let index = f64::from(index);
            let pressed = move || (value.get() - index).abs() < 0.5;
            view! {
                <button type="button" aria-pressed=move || pressed().to_string() on:click=move |_| on_choose.run(index)>
                    {words}
                </button>
            }
        })
        .collect_view();
    view! { <div class="choice" role="group" aria-label=label>{buttons}</div> }
}
