//! A goal, as plain values.

use std::fmt::Write as _;

use super::words;
use crate::present::account::{cell, escape};
use crate::present::view::StatusIcon;

/// A goal that is written down, and how the run stands against it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalView {
    /// "Written down on day 9, Tue 08:00, before anything was done."
    pub when: String,
    /// What is decided with the answers.
    pub decision: String,
    /// What they must not be used for; empty where nothing is said.
    pub not_for: String,
    /// What counts as success, and the limit.
    pub targets: [GoalTargetView; 2],
}

/// A target and how the run stands against it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalTargetView {
    /// "Success".
    pub name: &'static str,
    /// "Recall at least 80 %".
    pub says: String,
    /// "83 %, 95 % interval 78 to 88 %, from 140 cases".
    pub found: String,
    /// "Not enough evidence yet."
    pub verdict: String,
    /// Its mark.
    pub mark: StatusIcon,
}

impl GoalView {
    /// Its lines: name and text.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = vec![(words::DECISION, self.decision.clone())];
        lines.extend(self.targets.iter().map(|target| (target.name, format!("{}. {}. {}", target.says, target.found, target.verdict))));
        if !self.not_for.is_empty() {
            lines.push((words::NOT_FOR, self.not_for.clone()));
        }
        lines
    }

    /// As a part of a document in Markdown.
    pub fn markdown(&self, out: &mut String) {
        _ = writeln!(out, "\n## {}\n\n{}\n", words::THE_GOAL_AND_HOW_IT_WENT, cell(&self.when));
        for (name, text) in self.lines() {
            _ = writeln!(out, "- **{name}:** {}", cell(&text));
        }
    }

    /// As a part of a page.
    pub fn html(&self, out: &mut String) {
        _ = writeln!(out, "<h2>{}</h2>\n<p>{}</p>\n<dl>", words::THE_GOAL_AND_HOW_IT_WENT, escape(&self.when));
        for (name, text) in self.lines() {
            _ = writeln!(out, "<dt>{name}</dt><dd>{}</dd>", escape(&text));
        }
        out.push_str("</dl>\n");
    }
}
