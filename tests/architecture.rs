//! The promises of the house, held against the source: floors import downwards only, what watches never reads the
//! truth, nothing reads a clock, and mathematics has one door.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors from the ground up. A floor may name itself and those before it.
const FLOORS: [&str; 6] = ["base", "learn", "platform", "course", "session", "present"];

/// Methods of std whose bits differ between targets.
const STD_MATHS: [&str; 28] = [
    "exp", "exp2", "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
    "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "sin_cos", "cbrt", "hypot", "mul_add", "gamma",
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// All files of a floor: its folder, and the file beside it.
fn floor(name: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = Vec::new();
    let folder = root.join(name);
    if folder.is_dir() {
        sources(&folder, &mut out);
    }
    let file = root.join(format!("{name}.rs"));
    if file.is_file() {
        out.push(file);
    }
    assert!(!out.is_empty(), "the floor {name} is gone");
    out
}

/// The code of a file: without comments, and without its tests.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = body.lines().map(|line| match line.find("//") {
        // An address is no comment.
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Floors that a piece of code names through `crate::`, also in braces.
fn named_floors(code: &str) -> Vec<&'static str> {
    let flat: String = code.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, _) in flat.match_indices("crate::") {
        let rest = &flat[at + "crate::".len()..];
        let group = if let Some(inner) = rest.strip_prefix('{') { inner.split(';').next().unwrap_or_default() } else { rest };
        let several = rest.starts_with('{');
        for name in FLOORS.iter().chain(&["ui"]) {
            let here =
                if several { group.split(['{', ',']).any(|part| starts_with_word(part, name)) } else { starts_with_word(group, name) };
            if here {
                found.push(*name);
            }
        }
    }
    found
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// What a floor names above itself.
fn upward(own: usize, code: &str) -> Vec<&'static str> {
    named_floors(code).into_iter().filter(|name| FLOORS.iter().position(|f| f == name).is_none_or(|at| at > own)).collect()
}

#[test]
fn imports_only_go_down() {
    for (own, name) in FLOORS.iter().enumerate() {
        for path in floor(name) {
            let above = upward(own, &code(&fs::read_to_string(&path).unwrap()));
            assert!(above.is_empty(), "{} is on the floor {name} and names {above:?}", path.display());
        }
    }
}

#[test]
fn the_check_sees_an_upward_import() {
    assert_eq!(upward(0, "use crate::platform::world::World;"), ["platform"]);
    assert_eq!(upward(1, "use crate::{base::math, session::Session};"), ["session"]);
    assert_eq!(upward(5, "use crate::ui::app;"), ["ui"]);
    assert_eq!(upward(2, "use crate::base::math; use crate::learn::data::Batch;"), [""; 0]);
    assert_eq!(upward(0, &code("// use crate::platform\n")), [""; 0]);
}

/// Ways to the truth: its file, the hidden half of a minute, and what is wrong with a version.
fn reads_truth(code: &str) -> Option<&'static str> {
    let words: Vec<&str> = code.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    ["truth", "Truth", "hidden", "Hidden", "chance", "defect", "Defect", "Minute"].into_iter().find(|w| words.contains(w))
}

#[test]
fn what_watches_never_reads_the_truth() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/platform");
    for name in ["monitoring", "alerts", "rollout", "trial", "reference", "policy", "roles"] {
        let mut files = Vec::new();
        if root.join(name).is_dir() {
            sources(&root.join(name), &mut files);
        }
        files.extend(Some(root.join(format!("{name}.rs"))).filter(|p| p.is_file()));
        assert!(!files.is_empty(), "{name} is gone");
        for path in files {
            let word = reads_truth(&code(&fs::read_to_string(&path).unwrap()));
            assert_eq!(word, None, "{} reads the truth", path.display());
        }
    }
}

#[test]
fn the_check_sees_a_reader_of_the_truth() {
    assert_eq!(reads_truth("let p = minute.hidden.chance[row];"), Some("hidden"));
    assert_eq!(reads_truth("use super::truth::Truth;"), Some("truth"));
    assert_eq!(reads_truth("let seen = &bucket.measured;"), None);
}

/// A call of a method of std's maths, such as `x.exp()` or `f64::ln(x)`.
fn std_maths(code: &str) -> Option<String> {
    for name in STD_MATHS {
        for call in [format!(".{name}("), format!("f64::{name}("), format!("f32::{name}(")] {
            // `log` takes a base; a method of that name that takes nothing is somebody else's.
            let found = code.match_indices(&call).any(|(at, _)| name != "log" || !code[at + call.len()..].starts_with(')'));
            if found {
                return Some(call);
            }
        }
    }
    None
}

#[test]
fn mathematics_has_one_door() {
    for name in FLOORS {
        for path in floor(name) {
            let code = code(&fs::read_to_string(&path).unwrap());
            assert_eq!(std_maths(&code), None, "{}: use base/math.rs", path.display());
            let door = path.ends_with("base/math.rs");
            assert!(door || !code.contains("libm::"), "{}: only base/math.rs calls libm", path.display());
        }
    }
}

#[test]
fn the_check_sees_std_maths() {
    assert_eq!(std_maths("let y = x.exp();").as_deref(), Some(".exp("));
    assert_eq!(std_maths("let y = f32::powi(x, 2);").as_deref(), Some("f32::powi("));
    assert_eq!(std_maths("let y = math::exp(x); let z = x.sqrt();"), None);
}

#[test]
fn the_engine_reads_no_clock_and_has_no_hidden_luck_or_order() {
    for name in FLOORS {
        for path in floor(name) {
            let code = code(&fs::read_to_string(&path).unwrap());
            for word in
                ["std::time", "Instant", "SystemTime", "thread_rng", "getrandom", "HashMap", "HashSet", "web_sys", "js_sys", "leptos"]
            {
                assert!(!code.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

#[test]
fn files_stay_readable() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&root.join("src"), &mut files);
    sources(&root.join("xtask/src"), &mut files);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!"), "{} does not open with its story", path.display());
        let lines = text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines: does it still hold one idea?", path.display());
    }
}
