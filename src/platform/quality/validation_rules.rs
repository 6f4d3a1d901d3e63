//! The rules of the check, one by one: what a field must be, and what happens to a record that is not so.
//!
//! The simple switch ([`OnBreach`](crate::platform::vocabulary::OnBreach)) holds every field against the contract and has one answer
//! for all. Rules refine it: where a field has a rule of its own, that rule decides and the switch leaves this part of
//! the contract alone. Where several rules are broken by one record, the strictest response wins.
//!
//! Rules look at one record (type, required, range, categories) or at an hour of them (share of empty values, of
//! values outside the contract, of one category). A rule about an hour is looked at when a bucket closes; while it is
//! broken, its response is given to the records that break it.
//!
//! | response | the record | costs |
//! |---|---|---|
//! | let pass | goes on to the model and is counted | mistakes of the model |
//! | impute | goes on with the training snapshot's median or most frequent value | mistakes of the model |
//! | fall back | is answered by the simple rule | mistakes of the rule |
//! | quarantine | is answered by the simple rule, put aside for a person, and not learnt from | the rule's mistakes, a person's time |
//! | reject | goes back with a sentence that says why; a person reads it, and it is not learnt from | a person's time |

use serde::{Deserialize, Serialize};

use crate::learn::data::{Field, FieldKind};

use crate::platform::vocabulary::TestRefusal;

/// The most rules at once.
pub const MOST_RULES: usize = 40;

/// A rule about one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValidationRule {
    /// The field by its name in files.
    pub field: String,
    /// What must hold.
    pub test: Test,
    /// What happens to records that break it; without one the rule is taken away.
    #[serde(default)]
    pub response: Option<Response>,
}

/// What must hold of a field. Shares are 0 to 1, over the last hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Test {
    /// A value that is there is of the field's type: a word of its list, or yes or no.
    Type,
    /// There is a value.
    Required,
    /// A number lies between these, both included.
    Range(f32, f32),
    /// It is one of these words.
    Categories(Vec<String>),
    /// No more than this share is empty.
    MissingShare(f32),
    /// No more than this share lies outside what the contract allows.
    OutOfRangeShare(f32),
    /// The share of one category lies between these.
    CategoryShare {
        /// The category.
        category: String,
        /// At least this share.
        least: f32,
        /// At most this share.
        most: f32,
    },
}

/// What a test is about, without its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum RuleKind {
    /// Its type.
    Type,
    /// Whether it is there.
    Required,
    /// Its range.
    Range,
    /// Its categories.
    Categories,
    /// How often it is empty.
    MissingShare,
    /// How often it is outside the contract.
    OutOfRangeShare,
    /// How often one category comes.
    CategoryShare,
}

impl RuleKind {
    /// It is about an hour of records, not about one.
    pub const fn is_rate(self) -> bool {
        matches!(self, Self::MissingShare | Self::OutOfRangeShare | Self::CategoryShare)
    }
}

/// What happens to a record that breaks a rule, the mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// It goes on and is counted.
    LetPass,
    /// The usual value takes the place of the broken one.
    Impute,
    /// The simple rule answers.
    FallBack,
    /// The simple rule answers, and a person looks at it later.
    Quarantine,
    /// It goes back to its sender; a person reads it.
    Reject,
}

impl Response {
    /// All of them, the mildest first.
    pub const ALL: [Self; 5] = [Self::LetPass, Self::Impute, Self::FallBack, Self::Quarantine, Self::Reject];

    /// The record never reaches the model.
    pub fn stops(self) -> bool {
        self >= Self::FallBack
    }

    /// The record is not learnt from.
    pub fn withholds(self) -> bool {
        self >= Self::Quarantine
    }
}

/// Why a record broke a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Why {
    /// The field's place in the schema.
    pub field: u8,
    /// What was broken.
    pub kind: RuleKind,
    /// The value as received; `None` where there was none.
    pub value: Option<f32>,
}

impl Test {
    /// What it is about.
    pub const fn kind(&self) -> RuleKind {
        match self {
            Self::Type => RuleKind::Type,
            Self::Required => RuleKind::Required,
            Self::Range(..) => RuleKind::Range,
            Self::Categories(_) => RuleKind::Categories,
            Self::MissingShare(_) => RuleKind::MissingShare,
            Self::OutOfRangeShare(_) => RuleKind::OutOfRangeShare,
            Self::CategoryShare { .. } => RuleKind::CategoryShare,
        }
    }

    /// Two tests that cannot stand side by side: the later one takes the place of the other.
    pub(super) fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::CategoryShare { category: a, .. }, Self::CategoryShare { category: b, .. }) => a == b,
            _ => self.kind() == other.kind(),
        }
    }

    /// Whether it makes sense for this field.
    pub(super) fn check(&self, field: &Field) -> Result<(), TestRefusal> {
        let number = matches!(field.kind, FieldKind::Numeric { .. });
        let is_share = |value: f32| (0.0..=1.0).contains(&value);
        let known = |word: &String| match &field.kind {
            FieldKind::Categorical { categories } if categories.contains(word) => Ok(()),
            FieldKind::Categorical { .. } => Err(TestRefusal::NoSuchCategory { category: word.clone() }),
            _ => Err(TestRefusal::NoCategories),
        };
        match self {
            Self::Type if number => Err(TestRefusal::TypeOfNumber),
            Self::Range(..) if !number => Err(TestRefusal::RangeOfWords),
            Self::Range(low, high) if !(low.is_finite() && high.is_finite()) => Err(TestRefusal::RangeNotFinite),
            Self::Range(low, high) if low > high => Err(TestRefusal::RangeUpsideDown { least: *low, most: *high }),
            Self::Categories(words) if words.is_empty() => Err(TestRefusal::NoneAllowed),
            Self::Categories(words) => words.iter().try_for_each(known),
            Self::MissingShare(most) if !is_share(*most) => Err(TestRefusal::MissingShare { given: *most }),
            Self::OutOfRangeShare(most) if !is_share(*most) => Err(TestRefusal::OutOfRangeShare { given: *most }),
            Self::CategoryShare { category, least, most } => match (known(category), is_share(*least), is_share(*most)) {
                (Err(why), ..) => Err(why),
                (_, false, _) => Err(TestRefusal::LeastShare { given: *least }),
                (_, _, false) => Err(TestRefusal::MostShare { given: *most }),
                _ if least > most => Err(TestRefusal::SharesUpsideDown { least: *least, most: *most }),
                _ => Ok(()),
            },
            Self::Type | Self::Required | Self::Range(..) | Self::MissingShare(_) | Self::OutOfRangeShare(_) => Ok(()),
        }
    }
}
