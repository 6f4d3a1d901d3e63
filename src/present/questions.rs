//! The four questions, and the sentence that answers each now. Answers are made from what monitoring knows, never
//! from the truth or the list of troubles.

use super::alerts;
use super::view::{Glyph, QuestionView};
use super::words;
use crate::platform::alerts::{Alert, Standing, Watches};
use crate::platform::track::PER_HOUR;
use crate::session::Session;

/// The four questions of a run.
pub fn questions(session: &Session) -> [QuestionView; 4] {
    let view = |title, short, watched: &[Watches], main_chart, (lead, rest): (String, String)| QuestionView {
        title,
        short,
        state: state(session, watched),
        lead,
        rest,
        evidence: alerts::evidence(session, watched),
        main_chart,
    };
    use Watches as W;
    [
        view("Is it up?", "Up?", &[W::AnswerTime, W::TimedOut, W::Traffic], 1, up(session)),
        view("What is it answering?", "Answers", &[W::CalledFew, W::CalledMany], 0, answering(session)),
        view("Is it right?", "Right?", &[W::EstimatedCaught, W::MeasuredCaught, W::MeanError], 0, right(session)),
        view("Has the world changed?", "World", &[W::FieldDrift, W::EmptyFields], 0, world_changed(session)),
    ]
}

fn alert(session: &Session, watches: Watches) -> Option<&Alert> {
    session.world().alerts.all.iter().find(|a| a.rule.watches == watches)
}

fn crossed(session: &Session, watches: Watches) -> bool {
    alert(session, watches).is_some_and(|a| matches!(a.standing, Standing::Watching { .. } | Standing::Firing { calm: None, .. }))
}

fn state(session: &Session, watched: &[Watches]) -> Glyph {
    let standings = || watched.iter().filter_map(|w| alert(session, *w)).map(|a| a.standing);
    if standings().any(|s| matches!(s, Standing::Firing { .. })) {
        Glyph::Firing
    } else if standings().any(|s| matches!(s, Standing::Watching { .. })) {
        Glyph::Watching
    } else if standings().all(|s| matches!(s, Standing::NoData)) {
        Glyph::NoData
    } else {
        Glyph::Normal
    }
}

fn says(lead: impl Into<String>, rest: impl Into<String>) -> (String, String) {
    (lead.into(), rest.into())
}

fn up(session: &Session) -> (String, String) {
    let world = session.world();
    let w = &session.scenario().words;
    let value = |watches| alert(session, watches).and_then(|a| a.value);
    if crossed(session, Watches::TimedOut) {
        let share = value(Watches::TimedOut).unwrap_or_default();
        return says(
            "Not for everyone.",
            format!("The model is too slow for {share:.0} % of the {}; the simple rule answers those.", w.many),
        );
    }
    if crossed(session, Watches::AnswerTime) {
        let ms = value(Watches::AnswerTime).unwrap_or_default();
        return says("Yes, but slowly.", format!("One answer in twenty takes {ms:.0} ms or longer."));
    }
    if crossed(session, Watches::Traffic) {
        let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
        return says("Yes, and it is busy.", format!("{} {} came in the last hour.", words::grouped(u64::from(hour.requests)), w.many));
    }
    says("Yes.", format!("Every {} is answered, in time.", w.one))
}

fn answering(session: &Session) -> (String, String) {
    let world = session.world();
    let w = &session.scenario().words;
    let usual = world.champion().reference.called(world.threshold);
    let hour = world.monitoring.sum(world.monitoring.buckets.next(), PER_HOUR);
    let answered: u32 = hour.lanes.iter().map(|l| l.answered).sum();
    if answered == 0 {
        return says("Nothing.", "No model has answered in the last hour.");
    }
    let called = f64::from(hour.lanes.iter().map(|l| l.called).sum::<u32>()) / f64::from(answered);
    let confident = f64::from(hour.lanes.iter().map(|l| l.confident).sum::<u32>()) / f64::from(answered);
    let surer = confident > world.champion().reference.confident() + 0.06;
    let compared = format!("{}, usually {}.", words::percent(called), words::percent(usual));
    if crossed(session, Watches::CalledFew) {
        let sure = if surer { " And more confident than ever." } else { "" };
        return says(format!("Too few “{}”:", w.positive), format!("{compared}{sure}"));
    }
    if crossed(session, Watches::CalledMany) {
        return says(format!("Too many “{}”:", w.positive), compared);
    }
    let told = hour.lanes.iter().find_map(|l| l.told.mean(1)).map(|mean| words::amount(session.scenario(), mean));
    let told = told.map_or_else(String::new, |told| format!(" On average it tells {told}."));
    says("The usual.", format!("{} is {}.{told}", words::one_in(called, &w.one), w.positive))
}

fn right(session: &Session) -> (String, String) {
    let w = &session.scenario().words;
    let value = |watches| alert(session, watches).and_then(|a| a.value).map(|v| format!("{v:.0}"));
    if crossed(session, Watches::MeasuredCaught) {
        let Some(caught) = value(Watches::MeasuredCaught) else {
            return says("No.", format!("Too few {} ones were caught while outcomes came in. None tell of it since.", w.positive));
        };
        return says("No.", format!("By the outcomes that are in, {caught} of 100 {} ones were caught.", w.positive));
    }
    if crossed(session, Watches::EstimatedCaught) {
        let Some(caught) = value(Watches::EstimatedCaught) else {
            return says("Probably not.", "The estimate fell below its limit, and since then too little came to estimate from.".to_owned());
        };
        return says("Probably not.", format!("The estimate fell to {caught} %; the outcomes are hours away."));
    }
    let off = alert(session, Watches::MeanError).and_then(|a| a.value).map(|v| words::amount(session.scenario(), f64::from(v)));
    if let (true, Some(off)) = (crossed(session, Watches::MeanError), &off) {
        return says("No.", format!("By the outcomes that are in, what it tells is off by {off} on average."));
    }
    if let (Some(off), Some(_)) = (off, value(Watches::EstimatedCaught)) {
        return says("It seems so.", format!("What it tells is off by {off} on average, as usual."));
    }
    match (value(Watches::EstimatedCaught), value(Watches::MeasuredCaught)) {
        (Some(caught), _) | (None, Some(caught)) => says("It seems so.", format!("About {caught} of 100 {} ones are caught.", w.positive)),
        (None, None) => says("Too early to tell.", "The first outcomes come in a few hours."),
    }
}

fn world_changed(session: &Session) -> (String, String) {
    let world = session.world();
    let w = &session.scenario().words;
    let fields = &session.scenario().schema.fields;
    let limit = alert(session, Watches::FieldDrift).map_or(0.25, |a| a.rule.limit);
    let drifted: Vec<&str> = match world.monitoring.buckets.last() {
        Some(last) => {
            fields.iter().zip(&last.fields).filter(|(_, f)| f.psi.is_some_and(|p| p > limit)).map(|(f, _)| f.label.as_str()).collect()
        }
        None => Vec::new(),
    };
    let since = alert(session, Watches::FieldDrift).and_then(|a| match a.standing {
        Standing::Watching { since } | Standing::Firing { since, .. } => {
            Some(format!(", since about {}", words::moment(since, session.now())))
        }
        _ => None,
    });
    let since = since.unwrap_or_default();
    match drifted[..] {
        [] => {}
        [one] => {
            let rest = words::number_word(fields.len() - 1);
            let rest = format!("{} look as usual.", words::capital(&rest));
            return says("One field has:", format!("{}{since}. {rest}", words::small(one)));
        }
        [first, second, ..] => {
            let count = words::number_word(drifted.len());
            let lead = format!("{} fields have:", words::capital(&count));
            let more = if drifted.len() > 2 { " and more" } else { "" };
            return says(lead, format!("{}, {}{more}{since}.", words::small(first), words::small(second)));
        }
    }
    if crossed(session, Watches::EmptyFields) {
        let share = alert(session, Watches::EmptyFields).and_then(|a| a.value).unwrap_or_default();
        let name = alert(session, Watches::EmptyFields).and_then(|a| a.field).and_then(|f| fields.get(usize::from(f)));
        let name = name.map_or_else(String::new, |f| format!(" Most often: {}.", words::small(&f.label)));
        return says("There are gaps.", format!("{share:.1} % of all values are empty.{name}"));
    }
    if world.monitoring.buckets.last().is_none() {
        return says("Too early to tell.", "The first twenty minutes are not over.");
    }
    says("No.", format!("{} look like those it learnt from.", words::capital(&w.many)))
}
