//! The project's own commands, run as `cargo xtask <command>`.
//!
//! | command | what it does | where |
//! |---|---|---|
//! | `serve` | builds the page in release and serves it on this machine | [`serve`] |
//! | `test`  | everything that has to hold before a change lands; the same that CI runs | [`test`] |
//! | `build` | writes the release site to `dist/` | [`site`] |
//! | `package` | writes what can be carried away to `packages/`: site, one file, SCORM | [`package`] |
//! | `bench` | prints ratios: native to browser, charts to uPlot, first load to its budget | [`bench`] |
//! | `map` | prints floors, rooms, lines, what rooms name, and circles | [`map`] |
//! | `bench learn` | prints ratios: learning, natively and in the browser, to scikit-learn | [`bench`] |
//!
//! Promises: what is there already is never fetched again; whatever is fetched is announced with the time it
//! usually takes; a download that fails ends with the command to run by hand. The crate has no dependencies, so
//! that the first answer comes within seconds.
#![allow(clippy::print_stdout, reason = "a command talks to whoever started it")]
#![allow(clippy::disallowed_types, reason = "steps are timed; the engine's promises are not xtask's")]

mod browser;
mod commands;
mod options;
mod places;
mod server;
mod shell;
mod site;
mod source;
mod tally;
mod tools;

use commands::{bench, map, package, serve, test};
use options::Options;
use std::io::Write as _;

/// What a command comes to: done, or one sentence that says what to do now.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask serve   build the page and serve it on http://127.0.0.1:8080
                    --port N    another port
                    --open      open it in the browser
                    --dev       rebuild and reload while you edit
cargo xtask test    all checks, as CI runs them
                    --only A,B  some of: format, lint, docs, native, examples, site, lint-web, web, browser
cargo xtask build   write the site to dist/
cargo xtask package write site, one-file page and SCORM packages to packages/
cargo xtask map     floors, rooms, what they name, and circles between files
cargo xtask bench   how fast it is, as ratios within one run
                    learn       how fast it learns, beside scikit-learn";

fn main() {
    let outcome = std::env::args_os()
        .skip(1)
        .map(|word| word.into_string().map_err(|word| format!("\"{}\" is no text that can be read.", word.to_string_lossy())))
        .collect::<Outcome<Vec<String>>>()
        .and_then(answer);
    if let Err(sentence) = outcome {
        eprintln!("\n{sentence}");
        std::process::exit(1);
    }
}

/// Does what was asked for.
fn answer(words: Vec<String>) -> Outcome {
    if let Some(help_for) = help_for(&words) {
        // Whoever reads may stop reading before the end.
        let _ = writeln!(std::io::stdout(), "{help_for}");
        return Ok(());
    }
    let mut words = words.into_iter().peekable();
    let mut command = words.next().unwrap_or_default();
    if command == "bench" && words.next_if_eq("learn").is_some() {
        command = "bench learn".to_owned();
    }
    let options = Options::read(words)?;
    match command.as_str() {
        "serve" => serve::serve(&options),
        "test" => test::test(&options),
        "build" => site::build(),
        "package" => package::package(),
        "map" => map::map(),
        "bench" => bench::bench(),
        "bench learn" => bench::learn(),
        other => Err(format!("There is no command \"{other}\".\n\n{HELP}")),
    }
}

/// What is only to be told: the help, wherever it is asked for, or the version.
fn help_for(words: &[String]) -> Option<&'static str> {
    let asks = |long: &str, short: &str| words.iter().any(|word| word == long || word == short);
    match words.first().map(String::as_str) {
        None | Some("help") => Some(HELP),
        _ if asks("--help", "-h") => Some(HELP),
        _ if asks("--version", "-V") => Some(concat!("xtask ", env!("CARGO_PKG_VERSION"))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_and_version_are_given_wherever_they_are_asked_for() {
        let help_for = |line: &str| help_for(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        for line in ["", "help", "help serve", "--help", "-h", "serve --help", "test --only native -h", "bench learn --help"] {
            assert_eq!(help_for(line), Some(HELP), "{line}");
        }
        for line in ["--version", "-V", "serve --version"] {
            assert_eq!(help_for(line), Some("xtask 0.1.0"), "{line}");
        }
        assert_eq!(help_for("serve --port 9000"), None);
    }

    #[test]
    fn help_names_every_command_and_option() {
        for word in ["serve", "test", "build", "package", "map", "bench", "learn", "--port", "--open", "--dev", "--only"] {
            assert!(HELP.contains(word), "{word}");
        }
    }
}
