//! A lesson being played, and the account of a run, as plain values.

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
    /// What somebody did in it, in order: told once the mission is solved.
    pub did: Vec<String>,
    /// A way that works, by its name, and why: told once the mission is solved.
    pub way: Option<(&'static str, &'static str)>,
    /// Ways that look right and are not, with the reason: told once the mission is solved.
    pub astray: Vec<(&'static str, &'static str)>,
    /// Tasks that are done.
    pub done: Vec<&'static str>,
    /// The chart that is shown large.
    pub hero: HeroView,
}

/// Trouble in the account of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountTrouble {
    /// "Waiting time in seconds".
    pub name: String,
    /// "day 10, Wed 06:40".
    pub began: String,
    /// When the first alert fired after it: "after 3 h 20", or that none did.
    pub alert: String,
    /// What was done first, and when: "check on, after 5 h".
    pub act: String,
    /// When it was over.
    pub over: String,
}

/// Something that happened in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountRow {
    /// "day 10, Wed 06:40".
    pub time: String,
    /// Trouble, Alert, Version or You.
    pub who: &'static str,
    /// "Check on".
    pub what: String,
}

/// The same run, had something not been done.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountOther {
    /// "Without “check on”, day 10, Wed 06:40".
    pub what: String,
    /// "12,300 EUR".
    pub cost: String,
    /// "14 people".
    pub people: String,
    /// Against the run as it was: "4,000 EUR and 12 people more".
    pub against: String,
}

/// Something that a first project needs.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountCheck {
    /// "A way back, decided beforehand".
    pub what: &'static str,
    /// It was done in this run.
    pub done: bool,
    /// "Yes." and what was done; or where it is shown.
    pub here: String,
    /// A first step in a project of one's own.
    pub first: &'static str,
}

/// What a kind of tool would have done in a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountTool {
    /// "Model registry".
    pub name: &'static str,
    /// What it would have done by itself.
    pub did: String,
    /// The hours of that by hand.
    pub by_hand: String,
    /// The hours that the tool takes for as long.
    pub by_tool: String,
    /// Whether it is worth it.
    pub worth: String,
}

/// The account of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountView {
    /// Its heading.
    pub title: String,
    /// A few facts, by name.
    pub facts: Vec<(&'static str, String)>,
    /// Trouble: when it began, was seen, was answered.
    pub trouble: Vec<AccountTrouble>,
    /// All that happened, in order of time.
    pub rows: Vec<AccountRow>,
    /// The run as it was and, as far as they have been lived, as it would have been otherwise.
    pub others: Vec<AccountOther>,
    /// What a first project needs, and what of it was done here.
    pub checklist: Vec<AccountCheck>,
    /// What tools would have done.
    pub tools: Vec<AccountTool>,
}
