//! 2.6: a training that is repeated gives the same model to the last bit, so a difference has a cause. With versions kept,
//! two cards beside each other say what changed, and the way back is a minute long.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::settings::Setting as Choose;

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "2.6",
    chapter: 2,
    title: "What changed?",
    sentence: "With versions kept, the same training gives the same model, and what is different has a name.",
    minutes: 8,
    terms: &["version", "reproducible", "lineage"],
    rows: &["1.5", "2.9", "2.10", "5.6", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(11, 8, 0),
    end: moment(13, 12, 0),
    setup: &[
        at(moment(11, 8, 0), ScriptedAction::Setting(Choose::KeepVersions(false))),
        at(moment(11, 8, 0), ScriptedAction::InjectFault(ScriptedFault::hidden("skewed-release", 1.0, moment(12, 8, 0)))),
    ],
    shows: Reveal {
        questions: &[2, 3],
        charts: &["predicted-positive-rate", "recall"],
        parts: &["timeline", "ledger"],
        controls: &["keep-versions", "retrain", "repeat-training", "release", "roll-back"],
        truth: true,
    },
    story: &[
        "On the server lies one file, called model-final. Whoever has a newer one copies it over. It has worked so far.",
        "An auditor will come on Friday. She will ask which model answered on which day, what it had learnt from, and whether you could make it once more.",
    ],
    steps: &[
        Step::Say(&[
            "A model version is more than a file: its snapshot of data, its settings, its preparation, its test, its day. Where all are kept is called a model registry; what came from what, its lineage. Then versions can be compared, made once more (reproducibility) and brought back.",
            "The model card says what a version was made of and how it did in its test. Open the box called Model: there two of them stand side by side.",
        ]),
        Step::Do {
            task: "Have versions kept from now on.",
            goal: Goal::VersionsKept,
            needs: Needs::controls(&["keep-versions", "retrain", "release"]),
        },
        Step::Do {
            task: "Train v4 on a week. When it is ready, train the same again: v5 should be the same model.",
            goal: Goal::Reproduced(4, 5),
            needs: Needs::controls(&["retrain", "repeat-training"]),
        },
        Step::Predict(Predict {
            ask: "Tomorrow at eight the app team releases a version of its own: the same weights, they say. How many of 100 urgent tickets will be caught over the next 28 hours?",
            by: Guess::Choice {
                measure: Measure::Over(Quantity::Recall),
                choices: &[
                    Choice { text: "Fewer than 80", from: 0.0 },
                    Choice { text: "80 or more: the same weights give the same answers", from: 80.0 },
                ],
            },
            ahead: Minutes::hours(28),
            supposing: None,
        }),
        Step::Observe { watch: "Wait for the release, and for what the charts say of it.", until: Goal::Until(moment(12, 12, 0)) },
        Step::Do {
            task: "Ask what changed, and do what the answer tells you.",
            goal: Goal::RolledBack,
            needs: Needs::controls(&["roll-back", "retrain", "release"]),
        },
        Step::Observe {
            watch: "Until tomorrow morning.",
            until: Goal::All(&[Goal::Until(moment(13, 8, 0)), Goal::CostsAtMost(1.7, Against::Calm)]),
        },
        Step::Explain(Explain {
            title: "The same weights, prepared in another way",
            text: &[
                "v4 and v5 came from the same rows with the same settings, and are equal to the last bit. Here rows, settings, seed, program and machine are the same, so a difference means that something else went in. Elsewhere machines and libraries add small differences of their own.",
                "The cards of v3 and v6 agree in data, weights and test. What differs is the reason: somebody rewrote the preparation.",
                "Nothing in the data or the weights was at fault, so no training would have helped. And because v3 was kept, going back was a matter of a minute.",
            ],
            over: Some(3),
            figures: &[
                Figure { measure: Measure::MoreMissed(Against::Calm), words: "a day without that release" },
                Figure { measure: Measure::MoreEur(Against::Calm), words: "a day without that release" },
            ],
        }),
    ],
    hints: [
        "Open the box “Model”. Line by line it compares a version with another one, down to the reason why each was made.",
        "What is not kept can be neither compared nor brought back. And where data, settings and test agree, look at how tickets are prepared.",
        "Press “Keep”. Open “Retrain”, set “The last” to 7 days, press “Retrain”; when v4 is ready, press “Train again”. At noon of the next day open “Go back a version” and press “Go back”.",
    ],
    solved: "You could say what changed, and you could go back.",
    missed: "Nobody could say what changed, or nothing was kept to go back to. Go back to the day before and keep versions.",
    solution: Playthrough {
        name: "Keep versions, repeat, go back",
        why: "What is kept can be compared, and what can be compared can be undone.",
        actions: &[
            at(moment(11, 8, 0), ScriptedAction::Setting(Choose::KeepVersions(true))),
            at(moment(11, 8, 10), ScriptedAction::Retrain(7)),
            at(moment(11, 9, 10), ScriptedAction::RepeatTraining(4)),
            at(moment(12, 12, 0), ScriptedAction::RollBack(6)),
        ],
    },
    wrong: [
        Playthrough {
            name: "One file, and train anew when it breaks",
            why: "Without the old file there is nothing to go back to, so a new version has to be made while people wait.",
            actions: &[at(moment(12, 12, 0), ScriptedAction::Retrain(7)), at(moment(12, 20, 0), ScriptedAction::Release(5))],
        },
        Playthrough {
            name: "Keep versions, and look for the fault first",
            why: "Finding the cause can take days. It is easier to look for when nobody is waiting.",
            actions: &[
                at(moment(11, 8, 0), ScriptedAction::Setting(Choose::KeepVersions(true))),
                at(moment(11, 8, 10), ScriptedAction::Retrain(7)),
                at(moment(11, 9, 10), ScriptedAction::RepeatTraining(4)),
            ],
        },
    ],
    general: Some(General {
        says: "With the old version kept, a release with another preparation costs half a day; without it, much more.",
        effect: Goal::CostsAtMost(1.7, Against::Calm),
        at: moment(13, 8, 0),
        solution: 90,
        wrong: [85, 95],
    }),
};
