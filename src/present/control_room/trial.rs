//! The trial of a version as a card shows it: both values of the success measure, their difference with its interval, how many
//! outcomes are in, and the verdict; while it goes on and after it.
//!
//! What a candidate thinks of itself stands below all that was measured, and is called so.

use crate::platform::monitoring::FEW_POSITIVES;
use crate::platform::release::trial::{Arm, Evidence, Trial, Verdict};
use crate::platform::vocabulary::Role;
use crate::present::control_room::quality;
use crate::present::control_room::view::TrialView;
use crate::present::goal;
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;

/// The newest trial, if there was one.
pub fn trial(session: &Session) -> Option<TrialView> {
    let world = session.world();
    let trial = world.release.registry.trials().next_back()?;
    let [champion, canary] = trial.arms.each_ref().map(|arm| arm.version);
    let evidence = world.evidence(canary)?;
    let said = |at| words::moment(at, session.now());
    let many = &session.scenario().words.many;
    let share = words::percent(f64::from(trial.share));
    let when = match trial.until {
        None => format!("since {}, {share} of all {many}", said(trial.since)),
        Some(until) => format!("{} to {}, {share} of all {many}", said(trial.since), said(until)),
    };
    Some(TrialView {
        title: format!("v{canary} on trial against v{champion}"),
        when,
        head: [format!("v{champion}"), format!("v{canary}")],
        rows: rows(session, &evidence),
        mark: mark(evidence.verdict),
        verdict: words::capital(words::trial::word(evidence.verdict)),
        // The word of the verdict stands above it: here is what is missing.
        sentence: match words::trial::missing(world, canary).filter(|_| trial.until.is_none()) {
            Some(missing) => words::capital(&missing),
            None => words::trial::verdict(world, canary)?,
        },
        said: evidence.said.map_or_else(String::new, |at| {
            format!("Verdict of {}. It stands, no matter how often you check. The table shows what is known now.", said(at))
        }),
        own: own_view(session, trial),
        earlier: earlier(session),
    })
}

/// How the trial that goes on stands, in a sentence or two: the verdict with the difference on which it rests, or what is missing.
pub fn stands(session: &Session) -> Option<String> {
    let world = session.world();
    let (canary, _) = world.release.rollout.canary?;
    let evidence = world.evidence(canary)?;
    let scenario = session.scenario();
    let word = words::trial::word(evidence.verdict);
    Some(match words::trial::missing(world, canary) {
        Some(missing) => format!("Verdict: {word}. {}", words::capital(&missing)),
        None => {
            let measure = words::capital(&words::trial::measure(&evidence, scenario));
            let [champion, canary] = evidence.versions;
            format!("Verdict: {word}. {measure}, v{canary} compared with v{champion}: {}.", words::trial::given(&evidence, scenario)?)
        }
    })
}

/// Trials before the newest one, in a sentence each.
pub(crate) fn earlier(session: &Session) -> String {
    let world = session.world();
    let said = |trial: &Trial| {
        let [champion, canary] = trial.arms.each_ref().map(|arm| arm.version);
        let [from, to] = [trial.since, trial.until?].map(|at| words::moment(at, session.now()));
        let found = match world.evidence(canary)?.verdict {
            Verdict::NotEnough => format!("not enough evidence beside v{champion}"),
            verdict => format!("{} than v{champion}", words::trial::word(verdict)),
        };
        Some(format!("Before: v{canary}, {from} to {to}: {found}."))
    };
    world.release.registry.trials().rev().skip(1).filter_map(said).collect::<Vec<_>>().join(" ")
}

/// What is said of a verdict is never said by colour alone.
const fn mark(verdict: Verdict) -> StatusIcon {
    match verdict {
        Verdict::Better | Verdict::NoWorse => StatusIcon::Done,
        Verdict::Worse => StatusIcon::Firing,
        Verdict::NotEnough => StatusIcon::NoData,
    }
}

fn rows(session: &Session, evidence: &Evidence) -> Vec<[String; 3]> {
    let scenario = session.scenario();
    let none = || "–".to_owned();
    let both = |of: &dyn Fn(usize) -> String| [of(0), of(1)];
    let row = |name: String, [a, b]: [String; 2]| [name, a, b];
    let known = |arm: usize| words::grouped(u64::from(evidence.arms[arm].cells().known()));
    let positives = |arm: usize| words::grouped(u64::from(evidence.arms[arm].cells().positives()));
    let apart = evidence.interval.and_then(|_| words::trial::estimate(evidence, scenario)).unwrap_or_else(none);
    let measure = words::capital(&words::trial::measure(evidence, scenario));
    let mut rows = vec![
        row(measure, both(&|arm| words::trial::mean(evidence, arm, scenario).unwrap_or_else(none))),
        row("Difference".to_owned(), [String::new(), apart]),
        row(
            "95 % interval".to_owned(),
            [String::new(), words::trial::interval_ends(evidence, scenario).unwrap_or_else(|| "too early to say".to_owned())],
        ),
        row("Outcomes in".to_owned(), both(&known)),
        row(format!("Of these {}", scenario.words.positive), both(&positives)),
    ];
    let [champion, canary] = evidence.arms.each_ref().map(Arm::cells);
    rows.extend(goal::beside(session, [&champion, &canary]));
    rows
}

/// What a version on trial thinks of itself, from its own probabilities: no outcome is in it.
pub(crate) fn own_view(session: &Session, trial: &Trial) -> String {
    let world = session.world();
    let version = trial.arms[1].version;
    let end = world.monitoring.buckets.next();
    let first =
        (0..end).rev().take_while(|b| world.monitoring.buckets.get(*b).is_some_and(|b| b.version(Role::Canary) == Some(version))).last();
    let expected = first.and_then(|first| quality::Windows::from(world, end).expected(end, Role::Canary, first)).unwrap_or_default();
    let enough = expected.tp + expected.fn_ >= f64::from(FEW_POSITIVES) / 2.0;
    match expected.recall().filter(|_| trial.until.is_none() && enough) {
        Some(recall) => format!(
            "What v{version} thinks of itself: that it catches {} of 100 {} {}. No outcome is in that.",
            words::percent_figure(recall.value),
            session.scenario().words.positive,
            session.scenario().words.many
        ),
        None => String::new(),
    }
}
