//! Trouble put right where it comes from: whoever owns the source is asked, and what the trouble has done is told. Offered for
//! trouble that may be shown, since nobody can ask for what they do not know of.

use crate::base::time::Minutes;
use crate::platform::faults;
use crate::platform::faults::{Fault, Repair, RunningFault};
use crate::platform::vocabulary::{Action, What};
use crate::present::control_room::controls::control::{Control, ControlGroup, NEVER, Values, choice, lately_within, response};
use crate::present::control_room::ledger::harmed;
use crate::present::control_room::view::{ControlState, ControlView};
use crate::present::words;
use crate::present::words::refusals::SECRET;
use crate::session::Session;

/// The entry.
pub const CONTROL: Control = Control { id: "repair-source", group: ControlGroup::Data, is_harmful: NEVER, view, action, anyway: None };

fn view(session: &Session) -> ControlView {
    let asks = repairable(session);
    let name = if let [(_, ask)] = &*asks { ask.clone() } else { "Put it right at the source".to_owned() };
    let mut control = response(CONTROL.id, name, "Whoever owns the source ends the trouble there. Then you hear what it has done.", "Ask");
    if session.is_guessing() {
        control.state = ControlState::Locked { why: SECRET.to_owned(), anyway: None };
    } else if asks.is_empty() {
        let why = nobody_can(session).unwrap_or_else(|| if worth(session).is_some() { NO_OTHER } else { UNKNOWN }.to_owned());
        control.state = ControlState::Locked { why, anyway: None };
    }
    if asks.len() > 1 {
        let all: Vec<&str> = asks.iter().map(|(_, ask)| &**ask).collect();
        control.inputs.push(choice("which", "Ask", &all));
    }
    control.done = worth(session);
    control
}

fn action(session: &Session, values: &Values<'_>) -> Result<Action, String> {
    let asks = repairable(session);
    let (fault, _) = asks.get(values.get("which") as usize).or(asks.first()).ok_or_else(|| UNKNOWN.to_owned())?;
    Ok(Action::EndFault { fault: fault.id.to_owned() })
}

/// What a repair was worth stays written for so long.
const LATELY: Minutes = Minutes::days(3);

/// Nothing is known that could be asked for.
const UNKNOWN: &str = "No cause is known. Look into what is unusual; once the cause is known, its owner can put it right.";

/// What was known has been put right.
const NO_OTHER: &str = "Nothing else is known that its owner could put right. If something still looks unusual, look into it.";

/// Trouble that runs, that may be shown, and that somebody can end, with what they are asked.
fn repairable(session: &Session) -> Vec<(&'static Fault, String)> {
    let asked = |active: &RunningFault| {
        let fault = faults::find(&active.injection.fault)?;
        let Repair::Ask(ask) = fault.repair else { return None };
        Some((fault, session.scenario().tell(ask)))
    };
    session.visible_faults().filter(|active| active.runs()).filter_map(asked).collect()
}

/// Why trouble that runs and may be shown cannot be ended by anybody.
fn nobody_can(session: &Session) -> Option<String> {
    session.visible_faults().filter(|active| active.runs()).find_map(|active| match faults::find(&active.injection.fault)?.repair {
        Repair::Nobody(why) => Some(session.scenario().tell(why)),
        Repair::Ask(_) => None,
    })
}

/// "14:20: Repaired. It lasted 7 h 40, and 31 urgent tickets waited past the 4-hour promise because of it; it cost 23,400 EUR."
fn worth(session: &Session) -> Option<String> {
    let ended = session.ended_last()?;
    let lasted = words::length(ended.to.since(ended.from));
    let w = &session.scenario().words;
    let said = match session.harm_done() {
        None => format!("Repaired. It lasted {lasted}. What it has done is being worked out."),
        Some(done) => {
            let people = u32::try_from(done.people.max(0)).unwrap_or(u32::MAX);
            let because = if w.harm.is_empty() { String::new() } else { ", and ".to_owned() + &harmed(w, people) + " because of it" };
            let cost = if done.eur >= 0.5 { format!("; it cost {}", words::eur(done.eur)) } else { String::new() };
            format!("Repaired. It lasted {lasted}{because}{cost}.")
        }
    };
    lately_within(session, LATELY, |what| matches!(what, What::FaultEnded { fault, .. } if *fault == ended.fault).then(|| said.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Tick;
    use crate::course::scenarios;
    use crate::platform::faults::FaultGroup;
    use crate::platform::vocabulary::FaultInjection;
    use crate::present::control_room::controls::{Settings, action as pressed, controls};

    fn begin(run: &mut Session, fault: &str, hidden: bool) -> Result<(), crate::session::SessionError> {
        let start = run.now();
        let fault = fault.to_owned();
        run.dispatch(Action::InjectFault(FaultInjection { hidden, ..FaultInjection::sudden(fault, 1.0, start) }))?;
        run.advance();
        Ok(())
    }

    fn repair(run: &Session) -> ControlView {
        controls(run).into_iter().find(|control| control.id == "repair-source").expect("it is there")
    }

    #[test]
    fn the_owner_of_the_source_is_asked_and_what_it_was_worth_is_told() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        run.travel(Tick(0));
        assert!(matches!(repair(&run).state, ControlState::Locked { .. }), "nothing is wrong");
        (0..10 * 60).for_each(|_| run.advance());
        begin(&mut run, "seconds-for-minutes", false).unwrap();
        (0..7 * 60).for_each(|_| run.advance());
        assert_eq!(repair(&run).name, "Ask the sender to send minutes again");
        run.dispatch(pressed(&run, "repair-source", &Settings::new()).unwrap()).unwrap();
        assert_eq!(repair(&run).done.unwrap(), "17:01: Repaired. It lasted 7 h 01. What it has done is being worked out.");
        while run.work_out_harm(500) {}
        let described = repair(&run).done.unwrap();
        assert!(described.contains("urgent tickets waited past the 4-hour promise because of it; it cost "), "{described}");
        assert!(!described.contains("no urgent ticket"), "{described}");
        let ControlState::Locked { why, .. } = repair(&run).state else { panic!("it is put right") };
        assert_eq!(why, NO_OTHER, "what was repaired had a known cause");
    }

    #[test]
    fn what_is_hidden_can_be_asked_for_by_nobody() {
        let mut run = Session::open("support-tickets", 7).unwrap();
        begin(&mut run, "seconds-for-minutes", true).unwrap();
        let ControlState::Locked { why, .. } = repair(&run).state else { panic!("it is known to nobody") };
        assert_eq!(why, UNKNOWN);
        assert!(pressed(&run, "repair-source", &Settings::new()).is_err());
    }

    /// In every system every fault says who can end it, or why nobody can; what came with a version is taken back with it.
    #[test]
    fn each_fault_says_who_can_end_it() {
        for entry in scenarios::ALL {
            let scenario = scenarios::find(entry.card.id).unwrap();
            for fault in faults::ALL {
                let (Repair::Ask(text) | Repair::Nobody(text)) = fault.repair;
                let described = scenario.tell(text);
                assert!(!described.contains(['{', '}']) && !described.contains("  "), "{}: {described}", fault.id);
                assert!(!matches!((fault.group, fault.repair), (FaultGroup::BadRelease, Repair::Ask(_))), "{}", fault.id);
            }
        }
    }
}
