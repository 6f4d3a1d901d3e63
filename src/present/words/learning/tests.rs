//! Each kind in its sentence.

use super::*;
use crate::learn::data::survey::SurveyFinding;
use crate::learn::data::{Field, Schema};
use crate::learn::drift::detectors::Tuning;
use crate::learn::streams::prequential::Habit;
use crate::learn::streams::{DriftForm, Source, find, stagger};

#[test]
fn detectors_and_settings_that_cannot_be_are_named() {
    let check = |of: &str, set: Option<(&str, f64)>, expected: &str| {
        let tuned = Tuning::of(of).and_then(|tuning| set.map_or(Ok(tuning.clone()), |(id, value)| tuning.with(id, value)));
        let why = tuned.and_then(|tuning| tuning.begin(1)).err().expect("it cannot be");
        assert_eq!(tuning(&why), expected);
    };
    check("crystal-ball", None, "There is no detector “crystal-ball”. There are: adwin, ddm, eddm, kswin, page-hinkley.");
    check("eddm", Some(("beto", 0.5)), "EDDM has no setting “beto”. Did you mean “beta”? Its settings: warm_start, alpha, beta.");
    check("adwin", Some(("delta", 7.0)), "“Delta” can be from 1 × 10⁻⁶ to 1, not 7.");
    check("adwin", Some(("clock", 1.5)), "“Clock” must be a whole number, not 1.5.");
    check("eddm", Some(("alpha", 0.5)), "EDDM warns first: “Alpha” is never below “Beta”.");
    check("ddm", Some(("warning_threshold", 9.0)), "DDM warns before it fires: “Warning threshold” cannot be above “Drift threshold”.");
    check(
        "kswin",
        Some(("stat_size", 70.0)),
        "“Window size” must be at least twice “Statistic size”: the older part has to hold as many values.",
    );
}

#[test]
fn streams_that_are_not_there_are_named_beside_those_that_are() {
    let check = |why: Option<_>, expected: &str| assert_eq!(stream(&why.expect("there is none")), expected);
    check(find("river").err(), "There is no stream “river”. There are: sea, agrawal, hyperplane, stagger.");
    check(DriftForm::of("sideways").err(), "There is no drift “sideways”. There are: none, sudden, gradual, incremental, recurring.");
    check(Habit::of("sleeps").err(), "There is no learner “sleeps”. There are: stands-still, learns-on, starts-anew.");
    check(Source::new(&stagger::KIND, 1).between(0, 3).err(), "STAGGER has the concepts 0 to 2, not 3.");
}

#[test]
fn what_is_wrong_with_rows_names_the_field() {
    let schema = Schema { fields: vec![Field::number("a", "Age", "", (0.0, 9.0))] };
    let check = |of: SurveyFinding, expected: &str| assert_eq!(finding(&of, &schema), expected);
    check(
        SurveyFinding::FewOfOneOutcome { rarer: 1, rows: 900 },
        "Only 1 of the 900 rows looked at has the rarer outcome: much of what is learnt from so few is luck.",
    );
    check(
        SurveyFinding::Twice { twice: 90, rows: 900 },
        "90 of the 900 rows looked at are there twice. Where one of them is tested on, the test is too kind.",
    );
    check(SurveyFinding::NeverVaries { field: 0 }, "“Age” never varies: it says nothing.");
    check(SurveyFinding::OftenMissing { field: 0, missing: 300, rows: 900 }, "“Age” is missing in 33 of 100 rows.");
    check(SurveyFinding::TellsAlone { field: 0 }, "“Age” tells the outcome nearly alone. Is it known before the outcome is?");
}

#[test]
fn a_version_says_why_it_was_made_and_what_was_found_against_it() {
    use crate::platform::release::VersionReason;
    use crate::platform::vocabulary::ApprovalFinding;
    let words = crate::course::scenarios::default_scenario().words;
    let check = |why, expected: &str| assert_eq!(version_reason(why, &words), expected);
    check(VersionReason::MoreRecords, "two weeks of tickets, to know more of them than v2");
    check(VersionReason::Retrained { days: 1, until: 0 }, "retrained on the last day");
    check(VersionReason::Retrained { days: 14, until: 0 }, "retrained on the last 14 days");
    check(VersionReason::Retrained { days: 14, until: 7 }, "retrained on the days from 14 to 7 days back");
    check(VersionReason::Repeated { version: 4 }, "the training of v4 once more");
    let found = [ApprovalFinding::CatchesLess, ApprovalFinding::AnswersSlowly];
    assert_eq!(findings(&found), "it catches less in its test; its answers take much longer");
}
