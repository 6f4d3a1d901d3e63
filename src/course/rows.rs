//! The rows of the course: what a learner must be able to do, see happen and understand, each with a number and a
//! short title. A lesson names the rows that it serves; a row that none serves says here why not yet.
//! `headless coverage` prints both as `docs/course-coverage.md`.

use std::fmt::Write as _;

use super::lessons;

/// A row of the course.
#[derive(Debug)]
pub struct Row {
    /// Its number: "2.6". "A" stands for all chapters.
    pub id: &'static str,
    /// A short title.
    pub title: &'static str,
    /// Why no lesson serves it yet; empty where one does.
    pub not_yet: &'static str,
}

const fn row(id: &'static str, title: &'static str) -> Row {
    Row { id, title, not_yet: "" }
}

const fn later(id: &'static str, title: &'static str, not_yet: &'static str) -> Row {
    Row { id, title, not_yet }
}

/// All rows, in order.
pub const ALL: [Row; 56] = [
    later("1.1", "Everyday systems to run", "One scenario so far; the others come with their data and faults."),
    row("1.2", "The loop, seen running"),
    row("1.3", "Accuracy alone does not decide"),
    row("1.4", "Failing in silence"),
    row("1.5", "Messy inputs, and the guards around a model"),
    later("1.6", "Roles and owners", "Alerts name their owner; a view through each role’s eyes is not built."),
    later("1.7", "Goal and decision first", "A written problem definition is not yet part of a run."),
    later("1.8", "By hand or by pipeline", "The engine has no slips in manual work to compare with."),
    row("2.1", "One record through the whole loop"),
    row("2.2", "Data quality, label by label"),
    row("2.3", "More data, better data"),
    later("2.4", "Patterns and shortcuts", "The generator has no leaking field yet, and importance is not shown."),
    later("2.5", "Train, test, production apart", "Time-ordered splits exist; a random split to compare with does not."),
    row("2.6", "A probability, a line, a decision"),
    row("2.7", "The schema is a contract"),
    later("2.8", "Doubtful cases to a person", "Tickets that break the contract can go to a person; doubtful scores cannot yet."),
    later("2.9", "Versions, and what changed", "Versions carry it all; the page does not lay two side by side yet."),
    later("2.10", "The same training, the same model", "True in the engine and tested; no lesson compares two trainings yet."),
    row("2.11", "Outcomes come back and feed the next model"),
    later("3.1", "From laptop to production", "A run begins after the launch; the steps before it are not simulated."),
    later("3.2", "Batch or live", "Serving is live only."),
    later("3.3", "The interface, request by request", "A request cannot be edited by hand yet."),
    row("3.4", "Prepared in two ways"),
    later("3.5", "Where it runs", "Servers differ in number only, not in place."),
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
    later("4.8", "Dashboard, alert, review", "Review by a person is not simulated as a way of finding faults."),
    later("4.9", "What to log, and privacy", "Logs are kept whole; hashing and sampling are not simulated."),
    row("4.10", "Who is told, who acts"),
    row("4.11", "A checklist put to work"),
    row("5.1", "Yesterday’s model, today’s world"),
    row("5.2", "When and on what to retrain"),
    row("5.3", "A candidate can be turned down"),
    row("5.4", "Tests before a release"),
    row("5.5", "Little by little"),
    row("5.6", "Back to the version before"),
    later("5.7", "The record of a release", "There is no form for approvals and limits yet."),
    row("5.8", "The whole cycle"),
    row("5.9", "Newer is not better"),
    later("6.1", "A plan that runs", "The engine does not carry out a written plan by itself yet."),
    row("6.2", "Beginners’ mistakes, to play"),
    later("6.3", "Simple and maintained, or complex and neglected", "There is one kind of model, so no complex one to neglect."),
    row("6.4", "Care in proportion to risk"),
    later("6.5", "What tools would have done", "Tools and their price are not simulated."),
    later("6.6", "A checklist for a first project", "Comes with the account of a run."),
    row("A.1", "Missions with predictions, quizzes, progress"),
    later("A.2", "Free play", "It is the page without a mission, so it needs no lesson."),
    later("A.3", "The account of a run", "It is a page of its own, not a lesson."),
];

/// The row with this number.
pub fn find(id: &str) -> Option<&'static Row> {
    ALL.iter().find(|row| row.id == id)
}

/// Which lessons serve which row, as a document.
pub fn coverage() -> String {
    let serving = |row: &Row| -> Vec<&str> { lessons::ALL.iter().filter(|l| l.rows.contains(&row.id)).map(|l| l.id).collect() };
    let served = ALL.iter().filter(|row| !serving(row).is_empty()).count();
    let mut out = String::from("# What the course covers\n\n");
    let _ = writeln!(
        out,
        "Printed by `cargo run --bin headless -- coverage` from the lessons. {served} of {} rows are served by a lesson whose effect the\nengine computes, in {} lessons.\n",
        ALL.len(),
        lessons::ALL.len()
    );
    out.push_str("| row | what it is about | lessons | why not yet |\n|---|---|---|---|\n");
    for row in &ALL {
        let _ = writeln!(out, "| {} | {} | {} | {} |", row.id, row.title, serving(row).join(", "), row.not_yet);
    }
    out.push_str("\n| lesson | title | minutes | what one will have seen |\n|---|---|---|---|\n");
    for l in lessons::ALL {
        let _ = writeln!(out, "| {} | {} | {} | {} |", l.id, l.title, l.minutes, l.sentence);
    }
    out
}
