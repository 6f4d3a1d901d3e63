//! The goal of a run as the page shows it: what was written down, and how the run stands against it by now.

mod draft;
mod targets;
mod view;
pub mod words;

pub use draft::GoalDraft;
pub use targets::{METRICS, metric_name, unit};
pub use view::{GoalTargetView, GoalView};

use crate::platform::team::goal::Target;
use crate::platform::vocabulary::ConfusionMatrix;
use crate::platform::world::judge::{TargetFinding, TargetVerdict};
use crate::present::view::StatusIcon;
use crate::present::words as say;
use crate::session::Session;

/// The goal of a run, if one is written down.
pub fn goal(session: &Session) -> Option<GoalView> {
    let written = session.world().team.goal.as_ref()?;
    let targets = [(words::SUCCESS, written.goal.success), (words::LIMIT, written.goal.limit)];
    let targets = targets.map(|(name, target)| view(session, name, target, &session.world().judge_target(target, written.at)));
    let rewritten = match written.rewritten {
        0 => String::new(),
        1 => " It was changed once; what came before does not count.".to_owned(),
        n => format!(" It was changed {n} times; what came before does not count."),
    };
    let before = session.done().iter().filter(|entry| entry.at < written.at && entry.action.needs().is_some()).count();
    let done = match before {
        0 => "before anything was done".to_owned(),
        n => format!("after {} had been done", say::count(n as u64, "thing", "things")),
    };
    Some(GoalView {
        when: format!("Written down on {}, {done}.{rewritten}", crate::base::number_format::moment(written.at)),
        decision: written.goal.decision.clone(),
        not_for: written.goal.not_for.clone(),
        targets,
    })
}

/// The goal in one line: "Recall at least 80 %: 83 % so far, not enough evidence yet."
pub fn in_short(session: &Session) -> Option<String> {
    let view = goal(session)?;
    let said = view.targets.map(|target| format!("{}: {}. {}", target.says, target.found, target.verdict));
    Some(said.join(" "))
}

/// A target beside two versions on trial: its name, and what each has come to.
pub fn beside(session: &Session, cells: [&ConfusionMatrix; 2]) -> Vec<[String; 3]> {
    let Some(written) = &session.world().team.goal else { return Vec::new() };
    let targets = [(words::SUCCESS, written.goal.success), (words::LIMIT, written.goal.limit)];
    let row = |(name, target): (&str, Target)| {
        let [champion, canary] = cells.map(|cells| TargetFinding::of_cells(target, cells));
        let said =
            |finding: TargetFinding| format!("{} ({})", targets::found(session, target, &finding), targets::verdict(name, finding.verdict));
        Some([format!("{name}: {}", targets::says(session, target)), said(champion?), said(canary?)])
    };
    targets.into_iter().filter_map(row).collect()
}

fn view(session: &Session, name: &'static str, target: Target, finding: &TargetFinding) -> GoalTargetView {
    GoalTargetView {
        name,
        says: targets::says(session, target),
        found: targets::found(session, target, finding),
        verdict: format!("{}.", say::capital(targets::verdict(name, finding.verdict))),
        mark: match finding.verdict {
            TargetVerdict::Met => StatusIcon::Done,
            TargetVerdict::Missed => StatusIcon::Firing,
            TargetVerdict::NotEnough => StatusIcon::NoData,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::DAY;
    use crate::platform::vocabulary::Action;

    fn session() -> Session {
        Session::open("support-tickets", 7).expect("it is there")
    }

    fn write(session: &mut Session, change: impl Fn(&mut GoalDraft)) {
        let mut draft = GoalDraft::of(session);
        change(&mut draft);
        let action = draft.action(session).expect("it can be read");
        session.dispatch(action).expect("it can be written down");
    }

    #[test]
    fn a_goal_is_judged_with_an_interval_and_not_before_there_is_enough() {
        let mut session = session();
        assert_eq!(goal(&session), None);
        write(&mut session, |draft| draft.success_at = "50".to_owned());
        let early = goal(&session).expect("it is written down");
        assert_eq!(early.when, "Written down on day 1, 00:00, before anything was done.");
        assert_eq!(
            (early.targets[0].found.as_str(), early.targets[0].verdict.as_str()),
            ("nothing is known yet", "Not enough evidence yet.")
        );
        (0..6 * DAY).for_each(|_| session.advance());
        let later = goal(&session).expect("it is written down");
        let success = &later.targets[0];
        assert_eq!((success.verdict.as_str(), success.mark), ("Reached.", StatusIcon::Done), "{later:?}");
        assert!(success.found.contains("95 % interval"), "{later:?}");
        write(&mut session, |draft| draft.success_at = "99".to_owned());
        let changed = goal(&session).expect("it is written down");
        assert!(changed.when.ends_with("It was changed once; what came before does not count."), "{changed:?}");
        assert_eq!(changed.targets[0].verdict, "Not enough evidence yet.", "it is judged anew");
    }

    #[test]
    fn the_account_and_a_link_have_it() {
        let mut session = session();
        write(&mut session, |draft| draft.not_for = "Ranking <people> | anybody".to_owned());
        (0..4 * DAY).for_each(|_| session.advance());
        let account = crate::present::account::account(&session, 0);
        let (markdown, html) = (account.to_markdown(), account.to_html());
        assert!(markdown.contains("## The goal") && markdown.contains("Recall at least 80 %"), "{markdown}");
        assert!(html.contains("Ranking &lt;people&gt;") && !html.contains("<people>"), "{html}");
        let (again, why) = Session::from_link(&session.link(), session.now()).expect("the link leads there");
        assert_eq!((goal(&again), why.is_none()), (goal(&session), true));
    }

    #[test]
    fn a_figure_that_is_none_is_refused_in_words() {
        let session = session();
        let draft = GoalDraft { success_at: "lots".to_owned(), ..GoalDraft::of(&session) };
        assert!(draft.action(&session).expect_err("it is no number").contains("“lots”"));
        let mut session = session;
        let draft = GoalDraft { decision: String::new(), ..GoalDraft::of(&session) };
        let Ok(action @ Action::Goal(_)) = draft.action(&session) else { panic!("it can be read") };
        let why = session.dispatch(action).expect_err("it says nothing");
        assert_eq!(say::session_error(&why), "Say what is decided with the answers.");
    }
}
