//! Money and harm. A mistake costs at once when it is a false alarm; a missed positive shows when the promise
//! breaks, hours later. Servers and requests read by hand cost, too.
//!
//! What is usual by this time of day is learnt from the requests of the run's first seven days ([`expected`]).

mod bill;
mod expected;

pub use bill::Bill;

use serde::Serialize;

use crate::base::math::sqrt;
use crate::base::time::{HOUR, Minutes, Tick};

use self::expected::Expected;
use super::harm::HarmBySegment;
use crate::platform::quality::Response;
use crate::platform::scenario::{Costs, Scenario};
use crate::platform::serving::review;
use crate::platform::vocabulary::By;
use crate::platform::workload::Minute;

/// What the answers of one version, or of the rule, have led to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Account {
    /// Requests answered.
    pub answered: u64,
    /// Positives missed.
    pub missed: u64,
    /// False alarms.
    pub false_alarms: u64,
    /// What that costs in the end.
    pub bill: Bill,
}

/// The book.
#[derive(Clone, Debug, Serialize)]
pub struct Ledger {
    /// Today so far.
    pub today: Bill,
    /// All days before today, the first day first.
    pub days: Vec<Bill>,
    /// The whole run so far.
    pub total: Bill,
    /// What machines have cost in the whole run so far, in EUR: part of the total.
    #[serde(skip)]
    pub machines_eur: f64,
    /// Whom it harmed.
    #[serde(skip)]
    pub harmed: HarmBySegment,
    /// What each version has led to, by its number; the simple rule and people under 0.
    pub accounts: Vec<(u32, Account)>,
    /// Harm that will show, by the minute at which it does.
    coming: Vec<Bill>,
    /// What is usual by this time of the day.
    expected: Expected,
}

impl Ledger {
    /// An empty book.
    pub fn new(costs: &Costs) -> Self {
        let ahead = (costs.harm_after_hours * HOUR + 1) as usize;
        Self {
            today: Bill::default(),
            days: Vec::new(),
            total: Bill::default(),
            machines_eur: 0.0,
            harmed: HarmBySegment::default(),
            accounts: Vec::new(),
            coming: vec![Bill::default(); ahead],
            expected: Expected::new(Minutes::hours(costs.harm_after_hours)),
        }
    }

    /// Books this minute, in which the machines cost so many EUR.
    pub fn book(&mut self, scenario: &Scenario, now: Tick, machines_eur: f64, minute: &Minute) {
        if now.minute_of_day() == 0 && now.0 > 0 {
            self.days.push(self.today);
            self.today = Bill::default();
        }
        self.harmed.pass(now);
        let costs = &scenario.costs;
        self.machines_eur += machines_eur;
        let mut at_once = Bill::default();
        let mut later = Bill::default();
        for row in 0..minute.seen.answers.len() {
            self.book_answer(costs, now, minute, row, &mut at_once, &mut later);
        }
        let ahead = self.coming.len();
        let due = now.0 as usize % ahead;
        let settled = std::mem::take(&mut self.coming[due]);
        self.coming[(due + ahead - 1) % ahead].add(later);
        self.expected.learn(now, minute.seen.len() as u32, machines_eur, at_once, settled);
        for bill in [Bill { eur: machines_eur, people: 0 }, at_once, settled] {
            self.today.add(bill);
            self.total.add(bill);
        }
    }

    /// Books one answer: what it costs at once, and what will show later.
    fn book_answer(&mut self, costs: &Costs, now: Tick, minute: &Minute, row: usize, at_once: &mut Bill, later: &mut Bill) {
        let answer = &minute.seen.answers[row];
        let (positive, harm, segment) = (minute.hidden.positive[row], minute.hidden.harm[row], minute.seen.segment[row]);
        let account = self.account(answer.version);
        account.answered += 1;
        let read = u8::from(minute.seen.fate(row) == Some(Response::Quarantine)) + u8::from(answer.by == By::Person);
        for _ in 0..read {
            at_once.eur += f64::from(costs.manual_review_eur);
            account.bill.eur += f64::from(costs.manual_review_eur);
        }
        let mut harmed_later = false;
        if answer.by == By::Person && positive && answer.predicted_positive {
            let part = review::part_of_a_miss(costs, answer.latency_ms);
            let eur = f64::from(costs.missed_eur) * f64::from(part);
            let bill = Bill { eur, people: u32::from(harm < costs.missed_harm * part) };
            account.bill.add(bill);
            later.add(bill);
            harmed_later = bill.people > 0;
        }
        if positive && !answer.predicted_positive {
            let bill = Bill { eur: f64::from(costs.missed_eur), people: u32::from(harm < costs.missed_harm) };
            account.missed += 1;
            account.bill.add(bill);
            later.add(bill);
            harmed_later = bill.people > 0;
        } else if !positive && answer.predicted_positive {
            let bill = Bill { eur: f64::from(costs.false_alarm_eur), people: u32::from(harm < costs.false_alarm_harm) };
            account.false_alarms += 1;
            account.bill.add(bill);
            at_once.add(bill);
            if bill.people > 0 {
                self.harmed.at_once(segment);
            }
        }
        if harmed_later {
            self.harmed.later(now.plus(Minutes::hours(costs.harm_after_hours)), segment);
        }
    }

    /// Books what people's time costs.
    pub fn pay(&mut self, eur: f64) {
        let bill = Bill { eur, people: 0 };
        self.today.add(bill);
        self.total.add(bill);
    }

    fn account(&mut self, version: u32) -> &mut Account {
        let at = match self.accounts.iter().position(|(v, _)| *v == version) {
            Some(at) => at,
            None => {
                self.accounts.push((version, Account::default()));
                self.accounts.len() - 1
            }
        };
        &mut self.accounts[at].1
    }

    /// The whole run so far, with the harm that past decisions have done and that will only show.
    pub fn in_the_end(&self) -> Bill {
        let mut sum = self.total;
        self.coming.iter().for_each(|bill| sum.add(*bill));
        sum
    }

    /// What is usual today by this minute: EUR and people; `None` before that is known.
    pub fn expected_by(&self, now: Tick) -> Option<(f64, f64)> {
        self.expected.by(now)
    }

    /// What is usual is known after so long.
    pub fn expected_known_after(&self) -> Minutes {
        self.expected.known_after()
    }

    /// More people were harmed today than luck explains. The root of a count strays by a half, whatever its size (Anscombe,
    /// 1948); the usual is a count itself, of a week. Five and a half such deviations are no luck, however often one looks.
    pub fn harm_is_unusual(&self, now: Tick) -> bool {
        let root = |count: f64| 2.0 * sqrt(count + 0.375);
        let Some((_, expected_bill)) = self.expected_by(now) else { return false };
        root(f64::from(self.today.people)) - root(expected_bill) > 5.5 * sqrt(1.0 + 1.0 / 7.0)
    }
}
