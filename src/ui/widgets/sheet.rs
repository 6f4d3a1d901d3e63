//! Things that lie over the page: a sheet that takes all attention, and a small panel under the button it came from.
//!
//! The sheet is the browser's own modal dialog, which keeps the focus inside, stills what lies under it, closes
//! with Escape and gives the focus back.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A modal dialog. What is in it is built when it opens.
#[component]
pub fn Sheet(
    open: RwSignal<bool>,
    #[prop(into)] label: Signal<&'static str>,
    #[prop(optional, into)] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let children = StoredValue::new(children);
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // A press on the scrim is a press on the dialog itself, outside of what is in it.
    let scrim = move |event: leptos::ev::MouseEvent| {
        let on_itself =
            event.target().is_some_and(|target| dialog.get().is_some_and(|d| target == *d.unchecked_ref::<web_sys::EventTarget>()));
        if on_itself {
            open.set(false);
        }
    };
    view! {
        <dialog node_ref=dialog class=format!("sheet {class}") aria-label=move || label.get() on:close=move |_| open.set(false) on:click=scrim>
            <div class="sheet-body">{move || open.get().then(|| children.with_value(|children| children()))}</div>
        </dialog>
    }
}

/// A button and the panel that opens under it. A press elsewhere closes it, Escape gives the focus back.
#[component]
pub fn Under(
    open: RwSignal<bool>,
    /// The name of the panel.
    #[prop(into)]
    label: &'static str,
    #[prop(optional, into)] class: &'static str,
    /// What is in the button.
    #[prop(into)]
    button: ViewFn,
    /// The name of the button, where its words are not enough.
    #[prop(optional, into)]
    spoken: Option<Signal<String>>,
    #[prop(optional, into)] button_class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let whole = NodeRef::<html::Div>::new();
    let trigger = NodeRef::<html::Button>::new();
    let children = StoredValue::new(children);
    let elsewhere = window_event_listener(leptos::ev::pointerdown, move |event| {
        let inside = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if open.get_untracked() && !whole.get_untracked().is_some_and(|whole| whole.contains(inside.as_ref())) {
            open.set(false);
        }
    });
    on_cleanup(move || elsewhere.remove());
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(trigger) = trigger.get_untracked() {
                let _ = trigger.focus();
            }
        }
    };
    view! {
        <div class="under" node_ref=whole on:keydown=escape>
            <button
                type="button"
                node_ref=trigger
                class=button_class
                aria-expanded=move || open.get().to_string()
                aria-label=move || spoken.map(|spoken| spoken.get())
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {button.run()}
            </button>
            {move || open.get().then(|| view! {
                <div class=format!("pop {class}") role="group" aria-label=label>{children.with_value(|children| children())}</div>
            })}
        </div>
    }
}
