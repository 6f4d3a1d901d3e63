//! How a version comes to a score: what each of its prepared numbers adds.

use super::Version;
use crate::learn::data::Batch;
use crate::learn::explain::explain;
use crate::learn::models::LinkFunction;
use crate::platform::training::amount_predictor::AmountPredictor;

/// What one prepared number has to do with a score.
#[derive(Clone, Debug, PartialEq)]
pub struct FeatureContribution {
    /// The column: "waiting_time", "topic=leak".
    pub name: String,
    /// The number that the model sees.
    pub value: f32,
    /// The log odds that it adds.
    pub adds: f32,
}

/// Usual rows beside which a record is explained.
const TYPICAL_ROWS: usize = 40;

/// How a version comes to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreBreakdown {
    /// The version.
    pub version: u32,
    /// Log odds before anything is known.
    pub start: f32,
    /// What each prepared number adds, in the order of the columns.
    pub parts: Vec<FeatureContribution>,
    /// The probability that it gives, 0 to 1.
    pub score: f32,
    /// The amount that it tells, and how many units one step of log odds is, where it tells amounts.
    pub predicted_amount: Option<(f32, f32)>,
}

impl ScoreBreakdown {
    /// How a version comes to the score of the only row of a batch.
    pub fn of(version: &Version, row: &Batch) -> Self {
        let mut prepared = Default::default();
        version.preparation.transform(row, 0..1, &mut prepared);
        let columns = version.preparation.names().iter().zip(&prepared);
        let part = |(name, value): (&String, &f32)| FeatureContribution { name: name.clone(), value: *value, adds: 0.0 };
        let mut parts: Vec<FeatureContribution> = columns.map(part).collect();
        let sum = prepared.as_slice().and_then(|row| version.model.as_model().contributions(row));
        let start = match (sum, &version.amount_predictor) {
            (Some(sum), _) if sum.link == LinkFunction::Logit => {
                parts.iter_mut().zip(sum.adds).for_each(|(part, adds)| part.adds = adds);
                sum.intercept
            }
            // What a number adds to the amount, it adds to the log odds in steps of the scale.
            (Some(sum), Some(predictor)) => {
                parts.iter_mut().zip(sum.adds).for_each(|(part, adds)| part.adds = adds / predictor.scale());
                predictor.log_odds(sum.intercept)
            }
            _ => Self::from_outside(version, row, &mut parts),
        };
        let (mut amounts, mut scores) = (Vec::new(), Vec::new());
        version.tell(row, &mut amounts, &mut scores);
        let predicted_amount = amounts.first().copied().zip(version.amount_predictor.as_ref().map(AmountPredictor::scale));
        Self { version: version.number, start, parts, score: scores[0], predicted_amount }
    }

    /// What each field adds to a score beside rows as they usually were, for a model that is no weighted sum. It is written
    /// to the field's column that speaks: the category that it is, or the number.
    fn from_outside(version: &Version, row: &Batch, parts: &mut [FeatureContribution]) -> f32 {
        let score = |rows: &Batch| {
            let mut scores = Vec::new();
            version.score(rows, &mut scores);
            scores
        };
        let why = explain(&score, &version.reference.typical_rows(TYPICAL_ROWS), row, u64::from(version.number));
        for (field, adds) in why.adds.iter().enumerate() {
            let columns = version.preparation.columns(field);
            let active_column = columns.clone().rev().find(|column| parts[*column].value != 0.0).unwrap_or(columns.start);
            parts[active_column].adds = *adds as f32;
        }
        why.baseline as f32
    }
}
