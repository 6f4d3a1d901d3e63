//! What the benchmark measures, built natively and for the browser from this one file.
//!
//! `cargo xtask bench` builds both and lets them take turns. In the browser this program only works, and
//! `tests/browser/bench.mjs` reads the clock.

use afterlaunch::base::time::DAY;
use afterlaunch::session::Session;
use afterlaunch::session::SessionError;

mod learn;

/// A run that is lived on day after day: requests arrive, are checked, answered, watched and paid for.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen)]
pub struct Loop(Session);

impl Loop {
    fn open() -> Result<Self, SessionError> {
        Session::open("support-tickets", 7).map(Self)
    }

    /// Lives through so many days and says how many requests they brought.
    fn live(&mut self, days: u32) -> u64 {
        let before = self.answered();
        for _ in 0..days * DAY {
            self.0.advance();
        }
        self.answered() - before
    }

    fn answered(&self) -> u64 {
        self.0.world().ledger.accounts.iter().map(|(_, account)| account.answered).sum()
    }
}

#[cfg(target_arch = "wasm32")]
#[path = "../../ui/widgets/chart/canvas.rs"]
#[expect(dead_code, reason = "the page uses more of it")]
mod canvas;

#[cfg(target_arch = "wasm32")]
mod web {
    //! The doors for the benchmark's page.

    use super::Loop;
    use super::canvas::{Surface, look};
    use afterlaunch::present::draw::{Room, bench_plots, layout};
    use afterlaunch::present::plot::{Plot, Shape};
    use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
    use web_sys::Element;

    #[wasm_bindgen]
    impl Loop {
        /// A new run.
        #[wasm_bindgen(constructor)]
        pub fn new() -> Result<Self, JsValue> {
            Self::open().map_err(|why| JsValue::from(why.to_string()))
        }

        /// Lives through so many days; how many requests they brought.
        pub fn days(&mut self, days: u32) -> f64 {
            self.live(days) as f64
        }
    }

    /// All charts of a room, each with a canvas of its own.
    #[wasm_bindgen]
    pub struct Charts(Vec<(Plot, Room, Surface)>);

    #[wasm_bindgen]
    impl Charts {
        /// Takes the canvases in this element over, one for each chart.
        #[wasm_bindgen(constructor)]
        pub fn new(place: &Element) -> Result<Self, JsValue> {
            let boxes = place.children();
            let chart = |(plot, at): (Plot, u32)| {
                let figure = boxes.item(at)?;
                let room = Room::new(f64::from(figure.client_width()), f64::from(figure.client_height()));
                let canvas = figure.first_element_child()?.dyn_into().ok()?;
                Some((plot, room, Surface::new(canvas)?))
            };
            let charts: Option<Vec<_>> = bench_plots().into_iter().zip(0..).map(chart).collect();
            charts.map(Self).ok_or_else(|| JsValue::from("a canvas for each chart is wanted"))
        }

        /// Lays out and draws all of them.
        pub fn redraw(&mut self) {
            let look = look(0);
            for (plot, room, surface) in &mut self.0 {
                surface.draw(&layout(plot, *room), &look.palette);
            }
        }

        /// The times of a chart's points, then the values of each of its lines, for those who draw the same.
        pub fn series(&self, chart: usize) -> Vec<f64> {
            let Shape::Lines(plot) = &self.0[chart].0.shape else { return Vec::new() };
            let times = plot.lines[0].points.iter().map(|point| point.t);
            let values = plot.lines.iter().flat_map(|line| line.points.iter().map(|point| point.v.unwrap_or(f64::NAN)));
            times.chain(values).collect()
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// Natively: `bench [DAYS]` lives through so many days and prints requests a second; `bench learn ROWS FILE` writes the
/// rows to a file, fits, and prints seconds, quality and nanoseconds of an answer.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::print_stdout, reason = "a benchmark says what it read")]
fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let described = match words[..] {
        ["learn", rows, file] => learning(rows, file),
        ["learn", ..] => Err("bench learn wants a number of rows and a file behind it.".to_owned()),
        _ => whole_loop(words.first().and_then(|days| days.parse().ok()).unwrap_or(30)),
    };
    match described {
        Ok(described) => println!("{described}"),
        Err(why) => {
            eprintln!("{why}");
            std::process::exit(2);
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::disallowed_types, reason = "a benchmark reads the clock")]
fn seconds(work: impl FnOnce()) -> f64 {
    let started = std::time::Instant::now();
    work();
    started.elapsed().as_secs_f64()
}

#[cfg(not(target_arch = "wasm32"))]
fn whole_loop(days: u32) -> Result<String, String> {
    let mut run = Loop::open().map_err(|why| why.to_string())?;
    let mut requests = 0;
    let seconds = seconds(|| requests = run.live(days));
    Ok(format!("{:.0}", requests as f64 / seconds))
}

#[cfg(not(target_arch = "wasm32"))]
fn learning(rows: &str, file: &str) -> Result<String, String> {
    const ANSWERS: usize = 200_000;
    let rows = rows.parse().map_err(|_| format!("“{rows}” is no number of rows."))?;
    let mut learning = learn::Learning::new(rows);
    std::fs::write(file, learning.bytes()).map_err(|error| format!("“{file}” cannot be written: {error}."))?;
    let mut described = Vec::new();
    for (name, boosted) in [("logistic", false), ("boosted", true)] {
        let fit = seconds(|| learning.fit(boosted));
        let answer = seconds(|| assert!(learning.answer(ANSWERS) > 0.0)) / ANSWERS as f64;
        described.push(format!(r#""{name}":{{"fit":{fit},"auc":{},"answer":{answer}}}"#, learning.auc()));
    }
    Ok(format!("{{{}}}", described.join(",")))
}
