//! The answers to the four questions. "Yes" wants evidence: where there is none, the answer says what is missing.

use super::answer::{QuestionAnswer, alert, crossed, says, unsure};
use super::silence::silence;
use crate::base::time::{HOUR, Minutes};
use crate::learn::calibration::probabilities::FEW;
use crate::learn::data::Field;
use crate::platform::monitoring::alerts::{AlertState, Metric};
use crate::platform::monitoring::time_series::PER_HOUR;
use crate::platform::monitoring::{FEW_POSITIVES, FEW_REQUESTS, FieldBucket, Gaps, Held};
use crate::platform::vocabulary::Role;
use crate::platform::world::World;
use crate::present::control_room::predicted_positive_rate;
use crate::present::words;
use crate::session::Session;

/// "Is it up?"
pub fn up(session: &Session) -> QuestionAnswer {
    let world = session.world();
    let w = &session.scenario().words;
    let value = |watches| alert(session, watches).and_then(|a| a.value).map(f64::from);
    if let Some(silence) = silence(session) {
        return silence.answer("Nothing comes.");
    }
    if crossed(session, Metric::TimedOut) {
        let share = value(Metric::TimedOut).map_or_else(|| "many".to_owned(), |share| words::percent(share / 100.0));
        return says("Not for everyone.", format!("The model is too slow for {share} of the {}; the simple rule answers those.", w.many));
    }
    if crossed(session, Metric::AnswerTime) {
        let rest = value(Metric::AnswerTime).map_or_else(
            || "Too few answers have come since to tell how long they take.".to_owned(),
            |ms| format!("One answer in twenty{} takes {} ms or longer.", slower(world), words::milliseconds(ms)),
        );
        return says("Yes, but slowly.", rest);
    }
    if crossed(session, Metric::Traffic) {
        let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
        return says("Yes, and it is busy.", format!("{} {} came in the last hour.", words::grouped(u64::from(hour.requests)), w.many));
    }
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let measured = [Metric::AnswerTime, Metric::TimedOut, Metric::Traffic].iter().any(|watches| value(*watches).is_some());
    if world.serving.paused {
        let rest = format!("It is paused: the simple rule answers all {}.", w.many);
        return if measured { says("Yes, without the model.", rest) } else { unsure("As far as one sees, yes, without the model.", rest) };
    }
    if !measured {
        return unsure("Too few to tell.", format!("{} came in the last hour.", words::count(hour.requests.into(), &w.one, &w.many)));
    }
    match hour.by_role.values().map(|role| role.timed_out).sum::<u32>() {
        0 => says("Yes.", format!("Every {} is answered, in time.", w.one)),
        late => {
            let of = words::count(hour.requests.into(), &w.one, &w.many);
            says("Yes.", format!("The model was too slow for {} of {of}; the simple rule answered.", words::grouped(late.into())))
        }
    }
}

/// " of v4": whose answers the slower ones are, where it is not the champion.
fn slower(world: &World) -> String {
    let Some(last) = world.monitoring.buckets.last() else { return String::new() };
    let [champion, other] = [Role::Champion, Role::Canary].map(|role| last.by_role[role].latency_ms_p95.unwrap_or(0.0));
    match (other > champion, last.version(Role::Canary)) {
        (false, _) => String::new(),
        (true, None) => " of the version that was on trial".to_owned(),
        (true, Some(version)) => format!(" of v{version}"),
    }
}

/// "What is it answering?"
pub fn answering(session: &Session) -> QuestionAnswer {
    let world = session.world();
    let w = &session.scenario().words;
    if let Some(silence) = silence(session) {
        return silence.in_short("Nothing.");
    }
    let expected = world.normal().predicted_positives();
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let answered: u32 = hour.by_role.values().map(|l| l.answered).sum();
    if world.serving.paused {
        return unsure("Nothing by the model:", "it is paused. What the simple rule says is not counted here.");
    }
    if answered == 0 {
        return unsure("Nothing.", "No model has answered in the last hour.");
    }
    let counts = predicted_positive_rate::by_models(world, world.monitoring.buckets.next());
    let Some(rate) = predicted_positive_rate::share(world, counts) else {
        let few =
            format!("{} were answered; it takes {}.", words::count(counts.1.into(), &w.one, &w.many), world.alerts.enough().few_answers);
        return unsure("Too few to tell.", few);
    };
    let high_confidence = f64::from(hour.by_role.values().map(|l| l.high_confidence).sum::<u32>()) / f64::from(answered);
    let surer = high_confidence > world.release.champion().reference.high_confidence() + 0.06;
    let compared = format!("{}, usually {}.", words::percent(rate), words::percent(expected));
    if crossed(session, Metric::PositiveRateLow) {
        let sure = if surer { " And more confident than ever." } else { "" };
        return says(format!("Too few “{}”:", w.positive), format!("{compared}{sure}"));
    }
    if crossed(session, Metric::PositiveRateHigh) {
        return says(format!("Too many “{}”:", w.positive), compared);
    }
    if !predicted_positive_rate::is_expected(world, rate) {
        return says("Near the usual.", compared);
    }
    let counts = hour.by_role.values().find_map(|l| l.amounts.mean(FEW_REQUESTS)).map(|mean| words::amount(session.scenario(), mean));
    let counts = counts.map_or_else(String::new, |counts| format!(" On average it predicts {counts}."));
    says("The usual.", format!("{}.{counts}", words::positive_share(rate, w)))
}

/// "Is it right?"
pub fn right(session: &Session) -> QuestionAnswer {
    let world = session.world();
    let w = &session.scenario().words;
    let value = |watches| alert(session, watches).and_then(|a| a.value).map(|v| words::percent_figure(f64::from(v) / 100.0));
    let measured = value(Metric::MeasuredRecall);
    if crossed(session, Metric::MeasuredRecall) {
        let rest = measured.map_or_else(
            || "By the outcomes that came in last, too few were caught; since then too few have come to tell.".to_owned(),
            |recall| format!("By the outcomes that are in, {recall} of 100 {} ones were caught.", w.positive),
        );
        return says("No.", rest);
    }
    let estimate = value(Metric::EstimatedRecall);
    if crossed(session, Metric::EstimatedRecall) {
        let fell = match &estimate {
            Some(recall) => format!("The estimate fell to {recall} %"),
            None => "The estimate fell, and since then too little has come to make another".to_owned(),
        };
        return says("Probably not.", format!("{fell}; half of the outcomes are in after {}.", outcomes_after(session)));
    }
    let off = alert(session, Metric::MeanError).and_then(|a| a.value).map(|v| words::amount(session.scenario(), f64::from(v)));
    if let (true, Some(off)) = (crossed(session, Metric::MeanError), &off) {
        return says("No.", format!("By the outcomes that are in, what it predicts is off by {off} on average."));
    }
    if let Some(silence) = silence(session) {
        return silence.in_short("There is nothing to judge.");
    }
    let until = world.monitoring.outcomes_in_until(f64::from(world.scenario.outcomes.coverage));
    if let Some(cells) = world.monitoring.none_positive(until, world.release.champion().reference.positives()) {
        return without_positives(session, cells.known(), cells.false_positives);
    }
    if let (Some(off), Some(_)) = (off, &estimate) {
        return says("It seems so.", format!("What it predicts is off by {off} on average, as usual."));
    }
    match (estimate, measured) {
        (Some(recall), _) => {
            let [held, _] = world.monitoring.estimates_held(world.release.rollout.champion, until);
            // Why, the chart says.
            let off = held.and_then(|held| held.off()).map_or_else(String::new, |off| format!(" Such estimates were {}.", points_off(off)));
            says("It seems so.", format!("About {recall} of 100 {} ones are caught (recall).{off}", w.positive))
        }
        (None, Some(recall)) => {
            says("It seems so.", format!("{recall} of 100 {} ones were caught (recall), by the outcomes that are in.", w.positive))
        }
        (None, None) => unsure("Too early to tell.", too_early(session, world.monitoring.measured(until, f64::MAX).positives())),
    }
}

/// How far estimates were off where outcomes are in, and why, where they were off.
pub fn held_words(session: &Session, held: Held) -> String {
    let Some(off) = held.off() else { return String::new() };
    let snapshot = &session.world().release.champion().snapshot;
    let positives = snapshot.positives * f64::from(snapshot.rows.iter().sum::<u32>());
    let few = positives < FEW as f64;
    let why = if few {
        format!(": it learnt from only {}", words::kind_of(&session.scenario().words, positives.round() as u32))
    } else {
        String::new()
    };
    format!(" Where outcomes are in, such estimates were {}{why}.", points_off(off))
}

fn points_off(off: f64) -> String {
    format!("{} points too {}", words::percent_figure(off.abs()), if off > 0.0 { "high" } else { "low" })
}

/// "6 h": half of the outcomes are in after that.
pub fn outcomes_after(session: &Session) -> String {
    words::length(Minutes((session.scenario().outcomes.median_hours * HOUR as f32).round().max(1.0) as u32))
}

/// Nothing is estimated, and nothing is measured.
fn too_early(session: &Session, positives: u32) -> String {
    let w = &session.scenario().words;
    match positives {
        0 => format!("Half of the outcomes are in after {}.", outcomes_after(session)),
        n => format!("{} came with an outcome in two weeks; it takes {FEW_POSITIVES}.", words::kind_of(w, n)),
    }
}

/// Outcomes are in, and none is positive: what the model would catch cannot be told.
fn without_positives(session: &Session, known: u32, false_alarms: u32) -> QuestionAnswer {
    let w = &session.scenario().words;
    let alarms = match false_alarms {
        0 => "It called none.".to_owned(),
        1 => "Its one alarm was false.".to_owned(),
        n => format!("Each of its {} alarms was false.", words::grouped(n.into())),
    };
    unsure("Nobody can tell.", format!("No {} {} has come: {} outcomes are in. {alarms}", w.positive, w.one, words::grouped(known.into())))
}

/// "Has the world changed?"
pub fn world_changed(session: &Session) -> QuestionAnswer {
    let world = session.world();
    let w = &session.scenario().words;
    let fields = &session.scenario().schema.fields;
    if let Some(silence) = silence(session) {
        return silence.in_short("There is nothing to compare.");
    }
    let Some(last) = world.monitoring.buckets.last() else {
        return unsure("Too early to tell.", "The first twenty minutes are not over.");
    };
    let limit = alert(session, Metric::FieldDrift).map_or(0.25, |a| a.rule.limit);
    let watched = || fields.iter().zip(&last.fields);
    let changed: Vec<(&Field, &FieldBucket)> = watched().filter(|(_, f)| f.has_drifted(limit) || f.gaps.is_sure()).collect();
    if !changed.is_empty() {
        return fields_changed(session, &changed);
    }
    if crossed(session, Metric::MissingValues) {
        let share = alert(session, Metric::MissingValues).and_then(|a| a.value).map_or(0.0, |share| f64::from(share) / 100.0);
        let name = alert(session, Metric::MissingValues).and_then(|a| a.field).and_then(|f| fields.get(usize::from(f)));
        let name = name.map_or_else(String::new, |f| format!(" Most often: {}.", words::small(&f.label)));
        return says("There are gaps.", format!("{} of all values are empty.{name}", words::percent_fine(share)));
    }
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let came = words::count(u64::from(hour.requests), &w.one, &w.many);
    if crossed(session, Metric::FieldDrift) {
        return says("A field had:", format!("{came} came in the last hour, too few to tell whether it still has."));
    }
    if hour.requests < FEW_REQUESTS {
        return unsure("Too few to tell.", format!("{came} came in the last hour; it takes {FEW_REQUESTS}."));
    }
    // A field that is empty now and was in training is as it was; one of which nothing is known otherwise is not.
    let unknown: Vec<&Field> = watched().filter(|(_, f)| f.psi.is_none() && f.gaps != Gaps::Expected).map(|(field, _)| field).collect();
    match unknown.first() {
        None => says("No.", format!("{} look like those it learnt from.", words::capital(&w.many))),
        Some(first) => {
            let more = if unknown.len() > 1 { format!(" and {} more", words::number_word(unknown.len() - 1)) } else { String::new() };
            unsure("As far as can be told, no.", format!("Nothing is known of {}{more}.", words::small(&first.label)))
        }
    }
}

/// Fields whose values, or whose gaps, are unlike those of training.
fn fields_changed(session: &Session, changed: &[(&Field, &FieldBucket)]) -> QuestionAnswer {
    let since = [Metric::FieldDrift, Metric::MissingValues].into_iter().find_map(|watches| match alert(session, watches)?.state {
        AlertState::Watching { since } | AlertState::Firing { since, .. } => {
            Some(format!(", since about {}", words::moment(since, session.now())))
        }
        _ => None,
    });
    let since = since.unwrap_or_default();
    let named = |(field, watched): &(&Field, &FieldBucket)| match watched.gaps {
        Gaps::Fewer => format!("{} is filled, as it was not in training", words::small(&field.label)),
        Gaps::Gone => format!("{} is empty", words::small(&field.label)),
        _ => words::small(&field.label),
    };
    match changed {
        [] => unsure("Too early to tell.", ""),
        [one] => {
            let others = session.scenario().schema.fields.len() - 1;
            let rest = match others {
                0 => String::new(),
                1 => " The other looks as usual.".to_owned(),
                n => format!(" {} look as usual.", words::capital(&words::number_word(n))),
            };
            says("One field has:", format!("{}{since}.{rest}", named(one)))
        }
        [first, second, rest @ ..] => {
            let more = if rest.is_empty() { "" } else { " and more" };
            let lead = format!("{} fields have:", words::capital(&words::number_word(changed.len())));
            says(lead, format!("{}, {}{more}{since}.", named(first), named(second)))
        }
    }
}
