//! A surprise in words: what can be named while it is open, and the whole story once something was.

use super::control_room::alerts;
use super::control_room::ledger::harmed;
use super::view::StatusIcon;
use super::words;
use crate::base::time::{DAY, HOUR, Minutes, Tick};
use crate::base::wording;
use crate::course::incidents::{self, Incident};
use crate::platform::faults::Group;
use crate::platform::scenario::Scenario;
use crate::session::Session;
use crate::session::surprise::{Answer, Named, Surprise, Verdict, WEEK_IS_OVER, Where};

/// A surprise as it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SurpriseView {
    /// There is none in this run.
    None,
    /// Something may be wrong.
    Open(GuessView),
    /// All is told.
    Told(Box<StoryView>),
}

/// What can be named.
#[derive(Clone, Debug, PartialEq)]
pub struct GuessView {
    /// The seed.
    pub seed: u64,
    /// "Tue 14:20, day 9".
    pub now: String,
    /// What has fired so far, in a sentence.
    pub alerts: String,
    /// Kinds by their groups; the first group has the words for “nothing”.
    pub kinds: Vec<(&'static str, Vec<(&'static str, String)>)>,
    /// Places by their groups.
    pub places: Vec<(&'static str, Vec<(Where, String)>)>,
    /// Stretches of six hours, the newest first.
    pub times: Vec<(Tick, String)>,
}

/// How it all was.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryView {
    /// The seed.
    pub seed: u64,
    /// The mark beside the verdict.
    pub glyph: StatusIcon,
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
}

/// The name of “nothing”.
pub const NOTHING: &str = "nothing";

/// The surprise of a run.
pub fn surprise(session: &Session) -> SurpriseView {
    let Some(surprise) = session.surprise() else { return SurpriseView::None };
    match &surprise.named {
        None => SurpriseView::Open(guess(session, surprise)),
        Some(named) => SurpriseView::Told(Box::new(story(session, surprise, named))),
    }
}

/// How many hints there are. Where nothing is wrong they are as many, and no vaguer.
pub const HINTS: usize = 3;

/// A hint, from the first one on.
pub fn hint(session: &Session, nth: usize) -> String {
    const QUIET: [&str; HINTS] = [
        "Begin with the question “Has the world changed?”.",
        "Hold today against the same hours of the day before. Is the difference more than luck?",
        "An alert that comes once and goes is often mere chance. What stays is not.",
    ];
    let Some(surprise) = session.surprise() else { return String::new() };
    let scenario = session.scenario();
    // Before it has begun there is nothing to point at.
    match surprise.incident.filter(|_| surprise.begins <= session.now()) {
        Some(incident) => tell(incident.hints.get(nth).copied().unwrap_or_default(), surprise, scenario),
        None => QUIET.get(nth).copied().unwrap_or_default().to_owned(),
    }
}

/// The answer that somebody has put together.
pub fn answer(kind: &str, place: Where, since: Tick) -> Answer {
    Answer { incident: incidents::find(kind), place, since }
}

fn guess(session: &Session, surprise: &Surprise) -> GuessView {
    let scenario = session.scenario();
    let now = session.now();
    let mut kinds = vec![("", vec![(NOTHING, "Nothing is wrong".to_owned())])];
    for group in [Group::BadData, Group::Drift, Group::Machinery, Group::BadRelease] {
        let of = incidents::of(scenario).into_iter().filter(|incident| incident.group() == group);
        kinds.push((group.name(), of.map(|incident| (incident.id, scenario.tell(incident.kind))).collect()));
    }
    let whole = vec![(Where::Whole, "All of it, or no single place".to_owned())];
    let field = |(at, field): (usize, &crate::learn::data::Field)| (Where::Field(at), field.label.clone());
    let segments = scenario.segments.iter().enumerate().map(|(at, segment)| (Where::Segment(at), segment.name.clone()));
    let fields = scenario.schema.fields.iter().enumerate().map(field).collect();
    GuessView {
        seed: surprise.seed,
        now: format!("{}, day {}", words::clock(now), now.day()),
        alerts: fired_so_far(session),
        kinds,
        places: vec![("", whole), ("A field", fields), ("A segment", segments.collect())],
        times: stretches(now).map(|from| (from, stretch(from))).collect(),
    }
}

/// Six hours each, from Monday of the second week to now, the newest first.
fn stretches(now: Tick) -> impl Iterator<Item = Tick> {
    let of = 6 * HOUR;
    let (first, last) = (7 * DAY / of, now.0 / of);
    (first..=last.max(first)).rev().map(move |nth| Tick(nth * of))
}

/// "Tue 06:00 to 12:00".
fn stretch(from: Tick) -> String {
    let to = from.plus(Minutes::hours(6));
    let end = if to.minute_of_day() == 0 { "24:00".to_owned() } else { wording::hour_minute(to) };
    format!("{} to {end}, day {}", words::clock(from), from.day())
}

fn fired_so_far(session: &Session) -> String {
    let now = session.now();
    let since = Tick(8 * DAY);
    let fired = session
        .world()
        .events
        .iter()
        .filter(|event| event.at >= since && matches!(event.what, crate::platform::vocabulary::What::AlertFired { .. }));
    let when =
        if now < since { "The week in which something may happen begins on Tuesday.".to_owned() } else { "Since Tuesday ".to_owned() };
    match (now < since, fired.count()) {
        (true, _) => when,
        (false, 0) => when + "no alert has fired.",
        (false, 1) => when + "one alert has fired.",
        (false, n) => format!("{when}{} alerts have fired.", words::number_word(n)),
    }
}

/// Told in the words of the scenario, and of what was struck.
pub fn tell(text: &str, surprise: &Surprise, scenario: &Scenario) -> String {
    let Some(incident) = surprise.incident else { return text.to_owned() };
    let fault = incident.cause();
    let field = fault.field(&surprise.aim, scenario).map(|at| words::small(&scenario.schema.fields[at].label));
    let segment = surprise.places(scenario).into_iter().find_map(|place| match place {
        Where::Segment(at) => Some(words::small(&scenario.segments[at].name)),
        _ => None,
    });
    let text = text.replace("{field}", &field.unwrap_or_default()).replace("{segment}", &segment.unwrap_or_default());
    scenario.tell(&text)
}

fn place_words(place: Where, scenario: &Scenario) -> String {
    match place {
        Where::Whole => "all of it".to_owned(),
        Where::Field(at) => scenario.schema.fields.get(at).map(|field| field.label.clone()).unwrap_or_default(),
        Where::Segment(at) => scenario.segments.get(at).map(|segment| segment.name.clone()).unwrap_or_default(),
    }
}

fn kind_words(incident: Option<&Incident>, scenario: &Scenario) -> String {
    incident.map_or_else(|| "Nothing is wrong".to_owned(), |incident| scenario.tell(incident.kind))
}

fn moment(tick: Tick) -> String {
    format!("{}, day {}", words::clock(tick), tick.day())
}

fn story(session: &Session, surprise: &Surprise, named: &Named) -> StoryView {
    let scenario = session.scenario();
    let course = session.surprise_course();
    let (fired, acted, over) = course.map_or_else(Default::default, |course| (course.fired, course.acted, course.over));
    let later = |at: Tick| format!("{}: after {}", moment(at), words::length(at.since(surprise.begins)));
    let (glyph, verdict) = match named.verdict {
        Verdict::Right => (StatusIcon::Done, "Right"),
        Verdict::Partly => (StatusIcon::Watching, "Partly right"),
        Verdict::Wrong => (StatusIcon::Firing, "Not this time"),
    };
    let quiet = surprise.incident.is_none();
    let mut rows = vec![row("What", kind_words(named.answer.incident, scenario), kind_words(surprise.incident, scenario), named.kind)];
    if !quiet {
        let places: Vec<String> = surprise.places(scenario).into_iter().map(|place| place_words(place, scenario)).collect();
        if named.answer.incident.is_some() {
            rows.push(row(
                "Where",
                words::capital(&place_words(named.answer.place, scenario)),
                words::capital(&places.join(", ")),
                named.place,
            ));
            rows.push(row("Since when", stretch(named.answer.since), moment(surprise.begins), named.since));
        } else {
            rows.push(["Where".into(), "–".into(), words::capital(&places.join(", ")), String::new()]);
            rows.push(["Since when".into(), "–".into(), moment(surprise.begins), String::new()]);
        }
    }
    let first = fired.iter().map(|(_, at)| *at).min();
    let mut times = Vec::new();
    if !quiet {
        times.push(("Began", moment(surprise.begins)));
        times.push(("First alert", first.map_or_else(|| "none".to_owned(), later)));
        times.push(("Named", if named.at < surprise.begins { format!("{}: before it began", moment(named.at)) } else { later(named.at) }));
        times.push(("First thing done", acted.map_or_else(|| "nothing so far".to_owned(), later)));
        times.push(("Over", over.map_or_else(|| "not yet".to_owned(), later)));
    }
    let line = |(id, at): &(&'static str, Tick)| {
        let after = if quiet { "for nothing".to_owned() } else { words::length(at.since(surprise.begins)) };
        [alerts::of_rule(session, id), moment(*at), after]
    };
    let (name, story, helps) = match surprise.incident {
        Some(incident) => (incident.name, tell(incident.story, surprise, scenario), tell(incident.helps, surprise, scenario)),
        None => (
            "A quiet week",
            "Nothing had happened. What moved was chance, as it does in every week: whoever looks long enough sees something. \
             Crying wolf costs too, and the next time nobody comes."
                .to_owned(),
            "An alert rule whose limit leaves room for chance; and the courage to say that all is well.".to_owned(),
        ),
    };
    StoryView {
        seed: surprise.seed,
        glyph,
        verdict,
        meaning: meaning(surprise, named),
        harm: harm(session),
        rows,
        name: name.to_owned(),
        story,
        helps,
        times,
        checks: fired.iter().map(line).collect(),
        check: surprise.incident.map_or_else(String::new, |incident| check(session, incident, surprise, &fired)),
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
        (.., Verdict::Right) => "Kind, place and time: all three are right.".into(),
        (.., Verdict::Partly) if named.kind => "You have found what it is; the place or the time is not right.".into(),
        (.., Verdict::Partly) => "The place is right, and the kind is near.".into(),
        (.., Verdict::Wrong) => "It was something else.".into(),
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

/// Nothing can be said to be wrong with nothing before the week is over.
pub fn too_early(session: &Session) -> bool {
    session.now() < WEEK_IS_OVER
}
