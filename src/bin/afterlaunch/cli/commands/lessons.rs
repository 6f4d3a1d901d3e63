//! `afterlaunch lessons`: do the ways that come with a lesson lead where they should, and has somebody solved one?

use serde_json::{Value, json};

use afterlaunch::base::time::Tick;
use afterlaunch::course::lesson::{General, Guess, Lesson, Step};
use afterlaunch::course::lessons::{self, ListedMission};
use afterlaunch::course::progress::{Guessed, UnfinishedMission};
use afterlaunch::present::words::session_error;
use afterlaunch::session::Session;
use afterlaunch::session::SessionError;
use afterlaunch::session::lesson::{self, Playing, claims, entries, playthroughs, reach_start, replay, resume};
use afterlaunch::session::log::Log;

use crate::cli::figure::figure;
use crate::cli::file::{display_name, read};
use crate::cli::names;
use crate::cli::output::{self, CommandResult, Failure, Format, Out};
use crate::cli::progress::bar;
use crate::cli::seeds::on_cores;

/// Which lessons are played, and how.
#[derive(Debug, clap::Args)]
#[command(
    allow_negative_numbers = true,
    after_help = "\
Examples:
  afterlaunch lessons 2.1 2.6 --format table
  afterlaunch lessons 3.1 --seeds 20
  afterlaunch lessons 2.1 --log actions.json

Exit code 1: a way does not lead where it should, or the log does not solve its lesson."
)]
pub struct Args {
    /// Which lessons; without it all
    #[arg(value_name = "LESSON", value_parser = names::lessons())]
    lessons: Vec<String>,
    /// Hold what they claim in general against so many seeds
    #[arg(long, value_name = "N", value_parser = names::whole(1..=10_000_u64))]
    seeds: Option<u64>,
    /// Has this log of somebody’s actions solved the lesson? `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "seeds", requires = "lessons")]
    log: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

/// A row, and whether it is as it should be.
type ReportRow = (Vec<Value>, bool);

/// Plays what was asked for.
pub fn lessons(args: &Args, out: Out<'_>) -> CommandResult {
    let asked = |listed: &&ListedMission| args.lessons.is_empty() || args.lessons.iter().any(|id| id == listed.id);
    let chosen: Vec<&'static Lesson> = lessons::ALL.iter().filter(asked).map(|listed| &**listed).collect();
    let (columns, rows): (&[&str], Vec<ReportRow>) = match (&args.log, args.seeds, &chosen[..]) {
        (Some(path), _, [lesson]) => (&["lesson", "title", "outcome", "minute", "step", "steps"], vec![by_log(lesson, path)?]),
        (Some(_), ..) => return Err(Failure::Wrong("A log is of one lesson: name that alone.".into())),
        (None, Some(seeds), _) => {
            (&["lesson", "claim", "playthrough", "should", "seeds", "share", "at_least", "holds"], on_seeds(&chosen, seeds)?)
        }
        (None, None, _) => (&["lesson", "playthrough", "should", "outcome", "minute", "holds"], by_playthroughs(&chosen)?),
    };
    let (all, wrong) = (rows.len(), rows.iter().filter(|(_, holds)| !holds).count());
    output::sheet(args.format, columns, rows.into_iter().map(|(row, _)| row), out)?;
    match (wrong, &args.log) {
        (0, _) => Ok(()),
        (_, Some(path)) => Err(Failure::No(format!("The log {} does not solve lesson {}.", display_name(path), chosen[0].id))),
        _ => Err(Failure::No(format!("{wrong} of {all} ways do not lead where they should."))),
    }
}

fn word(outcome: lesson::LessonOutcome) -> &'static str {
    match outcome {
        lesson::LessonOutcome::Open => "open",
        lesson::LessonOutcome::Solved => "solved",
        lesson::LessonOutcome::Missed => "missed",
    }
}

/// Each way on the lesson's own seed: the first solves it, the others do not.
fn by_playthroughs(chosen: &[&'static Lesson]) -> CommandResult<Vec<ReportRow>> {
    let play = |nth: u64| {
        let lesson = chosen[nth as usize];
        let (_, start) = Playing::begin(lesson)?;
        let mut rows = Vec::new();
        for (nth, playthrough) in playthroughs(lesson).into_iter().enumerate() {
            let mut session = start.clone();
            let outcome = replay(lesson, playthrough.actions, &mut session)?.outcome();
            let should = if nth == 0 { lesson::LessonOutcome::Solved } else { lesson::LessonOutcome::Missed };
            let row = vec![
                json!(lesson.id),
                json!(playthrough.name),
                json!(word(should)),
                json!(word(outcome)),
                json!(session.now().0),
                json!(outcome == should),
            ];
            rows.push((row, outcome == should));
        }
        Ok(rows)
    };
    let count = chosen.len() as u64;
    Ok(on_cores(0..count, &bar(count, "lessons"), play)?.concat())
}

/// What lessons claim in general, on seeds from 1 on: the solution leads to the effect, the others do not.
fn on_seeds(chosen: &[&'static Lesson], seeds: u64) -> CommandResult<Vec<ReportRow>> {
    let claiming: Vec<(&Lesson, &General)> = chosen.iter().filter_map(|l| Some((*l, l.general.as_ref()?))).collect();
    let count = claiming.len() as u64 * seeds;
    let leads = on_cores(0..count, &bar(count, "runs"), |nth| {
        let (lesson, general) = claiming[(nth / seeds) as usize];
        on_seed(lesson, general, 1 + nth % seeds)
    })?;
    let rows = claiming.iter().zip(leads.chunks(seeds as usize)).flat_map(|((lesson, general), leads)| {
        let least = [general.solution, general.wrong[0], general.wrong[1]];
        playthroughs(lesson).into_iter().enumerate().map(move |(nth, playthrough)| {
            let as_said = leads.iter().filter(|leads| leads[nth] == (nth == 0)).count();
            let share = as_said as f64 / seeds as f64;
            let (least, should) = (f64::from(least[nth]) / 100.0, if nth == 0 { "lead to it" } else { "not lead to it" });
            let holds = share >= least;
            let row = vec![
                json!(lesson.id),
                json!(general.says),
                json!(playthrough.name),
                json!(should),
                json!(seeds),
                figure(share),
                figure(least),
                json!(holds),
            ];
            (row, holds)
        })
    });
    Ok(rows.collect())
}

fn on_seed(lesson: &Lesson, general: &General, seed: u64) -> Result<[bool; 3], SessionError> {
    let mut start = Session::open(lesson.scenario, seed)?;
    start.expect(entries(lesson.setup));
    reach_start(lesson, &mut start)?;
    claims(lesson, general, &start, None)
}

/// A lesson played by a log of what somebody did. Whatever they read and predicted on the way does not count.
fn by_log(lesson: &'static Lesson, path: &str) -> CommandResult<ReportRow> {
    let mut log =
        Log::from_json(&read(path, "log")?).map_err(|why| format!("The log {}: {}", display_name(path), session_error(&why.into())))?;
    let setup = entries(lesson.setup);
    if log.scenario != lesson.scenario || log.seed != lesson.seed || !log.actions.starts_with(&setup) {
        return Err(Failure::Wrong(format!("The log {} is of another run than that of lesson {}.", display_name(path), lesson.id)));
    }
    if log.until == Tick(0) {
        log.until = lesson.end;
    }
    let guess = |step: &Step| match step {
        Step::Predict(predict) => Some(match predict.by {
            Guess::Choice { .. } => Guessed::Choice(0),
            Guess::Line { knots, .. } => Guessed::Line(vec![0.0; usize::from(knots)]),
        }),
        _ => None,
    };
    let guesses = lesson.steps.iter().enumerate().filter_map(|(at, step)| Some((at as u32, guess(step)?))).collect();
    let read_all =
        UnfinishedMission { lesson: lesson.id.into(), step: u32::MAX, hints: 0, guesses, link: String::new(), tries: 0, turn: 0 };
    let (playing, session) =
        resume(lesson, &read_all, &log).map_err(|why| Failure::No(format!("The log {}: {}", display_name(path), session_error(&why))))?;
    let outcome = playing.outcome();
    let row = vec![
        json!(lesson.id),
        json!(lesson.title),
        json!(word(outcome)),
        json!(session.now().0),
        json!(playing.place().min(lesson.steps.len())),
        json!(lesson.steps.len()),
    ];
    Ok((row, outcome == lesson::LessonOutcome::Solved))
}
