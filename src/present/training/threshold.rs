//! The decision threshold of a version under somebody's hand: what it would have meant for the rows that the version was tested
//! on, at any whole percent. The rows are counted once ([`Sweep`]); each move after that only looks up.

use crate::learn::metrics::Confusion;
use crate::learn::metrics::cost::{Prices, Sweep};
use crate::platform::scenario::Words;
use crate::platform::vocabulary::Action;
use crate::present::charts::axis_from_zero;
use crate::present::plot::{AxisUnit, ChartTable, How, Line, LinePlot, Plot, Point, ReleaseMark, Shape, SharedPlot, TimeAxis, Who};
use crate::present::{move_threshold, words};
use crate::session::Session;

/// Lowest and highest place of the line, in percent.
pub const REACH: (u32, u32) = (1, 99);
/// Two places so far apart can both be named in the chart.
const APART: u32 = 30;
/// Costs are told of so many rows.
const OF: f64 = 1_000.0;

/// What the decision threshold means at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct LineView {
    /// The place, in percent.
    pub place: u32,
    /// The four cells, each a count and its name: what was a yes, called and not; what was none, called and not.
    pub cells: [(String, &'static str); 4],
    /// Measures: a term and its value.
    pub measures: [(&'static str, String); 4],
    /// What it costs: missed, false alarms, both.
    pub money: [(&'static str, String); 3],
    /// How that is beside the line in service and the one that costs least.
    pub beside: String,
    /// The place and what it means, for those who hear it.
    pub spoken: String,
}

/// A version's tested rows, ready to be asked about any line.
#[derive(Clone, Debug)]
pub struct Deciding {
    /// The rows that it was tested on: all that is shown is of them.
    sweep: Sweep,
    /// The validation rows: the cheapest line is sought on them, so that the test stays one.
    tuned: Sweep,
    prices: Prices,
    words: Words,
    /// Where the line lies in service, in percent.
    pub in_service: u32,
    /// Where mistakes cost least on the validation rows, in percent.
    pub cheapest: u32,
}

impl Deciding {
    /// The tested rows of a version, by what mistakes cost here. Nothing where there is no such version, or none was tested.
    pub fn about(session: &Session, number: u32) -> Option<Self> {
        let world = session.world();
        let version = world.release.registry.get(number)?;
        let (tested, validated, costs) = (&version.tested, &version.validated, &session.scenario().costs);
        let prices = Prices { missed: f64::from(costs.missed_eur), false_alarm: f64::from(costs.false_alarm_eur) };
        let in_service = (100.0 * f64::from(world.serving.threshold)).round() as u32;
        let sweep = Sweep::new(&tested.outcomes, &tested.scores);
        let tuned = Sweep::new(&validated.outcomes, &validated.scores);
        let mut deciding = Self { sweep, tuned, prices, words: session.scenario().words.clone(), in_service, cheapest: in_service };
        deciding.cost(in_service)?;
        let mut least = deciding.tuned_cost(in_service)?;
        for place in (REACH.0..=REACH.1).rev() {
            let cost = deciding.tuned_cost(place)?;
            if cost < least {
                (least, deciding.cheapest) = (cost, place);
            }
        }
        Some(deciding)
    }

    fn cells(&self, place: u32) -> Confusion {
        self.sweep.cells(f64::from(place) / 100.0)
    }

    /// What mistakes come to in a thousand rows.
    fn cost(&self, place: u32) -> Option<f64> {
        self.prices.of(&self.cells(place)).map(|cost| OF * cost)
    }

    /// The same on the validation rows.
    fn tuned_cost(&self, place: u32) -> Option<f64> {
        self.prices.of(&self.tuned.cells(f64::from(place) / 100.0)).map(|cost| OF * cost)
    }

    /// How much more a line costs than another in a thousand rows, and its standard error: the same rows are asked twice, so
    /// only those count that lie between the two lines.
    fn more(&self, place: u32, than: u32) -> (f64, f64) {
        let (low, high) = (self.cells(place.min(than)), self.cells(place.max(than)));
        let n = low.total().max(1) as f64;
        let (yes, no) = ((low.tp - high.tp) as f64, (low.fp - high.fp) as f64);
        let (missed, alarm) = (self.prices.missed, self.prices.false_alarm);
        let (mean, square) = ((missed * yes - alarm * no) / n, (missed * missed * yes + alarm * alarm * no) / n);
        let error = ((square - mean * mean).max(0.0) / n).sqrt();
        (OF * if place > than { mean } else { -mean }, OF * error)
    }

    /// The line at a place.
    pub fn at(&self, place: u32) -> LineView {
        let place = place.clamp(REACH.0, REACH.1);
        let cells = self.cells(place);
        let of_all = OF / cells.total().max(1) as f64;
        let costs = [self.prices.missed * cells.fn_ as f64, self.prices.false_alarm * cells.fp as f64].map(|cost| of_all * cost);
        let both = words::eur(costs[0] + costs[1]);
        let share = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), words::percent);
        let positive = &self.words.positive;
        let count = |rows: u64, name| (words::grouped(rows), name);
        LineView {
            place,
            cells: [
                count(cells.tp, "caught"),
                count(cells.fn_, "missed"),
                count(cells.fp, "false alarms"),
                count(cells.tn, "correctly left alone (true negatives)"),
            ],
            measures: [
                ("Recall", share(cells.recall())),
                ("Precision", share(cells.precision())),
                ("False-alarm rate", share(cells.specificity().map(|specificity| 1.0 - specificity))),
                ("F1", cells.f1().map_or_else(|| "none".to_owned(), |value| format!("{value:.2}"))),
            ],
            money: [("Missed", words::eur(costs[0])), ("False alarms", words::eur(costs[1])), ("Together", both.clone())],
            beside: self.beside(place),
            spoken: format!(
                "{place} %: {} caught, {} missed, {} false alarms among {} that were not {positive}; {both} in a thousand {}",
                cells.tp,
                cells.fn_,
                cells.fp,
                cells.fp + cells.tn,
                self.words.many
            ),
        }
    }

    /// What the columns of the cells are called, and their rows.
    pub fn heads(&self) -> [String; 4] {
        let positive = &self.words.positive;
        [format!("called {positive}"), "not called so".to_owned(), format!("was {positive}"), "was not".to_owned()]
    }

    /// What this is about, in words.
    pub fn asks(&self, number: u32) -> String {
        format!(
            "From which score on is {} called {}? Move the threshold, and see what it would have meant for the {} {} that v{number} was \
             tested on. The cheapest line is sought on the validation set, {} others: whoever tunes on the test set has no test left.",
            words::one(&self.words.one),
            self.words.positive,
            words::grouped(self.cells(self.in_service).total()),
            self.words.many,
            words::grouped(self.tuned.cells(0.0).total())
        )
    }

    /// Of what its costs are told.
    pub fn of_a_thousand(&self) -> String {
        format!("Cost in a thousand {}", self.words.many)
    }

    fn beside(&self, place: u32) -> String {
        let (more, error) = self.more(place, self.in_service);
        let [low, high] = [more - 1.96 * error, more + 1.96 * error];
        let signed = |eur: f64| format!("{} {}", words::eur(eur.abs()), if eur < 0.0 { "less" } else { "more" });
        let now = if place == self.in_service {
            "This is where the threshold lies in service.".to_owned()
        } else if more.abs() < 0.5 && error < 0.5 {
            format!("That is as much as with the threshold in service, at {} %.", self.in_service)
        } else {
            let chance_note = if low < 0.0 && high > 0.0 { ": it may be luck" } else { "" };
            let interval = format!("95 % interval: {} to {}{chance_note}", signed(low), signed(high));
            format!(
                "On these test rows that is {} than with the threshold in service, at {} % ({interval}).",
                signed(more),
                self.in_service
            )
        };
        let best = if place == self.cheapest {
            "On the validation rows no other line costs less.".to_owned()
        } else {
            let cost = self.cost(self.cheapest).unwrap_or_default();
            format!("On the validation rows it costs least at {} %; on these test rows that is {}.", self.cheapest, words::eur(cost))
        };
        format!("{now} {best}")
    }

    /// What makes this the line in service.
    pub fn apply(place: u32) -> Action {
        move_threshold(f64::from(place) / 100.0)
    }

    /// The cost over all lines, with the one under the hand.
    pub fn curve(&self, place: u32) -> SharedPlot {
        let point = |place: u32| Point { t: f64::from(place), v: self.cost(place), range: None };
        let points: Vec<Point> = (REACH.0..=REACH.1).map(point).collect();
        let highest = points.iter().filter_map(|point| point.v).fold(0.0, f64::max);
        let here = Point { range: self.cost(place).map(|cost| (0.0, cost)), ..point(place) };
        let cost = |place: u32| self.cost(place).map_or_else(|| "–".to_owned(), words::eur);
        let line = |who, how, points| Line { who, how, points, end: None, tag: None };
        // Names that would lie over each other are left to the words under the chart.
        let apart = self.cheapest.abs_diff(self.in_service) >= APART;
        let mark = |place: u32, who, name: &str| ReleaseMark { t: f64::from(place), who, label: apart.then(|| name.to_owned()) };
        let same = self.cheapest == self.in_service;
        let marks = [mark(self.in_service, Who::Champion, "in service"), mark(self.cheapest, Who::Field, "cheapest")];
        Plot {
            id: "threshold-cost",
            title: "What mistakes cost".to_owned(),
            of: "EUR in a thousand test rows".to_owned(),
            sentence: format!(
                "On the test rows: {} at {place} %, and {} at {} %, which is cheapest in validation.",
                cost(place),
                cost(self.cheapest),
                self.cheapest
            ),
            shape: Shape::Lines(LinePlot {
                time: TimeAxis {
                    moments: AxisUnit::Percent,
                    range: (0.0, 100.0),
                    ticks: (0..=5).map(|k| (f64::from(20 * k), format!("{} %", 20 * k))).collect(),
                },
                value: axis_from_zero(highest.max(1.0), ""),
                band: Vec::new(),
                coming_in: None,
                fault_spans: Vec::new(),
                limits: Vec::new(),
                alarms: Vec::new(),
                lines: vec![line(Who::World, How::Measured, points), line(Who::Field, How::Few, vec![here])],
                releases: marks.into_iter().skip(usize::from(same)).collect(),
                say: None,
                guess: None,
                remarks: Vec::new(),
            }),
            table: ChartTable {
                head: vec!["decision threshold".to_owned(), "cost".to_owned()],
                rows: (0..=19).map(|k| (5 * k).max(REACH.0)).map(|place| vec![format!("{place} %"), cost(place)]).collect(),
            },
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::draw::{Room, layout, readout};

    fn deciding() -> (Session, Deciding) {
        let session = Session::open("support-tickets", 7).expect("it is there");
        let deciding = Deciding::about(&session, 3).expect("it was tested");
        (session, deciding)
    }

    #[test]
    fn a_lower_line_catches_more_and_cries_wolf_more_often() {
        let (session, deciding) = deciding();
        let tested = &session.world().release.registry.get(3).expect("it is the champion").tested;
        let [low, high] = [deciding.at(10), deciding.at(70)];
        let number = |cell: &(String, &str)| cell.0.replace(',', "").parse::<u64>().expect("a count");
        assert!(number(&low.cells[0]) > number(&high.cells[0]) && number(&low.cells[2]) > number(&high.cells[2]));
        assert_eq!(low.cells.iter().map(number).sum::<u64>(), tested.outcomes.len() as u64);
        assert!(low.spoken.starts_with("10 %: ") && low.spoken.ends_with("in a thousand tickets"), "{}", low.spoken);
        assert_eq!(deciding.at(0), deciding.at(1));
    }

    #[test]
    fn nowhere_does_it_cost_less_than_at_the_best_line() {
        let (mut session, deciding) = deciding();
        let best = deciding.tuned_cost(deciding.cheapest).unwrap();
        assert!((REACH.0..=REACH.1).all(|place| deciding.tuned_cost(place).unwrap() >= best));
        assert!(deciding.at(deciding.cheapest).beside.ends_with("no other line costs less."));
        assert!(deciding.at(deciding.in_service).beside.starts_with("This is where the threshold lies in service."));
        session.dispatch(Deciding::apply(deciding.cheapest)).expect("it can be");
        assert_eq!(Deciding::about(&session, 3).unwrap().in_service, deciding.cheapest);
        assert!(Deciding::about(&session, 99).is_none());
    }

    /// The test rows say what the line is worth, and have no part in choosing it.
    #[test]
    fn the_line_is_tuned_on_validation_rows_alone() {
        let (session, mut deciding) = deciding();
        let version = session.world().release.registry.get(3).expect("it is the champion");
        let parts = version.snapshot.rows.map(|rows| rows as usize);
        assert_eq!([version.validated.outcomes.len(), version.tested.outcomes.len()], [parts[1], parts[2]]);
        assert!(deciding.asks(3).contains(&format!("{} others", words::grouped(parts[1] as u64))), "{}", deciding.asks(3));
        let before = deciding.cheapest;
        let flipped: Vec<bool> = version.tested.outcomes.iter().map(|outcome| !outcome).collect();
        deciding.sweep = Sweep::new(&flipped, &version.tested.scores);
        assert_eq!(deciding.cheapest, before);
        let [here, there] = [deciding.more(20, 60), deciding.more(60, 20)];
        assert!(here.0 == -there.0 && here.1 == there.1 && here.1 > 0.0, "{here:?} {there:?}");
        let cost = |place| deciding.cost(place).unwrap();
        assert!((here.0 - (cost(20) - cost(60))).abs() < 1e-6);
    }

    #[test]
    fn the_curve_shows_the_line_under_the_hand() {
        let plot = deciding().1.curve(40);
        assert!(plot.table.rows.len() == 20 && plot.sentence.contains(" EUR at 40 %"), "{}", plot.sentence);
        assert_eq!(readout(&plot, 40.2).unwrap().time, "line at 40 %");
        let scene = layout(&plot, Room::new(400.0, 200.0));
        assert!(scene.labels.iter().any(|label| label.text == "line"), "{:?}", scene.labels);
    }
}
