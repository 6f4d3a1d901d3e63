//! One frame of simulated time: what is owed, what fits, and what is due to be shown again.
//!
//! A frame owes as many simulated minutes as the speed asks for and pays what fits into ten milliseconds. A debt that
//! does not fit is forgiven, so a slow machine runs slower and never freezes; it
//! is said how fast it runs instead.

use afterlaunch::base::time::{Minutes, Tick};
use afterlaunch::session::Session;
use afterlaunch::session::lesson::Playing;
use leptos::prelude::window;

/// Milliseconds of engine work in one frame; the rest of its 16 belongs to drawing.
const BUDGET_MS: f64 = 10.0;
/// A frame that comes later than this was not missed but asleep: its minutes are not owed.
const LONGEST_FRAME_MS: f64 = 250.0;
/// Words and charts are shown anew at most so often: nobody reads faster, and charts already look like motion.
const SHOWN_EVERY_MS: f64 = 125.0;
/// The engine closes a monitoring window so often; between two of them a chart has nothing new to say.
const WINDOW: u32 = 20;
/// The search for an event looks at the clock so often.
const STRIDE: Minutes = Minutes(30);
/// Milliseconds of a frame for what ended trouble has done.
const HARM_MS: f64 = 4.0;

/// What the run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    /// It stands.
    Paused,
    /// Time passes at the chosen speed.
    Playing,
    /// It runs as fast as it can until something happens, or to the given minute.
    ToEvent(Tick),
}

/// The session, and how far what is shown of it lags behind.
pub struct Engine {
    /// The session.
    pub session: Session,
    /// The lesson that is played in it.
    pub playing: Option<Playing>,
    owed: f64,
    last_frame: Option<f64>,
    shown_at: f64,
    words_stale: bool,
    charts_stale: bool,
    window: u32,
    travel: Option<Tick>,
    working_out: bool,
    effort: Effort,
}

/// What is to be shown anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// It is shown, or was a moment ago.
    Nothing,
    /// Words.
    Words,
    /// Words, and charts.
    All,
}

/// What was asked of the machine in the last while, in minutes of the run, and what it could not do.
#[derive(Default)]
struct Effort {
    since: f64,
    asked: f64,
    forgiven: f64,
    reached: Option<f64>,
}

impl Effort {
    /// Sums up at most so often: for a moment anything may be slow.
    const EVERY_MS: f64 = 2000.0;
    /// Less than this share missing is not worth a word.
    const WORTH_SAYING: f64 = 0.3;

    fn sum_up(&mut self, now: f64) {
        let passed = now - self.since;
        if passed >= Self::EVERY_MS {
            let slow = self.asked > 0.0 && self.forgiven / self.asked >= Self::WORTH_SAYING;
            self.reached = slow.then(|| (self.asked - self.forgiven) / passed * 1000.0);
            *self = Self { since: now, reached: self.reached, ..Self::default() };
        }
    }
}

/// Where one frame has led.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// On the way.
    NotYet,
    /// Something happened.
    AtEvent,
    /// Nothing happened for as long as was looked ahead.
    InVain,
    /// A lesson has come to its next step, or has time stand.
    AtStep,
    /// The run is at its longest.
    AtTheEnd,
}

impl Engine {
    /// Takes over a session that stands.
    pub fn new(session: Session) -> Self {
        Self {
            window: session.now().0 / WINDOW,
            session,
            playing: None,
            owed: 0.0,
            last_frame: None,
            shown_at: 0.0,
            words_stale: false,
            charts_stale: false,
            travel: None,
            working_out: false,
            effort: Effort::default(),
        }
    }

    /// Goes to this minute with the next frame; in a lesson not behind the step that is played.
    pub fn travel(&mut self, to: Tick) {
        self.travel = Some(self.playing.as_ref().map_or(to, |playing| to.max(playing.since())));
    }

    /// Lives through one minute. A lesson may have time stand, and may come to its next step.
    pub fn minute(&mut self) -> Arrived {
        let Some(playing) = &self.playing else {
            self.session.advance();
            return Arrived::NotYet;
        };
        // What lies before the farthest minute has been seen already.
        let (now, head) = (self.session.now(), self.session.head());
        if now >= head && playing.may_run().is_err() {
            return Arrived::AtStep;
        }
        let stop = playing.stop_at(&self.session);
        self.session.advance();
        let now = self.session.now();
        let due = now >= head && (now >= stop || now.0.is_multiple_of(WINDOW));
        if due && self.look() { Arrived::AtStep } else { Arrived::NotYet }
    }

    /// The lesson looks at the run. Tells whether it has come to another step.
    pub fn look(&mut self) -> bool {
        let moved = self.playing.as_mut().is_some_and(|playing| playing.look(&self.session));
        if moved {
            self.explain();
            self.touch();
        }
        moved
    }

    /// What is explained is hidden no longer.
    pub fn explain(&mut self) {
        if self.playing.as_ref().is_some_and(Playing::explains) {
            self.session.explain();
        }
    }

    /// The next frame is the first of a new stretch: what passed before it is not owed.
    pub fn start(&mut self) {
        self.last_frame = None;
        self.effort = Effort::default();
    }

    /// How many minutes pass in a second, where that is much less than was asked for.
    pub fn reached(&self) -> Option<f64> {
        self.effort.reached
    }

    /// All that is shown is out of date, and due at once.
    pub fn touch(&mut self) {
        (self.words_stale, self.charts_stale) = (true, true);
        self.shown_at = 0.0;
    }

    /// Something that is shown is out of date.
    pub fn is_stale(&self) -> bool {
        self.words_stale || self.charts_stale || self.working_out
    }

    /// Lets the time of one frame pass.
    pub fn pass(&mut self, going: Going, minutes_per_second: f64, now: f64) -> Arrived {
        let elapsed = self.last_frame.map_or(0.0, |last| (now - last).min(LONGEST_FRAME_MS));
        self.last_frame = Some(now);
        if let Some(to) = self.travel.take() {
            self.session.travel(to);
            self.touch();
        }
        let arrived = match going {
            Going::Paused => Arrived::NotYet,
            _ if self.session.is_over() => Arrived::AtTheEnd,
            Going::Playing => {
                let asked = elapsed / 1000.0 * minutes_per_second;
                self.owed += asked;
                if self.effort.since == 0.0 {
                    self.effort.since = now;
                }
                self.effort.asked += asked;
                let arrived = self.pay(now + BUDGET_MS);
                self.effort.sum_up(now);
                arrived
            }
            Going::ToEvent(until) => self.search(until, now + BUDGET_MS),
        };
        self.work_out_harm(milliseconds() + HARM_MS);
        if self.session.now().0 / WINDOW != self.window {
            self.window = self.session.now().0 / WINDOW;
            (self.words_stale, self.charts_stale) = (true, true);
        }
        arrived
    }

    /// Works on what ended trouble has done, for as long as a frame may; what comes of it is shown.
    fn work_out_harm(&mut self, deadline: f64) {
        let before = self.working_out;
        loop {
            self.working_out = self.session.work_out_harm(STRIDE.0);
            if !self.working_out || milliseconds() > deadline {
                break;
            }
        }
        self.words_stale |= before && !self.working_out;
    }

    /// Works ahead of the next minute, for as long as a frame may. Says whether the minute can come.
    fn is_ready(&mut self, deadline: f64) -> bool {
        while self.session.ahead() {
            if milliseconds() > deadline {
                return false;
            }
        }
        true
    }

    fn pay(&mut self, deadline: f64) -> Arrived {
        while self.owed >= 1.0 {
            if !self.is_ready(deadline) {
                self.forgive();
                break;
            }
            let arrived = self.minute();
            self.owed -= 1.0;
            self.words_stale = true;
            if arrived != Arrived::NotYet {
                self.owed = 0.0;
                return arrived;
            }
            if milliseconds() > deadline {
                self.forgive();
            }
        }
        Arrived::NotYet
    }

    fn forgive(&mut self) {
        self.effort.forgiven += self.owed.trunc();
        self.owed = self.owed.fract();
    }

    fn search(&mut self, until: Tick, deadline: f64) -> Arrived {
        self.words_stale = true;
        while milliseconds() < deadline {
            for _ in 0..STRIDE.0 {
                if !self.is_ready(deadline) {
                    return Arrived::NotYet;
                }
                let known = self.session.world().events.len();
                let arrived = self.minute();
                let news = self.session.world().events.get(known..).unwrap_or_default();
                if arrived != Arrived::NotYet || news.iter().any(|event| event.is_notable()) {
                    self.touch();
                    return if arrived == Arrived::NotYet { Arrived::AtEvent } else { arrived };
                }
            }
            if self.session.now() >= until {
                self.touch();
                return Arrived::InVain;
            }
        }
        Arrived::NotYet
    }

    /// The words are due, and with them the charts where they have changed: what stands together is of one moment. They count as
    /// shown then.
    pub fn due(&mut self, now: f64) -> Due {
        if !self.words_stale || now - self.shown_at < SHOWN_EVERY_MS {
            return Due::Nothing;
        }
        (self.words_stale, self.shown_at) = (false, now);
        if std::mem::take(&mut self.charts_stale) { Due::All } else { Due::Words }
    }
}

/// Milliseconds since the page was opened.
pub fn milliseconds() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
