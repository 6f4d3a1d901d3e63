//! A lesson as data: a story, a run with trouble in it, steps (say, predict, do, observe, explain), hints, the way that
//! solves it and two ways in which beginners go wrong.
//!
//! Nothing here is canned. A prediction is held against what a [`Measure`] reads off the world, a [`Goal`] is a
//! question to the run. Both are closed: a new kind is added here and answered in `session/lesson/`, so that what a
//! lesson can ask for is one short list. Lessons say what to measure and never what comes out.

mod needs;
mod predict;
mod quantity;
mod scripted_action;

pub use needs::Needs;
pub use predict::{Choice, Guess, NOBODY_CAN_SAY, Predict, Supposing};
pub use quantity::{Against, Measure, Quantity};
pub use scripted_action::{ScheduledAction, ScriptedAction, ScriptedFault, at, moment};

use std::ops::Range;

use crate::base::time::Tick;
use crate::course::lifecycle::LoopPart;
use crate::platform::serving::hosting::Hosting;

/// A lesson.
#[derive(Debug)]
pub struct Lesson {
    /// Chapter and place in it: "4.2". Its name in links and records.
    pub id: &'static str,
    /// 1 to 6.
    pub chapter: u8,
    /// "The silent failure".
    pub title: &'static str,
    /// What one will have seen, in one sentence.
    pub sentence: &'static str,
    /// How long it takes a beginner.
    pub minutes: u8,
    /// What it has shown, in the field's words: two to four terms of the glossary, by their ids.
    pub terms: &'static [&'static str],
    /// Rows of the course that it serves, by their number in `clauses.rs`.
    pub rows: &'static [&'static str],
    /// The scenario's id.
    pub scenario: &'static str,
    /// The run's luck.
    pub seed: u64,
    /// The minute at which the person takes over.
    pub start: Tick,
    /// The last minute: whoever has not met the goals by then has not solved it.
    pub end: Tick,
    /// What is done before the person takes over, in order of time. Trouble that is to come later is ordered here with
    /// its own start.
    pub setup: &'static [ScheduledAction],
    /// What of the page is shown.
    pub shows: Reveal,
    /// The opening: who one is, and what is at stake.
    pub story: &'static [&'static str],
    /// The steps, in order.
    pub steps: &'static [Step],
    /// From gentle to plain.
    pub hints: [&'static str; 3],
    /// Said when it is solved.
    pub solved: &'static str,
    /// Said when it is not.
    pub missed: &'static str,
    /// The way that solves it.
    pub solution: Playthrough,
    /// Two ways in which beginners go wrong.
    pub wrong: [Playthrough; 2],
    /// What holds beyond this seed, if the lesson claims that.
    pub general: Option<General>,
}

/// Pages beside a mission that it can lead to: the training room, writing a request by hand, a record’s way, the account of the run.
pub const BESIDE: [&str; 4] = ["training", "request", "record", "account"];

/// What of the page a lesson shows: few things at first.
#[derive(Debug)]
pub struct Reveal {
    /// Questions, 1 to 4.
    pub questions: &'static [u8],
    /// Charts that matter here, by their ids; the first is the large one.
    pub charts: &'static [&'static str],
    /// Parts of the page, by the names that the parameter `hide` uses; and pages to look into, as [`BESIDE`] names them.
    pub parts: &'static [&'static str],
    /// Controls, by their ids.
    pub controls: &'static [&'static str],
    /// The truth is laid over the charts.
    pub truth: bool,
}

/// A step.
#[derive(Debug)]
pub enum Step {
    /// Something to read.
    Say(&'static [&'static str]),
    /// The same about a part of the loop, which stays lit on the picture until another one is.
    Part {
        /// The part.
        part: LoopPart,
        /// A section of the lesson begins here, and this is its name.
        opens: Option<&'static str>,
        /// What there is to read.
        text: &'static [&'static str],
    },
    /// A question about what will happen. Time stands until it is answered.
    Predict(Predict),
    /// A task; time may pass.
    Do {
        /// What to do.
        task: &'static str,
        /// When it is done.
        goal: Goal,
        /// What of the page it needs; so does what is waited for after it.
        needs: Needs,
    },
    /// Time passes until something holds.
    Observe {
        /// What to look at meanwhile.
        watch: &'static str,
        /// Until when.
        until: Goal,
    },
    /// What happened, and why.
    Explain(Explain),
}

/// What happened, and why.
#[derive(Debug)]
pub struct Explain {
    /// The heading: what one has just seen.
    pub title: &'static str,
    /// Why.
    pub text: &'static [&'static str],
    /// Lays the prediction of that step (its place in the list) over what happened.
    pub over: Option<usize>,
    /// Figures of this run.
    pub figures: &'static [Figure],
}

/// A figure of this run with its words.
#[derive(Debug)]
pub struct Figure {
    /// What is measured, from the lesson's start until now.
    pub measure: Measure,
    /// What it says: "more people waited than on a calm day".
    pub words: &'static str,
}

/// What the system says to a request that somebody has written by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A decision.
    Answer,
    /// The check stopped it, and says why.
    Stopped,
    /// It was not understood.
    Error,
}

/// A question to the run, answered with yes or no. What was done or happened counts from the lesson's start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// This minute has come.
    Until(Tick),
    /// A rule has fired.
    Fired(&'static str),
    /// A rule fires now.
    Firing(&'static str),
    /// A rule was picked up.
    Acknowledged(&'static str),
    /// At most so many alerts have fired.
    AlertsAtMost(u32),
    /// At most so many alerts have fired between two minutes.
    AlertsBetween(Tick, Tick, u32),
    /// A rule's limit lies in this range.
    Limit(&'static str, f32, f32),
    /// Trouble runs.
    Runs(&'static str),
    /// Trouble has been and is over.
    Ended(&'static str),
    /// What breaks the contract is stopped at the door.
    ValidationOn,
    /// A training on so many days was begun, at least and at most.
    Trained {
        /// At least.
        least: u32,
        /// At most.
        most: u32,
        /// Hours in which an alert fired were left out.
        skip_alerts: bool,
    },
    /// Any training was begun.
    TrainedAny,
    /// A version is trained and ready.
    Ready(u32),
    /// A canary answers at most this share.
    Canary(f32),
    /// The outcomes say of the canary that it is better, no worse or worse.
    VerdictIn,
    /// The champion has this number.
    Champion(u32),
    /// The champion is newer than this number.
    Newer(u32),
    /// The step has lasted so many hours.
    Lasted(u32),
    /// A version was taken back.
    RolledBack,
    /// A plan is at work.
    PlanOn,
    /// A version was trained once more, and both have learnt the same to the last bit.
    Reproduced(u32, u32),
    /// It is written down who agreed to a version, or why somebody did not.
    Decided(u32),
    /// So many points at most lie between what the champion caught in its test and what it truly caught in the last
    /// hours.
    TestRecallHolds(f64, u32),
    /// What breaks the contract goes back with an error, and a person reads it.
    RejectsBreaches,
    /// A request that was written by hand got this reply.
    Replied(Reply),
    /// People read doubtful cases.
    PeopleRead,
    /// At most this share is written down.
    LoggingRateAtMost(f32),
    /// A release needs approval.
    ApprovalRequired,
    /// Versions are kept.
    VersionsKept,
    /// The decision threshold lies in this range.
    ThresholdIn(f32, f32),
    /// At least so many servers answer, at most so many.
    Servers(u32, u32),
    /// The model runs here.
    HostedOn(Hosting),
    /// A pipeline makes the updates.
    Automated,
    /// The model is paused.
    Paused,
    /// Somebody owns an alert rule.
    Owned(&'static str),
    /// Owners pick up their alerts by themselves.
    OwnersAnswer,
    /// A version has learnt from a minute, by a training that began no earlier than another one.
    LearntFrom(Tick, Tick),
    /// A quantity over the last hours lies in this range.
    QuantityIn(Quantity, u32, f64, f64),
    /// Since the start it has cost at most this factor of another future.
    CostsAtMost(f64, Against),
    /// Since the start at most so many more people were harmed than in another future.
    HarmsAtMost(u32, Against),
    /// All of these.
    All(&'static [Goal]),
    /// One of these.
    Any(&'static [Goal]),
    /// Not this.
    Not(&'static Goal),
}

/// A way through a lesson: what is done when, and why one would.
#[derive(Debug)]
pub struct Playthrough {
    /// "Retrain at once".
    pub name: &'static str,
    /// Why it works, or why beginners take it and what it leads to.
    pub why: &'static str,
    /// What is done.
    pub actions: &'static [ScheduledAction],
}

/// What is claimed beyond one seed: shares of seeds, in percent. It is held against what came of a way, not against
/// what was pressed.
#[derive(Debug)]
pub struct General {
    /// The claim.
    pub says: &'static str,
    /// What the solution leads to, and the wrong ways do not.
    pub effect: Goal,
    /// The minute at which that is looked at.
    pub at: Tick,
    /// The solution leads to it in at least so many of 100 seeds.
    pub solution: u8,
    /// The wrong ways do not, in at least so many.
    pub wrong: [u8; 2],
}

impl Lesson {
    /// What of the page the step at a place needs: what its task asks for, while one waits what the last task asked for, and
    /// before that what the next will. A section knows its own tasks alone.
    pub fn needs(&self, step: usize) -> Needs {
        let section = self.section(step);
        let of = |at: &usize| if let Step::Do { needs, .. } = self.steps[*at] { Some(needs) } else { None };
        let here = step.min(self.steps.len().saturating_sub(1));
        let before = (section.start..=here).rev().find_map(|at| of(&at));
        before.or_else(|| (here..section.end).find_map(|at| of(&at))).unwrap_or(Needs::ALL)
    }

    /// The sections of the lesson, each by its first and its next step; the whole lesson, where it has none. What stands before
    /// the first belongs to it.
    pub fn sections(&self) -> Vec<Range<usize>> {
        let opens = |step: &Step| matches!(step, Step::Part { opens: Some(_), .. });
        let mut starts: Vec<usize> = (0..self.steps.len()).filter(|at| opens(&self.steps[*at])).collect();
        starts.first_mut().into_iter().for_each(|first| *first = 0);
        let ends = starts.iter().skip(1).copied().chain([self.steps.len()]);
        if starts.is_empty() {
            std::iter::once(0..self.steps.len()).collect()
        } else {
            starts.iter().copied().zip(ends).map(|(from, to)| from..to).collect()
        }
    }

    /// The section that a step belongs to.
    pub fn section(&self, step: usize) -> Range<usize> {
        let here = step.min(self.steps.len().saturating_sub(1));
        self.sections().into_iter().find(|section| section.contains(&here)).unwrap_or(0..self.steps.len())
    }
}

impl Step {
    /// It is over when a goal is met; the others are over when the person goes on.
    pub const fn goal(&self) -> Option<&Goal> {
        match self {
            Self::Do { goal, .. } | Self::Observe { until: goal, .. } => Some(goal),
            _ => None,
        }
    }
}
