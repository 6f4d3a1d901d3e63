//! After the course: three directions to go on in, each with what to build or write first; a small project that has all of it; and
//! questions for choosing a tool, which praise no product. The page at `#after` and `docs/teaching.md` are made from it.

use std::fmt::Write as _;

/// A direction to go on in.
#[derive(Debug)]
pub struct Direction {
    /// "Running it".
    pub title: &'static str,
    /// Whom it suits.
    pub whom: &'static str,
    /// What to do first, in order.
    pub first: [&'static str; 4],
    /// Words to look up and read about next.
    pub read: [&'static str; 4],
    /// Missions to play again, with that in mind.
    pub again: [&'static str; 3],
}

/// A heading, and what stands under it.
#[derive(Debug)]
pub struct ProjectPart {
    /// The heading.
    pub title: &'static str,
    /// What stands under it.
    pub says: &'static str,
}

/// The three directions.
pub static DIRECTIONS: [Direction; 3] = [
    Direction {
        title: "Running it",
        whom: "For people who look after services, answer alerts, or want to.",
        first: [
            "Take a service that runs already. Write its version beside each answer.",
            "Draw two charts: how many requests come, and what share gets a yes.",
            "Set one alert with one owner, and write a runbook of half a page for it.",
            "Practise going back to the version before, on a quiet morning, with a clock.",
        ],
        read: ["service-level objectives", "incident response", "canary releases", "on-call practice"],
        again: ["1.4", "4.3", "5.3"],
    },
    Direction {
        title: "Building it",
        whom: "For people who write code, or are learning to.",
        first: [
            "Take a public table with dates in it. Write the simple rule first, and measure it.",
            "Train one small model, and test it on the newest rows. Does it beat the rule?",
            "Put both behind an interface that refuses what breaks the contract.",
            "Let one command do all of it, from the rows to a version with a number.",
        ],
        read: ["data validation", "experiment tracking", "packaging a model", "continuous delivery"],
        again: ["2.4", "2.6", "3.5"],
    },
    Direction {
        title: "Deciding about it",
        whom: "For managers, buyers, auditors, and people in government.",
        first: [
            "Choose a model that decides something in your house. Who owns it? Ask until you have a name.",
            "Ask what a miss costs and what a false alarm costs, and who bears each of them.",
            "Ask when somebody last looked at its outcomes, group by group.",
            "Write down what must not be decided with it, and who may switch it off.",
        ],
        read: ["model cards", "impact assessment", "fairness measures", "data protection"],
        again: ["1.5", "4.8", "6.5"],
    },
];

/// A small project, from the goal to the handing over.
pub static PROJECT: [ProjectPart; 7] = [
    ProjectPart {
        title: "Goal",
        says: "One decision, one person who makes it, one measure of success, and one limit that must not be crossed.",
    },
    ProjectPart { title: "Data", says: "A few thousand rows with dates and outcomes. Say where they came from and who labelled them." },
    ProjectPart { title: "Baseline", says: "A rule that fits on a card. The model has to beat it on the newest rows." },
    ProjectPart {
        title: "Service",
        says: "A request goes in, an answer with its version comes out. What breaks the contract gets an error that names the field.",
    },
    ProjectPart {
        title: "Watching",
        says: "The share of yes answers, the spread of one field, and quality once outcomes are in. One alert, one owner.",
    },
    ProjectPart {
        title: "Update",
        says: "Train once more, compare on rows that neither version has seen, and try the new one on a few requests first.",
    },
    ProjectPart {
        title: "Handing over",
        says: "One page: what it is for, what it is not for, who is told, and how to go back. Give it to somebody else and watch them use it.",
    },
];

/// Questions for choosing a tool.
pub static TOOL_QUESTIONS: [&str; 10] = [
    "Which step do we do by hand today, how often, and what does it cost us?",
    "Could a table, a script and a calendar do it for the first year?",
    "Who will look after the tool itself, and how many hours a month is that?",
    "Can we take our data, models and records out again, in a form that others read?",
    "Where do our data go, and who else can see them there?",
    "Does it show what happened afterwards: who released which version, and why?",
    "Does it fit the way our outcomes come in: late, in part, and from people?",
    "What does it do when it fails itself? Do our answers go on?",
    "What will it cost with ten times the requests?",
    "Have two of us tried it on our own data for a week, and what went wrong?",
];

/// The same as part of the guide for teachers.
pub(super) fn guide() -> String {
    let mut out = String::from(
        "\n## After the course\n\nThree directions, a small project, and questions for choosing a tool. On the page it is at `#after`.\n",
    );
    for Direction { title, whom, first, read, again } in &DIRECTIONS {
        let _ = write!(out, "\n### {title}\n\n{whom} What to do first:\n\n");
        for (step, at) in first.iter().zip(1..) {
            let _ = writeln!(out, "{at}. {step}");
        }
        let _ = write!(out, "\nTo read about next: {}. Missions to play again: {}.\n", read.join(", "), again.join(", "));
    }
    out.push_str("\n### A small project\n\n");
    for ProjectPart { title, says } in &PROJECT {
        let _ = writeln!(out, "- **{title}.** {says}");
    }
    out.push_str("\n### Before choosing a tool\n\n");
    for question in TOOL_QUESTIONS {
        let _ = writeln!(out, "- {question}");
    }
    out
}
