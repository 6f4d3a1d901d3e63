//! A run on a person's own table: choices about it become a scenario and recorded rows.
//!
//! The data stay where they are. A run on them is named by the file's name, a fingerprint of its content and the choices
//! ([`Name`]); that is what its link and its log hold in the place of a scenario's name. Whoever opens one loads the same
//! file again, and the run is the same to the last bit.
//!
//! A number is told itself, with a line that parts yes from no, or only asked as a question: is it above this line? Of
//! several classes, one is told from the others.

mod amount;
mod carry;
pub mod check;
pub mod choices;
pub mod hint;
pub mod name_error;
mod rule;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::base::fingerprint::Fingerprint;
use crate::base::format::{self, FORMAT};
use crate::learn::data::{Batch, Field, Schema};
use crate::learn::table::{Column, ColumnKind, ReadOptions, Table, clipped, kind};
use crate::platform::scenario::{Concept, Costs, FaultNarratives, Outcomes, Scenario, Segment, Service, Traffic, Words};
use crate::platform::workload::replay_dataset::ReplayDataset;
use crate::session::error::{OwnDataError, SessionError};

pub use choices::{Balance, Choices, Positive};
pub use name_error::NameError;

/// How the name of such a run begins, in the place of a scenario's; and that of a run on a scenario's file.
const PREFIX: &str = "own-";
const FILE_PREFIX: &str = "file-";
/// The most words of one list, and of all lists together: each is a column of the model.
const MOST_OF_LIST: usize = 20;
/// Of all lists together.
const MOST_OF_LISTS: usize = 48;
/// Kinds of customers that have a name of their own.
const MOST_SEGMENTS: usize = 5;

/// What names a run on somebody's own table, or on a scenario that somebody has written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The file's name.
    pub file: String,
    /// Its content as one number.
    pub fingerprint: u64,
    /// What was chosen about how it is read, and about what it says, if it is a table.
    pub choices: Option<(ReadOptions, Choices)>,
}

impl Name {
    /// As it stands in links and logs: the number of the format, what names the run, and a sum of both.
    pub fn encode(&self) -> String {
        let (prefix, packed) = match &self.choices {
            Some((options, choices)) => (PREFIX, postcard::to_allocvec(&(FORMAT, &self.file, self.fingerprint, options, choices))),
            None => (FILE_PREFIX, postcard::to_allocvec(&(FORMAT, &self.file, self.fingerprint))),
        };
        let mut bytes = packed.unwrap_or_default();
        let sum = Fingerprint::of(bytes.as_slice()).0 as u16;
        bytes.extend(sum.to_le_bytes());
        format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))
    }

    /// What stands in a link or a log in the place of a scenario's name, if that names a run on somebody's own file.
    ///
    /// # Errors
    /// If it is such a name and cannot be read.
    pub fn decode(scenario: &str) -> Result<Option<Self>, NameError> {
        let table = scenario.strip_prefix(PREFIX);
        let Some(code) = table.or_else(|| scenario.strip_prefix(FILE_PREFIX)) else { return Ok(None) };
        let cut = NameError::Changed;
        let bytes = URL_SAFE_NO_PAD.decode(code).map_err(|_| cut)?;
        let (body, sum) = bytes.split_last_chunk::<2>().ok_or(cut)?;
        if Fingerprint::of(body).0 as u16 != u16::from_le_bytes(*sum) {
            return Err(cut);
        }
        let (number, packed) = body.split_first().ok_or(cut)?;
        format::check(Some(f64::from(*number))).map_err(NameError::Format)?;
        let unknown = |_| NameError::Unknown;
        let (file, fingerprint, choices) = if table.is_some() {
            let (file, fingerprint, options, choices) = postcard::from_bytes(packed).map_err(unknown)?;
            (file, fingerprint, Some((options, choices)))
        } else {
            let (file, fingerprint) = postcard::from_bytes(packed).map_err(unknown)?;
            (file, fingerprint, None)
        };
        Ok(Some(Self { file, fingerprint, choices }))
    }

    /// The file's name, no longer than a line.
    pub fn file_in_words(&self) -> String {
        clipped(&self.file, 80).to_owned()
    }
}

/// A table, or a scenario's file, made ready to run.
#[derive(Clone, Debug)]
pub struct Own {
    /// What names it.
    pub name: Name,
    /// The product that it became.
    pub scenario: Arc<Scenario>,
    /// Its rows, if it is a table.
    pub recorded: Option<Arc<ReplayDataset>>,
}

impl Own {
    /// Makes a table ready.
    ///
    /// # Errors
    /// If no run can be made of these choices: why.
    pub fn new(table: &Arc<Table>, file: &str, choices: Choices) -> Result<Self, SessionError> {
        let mut making = Making::begin(table, file, choices)?;
        while making.step() {}
        making.finish()
    }
}

/// A table that is being made ready, bit by bit, so that a page can answer meanwhile.
#[derive(Clone, Debug)]
pub struct Making {
    table: Arc<Table>,
    name: Name,
    choices: Choices,
    /// Columns and what they are, in the order of the schema.
    sources: Vec<(usize, ColumnKind)>,
    /// Words of each list, by their number in the column.
    lists: Vec<Vec<u16>>,
    order: Vec<u32>,
    rows: Batch,
    fields: Vec<Field>,
}

impl Making {
    /// Puts rows in order, and leaves out those without an outcome.
    ///
    /// # Errors
    /// If no run can be made of these choices: why.
    pub fn begin(table: &Arc<Table>, file: &str, choices: Choices) -> Result<Self, SessionError> {
        choices.check(table)?;
        let order = choices.known_rows(table);
        let sources: Vec<(usize, ColumnKind)> = choices.fields().collect();
        let mut rows = Batch::with_capacity(sources.len(), order.len());
        rows.reset(order.len());
        let chosen = (table.options.clone(), choices.clone());
        let name = Name { file: file.to_owned(), fingerprint: table.fingerprint, choices: Some(chosen) };
        Ok(Self { table: table.clone(), name, choices, sources, lists: Vec::new(), order, rows, fields: Vec::new() })
    }

    /// Takes over the next column. Says whether there are more.
    pub fn step(&mut self) -> bool {
        let f = self.fields.len();
        let Some(&(at, kind)) = self.sources.get(f) else { return false };
        let column = &self.table.columns[at];
        let list = if kind == ColumnKind::Number { Vec::new() } else { self.list(column, kind) };
        // The place of a word in the list; what is not in it is the last one, "other".
        let mut places = vec![list.len() as f32; column.words.len()];
        list.iter().enumerate().for_each(|(place, word)| places[usize::from(*word)] = place as f32);
        let value = |row: usize| match kind {
            ColumnKind::Number => column.number(row).map(|value| value as f32).filter(|value| value.is_finite()),
            _ => column.code(row).map(|code| places[usize::from(code)]),
        };
        for (to, row) in self.order.iter().enumerate() {
            self.rows.set(to, f, value(*row as usize));
        }
        let field = self.field(column, kind, &list);
        self.fields.push(field);
        self.lists.push(list);
        self.fields.len() < self.sources.len()
    }

    /// How far it is, 0 to 1.
    pub fn progress(&self) -> f64 {
        self.fields.len() as f64 / self.sources.len().max(1) as f64
    }

    /// The words of a list, by how often they occur; of yes and no, no comes first.
    fn list(&self, column: &Column, kind: ColumnKind) -> Vec<u16> {
        if kind == ColumnKind::YesNo {
            let yes = kind::yes_of(column).unwrap_or(1);
            return vec![1 - yes.min(1), yes];
        }
        let lists = self.sources.iter().filter(|(_, kind)| *kind == ColumnKind::Category).count();
        let most = (MOST_OF_LISTS / lists.max(1)).clamp(2, MOST_OF_LIST);
        let mut words = column.words.by_count();
        if words.len() > most {
            words.truncate(most - 1);
        }
        words
    }

    fn field(&self, column: &Column, kind: ColumnKind, list: &[u16]) -> Field {
        let name = column.name.as_str();
        match kind {
            ColumnKind::YesNo => Field::flag(name, name),
            ColumnKind::Number => {
                // A little beyond what occurs; and 0, for a value that is missing is held as 0.
                let (low, high) = column.counts.range;
                let margin = (high - low) * 0.05;
                let range = (if low >= 0.0 { 0.0 } else { low - margin }, if high <= 0.0 { 0.0 } else { high + margin });
                // Trouble can bring any number in another unit: here, in thousandths.
                let field = Field::number(name, name, "", range).or_in("ones", "thousandths", 1_000.0, 0.0);
                if low >= 0.0 && self.is_skewed() { field.log() } else { field }
            }
            _ => {
                let mut words: Vec<String> = list.iter().map(|word| clipped(column.words.get(*word), 40).to_owned()).collect();
                if list.len() < column.words.len() {
                    words.push("(other)".to_owned());
                }
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                Field::category(name, name, &words)
            }
        }
    }

    /// The newest column has a long tail to the right: its mean lies far above its median.
    fn is_skewed(&self) -> bool {
        let f = self.fields.len();
        let step = (self.rows.len() / 2_000).max(1);
        let mut values: Vec<f32> = (0..self.rows.len()).step_by(step).filter_map(|row| self.rows.value(row, f)).collect();
        values.sort_unstable_by(f32::total_cmp);
        let mean = values.iter().map(|v| f64::from(*v)).sum::<f64>() / values.len().max(1) as f64;
        let median = values.get(values.len() / 2).map_or(0.0, |v| f64::from(*v));
        mean > 1.5 * median && mean > 0.0
    }

    /// The run's scenario and rows.
    ///
    /// # Errors
    /// If the fields are none that a model can learn from.
    pub fn finish(self) -> Result<Own, SessionError> {
        let choices = &self.choices;
        let target = &self.table.columns[usize::from(choices.target)];
        let positive: Vec<bool> = self.order.iter().map(|row| choices.outcome(target, *row as usize).unwrap_or(false)).collect();
        let (segments, segment) = self.segments();
        let number = |row: &u32| target.number(*row as usize).unwrap_or_default() as f32;
        let line = choices.positive.line().filter(|_| choices.positive.is_number());
        let amounts = if line.is_some() { self.order.iter().map(number).collect() } else { Vec::new() };
        let recorded = ReplayDataset { positive, amount: amounts, segment, a_day: choices.a_day, rows: self.rows };
        let schema = Schema::new(self.fields).map_err(OwnDataError::Schema)?;
        let rule = rule::best(&schema, &recorded.rows, &recorded.positive, recorded.past());
        let costs = (choices.missed_eur, choices.false_alarm_eur);
        let scenario = Scenario {
            id: self.name.encode(),
            fault_narratives: FaultNarratives {
                dropped_field: schema.fields[0].name.clone(),
                dropped_for: segments[0].id.clone(),
                ..stories()
            },
            schema,
            segments,
            rule,
            rule_points: 1.0,
            amount: line.map(|line| amount::of(target, line as f32)),
            // Where a call costs as much as it saves.
            threshold: ((costs.1 / (costs.0 + costs.1) * 100.0).round() / 100.0).clamp(0.03, 0.97),
            ..product(&self.table, &self.name.file, choices)
        };
        Ok(Own { scenario: Arc::new(scenario), recorded: Some(Arc::new(recorded)), name: self.name })
    }

    /// Kinds of customers, and which one each row is.
    fn segments(&self) -> (Vec<Segment>, Vec<u8>) {
        let named = |id: String, name: String, share: f32| Segment { id, name, share, severity: 0.0 };
        let Some(at) = self.choices.segment else {
            return (vec![named("all".into(), "All rows".into(), 1.0)], vec![0; self.order.len()]);
        };
        let column = &self.table.columns[usize::from(at)];
        let mut words = column.words.by_count();
        words.truncate(MOST_SEGMENTS);
        let place = |row: &u32| {
            let code = column.code(*row as usize);
            words.iter().position(|word| Some(*word) == code).unwrap_or(words.len()) as u8
        };
        let of: Vec<u8> = self.order.iter().map(place).collect();
        let share = |place: usize| of.iter().filter(|s| usize::from(**s) == place).count() as f32 / of.len().max(1) as f32;
        let mut segments: Vec<Segment> = words
            .iter()
            .enumerate()
            .map(|(place, word)| named(format!("group-{}", place + 1), clipped(column.words.get(*word), 24).to_owned(), share(place)))
            .collect();
        if of.iter().any(|s| usize::from(*s) == words.len()) {
            segments.push(named("others".into(), "Others".into(), share(words.len())));
        }
        (segments, of)
    }
}

/// How the run is spoken of. A word that only means yes says nothing: the column's name stands for it.
fn words(table: &Table, choices: &Choices) -> Words {
    let target = &table.columns[usize::from(choices.target)];
    let yes = choices.kinds[usize::from(choices.target)] == ColumnKind::YesNo;
    let says_yes = matches!(choices.positive, Positive::Word(word) if yes && kind::yes_of(target) == Some(word));
    let positive = if says_yes { target.name.clone() } else { choices.positive_words(table) };
    let short: String = positive.chars().take(28).collect();
    Words {
        one: "row".into(),
        many: "rows".into(),
        positive: short,
        sender: "sender".into(),
        senders: "senders".into(),
        harmed: "person".into(),
        harmed_many: "people".into(),
        harm: String::new(),
    }
}

/// What trouble is like here.
fn stories() -> FaultNarratives {
    FaultNarratives {
        dropped_field: String::new(),
        dropped_for: String::new(),
        feature_store_fields: Vec::new(),
        peak: "Everybody comes at once.".into(),
        moved: "What was true yesterday is not today.".into(),
        newcomers: "Rows of another kind come in.".into(),
    }
}

/// All of the scenario that does not depend on columns one by one.
fn product(table: &Table, file: &str, choices: &Choices) -> Scenario {
    let target = &table.columns[usize::from(choices.target)].name;
    let (file, what) = (clipped(file, 60), choices.positive_words(table));
    let tells = match choices.positive {
        Positive::Number(line) => format!("the number of “{target}”, and so whether it is above {line}"),
        _ => format!("whether “{target}” is “{what}”"),
    };
    let a_minute = choices.a_day as f32 / 1_440.0;
    let servers = 2;
    let answer_ms = 120.0;
    let nothing = || Concept { base: 0.0, terms: Vec::new(), noise: 0.0 };
    Scenario {
        id: String::new(),
        name: "Your own data".into(),
        sentence: format!("Rows of “{file}” come in, and the model predicts {tells}."),
        opening: format!("It reads rows of “{file}”, a file that somebody brought, and predicts {tells}."),
        reads: Vec::new(),
        fault_narratives: stories(),
        decision: format!("From the other columns, the model predicts {tells}."),
        not_for: String::new(),
        sector: String::new(),
        stakes: format!("A miss costs {} EUR, a false alarm {} EUR.", choices.missed_eur, choices.false_alarm_eur),
        words: words(table, choices),
        schema: Schema { fields: Vec::new() },
        distributions: Vec::new(),
        segments: Vec::new(),
        traffic: Traffic { by_hour: vec![a_minute; 24], by_weekday: vec![1.0; 7] },
        concept: nothing(),
        drifted_concept: nothing(),
        amount: None,
        outcomes: Outcomes { coverage: 1.0, median_hours: choices.delay_hours, spread: 0.6, longest_hours: 120 },
        costs: Costs {
            missed_eur: choices.missed_eur,
            missed_harm: 0.0,
            harm_after_hours: 4,
            false_alarm_eur: choices.false_alarm_eur,
            false_alarm_harm: 0.0,
            manual_review_eur: 0.5,
            server_eur_per_hour: 1.0,
        },
        rule: Vec::new(),
        rule_points: 1.0,
        threshold: 0.5,
        service: Service {
            servers,
            answer_ms,
            spread: 0.18,
            // The servers are busy for a quarter of the time, whatever the traffic.
            hold: (0.25 * servers as f32 * 60_000.0 / (answer_ms * a_minute)).max(1.0),
            timeout_ms: 1_000.0,
            target_ms_p95: 400.0,
        },
    }
}

#[cfg(test)]
mod tests;
