//! The rows of the course: what a learner must be able to do, see happen and understand, each with a number and a
//! short title. A lesson names the rows that it serves; a row that none serves says here what of the page does, or why
//! nothing does yet.
//! `afterlaunch coverage` prints both as `docs/course-coverage.md`.

use std::fmt::Write as _;

use super::lessons;

/// A row of the course.
#[derive(Debug)]
pub struct Clause {
    /// Its number: "2.6". "A" stands for all chapters.
    pub id: &'static str,
    /// A short title.
    pub title: &'static str,
    /// What serves it.
    pub by: By,
}

/// What serves a row.
#[derive(Debug, PartialEq, Eq)]
pub enum By {
    /// One lesson or several.
    Lessons,
    /// The page itself, in this way, without a lesson.
    Page(&'static str),
    /// Nothing yet, for this reason.
    NotYet(&'static str),
}

const fn row(id: &'static str, title: &'static str) -> Clause {
    Clause { id, title, by: By::Lessons }
}

const fn on_page(id: &'static str, title: &'static str, how: &'static str) -> Clause {
    Clause { id, title, by: By::Page(how) }
}

const fn later(id: &'static str, title: &'static str, why: &'static str) -> Clause {
    Clause { id, title, by: By::NotYet(why) }
}

/// All rows, in order.
pub const ALL: [Clause; 57] = [
    on_page(
        "1.1",
        "Everyday systems to run",
        "Eight systems to choose from. Each says who decides what with the answer and what must not be decided by it; missions are chosen by chapter or by field of work.",
    ),
    row("1.2", "The loop, seen running"),
    row("1.3", "Accuracy alone does not decide"),
    row("1.4", "Failing in silence"),
    row("1.5", "Messy inputs, and the guards around a model"),
    row("1.6", "Roles and owners"),
    row("1.7", "Goal and decision first"),
    row("1.8", "By hand or by pipeline"),
    row("1.9", "What MLOps means"),
    row("2.1", "One record through the whole loop"),
    row("2.2", "Data quality, label by label"),
    row("2.3", "More data, better data"),
    row("2.4", "Patterns and shortcuts"),
    row("2.5", "Train, test, production apart"),
    row("2.6", "A probability, a line, a decision"),
    row("2.7", "The schema is a contract"),
    row("2.8", "Uncertain cases to a person"),
    row("2.9", "Versions, and what changed"),
    row("2.10", "The same training, the same model"),
    row("2.11", "Outcomes come back and feed the next model"),
    row("3.1", "From laptop to production"),
    later(
        "3.2",
        "Batch or live",
        "Churn is asked in a nightly batch and the other systems live, each with its own hours and failures; no system can be switched from one to the other, so nothing could be held against anything.",
    ),
    row("3.3", "The interface, request by request"),
    row("3.4", "Prepared in two ways"),
    row("3.5", "Where it runs"),
    row("3.6", "Reliable under load"),
    row("3.7", "What answers when the model cannot"),
    row("3.8", "Healthy servers, poor predictions"),
    row("4.1", "Health of the system"),
    row("4.2", "What is being answered"),
    row("4.3", "Quality, by segment too"),
    row("4.4", "Late outcomes and early estimates"),
    row("4.5", "Drift, harmful or not"),
    row("4.6", "Ordinary ups and downs"),
    row("4.7", "Alerts: too many, too few"),
    row("4.8", "Dashboard, alert, review"),
    row("4.9", "What to log, and privacy"),
    row("4.10", "Who is told, who acts"),
    row("4.11", "A checklist put to work"),
    row("5.1", "Yesterday’s model, today’s world"),
    row("5.2", "When and on what to retrain"),
    row("5.3", "A candidate can be turned down"),
    row("5.4", "Tests before a release"),
    row("5.5", "Little by little"),
    row("5.6", "Back to the version before"),
    row("5.7", "The record of a release"),
    row("5.8", "The whole cycle"),
    row("5.9", "Newer is not better"),
    row("6.1", "A plan that runs"),
    row("6.2", "Beginners’ mistakes, to play"),
    row("6.3", "Simple and maintained, or complex and neglected"),
    row("6.4", "Care in proportion to risk"),
    on_page(
        "6.5",
        "What tools would have done",
        "The account of a run counts what each kind of tool would have done in it, and holds the hours by hand against the tool’s own.",
    ),
    on_page(
        "6.6",
        "A checklist for a first project",
        "The account of a run ends with one: what was done of it here, what was not and which mission shows it. It can be saved.",
    ),
    row("A.1", "Missions with predictions, quizzes, progress"),
    on_page("A.2", "Free play", "The page without a mission: every scenario, trouble and response, at any time."),
    on_page("A.3", "The account of a run", "A page and a file: what happened, who saw it when, what was done, what it cost."),
];

/// The row with this number.
pub fn find(id: &str) -> Option<&'static Clause> {
    ALL.iter().find(|row| row.id == id)
}

/// Which lessons serve which row, as a document.
pub fn coverage() -> String {
    let serving = |row: &Clause| -> Vec<&str> { lessons::ALL.iter().filter(|l| l.rows.contains(&row.id)).map(|l| l.id).collect() };
    let count = |fits: fn(&By) -> bool| ALL.iter().filter(|row| fits(&row.by)).count();
    let (by_lessons, by_page) = (count(|by| *by == By::Lessons), count(|by| matches!(by, By::Page(_))));
    let mut out = String::from("# What the course covers\n\n");
    let _ = writeln!(
        out,
        "Printed by `afterlaunch coverage` from the lessons. {by_lessons} of {} rows are served by a lesson whose effect the\nengine computes, in {} lessons, and {by_page} by the page itself.\n",
        ALL.len(),
        lessons::ALL.len()
    );
    out.push_str("| row | what it is about | lessons | on the page, or why not yet |\n|---|---|---|---|\n");
    for row in &ALL {
        let otherwise = match row.by {
            By::Lessons => String::new(),
            By::Page(how) => format!("On the page: {how}"),
            By::NotYet(why) => format!("Not yet: {why}"),
        };
        let _ = writeln!(out, "| {} | {} | {} | {otherwise} |", row.id, row.title, serving(row).join(", "));
    }
    out.push_str("\n| lesson | title | minutes | what one will have seen |\n|---|---|---|---|\n");
    for l in lessons::ALL {
        let _ = writeln!(out, "| {} | {} | {} | {} |", l.id, l.title, l.minutes, l.sentence);
    }
    out
}
