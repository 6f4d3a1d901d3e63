//! What each part of an action must be, for whoever writes a log by hand. `docs/action-log.md` says the same in prose.

use super::form::{FormPart, ValueForm, may, part};

use ValueForm::{List, Maybe, Number, Numbers, One, Parts, Text, Two, Whole, Yes};

const VERSION: ValueForm = Whole(", the number of a version,", 4);
const MINUTES: ValueForm = Whole(" of minutes", 600);
const DAYS: ValueForm = Whole(" of days", 14);
const HOURS: ValueForm = Whole(" of hours", 48);
const SHARE: ValueForm = Number("0.1");
const FAULT: ValueForm = Text("the id of a fault", "seconds-for-minutes");
const ALERT: ValueForm = Text("the id of an alert rule", "field-drift");
const FIELD: ValueForm = Text("the name of a field", "waiting_time");

const OF_VERSION: ValueForm = Parts(&[part("version", VERSION)]);
const BREACH: ValueForm = One(&[("off", None), ("reject", None), ("fall-back", None)]);

const ONSET: ValueForm = One(&[
    ("sudden", None),
    ("gradual", Some(MINUTES)),
    ("incremental", Some(MINUTES)),
    ("recurring", Some(Parts(&[part("on", MINUTES), part("off", MINUTES)]))),
]);

const INJECTION: ValueForm = Parts(&[
    part("fault", FAULT),
    part("size", Number("0.5")),
    may("onset", ONSET),
    may("start", Whole(", a minute of the run,", 8640)),
    may("duration", Maybe(&MINUTES)),
    may("traffic_share", Number("1")),
    may("hidden", Yes),
    may("target", TARGET),
]);

const TARGET: ValueForm = Parts(&[
    may("field", Maybe(&FIELD)),
    may("segment", Maybe(&Text("the id of a segment", "care-homes"))),
    may("rate", Maybe(&Number("0.5"))),
]);

const TRAINING: ValueForm = Parts(&[
    part("days", DAYS),
    may("skip_alerts", Yes),
    may("until", DAYS),
    may("model", Maybe(&Text("the id of a kind of model", "boosted-trees"))),
    may("hyperparameters", Numbers("{\"trees\": 40}")),
]);

const HYPERPARAMETER_SEARCH: ValueForm = Parts(&[
    part("training", TRAINING),
    part("hyperparameter", Text("the name of a hyperparameter", "trees")),
    part("values", List(&Number("20"), "[20, 40, 80]")),
]);

const OWNER: ValueForm = One(&[
    ("data-engineer", None),
    ("ml-engineer", None),
    ("platform-engineer", None),
    ("product-owner", None),
    ("data-scientist", None),
    ("software-engineer", None),
    ("domain-expert", None),
    ("compliance", None),
]);

const GOAL_TARGET: ValueForm = Parts(&[
    part(
        "metric",
        One(&[("recall", None), ("precision", None), ("false-positive-rate", None), ("cost-a-day", None), ("harmed-a-day", None)]),
    ),
    part("at", Number("0.8")),
]);

const GOAL: ValueForm = Parts(&[
    part("decision", Text("what is decided with the answers", "The desk reads urgent tickets first.")),
    part("success", GOAL_TARGET),
    part("limit", GOAL_TARGET),
    part("not_for", Text("what the answers must not be used for", "Ranking the people at the desk.")),
]);

const POWER: ValueForm = One(&[
    ("retrain", None),
    ("release", None),
    ("roll-back", None),
    ("approve", None),
    ("move-threshold", None),
    ("demand-approval", None),
    ("change-servers", None),
    ("set-check", None),
    ("repair-source", None),
    ("ask-people", None),
    ("choose-log", None),
    ("pause-traffic", None),
]);

const HOURS_OF_WORK: ValueForm = One(&[("office", None), ("around-the-clock", None)]);

const UPDATES: ValueForm = Parts(&[part("hours", HOURS), part("slip_one_in", Whole("", 3)), part("slip_share", SHARE)]);

const REACTION: ValueForm = Parts(&[part("hours", HOURS_OF_WORK), part("minutes", MINUTES)]);

const WATCH: ValueForm = Parts(&[part("rule", ALERT), part("limit", Number("0.25")), part("lasting", MINUTES), part("owner", OWNER)]);

const WHEN: ValueForm = One(&[
    ("every", Some(Parts(&[part("days", DAYS)]))),
    ("fired", Some(Parts(&[part("rule", ALERT), part("hours", HOURS)]))),
    ("reviewed", None),
]);

const PLAN: ValueForm = Parts(&[
    part(
        "watch",
        One(&[
            ("as-they-stand", None),
            ("all-by", Some(OWNER)),
            ("nothing", None),
            ("these", Some(List(&WATCH, "[{\"rule\": \"field-drift\", \"limit\": 0.25, \"lasting\": 60, \"owner\": \"data-engineer\"}]"))),
        ]),
    ),
    part("hours", HOURS_OF_WORK),
    part("on_breach", BREACH),
    may("retrain", Maybe(&Parts(&[part("when", WHEN), part("days", DAYS), part("skip_alerts", Yes)]))),
    part("release", One(&[("wait", None), ("at-once", None), ("canary", Some(Parts(&[part("share", SHARE)])))])),
    may("roll_back", Maybe(&Parts(&[part("within_hours", HOURS)]))),
    may("review", Maybe(&Parts(&[part("every_days", DAYS)]))),
]);

const SETTING: ValueForm = One(&[
    ("manual-updates", Some(Yes)),
    ("test-split", Some(One(&[("by-time", None), ("at-random", None)]))),
    ("keep-versions", Some(Yes)),
    ("approval-gate", Some(Yes)),
    ("success-metric", Some(One(&[("cost", None), ("accuracy", None)]))),
    ("review-band", Some(Maybe(&Parts(&[part("width", Number("0.15")), part("per_hour", Whole("", 100))])))),
    ("logging-rate", Some(SHARE)),
    ("detailed-monitoring", Some(Yes)),
    ("power", Some(Parts(&[part("power", POWER), part("role", OWNER), part("may", Yes)]))),
    ("act-as", Some(Maybe(&OWNER))),
    ("reaction", Some(Maybe(&REACTION))),
    ("updates", Some(Parts(&[part("by_hand", Yes), part("assumed", UPDATES)]))),
    ("hosting", Some(One(&[("laptop", None), ("servers", None), ("cloud", None), ("devices", None)]))),
]);

const TEST: ValueForm = One(&[
    ("type", None),
    ("required", None),
    ("range", Some(Two("[0, 180]"))),
    ("categories", Some(List(&Text("a word", "boiler"), "[\"boiler\", \"leak\"]"))),
    ("missing-share", Some(SHARE)),
    ("out-of-range-share", Some(SHARE)),
    ("category-share", Some(Parts(&[part("category", Text("a word", "boiler")), part("least", SHARE), part("most", SHARE)]))),
]);

const RULE: ValueForm = Parts(&[
    part("field", FIELD),
    part("test", TEST),
    may("response", Maybe(&One(&[("let-pass", None), ("impute", None), ("fall-back", None), ("quarantine", None), ("reject", None)]))),
]);

const CONDITION: ValueForm = Parts(&[
    part(
        "measure",
        One(&[
            ("recall", None),
            ("precision", None),
            ("false-alarms", None),
            ("answer-time", None),
            ("gap", None),
            ("cost", None),
            ("mean-error", None),
        ]),
    ),
    part("limit", Number("0.7")),
    part("least_events", Whole("", 30)),
]);

const STEP: ValueForm =
    Parts(&[part("share", SHARE), part("minutes", MINUTES), part("outcomes", Whole("", 400)), part("positives", Whole("", 30))]);

const STRATEGY: ValueForm = One(&[
    ("shadow", None),
    (
        "canary",
        Some(Parts(&[
            part("steps", List(&STEP, "[{\"share\": 0.1, \"minutes\": 600, \"outcomes\": 400, \"positives\": 30}]")),
            part("automatic", Yes),
        ])),
    ),
    (
        "ab-test",
        Some(Parts(&[
            part("share", SHARE),
            part("baseline", Number("0.1")),
            part("effect", Number("0.02")),
            part("alpha", Number("0.05")),
            part("power", Number("0.8")),
        ])),
    ),
    ("blue-green", Some(Parts(&[part("warm_minutes", MINUTES)]))),
    ("all-at-once", None),
]);

const ROLLOUT_PLAN: ValueForm = Parts(&[
    part("strategy", STRATEGY),
    may("failures", Whole("", 2)),
    may("conditions", List(&CONDITION, "[{\"measure\": \"recall\", \"limit\": 0.7, \"least_events\": 30}]")),
    may("warm", Yes),
    may("approval", Yes),
    may("quiet_weekend", Yes),
]);

const ROLLOUT: ValueForm = One(&[
    ("start", Some(Parts(&[part("version", VERSION), part("plan", ROLLOUT_PLAN)]))),
    ("advance", None),
    ("pause", None),
    ("resume", None),
    ("abort", None),
]);

/// All that can be done.
const ACTION: ValueForm = One(&[
    ("inject-fault", Some(INJECTION)),
    ("end-fault", Some(Parts(&[part("fault", FAULT)]))),
    ("validation", Some(Parts(&[part("on_breach", BREACH)]))),
    ("retrain", Some(TRAINING)),
    ("tune-hyperparameters", Some(HYPERPARAMETER_SEARCH)),
    ("cancel-training", None),
    ("start-canary", Some(Parts(&[part("version", VERSION), part("share", SHARE)]))),
    ("release", Some(OF_VERSION)),
    ("promote", Some(Parts(&[part("force", Yes)]))),
    ("roll-back", Some(OF_VERSION)),
    ("scale-servers", Some(Parts(&[part("count", Whole("", 4))]))),
    ("threshold", Some(Parts(&[part("value", Number("0.5"))]))),
    ("acknowledge", Some(Parts(&[part("rule", ALERT)]))),
    ("alert-limit", Some(Parts(&[part("rule", ALERT), part("value", Number("0.25"))]))),
    ("plan", Some(Maybe(&PLAN))),
    ("setting", Some(SETTING)),
    ("repeat-training", Some(OF_VERSION)),
    ("request-approval", Some(OF_VERSION)),
    ("validation-rule", Some(RULE)),
    ("goal", Some(GOAL)),
    ("pause", None),
    ("resume", None),
    ("owner", Some(Parts(&[part("rule", ALERT), may("owner", Maybe(&OWNER))]))),
    ("rollout", Some(ROLLOUT)),
]);

const ENTRY: [FormPart; 2] = [part("at", Whole(", a minute of the run,", 8640)), part("do", ACTION)];

/// An entry of a log.
pub const OF_A_LOG: ValueForm = Parts(&ENTRY);
