//! What is done in a lesson, as lessons write it: deeds with their minutes, trouble in short. Each deed knows the engine's
//! action that it is, the control on the page that does it, and how that control's knobs stand.

use crate::base::time::{Minutes, Tick};
use crate::learn::models::ModelSpec;
use crate::platform::team::plan::{Plan, Release, Watching, When};
use crate::platform::team::settings;
use crate::platform::vocabulary::{Action, FaultInjection, FaultTarget, Hours, OnBreach, Onset, TrainingConfig};

/// Something that is done at a minute.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    /// When.
    pub at: Tick,
    /// What.
    pub deed: ScriptedAction,
}

/// An action as lessons write it.
#[derive(Clone, Copy, Debug)]
pub enum ScriptedAction {
    /// Trouble comes.
    Start(ScriptedFault),
    /// It is taken out.
    Stop(&'static str),
    /// Whoever owns the source is asked to end it there.
    Repair(&'static str),
    /// What happens at the door.
    Check(OnBreach),
    /// A new version is trained on the last days.
    Retrain(u32),
    /// The same, without the hours in which an alert fired.
    RetrainClean(u32),
    /// A new version of this kind of model, by its id, is trained on the last days.
    RetrainAs(&'static str, u32),
    /// A version answers a share.
    Canary(u32, f32),
    /// A version answers everything.
    Release(u32),
    /// The canary becomes champion, once its trial speaks for it.
    Promote,
    /// While nothing speaks for it.
    PromoteAnyway,
    /// A version goes back.
    RollBack(u32),
    /// So many servers.
    Servers(u32),
    /// The decision threshold.
    Threshold(f32),
    /// An alert is picked up.
    Acknowledge(&'static str),
    /// An alert rule gets another limit.
    Limit(&'static str, f32),
    /// Live by this plan.
    Plan(fn() -> Plan),
    /// The team works in this way from now on.
    Work(settings::Setting),
    /// The training of a version once more.
    Repeat(u32),
    /// A colleague is asked to agree to a version.
    Approve(u32),
    /// A request is written by hand and sent: no part of the run.
    Ask(&'static str),
}

/// Trouble as lessons write it.
#[derive(Clone, Copy, Debug)]
pub struct ScriptedFault {
    fault: &'static str,
    size: f32,
    start: Tick,
    onset: Onset,
    length: Option<Minutes>,
    reach: f32,
    field: Option<&'static str>,
    segment: Option<&'static str>,
    hidden: bool,
}

impl ScriptedFault {
    /// Hidden trouble that begins at a minute.
    pub const fn hidden(fault: &'static str, size: f32, start: Tick) -> Self {
        Self { fault, size, start, onset: Onset::Sudden, length: None, reach: 1.0, field: None, segment: None, hidden: true }
    }

    /// The same in the open.
    pub const fn open(fault: &'static str, size: f32, start: Tick) -> Self {
        let mut mishap = Self::hidden(fault, size, start);
        mishap.hidden = false;
        mishap
    }

    /// It ends by itself.
    #[must_use]
    pub const fn lasting(mut self, length: Minutes) -> Self {
        self.length = Some(length);
        self
    }

    /// A bad release that answers this share.
    #[must_use]
    pub const fn reaching(mut self, reach: f32) -> Self {
        self.reach = reach;
        self
    }

    /// It grows evenly over so long.
    #[must_use]
    pub const fn growing(mut self, over: Minutes) -> Self {
        self.onset = Onset::Gradual(over);
        self
    }

    /// It comes, stays for so long, goes for so long, and comes again.
    #[must_use]
    pub const fn recurring(mut self, on: Minutes, off: Minutes) -> Self {
        self.onset = Onset::Recurring { on, off };
        self
    }

    /// It strikes this field.
    #[must_use]
    pub const fn on(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// It strikes this kind of customer alone.
    #[must_use]
    pub const fn of(mut self, segment: &'static str) -> Self {
        self.segment = Some(segment);
        self
    }

    fn action(&self) -> Action {
        Action::Start(self.trouble())
    }

    fn trouble(&self) -> FaultInjection {
        FaultInjection {
            onset: self.onset,
            length: self.length,
            reach: self.reach,
            hidden: self.hidden,
            aim: FaultTarget { field: self.field.map(str::to_owned), segment: self.segment.map(str::to_owned), ..FaultTarget::default() },
            ..FaultInjection::sudden(self.fault, self.size, self.start)
        }
    }
}

impl ScriptedAction {
    /// The request that is written by hand, if it is one.
    pub const fn asks(&self) -> Option<&'static str> {
        if let Self::Ask(request) = *self { Some(request) } else { None }
    }

    /// The engine's action; a request by hand is none.
    pub fn action(&self) -> Option<Action> {
        Some(match *self {
            Self::Ask(_) => return None,
            Self::Start(mishap) => mishap.action(),
            Self::Stop(fault) | Self::Repair(fault) => Action::Stop { fault: fault.to_owned() },
            Self::Check(then) => Action::Check { then },
            Self::Retrain(days) => Action::Retrain(TrainingConfig::last(days)),
            Self::RetrainClean(days) => Action::Retrain(TrainingConfig::last(days).skipping(true)),
            Self::RetrainAs(kind, days) => Action::Retrain(TrainingConfig::last(days).by(ModelSpec::of(kind).unwrap_or_default())),
            Self::Canary(version, share) => Action::Canary { version, share },
            Self::Release(version) => Action::Release { version },
            Self::Promote => Action::Promote { anyway: false },
            Self::PromoteAnyway => Action::Promote { anyway: true },
            Self::RollBack(version) => Action::RollBack { version },
            Self::Servers(count) => Action::Servers { count },
            Self::Threshold(value) => Action::Threshold { value },
            Self::Acknowledge(rule) => Action::Acknowledge { rule: rule.to_owned() },
            Self::Limit(rule, value) => Action::Limit { rule: rule.to_owned(), value },
            Self::Plan(plan) => Action::Plan(Some(plan())),
            Self::Work(way) => Action::Work(way),
            Self::Repeat(version) => Action::Repeat { version },
            Self::Approve(version) => Action::Approve { version },
        })
    }

    /// The control on the page that does it; alerts are handled where they are listed.
    pub const fn control(&self) -> Option<&'static str> {
        Some(match self {
            Self::Start(mishap) => mishap.fault,
            Self::Stop(fault) => fault,
            Self::Repair(_) => "repair",
            Self::Check(_) => "check",
            Self::Retrain(_) | Self::RetrainClean(_) | Self::RetrainAs(..) => "retrain",
            Self::Canary(..) => "canary",
            Self::Release(_) => "release",
            Self::Promote | Self::PromoteAnyway => "promote",
            Self::RollBack(_) => "roll-back",
            Self::Servers(_) => "servers",
            Self::Threshold(_) => "threshold",
            Self::Plan(_) => "plan",
            Self::Work(way) => match way {
                settings::Setting::ByHand(_) => "by-hand",
                settings::Setting::Split(_) => "split",
                settings::Setting::KeepVersions(_) => "keep-versions",
                settings::Setting::Gate(_) => "gate",
                settings::Setting::Aim(_) => "aim",
                settings::Setting::Band(_) => "band",
                settings::Setting::Log(_) => "log",
                settings::Setting::CloserWatch(_) => "closer-watch",
                settings::Setting::RunsOn(_) => "runs-on",
            },
            Self::Repeat(_) => "repeat",
            Self::Approve(_) => "approve",
            Self::Ask(_) => "request",
            Self::Acknowledge(_) | Self::Limit(..) => return None,
        })
    }

    /// How the knobs of that control stand, by their names; those that are left alone stand at their default.
    pub fn knobs(&self) -> Vec<(&'static str, f64)> {
        match *self {
            Self::Start(mishap) => vec![("size", short(mishap.size)), ("reach", short(mishap.reach))],
            Self::Check(then) => vec![("whereto", f64::from(u8::from(then == OnBreach::Reject)))],
            Self::Retrain(days) | Self::RetrainAs(_, days) => vec![("days", f64::from(days)), ("leave-out", 0.0)],
            Self::RetrainClean(days) => vec![("days", f64::from(days)), ("leave-out", 1.0)],
            Self::Canary(_, share) => vec![("share", short(share))],
            Self::Servers(count) => vec![("count", f64::from(count))],
            Self::Threshold(value) => vec![("value", short(value))],
            Self::Plan(plan) => plan_knobs(&plan()),
            Self::Work(settings::Setting::Band(Some(band))) => vec![("width", short(band.width)), ("an-hour", f64::from(band.an_hour))],
            Self::Work(settings::Setting::Log(share)) => vec![("share", short(share))],
            Self::Work(settings::Setting::RunsOn(hosting)) => vec![("place", f64::from(hosting as u8))],
            _ => Vec::new(),
        }
    }

    /// The alert rule that it is about, with a new limit if it moves one.
    pub const fn rule(&self) -> Option<(&'static str, Option<f32>)> {
        match *self {
            Self::Acknowledge(rule) => Some((rule, None)),
            Self::Limit(rule, limit) => Some((rule, Some(limit))),
            _ => None,
        }
    }

    /// It brings trouble.
    pub const fn is_trouble(&self) -> bool {
        matches!(self, Self::Start(_))
    }
}

/// The lines of a plan as the page sets them.
fn plan_knobs(plan: &Plan) -> Vec<(&'static str, f64)> {
    let which = |nth: u8| f64::from(nth);
    let (when, every) = match plan.retrain.as_ref().map(|r| &r.when) {
        None => (0, None),
        Some(When::Every { days }) => (1, Some(*days)),
        Some(When::Reviewed) => (2, None),
        Some(When::Fired { .. }) => (3, None),
    };
    let (release, share) = match plan.release {
        Release::Canary { share } => (0, Some(share)),
        Release::AtOnce => (1, None),
        Release::Wait => (2, None),
    };
    let owners = match plan.watch {
        Watching::AsTheyStand | Watching::These(_) => 0,
        Watching::AllBy(_) => 1,
        Watching::Nothing => 2,
    };
    let door = match plan.check {
        OnBreach::FallBack => 0,
        OnBreach::Reject => 1,
        OnBreach::Off => 2,
    };
    let mut knobs = vec![
        ("hours", which(u8::from(plan.hours == Hours::AroundTheClock))),
        ("owners", which(owners)),
        ("door", which(door)),
        ("when", which(when)),
        ("release", which(release)),
        ("back", f64::from(plan.roll_back.map_or(0, |rule| rule.within_hours))),
        ("review", f64::from(plan.review.map_or(0, |review| review.every_days))),
    ];
    knobs.extend(every.map(|days| ("every", f64::from(days))));
    knobs.extend(share.map(|share| ("share", short(share))));
    if let Some(retrain) = &plan.retrain {
        knobs.extend([("days", f64::from(retrain.days)), ("leave-out", which(u8::from(!retrain.skip_alerts)))]);
    }
    knobs
}

/// A share as it is written, not as it lies in 32 bits.
fn short(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

/// Something done at a minute.
pub const fn at(at: Tick, deed: ScriptedAction) -> Planned {
    Planned { at, deed }
}

/// A moment of the run: day (1 is the first Monday), hour and minute.
pub const fn moment(day: u32, hour: u32, minute: u32) -> Tick {
    Tick::start_of_day(day).plus(Minutes::hours(hour)).plus(Minutes(minute))
}
