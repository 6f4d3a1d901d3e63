//! The released program comes in two parts, see `xtask/split`: opening takes the first. What lies below the first look
//! at the page waits for the rest, which comes at the first sign of somebody or a while later.

use std::cell::OnceCell;

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = loadTheRest)]
    fn load_the_rest();
}

thread_local! {
    /// The rest is here.
    static HERE: OnceCell<RwSignal<bool>> = const { OnceCell::new() };
}

/// The first part calls this when it needs a function of the rest and the rest has not come.
#[wasm_bindgen]
pub fn ask_for_the_rest() {
    load_the_rest();
}

/// The loader says so once all of the program is here.
#[wasm_bindgen]
pub fn rest_is_here() {
    signal().set(true);
}

/// All of the program is here; followed.
pub fn is_here() -> bool {
    signal().get()
}

/// It stays as long as the page: whoever asks first does so while the page opens.
fn signal() -> RwSignal<bool> {
    HERE.with(|here| *here.get_or_init(|| RwSignal::new(false)))
}
