//! What the cards of a way are made of, and whether what the sender meant may be shown.

use super::view::{TraceCard, TraceRow};
use crate::learn::data::Schema;
use crate::platform::probe::Fields;
use crate::present::control_room::view::StageId;
use crate::present::view::StatusIcon;
use crate::present::words::rules;
use crate::session::Session;

pub(super) fn card(stage: StageId, lead: impl Into<String>) -> TraceCard {
    let (head, rows, note) = (["", "", ""], Vec::new(), String::new());
    TraceCard { stage, name: String::new(), state: StatusIcon::Normal, lead: lead.into(), head, rows, note }
}

pub(super) fn field_rows(schema: &Schema, values: &Fields, other: &Fields) -> Vec<TraceRow> {
    let row = |(at, field): (usize, &crate::learn::data::Field)| {
        let (here, there) = (rules::value(field, values[at]), rules::value(field, other[at]));
        let differs = values[at] != other[at];
        TraceRow { marked: differs, cells: [field.label.clone(), here, if differs { there } else { String::new() }], bar: None }
    };
    schema.fields.iter().enumerate().map(row).collect()
}

/// What the sender meant may be shown.
pub(super) fn sender_is_known(session: &Session, truth: bool) -> bool {
    !session.is_guessing() && (truth || session.world().faults.iter().all(|active| session.shows(active)))
}

/// Two decimals with their sign: "+1.20", "−0.45".
pub(super) fn signed(value: f32) -> String {
    let rounded = (f64::from(value) * 100.0).round() / 100.0;
    // What is rounded away has no sign.
    match rounded {
        0.0 => "0.00".to_owned(),
        less if less < 0.0 => format!("−{:.2}", -less),
        more => format!("+{more:.2}"),
    }
}
