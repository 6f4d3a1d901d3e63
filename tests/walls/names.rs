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
            for name in all.difference(&said) {
                if let Some((word, instead)) = wrong(name) {
                    found.push(format!("{}: {name} ({word}: say {instead})", path.strip_prefix(root).unwrap().display()));
                }
            }
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
