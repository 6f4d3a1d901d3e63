//! Queue theory: how long requests wait for a server, on average, worked out instead of simulated.
//!
//! **M/M/c.** Requests arrive independently of each other, work is of varied length without memory, c servers are alike,
//! the queue is first come, first served, and has room for all. Then the chance to wait at all is Erlang's C formula, and
//! everything else follows from it. What surprises people is its bend: while servers are busy half of the time hardly
//! anybody waits; from four fifths on, waits explode, and a little more traffic does a lot of harm.
//!
//! The system's own [`super::Queue`] is held against it in a test, where work is of that kind.
//!
//! ```
//! use afterlaunch::platform::serving::queue_theory::Mmc;
//!
//! // One server that could answer ten a second.
//! let wait = |arrivals| Mmc::of(arrivals, 10.0, 1).map(|queue| queue.mean_wait);
//! assert_eq!(wait(5.0), Some(0.1));
//! assert!(wait(9.0).unwrap() > 0.89);
//! // More comes than can be answered: the queue grows without end.
//! assert_eq!(wait(10.0), None);
//! ```
//!
//! Reference: Erlang, *Solution of Some Problems in the Theory of Probabilities of Significance in Automatic Telephone
//! Exchanges*, 1917. The recurrence for the chance that all servers are busy never overflows, however many there are.

use crate::base::math::exp;

/// A queue that has settled down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mmc {
    /// Share of time for which a server works.
    pub utilisation: f64,
    /// Chance that a request has to wait: Erlang's C.
    pub p_wait: f64,
    /// Mean time in the queue over all requests, those included that do not wait; in the unit of time of the rates.
    pub mean_wait: f64,
    /// Mean number of requests in the queue.
    pub mean_queue_length: f64,
    /// What the servers together could answer beyond what arrives, per unit of time.
    spare: f64,
}

impl Mmc {
    /// Arrivals and answers of one server per unit of time, and the number of servers. `None` if as much arrives as can be
    /// answered, or more: then no queue settles down.
    pub fn of(arrival_rate: f64, service_rate: f64, servers: u32) -> Option<Self> {
        let spare = f64::from(servers) * service_rate - arrival_rate;
        let sound = arrival_rate >= 0.0 && service_rate > 0.0 && spare.is_finite() && spare > 0.0;
        if !sound {
            return None;
        }
        let load = arrival_rate / service_rate;
        let utilisation = load / f64::from(servers);
        // Erlang's B: the chance that all are busy, if whoever cannot be served at once went away.
        let blocked = (1..=servers).map(f64::from).fold(1.0, |b, k| load * b / (k + load * b));
        let p_wait = blocked / (1.0 - utilisation * (1.0 - blocked));
        let mean_wait = p_wait / spare;
        Some(Self { utilisation, p_wait, mean_wait, mean_queue_length: arrival_rate * mean_wait, spare })
    }

    /// Chance that a request waits longer than this.
    pub fn p_wait_exceeds(&self, t: f64) -> f64 {
        self.p_wait * exp(-self.spare * t.max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::dice::{Dice, Stream};
    use crate::base::math::ln_1p;
    use crate::platform::serving::Queue;

    /// The system's own queue, with arrivals and work of the kind that the theory speaks of.
    fn check(arrival_rate: f64, service_rate: f64, servers: u32) {
        let theory = Mmc::of(arrival_rate, service_rate, servers).unwrap();
        let (mut queue, mut now) = (Queue::new(servers), 0.0);
        let mut dice = Dice::keyed(11, Stream::Latency, u64::from(servers));
        let mut after = |rate: f64| -ln_1p(-dice.unit()) / rate;
        let (mut waited, mut total, mut late) = (0.0, 0.0, 0.0);
        let rows = 400_000;
        for _ in 0..rows {
            now += after(arrival_rate);
            let wait = queue.wait(now);
            queue.take(now, after(service_rate));
            waited += f64::from(u8::from(wait > 0.0));
            late += f64::from(u8::from(wait > theory.mean_wait));
            total += wait;
        }
        let near = |got: f64, expected: f64| assert!((got / f64::from(rows) / expected - 1.0).abs() < 0.05, "{servers}: {got} {theory:?}");
        near(waited, theory.p_wait);
        near(total, theory.mean_wait);
        near(late, theory.p_wait_exceeds(theory.mean_wait));
    }

    #[test]
    fn the_queue_of_the_system_waits_as_theory_says() {
        check(2.0, 4.0, 1);
        check(3.0, 4.0, 1);
        check(6.0, 2.5, 3);
        check(8.0, 1.0, 10);
    }

    #[test]
    fn what_never_settles_has_no_mean() {
        for (arrivals, service, servers) in [(3.0, 1.0, 3), (4.0, 1.0, 3), (1.0, 0.0, 3), (1.0, 1.0, 0), (f64::NAN, 1.0, 1), (-1.0, 1.0, 1)]
        {
            assert_eq!(Mmc::of(arrivals, service, servers), None, "{arrivals} {service} {servers}");
        }
        assert_eq!(Mmc::of(0.0, 1.0, 2).unwrap().mean_wait, 0.0);
        let many = Mmc::of(990.0, 1.0, 1_000).unwrap();
        assert!(many.p_wait > 0.5 && many.p_wait < 0.9, "{many:?}");
    }
}
