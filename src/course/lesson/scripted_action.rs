//! What is done in a lesson, as lessons write it: deeds with their minutes, trouble in short. Each deed knows the engine's
//! action that it is, the control on the page that does it, and how that control's knobs stand.

use crate::base::time::{Minutes, Tick};
use crate::learn::models::ModelSpec;
use crate::platform::team::plan::{Plan, ReleaseStrategy, Watching, When};
use crate::platform::team::settings;
use crate::platform::vocabulary::{Action, FaultInjection, FaultTarget, Hours, OnBreach, Onset, TeamRole, TrainingConfig};

/// Something that is done at a minute.
#[derive(Clone, Copy, Debug)]
pub struct ScheduledAction {
    /// When.
    pub at: Tick,
    /// What.
    pub scripted: ScriptedAction,
}

/// An action as lessons write it.
#[derive(Clone, Copy, Debug)]
pub enum ScriptedAction {
    /// Trouble comes.
    InjectFault(ScriptedFault),
    /// It is taken out.
    EndFault(&'static str),
    /// Whoever owns the source is asked to end it there.
    RepairSource(&'static str),
    /// What happens at the door.
    Validation(OnBreach),
    /// A new version is trained on the last days.
    Retrain(u32),
    /// The same, without the hours in which an alert fired.
    RetrainClean(u32),
    /// A new version of this kind of model, by its id, is trained on the last days.
    RetrainAs(&'static str, u32),
    /// A version answers a share.
    StartCanary(u32, f32),
    /// A version answers everything.
    Release(u32),
    /// The canary becomes champion, once its trial speaks for it.
    Promote,
    /// While nothing speaks for it.
    PromoteAnyway,
    /// A version goes back.
    RollBack(u32),
    /// So many servers.
    ScaleServers(u32),
    /// The decision threshold.
    Threshold(f32),
    /// An alert is picked up.
    Acknowledge(&'static str),
    /// An alert rule gets another limit.
    AlertLimit(&'static str, f32),
    /// Live by this plan.
    Plan(fn() -> Plan),
    /// The team works in this way from now on.
    Setting(settings::Setting),
    /// The training of a version once more.
    RepeatTraining(u32),
    /// A colleague is asked to agree to a version.
    RequestApproval(u32),
    /// A request is written by hand and sent: no part of the run.
    SendRequest(&'static str),
    /// The model is taken out of the traffic.
    Pause,
    /// It is let back in.
    Resume,
    /// An alert rule is given to a role, or to nobody.
    Owner(&'static str, Option<TeamRole>),
}

/// Trouble as lessons write it.
#[derive(Clone, Copy, Debug)]
pub struct ScriptedFault {
    fault: &'static str,
    size: f32,
    start: Tick,
    onset: Onset,
    duration: Option<Minutes>,
    traffic_share: f32,
    field: Option<&'static str>,
    segment: Option<&'static str>,
    hidden: bool,
}

impl ScriptedFault {
    /// Hidden trouble that begins at a minute.
    pub const fn hidden(fault: &'static str, size: f32, start: Tick) -> Self {
        Self { fault, size, start, onset: Onset::Sudden, duration: None, traffic_share: 1.0, field: None, segment: None, hidden: true }
    }

    /// The same in the open.
    pub const fn open(fault: &'static str, size: f32, start: Tick) -> Self {
        let mut scripted = Self::hidden(fault, size, start);
        scripted.hidden = false;
        scripted
    }

    /// It ends by itself.
    #[must_use]
    pub const fn lasting(mut self, duration: Minutes) -> Self {
        self.duration = Some(duration);
        self
    }

    /// A bad release that answers this share.
    #[must_use]
    pub const fn with_traffic_share(mut self, traffic_share: f32) -> Self {
        self.traffic_share = traffic_share;
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
        Action::InjectFault(self.injection())
    }

    fn injection(&self) -> FaultInjection {
        FaultInjection {
            onset: self.onset,
            duration: self.duration,
            traffic_share: self.traffic_share,
            hidden: self.hidden,
            target: FaultTarget {
                field: self.field.map(str::to_owned),
                segment: self.segment.map(str::to_owned),
                ..FaultTarget::default()
            },
            ..FaultInjection::sudden(self.fault, self.size, self.start)
        }
    }
}

impl ScriptedAction {
    /// The request that is written by hand, if it is one.
    pub const fn asks(&self) -> Option<&'static str> {
        if let Self::SendRequest(request) = *self { Some(request) } else { None }
    }

    /// The engine's action; a request by hand is none.
    pub fn action(&self) -> Option<Action> {
        Some(match *self {
            Self::SendRequest(_) => return None,
            Self::InjectFault(scripted) => scripted.action(),
            Self::EndFault(fault) | Self::RepairSource(fault) => Action::EndFault { fault: fault.to_owned() },
            Self::Validation(on_breach) => Action::Validation { on_breach },
            Self::Retrain(days) => Action::Retrain(TrainingConfig::last(days)),
            Self::RetrainClean(days) => Action::Retrain(TrainingConfig::last(days).skipping(true)),
            Self::RetrainAs(kind, days) => Action::Retrain(TrainingConfig::last(days).by(ModelSpec::of(kind).unwrap_or_default())),
            Self::StartCanary(version, share) => Action::StartCanary { version, share },
            Self::Release(version) => Action::Release { version },
            Self::Promote => Action::Promote { force: false },
            Self::PromoteAnyway => Action::Promote { force: true },
            Self::RollBack(version) => Action::RollBack { version },
            Self::ScaleServers(count) => Action::ScaleServers { count },
            Self::Threshold(value) => Action::Threshold { value },
            Self::Acknowledge(rule) => Action::Acknowledge { rule: rule.to_owned() },
            Self::AlertLimit(rule, value) => Action::AlertLimit { rule: rule.to_owned(), value },
            Self::Plan(plan) => Action::Plan(Some(plan())),
            Self::Setting(setting) => Action::Setting(setting),
            Self::RepeatTraining(version) => Action::RepeatTraining { version },
            Self::RequestApproval(version) => Action::RequestApproval { version },
            Self::Pause => Action::Pause,
            Self::Resume => Action::Resume,
            Self::Owner(rule, owner) => Action::Owner { rule: rule.to_owned(), owner },
        })
    }

    /// The control on the page that does it; alerts are handled where they are listed.
    pub const fn control(&self) -> Option<&'static str> {
        Some(match self {
            Self::InjectFault(scripted) => scripted.fault,
            Self::EndFault(fault) => fault,
            Self::RepairSource(_) => "repair-source",
            Self::Validation(_) => "validation",
            Self::Retrain(_) | Self::RetrainClean(_) | Self::RetrainAs(..) => "retrain",
            Self::StartCanary(..) => "start-canary",
            Self::Release(_) => "release",
            Self::Promote | Self::PromoteAnyway => "promote",
            Self::RollBack(_) => "roll-back",
            Self::ScaleServers(_) => "scale-servers",
            Self::Threshold(_) => "threshold",
            Self::Plan(_) => "plan",
            Self::Setting(setting) => match setting {
                settings::Setting::ManualUpdates(_) => "manual-updates",
                settings::Setting::TestSplit(_) => "test-split",
                settings::Setting::KeepVersions(_) => "keep-versions",
                settings::Setting::ApprovalGate(_) => "approval-gate",
                settings::Setting::SuccessMetric(_) => "success-metric",
                settings::Setting::ReviewBand(_) => "review-band",
                settings::Setting::LoggingRate(_) => "logging-rate",
                settings::Setting::DetailedMonitoring(_) => "detailed-monitoring",
                settings::Setting::Hosting(_) => "hosting",
                settings::Setting::Reaction(_) => "reaction",
                settings::Setting::ActAs(_) => "act-as",
                settings::Setting::Updates { .. } => "update-figures",
                settings::Setting::Power { .. } => return None,
            },
            Self::RepeatTraining(_) => "repeat-training",
            Self::RequestApproval(_) => "request-approval",
            Self::SendRequest(_) => "request",
            Self::Pause | Self::Resume => "pause",
            Self::Acknowledge(_) | Self::AlertLimit(..) | Self::Owner(..) => return None,
        })
    }

    /// How the knobs of that control stand, by their names; those that are left alone stand at their default.
    pub fn inputs(&self) -> Vec<(&'static str, f64)> {
        match *self {
            Self::InjectFault(scripted) => vec![("size", short(scripted.size)), ("traffic-share", short(scripted.traffic_share))],
            Self::Validation(on_breach) => vec![("on-breach", f64::from(u8::from(on_breach == OnBreach::Reject)))],
            Self::Retrain(days) | Self::RetrainAs(_, days) => vec![("days", f64::from(days)), ("skip-alerts", 0.0)],
            Self::RetrainClean(days) => vec![("days", f64::from(days)), ("skip-alerts", 1.0)],
            Self::StartCanary(_, share) => vec![("share", short(share))],
            Self::ScaleServers(count) => vec![("count", f64::from(count))],
            Self::Threshold(value) => vec![("value", short(value))],
            Self::Plan(plan) => plan_inputs(&plan()),
            Self::Setting(settings::Setting::ReviewBand(Some(review_band))) => {
                vec![("width", short(review_band.width)), ("per-hour", f64::from(review_band.per_hour))]
            }
            Self::Setting(settings::Setting::LoggingRate(share)) => vec![("share", short(share))],
            Self::Setting(settings::Setting::Reaction(Some(reaction))) => {
                let hours = u8::from(reaction.hours == Hours::AroundTheClock);
                vec![("hours", f64::from(hours)), ("minutes", f64::from(reaction.minutes))]
            }
            Self::Setting(settings::Setting::ActAs(role)) => vec![("role", role.map_or(0.0, |role| f64::from(role as u8) + 1.0))],
            Self::Setting(settings::Setting::Hosting(hosting)) => vec![("place", f64::from(hosting as u8))],
            _ => Vec::new(),
        }
    }

    /// The alert rule that it is about, with a new limit if it moves one.
    pub const fn rule(&self) -> Option<(&'static str, Option<f32>)> {
        match *self {
            Self::Acknowledge(rule) | Self::Owner(rule, _) => Some((rule, None)),
            Self::AlertLimit(rule, limit) => Some((rule, Some(limit))),
            _ => None,
        }
    }

    /// Whom it gives an alert rule to, if it does: a role, or nobody.
    pub const fn gives_to(&self) -> Option<Option<TeamRole>> {
        match *self {
            Self::Owner(_, role) => Some(role),
            _ => None,
        }
    }

    /// It brings trouble.
    pub const fn injects_fault(&self) -> bool {
        matches!(self, Self::InjectFault(_))
    }
}

/// The lines of a plan as the page sets them.
fn plan_inputs(plan: &Plan) -> Vec<(&'static str, f64)> {
    let which = |nth: u8| f64::from(nth);
    let (when, every) = match plan.retrain.as_ref().map(|r| &r.when) {
        None => (0, None),
        Some(When::Every { days }) => (1, Some(*days)),
        Some(When::Reviewed) => (2, None),
        Some(When::Fired { .. }) => (3, None),
    };
    let (release, share) = match plan.release {
        ReleaseStrategy::Canary { share } => (0, Some(share)),
        ReleaseStrategy::AtOnce => (1, None),
        ReleaseStrategy::Wait => (2, None),
    };
    let owners = match plan.watch {
        Watching::AsTheyStand | Watching::These(_) => 0,
        Watching::AllBy(_) => 1,
        Watching::Nothing => 2,
    };
    let door = match plan.on_breach {
        OnBreach::FallBack => 0,
        OnBreach::Reject => 1,
        OnBreach::Off => 2,
    };
    let mut inputs = vec![
        ("hours", which(u8::from(plan.hours == Hours::AroundTheClock))),
        ("owners", which(owners)),
        ("on-breach", which(door)),
        ("when", which(when)),
        ("release", which(release)),
        ("roll-back-hours", f64::from(plan.roll_back.map_or(0, |rule| rule.within_hours))),
        ("review", f64::from(plan.review.map_or(0, |review| review.every_days))),
    ];
    inputs.extend(every.map(|days| ("every", f64::from(days))));
    inputs.extend(share.map(|share| ("share", short(share))));
    if let Some(retrain) = &plan.retrain {
        inputs.extend([("days", f64::from(retrain.days)), ("skip-alerts", which(u8::from(!retrain.skip_alerts)))]);
    }
    inputs
}

/// A share as it is written, not as it lies in 32 bits.
fn short(share: f32) -> f64 {
    (f64::from(share) * 1000.0).round() / 1000.0
}

/// Something done at a minute.
pub const fn at(at: Tick, scripted: ScriptedAction) -> ScheduledAction {
    ScheduledAction { at, scripted }
}

/// A moment of the run: day (1 is the first Monday), hour and minute.
pub const fn moment(day: u32, hour: u32, minute: u32) -> Tick {
    Tick::start_of_day(day).plus(Minutes::hours(hour)).plus(Minutes(minute))
}
