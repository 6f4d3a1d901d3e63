//! What a mission tells of a run: predictions beside what came of them, figures in words, what somebody did.

use crate::base::time::Tick;
use crate::course::lesson::{Figure, Guess, Lesson, Measure, Predict, Quantity};
use crate::course::progress::Guessed;
use crate::platform::vocabulary::Action;
use crate::platform::vocabulary::OnBreach;
use crate::present::control_room::timeline::actions;
use crate::present::words;
use crate::session::Session;
use crate::session::lesson::{Found, JudgedOn, Prediction};
use crate::session::log::decisions;

/// A share that lies no further off than this was foreseen.
const NEAR: f64 = 5.0;
/// So many things that somebody did are listed.
const MOST_DONE: usize = 8;

/// What was predicted, in words.
pub(super) fn answer(predict: &Predict, made: &Prediction) -> String {
    match (&predict.by, &made.guess) {
        (Guess::Choice { choices, .. }, Guessed::Choice(at)) => choices.get(*at).map_or_else(String::new, |c| c.text.to_owned()),
        (Guess::Line { quantity, .. }, Guessed::Line(values)) => values.last().map_or_else(String::new, |v| quantity.said(*v)),
        _ => String::new(),
    }
}

/// What was predicted beside what happened, and in which run it did.
pub(super) fn said(predict: &Predict, made: &Prediction, now: Tick) -> String {
    if made.found.is_none() {
        return format!("Whether “{}” was right will be known {}.", answer(predict, made), words::moment(made.until, now));
    }
    // "It was 45 %.", "It would have been 45 %, had nobody touched it.", "It was 45 %, where v4 answered a fifth."
    let (was, so, end) = match made.judged_on {
        JudgedOn::AsItWas => ("It was", "so it was", String::new()),
        JudgedOn::Untouched => ("It would have been", "so it would have been", ", had nobody touched it".to_owned()),
        JudgedOn::Supposing(words) => ("It was", "so it was", format!(", {words}")),
    };
    match (&predict.by, &made.guess, &made.found) {
        (Guess::Choice { choices, .. }, Guessed::Choice(chosen), Some(Found::Choice { right, .. })) => {
            let words = |at: usize| choices.get(at).map_or("", |c| c.text);
            match right {
                None => format!("You said “{}”. Too little is known to say what was right.", words(*chosen)),
                Some(right) if chosen == right => format!("You said “{}”, and {so}{end}.", words(*chosen)),
                Some(right) => format!("You said “{}”. {was} “{}”{end}.", words(*chosen), words(*right)),
            }
        }
        (Guess::Line { quantity, .. }, Guessed::Line(values), Some(Found::Line(found))) => {
            let (Some(yours), Some(Some(theirs))) = (values.last(), found.last()) else {
                return "Too little is known to say how your line compares.".to_owned();
            };
            let near = (yours - theirs).abs() <= NEAR * quantity.most() / 100.0;
            let close = if near { " Close." } else { "" };
            format!("Your line ends at {}. {was} {}{end}.{close}", quantity.said(*yours), quantity.said(*theirs))
        }
        _ => String::new(),
    }
}

/// A figure of an explanation, and its words. What compares two runs says which way it goes, not by a sign.
pub(super) fn figure(session: &Session, figure: &Figure, value: Option<f64>) -> (String, String) {
    let words = figure.words.to_owned();
    let Some(value) = value else { return ("–".to_owned(), words) };
    if !value.is_finite() {
        return ("never".to_owned(), words);
    }
    let grouped = |value: f64| words::grouped(value.abs().round() as u64);
    let w = &session.scenario().words;
    // "6,065" "EUR saved, compared with", "6,065" "EUR more, compared with", "0" "EUR more or less, compared with".
    let compared = |less: String, more: String, same: String| {
        let direction = match value.round() {
            v if v < 0.0 => less,
            v if v > 0.0 => more,
            _ => same,
        };
        (grouped(value), format!("{direction}, compared with {}", figure.words))
    };
    let counted = |what: String| compared(format!("fewer {what}"), format!("more {what}"), format!("more or fewer {what}"));
    match figure.measure {
        Measure::MoreEur(_) => compared("EUR saved".to_owned(), "EUR more".to_owned(), "EUR more or less".to_owned()),
        Measure::MoreMissed(_) => counted(format!("{} {} missed", w.positive, w.many)),
        Measure::MorePeople(_) => counted("people harmed".to_owned()),
        Measure::Over(Quantity::FieldDrift(_)) | Measure::Last(Quantity::FieldDrift(_), _) => (words::psi(value), words),
        Measure::Over(Quantity::LatencyP95) | Measure::Last(Quantity::LatencyP95, _) => (format!("{} ms", grouped(value)), words),
        Measure::Over(Quantity::MeanError | Quantity::MeasuredMeanError)
        | Measure::Last(Quantity::MeanError | Quantity::MeasuredMeanError, _)
        | Measure::TestMeanError(_)
        | Measure::TestBaselineError(_) => (words::figure(value), words),
        Measure::Cost(_) => (format!("{value:.1} times"), words),
        // The words say what of: "of 100 urgent tickets were caught".
        _ => (grouped(value), words),
    }
}

/// What somebody did in a mission, in order: "Check on, to a person, Wed 11:30".
pub(super) fn did(session: &Session, lesson: &Lesson) -> Vec<String> {
    let all = session.done().get(lesson.setup.len()..).unwrap_or_default();
    let described = |action: &Action| match action {
        Action::Validation { on_breach: OnBreach::Reject } => "check on, to a person".to_owned(),
        Action::Validation { on_breach: OnBreach::FallBack } => "check on, to the simple rule".to_owned(),
        Action::Retrain(choice) => format!("retrain on {}", words::count(u64::from(choice.days), "day", "days")),
        action => actions::done(session, action),
    };
    let mut rows: Vec<String> =
        decisions(all).map(|entry| format!("{}, {}", words::capital(&described(&entry.action)), words::clock(entry.at))).collect();
    if rows.len() > MOST_DONE {
        let more = rows.len() - MOST_DONE;
        rows.truncate(MOST_DONE);
        rows.push(format!("and {more} more"));
    }
    rows
}
