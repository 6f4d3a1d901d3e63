//! Loan approval: will this loan not be paid back?
//!
//! Calibrated to a savings bank that lends small sums on the web: about 20 applications a minute in the middle of the day,
//! few at night; one in nine is not paid back on time. The model refuses nobody by itself: what it calls risky is read by
//! a person, and the law asks that groups are treated alike. Here the wait is kept short: whether the first instalments came
//! is known after about a week, for three in four, because nobody learns what became of those who were refused. A missed
//! one costs money; a needless refusal costs a customer, and for some a home.
//!
//! The truth has interactions that a linear model cannot hold (a high rent on a short contract; debts at a young age) and a
//! floor of noise: illness and luck. The groups differ in what they earn, and not in how honest they are: with the same
//! figures, the same risk.

use crate::learn::data::{Field, Schema};
use crate::platform::scenario::{
    Concept, ConceptTerm, Costs, FaultNarratives, FieldDistribution, Outcomes, Scenario, Service, Traffic, Words,
};

use super::card::Card;
use super::parts::{above, both, category, count, flag, kinds, linear, log, log_normal, normal, points, segment};
use super::sectors;

const INCOME: u8 = 0;
const SUM: u8 = 1;
const DEBT: u8 = 2;
const AT_JOB: u8 = 3;
const RENT: u8 = 4;
const REMINDERS: u8 = 5;
const PURPOSE: u8 = 6;
const CONTRACT: u8 = 7;
const HOME: u8 = 8;
const GUARANTOR: u8 = 9;

/// Its card.
pub const CARD: Card = Card {
    id: "loan-approval",
    name: "Loan approval",
    sentence: "A person reads what the model calls risky before anybody says no.",
    decision: "The model decides which applications a loan officer of the bank has to read. The officer says yes or no, and gives the reason.",
    not_for: "It must not refuse a loan by itself, or set the interest that somebody pays.",
    stakes: "Fairness counts. Known after a week, for those who got a loan.",
    sector: &sectors::BANKING,
    by_hour: [
        5.0, 3.0, 2.0, 2.0, 2.0, 3.0, 6.0, 13.0, 22.0, 29.0, 33.0, 34.0, 32.0, 31.0, 31.0, 30.0, 28.0, 27.0, 27.0, 26.0, 23.0, 18.0, 12.0,
        8.0,
    ],
};

/// The scenario.
pub fn scenario() -> Scenario {
    let costs = Costs {
        missed_eur: 95.0,
        missed_harm: 0.03,
        harm_after_hours: 120,
        false_alarm_eur: 18.0,
        false_alarm_harm: 0.004,
        manual_review_eur: 12.0,
        server_eur_per_hour: 2.5,
    };
    Scenario {
        id: CARD.id.into(),
        name: CARD.name.into(),
        sentence: CARD.sentence.into(),
        opening: "It reads applications for small loans and decides which ones a loan officer has to look at.".into(),
        decision: CARD.decision.into(),
        not_for: CARD.not_for.into(),
        sector: CARD.sector.name.into(),
        stakes: CARD.stakes.into(),
        words: words(),
        schema: schema(),
        distributions: distributions(),
        segments: vec![
            segment("employed", "Employed", 0.58, 0.0),
            segment("young", "Young people", 0.27, 0.0),
            segment("self-employed", "Self-employed", 0.15, 0.0),
            segment("newly-arrived", "Newly arrived", 0.0, 0.0),
        ],
        traffic: Traffic { by_hour: CARD.by_hour.to_vec(), by_weekday: vec![1.18, 1.12, 1.06, 1.0, 0.96, 0.72, 0.68] },
        concept: concept(),
        drifted_concept: drifted_concept(),
        amount: None,
        outcomes: Outcomes { coverage: 0.75, median_hours: 168.0, spread: 0.25, longest_hours: 336 },
        rule: vec![
            points(REMINDERS, (2.0, 99.0), 2.0),
            points(CONTRACT, (3.0, 4.0), 2.0),
            points(PURPOSE, (4.0, 5.0), 1.5),
            points(RENT, (45.0, 101.0), 1.5),
            points(INCOME, (0.0, 1_300.0), 1.0),
        ],
        rule_points: 3.0,
        threshold: costs.cheapest_threshold(),
        costs,
        service: Service { servers: 3, answer_ms: 160.0, spread: 0.25, hold: 12.0, timeout_ms: 3_000.0, target_ms_p95: 700.0 },
        fault_narratives: FaultNarratives {
            dropped_field: "contract".into(),
            dropped_for: "young".into(),
            feature_store_fields: vec!["debt".into(), "at_job".into(), "reminders".into()],
            peak: "A rate is advertised for one day only: everybody applies.".into(),
            moved: "A large employer closes: permanent jobs are no longer safe.".into(),
            newcomers: "People who have just come to the country: short contracts, and no history at the bank.".into(),
        },
        reads: vec![],
    }
}

/// How it is spoken of.
fn words() -> Words {
    Words {
        one: "application".into(),
        many: "applications".into(),
        positive: "risky".into(),
        sender: "applicant".into(),
        senders: "applicants".into(),
        harmed: "applicant".into(),
        harmed_many: "applicants".into(),
        harm: "fell into debt or were refused without reason".into(),
    }
}

/// The fields of a request.
fn schema() -> Schema {
    Schema {
        fields: vec![
            Field::number("income", "Income a month", "EUR", (0.0, 30_000.0)).log().or_in("EUR", "cents", 100.0, 0.0),
            Field::number("sum", "Sum asked for", "EUR", (0.0, 80_000.0)).log(),
            Field::number("debt", "Other debts", "EUR", (0.0, 200_000.0)).log(),
            Field::number("at_job", "Time in this job", "months", (0.0, 480.0)).log(),
            Field::number("rent", "Rent of income", "%", (0.0, 100.0)),
            Field::number("reminders", "Reminders last year", "", (0.0, 30.0)).log(),
            Field::category("purpose", "Purpose", &["renovation", "car", "education", "furniture", "older debts"]).required(),
            Field::category("contract", "Job", &["permanent", "self-employed", "for a time", "none"]),
            Field::flag("home", "Owns a home"),
            Field::flag("guarantor", "Guarantor"),
        ],
    }
}

/// How each field arises.
fn distributions() -> Vec<FieldDistribution> {
    vec![
        log_normal(-0.4, 0.02, &[(2_900.0, 0.45), (1_700.0, 0.4), (3_300.0, 0.6), (1_500.0, 0.4)]),
        log_normal(0.15, 0.0, &[(9_000.0, 0.7), (4_500.0, 0.7), (14_000.0, 0.7), (6_000.0, 0.7)]),
        log_normal(0.5, 0.03, &[(2_400.0, 1.1), (1_800.0, 1.1), (5_000.0, 1.1), (2_000.0, 1.0)]),
        log_normal(-0.45, 0.04, &[(60.0, 0.9), (14.0, 0.8), (50.0, 0.9), (8.0, 0.7)]),
        normal(0.4, 0.05, &[(29.0, 9.0), (37.0, 10.0), (26.0, 9.0), (40.0, 9.0)]),
        count(0.6, 0.0, &[(0.8, 0.9), (0.9, 0.9), (0.9, 0.9), (0.9, 0.9)]),
        category(
            0.35,
            0.0,
            &[
                &[30.0, 30.0, 8.0, 20.0, 12.0],
                &[6.0, 22.0, 34.0, 24.0, 14.0],
                &[26.0, 30.0, 4.0, 16.0, 24.0],
                &[4.0, 26.0, 22.0, 34.0, 14.0],
            ],
        ),
        category(0.4, 0.02, &[&[72.0, 12.0, 12.0, 4.0], &[34.0, 8.0, 48.0, 10.0], &[4.0, 86.0, 8.0, 2.0], &[20.0, 6.0, 60.0, 14.0]]),
        flag(-0.3, 0.0, &[0.4, 0.05, 0.45, 0.03]),
        flag(-0.2, 0.03, &[0.14, 0.3, 0.1, 0.2]),
    ]
}

fn concept() -> Concept {
    Concept {
        base: -4.95,
        terms: vec![
            log(INCOME, 2_500.0, -1.2),
            log(SUM, 8_000.0, 0.8),
            log(DEBT, 2_200.0, 0.5),
            log(AT_JOB, 40.0, -0.45),
            linear(RENT, 30.0, 10.0, 0.6),
            linear(REMINDERS, 1.0, 1.0, 0.9),
            kinds(PURPOSE, &[-0.9, -0.1, 0.0, 0.5, 1.3]),
            kinds(CONTRACT, &[-0.8, 0.3, 0.6, 2.0]),
            linear(HOME, 0.0, 1.0, -1.0),
            linear(GUARANTOR, 0.0, 1.0, -1.1),
            both(CONTRACT, 2, RENT, (40.0, 101.0), 1.6),
            both(HOME, 0, DEBT, (8_000.0, 999_999.0), 1.3),
            above(REMINDERS, 3.0, 1.2),
        ],
        noise: 0.012,
    }
}

/// With the closing employer: a permanent job and a long time at it protect no longer.
fn drifted_concept() -> Concept {
    let mut moved = concept();
    for term in &mut moved.terms {
        match term {
            ConceptTerm::Category { field: CONTRACT, weights } => *weights = vec![1.6, -0.2, 0.2, 1.0],
            ConceptTerm::Log { field: AT_JOB, weight, .. } => *weight = 0.5,
            ConceptTerm::Linear { field: HOME, weight, .. } => *weight = 0.3,
            _ => {}
        }
    }
    moved
}
