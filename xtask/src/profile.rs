//! `cargo xtask profile`: writes the list by which the page's program is parted (see `xtask/split`): the functions
//! that are called while somebody opens the page and looks on. To be run when opening the page has changed much.

use crate::server::Server;
use crate::shell::{ask, run, said, words};
use crate::{Outcome, browser, places, site, tools};
use std::{fs, thread};

/// Builds the page, marked, and looks which marks opening leaves.
pub fn profile() -> Outcome {
    tools::for_building()?;
    let browser = browser::chromium()?;
    browser::npm_packages()?;
    println!("\nBuilding the page once more, whole (usually 1 to 2 minutes).");
    let (folder, scratch) = (places::scratch().join("profile"), places::scratch());
    let mut trunk = site::trunk("build");
    trunk.arg("--release").arg("--dist").arg(&folder);
    run(trunk)?;
    let whole = scratch.join("whole.wasm");
    fs::copy(site::program(&folder)?, &whole).map_err(|error| format!("The program cannot be copied: {error}."))?;

    let marking = site::split(&["mark".as_ref(), folder.as_ref()]);
    let line = said(&marking);
    let told = ask(marking).ok_or_else(|| format!("`{line}` failed."))?;
    let (first, count) = told.split_once(' ').ok_or_else(|| format!("`{line}` said “{told}”."))?;

    println!("\nOpening it in Chromium (about two minutes).");
    let server = Server::bind(0)?;
    let marks = scratch.join("marks");
    let mut node = words("node tests/browser/profile.mjs");
    node.env("SITE_URL", server.address()).env("CHROMIUM", &browser.chromium).env("FIRST", first).env("COUNT", count).env("MARKS", &marks);
    thread::spawn(move || server.serve(folder));
    run(node)?;
    run(site::split(&["list".as_ref(), whole.as_ref(), marks.as_ref(), places::opening().as_ref()]))
}
