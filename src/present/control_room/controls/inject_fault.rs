//! Trouble that one can make, as controls.

use super::control::{Settings, Values, choice, input_text, round, slider, wide};
use super::targeting;
use crate::base::time::{HOUR, Minutes};
use crate::platform::faults::RunningFault;
use crate::platform::faults::{self, Effect, Fault, SizeUnit};
use crate::platform::vocabulary::Action;
use crate::platform::vocabulary::{FaultInjection, Onset};
use crate::present::control_room::view::{ControlState, ControlView, Tab, Unit};
use crate::present::words;
use crate::present::words::refusals::SECRET;
use crate::session::Session;

/// The slider's end says "until stopped".
const LONGEST_HOURS: f64 = 73.0;
/// How trouble can begin.
const ONSETS: [&str; 4] = ["at once", "little by little", "growing stronger", "on and off"];
/// What comes and goes is there for so long, and away for as long.
const TO_AND_FRO: Minutes = Minutes(12 * HOUR);
/// So many of a group of trouble are to begin with; the list of all is long.
const MOST_AT_FIRST: usize = 5;

/// All of them, in order; of a large group those to begin with come first, and the others are rare.
pub(super) fn controls(session: &Session) -> Vec<ControlView> {
    let mut all: Vec<_> = faults::ALL.iter().map(|fault| control(session, fault)).collect();
    for group in all.chunk_by_mut(|a, b| a.group == b.group).filter(|group| group.len() > MOST_AT_FIRST + 1) {
        group[MOST_AT_FIRST..].iter_mut().for_each(|control| control.rare = true);
    }
    all
}

/// What starting it means. Knobs that were not touched stand at their default.
pub(super) fn press(session: &Session, fault: &'static Fault, set: &Settings) -> Action {
    let values = &Values { inputs: &control(session, fault).inputs, set };
    let duration = values.get("duration");
    let start = session.now().plus(Minutes((values.get("start") * f64::from(HOUR)) as u32));
    let defaults = FaultInjection::sudden(fault.id, round(values.get("size")), start);
    Action::InjectFault(FaultInjection {
        onset: match values.get("onset") as u32 {
            0 => Onset::Sudden,
            1 => Onset::Gradual(ramp(duration)),
            2 => Onset::Incremental(ramp(duration)),
            _ => Onset::Recurring { on: TO_AND_FRO, off: TO_AND_FRO },
        },
        duration: (duration < LONGEST_HOURS).then(|| Minutes((duration * f64::from(HOUR)) as u32)),
        traffic_share: if matches!(fault.effect, Effect::Release(_)) { round(values.get("traffic-share")) } else { 1.0 },
        target: targeting::chosen(session, fault, values),
        ..defaults
    })
}

/// Whether this trouble runs or waits, as far as that is to be known.
pub fn runs(session: &Session, fault: &str) -> bool {
    !session.is_guessing() && active(session, fault).is_some()
}

fn active<'a>(session: &'a Session, fault: &str) -> Option<&'a RunningFault> {
    session.world().faults.iter().find(|a| a.injection.fault == fault && a.ended.is_none() && session.shows(a))
}

const fn unit(size: SizeUnit) -> Unit {
    match size {
        SizeUnit::Share => Unit::Share,
        SizeUnit::Times => Unit::Times,
        SizeUnit::Spreads => Unit::Spreads,
        SizeUnit::Hours => Unit::Hours,
    }
}

/// Little by little: over a third of the time it lasts, a day at the most.
fn ramp(duration: f64) -> Minutes {
    Minutes(((duration / 3.0).min(24.0) * f64::from(HOUR)) as u32)
}

fn control(session: &Session, fault: &'static Fault) -> ControlView {
    let size = &fault.size;
    let said = unit(size.unit);
    let range = (wide(size.least), wide(size.most), wide(size.step));
    let mut inputs = vec![slider("size", size.label, range, said, wide(size.default))];
    if matches!(fault.effect, Effect::Release(_)) {
        inputs.push(slider("traffic-share", "Answers", (0.05, 1.0, 0.05), Unit::Share, 1.0));
    }
    inputs.extend(targeting::inputs(session, fault));
    inputs.push(choice("onset", "It starts", if matches!(fault.effect, Effect::Release(_)) { &ONSETS[..2] } else { &ONSETS }));
    inputs.push(slider("start", "Begins", (0.0, 48.0, 1.0), Unit::HoursFromNow, 0.0));
    inputs.push(slider("duration", "It lasts", (1.0, LONGEST_HOURS, 1.0), Unit::HoursOrUntilStopped, LONGEST_HOURS));
    let world = session.world();
    let now = session.now();
    let active = active(session, fault.id);
    let state = match active {
        _ if session.is_guessing() => ControlState::Locked { why: SECRET.to_owned(), anyway: None },
        Some(a) if a.began => {
            let whom = match (fault.effect, size.unit) {
                (Effect::Release(_), _) => match world.release.rollout.canary {
                    Some((v, share)) if Some(v) == a.version => format!("v{v} at {}", words::percent(f64::from(share))),
                    _ => a.version.map_or_else(String::new, |v| format!("v{v} answers all")),
                },
                (Effect::Change(_), _) => input_text(said, wide(a.injection.size), f64::INFINITY),
            } + &targeting::described(session, a);
            ControlState::Running { text: format!("since {}, {whom}", words::moment(a.injection.start, now)) }
        }
        Some(a) => ControlState::Running { text: format!("begins {}", words::moment(a.injection.start, now)) },
        None => match (fault.effect, world.release.rollout.canary) {
            (Effect::Release(_), Some((v, _))) => {
                let why = format!("One canary at a time: v{v} is on trial. Take it back or promote it first.");
                ControlState::Locked { why, anyway: None }
            }
            _ => ControlState::Ready,
        },
    };
    let target = active.map(|a| a.injection.target.clone()).unwrap_or_default();
    ControlView {
        id: fault.id,
        tab: Tab::Faults,
        group: fault.group.name(),
        rare: false,
        fits: false,
        name: fault.describe(fault.name, &target, session.scenario()),
        means: fault.describe(fault.sentence, &target, session.scenario()),
        inputs,
        state,
        verb: "Start",
        done: None,
    }
}
