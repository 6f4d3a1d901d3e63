//! Sign-up prediction: will this visitor sign up if shown the long offer?
//!
//! Calibrated to a language school on the web: about 24 visitors a minute, most in the evening; nine in a hundred sign up
//! when they are shown the long offer with a teacher's call, which is dear and therefore kept for likely ones. Where a
//! visitor comes from says much, and marketing decides that: when a campaign moves money from e-mail to social media and
//! phones, the mix of visitors changes within hours while each visitor stays who he is. Signing up is known within a day
//! or two. A missed one costs a course; a call in vain costs a teacher's ten minutes.
//!
//! The truth has interactions that a linear model cannot hold (a short visit by phone; an advertisement seen for the third
//! time) and a floor of noise: some sign up for no reason that a page could see.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{both, category, count, flag, kinds, linear, log, log_normal, normal, points, segment};
use super::sectors;

const TIME: u8 = 0;
const PAGES: u8 = 1;
const VISITS: u8 = 2;
const SCROLLED: u8 = 3;
const LOADED: u8 = 4;
const CHANNEL: u8 = 5;
const DEVICE: u8 = 6;
const LANGUAGE: u8 = 7;
const PRICES: u8 = 8;
const TESTED: u8 = 9;

/// Its card.
pub const CARD: Card = Card {
    id: "sign-ups",
    name: "Sign-up prediction",
    sentence: "Visitors who are likely to sign up are offered a teacher’s call.",
    decision: "The model decides who is offered a call. The language school’s sales team makes it.",
    not_for: "It must not turn anybody away, or set what somebody pays for a course.",
    stakes: "Campaigns change who comes. Known in a day or two.",
    sector: &sectors::SALES,
    by_hour: [
        9.0, 6.0, 4.0, 3.5, 3.5, 5.0, 9.0, 15.0, 20.0, 23.0, 25.0, 26.0, 28.0, 27.0, 26.0, 26.0, 27.0, 30.0, 36.0, 42.0, 44.0, 38.0, 27.0,
        16.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 24.0,
        missed_harm: 0.004,
        harm_after_hours: 48,
        false_alarm_eur: 5.0,
        false_alarm_harm: 0.0002,
        manual_review_eur: 1.0,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "It watches the visitors of a language school’s page and decides who is offered a teacher’s call.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("advertised", "Advertisements", 0.4, 0.0),
            segment("searching", "Search", 0.38, 0.1),
            segment("newsletter", "E-mail readers", 0.22, 0.3),
            segment("social", "Social and mobile", 0.0, -0.35),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.05, 1.03, 1.0, 0.98, 0.88, 0.94, 1.12] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.95, median_hours: 20.0, spread: 0.55, longest_hours: 96 },
        rule: vec![
            points(PRICES, (1.0, 2.0), 2.0),
            points(TESTED, (1.0, 2.0), 2.5),
            points(PAGES, (6.0, 99.0), 1.5),
            points(CHANNEL, (3.0, 4.0), 1.0),
        ],
        rule_points: 3.0,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 4, answer_ms: 80.0, spread: 0.25, hold: 16.0, timeout_ms: 600.0, target_ms_p95: 300.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "language".into(),
            dropped_for: "searching".into(),
            feature_store_fields: vec!["visits".into(), "tested".into()],
            peak: "An evening show names the school: everybody looks it up at once.".into(),
            moved: "A free course goes round: those who read long only want the free one.".into(),
            newcomers: "Marketing moves its money from e-mail to social media: short visits, by phone.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "visitor".into(),
        many: "visitors".into(),
        positive: "interested".into(),
        sender: "channel".into(),
        senders: "channels".into(),
        harmed: "visitor".into(),
        harmed_many: "visitors".into(),
        harm: "gave up on their course".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("time", "Time on the page", "s", (0.0, 3_600.0)).log().or_in("seconds", "milliseconds", 1_000.0, 0.0),
            Field::number("pages", "Pages seen", "", (0.0, 80.0)).log(),
            Field::number("visits", "Earlier visits", "", (0.0, 60.0)).log(),
            Field::number("scrolled", "Scrolled", "%", (0.0, 100.0)),
            Field::number("loaded", "Page loaded in", "s", (0.0, 30.0)).log(),
            Field::category("channel", "Came by", &["social media", "advertisement", "search", "e-mail"]).required(),
            Field::category("device", "Device", &["phone", "tablet", "computer"]),
            Field::category("language", "Wants to learn", &["not chosen", "Italian", "Spanish", "English", "German"]),
            Field::flag("prices", "Looked at prices"),
            Field::flag("tested", "Took the level test"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        log_normal(0.5, 0.0, &[(60.0, 0.9), (90.0, 0.9), (150.0, 0.8), (35.0, 0.9)]),
        count(0.5, 0.0, &[(2.6, 0.7), (3.0, 0.7), (4.6, 0.7), (1.8, 0.6)]),
        count(0.35, 0.0, &[(0.8, 0.9), (1.2, 0.9), (2.8, 0.8), (0.5, 0.8)]),
        normal(0.4, 0.03, &[(52.0, 22.0), (58.0, 22.0), (66.0, 20.0), (38.0, 20.0)]),
        log_normal(-0.1, 0.02, &[(2.4, 0.5), (1.8, 0.5), (1.7, 0.5), (3.6, 0.5)]),
        category(0.25, 0.0, &[&[22.0, 30.0, 42.0, 6.0], &[10.0, 14.0, 66.0, 10.0], &[4.0, 4.0, 12.0, 80.0], &[78.0, 20.0, 1.0, 1.0]]),
        category(0.15, 0.02, &[&[56.0, 8.0, 36.0], &[40.0, 10.0, 50.0], &[30.0, 10.0, 60.0], &[93.0, 4.0, 3.0]]),
        category(
            0.4,
            0.06,
            &[
                &[40.0, 12.0, 16.0, 22.0, 10.0],
                &[28.0, 12.0, 18.0, 26.0, 16.0],
                &[20.0, 14.0, 20.0, 28.0, 18.0],
                &[60.0, 10.0, 14.0, 12.0, 4.0],
            ],
        ),
        flag(0.4, 0.0, &[0.2, 0.26, 0.34, 0.1]),
        flag(0.5, 0.0, &[0.1, 0.14, 0.2, 0.05]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -6.6,
        terms: vec![
            log(TIME, 80.0, 0.8),
            log(PAGES, 3.0, 0.8),
            log(VISITS, 1.0, 0.4),
            linear(SCROLLED, 55.0, 25.0, 0.5),
            log(LOADED, 2.2, -0.6),
            kinds(CHANNEL, &[-1.0, -0.4, 0.4, 1.1]),
            kinds(DEVICE, &[-0.5, 0.1, 0.5]),
            kinds(LANGUAGE, &[-1.3, 0.4, 0.6, 0.9, 1.1]),
            linear(PRICES, 0.0, 1.0, 1.5),
            linear(TESTED, 0.0, 1.0, 2.0),
            both(DEVICE, 0, TIME, (0.0, 40.0), -1.4),
            both(CHANNEL, 1, VISITS, (3.0, 99.0), 1.5),
            both(PRICES, 1, PAGES, (6.0, 99.0), 1.2),
        ],
        noise: 0.008,
    }
}

/// Since the free course goes round: long reading means little, and looking at prices is all.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Log { field: TIME, weight, .. } => *weight = -0.9,
            ConceptTerm::Log { field: PAGES, weight, .. } => *weight = -0.5,
            ConceptTerm::Linear { field: TESTED, weight, .. } => *weight = -0.6,
            ConceptTerm::Linear { field: PRICES, weight, .. } => *weight = 3.2,
            _ => {}
        }
    }
    moved
}
