//! What the README says of adding things is so: in a copy of the sources, an entry of each kind is added in the places that its
//! table names and in no other, and the registries list it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A throw-away entry, and a row of the README's table.
struct Added {
    /// The first cell of the row.
    what: &'static str,
    /// The file that is written, if one is.
    file: Option<Written>,
    /// What is written into files that there are: which, behind what, and what.
    lines: &'static [(&'static str, &'static str, &'static str)],
}

/// A file that is like another one.
struct Written {
    path: &'static str,
    like: &'static str,
    /// What stands in the place of what.
    differs: &'static [(&'static str, &'static str)],
}

const ADDED: &[Added] = &[
    Added {
        what: "a scenario",
        file: Some(Written {
            path: "src/course/scenarios/throw_away.rs",
            like: "src/course/scenarios/spam.rs",
            differs: &[("\"spam-filter\"", "\"throw-away\"")],
        }),
        lines: &[
            ("src/course/scenarios/mod.rs", "mod support_tickets;\n", "mod throw_away;\n"),
            (
                "src/course/scenarios/mod.rs",
                "pub const ALL: &[ScenarioEntry] = &[\n",
                "ScenarioEntry { card: &throw_away::CARD, make: throw_away::scenario },\n",
            ),
        ],
    },
    Added {
        what: "a mission",
        file: Some(Written {
            path: "src/course/lessons/chapter_1/throw_away.rs",
            like: "src/course/lessons/chapter_1/success_metric.rs",
            differs: &[("\"1.5\"", "\"throw-away\"")],
        }),
        lines: &[
            ("src/course/lessons/mod.rs", "mod chapter_1 {\n", "pub mod throw_away;\n"),
            ("src/course/lessons/mod.rs", "pub static ALL: &[ListedMission] = listed![\n", "chapter_1::throw_away,\n"),
        ],
    },
    Added {
        what: "a quiz question",
        file: None,
        lines: &[(
            "src/course/quizzes/chapter_1.rs",
            "questions: &[\n",
            "Question { id: \"throw-away\", taught: TaughtIn { mission: \"1.1\", words: \"\" }, ask: \"\", answers: &[], own: None },\n",
        )],
    },
    Added {
        what: "a term",
        file: None,
        lines: &[(
            "src/course/glossary/themes/running.rs",
            "TERMS: &[Term] = &[\n",
            "term(\"throw-away\", \"Throw-away\", &[], \"\", \"\", mission(\"1.1\")),\n",
        )],
    },
    Added {
        what: "a kind of fault",
        file: Some(Written {
            path: "src/platform/faults/catalogue/machinery/throw_away.rs",
            like: "src/platform/faults/catalogue/machinery/memory_leak.rs",
            differs: &[("\"memory-leak\"", "\"throw-away\"")],
        }),
        lines: &[("src/platform/faults/catalogue/machinery.rs", "ALL: ", "throw_away ")],
    },
    Added {
        what: "an incident, which a surprise may bring",
        file: None,
        lines: &[(
            "src/course/incidents/data.rs",
            "ALL: &[Incident] = &[\n",
            "Incident { id: \"throw-away\", fault: \"column-dropped\", ..DEFAULTS },\n",
        )],
    },
    Added {
        what: "a kind of model",
        file: Some(Written {
            path: "src/learn/models/kinds/throw_away.rs",
            like: "src/learn/models/kinds/majority.rs",
            differs: &[("\"majority\"", "\"throw-away\""), ("Majority", "ThrowAway")],
        }),
        lines: &[
            ("src/learn/models/kinds.rs", "pub mod network;\n", "pub mod throw_away;\n"),
            ("src/learn/models/kinds.rs", "online Online OnlineTrainer,\n", "throw_away ThrowAway ThrowAwayTrainer,\n"),
        ],
    },
    Added {
        what: "a drift measure",
        file: Some(Written {
            path: "src/learn/drift/throw_away.rs",
            like: "src/learn/drift/psi.rs",
            differs: &[("\"psi\"", "\"throw-away\"")],
        }),
        lines: &[
            ("src/learn/drift/mod.rs", "pub mod lookup;\n", "pub mod throw_away;\n"),
            ("src/learn/drift/mod.rs", "pub const MEASURES: &[DriftMeasure] = &[", "throw_away::PSI, "),
        ],
    },
    Added {
        what: "a chart of the room",
        file: Some(Written {
            path: "src/present/charts/up/throw_away.rs",
            like: "src/present/charts/up/requests.rs",
            differs: &[("id: \"requests\"", "id: \"throw-away\"")],
        }),
        lines: &[
            ("src/present/charts/up/mod.rs", "pub mod requests;\n", "pub mod throw_away;\n"),
            ("src/present/charts/up/mod.rs", "further: &[", "&throw_away::CHART"),
        ],
    },
    Added {
        what: "a control of the room",
        file: Some(Written {
            path: "src/present/control_room/controls/data/throw_away.rs",
            like: "src/present/control_room/controls/data/logging_rate.rs",
            differs: &[("id: \"logging-rate\"", "id: \"throw-away\"")],
        }),
        lines: &[
            ("src/present/control_room/controls/data/mod.rs", "pub(super) mod repair_source;\n", "pub(super) mod throw_away;\n"),
            ("src/present/control_room/controls/data/mod.rs", "&logging_rate::CONTROL,", "&throw_away::CONTROL,"),
            (
                "src/session/links/parameters/names.rs",
                "(\"logging-rate\", \"What is written down\"),\n",
                "(\"throw-away\", \"Throw-away\"),\n",
            ),
        ],
    },
];

/// A program beside the copy that prints what each registry lists.
const PRINTS: &str = r#"
use afterlaunch::{course, learn, platform, present, session};

fn main() {
    let session = session::Session::open("support-tickets", 7).unwrap();
    let all = |what: &str, ids: Vec<&'static str>| ids.iter().for_each(|id| println!("{what}: {id}"));
    all("a scenario", course::scenarios::ALL.iter().map(|entry| entry.card.id).collect());
    all("a mission", course::lessons::ALL.iter().map(|lesson| lesson.id).collect());
    all("a quiz question", course::quizzes::ALL.iter().flat_map(|quiz| quiz.questions).map(|question| question.id).collect());
    all("a term", course::glossary::ALL.iter().map(|term| term.id).collect());
    all("a kind of fault", platform::faults::ALL.iter().map(|fault| fault.id).collect());
    all("an incident, which a surprise may bring", course::incidents::all().map(|incident| incident.id).collect());
    all("a kind of model", learn::models::ALL.iter().map(|kind| kind.id).collect());
    all("a drift measure", learn::drift::MEASURES.iter().map(|measure| measure.id).collect());
    all("a chart of the room", present::charts::all().iter().map(|chart| chart.id).collect());
    let responses = present::controls(&session).into_iter().filter(|control| control.tab == present::control_room::view::Tab::Respond);
    all("a control of the room", responses.map(|control| control.id).collect());
    all("a control of the room", session::links::parameters::RESPONSES.iter().map(|(id, _)| *id).collect());
}
"#;

/// The rows of the README's table: what, where a file is written, where a line.
fn rows() -> Vec<[&'static str; 3]> {
    let table = include_str!("../README.md").split_once("| to add |").expect("the table").1;
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        [cells[1], cells[2], cells[3]]
    })
    .collect()
}

/// What stands between backticks.
fn paths(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// A row of the README names each place in which its entry is added.
#[test]
fn the_readme_names_each_place() {
    let rows = rows();
    let named: Vec<&str> = rows.iter().map(|[what, ..]| *what).collect();
    assert_eq!(named, ADDED.iter().map(|added| added.what).collect::<Vec<_>>());
    for (added, [what, file, line]) in ADDED.iter().zip(rows) {
        let folder = paths(file)[0];
        let here = |path: &str| path.starts_with(folder);
        assert!(added.file.as_ref().is_none_or(|file| here(file.path)), "{what}: {file}");
        for (path, ..) in added.lines {
            let named = paths(line).iter().any(|end| path.ends_with(end));
            assert!(named || (added.file.is_none() && here(path)), "{what}: {line} does not name {path}");
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        match path.is_dir() {
            true => copy(&path, &to.join(name)),
            false => write(&to.join(name), &fs::read_to_string(&path).unwrap()),
        }
    }
}

/// Writes a file that does not hold this already: what has not changed is not compiled again.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).unwrap();
    }
}

/// The sources with all entries added, and what prints them.
fn changed_copy() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("throw_away/sources");
    let here = Path::new(env!("CARGO_TARGET_TMPDIR")).join("throw_away/changed");
    let _ = fs::remove_dir_all(&fresh);
    for folder in ["src", "style", "xtask"] {
        copy(&root.join(folder), &fresh.join(folder));
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(root.join(file), fresh.join(file)).unwrap();
    }
    for added in ADDED {
        if let Some(Written { path, like, differs }) = added.file {
            let text = fs::read_to_string(fresh.join(like)).unwrap();
            let text = differs.iter().fold(text, |text, (old, new)| {
                assert!(text.contains(old), "{like} has no {old}");
                text.replace(old, new)
            });
            assert!(!fresh.join(path).exists(), "{path} is there");
            fs::write(fresh.join(path), text).unwrap();
        }
        for (path, behind, line) in added.lines {
            let text = fs::read_to_string(fresh.join(path)).unwrap();
            assert_eq!(text.matches(behind).count(), 1, "{path} has {behind} once");
            fs::write(fresh.join(path), text.replace(behind, &format!("{behind}{line}"))).unwrap();
        }
    }
    fs::create_dir_all(fresh.join("examples")).unwrap();
    fs::write(fresh.join("examples/registries.rs"), PRINTS).unwrap();
    copy(&fresh, &here);
    here
}

#[test]
fn an_entry_of_each_kind_is_listed_once_it_is_added() {
    let here = changed_copy();
    let cargo = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--locked", "--offline", "--example", "registries"])
        .args(["--config", "profile.dev.opt-level=0", "--config", "profile.dev.debug=false"])
        .arg("--target-dir")
        .arg(here.with_file_name("target"))
        .current_dir(&here)
        .output()
        .unwrap();
    let (listed, said) = (String::from_utf8_lossy(&cargo.stdout), String::from_utf8_lossy(&cargo.stderr));
    assert!(cargo.status.success(), "{said}");
    for added in ADDED {
        let times = if added.what == "a control of the room" { 2 } else { 1 };
        assert_eq!(listed.lines().filter(|line| *line == format!("{}: throw-away", added.what)).count(), times, "{}", added.what);
    }
}
