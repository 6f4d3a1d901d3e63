//! A scenario as a value: a product that somebody depends on, with all that is known of it before a run.

use serde::{Deserialize, Serialize};

use crate::base::{math, order};
use crate::learn::data::{FieldKind, OtherUnit, Scale, Schema};
use crate::learn::models::ModelSpec;
use crate::learn::models::kinds::linear::ridge;
use crate::platform::vocabulary::{FieldFilter, ValueCorruption};

use super::amount::Amount;
use super::concept::Concept;
use super::nouns::{FaultNarratives, Phrase, Words};
use super::outcomes::{Costs, Outcomes};
use super::population::{FieldDistribution, FieldShape, Segment, Traffic};
use super::service::{RuleTerm, Service};

/// What is taken for a spread of a field of which only the range is known, as a part of it.
const PART: f32 = 0.15;

/// A product that somebody depends on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its name in links and on the command line.
    pub id: String,
    /// "Support tickets".
    pub name: String,
    /// Who decides what with it, in one sentence.
    pub sentence: String,
    /// What the model does, in a sentence for those who see it first.
    pub opening: String,
    /// Who decides what with the answer.
    pub decision: String,
    /// What must not be decided by it; empty where nobody has said.
    pub not_for: String,
    /// The field of work that it belongs to, for people; empty where nobody has said.
    pub sector: String,
    /// What mistakes cost and when they are known.
    pub stakes: String,
    /// The words it is spoken of in.
    pub words: Words,
    /// The contract: which fields a request has.
    pub schema: Schema,
    /// How each field arises, in the order of the schema.
    pub distributions: Vec<FieldDistribution>,
    /// Kinds of customers. The last one is not there at first: it comes with a new product line.
    pub segments: Vec<Segment>,
    /// Requests over the day and the week.
    pub traffic: Traffic,
    /// What makes a request positive.
    pub concept: Concept,
    /// The other concept, for the day on which what counts as positive changes.
    pub drifted_concept: Concept,
    /// The amount behind each outcome, where a model is to tell more than yes or no.
    pub amount: Option<Amount>,
    /// When the truth becomes known.
    pub outcomes: Outcomes,
    /// What mistakes cost.
    pub costs: Costs,
    /// The simple rule that answers when the model cannot.
    pub rule: Vec<RuleTerm>,
    /// Points from which the simple rule says yes.
    pub rule_points: f32,
    /// From which score on a request is called positive, at the start.
    pub threshold: f32,
    /// The machines.
    pub service: Service,
    /// How trouble comes about here.
    pub fault_narratives: FaultNarratives,
    /// How a request reads, where it is a text.
    pub reads: Vec<Phrase>,
}

impl Scenario {
    /// The field of this kind that trouble usually strikes, by its place.
    pub fn default_field(&self, which: FieldFilter) -> Option<usize> {
        let fields = &self.schema.fields;
        let first = || fields.iter().position(|field| which.takes(field));
        match which {
            FieldFilter::Number | FieldFilter::OtherUnit => self.other_unit().map(|(at, _)| at).or_else(first),
            FieldFilter::Category => first(),
            FieldFilter::Any => self.schema.position(&self.fault_narratives.dropped_field).or_else(first),
            FieldFilter::Idle => {
                let weights: Vec<f32> = (0..fields.len()).map(|field| self.concept.weight_of(field)).collect();
                (0..fields.len()).min_by(|a, b| weights[*a].total_cmp(&weights[*b]))
            }
        }
    }

    /// What the first versions are: logistic regression, or where amounts are to be told, ridge regression.
    pub fn first_model_spec(&self) -> ModelSpec {
        match self.amount {
            Some(_) => ModelSpec::of(ridge::KIND.id).unwrap_or_default(),
            None => ModelSpec::default(),
        }
    }

    /// How a request with these values reads, where requests are texts.
    pub fn text_of(&self, values: &[Option<f32>]) -> Option<String> {
        let value = |field: u8| values.get(usize::from(field)).copied().flatten();
        let stands = |phrase: &&Phrase| value(phrase.field).is_some_and(|value| value >= phrase.from && value < phrase.below);
        let words: Vec<&str> = self.reads.iter().filter(stands).map(|phrase| phrase.words.as_str()).collect();
        (!self.reads.is_empty()).then(|| words.join(" "))
    }

    /// The next field that is a number, the first one after the last.
    pub fn next_number(&self, field: usize) -> Option<usize> {
        let n = self.schema.fields.len();
        (1..n).map(|step| (field + step) % n).find(|at| matches!(self.schema.fields[*at].kind, FieldKind::Numeric { .. }))
    }

    /// Fields that are looked up in the feature store, by their places. Of somebody's own table nobody knows: then it is
    /// the second half.
    pub fn feature_store_fields(&self) -> impl Iterator<Item = usize> + '_ {
        let named = &self.fault_narratives.feature_store_fields;
        let half = self.schema.fields.len() / 2;
        let fields = self.schema.fields.iter().enumerate();
        fields.filter(move |(at, field)| if named.is_empty() { *at >= half } else { named.contains(&field.name) }).map(|(at, _)| at)
    }

    /// The three fields that say most about how grave a request is, by their places.
    pub fn predictive_fields(&self) -> impl Iterator<Item = usize> + use<> {
        let factor_loading = |at: usize| self.distributions.get(at).map_or(0.0, |distributions| distributions.factor_loading.abs());
        let keys: Vec<f64> = (0..self.schema.fields.len()).map(|at| f64::from(-factor_loading(at))).collect();
        order::ascending(&keys).into_iter().take(3)
    }

    /// The value of a number that lies so many of its spreads from the middle, for the first kind of customers.
    pub fn typical_value(&self, field: usize, z: f32) -> f32 {
        let (low, high) = self.schema.fields[field].range;
        let (low, high) = (low as f32, high as f32);
        let value = match self.distributions.get(field).map(|distributions| &distributions.shape) {
            Some(FieldShape::Normal { of }) => of[0].0 + z * of[0].1,
            Some(FieldShape::LogNormal { of } | FieldShape::Count { of }) => of[0].0 * math::exp_f32(z * of[0].1),
            _ => low + (high - low) * (0.5 + z * PART),
        };
        value.clamp(low, high)
    }

    /// What happens to a number that comes so many of its spreads too high.
    pub fn moved_by(&self, field: usize, spreads: f32) -> ValueCorruption {
        let known = &self.schema.fields[field];
        match self.distributions.get(field).map(|distributions| &distributions.shape) {
            Some(FieldShape::Normal { of }) => ValueCorruption::Converted { factor: 1.0, offset: spreads * of[0].1 },
            Some(FieldShape::LogNormal { of } | FieldShape::Count { of }) => {
                ValueCorruption::Converted { factor: math::exp_f32(spreads * of[0].1), offset: 0.0 }
            }
            _ if matches!(known.kind, FieldKind::Numeric { scale: Scale::Log }) => {
                ValueCorruption::Converted { factor: math::exp_f32(spreads * 0.7), offset: 0.0 }
            }
            _ => ValueCorruption::Converted { factor: 1.0, offset: spreads * PART * (known.range.1 - known.range.0) as f32 },
        }
    }

    /// The first field that others may send in another unit, by its place, and that unit.
    pub fn other_unit(&self) -> Option<(usize, &OtherUnit)> {
        self.schema.fields.iter().enumerate().find_map(|(at, field)| Some((at, field.other_unit.as_ref()?)))
    }
}
