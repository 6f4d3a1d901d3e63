//! The whole story, once something was named: what it was, who saw it when, and what it cost.

use super::phrases::{kind_words, moment, place_words, stretch, tell};
use crate::base::time::Tick;
use crate::course::incidents::Incident;
use crate::platform::scenario::Scenario;
use crate::present::control_room::alerts;
use crate::present::control_room::ledger::harmed;
use crate::present::roles::{Afterwards, afterwards};
use crate::present::view::StatusIcon;
use crate::present::words;
use crate::session::Session;
use crate::session::surprise::{GuessVerdict, Named, Surprise};

/// How it all was.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryView {
    /// The seed.
    pub seed: u64,
    /// The mark beside the verdict.
    pub status_icon: StatusIcon,
    /// "Right."
    pub verdict: &'static str,
    /// What that means.
    pub meaning: String,
    /// Whom it hurt and what it cost, in a sentence: "In this run 164 urgent tickets waited past the 4-hour promise; 25,400 EUR."
    pub harm: String,
    /// What was asked, what was named, what was so, and whether they agree.
    pub rows: Vec<[String; 4]>,
    /// Its name.
    pub name: String,
    /// What had happened.
    pub story: String,
    /// What helps against it; nothing in a quiet week.
    pub helps: String,
    /// When it began, when it was seen, named, answered and over.
    pub times: Vec<(&'static str, String)>,
    /// Which checks fired, when, and so long after the beginning.
    pub checks: Vec<[String; 3]>,
    /// What the check of the cause did.
    pub check: String,
    /// The incident as three roles tell it.
    pub afterwards: Option<Afterwards>,
}

pub(super) fn story(session: &Session, surprise: &Surprise, named: &Named) -> StoryView {
    let scenario = session.scenario();
    let course = session.surprise_course();
    let (fired, acted, over) = course.map_or_else(Default::default, |course| (course.fired, course.acted, course.over));
    let (status_icon, verdict) = match named.verdict {
        GuessVerdict::Right => (StatusIcon::Done, "Right"),
        GuessVerdict::Partly => (StatusIcon::Watching, "Partly right"),
        GuessVerdict::Wrong => (StatusIcon::Firing, "Not this time"),
    };
    let quiet = surprise.incident.is_none();
    let first = fired.iter().map(|(_, at)| *at).min();
    let line = |(id, at): &(&'static str, Tick)| {
        let after = if quiet { "for nothing".to_owned() } else { words::length(at.since(surprise.begins)) };
        [alerts::of_rule(session, id), moment(*at), after]
    };
    let (name, story, helps) = described(surprise, scenario);
    StoryView {
        seed: surprise.seed,
        status_icon,
        verdict,
        meaning: meaning(surprise, named),
        harm: harm(session),
        rows: rows(surprise, named, scenario),
        name: name.to_owned(),
        story,
        helps,
        times: times(surprise, named, first, acted, over),
        checks: fired.iter().map(line).collect(),
        check: surprise.incident.map_or_else(String::new, |incident| check(session, incident, surprise, &fired)),
        afterwards: afterwards(session, true),
    }
}

/// What was asked, what was named and what was so; where and since when only if there was something.
fn rows(surprise: &Surprise, named: &Named, scenario: &Scenario) -> Vec<[String; 4]> {
    let mut rows = vec![row("What", kind_words(named.answer.incident, scenario), kind_words(surprise.incident, scenario), named.kind)];
    if surprise.incident.is_none() {
        return rows;
    }
    let places: Vec<String> = surprise.places(scenario).into_iter().map(|place| place_words(place, scenario)).collect();
    let (places, began) = (words::capital(&places.join(", ")), moment(surprise.begins));
    if named.answer.incident.is_some() {
        rows.push(row("Where", words::capital(&place_words(named.answer.place, scenario)), places, named.place));
        rows.push(row("Since when", stretch(named.answer.since), began, named.since));
    } else {
        rows.push(["Where".into(), "–".into(), places, String::new()]);
        rows.push(["Since when".into(), "–".into(), began, String::new()]);
    }
    rows
}

/// When it began, was seen, named, answered and over; nothing in a quiet week.
fn times(surprise: &Surprise, named: &Named, first: Option<Tick>, acted: Option<Tick>, over: Option<Tick>) -> Vec<(&'static str, String)> {
    if surprise.incident.is_none() {
        return Vec::new();
    }
    let later = |at: Tick| format!("{}: after {}", moment(at), words::length(at.since(surprise.begins)));
    vec![
        ("Began", moment(surprise.begins)),
        ("First alert", first.map_or_else(|| "none".to_owned(), later)),
        ("Named", if named.at < surprise.begins { format!("{}: before it began", moment(named.at)) } else { later(named.at) }),
        ("First thing done", acted.map_or_else(|| "nothing so far".to_owned(), later)),
        ("Over", over.map_or_else(|| "not yet".to_owned(), later)),
    ]
}

/// Its name, what had happened, and what helps against it.
fn described(surprise: &Surprise, scenario: &Scenario) -> (&'static str, String, String) {
    match surprise.incident {
        Some(incident) => (incident.name, tell(incident.story, surprise, scenario), tell(incident.helps, surprise, scenario)),
        None => (
            "A quiet week",
            "Nothing had happened. What moved was chance, as it does in every week: whoever looks long enough sees something. \
             Crying wolf costs too, and the next time nobody comes."
                .to_owned(),
            "An alert rule whose limit leaves room for chance; and the courage to say that all is well.".to_owned(),
        ),
    }
}

fn row(what: &str, named: String, was: String, right: bool) -> [String; 4] {
    [what.to_owned(), named, was, if right { "right" } else { "not right" }.to_owned()]
}

/// Whom the whole run hurt, with what is still to come of it.
fn harm(session: &Session) -> String {
    let bill = session.world().ledger.in_the_end();
    format!("In this run {}; {}.", harmed(&session.scenario().words, bill.people), words::eur(bill.eur))
}

/// What a verdict means.
fn meaning(surprise: &Surprise, named: &Named) -> String {
    match (surprise.incident, named.answer.incident, named.verdict) {
        (None, None, _) => "It was a quiet week, and you said so.".into(),
        (None, Some(_), _) => "It was a quiet week. To name trouble where there is none is an error too.".into(),
        (Some(_), None, _) => "Something was wrong, and it went on unseen.".into(),
        _ if named.at < surprise.begins => "Nothing had happened yet when you named it. What was to come is told below.".into(),
        (.., GuessVerdict::Right) => "Kind, place and time: all three are right.".into(),
        (.., GuessVerdict::Partly) if named.kind => "You have found what it is; the place or the time is not right.".into(),
        (.., GuessVerdict::Partly) => "The place is right, and the kind is near.".into(),
        (.., GuessVerdict::Wrong) => "It was something else.".into(),
    }
}

/// What the check of the cause did.
fn check(session: &Session, incident: &Incident, surprise: &Surprise, fired: &[(&'static str, Tick)]) -> String {
    let scenario = session.scenario();
    let Some((rule, within)) = incident.cause().check.rule(scenario) else { return String::new() };
    let name = alerts::of_rule(session, rule);
    match fired.iter().find(|(id, _)| *id == rule) {
        Some((_, at)) => {
            format!("The check that is made for this, “{name}”, fired {} after it began.", words::length(at.since(surprise.begins)))
        }
        None => format!("The check that is made for this, “{name}”, fires within {} as a rule. It had not yet.", words::length(within)),
    }
}
