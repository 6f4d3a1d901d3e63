//! `cargo xtask test`: everything that has to hold before a change lands. CI runs this and nothing else.
//!
//! A step that fails does not keep the next ones from running: one run names all that is wrong. Its last line is
//! the whole count.
//!
//! Where all are asked for, what is compiled for the browser is compiled beside the native steps, by a run of this program of
//! its own ([`Beside`]): the last part of a release build keeps one core busy for minutes.

use super::package;
use crate::options::Options;
use crate::server::Server;
use crate::shell::{ask, command, run, run_counted, words};
use crate::tally::Tally;
use crate::{Outcome, browser, places, site, tools};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use std::{fs, thread};

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
    Step { name: "docs", says: "the documentation has no broken links (half a minute)", run: docs },
    Step { name: "native", says: "native tests, a hundred seeds for each claim (9 to 13 minutes, the first time 18)", run: native },
    Step { name: "examples", says: "examples in the documentation run (half a minute)", run: examples },
    Step { name: "site", says: "the release site builds (1 to 2 minutes, beside other steps 6)", run: release_site },
    Step { name: "lint-web", says: "clippy is content, for the browser (half a minute, the first time 4)", run: lint_web },
    Step { name: "web", says: "tests of the engine in Chromium (1 to 3 minutes)", run: web },
    Step { name: "browser", says: "the page and its packages in Chromium, and what its first load weighs (10 to 13 minutes)", run: page },
];

/// The steps that run beside the others. The site comes first: it is built where no other step builds, and waits for none.
const BESIDE: [&str; 3] = ["site", "lint-web", "web"];
/// So many of the slowest tests are named at the end.
const NAMED: usize = 10;

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
    let results = if options.only.is_empty() {
        all()
    } else {
        STEPS.iter().filter(|step| options.only.iter().any(|name| name == step.name)).map(timed).collect()
    };

    println!("\n== summary");
    results.iter().for_each(|result| println!("{}", result.line()));
    println!("in {:.0} s", started.elapsed().as_secs_f64());
    let all = results.into_iter().map(|result| result.tally).fold(Tally::default(), Tally::and);
    let (passed, failed) = (all.passed, all.failed);
    let slowest = all.slowest(NAMED);
    if !slowest.is_empty() {
        println!("the slowest tests:");
        slowest.iter().for_each(|(seconds, name)| println!("{seconds:>8.1} s  {name}"));
    }
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

/// What a step came to.
struct Finished {
    name: String,
    tally: Tally,
    seconds: f64,
}

impl Finished {
    /// As the summary says it.
    fn line(&self) -> String {
        let word = if self.tally.failed == 0 { "holds" } else { "FAILS" };
        format!("{word}  {:<9} {:>5} passed {:>4} failed {:>6.0} s", self.name, self.tally.passed, self.tally.failed, self.seconds)
    }

    /// Reads such a line.
    fn read(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["holds" | "FAILS", name, passed, "passed", failed, "failed", seconds, "s"] = words[..] else { return None };
        let tally = Tally { passed: passed.parse().ok()?, failed: failed.parse().ok()?, ..Tally::default() };
        Some(Self { name: name.to_owned(), tally, seconds: seconds.parse().ok()? })
    }
}

/// All steps, some beside the others; the page is tested once it is built.
fn all() -> Vec<Finished> {
    let (first, rest) = (&STEPS[0], &STEPS[1..]);
    let (last, rest): (Vec<_>, Vec<_>) = rest.iter().filter(|step| !BESIDE.contains(&step.name)).partition(|step| step.name == "browser");
    // The first step fetches what both runs need of Rust.
    let mut results = vec![timed(first)];
    let beside = Beside::start();
    results.extend(rest.into_iter().map(timed));
    results.extend(beside.wait());
    results.extend(last.into_iter().map(timed));
    results
}

/// A run of this program that does [`BESIDE`] while this one goes on; what it says is kept until it ends.
struct Beside(Result<Child, String>, PathBuf);

impl Beside {
    fn start() -> Self {
        let said = places::scratch().join("beside.txt");
        let start = || {
            fs::create_dir_all(places::scratch()).map_err(|error| error.to_string())?;
            let file = fs::File::create(&said).map_err(|error| error.to_string())?;
            let itself = std::env::current_exe().map_err(|error| error.to_string())?;
            let mut run = command(itself);
            run.args(["test", "--only", &BESIDE.join(",")]).stdin(Stdio::null());
            run.stderr(file.try_clone().map_err(|error| error.to_string())?).stdout(file);
            run.spawn().map_err(|error| error.to_string())
        };
        println!("\n== beside the next steps: {}", BESIDE.join(", "));
        Self(start(), said)
    }

    /// What its steps came to. A step of which nothing is said has failed.
    fn wait(self) -> Vec<Finished> {
        let Self(child, said) = self;
        let ended = child.and_then(|mut child| child.wait().map_err(|error| error.to_string()));
        let said = fs::read_to_string(said).unwrap_or_default();
        let lines: Vec<&str> = said.lines().collect();
        let summary = lines.iter().position(|line| *line == "== summary").unwrap_or(lines.len());
        lines[..summary].iter().for_each(|line| println!("{line}"));
        if let Err(reason) = ended {
            println!("The steps beside could not be run: {reason}.");
        }
        let mut found: Vec<Finished> = lines[summary..].iter().filter_map(|line| Finished::read(line)).collect();
        for name in BESIDE {
            if found.iter().all(|step| step.name != name) {
                found.push(Finished { name: name.to_owned(), tally: Tally::of(false), seconds: 0.0 });
            }
        }
        found
    }
}

fn timed(step: &'static Step) -> Finished {
    println!("\n== {}: {}", step.name, step.says);
    let started = Instant::now();
    let tally = (step.run)().unwrap_or_else(|reason| {
        println!("{reason}");
        Tally::of(false)
    });
    // A step that counted nothing has tested nothing: that is a failure, not a pass.
    let tally = if (tally.passed, tally.failed) == (0, 0) { Tally::of(false) } else { tally };
    Finished { name: step.name.to_owned(), tally, seconds: started.elapsed().as_secs_f64() }
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
    let runner = if nextest { "nextest run --no-fail-fast" } else { "test --no-fail-fast --lib --bins --tests" };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_step_came_to_is_read_as_it_is_said() {
        for tally in [Tally::of(true), Tally { passed: 364, failed: 4, ..Tally::default() }] {
            let finished = Finished { name: "lint-web".to_owned(), tally, seconds: 87.0 };
            let read = Finished::read(&finished.line()).expect("it is such a line");
            assert_eq!((read.name, read.tally, read.seconds), (finished.name, finished.tally, finished.seconds));
        }
        assert!(Finished::read("858 passed, 6 failed").is_none());
    }

    #[test]
    fn what_runs_beside_is_there() {
        assert!(BESIDE.iter().all(|name| STEPS.iter().any(|step| step.name == *name)));
    }
}
