//! What still keeps a goal from being met: each single condition that does not hold, with what the run reads where the goal
//! compares a number. The page says from it how much is missing; nothing here is a sentence.

use crate::base::time::Minutes;
use crate::course::lesson::{Goal, Step};
use crate::session::Session;

use super::measure::{Sight, quantity};
use super::playing::Playing;

/// A single condition of a goal that does not hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unmet {
    /// The condition.
    pub goal: Goal,
    /// What the run reads now, in the unit of the condition; `None` where it compares no number, or too little is known.
    pub reads: Option<f64>,
}

/// How far somebody has come: tasks, and sections where the lesson has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Tasks that are done.
    pub tasks_done: usize,
    /// Tasks there are.
    pub tasks: usize,
    /// The section, counted from 1.
    pub section: usize,
    /// Sections there are; 1 where the lesson has none.
    pub sections: usize,
    /// The name of the section.
    pub name: Option<&'static str>,
}

impl Sight<'_> {
    /// Each single condition of a goal that does not hold; of several of which one is enough, all.
    pub(super) fn unmet(&self, goal: &Goal) -> Vec<Unmet> {
        match *goal {
            _ if self.met(goal) => Vec::new(),
            Goal::All(goals) | Goal::Any(goals) => goals.iter().flat_map(|goal| self.unmet(goal)).collect(),
            goal => vec![Unmet { goal, reads: self.reads(&goal) }],
        }
    }

    /// The number that a goal compares, as the run has it now.
    fn reads(&self, goal: &Goal) -> Option<f64> {
        let world = self.session.world();
        let now = self.session.now();
        match *goal {
            Goal::QuantityIn(of, hours, ..) => quantity(world, of, now.minus(Minutes::hours(hours)), now),
            Goal::CostsAtMost(_, against) => self.eur(against).filter(|(_, there)| *there > 0.0).map(|(here, there)| here / there),
            Goal::HarmsAtMost(_, against) => self.people(against).map(|(here, there)| here - there),
            Goal::Limit(rule, ..) => world.alerts.get(rule).map(|alert| f64::from(alert.rule.limit)),
            Goal::AlertsAtMost(_) => Some(self.fired(self.start) as f64),
            Goal::AlertsBetween(from, to, _) => Some(self.fired_between(from, to) as f64),
            Goal::TestRecallHolds(_, hours) => self.flattered(hours),
            Goal::LoggingRateAtMost(_) => Some(f64::from(world.team.settings.logging_rate)),
            Goal::ThresholdIn(..) => Some(f64::from(world.serving.threshold)),
            Goal::Servers(..) => Some(f64::from(world.serving.queue.servers())),
            Goal::Champion(_) | Goal::Newer(_) => Some(f64::from(world.release.rollout.champion)),
            Goal::Not(goal) => self.reads(goal),
            _ => None,
        }
    }
}

impl Playing {
    /// What keeps the current step from being over; nothing where one only reads or predicts.
    pub fn unmet(&self, session: &Session) -> Vec<Unmet> {
        self.step().and_then(Step::goal).map_or_else(Vec::new, |goal| self.sight(session).unmet(goal))
    }

    /// How far somebody has come.
    pub fn reached(&self) -> Reached {
        let lesson = self.lesson();
        let tasks = |steps: &[Step]| steps.iter().filter(|step| matches!(step, Step::Do { .. })).count();
        let sections = lesson.sections();
        let place = self.place().min(lesson.steps.len().saturating_sub(1));
        let here = sections.iter().position(|section| section.contains(&place)).unwrap_or_default();
        let name = |step: &Step| if let Step::Part { opens, .. } = *step { opens } else { None };
        Reached {
            tasks_done: tasks(&lesson.steps[..self.place().min(lesson.steps.len())]),
            tasks: tasks(lesson.steps),
            section: here + 1,
            sections: sections.len(),
            name: lesson.steps[sections[here].clone()].iter().find_map(name),
        }
    }
}
