//! What testing and measuring in a browser needs: Chromium with its driver, Node, and a few npm packages.
//!
//! `CHROMIUM` and `CHROMEDRIVER` name other programs than the ones found. As root on Debian the packages are
//! installed; elsewhere a sentence says what is wanted. Playwright drives the browser that is there: it never
//! downloads one.

use crate::shell::{ask, command, run, words};
use crate::tools::{by_hand, found, say};
use crate::{Outcome, places};
use std::fs;
use std::path::{Path, PathBuf};

/// A browser and the program that speaks WebDriver to it.
pub struct Browser {
    /// Chromium.
    pub chromium: PathBuf,
    /// Its ChromeDriver.
    pub driver: PathBuf,
}

/// Finds or installs the browser.
pub fn chromium() -> Outcome<Browser> {
    if let Some(browser) = chromium_there() {
        let mut version = command(&browser.chromium);
        version.arg("--version");
        let says = ask(version).ok_or_else(|| format!("{} does not start.", browser.chromium.display()))?;
        found(says.split_whitespace().take(2).collect::<Vec<_>>().join(" ").as_str())?;
        return Ok(browser);
    }
    let wanted = "Chromium and ChromeDriver are wanted. Install them, or name them in CHROMIUM and CHROMEDRIVER.";
    apt("Chromium", "a minute", &["chromium", "chromium-driver", "fonts-liberation"], wanted)?;
    chromium_there().ok_or_else(|| wanted.to_owned())
}

fn chromium_there() -> Option<Browser> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let first = |names: &[&str]| names.iter().find_map(|name| places::find(name));
    Some(Browser {
        chromium: named("CHROMIUM").or_else(|| first(&["chromium", "chromium-browser", "google-chrome"]))?,
        driver: named("CHROMEDRIVER").or_else(|| first(&["chromedriver"]))?,
    })
}

/// The npm packages of `tests/browser`, in the versions of its lock file.
pub fn npm_packages() -> Outcome {
    let folder = places::browser_tests();
    let written = |file: &str| fs::metadata(folder.join(file)).and_then(|meta| meta.modified()).ok();
    let installed = written("node_modules/.package-lock.json");
    if installed.is_some() && installed >= written("package-lock.json") {
        return found("npm packages");
    }
    if places::find("npm").is_none() || places::find("node").is_none() {
        apt("Node", "2 minutes", &["nodejs", "npm"], "Node 18 or newer is wanted, with npm.")?;
    }
    say("npm packages", "missing: npm ci in tests/browser (usually half a minute)");
    let mut npm = words("npm ci --no-audit --no-fund --loglevel=error");
    npm.current_dir(&folder);
    run(npm).map_err(|reason| by_hand("The npm packages", &reason, "npm --prefix tests/browser ci"))
}

/// Installs Debian packages where that can be done without asking anyone.
fn apt(name: &str, typically: &str, packages: &[&str], elsewhere: &str) -> Outcome {
    let by_root = ask(words("id -u")).is_some_and(|id| id == "0");
    if !by_root || places::find("apt-get").is_none() {
        return Err(format!("{elsewhere}\nOn Debian: sudo apt-get install {}", packages.join(" ")));
    }
    let line = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    println!("  {name:<22} missing: {line} (usually {typically})");
    let quiet = |line: &str| {
        let mut command = words(line);
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2");
        command
    };
    run(quiet("apt-get update")).and_then(|()| run(quiet(&line))).map_err(|reason| by_hand(name, &reason, &line))
}

/// Writes the settings that ChromeDriver starts this very Chromium with, from the committed ones.
pub fn webdriver_settings(chromium: &Path) -> Outcome<PathBuf> {
    let key = "\"goog:chromeOptions\": {";
    let says = |error| format!("webdriver.json cannot be used: {error}.");
    let settings = fs::read_to_string(places::root().join("webdriver.json")).map_err(says)?;
    let file = places::scratch().join("webdriver.json");
    fs::create_dir_all(places::scratch()).map_err(says)?;
    fs::write(&file, settings.replace(key, &format!("{key} \"binary\": {:?},", chromium.display().to_string()))).map_err(says)?;
    Ok(file)
}
