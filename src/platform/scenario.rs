//! A scenario as a value: who decides what with the model, how requests arise, what is true about them, when the
//! truth becomes known, and what mistakes cost. Built-in ones are Rust values; any can be written as JSON.
//!
//! All shares are 0 to 1, money is in EUR, times name their unit.

use serde::{Deserialize, Serialize};

use crate::base::{math, order, say};
use crate::learn::data::{FieldKind, OtherUnit, Scale, Schema};
use crate::learn::models::{Recipe, ridge};

use super::amount::Amount;
use super::vocabulary::{How, Which};

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
    /// What the model decides and what follows from it.
    pub decision: String,
    /// What mistakes cost and when they are known.
    pub stakes: String,
    /// The words it is spoken of in.
    pub words: Words,
    /// The contract: which fields a request has.
    pub schema: Schema,
    /// How each field arises, in the order of the schema.
    pub arising: Vec<Arising>,
    /// Kinds of customers. The last one is not there at first: it comes with a new product line.
    pub segments: Vec<Segment>,
    /// Requests over the day and the week.
    pub traffic: Traffic,
    /// What makes a request positive.
    pub concept: Concept,
    /// The other concept, for the day on which what counts as positive changes.
    pub moved_concept: Concept,
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
    pub trouble: Stories,
    /// How a request reads, where it is a text.
    pub reads: Vec<Phrase>,
}

/// Words that stand in a request when a field lies within a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Phrase {
    /// Field.
    pub field: u8,
    /// At or above this.
    pub from: f32,
    /// Below this.
    pub below: f32,
    /// The words.
    pub words: String,
}

/// How trouble comes about in a scenario, for the faults that are the same everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stories {
    /// The field that a careless update forgets, by its name.
    pub lost_field: String,
    /// The segment for which it does, by its id.
    pub lost_for: String,
    /// Fields that are looked up for each request in the feature store, by their names.
    pub looked_up: Vec<String>,
    /// Why many more requests come: one sentence.
    pub peak: String,
    /// Why something else counts as positive: one sentence.
    pub moved: String,
    /// Who is new: one sentence.
    pub newcomers: String,
}

impl Scenario {
    /// The field of this kind that trouble usually strikes, by its place.
    pub fn usually_struck(&self, which: Which) -> Option<usize> {
        let fields = &self.schema.fields;
        let first = || fields.iter().position(|field| which.takes(field));
        match which {
            Which::Number | Which::OtherUnit => self.other_unit().map(|(at, _)| at).or_else(first),
            Which::Category => first(),
            Which::Any => self.schema.position(&self.trouble.lost_field).or_else(first),
            Which::Idle => {
                let weights: Vec<f32> = (0..fields.len()).map(|field| self.concept.weight_of(field)).collect();
                (0..fields.len()).min_by(|a, b| weights[*a].total_cmp(&weights[*b]))
            }
        }
    }

    /// A text of a fault in this scenario's words. It stands for: `{one}`, `{many}`, `{positive}` (with a capital
    /// letter `{Positive}`), `{senders}`, `{unit-field}`, `{Unit-field}`, `{own-unit}`, `{other-unit}`, `{number-field}`,
    /// `{next-field}`, `{category-field}`, `{Idle-field}`, `{lost-field}`, `{lost-for}`, `{last-segment}`, `{peak}`,
    /// `{moved}`, `{newcomers}`.
    pub fn tell(&self, text: &str) -> String {
        self.tell_of(text, (None, None))
    }

    /// The same of trouble that strikes this field and these customers: those are named, not the usual ones.
    pub fn tell_of(&self, text: &str, struck: (Option<usize>, Option<u8>)) -> String {
        let Some((before, rest)) = text.split_once('{') else { return text.to_owned() };
        let Some((name, after)) = rest.split_once('}') else { return text.to_owned() };
        let (struck_field, struck_segment) = struck;
        let in_units = |at: usize| Some((at, self.schema.fields[at].other_unit.as_ref()?));
        let (field, unit) = match struck_field.and_then(in_units).or_else(|| self.other_unit()) {
            Some((at, unit)) => (self.schema.fields[at].label.as_str(), Some(unit)),
            None => ("", None),
        };
        let segment = struck_segment.and_then(|at| self.segments.get(usize::from(at)));
        let called = |id: &str| segment.or_else(|| self.segments.iter().find(|s| s.id == id)).map_or("", |s| &s.name);
        // Fields that a file may not have are spoken of as a value.
        let field_of = |at: Option<usize>| struck_field.or(at).map_or("Value", |at| self.schema.fields[at].label.as_str());
        let word = match name {
            "senders" => self.words.senders.clone(),
            "number-field" => say::small(field_of(self.usually_struck(Which::Number))),
            "next-field" => {
                let next = struck_field.or_else(|| self.usually_struck(Which::Number)).and_then(|at| self.next_number(at));
                say::small(next.map_or("Value", |at| self.schema.fields[at].label.as_str()))
            }
            "category-field" => say::small(field_of(self.usually_struck(Which::Category))),
            "Idle-field" => field_of(self.usually_struck(Which::Idle)).to_owned(),
            "last-segment" => {
                segment.or_else(|| self.segments.iter().rev().nth(1)).map_or_else(|| "some senders".to_owned(), |s| say::small(&s.name))
            }
            "one" => self.words.one.clone(),
            "many" => self.words.many.clone(),
            "positive" => self.words.positive.clone(),
            "Positive" => say::capital(&self.words.positive),
            "unit-field" => say::small(field),
            "Unit-field" => field.to_owned(),
            "own-unit" => unit.map_or_else(String::new, |unit| unit.own.clone()),
            "other-unit" => unit.map_or_else(String::new, |unit| unit.other.clone()),
            "lost-field" => say::small(field_of(self.schema.position(&self.trouble.lost_field))),
            "lost-for" => say::small(called(&self.trouble.lost_for)),
            "peak" => self.trouble.peak.clone(),
            "moved" => self.trouble.moved.clone(),
            "newcomers" => self.trouble.newcomers.clone(),
            _ => String::new(),
        };
        // The article of a word that is put in follows from the word.
        let article = before.strip_suffix("a ").filter(|head| (head.is_empty() || head.ends_with(' ')) && say::an(&word));
        let before = article.map_or_else(|| before.to_owned(), |head| format!("{head}an "));
        format!("{before}{word}{}", self.tell_of(after, struck))
    }

    /// What the first versions are: logistic regression, or where amounts are to be told, ridge regression.
    pub fn first_recipe(&self) -> Recipe {
        match self.amount {
            Some(_) => Recipe::of(ridge::KIND.id).unwrap_or_default(),
            None => Recipe::default(),
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
    pub fn looked_up(&self) -> impl Iterator<Item = usize> + '_ {
        let named = &self.trouble.looked_up;
        let half = self.schema.fields.len() / 2;
        let fields = self.schema.fields.iter().enumerate();
        fields.filter(move |(at, field)| if named.is_empty() { *at >= half } else { named.contains(&field.name) }).map(|(at, _)| at)
    }

    /// The three fields that say most about how grave a request is, by their places.
    pub fn telling_fields(&self) -> impl Iterator<Item = usize> + use<> {
        let lean = |at: usize| self.arising.get(at).map_or(0.0, |arising| arising.lean.abs());
        let keys: Vec<f64> = (0..self.schema.fields.len()).map(|at| f64::from(-lean(at))).collect();
        order::ascending(&keys).into_iter().take(3)
    }

    /// The value of a number that lies so many of its spreads from the middle, for the first kind of customers.
    pub fn usual_value(&self, field: usize, z: f32) -> f32 {
        let (low, high) = self.schema.fields[field].range;
        let (low, high) = (low as f32, high as f32);
        let value = match self.arising.get(field).map(|arising| &arising.shape) {
            Some(ArisingShape::Normal { of }) => of[0].0 + z * of[0].1,
            Some(ArisingShape::LogNormal { of } | ArisingShape::Count { of }) => of[0].0 * math::exp_f32(z * of[0].1),
            _ => low + (high - low) * (0.5 + z * PART),
        };
        value.clamp(low, high)
    }

    /// What happens to a number that comes so many of its spreads too high.
    pub fn moved_by(&self, field: usize, spreads: f32) -> How {
        let known = &self.schema.fields[field];
        match self.arising.get(field).map(|arising| &arising.shape) {
            Some(ArisingShape::Normal { of }) => How::Converted { factor: 1.0, offset: spreads * of[0].1 },
            Some(ArisingShape::LogNormal { of } | ArisingShape::Count { of }) => {
                How::Converted { factor: math::exp_f32(spreads * of[0].1), offset: 0.0 }
            }
            _ if matches!(known.kind, FieldKind::Numeric { scale: Scale::Log }) => {
                How::Converted { factor: math::exp_f32(spreads * 0.7), offset: 0.0 }
            }
            _ => How::Converted { factor: 1.0, offset: spreads * PART * (known.range.1 - known.range.0) as f32 },
        }
    }

    /// The first field that others may send in another unit, by its place, and that unit.
    pub fn other_unit(&self) -> Option<(usize, &OtherUnit)> {
        self.schema.fields.iter().enumerate().find_map(|(at, field)| Some((at, field.other_unit.as_ref()?)))
    }
}

/// The words a scenario is spoken of in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// "ticket".
    pub one: String,
    /// "tickets".
    pub many: String,
    /// "urgent": what the model looks for.
    pub positive: String,
    /// "customer": who sends one.
    pub sender: String,
    /// "customers".
    pub senders: String,
    /// "urgent ticket": what is counted where somebody is harmed.
    pub harmed: String,
    /// "urgent tickets".
    pub harmed_many: String,
    /// "waited past the 4-hour promise": what happened to them. Empty where nobody can tell.
    pub harm: String,
}

/// A kind of customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Its name in actions.
    pub id: String,
    /// "Care homes".
    pub name: String,
    /// Its share of the requests.
    pub share: f32,
    /// How much more serious its requests are, in standard deviations of the hidden severity.
    pub severity: f32,
}

/// How one field arises. Every field leans on the hidden severity of the request, so fields are correlated:
/// `z = lean * severity + sqrt(1 - lean^2) * noise`, with all three standard normal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arising {
    /// Correlation with the hidden severity, -1 to 1.
    pub lean: f32,
    /// Share of requests in which the field is empty at normal times.
    pub empty: f32,
    /// What `z` becomes.
    pub shape: ArisingShape,
}

/// What a standard normal `z` becomes; one entry for each segment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ArisingShape {
    /// `centre + spread * z`.
    Normal {
        /// Mean and standard deviation for each segment.
        of: Vec<(f32, f32)>,
    },
    /// `median * exp(spread * z)`.
    LogNormal {
        /// Median and spread for each segment.
        of: Vec<(f32, f32)>,
    },
    /// A count: the log-normal value, rounded down.
    Count {
        /// Median and spread for each segment.
        of: Vec<(f32, f32)>,
    },
    /// Categories from the mildest to the gravest: the first takes the lowest `z`, and so on.
    Category {
        /// Shares for each segment.
        of: Vec<Vec<f32>>,
    },
}

/// Requests over the day and the week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Traffic {
    /// Requests a minute at each full hour of a weekday, 24 values; between them it goes straight.
    pub by_hour: Vec<f32>,
    /// Factor for each weekday, Monday first, 7 values.
    pub by_weekday: Vec<f32>,
}

impl Traffic {
    /// Expected requests a minute at a minute of the day on a weekday (Monday is 0).
    pub fn rate(&self, weekday: u32, minute_of_day: u32) -> f64 {
        let hour = (minute_of_day / 60) as usize;
        let within = f64::from(minute_of_day % 60) / 60.0;
        let here = f64::from(self.by_hour[hour % 24]);
        let next = f64::from(self.by_hour[(hour + 1) % 24]);
        (here + (next - here) * within) * f64::from(self.by_weekday[weekday as usize % 7])
    }

    /// Requests of a day, on average over the week.
    pub fn a_day(&self) -> f64 {
        let sum = |all: &[f32]| all.iter().copied().map(f64::from).sum::<f64>();
        sum(&self.by_hour) * 60.0 * sum(&self.by_weekday) / 7.0
    }
}

/// What makes a request positive: a score in log-odds made of terms, with a floor of noise on both sides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concept {
    /// Where the score starts.
    pub base: f32,
    /// What is added to it.
    pub terms: Vec<Term>,
    /// Even the clearest case turns out otherwise with this probability.
    pub noise: f32,
}

impl Concept {
    /// How much a field says about the outcome, in log-odds, roughly: the least is 0.
    pub fn weight_of(&self, place: usize) -> f32 {
        let about = |term: &Term| match term {
            Term::Linear { field, weight, .. } | Term::Log { field, weight, .. } | Term::Above { field, weight, .. }
                if usize::from(*field) == place =>
            {
                weight.abs()
            }
            Term::Category { field, weights } if usize::from(*field) == place => weights.iter().map(|w| w.abs()).fold(0.0, f32::max),
            Term::Both { field, other, weight, .. } if [*field, *other].contains(&(place as u8)) => weight.abs(),
            _ => 0.0,
        };
        self.terms.iter().map(about).sum()
    }
}

/// One part of a true concept. Fields are named by their place in the schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Term {
    /// `weight * (value - centre) / scale`.
    Linear {
        /// Field.
        field: u8,
        /// What counts as ordinary.
        centre: f32,
        /// What counts as one step.
        scale: f32,
        /// Log-odds for one step.
        weight: f32,
    },
    /// `weight * ln(value / centre)`, for values above zero.
    Log {
        /// Field.
        field: u8,
        /// What counts as ordinary.
        centre: f32,
        /// Log-odds for each factor of e.
        weight: f32,
    },
    /// One weight for each category.
    Category {
        /// Field.
        field: u8,
        /// Log-odds for each category.
        weights: Vec<f32>,
    },
    /// A weight when the value lies above a limit.
    Above {
        /// Field.
        field: u8,
        /// The limit.
        limit: f32,
        /// Log-odds.
        weight: f32,
    },
    /// An interaction: a weight when one field has a category and another lies within a range.
    Both {
        /// Categorical or boolean field.
        field: u8,
        /// Its category.
        category: u8,
        /// The other field.
        other: u8,
        /// The other lies at or above this.
        from: f32,
        /// The other lies below this.
        below: f32,
        /// Log-odds.
        weight: f32,
    },
}

/// When the truth becomes known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcomes {
    /// Share of requests whose outcome is ever known.
    pub coverage: f32,
    /// Half of the outcomes are in after so many hours.
    pub median_hours: f32,
    /// Spread of the log-normal delay.
    pub spread: f32,
    /// Nothing comes later than this many hours.
    pub longest_hours: u32,
}

/// What mistakes cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Costs {
    /// EUR for a positive that was missed.
    pub missed_eur: f32,
    /// Share of the missed that end with harm to a person.
    pub missed_harm: f32,
    /// Hours after which that shows.
    pub harm_after_hours: u32,
    /// EUR for a false alarm.
    pub false_alarm_eur: f32,
    /// Share of false alarms that push a positive past its promise.
    pub false_alarm_harm: f32,
    /// EUR for a request that a person has to read instead of the model.
    pub by_hand_eur: f32,
    /// EUR an hour for one server.
    pub server_eur_an_hour: f32,
}

impl Costs {
    /// The threshold at which mistakes cost least, in whole percent, for scores that are probabilities: where the cost of
    /// leaving a request alone is that of acting on it. `p * missed = (1 - p) * false_alarm` (Elkan 2001).
    pub fn cheapest_threshold(&self) -> f32 {
        let share = self.false_alarm_eur / (self.false_alarm_eur + self.missed_eur);
        ((share * 100.0).round() / 100.0).clamp(0.01, 0.99)
    }
}

/// One part of the simple rule: points when a field lies within a range.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleTerm {
    /// Field.
    pub field: u8,
    /// At or above this.
    pub from: f32,
    /// Below this.
    pub below: f32,
    /// Points.
    pub points: f32,
}

/// The machines that answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Service {
    /// Servers at the start.
    pub servers: u32,
    /// Half of the answers take no longer than this, without waiting.
    pub answer_ms: f32,
    /// Spread of the log-normal answer time.
    pub spread: f32,
    /// A server is taken this many times as long as the answer takes: it also reads attachments before and
    /// files the case after.
    pub hold: f32,
    /// After this the simple rule answers.
    pub timeout_ms: f32,
    /// Answers should be faster than this.
    pub target_ms_p95: f32,
}
