//! Support tickets of a heating company: is this ticket urgent?
//!
//! Calibrated to a help desk of a company with some hundred thousand customers: about 20 tickets a minute on a
//! weekday, a third at night, one in eight urgent. Who is in real need writes at once, so a long time between the
//! trouble and the ticket speaks against urgency. Outcomes are known when a person has dealt with the ticket: half
//! within six hours, nearly all within two days, some never.
//!
//! The truth has interactions that a linear model cannot hold (an old boiler with no heating; a leak at a boiler; no
//! hot water that has been borne for long) and a floor of noise: two clear cases in a hundred turn out otherwise.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{category, count, log_normal, normal, points, segment};
use super::sectors;

const WAITING: u8 = 0;
const LENGTH: u8 = 1;
const EARLIER: u8 = 2;
const AGE: u8 = 3;
const STRONG: u8 = 4;
const PRODUCT: u8 = 5;
const TOPIC: u8 = 6;
const CHANNEL: u8 = 7;
const CONTRACT: u8 = 8;

/// Its card.
pub const CARD: Card = Card {
    id: "support-tickets",
    name: "Support tickets",
    sentence: "The help desk answers first what the model calls urgent.",
    decision: "The model decides which tickets are answered first. The people at the help desk read every one, and decide what is done.",
    not_for: "It must not decide that somebody gets no answer, and it says nothing about the person who wrote.",
    stakes: "Mistakes cost waiting. Known in hours to days.",
    sector: &sectors::SERVICE,
    by_hour: [
        8.0, 7.0, 6.5, 6.5, 7.0, 9.0, 14.0, 20.0, 26.0, 30.0, 33.0, 33.5, 34.0, 33.5, 32.0, 30.0, 28.0, 26.0, 23.0, 20.0, 16.0, 13.0, 11.0,
        9.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 15.0,
        missed_harm: 0.02,
        harm_after_hours: 4,
        false_alarm_eur: 3.0,
        false_alarm_harm: 0.001,
        manual_review_eur: 0.5,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "It reads a heating company’s support tickets and decides which are urgent; urgent ones are answered first.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("households", "Households", 0.70, 0.0),
            segment("small-firms", "Small firms", 0.22, 0.05),
            segment("care-homes", "Care homes", 0.08, 0.3),
            segment("holiday-homes", "Holiday homes", 0.0, 0.0),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.08, 1.04, 1.0, 1.0, 0.98, 0.78, 0.7] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.85, median_hours: 6.0, spread: 0.65, longest_hours: 120 },
        rule: vec![
            points(TOPIC, (3.0, 4.0), 4.0),
            points(TOPIC, (4.0, 5.0), 3.0),
            points(TOPIC, (5.0, 6.0), 5.0),
            points(PRODUCT, (3.0, 4.0), 0.5),
            points(PRODUCT, (4.0, 5.0), 1.0),
            points(AGE, (10.0, 99.0), 0.5),
            points(AGE, (16.0, 99.0), 0.5),
            points(STRONG, (2.0, 99.0), 1.0),
            points(CONTRACT, (1.0, 2.0), 0.5),
        ],
        rule_points: 5.5,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 4, answer_ms: 132.0, spread: 0.18, hold: 16.0, timeout_ms: 1_000.0, target_ms_p95: 400.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "topic".into(),
            dropped_for: "small-firms".into(),
            feature_store_fields: vec!["earlier_tickets".into(), "equipment_age".into(), "contract".into()],
            peak: "A cold morning: everybody’s heating fails at once.".into(),
            moved: "A new safety rule: strange noises are urgent now, leaks are not.".into(),
            newcomers: "Holiday homes with heat pumps: other customers, other questions.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "ticket".into(),
        many: "tickets".into(),
        positive: "urgent".into(),
        sender: "customer".into(),
        senders: "customers".into(),
        harmed: "urgent ticket".into(),
        harmed_many: "urgent tickets".into(),
        harm: "waited past the 4-hour promise".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("waiting_time", "Waiting time", "min", (0.0, 180.0)).log().or_in("minutes", "seconds", 60.0, 0.0),
            Field::number("message_length", "Message length", "letters", (0.0, 6_000.0)).log(),
            Field::number("earlier_tickets", "Earlier tickets", "", (0.0, 60.0)).log(),
            Field::number("equipment_age", "Equipment age", "years", (0.0, 50.0)),
            Field::number("strong_words", "Strong words", "", (0.0, 40.0)).log(),
            Field::category("product", "Product", &["thermostat", "radiator", "solar panel", "heat pump", "boiler"]),
            Field::category("topic", "Topic", &["advice", "billing", "noise", "leak", "no hot water", "no heating"]).required(),
            Field::category("channel", "Channel", &["e-mail", "web form", "app"]),
            Field::flag("contract", "Service contract"),
            Field::flag("photo", "Photo"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        log_normal(-0.5, 0.01, &[(12.0, 0.75), (14.0, 0.75), (9.0, 0.7), (22.0, 0.8)]),
        log_normal(0.2, 0.0, &[(240.0, 0.7), (210.0, 0.7), (300.0, 0.7), (420.0, 0.6)]),
        count(0.25, 0.04, &[(1.2, 0.9), (1.6, 0.9), (3.0, 0.9), (0.5, 0.8)]),
        normal(0.3, 0.1, &[(11.0, 6.0), (9.0, 5.0), (14.0, 6.0), (2.5, 1.5)]),
        count(0.5, 0.0, &[(0.9, 0.9), (0.7, 0.9), (0.9, 0.8), (1.1, 0.9)]),
        category(
            0.15,
            0.03,
            &[
                &[20.0, 22.0, 10.0, 16.0, 32.0],
                &[14.0, 20.0, 14.0, 22.0, 30.0],
                &[16.0, 30.0, 4.0, 14.0, 36.0],
                &[20.0, 5.0, 15.0, 60.0, 0.001],
            ],
        ),
        category(
            0.5,
            0.0,
            &[
                &[23.0, 22.0, 18.0, 13.0, 13.0, 11.0],
                &[20.0, 28.0, 16.0, 13.0, 12.0, 11.0],
                &[18.0, 18.0, 18.0, 15.0, 16.0, 15.0],
                &[34.0, 10.0, 30.0, 8.0, 10.0, 8.0],
            ],
        ),
        category(0.2, 0.0, &[&[30.0, 30.0, 40.0], &[50.0, 30.0, 20.0], &[55.0, 35.0, 10.0], &[10.0, 20.0, 70.0]]),
        category(0.0, 0.08, &[&[50.0, 50.0], &[35.0, 65.0], &[15.0, 85.0], &[60.0, 40.0]]),
        category(0.1, 0.0, &[&[70.0, 30.0], &[75.0, 25.0], &[85.0, 15.0], &[40.0, 60.0]]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -10.2,
        terms: vec![
            ConceptTerm::Log { field: WAITING, centre: 12.0, weight: -1.05 },
            ConceptTerm::Log { field: LENGTH, centre: 240.0, weight: 0.6 },
            ConceptTerm::Linear { field: EARLIER, centre: 1.0, scale: 1.0, weight: 0.4 },
            ConceptTerm::Linear { field: AGE, centre: 11.0, scale: 6.0, weight: 1.3 },
            ConceptTerm::Linear { field: STRONG, centre: 1.0, scale: 1.0, weight: 1.1 },
            ConceptTerm::Category { field: PRODUCT, weights: vec![-2.0, -0.7, -0.8, 1.2, 1.8] },
            ConceptTerm::Category { field: TOPIC, weights: vec![-7.0, -8.0, -2.0, 5.4, 5.0, 9.0] },
            ConceptTerm::Linear { field: CONTRACT, centre: 0.5, scale: 1.0, weight: 1.6 },
            ConceptTerm::Both { field: TOPIC, category: 5, other: AGE, from: 15.0, below: 99.0, weight: 2.0 },
            ConceptTerm::Both { field: TOPIC, category: 3, other: PRODUCT, from: 4.0, below: 5.0, weight: 2.2 },
            ConceptTerm::Both { field: TOPIC, category: 4, other: WAITING, from: 30.0, below: 999.0, weight: -2.0 },
        ],
        noise: 0.008,
    }
}

/// After the new safety rule: strange noises are urgent, above all at heat pumps; leaks and cold water are not.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Category { field: TOPIC, weights } => *weights = vec![-7.0, -8.0, 7.0, -4.0, -1.0, 9.0],
            ConceptTerm::Both { field: TOPIC, category: 3, weight, .. } => *weight = 0.0,
            _ => {}
        }
    }
    moved.terms.push(ConceptTerm::Both { field: TOPIC, category: 2, other: PRODUCT, from: 3.0, below: 4.0, weight: 1.8 });
    moved.terms.push(ConceptTerm::Linear { field: CHANNEL, centre: 1.0, scale: 1.0, weight: 0.2 });
    moved
}
