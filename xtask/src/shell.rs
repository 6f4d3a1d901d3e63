//! Starting other programs: loud, quiet, or loud and counted.

use crate::tally::Tally;
use crate::{Outcome, places};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

/// A program of the project's world: it starts in the project's folder and finds the project's tools first.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root()).env("PATH", places::path());
    command
}

/// Words of a command line that hold no blanks themselves.
pub fn words(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = command(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Runs it in full view.
pub fn run(mut command: Command) -> Outcome {
    let line = said(&command);
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` ended with {status}.")),
        Err(error) => Err(format!("`{line}` could not be started: {error}.")),
    }
}

/// What it prints, if it is there and ends well.
pub fn ask(mut command: Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it in full view while its test counts are read off.
pub fn run_counted(mut command: Command) -> Tally {
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
    }
    let line = said(&command);
    let started = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => {
            println!("`{line}` could not be started: {error}.");
            return Tally::of(false);
        }
    };
    let counts = Arc::new(Mutex::new(Tally::default()));
    let out = child.stdout.take().map(|pipe| echo(pipe, std::io::stdout(), Arc::clone(&counts)));
    let err = child.stderr.take().map(|pipe| echo(pipe, std::io::stderr(), Arc::clone(&counts)));
    let success = child.wait().is_ok_and(|status| status.success());
    for reader in [out, err].into_iter().flatten() {
        let _ = reader.join();
    }
    let counts = std::mem::take(&mut *counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
    counts.ended(success)
}

fn echo<R: Read + Send + 'static, W: Write + Send + 'static>(pipe: R, mut shown: W, counts: Arc<Mutex<Tally>>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while pipe.read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0) {
            let _ = shown.write_all(&line).and_then(|()| shown.flush());
            counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner).read(&String::from_utf8_lossy(&line));
            line.clear();
        }
    })
}

/// A command as one would type it.
pub fn said(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
