//! From a row of a stream to the columns that an online learner weighs.
//!
//! A kind becomes one column for each kind, 1 where it is that kind. A quantity stands twice: spread from -1 to 1, which
//! is all that a straight rule needs, and in six boxes of equal width, so that the learner can also like the middle of a
//! range (“from 40 to 60 years”). The bounds are those that the stream promises; nothing is fitted, so the first row is
//! encoded like the last.

use super::stream::StreamColumn;

/// Boxes of a quantity.
const BOXES: usize = 6;

/// Number of columns of an encoded row.
pub fn width(columns: &[StreamColumn]) -> usize {
    columns.iter().map(|column| if column.kinds { boxes(column) } else { 1 + boxes(column) }).sum()
}

fn boxes(column: &StreamColumn) -> usize {
    if column.kinds { (column.range.1 - column.range.0) as usize + 1 } else { BOXES }
}

/// Encodes a row.
pub fn encode(columns: &[StreamColumn], row: &[f64], out: &mut Vec<f32>) {
    out.clear();
    for (column, value) in columns.iter().zip(row) {
        let (low, high) = column.range;
        let boxes = boxes(column);
        let place = ((value - low) / (high - low)).clamp(0.0, 1.0);
        let own = if column.kinds {
            (value - low) as usize
        } else {
            out.push((2.0 * place - 1.0) as f32);
            (place * boxes as f64) as usize
        };
        out.extend((0..boxes).map(|at| f32::from(u8::from(at == own.min(boxes - 1)))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_quantities_are_spread_out() {
        let columns = [StreamColumn::kinds("kind", 1.0, 3.0), StreamColumn::number("age", 20.0, 80.0)];
        let mut out = Vec::new();
        let mut check = |row: [f64; 2], expected: [f32; 10]| {
            encode(&columns, &row, &mut out);
            assert_eq!(out, expected);
        };
        check([1.0, 20.0], [1.0, 0.0, 0.0, -1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        check([3.0, 80.0], [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
        check([2.0, 50.0], [0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
        assert_eq!(width(&columns), 10);
    }
}
