//! 4.4: a trouble so slow that no alert rings. A person who sits down every few days and compares whole days with the test
//! finds it; the alert finds it late, and a dashboard that nobody opens never.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::plan::{Plan, ReleaseStrategy, Retraining, Review, RollingBack, Watching, When};
use crate::platform::vocabulary::{Hours, OnBreach};

fn plan(when: When, review: Option<Review>) -> Plan {
    Plan {
        watch: Watching::AsTheyStand,
        hours: Hours::Office,
        on_breach: OnBreach::FallBack,
        retrain: Some(Retraining { when, days: 3, skip_alerts: true }),
        release: ReleaseStrategy::Canary { share: 0.3 },
        roll_back: Some(RollingBack { within_hours: 48 }),
        review,
    }
}

fn look_often() -> Plan {
    plan(When::Reviewed, Some(Review { every_days: 2 }))
}

fn wait_for_the_bell() -> Plan {
    plan(When::Fired { rule: "measured-recall".to_owned(), hours: 12 }, None)
}

fn look_once_a_month() -> Plan {
    plan(When::Reviewed, Some(Review { every_days: 28 }))
}

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "4.4",
    chapter: 4,
    title: "What no bell rings for",
    sentence: "A look every other day finds a slow slide that an alert on sudden falls lets pass.",
    minutes: 7,
    terms: &["human-review", "data-drift", "dashboard"],
    rows: &["4.5", "4.7", "4.8", "5.2", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(8, 8, 0),
    end: moment(21, 8, 0),
    setup: &[
        at(moment(8, 8, 0), ScriptedAction::AlertLimit("measured-recall", 60.0)),
        at(
            moment(8, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("concept-drift", 0.6, moment(9, 0, 0)).growing(Minutes::days(4))),
        ),
    ],
    shows: Reveal {
        questions: &[3, 4],
        charts: &["recall", "false-discovery-rate", "field-drift"],
        parts: &["timeline", "alerts", "ledger"],
        controls: &["plan"],
        truth: true,
    },
    story: &[
        "The alert on measured quality rang for nothing in spring, so somebody set it lower. Since then it has been quiet, and everybody likes it so.",
        "There is a dashboard as well. It has nine charts, and a link that nobody remembers.",
    ],
    steps: &[
        Step::Say(&[
            "Watching is called model monitoring, and has three parts. A dashboard is for the habit of looking. An alert is for what cannot wait. A review is for judgement: a person, a fixed hour, whole days instead of minutes.",
            "A review finds only what the charts show at that hour. But it can tell a slope from a bad morning.",
        ]),
        Step::Predict(Predict {
            ask: "How many alerts will fire over the next six days, while something small changes a little every day?",
            by: Guess::Choice {
                measure: Measure::Alerts,
                choices: &[
                    Choice { text: "None, or one", from: 0.0 },
                    Choice { text: "Two to five", from: 2.0 },
                    Choice { text: "More than five", from: 6.0 },
                ],
            },
            ahead: Minutes::days(6),
            supposing: None,
        }),
        Step::Observe { watch: "Two days, as quiet as the ones before.", until: Goal::Until(moment(10, 8, 0)) },
        Step::Do {
            task: "Put a plan to work that would find a slow slide, and does something about it.",
            goal: Goal::PlanOn,
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Ten more days. Look at the caught line from the first day to the last.",
            until: Goal::All(&[Goal::Until(moment(20, 8, 0)), Goal::CostsAtMost(0.94, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "Three ways of looking, three kinds of find",
            text: &[
                "The limit of an alert lies where a single hour can be trusted, which is far from where trouble begins. A review adds up days, so it can see four points, the limit that this plan has set for it.",
                "An alert that waits for a deep fall is right about sudden things. For slow ones, give somebody an hour twice a week, and a rule for what follows when the figures have slipped.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::Last(Quantity::Recall, 24), words: "of 100 urgent tickets are caught today" },
                Figure { measure: Measure::Attention, words: "hours did people spend on it" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "nobody looking" },
            ],
        }),
    ],
    hints: [
        "In “Urgent tickets caught”, hold the newest days against the first ones, not against yesterday.",
        "Whoever sits down with whole days sees smaller changes than a rule that judges hours. That takes a date in the calendar, and a consequence.",
        "In “Put a plan to work”: “Retrain” “when a review finds it worse”, “On the last” 3 days, “Tried on” 30 %, “Review every so many days (0 = never)” 2. Press “Put to work”, and let time pass.",
    ],
    solved: "Somebody looked in time, and the slide was stopped.",
    missed: "It slid on, a little every day, and nobody had an hour for it. Go back to the first Wednesday and plan a look.",
    solution: Playthrough {
        name: "A review every other day",
        why: "Days of outcomes show a fall of four points, which no single hour can tell from chance.",
        actions: &[at(moment(10, 8, 0), ScriptedAction::Plan(look_often))],
    },
    wrong: [
        Playthrough {
            name: "Rely on the alert",
            why: "It is quiet because its limit is far away. What slides slowly reaches it late or never.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Plan(wait_for_the_bell))],
        },
        Playthrough {
            name: "A review once a month",
            why: "It is in the calendar, and it comes after the harm.",
            actions: &[at(moment(10, 8, 0), ScriptedAction::Plan(look_once_a_month))],
        },
    ],
    general: Some(General {
        says: "A slow slide is found by a look every other day; a far limit and a monthly look leave it alone.",
        effect: Goal::CostsAtMost(0.96, Against::Nothing),
        at: moment(18, 8, 0),
        solution: 90,
        wrong: [90, 95],
    }),
};
