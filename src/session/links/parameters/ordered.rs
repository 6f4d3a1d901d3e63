//! Trouble that a teacher has ordered, by the hour: how it is written, and why it cannot be read.

use serde::Serialize;

use crate::platform::faults;
use crate::session::links::note::OrderError;

/// The latest hour.
pub const LAST_HOUR: u32 = 365 * 24;

/// Trouble that a teacher has ordered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ordered {
    /// So many hours after the start.
    pub hour: u32,
    /// The fault's id.
    pub fault: &'static str,
    /// The page does not show it.
    pub hidden: bool,
    /// How large it is, where that is not as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<f32>,
    /// The field that it strikes, by its name in files, where that is not as usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Ordered {
    /// "!30:seconds-for-minutes", with its size and its field behind it where they are not as usual.
    pub fn write(&self) -> String {
        let size = self.size.map(|size| size.to_string());
        let more = match (size, &self.field) {
            (None, None) => String::new(),
            (size, None) => format!(":{}", size.unwrap_or_default()),
            (size, Some(field)) => format!(":{}:{field}", size.unwrap_or_default()),
        };
        format!("{}{}:{}{more}", if self.hidden { "!" } else { "" }, self.hour, self.fault)
    }
}

/// "30:seconds-for-minutes", with an exclamation mark before it for what is hidden, its size and its field behind it. Nothing
/// comes later than day 365. Whether the system has such a field is seen where the trouble is put in.
pub(super) fn ordered(order: &str) -> Result<Ordered, OrderError> {
    let (hidden, order) = order.strip_prefix('!').map_or((false, order), |rest| (true, rest));
    let (hour, fault) = order.split_once(':').ok_or(OrderError::Parts)?;
    let mut parts = fault.splitn(3, ':');
    let fault = parts.next().unwrap_or_default();
    let [size, field] = [parts.next(), parts.next()].map(|part| part.filter(|part| !part.is_empty()));
    let hour = hour.parse().ok().filter(|hour| *hour <= LAST_HOUR).ok_or(OrderError::Hour)?;
    let fault = faults::find(fault).ok_or_else(|| OrderError::NoSuchFault { fault: fault.to_owned() })?;
    let range = fault.size.least..=fault.size.most;
    let size = match size {
        Some(size) => Some(size.parse().ok().filter(|size| range.contains(size)).ok_or(OrderError::Size)?),
        None => None,
    };
    if field.is_some() && fault.targeting.field.is_none() {
        return Err(OrderError::NoField);
    }
    Ok(Ordered { hour, fault: fault.id, hidden, size, field: field.map(str::to_owned) })
}
