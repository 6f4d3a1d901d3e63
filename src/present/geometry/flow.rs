//! Dots that travel a route: a picture of the traffic, not a count of it.
//!
//! Dots enter at the start and leave at the end, a steady number of pixels a second at any speed of the simulation.
//! A dot turns sick when it passes the place where trouble enters, and takes the candidate's way when it passes the
//! fork. So trouble that begins now is seen flowing in, and what was past it before stays well, as in the real
//! thing. Which dots are struck follows a golden-ratio sequence: any share is spread evenly, without dice.

use std::collections::VecDeque;

/// What the route is like now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Current {
    /// How long the route is.
    pub length: f64,
    /// Pixels between two dots that enter.
    pub gap: f64,
    /// Where trouble enters, and the share of dots that it touches.
    pub sick: Option<(f64, f64)>,
    /// Where the candidate's way leaves, and the share of dots that takes it.
    pub fork: Option<(f64, f64)>,
    /// Where the way past the model leaves, and the share of dots that takes it.
    pub bypass: Option<(f64, f64)>,
}

/// A dot on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// How far it has come.
    pub s: f64,
    /// Trouble has touched it.
    pub sick: bool,
    /// It takes the candidate's way.
    pub candidate: bool,
    /// It goes past the model.
    pub bypass: bool,
    number: u32,
}

impl Dot {
    fn new(s: f64, number: u32) -> Self {
        Self { s, sick: false, candidate: false, bypass: false, number }
    }

    fn pass(&mut self, from: f64, current: &Current) {
        let passes = |at: f64| from < at && at <= self.s;
        if let Some((at, share)) = current.sick
            && passes(at)
        {
            self.sick = spread(self.number, 0.618_033_988_75) < share;
        }
        if let Some((at, share)) = current.fork
            && passes(at)
        {
            self.candidate = spread(self.number, 0.754_877_666_25) < share;
        }
        // What trouble has touched goes first: that is what a check stops.
        if let Some((at, share)) = current.bypass
            && passes(at)
        {
            self.bypass = spread(self.number, 0.618_033_988_75) < share;
        }
    }
}

/// The next number of an evenly spread sequence, from 0 to 1.
fn spread(number: u32, step: f64) -> f64 {
    (f64::from(number) * step).fract()
}

/// The dots of one route, the one that entered last in front.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    dots: VecDeque<Dot>,
    entered: u32,
}

impl Flow {
    /// Fills the route as if it had always been like now.
    pub fn fill(&mut self, current: &Current) {
        self.dots.clear();
        let mut s = current.length;
        while s > 0.0 {
            self.enter(s, current);
            s -= current.gap.max(1.0);
        }
    }

    /// Moves all dots on.
    pub fn flow(&mut self, by: f64, current: &Current) {
        for dot in &mut self.dots {
            let from = dot.s;
            dot.s += by;
            dot.pass(from, current);
        }
        while self.dots.back().is_some_and(|d| d.s > current.length) {
            self.dots.pop_back();
        }
        let gap = current.gap.max(1.0);
        let mut next = self.dots.front().map_or(by, |d| d.s) - gap;
        while next >= 0.0 {
            self.enter(next, current);
            next -= gap;
        }
        if self.dots.is_empty() {
            self.enter(0.0, current);
        }
    }

    /// The route has become longer or shorter by this factor.
    pub fn stretch(&mut self, by: f64) {
        for dot in &mut self.dots {
            dot.s *= by;
        }
    }

    /// The dots on their way.
    pub fn dots(&self) -> impl Iterator<Item = &Dot> {
        self.dots.iter()
    }

    fn enter(&mut self, s: f64, current: &Current) {
        let mut dot = Dot::new(s, self.entered);
        dot.pass(-1.0, current);
        self.entered = self.entered.wrapping_add(1);
        self.dots.push_front(dot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: Current = Current { length: 900.0, gap: 19.0, sick: None, fork: None, bypass: None };

    fn places(flow: &Flow) -> Vec<f64> {
        flow.dots().map(|d| d.s).collect()
    }

    #[test]
    fn dots_keep_their_distance_while_they_flow() {
        let mut flow = Flow::default();
        flow.fill(&WELL);
        for _ in 0..500 {
            flow.flow(0.77, &WELL);
        }
        let s = places(&flow);
        assert!(s.len() >= 46, "{}", s.len());
        assert!(s.windows(2).all(|w| (w[1] - w[0] - 19.0).abs() < 1e-6), "{s:?}");
        assert!(s[0] < 19.0 && s[s.len() - 1] > 900.0 - 19.0);
    }

    #[test]
    fn an_empty_route_fills_from_its_start() {
        let mut flow = Flow::default();
        flow.flow(5.0, &WELL);
        flow.flow(60.0, &WELL);
        assert_eq!(places(&flow), [3.0, 22.0, 41.0, 60.0]);
    }

    #[test]
    fn trouble_flows_in_and_flows_out() {
        let ill = Current { sick: Some((300.0, 1.0)), ..WELL };
        let mut flow = Flow::default();
        flow.fill(&WELL);
        let past = flow.dots().filter(|d| d.s > 300.0).count();
        flow.flow(100.0, &ill);
        assert!(flow.dots().all(|d| d.sick == (d.s >= 300.0 && d.s < 400.0 + 1e-6)), "{past}");
        for _ in 0..20 {
            flow.flow(45.0, &WELL);
        }
        assert!(flow.dots().all(|d| !d.sick));
    }

    #[test]
    fn a_share_is_spread_evenly() {
        let mut flow = Flow::default();
        flow.fill(&Current { length: 19_000.0, sick: Some((0.0, 0.1)), fork: Some((0.0, 0.25)), ..WELL });
        let all = flow.dots().count() as f64;
        let sick = flow.dots().filter(|d| d.sick).count() as f64 / all;
        let candidate = flow.dots().filter(|d| d.candidate).count() as f64 / all;
        assert!((sick - 0.1).abs() < 0.01 && (candidate - 0.25).abs() < 0.01, "{sick} {candidate}");
    }

    #[test]
    fn what_is_stopped_is_what_trouble_has_touched() {
        let mut flow = Flow::default();
        flow.fill(&Current { sick: Some((100.0, 0.5)), bypass: Some((200.0, 0.5)), ..WELL });
        let past: Vec<_> = flow.dots().filter(|d| d.s > 200.0).collect();
        assert!(past.iter().all(|d| d.bypass == d.sick), "{past:?}");
        let bypass = past.iter().filter(|d| d.bypass).count() as f64 / past.len() as f64;
        assert!((bypass - 0.5).abs() < 0.05, "{bypass}");
    }

    #[test]
    fn a_wider_route_keeps_its_dots() {
        let mut flow = Flow::default();
        flow.fill(&WELL);
        let before = places(&flow);
        flow.stretch(2.0);
        assert!(places(&flow).iter().zip(&before).all(|(a, b)| (a - b * 2.0).abs() < 1e-9));
    }
}
