//! What a lesson claims in general, tried on a run of any seed: do its ways lead to the effect that it names?
//!
//! Futures are shared. All ways part from the run in which nothing is done, each at its first deed, and a way without
//! deeds is that run. The future without trouble can be handed in where it is at hand already.

use crate::base::time::Tick;
use crate::course::lesson::{Against, General, Goal, Lesson, Playthrough, ScheduledAction};
use crate::platform::world::World;
use crate::session::Session;
use crate::session::error::SessionError;

use super::measure::{Sight, of_goal};
use super::runs::{perform, without_faults};

/// The ways of a lesson: the one that solves it, and the two that do not.
pub fn playthroughs(lesson: &Lesson) -> [&Playthrough; 3] {
    [&lesson.solution, &lesson.wrong[0], &lesson.wrong[1]]
}

/// The future without trouble is needed, and is a run to which nothing was done at all.
pub fn calm_is_quiet(lesson: &Lesson, general: &General) -> bool {
    asks(&general.effect, Against::Calm) && lesson.setup.iter().all(|planned| planned.scripted.injects_fault())
}

/// Whether each way leads to the effect, from a run that stands at the lesson's start. A way that cannot be gone on
/// this seed leads nowhere.
///
/// # Errors
/// If the future without trouble cannot be made.
pub fn claims(lesson: &Lesson, general: &General, start: &Session, calm: Option<&World>) -> Result<[bool; 3], SessionError> {
    let lived_calm = match calm {
        None if asks(&general.effect, Against::Calm) => Some(live_until(without_faults(lesson, start)?, &[], general.at)?),
        _ => None,
    };
    let bill = start.world().ledger.in_the_end();
    let parting = |playthrough: &Playthrough| playthrough.actions.first().map_or(general.at, |first| first.at.max(start.now()));
    let mut nothing = start.fork();
    let mut order: Vec<(Tick, usize)> = playthroughs(lesson).into_iter().map(parting).zip(0..).collect();
    order.sort_unstable();
    let mut forks = Vec::new();
    for (at, nth) in order {
        if playthroughs(lesson)[nth].actions.is_empty() {
            continue;
        }
        nothing = live_until(nothing, &[], at)?;
        forks.push((nothing.fork(), nth));
    }
    let idle = playthroughs(lesson).iter().any(|playthrough| playthrough.actions.is_empty());
    if idle || asks(&general.effect, Against::Nothing) {
        nothing = live_until(nothing, &[], general.at)?;
    }
    let met = |session: &Session| {
        let sight = Sight {
            session,
            nothing: Some(nothing.world()).filter(|world| world.now == general.at),
            calm: calm.or(lived_calm.as_ref().map(Session::world)),
            spent: (bill.eur, bill.people),
            start: lesson.start,
            since: lesson.start,
            hopeful: false,
        };
        sight.met(&general.effect)
    };
    let mut leads = [false; 3];
    for (nth, playthrough) in playthroughs(lesson).into_iter().enumerate() {
        leads[nth] = playthrough.actions.is_empty() && met(&nothing);
    }
    for (fork, nth) in forks {
        leads[nth] = live_until(fork, playthroughs(lesson)[nth].actions, general.at).is_ok_and(|session| met(&session));
    }
    Ok(leads)
}

/// Lives until a minute, doing what is planned.
fn live_until(mut session: Session, planned: &[ScheduledAction], until: Tick) -> Result<Session, SessionError> {
    let mut actions = planned.iter().peekable();
    while session.now() < until {
        while let Some(planned) = actions.next_if(|p| p.at <= session.now()) {
            perform(&mut session, &planned.scripted)?;
        }
        session.live_minute()?;
    }
    Ok(session)
}

fn asks(goal: &Goal, against: Against) -> bool {
    let mut asked = Vec::new();
    of_goal(goal, &mut asked);
    asked.contains(&against)
}
