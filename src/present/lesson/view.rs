//! A lesson being played, as plain values.

use crate::course::glossary::Term;
use crate::course::lifecycle::LoopPart;
use crate::present::roles::Afterwards;

/// What a step of a lesson is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Something to read.
    Say,
    /// A question about what will happen.
    Predict,
    /// A task.
    Do,
    /// Time passes.
    Observe,
    /// What happened, and why.
    Explain,
    /// All steps are behind, all goals met.
    Solved,
    /// The time is over.
    Missed,
}

/// A step in the row of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DotView {
    /// "Predict".
    pub name: &'static str,
    /// It is behind.
    pub done: bool,
    /// It is the one that is shown.
    pub here: bool,
}

/// An answer that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionView {
    /// Its words.
    pub words: &'static str,
    /// It is chosen.
    pub chosen: bool,
}

/// What the one button of a lesson does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GateAct {
    /// Goes on to the next step.
    Next,
    /// Goes on and lets time pass.
    Run,
    /// Lets time pass, or has it stand.
    Time,
    /// Goes back to the first task.
    Again,
    /// The lesson is over.
    Done,
}

/// The chart that a lesson shows large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeroView {
    /// A chart of the room.
    Chart(&'static str),
    /// The prediction of this step.
    Prediction(usize),
}

/// A lesson being played.
#[derive(Clone, Debug, PartialEq)]
pub struct LessonView {
    /// "4.2".
    pub id: &'static str,
    /// "The silent failure".
    pub title: &'static str,
    /// "Chapter 1, What it takes after the launch".
    pub chapter: String,
    /// "Mission 1.2, 2 of 3 in this chapter, about 6 minutes".
    pub mission: String,
    /// The row of steps.
    pub dots: Vec<DotView>,
    /// The place of the step.
    pub step: usize,
    /// What it is.
    pub kind: StepKind,
    /// Its heading.
    pub heading: &'static str,
    /// The opening, at the first step.
    pub story: &'static [&'static str],
    /// What there is to read.
    pub paragraphs: Vec<&'static str>,
    /// Questions that were answered right before this one, with the answers.
    pub earlier: Vec<(&'static str, String)>,
    /// Answers to choose from.
    pub options: Vec<OptionView>,
    /// How to draw, or what was drawn.
    pub line: Option<String>,
    /// What was predicted, beside what happened.
    pub said: Option<String>,
    /// Figures of this run with their words.
    pub figures: Vec<(String, String)>,
    /// The words of the one button.
    pub gate: String,
    /// What it does.
    pub act: GateAct,
    /// Why it is locked.
    pub locked: Option<String>,
    /// How long time passes, or how much is left of it.
    pub time: Option<String>,
    /// How the trial of a version stands, while there is one and something to do or to wait for.
    pub trial: Option<String>,
    /// Hints that are open.
    pub hints: Vec<&'static str>,
    /// There is another one.
    pub more_hints: bool,
    /// "Part 2 of 5: Data", where the mission has parts.
    pub section: Option<String>,
    /// "Task 3 of 11. Time left: 2 days 4 h.", while something is to be done or waited for.
    pub left: Option<String>,
    /// What still keeps the step from being over, or kept the mission from being solved, with what the run reads.
    pub missing: Vec<String>,
    /// Controls that the step offers.
    pub controls: &'static [&'static str],
    /// Charts that the step shows; the first is the large one.
    pub charts: &'static [&'static str],
    /// Parts of the page that the step shows.
    pub parts: &'static [&'static str],
    /// What somebody did in it, in order: told once the mission is solved.
    pub did: Vec<String>,
    /// A way that works, by its name, and why: told once the mission is solved.
    pub playthrough: Option<(&'static str, &'static str)>,
    /// Ways that look right and are not, with the reason: told once the mission is solved.
    pub astray: Vec<(&'static str, &'static str)>,
    /// What it has shown, in the field's words: told once the mission is solved.
    pub terms: Vec<&'static Term>,
    /// Its trouble as three roles tell it: told once the mission is solved.
    pub afterwards: Option<Afterwards>,
    /// Tasks that are done.
    pub done: Vec<&'static str>,
    /// The chart that is shown large.
    pub hero: HeroView,
    /// The part of the loop that is lit on the picture.
    pub lit: Option<LoopPart>,
}
