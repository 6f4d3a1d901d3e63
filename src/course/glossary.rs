//! The words of the trade, each in one sentence that a neighbour would understand. A page shows the sentence where
//! the word appears; [`split`] finds those places, so no text marks its own words.
//!
//! To add a term: one line in [`ALL`], in its place by the alphabet. One sentence, under 200 characters, that says what
//! the thing does for somebody. `also` holds the other spellings that texts use, plurals included. A spelling that
//! texts also use for something else stays out: a leak is water here, and a service contract is no data contract.

/// A word of the trade.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name in links: "concept-drift".
    pub id: &'static str,
    /// As a heading: "Concept drift".
    pub term: &'static str,
    /// Other spellings that mean the same, without regard to capitals.
    pub also: &'static [&'static str],
    /// The sentence.
    pub says: &'static str,
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words without more to them.
    Plain(&'a str),
    /// Words that the glossary explains, as the text spells them.
    Term(&'a str, &'static Term),
}

/// The term with this id.
pub fn find(id: &str) -> Option<&'static Term> {
    ALL.iter().find(|t| t.id == id)
}

/// Cuts a text into pieces that make it up again: plain ones and terms. The longest spelling wins, whole words only,
/// and each term is found once, where it comes first.
///
/// ```
/// use afterlaunch::course::glossary::{Piece, split};
///
/// let pieces = split("Data drift, and drift again.");
/// assert!(matches!(pieces[0], Piece::Term("Data drift", term) if term.id == "data-drift"));
/// assert_eq!(pieces[1], Piece::Plain(", and "));
/// assert!(matches!(pieces[2], Piece::Term("drift", _)));
/// ```
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut found: Vec<&str> = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(letter) = text[at..].chars().next() {
        let Some((length, term)) = longest(text, at) else {
            at += letter.len_utf8();
            continue;
        };
        if !found.contains(&term.id) {
            found.push(term.id);
            if plain < at {
                pieces.push(Piece::Plain(&text[plain..at]));
            }
            plain = at + length;
            pieces.push(Piece::Term(&text[at..plain], term));
        }
        at += length;
    }
    if plain < text.len() {
        pieces.push(Piece::Plain(&text[plain..]));
    }
    pieces
}

/// The longest spelling that stands at this place as whole words.
fn longest(text: &str, at: usize) -> Option<(usize, &'static Term)> {
    let (before, rest) = text.split_at(at);
    let first = rest.chars().next().filter(char::is_ascii_alphanumeric)?;
    if joins(before.chars().rev()) {
        return None;
    }
    let mut best = None;
    for term in ALL {
        for spelling in term.also.iter().chain([&term.term]) {
            let length = spelling.len();
            let longer = best.is_none_or(|(most, _)| length > most);
            // The first letters are compared before all others: nearly every spelling is out by then.
            if longer
                && spelling.as_bytes()[0].eq_ignore_ascii_case(&(first as u8))
                && rest.get(..length).is_some_and(|words| words.eq_ignore_ascii_case(spelling))
                && !joins(rest[length..].chars())
            {
                best = Some((length, term));
            }
        }
    }
    best
}

/// The word goes on here: with a letter or a figure, or with a hyphen and then one.
fn joins(mut letters: impl Iterator<Item = char>) -> bool {
    match letters.next() {
        Some('-') => letters.next().is_some_and(char::is_alphanumeric),
        Some(letter) => letter.is_alphanumeric(),
        None => false,
    }
}

const fn term(id: &'static str, term: &'static str, also: &'static [&'static str], says: &'static str) -> Term {
    Term { id, term, also, says }
}

/// All terms, by the alphabet.
#[rustfmt::skip]
pub static ALL: &[Term] = &[
    term("ab-test", "A/B test", &["A/B tests", "A/B"], "Two versions serve customers split by chance, to see which of them does better."),
    term("accuracy", "Accuracy", &[], "The share of all answers that were right; high for anybody where urgent tickets are rare."),
    term("alert", "Alert", &["alerts", "alert rule", "alert rules"], "Tells one person when a figure has been beyond its limit for long enough."),
    term("alert-fatigue", "Alert fatigue", &["fatigue"], "So many alerts come that nobody takes them seriously."),
    term("limit", "Alert limit", &["alert limits", "limit of its alert"], "The value beyond which an alert begins to count."),
    term("algorithm", "Algorithm", &["algorithms"], "The method that finds a model in the data, such as logistic regression."),
    term("answer-time", "Answer time", &["answer times", "latency", "latencies"], "How long a ticket waits for the model’s answer; also called latency."),
    term("api", "API", &["APIs"], "The agreed way in which one program asks another; here, a ticket goes in and an answer comes out."),
    term("approval", "Approval", &["approvals", "approve", "approved"], "The yes of a second person before a release."),
    term("audit", "Audit", &["audits", "auditor", "auditors"], "Somebody from outside asks how a decision came about, and the records answer."),
    term("audit-trail", "Audit trail", &["audit trails"], "A record of who decided what, when and on what grounds, which nobody can change afterwards."),
    term("autoscaling", "Autoscaling", &["autoscaler"], "Servers are added when more tickets come and given back when fewer do, by a rule instead of a person."),
    term("availability", "Availability", &["uptime"], "The share of the time in which requests get an answer at all."),
    term("batch", "Batch", &["batches", "batch serving", "batch inference"], "Many cases are answered together at set times, for instance each night."),
    term("blue-green", "Blue-green", &["blue-green deployment", "blue-green release"], "Two complete systems stand side by side, and all traffic moves from one to the other in one go."),
    term("boosted-trees", "Boosted trees", &["boosted tree", "gradient boosting"], "Many small decision trees added up, each of which corrects what those before it got wrong."),
    term("brier", "Brier score", &[], "How far probabilities lie from what happened, squared, on average; 0 is perfect."),
    term("calibration", "Calibration", &["calibrated"], "Scores that keep their word: of 100 tickets scored 30 %, about 30 turn out urgent."),
    term("calibration-error", "Calibration error", &["expected calibration error"], "How far what is promised lies from what comes: 30 % promised, 40 of 100 come, makes ten points."),
    term("called-urgent", "Called urgent", &["call urgent", "calls urgent"], "With a score on or above the decision line, so that the help desk takes it first."),
    term("canary", "Canary", &["canaries", "canary release", "canary releases", "on trial"], "A new version answers a small share of the tickets first, so that few people are hurt if it errs."),
    term("candidate", "Candidate", &["candidates", "challenger"], "A new version that may become champion if it proves itself."),
    term("careless-labels", "Careless labels", &["wrong labels", "label noise", "mislabelled"], "Outcomes written down wrongly; a model that learns from them repeats the mistake."),
    term("recall", "Caught", &["recall"], "The share of urgent tickets that were called urgent; also called recall."),
    term("champion", "Champion", &["champions"], "The version that answers all tickets, except for the share of one on trial."),
    term("noise", "Chance variation", &["normal variation", "small sample", "small samples"], "Ups and downs that mean nothing; the fewer tickets are counted, the larger they are."),
    term("check", "Check at the door", &["the check", "validation", "input validation"], "Holds each ticket against the contract before the model sees it; also called validation."),
    term("class-balance", "Class balance", &["class imbalance", "imbalanced"], "How common each kind of outcome is; here, about one ticket in eight is urgent."),
    term("cloud", "Cloud", &[], "Servers of another company, rented by the hour: as many as one needs, and the tickets go there."),
    term("concept-drift", "Concept drift", &[], "The same ticket means something else than before: what counts as urgent has changed."),
    term("confident", "Confident answer", &["confident answers", "confident", "confidence"], "An answer whose score lies close to 0 or to 100 %; confident is not the same as right."),
    term("confusion-matrix", "Confusion matrix", &["confusion matrices"], "Counts of what was right and wrong in each direction: caught, missed, false alarms, and correctly left alone."),
    term("rhythm", "Daily rhythm", &["weekly rhythm", "seasonality"], "Ups and downs that come back each day or week."),
    term("dashboard", "Dashboard", &["dashboards"], "A page of charts that people look at out of habit."),
    term("contract", "Data contract", &["the contract", "schema", "schemas"], "The fields that a ticket must have, with their types and ranges; also called a schema."),
    term("data-drift", "Data drift", &["covariate shift"], "Other tickets come than in training: other customers, products or units."),
    term("data-minimisation", "Data minimisation", &[], "Keeping no more about people than a purpose needs, and no longer."),
    term("data-quality", "Data quality", &[], "Whether values are right, complete and up to date, whatever the model makes of them."),
    term("threshold", "Decision line", &["decision lines", "threshold", "thresholds"], "The score from which on a ticket is called urgent; also called the threshold."),
    term("decision-tree", "Decision tree", &["decision trees"], "A few questions asked one after the other, until a leaf tells how likely it is."),
    term("deployment", "Deployment", &["deployments", "deploy", "deployed"], "Putting a version where it answers real requests."),
    term("detailed-monitoring", "Detailed monitoring", &[], "More alert rules that look at finer figures: more is seen, and more rings."),
    term("detection-delay", "Detection delay", &[], "The time from the beginning of trouble until somebody is told."),
    term("detector", "Detector", &["detectors", "drift detector"], "Watches a stream of values and says when what is behind them has changed."),
    term("drift", "Drift", &["drifts", "drifted", "drifting"], "The world, or the data from it, moves away from what the model learnt."),
    term("empty-field", "Empty field", &["empty fields", "empty value", "empty values", "missing field", "missing fields", "missing value", "missing values"], "A field that arrives without a value."),
    term("endpoint", "Endpoint", &["endpoints"], "The address at which a service takes requests."),
    term("f1", "F1", &["F1 score"], "One number for precision and recall together; it is high only where both are."),
    term("fairness", "Fairness", &[], "Mistakes do not fall on one group of people more than on others."),
    term("fallback", "Fallback", &["fallbacks", "falls back", "fall back"], "What answers when the model cannot or should not: a rule, an earlier version or a person."),
    term("false-alarm", "False alarm", &["false alarms", "false positive", "false positives"], "A ticket called urgent that was not; it takes time from people in need."),
    term("false-alarm-rate", "False-alarm rate", &["false-alarm rates", "false-positive rate", "false positive rate"], "Of the tickets that were not urgent, the share that was called urgent all the same."),
    term("feedback", "Feedback", &["feedback loop", "feedback loops"], "Outcomes flow back into the training data, and so today’s work shapes the next model."),
    term("field", "Field", &["fields", "feature", "features"], "One piece of information about a ticket, such as its topic; also called a feature."),
    term("ground-truth", "Ground truth", &[], "What was really so, as far as anybody can find out; labels are meant to say it."),
    term("guard-metric", "Guard metric", &["guard metrics"], "A limit beside the measure of success that must not be crossed, such as people harmed."),
    term("harm", "Harm", &["harmed"], "What wrong answers do to people; here, waiting past the 4-hour promise."),
    term("human-review", "Human review", &["human queue", "review queue", "human in the loop"], "Doubtful cases go to a person, who is mistaken at times, and of whom there are never enough."),
    term("impute", "Imputation", &["impute", "imputed", "fill in the usual value"], "A usual value takes the place of one that is missing or cannot be right: the median of a number, the most frequent word."),
    term("incident", "Incident", &["incidents"], "Something has gone wrong for people: somebody has to notice it, limit the harm, find the cause and write down what was learnt."),
    term("inference", "Inference", &[], "A trained model gives an answer to a new case."),
    term("interval", "Interval", &["intervals", "confidence interval", "confidence intervals"], "The range in which a true value lies, as far as the outcomes can tell; it gets narrower with each of them."),
    term("ks", "KS distance", &["KS", "Kolmogorov-Smirnov"], "The widest gap between two spreads of values, from 0 (alike) to 1 (nothing in common)."),
    term("label", "Label", &["labels", "labelled"], "An outcome as it stands beside an example, for a model to learn from."),
    term("label-shift", "Label shift", &[], "One kind of outcome becomes more common, such as urgent tickets in a cold week."),
    term("late-labels", "Late outcomes", &["late outcome", "late labels", "late label", "delayed outcomes", "label delay"], "Outcomes come hours or weeks after the answer, so measured quality is always about the past."),
    term("leakage", "Leakage", &["data leakage", "leaking field"], "Learning from something that is not known yet when the answer is needed; tests then look too good."),
    term("learning-curve", "Learning curve", &["learning curves"], "How the error falls while a model learns, on the rows it learns from and on rows held back."),
    term("lineage", "Lineage", &["data lineage"], "What came from what: which data, settings and code a version was made of."),
    term("live", "Live serving", &["served live", "real time", "real-time", "online inference", "real-time inference"], "Each ticket is answered when it comes."),
    term("log", "Log", &["logs", "logged", "logging"], "A record of what came and what was answered, with time and version."),
    term("log-loss", "Log loss", &[], "How surprised a model was by what happened: being sure and wrong costs most."),
    term("log-odds", "Log odds", &[], "A score on a scale on which reasons can be added: 0 is 50 %, plus 1 is about 73 %, minus 1 about 27 %."),
    term("logistic-regression", "Logistic regression", &[], "Adds up how much each field speaks for a yes and turns the sum into a probability."),
    term("lifecycle", "Machine-learning lifecycle", &["lifecycle"], "The round from data to training, test, deployment and monitoring, and back to data."),
    term("measured", "Measured quality", &["measured", "realised quality"], "Quality counted from the outcomes that have come in: right, and late."),
    term("miss", "Miss", &["misses", "missed", "false negative", "false negatives"], "An urgent ticket that was not called urgent, so somebody waits."),
    term("mlops", "MLOps", &[], "All that is done to keep a model useful and safe once people depend on it."),
    term("model", "Model", &["models"], "A recipe, found by a computer in past examples, that gives each new case a score."),
    term("model-card", "Model card", &["model cards"], "A page on a version: what it is for, what it learnt from, how it did in its test, and where it should not be used."),
    term("monitoring", "Monitoring", &["monitor", "monitors", "monitored", "model monitoring"], "Watching a running system, so that somebody notices when it changes."),
    term("naive-bayes", "Naive Bayes", &[], "Counts how often each thing goes with a yes and with a no, and multiplies what that says."),
    term("neural-network", "Neural network", &["neural networks"], "Small units between the fields and the answer that learn together which combinations matter."),
    term("no-harm-margin", "No-harm margin", &["no-harm margins"], "How much more a new version may cost and still count as no worse: here a tenth of what the champion costs."),
    term("on-call", "On call", &["on-call"], "Being the person who can be reached, and acts, when an alert fires."),
    term("online-learner", "Online learner", &["online learning"], "A model that goes on learning from each outcome that becomes known, without being trained anew."),
    term("plan", "Operating plan", &["operating plans"], "Written rules on what is watched, who acts, when to retrain and when to roll back."),
    term("outcome", "Outcome", &["outcomes"], "What turned out to be true of a ticket, written down when a person has dealt with it."),
    term("overfitting", "Overfitting", &["overfit", "overfits", "overfitted"], "Learning the training tickets by heart, and then judging new ones badly."),
    term("owner", "Owner", &["owners", "ownership"], "The person who is told, and who has to act or find somebody who can."),
    term("p95", "p95", &["slowest 5 %", "percentile", "percentiles"], "The answer time that 95 of 100 tickets stay under: it shows the slow ones, which an average hides."),
    term("pipeline", "Pipeline", &["pipelines"], "Steps written down so that a machine does them, always alike: here those that make a new version and hand it over."),
    term("post-mortem", "Post-mortem", &["post-mortems"], "After an incident: what happened, why, and what will be changed, written down without blaming anybody."),
    term("pr-auc", "PR-AUC", &[], "Mean precision while one goes down the list from the highest score; it says most where yeses are rare."),
    term("precision", "Precision", &[], "The share of tickets called urgent that really were."),
    term("prediction", "Prediction", &["predictions"], "What the model says of a case before anybody knows what is true."),
    term("preparation", "Preparation", &["preprocessing"], "The steps that turn a ticket into the numbers which the model reads."),
    term("prequential", "Prequential error", &["prequential"], "Each case is first a test and then a lesson, so that no answer is judged that was learnt by heart."),
    term("privacy", "Privacy", &[], "Keeping only what is needed about people, and no longer than it is needed."),
    term("production", "Production", &[], "The real service, where real people get the answers and bear the mistakes."),
    term("promote", "Promote", &["promotes", "promoted", "promotion"], "To make the version on trial the champion."),
    term("psi", "PSI", &["population stability index"], "How far a field’s values have moved from the training snapshot; 0.1 is some, above 0.25 is a lot."),
    term("estimate", "Quality estimate", &["quality estimates", "estimated quality", "estimate", "estimates", "estimated"], "Quality worked out from scores before outcomes are in; blind when scores lose their old meaning."),
    term("quarantine", "Quarantine", &["quarantined"], "What looks wrong is put aside: a person looks at it, and no model learns from it."),
    term("registry", "Registry", &["model registry"], "The list of all versions with their data, tests and status."),
    term("rejection", "Rejection", &["reject", "rejects", "rejected"], "A request goes back to its sender with a sentence that says what is wrong with it."),
    term("release", "Release", &["releases", "released", "rollout", "rollouts"], "Letting a new version answer, all tickets at once or a few first."),
    term("release-record", "Release record", &["release records"], "One page on each release: why, which data, which tests, who approved, and when to go back."),
    term("reproducible", "Reproducible", &["reproducibility"], "The same data, settings and code make the same model again."),
    term("request", "Request", &["requests"], "One case sent in for an answer; here, one support ticket."),
    term("response", "Response", &["responses"], "What comes back to a request: a status code, and an answer or what is wrong."),
    term("retraining", "Retraining", &["retrain", "retrains", "retrained", "retrainings"], "Making a new version from newer tickets; it answers nobody until it is released."),
    term("retraining-trigger", "Retraining trigger", &["retraining triggers"], "What starts a training: a date, an alert, or the finding of a review."),
    term("ridge-regression", "Ridge regression", &[], "Adds up the fields with weights that are kept small; the sum itself is the answer."),
    term("roc-auc", "ROC-AUC", &[], "The chance that an urgent ticket scores above another one: 50 % is a coin, 100 % is perfect."),
    term("rollback", "Rollback", &["rollbacks", "roll back", "rolls back", "rolled back", "rolling back", "go back a version", "taken back"], "The version before answers again."),
    term("held-back", "Rows held back", &["held back"], "Rows that a model does not learn from, so that one sees how it does on what it has never met."),
    term("runbook", "Runbook", &["runbooks"], "A page that says step by step what to do when a certain alert fires."),
    term("score", "Score", &["scores", "probability", "probabilities"], "How likely the model holds a ticket to be urgent, from 0 to 100 %."),
    term("seed", "Seed", &["seeds"], "A number that fixes all the luck of a run, so that the same customers come again."),
    term("segment", "Segment", &["segments", "kind of customer", "kinds of customer", "kinds of customers", "customer group", "customer groups"], "A kind of customer looked at apart, such as care homes, so that an average cannot hide it."),
    term("server", "Server", &["servers"], "A machine that runs the model and can answer only so many tickets at once."),
    term("shadow", "Shadow", &["shadow mode", "shadow deployment", "shadow run"], "A version scores real tickets unseen: its answers are compared, not used."),
    term("shortcut", "Shortcut", &["shortcuts", "spurious"], "A pattern that fitted past tickets by accident and has nothing to do with urgency."),
    term("silent-failure", "Silent failure", &["silent failures", "fails silently"], "Everything is up and every ticket is answered, yet the answers have become worse."),
    term("simple-rule", "Simple rule", &["the simple rule", "baseline", "baselines", "baseline rule"], "A few points added up by hand: it steps in for the model, and a model has to beat it to be worth having."),
    term("skew", "Skew", &["skewed", "train/serve skew", "training-serving skew"], "Tickets are prepared one way for training and another way in service, so a sound model reads nonsense."),
    term("slo", "SLO", &["SLOs","service-level objective","service level objective"], "A promise on how good a service is, in a figure that is watched, such as the time that answers may take."),
    term("snapshot", "Snapshot", &["snapshots", "training snapshot", "data snapshot"], "A frozen copy of the training data of certain days, so that one can tell later what a version learnt from."),
    term("standard-deviation", "Standard deviation", &["standard deviations"], "How far values usually lie from their mean: about two in three lie closer than this."),
    term("status-code", "Status code", &["status codes","status 422"], "The number at the head of a response: 200 for an answer, 400 for a request that cannot be read, 422 for one that breaks the contract."),
    term("test-data", "Test data", &["test set", "test part", "held-out data", "kept apart"], "Tickets kept apart to the end, to see how a version does on what it has never met; here they are the newest ones."),
    term("throughput", "Throughput", &[], "How many requests a service can answer in a stretch of time."),
    term("time-out", "Time-out", &["time-outs", "timeout", "timeouts", "timed out"], "The model was too slow for a ticket, so something else answered."),
    term("traffic", "Traffic", &["traffic peak", "traffic peaks"], "How many requests come, minute by minute."),
    term("training", "Training", &["train", "trained", "trains"], "Letting a computer find, in past tickets with outcomes, what urgent ones have in common."),
    term("training-data", "Training data", &["training store"], "Past tickets with their outcomes, kept for models to learn from."),
    term("training-set", "Training set", &["training sets"], "The rows that a model learns from, kept apart from those that test it."),
    term("hyperparameter", "Training setting", &["training settings", "hyperparameter", "hyperparameters"], "A choice made before training, such as how freely the model may fit; also called a hyperparameter."),
    term("training-window", "Training window", &["training windows"], "The stretch of days that a training looks back on."),
    term("trouble", "Trouble", &["troubles"], "Something that goes wrong here because you, or a mission, started it."),
    term("truth", "Truth", &["true quality", "in truth"], "What is really so; known here because the tickets are simulated, never known to a real team."),
    term("usual", "Usual", &["usual band", "usual range"], "What a figure was in training or in the first week, at this hour and weekday; drawn as a pale band."),
    term("validation-data", "Validation data", &["validation set", "validation part"], "Tickets kept apart to choose settings by; the model does not learn from them."),
    term("verdict", "Verdict", &["verdicts"], "What the outcomes say of a canary beside the champion: better, no worse, worse, or not enough evidence yet."),
    term("version", "Version", &["versions", "model version", "model versions"], "One trained model with its number and all that is needed to say how it was made."),
];
