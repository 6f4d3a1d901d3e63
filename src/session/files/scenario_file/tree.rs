//! A JSON document whose keys keep their order, so that what is written reads from the general to the particular.

use serde_json::Value;

use super::problem::PartKind;

/// As wide as a line may be.
const WIDTH: usize = 110;

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// Nothing.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A number; always finite.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and what stands behind them, in order.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads a document.
    ///
    /// # Errors
    /// If it is no JSON: why, with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map(Self::of).map_err(|why| why.to_string())
    }

    fn of(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => Self::Number(number.as_f64().unwrap_or(0.0)),
            Value::String(text) => Self::Text(text),
            Value::Array(list) => Self::List(list.into_iter().map(Self::of).collect()),
            Value::Object(object) => Self::Object(object.into_iter().map(|(key, value)| (key, Self::of(value))).collect()),
        }
    }

    /// What kind of part it is.
    pub const fn kind(&self) -> PartKind {
        match self {
            Self::Null => PartKind::Null,
            Self::Flag(_) => PartKind::Flag,
            Self::Number(_) => PartKind::Number,
            Self::Text(_) => PartKind::Text,
            Self::List(_) => PartKind::List,
            Self::Object(_) => PartKind::Object,
        }
    }

    /// As text: what fits stands on one line.
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_at(0, 0, &mut out);
        out.push('\n');
        out
    }

    /// `before` is what stands on the line before it, beside the indent.
    fn write_at(&self, depth: usize, before: usize, out: &mut String) {
        let line = self.on_one_line();
        let parts = match self {
            Self::List(list) => list.len(),
            Self::Object(object) => object.len(),
            _ => 0,
        };
        if parts == 0 || (depth > 0 && 2 * depth + before + line.len() < WIDTH) {
            out.push_str(&line);
            return;
        }
        let (open, close) = if matches!(self, Self::List(_)) { ('[', ']') } else { ('{', '}') };
        let indent = |depth: usize| format!("\n{}", "  ".repeat(depth));
        out.push(open);
        for nth in 0..parts {
            out.push_str(&indent(depth + 1));
            match self {
                Self::List(list) => list[nth].write_at(depth + 1, 1, out),
                Self::Object(object) => {
                    let key = format!("{}: ", quoted(&object[nth].0));
                    out.push_str(&key);
                    object[nth].1.write_at(depth + 1, key.len() + 1, out);
                }
                _ => {}
            }
            if nth + 1 < parts {
                out.push(',');
            }
        }
        out.push_str(&indent(depth));
        out.push(close);
    }

    fn on_one_line(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => quoted(text),
            Self::List(list) => format!("[{}]", list.iter().map(Self::on_one_line).collect::<Vec<_>>().join(", ")),
            Self::Object(object) => {
                let entries = object.iter().map(|(key, value)| format!("{}: {}", quoted(key), value.on_one_line()));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
