//! The release site in `dist/`: what a web server, a sub-folder of one, or a course platform is given.

use crate::shell::{ask, command, run, words};
use crate::{Outcome, places, tools};
use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Instant, SystemTime};

/// Builds the site.
pub fn build() -> Outcome {
    let optimised = tools::for_building(compile)?;
    let last = tools::STEPS;
    println!("  {last}/{last} building the page in release (usually 1 to 2 minutes, the first time 3 to 6)");
    let started = Instant::now();
    let mut trunk = trunk("build");
    // Trunk runs wasm-opt when it builds with --release. Without wasm-opt, cargo's profile makes the release alone.
    trunk.args(if optimised { &["--release"][..] } else { &["--cargo-profile", "release"] });
    run(trunk)?;
    minify()?;
    one_sheet()?;
    println!("The site is in dist/, after {:.0} s.", started.elapsed().as_secs_f64());
    Ok(())
}

/// Compiles the page as Trunk will have it compiled, which then finds it done. Its last part, the linking of all into one
/// program, is work for one core. Where it fails, Trunk meets the same failure and shows it.
fn compile() {
    let _ = ask(words("cargo build --quiet --locked --release --target wasm32-unknown-unknown --features web --bin page"));
}

/// Makes the program's script short, where npm packages are there.
fn minify() -> Outcome {
    if places::find("terser").is_none() {
        return Ok(());
    }
    let files = fs::read_dir(places::dist()).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_page = |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("page-"));
    for script in files.filter(|file| is_page(file) && file.extension() == Some(OsStr::new("js"))) {
        let mut terser = words("terser --module --compress passes=2 --mangle");
        terser.arg("--output").arg(&script).arg("--").arg(&script);
        run(terser)?;
    }
    Ok(())
}

/// Makes one style sheet of all: together they pack better, and a slow network is asked once. Its name follows from what is in it.
fn one_sheet() -> Outcome {
    let frame = places::dist().join("index.html");
    let html = read(&frame)?;
    let mut sheet = String::new();
    let mut tags = Vec::new();
    for tag in html.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag).filter(|tag| tag.starts_with("link ")) {
        let Some(name) = tag.split([' ', '"', '=']).find(|word| word.ends_with(".css")) else { continue };
        let place = places::dist().join(name.trim_start_matches("./"));
        sheet.push_str(&read(&place)?);
        fs::remove_file(&place).map_err(|error| format!("{name} cannot be removed: {error}."))?;
        tags.push(format!("<{tag}>"));
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(sheet.as_bytes());
    let name = format!("page-{:016x}.css", hasher.finish());
    let bare = tags.iter().fold(html.clone(), |html, tag| html.replacen(tag, "", 1));
    let whole = bare.replacen("</head>", &format!("<link href=./{name} rel=stylesheet></head>"), 1);
    write(&places::dist().join(name), &sheet)?;
    write(&frame, &whole)
}

fn read(place: &Path) -> Outcome<String> {
    fs::read_to_string(place).map_err(|error| format!("{} cannot be read: {error}.", place.display()))
}

fn write(place: &Path, text: &str) -> Outcome {
    fs::write(place, text).map_err(|error| format!("{} cannot be written: {error}.", place.display()))
}

/// Builds the site unless nothing that it is made from is younger than it.
pub fn build_if_older() -> Outcome {
    let built = youngest(&places::dist().join("index.html"));
    let sources = ["src", "style", "public", "index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];
    let changed = sources.iter().filter_map(|name| youngest(&places::root().join(name))).max();
    if built.is_some() && built >= changed {
        println!("dist/ is younger than all that it is made from: taken as it is.");
        return Ok(());
    }
    build()
}

/// Trunk with what all its uses share. It is told never to download: what it needs has been seen to.
pub fn trunk(what: &str) -> Command {
    let mut trunk = command("trunk");
    trunk.args([what, "--offline=true"]);
    // Trunk reads NO_COLOR as a yes or a no; others only look whether it is set.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

fn youngest(place: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(place).into_iter().flatten().flatten().filter_map(|entry| youngest(&entry.path()));
    let own = fs::metadata(place).ok().filter(fs::Metadata::is_file).and_then(|meta| meta.modified().ok());
    inside.chain(own).max()
}
