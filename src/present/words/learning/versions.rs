//! Why a version was made, on which days it learnt, and what a colleague found against it.

use crate::platform::release::VersionReason;
use crate::platform::scenario::Words;
use crate::platform::vocabulary::ApprovalFinding;

/// Why a version was made, in a few words: "retrained on the last 14 days".
pub fn version_reason(why: VersionReason, words: &Words) -> String {
    match why {
        VersionReason::FirstDays => "the first four days of which records were kept".to_owned(),
        VersionReason::MoreRecords => format!("two weeks of {}, to know more of them than v2", words.many),
        VersionReason::OlderHalf => "the older half of the past".to_owned(),
        VersionReason::AllOfPast => "all of the past".to_owned(),
        VersionReason::Retrained { days: from, until } => format!("retrained on {}", days(from, until)),
        VersionReason::Repeated { version } => format!("the training of v{version} once more"),
        VersionReason::PreparationRewritten => "preparation rewritten by the app team".to_owned(),
        VersionReason::OtherLabels => "labels from another team".to_owned(),
        VersionReason::LooksUpAnew => "looks everything up anew".to_owned(),
    }
}

/// Days that a training looks at, from so many days back on and up to so many: "the last 14 days".
pub fn days(from: u32, until: u32) -> String {
    match (from, until) {
        (1, 0) => "the last day".to_owned(),
        (days, 0) => format!("the last {days} days"),
        (days, until) => format!("the days from {days} to {until} days back"),
    }
}

/// What a colleague found against a version: "it catches less in its test; its answers take much longer".
pub fn findings(found: &[ApprovalFinding]) -> String {
    found.iter().map(|finding| said(*finding)).collect::<Vec<_>>().join("; ")
}

const fn said(finding: ApprovalFinding) -> &'static str {
    match finding {
        ApprovalFinding::CatchesLess => "it catches less in its test",
        ApprovalFinding::FlagsFewer => "on the newest requests it flags fewer than the champion",
        ApprovalFinding::FlagsMore => "on the newest requests it flags more than the champion",
        ApprovalFinding::AnswersSlowly => "its answers take much longer",
    }
}
