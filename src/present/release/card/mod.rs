//! The trial card, and what stands below it.

mod evidence;
mod groups;
mod narrows;

use crate::platform::release::trial::Trial;
use crate::present::control_room::trial as control_room_trial;
use crate::present::release::measures;
use crate::present::release::view::TrialCardView;
use crate::present::words as say;
use crate::session::Session;

pub(super) fn card(session: &Session, trial: &Trial) -> TrialCardView {
    let world = session.world();
    let version = trial.arms[1].version;
    let names = trial.arms.each_ref().map(|arm| format!("v{}", arm.version));
    let moment = |at| say::moment(at, session.now());
    let share = say::percent(f64::from(trial.share));
    let hours = match trial.until {
        None => format!("since {}, {share} of all {}", moment(trial.since), session.scenario().words.many),
        Some(until) => format!("{} to {}, {share} of all {}", moment(trial.since), moment(until), session.scenario().words.many),
    };
    let compared = world.compared(version);
    let (groups, group_scale) = groups::groups(session, trial);
    TrialCardView {
        hours,
        evidence: evidence::evidence(session, trial),
        rows: measures::rows(session, &compared, names.each_ref().map(String::as_str)),
        said: trial.said.map_or_else(String::new, |(verdict, at)| {
            format!("By the success measure: {}, said {}. A verdict stands, however often you look.", say::trial::word(verdict), moment(at))
        }),
        narrows: narrows::narrows(session, trial),
        groups,
        group_scale,
        own: control_room_trial::own_view(session, trial),
        earlier: control_room_trial::earlier(session),
        names,
    }
}
