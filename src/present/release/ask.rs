//! One question, and the answer that the evidence bears.

use super::Subject;
use super::measures::{difference, named};
use super::view::AskView;
use crate::platform::release::trial::{Compared, Trial, Verdict, together};
use crate::present::words as say;
use crate::session::Session;

pub(super) fn ask(session: &Session, subject: Subject<'_>) -> AskView {
    let champion = session.world().release.rollout.champion;
    match (subject.shown(), subject.ready) {
        (Some(trial), _) => of_trial(session, trial),
        (None, Some(ready)) => AskView {
            question: format!("Is v{ready} better than v{champion}?"),
            verdict: None,
            lead: "Nobody has tried it yet.".to_owned(),
            rest: format!(
                "Let v{ready} answer a few {} first. Both versions are compared over the same hours.",
                session.scenario().words.many
            ),
        },
        (None, None) => AskView {
            question: "Is there a version to try?".to_owned(),
            verdict: None,
            lead: "Not yet.".to_owned(),
            rest: format!("v{champion} answers. A new version begins in the training room."),
        },
    }
}

fn of_trial(session: &Session, trial: &Trial) -> AskView {
    let world = session.world();
    let [champion, version] = trial.arms.each_ref().map(|arm| arm.version);
    let compared = world.compared(version);
    let verdict = together(&compared);
    let (lead, rest) = match verdict {
        Verdict::Better => ("Yes.", better(session, version)),
        Verdict::NoWorse => {
            ("It does no harm.", "On each measure it stays within the margin. Being as good is no reason to change.".to_owned())
        }
        Verdict::Worse => ("No.", worse(session, &compared)),
        Verdict::NotEnough if trial.until.is_some() => ("Nobody can say.", "The trial ended before there was enough evidence.".to_owned()),
        Verdict::NotEnough => ("Nobody can say yet.", open(session, &compared, version)),
    };
    AskView {
        question: format!("Is v{version} better than v{champion}?"),
        verdict: Some((verdict, say::trial::word(verdict))),
        lead: lead.to_owned(),
        rest,
    }
}

fn better(session: &Session, version: u32) -> String {
    let said = session.world().evidence(version).and_then(|evidence| {
        let measure = say::trial::measure(&evidence, session.scenario());
        Some(format!("{}: {}.", say::capital(&measure), say::trial::difference(&evidence, session.scenario())?))
    });
    format!("{} Nothing else got worse.", said.unwrap_or_default()).trim().to_owned()
}

/// What got worse, and by how much.
fn worse(session: &Session, compared: &[Compared]) -> String {
    let said = |compared: &&Compared| {
        let (apart, range) = difference(session, compared)?;
        Some(format!("{}: {apart}, surely between {}.", named(session, compared.measure).0, range.replace(" to ", " and ")))
    };
    compared
        .iter()
        .filter(|compared| compared.verdict == Verdict::Worse)
        .filter_map(|compared| said(&compared))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What is still open: what the success measure lacks, or else the others that cannot say.
fn open(session: &Session, compared: &[Compared], version: u32) -> String {
    if let Some(missing) = say::trial::missing(session.world(), version) {
        return say::capital(&missing);
    }
    let names = |wanted: bool| {
        let open = |compared: &&Compared| (compared.verdict == Verdict::NotEnough) == wanted && !compared.is_success;
        let names: Vec<String> = compared.iter().filter(open).map(|compared| say::small(&named(session, compared.measure).1)).collect();
        names.join(", ")
    };
    format!("The success measure has its verdict. Still open: {}.", names(true))
}
