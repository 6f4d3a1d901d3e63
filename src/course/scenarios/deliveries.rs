//! Delivery time: how many hours will this parcel take to the door, and is that later than promised?
//!
//! Calibrated to the parcels of a web shop in one country: about 22 orders a minute, most in the evening; one in six comes
//! later than the promised day. The decision that is taken with the model is which day to promise: where it expects a late
//! parcel, the shop names a later day before the customer pays. Whether it was late is known when it arrives, two to five
//! days later, for nearly all. A missed one costs a call, a refund and now and then a birthday without a present; a later
//! day named in vain costs an order that goes elsewhere.
//!
//! The model tells hours (a regression); 72 of them, three days, are promised. One step of log odds is six hours, so that
//! half of the parcels come within some 58 hours, one in six after 72, and the noise of vans, sorters and doorbells has a
//! standard deviation of eleven hours: nobody can be nearer than eight hours on average. No parcel takes less than four
//! hours; after ten days it counts as lost, and is written down as ten days.
//!
//! The truth has interactions that a linear model cannot hold (a large parcel across the border; a weekend order that waits
//! for a supplier) and a floor of noise: vans break down.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Amount, Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{above, both, category, count, flag, kinds, linear, log, log_normal, points, segment};
use super::sectors;

const DISTANCE: u8 = 0;
const WEIGHT: u8 = 1;
const IN_STOCK: u8 = 2;
const QUEUE: u8 = 3;
const ITEMS: u8 = 4;
const CARRIER: u8 = 5;
const REGION: u8 = 6;
const WEATHER: u8 = 7;
const SUPPLIER: u8 = 8;
const PICKUP: u8 = 9;

/// Its card.
pub const CARD: Card = Card {
    id: "delivery-time",
    name: "Delivery time",
    sentence: "Where the model expects a late parcel, the shop promises a later day.",
    decision: "The model predicts how many hours a parcel will take, and so decides which day the shop promises. Its page shows that day before the customer pays.",
    not_for: "It must not judge the drivers, or refuse to deliver to an address.",
    stakes: "A late parcel costs a customer. Known in days.",
    sector: &sectors::SALES,
    by_hour: [
        7.0, 4.0, 3.0, 2.5, 2.5, 4.0, 8.0, 14.0, 19.0, 23.0, 26.0, 27.0, 28.0, 27.0, 25.0, 25.0, 26.0, 29.0, 34.0, 40.0, 41.0, 34.0, 22.0,
        12.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 14.0,
        missed_harm: 0.03,
        harm_after_hours: 60,
        false_alarm_eur: 3.5,
        false_alarm_harm: 0.0005,
        manual_review_eur: 0.8,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening:
            "It predicts how many hours the parcel of each order will take. Where that may be too long, the shop promises a later day."
                .into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("homes", "Homes", 0.6, 0.0),
            segment("gardens", "House and garden", 0.25, 0.1),
            segment("offices", "Offices", 0.15, -0.2),
            segment("abroad", "Abroad", 0.0, 0.3),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.08, 1.0, 0.98, 0.96, 0.92, 0.95, 1.15] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: Some(Amount { label: "Time to the door".into(), unit: "hours".into(), line: 72.0, spread: 6.0, range: (4.0, 240.0) }),
        outcomes: Outcomes { coverage: 0.97, median_hours: 60.0, spread: 0.35, longest_hours: 168 },
        rule: vec![
            points(SUPPLIER, (1.0, 2.0), 2.0),
            points(REGION, (3.0, 4.0), 2.0),
            points(WEATHER, (2.0, 3.0), 2.0),
            points(IN_STOCK, (0.0, 5.0), 2.0),
            points(CARRIER, (3.0, 4.0), 1.0),
        ],
        rule_points: 2.5,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 4, answer_ms: 75.0, spread: 0.25, hold: 18.0, timeout_ms: 800.0, target_ms_p95: 300.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "in_stock".into(),
            dropped_for: "gardens".into(),
            feature_store_fields: vec!["in_stock".into(), "queue".into(), "weather".into()],
            peak: "The week before the holidays: four times the orders.".into(),
            moved: "A harbour is on strike: what comes from suppliers is late, however near the customer lives.".into(),
            newcomers: "The shop opens to the neighbouring country: long ways and other carriers.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "parcel".into(),
        many: "parcels".into(),
        positive: "late".into(),
        sender: "customer".into(),
        senders: "customers".into(),
        harmed: "customer".into(),
        harmed_many: "customers".into(),
        harm: "waited for a parcel in vain".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("distance", "Distance", "km", (0.0, 2_500.0)).log().or_in("kilometres", "metres", 1_000.0, 0.0),
            Field::number("weight", "Weight", "kg", (0.0, 80.0)).log(),
            Field::number("in_stock", "Pieces in stock", "", (0.0, 3_000.0)).log(),
            Field::number("queue", "Orders waiting in the warehouse", "", (0.0, 20_000.0)).log(),
            Field::number("items", "Items", "", (0.0, 60.0)).log(),
            Field::category("carrier", "Carrier", &["own vans", "post", "partner", "freight"]).required(),
            Field::category("region", "Region", &["city", "suburb", "village", "island"]),
            Field::category("weather", "Weather ahead", &["fair", "rain", "snow"]),
            Field::flag("supplier", "Comes from a supplier"),
            Field::flag("pickup", "To a pick-up shop"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        log_normal(0.35, 0.0, &[(90.0, 0.9), (140.0, 0.8), (60.0, 0.8), (900.0, 0.4)]),
        log_normal(0.2, 0.02, &[(1.6, 0.9), (6.0, 0.9), (2.2, 0.8), (3.0, 0.8)]),
        count(-0.5, 0.06, &[(60.0, 1.3), (25.0, 1.3), (80.0, 1.2), (40.0, 1.2)]),
        log_normal(0.4, 0.0, &[(1_400.0, 0.5), (1_400.0, 0.5), (1_400.0, 0.5), (1_400.0, 0.5)]),
        count(0.2, 0.0, &[(2.2, 0.6), (2.8, 0.7), (4.5, 0.7), (2.4, 0.6)]),
        category(0.25, 0.0, &[&[30.0, 46.0, 20.0, 4.0], &[14.0, 34.0, 26.0, 26.0], &[24.0, 40.0, 30.0, 6.0], &[0.1, 50.0, 45.0, 5.0]]),
        category(0.3, 0.02, &[&[46.0, 32.0, 20.0, 2.0], &[20.0, 36.0, 40.0, 4.0], &[60.0, 26.0, 12.0, 2.0], &[34.0, 30.0, 30.0, 6.0]]),
        category(0.3, 0.04, &[&[62.0, 30.0, 8.0], &[62.0, 30.0, 8.0], &[62.0, 30.0, 8.0], &[55.0, 30.0, 15.0]]),
        flag(0.4, 0.0, &[0.16, 0.3, 0.12, 0.2]),
        flag(-0.1, 0.0, &[0.25, 0.08, 0.2, 0.1]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -4.1,
        terms: vec![
            log(DISTANCE, 90.0, 0.75),
            log(WEIGHT, 2.0, 0.45),
            log(IN_STOCK, 40.0, -0.65),
            log(QUEUE, 1_400.0, 1.2),
            log(ITEMS, 2.0, 0.35),
            kinds(CARRIER, &[-1.2, 0.0, 0.5, 1.2]),
            kinds(REGION, &[-0.7, 0.0, 0.6, 2.4]),
            kinds(WEATHER, &[-0.6, 0.4, 2.3]),
            linear(SUPPLIER, 0.0, 1.0, 1.7),
            linear(PICKUP, 0.0, 1.0, -0.8),
            both(CARRIER, 3, DISTANCE, (250.0, 9_999.0), 1.7),
            both(SUPPLIER, 1, QUEUE, (1_900.0, 99_999.0), 1.6),
            above(WEIGHT, 25.0, 1.3),
        ],
        noise: 0.015,
    }
}

/// With the harbour on strike: stock and supplier say all.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Log { field: DISTANCE, weight, .. } => *weight = 0.0,
            ConceptTerm::Log { field: IN_STOCK, weight, .. } => *weight = -1.3,
            ConceptTerm::Linear { field: SUPPLIER, weight, .. } => *weight = 4.2,
            ConceptTerm::Category { field: REGION, weights } => *weights = vec![0.4, 0.0, -0.4, 0.6],
            _ => {}
        }
    }
    moved
}
