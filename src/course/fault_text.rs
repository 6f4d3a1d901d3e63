//! Texts of faults, told in a scenario's own words: the field that is struck, the customers, the unit.

use super::grammar;
use crate::platform::faults::Fault;
use crate::platform::scenario::Scenario;
use crate::platform::vocabulary::{FaultTarget, FieldFilter};

impl Fault {
    /// One of its texts in a scenario's words, about what it strikes where it is aimed so.
    pub fn describe(&self, text: &str, target: &FaultTarget, scenario: &Scenario) -> String {
        scenario.tell_of(text, (self.field(target, scenario), self.segment(target, scenario)))
    }
}

impl Scenario {
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
        let name_of = |id: &str| segment.or_else(|| self.segments.iter().find(|s| s.id == id)).map_or("", |s| &s.name);
        // Fields that a file may not have are spoken of as a value.
        let field_of = |at: Option<usize>| struck_field.or(at).map_or("Value", |at| self.schema.fields[at].label.as_str());
        let word = match name {
            "senders" => self.words.senders.clone(),
            "number-field" => grammar::small(field_of(self.default_field(FieldFilter::Number))),
            "next-field" => {
                let next = struck_field.or_else(|| self.default_field(FieldFilter::Number)).and_then(|at| self.next_number(at));
                grammar::small(next.map_or("Value", |at| self.schema.fields[at].label.as_str()))
            }
            "category-field" => grammar::small(field_of(self.default_field(FieldFilter::Category))),
            "Idle-field" => field_of(self.default_field(FieldFilter::Idle)).to_owned(),
            "last-segment" => {
                segment.or_else(|| self.segments.iter().rev().nth(1)).map_or_else(|| "some senders".to_owned(), |s| grammar::small(&s.name))
            }
            "one" => self.words.one.clone(),
            "many" => self.words.many.clone(),
            "positive" => self.words.positive.clone(),
            "Positive" => grammar::capital(&self.words.positive),
            "unit-field" => grammar::small(field),
            "Unit-field" => field.to_owned(),
            "own-unit" => unit.map_or_else(String::new, |unit| unit.own.clone()),
            "other-unit" => unit.map_or_else(String::new, |unit| unit.other.clone()),
            "lost-field" => grammar::small(field_of(self.schema.position(&self.fault_narratives.dropped_field))),
            "lost-for" => grammar::small(name_of(&self.fault_narratives.dropped_for)),
            "peak" => self.fault_narratives.peak.clone(),
            "moved" => self.fault_narratives.moved.clone(),
            "newcomers" => self.fault_narratives.newcomers.clone(),
            _ => String::new(),
        };
        // The article of a word that is put in follows from the word.
        let article = before.strip_suffix("a ").filter(|head| (head.is_empty() || head.ends_with(' ')) && grammar::an(&word));
        let before = article.map_or_else(|| before.to_owned(), |head| format!("{head}an "));
        format!("{before}{word}{}", self.tell_of(after, struck))
    }
}
