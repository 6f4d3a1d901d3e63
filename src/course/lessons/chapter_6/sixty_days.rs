//! 6.3: a plan of one’s own, lived by for sixty days in which things happen that nobody chose: a unit, a bad release, a
//! world that moves, a slow release, a missing field. Beside it the same sixty days without a plan.

use crate::base::time::Minutes;
use crate::course::lesson::*;
use crate::platform::team::plan::{Plan, ReleaseStrategy, Retraining, Review, RollingBack, Watching, When};
use crate::platform::vocabulary::{Hours, OnBreach};

/// Everything that a beginner’s plan needs, and nothing clever.
fn careful() -> Plan {
    Plan {
        watch: Watching::AsTheyStand,
        hours: Hours::Office,
        on_breach: OnBreach::FallBack,
        retrain: Some(Retraining { when: When::Fired { rule: "measured-recall".to_owned(), hours: 12 }, days: 4, skip_alerts: true }),
        release: ReleaseStrategy::Canary { share: 0.2 },
        roll_back: Some(RollingBack { within_hours: 48 }),
        review: Some(Review { every_days: 7 }),
    }
}

fn no_sign_to_retrain() -> Plan {
    Plan { retrain: None, ..careful() }
}

fn retrain_on_everything() -> Plan {
    Plan {
        on_breach: OnBreach::Off,
        retrain: Some(Retraining { when: When::Every { days: 7 }, days: 28, skip_alerts: false }),
        release: ReleaseStrategy::AtOnce,
        roll_back: None,
        review: None,
        ..careful()
    }
}

/// The lesson.
pub static LESSON: Lesson = Lesson {
    id: "6.3",
    chapter: 6,
    title: "Sixty days by your own plan",
    sentence: "A plan meets what comes suddenly by a check and a way back, and what moves slowly by a sign to retrain.",
    minutes: 10,
    terms: &["retraining-trigger", "plan", "on-call"],
    rows: &["4.10", "4.11", "5.2", "5.6", "5.8", "6.1", "6.2", "6.4", "A.1"],
    scenario: "support-tickets",
    seed: 7,
    start: moment(8, 8, 0),
    end: moment(68, 20, 0),
    setup: &[
        at(
            moment(8, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("seconds-for-minutes", 1.0, moment(8, 20, 0)).lasting(Minutes::hours(60))),
        ),
        at(
            moment(8, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("mislabelled-release", 0.6, moment(11, 20, 0)).lasting(Minutes::days(4))),
        ),
        at(
            moment(8, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("concept-drift", 0.8, moment(30, 0, 0)).growing(Minutes::days(6))),
        ),
        at(
            moment(8, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("slow-release", 8.0, moment(47, 19, 0)).lasting(Minutes::days(3))),
        ),
        at(
            moment(8, 8, 0),
            ScriptedAction::InjectFault(ScriptedFault::hidden("missing-field", 0.9, moment(56, 8, 0)).lasting(Minutes::days(2))),
        ),
    ],
    shows: Reveal {
        questions: &[1, 2, 3, 4],
        charts: &["recall", "predicted-positive-rate", "answer-time", "field-drift"],
        parts: &["timeline", "ledger", "alerts", "account"],
        controls: &["plan"],
        truth: true,
    },
    story: &[
        "The system is yours now. For sixty days you will not touch it: you write a plan, hand it to the team, and they live by it to the letter.",
        "Things will happen. You did not choose them and you do not know them. Neither does the plan; it only knows what the charts show.",
    ],
    steps: &[
        Step::Say(&[
            "A plan says who looks and when, what may reach the model, when a new version is trained and on what, how it comes into service, and when it goes back.",
            "Each line costs something. Whoever looks into an alert is paid for it and cannot look into the next. A line that is missing costs something, too.",
        ]),
        Step::Do { task: "Write your plan, and put it to work.", goal: Goal::PlanOn, needs: Needs::ALL },
        Step::Predict(Predict {
            ask: "Sixty days by your plan. What will they cost, compared with sixty days without one?",
            by: Guess::Choice {
                measure: Measure::Cost(Against::Nothing),
                choices: &[
                    Choice { text: "Less than three quarters", from: 0.0 },
                    Choice { text: "Between three quarters and four fifths", from: 0.75 },
                    Choice { text: "More than four fifths", from: 0.8 },
                    Choice { text: "More than without a plan", from: 1.0 },
                ],
            },
            ahead: Minutes::days(60),
            supposing: None,
        }),
        Step::Observe {
            watch: "Let the days pass. The timeline says what the plan did, and why.",
            until: Goal::All(&[Goal::Until(moment(68, 8, 0)), Goal::CostsAtMost(0.78, Against::Nothing)]),
        },
        Step::Explain(Explain {
            title: "A page that works while you sleep",
            text: &[
                "A unit changed for two days and a half, a bad version came, the meaning of urgent moved, a slow version blocked the servers, a field went missing. No line of the plan knew of any of them. Each line knew one kind of sign, and one thing to do.",
                "Each line had its days: the check while the unit was wrong, the way back while the bad version would have answered. Over all sixty days the sign to retrain weighs most, because what moves slowly stays. A trial that stops nothing has still told you that the new version is no worse.",
                "Read what the plan did, line by line. What rang in vain? What was found late? That is the next version of the plan: a plan is looked after like a model. One future cannot tell luck from skill: in free play, let the same plan live through other seeds before you praise it.",
            ],
            over: Some(2),
            figures: &[
                Figure { measure: Measure::PlanActions, words: "times did the plan do or note something" },
                Figure { measure: Measure::Attention, words: "hours did people spend on alerts and reviews" },
                Figure { measure: Measure::MoreEur(Against::Nothing), words: "sixty days without a plan" },
                Figure { measure: Measure::MorePeople(Against::Nothing), words: "sixty days without a plan" },
            ],
        }),
    ],
    hints: [
        "Go through the picture from left to right, and ask of each box which line of “Put a plan to work” would notice trouble there.",
        "What comes suddenly is met at the door, by a trial, or by going back. What moves slowly passes all of them, so something has to start a training, on days recent enough to teach today’s meaning.",
        "In “Put a plan to work”: “Retrain” “when the measured-quality alert fires”, “On the last” 4 days, “Tried on” 20 %, all else as it is. Press “Put to work”, and let time pass until day 68.",
    ],
    solved: "Sixty days, five incidents, and a page of paper that met all of them. The account of this run ends with a checklist for a first project of your own, and with what tools would have done here.",
    missed: "The plan missed too much of what happened. Read the timeline, find the line that was not there, and go back to the first day.",
    solution: Playthrough {
        name: "A check, a trial, a way back, a sign to retrain",
        why: "Each line answers one kind of trouble, and none of them needs to know which will come.",
        actions: &[at(moment(8, 8, 0), ScriptedAction::Plan(careful))],
    },
    wrong: [
        Playthrough {
            name: "The same plan without a sign to retrain",
            why: "It meets all that comes suddenly. A world that moves slowly comes in at no door, and nobody was told to look for it.",
            actions: &[at(moment(8, 8, 0), ScriptedAction::Plan(no_sign_to_retrain))],
        },
        Playthrough {
            name: "Retrain every week, on everything, at once",
            why: "It is the plan that sounds most diligent. It learns from the incidents as well, and lets every version answer untried.",
            actions: &[at(moment(8, 8, 0), ScriptedAction::Plan(retrain_on_everything))],
        },
    ],
    general: Some(General {
        says: "Through a changed unit and a bad release, a plan with a check, a trial and a way back costs clearly less than no plan; one that retrains on everything does not.",
        effect: Goal::CostsAtMost(0.86, Against::Nothing),
        at: moment(14, 8, 0),
        solution: 90,
        // Without a sign to retrain it goes as well for two weeks: what moves slowly has not begun.
        wrong: [0, 90],
    }),
};
