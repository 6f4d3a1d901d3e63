//! `cargo xtask bench`: builds what is measured, natively and for the browser, and lets `bench.mjs` measure it.
//!
//! The same program, `src/bin/bench.rs`, is built for both, with the flags of the released page.

use crate::server::Server;
use crate::shell::{command, run, words};
use crate::{Outcome, browser, places, site, tools};
use std::path::{Path, PathBuf};
use std::{fs, thread};

/// Builds and measures.
pub fn bench() -> Outcome {
    tools::for_building()?;
    let browser = browser::chromium()?;
    browser::npm_packages()?;
    site::build_if_older()?;
    println!("\nBuilding the benchmark, natively and for the browser (usually 2 minutes, the first time 8).");
    run(words("cargo build --locked --release --bin bench"))?;
    run(words("cargo build --locked --release --bin bench --target wasm32-unknown-unknown"))?;
    let folder = bench_page()?;

    println!("\nMeasuring (about a minute). Leave the machine alone meanwhile: other work blurs the ratios.");
    let (bench, site) = (Server::bind(0)?, Server::bind(0)?);
    let mut node = words("node tests/browser/bench.mjs");
    node.env("NATIVE", places::target().join("release").join(format!("bench{}", std::env::consts::EXE_SUFFIX)))
        .env("BENCH_URL", bench.address())
        .env("SITE_URL", site.address())
        .env("SITE_DIST", places::dist())
        .env("CHROMIUM", &browser.chromium);
    thread::spawn(move || bench.serve(folder));
    thread::spawn(move || site.serve(places::dist()));
    run(node)
}

/// Lays out the folder that the benchmark's page is served from.
fn bench_page() -> Outcome<PathBuf> {
    let folder = places::scratch().join("bench");
    fs::create_dir_all(&folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let wasm = places::target().join("wasm32-unknown-unknown/release/bench.wasm");
    let mut bindgen = words("wasm-bindgen --target web --no-typescript --out-dir");
    bindgen.arg(&folder).arg(wasm);
    run(bindgen)?;
    optimise(&folder.join("bench_bg.wasm"))?;
    let uplot = places::browser_tests().join("node_modules/uplot/dist");
    let style = places::root().join("style");
    let files = [
        places::browser_tests().join("bench.html"),
        uplot.join("uPlot.iife.min.js"),
        uplot.join("uPlot.min.css"),
        style.join("tokens.css"),
        style.join("page.css"),
    ];
    for file in files {
        let name = file.file_name().unwrap_or_default();
        fs::copy(&file, folder.join(name)).map_err(|error| format!("{} cannot be copied: {error}.", file.display()))?;
    }
    Ok(folder)
}

/// What Trunk does to the page: the parameters are read from where Trunk reads them.
fn optimise(wasm: &Path) -> Outcome {
    let index = fs::read_to_string(places::root().join("index.html")).map_err(|error| format!("index.html cannot be read: {error}."))?;
    let attribute = |name: &str| Some(index.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.to_owned());
    let level = attribute("data-wasm-opt").ok_or("index.html has no data-wasm-opt.")?;
    let params = attribute("data-wasm-opt-params").unwrap_or_default();
    let mut opt = command("wasm-opt");
    opt.arg(format!("-O{level}")).args(params.split_whitespace()).arg(wasm).arg("-o").arg(wasm);
    run(opt)
}
