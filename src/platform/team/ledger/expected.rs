//! The expected bill: what a day has usually cost by a given minute, learnt from the requests of the run's first seven days.
//!
//! A false alarm costs at once; a missed positive shows hours or days later. So two weeks are added up: that of the mistakes
//! that cost at once, and, as much later as harm takes to show, that of the harm which the same requests led to. Only then
//! is a whole week's bill known: a sum that ended with the seventh day would lack all that was still to show.
//!
//! Each is held by the hour of the day at which it was paid, and shared out over the week by the traffic of the day on which
//! the requests came. Machines cost the same every day.

use serde::Serialize;

use super::bill::Bill;
use crate::base::time::{DAY, HOUR, Minutes, Tick};

const WEEK: u32 = 7 * DAY;

/// What is usual, as far as it has been learnt.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Expected {
    /// Harm shows so long after the request, in minutes.
    later: u32,
    /// Requests of the first seven days by weekday.
    requests: Vec<u64>,
    /// EUR for machines, by hour of the day.
    machines: Vec<f64>,
    /// What cost at once, by hour of the day.
    at_once: Vec<Bill>,
    /// Harm by the hour of the day at which it showed.
    settled: Vec<Bill>,
}

impl Expected {
    pub fn new(later: Minutes) -> Self {
        let hours = vec![Bill::default(); 24];
        Self { later: later.0, requests: vec![0; 7], machines: vec![0.0; 24], at_once: hours.clone(), settled: hours }
    }

    /// Takes a minute in: its requests, what machines cost, what cost at once, and the harm that showed.
    pub fn learn(&mut self, now: Tick, requests: u32, machines_eur: f64, at_once: Bill, settled: Bill) {
        let hour = now.hour_of_day() as usize;
        if now.0 < WEEK {
            self.requests[now.weekday() as usize] += u64::from(requests);
            self.machines[hour] += machines_eur;
            self.at_once[hour].add(at_once);
        }
        if (self.later..self.later + WEEK).contains(&now.0) {
            self.settled[hour].add(settled);
        }
    }

    /// A whole week's bill is known from here on.
    pub fn known_after(&self) -> Minutes {
        Minutes(WEEK + self.later)
    }

    /// EUR and people that a day has usually cost by this minute. At midnight it is the day that ends that is spoken of.
    pub fn by(&self, now: Tick) -> Option<(f64, f64)> {
        if now.0 < self.known_after().0 {
            return None;
        }
        let midnight = Tick(now.0 - 1).midnight();
        let so_far = now.since(midnight).0;
        let (mut eur, mut people) = (0.0, 0.0);
        for hour in 0..so_far.div_ceil(HOUR) {
            let part = f64::from((so_far - hour * HOUR).min(HOUR)) / f64::from(HOUR) / 7.0;
            let start = Tick(midnight.0 + hour * HOUR);
            let (today, then) = (self.traffic(start) * part, self.traffic(Tick(start.0 - self.later)) * part);
            let (at_once, settled) = (self.at_once[hour as usize], self.settled[hour as usize]);
            eur += self.machines[hour as usize] * part + at_once.eur * today + settled.eur * then;
            people += f64::from(at_once.people) * today + f64::from(settled.people) * then;
        }
        Some((eur, people))
    }

    /// Traffic of the weekday of a minute, as a factor of the week's average.
    fn traffic(&self, at: Tick) -> f64 {
        let all: u64 = self.requests.iter().sum();
        if all == 0 { 1.0 } else { self.requests[at.weekday() as usize] as f64 * 7.0 / all as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lives some days in which each request errs in both ways, and returns the bill of each.
    fn live(expected: &mut Expected, days: u32, later: u32, requests: impl Fn(Tick) -> u32) -> Vec<f64> {
        let mut bills = vec![0.0; days as usize];
        for now in (0..days * DAY).map(Tick) {
            let then = now.0.checked_sub(later).map_or(0, |then| requests(Tick(then)));
            let (at_once, settled) = (Bill { eur: f64::from(requests(now)), people: 0 }, Bill { eur: 9.0 * f64::from(then), people: then });
            expected.learn(now, requests(now), 0.5, at_once, settled);
            bills[(now.0 / DAY) as usize] += 0.5 + at_once.eur + settled.eur;
        }
        bills
    }

    #[test]
    fn late_harm_is_in_the_usual_bill_of_every_weekday() {
        for later in [0, 4, 30, 120, 400].map(|hours| hours * HOUR) {
            let mut expected = Expected::new(Minutes(later));
            let requests = |at: Tick| (1 + at.weekday()) * if at.hour_of_day() < 6 { 1 } else { 3 };
            let bills = live(&mut expected, 40, later, requests);
            for day in 30..40 {
                let (eur, people) = expected.by(Tick((day + 1) * DAY)).unwrap();
                let bill = bills[day as usize];
                assert!((eur / bill - 1.0).abs() < 0.01 && people > 0.0, "{later} day {day}: {eur} for {bill}");
            }
        }
    }

    #[test]
    fn nothing_is_usual_before_the_harm_of_a_week_has_shown() {
        let mut expected = Expected::new(Minutes::hours(30));
        live(&mut expected, 9, 30 * HOUR, |_| 3);
        let known = expected.known_after().0;
        assert_eq!((known, expected.by(Tick(known - 1))), (7 * DAY + 30 * HOUR, None));
        let [before, at, after] = [9 * DAY - 1, 9 * DAY, 9 * DAY + 1].map(|minute| expected.by(Tick(minute)).unwrap().0);
        assert!(before < at && after < 0.01 * at, "{before}, {at}, {after}");
    }

    #[test]
    fn without_traffic_only_machines_are_usual() {
        let mut expected = Expected::new(Minutes(0));
        live(&mut expected, 8, 0, |_| 0);
        let (eur, people) = expected.by(Tick(9 * DAY)).unwrap();
        assert!((eur - 0.5 * f64::from(DAY)).abs() < 1e-6 && people == 0.0, "{eur}");
    }
}
