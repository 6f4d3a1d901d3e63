//! What a scenario is made of, part by part: its words, its customers, its traffic, what mistakes cost, its machines.
//! Fields and concepts, which refer to one another, have files of their own.

use crate::platform::scenario::{Amount, Costs, FaultNarratives, Outcomes, Phrase, RuleTerm, Scenario, Segment, Service, Traffic, Words};

use super::bounds::{ANY, NAME, SENTENCE, SHARE, nth, stretch};
use super::concept::{self, concept};
use super::fields::{Names, fields};
use super::problem::{WrongName, WrongNumber};
use super::sheet::Sheet;

const MONEY: (f64, f64) = (0.0, 1e6);
/// A hundred days.
const HOURS: (f64, f64) = (1.0, 2_400.0);
/// How far shares may be from one together.
const SLACK: f32 = 0.005;

/// The whole document behind its first key.
pub fn scenario(sheet: &mut Sheet, s: &mut Scenario) {
    sheet.text("name", &mut s.name, NAME);
    sheet.text("sentence", &mut s.sentence, SENTENCE);
    sheet.text("opening", &mut s.opening, SENTENCE);
    sheet.text("decision", &mut s.decision, SENTENCE);
    if sheet.has("not_for", !s.not_for.is_empty()) {
        sheet.text("not_for", &mut s.not_for, SENTENCE);
    }
    sheet.text("stakes", &mut s.stakes, SENTENCE);
    if sheet.has("sector", !s.sector.is_empty()) {
        sheet.text("sector", &mut s.sector, NAME);
    }
    sheet.part("words", &mut |sheet| words(sheet, &mut s.words));
    segments(sheet, &mut s.segments);
    fields(sheet, s);
    let names = Names::of(s);
    sheet.part("traffic", &mut |sheet| traffic(sheet, &mut s.traffic));
    sheet.part("concept", &mut |sheet| concept(sheet, &mut s.concept, &names));
    sheet.part("drifted_concept", &mut |sheet| concept(sheet, &mut s.drifted_concept, &names));
    let mut read_amount = s.amount.take().unwrap_or_else(no_amount);
    if sheet.has("amount", read_amount.spread > 0.0) {
        sheet.part("amount", &mut |sheet| amount(sheet, &mut read_amount));
        s.amount = Some(read_amount);
    }
    sheet.part("outcomes", &mut |sheet| outcomes(sheet, &mut s.outcomes));
    sheet.part("costs", &mut |sheet| costs(sheet, &mut s.costs));
    sheet.number("threshold", &mut s.threshold, (0.01, 0.99));
    sheet.part("rule", &mut |sheet| {
        sheet.number("yes_from_points", &mut s.rule_points, ANY);
        let rule = &mut s.rule;
        sheet.list("terms", rule.len(), (1, 40), &mut |sheet, at| points(sheet, nth(rule, at, NO_POINTS), &names));
    });
    sheet.part("service", &mut |sheet| service(sheet, &mut s.service));
    let segments: Vec<String> = s.segments.iter().map(|segment| segment.id.clone()).collect();
    sheet.part("fault_narratives", &mut |sheet| fault_narratives(sheet, &mut s.fault_narratives, &names, &segments));
    let reads = &mut s.reads;
    if sheet.has("reads", !reads.is_empty()) {
        let blank = || Phrase { field: 0, from: 0.0, below: 0.0, words: String::new() };
        sheet.list("reads", reads.len(), (0, 60), &mut |sheet, at| phrase(sheet, nth(reads, at, blank()), &names));
    }
}

fn no_amount() -> Amount {
    Amount { label: String::new(), unit: String::new(), line: 0.0, spread: 0.0, range: (0.0, 1.0) }
}

/// The amount behind each outcome.
fn amount(sheet: &mut Sheet, amount: &mut Amount) {
    sheet.text("label", &mut amount.label, NAME);
    sheet.text("unit", &mut amount.unit, NAME);
    sheet.number("line", &mut amount.line, ANY);
    sheet.number("spread", &mut amount.spread, (1e-6, 1e6));
    let mut range = (f64::from(amount.range.0), f64::from(amount.range.1));
    sheet.range("range", &mut range);
    amount.range = (range.0 as f32, range.1 as f32);
    let Amount { line, range: (low, high), .. } = *amount;
    if low < high && !(line > low && line < high) {
        sheet.refuse("line", WrongNumber::Line { low, high, given: line });
    }
}

const NO_POINTS: RuleTerm = RuleTerm { field: 0, from: 0.0, below: 0.0, points: 0.0 };

fn words(sheet: &mut Sheet, words: &mut Words) {
    sheet.text("one", &mut words.one, NAME);
    sheet.text("many", &mut words.many, NAME);
    sheet.text("positive", &mut words.positive, NAME);
    sheet.text("sender", &mut words.sender, NAME);
    sheet.text("senders", &mut words.senders, NAME);
    sheet.text("harmed", &mut words.harmed, NAME);
    sheet.text("harmed_many", &mut words.harmed_many, NAME);
    sheet.text("harm", &mut words.harm, NAME);
}

fn segments(sheet: &mut Sheet, segments: &mut Vec<Segment>) {
    let blank = || Segment { id: String::new(), name: String::new(), share: 0.0, severity: 0.0 };
    sheet.list("segments", segments.len(), (2, 8), &mut |sheet, at| {
        let before: Vec<String> = segments[..at.min(segments.len())].iter().map(|s| s.id.clone()).collect();
        let segment = nth(segments, at, blank());
        sheet.text("id", &mut segment.id, NAME);
        sheet.text("name", &mut segment.name, NAME);
        sheet.number("share", &mut segment.share, SHARE);
        sheet.number("severity", &mut segment.severity, (-5.0, 5.0));
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !segment.id.chars().all(plain) {
            sheet.refuse("id", WrongName::IdSigns);
        }
        if before.contains(&segment.id) {
            sheet.refuse("id", WrongName::SameId { id: segment.id.clone() });
        }
    });
    let Some((last, regular)) = segments.split_last() else { return };
    let sum: f32 = regular.iter().map(|segment| segment.share).sum();
    if last.share != 0.0 {
        let key = format!("segments[{}].share", regular.len());
        sheet.refuse(&key, WrongNumber::Newcomers);
    } else if (sum - 1.0).abs() > SLACK {
        sheet.refuse("segments", WrongNumber::Shares { sum });
    }
}

fn traffic(sheet: &mut Sheet, traffic: &mut Traffic) {
    sheet.numbers("by_hour", &mut traffic.by_hour, 24, (0.0, 100.0));
    sheet.numbers("by_weekday", &mut traffic.by_weekday, 7, (0.0, 3.0));
    if traffic.by_hour.len() == 24 && traffic.by_weekday.len() == 7 && traffic.a_day() < 1_000.0 {
        sheet.refuse("", WrongNumber::FewRequests { a_day: traffic.a_day() });
    }
}

fn outcomes(sheet: &mut Sheet, outcomes: &mut Outcomes) {
    sheet.number("coverage", &mut outcomes.coverage, SHARE);
    sheet.number("median_hours", &mut outcomes.median_hours, (0.1, 2_400.0));
    sheet.number("spread", &mut outcomes.spread, (0.0, 3.0));
    sheet.whole("longest_hours", &mut outcomes.longest_hours, HOURS);
    if outcomes.median_hours > outcomes.longest_hours as f32 {
        sheet.refuse("longest_hours", WrongNumber::LongestDelay { median_hours: outcomes.median_hours });
    }
}

fn costs(sheet: &mut Sheet, costs: &mut Costs) {
    sheet.number("missed_eur", &mut costs.missed_eur, MONEY);
    sheet.number("missed_harm", &mut costs.missed_harm, SHARE);
    sheet.whole("harm_after_hours", &mut costs.harm_after_hours, HOURS);
    sheet.number("false_alarm_eur", &mut costs.false_alarm_eur, MONEY);
    sheet.number("false_alarm_harm", &mut costs.false_alarm_harm, SHARE);
    sheet.number("manual_review_eur", &mut costs.manual_review_eur, MONEY);
    sheet.number("server_eur_per_hour", &mut costs.server_eur_per_hour, MONEY);
}

fn points(sheet: &mut Sheet, term: &mut RuleTerm, names: &Names) {
    concept::field(sheet, "field", &mut term.field, names);
    stretch(sheet, &mut term.from, &mut term.below);
    sheet.number("points", &mut term.points, ANY);
}

fn phrase(sheet: &mut Sheet, phrase: &mut Phrase, names: &Names) {
    concept::field(sheet, "field", &mut phrase.field, names);
    stretch(sheet, &mut phrase.from, &mut phrase.below);
    sheet.text("words", &mut phrase.words, SENTENCE);
}

fn service(sheet: &mut Sheet, service: &mut Service) {
    let most = f64::from(crate::platform::serving::hosting::MOST_SERVERS);
    sheet.whole("servers", &mut service.servers, (1.0, most));
    sheet.number("answer_ms", &mut service.answer_ms, (1.0, 60_000.0));
    sheet.number("spread", &mut service.spread, (0.0, 3.0));
    sheet.number("hold", &mut service.hold, (0.1, 10_000.0));
    sheet.number("timeout_ms", &mut service.timeout_ms, (1.0, 600_000.0));
    sheet.number("target_ms_p95", &mut service.target_ms_p95, (50.0, 1_000.0));
}

fn fault_narratives(sheet: &mut Sheet, stories: &mut FaultNarratives, names: &Names, segments: &[String]) {
    let fields: Vec<&str> = names.fields().collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    named(sheet, "dropped_field", &mut stories.dropped_field, &fields);
    named(sheet, "dropped_for", &mut stories.dropped_for, &segments);
    sheet.texts("feature_store_fields", &mut stories.feature_store_fields, (0, fields.len()));
    for (at, name) in stories.feature_store_fields.iter().enumerate().filter(|(_, name)| !fields.contains(&name.as_str())) {
        sheet.refuse(&format!("feature_store_fields[{at}]"), WrongName::NoSuchField { field: name.clone() });
    }
    sheet.text("peak", &mut stories.peak, SENTENCE);
    sheet.text("moved", &mut stories.moved, SENTENCE);
    sheet.text("newcomers", &mut stories.newcomers, SENTENCE);
}

/// A name that there is.
fn named(sheet: &mut Sheet, key: &str, name: &mut String, known: &[&str]) {
    let mut place = known.iter().position(|known| known == name).unwrap_or(0);
    if known.is_empty() {
        return sheet.text(key, name, NAME);
    }
    sheet.word(key, &mut place, known);
    known[place].clone_into(name);
}
