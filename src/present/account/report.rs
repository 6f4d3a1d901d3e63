//! The account as a page and as a file: what went wrong, who saw it when, what was done, and what it cost.

use std::fmt::Write;

use super::cells::{cell, escape};
use super::post_mortem::post_mortem;
use super::view::{AccountFault, AccountOther, AccountRow, AccountView};
use super::{checklist, tools};
use crate::base::order::sorted_by;
use crate::base::time::Tick;
use crate::platform::faults;
use crate::platform::faults::RunningFault;
use crate::platform::scenario::Words;
use crate::platform::team::ledger::Bill;
use crate::platform::vocabulary::What;
use crate::present::control_room::ledger::harmed;
use crate::present::control_room::timeline::actions::{done as described_action, ordered};
use crate::present::control_room::timeline::described;
use crate::present::goal::goal;
use crate::present::roles::words::told_by_three;
use crate::present::roles::{Voice, afterwards};
use crate::present::words;
use crate::session::Session;
use crate::session::counterfactual::replay_without::{Omission, is_action};
use crate::session::log::decisions;

/// The account asks of at most so many decisions, the newest ones, what each was worth.
const DECISIONS: usize = 12;

/// The account of a run so far. So many entries of its log, the first ones, were `given` by a lesson: nobody did them.
pub fn account(session: &Session, given: usize) -> AccountView {
    let world = session.world();
    let now = session.now();
    let faults: Vec<_> = session.visible_faults().map(|active| seen(session, active)).collect();
    let row = |at: Tick, who: &'static str, what: String| (at, AccountRow { time: long(at), who, what });
    let events = world.events.iter().filter_map(|event| {
        let who = match event.what {
            What::FaultBegan { .. } | What::FaultEnded { .. } => "Trouble",
            What::AlertFired { .. } | What::AlertOver { .. } | What::RuleBroken { .. } | What::RuleKept { .. } => "Alert",
            What::ByPlan { .. } => "Plan",
            What::TrainingDone { .. }
            | What::Decided { .. }
            | What::CanaryAt { .. }
            | What::ChampionIs { .. }
            | What::RolledBack { .. }
            | What::Rollout { .. }
            | What::Paused
            | What::Resumed => "Version",
            _ => return None,
        };
        Some(row(event.at, who, words::capital(&described(session, &event.what)?)))
    });
    let actions = decisions(session.done().get(given..).unwrap_or_default()).filter(|entry| !ordered(entry.at, &entry.action));
    let actions = actions.map(|entry| row(entry.at, "You", words::capital(&described_action(session, &entry.action))));
    let rows = sorted_by(events.chain(actions).collect::<Vec<_>>(), |(at, _)| f64::from(at.0));
    let bill = world.ledger.in_the_end();
    let w = &session.scenario().words;
    let facts = vec![
        ("System", session.scenario().name.clone()),
        ("Time", format!("until {}, {} in all", long(now), words::count(u64::from(now.day()), "day", "days"))),
        ("Seed", session.seed().to_string()),
        ("Cost", format!("{}, with what is still to come of it", words::eur(bill.eur))),
        ("People", words::capital(&harmed(w, bill.people))),
        ("Alerts", world.events.iter().filter(|e| matches!(e.what, What::AlertFired { .. })).count().to_string()),
    ];
    AccountView {
        title: format!("Account of a run: {}", session.scenario().name),
        facts,
        goal: goal(session),
        faults,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        others: vec![other(w, "As it was".into(), bill, None)],
        afterwards: afterwards(session, false),
        post_mortem: post_mortem(session),
        checklist: checklist::checklist(world),
        tools: tools::tools(world),
        assumed: tools::assumed(world),
    }
}

/// What can be left out of a run to see what it was worth, and how each is called. Hidden trouble stays hidden.
pub fn without(session: &Session, given: usize) -> Vec<(Omission, String)> {
    let done = session.done();
    let actions: Vec<_> = done.iter().enumerate().skip(given).filter(|(_, entry)| is_action(entry)).collect();
    let described = !session.is_guessing() && session.world().faults.iter().all(|active| session.shows(active));
    let mut out = Vec::new();
    if !actions.is_empty() {
        out.push((Omission::Actions { given }, "With nothing done".to_owned()));
    }
    if described && !session.world().faults.is_empty() {
        out.push((Omission::Faults, "Had nothing gone wrong".to_owned()));
    }
    if actions.len() > 1 {
        let newest = &actions[actions.len().saturating_sub(DECISIONS)..];
        let name =
            |entry: &crate::session::log::LogEntry| format!("Without: {} ({})", described_action(session, &entry.action), long(entry.at));
        out.extend(newest.iter().map(|(place, entry)| (Omission::Action(*place), name(entry))));
    }
    out
}

/// A row of what would have been, against the run as it was.
pub fn counterfactual(session: &Session, what: String, bill: Bill) -> AccountOther {
    other(&session.scenario().words, what, bill, Some(session.world().ledger.in_the_end()))
}

fn other(w: &Words, what: String, bill: Bill, real: Option<Bill>) -> AccountOther {
    let count = |people: u32| words::count(u64::from(people), &w.harmed, &w.harmed_many);
    let against = real.map_or_else(String::new, |real| {
        let eur = bill.eur - real.eur;
        let people = i64::from(bill.people) - i64::from(real.people);
        let (eur_direction, people_direction) = (direction(eur), direction(people as f64));
        let sums = (words::eur(eur.abs()), count(people.unsigned_abs() as u32));
        match (eur.abs() >= 0.5, people != 0) {
            (false, false) => "no difference".to_owned(),
            (true, false) => format!("{} {eur_direction}", sums.0),
            (false, true) => format!("{} {people_direction}", sums.1),
            (true, true) if eur_direction == people_direction => format!("{} and {} {eur_direction}", sums.0, sums.1),
            (true, true) => format!("{} {eur_direction}, {} {people_direction}", sums.0, sums.1),
        }
    });
    AccountOther { what, cost: words::eur(bill.eur), people: count(bill.people), against }
}

const fn direction(difference: f64) -> &'static str {
    if difference > 0.0 { "more" } else { "less" }
}

/// "day 3, 06:40".
fn long(tick: Tick) -> String {
    format!("day {}, {}", tick.day(), words::clock(tick))
}

/// When trouble was seen, and when somebody acted.
fn seen(session: &Session, active: &RunningFault) -> AccountFault {
    let episode = session.episode(active);
    let later = |at: Tick| format!("after {}", words::length(at.since(episode.began())));
    AccountFault {
        name: faults::find(&active.injection.fault).map_or_else(
            || active.injection.fault.clone(),
            |fault| fault.describe(fault.name, &active.injection.target, session.scenario()),
        ),
        began: long(episode.began()),
        alert: episode.fired.first().map_or_else(|| "no alert".to_owned(), |fired| later(fired.notified)),
        act: episode
            .done
            .first()
            .map_or_else(|| "nothing".to_owned(), |entry| format!("{}, {}", described_action(session, &entry.action), later(entry.at))),
        over: active.ended.map_or_else(|| "still runs".to_owned(), later),
    }
}

impl AccountView {
    /// Column names of the table of trouble.
    pub const FAULTS: [&'static str; 5] = ["Trouble", "Began", "First alert", "First thing done", "Over"];
    /// Column names of the table of what happened.
    pub const ROWS: [&'static str; 3] = ["When", "Who", "What"];

    /// Column names of the table of what would have been.
    pub const OTHERS: [&'static str; 4] = ["The same run", "Cost", "People", "Against this run"];

    /// Column names of the checklist.
    pub const CHECKLIST: [&'static str; 3] = ["A first project needs", "Done here?", "A first step in yours"];
    /// Column names of the table of tools.
    pub const TOOLS: [&'static str; 5] = ["Kind of tool", "In this run, by itself", "By hand", "With the tool", "Worth it?"];
    /// The cells of the checklist.
    pub fn check_cells(&self) -> Vec<[&str; 3]> {
        self.checklist.iter().map(|c| [c.what, &*c.here, c.first]).collect()
    }

    /// The cells of the table of tools.
    pub fn tool_cells(&self) -> Vec<[&str; 5]> {
        self.tools.iter().map(|t| [t.name, &*t.did, &*t.by_hand, &*t.by_tool, &*t.worth]).collect()
    }

    /// The cells of the table of what would have been.
    pub fn other_cells(&self) -> Vec<[&str; 4]> {
        self.others.iter().map(|o| [&*o.what, &*o.cost, &*o.people, &*o.against]).collect()
    }

    /// The cells of the table of trouble.
    pub fn fault_cells(&self) -> Vec<[&str; 5]> {
        self.faults.iter().map(|t| [&*t.name, &*t.began, &*t.alert, &*t.act, &*t.over]).collect()
    }

    /// The cells of the table of what happened.
    pub fn row_cells(&self) -> Vec<[&str; 3]> {
        self.rows.iter().map(|row| [&*row.time, row.who, &*row.what]).collect()
    }

    /// As Markdown.
    pub fn to_markdown(&self) -> String {
        let mut out = format!("# {}\n\n", cell(&self.title));
        for (name, value) in &self.facts {
            _ = writeln!(out, "- **{name}:** {}", cell(value));
        }
        self.goal.iter().for_each(|goal| goal.markdown(&mut out));
        markdown_table(&mut out, Self::OTHERS, &self.other_cells());
        markdown_table(&mut out, Self::FAULTS, &self.fault_cells());
        if let Some(described) = &self.afterwards {
            _ = writeln!(out, "\n## {}\n", cell(&told_by_three(&described.about)));
            described.voices.iter().for_each(|Voice { role, says, .. }| _ = writeln!(out, "- **{role}:** {}", cell(says)));
        }
        markdown_table(&mut out, Self::ROWS, &self.row_cells());
        self.post_mortem.iter().for_each(|post_mortem| post_mortem.markdown(&mut out));
        out.push_str("\n## A checklist for a first project\n\n");
        for check in &self.checklist {
            _ = writeln!(out, "- [ ] **{}.** {} *Done here?* {}", check.what, check.first, cell(&check.here));
        }
        out.push_str("\n## What tools would have done\n");
        markdown_table(&mut out, Self::TOOLS, &self.tool_cells());
        _ = writeln!(out, "\n{}", cell(&self.assumed));
        out
    }

    /// As a page of its own, without script or style from elsewhere.
    pub fn to_html(&self) -> String {
        let mut body = format!("<h1>{}</h1>\n<dl>\n", escape(&self.title));
        for (name, value) in &self.facts {
            _ = writeln!(body, "<dt>{name}</dt><dd>{}</dd>", escape(value));
        }
        body.push_str("</dl>\n");
        self.goal.iter().for_each(|goal| goal.html(&mut body));
        html_table(&mut body, Self::OTHERS, &self.other_cells());
        html_table(&mut body, Self::FAULTS, &self.fault_cells());
        if let Some(described) = &self.afterwards {
            _ = writeln!(body, "<h2>{}</h2>", escape(&told_by_three(&described.about)));
            described.voices.iter().for_each(|Voice { role, says, .. }| _ = writeln!(body, "<p><b>{role}:</b> {}</p>", escape(says)));
        }
        html_table(&mut body, Self::ROWS, &self.row_cells());
        self.post_mortem.iter().for_each(|post_mortem| post_mortem.html(&mut body));
        body.push_str("<h2>A checklist for a first project</h2>\n");
        html_table(&mut body, Self::CHECKLIST, &self.check_cells());
        body.push_str("<h2>What tools would have done</h2>\n");
        html_table(&mut body, Self::TOOLS, &self.tool_cells());
        _ = writeln!(body, "<p>{}</p>", escape(&self.assumed));
        let style = "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}table{border-collapse:collapse;margin:1.5rem 0}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid #bbb}";
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{style}</style>\n{body}</html>\n",
            escape(&self.title)
        )
    }
}

fn markdown_table<const N: usize>(out: &mut String, head: [&str; N], rows: &[[&str; N]]) {
    if rows.is_empty() {
        return;
    }
    _ = writeln!(out, "\n| {} |\n|{}", head.join(" | "), "---|".repeat(N));
    for row in rows {
        _ = writeln!(out, "| {} |", row.map(cell).join(" | "));
    }
}

fn html_table<const N: usize>(out: &mut String, head: [&str; N], rows: &[[&str; N]]) {
    if rows.is_empty() {
        return;
    }
    let cells = |row: [&str; N], tag: &str| row.map(|text| format!("<{tag}>{}</{tag}>", escape(text))).concat();
    _ = writeln!(out, "<table>\n<tr>{}</tr>", cells(head, "th"));
    for row in rows {
        _ = writeln!(out, "<tr>{}</tr>", cells(*row, "td"));
    }
    out.push_str("</table>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Minutes;
    use crate::platform::vocabulary::{Action, FaultInjection, OnBreach, Onset};

    fn run(hidden: bool) -> Session {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let (start, onset) = (Tick(2 * 24 * 60), Onset::Sudden);
        let faults = FaultInjection { onset, hidden, ..FaultInjection::sudden("seconds-for-minutes", 1.0, start) };
        session.dispatch(Action::InjectFault(faults)).expect("it can begin");
        while session.now() < start.plus(Minutes::hours(20)) {
            session.advance();
        }
        session.dispatch(Action::Validation { on_breach: OnBreach::FallBack }).expect("it can be switched on");
        session.advance();
        session
    }

    #[test]
    fn it_tells_what_was_seen_when() {
        let account = account(&run(false), 0);
        let [faults] = &account.faults[..] else { panic!("one trouble: {:?}", account.faults) };
        assert!(faults.alert.starts_with("after "), "{faults:?}");
        assert_eq!(faults.act, "check on, after 20 h", "{faults:?}");
        let text = account.to_markdown();
        for words in ["Trouble began", "Alert:", "Check on", "EUR", "| When | Who | What |"] {
            assert!(text.contains(words), "{words} is not in\n{text}");
        }
    }

    #[test]
    fn what_might_have_been_is_told_against_what_was() {
        let run = run(false);
        let names: Vec<_> = without(&run, 0).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["With nothing done", "Had nothing gone wrong"], "one deed alone is all that was done");
        let real = run.world().ledger.in_the_end();
        let against = |eur: f64, people: i64| {
            let bill = Bill { eur: real.eur + eur, people: (i64::from(real.people) + people) as u32 };
            counterfactual(&run, String::new(), bill).against
        };
        assert_eq!(against(0.2, 0), "no difference");
        assert_eq!(against(1_200.0, 0), "1,200 EUR more");
        assert_eq!(against(-1_200.0, -1), "1,200 EUR and 1 urgent ticket less");
        assert_eq!(against(-5.0, 2), "5 EUR less, 2 urgent tickets more");
    }

    #[test]
    fn hidden_trouble_is_told_once_it_is_explained() {
        let mut run = run(true);
        let name = "Waiting time in seconds";
        assert!(!account(&run, 0).to_html().contains(name));
        assert_eq!(without(&run, 0).len(), 1, "that something went wrong is not told either");
        run.explain();
        assert!(account(&run, 0).to_html().contains(name));
    }

    #[test]
    fn nothing_in_it_is_taken_for_markup() {
        let row = AccountRow { time: "<b>".into(), who: "You", what: "a | b <script>".into() };
        let account = AccountView {
            title: "<script>".into(),
            facts: vec![],
            goal: None,
            faults: vec![],
            rows: vec![row],
            others: vec![],
            afterwards: None,
            post_mortem: None,
            checklist: vec![],
            tools: vec![],
            assumed: String::new(),
        };
        let (html, markdown) = (account.to_html(), account.to_markdown());
        assert!(!html.contains("<script>") && !markdown.contains("<script>") && markdown.contains("a \\| b"), "{html}\n{markdown}");
    }
}
