//! Card fraud: is this payment by somebody who has stolen the card?
//!
//! Calibrated to a bank with some hundred thousand cards: about 22 payments a minute over the day, most in the afternoon,
//! few at night; one in a hundred is fraud, as in published samples of online payments. Thieves spend fast, far from home,
//! at merchants whose goods are easily sold. The truth comes when the holder complains: half within nine days, the last
//! after four weeks. A missed fraud costs what was stolen; a false alarm costs a call and annoys an honest customer, now
//! and then at a till with a full trolley.
//!
//! The truth has interactions that a linear model cannot hold (a first purchase at night; gift cards bought online) and a
//! floor of noise: some thieves spend exactly as the holder would.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{above, both, category, count, flag, kinds, linear, log, log_normal, normal, points, segment};
use super::sectors;

const AMOUNT: u8 = 0;
const DISTANCE: u8 = 1;
const LAST_HOUR: u8 = 2;
const CARD_AGE: u8 = 3;
const AGAINST_TYPICAL: u8 = 4;
const MERCHANT: u8 = 5;
const HOW: u8 = 6;
const DAYTIME: u8 = 7;
const NEW_MERCHANT: u8 = 8;
const NEW_DEVICE: u8 = 9;

/// Its card.
pub const CARD: Card = Card {
    id: "card-fraud",
    name: "Card fraud",
    sentence: "The bank stops what the model takes for fraud, and calls the card holder.",
    decision: "The model decides which payments are stopped. The bank’s fraud desk then calls the holder, and decides whether the payment goes through.",
    not_for: "It must not close an account or accuse anybody of theft. A person does that, with evidence.",
    stakes: "Thieves adapt. Known after weeks.",
    sector: &sectors::BANKING,
    by_hour: [
        6.0, 4.0, 3.0, 2.5, 2.5, 4.0, 9.0, 17.0, 23.0, 26.0, 28.0, 31.0, 34.0, 32.0, 30.0, 31.0, 34.0, 38.0, 39.0, 34.0, 27.0, 20.0, 14.0,
        9.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 210.0,
        missed_harm: 0.3,
        harm_after_hours: 48,
        false_alarm_eur: 20.0,
        false_alarm_harm: 0.03,
        manual_review_eur: 3.0,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "It looks at every payment by card and decides which ones are stopped; the bank then calls the card’s holder.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("families", "Families", 0.62, 0.0),
            segment("students", "Students", 0.25, 0.1),
            segment("firms", "Firms", 0.13, 0.15),
            segment("travellers", "Travellers", 0.0, 0.0),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![0.94, 0.94, 0.97, 1.0, 1.1, 1.2, 0.85] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.9, median_hours: 216.0, spread: 0.45, longest_hours: 672 },
        rule: vec![
            points(AMOUNT, (400.0, 99_999.0), 2.0),
            points(DISTANCE, (300.0, 99_999.0), 1.5),
            points(MERCHANT, (5.0, 6.0), 2.0),
            points(NEW_DEVICE, (1.0, 2.0), 1.5),
            points(LAST_HOUR, (5.0, 99.0), 2.0),
        ],
        rule_points: 4.0,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 4, answer_ms: 70.0, spread: 0.2, hold: 20.0, timeout_ms: 500.0, target_ms_p95: 250.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "distance".into(),
            dropped_for: "firms".into(),
            feature_store_fields: vec!["distance".into(), "last_hour".into(), "card_age".into(), "against_usual".into()],
            peak: "The last Saturday before Christmas: everybody shops at once.".into(),
            moved: "Thieves have learnt: many small payments near the holder’s home instead of a large one far away.".into(),
            newcomers: "A card for travellers: far from home and at new merchants, honestly.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "payment".into(),
        many: "payments".into(),
        positive: "fraudulent".into(),
        sender: "holder".into(),
        senders: "holders".into(),
        harmed: "card holder".into(),
        harmed_many: "card holders".into(),
        harm: "lost money or stood at a till in vain".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("amount", "Amount", "EUR", (0.0, 5_000.0)).log().or_in("EUR", "cents", 100.0, 0.0),
            Field::number("distance", "Distance from home", "km", (0.0, 20_000.0)).log(),
            Field::number("last_hour", "Payments in the last hour", "", (0.0, 60.0)).log(),
            Field::number("card_age", "Age of the card", "months", (0.0, 120.0)),
            Field::number("against_usual", "Amount against the usual", "times", (0.0, 200.0)).log(),
            Field::category("merchant", "Merchant", &["groceries", "restaurant", "clothing", "travel", "electronics", "gift cards"])
                .required(),
            Field::category("how", "How it is paid", &["chip and PIN", "contactless", "online", "by phone"]),
            Field::category("daytime", "Time of day", &["day", "evening", "night"]),
            Field::flag("new_merchant", "New merchant"),
            Field::flag("new_device", "New device"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        log_normal(0.3, 0.0, &[(28.0, 1.0), (22.0, 1.0), (95.0, 1.0), (60.0, 0.9)]),
        log_normal(0.45, 0.03, &[(6.0, 1.4), (9.0, 1.5), (40.0, 1.8), (1_500.0, 0.9)]),
        count(0.5, 0.0, &[(1.3, 0.6), (1.6, 0.6), (1.8, 0.7), (1.6, 0.6)]),
        normal(-0.15, 0.0, &[(38.0, 20.0), (16.0, 10.0), (26.0, 14.0), (3.0, 1.5)]),
        log_normal(0.45, 0.02, &[(1.0, 0.7), (1.0, 0.8), (1.0, 0.8), (2.0, 0.7)]),
        category(
            0.4,
            0.0,
            &[
                &[42.0, 20.0, 14.0, 8.0, 10.0, 6.0],
                &[30.0, 26.0, 20.0, 6.0, 12.0, 6.0],
                &[8.0, 22.0, 8.0, 34.0, 22.0, 6.0],
                &[10.0, 30.0, 12.0, 40.0, 6.0, 2.0],
            ],
        ),
        category(0.35, 0.02, &[&[38.0, 36.0, 23.0, 3.0], &[22.0, 46.0, 30.0, 2.0], &[30.0, 18.0, 44.0, 8.0], &[44.0, 20.0, 30.0, 6.0]]),
        category(0.3, 0.0, &[&[68.0, 26.0, 6.0], &[52.0, 34.0, 14.0], &[66.0, 28.0, 6.0], &[50.0, 34.0, 16.0]]),
        flag(0.45, 0.0, &[0.2, 0.3, 0.35, 0.8]),
        flag(0.5, 0.06, &[0.06, 0.1, 0.08, 0.3]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -12.6,
        terms: vec![
            log(AMOUNT, 30.0, 0.75),
            log(DISTANCE, 8.0, 0.55),
            log(LAST_HOUR, 1.0, 1.5),
            linear(CARD_AGE, 30.0, 20.0, -0.35),
            log(AGAINST_TYPICAL, 1.0, 0.9),
            kinds(MERCHANT, &[-1.6, -1.0, 0.3, 0.2, 1.8, 3.0]),
            kinds(HOW, &[-2.2, -0.7, 1.5, 1.1]),
            kinds(DAYTIME, &[-0.3, 0.2, 1.2]),
            linear(NEW_MERCHANT, 0.0, 1.0, 1.0),
            linear(NEW_DEVICE, 0.0, 1.0, 2.1),
            both(DAYTIME, 2, AMOUNT, (150.0, 99_999.0), 1.8),
            both(MERCHANT, 5, LAST_HOUR, (3.0, 99.0), 2.0),
            above(DISTANCE, 800.0, 0.8),
        ],
        noise: 0.0008,
    }
}

/// Thieves who have learnt: small sums, close to home, again and again.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    moved.base = -12.2;
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Log { field: AMOUNT, weight, .. } => *weight = -0.45,
            ConceptTerm::Log { field: DISTANCE, weight, .. } => *weight = -0.3,
            ConceptTerm::Log { field: AGAINST_TYPICAL, weight, .. } => *weight = -0.2,
            ConceptTerm::Above { field: DISTANCE, weight, .. } => *weight = -1.0,
            ConceptTerm::Both { field: DAYTIME, weight, .. } => *weight = 0.0,
            ConceptTerm::Log { field: LAST_HOUR, weight, .. } => *weight = 2.9,
            _ => {}
        }
    }
    moved
}
