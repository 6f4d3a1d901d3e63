//! The web entry: puts the page where the silhouette stood.
//!
//! All that is web is a module of this binary, so that the library cannot name it. Natively this program does
//! nothing; the command line is `afterlaunch`.

#[cfg(target_arch = "wasm32")]
mod ui;

#[cfg(target_arch = "wasm32")]
fn main() {
    ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
