//! `cargo xtask test`: everything that has to hold before a change lands. CI runs this and nothing else.
//!
//! A step that fails does not keep the next ones from running: one run names all that is wrong. Its last line is
//! the whole count.

use crate::options::Options;
use crate::server::Server;
use crate::shell::{ask, run, run_counted, words};
use crate::tally::Tally;
use crate::{Outcome, browser, package, places, site, tools};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Instant;

struct Step {
    /// What `--only` calls it.
    name: &'static str,
    /// What it makes sure of, and how long that usually takes with warm dependencies.
    says: &'static str,
    run: fn() -> Outcome<Tally>,
}

const STEPS: &[Step] = &[
    Step { name: "format", says: "the code is formatted (a second)", run: format },
    Step { name: "lint", says: "clippy is content, natively (half a minute, the first time 2)", run: lint },
    Step { name: "lint-web", says: "clippy is content, for the browser (half a minute, the first time 2)", run: lint_web },
    Step { name: "docs", says: "the documentation has no broken links (half a minute)", run: docs },
    Step { name: "native", says: "native tests, a hundred seeds for each claim (6 to 10 minutes, the first time 13)", run: native },
    Step { name: "examples", says: "examples in the documentation run (half a minute)", run: examples },
    Step { name: "web", says: "tests of the engine in Chromium (1 to 3 minutes)", run: web },
    Step { name: "site", says: "the release site builds (1 to 2 minutes, the first time 6)", run: release_site },
    Step { name: "browser", says: "the page and its packages in Chromium, and what its first load weighs (11 to 14 minutes)", run: page },
];

/// Files of browser tests that run at the same time: a test waits for its page most of the time, and for one core of it.
const AT_ONCE: usize = 3;
/// The files of browser tests that take longest, longest first.
const LONGEST: &[&str] = &["missions", "course", "package", "newcomer", "train", "own", "opens"];

/// Runs all steps, or the named ones.
pub fn test(options: &Options) -> Outcome {
    if let Some(unknown) = options.only.iter().find(|name| STEPS.iter().all(|step| step.name != *name)) {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("There is no step \"{unknown}\". Steps: {}.", names.join(", ")));
    }
    let started = Instant::now();
    let chosen = STEPS.iter().filter(|step| options.only.is_empty() || options.only.iter().any(|name| name == step.name));
    let results: Vec<(&Step, Tally, f64)> = chosen.map(timed).collect();

    println!("\n== summary");
    for (step, tally, seconds) in &results {
        let word = if tally.failed == 0 { "holds" } else { "FAILS" };
        println!("{word}  {:<9} {:>5} passed {:>4} failed {seconds:>6.0} s", step.name, tally.passed, tally.failed);
    }
    println!("in {:.0} s", started.elapsed().as_secs_f64());
    let all = results.iter().map(|(_, tally, _)| *tally).fold(Tally::default(), Tally::and);
    println!("{} passed, {} failed", all.passed, all.failed);
    if all.failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn timed(step: &'static Step) -> (&'static Step, Tally, f64) {
    println!("\n== {}: {}", step.name, step.says);
    let started = Instant::now();
    let tally = (step.run)().unwrap_or_else(|reason| {
        println!("{reason}");
        Tally::of(false)
    });
    // A step that counted nothing has tested nothing: that is a failure, not a pass.
    let tally = if tally == Tally::default() { Tally::of(false) } else { tally };
    (step, tally, started.elapsed().as_secs_f64())
}

/// A check that passes or fails as a whole.
fn whole(command: Command) -> Tally {
    Tally::of(run_counted(command).failed == 0)
}

fn format() -> Outcome<Tally> {
    tools::rust_components()?;
    Ok(whole(words("cargo fmt --all --check")))
}

fn lint() -> Outcome<Tally> {
    tools::rust_components()?;
    Ok(whole(words("cargo clippy --locked --workspace --all-targets --all-features -- -D warnings")))
}

fn lint_web() -> Outcome<Tally> {
    tools::rust_components()?;
    tools::wasm_target()?;
    Ok(whole(words("cargo clippy --locked --target wasm32-unknown-unknown --all-targets --all-features -- -D warnings")))
}

fn docs() -> Outcome<Tally> {
    let mut doc = words("cargo doc --locked --no-deps --lib --document-private-items");
    // Private parts are documented as well, for those who work on them: links to them lead somewhere.
    doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links");
    Ok(whole(doc))
}

fn native() -> Outcome<Tally> {
    let nextest = ask(words("cargo nextest --version")).is_some();
    let runner = if nextest { "nextest run" } else { "test --lib --bins --tests" };
    Ok(run_counted(words(&format!("cargo {runner} --locked --workspace"))))
}

fn examples() -> Outcome<Tally> {
    Ok(run_counted(words("cargo test --locked --doc")))
}

/// The files in `tests/` that name `wasm_bindgen_test` run in the browser as well.
fn web() -> Outcome<Tally> {
    let shared = fs::read_dir(places::root().join("tests")).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|file| {
        let text = fs::read_to_string(file).unwrap_or_default();
        file.extension().is_some_and(|extension| extension == "rs") && text.contains("wasm_bindgen_test")
    });
    let mut names: Vec<_> = shared.filter_map(|file| Some(file.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    if names.is_empty() {
        return Err("No file in tests/ names wasm_bindgen_test.".to_owned());
    }
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    let browser = browser::chromium()?;
    // Without the page: it and what it is built from would take longer to compile than all of this.
    let mut test = words("cargo test --locked --target wasm32-unknown-unknown");
    test.args(names.iter().flat_map(|name| ["--test", name]));
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser::webdriver_settings(&browser.chromium)?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    Ok(run_counted(test))
}

fn release_site() -> Outcome<Tally> {
    site::build_if_older().map(|()| Tally::of(true))
}

/// The page is served from a folder deep in the address space, because that is where course platforms put it.
fn page() -> Outcome<Tally> {
    let browser = browser::chromium()?;
    package::package()?;
    // The tests play the lessons by the solutions that the engine has.
    run(words("cargo build --quiet --locked --bin afterlaunch"))?;
    let afterlaunch = places::debug("afterlaunch");
    let mut ask_list = Command::new(&afterlaunch);
    ask_list.arg("list");
    let list = ask(ask_list).ok_or("`afterlaunch list` printed nothing.")?;
    let server = Server::bind(0)?.under("/some/course/");
    let address = server.address();
    thread::spawn(move || server.serve(places::dist()));
    let node = |files: &[PathBuf]| {
        // A file that hangs is a failure, and does not keep the rest from being told.
        let mut node = words("node --test --test-reporter=spec --test-timeout=1200000");
        node.arg(format!("--test-concurrency={AT_ONCE}"))
            .args(files)
            .env("AFTERLAUNCH_LIST", &list)
            .env("AFTERLAUNCH", &afterlaunch)
            .env("AFTERLAUNCH_URL", &address)
            .env("AFTERLAUNCH_DIST", places::dist())
            .env("AFTERLAUNCH_PACKAGES", places::packages())
            .env("CHROMIUM", &browser.chromium);
        run_counted(node)
    };
    let tests = fs::read_dir(places::browser_tests()).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut tests: Vec<_> = tests.filter(|file| file.to_string_lossy().ends_with(".test.mjs")).collect();
    // The longest first: what is left at the end is short, and no core stands idle for long.
    tests.sort_by_cached_key(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        (LONGEST.iter().position(|long| name.strip_suffix(".test.mjs") == Some(long)).unwrap_or(LONGEST.len()), name)
    });
    Ok(node(&tests))
}
