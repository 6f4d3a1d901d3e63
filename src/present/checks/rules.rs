//! The rules of the check as the page shows them, and what a person has entered as a rule.

use crate::learn::data::{Field, FieldKind};
use crate::platform::quality::{Response, RuleKind, Test, ValidationRule};
use crate::platform::vocabulary::{Action, OnBreach};
use crate::present::words;
use crate::session::Session;

/// A rule in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingView {
    /// "Waiting time lies between 0 and 180 min".
    pub words: String,
    /// Its response: a place in [`Response::ALL`].
    pub response: usize,
    /// "12 of 1,203 in the last hour", "broken since 14:20: 12 %".
    pub found: String,
    /// A rule about an hour is broken.
    pub broken: bool,
    /// The rule itself.
    pub rule: ValidationRule,
}

/// What a response has led to: "quarantine", records, by hand, mistakes.
pub type ResponseStatsView = [String; 4];

/// The check as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksView {
    /// What the simple switch does, in a sentence.
    pub switch: String,
    /// Rules, in the order in which they were written.
    pub rules: Vec<StandingView>,
    /// What each response has led to, those that were given.
    pub response_stats: Vec<ResponseStatsView>,
}

/// The check of a run.
pub fn checks(session: &Session) -> ChecksView {
    let world = session.world();
    let fields = &session.scenario().schema.fields;
    let now = session.now();
    let switch = match world.quality.on_breach {
        OnBreach::Off => "The check’s switch is off: only the rules below stop anything.",
        OnBreach::Reject => "The check’s switch is on: what breaks the contract goes to a person, except where a rule says otherwise.",
        OnBreach::FallBack => {
            "The check’s switch is on: what breaks the contract goes to the simple rule, except where a rule says otherwise."
        }
    };
    let rules = world.quality.rules.all().iter().map(|standing| {
        let field = &fields[usize::from(standing.field)];
        let count = standing.counted();
        let share = standing.share().map_or_else(|| "too few to tell".to_owned(), words::percent);
        let found = match standing.since {
            Some(since) => format!("broken since {}: {share}", words::moment(since, now)),
            None if standing.rule.test.kind().is_rate() => format!("last hour: {share}"),
            None => format!("{} of {} in the last hour", words::grouped(u64::from(count.broke)), words::grouped(u64::from(count.of))),
        };
        StandingView {
            words: format!("{} {}", field.label, words::rules::test(&standing.rule.test, field)),
            response: standing.response as usize,
            found,
            broken: standing.since.is_some(),
            rule: standing.rule.clone(),
        }
    });
    let response_stats =
        world.quality.rules.response_stats().into_iter().filter(|(_, stats)| stats.records > 0).map(|(response, stats)| {
            [
                words::rules::response(response).to_owned(),
                words::grouped(stats.records),
                words::eur(stats.manual_review_eur),
                words::eur(stats.mistakes_eur),
            ]
        });
    ChecksView { switch: switch.to_owned(), rules: rules.collect(), response_stats: response_stats.collect() }
}

/// What is being entered. Texts are as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleDraft {
    /// The field's place in the schema.
    pub field: usize,
    /// The test: a place in [`kinds`] of that field.
    pub kind: usize,
    /// Lower limit, or least share in percent.
    pub low: String,
    /// Upper limit, or most share in percent.
    pub high: String,
    /// Categories that are not allowed.
    pub barred: Vec<usize>,
    /// The category of a share.
    pub category: usize,
    /// The response: a place in [`Response::ALL`].
    pub response: usize,
}

/// What can be asked of a field, with the words of its choice.
pub fn kinds(field: &Field) -> Vec<(RuleKind, &'static str)> {
    let mut all = match field.kind {
        FieldKind::Numeric { .. } => vec![(RuleKind::Range, "lies in a range")],
        FieldKind::Categorical { .. } => vec![(RuleKind::Categories, "is one of these"), (RuleKind::Type, "is a word of its list")],
        FieldKind::Boolean => vec![(RuleKind::Type, "is yes or no")],
    };
    all.extend([(RuleKind::Required, "is there"), (RuleKind::MissingShare, "is rarely empty, by the hour")]);
    all.push((RuleKind::OutOfRangeShare, "is rarely outside the contract, by the hour"));
    if matches!(field.kind, FieldKind::Categorical { .. }) {
        all.push((RuleKind::CategoryShare, "has a usual share of a category, by the hour"));
    }
    all
}

impl RuleDraft {
    /// A draft for a field and one of its tests, with limits that make sense to begin with.
    pub fn new(session: &Session, field: usize, kind: usize, response: usize) -> Self {
        let of = &session.scenario().schema.fields[field];
        let empty = session.world().release.champion().reference.empty[field] * 100.0;
        let (low, high) = match kinds(of).get(kind).map(|(kind, _)| *kind) {
            Some(RuleKind::Range) => (of.range.0.to_string(), of.range.1.to_string()),
            Some(RuleKind::MissingShare) => (String::new(), format!("{:.0}", (empty * 1.5).ceil().max(1.0))),
            Some(RuleKind::OutOfRangeShare) => (String::new(), "2".to_owned()),
            Some(RuleKind::CategoryShare) => ("5".to_owned(), "40".to_owned()),
            _ => (String::new(), String::new()),
        };
        Self { field, kind, low, high, barred: Vec::new(), category: 0, response }
    }

    /// What it means for the check.
    ///
    /// # Errors
    /// If a number is none: which one.
    pub fn action(&self, session: &Session) -> Result<Action, String> {
        let field = &session.scenario().schema.fields[self.field];
        let categories: &[String] = if let FieldKind::Categorical { categories } = &field.kind { categories } else { &[] };
        let number = |text: &str, what: &str| words::typed(text, what).map(|value| value as f32);
        let share = |text: &str, what: &str| Ok::<f32, String>(number(text, what)? / 100.0);
        let kind = kinds(field).get(self.kind).map_or(RuleKind::Required, |(kind, _)| *kind);
        let test = match kind {
            RuleKind::Type => Test::Type,
            RuleKind::Required => Test::Required,
            RuleKind::Range => Test::Range(number(&self.low, "“From”")?, number(&self.high, "“To”")?),
            RuleKind::Categories => {
                let allowed = categories.iter().enumerate().filter(|(at, _)| !self.barred.contains(at));
                Test::Categories(allowed.map(|(_, word)| word.clone()).collect())
            }
            RuleKind::MissingShare => Test::MissingShare(share(&self.high, "“At most”")?),
            RuleKind::OutOfRangeShare => Test::OutOfRangeShare(share(&self.high, "“At most”")?),
            RuleKind::CategoryShare => Test::CategoryShare {
                category: categories.get(self.category).cloned().unwrap_or_default(),
                least: share(&self.low, "“At least”")?,
                most: share(&self.high, "“At most”")?,
            },
        };
        Ok(Action::ValidationRule(ValidationRule { field: field.name.clone(), test, response: Response::ALL.get(self.response).copied() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: usize, kind: usize, change: impl Fn(&mut RuleDraft), expected: &str) {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let mut draft = RuleDraft::new(&session, field, kind, 3);
        change(&mut draft);
        let done = draft.action(&session).and_then(|action| session.dispatch(action).map_err(|why| words::session_error(&why)));
        let got = done.map_or_else(
            |why| why,
            |()| {
                format!("{}, {}", checks(&session).rules[0].words, words::rules::response(session.world().quality.rules.all()[0].response))
            },
        );
        assert_eq!(got, expected);
    }

    #[test]
    fn what_is_entered_becomes_a_rule() {
        check(0, 0, |_| (), "Waiting time lies between 0 and 180 min, quarantine");
        check(0, 0, |d| d.high = "9,5".into(), "Waiting time lies between 0 and 9.5 min, quarantine");
        check(0, 0, |d| d.high = "soon".into(), "“To” must be a number, not “soon”.");
        check(0, 0, |d| d.low = "900".into(), "Waiting time: the range is upside down, 900 is above 180.");
        check(5, 0, |d| d.barred = vec![0, 1, 2], "Product is one of heat pump, boiler, quarantine");
        check(5, 5, |d| d.category = 4, "Product is “boiler” in 5 % to 40 % of an hour, quarantine");
        check(3, 2, |_| (), "Equipment age is empty in at most 16 % of an hour, quarantine");
        check(3, 2, |d| d.high = "150".into(), "Equipment age: the share of empty values is a share from 0 to 1; 1.5 is outside.");
        check(9, 0, |_| (), "Photo is yes or no, quarantine");
    }

    #[test]
    fn every_field_has_tests_that_can_be_entered_as_they_stand() {
        let session = Session::open("support-tickets", 7).expect("it is there");
        for (at, field) in session.scenario().schema.fields.iter().enumerate() {
            for kind in 0..kinds(field).len() {
                let mut run = session.clone();
                let action = RuleDraft::new(&run, at, kind, 0).action(&run).expect("a draft is a rule");
                run.dispatch(action).expect("and makes sense");
            }
        }
    }
}
