//! A record's way as cards, one for each stage: from what was sent to what was learnt from it.
//!
//! What only the simulation knows stands on the cards while the truth is shown; what the sender meant also where all
//! trouble of the run may be shown, because then whoever looks has made it.

mod amounts;
mod records;
mod response;

pub use records::{RecordView, Records, find, records};
pub use response::response;

use super::pipeline::stage_name;
use super::view::{Glyph, StageId};
use super::words;
use crate::base::order::sorted_by;
use crate::base::time::{HOUR, Minutes};
use crate::learn::data::Schema;
use crate::platform::quality::{Kind, Response, Why, value_words};
use crate::platform::vocabulary::By;
use crate::platform::world::trace::{Asked, Fields, Part, Weighed, Witness};
use crate::session::Session;
use crate::session::trace::record::{Outcome, Way};

/// Columns whose contributions are shown one by one.
const SHOWN_PARTS: usize = 6;

/// A row of a card: three cells, whether it stands out, and a bar between -1 and 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WayRow {
    /// It stands out.
    pub marked: bool,
    /// Its cells.
    pub cells: [String; 3],
    /// How far and to which side its bar goes.
    pub bar: Option<f64>,
}

/// One stage of the way.
#[derive(Clone, Debug, PartialEq)]
pub struct WayCard {
    /// The stage of the picture that it belongs to.
    pub stage: StageId,
    /// Its heading.
    pub name: String,
    /// Its state.
    pub state: Glyph,
    /// What happened, in a sentence or two.
    pub lead: String,
    /// The head of its table, where it has one.
    pub head: [&'static str; 3],
    /// Its rows.
    pub rows: Vec<WayRow>,
    /// What can be learnt from it.
    pub note: String,
}

/// A record's way.
#[derive(Clone, Debug, PartialEq)]
pub struct WayView {
    /// "The ticket of Tue 14:20".
    pub title: String,
    /// Its stages in order.
    pub cards: Vec<WayCard>,
}

/// A record's way, with what only the simulation knows where `truth` is shown.
pub fn way(session: &Session, way: &Way, truth: bool) -> WayView {
    let truth = truth && !session.is_guessing();
    let w = &session.scenario().words;
    let witness = &way.witness;
    let cards = vec![
        sent(session, witness, truth),
        received(session, witness, truth),
        check(session, witness),
        prepared(session, &witness.weighed, &witness.served),
        scored(session, &witness.weighed, witness.by_model()),
        decided(session, witness),
        outcome(session, way, truth),
        kept(session, way),
        learnt(way),
    ];
    WayView { title: format!("The {} of {}", w.one, words::moment(witness.at, session.now())), cards: named(session, cards) }
}

/// The cards, those without a name of their own named after their stages.
fn named(session: &Session, mut cards: Vec<WayCard>) -> Vec<WayCard> {
    for card in cards.iter_mut().filter(|card| card.name.is_empty()) {
        card.name = stage_name(session.scenario(), card.stage);
    }
    cards
}

fn card(stage: StageId, lead: impl Into<String>) -> WayCard {
    let (head, rows, note) = (["", "", ""], Vec::new(), String::new());
    WayCard { stage, name: String::new(), state: Glyph::Normal, lead: lead.into(), head, rows, note }
}

fn field_rows(schema: &Schema, values: &Fields, other: &Fields) -> Vec<WayRow> {
    let row = |(at, field): (usize, &crate::learn::data::Field)| {
        let (here, there) = (value_words(field, values[at]), value_words(field, other[at]));
        let differs = values[at] != other[at];
        WayRow { marked: differs, cells: [field.label.clone(), here, if differs { there } else { String::new() }], bar: None }
    };
    schema.fields.iter().enumerate().map(row).collect()
}

/// What the sender meant may be shown.
fn sender_is_known(session: &Session, truth: bool) -> bool {
    !session.is_guessing() && (truth || session.world().trouble.iter().all(|active| session.shows(active)))
}

fn sent(session: &Session, witness: &Witness, truth: bool) -> WayCard {
    let scenario = session.scenario();
    let one = &scenario.words.one;
    let segment = &scenario.segments[usize::from(witness.segment)].name;
    let second = (witness.at_ms / 1000.0) as u32;
    let mut card = card(StageId::Customers, format!("{segment}, at {}:{second:02}.", words::clock(witness.at)));
    card.name = "Sent".to_owned();
    if sender_is_known(session, truth) {
        card.head = ["field", "as meant", ""];
        card.rows = field_rows(&scenario.schema, &witness.sent, &witness.sent);
        if let Some(text) = scenario.text_of(&witness.sent) {
            card.lead.push_str(&format!(" It reads: “{text}”"));
        }
    } else {
        card.state = Glyph::NoData;
        card.note = format!("What the sender meant cannot be seen from here: only the {one} as it arrived. The truth shows it.");
    }
    card
}

fn received(session: &Session, witness: &Witness, truth: bool) -> WayCard {
    let schema = &session.scenario().schema;
    let known = sender_is_known(session, truth);
    let other = if known { &witness.sent } else { &witness.received };
    let rows = field_rows(schema, &witness.received, other);
    let changed = rows.iter().filter(|row| row.marked).count();
    let lead = match (known, changed) {
        (false, _) => "These values arrived.".to_owned(),
        (true, 0) => "All values arrived as they were meant.".to_owned(),
        (true, n) => format!("{} arrived otherwise than meant.", words::count(n as u64, "value", "values")),
    };
    let mut card = card(StageId::Customers, lead);
    card.name = "Received".to_owned();
    if changed > 0 {
        card.state = Glyph::Firing;
        card.head = ["field", "arrived as", "was meant as"];
        card.rows = rows;
    } else if !known {
        card.head = ["field", "arrived as", ""];
        card.rows = rows;
    }
    card
}

fn check(session: &Session, witness: &Witness) -> WayCard {
    let scenario = session.scenario();
    let one = &scenario.words.one;
    let mut card = card(StageId::Check, "");
    card.lead = verdict(one, witness.checked, witness.then);
    if let Some(then) = witness.then {
        card.state = if then.stops() { Glyph::Firing } else { Glyph::Watching };
    }
    card.rows = reasons(&scenario.schema, &witness.broke);
    if witness.then == Some(Response::Impute) {
        let filled = field_rows(&scenario.schema, &witness.served, &witness.received);
        card.head = ["field", "filled in", "arrived as"];
        card.rows = filled.into_iter().filter(|row| row.marked).collect();
    }
    card
}

/// What the check did, in a sentence.
fn verdict(one: &str, checked: bool, then: Option<Response>) -> String {
    match then {
        None if checked => "It kept the contract and all rules, and went on to the model.".to_owned(),
        None => "The check is off, and there is no rule: it went on to the model as it was.".to_owned(),
        Some(Response::LetPass) => "It broke a rule, was counted, and went on to the model.".to_owned(),
        Some(Response::Impute) => "It broke a rule. The usual value of the training snapshot took the place of the broken one.".to_owned(),
        Some(Response::FallBack) => "It broke the contract, so the simple rule answered.".to_owned(),
        Some(Response::Quarantine) => {
            format!("It went into quarantine: the simple rule answered, a person looks at the {one} later, and no model learns from it.")
        }
        Some(Response::Reject) => "It was rejected. The sender got this answer, and a person read it.".to_owned(),
    }
}

/// What was broken, a sentence a row.
fn reasons(schema: &Schema, broke: &[Option<Why>]) -> Vec<WayRow> {
    let row = |why: &Why| {
        let what = if matches!(why.kind, Kind::EmptyShare | Kind::OutsideShare | Kind::CategoryShare) { "rule about an hour" } else { "" };
        WayRow { marked: true, cells: [why.words(schema), what.to_owned(), String::new()], bar: None }
    };
    broke.iter().flatten().map(row).collect()
}

fn prepared(session: &Session, weighed: &Weighed, served: &Fields) -> WayCard {
    let schema = &session.scenario().schema;
    let mut card = card(StageId::Prepare, "Each field becomes numbers that a model can weigh, with the steps of training.");
    card.head = ["field", "was", "the model sees"];
    card.rows = schema
        .fields
        .iter()
        .zip(served)
        .map(|(field, value)| {
            let own = |part: &&Part| {
                let rest = part.name.strip_prefix(&*field.name);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('=') || rest == " missing")
            };
            let shown = |part: &Part| match part.name.split_once('=') {
                _ if part.name == field.name => Some(signed(part.value)),
                Some((_, word)) => (part.value != 0.0).then(|| format!("{word} = 1")),
                None => (part.value != 0.0).then(|| "missing = 1".to_owned()),
            };
            let numbers: Vec<String> = weighed.parts.iter().filter(own).filter_map(shown).collect();
            let numbers = if numbers.is_empty() { "0 everywhere".to_owned() } else { numbers.join(", ") };
            WayRow { cells: [field.label.clone(), value_words(field, *value), numbers], ..WayRow::default() }
        })
        .collect();
    card.note = "A number is how many standard deviations a value lies from the mean of training; a word is 1 where it applies.".to_owned();
    card
}

/// How a score came about: what each number adds, the largest first.
fn scored(session: &Session, weighed: &Weighed, used: bool) -> WayCard {
    let schema = &session.scenario().schema;
    let positive = &session.scenario().words.positive;
    let score = words::percent(f64::from(weighed.score));
    let lead = if used {
        format!("v{} gave it a score of {score}.", weighed.version)
    } else {
        format!("v{} was not heard. It would have given it a score of {score}.", weighed.version)
    };
    let scenario = session.scenario();
    // Parts are in log odds, or in the unit of the amount.
    let size = weighed.told.map_or(1.0, |(_, scale)| scale);
    let shown = |adds: f32| if weighed.told.is_some() { amounts::signed(adds) } else { signed(adds) };
    let mut card = card(StageId::Model, amounts::lead(scenario, weighed, used).unwrap_or(lead));
    card.state = if used { Glyph::Normal } else { Glyph::Off };
    let parts = sorted_by(weighed.parts.iter().filter(|part| part.adds != 0.0).collect(), |part| -f64::from(part.adds.abs()));
    let most = parts.first().map_or(1.0, |part| f64::from(part.adds.abs()));
    let most = if weighed.told.is_some() { most } else { most.max(f64::from(weighed.start.abs())) };
    let row = |name: String, value: String, adds: f32| WayRow {
        marked: false,
        cells: [name, value, shown(size * adds)],
        bar: Some((f64::from(adds) / most).clamp(-1.0, 1.0)),
    };
    let label = |part: &Part| {
        let (name, word) = part.name.split_once('=').map_or((&*part.name, None), |(name, word)| (name, Some(word)));
        let missing = name.strip_suffix(" missing");
        let field = schema.position(missing.unwrap_or(name)).map_or(name, |at| &schema.fields[at].label);
        match (word, missing) {
            (Some(word), _) => format!("{field}: {word}"),
            (_, Some(_)) => format!("{field}: missing"),
            _ => field.to_owned(),
        }
    };
    card.head = ["number", "is", "adds"];
    let sum_of_parts: f32 = weighed.parts.iter().map(|part| part.adds).sum();
    card.rows.push(match weighed.told {
        None => row("To begin with".to_owned(), String::new(), weighed.start),
        Some((told, scale)) => WayRow {
            cells: ["To begin with".to_owned(), String::new(), words::figure(f64::from(told - scale * sum_of_parts))],
            ..WayRow::default()
        },
    });
    card.rows.extend(parts.iter().take(SHOWN_PARTS).map(|part| row(label(part), signed(part.value), part.adds)));
    if parts.len() > SHOWN_PARTS {
        let rest: f32 = parts[SHOWN_PARTS..].iter().map(|part| part.adds).sum();
        card.rows.push(row(format!("{} others together", parts.len() - SHOWN_PARTS), String::new(), rest));
    }
    let sum = weighed.parts.iter().fold(weighed.start, |sum, part| sum + part.adds);
    card.note = amounts::note(scenario, weighed).unwrap_or_default();
    if weighed.told.is_some() {
        return card;
    }
    card.note = format!(
        "What adds speaks for {positive}, what takes away speaks against it. The sum is {}, in log odds: 0 would be 50 %, and this is {score}.",
        signed(sum)
    );
    card
}

fn decided(session: &Session, witness: &Witness) -> WayCard {
    let w = &session.scenario().words;
    let (answer, line) = (&witness.answer, words::percent(f64::from(witness.threshold)));
    let called = if answer.called { format!("called {}", w.positive) } else { format!("not called {}", w.positive) };
    let score = words::percent(f64::from(witness.weighed.score));
    let ms = format!("{:.0} ms", answer.latency_ms);
    let version = witness.weighed.version;
    let side = if answer.called { "on or above" } else { "below" };
    let mut card = card(StageId::Answer, "");
    card.lead = match answer.by {
        By::Champion | By::Candidate | By::Earlier => {
            let role = match answer.by {
                By::Champion => "champion",
                By::Candidate => "candidate",
                _ => "version that is still on this device",
            };
            format!("{score} is {side} the decision line of {line}: it was {called}. v{version}, the {role}, answered after {ms}.")
        }
        By::Rule if answer.timed_out => {
            card.state = Glyph::Watching;
            format!("v{version} was too slow. After {ms} the simple rule answered: {called}.")
        }
        By::Rule => format!("The simple rule answered after {ms}: {called}."),
        By::Person => {
            format!("A person read it and decided after {}: {called}.", words::length(Minutes((answer.latency_ms / 60_000.0) as u32)))
        }
    };
    card
}

fn outcome(session: &Session, way: &Way, truth: bool) -> WayCard {
    let w = &session.scenario().words;
    let now = session.now();
    let is = |positive: bool| if positive { w.positive.clone() } else { format!("not {}", w.positive) };
    let witness = &way.witness;
    let longest = Minutes(session.scenario().outcomes.longest_hours * HOUR);
    let mut card = card(StageId::Outcomes, "");
    let wrong = |positive: bool| match (witness.answer.called, positive) {
        (true, true) => "It was called rightly.",
        (false, false) => "It was rightly left.",
        (false, true) => "It was missed: somebody waited.",
        (true, false) => "That was a false alarm.",
    };
    card.lead = match way.outcome {
        Outcome::Written(at, positive) => {
            if witness.answer.called != positive {
                card.state = Glyph::Firing;
            }
            let took = words::length(at.since(witness.at));
            let came = amounts::came(session.scenario(), way);
            format!(
                "It was {}, which was written down at {}, {took} later.{came} {}",
                is(positive),
                words::moment(at, now),
                wrong(positive)
            )
        }
        Outcome::Never if !witness.logged => "It was not written down, so no outcome can be joined to it.".to_owned(),
        Outcome::Never if now.since(witness.at) > longest => {
            card.state = Glyph::NoData;
            "Nobody has written down what became of it, and by now nobody will.".to_owned()
        }
        // Nobody can tell an outcome that comes from one that never does, as long as it may still come.
        Outcome::Never | Outcome::Coming(_) => {
            card.state = Glyph::Working;
            "It is not known yet. Somebody has to deal with it first, and some outcomes never come.".to_owned()
        }
    };
    if truth {
        let chance = words::percent(f64::from(witness.chance));
        card.note = format!("In truth it is {}. Of many like it, {chance} are {}.", is(witness.positive), w.positive);
        card.note.push_str(&amounts::truth(session.scenario(), witness));
        if matches!(way.outcome, Outcome::Written(_, written) if written != witness.positive) {
            card.state = Glyph::Firing;
            card.note.push_str(" It was written down wrongly.");
        }
    }
    card
}

fn kept(session: &Session, way: &Way) -> WayCard {
    let one = &session.scenario().words.one;
    let witness = &way.witness;
    let lead = match (witness.kept, way.outcome) {
        (false, _) if witness.then.is_some_and(Response::withholds) => "The check kept it away from the training data.".to_owned(),
        (false, _) if !witness.logged => "It was not written down, so it is not kept.".to_owned(),
        (false, _) if session.world().keep_one_in() == 1 => "It did not get into the training data.".to_owned(),
        (false, _) => format!("It is not kept: {} is.", words::each_of(session.world().keep_one_in(), one)),
        (true, Outcome::Written(..)) => "It is kept in the training data, with its outcome as its label.".to_owned(),
        (true, _) => "It is kept in the training data, without a label so far: nothing can be learnt from it yet.".to_owned(),
    };
    let mut card = card(StageId::Data, lead);
    card.state = if witness.kept { Glyph::Done } else { Glyph::Off };
    if witness.kept && witness.then == Some(Response::Impute) {
        card.note = "It is kept with the value that was filled in.".to_owned();
    }
    card
}

fn learnt(way: &Way) -> WayCard {
    let names: Vec<String> = way.learnt.iter().map(|(version, _)| format!("v{version}")).collect();
    let lead = if names.is_empty() {
        "No version has learnt from it.".to_owned()
    } else {
        format!("It is in the snapshot of {}.", names.join(", "))
    };
    let mut card = card(StageId::Train, lead);
    card.name = "Learnt from".to_owned();
    card.state = if names.is_empty() { Glyph::NoData } else { Glyph::Done };
    if way.learnt.iter().any(|(_, skipped)| *skipped) {
        card.note = "Hours in which an alert fired were left out: if it came in one of them, it is not.".to_owned();
    }
    card
}

/// What is said to a request that somebody has written by hand.
pub fn asked(session: &Session, asked: &Asked) -> Vec<WayCard> {
    let w = &session.scenario().words;
    let schema = &session.scenario().schema;
    let mut checked = card(StageId::Check, verdict(&w.one, session.world().checks(), asked.then));
    checked.rows = reasons(schema, &asked.broke);
    if asked.then.is_some_and(Response::stops) {
        checked.state = Glyph::Firing;
    }
    let by_model = !asked.then.is_some_and(Response::stops);
    let line = words::percent(f64::from(session.world().threshold));
    let lead = match asked.called {
        None => "It goes back: there is no answer but the reasons above.".to_owned(),
        Some(called) => {
            let said = if called { w.positive.clone() } else { format!("not {}", w.positive) };
            if by_model { format!("Called {said}: the decision line is {line}.") } else { format!("Called {said} by the simple rule.") }
        }
    };
    let cards = vec![
        checked,
        prepared(session, &asked.weighed, &asked.served),
        scored(session, &asked.weighed, by_model),
        card(StageId::Answer, lead),
    ];
    named(session, cards)
}

/// Two decimals with their sign: "+1.20", "−0.45".
fn signed(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    // What is rounded away has no sign.
    match rounded {
        0.0 => "0.00".to_owned(),
        less if less < 0.0 => format!("−{:.2}", -less),
        more => format!("+{more:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Tick;
    use crate::platform::vocabulary::{Action, OnBreach};
    use crate::session::trace::record::RecordId;

    fn lived(hidden: bool, hours: u32) -> Session {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let trouble = format!(r#"{{"fault": "seconds-for-minutes", "size": 1.0, "hidden": {hidden}}}"#);
        session.dispatch(Action::Start(serde_json::from_str(&trouble).expect("trouble"))).expect("it begins");
        (0..hours * HOUR).for_each(|_| session.advance());
        session
    }

    fn told(session: &Session, id: RecordId, truth: bool) -> String {
        let view = way(session, &session.way(id).expect("it came"), truth);
        let words = |card: &WayCard| {
            let rows = card.rows.iter().map(|row| row.cells.join(" ")).collect::<Vec<_>>().join("; ");
            format!("{}: {} {rows} {}", card.name, card.lead, card.note)
        };
        view.cards.iter().map(words).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_only_the_simulation_knows_waits_for_the_truth() {
        let id = RecordId { at: Tick(9 * HOUR), row: 2 };
        let open = told(&lived(false, 10), id, false);
        assert!(open.contains("1 value arrived otherwise than meant"), "{open}");
        let session = lived(true, 10);
        let hidden = told(&session, id, false);
        assert!(!hidden.contains("otherwise") && !hidden.contains("In truth") && hidden.contains("cannot be seen"), "{hidden}");
        let shown = told(&session, id, true);
        assert!(shown.contains("otherwise") && shown.contains("In truth"), "{shown}");
    }

    #[test]
    fn nobody_can_tell_an_outcome_that_never_comes() {
        let session = lived(false, 10);
        let at = Tick(9 * HOUR);
        let said = |row| told(&session, RecordId { at, row }, false).lines().find(|l| l.starts_with("Outcomes")).map(str::to_owned);
        let all: Vec<_> = (0..16).filter_map(said).collect();
        let never = (0..16).filter(|row| session.way(RecordId { at, row: *row }).expect("it came").outcome == Outcome::Never).count();
        assert!(never > 0 && all.iter().filter(|l| l.contains("not known yet")).count() >= never);
        assert!(!all.iter().any(|l| l.contains("nobody will")));
    }

    #[test]
    fn amounts_are_told_and_compared_with_what_came() {
        let mut session = Session::open("delivery-time", 7).expect("it is there");
        (0..5 * 24 * HOUR).for_each(|_| session.advance());
        let at = Tick(9 * HOUR);
        let ways: Vec<String> = (0..12).map(|row| told(&session, RecordId { at, row }, true)).collect();
        assert!(ways.iter().all(|way| way.contains("v3 told ") && way.contains("hours. The score is the chance")), "{}", ways[0]);
        assert!(ways.iter().filter(|way| way.contains(" hours, ") && way.contains("that had been told.")).count() > 6, "{}", ways[0]);
        assert!(ways.iter().all(|way| way.contains("nobody could have told better than")), "{}", ways[0]);
    }

    #[test]
    fn the_lists_lead_to_records() {
        let mut session = lived(false, 10);
        session.dispatch(Action::Check { then: OnBreach::Reject }).expect("on");
        (0..30).for_each(|_| session.advance());
        let lists = records(&session);
        assert!(!lists.newest.is_empty() && lists.aside.len() == 60);
        assert!(lists.aside[0].what.starts_with("Waiting time is "), "{}", lists.aside[0].what);
        assert!(told(&session, lists.aside[0].id, false).contains("It was rejected."));
        assert!(lists.missed.iter().all(|record| told(&session, record.id, false).contains("It was missed")));
        assert!(!lists.missed.is_empty());
        assert_eq!(find("540-2"), Some(RecordId { at: Tick(540), row: 2 }));
        assert!(["", "-", "5", "5-x", "-1-2", "99999999999-1", "1-99999"].iter().all(|text| find(text).is_none()));
    }
}
