//! Machine failure: will this pump break within two days?
//!
//! Calibrated to a maintenance firm that watches some two thousand pumps of waterworks, breweries and swimming pools.
//! Each sends a reading every hour or two, so there are about 20 a minute, day and night alike; one reading in twenty
//! comes from a pump that breaks within two days. Heat, vibration and age tell most of it. Whether the pump broke is
//! known two days later, for nearly all. A missed failure costs a repair in a hurry and, now and then, a town quarter
//! without water; a visit for nothing costs an hour of a mechanic.
//!
//! The truth has interactions that a linear model cannot hold (an old pump that runs hot; a screw pump that shakes) and a
//! floor of noise: one pump in a hundred breaks for reasons that no sensor sees.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{above, both, category, count, flag, kinds, linear, log, log_normal, normal, points, segment};
use super::sectors;

const TEMPERATURE: u8 = 0;
const VIBRATION: u8 = 1;
const AGE: u8 = 2;
const PRESSURE: u8 = 3;
const CURRENT: u8 = 4;
const STARTS: u8 = 5;
const SERVICED: u8 = 6;
const KIND: u8 = 7;
const NOISE: u8 = 8;
const OUTDOORS: u8 = 9;

/// Its card.
pub const CARD: Card = Card {
    id: "machine-failure",
    name: "Machine failure",
    sentence: "Mechanics visit first the pumps that the model expects to break.",
    decision: "The model decides which pumps get a visit today. The planner of the maintenance firm sends the mechanics.",
    not_for: "It must not switch a pump off, or take the place of an inspection that the law asks for.",
    stakes: "A miss stops a waterworks. Known after two days.",
    sector: &sectors::INDUSTRY,
    by_hour: [
        19.0, 19.0, 19.0, 19.0, 19.0, 20.0, 21.0, 22.0, 22.5, 22.5, 22.5, 22.5, 22.0, 22.0, 22.0, 22.0, 21.5, 21.0, 20.5, 20.0, 20.0, 19.5,
        19.0, 19.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 180.0,
        missed_harm: 0.05,
        harm_after_hours: 30,
        false_alarm_eur: 28.0,
        false_alarm_harm: 0.0005,
        manual_review_eur: 2.0,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "It reads the sensors of two thousand pumps and decides which ones a mechanic visits before they break.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("waterworks", "Waterworks", 0.55, 0.05),
            segment("breweries", "Breweries", 0.25, 0.1),
            segment("pools", "Swimming pools", 0.20, -0.2),
            segment("mines", "Mines", 0.0, 0.2),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.0, 1.0, 1.0, 1.0, 1.0, 0.94, 0.92] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.95, median_hours: 48.0, spread: 0.08, longest_hours: 72 },
        rule: vec![
            points(TEMPERATURE, (70.0, 999.0), 3.0),
            points(VIBRATION, (7.0, 999.0), 3.0),
            points(NOISE, (3.0, 4.0), 3.0),
            points(AGE, (18.0, 99.0), 1.0),
        ],
        rule_points: 3.5,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 3, answer_ms: 90.0, spread: 0.2, hold: 16.0, timeout_ms: 2_000.0, target_ms_p95: 500.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "vibration".into(),
            dropped_for: "breweries".into(),
            feature_store_fields: vec!["age".into(), "since_service".into(), "starts".into()],
            peak: "A storm: every sensor reports every few minutes.".into(),
            moved: "New bearings bear heat well, and break when they are started often.".into(),
            newcomers: "Mines with screw pumps: hotter, younger, and loud.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "reading".into(),
        many: "readings".into(),
        positive: "failing".into(),
        sender: "site".into(),
        senders: "sites".into(),
        harmed: "site".into(),
        harmed_many: "sites".into(),
        harm: "had no water".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("temperature", "Temperature", "°C", (-20.0, 130.0)).or_in("Celsius", "Fahrenheit", 1.8, 32.0),
            Field::number("vibration", "Vibration", "mm/s", (0.0, 60.0)).log(),
            Field::number("age", "Age", "years", (0.0, 45.0)),
            Field::number("pressure", "Pressure", "bar", (0.0, 25.0)),
            Field::number("current", "Motor current", "A", (0.0, 120.0)).log(),
            Field::number("starts", "Starts a day", "", (0.0, 400.0)).log(),
            Field::number("since_service", "Days since service", "days", (0.0, 2_000.0)).log(),
            Field::category("kind", "Kind of pump", &["centrifugal", "gear", "piston", "screw"]).required(),
            Field::category("noise", "Noise heard", &["none", "humming", "knocking", "screeching"]),
            Field::flag("outdoors", "Outdoors"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        normal(0.55, 0.01, &[(54.0, 9.0), (58.0, 10.0), (49.0, 8.0), (63.0, 8.0)]),
        log_normal(0.6, 0.02, &[(2.6, 0.5), (3.1, 0.5), (2.2, 0.5), (3.6, 0.4)]),
        normal(0.3, 0.04, &[(11.0, 6.0), (8.0, 5.0), (13.0, 7.0), (2.0, 1.0)]),
        normal(-0.25, 0.02, &[(6.5, 1.6), (4.0, 1.1), (2.4, 0.6), (9.0, 1.5)]),
        log_normal(0.35, 0.0, &[(22.0, 0.35), (16.0, 0.35), (9.0, 0.3), (31.0, 0.3)]),
        count(0.1, 0.0, &[(14.0, 0.7), (30.0, 0.7), (8.0, 0.6), (22.0, 0.6)]),
        log_normal(0.3, 0.05, &[(160.0, 0.7), (120.0, 0.7), (240.0, 0.8), (60.0, 0.5)]),
        category(0.1, 0.0, &[&[60.0, 16.0, 14.0, 10.0], &[30.0, 25.0, 15.0, 30.0], &[80.0, 10.0, 8.0, 2.0], &[10.0, 10.0, 10.0, 70.0]]),
        category(0.55, 0.25, &[&[62.0, 24.0, 10.0, 4.0], &[52.0, 30.0, 12.0, 6.0], &[70.0, 20.0, 7.0, 3.0], &[55.0, 28.0, 11.0, 6.0]]),
        flag(0.0, 0.0, &[0.7, 0.15, 0.3, 0.9]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -9.3,
        terms: vec![
            linear(TEMPERATURE, 55.0, 10.0, 1.9),
            log(VIBRATION, 2.6, 2.6),
            linear(AGE, 10.0, 6.0, 0.9),
            linear(PRESSURE, 5.0, 2.0, -0.5),
            log(CURRENT, 18.0, 0.8),
            log(STARTS, 15.0, 0.3),
            log(SERVICED, 150.0, 0.9),
            kinds(KIND, &[-0.5, 0.3, 0.6, 0.9]),
            kinds(NOISE, &[-0.9, 0.3, 1.9, 3.0]),
            both(KIND, 3, VIBRATION, (5.0, 999.0), 2.6),
            both(OUTDOORS, 0, TEMPERATURE, (68.0, 999.0), 1.8),
            above(TEMPERATURE, 78.0, 1.4),
        ],
        noise: 0.008,
    }
}

/// With the new bearings: heat says less, starts and vibration say more.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    moved.base = -11.6;
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Linear { field: TEMPERATURE, weight, .. } => *weight = 0.2,
            ConceptTerm::Above { field: TEMPERATURE, weight, .. } => *weight = 0.0,
            ConceptTerm::Both { field: OUTDOORS, weight, .. } => *weight = 0.0,
            ConceptTerm::Log { field: STARTS, weight, .. } => *weight = 3.4,
            _ => {}
        }
    }
    moved
}
