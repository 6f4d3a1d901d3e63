//! What building the page needs, and how each part is got when it is missing.
//!
//! A part is looked for first, on `PATH` and in the version that is wanted. Rust tools that are missing come as they are where
//! `cargo binstall` is at hand, and are built from source otherwise, into [`places::tools`]; `wasm-opt` comes from npm, because
//! Debian's is too old for today's wasm.

use crate::shell::{ask, run, words};
use crate::{Outcome, browser, places};
use std::fs;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The line of Trunk that `Trunk.toml` is written for, and the version that is built when there is none.
const TRUNK: (&str, &str) = ("0.21.", "0.21.14");

/// What Trunk is built without: it looks for no newer version of itself, and serves nothing under TLS.
const TRUNK_WITHOUT: &str = "--no-default-features";

/// Tools that are built once and run for seconds: what compiles fastest. At level 0 Trunk is there in half the processor time of
/// level 1, and `wasm-bindgen` takes two seconds longer for each page.
const QUICKLY: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

/// The oldest wasm-opt that reads what the compiler writes.
const WASM_OPT_FROM: u32 = 120;

/// The steps of a build: five parts are looked for, then the page is built.
pub const STEPS: usize = 6;

/// The step that is said next; 0 where nothing is counted, because a test needs a part or two of its own.
static NEXT: AtomicUsize = AtomicUsize::new(0);

/// Makes sure, once, of everything that the page is built with. True when `wasm-opt` is among it. What `ahead` does needs the
/// crates alone: it is done beside a tool that has to be built, and left out where all tools are there.
pub fn for_building(ahead: fn()) -> Outcome<bool> {
    static SEEN: OnceLock<Outcome<bool>> = OnceLock::new();
    SEEN.get_or_init(|| see_to_building(ahead)).clone()
}

fn see_to_building(ahead: fn()) -> Outcome<bool> {
    println!("Looking for what the page is built with:");
    NEXT.store(1, Ordering::Relaxed);
    let optimised = parts(ahead);
    NEXT.store(0, Ordering::Relaxed);
    optimised
}

fn parts(ahead: fn()) -> Outcome<bool> {
    wasm_target()?;
    let tools_there = trunk_there().is_some() && wasm_bindgen_there(&wasm_bindgen_version()?).is_some();
    // Sources come over the network while the cores build.
    let crates = thread::spawn(move || {
        let fetched = crates();
        if fetched.is_ok() && !tools_there {
            ahead();
        }
        fetched
    });
    trunk()?;
    wasm_bindgen()?;
    crates.join().unwrap_or_else(|_| Err("Fetching crates broke off.".to_owned()))?;
    Ok(wasm_opt())
}

/// The compiler's standard library for the browser.
pub fn wasm_target() -> Outcome {
    let there = || {
        let sysroot = ask(words("rustc --print sysroot"))?;
        std::path::Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir().then_some(())
    };
    let name = "wasm target";
    if there().is_some() {
        return found(name);
    }
    fetch(name, "half a minute", "rustup target add wasm32-unknown-unknown")
}

/// The sources of all crates: Trunk, told to fetch nothing, lets cargo fetch nothing either.
fn crates() -> Outcome {
    if ask(words("cargo fetch --locked --offline")).is_some() {
        return found("crates");
    }
    fetch("crates", "a minute", "cargo fetch --locked")
}

/// `cargo fmt` and `cargo clippy`, which a minimal Rust comes without.
pub fn rust_components() -> Outcome {
    for (name, line) in [("rustfmt", "cargo fmt --version"), ("clippy", "cargo clippy --version")] {
        match ask(words(line)) {
            Some(_) => found(name)?,
            None => fetch(name, "half a minute", &format!("rustup component add {name}"))?,
        }
    }
    Ok(())
}

/// Trunk, which bundles the page.
fn trunk() -> Outcome {
    let version = TRUNK.1;
    match trunk_there() {
        Some(says) => found(&says),
        None => get(&format!("trunk {version}"), "2 to 5 minutes", "trunk", version, TRUNK_WITHOUT),
    }
}

fn trunk_there() -> Option<String> {
    ask(words("trunk --version")).filter(|says| says.starts_with(&format!("trunk {}", TRUNK.0)))
}

/// The command-line part of wasm-bindgen. It has to be of the very version that the page is compiled with.
pub fn wasm_bindgen() -> Outcome {
    let version = wasm_bindgen_version()?;
    match wasm_bindgen_there(&version) {
        Some(says) => found(&says),
        None => get(&format!("wasm-bindgen {version}"), "1 to 2 minutes", "wasm-bindgen-cli", &version, ""),
    }
}

fn wasm_bindgen_there(version: &str) -> Option<String> {
    places::find("wasm-bindgen-test-runner")?;
    ask(words("wasm-bindgen --version")).filter(|says| *says == format!("wasm-bindgen {version}"))
}

fn wasm_bindgen_version() -> Outcome<String> {
    let lock = fs::read_to_string(places::root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock cannot be read: {error}."))?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    version.map(str::to_owned).ok_or_else(|| "Cargo.lock does not name wasm-bindgen.".to_owned())
}

/// `wasm-opt`, which makes the page smaller and faster. The one part that a page can do without.
fn wasm_opt() -> bool {
    if let Some(says) = wasm_opt_there() {
        return found(&says).is_ok();
    }
    match browser::npm_packages() {
        Ok(()) if wasm_opt_there().is_some() => true,
        Ok(()) => false,
        Err(reason) => {
            println!("{reason}\nWithout wasm-opt, which comes with npm, the page works as well; it is a third larger and a little slower.");
            false
        }
    }
}

fn wasm_opt_there() -> Option<String> {
    let says = ask(words("wasm-opt --version"))?;
    let version: u32 = says.split_whitespace().nth(2)?.parse().ok()?;
    (version >= WASM_OPT_FROM).then(|| format!("wasm-opt {version}"))
}

/// Gets a Rust tool: as it is where `cargo binstall` is at hand, from source otherwise.
fn get(name: &str, typically: &str, package: &str, version: &str, without: &str) -> Outcome {
    let place = places::tools();
    let build = format!("building it into {} (usually {typically})", place.display());
    if ask(words("cargo binstall -V")).is_some() {
        say(name, &format!("missing: cargo binstall brings it into {} (usually half a minute)", place.display()));
        let mut command = words(&format!("cargo binstall --no-confirm --force {package}@{version} --root"));
        command.arg(&place);
        match run(command) {
            Ok(()) => return Ok(()),
            Err(reason) => println!("{reason} So: {build}"),
        }
    } else {
        say(name, &format!("missing: {build}"));
    }
    let line = format!("cargo install --locked {package} --version {version} {without}");
    let mut command = words(&line);
    // A tool's build is not part of this project's: it gets a temporary folder of its own, which cargo empties.
    command.arg("--force").arg("--root").arg(place).envs(QUICKLY).env_remove("CARGO_TARGET_DIR").current_dir(std::env::temp_dir());
    run(command).map_err(|reason| by_hand(name, &reason, line.trim()))
}

/// Fetches something by one command.
fn fetch(name: &str, typically: &str, line: &str) -> Outcome {
    say(name, &format!("missing: {line} (usually {typically})"));
    run(words(line)).map_err(|reason| by_hand(name, &reason, line))
}

/// Says that a part is there.
pub fn found(name: &str) -> Outcome {
    say(name, "there");
    Ok(())
}

/// Says how it stands with a part, and which step of how many that is.
pub fn say(name: &str, how: &str) {
    let next = NEXT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |next| (next > 0).then_some(next + 1));
    let step = next.map_or_else(|_| String::new(), |step| format!("{step}/{STEPS} "));
    println!("  {step}{name:<22} {how}");
}

/// The sentence that ends a failed download.
pub fn by_hand(name: &str, reason: &str, line: &str) -> String {
    format!("{name} could not be fetched. {reason}\nRun this by hand, then start again:\n\n    {line}")
}
