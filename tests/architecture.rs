//! The promises of the house, held against the source: floors import downwards only, what watches never reads the
//! truth, nothing reads a clock, and mathematics has one door.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

#[path = "../xtask/src/source/imports.rs"]
mod imports;
#[path = "walls/names.rs"]
mod names;
#[path = "../xtask/src/source/tokens.rs"]
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};

use imports::Imports;
use tokens::tokens;

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

/// All imports of the library and the page.
fn all_imports() -> Imports {
    Imports::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap()
}

/// Arrows that lead from a floor to one above it.
fn upward(imports: &Imports) -> Vec<String> {
    let height = |module: &[String]| FLOORS.iter().position(|floor| *floor == module[0]).unwrap_or(FLOORS.len());
    let up = imports.arrows().filter(|(from, to)| height(to) > height(from));
    up.map(|(from, to)| format!("{} names {}", from.join("/"), to.join("/"))).collect()
}

/// Each circle of files, as a way round it with what each names in the next.
fn circles(imports: &Imports) -> Vec<String> {
    let described = |playthrough: &[Vec<String>]| {
        let steps = playthrough.windows(2).map(|two| {
            let items: Vec<&str> = imports.items(&two[0], &two[1]).collect();
            format!("{} names {} of {}", two[0].join("/"), items.join(", "), two[1].join("/"))
        });
        steps.collect::<Vec<_>>().join("; ")
    };
    imports.circles().iter().map(|circle| described(&imports.route_round(circle))).collect()
}

#[test]
fn imports_only_go_down() {
    let imports = all_imports();
    assert!(imports.files().count() > 300, "the files are found");
    assert_eq!(upward(&imports), [""; 0]);
}

#[test]
fn no_files_lead_round_in_a_circle() {
    let found = circles(&all_imports());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_check_sees_an_upward_import_and_a_circle() {
    let module = |name: &str| name.split('/').map(str::to_owned).collect();
    let of = |files: &[(&str, &str)]| Imports::of(files.iter().map(|(name, text)| (module(name), (*text).to_owned())).collect());
    let up = of(&[("learn/data", "use crate::platform::world::World;"), ("platform/world", "use crate::learn::data::Batch;")]);
    assert_eq!(upward(&up), ["learn/data names platform/world"]);
    assert_eq!(upward(&of(&[("base/math", "// use crate::platform::world::World;"), ("platform/world", "")])), [""; 0]);
    assert_eq!(upward(&of(&[("present/view", "fn f() -> crate::ui::App { }"), ("ui", "pub struct App;")])).len(), 1);
    let round = of(&[("learn/a", "#[cfg(test)]\nmod tests { }\nuse super::b::B;"), ("learn/b", "use crate::{learn::a::A};")]);
    assert_eq!(circles(&round), ["learn/a names B of learn/b; learn/b names A of learn/a"]);
}

/// The code of a text: without comments, literals, and what only tests have. Words are parted by a space, signs by nothing.
fn code(text: &str) -> String {
    let mut out = String::new();
    for token in tokens(text) {
        if word_like(&token) && out.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_') {
            out.push(' ');
        }
        out.push_str(&token);
    }
    out
}

fn word_like(token: &str) -> bool {
    token.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_')
}

#[test]
fn code_is_what_runs() {
    let text = "// no\nlet y = x.exp(); /* no */ f(\"no\", 'n');\n#[cfg(test)]\nuse no;\nuse std::time::Instant;";
    assert_eq!(code(text), "let y=x.exp();f(,);use std::time::Instant;");
}

/// Ways to the truth: its file, the hidden half of a minute, and what is wrong with a version.
fn reads_truth(code: &str) -> Option<&'static str> {
    let words: Vec<&str> = code.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
    ["truth", "Truth", "hidden", "Hidden", "chance", "defect", "Defect", "Minute"].into_iter().find(|w| words.contains(w))
}

#[test]
fn what_watches_never_reads_the_truth() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/platform");
    for name in ["monitoring", "release/rollout", "release/trial", "training/reference", "team/plan", "vocabulary/team_roles"] {
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

/// Rooms of the page alone: what all rooms stand on, and what they are made of.
const OF_UI: [&str; 3] = ["app", "dom", "widgets"];

/// What views are made of: kinds of things rather than rooms.
const OF_PRESENT: [&str; 6] = ["charts", "draw", "geometry", "plot", "view", "words"];

/// The rooms of a floor: its folders and the files beside them.
fn rooms(floor: &str, without: &[&str]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(floor);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let names = entries.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    let mut rooms: Vec<String> = names.filter(|name| name != "mod" && !without.contains(&name.as_str())).collect();
    rooms.sort();
    rooms
}

#[test]
fn the_page_has_the_rooms_of_what_it_shows() {
    assert_eq!(rooms("ui", &OF_UI), rooms("present", &OF_PRESENT));
}

#[test]
fn folders_stay_readable() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&root.join("src"), &mut files);
    sources(&root.join("xtask/src"), &mut files);
    let mut loose: std::collections::BTreeMap<&Path, usize> = std::collections::BTreeMap::new();
    // A mod.rs is the folder's own; the missions of a chapter are one list, with a file for each.
    let missions = root.join("src/course/lessons");
    for path in files.iter().filter(|path| !path.ends_with("mod.rs") && !path.starts_with(&missions)) {
        *loose.entry(path.parent().unwrap()).or_default() += 1;
    }
    for (folder, files) in loose {
        assert!(files <= 12, "{} holds {files} loose files: which of them belong together?", folder.display());
    }
}

/// The string literals of a text, as they are written.
fn literals(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            3
        } else if let Some(inner) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = inner.find(|sign| {
                let ends = sign == '"' && !escaped;
                escaped = sign == '\\' && !escaped;
                ends
            });
            let end = end.unwrap_or(inner.len());
            out.push(&inner[..end]);
            end + 2
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += length;
    }
    out
}

/// A literal that somebody reads: two words or more, the first of which begins with a capital.
fn is_sentence(literal: &str) -> bool {
    let word = |word: &str| word.trim_end_matches([',', ':', '.']).chars().all(|sign| sign.is_alphabetic() || "’-".contains(sign));
    let mut words = literal.split(' ');
    let first = words.next().filter(|first| first.starts_with(|sign: char| sign.is_ascii_uppercase()) && word(first));
    first.is_some() && words.next().is_some_and(|next| next.starts_with(|sign: char| sign.is_alphanumeric() || "{“(".contains(sign)))
}

#[test]
fn the_page_has_its_sentences_from_what_it_shows() {
    for path in floor("ui") {
        let text = fs::read_to_string(&path).unwrap();
        let found: Vec<&str> = literals(&text).into_iter().filter(|literal| is_sentence(literal)).collect();
        assert!(found.is_empty(), "{} says {found:?}: move it to the words of its room in src/present", path.display());
    }
}

#[test]
fn the_check_sees_a_sentence() {
    let text = "// \"No one\"\nf('\"', \"Save the file\", \"btn main\", \"M0 8L5 2\", \"Help \\\"me\\\"\");";
    assert_eq!(literals(text), ["Save the file", "btn main", "M0 8L5 2", "Help \\\"me\\\""]);
    assert!(is_sentence("Save the file") && is_sentence("Chapter {chapter}: ") && is_sentence("A link"));
    assert!(!is_sentence("btn main") && !is_sentence("M0 8L5 2") && !is_sentence("Close") && !is_sentence("Close "));
}

/// Functions that may be longer, and why.
const LONG: [(&str, &str, &str); 4] = [
    ("course/chapters.rs", "basics", "a table of texts"),
    ("course/scenarios/spam.rs", "scenario", "a table of numbers"),
    ("platform/monitoring/alerts/default_rules.rs", "new", "a table of rules, and what their limits follow from"),
    ("platform/training/job.rs", "into_version", "all parts of a version, measured on the same split"),
];

/// The functions of a formatted text, and how many lines each has.
fn lengths(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let modifiers = ["pub(super) ", "pub(crate) ", "pub ", "const ", "async "];
        let bare = modifiers.iter().fold(code, |code, word| code.strip_prefix(word).unwrap_or(code));
        let Some(name) = bare.strip_prefix("fn ").and_then(|rest| rest.split(['(', '<']).next()) else { continue };
        let indent = &line[..line.len() - code.len()];
        let opens = lines[at..].iter().position(|line| line.ends_with(['{', ';', '}'])).unwrap_or(0);
        if lines[at + opens].ends_with('{') {
            let end = lines[at + opens + 1..].iter().position(|line| *line == format!("{indent}}}"));
            out.push((name.to_owned(), opens + 2 + end.unwrap_or(0)));
        }
    }
    out
}

#[test]
fn functions_stay_readable() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "xtask/src"] {
        let mut files = Vec::new();
        sources(&root.join(folder), &mut files);
        for path in files {
            let name = path.strip_prefix(root.join(folder)).unwrap().to_string_lossy().replace('\\', "/");
            let long = lengths(&fs::read_to_string(&path).unwrap()).into_iter().filter(|(_, lines)| *lines > 60);
            found.extend(long.map(|(function, lines)| (name.clone(), function, lines)));
        }
    }
    for (file, function, lines) in &found {
        let known = LONG.iter().any(|(path, name, _)| path == file && name == function);
        assert!(known, "{function} of {file} has {lines} lines: which ideas are in it?");
    }
    for (file, function, _) in LONG {
        assert!(found.iter().any(|(path, name, _)| path == file && name == function), "{function} of {file} is short by now");
    }
}

#[test]
fn the_check_measures_functions() {
    let text =
        "impl A {\n    pub(super) const fn f(\n        a: u8,\n    ) -> u8 {\n        a\n    }\n    fn g();\n}\nfn h() { }\nfn i() {\n}\n";
    assert_eq!(lengths(text), [("f".to_owned(), 5), ("i".to_owned(), 2)]);
}

/// Where texts stand below the page, and why: catalogues, whose entries tell of themselves in one file each, and content.
const CONTENT: [(&str, &str); 16] = [
    ("learn/models/kinds/", "a catalogue: a kind of model says its name and what its settings do"),
    ("learn/drift/detectors/", "a catalogue: a detector says its name and what its settings do"),
    ("learn/drift/psi.rs", "a measure of drift says its name and what it is"),
    ("learn/drift/ks.rs", "a measure of drift says its name and what it is"),
    ("learn/metrics/report", "a catalogue of measures of quality"),
    ("learn/streams/", "a catalogue of streams, of forms of drift and of learners"),
    ("platform/faults/catalogue/", "a catalogue: a fault tells its story"),
    ("platform/faults/fault.rs", "the groups of that catalogue"),
    ("platform/team/goal.rs", "examples of a goal in its documentation"),
    ("session/log/action_forms.rs", "a catalogue: a form has an example of each part"),
    ("session/own.rs", "the scenario that somebody's own table becomes, told as those of the course are"),
    ("session/facts.rs", "what a question of a quiz is about"),
    ("session/links/parameters.rs", "a catalogue: a parameter says what it takes and does"),
    ("session/links/parameters/names.rs", "controls and parts of the page by their names"),
    ("session/reports/detection.rs", "a document that the command line prints"),
    ("session/reports/scenario.rs", "a document that the command line prints"),
];

/// A text without its tests, which stand last, and without the lines that stop a programmer's error.
fn what_runs(text: &str) -> String {
    let code = text.split_once("#[cfg(test)]\nmod tests {").map_or(text, |(code, _)| code);
    let stops = |line: &&str| ["assert!(", "assert_eq!(", "assert_ne!(", "panic!(", ".expect("].iter().any(|stop| line.contains(stop));
    code.lines().filter(|line| !stops(line)).collect::<Vec<_>>().join("\n")
}

/// A literal with slots that puts words together: three of them or more.
fn puts_words_together(literal: &str) -> bool {
    let word =
        |word: &&str| word.len() > 1 && word.trim_end_matches([',', ':', '.']).chars().all(|sign| sign.is_alphabetic() || sign == '’');
    literal.contains('{') && literal.split(' ').filter(word).count() >= 3
}

/// Whether somebody reads it.
fn is_read(literal: &str) -> bool {
    is_sentence(literal) || puts_words_together(literal)
}

#[test]
fn the_engine_makes_no_sentences() {
    let (mut speak, mut others) = (Vec::new(), Vec::new());
    for name in ["base", "learn", "platform", "course/progress", "session"] {
        for path in floor(name).into_iter().filter(|path| !path.ends_with("tests.rs")) {
            let text = fs::read_to_string(&path).unwrap();
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
            let file = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let code = what_runs(&text);
            let found: Vec<&str> = literals(&code).into_iter().filter(|literal| is_read(literal)).collect();
            let content = CONTENT.iter().find(|(place, _)| file.starts_with(place));
            if content.is_none() && !found.is_empty() {
                others.push(format!("{file} says {found:?}"));
            }
            speak.extend(content.filter(|_| !found.is_empty()).map(|(place, _)| *place));
        }
    }
    assert!(others.is_empty(), "it states kinds with their data, and present/words says them:\n{}", others.join("\n"));
    for (place, why) in CONTENT {
        assert!(speak.contains(&place), "{place} says nothing by now ({why})");
    }
}

#[test]
fn the_check_sees_a_text_of_the_engine() {
    assert!(is_read("Row {row} is empty.") && is_read("the last {days} days") && is_read("{head} is not known here, {name}"));
    assert!(!is_read("column {at}") && !is_read("{name} missing") && !is_read("{days} days {hours} h") && !is_read("one is always open"));
    let text = "f(\"A sentence\");\nassert!(a, \"An error\");\n#[cfg(test)]\nmod tests { f(\"Another sentence\"); }";
    assert_eq!(what_runs(text), "f(\"A sentence\");");
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
        assert!(lines <= 400, "{} has {lines} lines: does it still hold one idea?", path.display());
    }
}
