//! The words that are asked for: each with the mission that brings it, what it is taken for, and a case to know it by.

use super::word::Word;

const fn word(id: &'static str, name: &'static str, mission: &'static str, taken_for: [&'static str; 2], case: &'static str) -> Word {
    Word { id, name, mission, taken_for, case }
}

/// All of them, in the order of the missions.
#[rustfmt::skip]
pub static ALL: &[Word] = &[
    word("mlops", "MLOps", "1.1", ["training", "deployment"], "A team watches a model in use, mends it, updates it, and knows who decides what."),
    word("production", "production", "1.1", ["test-data", "training"], "From Monday on, real customers get the answers and bear the mistakes."),
    word("inference", "inference", "1.1", ["training", "lifecycle"], "A new ticket comes in, and the finished model gives it a score."),
    word("silent-failure", "silent failure", "1.1", ["time-out", "incident"], "All servers are green, and the answers have been worse since noon."),
    word("answer-time", "latency", "1.2", ["throughput", "time-out"], "A customer presses the button and waits until the score is there."),
    word("throughput", "throughput", "1.2", ["answer-time", "availability"], "Before a sale a shop asks how many requests its service can answer in an hour."),
    word("lifecycle", "machine-learning lifecycle", "1.3", ["pipeline", "deployment"], "Data, training, test, release, watching, and then back to data."),
    word("deployment", "deployment", "1.3", ["training", "rollback"], "The version leaves the laptop and is put where requests reach it."),
    word("monitoring", "model monitoring", "1.3", ["training", "human-review"], "Somebody is told when the share of yes answers leaves its usual range."),
    word("feedback", "feedback loop", "1.3", ["late-labels", "pipeline"], "Whom the bank refuses never shows whether he would have paid, and the next model learns from the others."),
    word("runbook", "runbook", "1.4", ["post-mortem", "model-card"], "It is three in the morning, the alert rings, and one page says what to do step by step."),
    word("pipeline", "pipeline", "1.6", ["lifecycle", "registry"], "The steps that used to be copied by hand are now run by one command, always alike."),

    word("label", "label", "2.1", ["field", "prediction"], "Beside each past e-mail stands whether it was spam, for a model to learn from."),
    word("ground-truth", "ground truth", "2.1", ["prediction", "label"], "Whether the pump was really about to fail, whatever anybody wrote down."),
    word("threshold", "threshold", "2.2", ["calibration", "limit"], "From a score of this height on, a payment is stopped."),
    word("precision", "precision", "2.2", ["recall", "accuracy"], "Of the payments that were stopped, most really were fraud."),
    word("recall", "recall", "2.2", ["precision", "accuracy"], "Of all frauds of the month, most were stopped."),
    word("false-alarm-rate", "false-positive rate", "2.2", ["precision", "recall"], "Of all honest payments, a small share was stopped for nothing."),
    word("confusion-matrix", "confusion matrix", "2.2", ["calibration", "registry"], "A table with four counts: caught, missed, false alarms, and correctly left alone."),
    word("contract", "data contract", "2.3", ["model-card", "api"], "It lists each field with its type, its unit and its range, and a request has to keep to it."),
    word("data-quality", "data quality", "2.3", ["data-drift", "accuracy"], "Are the values right, complete and up to date? Nobody has asked about the model yet."),
    word("training-set", "training set", "2.4", ["test-data", "validation-data"], "The rows that a model may learn from."),
    word("validation-data", "validation set", "2.4", ["test-data", "training-set"], "The rows by which one chooses among settings, before the last test."),
    word("test-data", "test set", "2.4", ["validation-data", "training-set"], "The rows that are looked at once, at the end, to see how it does on what it never met."),
    word("overfitting", "overfitting", "2.4", ["leakage", "concept-drift"], "It knows all rows it has learnt from by heart, and does badly on the others."),
    word("human-review", "human in the loop", "2.5", ["fallback", "audit-trail"], "Where the model wavers, a clerk reads the case and decides."),
    word("registry", "model registry", "2.6", ["model-card", "audit-trail"], "A list of all versions, each with its rows, its settings and its test."),
    word("version", "model version", "2.6", ["candidate", "snapshot"], "It has a number, and with it one knows what it was made of."),
    word("lineage", "lineage", "2.6", ["audit-trail", "reproducible"], "From this answer back to its model, and from there to the rows that the model learnt from."),
    word("reproducible", "reproducibility", "2.6", ["lineage", "calibration"], "A colleague trains again with the same rows and settings, and gets the same model."),
    word("leakage", "data leakage", "2.7", ["overfitting", "privacy"], "One of the fields is filled in only after the decision, so the test looks splendid."),
    word("field", "feature", "2.7", ["label", "prediction"], "The age of the boiler is one of the things that the model gets to see."),
    word("accuracy", "accuracy", "2.8", ["precision", "recall"], "The share of right decisions, whatever they were about."),
    word("class-balance", "class balance", "2.8", ["fairness", "label-shift"], "Among these payments, fraud is rare and honesty is common."),

    word("skew", "training-serving skew", "3.1", ["data-drift", "leakage"], "The app numbers the topics in another order than training did."),
    word("fallback", "fallback", "3.2", ["rollback", "autoscaling"], "When the model is too slow, a rule agreed beforehand answers in its place."),
    word("autoscaling", "autoscaling", "3.2", ["availability", "fallback"], "At eight more requests come, and more servers come with them, by themselves."),
    word("availability", "availability", "3.2", ["throughput", "answer-time"], "Of all minutes of the month, in nearly all of them a request got an answer."),
    word("p95", "percentile", "3.2", ["throughput", "accuracy"], "Nearly all requests are answered faster than this, and only the slowest take longer."),
    word("slo", "SLO", "3.2", ["contract", "limit"], "The team has promised itself how quick its answers are to be, and watches the figure."),
    word("api", "API", "3.3", ["contract", "pipeline"], "The shop’s program asks the model’s program in a way on which both have agreed."),
    word("endpoint", "endpoint", "3.3", ["api", "server"], "The address to which a program sends its requests."),
    word("response", "response", "3.3", ["request", "label"], "A status code comes back, and with it the answer or what is wrong."),
    word("batch", "batch inference", "3.5", ["live", "autoscaling"], "Each night all subscribers get a score, and in the morning the list is there."),
    word("live", "online inference", "3.5", ["batch", "online-learner"], "Each payment gets its score at once, while the customer waits."),
    word("baseline", "baseline", "3.6", ["champion", "threshold"], "Before praising the model, one asks how far anybody would get without it."),

    word("data-drift", "data drift", "4.1", ["concept-drift", "data-quality"], "Other customers come than in training, and each of them is what he seems."),
    word("concept-drift", "concept drift", "4.1", ["data-drift", "label-shift"], "Tickets look as before, and since the new rule others of them are urgent."),
    word("label-shift", "label shift", "4.9", ["concept-drift", "class-balance"], "In hard times more loans go bad, and each sign of risk means what it meant."),
    word("late-labels", "late outcomes", "4.1", ["silent-failure", "concept-drift"], "Whether it was fraud is known only when the holder reads the bill, weeks later."),
    word("alert-fatigue", "alert fatigue", "4.3", ["noise", "incident"], "So much rings that the team closes alerts unread."),
    word("incident", "incident", "4.3", ["drift", "alert-fatigue"], "Since Tuesday honest customers have been blocked, and three people are busy limiting the harm."),
    word("post-mortem", "post-mortem", "4.3", ["runbook", "audit-trail"], "On the day after, the team writes down what happened, why, and what it will change, and blames nobody."),
    word("data-minimisation", "data minimisation", "4.5", ["snapshot", "retraining"], "Names and numbers are left out of the log, since no decision needs them."),
    word("fairness", "fairness", "4.8", ["class-balance", "precision"], "Of those who would have paid, young people are not refused more often than others."),
    word("calibration", "calibration", "4.9", ["accuracy", "threshold"], "Where it says thirty of a hundred, about thirty of a hundred come true."),

    word("champion", "champion", "5.1", ["candidate", "canary"], "It answers everybody until another version has proved itself."),
    word("canary", "canary", "5.1", ["shadow", "blue-green"], "A few customers get the new version’s answers first."),
    word("ab-test", "A/B test", "5.1", ["canary", "shadow"], "Chance decides which of two versions a customer gets, and in the end one compares."),
    word("blue-green", "blue-green deployment", "5.3", ["canary", "shadow"], "A second, complete system stands ready, and all traffic is switched over at once."),
    word("rollback", "rollback", "5.3", ["fallback", "retraining"], "The new version does harm, so the one before answers again."),
    word("candidate", "challenger", "5.4", ["champion", "baseline"], "It is trained and tested, answers nobody yet, and wants to take over."),
    word("shadow", "shadow deployment", "5.5", ["canary", "ab-test"], "It scores the real requests, and its answers are thrown away after the comparison."),
    word("audit-trail", "audit trail", "5.5", ["log", "lineage"], "A year later one can read who agreed to the release, when, and on what grounds."),

    word("plan", "operating plan", "6.1", ["runbook", "release-record"], "It says what is watched, who acts, when to train anew and when to go back."),
    word("retraining-trigger", "retraining trigger", "6.2", ["alert-fatigue", "rollback"], "The team has agreed: when recall falls for a week, a new version is made."),
    word("on-call", "on call", "6.3", ["human-review", "audit-trail"], "This week Ruth keeps the phone beside her bed, and next week Ivo does."),
    word("model-card", "model card", "6.5", ["registry", "release-record"], "One page says what the model is for, how it did in its test, and what must not be decided by it."),
];
