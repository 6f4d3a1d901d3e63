//! The command line keeps its word: what was asked for on standard output, the same for the same call; for whatever cannot be
//! done a sentence on standard error, with exit code 2 for a wrong call and 1 where the run says no.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

mod calls;
mod forms;
mod laboratory;
mod lessons;
mod runs;

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn afterlaunch() -> Command {
    Command::new(env!("CARGO_BIN_EXE_afterlaunch"))
}

fn run_command(args: &[&str]) -> Output {
    afterlaunch().args(args).output().unwrap()
}

/// What a call prints that ends well.
fn text(args: &[&str]) -> String {
    let output = run_command(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{args:?} also said: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&text(args)).unwrap()
}

/// What a call prints to which something is piped.
fn piped(args: &[&str], input: &str) -> String {
    let pipe = || Stdio::piped();
    let mut child = afterlaunch().args(args).stdin(pipe()).stdout(pipe()).stderr(pipe()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn ends(code: i32, args: &[&str], because: &str) {
    let output = run_command(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
    assert!(said.contains(because) && said.starts_with("error: "), "{args:?} said: {said}");
    assert!(output.stdout.is_empty(), "{args:?} printed something");
}

/// A wrong call.
fn refused(args: &[&str], because: &str) {
    ends(2, args, because);
}

/// The run says no.
fn no(args: &[&str], because: &str) {
    ends(1, args, because);
}

fn file(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}
