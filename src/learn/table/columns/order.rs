//! The order of rows in time, by a key for each of them.

use crate::learn::table::numbers::number::Whole;

/// A pair of numbers that grows with what it stands for.
pub type Key = (u64, u32);

/// The key of a moment.
pub const fn of_moment(time: i64) -> Key {
    ((time ^ i64::MIN) as u64, 0)
}

/// The key of a number.
pub fn of_number(number: Whole) -> Key {
    // Floats sort like their bits once the sign is put right.
    let (wide, rest) = ((number.value + 0.0).to_bits(), (number.rest + 0.0).to_bits());
    let wide = if wide >> 63 == 1 { !wide } else { wide | 1 << 63 };
    (wide, if rest >> 31 == 1 { !rest } else { rest | 1 << 31 })
}

/// The rows from the lowest key to the highest. `None` if the file is in order already.
///
/// Rows whose keys are alike stay in the order of the file; where the file runs from the newest to the oldest, in the
/// opposite order, for there the row above came later. A row without a key stays beside the row that came before it.
pub fn by_key(rows: usize, key: impl Fn(usize) -> Option<Key>) -> Option<Vec<u32>> {
    let newest_first = runs_down(rows, &key);
    let row_at = |place: usize| if newest_first { rows - 1 - place } else { place };
    let mut last = (0, 0);
    let mut keys = vec![last; rows];
    for place in 0..rows {
        let row = row_at(place);
        last = key(row).unwrap_or(last);
        keys[row] = last;
    }
    if !newest_first && keys.is_sorted() {
        return None;
    }
    let mut order: Vec<u32> = (0..rows).map(|place| row_at(place) as u32).collect();
    let mut next = vec![0; rows];
    // What only rests can tell comes first, so that it decides where the rest is alike.
    if keys.iter().any(|key| key.1 != keys[0].1) {
        sort(&mut order, &mut next, 32, |row| u64::from(keys[row as usize].1));
    }
    sort(&mut order, &mut next, 64, |row| keys[row as usize].0);
    Some(order)
}

/// Eleven bits at a time, from the lowest: equal ones keep their order. Stretches of bits that never differ are left out.
fn sort(order: &mut Vec<u32>, next: &mut Vec<u32>, bits: usize, key: impl Fn(u32) -> u64) {
    let first = order.first().map_or(0, |row| key(*row));
    let differ = order.iter().fold(0, |bits, row| bits | (key(*row) ^ first));
    for shift in (0..bits).step_by(11).filter(|shift| differ >> shift & 0x7FF != 0) {
        let digit = |row: u32| (key(row) >> shift) as usize & 0x7FF;
        let mut starts = [0u32; 2_049];
        order.iter().for_each(|row| starts[digit(*row) + 1] += 1);
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        for &row in order.iter() {
            let start = &mut starts[digit(row)];
            next[*start as usize] = row;
            *start += 1;
        }
        std::mem::swap(order, next);
    }
}

/// Keys go down from row to row more often than up: the file runs from the newest row to the oldest.
pub fn runs_down(rows: usize, key: impl Fn(usize) -> Option<Key>) -> bool {
    let (mut ups, mut downs) = (0u32, 0u32);
    let mut last = None;
    for now in (0..rows).filter_map(key) {
        if let Some(before) = last.replace(now) {
            ups += u32::from(now > before);
            downs += u32::from(now < before);
        }
    }
    downs > ups
}
