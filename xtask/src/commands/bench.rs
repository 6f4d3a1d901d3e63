//! `cargo xtask bench`: builds what is measured, natively and for the browser, and lets `bench.mjs` measure it.
//! `cargo xtask bench learn` measures learning beside scikit-learn, by `learn.mjs`.
//!
//! The same program, `src/bin/bench`, is built for both, with the flags of the released page. scikit-learn is installed by
//! pip into a folder for temporary things, once.

use crate::server::Server;
use crate::shell::{ask, command, run, words};
use crate::{Outcome, browser, places, site, tools};
use std::path::{Path, PathBuf};
use std::{fs, thread};

/// The scikit-learn that learning is held against.
const SCIKIT_LEARN: &str = "1.9.1";
/// The NumPy it is used with.
const NUMPY: &str = "2.4.6";

/// Builds and measures.
pub fn bench() -> Outcome {
    let browser = ready()?;
    site::build_if_older()?;
    let folder = build()?;

    measuring("a minute");
    let (bench, site) = (Server::bind(0)?, Server::bind(0)?);
    let mut node = words("node tests/browser/bench.mjs");
    node.env("NATIVE", native())
        .env("BENCH_URL", bench.address())
        .env("SITE_URL", site.address())
        .env("SITE_DIST", places::dist())
        .env("CHROMIUM", &browser.chromium);
    thread::spawn(move || bench.serve(folder));
    thread::spawn(move || site.serve(places::dist()));
    run(node)
}

/// Builds, and measures learning beside scikit-learn.
pub fn learn() -> Outcome {
    let browser = ready()?;
    let python = scikit_learn()?;
    let folder = build()?;

    measuring("a minute");
    let bench = Server::bind(0)?;
    let mut node = words("node tests/browser/learn.mjs");
    node.env("NATIVE", native()).env("PYTHON", python).env("BENCH_URL", bench.address()).env("CHROMIUM", &browser.chromium);
    thread::spawn(move || bench.serve(folder));
    run(node)
}

fn ready() -> Outcome<browser::Browser> {
    tools::for_building(|| ())?;
    let browser = browser::chromium()?;
    browser::npm_packages()?;
    Ok(browser)
}

fn build() -> Outcome<PathBuf> {
    println!("\nBuilding the benchmark, natively and for the browser (usually 2 minutes, the first time 8).");
    run(words("cargo build --locked --release --bin bench --features web"))?;
    run(words("cargo build --locked --release --bin bench --features web --target wasm32-unknown-unknown"))?;
    bench_page()
}

fn native() -> PathBuf {
    places::target().join("release").join(format!("bench{}", std::env::consts::EXE_SUFFIX))
}

fn measuring(typically: &str) {
    println!("\nMeasuring (about {typically}). Leave the machine alone meanwhile: other work blurs the ratios.");
}

/// A Python that has scikit-learn: made once, in a folder for temporary things.
fn scikit_learn() -> Outcome<PathBuf> {
    let folder = std::env::temp_dir().join(format!("afterlaunch-scikit-learn-{SCIKIT_LEARN}"));
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let in_it = |args: &[&str]| {
        let mut python = command(&python);
        python.args(args);
        python
    };
    let name = format!("scikit-learn {SCIKIT_LEARN}");
    if ask(in_it(&["-c", "import sklearn, numpy"])).is_some() {
        return tools::found(&name).map(|()| python);
    }
    let wanted = |why: String| {
        format!(
            "scikit-learn, beside which learning is measured, cannot be installed: Python 3 with venv and pip is wanted, and a network. {why}"
        )
    };
    println!("  {name:<22} missing: pip install into {} (usually half a minute)", folder.display());
    let mut venv = words("python3 -m venv");
    venv.arg(&folder);
    run(venv).map_err(wanted)?;
    run(in_it(&["-m", "pip", "install", "--quiet", &format!("scikit-learn=={SCIKIT_LEARN}"), &format!("numpy=={NUMPY}")]))
        .map_err(wanted)?;
    Ok(python)
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
