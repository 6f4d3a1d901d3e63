//! The command line `afterlaunch`: the same engine as on the page, bit for bit. `afterlaunch --help` says what it can do.
//!
//! For the browser this program is empty: what it is made with is no part of the page.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
