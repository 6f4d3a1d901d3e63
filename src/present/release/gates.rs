//! Tests before release as the page shows them: a name, the field's term, a tiny plot, one phrase, and the result.

use super::measures::decimals_of;
use crate::platform::release::gates::{Gate, GateEvidence, GateResult, Held, Tried};
use crate::present::words as say;
use crate::session::Session;

/// All gates of a version.
#[derive(Clone, Debug, PartialEq)]
pub struct GatesView {
    /// "Is v4 fit to meet anybody?"
    pub question: String,
    /// "5 of 8 tests pass."
    pub lead: String,
    /// What follows it.
    pub rest: String,
    /// Them.
    pub gates: Vec<GateView>,
}

/// A gate.
#[derive(Clone, Debug, PartialEq)]
pub struct GateView {
    /// "Means what it says".
    pub name: &'static str,
    /// "calibration, ECE".
    pub term: &'static str,
    /// What was seen, in a phrase.
    pub said: String,
    /// Its plots: intervals beside their limit; none where something is counted.
    pub plots: Vec<GatePlotView>,
    /// What it comes to.
    pub result: GateResult,
    /// The same as words.
    pub word: &'static str,
}

/// An interval beside its limit, in percent of the plot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GatePlotView {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// What was seen.
    pub at: f64,
    /// The limit.
    pub limit: f64,
    /// What lies outside of the limit is left of it.
    pub outside_left: bool,
}

/// A version before all gates; nothing where there is no such version. It takes a moment: ask once.
pub fn gates(session: &Session, number: u32) -> Option<GatesView> {
    let tried = session.world().gates(number);
    if tried.is_empty() {
        return None;
    }
    let count = |result: GateResult| tried.iter().filter(|tried| tried.result == result).count();
    let (passed, failed, open) = (count(GateResult::Pass), count(GateResult::Fail), count(GateResult::TooLittle));
    let tests = |n: usize, verb: [&str; 2]| format!("{} {}", say::number_word(n), if n == 1 { verb[0] } else { verb[1] });
    let rest: Vec<String> = [(failed, ["fails", "fail"]), (open, ["has too little evidence", "have too little evidence"])]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, verb)| format!("{}.", say::capital(&tests(n, verb))))
        .collect();
    Some(GatesView {
        question: format!("Is v{number} fit to meet its {}?", session.scenario().words.senders),
        lead: format!("{passed} of {} tests pass.", tried.len()),
        rest: rest.join(" "),
        gates: tried.iter().map(|tried| gate(session, tried)).collect(),
    })
}

fn gate(session: &Session, tried: &Tried) -> GateView {
    let (name, term) = named(tried.gate);
    GateView {
        name,
        term,
        said: said(session, tried),
        plots: plots(&tried.evidence),
        result: tried.result,
        word: match tried.result {
            GateResult::Pass => "passes",
            GateResult::Fail => "fails",
            GateResult::TooLittle => "too little evidence",
        },
    }
}

const fn named(gate: Gate) -> (&'static str, &'static str) {
    match gate {
        Gate::BeatsChampion => ("Costs no more than the champion", "held-out evaluation, paired"),
        Gate::Segments => ("Serves each group as well", "sliced evaluation, recall by segment"),
        Gate::Calibration => ("Means what it says", "calibration, ECE"),
        Gate::AnswerTime => ("Answers in time", "answer time p95 under load"),
        Gate::OddInputs => ("Withstands odd inputs", "schema and robustness tests"),
        Gate::TrainingServing => ("Prepared alike in training and service", "training-serving skew"),
        Gate::Reproducible => ("Can be made again from its record", "reproducibility"),
        Gate::Fairness => ("Treats groups alike", "fairness: equal opportunity difference"),
    }
}

/// With so many decimals; nothing has no sign.
fn signed(value: f64, digits: usize) -> String {
    let size = format!("{:.digits$}", value.abs());
    let is_nothing = size.chars().all(|digit| matches!(digit, '0' | '.'));
    if value < 0.0 && !is_nothing { format!("−{size}") } else { size }
}

fn said(session: &Session, tried: &Tried) -> String {
    let points = |share: f64| signed(100.0 * share, 0);
    match &tried.evidence {
        GateEvidence::Nothing => nothing(tried.gate).to_owned(),
        GateEvidence::Cost(held, rows) => {
            let digits = decimals_of(500.0 * (held.high - held.low));
            let eur = |value: f64| signed(1_000.0 * value, digits);
            let rows = say::grouped(u64::from(*rows));
            let many = &session.scenario().words.many;
            format!(
                "{} EUR for 1,000 {many}, between {} and {}; allowed {}. On {rows} held-out rows.",
                eur(held.value),
                eur(held.low),
                eur(held.high),
                eur(held.limit)
            )
        }
        GateEvidence::BySegment(all) => {
            let segment = |(at, positives, held): &(u8, u32, Option<Held>)| {
                let name = session.scenario().segments.get(usize::from(*at)).map_or("", |segment| segment.name.as_str());
                match held {
                    Some(held) => format!("{name} {} points ({} to {})", points(held.value), points(held.low), points(held.high)),
                    None => format!("{name}: only {positives} {}", session.scenario().words.positive),
                }
            };
            format!("{}; allowed −5.", all.iter().map(segment).collect::<Vec<_>>().join("; "))
        }
        GateEvidence::Error(held) => {
            format!("Off by {:.3} on average, between {:.3} and {:.3}; allowed {:.3}.", held.value, held.low, held.high, held.limit)
        }
        GateEvidence::Time(held) => {
            let ms = |value: f64| say::milliseconds(value);
            format!(
                "{} ms at the busiest hour, between {} and {}; allowed {}.",
                ms(held.value),
                ms(held.low),
                ms(held.high),
                ms(held.limit)
            )
        }
        GateEvidence::Counted { good, all } => match tried.gate {
            Gate::OddInputs => format!("{good} of {all} empty, extreme and unseen inputs get a sound score."),
            _ => format!("{good} of {all} rows, prepared both ways, get the same score."),
        },
        GateEvidence::Repeated(version, true) => format!("Trained once more as v{version}: the same fingerprint."),
        GateEvidence::Repeated(version, false) => format!("Trained once more as v{version}: another fingerprint."),
        GateEvidence::Gap(held) => {
            format!(
                "Largest gap in recall {} points, between {} and {}; allowed {}.",
                points(held.value),
                points(held.low),
                points(held.high),
                points(held.limit)
            )
        }
    }
}

const fn nothing(gate: Gate) -> &'static str {
    match gate {
        Gate::BeatsChampion | Gate::Segments => "The champion may have learnt from these rows, so the two cannot be compared on them.",
        Gate::Reproducible => "Nobody has trained it once more yet.",
        Gate::Fairness => "Fewer than two groups are large enough to compare.",
        _ => "There are no held-out rows to look at.",
    }
}

fn plots(evidence: &GateEvidence) -> Vec<GatePlotView> {
    match evidence {
        GateEvidence::Cost(held, _) | GateEvidence::Error(held) | GateEvidence::Time(held) | GateEvidence::Gap(held) => {
            vec![plot(held, false)]
        }
        GateEvidence::BySegment(all) => all.iter().filter_map(|(_, _, held)| held.as_ref()).map(|held| plot(held, true)).collect(),
        _ => Vec::new(),
    }
}

/// The limit stands at two thirds, so that there is room on both sides of it.
fn plot(held: &Held, outside_left: bool) -> GatePlotView {
    let reach = [held.low, held.high, held.value, 0.0].into_iter().map(|value| (value - held.limit).abs()).fold(1e-9, f64::max);
    let limit = if outside_left { 34.0 } else { 66.0 };
    let place = |value: f64| (limit + 32.0 * (value - held.limit) / reach).clamp(1.0, 99.0);
    GatePlotView { low: place(held.low), high: place(held.high), at: place(held.value), limit, outside_left }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn nothing_has_no_sign() {
        assert_eq!([signed(-0.3, 0), signed(-0.6, 0), signed(0.4, 1), signed(-0.04, 1)], ["0", "−1", "0.4", "0.0"]);
    }
}
