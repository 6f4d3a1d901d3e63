//! `cargo xtask package`: what can be carried away, made out of the built site by `xtask/packaging/package.mjs`.
//!
//! Node does it, which the build and the browser tests use anyway: packing is left to a library from their lock
//! file, and xtask stays without dependencies.

use crate::shell::{command, run};
use crate::{Outcome, browser, places, site};

/// Builds what is older than its sources, then everything in `packages/`.
pub fn package() -> Outcome {
    site::build_if_older()?;
    browser::npm_packages()?;
    println!("\nPacking (a few seconds).");
    let mut node = command("node");
    node.arg("xtask/packaging/package.mjs").args([places::dist(), places::packages()]);
    run(node)
}
