//! Every kind has its sentence.

use std::sync::Arc;

use super::*;
use crate::base::format::FormatError;
use crate::base::time::Tick;
use crate::course::scenarios;
use crate::course::scope::Scope;
use crate::learn::data::SchemaError;
use crate::learn::data::prepare::FitError;
use crate::learn::models::{SpecError, ValueError};
use crate::learn::table::CannotBe;
use crate::platform::release::trial::{Trial, TrialMeasure};
use crate::platform::serving::hosting::Hosting;
use crate::platform::team::settings::SuccessMetric;
use crate::platform::vocabulary::{ApprovalFinding, OutOfRange, Power, PowerRefusal, Refusal, TeamRole};
use crate::platform::vocabulary::{
    FaultRefusal as F, GoalRefusal as G, LineRefusal as L, PlanRefusal as P, ReleaseRefusal as V, RuleRefusal as R, SettingRefusal as S,
    TestRefusal as T, TrainingRefusal as M,
};
use crate::session::SessionError as E;
use crate::session::error::{LinkError, LogError, MissionError, OwnDataError, ReportError, SurpriseError, TargetError, TraceError};
use crate::session::links::note::LinkNote;
use crate::session::log::form::{FormError, FormPlace, Wrong};
use crate::session::own::NameError;

const OUTSIDE: OutOfRange = OutOfRange { least: 1.0, most: 3.0, given: 1_204.0 };

fn is_a_sentence(said: &str) {
    assert!(said.ends_with(['.', '?']) && said.len() > 15, "{said}");
    assert!(!said.contains("  ") && !said.contains(['{', '[', '\n']), "{said}");
}

fn check(why: impl Into<Refusal>, expected: &str) {
    let why = why.into();
    let said = refusal(&why, &scenarios::default_scenario());
    is_a_sentence(&said);
    assert!(said.contains(expected), "{why:?} gave: {said}");
}

#[test]
fn a_fault_says_what_is_wrong_with_it() {
    let check = |fault: &str, why, expected| check(Refusal::Fault { fault: fault.into(), why }, expected);
    check("traffic-peek", F::Unknown, "Did you mean “traffic-peak”?");
    check("outliers", F::Size(OUTSIDE), "The size of “outliers” lies between 1 and 3; 1,204 is outside.");
    check("outliers", F::Reach { given: 1.5 }, "1.5 is outside");
    check("traffic-peak", F::AlreadyRunning, "is there already");
    check("outliers", F::TooMany, "enough trouble");
    check("outliers", F::NothingToAffect, "finds nothing here");
    check("concept-drift", F::ConceptOfRecordedData, "only what was recorded is known");
    check("new-product-line", F::NewcomersToRecordedData, "not in your file");
    check("outliers", F::NoRecordedColumn, "no column that it could touch");
    check("outliers", F::NotRunning, "“outliers” is not running.");
    check("traffic-peak", F::FieldNotTargetable, "cannot be aimed at a field");
    check("column-dropped", F::NoSuchField, "one of waiting_time");
    check("unseen-category", F::NoSuchField, "a word of a list: one of product");
    check("outliers", F::SegmentNotTargetable, "one segment");
    check("column-dropped", F::NoSuchSegment, "segments: households");
    check("column-dropped", F::RateNotTargetable, "no share of its own");
    check("outliers", F::Rate { given: 1.5 }, "1.5 is outside");
    check("slow-release", F::RecurringRelease, "cannot come and go");
    check("outliers", F::RecursInNoTime, "stays away for one");
    check("slow-release", F::CanaryOnTrial { canary: 4 }, "v4 is on trial");
}

#[test]
fn a_rule_and_an_alert_say_what_is_wrong_with_them() {
    check(R::NoSuchField { field: "mood".into() }, "There is no field called “mood”");
    check(R::NoSuchRule { field: "product".into() }, "Product has no such rule");
    check(R::TooMany, "40 rules");
    let test = |field: &str, why, expected| check(R::Test { field: field.into(), why }, expected);
    test("waiting_time", T::TypeOfNumber, "Waiting time is a number.");
    test("product", T::RangeOfWords, "is no number");
    test("waiting_time", T::RangeNotFinite, "needs two numbers");
    test("waiting_time", T::RangeUpsideDown { least: 9.0, most: 3.0 }, "upside down, 9 is above 3");
    test("product", T::NoneAllowed, "at least one");
    test("product", T::NoSuchCategory { category: "toaster".into() }, "no category “toaster”. It has: thermostat");
    test("waiting_time", T::NoCategories, "has no categories");
    test("waiting_time", T::MissingShare { given: 1.5 }, "a share from 0 to 1; 1.5");
    test("waiting_time", T::OutOfRangeShare { given: f32::NAN }, "a share from 0 to 1; no number");
    test("product", T::LeastShare { given: 2.0 }, "the least share");
    test("product", T::MostShare { given: 2.0 }, "the most is");
    test("product", T::SharesUpsideDown { least: 0.5, most: 0.2 }, "0.5 is above 0.2");
    check(Refusal::NoSuchAlert { rule: "anwer-time".into(), known: vec!["answer-time"] }, "Did you mean “answer-time”?");
    check(Refusal::AlertTaken, "picked this alert up");
    check(Refusal::AlertQuiet, "not firing");
    check(Refusal::AlertLimit { rule: "traffic".into(), limit: OUTSIDE }, "“traffic” can lie between 1 and 3; 1,204 is outside.");
}

#[test]
fn a_training_says_why_it_cannot_be() {
    check(M::DaysBack { days: 90 }, "1 to 70 days back, not 90");
    check(M::NoDayBetween { days: 7, until: 7 }, "no day between");
    check(M::SearchValues { given: 1 }, "2 to 8 values, not 1");
    check(M::Model(SpecError::NoSuchKind { kind: "tarot".into() }), "no kind of model “tarot”");
    check(M::Model(SpecError::NoSuchSetting { kind: "boosted-trees", setting: "tree".into() }), "Did you mean “trees”?");
    check(M::Model(SpecError::Value(ValueError::OutOfRange { setting: "Trees", least: 1.0, most: 400.0, given: 0.0 })), "1 to 400, not 0");
    check(M::Model(SpecError::Value(ValueError::NotWhole { setting: "Trees", given: 2.5 })), "whole number, not 2.5");
    check(M::TooFewRows { rows: 3, least: 400 }, "Only 3 kept requests");
    check(M::OneOutcome, "same outcome");
    check(M::SnapshotGone { version: 4 }, "What v4 learnt from is not kept");
    check(M::Preparation(FitError::NoRows), "no rows to learn from");
    check(M::NoFirstVersion, "first model");
    check(M::AlreadyRunning { version: 4 }, "v4 is being trained");
    check(M::NotRunning, "No training is running");
}

#[test]
fn a_release_says_why_it_is_not_done() {
    check(V::NoSuchVersion { version: 9 }, "no version v9");
    check(V::CanaryShare, "more than none and less than all");
    check(V::IsChampion { version: 3 }, "v3 is the champion already");
    check(V::AlreadyReleased { version: 3 }, "v3 answers all requests already");
    check(V::AnotherCanary { version: 5, canary: 4, share: 0.1 }, "v4 has 10 % of the requests");
    check(V::NoCanary, "No version is on trial");
    let evidence = Trial::begin([3, 4], SuccessMetric::Cost, 0.1, Tick(0), 20_000.0).evidence(TrialMeasure::Wrong, 0.1);
    check(V::Unproven { evidence: Box::new(evidence), days_to_verdict: Some(2.0) }, "Not enough evidence yet: ");
    check(V::NoEarlierVersion, "No earlier version is kept ready");
    check(V::AlreadyRolledBack { version: 4 }, "v4 was taken back already");
    check(V::NotInService { version: 4 }, "v4 answers nothing");
    check(V::NotApproved { version: 4 }, "v4 has no approval");
    check(V::ApprovalPending { version: 4 }, "looking at v4");
    check(V::TurnedDown { version: 4, found: vec![ApprovalFinding::AnswersSlowly] }, "v4 was turned down: its answers take much longer.");
    check(V::ApprovalAskedFor { version: 4 }, "asked about v4 already");
}

#[test]
fn a_setting_and_a_plan_say_why_they_cannot_be() {
    check(S::BandWidth, "1 and 50 points");
    check(S::ReadAnHour, "1 and 600 requests an hour");
    check(S::LoggedShare, "1 and 100 %");
    check(S::AlreadyHosted(Hosting::Servers), "company servers already");
    check(S::ServersAreGiven(Hosting::Laptop), "one computer");
    check(S::ServersAreGiven(Hosting::Cloud), "by itself");
    check(S::ServersAreGiven(Hosting::Devices), "no servers");
    check(S::Servers { given: 900 }, "can run here, not 900");
    check(S::ReactionMinutes { given: 0 }, "within 1 to 600 minutes, not 0");
    check(S::Updates, "at most 336 hours");
    check(S::AlreadyPaused, "paused already");
    check(S::NotPaused, "not paused");
    check(S::Threshold { given: 1.5 }, "150 % is outside");
    check(P::NoneAtWork, "no plan at work");
    let line = |why, expected| check(P::Line { nth: 3, rule: "traffic".into(), why }, expected);
    line(L::NoSuchAlert, "Watching, line 3: there is no alert rule called “traffic”");
    line(L::Twice, "“traffic” is watched already");
    line(L::Limit(OUTSIDE), "the limit of “traffic” lies between 1 and 3; 1,204 is outside");
    line(L::TooLong, "longer than a week");
    check(P::Training(M::DaysBack { days: 90 }), "Retraining: a training can look");
    check(P::RetrainingDays { given: 0 }, "every 1 to 60 days, not every 0");
    check(P::RetrainingUnwatched { rule: "mood".into() }, "“mood”, which is not watched");
    check(P::RetrainingWait, "two weeks after an alert");
    check(P::RetrainingWithoutReview, "waits for a review");
    check(P::CanaryShare, "Release: a canary");
    check(P::RollBackHours, "Rolling back: the hours");
    check(P::RollBackUnwatched, "Rolling back: an alert calls for it");
    check(P::ReviewDays, "Review: it comes");
}

#[test]
fn a_goal_says_what_is_wrong_with_it() {
    check(G::NoDecision, "what is decided");
    check(G::TextTooLong { given: 900 }, "at most 240 letters; this one has 900");
    check(G::UnseenSigns, "cannot be seen");
    check(G::Target { is_limit: true, range: OUTSIDE }, "The limit can lie between 1 and 3; 1,204 is outside.");
    check(G::Target { is_limit: false, range: OUTSIDE }, "counts as success");
}

#[test]
fn whoever_may_not_is_told_who_may() {
    let refused = |by, holders: &[TeamRole]| PowerRefusal { power: Power::RollBack, by, holders: holders.to_vec() };
    let [ml, platform] = [TeamRole::MlEngineer, TeamRole::PlatformEngineer];
    let by = Some(TeamRole::DataEngineer);
    check(refused(by, &[ml, platform]), "A data engineer may not take a version back. The ML engineer or the platform engineer may.");
    check(refused(by, &[ml]), "The ML engineer may.");
    check(refused(by, &[]), "Nobody may take a version back.");
    check(refused(None, &[]), "Nobody may take a version back.");
    check(refused(None, &[ml]), "Only the ML engineer may take a version back.");
}

fn session(why: impl Into<SessionError>, expected: &str) {
    let why = why.into();
    let said = session_error(&why);
    assert!(said.ends_with('.') && said.contains(expected), "{why} gave: {said}");
}

#[test]
fn a_run_a_link_and_a_log_say_what_stands_in_the_way() {
    let scenario = Arc::new(scenarios::default_scenario());
    let refused = || E::refused(M::NotRunning, &scenario);
    session(refused(), "No training is running.");
    let why = M::NotRunning.into();
    session(
        E::Logged { nth: 2, at: Tick(9), why, scenario: scenario.clone() },
        "Action 2 of the log, at minute 9, cannot be done: No training",
    );
    session(E::ScheduledAction { at: Tick(9), why: Box::new(refused()) }, "At minute 9: No training is running.");
    session(E::NoSuchScenario { scenario: "chrun".into() }, "Did you mean “churn”?");
    session(E::UnreadName { why: NameError::Changed }, "cannot be read: it is cut off or was changed by hand.");
    session(E::NeedsFile { file: "a.csv".into(), table: true }, "somebody’s own file, “a.csv”");
    session(E::NeedsFile { file: "a.json".into(), table: false }, "a system from somebody’s own file, “a.json”");
    session(E::NoText, "UTF-8");
    session(LinkError::Part { note: LinkNote::NoSuchParameter { name: "x".into() } }, "a part that is not known: “x”.");
    session(LinkError::Task(Scope::Lesson("2.1")), "mission 2.1");
    session(LinkError::Task(Scope::Chapter(2)), "chapter 2");
    session(LinkError::Task(Scope::Course), "the course");
    session(LinkError::NoRun, "names no run");
    session(LinkError::Actions(Box::new(refused())), "The actions in this link cannot be done: No training");
    assert!(left_out(&refused()).ends_with("No training is running. The run started without them."));
    session(LogError::Empty, "empty");
    session(LogError::NotJson { why: "EOF".into() }, "no valid JSON: EOF.");
    session(LogError::NotAnObject, "JSON object");
    session(LogError::Format { why: FormatError::Other(9.0) }, "The log is written in format 9; this version reads format 2.");
    session(LogError::UnknownPart { part: "seeds".into(), known: &["seed"] }, "“seeds”");
    session(LogError::ScenarioNotText { given: "7".into() }, "not 7");
    session(LogError::NotWhole { part: "seed", given: "-1".into() }, "“seed” in the log must be a whole number");
    session(LogError::TooLate { action: None, minute: 9_999_999 }, "“until” in the log is minute 9999999");
    session(LogError::TooLate { action: Some(2), minute: 9_999_999 }, "“at” of action 2 in the log");
    session(LogError::ActionsNotAList { given: "7".into() }, "must be a list, not 7");
    let why = FormError { place: FormPlace::Action(3), wrong: Wrong::NotAlone { word: "cancel-training" } };
    session(LogError::Form { why }, "Action 3 of the log: nothing belongs to “cancel-training”");
    session(
        LogError::Model { nth: 2, why: SpecError::NoSuchKind { kind: "tarot".into() } },
        "Action 2 of the log cannot be: There is no kind",
    );
    session(LogError::Unread { nth: 2, why: "no".into() }, "Action 2 of the log cannot be: no.");
    session(LogError::TooManyActions { given: 9_000 }, "9000 actions");
    session(LogError::NotInOrder { nth: 2 }, "in order");
}

#[test]
fn missions_surprises_traces_and_reports_say_why_not() {
    session(MissionError::Over, "The time of this mission is over");
    session(MissionError::DrawFirst, "Draw your line");
    session(MissionError::ChooseFirst, "Choose an answer");
    session(MissionError::ReadFirst, "Read this first");
    session(SurpriseError::Secret, "Say first what is wrong");
    session(SurpriseError::BuiltInOnly, "built in");
    session(SurpriseError::NothingToFind, "nothing to find out");
    session(SurpriseError::TooEarly, "Saturday");
    session(TraceError::NotYet, "has not come yet");
    session(TraceError::NoSuchRecord, "So many records");
    session(ReportError::NoSuchCopy { times: 1.3, spoilt: 0.2, sound: 0.1 }, "costs 1.30 times as much");
    session(ReportError::NotLogistic, "logistic regression");
    session(ReportError::NoTrees, "Boosted trees");
}

#[test]
fn a_table_says_what_is_wrong_with_its_columns() {
    session(OwnDataError::OtherColumns, "other columns");
    session(OwnDataError::NoFields, "No column is left");
    session(OwnDataError::TooManyFields { given: 59 }, "59 columns are to be used. The most is 32");
    session(OwnDataError::SameColumn { time: true, target: "t".into() }, "for time must be another one than “t”");
    session(OwnDataError::Costs, "A mistake costs");
    session(OwnDataError::RequestsADay, "requests a day");
    session(OwnDataError::DelayHours, "0.25 to 48 hours");
    session(OwnDataError::Schema(SchemaError::FieldCount(0)), "this one has 0");
    let column = |why, expected| session(OwnDataError::Column { column: "w".into(), why }, expected);
    column(CannotBe::Numbers { row: 2, word: "word0".into() }, "“w” cannot be read as numbers: row 2 says “word0”, for one.");
    column(CannotBe::Dates, "no dates");
    column(CannotBe::Words, "more than 5000 different");
    column(CannotBe::YesNo { words: 3 }, "3 different values");
    let target = |why, expected| session(OwnDataError::Target { column: "t".into(), why }, expected);
    let value = || "yes".to_owned();
    target(TargetError::TooLarge, "38 digits");
    target(TargetError::OneValue { value: value() }, "says “yes” in every row");
    target(TargetError::TooManyValues, "more than 5,000 different values");
    target(TargetError::Kind, "must be a number");
    target(TargetError::NothingPositive, "Choose which values");
    target(TargetError::TooFewKnown { known: 150 }, "“t” is filled in 150 rows. A run needs at least 200");
    target(TargetError::TooFewPositive { value: value(), positive: 1 }, "is “yes” in 1 row. At least");
    target(TargetError::TooFewNegative { value: value(), negative: 0 }, "is “yes” in all but 0 rows");
    target(
        TargetError::OneOutcomeAtFirst { value: value(), always: false, first_other: 1_204 },
        "is never “yes”; the first such a row is number 1,204",
    );
    target(TargetError::OneOutcomeAtFirst { value: value(), always: true, first_other: 9 }, "is always “yes”; the first another row");
}
