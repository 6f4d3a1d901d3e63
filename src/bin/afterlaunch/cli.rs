//! The commands, what each of them takes, and how they end.
//!
//! Promises: what is asked for stands on standard output and nothing else does; the same call prints the same, byte for byte;
//! whatever goes wrong is one sentence on standard error. Exit code 0: done. 1: the run says no. 2: a wrong call. A reader
//! that goes before the end, as `head` does, ends a command quietly.

mod commands;
mod figure;
mod file;
mod names;
mod output;
mod progress;
mod seeds;

use std::ffi::OsString;
use std::io::{BufWriter, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use clap_complete::Shell;

use afterlaunch::course::chapters;
use afterlaunch::session::files::scenario_file;
use commands::{coverage, faults, laboratory, lessons, list, rollouts, run, scenarios, trials};
use output::{CommandResult, Failure, Out};

const EXAMPLES: &str = "\
Examples:
  afterlaunch run --scenario card-fraud --seed 7 --days 30
  afterlaunch list scenarios --format table
  afterlaunch scenario churn > mine.json
  afterlaunch run --scenario-file mine.json --format csv > metrics.csv
  afterlaunch completions bash > ~/.local/share/bash-completion/completions/afterlaunch

Exit codes: 0 done, 1 the run says no, 2 a wrong call.";

/// Run an AI product after its launch, without the page.
#[derive(Debug, Parser)]
#[command(name = "afterlaunch", version, propagate_version = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Live a run and print what came of it
    Run(run::Args),
    /// List systems, faults, models, charts, detectors, streams and lessons
    List(list::Args),
    /// Print a system as a file that can be changed and run
    #[command(after_help = "\
Examples:
  afterlaunch scenario card-fraud > mine.json
  afterlaunch run --scenario-file mine.json")]
    Scenario {
        /// Which system
        #[arg(value_name = "NAME", value_parser = names::systems())]
        name: String,
    },
    /// Play lessons by the ways that come with them: does each lead where it should?
    Lessons(lessons::Args),
    /// Measure how often the verdict on a canary is right
    Trials(trials::Args),
    /// Measure what each way into service comes to, over many seeds
    Rollouts(rollouts::Args),
    /// Measure how well each fault is seen (docs/faults.md)
    Faults(faults::Args),
    /// Measure what each system amounts to (docs/scenarios.md)
    Scenarios(scenarios::Args),
    /// List which lessons serve which row of the course (docs/course-coverage.md)
    Coverage(coverage::Args),
    /// Print the guide for teachers (docs/teaching.md)
    #[command(after_help = "Example:\n  afterlaunch teaching > docs/teaching.md")]
    Teaching,
    /// Print a classic artificial stream with drift
    Stream(laboratory::StreamArgs),
    /// Say when a drift detector fires on a learner’s errors
    Detect(laboratory::DetectArgs),
    /// Print what lets a shell complete commands, options and names
    #[command(after_help = "\
Examples:
  afterlaunch completions bash > ~/.local/share/bash-completion/completions/afterlaunch
  afterlaunch completions zsh > ~/.zfunc/_afterlaunch
  afterlaunch completions fish > ~/.config/fish/completions/afterlaunch.fish")]
    Completions {
        /// Which shell
        shell: Shell,
    },
}

/// Reads the call, does it, and says how it ended.
pub fn main() -> ExitCode {
    let parsed = match arguments(std::env::args_os().collect()) {
        Ok(words) => Cli::try_parse_from(words).unwrap_or_else(|why| why.exit()),
        Err(why) => return output::end(Err(Failure::Wrong(why))),
    };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let done = answer(parsed.command, &mut out);
    // What was printed before a failure is whole.
    let flushed = out.flush();
    output::end(done.and_then(|()| Ok(flushed?)))
}

/// The words of the call, all of which have to be text.
fn arguments(given: Vec<OsString>) -> Result<Vec<String>, String> {
    let read = |(nth, word): (usize, OsString)| {
        word.into_string().map_err(|word| format!("Argument {nth} is no text that can be read: “{}”.", word.to_string_lossy()))
    };
    given.into_iter().enumerate().map(read).collect()
}

/// Prints what a command asks for.
fn answer(command: Command, out: Out<'_>) -> CommandResult {
    match command {
        Command::Run(args) => run::run(&args, out),
        Command::List(args) => list::list(&args, out),
        Command::Scenario { name } => Ok(out.write_all(scenario_file::write(&names::system(&name)?).as_bytes())?),
        Command::Lessons(args) => lessons::lessons(&args, out),
        Command::Trials(args) => trials::trials(&args, out),
        Command::Rollouts(args) => rollouts::rollouts(&args, out),
        Command::Faults(args) => faults::faults(&args, out),
        Command::Scenarios(args) => scenarios::scenarios(&args, out),
        Command::Coverage(args) => coverage::coverage(&args, out),
        Command::Teaching => Ok(out.write_all(chapters::guide().as_bytes())?),
        Command::Stream(args) => laboratory::stream(&args, out),
        Command::Detect(args) => laboratory::detect(&args, out),
        Command::Completions { shell } => {
            // The generator panics where it cannot write.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "afterlaunch", &mut script);
            Ok(out.write_all(&script)?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_are_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_an_example() {
        for command in Cli::command().get_subcommands() {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(help.contains(&format!("afterlaunch {}", command.get_name())), "{}", command.get_name());
        }
    }
}
