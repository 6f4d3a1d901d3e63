//! The web entry: puts the page where the silhouette stood.
//!
//! All that is web is a module of this binary, so that the library cannot name it. Natively this program does
//! nothing; the command line is `headless`.

#[cfg(target_arch = "wasm32")]
mod ui;

#[cfg(target_arch = "wasm32")]
mod rest {
    //! The released program comes in two parts, see `xtask/split`.

    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = loadTheRest)]
        fn load_the_rest();
    }

    /// The first part calls this when it needs a function of the rest and the rest has not come.
    #[wasm_bindgen]
    pub fn ask_for_the_rest() {
        load_the_rest();
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
