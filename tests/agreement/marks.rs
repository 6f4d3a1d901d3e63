//! What must hold between marks, answers, alerts, banner and title, and where shares are shown. A rule that has nothing to
//! look at says `Ok(false)`.

use afterlaunch::platform::monitoring::alerts::{AlertState, Metric};
use afterlaunch::present::control_room::view::{ItemKind, StageId};
use afterlaunch::present::plot::{Point, Shape, Who};
use afterlaunch::present::view::StatusIcon;

use crate::screen::{Screen, before, marked};

type Rule = fn(&Screen<'_>) -> Result<bool, String>;

pub const RULES: [(&str, Rule); 17] = [
    ("the list of alerts is as long as its summary says", summary),
    ("a question's mark is that of its alerts", marks_of_questions),
    ("an answer says that all is well where its mark does, and only there", words_of_questions),
    ("title, banner and list begin with one alert", leading),
    ("no red stage without an alert, no alert without its red stage", stages),
    ("a stage looks the same in the picture and looked into", cards),
    ("nothing stands out in the card of a stage that is well", red_rows),
    ("a chart's end is marked where a limit is crossed", ends),
    ("an alert, its rule and its chart have one limit", limits),
    ("what a chart shows lies on its axis", on_axis),
    ("as usual is what lies in the band", in_band),
    ("picture, box and chart agree on where requests go", shares),
    ("shares add up to 100", whole),
    ("every request in time where it is said so", in_time),
    ("the timeline shows who answers and what fires", timeline),
    ("the account counts the alerts that it lists", account),
    ("no outcomes are said to be in where none are, and only there", no_outcomes),
];

fn fail_if(wrong: bool, why: impl FnOnce() -> String) -> Result<bool, String> {
    if wrong { Err(why()) } else { Ok(true) }
}

fn summary(s: &Screen<'_>) -> Result<bool, String> {
    let said = |word: &str| {
        let part = s.alerts.summary.split(", ").find(|part| part.ends_with(word));
        part.map_or(0, |part| part.split(' ').next().unwrap().parse().unwrap())
    };
    let counted = [said(" ringing"), said(" about to ring"), said(" over")];
    let listed = [StatusIcon::Firing, StatusIcon::Watching, StatusIcon::Done].map(|state| marked(&s.alerts, state));
    let all: usize = counted.iter().sum::<usize>() + said(" quiet") + said(" without data");
    let broken = s.alerts.items.iter().filter(|item| item.rule == "check-rule").count();
    fail_if(counted != listed || all != s.alerts.rules.len() + broken, || {
        format!("“{}” over {listed:?} of {} rules", s.alerts.summary, s.alerts.rules.len())
    })
}

const WATCHED: [&[Metric]; 4] = [
    &[Metric::AnswerTime, Metric::TimedOut, Metric::Traffic],
    &[Metric::PositiveRateLow, Metric::PositiveRateHigh],
    &[Metric::EstimatedRecall, Metric::MeasuredRecall, Metric::MeanError],
    &[Metric::FieldDrift, Metric::MissingValues],
];

fn marks_of_questions(s: &Screen<'_>) -> Result<bool, String> {
    for (question, watched) in s.questions.iter().zip(WATCHED) {
        let rules = || watched.iter().filter_map(|watches| s.alert(*watches));
        let any = |of: fn(&AlertState) -> bool| rules().any(|alert| of(&alert.state));
        let worst = match () {
            () if any(|standing| matches!(standing, AlertState::Firing { .. })) => Some(StatusIcon::Firing),
            () if any(|standing| matches!(standing, AlertState::Watching { .. })) => Some(StatusIcon::Watching),
            () => None,
        };
        let calm = matches!(question.state, StatusIcon::Normal | StatusIcon::NoData);
        if worst.is_some_and(|worst| question.state != worst) || worst.is_none() && !calm {
            return Err(format!("{} is marked {:?}, its alerts are {worst:?}", question.title, question.state));
        }
        let listed = s.alerts.items.iter().filter(|item| rules().any(|alert| alert.rule.id == item.rule));
        let red = listed.clone().any(|item| item.state == StatusIcon::Firing);
        if red != (question.state == StatusIcon::Firing) {
            return Err(format!("{} is marked {:?} beside {:?}", question.title, question.state, s.alerts.items));
        }
        if question.evidence.len() != rules().count() {
            return Err(format!("{} rests on {:?}", question.title, question.evidence));
        }
    }
    Ok(true)
}

/// How an answer begins that finds nothing wrong.
const WELL: [&[&str]; 4] = [&["Yes.", "Yes, without the model."], &["The usual.", "Near the usual."], &["It seems so."], &["No."]];

fn words_of_questions(s: &Screen<'_>) -> Result<bool, String> {
    for (nth, question) in s.questions.iter().enumerate() {
        // "No." is good news of a world that might have changed, and none of a model that might be right.
        let well = WELL[nth].contains(&&*question.lead);
        let back = question.lead == "Back to usual:";
        let open = ["Nothing", "There is nothing", "Too early", "Too few to tell", "Nobody can tell", "As far as"];
        let open = open.iter().any(|lead| question.lead.starts_with(lead));
        let right = match question.state {
            StatusIcon::Normal => well,
            StatusIcon::NoData => open,
            StatusIcon::Watching => !well && !back,
            StatusIcon::Firing => !well,
            _ => false,
        };
        if !right {
            return Err(format!("{} {} {} is marked {:?}", question.title, question.lead, question.rest, question.state));
        }
    }
    Ok(true)
}

fn leading(s: &Screen<'_>) -> Result<bool, String> {
    let alerts = &s.alerts;
    let first = alerts.items.first().filter(|item| item.state != StatusIcon::Done);
    let firing = alerts.firing().map(|alert| alert.rule);
    let leads = alerts.leading().map(|alert| alert.rule);
    let red = marked(alerts, StatusIcon::Firing) > 0;
    let wrong = leads != first.map(|item| item.rule) || red != firing.is_some() || red && firing != leads;
    fail_if(wrong, || format!("title {firing:?}, banner {leads:?}, list {:?}", alerts.items))
}

fn stages(s: &Screen<'_>) -> Result<bool, String> {
    for stage in &s.pipeline.stages {
        let named = |state| s.alerts.items.iter().any(|item| item.look == stage.id && item.state == state);
        let harm = stage.id == StageId::Act && s.ledger.spoken.contains("more than usual");
        if stage.state == StatusIcon::Firing && !named(StatusIcon::Firing) && !harm {
            return Err(format!("{} is red beside {:?}", stage.name, s.alerts.summary));
        }
        if named(StatusIcon::Firing) && stage.state != StatusIcon::Firing {
            return Err(format!("{} is {:?} beside {:?}", stage.name, stage.state, s.alerts.items));
        }
    }
    Ok(true)
}

fn cards(s: &Screen<'_>) -> Result<bool, String> {
    let differ = |stage: &&afterlaunch::present::control_room::view::StageView| s.card(stage.id).state != stage.state;
    match s.pipeline.stages.iter().find(differ) {
        Some(stage) => Err(format!("{} is {:?} in the picture, {:?} in its card", stage.name, stage.state, s.card(stage.id).state)),
        None => Ok(true),
    }
}

/// In the card of the check it is the record that breaks the contract, not the stage.
fn red_rows(s: &Screen<'_>) -> Result<bool, String> {
    for card in s.cards.iter().filter(|card| card.id != StageId::Check) {
        let red = card.rows.iter().chain(&card.more_rows).find(|row| row.0);
        let quiet = matches!(card.state, StatusIcon::Normal | StatusIcon::NoData | StatusIcon::Off);
        if let (Some(row), true) = (red, quiet) {
            return Err(format!("{:?} stands out in {}, which is {:?}", row.1, card.name, card.state));
        }
    }
    Ok(true)
}

fn ends(s: &Screen<'_>) -> Result<bool, String> {
    let of = |question: usize| s.questions[question].state;
    let charts = [
        ("answer-time", 0),
        ("requests", 0),
        ("predicted-positive-rate", 1),
        ("recall", 2),
        ("mean-error", 2),
        ("field-drift", 3),
        ("missing-values", 3),
    ];
    for (id, question) in charts {
        let marked = s.lines(id).iter().filter_map(|line| line.end.as_ref()).any(|end| end.bad);
        if marked && !matches!(of(question), StatusIcon::Watching | StatusIcon::Firing) {
            return Err(format!("{id} ends badly beside a question that is {:?}", of(question)));
        }
    }
    Ok(true)
}

fn limits(s: &Screen<'_>) -> Result<bool, String> {
    use afterlaunch::present::plot::Shape;
    for plot in &s.plots {
        let Shape::Lines(lines) = &plot.shape else { continue };
        for limit in lines.limits.iter().filter(|limit| limit.rule.is_some()) {
            let figure = limit.label.rsplit(' ').next().unwrap_or_default();
            let rule = s.alerts.rules.iter().find(|rule| Some(rule.rule) == limit.rule).ok_or("no such rule")?;
            let name = s.alerts.items.iter().find(|item| Some(item.rule) == limit.rule).map(|item| &item.name);
            let named = name.is_none_or(|name| !name.contains(" over ") || name.split(' ').any(|word| word == figure));
            if !rule.condition.split(' ').any(|word| word == figure) || !named {
                return Err(format!("“{}” in {}, “{}” in the list, {name:?}", limit.label, plot.id, rule.condition));
            }
        }
    }
    Ok(true)
}

fn shares(s: &Screen<'_>) -> Result<bool, String> {
    let said = |row: &afterlaunch::present::plot::ShareRow| format!("{} {} %", row.name, row.figure).replace("– %", "–");
    let rows: Vec<String> = s.shares().rows.iter().map(said).collect();
    for role in &s.pipeline.roles {
        if !rows.contains(&format!("{} {}", role.version, role.share_text)) {
            return Err(format!("{} {} in the picture, {rows:?} in the chart", role.version, role.share_text));
        }
    }
    let bypass = s.pipeline.bypass.as_ref();
    let in_chart = |text: &str| text.split(", ").all(|to| rows.iter().any(|row| row == to));
    fail_if(bypass.is_some_and(|bypass| !in_chart(&bypass.text)), || format!("{bypass:?} in the picture, {rows:?} in the chart"))
}

fn whole(s: &Screen<'_>) -> Result<bool, String> {
    let sum: f64 = s.shares().rows.iter().map(|row| row.share).sum();
    let said: f64 = s.shares().rows.iter().map(|row| row.figure.parse().unwrap_or(0.0)).sum();
    if s.world().monitoring.sum(s.world().monitoring.buckets.next(), 3).requests == 0 {
        return Ok(false);
    }
    let picture: f64 = s.pipeline.roles.iter().map(|role| role.share).sum::<f64>() + s.pipeline.bypass.as_ref().map_or(0.0, |a| a.share);
    let earlier = s.shares().rows.iter().filter(|row| row.name.starts_with("earlier")).map(|row| row.share / 100.0).sum::<f64>();
    let drawn = picture + earlier;
    fail_if((sum - 100.0).abs() > 1e-6 || (said - 100.0).abs() > 0.3 || !(0.97..=1.03).contains(&drawn), || {
        format!("{sum}, said {said}, drawn {drawn}: {:?}", s.shares().rows)
    })
}

fn in_time(s: &Screen<'_>) -> Result<bool, String> {
    if !s.questions[0].rest.contains("is answered, in time") {
        return Ok(false);
    }
    let hour = s.world().monitoring.sum(s.world().monitoring.buckets.next(), 3);
    let late: u32 = hour.by_role.values().map(|role| role.timed_out).sum();
    fail_if(late > 0, || format!("{late} of {} were not: {}", hour.requests, s.questions[0].rest))
}

fn timeline(s: &Screen<'_>) -> Result<bool, String> {
    let now = s.timeline.now;
    let items = || s.timeline.rows.iter().flat_map(|role| &role.items).filter(|item| item.to >= now);
    let champion = items().find(|item| item.kind == ItemKind::Champion).map(|item| item.label.clone()).unwrap_or_default();
    let roles = &s.pipeline.roles;
    if !champion.starts_with(&format!("{} ", roles[0].version)) {
        return Err(format!("“{champion}” answers by the timeline, {} by the picture", roles[0].version));
    }
    let open = items().filter(|item| item.kind == ItemKind::Firing && !item.label.is_empty()).count();
    let firing =
        s.world().alerts.all.iter().filter(|a| matches!(a.state, AlertState::Firing { notified, .. } if f64::from(notified.0) < now));
    let (firing, broken) = (firing.count(), usize::from(s.alerts.items.iter().any(|item| item.rule == "check-rule")));
    if open < firing + broken {
        return Err(format!("{open} bars reach now, {firing} alerts fire and {broken} rules are broken"));
    }
    let trial = s.card(StageId::Model).trial.as_ref().filter(|_| roles.len() > 1);
    let Some(trial) = trial else { return Ok(true) };
    let bar = items().find(|item| item.kind == ItemKind::Candidate).map(|item| item.label.clone()).unwrap_or_default();
    let (on_card, on_bar) = (before(&trial.when, " % of all"), before(&bar, " %"));
    fail_if(on_card != on_bar || s.end("predicted-positive-rate", Who::Truth).is_some(), || {
        format!(
            "{} beside {bar}, {:?} {:?}",
            trial.when,
            s.world().release.rollout,
            s.world().events.iter().rev().take(12).collect::<Vec<_>>()
        )
    })
}

fn account(s: &Screen<'_>) -> Result<bool, String> {
    let fact = s.account.facts.iter().find(|(name, _)| *name == "Alerts").map(|(_, value)| value.clone()).unwrap_or_default();
    let listed = s.account.rows.iter().filter(|row| row.who == "Alert" && row.what.starts_with("Alert: ")).count();
    fail_if(fact != listed.to_string(), || format!("{fact} alerts, {listed} listed"))
}

fn no_outcomes(s: &Screen<'_>) -> Result<bool, String> {
    use afterlaunch::present::plot::Shape;
    let Shape::Lines(plot) = &s.plot("recall").shape else { return Ok(false) };
    let Some(said) = &plot.say else { return Ok(false) };
    let known = s.card(StageId::Outcomes).rows.iter().any(|row| row.1[1] != "0 %");
    fail_if(said.text == "No outcomes yet." && known, || format!("{said:?} beside {:?}", s.card(StageId::Outcomes).rows))
}

fn on_axis(s: &Screen<'_>) -> Result<bool, String> {
    let outside = |(low, high): (f64, f64), v: f64| !(low..=high).contains(&v);
    for plot in &s.plots {
        let off = match &plot.shape {
            Shape::Lines(lines) => lines.lines.iter().flat_map(|l| &l.points).filter_map(|p| p.v).find(|v| outside(lines.value.range, *v)),
            Shape::Groups(groups) => groups.rows.iter().filter_map(|row| row.value).map(|(v, ..)| v).find(|v| outside(groups.range, *v)),
            _ => None,
        };
        if let Some(value) = off {
            return Err(format!("{}: {value} is not on it", plot.id));
        }
    }
    Ok(true)
}

fn in_band(s: &Screen<'_>) -> Result<bool, String> {
    let lead = &s.questions[1].lead;
    let said = match &**lead {
        "The usual." => true,
        "Near the usual." => false,
        _ => return Ok(false),
    };
    let Shape::Lines(plot) = &s.plot("predicted-positive-rate").shape else { return Ok(false) };
    let [line] = &plot.lines[..] else { return Ok(false) };
    let (Some(Point { t, v: Some(v), .. }), Some((last, low, high))) = (line.points.last(), plot.band.last()) else { return Ok(false) };
    let caption = s.stage(StageId::Answer).caption == "as usual";
    let is = (*low..=*high).contains(v);
    fail_if(t == last && (is != said || caption != said), || format!("{lead} at {v}, band {low} to {high}, “as usual”: {caption}"))
}
