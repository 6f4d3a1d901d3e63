//! The project's own commands, run as `cargo xtask <command>`.
//!
//! | command | what it does | where |
//! |---|---|---|
//! | `serve` | builds the page in release and serves it on this machine | [`serve`] |
//! | `test`  | everything that has to hold before a change lands; the same that CI runs | [`test`] |
//! | `build` | writes the release site to `dist/` | [`site`] |
//! | `package` | writes what can be carried away to `packages/`: site, one file, SCORM | [`package`] |
//! | `bench` | prints ratios: native to browser, charts to uPlot, first load to its budget | [`bench`] |
//! | `bench learn` | prints ratios: learning, natively and in the browser, to scikit-learn | [`bench`] |
//!
//! Promises: what is there already is never fetched again; whatever is fetched is announced with the time it
//! usually takes; a download that fails ends with the command to run by hand. The crate has no dependencies, so
//! that the first answer comes within seconds.
#![allow(clippy::print_stdout, reason = "a command talks to whoever started it")]
#![allow(clippy::disallowed_types, reason = "steps are timed; the engine's promises are not xtask's")]

mod bench;
mod browser;
mod options;
mod package;
mod places;
mod serve;
mod server;
mod shell;
mod site;
mod tally;
mod test;
mod tools;

use options::Options;

/// What a command comes to: done, or one sentence that says what to do now.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask serve   build the page and serve it on http://127.0.0.1:8080
                    --port N    another port
                    --open      open it in the browser
                    --dev       rebuild and reload while you edit
cargo xtask test    all checks, as CI runs them
                    --only A,B  some of: format, lint, lint-web, docs, native, examples, web, site, browser
cargo xtask build   write the site to dist/
cargo xtask package write site, one-file page and SCORM packages to packages/
cargo xtask bench   how fast it is, as ratios within one run
                    learn       how fast it learns, beside scikit-learn";

fn main() {
    let mut words = std::env::args().skip(1).peekable();
    let mut command = words.next().unwrap_or_default();
    if command == "bench" && words.next_if_eq("learn").is_some() {
        command = "bench learn".to_owned();
    }
    let outcome = Options::read(words).and_then(|options| match command.as_str() {
        "serve" => serve::serve(&options),
        "test" => test::test(&options),
        "build" => site::build(),
        "package" => package::package(),
        "bench" => bench::bench(),
        "bench learn" => bench::learn(),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("There is no command \"{other}\".\n\n{HELP}")),
    });
    if let Err(sentence) = outcome {
        eprintln!("\n{sentence}");
        std::process::exit(1);
    }
}
