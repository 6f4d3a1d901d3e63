//! The clauses of the course: what a learner must be able to do or see, each with the missions that use it, its place on the
//! page, and the test that holds it. What nothing holds is open and says what is missing; what waits for a part of the page
//! that does not exist yet names it. `afterlaunch coverage` prints all of them as `docs/course-coverage.md`.
//!
//! To add a clause: a line in the row of its chapter (best example: `chapter_2.rs`). A row is a subject; lessons name the
//! rows that they serve. `tests/coverage.rs` finds each named mission and each named test.

mod across;
mod chapter_1;
mod chapter_2;
mod chapter_3;
mod chapter_4;
mod chapter_5;
mod chapter_6;
mod clause;

use std::fmt::Write as _;

pub use clause::{By, Clause, Part, Row};

use super::lessons;

/// All rows, in order.
pub fn all() -> impl Iterator<Item = &'static Row> {
    let chapters: [&'static [Row]; 7] =
        [chapter_1::ROWS, chapter_2::ROWS, chapter_3::ROWS, chapter_4::ROWS, chapter_5::ROWS, chapter_6::ROWS, across::ROWS];
    chapters.into_iter().flatten()
}

/// The row with this number.
pub fn find(id: &str) -> Option<&'static Row> {
    all().find(|row| row.id == id)
}

/// How many clauses are met, how many are open, and how many wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClauseCount {
    /// They can be done or seen, and a test holds them.
    pub met: usize,
    /// They cannot, or no test holds them.
    pub open: usize,
    /// They wait for a part that does not exist yet.
    pub waiting: usize,
}

/// Counts the clauses.
pub fn count() -> ClauseCount {
    let mut count = ClauseCount::default();
    for clause in all().flat_map(|row| row.clauses) {
        match clause.by {
            By::Met { .. } => count.met += 1,
            By::Open(_) => count.open += 1,
            By::Waits(_) => count.waiting += 1,
        }
    }
    count
}

/// Which mission, place and test each clause has, as a document.
pub fn coverage() -> String {
    let ClauseCount { met, open, waiting } = count();
    let mut out = String::from("# What the course covers\n\n");
    let _ = writeln!(
        out,
        "Printed by `afterlaunch coverage`. A clause is met where a person can do or see it, the engine computes it, and a test holds it.\n\n\
         {met} of {} clauses are met; {waiting} more wait for parts of the page that do not exist yet.\n",
        met + open
    );
    for row in all() {
        let missions: Vec<&str> = lessons::ALL.iter().filter(|l| l.rows.contains(&row.id)).map(|l| l.id).collect();
        let _ = write!(out, "## {} {}\n\n", row.id, row.title);
        if !missions.is_empty() && row.id != "A.1" {
            let _ = write!(out, "Missions: {}.\n\n", missions.join(", "));
        }
        out.push_str("| clause | what it asks | mission or place | test |\n|---|---|---|---|\n");
        for clause in row.clauses {
            let [at, test] = clause.stands();
            let _ = writeln!(out, "| {} | {} | {at} | {test} |", clause.id, clause.says);
        }
        out.push('\n');
    }
    out.push_str("## Missions\n\n| mission | title | minutes | what one will have seen |\n|---|---|---|---|\n");
    for l in lessons::ALL {
        let _ = writeln!(out, "| {} | {} | {} | {} |", l.id, l.title, l.minutes, l.sentence);
    }
    out
}

impl Clause {
    /// Where it is met, or why not, and what holds it.
    fn stands(&self) -> [String; 2] {
        match self.by {
            By::Met { missions, place, test } => {
                let missions = missions.join(", ");
                let between = if missions.is_empty() || place.is_empty() { "" } else { "; " };
                [format!("{missions}{between}{place}"), format!("`{test}`")]
            }
            By::Open(why) => [format!("Open: {why}"), String::new()],
            By::Waits(part) => [format!("Waits for {}.", part.name()), String::new()],
        }
    }
}
