//! What the documentation shows can be done as it stands there.

use afterlaunch::course::{lessons, scenarios};
use afterlaunch::session::Session;
use afterlaunch::session::files::scenario_file;
use afterlaunch::session::log::Log;

/// The first code block of this language.
fn block<'a>(text: &'a str, language: &str) -> &'a str {
    let fence = format!("```{language}\n");
    let (_, rest) = text.split_once(&fence).expect("the document has such a block");
    rest.split_once("```").expect("the block ends").0
}

#[test]
fn the_log_in_the_documentation_replays_and_is_written_as_it_was_read() {
    let text = block(include_str!("../docs/action-log.md"), "json");
    let log = Log::from_json(text).unwrap_or_else(|why| panic!("{why:?}"));
    let session = Session::replay(&log).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(session.now(), log.until);
    assert_eq!(Log::from_json(&session.log().to_json()), Ok(log));
}

#[test]
fn the_field_that_is_added_to_a_file_in_the_documentation_can_be_added() {
    let document = include_str!("../docs/scenario-file.md");
    let field = block(document, "json");
    let term = block(document.split_once(field).expect("it is there").1, "json");
    let default_scenario = scenario_file::write(&scenarios::default_scenario());
    let with = |key: &str, entry: &str, times| {
        let open = format!("\"{key}\": [");
        let entry = format!("{open} {entry},");
        move |text: String| text.replacen(&open, &entry, times)
    };
    let text = with("terms", term, 2)(with("fields", field, 1)(default_scenario));
    let scenario = scenario_file::read(&text).unwrap_or_else(|why| panic!("{why:?}"));
    assert_eq!(scenario.schema.position("at_home"), Some(0));
    assert!(scenario.concept.weight_of(0) > 1.0 && scenario.drifted_concept.weight_of(0) > 1.0);
}

#[test]
fn all_actions_of_the_engine_are_in_the_documentation() {
    let text = include_str!("../docs/action-log.md");
    let engine = include_str!("../src/platform/vocabulary/action.rs");
    let actions = engine.split_once("pub enum Action {").expect("the actions").1.split_once("\n}").expect("their end").0;
    let names = actions.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
    let kebab = |name: &str| {
        let word: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
        let dashed: String =
            word.chars().flat_map(|c| if c.is_uppercase() { vec!['-', c.to_ascii_lowercase()] } else { vec![c] }).collect();
        dashed.trim_start_matches('-').to_owned()
    };
    let missing: Vec<_> = names.map(kebab).filter(|name| !text.contains(&format!("\"{name}\""))).collect();
    assert!(missing.is_empty(), "docs/action-log.md does not name {missing:?}");
}

#[test]
fn paths_in_the_readme_lead_somewhere() {
    let readme = include_str!("../README.md");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let linked = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.contains("://"));
    let folders = readme.split('`').skip(1).step_by(2).filter(|code| code.starts_with("src/"));
    let missing: Vec<_> = linked.chain(folders).filter(|path| !root.join(path).exists()).collect();
    assert!(missing.is_empty(), "README.md names {missing:?}");
}

#[test]
fn the_readme_counts_the_missions_in_tens() {
    let said = format!("over {} short missions", (lessons::ALL.len() - 1) / 10 * 10);
    assert!(include_str!("../README.md").contains(&said), "README.md does not say “{said}”");
}

#[test]
fn all_parameters_of_the_address_are_in_the_documentation() {
    let table = afterlaunch::present::words::files::table();
    let text = include_str!("../docs/embedding.md");
    assert!(text.contains(&table), "docs/embedding.md wants this table:\n{table}");
}

#[test]
fn the_guide_for_teachers_is_that_of_the_course() {
    let file = include_str!("../docs/teaching.md");
    assert_eq!(file, afterlaunch::course::chapters::guide(), "print it anew: afterlaunch teaching > docs/teaching.md");
}
