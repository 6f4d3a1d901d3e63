//! Controls: what can be done, what can be set before it, and where it stands.

/// The two tabs of the control panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// Things that go wrong.
    #[default]
    Faults,
    /// Things that one can do.
    Respond,
}

/// A thing to set before the button is pressed. Values are numbers; a choice is the index of its option.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlInput {
    /// Its name in the values.
    pub id: &'static str,
    /// "How many".
    pub label: &'static str,
    /// What it looks like.
    pub kind: InputKind,
    /// Where it stands at first.
    pub default: f64,
}

/// What an input looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum InputKind {
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
    pub inputs: Vec<ControlInput>,
    /// Where it stands.
    pub state: ControlState,
    /// The button: "Start", "Retrain".
    pub verb: &'static str,
    /// What was done last: "Done at 14:22. v2 answers again."
    pub done: Option<String>,
}
