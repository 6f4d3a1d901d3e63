//! 5.1: the same bad version, given to one in ten or to all. The harm is one in ten, and the verdict comes all the same.

use crate::base::time::Minutes;
use crate::course::lesson::*;

/// The new version, released to one ticket in ten.
const ONE_IN_TEN: ScriptedAction =
    ScriptedAction::InjectFault(ScriptedFault::open("mislabelled-release", 0.6, moment(10, 8, 20)).with_traffic_share(0.1));

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "5.1",
    chapter: 5,
    title: "One in ten first",
    sentence: "A bad version given to a tenth of the tickets does a tenth of the harm, and still shows what it is.",
    minutes: 7,
    terms: &["canary", "champion", "verdict"],
    rows: &["5.3", "5.4", "5.5", "5.6", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(10, 8, 0),
    end: moment(13, 8, 0),
    setup: &[],
    shows: Reveal {
        questions: &[3, 2],
        charts: &["recall", "predicted-positive-rate", "answered-by"],
        parts: &["timeline", "ledger", "alerts"],
        controls: &["mislabelled-release", "promote", "roll-back"],
        truth: true,
    },
    story: &[
        "Another team has a new version for Mira. In its own test 92 of 100 answers were right, no fewer than v3’s. What nobody knows: its labels came from a team that ticked urgent tickets as not urgent, in training and in the test.",
        "It is to be released today. How many customers should meet it first?",
    ],
    steps: &[
        Step::Say(&[
            "A canary is a version on trial: it answers a share of the tickets, the champion (the version in service) the rest. Miners took canaries along; the bird noticed bad air before they did. Lots are drawn for each ticket, so one customer can meet both versions.",
            "Choose the share with the slider “Answers”. A small share limits the harm; a share too small takes for ever to show anything.",
        ]),
        Step::Predict(Predict {
            ask: "If the new version answers one ticket in ten, how many of all urgent tickets will still be caught over the next twelve hours?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 60 of 100", from: 0.0 },
                    Choice { text: "60 to 70", from: 60.0 },
                    Choice { text: "70 or more: close to the usual", from: 70.0 },
                ],
            },
            ahead: Minutes::hours(12),
            supposing: Some(Supposing {
                words: "where the new version answered one ticket in ten",
                actions: &[at(moment(10, 8, 20), ONE_IN_TEN)],
            }),
        }),
        Step::Do {
            task: "Give the new version to a small share of the tickets, 15 % at most: below, under “Taught by careless labels”, move “Answers”, then press “Start”.",
            goal: Goal::Canary(0.15),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Outcomes must come in before anybody can judge. Until luck is ruled out, the verdict is: not enough evidence yet.",
            until: Goal::All(&[Goal::Canary(0.15), Goal::VerdictIn]),
        },
        Step::Do {
            task: "The verdict is in. Decide what becomes of the version.",
            goal: Goal::All(&[Goal::RolledBack, Goal::Champion(3)]),
            needs: Needs::ALL,
        },
        Step::Observe {
            watch: "Until Friday noon, with the old champion. See whether it stays calm.",
            until: Goal::All(&[Goal::Until(moment(12, 12, 0)), Goal::Champion(3), Goal::CostsAtMost(1.2, Against::Calm)]),
        },
        Step::Explain(Explain {
            title: "A tenth of the harm, the same knowledge",
            text: &[
                "Both versions answered tickets from the same hours, drawn at random, so outcomes could tell them apart. A comparison of this kind is an A/B test; where one customer must not meet both, customers are drawn instead of tickets. The new one missed more, and its trial ended there.",
                "Its own test counted right answers by the same wrong labels: an urgent ticket that was ticked as not urgent, and left alone, counted as right. What could have been seen on its card: it caught clearly fewer than v3. A trial on real tickets is a test that nobody can prepare by mistake.",
            ],
            over: Some(1),
            figures: &[
                Figure { measure: Measure::MoreEur(Against::Calm), words: "no release at all" },
                Figure { measure: Measure::MoreMissed(Against::Calm), words: "no release at all" },
            ],
        }),
    ],
    hints: [
        "Open “Taught by careless labels” below the task: “Answers” says which part of the tickets the new version would get.",
        "What you risk and what you learn both grow with the share. Begin small, and let outcomes speak before you decide.",
        "Open “Taught by careless labels”, set “Answers” to 10 % and press “Start”. After the verdict open “Take v4 back” and press “Take back”.",
    ],
    solved: "You found out what the version was worth at a fraction of the price.",
    missed: "The version did more harm than a trial had to. Go back and let fewer customers meet it first.",
    solution: Playthrough {
        name: "One in ten, then take it back",
        why: "Enough outcomes come in within a day or so, and nine of ten tickets never meet it.",
        actions: &[at(moment(10, 8, 20), ONE_IN_TEN), at(moment(11, 20, 0), ScriptedAction::RollBack(4))],
    },
    wrong: [
        Playthrough {
            name: "All at once, and back when it rings",
            why: "The sheet looks good and the roll-back is quick. By the time an alert rings, everybody has had the bad version for hours.",
            actions: &[
                at(moment(10, 8, 20), ScriptedAction::InjectFault(ScriptedFault::open("mislabelled-release", 0.6, moment(10, 8, 20)))),
                at(moment(11, 8, 0), ScriptedAction::RollBack(4)),
            ],
        },
        Playthrough {
            name: "Promote it before the verdict",
            why: "After some hours without complaints one wants to be done. No complaint is not a verdict: outcomes are still on their way.",
            actions: &[at(moment(10, 8, 20), ONE_IN_TEN), at(moment(10, 12, 0), ScriptedAction::PromoteAnyway)],
        },
    ],
    general: Some(General {
        says: "A bad version on trial at one in ten costs little, and outcomes tell it from the champion within a day and a half.",
        effect: Goal::CostsAtMost(1.2, Against::Calm),
        at: moment(12, 12, 0),
        solution: 90,
        wrong: [95, 95],
    }),
};
