//! What the page shows, as plain values in page vocabulary. Every text is ready to be shown and every state is
//! decided: a component that receives one of these neither averages nor decides.

mod course;

pub use course::*;

use super::plot::Who;

/// The state of a stage, a question or an alert. Always shown as a shape beside a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// As usual: hollow circle.
    #[default]
    Normal,
    /// A limit is crossed, not long enough: half diamond.
    Watching,
    /// An alert fires: full diamond with a mark.
    Firing,
    /// Switched off: struck dashed circle.
    Off,
    /// Something is being worked at: arc.
    Working,
    /// Nothing is known yet: dotted circle.
    NoData,
    /// Over or done: a check mark.
    Done,
}

/// The clock in the top bar.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockView {
    /// "Wed 14:20".
    pub time: String,
    /// Day of the run, from 1.
    pub day: u32,
    /// Minutes since midnight, for the dial.
    pub minute_of_day: u32,
    /// Minutes since the run began.
    pub minute: u32,
}

/// The boxes of the pipeline, in causal order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StageId {
    /// Where tickets come from.
    Customers,
    /// Validation.
    Check,
    /// Preprocessing.
    Prepare,
    /// The versions in service.
    Model,
    /// The decision.
    Answer,
    /// What people do with it.
    Act,
    /// Labels that come back later.
    Outcomes,
    /// The training store.
    Data,
    /// The training job.
    Train,
}

impl StageId {
    /// All stages in causal order; the last three are the return loop.
    pub const ALL: [Self; 9] =
        [Self::Customers, Self::Check, Self::Prepare, Self::Model, Self::Answer, Self::Act, Self::Outcomes, Self::Data, Self::Train];
}

/// One stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageView {
    /// Which one.
    pub id: StageId,
    /// The name above it.
    pub name: String,
    /// Its state.
    pub state: Glyph,
    /// The figure below it: "1 of 10". In crimson when the state is firing.
    pub figure: String,
    /// The caption under the figure: "fields out of range".
    pub caption: String,
    /// All of it in one phrase: "Prepare, trouble: 1 of 10 fields out of range".
    pub spoken: String,
}

/// A version in service.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    /// "v3".
    pub version: String,
    /// Champion or candidate.
    pub who: Who,
    /// "champion", "canary".
    pub role: &'static str,
    /// "181 ms", "no verdict yet".
    pub caption: String,
    /// Share of the tickets that it has answered in the last hour, 0 to 1: the thickness of its tube.
    pub share: f64,
    /// "89.8 %".
    pub share_text: String,
}

/// Requests that no version answers: the simple rule or a person does.
#[derive(Clone, Debug, PartialEq)]
pub struct AsideView {
    /// The stage after which they leave the way to the model.
    pub after: StageId,
    /// Share of all, 0 to 1.
    pub share: f64,
    /// "simple rule 96.3 %", or both, the larger first: "a person 29.2 %, simple rule 3.3 %".
    pub text: String,
}

/// Where trouble enters.
#[derive(Clone, Debug, PartialEq)]
pub struct SleeveView {
    /// The stage after which it enters.
    pub after: StageId,
    /// "waiting time in seconds".
    pub name: String,
    /// "since 06:40".
    pub since: String,
}

/// The picture of the system.
#[derive(Clone, Debug, PartialEq)]
pub struct PipelineView {
    /// All nine stages in the order of [`StageId::ALL`].
    pub stages: Vec<StageView>,
    /// Versions in service, the champion first; one or two.
    pub lanes: Vec<LaneView>,
    /// Requests that go past the model, if there are any to speak of.
    pub aside: Option<AsideView>,
    /// Trouble that is running and not hidden, oldest first.
    pub sleeves: Vec<SleeveView>,
    /// Share of tickets, 0 to 1, that known trouble touches: those travel as diamonds.
    pub touched: f64,
    /// Tickets a minute now, for the density of dots.
    pub tickets_per_minute: f64,
}

/// One of the four questions.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    /// "Is it up?"
    pub title: &'static str,
    /// "Up?", for a narrow tab.
    pub short: &'static str,
    /// Its state, made from what monitoring knows.
    pub state: Glyph,
    /// The answer's first words, strong: "Too few “urgent”:".
    pub lead: String,
    /// The rest of the answer: "7 %, usually 14 %."
    pub rest: String,
    /// What its state rests on, the first alert first: since when, and at which limit each of its rules fires.
    pub evidence: Vec<String>,
    /// Which of its three charts is shown where there is room for one.
    pub main_chart: usize,
}

/// How a timeline item is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Hatched bar: trouble that runs or ran.
    Trouble,
    /// Thin outline: a limit is crossed, the alert waits.
    Pending,
    /// Crimson bar with a diamond at its start.
    Firing,
    /// The champion's bar.
    Champion,
    /// The candidate's bar, thinner, under the champion's.
    Candidate,
    /// Outlined bar: work such as training.
    Work,
    /// A dot: something that the person did.
    You,
}

/// One thing that happened or lasted.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineItem {
    /// How it is drawn.
    pub kind: ItemKind,
    /// When it began, in simulated minutes.
    pub from: f64,
    /// When it ended, or the present; equal to `from` for a dot.
    pub to: f64,
    /// What it is called: "waiting time in seconds".
    pub label: String,
}

/// One lane of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineLane {
    /// "Trouble", "Alerts", "Versions", "You".
    pub name: &'static str,
    /// What happened, in order.
    pub items: Vec<TimelineItem>,
    /// What is said when nothing did: "none yet".
    pub empty: &'static str,
}

/// The timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// First and last moment shown, in simulated minutes. The last is the farthest the run has come.
    pub range: (f64, f64),
    /// Named moments; `true` for midnight, which has a stronger line.
    pub ticks: Vec<(f64, String, bool)>,
    /// The lanes.
    pub lanes: Vec<TimelineLane>,
    /// Where the run stands: the playhead.
    pub now: f64,
    /// Some sentences of what happened, the latest first, for those who do not see it.
    pub sentences: Vec<String>,
}

/// Which stretch of time the charts and the timeline show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Window {
    /// The last 24 hours.
    #[default]
    Day,
    /// The last seven days.
    Week,
    /// The whole run.
    Run,
}

impl Window {
    /// All choices in order.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Run];

    /// "24 hours", "7 days", "whole run".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "24 hours",
            Self::Week => "7 days",
            Self::Run => "whole run",
        }
    }
}

/// What it costs, in money and in people.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerView {
    /// All of today in one sentence: "Today: 8 urgent tickets waited past the 4-hour promise (usual by now: 8); 7,890 EUR".
    pub sentence: String,
    /// "1,240 EUR".
    pub money: String,
    /// "38 urgent tickets". Empty where nobody can tell.
    pub people: String,
    /// "waited past the 4-hour promise".
    pub people_note: String,
    /// "usual by now: 655 EUR and 7 people", or why that is not known yet.
    pub usual: String,
    /// When a miss shows in it; empty where that is at once.
    pub later: String,
    /// "Yesterday: 31 urgent tickets, 25,400 EUR, 20 of them households."
    pub before: String,
    /// "Most today: households, 6 of 8." Empty where they are too few to tell.
    pub most: String,
    /// One figure a person (a phone shows the number alone): how many to draw, at most 44.
    pub figures: u32,
    /// How many of those are usual by now.
    pub usual_figures: u32,
    /// People that one figure stands for; 1 until there are more than fit.
    pub people_per_figure: u32,
    /// "38 people, 31 more than usual".
    pub spoken: String,
}

/// An alert that fires, is watched or is over.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertView {
    /// The rule's name, for actions.
    pub rule: &'static str,
    /// Its state.
    pub state: Glyph,
    /// "Waiting time has drifted".
    pub name: String,
    /// "for 6 h 20", "fires in 20 min", "over at 11:52".
    pub since: String,
    /// "Data engineer, told 08:00. Nobody has picked it up."
    pub detail: String,
    /// The stage to look into.
    pub look: StageId,
    /// It can be picked up ("I’ll take it").
    pub can_take: bool,
}

/// The alerts.
#[derive(Clone, Debug, PartialEq)]
pub struct AlertsView {
    /// "2 ringing, 1 about to ring, 5 quiet, 1 over".
    pub summary: String,
    /// Firing first, then watching, then lately over. Quiet rules are not listed.
    pub items: Vec<AlertView>,
    /// All rules with condition, limit, waiting time and owner, for the list that opens on request.
    pub rules: Vec<RuleView>,
}

impl AlertsView {
    /// The alert that the title names and that gets the filled button: the first that fires.
    pub fn firing(&self) -> Option<&AlertView> {
        self.items.iter().find(|alert| alert.state == Glyph::Firing)
    }

    /// The alert of a banner: the first that fires or is about to.
    pub fn leading(&self) -> Option<&AlertView> {
        self.items.iter().find(|alert| matches!(alert.state, Glyph::Firing | Glyph::Watching))
    }
}

/// An alert rule as written down.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleView {
    /// The rule's name, for actions.
    pub rule: &'static str,
    /// Its state.
    pub state: Glyph,
    /// "A field has drifted".
    pub name: String,
    /// "PSI above 0.25 for 1 h".
    pub condition: String,
    /// "Data engineer".
    pub owner: &'static str,
}

/// The two tabs of the control panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Things that go wrong.
    #[default]
    Trouble,
    /// Things that one can do.
    Respond,
}

/// A thing to set before the button is pressed. Values are numbers; a choice is the index of its option.
#[derive(Clone, Debug, PartialEq)]
pub struct Knob {
    /// Its name in the values.
    pub id: &'static str,
    /// "How many".
    pub label: &'static str,
    /// What it looks like.
    pub kind: KnobKind,
    /// Where it stands at first.
    pub default: f64,
}

/// What a knob looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum KnobKind {
    /// A slider.
    Slider {
        /// Lowest value.
        min: f64,
        /// Highest value.
        max: f64,
        /// One step.
        step: f64,
        /// How a value is said.
        unit: Unit,
    },
    /// A few words to choose from.
    Choice(Vec<String>),
}

/// How the value of a slider is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 0.6 is said "60 %".
    Share,
    /// 3 is said "3 times".
    Times,
    /// 1.5 is said "1.5 spreads": of what is usual for a field.
    Spreads,
    /// 3 is said "3 h".
    Hours,
    /// 12 is said "12 h"; from two days on "3 days"; the slider's end is said "until stopped".
    HoursOrUntilStopped,
    /// 0 is said "now", 3 is said "in 3 h".
    HoursFromNow,
    /// 14 is said "14 days".
    Days,
    /// 5 is said "5".
    Count,
}

/// Where a control stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ControlState {
    /// It can be pressed.
    Ready,
    /// Trouble that runs: "since 06:40, all tickets", and its Stop.
    Running {
        /// Since when and for whom.
        text: String,
    },
    /// Work with a bar.
    Working {
        /// 0 to 1.
        progress: f64,
        /// "62 %, about 14 simulated minutes left".
        text: String,
    },
    /// It can't be pressed now, and why, and when it can.
    Locked {
        /// The reason, in words that teach.
        why: String,
        /// A second button that does it all the same ("Promote anyway"), where that is allowed.
        anyway: Option<&'static str>,
    },
}

/// One thing that can be done.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlView {
    /// Its name in actions: a fault's or a response's id.
    pub id: &'static str,
    /// The tab it stands in.
    pub tab: Tab,
    /// What it stands under: "Bad data". Empty where nothing needs a heading.
    pub group: &'static str,
    /// It is one of many in its group, and not of those to begin with: lists name it when somebody asks for more.
    pub rare: bool,
    /// It fits what rings now, as far as alerts can say.
    pub fits: bool,
    /// "Waiting time in seconds".
    pub name: String,
    /// "Another team’s update sends seconds; the model learnt minutes."
    pub means: String,
    /// What can be set.
    pub knobs: Vec<Knob>,
    /// Where it stands.
    pub state: ControlState,
    /// The button: "Start", "Retrain".
    pub verb: &'static str,
    /// What was done last: "Done at 14:22. v2 answers again."
    pub done: Option<String>,
}

/// A stage looked into.
#[derive(Clone, Debug, PartialEq)]
pub struct StageCardView {
    /// Which stage.
    pub id: StageId,
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: Glyph,
    /// What it does, in one sentence.
    pub does: String,
    /// Column names of the table, three.
    pub head: [String; 3],
    /// Rows: a name, now, in training; `true` when it stands out.
    pub rows: Vec<(bool, [String; 3])>,
    /// Further rows, shown on request ("All 10 fields").
    pub more_rows: Vec<(bool, [String; 3])>,
    /// What can be seen from it: "720 minutes would be 12 hours."
    pub note: String,
    /// The newest trial of a version.
    pub trial: Option<TrialView>,
    /// Who was asked to agree to a version, and what came of it, the newest first.
    pub record: Vec<String>,
    /// The chart that belongs to it, to be lit.
    pub chart: Option<&'static str>,
    /// The control that helps here, with the words of its button.
    pub control: Option<(Tab, &'static str, String)>,
    /// The link to a record’s way: "Follow one ticket".
    pub follow: String,
}

/// A trial: two versions by the success measure, and what that says.
#[derive(Clone, Debug, PartialEq)]
pub struct TrialView {
    /// "v4 on trial against v3".
    pub title: String,
    /// "since Wed 08:00, 10 % of all tickets".
    pub when: String,
    /// Both versions.
    pub head: [String; 2],
    /// A name, the champion's value, the canary's.
    pub rows: Vec<[String; 3]>,
    /// The mark beside the verdict.
    pub mark: Glyph,
    /// "Not enough evidence yet".
    pub verdict: String,
    /// What it means, or what is missing.
    pub sentence: String,
    /// When it was said; empty while there is none.
    pub said: String,
    /// What the candidate thinks of itself; empty where it is not on trial.
    pub own: String,
    /// Earlier trials in a sentence each, the newest first: "Before: v4, Tue 08:20 to Wed 20:00: worse than v3."
    pub earlier: String,
}

/// A scenario in the list at home.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioView {
    /// Its name in links.
    pub id: &'static str,
    /// "Support tickets".
    pub name: String,
    /// Who decides what with it.
    pub sentence: String,
    /// What it does, in a sentence for those who see it first.
    pub opening: String,
}

/// What changes how a room is shown, and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lens {
    /// The stretch of time shown.
    pub window: Window,
    /// The truth is shown.
    pub truth: bool,
}
