//! The share of positives that are caught (recall): measured where outcomes are in, estimated where they are not, and as it
//! truly is when the truth is shown.

use crate::base::time::Minutes;
use crate::learn::performance_estimation::ExpectedCells;
use crate::platform::monitoring::time_series::BUCKET;
use crate::platform::monitoring::{FEW_POSITIVES, QUALITY_BUCKETS};
use crate::platform::truth::TrueCells;
use crate::platform::vocabulary::{ConfusionMatrix, Role};
use crate::platform::world::World;
use crate::present::charts::{Chart, series};
use crate::present::control_room::quality;
use crate::present::control_room::questions::{held_words, outcomes_after};
use crate::present::plot::{Alarm, How, Limit, Line, Plot, Point, Say, Shape, ValueAxis, Who};
use crate::present::view::Lens;
use crate::present::words;
use crate::session::Session;

/// The entry.
pub const CHART: Chart =
    Chart { id: "recall", sentence: "The share of positives that are caught (recall): measured, estimated, and in truth.", build };

/// How a candidate's own estimate is marked.
pub(super) const OWN_VIEW: &str = "it thinks";
/// Expected positives must be so many for an estimate.
const ENOUGH: f64 = FEW_POSITIVES as f64 / 2.0;

fn build(session: &Session, lens: Lens) -> Plot {
    let w = &session.scenario().words;
    let title = format!("{} {} caught", words::capital(&w.positive), w.many);
    let world = session.world();
    let reference = &world.release.champion().reference;
    let share = reference.positives();
    let quality = Quality {
        id: CHART.id,
        title,
        of: format!("of all {}, recall", w.positive),
        axis: ValueAxis {
            range: (20.0, 104.0),
            log: false,
            ticks: vec![(25.0, "25".into()), (50.0, "50".into()), (75.0, "75".into()), (100.0, "100 %".into())],
        },
        typical: world.normal().recall(),
        of_requests: share,
        rules: Some(["estimated-recall", "measured-recall"]),
        measured: |cells| (cells.positives() >= FEW_POSITIVES / 2).then(|| cells.recall()).flatten(),
        estimated: |cells| {
            let estimate = cells.recall().filter(|_| cells.tp + cells.fn_ >= ENOUGH)?;
            let (low, high) = estimate.range(1.96);
            Some((estimate.value, low, high))
        },
        truth: TrueCells::recall,
        held: 0,
    };
    quality.plot(session, lens)
}

/// What the charts of quality share.
pub(super) struct Quality {
    pub id: &'static str,
    pub title: String,
    pub of: String,
    /// Where its values usually lie.
    pub axis: ValueAxis,
    pub typical: Option<f64>,
    /// Share of requests that the measure is a share of.
    pub of_requests: f64,
    /// The alert rules on its estimate and on what is measured.
    pub rules: Option<[&'static str; 2]>,
    pub measured: fn(&ConfusionMatrix) -> Option<f64>,
    pub estimated: fn(&ExpectedCells) -> Option<(f64, f64, f64)>,
    pub truth: fn(&TrueCells) -> Option<f64>,
    /// Which of the estimates that were held against outcomes it is: recall or precision.
    pub held: usize,
}

impl Quality {
    /// Measured as far as outcomes are in, and estimated from there on. `past` names a version that is no longer on trial.
    fn of_role(
        &self,
        world: &World,
        windows: &quality::Windows<'_>,
        role: Role,
        stretch: series::Stretch,
        past: Option<String>,
        known_until: f64,
    ) -> Vec<Line> {
        let (who, answers) = (role.into(), role == Role::Champion);
        let mut measured = stretch.windows(|end| (self.measured)(&windows.measured(end, role, stretch.begins())).map(|v| v * 100.0));
        let mut estimated = stretch.windows(|_| None);
        for point in &mut estimated {
            let cells = windows.expected((point.t / f64::from(BUCKET)) as u32, role, stretch.begins());
            if let Some((v, low, high)) = cells.and_then(|cells| (self.estimated)(&cells)) {
                (point.v, point.range) = (Some(v * 100.0), answers.then_some((low * 100.0, high * 100.0)));
            }
        }
        measured.retain(|p| p.t <= known_until);
        estimated.retain(|p| p.t >= known_until);
        let mut lines = Vec::new();
        let is_measured = measured.iter().any(|p| p.v.is_some());
        if is_measured {
            let newest = self.newest(world, &measured);
            let tag = if answers { newest } else { past.clone() };
            lines.push(Line { who, how: How::Measured, points: measured, end: None, tag });
        }
        let bad = answers && self.rules.is_some_and(|[estimated, _]| series::crossed(world, estimated));
        // What a candidate thinks of itself is no measurement, and is not said as one.
        let note = if answers { "estimate" } else { OWN_VIEW };
        let end = series::end(&estimated, "%", Some(note), bad, words::percent_kept).filter(|_| past.is_none());
        lines.push(Line { who, how: How::Estimated, points: estimated, end, tag: past.filter(|_| !is_measured) });
        lines
    }

    /// As it truly is.
    fn truth_line(&self, world: &World, stretch: series::Stretch) -> Line {
        let points = stretch.truth(world, |hours| {
            let mut cells = TrueCells::default();
            hours.iter().for_each(|b| cells.add(&b.all));
            (self.truth)(&cells).map(|v| v * 100.0)
        });
        let end = series::end(&points, "%", Some("truth"), false, |v| words::percent_figure(v / 100.0));
        Line { who: Who::Truth, how: How::Truth, points, end, tag: None }
    }

    pub fn plot(self, session: &Session, lens: Lens) -> Plot {
        let world = session.world();
        let off = self.off(session);
        let stretch = series::Stretch::of(session, lens);
        let coverage = f64::from(world.scenario.outcomes.coverage);
        let known_until = f64::from(world.monitoring.outcomes_in_until(coverage).0);
        let mut lines = Vec::new();
        let trials = stretch.trials(world);
        let windows = quality::Windows::from(world, stretch.from.max(0.0) as u32 / BUCKET);
        let trials = trials.into_iter().map(|(version, trial)| (Role::Canary, version, trial));
        let versions = [(Role::Champion, 0, stretch)].into_iter().chain(trials);
        lines.extend(versions.flat_map(|(role, version, stretch)| {
            let past = (!stretch.goes_on()).then(|| series::past(version));
            self.of_role(world, &windows, role, stretch, past, known_until)
        }));
        if lens.truth {
            lines.push(self.truth_line(world, stretch));
        }
        let over = Minutes(QUALITY_BUCKETS * BUCKET);
        let band = match self.typical {
            Some(typical) => stretch.band(|t| series::expected_band(world, t, typical, self.of_requests, over)),
            None => Vec::new(),
        };
        let (limits, alarms) = (self.limits(world), self.alarms(session, &lines));
        let beside = self.typical.map(|typical| typical * 100.0).into_iter().chain(limits.iter().map(|limit| limit.v));
        let axis = series::share_axis(self.axis, series::values(&lines).chain(beside));
        let mut plot = series::line_plot(session, stretch, axis, lines);
        plot.band = band;
        plot.limits = limits;
        plot.alarms = alarms;
        plot.coming_in = (known_until < stretch.to).then_some(known_until.max(stretch.from));
        if plot.lines.iter().all(|l| l.points.iter().all(|p| p.v.is_none())) {
            plot.say = Some(nothing(session));
        }
        plot.remarks = remarks(session, known_until);
        Plot {
            id: self.id,
            sentence: series::sentence(session, &self.title, &plot, |v| words::percent(v / 100.0)) + &off,
            table: series::table(session, &plot, |v| words::percent(v / 100.0)),
            title: self.title,
            of: self.of,
            shape: Shape::Lines(plot),
        }
    }
}

impl Quality {
    /// The limits of both rules, each with the line that it judges.
    fn limits(&self, world: &World) -> Vec<Limit> {
        let named = |[estimated, measured]: [&'static str; 2]| [(estimated, "estimate"), (measured, "measured")];
        self.rules.map(named).into_iter().flatten().filter_map(|(rule, judges)| series::named_limit(world, rule, judges)).collect()
    }

    /// What of it is crossed: the estimate is judged by one rule, what is measured by the other.
    fn alarms(&self, session: &Session, lines: &[Line]) -> Vec<Alarm> {
        let judged = |[estimated, measured]: [&'static str; 2]| [(estimated, How::Estimated), (measured, How::Measured)];
        let rules = self.rules.map(judged).into_iter().flatten();
        rules.filter_map(|(rule, how)| series::alarm(session, rule, series::champions(lines, how))).collect()
    }

    /// What is written at the measured line: what it comes to, and whose it is where it is not of all answers.
    fn newest(&self, world: &World, measured: &[Point]) -> Option<String> {
        let last = measured.iter().rev().find(|point| point.v.is_some())?;
        let end = (last.t / f64::from(BUCKET)) as u32;
        if quality::on_trial(world, end) {
            let version = world.monitoring.buckets.get(end - 1).map_or(0, |bucket| bucket.by_role[Role::Champion].version);
            return Some(format!("v{version} alone {} %", words::percent_kept(last.v?)));
        }
        // The alert has looked when the last bucket closed; outcomes that have come since move the line a little.
        let seen = self.rules.and_then(|[_, measured]| world.alerts.get(measured)?.value);
        Some(format!("measured {} %", words::percent_kept(seen.map_or(last.v?, f64::from))))
    }

    /// How far the estimate was off where outcomes are in.
    fn off(&self, session: &Session) -> String {
        let world = session.world();
        let until = world.monitoring.outcomes_in_until(f64::from(world.scenario.outcomes.coverage));
        let held = world.monitoring.estimates_held(world.release.rollout.champion, until)[self.held];
        held.map_or_else(String::new, |held| held_words(session, held))
    }
}

/// What is said where there is neither a measure nor an estimate.
fn nothing(session: &Session) -> Say {
    let monitoring = &session.world().monitoring;
    let known = monitoring.buckets.range(0, u32::MAX).iter().flat_map(|bucket| &bucket.segments).any(|cells| cells.known() > 0);
    let after = format!("Half of them are in after {}.", outcomes_after(session));
    match known {
        false => Say { text: "No outcomes yet.".into(), more: Some(after) },
        true => Say { text: "Too few to tell.".into(), more: Some(format!("Hardly any {} one came.", session.scenario().words.positive)) },
    }
}

/// "62 % of Tuesday's outcomes are in": for each stretch of four hours that is not complete.
pub(super) fn remarks(session: &Session, known_until: f64) -> Vec<(f64, f64, String)> {
    use crate::base::time::Tick;
    use crate::present::words;
    let world = session.world();
    let coverage = f64::from(world.scenario.outcomes.coverage);
    let step = QUALITY_BUCKETS * BUCKET;
    let mut out = Vec::new();
    let mut from = Tick(known_until as u32 / step * step);
    while from < session.now() {
        let to = Tick(from.0 + step);
        if let Some(share) = world.monitoring.outcomes_in(from, to, coverage) {
            let day = words::weekday(from);
            let said = format!(
                "{} of the outcomes of {day} {} to {} are in",
                words::percent(share),
                words::hour_minute(from),
                words::hour_minute(to)
            );
            out.push((f64::from(from.0), f64::from(to.0), said));
        }
        from = to;
    }
    out
}
