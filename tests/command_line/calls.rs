//! How commands are called: help, versions, slips, endings, and where there is no terminal.

use std::io::Read as _;
use std::process::Stdio;

use crate::{afterlaunch, file, no, refused, run_command, text};

/// All commands, each with what it cannot do without.
const COMMANDS: [&[&str]; 13] = [
    &["run"],
    &["list"],
    &["scenario", "churn"],
    &["lessons"],
    &["trials", "--system=churn"],
    &["rollouts", "--system=churn"],
    &["faults"],
    &["scenarios"],
    &["coverage"],
    &["teaching"],
    &["stream", "sea"],
    &["detect", "sea"],
    &["completions", "bash"],
];

#[test]
fn help_and_version_are_given_wherever_they_are_asked_for() {
    let help = text(&["--help"]);
    assert!(help.contains("Usage: afterlaunch <COMMAND>") && help.contains("Examples:"), "{help}");
    assert_eq!(text(&["--version"]), format!("afterlaunch {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(text(&["-V"]), text(&["--version"]));
    assert!(text(&["help"]).contains("Usage:") && text(&["-h"]).contains("Usage:"));
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {} ", command[0])), "{command:?} is not listed");
        let help = text(&[command[0], "--help"]);
        assert!(help.contains(&format!("Usage: afterlaunch {}", command[0])), "{help}");
        assert!(help.contains("Example") && help.contains(&format!("  afterlaunch {} ", command[0])), "{help}");
        assert_eq!(text(&[command, &["--help"]].concat()), help, "with what it cannot do without");
        assert_eq!(text(&["help", command[0]]), help);
        assert!(text(&[command[0], "-h"]).contains("Usage:"));
        assert!(text(&[command[0], "--version"]).ends_with(&format!(" {}\n", env!("CARGO_PKG_VERSION"))));
    }
}

#[test]
fn a_slip_is_answered_with_what_was_meant() {
    refused(&["rum"], "'run'");
    refused(&["run", "--sead", "7"], "'--seed'");
    refused(&["run", "--scenario", "card-frud"], "a similar value exists: 'card-fraud'");
    refused(&["scenario", "chrun"], "a similar value exists: 'churn'");
    refused(&["trials", "--system", "loan-aproval"], "'loan-approval'");
    refused(&["list", "fault"], "'faults'");
    refused(&["lessons", "2.1a"], "'2.1'");
    refused(&["list", "--format", "jsn"], "'json'");
    refused(&["completions", "bsh"], "'bash'");
    refused(&["run", "--link", "seed=7&faults=2:seconds-for-minuts"], "Did you mean “seconds-for-minutes”?");
    refused(&["run", "--link", "scenario=card-frud"], "Did you mean “card-fraud”?");
    refused(&["run", "--link", "lesson=2.1a"], "Did you mean “2.1");
    let log = file("card.json", r#"{"scenario":"card-frud"}"#);
    refused(&["run", "--log", &log], "Did you mean “card-fraud”?");
}

#[test]
fn a_call_that_asks_nothing_is_told_what_can_be_asked() {
    let output = run_command(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("Usage: afterlaunch <COMMAND>"));
}

#[test]
fn shells_learn_commands_options_and_names() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = text(&["completions", shell]);
        for word in ["afterlaunch", "trials", "scenario-file"] {
            assert!(script.contains(word), "{shell} does not learn “{word}”");
        }
        // The other two are told options alone.
        assert_eq!(script.contains("card-fraud"), ["bash", "zsh", "fish"].contains(&shell), "{shell}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    for args in [[&b"run"[..], b"--link", b"seed=\xFF"], [b"\xFE\xFF", b"", b""], [b"run", b"--log", b"caf\xE9.json"]] {
        let args = args.map(std::ffi::OsStr::from_bytes);
        let output = afterlaunch().args(args).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with("error: Argument ") && said.contains("no text that can be read"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn a_reader_that_goes_before_the_end_is_no_mishap() {
    for args in [&["stream", "sea", "--rows", "1000000"][..], &["stream", "sea", "--rows", "50000", "--format", "table"], &["list"]] {
        let mut child = afterlaunch().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0; 10]).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    // Nobody who reads at all, neither what is printed nor what is wrong.
    for args in [&["list"][..], &["completions", "bash"], &["--help"], &["fly"], &["run", "--link", "garbage"]] {
        let mut child = afterlaunch().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 2)), "{args:?}: {code:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_said() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for args in [&["list"][..], &["stream", "sea"], &["teaching"]] {
        let output = afterlaunch().args(args).stdout(full.try_clone().unwrap()).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("Standard output cannot be written"), "{args:?}");
    }
    no(&["run", "--days", "1", "--metrics", "/dev/full"], "“/dev/full”");
}

#[test]
fn without_a_terminal_nothing_is_drawn_and_nothing_is_coloured() {
    // `text` has seen that standard error is empty.
    for args in [&["run", "--days", "1"][..], &["lessons", "1.1"], &["detect", "sea", "--rows", "2000"]] {
        assert!(!text(args).contains('\u{1b}'));
    }
    let said = |plain: bool| {
        let mut call = afterlaunch();
        call.arg("fly");
        if plain {
            call.env("NO_COLOR", "1").env_remove("CLICOLOR_FORCE");
        } else {
            call.env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR");
        }
        String::from_utf8(call.output().unwrap().stderr).unwrap()
    };
    assert!(said(false).contains('\u{1b}') && !said(true).contains('\u{1b}'));
}

#[test]
fn the_command_line_is_all_that_is_installed_and_no_part_of_the_page() {
    let manifest = include_str!("../../Cargo.toml");
    let part =
        |head: &str| manifest.split_once(&format!("\n{head}\n")).map_or("", |(_, rest)| rest.split("\n[").next().unwrap_or_default());
    for bin in manifest.split("\n[[bin]]\n").skip(1) {
        let bin = bin.split("\n\n").next().unwrap_or_default();
        assert!(bin.contains("name = \"afterlaunch\"") || bin.contains("required-features = [\"web\"]"), "{bin}");
    }
    assert!(!part("[features]").contains("default ="), "what is on by itself is installed too");
    for name in ["clap", "clap_complete", "comfy-table", "csv", "indicatif"] {
        let own = |head: &str| part(head).lines().any(|line| line.starts_with(&format!("{name} =")));
        assert!(own("[target.'cfg(not(target_arch = \"wasm32\"))'.dependencies]") && !own("[dependencies]"), "{name}");
    }
}
