//! What a record's way says of amounts: what was told, what each number added to that, and what it was.

use crate::platform::release::ScoreBreakdown;
use crate::platform::scenario::Scenario;
use crate::platform::world::trace::RequestTrace;
use crate::present::words;
use crate::session::trace::record::RecordTrace;

/// "v3 told 58.2 hours, and gave it a score of 12 %." `None` where no amount was told.
pub fn lead(scenario: &Scenario, weighed: &ScoreBreakdown, used: bool) -> Option<String> {
    let (predicted, _) = weighed.predicted_amount?;
    let (predicted, score) = (words::amount(scenario, f64::from(predicted)), words::percent(f64::from(weighed.score)));
    let v = weighed.version;
    Some(match used {
        true => format!("v{v} predicted {predicted}, which makes a score of {score}."),
        false => format!("v{v} was not heard. It would have predicted {predicted}, which makes a score of {score}."),
    })
}

/// What the rows of parts are about, in the unit of the amount.
pub fn note(scenario: &Scenario, weighed: &ScoreBreakdown) -> Option<String> {
    let ((predicted, _), amount) = (weighed.predicted_amount?, scenario.amount.as_ref()?);
    Some(format!(
        "What each number adds is in {}. The sum is what was predicted: {}. The score is the chance that it comes out above {}, by how far off it usually is.",
        if amount.unit.is_empty() { "the unit of the amount" } else { &amount.unit },
        words::amount(scenario, f64::from(predicted)),
        words::amount(scenario, f64::from(amount.line)),
    ))
}

/// "It took ...": what was written down beside what was told. Empty where there is no amount.
pub fn came(scenario: &Scenario, traced: &RecordTrace) -> String {
    let Some(was) = traced.amount.map(f64::from) else { return String::new() };
    let label = scenario.amount.as_ref().map_or("", |amount| &amount.label);
    let said = format!(" {label}: {}", words::amount(scenario, was));
    let Some(predicted) = traced.request.answer.amount.map(f64::from) else { return format!("{said}.") };
    let side = if was >= predicted { "more" } else { "less" };
    format!(
        "{said}, {} {side} than the {} that had been predicted.",
        words::amount(scenario, (was - predicted).abs()),
        words::figure(predicted)
    )
}

/// What it is in truth, and the best that could have been told. Empty where there is no amount.
pub fn truth(scenario: &Scenario, request: &RequestTrace) -> String {
    let (Some(amount), Some(was)) = (&scenario.amount, request.amount) else { return String::new() };
    let it = words::amount(scenario, f64::from(was));
    // Of what was recorded only what came is known.
    if request.chance <= 0.0 || request.chance >= 1.0 {
        return format!(" It is {it}.");
    }
    format!(" It is {it}; nobody could have predicted better than {}.", words::amount(scenario, f64::from(amount.middle(request.chance))))
}

/// A number with its sign: "+4.12", "−0.450".
pub fn signed(value: f32) -> String {
    let said = words::figure(f64::from(value));
    if value > 0.0 && said != "0" { format!("+{said}") } else { said }
}
