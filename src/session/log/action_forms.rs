//! What each part of an action must be, for whoever writes a log by hand. `docs/action-log.md` says the same in prose.

use super::form::{Form, Part, may, part};

use Form::{List, Maybe, Number, Numbers, One, Parts, Text, Two, Whole, Yes};

const VERSION: Form = Whole(", the number of a version,", 4);
const MINUTES: Form = Whole(" of minutes", 600);
const DAYS: Form = Whole(" of days", 14);
const HOURS: Form = Whole(" of hours", 48);
const SHARE: Form = Number("0.1");
const FAULT: Form = Text("the id of a fault", "seconds-for-minutes");
const ALERT: Form = Text("the id of an alert rule", "field-drift");
const FIELD: Form = Text("the name of a field", "waiting_time");

const OF_VERSION: Form = Parts(&[part("version", VERSION)]);
const BREACH: Form = One(&[("off", None), ("reject", None), ("fall-back", None)]);

const ONSET: Form = One(&[
    ("sudden", None),
    ("gradual", Some(MINUTES)),
    ("incremental", Some(MINUTES)),
    ("recurring", Some(Parts(&[part("on", MINUTES), part("off", MINUTES)]))),
]);

const TROUBLE: Form = Parts(&[
    part("fault", FAULT),
    part("size", Number("0.5")),
    may("onset", ONSET),
    may("start", Whole(", a minute of the run,", 8640)),
    may("length", Maybe(&MINUTES)),
    may("reach", Number("1")),
    may("hidden", Yes),
    may("aim", AIM),
]);

const AIM: Form = Parts(&[
    may("field", Maybe(&FIELD)),
    may("segment", Maybe(&Text("the id of a segment", "care-homes"))),
    may("rate", Maybe(&Number("0.5"))),
]);

const TRAINING: Form = Parts(&[
    part("days", DAYS),
    may("skip_alerts", Yes),
    may("until", DAYS),
    may("model", Maybe(&Text("the id of a kind of model", "boosted-trees"))),
    may("settings", Numbers("{\"trees\": 40}")),
]);

const SEARCH: Form = Parts(&[
    part("training", TRAINING),
    part("setting", Text("the name of a setting", "trees")),
    part("values", List(&Number("20"), "[20, 40, 80]")),
]);

const OWNER: Form = One(&[
    ("data-engineer", None),
    ("ml-engineer", None),
    ("platform-engineer", None),
    ("product-owner", None),
    ("data-scientist", None),
    ("software-engineer", None),
    ("domain-expert", None),
    ("compliance", None),
]);

const WATCH: Form = Parts(&[part("rule", ALERT), part("limit", Number("0.25")), part("lasting", MINUTES), part("owner", OWNER)]);

const WHEN: Form = One(&[
    ("every", Some(Parts(&[part("days", DAYS)]))),
    ("fired", Some(Parts(&[part("rule", ALERT), part("hours", HOURS)]))),
    ("reviewed", None),
]);

const PLAN: Form = Parts(&[
    part(
        "watch",
        One(&[
            ("as-they-stand", None),
            ("all-by", Some(OWNER)),
            ("nothing", None),
            ("these", Some(List(&WATCH, "[{\"rule\": \"field-drift\", \"limit\": 0.25, \"lasting\": 60, \"owner\": \"data-engineer\"}]"))),
        ]),
    ),
    part("hours", One(&[("office", None), ("around-the-clock", None)])),
    part("check", BREACH),
    may("retrain", Maybe(&Parts(&[part("when", WHEN), part("days", DAYS), part("skip_alerts", Yes)]))),
    part("release", One(&[("wait", None), ("at-once", None), ("canary", Some(Parts(&[part("share", SHARE)])))])),
    may("roll_back", Maybe(&Parts(&[part("within_hours", HOURS)]))),
    may("review", Maybe(&Parts(&[part("every_days", DAYS)]))),
]);

const WORK: Form = One(&[
    ("by-hand", Some(Yes)),
    ("split", Some(One(&[("by-time", None), ("at-random", None)]))),
    ("keep-versions", Some(Yes)),
    ("gate", Some(Yes)),
    ("aim", Some(One(&[("cost", None), ("right", None)]))),
    ("band", Some(Maybe(&Parts(&[part("width", Number("0.15")), part("an_hour", Whole("", 100))])))),
    ("log", Some(SHARE)),
    ("closer-watch", Some(Yes)),
    ("runs-on", Some(One(&[("laptop", None), ("servers", None), ("cloud", None), ("devices", None)]))),
]);

const TEST: Form = One(&[
    ("type", None),
    ("required", None),
    ("range", Some(Two("[0, 180]"))),
    ("categories", Some(List(&Text("a word", "boiler"), "[\"boiler\", \"leak\"]"))),
    ("empty-share", Some(SHARE)),
    ("outside-share", Some(SHARE)),
    ("category-share", Some(Parts(&[part("category", Text("a word", "boiler")), part("least", SHARE), part("most", SHARE)]))),
]);

const RULE: Form = Parts(&[
    part("field", FIELD),
    part("test", TEST),
    may("then", Maybe(&One(&[("let-pass", None), ("impute", None), ("fall-back", None), ("quarantine", None), ("reject", None)]))),
]);

/// All that can be done.
const ACTION: Form = One(&[
    ("start", Some(TROUBLE)),
    ("stop", Some(Parts(&[part("fault", FAULT)]))),
    ("check", Some(Parts(&[part("then", BREACH)]))),
    ("retrain", Some(TRAINING)),
    ("search", Some(SEARCH)),
    ("cancel-training", None),
    ("canary", Some(Parts(&[part("version", VERSION), part("share", SHARE)]))),
    ("release", Some(OF_VERSION)),
    ("promote", Some(Parts(&[part("anyway", Yes)]))),
    ("roll-back", Some(OF_VERSION)),
    ("servers", Some(Parts(&[part("count", Whole("", 4))]))),
    ("threshold", Some(Parts(&[part("value", Number("0.5"))]))),
    ("acknowledge", Some(Parts(&[part("rule", ALERT)]))),
    ("limit", Some(Parts(&[part("rule", ALERT), part("value", Number("0.25"))]))),
    ("plan", Some(Maybe(&PLAN))),
    ("work", Some(WORK)),
    ("repeat", Some(OF_VERSION)),
    ("approve", Some(OF_VERSION)),
    ("rule", Some(RULE)),
]);

const ENTRY: [Part; 2] = [part("at", Whole(", a minute of the run,", 8640)), part("do", ACTION)];

/// An entry of a log.
pub const OF_A_LOG: Form = Parts(&ENTRY);
