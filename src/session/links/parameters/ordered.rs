//! Trouble that a teacher has ordered, by the hour: how it is written, and what is said where it cannot be read.

use serde::Serialize;

use crate::base::wording;
use crate::platform::faults;

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
pub(super) fn ordered(order: &str) -> Result<Ordered, String> {
    let (hidden, order) = order.strip_prefix('!').map_or((false, order), |rest| (true, rest));
    let (hour, fault) = order.split_once(':').ok_or("It is written hour:fault, as in 30:seconds-for-minutes.")?;
    let mut parts = fault.splitn(3, ':');
    let fault = parts.next().unwrap_or_default();
    let [size, field] = [parts.next(), parts.next()].map(|part| part.filter(|part| !part.is_empty()));
    let hour = hour.parse().ok().filter(|hour| *hour <= 365 * 24).ok_or("The hour is a whole number from 0 to 8760.")?;
    let meant = || wording::meant(fault, faults::ALL.iter().map(|fault| fault.id));
    let fault = faults::find(fault).ok_or_else(|| format!("The fault is one from the list of faults.{}", meant()))?;
    let range = fault.size.least..=fault.size.most;
    let size = match size {
        Some(size) => {
            Some(size.parse().ok().filter(|size| range.contains(size)).ok_or("Its size is outside of what this trouble can have.")?)
        }
        None => None,
    };
    if field.is_some() && fault.targeting.field.is_none() {
        return Err("This trouble does not strike a field.".to_owned());
    }
    Ok(Ordered { hour, fault: fault.id, hidden, size, field: field.map(str::to_owned) })
}
