//! Spam filter: does this message belong in the junk folder?
//!
//! Calibrated to a small mail provider: about 24 messages a minute, busiest in office hours, four in ten spam, which is
//! close to what mail providers report of all mail. The model does not read; it counts words of certain kinds, links and
//! signs of haste. People press "junk" or "not junk" within hours, for about six in ten messages. A missed spam costs a
//! moment and, rarely, a person who is cheated; an honest message in the junk folder costs much more, because it may never
//! be found.
//!
//! The truth has interactions that a linear model cannot hold (money words with a link; an invoice from somebody unknown)
//! and a floor of noise: what is a nuisance to one reader is news to another.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{both, category, count, flag, kinds, linear, log, log_normal, phrase, points, segment};
use super::sectors;

const MONEY: u8 = 0;
const HASTE: u8 = 1;
const WORK: u8 = 2;
const LINKS: u8 = 3;
const SIGNS: u8 = 4;
const SIZE: u8 = 5;
const KNOWN_FOR: u8 = 6;
const ATTACHED: u8 = 7;
const LANGUAGE: u8 = 8;
const REPLY: u8 = 9;
const OWN_NAME: u8 = 10;

/// Its card.
pub const CARD: Card = Card {
    id: "spam-filter",
    name: "Spam filter",
    sentence: "What the model calls spam goes to the junk folder.",
    decision: "The model decides which messages go to the junk folder. Readers of a mail provider can fetch them back.",
    not_for: "It must not delete a message, block a sender for good, or be used to learn what people write about.",
    stakes: "A lost message costs more than a nuisance. Known in hours.",
    sector: &sectors::ONLINE,
    by_hour: [
        12.0, 11.0, 10.0, 10.0, 11.0, 13.0, 18.0, 25.0, 34.0, 38.0, 38.0, 36.0, 33.0, 34.0, 36.0, 35.0, 32.0, 28.0, 24.0, 22.0, 20.0, 18.0,
        16.0, 14.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 1.2,
        missed_harm: 0.0008,
        harm_after_hours: 12,
        false_alarm_eur: 4.0,
        false_alarm_harm: 0.015,
        manual_review_eur: 0.3,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "It looks at every message and decides which go to the junk folder of a mail provider’s readers.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("people", "People", 0.46, -0.1),
            segment("offices", "Offices", 0.30, -0.3),
            segment("newsletters", "Newsletters", 0.24, 0.3),
            segment("abroad", "A new country", 0.0, 0.2),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.1, 1.08, 1.06, 1.05, 1.0, 0.75, 0.72] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.6, median_hours: 5.0, spread: 0.9, longest_hours: 120 },
        rule: vec![
            points(MONEY, (3.0, 99.0), 2.0),
            points(HASTE, (2.0, 99.0), 1.5),
            points(LINKS, (4.0, 99.0), 1.0),
            points(SIGNS, (4.0, 99.0), 1.5),
            points(KNOWN_FOR, (0.0, 10.0), 1.0),
        ],
        rule_points: 2.5,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 4, answer_ms: 110.0, spread: 0.25, hold: 14.0, timeout_ms: 1_500.0, target_ms_p95: 400.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "known_for".into(),
            dropped_for: "offices".into(),
            feature_store_fields: vec!["known_for".into(), "reply".into()],
            peak: "A wave of spam: many times the messages within an hour.".into(),
            moved: "Spammers write like colleagues now: work words, no haste, a document attached.".into(),
            newcomers: "Readers in a new country: another language, and senders nobody knows yet.".into(),
        },
        reads: vec![
            phrase(REPLY, (1.0, 2.0), "Re: our last mail."),
            phrase(OWN_NAME, (1.0, 2.0), "Dear Kim,"),
            phrase(OWN_NAME, (0.0, 1.0), "Dear friend,"),
            phrase(WORK, (4.0, 999.0), "here are the minutes of Tuesday’s meeting and the plan for the project."),
            phrase(WORK, (1.0, 4.0), "about our appointment:"),
            phrase(MONEY, (4.0, 999.0), "You have won a large sum, and your credit is free of charge!"),
            phrase(MONEY, (2.0, 4.0), "The price is better than ever."),
            phrase(HASTE, (2.0, 999.0), "Act now, only today, before it is too late."),
            phrase(LINKS, (4.0, 999.0), "Click here, here and here."),
            phrase(LINKS, (1.0, 4.0), "More under this link."),
            phrase(ATTACHED, (1.0, 2.0), "[a picture]"),
            phrase(ATTACHED, (2.0, 3.0), "[a document]"),
            phrase(ATTACHED, (3.0, 4.0), "[an archive]"),
            phrase(SIGNS, (3.0, 999.0), "!!!"),
        ],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "message".into(),
        many: "messages".into(),
        positive: "spam".into(),
        sender: "sender".into(),
        senders: "senders".into(),
        harmed: "person".into(),
        harmed_many: "people".into(),
        harm: "were cheated or missed an honest message".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("money_words", "Money words", "", (0.0, 60.0)).log(),
            Field::number("haste_words", "Words of haste", "", (0.0, 40.0)).log(),
            Field::number("work_words", "Work words", "", (0.0, 120.0)).log(),
            Field::number("links", "Links", "", (0.0, 80.0)).log(),
            Field::number("signs", "Exclamation marks", "", (0.0, 90.0)).log(),
            Field::number("size", "Size", "kB", (0.0, 900.0)).log().or_in("kB", "bytes", 1_000.0, 0.0),
            Field::number("known_for", "Sender known for", "days", (0.0, 4_000.0)).log(),
            Field::category("attached", "Attached", &["nothing", "picture", "document", "archive"]).required(),
            Field::category("language", "Language", &["reader’s own", "another", "mixed"]),
            Field::flag("reply", "A reply"),
            Field::flag("own_name", "Reader’s name"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        count(0.6, 0.0, &[(0.9, 1.0), (1.0, 1.0), (1.8, 1.0), (1.3, 1.0)]),
        count(0.6, 0.0, &[(0.8, 0.9), (0.9, 0.9), (1.4, 0.9), (1.0, 0.9)]),
        count(-0.45, 0.0, &[(1.2, 1.0), (4.0, 0.9), (1.0, 0.9), (2.0, 0.9)]),
        count(0.45, 0.0, &[(1.2, 0.9), (1.0, 0.8), (5.0, 0.8), (2.0, 0.8)]),
        count(0.5, 0.0, &[(0.9, 1.0), (0.6, 0.9), (1.5, 0.9), (1.2, 0.9)]),
        log_normal(-0.1, 0.0, &[(14.0, 1.1), (30.0, 1.2), (45.0, 0.8), (20.0, 1.0)]),
        log_normal(-0.65, 0.08, &[(260.0, 1.6), (400.0, 1.5), (300.0, 1.3), (30.0, 1.2)]),
        category(0.2, 0.0, &[&[70.0, 18.0, 9.0, 3.0], &[54.0, 8.0, 32.0, 6.0], &[60.0, 38.0, 1.0, 1.0], &[60.0, 20.0, 15.0, 5.0]]),
        category(0.35, 0.04, &[&[84.0, 10.0, 6.0], &[76.0, 16.0, 8.0], &[88.0, 5.0, 7.0], &[40.0, 46.0, 14.0]]),
        flag(-0.4, 0.0, &[0.34, 0.42, 0.02, 0.2]),
        flag(-0.3, 0.0, &[0.6, 0.7, 0.5, 0.4]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -0.6,
        terms: vec![
            linear(MONEY, 1.0, 2.0, 1.5),
            linear(HASTE, 1.0, 2.0, 1.4),
            log(WORK, 1.5, -0.6),
            log(LINKS, 1.0, 0.35),
            linear(SIGNS, 1.0, 3.0, 1.0),
            log(SIZE, 20.0, -0.15),
            log(KNOWN_FOR, 200.0, -0.75),
            kinds(ATTACHED, &[0.0, 0.2, -0.1, 1.8]),
            kinds(LANGUAGE, &[-0.3, 1.0, 1.2]),
            linear(REPLY, 0.0, 1.0, -2.2),
            linear(OWN_NAME, 0.0, 1.0, -0.9),
            both(REPLY, 0, MONEY, (3.0, 99.0), 1.6),
            both(ATTACHED, 2, KNOWN_FOR, (0.0, 15.0), 2.2),
            both(LANGUAGE, 0, LINKS, (6.0, 99.0), 0.9),
        ],
        noise: 0.015,
    }
}

/// Spammers who write like colleagues: what looked honest is not.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Log { field: WORK, weight, .. } => *weight = 0.9,
            ConceptTerm::Linear { field: HASTE, weight, .. } => *weight = -0.4,
            ConceptTerm::Linear { field: MONEY, weight, .. } => *weight = 0.4,
            ConceptTerm::Category { field: ATTACHED, weights } => *weights = vec![-0.4, 0.0, 2.0, 1.8],
            _ => {}
        }
    }
    moved
}
