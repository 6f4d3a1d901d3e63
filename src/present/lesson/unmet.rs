//! What still keeps a goal from being met, in words: the condition, and what the run reads.

use crate::base::time::Tick;
use crate::course::lesson::{Against, Goal, Quantity, Reply};
use crate::platform::faults;
use crate::present::control_room::alerts;
use crate::present::lesson::prediction::names;
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;
use crate::session::lesson::Unmet;

/// What is missing, one sentence for each condition. Time that has still to pass is said elsewhere.
pub(super) fn missing(session: &Session, unmet: &[Unmet]) -> Vec<String> {
    unmet.iter().filter_map(|one| sentence(session, one)).collect()
}

fn sentence(session: &Session, Unmet { goal, reads }: &Unmet) -> Option<String> {
    let alert = |rule: &str| session.world().alerts.get(rule).map_or_else(String::new, |alert| alerts::name(session, alert));
    let fault =
        |id: &str| faults::find(id).map_or_else(String::new, |fault| fault.describe(fault.name, &Default::default(), session.scenario()));
    Some(match goal {
        Goal::Until(_) | Goal::Lasted(_) | Goal::All(_) | Goal::Any(_) => return None,
        Goal::Fired(rule) | Goal::Firing(rule) => format!("The alert “{}” has to fire.", alert(rule)),
        Goal::Acknowledged(rule) => format!("Somebody has to pick up the alert “{}”.", alert(rule)),
        Goal::Runs(id) => format!("“{}” has to be running.", fault(id)),
        Goal::Ended(id) => format!("“{}” has to be over.", fault(id)),
        Goal::Limit(..) | Goal::ThresholdIn(..) | Goal::Servers(..) | Goal::LoggingRateAtMost(_) => set(session, goal, *reads),
        Goal::QuantityIn(of, hours, low, high) => reading(session, *of, *hours, (*low, *high), *reads),
        Goal::AlertsAtMost(most) => alerts_at_most(*most, *reads),
        Goal::AlertsBetween(from, to, most) => {
            format!("From {} to {}: {}", words::clock(*from), words::clock(*to), words::small(&alerts_at_most(*most, *reads)))
        }
        Goal::CostsAtMost(factor, against) => costs(*factor, *against, *reads),
        Goal::HarmsAtMost(most, against) => harms(*most, *against, *reads),
        Goal::TestRecallHolds(points, _) => {
            let apart = reads.map_or_else(unknown, |by| format!("{:.0} points", by.abs()));
            format!("Test and service may lie {points:.0} points apart. Now: {apart}.")
        }
        Goal::Not(goal) => not(session, goal),
        other => state(session, other),
    })
}

fn unknown() -> String {
    "too little is known".to_owned()
}

/// A quantity that has to lie in a range: "Urgent tickets caught, in truth: 63 % over the last 4 hours. Needed: at least 77 %."
fn reading(session: &Session, of: Quantity, hours: u32, range: (f64, f64), reads: Option<f64>) -> String {
    let (title, what) = names(session, of);
    let now = reads.map_or_else(unknown, |value| fine(of, value, range));
    let over = words::count(u64::from(hours), "hour", "hours");
    format!("{title}, {what}: {now} over the last {over}. Needed: {}.", within(range, of.most(), |value| of.said(value)))
}

/// A value with as many digits as tell it from the end of the range that it misses.
fn fine(of: Quantity, value: f64, (low, high): (f64, f64)) -> String {
    let said = of.said(value);
    if said == of.said(low) || said == of.said(high) { format!("{value:.1} {}", of.unit()).trim_end().to_owned() } else { said }
}

/// "at least 77 %", "at most 2 %", "45 % to 80 %".
fn within((low, high): (f64, f64), most: f64, said: impl Fn(f64) -> String) -> String {
    match (low <= 0.0, high >= most) {
        (true, _) => format!("at most {}", said(high)),
        (false, true) => format!("at least {}", said(low)),
        (false, false) => format!("{} to {}", said(low), said(high)),
    }
}

/// Something that is set to a number.
fn set(session: &Session, goal: &Goal, reads: Option<f64>) -> String {
    let share = |value: f64| words::percent(value);
    let now = |said: &dyn Fn(f64) -> String| reads.map_or_else(unknown, said);
    match *goal {
        Goal::Limit(rule, low, high) => {
            let name = session.world().alerts.get(rule).map_or_else(String::new, |alert| alerts::name(session, alert));
            let range = within((low.into(), high.into()), f64::INFINITY, words::figure);
            format!("The limit of “{name}” is {}. Needed: {range}.", now(&words::figure))
        }
        Goal::ThresholdIn(low, high) => {
            let range = within((low.into(), high.into()), 1.0, share);
            format!("The decision threshold is {}. Needed: {range}.", now(&share))
        }
        Goal::Servers(least, most) => {
            let range = within((least.into(), most.into()), f64::INFINITY, |n| format!("{n:.0}"));
            format!("Servers: {}. Needed: {range}.", now(&|n| format!("{n:.0}")))
        }
        Goal::LoggingRateAtMost(most) => format!("Of all requests, {} are logged. Needed: at most {}.", now(&share), share(most.into())),
        _ => String::new(),
    }
}

fn alerts_at_most(most: u32, reads: Option<f64>) -> String {
    format!("Alerts fired {}. Allowed: {most}.", reads.map_or_else(unknown, |n| words::count(n as u64, "time", "times")))
}

const fn other_run(against: Against) -> &'static str {
    match against {
        Against::Nothing => "the same run in which nobody acts",
        Against::Calm => "the same run without the trouble",
    }
}

fn costs(factor: f64, against: Against, reads: Option<f64>) -> String {
    let now = reads.map_or_else(unknown, |times| finer_share(times, factor));
    format!("Cost, of what {} costs: {now}. Needed: at most {}.", other_run(against), words::percent(factor))
}

/// A share with as many digits as tell it from a bound.
fn finer_share(value: f64, bound: f64) -> String {
    if words::percent(value) == words::percent(bound) { format!("{:.1} %", value * 100.0) } else { words::percent(value) }
}

fn harms(most: u32, against: Against, reads: Option<f64>) -> String {
    let now = reads.map_or_else(unknown, |more| words::grouped(more.max(0.0) as u64));
    format!("People harmed beyond those of {}: {now}. Allowed: {}.", other_run(against), words::grouped(most.into()))
}

/// What must not be so, and is.
fn not(session: &Session, goal: &Goal) -> String {
    match goal {
        Goal::HostedOn(hosting) => format!("The model must not run on {}.", names::hosting(*hosting)),
        Goal::Champion(version) => format!("Another version than v{version} has to answer."),
        Goal::LoggingRateAtMost(most) => {
            let now = words::percent(f64::from(session.world().team.settings.logging_rate));
            format!("Of all requests, {now} are logged. Needed: more than {}.", words::percent(f64::from(*most)))
        }
        Goal::Limit(rule, low, high) => {
            let alert = session.world().alerts.get(rule);
            let name = alert.map_or_else(String::new, |alert| alerts::name(session, alert));
            let now = alert.map_or_else(unknown, |alert| words::figure(f64::from(alert.rule.limit)));
            let bound = if *low <= 0.0 { format!("above {high}") } else { format!("below {low}") };
            format!("The limit of “{name}” is {now}. Needed: {bound}.")
        }
        _ => "Something that must not be so still is.".to_owned(),
    }
}

/// A state that has to be reached.
fn state(session: &Session, goal: &Goal) -> String {
    let champion = session.world().release.rollout.champion;
    let answers = |who: String| format!("{who} has to answer. Now v{champion} does.");
    match goal {
        Goal::Champion(version) => answers(format!("v{version}")),
        Goal::Newer(version) => answers(format!("A version newer than v{version}")),
        Goal::Ready(version) => format!("v{version} has to be trained."),
        Goal::Trained { least, most, skip_alerts } => {
            let days = if least == most { words::count(u64::from(*most), "day", "days") } else { format!("{least} to {most} days") };
            let without = if *skip_alerts { ", without the hours of alerts" } else { "" };
            format!("A version has to be trained on {days}{without}.")
        }
        Goal::TrainedAny => "A version has to be trained.".into(),
        Goal::Canary(most) => format!("A version has to answer {} or less, on trial.", words::percent(f64::from(*most))),
        Goal::VerdictIn => "The trial needs a verdict.".into(),
        Goal::RolledBack => "A version has to be taken back.".into(),
        Goal::PlanOn => "A plan has to be at work.".into(),
        Goal::Reproduced(one, other) => format!("v{one} and v{other} must have learnt the same."),
        Goal::Decided(version) => format!("Who decided about v{version}, and why, has to be written down."),
        Goal::ValidationOn => "The check has to be on.".into(),
        Goal::RejectsBreaches => "What breaks the contract has to go to a person.".into(),
        Goal::Replied(Reply::Answer) => "A request by hand has to get an answer.".into(),
        Goal::Replied(Reply::Stopped) => "A request by hand has to be stopped by the check.".into(),
        Goal::Replied(Reply::Error) => "A request by hand has to get an error.".into(),
        Goal::PeopleRead => "People have to read uncertain cases.".into(),
        Goal::ApprovalRequired => "A release has to need approval.".into(),
        Goal::VersionsKept => "Earlier versions have to be kept.".into(),
        Goal::HostedOn(hosting) => format!("The model has to run on {}.", names::hosting(*hosting)),
        Goal::Automated => "A pipeline has to make the updates.".into(),
        _ => "A goal of this step is not met yet.".into(),
    }
}

/// "14 hours", "2 days 3 hours": the time until the last minute of a mission.
pub(super) fn time_left(now: Tick, end: Tick) -> String {
    words::length(end.since(now))
}
