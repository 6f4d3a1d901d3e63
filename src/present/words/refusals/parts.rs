//! Parts of which several sentences are made.

use crate::platform::vocabulary::OutOfRange;
use crate::present::words::short;

/// "between 50 and 1,000; 3 is outside".
pub(super) fn outside(OutOfRange { least, most, given }: &OutOfRange) -> String {
    let [least, most, given] = [least, most, given].map(|value| short(f64::from(*value)));
    format!("between {least} and {most}; {given} is outside")
}

/// No longer than a line, and without what no line has.
pub(super) fn clipped(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(40).collect()
}
