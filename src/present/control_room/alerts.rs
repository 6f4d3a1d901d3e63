//! Alerts as sentences: what, for how long, whose it is, what now.

mod waiting;

use super::view::{AlertView, AlertsView, RuleView, StageId};
use crate::base::order::sorted_by;
use crate::base::time::Minutes;
use crate::platform::monitoring::Gaps;
use crate::platform::monitoring::alerts::{Alert, AlertRule, AlertState, DataQualityMetric, Metric};
use crate::platform::vocabulary::{Action, TeamRole};
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::present::words::names;
use crate::session::Session;

/// Alerts that are over stay in the list for so long.
const LATELY: Minutes = Minutes(6 * 60);

/// The alerts of a run.
pub fn alerts(session: &Session) -> AlertsView {
    let all = &session.world().alerts.all;
    let count = |of: fn(&AlertState) -> bool| all.iter().filter(|a| of(&a.state)).count();
    let broken = broken_rules(session);
    let firing = count(|s| matches!(s, AlertState::Firing { .. })) + usize::from(broken.is_some());
    let watching = count(|s| matches!(s, AlertState::Watching { .. }));
    let blind = count(|s| matches!(s, AlertState::NoData));
    let items: Vec<(u32, AlertView)> = all.iter().filter_map(|a| Some((order(a, session)?, item(session, a)))).collect();
    let items = sorted_by(items, |(order, _)| f64::from(*order));
    // What is over and still listed is counted as such: the list is as long as its summary says.
    let over = items.iter().filter(|(_, item)| item.state == StatusIcon::Done).count();
    let quiet = all.len() + usize::from(broken.is_some()) - firing - watching - blind - over;
    let parts = [(firing, "ringing"), (watching, "about to ring"), (quiet, "quiet"), (blind, "without data"), (over, "over")];
    let said: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    AlertsView {
        summary: said.join(", "),
        items: broken.into_iter().chain(items.into_iter().map(|(_, item)| item)).collect(),
        rules: all.iter().map(|a| rule(session, a)).collect(),
    }
}

/// Rules of the check about an hour that are broken, as one alert.
fn broken_rules(session: &Session) -> Option<AlertView> {
    let broken: Vec<_> = session.world().quality.rules.all().iter().filter_map(|rule| Some((rule.since?, rule))).collect();
    let (since, first) = broken.first()?;
    let field = &session.scenario().schema.fields[usize::from(first.field)];
    let more = match broken.len() {
        1 => String::new(),
        n => format!(" And {} more.", words::number_word(n - 1)),
    };
    let share = first.share().map_or_else(String::new, |share| format!(" Now it is {}.", words::percent(share)));
    Some(AlertView {
        rule: "check-rule",
        state: StatusIcon::Firing,
        name: "A rule of the check is broken".to_owned(),
        since: format!("for {}", words::length(session.now().since(*since))),
        detail: format!("{} {}.{share}{more}", field.label, words::rules::test(&first.rule.test, field)),
        look: StageId::Check,
        can_take: false,
    })
}

/// Picks up an alert.
pub fn take(rule: &str) -> Action {
    Action::Acknowledge { rule: rule.to_owned() }
}

/// Gives an alert rule to the role at this place of the list, or to nobody.
pub fn give(rule: &str, owner_at: Option<usize>) -> Action {
    Action::Owner { rule: rule.to_owned(), owner: owner_at.and_then(|at| TeamRole::ALL.get(at)).copied() }
}

/// Moves the limit of an alert rule, rounded to what its scale can show.
pub fn move_limit(session: &Session, rule: &str, value: f64) -> Action {
    let metric = session.world().alerts.get(rule).map(|alert| alert.rule.metric);
    Action::AlertLimit { rule: rule.to_owned(), value: metric.map_or(value, |metric| rounded_limit(metric, value)) as f32 }
}

fn rounded_limit(metric: Metric, value: f64) -> f64 {
    // A limit of a share that nothing can be below would never ring.
    let least = match metric {
        // Amounts have any size: three digits that mean something.
        Metric::MeanError => return format!("{value:.2e}").parse().unwrap_or(value),
        Metric::PositiveRateLow | Metric::EstimatedRecall | Metric::MeasuredRecall => 0.01,
        _ => 0.0,
    };
    let parts = 1.0 / limit_step(metric, value);
    ((value * parts).round() / parts).max(least)
}

/// How finely the limit of a rule moves where it lies: small shares in small steps.
pub(crate) fn limit_step(metric: Metric, at: f64) -> f64 {
    match metric {
        Metric::FieldDrift | Metric::DataQuality(DataQualityMetric::Mix | DataQualityMetric::SamplingBias) => 0.01,
        Metric::MissingValues => 0.1,
        Metric::AnswerTime | Metric::Traffic => 1.0,
        _ if at < 0.5 => 0.01,
        _ if at < 5.0 => 0.1,
        _ => 1.0,
    }
}

/// The figure of a rule's limit, the same in its name, its condition and its chart.
pub(crate) fn limit_figure(rule: &AlertRule) -> String {
    let limit = f64::from(rule.limit);
    match rule.metric {
        Metric::MeanError => words::figure(limit),
        Metric::FieldDrift | Metric::DataQuality(DataQualityMetric::Mix | DataQualityMetric::SamplingBias) => words::psi(limit),
        Metric::AnswerTime => words::milliseconds(limit),
        _ => words::short(limit),
    }
}

/// The state of an alert.
pub(crate) fn status_icon(standing: &AlertState) -> StatusIcon {
    match standing {
        AlertState::Quiet => StatusIcon::Normal,
        AlertState::NoData => StatusIcon::NoData,
        AlertState::Watching { .. } => StatusIcon::Watching,
        AlertState::Firing { .. } => StatusIcon::Firing,
        AlertState::Over { .. } => StatusIcon::Done,
    }
}

/// Firing alerts that nobody has picked up come first, then the others that fire, those that have waited longest on
/// top: what was noticed first is closest to the cause. Then those that are watched, then those that are over, the
/// latest first. `None`: not listed.
fn order(alert: &Alert, session: &Session) -> Option<u32> {
    let now = session.now();
    match alert.state {
        AlertState::Firing { notified, taken: None, .. } => Some(99_999 - now.since(notified).0.min(99_999)),
        AlertState::Firing { notified, .. } => Some(199_999 - now.since(notified).0.min(99_999)),
        AlertState::Watching { since } => Some(200_000 + now.since(since).0.min(99_999)),
        AlertState::Over { at, .. } if now.since(at) < LATELY => Some(300_000 + now.since(at).0),
        _ => None,
    }
}

/// What has happened, in a few words; `None` for a rule without data.
pub(crate) fn name(session: &Session, alert: &Alert) -> String {
    let w = &session.scenario().words;
    let many = &w.many;
    let positive = &w.positive;
    let field = || {
        let label = alert.field.and_then(|f| session.scenario().schema.fields.get(usize::from(f))).map(|f| f.label.clone());
        label.unwrap_or_else(|| "A field".to_owned())
    };
    let limit = limit_figure(&alert.rule);
    match alert.rule.metric {
        Metric::AnswerTime => format!("Answer time over {limit} ms"),
        Metric::TimedOut => "Answers come too late".to_owned(),
        Metric::Traffic if alert.value == Some(0.0) => format!("No {many} come"),
        Metric::Traffic => format!("Unusually many {many}"),
        Metric::PositiveRateLow => format!("Few {many} called {positive}"),
        Metric::PositiveRateHigh => format!("Many {many} called {positive}"),
        Metric::EstimatedRecall => format!("Quality estimate under {limit} %"),
        Metric::MeasuredRecall => format!("Measured quality under {limit} %"),
        Metric::MeanError => format!("Mean error over {}", words::amount(session.scenario(), f64::from(alert.rule.limit))),
        Metric::FieldDrift => format!("{} has drifted", field()),
        Metric::MissingValues => match gaps_of(session, alert) {
            Gaps::Fewer => format!("{} filled, unlike in training", field()),
            Gaps::Gone => format!("{} empty", field()),
            _ => format!("{} often empty", field()),
        },
        Metric::DataQuality(looks) => match looks {
            DataQualityMetric::UnseenCategories => format!("{}: unknown words", field()),
            DataQualityMetric::ContractViolations => format!("{}: impossible values", field()),
            DataQualityMetric::Outliers => format!("{}: extreme values", field()),
            DataQualityMetric::MissingBySegment => format!("{} empty for some", field()),
            DataQualityMetric::Repeated => format!("Many {many} come twice"),
            DataQualityMetric::Stale => "Looked-up values are old".to_owned(),
            DataQualityMetric::TooFew => format!("Unusually few {many}"),
            DataQualityMetric::Mix => format!("Other {} than usual", w.senders),
            DataQualityMetric::SamplingBias => format!("Some {many} are not kept"),
            DataQualityMetric::Changed => "Kept rows were changed".to_owned(),
            DataQualityMetric::Labels => format!("Few {positive} of one kind"),
            DataQualityMetric::Memory => "Memory runs full".to_owned(),
            DataQualityMetric::Scores => "Scores differ from training".to_owned(),
        },
    }
}

/// What the state of a question rests on: its rules, the one that has fired first on top, with their limits.
pub(crate) fn evidence(session: &Session, watched: &[Metric]) -> Vec<String> {
    let now = session.now();
    let all = session.world().alerts.all.iter().filter(|alert| watched.contains(&alert.rule.metric));
    let notified = all.map(|alert| {
        let RuleView { name, condition, .. } = rule(session, alert);
        let (order, said) = match alert.state {
            AlertState::Firing { since, notified, .. } => {
                (f64::from(notified.0), format!("it fires, crossed since {}", words::moment(since, now)))
            }
            AlertState::Watching { since } => {
                (1e9 + f64::from(since.0), format!("crossed since {}, not yet long enough", words::moment(since, now)))
            }
            AlertState::NoData => (3e9, "no figures yet".to_owned()),
            AlertState::Quiet | AlertState::Over { .. } => (2e9, "quiet".to_owned()),
        };
        (order, format!("{name} ({condition}): {said}."))
    });
    sorted_by(notified.collect::<Vec<_>>(), |(order, _)| *order).into_iter().map(|(_, said)| said).collect()
}

/// An alert that fires and points at this stage names this field.
pub(crate) fn names(session: &Session, at: StageId, field: usize) -> bool {
    let fires = |alert: &&Alert| matches!(alert.state, AlertState::Firing { .. }) && stage(alert.rule.metric) == at;
    session.world().alerts.all.iter().filter(fires).any(|alert| alert.field.map(usize::from) == Some(field))
}

/// How the field that an alert is about stands beside training.
fn gaps_of(session: &Session, alert: &Alert) -> Gaps {
    let last = session.world().monitoring.buckets.last();
    last.zip(alert.field).and_then(|(last, field)| last.fields.get(usize::from(field))).map_or(Gaps::Unknown, |field| field.gaps)
}

/// The stage that an alert points at.
pub(crate) fn stage(watches: Metric) -> StageId {
    match watches {
        Metric::AnswerTime | Metric::TimedOut => StageId::Model,
        Metric::Traffic => StageId::Customers,
        Metric::PositiveRateLow | Metric::PositiveRateHigh => StageId::Answer,
        Metric::EstimatedRecall => StageId::Model,
        Metric::MeasuredRecall | Metric::MeanError => StageId::Outcomes,
        Metric::FieldDrift | Metric::MissingValues => StageId::Prepare,
        Metric::DataQuality(looks) => match looks {
            DataQualityMetric::TooFew | DataQualityMetric::Mix | DataQualityMetric::Repeated => StageId::Customers,
            DataQualityMetric::UnseenCategories | DataQualityMetric::ContractViolations => StageId::Check,
            DataQualityMetric::Outliers | DataQualityMetric::MissingBySegment | DataQualityMetric::Stale => StageId::Prepare,
            DataQualityMetric::SamplingBias | DataQualityMetric::Changed => StageId::Data,
            DataQualityMetric::Labels => StageId::Outcomes,
            DataQualityMetric::Memory | DataQualityMetric::Scores => StageId::Model,
        },
    }
}

fn item(session: &Session, alert: &Alert) -> AlertView {
    let now = session.now();
    let (since, detail) = match alert.state {
        AlertState::Firing { since, notified, taken, calm } => {
            let whose = waiting::whose(session, alert, notified, taken);
            let calm = calm.map_or_else(String::new, |c| format!(" Back to usual since {}.", words::moment(c, now)));
            (format!("for {}", words::length(now.since(since))), format!("{whose}{calm}"))
        }
        AlertState::Watching { since } => {
            let left = Minutes(alert.rule.lasting.0.saturating_sub(now.since(since).0).max(1));
            (format!("fires in {}", words::length(left)), waiting::will_be_notified(alert))
        }
        AlertState::Over { notified, at } => (format!("over at {}", words::moment(at, now)), waiting::was_notified(alert, notified, now)),
        AlertState::Quiet | AlertState::NoData => (String::new(), String::new()),
    };
    AlertView {
        rule: alert.rule.id,
        state: status_icon(&alert.state),
        name: name(session, alert),
        since,
        detail,
        look: stage(alert.rule.metric),
        can_take: matches!(alert.state, AlertState::Firing { taken: None, .. }),
    }
}

/// A rule of data-quality monitoring: what it is called, and what its limit is of.
const fn of_data_quality(looks: DataQualityMetric) -> (&'static str, &'static str) {
    match looks {
        DataQualityMetric::UnseenCategories => ("Unknown words", "words of a field on no list"),
        DataQualityMetric::ContractViolations => ("Impossible values", "values of a field outside the contract"),
        DataQualityMetric::Outliers => ("Extreme values", "values of a field beyond nearly all of training"),
        DataQualityMetric::MissingBySegment => ("Empty for some", "empty values of one kind, above the usual,"),
        DataQualityMetric::Repeated => ("Repeats", "the same again"),
        DataQualityMetric::Stale => ("Old values", "the oldest looked-up value"),
        DataQualityMetric::TooFew => ("Too few", "of the fewest that are usual,"),
        DataQualityMetric::Mix => ("Other customers", "PSI of their mix"),
        DataQualityMetric::SamplingBias => ("Uneven keeping", "PSI of the mix that is kept"),
        DataQualityMetric::Changed => ("Changed rows", "kept rows that were changed"),
        DataQualityMetric::Labels => ("Labels of a kind", "positives of one kind, of the usual,"),
        DataQualityMetric::Memory => ("Memory", "in use"),
        DataQualityMetric::Scores => ("Other scores", "scores unlike those of the training code"),
    }
}

/// How a rule is called.
pub(crate) fn of_rule(session: &Session, id: &str) -> String {
    session.world().alerts.get(id).map_or_else(String::new, |alert| rule(session, alert).name)
}

fn rule(session: &Session, alert: &Alert) -> RuleView {
    let w = &session.scenario().words;
    let r = &alert.rule;
    let limit = limit_figure(r);
    let side = if r.below { "below" } else { "above" };
    let (name, what) = match r.metric {
        Metric::AnswerTime => ("Slow answers".to_owned(), format!("slowest 5 % (p95) {side} {limit} ms")),
        Metric::TimedOut => ("Answers too late".to_owned(), format!("{side} {limit} % of {}", w.many)),
        Metric::Traffic => ("Traffic".to_owned(), format!("{side} {limit} % of the usual")),
        Metric::PositiveRateLow => (format!("Few called {}", w.positive), format!("{side} {limit} % of {}", w.many)),
        Metric::PositiveRateHigh => (format!("Many called {}", w.positive), format!("{side} {limit} % of {}", w.many)),
        Metric::EstimatedRecall => ("Quality estimate".to_owned(), format!("{} caught (recall) {side} {limit} %", w.positive)),
        Metric::MeasuredRecall => ("Measured quality".to_owned(), format!("{} caught (recall) {side} {limit} %", w.positive)),
        Metric::MeanError => {
            ("Mean error".to_owned(), format!("amounts off {side} {} on average", words::amount(session.scenario(), f64::from(r.limit))))
        }
        Metric::FieldDrift => ("A field drifts".to_owned(), format!("PSI {side} {limit}")),
        Metric::MissingValues => ("Empty fields".to_owned(), format!("{side} {limit} % of all values")),
        Metric::DataQuality(looks) => {
            let (name, what) = of_data_quality(looks);
            let limit = match looks {
                DataQualityMetric::Mix | DataQualityMetric::SamplingBias => limit,
                DataQualityMetric::Stale => words::length(Minutes((r.limit * 60.0) as u32)),
                _ => format!("{limit} %"),
            };
            (name.to_owned(), format!("{what} {side} {limit}"))
        }
    };
    RuleView {
        rule: r.id,
        state: status_icon(&alert.state),
        name,
        condition: format!("{what} for {}", words::length(r.lasting)),
        owner: r.owner.map_or("Nobody", names::team_role),
        owner_at: r.owner.and_then(|owner| TeamRole::ALL.iter().position(|role| *role == owner)),
    }
}
