//! Churn: will this subscriber leave within the month?
//!
//! Calibrated to a streaming service with some hundred thousand subscribers. Nobody waits for these answers, so they are
//! made in a batch: between one and five at night about 14,000 subscribers are scored, each one every ten days or so, and
//! in the morning the marketing team calls or writes to those who are likely to leave. Six in a hundred leave within the
//! month. Here a month is kept short: leaving is known within a week for most, because most who leave say so soon after
//! their last invoice. A missed one costs a subscription; a needless offer costs a free month.
//!
//! The truth has interactions that a linear model cannot hold (a price rise for those who hardly watch; a complaint from
//! a new subscriber) and a floor of noise: people move, marry and lose their jobs.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{above, both, category, count, flag, kinds, linear, log, log_normal, normal, points, segment};
use super::sectors;

const HOURS: u8 = 0;
const CHANGE: u8 = 1;
const TENURE: u8 = 2;
const PRICE: u8 = 3;
const COMPLAINTS: u8 = 4;
const LAST_SEEN: u8 = 5;
const PLAN: u8 = 6;
const PAYS: u8 = 7;
const RISEN: u8 = 8;
const SHARED: u8 = 9;

/// Its card.
pub const CARD: Card = Card {
    id: "churn",
    name: "Subscription churn",
    sentence: "Each morning marketing writes to those who are likely to leave.",
    decision: "The model decides who gets an offer to stay. The marketing team sends it in the morning.",
    not_for: "It must not raise anybody’s price, or make it harder to cancel.",
    stakes: "Scored at night, in one batch. Known within a week.",
    sector: &sectors::SALES,
    by_hour: [0.0, 40.0, 62.0, 62.0, 62.0, 40.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 60.0,
        missed_harm: 0.02,
        harm_after_hours: 72,
        false_alarm_eur: 9.0,
        false_alarm_harm: 0.0005,
        manual_review_eur: 1.5,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "Each night it goes through a streaming service’s subscribers and decides who is written to before they leave.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("couples", "Couples", 0.45, 0.0),
            segment("students", "Students", 0.3, 0.15),
            segment("families", "Families", 0.25, -0.2),
            segment("partners", "Phone bundle", 0.0, 0.2),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.0; 7] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.97, median_hours: 96.0, spread: 0.25, longest_hours: 168 },
        rule: vec![
            points(LAST_SEEN, (14.0, 999.0), 2.0),
            points(CHANGE, (-100.0, -30.0), 1.5),
            points(COMPLAINTS, (2.0, 99.0), 1.5),
            points(PLAN, (3.0, 4.0), 1.0),
        ],
        rule_points: 3.0,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 4, answer_ms: 60.0, spread: 0.2, hold: 14.0, timeout_ms: 5_000.0, target_ms_p95: 800.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "last_seen".into(),
            dropped_for: "families".into(),
            feature_store_fields: vec!["change".into(), "tenure".into(), "complaints".into()],
            peak: "All subscribers are scored in one night, by order of the board.".into(),
            moved: "A rival gives the first year away: now the faithful leave, not the idle.".into(),
            newcomers: "A bundle with a phone contract: new, cheap, and used in another way.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "subscriber".into(),
        many: "subscribers".into(),
        positive: "leaving".into(),
        sender: "subscriber".into(),
        senders: "subscribers".into(),
        harmed: "subscriber".into(),
        harmed_many: "subscribers".into(),
        harm: "left angry".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("hours", "Hours watched", "h a week", (0.0, 120.0)).log().or_in("hours", "minutes", 60.0, 0.0),
            Field::number("change", "Change on last month", "%", (-100.0, 300.0)),
            Field::number("tenure", "Subscriber for", "months", (0.0, 180.0)).log(),
            Field::number("price", "Price a month", "EUR", (0.0, 60.0)),
            Field::number("complaints", "Complaints", "", (0.0, 20.0)).log(),
            Field::number("last_seen", "Days since last seen", "days", (0.0, 120.0)).log(),
            Field::category("plan", "Plan", &["family", "standard", "basic", "trial"]).required(),
            Field::category("pays", "Pays by", &["direct debit", "card", "invoice"]),
            Field::flag("risen", "Price has risen"),
            Field::flag("shared", "Shared at home"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        log_normal(-0.55, 0.02, &[(7.0, 0.9), (4.0, 1.0), (9.0, 0.8), (5.0, 0.9)]),
        normal(-0.45, 0.03, &[(-2.0, 28.0), (-6.0, 34.0), (2.0, 24.0), (0.0, 30.0)]),
        log_normal(-0.35, 0.0, &[(20.0, 0.9), (9.0, 0.8), (34.0, 0.7), (2.0, 0.6)]),
        normal(0.1, 0.0, &[(12.0, 3.0), (8.0, 2.0), (16.0, 3.0), (6.0, 1.5)]),
        count(0.45, 0.0, &[(0.7, 0.9), (0.8, 0.9), (0.6, 0.9), (0.9, 0.9)]),
        log_normal(0.55, 0.0, &[(3.0, 0.9), (5.0, 1.0), (2.0, 0.8), (3.0, 0.9)]),
        category(0.25, 0.0, &[&[24.0, 44.0, 28.0, 4.0], &[4.0, 30.0, 56.0, 10.0], &[66.0, 28.0, 5.0, 1.0], &[6.0, 20.0, 34.0, 40.0]]),
        category(0.25, 0.05, &[&[58.0, 30.0, 12.0], &[30.0, 58.0, 12.0], &[70.0, 20.0, 10.0], &[12.0, 80.0, 8.0]]),
        flag(0.1, 0.0, &[0.22, 0.18, 0.28, 0.02]),
        flag(-0.2, 0.08, &[0.4, 0.2, 0.9, 0.2]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -6.2,
        terms: vec![
            log(HOURS, 6.0, -0.75),
            linear(CHANGE, 0.0, 30.0, -0.9),
            log(TENURE, 18.0, -0.6),
            linear(PRICE, 11.0, 4.0, 0.5),
            linear(COMPLAINTS, 1.0, 1.0, 0.8),
            log(LAST_SEEN, 4.0, 0.9),
            kinds(PLAN, &[-0.9, -0.1, 0.4, 1.5]),
            kinds(PAYS, &[-0.5, 0.3, 0.7]),
            linear(RISEN, 0.0, 1.0, 0.9),
            linear(SHARED, 0.0, 1.0, -0.6),
            both(RISEN, 1, HOURS, (0.0, 4.0), 1.9),
            both(PLAN, 3, COMPLAINTS, (1.0, 99.0), 1.6),
            above(LAST_SEEN, 21.0, 1.2),
        ],
        noise: 0.01,
    }
}

/// With the rival's offer: those who stayed long and pay much are the ones to go.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    moved.base = -5.6;
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Log { field: TENURE, weight, .. } => *weight = 1.1,
            ConceptTerm::Log { field: LAST_SEEN, weight, .. } => *weight = 0.1,
            ConceptTerm::Linear { field: PRICE, weight, .. } => *weight = 1.3,
            ConceptTerm::Above { field: LAST_SEEN, weight, .. } => *weight = 0.0,
            _ => {}
        }
    }
    moved
}
