//! What the page says in this room, by itself: headings, labels, buttons and short sentences. What a run has to say is
//! made by the views.
#![allow(missing_docs, reason = "a text says what it is")]

pub const RELEASE_ROOM: &str = "Release room";
pub const RELEASE_OF: &str = "Release of ";
pub const CONTROL_ROOM: &str = "Control room";
pub const THE_WAY_OF_A_VERSION: &str = "The way of a version to its users";
pub const TRIAL_CARD: &str = "Trial card";
pub const OUTCOMES_IN: &str = "Outcomes in";
pub const OVER_THE_SAME_HOURS: &str = "Over the same hours";
pub const CHAMPION: &str = "champion";
pub const CANDIDATE: &str = "candidate";
pub const VERDICT: &str = "Verdict";
pub const ITS_INTERVAL: &str = "and its 95 % interval";
pub const NO_HARM_MARGIN: &str = "no-harm margin";
pub const SUCCESS_MEASURE: &str = "success measure";
pub const HOW_SURE: &str = "How sure?";
pub const HOW_SURE_IT_IS: &str = "Each line is a 95 % always-valid interval: you may look at any time, as often as you like.";
pub const MARGIN: &str = "Margin:";
pub const WHAT_A_MARGIN_IS: &str = "how much worse still counts as no harm. For the success measure that is a tenth of what the champion has. For recall and precision \
     it is as much as costs the same. For answer time it is a quarter.";
pub const WHO_DECIDES: &str = "The success measure decides whether the candidate may be promoted.";
pub const HOW_THE_RANGE_NARROWS: &str = "How the range narrows";
pub const NOTHING_TO_DRAW_YET: &str = "Nothing to draw yet. The first look needs ten events in each version.";
pub const BY_CUSTOMER_GROUP: &str = "Recall by customer group";
pub const SLICED_EVALUATION: &str = "sliced evaluation";
pub const FOUR_VERDICTS: &str = "Four verdicts";
pub const NO_FIFTH: &str = "there is no fifth";
pub const SAME: &str = "same";
pub const MARGIN_WORD: &str = "margin";
pub const STILL_NEEDED: &str = "still needed";
pub const DECIDE: &str = "Decide";
pub const WHO_WAS_HURT: &str = "Who was hurt";
pub const TRAIN_A_VERSION: &str = "Train a version";
pub const RUN_TO_THE_NEXT_EVENT: &str = "Run to the next event";
pub const OF_ALL_MEASURES: &str = "All measures must be better or no worse.";

pub const TESTS: &str = "Tests";
pub const NO_VERSION_TO_TEST: &str = "There is no version to test yet.";
pub const HOW_A_TEST_IS_JUDGED: &str = "A test passes when its whole 95 % interval is inside the limit. It fails when all of it is outside. When the limit lies \
     within, there is too little evidence. Held-out data is data that the version has never learnt from.";
pub const REGISTRY: &str = "Registry";
pub const WHICH_VERSIONS: &str = "Which versions are there, and who answered when?";
pub const A_REGISTRY_IS: &str = "The registry keeps each version with all that made it. An alias is a name that moves: the champion answers, the challenger is on trial.";
pub const WHO_ANSWERED_WHEN: &str = "Who answered when";
pub const ALL_VERSIONS: &str = "All versions";
pub const LINEAGE: &str = "From rows to release";
pub const LINEAGE_TERM: &str = "lineage";
pub const WHAT_CHANGED: &str = "What changed?";
pub const BETWEEN_TWO_VERSIONS: &str = "between two versions";
pub const BETWEEN_TWO_MOMENTS: &str = "between two moments of production";
pub const FIRST: &str = "First";
pub const SECOND: &str = "Second";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const OF_VERSION: &str = "Of version";
pub const DONE_IN_BETWEEN: &str = "Done in between";
pub const ONLY_WHAT_DIFFERS: &str = "Only what differs";
pub const VERSIONS_HEAD: [&str; 8] = ["version", "alias", "status", "made", "why", "model", "recall in test", "last trial"];

/// The four verdicts and what each means, in the order of the key.
pub const KEY: [(&str, &str); 4] = [
    ("better", "the whole range is right of the champion"),
    ("no worse", "the whole range is right of the margin"),
    ("worse", "the whole range is left of the champion"),
    ("not enough evidence yet", "it reaches past the margin, and past the champion"),
];
