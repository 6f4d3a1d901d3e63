//! The fields of a request: the contract, and how each arises.

use crate::learn::data::{Field, FieldKind, MOST_FIELDS, OtherUnit, Scale};
use crate::platform::scenario::{FieldDistribution, FieldShape, Scenario};

use super::bounds::{ANY, NAME, nth};
use super::problem::{WrongName, WrongNumber};
use super::sheet::Sheet;

/// The most words of one list: each is a column of the model.
const MOST_WORDS: usize = 20;
/// The most words of all lists together.
pub const MOST_OF_ALL: usize = 60;
const KINDS: [&str; 3] = ["number", "category", "flag"];
const SCALES: [&str; 2] = ["linear", "log"];
const SHAPES: [&str; 3] = ["normal", "log-normal", "count"];
/// Categories of a field of yes or no.
const NO_YES: [&str; 2] = ["no", "yes"];

/// Names of fields, in the order of their places, with their categories; a number has none.
pub struct Names {
    fields: Vec<(String, Vec<String>)>,
    /// The word for what the model looks for.
    pub positive: String,
}

impl Names {
    /// Those of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let of = |field: &Field| {
            let words = match &field.kind {
                FieldKind::Numeric { .. } => Vec::new(),
                FieldKind::Categorical { categories } => categories.clone(),
                FieldKind::Boolean => NO_YES.map(str::to_owned).to_vec(),
            };
            (field.name.clone(), words)
        };
        Self { fields: scenario.schema.fields.iter().map(of).collect(), positive: scenario.words.positive.clone() }
    }

    /// The names alone.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    /// Categories of a field.
    pub fn categories(&self, place: u8) -> &[String] {
        self.fields.get(usize::from(place)).map_or(&[], |(_, words)| words)
    }
}

/// All fields.
pub fn fields(sheet: &mut Sheet, s: &mut Scenario) {
    let segments: Vec<String> = s.segments.iter().map(|segment| segment.id.clone()).collect();
    let (fields, distributions) = (&mut s.schema.fields, &mut s.distributions);
    sheet.list("fields", fields.len(), (2, MOST_FIELDS), &mut |sheet, at| {
        let before: Vec<String> = fields[..at.min(fields.len())].iter().map(|field| field.name.clone()).collect();
        let field = nth(fields, at, Field::number("", "", "", (0.0, 1.0)));
        describe(sheet, field);
        if before.contains(&field.name) {
            sheet.refuse("name", WrongName::SameName { name: field.name.clone() });
        }
        let blank = FieldDistribution { factor_loading: 0.0, empty: 0.0, shape: FieldShape::Normal { of: Vec::new() } };
        let distributions = nth(distributions, at, blank);
        sheet.part("distribution", &mut |sheet| arises(sheet, distributions, field, &segments));
    });
    let words: usize = fields.iter().map(Field::categories).sum();
    if words > MOST_OF_ALL {
        sheet.refuse("fields", WrongName::TooManyWords { words });
    }
}

fn describe(sheet: &mut Sheet, field: &mut Field) {
    sheet.text("name", &mut field.name, NAME);
    sheet.text("label", &mut field.label, NAME);
    let mut kind = match field.kind {
        FieldKind::Numeric { .. } => 0,
        FieldKind::Categorical { .. } => 1,
        FieldKind::Boolean => 2,
    };
    if !sheet.word("kind", &mut kind, &KINDS) {
        return sheet.give_up();
    }
    match kind {
        0 => number(sheet, field),
        1 => {
            let mut words = match &field.kind {
                FieldKind::Categorical { categories } => categories.clone(),
                _ => Vec::new(),
            };
            sheet.texts("categories", &mut words, (2, MOST_WORDS));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            *field = Field { required: field.required, ..Field::category(&field.name, &field.label, &words) };
        }
        _ => *field = Field { required: field.required, ..Field::flag(&field.name, &field.label) },
    }
    sheet.flag("required", &mut field.required);
}

fn number(sheet: &mut Sheet, field: &mut Field) {
    sheet.text("unit", &mut field.unit, NAME);
    let mut scale = usize::from(matches!(field.kind, FieldKind::Numeric { scale: Scale::Log }));
    sheet.word("scale", &mut scale, &SCALES);
    field.kind = FieldKind::Numeric { scale: if scale == 1 { Scale::Log } else { Scale::Linear } };
    sheet.range("range", &mut field.range);
    if scale == 1 && field.range.0 < 0.0 {
        sheet.refuse("range", WrongNumber::BelowZero);
    }
    let there = field.other_unit.is_some();
    let mut unit = field.other_unit.take().unwrap_or(OtherUnit { own: String::new(), other: String::new(), factor: 1.0, offset: 0.0 });
    if sheet.has("other_unit", there) {
        sheet.part("other_unit", &mut |sheet| {
            sheet.text("own", &mut unit.own, NAME);
            sheet.text("other", &mut unit.other, NAME);
            sheet.number("factor", &mut unit.factor, (1e-6, 1e6));
            sheet.number("offset", &mut unit.offset, ANY);
        });
        field.other_unit = Some(unit);
    }
}

fn arises(sheet: &mut Sheet, distributions: &mut FieldDistribution, field: &Field, segments: &[String]) {
    sheet.number("factor_loading", &mut distributions.factor_loading, (-1.0, 1.0));
    sheet.number("missing_share", &mut distributions.empty, (0.0, 0.9));
    let categories = field.categories();
    if !matches!(field.kind, FieldKind::Numeric { .. }) {
        if categories == 0 {
            return sheet.skip("by_segment");
        }
        let mut of = match &distributions.shape {
            FieldShape::Category { of } => of.clone(),
            _ => Vec::new(),
        };
        sheet.part("by_segment", &mut |sheet| {
            for (at, segment) in segments.iter().enumerate() {
                let shares = nth(&mut of, at, vec![1.0; categories]);
                sheet.numbers(segment, shares, categories, (0.0, 1e6));
                if shares.iter().sum::<f32>() <= 0.0 {
                    sheet.refuse(segment, WrongNumber::AllZero);
                }
            }
        });
        distributions.shape = FieldShape::Category { of };
        return;
    }
    let (mut shape, mut of) = match &distributions.shape {
        FieldShape::LogNormal { of } => (1, of.clone()),
        FieldShape::Count { of } => (2, of.clone()),
        FieldShape::Normal { of } => (0, of.clone()),
        FieldShape::Category { .. } => (0, Vec::new()),
    };
    sheet.word("shape", &mut shape, &SHAPES);
    sheet.part("by_segment", &mut |sheet| {
        for (at, segment) in segments.iter().enumerate() {
            let pair = nth(&mut of, at, (1.0, 1.0));
            let mut values = vec![pair.0, pair.1];
            sheet.numbers(segment, &mut values, 2, ANY);
            if let [middle, spread] = values[..] {
                *pair = (middle, spread);
            }
            let most = if shape == 0 { ANY.1 as f32 } else { 10.0 };
            if !(0.0..=most).contains(&pair.1) {
                sheet.refuse(&format!("{segment}[1]"), WrongNumber::Spread { most, given: pair.1 });
            }
            if shape > 0 && pair.0 <= 0.0 {
                sheet.refuse(&format!("{segment}[0]"), WrongNumber::Median { given: pair.0 });
            }
        }
    });
    distributions.shape = match shape {
        0 => FieldShape::Normal { of },
        1 => FieldShape::LogNormal { of },
        _ => FieldShape::Count { of },
    };
}
