//! Kinds of models, and what one is trained with, in words.

use crate::learn::models::{ALL, ModelSpec};
use crate::present::words;
use crate::session::Session;

/// What a kind of model does, and where numbers are to be told, whether it can.
pub fn kind_words(session: &Session, kind: usize) -> String {
    let kind = &ALL[kind];
    let Some(amount) = &session.scenario().amount else { return kind.sentence.to_owned() };
    let w = &session.scenario().words;
    let unit = if amount.unit.is_empty() { String::new() } else { format!(" in {}", amount.unit) };
    let more = match kind.numbers {
        true => format!("Here it learns the number itself: {}{unit}.", words::small(&amount.label)),
        false => format!("It can only say {} or not, and predicts no number.", w.positive),
    };
    format!("{} {more}", kind.sentence)
}

/// "boosted trees, trees 30".
pub fn model_spec_words(model_spec: &ModelSpec) -> String {
    let changed = model_spec
        .changed()
        .map(|(hyperparameter, value)| format!(", {} {}", hyperparameter.name.to_lowercase(), words::short(f64::from(value))));
    std::iter::once(model_spec.kind().name.to_lowercase()).chain(changed).collect()
}
