//! The order of rows in time.

use super::column::Column;

/// The rows from the earliest to the latest by this column; rows that are alike in it, and those without a moment, stay
/// in the order of the file, the latter where the last known moment before them puts them. `None` if the file is in
/// order already.
pub fn by_time(column: &Column, rows: usize) -> Option<Vec<u32>> {
    let mut last = 0;
    let mut keys = Vec::with_capacity(rows);
    for row in 0..rows {
        last = key(column, row).unwrap_or(last);
        keys.push(last);
    }
    if keys.is_sorted() {
        return None;
    }
    let mut order: Vec<u32> = (0..rows as u32).collect();
    let mut next = vec![0; rows];
    // Eleven bits at a time, from the lowest: three passes sort any number of rows, and equal ones keep their order.
    for shift in [0, 11, 22] {
        let digit = |row: u32| (keys[row as usize] >> shift) as usize & 0x7FF;
        let mut starts = [0u32; 2_049];
        order.iter().for_each(|row| starts[digit(*row) + 1] += 1);
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        for &row in &order {
            let start = &mut starts[digit(row)];
            next[*start as usize] = row;
            *start += 1;
        }
        std::mem::swap(&mut order, &mut next);
    }
    Some(order)
}

/// A number that grows with the moment, or with the plain number where a column counts steps.
fn key(column: &Column, row: usize) -> Option<u32> {
    match column.time(row) {
        Some(time) => Some((time ^ i32::MIN) as u32),
        None => column.number(row).map(|value| {
            // Floats sort like their bits once the sign is put right.
            let bits = value.to_bits();
            if bits >> 31 == 1 { !bits } else { bits | 1 << 31 }
        }),
    }
}
