//! The account of a run: what went wrong, who saw it when, what was done, and what it cost. As a page, and as a file.

use std::fmt::Write;

use super::timeline::{done, ordered, told};
use super::view::{AccountRow, AccountTrouble, AccountView};
use super::words;
use crate::base::order::sorted_by;
use crate::base::time::Tick;
use crate::platform::action::Action;
use crate::platform::event::What;
use crate::platform::faults;
use crate::platform::world::Active;
use crate::session::Session;

/// The account of a run so far.
pub fn account(session: &Session) -> AccountView {
    let world = session.world();
    let now = session.now();
    let trouble: Vec<_> = session.shown_trouble().map(|active| seen(session, active)).collect();
    let row = |at: Tick, who: &'static str, what: String| (at, AccountRow { time: long(at), who, what });
    let events = world.events.iter().filter_map(|event| {
        let who = match event.what {
            What::TroubleBegan { .. } | What::TroubleEnded { .. } => "Trouble",
            What::AlertFired { .. } | What::AlertOver { .. } => "Alert",
            What::ByPlan { .. } => "Plan",
            What::TrainingDone { .. } | What::Decided { .. } | What::CanaryAt { .. } | What::ChampionIs { .. } | What::TakenBack { .. } => {
                "Version"
            }
            _ => return None,
        };
        Some(row(event.at, who, words::capital(&told(session, &event.what)?)))
    });
    let actions = session.done().iter().filter(|entry| !ordered(entry.at, &entry.action));
    let actions = actions.map(|entry| row(entry.at, "You", words::capital(&done(&entry.action))));
    let rows = sorted_by(events.chain(actions).collect::<Vec<_>>(), |(at, _)| f64::from(at.0));
    let bill = world.ledger.in_the_end();
    let w = &session.scenario().words;
    let facts = vec![
        ("System", session.scenario().name.clone()),
        ("Time", format!("until {}, {} days in all", long(now), now.day())),
        ("Seed", session.seed().to_string()),
        ("Cost", format!("{}, with what is still to come of it", words::eur(bill.eur))),
        ("People", format!("{} {}", words::people(bill.people), w.harm)),
        ("Alerts", world.events.iter().filter(|e| matches!(e.what, What::AlertFired { .. })).count().to_string()),
    ];
    AccountView {
        title: format!("Account of a run: {}", session.scenario().name),
        facts,
        trouble,
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

/// "day 3, 06:40".
fn long(tick: Tick) -> String {
    format!("day {}, {}", tick.day(), words::clock(tick))
}

/// When trouble was seen, and when somebody acted.
fn seen(session: &Session, active: &Active) -> AccountTrouble {
    let world = session.world();
    let began = active.trouble.start;
    let over = active.ended.unwrap_or(session.now());
    let later = |at: Tick| format!("after {}", words::length(at.since(began)));
    let within = |at: Tick| at >= began && (at <= over || active.ended.is_none());
    let alert = world.events.iter().find(|e| within(e.at) && matches!(e.what, What::AlertFired { .. }));
    let act = session.done().iter().find(|e| within(e.at) && !matches!(e.action, Action::Start(_)));
    AccountTrouble {
        name: faults::find(&active.trouble.fault).map_or_else(|| active.trouble.fault.clone(), |fault| fault.name.to_owned()),
        began: long(began),
        alert: alert.map_or_else(|| "no alert".to_owned(), |event| later(event.at)),
        act: act.map_or_else(|| "nothing".to_owned(), |entry| format!("{}, {}", done(&entry.action), later(entry.at))),
        over: active.ended.map_or_else(|| "still runs".to_owned(), later),
    }
}

impl AccountView {
    /// Column names of the table of trouble.
    pub const TROUBLE: [&'static str; 5] = ["Trouble", "Began", "First alert", "First thing done", "Over"];
    /// Column names of the table of what happened.
    pub const ROWS: [&'static str; 3] = ["When", "Who", "What"];

    /// The cells of the table of trouble.
    pub fn trouble_cells(&self) -> Vec<[&str; 5]> {
        self.trouble.iter().map(|t| [&*t.name, &*t.began, &*t.alert, &*t.act, &*t.over]).collect()
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
        markdown_table(&mut out, Self::TROUBLE, &self.trouble_cells());
        markdown_table(&mut out, Self::ROWS, &self.row_cells());
        out
    }

    /// As a page of its own, without script or style from elsewhere.
    pub fn to_html(&self) -> String {
        let mut body = format!("<h1>{}</h1>\n<dl>\n", escape(&self.title));
        for (name, value) in &self.facts {
            _ = writeln!(body, "<dt>{name}</dt><dd>{}</dd>", escape(value));
        }
        body.push_str("</dl>\n");
        html_table(&mut body, Self::TROUBLE, &self.trouble_cells());
        html_table(&mut body, Self::ROWS, &self.row_cells());
        let style = "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dt{font-weight:bold}table{border-collapse:collapse;margin:1.5rem 0}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-top:1px solid #bbb}";
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{style}</style>\n{body}</html>\n",
            escape(&self.title)
        )
    }
}

/// A text that breaks no row of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ").replace('<', "&lt;")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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
    use crate::platform::action::{OnBreach, Onset, Trouble};

    fn run(hidden: bool) -> Session {
        let mut session = Session::open("support-tickets", 7).expect("it is there");
        let (start, onset) = (Tick(2 * 24 * 60), Onset::Sudden);
        let trouble = Trouble { fault: "seconds-for-minutes".into(), size: 1.0, onset, start, length: None, reach: 1.0, hidden };
        session.dispatch(Action::Start(trouble)).expect("it can begin");
        while session.now() < start.plus(Minutes::hours(20)) {
            session.advance();
        }
        session.dispatch(Action::Check { then: OnBreach::FallBack }).expect("it can be switched on");
        session.advance();
        session
    }

    #[test]
    fn it_tells_what_was_seen_when() {
        let account = account(&run(false));
        let [trouble] = &account.trouble[..] else { panic!("one trouble: {:?}", account.trouble) };
        assert!(trouble.alert.starts_with("after "), "{trouble:?}");
        assert_eq!(trouble.act, "check on, after 20 h", "{trouble:?}");
        let text = account.to_markdown();
        for words in ["Trouble began", "Alert:", "Check on", "EUR", "| When | Who | What |"] {
            assert!(text.contains(words), "{words} is not in\n{text}");
        }
    }

    #[test]
    fn hidden_trouble_is_told_once_it_is_explained() {
        let mut run = run(true);
        let name = faults::find("seconds-for-minutes").expect("a fault").name;
        assert!(!account(&run).to_html().contains(name));
        run.explain();
        assert!(account(&run).to_html().contains(name));
    }

    #[test]
    fn nothing_in_it_is_taken_for_markup() {
        let row = AccountRow { time: "<b>".into(), who: "You", what: "a | b <script>".into() };
        let account = AccountView { title: "<script>".into(), facts: vec![], trouble: vec![], rows: vec![row] };
        let (html, markdown) = (account.to_html(), account.to_markdown());
        assert!(!html.contains("<script>") && !markdown.contains("<script>") && markdown.contains("a \\| b"), "{html}\n{markdown}");
    }
}
