//! Numbers as people write them: 0.3, not 0.30000001192092896.

use serde::Serialize;
use serde_json::{Value, json};

/// The most digits that a number of four bytes needs. Reading text as numbers may err in the last digit of eight bytes.
const SHORTEST: usize = 9;
/// Digits of a measured figure that say something.
const DIGITS: i32 = 6;
/// Its decimals, however large it is: money has cents.
const DECIMALS: i32 = 2;

/// A number that was held in four bytes, by its shortest text.
pub fn short(value: f32) -> Value {
    match value.to_string() {
        text if value.fract() == 0.0 && value.abs() < 1e9 => text.parse::<i64>().map_or(Value::Null, Value::from),
        text => json!(text.parse::<f64>().ok().filter(|value| value.is_finite())),
    }
}

/// The same with all small numbers of something: as text they are short, and stay so when they are read again.
pub fn plain(value: &impl Serialize) -> Value {
    let read = serde_json::to_string(value).ok().and_then(|text| serde_json::from_str(&text).ok());
    each_number(read.unwrap_or_default(), &|number| json!(format!("{number:.*e}", SHORTEST - 1).parse::<f64>().ok()))
}

/// The same with all its numbers as measured figures.
pub fn figures(value: &impl Serialize) -> Value {
    each_number(plain(value), &figure)
}

/// Something with each number that has a point written otherwise.
fn each_number(value: Value, written: &dyn Fn(f64) -> Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => number.as_f64().map_or(Value::Null, written),
        Value::Array(all) => all.into_iter().map(|value| each_number(value, written)).collect(),
        Value::Object(all) => all.into_iter().map(|(name, value)| (name, each_number(value, written))).collect(),
        other => other,
    }
}

/// A figure that was measured or worked out, with the digits that say something.
pub fn figure(value: f64) -> Value {
    let before = format!("{:.0}", value.abs().trunc()).trim_start_matches('0').len() as i32;
    let leading = format!("{value:e}").split_once('e').and_then(|(_, power)| power.parse::<i32>().ok()).unwrap_or_default();
    let decimals = if before > 0 { (DIGITS - before).max(DECIMALS) } else { DIGITS - 1 - leading };
    let rounded = format!("{value:.*}", decimals as usize);
    json!(rounded.parse::<f64>().ok().filter(|rounded| rounded.is_finite()))
}

/// The same where there may be none.
pub fn maybe(value: Option<f64>) -> Value {
    value.map_or(Value::Null, figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_the_digits_that_say_something() {
        let check = |value: f64, expected: &str| assert_eq!(figure(value).to_string(), expected);
        check(f64::from(0.3_f32), "0.3");
        check(0.1 + 0.2, "0.3");
        check(13.0 / 30.0, "0.433333");
        check(0.000_123_456_789, "0.000123457");
        check(83_354.257_812_5, "83354.26");
        check(1_234_567.891, "1234567.89");
        check(-12.345_678_9, "-12.3457");
        check(0.0, "0.0");
        check(f64::NAN, "null");
        assert_eq!([0.3, 400.0, -0.5, 1e20, f32::NAN].map(|value| short(value).to_string()), ["0.3", "400", "-0.5", "1e+20", "null"]);
        assert_eq!(plain(&[0.1_f32, 7.0]).to_string(), "[0.1,7.0]");
        assert_eq!(plain(&("a", Some(0.1_f32 + 0.2))).to_string(), "[\"a\",0.3]");
        assert_eq!(figures(&[1.0 / 3.0, 4.0]).to_string(), "[0.333333,4.0]");
    }
}
