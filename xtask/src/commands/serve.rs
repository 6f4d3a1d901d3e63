//! `cargo xtask serve`: from a clean clone to the page, in one command.

use crate::options::Options;
use crate::server::Server;
use crate::shell::{command, run};
use crate::{Outcome, places, site, tools};
use std::fs;
use std::path::PathBuf;

/// Builds and serves until it is stopped.
pub fn serve(options: &Options) -> Outcome {
    let port = options.port.unwrap_or(8080);
    // The port is taken before the build: nobody should wait minutes to hear that it is busy.
    let server = Server::bind(port)?;
    if options.dev {
        drop(server);
        return live(port, options.open);
    }
    site::build()?;
    println!("\nAfterlaunch is at {} (Ctrl-C stops it).", server.address());
    if options.open {
        open(&server.address());
    }
    server.serve(places::dist());
    Ok(())
}

/// Trunk's own server, which rebuilds and reloads on every change. It builds for development: quick to compile,
/// larger and slower than the page that is released.
fn live(port: u16, open: bool) -> Outcome {
    tools::for_building(|| ())?;
    println!("\nBuilding for development; every change is rebuilt and the page reloaded (Ctrl-C stops it).");
    let mut trunk = site::trunk("serve");
    trunk.arg(without_policy()?).args(["--html-output", "index.html", "--address", "127.0.0.1", "--port", &port.to_string()]);
    // dist/ stays what it is said to be: the release site.
    trunk.arg("--dist").arg(places::scratch().join("live"));
    if open {
        trunk.arg("--open");
    }
    run(trunk)
}

/// A copy of the page's frame without its content policy, which forbids the script that Trunk reloads pages with.
fn without_policy() -> Outcome<PathBuf> {
    let says = |error| format!("index.html cannot be copied: {error}.");
    let frame = fs::read_to_string(places::root().join("index.html")).map_err(says)?;
    let open: Vec<_> = frame.lines().filter(|line| !line.contains("Content-Security-Policy")).collect();
    // Beside the original, because Trunk looks for everything from where the frame is.
    let copy = places::root().join("index.live.html");
    fs::write(&copy, open.join("\n")).map_err(says)?;
    Ok(copy)
}

fn open(address: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let mut command = command(opener);
    command.arg(address);
    if let Err(reason) = run(command) {
        println!("The browser was not opened. {reason} The address works all the same.");
    }
}
