//! The names of the source are the field's words: what is in a file, a practitioner of MLOps, statistics or SRE knows from its
//! name. Sentences of the page may use everyday words; they are no names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::tokens::tokens;
use crate::{literals, sources, word_like};

/// Words that name nothing, as parts of names, and what to say instead.
const WORDS: &[(&str, &str)] = &[
    ("told", "predicted, notified, or what the text is"),
    ("telling", "amount_predictor"),
    ("usual", "default, typical, expected or baseline, as meant"),
    ("usually", "by_default"),
    ("called", "predicted_positive"),
    ("caught", "recall or blocked, as meant"),
    ("trouble", "fault, or injection"),
    ("troubles", "faults"),
    ("mishap", "scripted fault"),
    ("deed", "action"),
    ("deeds", "actions"),
    ("way", "playthrough, trace, path or direction, as meant"),
    ("ways", "playthroughs"),
    ("witness", "request trace"),
    ("lane", "role, row or branch, as meant"),
    ("lanes", "roles"),
    ("bead", "knot"),
    ("beads", "knots"),
    ("luck", "p_value, sampling_error, draw or random_state, as meant"),
    ("dose", "intensity"),
    ("heard", "logged"),
    ("knob", "hyperparameter of a model, input of a control"),
    ("knobs", "hyperparameters of a model, inputs of a control"),
    ("recipe", "model_spec"),
    ("recipes", "model_specs"),
    ("aside", "stopped, bypass or rejected, as meant"),
    ("sleeve", "fault_marker"),
    ("sleeves", "fault_markers"),
    ("glyph", "icon"),
    ("desk", "control_settings, or the view of a plan"),
    ("shelf", "snapshot_cache"),
    ("readying", "preparing"),
    ("founding", "bootstrap"),
    ("founded", "bootstrapped"),
    ("arising", "distribution"),
    ("lean", "factor_loading"),
    ("fates", "responses"),
    ("delivery", "ingestion"),
    ("aim", "target, or success_metric"),
    ("strike", "corruption, or fault scope"),
    ("otherwise", "counterfactual"),
    ("ticket", "request"),
    ("tickets", "request"),
    ("urgent", "positive"),
    ("mira", "no person of a mission"),
];

/// Names that are whole words of another meaning, so that only the name itself is refused.
const NAMES: &[(&str, &str)] = &[
    ("keeps", "retains, or what it says"),
    ("closer", "data quality"),
    ("track", "series"),
    ("Track", "RingSeries"),
    ("Closer", "DataQualityMonitor"),
    ("unknown_words", "unseen_categories"),
    ("extreme", "outliers"),
    ("keeping", "validation_rules, or labelling_faults"),
    ("Keeping", "LabellingFaults"),
    ("Moved", "PopulationShift"),
    ("Does", "Effect"),
    ("Strikes", "Targeting"),
    ("Which", "FieldFilter"),
    ("Active", "RunningFault"),
    ("Cells", "ConfusionMatrix"),
    ("Recorded", "ReplayDataset"),
    ("Book", "ResponseStats"),
    ("requests_arrive", "ingest_minute"),
    ("colleagues_decide", "decide_approvals"),
    ("TrainingChoice", "TrainingConfig"),
    ("book", "stats, or account"),
    ("books", "response_stats"),
    ("hits", "true_positives"),
    ("rightly_left", "true_negatives"),
    ("goes_by", "feature_importance"),
    ("speaks", "active_column"),
    ("lot", "dice"),
    ("Shown", "what of: taught, view, chart"),
    ("Looks", "Metric"),
    ("Watches", "Metric"),
    ("Standing", "AlertState"),
    ("Feedback", "LabelQueue"),
    ("Known", "MaturedLabels"),
    ("Operating", "PlanRunner"),
    ("Store", "TrainingStore"),
    ("Stories", "FaultNarratives"),
    ("Terms", "HostingProfile"),
    ("Without", "Omission"),
    ("Shows", "Reveal"),
    ("Looked", "ViewCache"),
    ("Bench", "ScoringScratch"),
    ("LANES", "Role::ALL"),
];

/// Names of files of the page that say nothing of what they show, and what to say instead.
const FILES: &[(&str, &str)] =
    &[("pieces", "what they are pieces of"), ("paper", "article"), ("screen", "viewport"), ("frame", "host_messages"), ("rest", "lazy")];

/// Names that hold such a word and are right, and why.
const RIGHT: &[(&str, &str)] = &[
    ("track", "the call by which a signal of the page is followed"),
    ("track_caller", "an attribute of the compiler"),
    ("support_tickets", "the file of a scenario, which may have its words"),
    ("strikes", "the mission about days on which carriers strike"),
    ("Feedback", "a stream of random numbers, by its number"),
    ("book", "what one does with costs in a ledger"),
];

/// The parts of a name in small letters: `AlertRule` and `alert_rule` have the same.
fn parts(name: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut before = '_';
    for sign in name.chars() {
        if sign == '_' || sign.is_ascii_uppercase() && before.is_ascii_lowercase() {
            out.push(String::new());
        }
        if sign != '_' {
            out.last_mut().expect("there is one").push(sign.to_ascii_lowercase());
        }
        before = sign;
    }
    out.retain(|part| !part.is_empty());
    out
}

/// What is wrong with a name, and what to say instead.
fn wrong(name: &str) -> Option<(&'static str, &'static str)> {
    if RIGHT.iter().any(|(right, _)| *right == name) {
        return None;
    }
    let word = |part: &String| WORDS.iter().find(|(word, _)| word == part);
    let whole = NAMES.iter().find(|(whole, _)| *whole == name);
    whole.or_else(|| parts(name).iter().find_map(word)).copied()
}

/// The names of a text, but for those of tests, which are sentences.
fn names(text: &str) -> BTreeSet<String> {
    let all = tokens(text);
    let mut out = BTreeSet::new();
    for (at, token) in all.iter().enumerate().filter(|(_, token)| word_like(token)) {
        let test: Vec<&str> = all[at.saturating_sub(5)..at].iter().map(String::as_str).collect();
        if test != ["#", "[", "test", "]", "fn"] {
            out.insert(token.clone());
        }
    }
    out
}

/// What the page says, by the names of its sentences: these repeat the sentence.
fn sentences(root: &Path) -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(&root.join("src/present"), &mut files);
    let of_words = |path: &Path| path.components().any(|part| matches!(part.as_os_str().to_str(), Some("words" | "words.rs")));
    let mut out = BTreeSet::new();
    for path in files.iter().filter(|path| of_words(path)) {
        let all = tokens(&fs::read_to_string(path).unwrap());
        out.extend(all.windows(2).filter(|two| two[0] == "const" || two[0] == "fn").map(|two| two[1].clone()));
    }
    out
}

#[test]
fn names_are_the_fields_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = sentences(root);
    let mut found = Vec::new();
    for folder in ["src", "tests", "xtask/src"] {
        let mut files = Vec::new();
        sources(&root.join(folder), &mut files);
        for path in files.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "node_modules")) {
            let text = fs::read_to_string(path).unwrap();
            let mut all = names(&text);
            all.insert(path.file_stem().unwrap().to_string_lossy().into_owned());
            let file = path.strip_prefix(root).unwrap();
            let repeats = ["src/present", "src/ui"].iter().any(|floor| file.starts_with(floor));
            for name in all.iter().filter(|name| !(repeats && said.contains(*name))) {
                if let Some((word, instead)) = wrong(name) {
                    found.push(format!("{}: {name} ({word}: say {instead})", file.display()));
                }
            }
            let stem = FILES.iter().find(|(stem, _)| file.starts_with("src/ui") && file.file_stem().is_some_and(|name| name == *stem));
            found.extend(stem.map(|(_, instead)| format!("{}: say {instead}", file.display())));
        }
    }
    assert!(found.is_empty(), "{} names are not the field's words:\n{}", found.len(), found.join("\n"));
}

/// Ids that stood in links and logs of the first format.
const OLD_IDS: [&str; 12] = [
    "called-urgent",
    "called-few",
    "called-many",
    "called-by-customer",
    "caught-by-customer",
    "measured-caught",
    "estimated-caught",
    "amounts-told",
    "closer-watch",
    "runs-on",
    "empty-fields",
    "unknown-words",
];

#[test]
fn ids_are_the_fields_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let old: Vec<&str> = literals(&text).into_iter().filter(|literal| OLD_IDS.contains(literal)).collect();
        assert!(old.is_empty(), "{} has {old:?}", path.display());
    }
}

#[test]
fn the_check_sees_a_name_that_says_nothing() {
    assert_eq!(parts("TroubleBegan"), ["trouble", "began"]);
    assert_eq!(parts("amounts_told"), ["amounts", "told"]);
    assert_eq!(parts("MOST_KNOBS"), ["most", "knobs"]);
    let text = "fn caught(told: u8) { let x = \"usual\"; } // luck\n#[test]\nfn what_is_told_is_usual() { let aim = 1; }";
    let found: Vec<String> = names(text).into_iter().filter(|name| wrong(name).is_some()).collect();
    assert_eq!(found, ["aim", "caught", "told"]);
    assert!(wrong("Shown").is_some() && wrong("shown_at").is_none() && wrong("always").is_none() && wrong("track").is_none());
}

/// The names that the vocabulary replaces, a row of its table a line. Those that are words of the field in another sense stay out:
/// `Rule` of an alert or a check, `Recall` the metric, `outside` a range, `records` of a data set, `missed` and `false_alarms`.
const REPLACED: &[&str] = &[
    "ways Ways Way",
    "witness Witness",
    "telling Telling Told told",
    "track Track",
    "closer Closer Looks Watches",
    "unknown_words extreme",
    "Standing",
    "keeping Keeping",
    "Aside Book fates",
    "delivery requests_arrive Delivery",
    "Moved Dose Does Strikes Which Aim Strike",
    "trouble Trouble Active Mishap Deed",
    "Desk desk",
    "Operating Shelf Store Readying",
    "Cells hits rightly_left",
    "caught called Usual usual",
    "founding Recorded Known",
    "colleagues_decide TrainingChoice Recipe Knob",
    "goes_by speaks Stories Arising lean",
    "Terms heard otherwise Otherwise Without",
    "SleeveView Glyph Shows Looked Shown Bench",
    "lane LANES",
];

#[test]
fn each_row_of_the_vocabulary_is_kept() {
    for name in REPLACED.iter().flat_map(|row| row.split(' ')) {
        // The two of them that are right somewhere are so in one place of one other meaning.
        assert!(wrong(name).is_some() || RIGHT.iter().any(|(right, _)| *right == name), "{name} would pass");
    }
}
